"""Words that RLA-ES lacks and others list: technical and new words (percutáneo, microbiota), and their forms.

A word is let in when a list of forms has it, running text has it too, and no commoner word is so near that it is
likelier a slip of that one. What spaCy's list has comes from there (MIT). simplemma's list only vouches for words of
wordfreq's, and none is taken from it that wordfreq has not.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib import resources
from typing import Any

from nearness import one_edit_away, without_accents
from simplemma.strategies.dictionaries import DefaultDictionaryFactory

from calendario.spelling.spanish.formation import with_enclitics
from calendario.spelling.spanish.sounds import sound_key

SHORTEST = 4
LEAST_ZIPF = 1.0  # at which wordfreq's list ends
LEAST_ZIPF_OF_BASE = 1.5  # of a word whose gender or number gives another
SLIP_GAP = 1.5  # how much commoner, in Zipf, a word one slip away has to be to be what was meant
SLIP_GAP_OF_LONG = 2.0  # the same for words of six letters or more of the better list
SOUND_GAP = 0.4
LEAST_ZIPF_OF_USUAL = 5.0  # two words as usual are easily run together: asique

STRESSED_END = re.compile(r"[áéí]s?$")  # voseo (tenés), or a past that lost its way (comenzé)
FUTURE_SUBJUNCTIVE = re.compile(r"(?P<stem>.+)(?P<vowel>a|ie|e)r(?:e|es|en|eis)$")
DEMONYM = re.compile(r"és$")


@cache
def spacy_words() -> frozenset[str]:
    """The forms and lemmas of spaCy's Spanish lookups."""
    lemmas = _spacy("es_lemma_lookup")
    return frozenset({*lemmas, *lemmas.values()})


@cache
def spacy_tokens() -> frozenset[str]:
    """What is written as it stands here in the text from which spaCy counted how likely words are."""
    return frozenset(_spacy("es_lexeme_prob"))


@cache
def simplemma_words() -> frozenset[str]:
    """The forms and lemmas that simplemma knows of Spanish."""
    lemmas = DefaultDictionaryFactory().get_dictionary("es")
    return frozenset(_text(word) for pair in lemmas.items() for word in pair)


def attested(common: frozenset[str], excluded: frozenset[str], zipf: Callable[[str], float]) -> set[str]:
    """Further lower-case words beside `common`, none of `excluded` (lower case)."""
    near = Near(common, zipf)
    found: set[str] = set()
    for word in sorted(simplemma_words()):
        if not _is_new(word, common, excluded):
            continue
        better = word in spacy_words()
        if zipf(word) < LEAST_ZIPF and not (better and word in spacy_tokens()):
            continue
        gap = SLIP_GAP_OF_LONG if better and zipf(word) and len(word) > 5 else SLIP_GAP
        if near.is_meant(word, gap):
            found.add(word)
    known = found | common
    forms = {form for word in known if zipf(word) >= LEAST_ZIPF_OF_BASE for form in _other_forms(word)}
    forms = {form for form in forms & spacy_words() if _is_new(form, known, excluded)}
    return found | {form for form in forms if near.is_meant(form, SLIP_GAP)}


class Near:
    """Tells what lies near the words of `common`."""

    def __init__(self, common: frozenset[str], zipf: Callable[[str], float]) -> None:
        self._common = common
        self._zipf = zipf
        self._plain = {without_accents(word) for word in common}
        self._usual = {without_accents(word) for word in common if zipf(word) >= LEAST_ZIPF_OF_USUAL and len(word) > 1}
        self._loudest: dict[str, float] = {}
        for word in common:
            key = sound_key(word)
            self._loudest[key] = max(self._loudest.get(key, 0.0), zipf(word))

    def is_meant(self, word: str, gap: float) -> bool:
        """Whether who writes `word` hardly means a known word that differs by an accent, by a sound that is spelt
        otherwise or by a slip, nor a verb with pronouns, nor two words.
        """
        zipf = max(self._zipf(word), LEAST_ZIPF)
        if without_accents(word) in self._plain or self._loudest.get(sound_key(word), 0.0) >= zipf + SOUND_GAP:
            return False
        if not word.endswith(("ante", "antes")) and with_enclitics(word, self._common.__contains__):
            return False
        others = (o for o in one_edit_away(word) if o in self._common and o not in {word + "s", word[:-1]})
        if any(self._zipf(other) >= zipf + gap for other in others):
            return False
        if any({word[:i], word[i:]} <= self._usual for i in range(2, len(word) - 1)):
            return False
        return not self._is_out_of_use(word)

    def _is_out_of_use(self, word: str) -> bool:
        if STRESSED_END.search(word) and DEMONYM.sub("esa", word) not in simplemma_words():
            return True
        future = FUTURE_SUBJUNCTIVE.match(word)
        if future is None:
            return False
        stem, vowel = future["stem"], future["vowel"]
        infinitives = [stem + "ar"] if vowel == "a" else [stem + "er", stem + "ir"]
        return any(infinitive in self._common or infinitive in spacy_words() for infinitive in infinitives)


def _is_new(word: str, common: Iterable[str], excluded: frozenset[str]) -> bool:
    return len(word) >= SHORTEST and word.isalpha() and word.islower() and word not in common and word not in excluded


def _other_forms(word: str) -> Iterator[str]:
    """What `word` would be in the other gender and number, were it a noun or an adjective."""
    if word.endswith("s"):
        return
    yield word + ("s" if word[-1] in "aeo" else "es")
    if word.endswith("o"):
        yield from (word[:-1] + "a", word[:-1] + "as")
    elif word.endswith("or"):
        yield from (word + "a", word + "as")


def _spacy(table: str) -> dict[str, Any]:
    content = (resources.files("spacy_lookups_data") / "data" / f"{table}.json.gz").read_bytes()
    found: dict[str, Any] = json.loads(gzip.decompress(content))
    return found


def _text(word: str | bytes) -> str:
    return word.decode("utf-8") if isinstance(word, bytes) else word
