"""Words that no list has because Spanish forms them freely.

Verb forms with pronouns (inscríbete, hagámoslo) and the accent they need; words with a prefix (microplástico), adverbs
in -mente, superlatives and diminutives.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from calendario.spelling.words import word_set

__all__ = ["ACUTE", "Joined", "after_clitics", "after_prefixes", "derived_from", "with_enclitics", "without_acute"]

ACUTE = dict(zip("aeiou", "áéíóú", strict=True))
_PLAIN = str.maketrans("áéíóú", "aeiou")
_STRONG = frozenset("aeoáéó")
_VOWELS = frozenset("aeiouáéíóúü")

_SINGLE = ("me", "te", "se", "nos", "os", "lo", "la", "los", "las", "le", "les")
_DOUBLE = tuple(
    first + second for first in ("me", "te", "se", "nos", "os") for second in ("lo", "la", "los", "las", "le", "les")
)
_CLITICS = tuple(sorted((*_SINGLE, *_DOUBLE, "seme", "sete", "senos", "seos", "teme"), key=len, reverse=True))
_PREFIXES = tuple(
    sorted(
        word_set(
            "aero agro anti archi audio auto bio cardio ciber contra crio electro eco endo entre euro extra "
            "fisio fito foto gastro geo hemo hetero hidro hiper homo infra inter intra macro mega micro mini "
            "mono multi nano neo neuro oligo pluri poli post pos pre pseudo seudo psico quimio radio retro semi "
            "sobre socio sub super supra tecno tele termo trans turbo ultra vice video"
        )
    )
)
_SHORT_PREFIXES = ("re", "co", "ex", "des")  # so short that what follows has to be long and frequent
_SHORT_IMPERATIVES = word_set("di haz pon sal ten ven ve da dé de sé oye")
_DIMINUTIVE = re.compile(r"it[oa]s?\Z")
# mantén, compón, prevén, deshaz: imperatives without an ending of their own.
_IRREGULAR_IMPERATIVE = re.compile(r"\w{1,6}(?:tén|pón|vén|haz)\Z")


def without_acute(word: str) -> str:
    """`word` without its acute accents; ü and ñ stay."""
    return word.translate(_PLAIN)


class Joined(NamedTuple):
    """A verb form with its pronouns, rightly spelt, and the form without them."""

    text: str
    verb: str


def with_enclitics(word: str, knows: Callable[[str], bool]) -> Joined | None:
    """What `word` is if, accents apart, it is a verb form with one or two pronouns; else None.

    `word` is lower case; `knows` tells whether a lower-case form without pronouns is in the dictionary.
    """
    plain = without_acute(word)
    for clitics in _CLITICS:
        if not plain.endswith(clitics) or len(plain) - len(clitics) < 2:
            continue
        for form in _verb_forms(plain[: -len(clitics)], clitics, knows):
            spelt = _joined(form, clitics)
            if spelt is not None and without_acute(spelt) == plain:
                return Joined(spelt, form)
    return None


def after_clitics(word: str) -> Iterator[tuple[str, str]]:
    """What `word` (lower case) is before its pronouns, and the pronouns, for each it may end in."""
    plain = without_acute(word)
    for clitics in _CLITICS:
        if plain.endswith(clitics) and len(plain) - len(clitics) > 2:
            yield word[: -len(clitics)], clitics


def after_prefixes(word: str) -> Iterator[tuple[str, str]]:
    """Each prefix that `word` (lower case) may begin with, and what follows."""
    for prefix in (*_PREFIXES, *_SHORT_PREFIXES):
        if word.startswith(prefix) and len(word) - len(prefix) > 3:
            yield prefix, word[len(prefix) :]


def derived_from(word: str, zipf: Callable[[str], float]) -> str | None:
    """The frequent word from which `word` (lower case) is regularly formed; None if there is none.

    `zipf` gives the frequency of a dictionary word, 0 for others.
    """
    for prefixes, least_length, least_zipf in ((_PREFIXES, 4, 2.0), (_SHORT_PREFIXES, 5, 3.5)):
        for prefix in prefixes:
            base = word.removeprefix(prefix)
            if base == word or len(base) < least_length:
                continue
            if base.startswith("r") and prefix[-1] in _VOWELS:  # anti + robo = antirrobo
                if not base.startswith("rr"):
                    continue
                base = base[1:]
            if zipf(base) >= least_zipf:
                return base
            if zipf(_monosyllable(base)) >= 3.5:  # superbién, miniplán: as a part of a longer word it needs an accent
                return _monosyllable(base)
    if any(zipf(other) for other in _other_adverbs(word)):
        return None
    for base, least in _suffix_bases(word):
        if len(base) > 2 and zipf(base) >= least:
            plural = base.endswith("s") and len(base) > 3 and zipf(base[:-1]) >= least
            if not (plural and _DIMINUTIVE.search(word)):  # piececito, cafecito: not of pies, cafés
                return base
    return None


def _monosyllable(base: str) -> str:
    """The word of one syllable that has the accent of `base` only where something stands before it; "" for none."""
    plain = without_acute(base)
    return plain if plain != base and base[-2:-1] in set("áéíóú") and len(_nuclei(plain)) == 1 else ""


def _other_adverbs(word: str) -> Iterator[str]:
    """The adverb that `word` would be of another gender of the adjective: solamente for solomente."""
    stem = word.removesuffix("mente")
    if stem != word and stem[-1:] in set("aeo"):
        yield from (stem[:-1] + vowel + "mente" for vowel in "aeo" if vowel != stem[-1])


def _suffix_bases(word: str) -> Iterator[tuple[str, float]]:
    """What `word` may be formed from by a suffix, each with the frequency that it needs to be believed."""
    if word.endswith("mente") and len(word) > 8:
        yield word[:-5], 2.0
    superlative = re.match(r"(.+)ísim[oa]s?\Z", word)
    if superlative:
        stem = superlative[1]
        for root in (stem, *_before_e_or_i(stem), re.sub(r"bil\Z", "bl", stem)):
            yield from ((base, 2.5) for vowel in ("o", "a", "e", "") for base in _with_any_accent(root + vowel))
        if stem.endswith(("nc", "rc")):  # joven, jovencísimo
            yield stem[:-1], 3.5
        if stem[-1] not in _VOWELS:  # limpio, limpísimo
            yield from ((stem + ending, 3.5) for ending in ("io", "ia"))
    augmentative = re.match(r"(.{3,})(?:az|ot)([oa])s?\Z", word)
    if augmentative:  # partidazo, grandota
        stem = augmentative[1]
        for root in (stem, *_before_e_or_i(stem)):
            yield from ((base, 3.5) for vowel in "oae" for base in _with_any_accent(root + vowel) if len(base) > 4)
    for suffix in ("cecit", "ecit", "cit", "it"):
        diminutive = re.match(rf"(.{{2,}}){suffix}([oa])s?\Z", word)
        if diminutive is None:
            continue
        stem, ending = diminutive[1], diminutive[2]
        for root in (stem, *_before_e_or_i(stem)):
            vowels = (
                (ending, "e", "") if len(root) > 3 or (suffix.endswith("ecit") and len(root) > 2) else (ending, "e")
            )
            yield from ((base, 2.8) for vowel in vowels for base in _with_any_accent(root + vowel))
        if stem[-1] in ACUTE:  # café, cafecito
            yield stem[:-1] + ACUTE[stem[-1]], 2.8


def _with_any_accent(form: str) -> Iterator[str]:
    """`form`, and with an accent that the suffix took away: facil- fácil, musica música."""
    yield form
    if form == without_acute(form):
        yield from (form[:i] + ACUTE[letter] + form[i + 1 :] for i, letter in enumerate(form[:-1]) if letter in ACUTE)


def _before_e_or_i(stem: str) -> Iterator[str]:
    """`stem` as it is spelt before a, o: poqu- poc-, lugu- lug-, cabec- cabez-."""
    for ending, other in (("qu", "c"), ("gu", "g"), ("c", "z")):
        if stem.endswith(ending):
            yield stem.removesuffix(ending) + other


def _verb_forms(stem: str, clitics: str, knows: Callable[[str], bool]) -> Iterator[str]:
    """The verb forms that `stem` can be once `clitics` are taken off, as the dictionary spells them."""
    stems = [stem]
    if clitics.startswith(("nos", "se")) and stem.endswith("mo"):
        stems.insert(0, stem + "s")  # hagamos + nos = hagámonos
    if clitics == "os" and stem[-1] in "aei":
        stems.insert(0, stem + "d")  # inscribid + os = inscribíos
    for base in stems:
        for i in range(len(base), -1, -1):
            form = base if i == len(base) else base[:i] + ACUTE.get(base[i], "") + base[i + 1 :]
            stressed = i == len(base) or base[i] in ACUTE
            if stressed and _takes_enclitics(form, knows) and (clitics[:2] != "te" or _is_to_you(form, knows)):
                yield form


def _is_to_you(form: str, knows: Callable[[str], bool]) -> bool:
    """Whether `te` may follow: not what is said to *usted* or *ustedes*, so that paguete and mediente are slips of
    paquete and mediante, not páguete and médiente.
    """
    if form in _SHORT_IMPERATIVES:
        return True
    stem = form[:-1]
    of_ar = any(knows(root + "ar") for root in (stem, *_before_e_or_i(stem)))
    of_er = knows(stem + "er") or knows(stem + "ir")
    if form[-1] == "e":
        return of_er or not of_ar
    if form[-1] == "a":
        return of_ar or not of_er
    return form[-2:] not in {"an", "en"}


def _takes_enclitics(form: str, knows: Callable[[str], bool]) -> bool:
    if form in _SHORT_IMPERATIVES:
        return True
    if len(form) < 3 or not knows(form):
        return False
    stem, ending = form[:-2], form[-2:]
    if ending in {"ar", "er", "ir", "ír"}:
        return any(knows(stem + gerund) for gerund in ("ando", "iendo", "endo", "yendo")) or ending != "ar"
    if form.endswith(("ando", "iendo", "yendo", "endo")):
        return len(form) > 4
    if form[-1] in "ae":
        return knows(form + "s") and knows(form + "n")
    if ending in {"ad", "ed", "id"}:
        return knows(form[:-1] + "r")
    if ending in {"an", "en"}:
        return knows(form[:-1]) and knows(form[:-1] + "s")
    if form.endswith(("amos", "emos")):
        return True
    return bool(_IRREGULAR_IMPERATIVE.match(form))


def _joined(form: str, clitics: str) -> str | None:
    """`form` with `clitics` joined on, accented by the general rules (RAE, Ortografía 2010, chapter II)."""
    stressed = _stress(form)
    if stressed is None:
        return None
    base = without_acute(form)
    if clitics == "os" and base.endswith("d"):
        base = base[:-1]
    if clitics.startswith(("nos", "se")) and base.endswith("mos"):
        base = base[:-1]
    word = base + clitics
    accented = word[:stressed] + ACUTE.get(word[stressed], word[stressed]) + word[stressed + 1 :]
    syllables_after = sum(1 for nucleus in _nuclei(accented) if nucleus > stressed)
    return accented if syllables_after >= 2 or _breaks_diphthong(word, stressed) else word


def _breaks_diphthong(word: str, stressed: int) -> bool:
    if word[stressed] not in "iu":
        return False
    neighbours = word[:stressed].removesuffix("h")[-1:] + word[stressed + 1 :].removeprefix("h")[:1]
    return any(letter in _STRONG for letter in neighbours)


def _stress(word: str) -> int | None:
    """Where the stressed vowel of `word` stands; None for a word without vowels."""
    for i, letter in enumerate(word):
        if letter in "áéíóú":
            return i
    nuclei = _nuclei(word)
    if not nuclei:
        return None
    if len(nuclei) == 1 or word[-1] not in "aeiouns":
        return nuclei[-1]
    return nuclei[-2]


def _nuclei(word: str) -> list[int]:
    """For each syllable of `word`, where the vowel stands that would bear its accent."""
    groups: list[list[int]] = []
    for i, letter in enumerate(word):
        if letter not in _VOWELS:
            continue
        if letter == "u" and i and word[i - 1] in "qg" and word[i + 1 : i + 2] in set("eiéí"):
            continue  # silent: gue, gui, que, qui
        last = groups[-1][-1] if groups else None
        if last is not None and word[last + 1 : i] in {"", "h"} and _one_syllable(word[last], letter):
            groups[-1].append(i)
        else:
            groups.append([i])
    return [_bearer(word, group) for group in groups]


def _one_syllable(first: str, second: str) -> bool:
    if first in _STRONG and second in _STRONG:
        return False
    if (first in "íú" and second in _STRONG) or (second in "íú" and first in _STRONG):
        return False
    return first != second


def _bearer(word: str, group: list[int]) -> int:
    for letters in ("áéíóú", "aeo"):
        for i in group:
            if word[i] in letters:
                return i
    return group[-1]
