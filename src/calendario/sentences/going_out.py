"""Problems of a publication on its way: what a network refuses, and what cannot be found out afterwards."""

from __future__ import annotations

from calendario.sentences.language import msg, msgs
from calendario.sentences.words import LOOK_AND_SAY, NOT_REPEATED, NOTHING_LOST, TRY_LATER, Words

GOING_OUT: dict[str, Words] = {
    # what is published
    "text_too_long": Words(
        (
            msg("{channel} has not accepted the text: it is too long."),
            msg("The network has not accepted the text: it is too long."),
        ),
        msg("Nothing has been published."),
        (msg("Shorten it or split it in two."),),
    ),
    "text_empty": Words(
        (
            msg("{channel} has not accepted the publication: it has no text."),
            msg("The publication has no text."),
        ),
        msg("Nothing has been published."),
        (msg("Write the text and plan it again."),),
    ),
    "too_many_images": Words(
        (
            msg("There are {count} images, and {channel} takes {limit}."),
            msg("There are {images} images, and {channel} takes {limit}."),
            msg("There are more images than the network takes."),
        ),
        msg("Nothing has been published."),
        (msg("Take some away."),),
    ),
    "alt_text_too_long": Words(
        (
            msg("The description of image {number} is longer than {limit} characters."),
            msg("The description of an image is too long."),
        ),
        msg("Nothing has been published."),
        (msg("Shorten the description."),),
    ),
    "visibility_unsupported": Words(
        (
            msg("{channel} has no way to choose who sees it."),
            msg("This network has no way to choose who sees it."),
        ),
        msg("It has not been published, so that it is not seen by everybody."),
        (msg("Choose «Everybody» or take this channel away."),),
    ),
    "visibility_not_public": Words(
        (msg("A web page is seen by everybody, and this text is not for everybody."),),
        msg("It has not been published."),
        (msg("Choose «Everybody» or take this channel away."),),
    ),
    "key_taken": Words(
        (
            msg("In {channel} there is already another publication in the place of this one."),
            msg("There is already another publication in the place of this one."),
        ),
        msg("Nothing has been overwritten."),
        (msg("Look at it in the network; if it is not the same, plan this one again."),),
    ),
    "media_not_ready": Words(
        (
            msg("{channel} has not finished preparing the images or the video."),
            msg("The network has not finished preparing the images or the video."),
        ),
        NOTHING_LOST,
        (TRY_LATER,),
    ),
    "picture_refused": Words(
        (
            msg("{channel} has not accepted image {number}."),
            msg("{channel} has not accepted an image."),
            msg("The network has not accepted an image."),
        ),
        msg("The publication has not gone out without it."),
        (msg("Change the image and plan it again."),),
    ),
    "image_too_big": Words(
        (
            msg("{channel} has not accepted an image: it is too big."),
            msg("The network has not accepted an image: it is too big."),
        ),
        msg("The publication has not gone out without it."),
        (msg("Use a smaller image."),),
    ),
    "pictures_gone": Words(
        (
            msg("{channel} no longer keeps the images that were sent."),
            msg("The network no longer keeps the images that were sent."),
        ),
        NOTHING_LOST,
        (msg("They will be sent again."),),
    ),
    "thread_begun": Words(
        (
            msgs(
                "{out} part of this thread is out already, and its text is not the same any more.",
                "{out} parts of this thread are out already, and their text is not the same any more.",
                by="out",
            ),
            msg("Part of this thread is out already, and its text is not the same any more."),
        ),
        msg("Nothing has been repeated and nothing has been changed in the network."),
        (msg("Put back what those parts said, and the rest goes out after them; or write a new publication."),),
    ),
    # finding out what became of it
    "several_alike": Words(
        (
            msg("In {channel} there are several publications like this one."),
            msg("There are several publications like this one."),
        ),
        NOT_REPEATED,
        (LOOK_AND_SAY,),
    ),
    "perhaps_an_older_one": Words(
        (
            msg("In {channel} there is one like this, but it may be from before."),
            msg("There is one like this, but it may be from before."),
        ),
        NOT_REPEATED,
        (LOOK_AND_SAY,),
    ),
    "perhaps_edited": Words(
        (
            msg("In {channel} there is one that looks like this and was edited."),
            msg("There is one that looks like this and was edited."),
        ),
        NOT_REPEATED,
        (LOOK_AND_SAY,),
    ),
    "without_a_picture": Words(
        (
            msg("In {channel} it is there without one of its images."),
            msg("It is there without one of its images."),
        ),
        NOT_REPEATED,
        (LOOK_AND_SAY,),
    ),
    "list_not_whole": Words(
        (
            msg("{channel} does not show all its publications, and this one is not among those seen."),
            msg("The network does not show all its publications, and this one is not among those seen."),
        ),
        NOT_REPEATED,
        (LOOK_AND_SAY,),
    ),
    "list_not_shown": Words(
        (
            msg("{channel} does not let us see its publications."),
            msg("The network does not let us see its publications."),
        ),
        NOT_REPEATED,
        (LOOK_AND_SAY,),
    ),
    "other_post": Words(
        (
            msg("In {channel} there is another publication where this one should be."),
            msg("There is another publication where this one should be."),
        ),
        NOT_REPEATED,
        (LOOK_AND_SAY,),
    ),
    "not_seen_yet": Words(
        (
            msg("{channel} accepted it, but it cannot be seen there yet."),
            msg("The network accepted it, but it cannot be seen yet."),
        ),
        NOT_REPEATED,
        (msg("We look again by ourselves; if it takes long, look whether it is there and tell us."),),
    ),
    "accepted_then_absent": Words(
        (
            msg("{channel} accepted it, but it is not there."),
            msg("The network accepted it, but it is not there."),
        ),
        NOT_REPEATED,
        (LOOK_AND_SAY,),
    ),
    "proved_absent": Words(
        (
            msg("We looked at {channel}, and part {part} had not gone out."),
            msg("We looked at {channel} and it had not gone out."),
            msg("We looked and it had not gone out."),
        ),
        NOTHING_LOST,
        (msg("It goes out now by itself."),),
    ),
}
