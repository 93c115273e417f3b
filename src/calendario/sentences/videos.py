"""Problems of videos and subtitles, and what the review finds in them."""

from __future__ import annotations

from collections.abc import Mapping

from calendario.sentences.filling import Text
from calendario.sentences.language import msg, msgs
from calendario.sentences.pictures import ASK_AGAIN, EMPTY, NOTHING_ADDED
from calendario.sentences.words import TEXT_KEPT, Words

_SAVE_AS_MP4 = msg("Save it as MP4 (H.264) with a video program and add it again.")
_SHORTER = msg("Save it shorter or with less quality and add it again.")
_SUBTITLE_KINDS = msg("Choose a file of one of these kinds: {subtitle_kinds}.")
_ANEW = msg("Get it again from where it came and add it.")

VIDEOS: dict[str, Words] = {
    "video_unreadable": Words(
        (msg("The video «{name}» cannot be read."), msg("The video cannot be read.")),
        NOTHING_ADDED,
        (msg("Check that the file is still there and that you may open it."),),
    ),
    "video_empty": Words(
        EMPTY,
        NOTHING_ADDED,
        (ASK_AGAIN,),
    ),
    "video_too_big": Words(
        (
            msg("The video «{name}» weighs {size_bytes}, and the most that can be used is {most_bytes}."),
            msg("The video weighs too much."),
        ),
        NOTHING_ADDED,
        (_SHORTER,),
    ),
    "video_too_big_for_team": Words(
        (
            msg(
                "The video «{name}» weighs {size_bytes}, and in a calendar shared with colleagues "
                "the most is {most_bytes}."
            ),
            msg("The video weighs too much for a calendar shared with colleagues."),
        ),
        NOTHING_ADDED,
        (_SHORTER,),
    ),
    "video_unknown": Words(
        (msg("«{name}» is not a video that can be used."), msg("The file is not a video that can be used.")),
        NOTHING_ADDED,
        (msg("Choose a video of one of these kinds: {video_kinds}."), msg("Choose a video of another kind.")),
    ),
    "video_without_streams": Words(
        (msg("There is no picture and no sound in «{name}»."), msg("There is no picture and no sound in the file.")),
        NOTHING_ADDED,
        (_ANEW,),
    ),
    "video_only_sound": Words(
        (msg("In «{name}» there is only sound, no picture."), msg("In the file there is only sound, no picture.")),
        NOTHING_ADDED,
        (msg("Make a video of it, with a picture that stands still for example, and add it."),),
    ),
    "video_cut_off": Words(
        (msg("The video «{name}» is incomplete: its end is missing."), msg("The video is incomplete.")),
        NOTHING_ADDED,
        (_ANEW,),
    ),
    "video_damaged": Words(
        (msg("The video «{name}» is damaged."), msg("The video is damaged.")),
        NOTHING_ADDED,
        (_ANEW,),
    ),
    "video_too_many_pixels": Words(
        (
            msg("The video «{name}» says that it measures {width} × {height}: no network takes that."),
            msg("The video is too large: no network takes it."),
        ),
        NOTHING_ADDED,
        (_SAVE_AS_MP4,),
    ),
    "video_without_duration": Words(
        (msg("The video «{name}» does not say how long it lasts."), msg("The video does not say how long it lasts.")),
        NOTHING_ADDED,
        (_SAVE_AS_MP4,),
    ),
    "video_given_up": Words(
        (msg("The video was not added."),), NOTHING_ADDED, (msg("If you want it after all, add it again."),)
    ),
    "one_video_only": Words(
        (
            msg("«{name}» was not added: a post carries one video, and there is one already."),
            msg("A post carries one video, and there is one already."),
        ),
        NOTHING_ADDED,
        (msg("Remove it to put another in its place."),),
    ),
    "subtitles_without_video": Words(
        (
            msg("«{name}» was not added: subtitles go with a video, and there is none yet."),
            msg("Subtitles go with a video, and there is none yet."),
        ),
        NOTHING_ADDED,
        (msg("Add the video first."),),
    ),
    "one_file_of_subtitles": Words(
        (
            msg("«{name}» was not added: a video carries one file of subtitles, and there is one already."),
            msg("A video carries one file of subtitles, and there is one already."),
        ),
        NOTHING_ADDED,
        (msg("Remove it to put another in its place."),),
    ),
    "subtitles_unreadable": Words(
        (msg("The subtitles «{name}» cannot be read."), msg("The subtitles cannot be read.")),
        NOTHING_ADDED,
        (msg("Check that the file is still there and that you may open it."),),
    ),
    "subtitles_too_big": Words(
        (msg("«{name}» is too big to be subtitles."), msg("The file is too big to be subtitles.")),
        NOTHING_ADDED,
        (_SUBTITLE_KINDS, msg("Choose a file of another kind.")),
    ),
    "subtitles_empty": Words(
        (msg("There is nothing to read in «{name}»."), msg("There is nothing to read in the subtitles.")),
        NOTHING_ADDED,
        (_ANEW,),
    ),
    "subtitles_unknown": Words(
        (msg("«{name}» is not a file of subtitles that can be used."), msg("The file is not one of subtitles.")),
        NOTHING_ADDED,
        (_SUBTITLE_KINDS, msg("Choose a file of another kind.")),
    ),
    "subtitles_damaged": Words(
        (
            msg("In line {line} of «{name}» there is a time that cannot be."),
            msg("In the subtitles there is a time that cannot be."),
        ),
        NOTHING_ADDED,
        (msg("Correct that line and add them again."),),
    ),
    # when it goes out
    "video_missing": Words(
        (msg("The video is no longer where it was kept."),),
        TEXT_KEPT,
        (msg("Add the video again."),),
        needs_person=True,
    ),
    "video_refused": Words(
        (msg("{server} could not prepare the video."), msg("The network could not prepare the video.")),
        TEXT_KEPT,
        (_SAVE_AS_MP4,),
        needs_person=True,
    ),
    "video_too_big_there": Words(
        (msg("{server} takes no video as big as this one."), msg("The network takes no video as big as this one.")),
        TEXT_KEPT,
        (_SHORTER,),
        needs_person=True,
    ),
    "video_with_images": Words(
        (msg("There a video goes alone, without images."),),
        TEXT_KEPT,
        (msg("Remove the video or the images."),),
        needs_person=True,
    ),
    "too_many_videos": Words(
        (msg("There only one video fits."),), TEXT_KEPT, (msg("Remove the others."),), needs_person=True
    ),
    "video_kind": Words(
        (msg("This kind of video cannot be published there."),), TEXT_KEPT, (_SAVE_AS_MP4,), needs_person=True
    ),
}

