"""Why a word that is right is hardly meant where it stands: one line for each rule of the spelling."""

from __future__ import annotations

from collections.abc import Mapping

from calendario.sentences.confusions import CONFUSIONS
from calendario.sentences.filling import Text
from calendario.sentences.language import msg

#: Of a rule without a line of its own.
ANY_RULE: tuple[Text, ...] = (
    msg("“{word}” exists, and “{correction}” may be meant here"),
    msg("A word exists, and another may be meant here"),
)
#: By rule. Without a full stop: they are rows of a list.
REAL_WORDS: Mapping[str, tuple[Text, ...]] = {
    **{rule: (line, ANY_RULE[-1]) for rule, line in CONFUSIONS.items()},
    "official_name": (
        msg("The official name is “{correction}”, not “{word}”"),
        msg("It is officially called otherwise"),
    ),
}
