"""Why a reason to publish what the review prevents cannot be kept."""

from __future__ import annotations

from calendario.sentences.language import msg
from calendario.sentences.words import UNCHANGED, Words

WAIVERS: dict[str, Words] = {
    "waiver_reason_short": Words(
        (msg("The reason is too short for anybody to understand it."),),
        UNCHANGED,
        (msg("Write at least {least} characters."), msg("Write some more words.")),
    ),
    "waiver_reason_long": Words(
        (msg("The reason is longer than {most} characters."), msg("The reason is too long.")),
        UNCHANGED,
        (msg("Say it in fewer words."),),
    ),
}
