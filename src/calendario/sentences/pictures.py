"""Problems of pictures."""

from __future__ import annotations

from calendario.sentences.language import msg
from calendario.sentences.words import TEXT_KEPT, Words

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
        TEXT_KEPT,
        (msg("Check that the file is still there and that you may open it."),),
    ),
    "picture_too_big": Words(
        (
            msg("The image «{name}» is too big ({megabytes} MB)."),
            msg("The image is too big."),
        ),
        TEXT_KEPT,
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
        (msg("The image has too many pixels: it is meant for a printer."),),
        TEXT_KEPT,
        (msg("Save it with a smaller width and add it again."),),
    ),
    "picture_unknown": Words(
        (
            msg("«{name}» is not an image that can be used."),
            msg("The file is not an image that can be used."),
        ),
        TEXT_KEPT,
        (msg("Choose a JPEG, PNG, GIF or WebP image."),),
    ),
    "picture_damaged": Words(
        (
            msg("The image «{name}» is damaged or incomplete."),
            msg("The image is damaged or incomplete."),
        ),
        TEXT_KEPT,
        (msg("Get it again from where it came and add it."),),
    ),
    "not_a_picture": Words(
        (msg("The file is not an image, or it is damaged."),),
        TEXT_KEPT,
        (msg("Choose a JPEG, PNG, GIF or WebP image."),),
    ),
}
