"""What the review found, one line each."""

from __future__ import annotations

from collections.abc import Mapping

from calendario.domain.finding import Finding, Level
from calendario.sentences.filling import Text, filled
from calendario.sentences.language import msg, msgs, translated

#: By code, the most telling line first; the last one needs no facts. Without a full stop: they are rows of a list.
FINDINGS: Mapping[str, tuple[Text, ...]] = {
    "empty_text": (msg("The text is missing"),),
    "empty_part": (msg("There is nothing on one side of this ---: no part goes out there"),),
    "too_long": (
        msgs(
            "In {network} there is {excess} character too many in part {part}",
            "In {network} {excess} characters are too many in part {part}",
            by="excess",
        ),
        msgs(
            "In {network} there is {excess} character too many",
            "In {network} {excess} characters are too many",
            by="excess",
        ),
        msgs("There is {excess} character too many", "{excess} characters are too many", by="excess"),
        msg("The text is too long"),
    ),
    "too_many_images": (
        msgs(
            "In {network} {limit} image fits and there are {count}",
            "In {network} {limit} images fit and there are {count}",
            by="limit",
        ),
        msg("There are too many images"),
    ),
    "image_required": (msg("In {network} an image is needed"), msg("An image is needed")),
    "missing_alt_text": (msg("Image {number} has no description"), msg("The image has no description")),
    "alt_text_names_file": (
        msg("The description of image {number} names a file: say what is seen"),
        msg("The description names a file: say what is seen"),
    ),
    "alt_text_too_long": (
        msg("The description of image {number} is longer than {limit} characters"),
        msg("The description of an image is too long"),
    ),
    "visibility_unsupported": (
        msg("In {network} one cannot choose who sees it: it would be seen by everybody"),
        msg("Here one cannot choose who sees it: it would be seen by everybody"),
    ),
    "nonexistent_local_time": (
        msg("{wall_time} does not exist: that night the clocks go forward"),
        msg("That hour does not exist: that night the clocks go forward"),
    ),
    "ambiguous_local_time": (
        msg("{wall_time} happens twice: that night the clocks go back. It goes out the first time"),
        msg("That hour happens twice: that night the clocks go back. It goes out the first time"),
    ),
    "scheduled_in_past": (msg("{wall_time} has already passed"), msg("That hour has already passed")),
    "spelling_error": (msg("“{word}” is not in the dictionary"), msg("A word is not in the dictionary")),
}
_UNKNOWN: tuple[Text, ...] = (msg("There is something to look at, and this version cannot say what"),)

_LEVELS: Mapping[Level, str] = {
    Level.BLOCK: msg("Prevents publishing"),
    Level.WARN: msg("Notice"),
    Level.HINT: msg("Suggestion"),
}


def finding_text(finding: Finding) -> str:
    """One line, without a full stop; an unknown code gets an honest general line."""
    facts = dict(finding.facts)
    if finding.code in ("missing_alt_text", "alt_text_names_file") and str(facts.get("count")) == "1":
        facts.pop("number", None)
    return filled(FINDINGS.get(finding.code, _UNKNOWN), facts)


def level_word(level: Level) -> str:
    """*Impide publicar*, *Aviso*, *Sugerencia*."""
    return translated(_LEVELS[level])
