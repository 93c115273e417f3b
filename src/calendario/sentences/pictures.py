"""Problems of pictures."""

from __future__ import annotations

from calendario.sentences.language import msg
from calendario.sentences.words import TEXT_KEPT, Words

#: A picture is refused while somebody writes: nothing was about to go out.
NOTHING_ADDED = msg("Your text stays as it was.")

#: Of a file of which only its name is known: nothing in it agrees with that.
EMPTY = (
    msg("There is nothing in «{name}»: it weighs 0 bytes."),
    msg("There is nothing in the file: it weighs 0 bytes."),
)
ASK_AGAIN = msg("Ask whoever sent it to send it again.")
CHOOSE_KIND = (msg("Choose an image of one of these kinds: {picture_kinds}."), msg("Choose an image of another kind."))

PICTURES: dict[str, Words] = {
    # pictures
    "picture_missing": Words(
        (msg("The image is no longer where it was kept."),),
        TEXT_KEPT,
        (msg("Add the image again."),),
        needs_person=True,
    ),
    "picture_unreadable": Words(
        (
            msg("The image «{name}» cannot be read."),
            msg("The image cannot be read."),
        ),
        NOTHING_ADDED,
        (msg("Check that the file is still there and that you may open it."),),
    ),
    "picture_empty": Words(EMPTY, NOTHING_ADDED, (ASK_AGAIN,)),
    "picture_too_big": Words(
        (
            msg("The image «{name}» is too big ({megabytes} MB)."),
            msg("The image is too big."),
        ),
        NOTHING_ADDED,
        (msg("Make it smaller and add it again."),),
    ),
    "picture_file_too_big": Words(
        (
            msg("The image weighs {size_bytes}, and the most that can be used is {most_bytes}."),
            msg("The image weighs too much."),
        ),
        TEXT_KEPT,
        (msg("Make it smaller and add it again."),),
    ),
    "picture_too_many_pixels": Words(
        (
            msg("The image «{name}» has too many pixels ({width} × {height}): it is meant for a printer."),
            msg("The image «{name}» has too many pixels: it is meant for a printer."),
            msg("The image has too many pixels: it is meant for a printer."),
        ),
        NOTHING_ADDED,
        (msg("Save it with a smaller width and add it again."),),
    ),
    "picture_unknown": Words(
        (
            msg("«{name}» is no image and no video that can be used."),
            msg("The file is no image and no video that can be used."),
        ),
        NOTHING_ADDED,
        (
            msg("Choose an image ({picture_kinds}) or a video ({video_kinds})."),
            msg("Choose an image or a video of another kind."),
        ),
    ),
    "picture_damaged": Words(
        (
            msg("The image «{name}» cannot be read: it seems damaged or cut short."),
            msg("The image cannot be read: it seems damaged or cut short."),
        ),
        NOTHING_ADDED,
        (ASK_AGAIN,),
    ),
    "picture_heic": Words(
        (
            msg("The photo «{name}» is in the telephone's own format (HEIC), which cannot be read here."),
            msg("The photo is in the telephone's own format (HEIC), which cannot be read here."),
        ),
        NOTHING_ADDED,
        (msg("Send it from the telephone by e-mail, or save it as JPEG, and add that one."),),
    ),
    "not_a_picture": Words(
        (msg("The file is not an image, or it is damaged."),),
        TEXT_KEPT,
        CHOOSE_KIND,
    ),
}
