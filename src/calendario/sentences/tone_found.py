"""What the review found in how a text speaks, one line each."""

from __future__ import annotations

from collections.abc import Mapping

from calendario.sentences.filling import Text
from calendario.sentences.language import msg

#: By code, the most telling line first. Without a full stop: they are rows of a list.
TONE_FINDINGS: Mapping[str, tuple[Text, ...]] = {
    "informal_tone": (
        msg("“{written}” sounds like talk among friends: better “{instead}”"),
        msg("“{written}” sounds like talk among friends: say it warmly, but for everybody"),
        msg("It sounds like talk among friends: say it warmly, but for everybody"),
    ),
    "mixed_treatment": (
        msg("“{written}” says {treatment}, and here people are spoken to as {house}: look at the whole text"),
        msg("“{written}” says {treatment} and “{other}” says {other_treatment}: choose one for the whole text"),
        msg("People are spoken to in two ways: choose one for the whole text"),
    ),
    "hostile_reply": (
        msg("“{written}” may sound hostile: answer with facts, and calmly"),
        msg("It may sound hostile: answer with facts, and calmly"),
    ),
    "engagement_bait": (
        msg("“{written}” begs for clicks, and networks show such posts less: say what it is good for"),
        msg("It begs for clicks, and networks show such posts less: say what it is good for"),
    ),
    "administrative_jargon": (
        msg("“{written}” is how offices write: better “{instead}”"),
        msg("“{written}” is how offices write: say it more simply, or leave it out"),
        msg("It is written as offices write: say it more simply"),
    ),
    "unexplained_acronym": (
        msg("Not everybody knows what “{written}” is: write its whole name the first time"),
        msg("Not everybody knows what those letters stand for: write the whole name the first time"),
    ),
    "low_readability": (
        msg("It is very hard to read ({score} of 100, INFLESZ scale): {words} words in a sentence; make two of each"),
        msg("It is very hard to read ({score} of 100, INFLESZ scale): shorter sentences and plainer words"),
        msg("It is very hard to read: shorter sentences and plainer words"),
    ),
    "vague_link": (
        msg("“{written}” does not say where the link leads: name what is there"),
        msg("A link does not say where it leads: name what is there"),
    ),
    "word_to_avoid": (
        msg("“{written}” is not written here ({why}): better “{instead}”"),
        msg("“{written}” is not written here: better “{instead}”"),
        msg("“{written}” is not written here: {why}"),
        msg("“{written}” is not written here"),
        msg("Something is written that is not written here"),
    ),
}