VIDEO_FINDINGS: Mapping[str, tuple[Text, ...]] = {
    "video_unsupported": (msg("In {network} no video can go out"), msg("There no video can go out")),
    "too_many_videos": (msg("In {network} only one video fits"), msg("Only one video fits")),
    "video_with_images": (
        msg("In {network} a video goes alone: without images"),
        msg("A video goes alone: without images"),
    ),
    "video_type": (
        msg("{network} does not take {kind} videos: save it as MP4"),
        msg("The network does not take that kind of video: save it as MP4"),
    ),
    "video_may_not_play": (
        msg("The video may not be seen in {network}: save it as MP4 with H.264"),
        msg("The video may not be seen everywhere: save it as MP4 with H.264"),
    ),
    "video_too_big": (
        msg("The video weighs {size_bytes} and in {network} at most {limit_bytes}"),
        msg("The video weighs too much"),
    ),
    "video_too_long": (
        msgs(
            "The video lasts {seconds} second and in {network} {limit} at most",
            "The video lasts {seconds} seconds and in {network} {limit} at most",
            by="seconds",
        ),
        msg("The video lasts too long"),
    ),
    "video_too_large": (
        msg("The video measures {width} × {height}, more than {network} takes"),
        msg("The video has too many pixels"),
    ),
    "video_too_fast": (
        msg("The video has {rate} pictures a second and {network} takes {limit}"),
        msg("The video has too many pictures a second"),
    ),
    "missing_alt_text_of_video": (msg("The video has no description"),),
    "alt_text_poor_of_video": (msg("The description says nothing of the video: say what is seen"),),
    "alt_text_names_file_of_video": (msg("The description of the video names a file: say what is seen"),),
    "alt_text_too_long_of_video": (
        msg("The description of the video is longer than {limit} characters"),
        msg("The description of the video is too long"),
    ),
    "missing_subtitles": (msg("Somebody speaks in the video and there are no subtitles"),),
    "subtitles_not_reviewed": (msg("Nobody has reviewed the subtitles yet"),),
    "subtitles_left_out": (
        msg("{network} takes no subtitles beside the video: put them in the picture, or say it in the text"),
        msg("The subtitles do not go out there"),
    ),
    "subtitles_too_big": (
        msg("The subtitles have {kilobytes} kB and {network} takes {limit}"),
        msg("The subtitles are too long"),
    ),
    "gif_stands_still": (
        msg("In {network} the moving image {number} will stand still"),
        msg("In {network} the moving image will stand still"),
        msg("The moving image will stand still"),
    ),
}
