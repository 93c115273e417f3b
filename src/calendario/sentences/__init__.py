"""Turns codes with parameters into words: the one place, outside the window's own texts, that speaks to a person.

English sources through the standard library's gettext, Spanish by default; knows no Qt and never raises for an unknown
code or a missing fact.
"""

from calendario.sentences.days import card_day, hour, long_day, short_day, week_title, when
from calendario.sentences.findings import finding_text, level_word
from calendario.sentences.language import set_language
from calendario.sentences.letters import who_asked
from calendario.sentences.lines import say
from calendario.sentences.names import listed, outcome_word, pause_reason_word, state_word
from calendario.sentences.problems import briefly, checking, connecting, joining, reason_text, sentence, sentence_for
from calendario.sentences.rights import licence_word, standing_word

__all__ = [
    "briefly",
    "card_day",
    "checking",
    "connecting",
    "finding_text",
    "hour",
    "joining",
    "level_word",
    "licence_word",
    "listed",
    "long_day",
    "outcome_word",
    "pause_reason_word",
    "reason_text",
    "say",
    "sentence",
    "sentence_for",
    "set_language",
    "short_day",
    "standing_word",
    "state_word",
    "week_title",
    "when",
    "who_asked",
]
