"""What a misspelt Spanish word may have been meant to be, and how likely each of it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from calendario.spelling.remembering import Remembered
from calendario.spelling.spanish.formation import (
    after_clitics,
    after_prefixes,
    derived_from,
    with_enclitics,
    without_acute,
)
from calendario.spelling.spanish.instead import INSTEAD
from calendario.spelling.spanish.slips import respellings, shortened, slip_cost
from calendario.spelling.spanish.sounds import sound_key
from calendario.spelling.spanish.unsuited import is_unsuited
from calendario.spelling.spanish.vocabulary import RARE_ZIPF, Vocabulary
from calendario.spelling.words import LONGEST_ACRONYM, without_accents, word_set

__all__ = ["SMALL_WORDS", "Correction", "Corrections"]

SMALL_WORDS = word_set(
    "a al ante como con cuando de del desde donde e el en entre es esta este ha han hasta hay la las le les lo los más "
    "mi muy ni no nos nuestra nuestro o para pero por que qué se según si sí sin sobre su sus también tan tu un una "
    "unas unos y ya"
)
"""What a blank is usually forgotten beside: articles, prepositions, conjunctions and pronouns."""

_ONLY_FIRST = {"e": ("i", "hi"), "u": ("o", "ho")}  # y and o before the same vowel
_ONE_LETTER_WORDS = frozenset("aeouy")
_LONGEST_TO_CORRECT = 30
_REMEMBERED = 2_000  # words; a dozen corrections of each take two kilobytes
_KEPT = 12  # corrections of a word, more than anybody is shown

# Ranking: cost of the slip less what the frequency of the meant word speaks for it.
_WEIGHT_OF_ZIPF = 0.3
_ZIPF_CEILING = 6.0
_RARE_PENALTY = 0.3
_RARER_WITH_PRONOUNS = 1.3  # Zipf of a verb form less that of the same form with pronouns, roughly
_RARER_DERIVED = 1.5
_FORGOTTEN_ACCENT_FIRST = 1.2
_OTHER_ACCENT_FIRST = 0.3  # accents are left out far more often than they are put where none belongs
_USUAL_ZIPF = 3.0  # from which on a word of another accent comes first
_NAME_PENALTY = 0.4  # a name proposed for a word in lower case
_RESPELT = 0.3
_LENGTHENED = 0.3
_SOUNDS_THE_SAME = 0.7
_SPLIT_COST = 0.8
_SHORTEST_TO_SPLIT = 5
_OF_ORDERS = ("te", "se", "me")  # hidrátate, diríjase
_INFINITIVE = ("ar", "er", "ir")
_NEVER_APART = word_set("me te se nos os le les")  # pronouns that are written together with the verb before them
_ALL_WORDS = 9.0  # Zipf of a text's every word
_LESS_LIKELY_SPLIT = 0.4
_KNOWN_ZIPF = 2.5
_BETWEEN_LONG_WORDS = 0.5
_TOGETHER = 1.5  # how much likelier words that make sense stand together than any two, in tens
_LONG_PART = 6  # letters that hardly follow one another by chance
_GOOD_RANK = -0.2  # one letter wrong in a word that is found once in a million: nothing further away is likelier
_SHORTEST_FAR = 5
_FAR_COST = 2.2
_ONE_SLIP = 1.35  # and a first letter
_FAR_SHARE, _FAR_LEAST = 0.2, 0.4  # of its letters: further away it is another word, whatever was meant
_ACRONYM_FIRST = 2.0
_SAME_SOUND_FIRST = 0.15  # however many letters it takes: aser, hacer
_ONE_SOUND = 1.0
_ONE_WORD = re.compile(r"[^\W\d_]+")
_CUT = re.compile(r"([^\W\d_]{2,20})[ -]([^\W\d_]{2,20})")
_JOINED_ZIPF = 3.0
_WITH_S = re.compile(r"[sz](it[oa]s?)\Z")  # cafesito
_HELD = re.compile(r"(.)\1+")  # dibujiito
_GLUED = re.compile(r"[A-ZÀ-ÖØ-Þ]?[a-zß-öø-ÿ]+(?:[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]+)+")


@dataclass(frozen=True, slots=True)
class Correction:
    """`text` for a misspelt word: the less its `rank`, the likelier. `cost` is that of the slip."""

    text: str
    rank: float
    cost: float
    zipf: float


class Corrections:
    """Corrections from the words of `vocabulary`, best first; coarse words are never among them."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._near: Remembered[tuple[Correction, ...]] = Remembered(_REMEMBERED)
        self._nearest: Remembered[tuple[Correction, ...]] = Remembered(_REMEMBERED)

    def nearest(self, word: str) -> tuple[Correction, ...]:
        """Those one sound away alone: what tells a name from a slip, in half the time that `near` takes."""
        found = self._near.get(word) or self._nearest.get(word)
        if found is None:
            found = ()
            if len(word) <= _LONGEST_TO_CORRECT and _ONE_WORD.fullmatch(word):
                found = self._ordered(word, self._vocabulary.one_sound_away(word.lower()))
            self._nearest.keep(word, found)
        return found

    def near(self, word: str) -> tuple[Correction, ...]:
        """Those one slip away, or several that sound alike; two words written as one among them. Takes some ms."""
        found = self._near.get(word)
        if found is None:
            lower = word.lower()
            found = ()
            if len(word) <= _LONGEST_TO_CORRECT and _ONE_WORD.fullmatch(word):
                found = self._with_splits(self._ordered(word, self._candidates(lower)), lower)
            self._near.keep(word, found)
        return found

    def likely(self, word: str) -> tuple[Correction, ...]:
        """As `near`, and those two slips away where none of them is good, which takes up to 20 ms."""
        near = self.near(word)
        lower = word.lower()
        if not _SHORTEST_FAR <= len(lower) <= _LONGEST_TO_CORRECT or not _ONE_WORD.fullmatch(word):
            return near
        if near and near[0].rank <= _GOOD_RANK:
            return near
        most = max(_ONE_SLIP, min(_FAR_COST, _FAR_LEAST + _FAR_SHARE * len(lower)))
        known = {correction.text for correction in near}
        forms = {*self._vocabulary.two_sounds_away(lower), *self._with_pronouns_far(lower)} - known
        far = (c for c in self._ordered(word, forms) if c.cost <= most)
        return tuple(sorted([*near, *far], key=_by_rank))

    def accented(self, word: str) -> str:
        """What `word` is with the accents that it lacks, where no other word that sounds the same is likelier; "" for
        other words. Takes a tenth of a ms.
        """
        lower = word.lower()
        if not _ONE_WORD.fullmatch(word) or len(word) > _LONGEST_TO_CORRECT or lower in INSTEAD:
            return ""
        forms = self._vocabulary.sounding_like(lower)
        forms.update(self._with_pronouns(lower))
        forms.update(self._derived(lower))
        best = self._ordered(word, forms)[:1]
        plain = without_accents(lower)
        return next((c.text for c in best if without_accents(c.text) == plain != c.text.lower()), "")

    def glued(self, word: str) -> str | None:
        """The names written as one word that `word` seems to be: NuevaYork, Nueva York. None for other words.

        Names of makers and things are written so on purpose, such as those whose first part is a common word.
        """
        if not _GLUED.fullmatch(word):
            return None
        parts = re.findall(r"[A-ZÀ-ÖØ-Þ]?[a-zß-öø-ÿ]+", word)
        return " ".join(parts) if all(len(part) > 2 for part in parts) else None

    def instead(self, word: str) -> str | None:
        """What is written where nobody means `word`, in lower case: porfavor, por favor. None for other words."""
        return INSTEAD.get(word.lower())

    def joined(self, word: str) -> str | None:
        """The usual word that `word` is with a blank or a hyphen too much in it: camb iar, cambiar. None for others."""
        halves = _CUT.fullmatch(word)
        whole = halves[1] + halves[2] if halves else ""
        return whole if self._vocabulary.zipf_of_common(whole) >= _JOINED_ZIPF else None

    def _with_splits(self, found: tuple[Correction, ...], lower: str) -> tuple[Correction, ...]:
        """`found` and the splits of `lower`, which are less likely than a usual word that sounds the same."""
        alike = any(c.cost <= _SOUNDS_THE_SAME and c.zipf >= _KNOWN_ZIPF for c in found)
        joined = any(c.cost <= _ONE_SOUND and with_enclitics(c.text, self._vocabulary.is_common) for c in found)
        splits = [
            Correction(c.text, c.rank + _LESS_LIKELY_SPLIT if alike else c.rank, c.cost, c.zipf)
            for c in self._splits(lower)
            if not (joined and c.text.split()[1] in _NEVER_APART)  # hechale, échale
        ]
        return tuple(sorted([*found, *splits], key=_by_rank)[:_KEPT])

    def _ordered(self, word: str, forms: Iterable[str]) -> tuple[Correction, ...]:
        lower = word.lower()
        forms = set(forms)
        fit = [f for f in forms if f != lower and len(f) > 1 and not is_unsuited(f, lower)]
        # A common word does not need its capital proposed too.
        fit = [f for f in fit if f.islower() or f.lower() not in forms]
        key = sound_key(lower)
        return tuple(sorted((self._ranked(word, lower, key, form) for form in fit), key=_by_rank)[:_KEPT])

    def _candidates(self, lower: str) -> set[str]:
        vocabulary = self._vocabulary
        found = vocabulary.one_letter_away(lower) | vocabulary.one_sound_away(lower)
        short = shortened(lower)
        if short != lower:
            found |= vocabulary.sounding_like(short)
        for form in respellings(lower):
            found |= vocabulary.sounding_like(form)
        if len(lower) <= LONGEST_ACRONYM and vocabulary.is_name(lower.upper()):
            found.add(lower.upper())
        found.update(self._with_pronouns(lower))
        found.update(self._derived(lower))
        return found

    def _with_pronouns(self, lower: str) -> Iterator[str]:
        """Verb forms with pronouns that sound like `lower`: inscrivete, inscríbete."""
        joined = with_enclitics(lower, self._vocabulary.is_common)
        if joined is not None:
            yield joined.text
        for stem, clitics in after_clitics(lower):
            yield from self._joined(self._vocabulary.sounding_like(stem), clitics)

    def _with_pronouns_far(self, lower: str) -> Iterator[str]:
        for stem, clitics in after_clitics(lower):
            if len(stem) >= _SHORTEST_FAR - 1:
                yield from self._joined(self._vocabulary.one_sound_away(stem), clitics)

    def _joined(self, forms: Iterable[str], clitics: str) -> Iterator[str]:
        for form in forms:
            joined = (
                with_enclitics(without_acute(form) + clitics, self._vocabulary.is_common) if form.islower() else None
            )
            if joined is not None and joined.verb == form:
                yield joined.text

    def _derived(self, lower: str) -> Iterator[str]:
        """Words formed from one that is listed and sounds like its part in `lower`: microplasticos, malisimo."""
        zipf = self._vocabulary.zipf_of_common
        forms = {lower.replace("isim", "ísim", 1)} if "isim" in lower else set()
        forms.update((_WITH_S.sub(r"c\1", lower), _HELD.sub(r"\1", lower)))
        if lower.endswith("mente"):
            forms.update(base + "mente" for base in self._vocabulary.sounding_like(lower[:-5]))
        for prefix, rest in after_prefixes(lower):
            forms.update(prefix + base for base in self._vocabulary.sounding_like(rest))
        for form in forms:
            if form != lower and not self._vocabulary.is_common(form) and derived_from(form, zipf) is not None:
                yield form

    def _ranked(self, word: str, lower: str, key: str, text: str) -> Correction:
        meant = text.lower()
        short = shortened(lower)
        cost = slip_cost(lower, meant)
        if short != lower:
            cost = min(cost, _LENGTHENED + slip_cost(short, meant))
        if cost > _SOUNDS_THE_SAME:
            cost = min([cost, *(_RESPELT + slip_cost(form, meant) for form in respellings(lower))])
        zipf = self._vocabulary.zipf(text)
        listed = zipf > RARE_ZIPF
        if not listed:
            zipf = max(zipf, self._zipf_of_formed(text))
        rank = cost - _WEIGHT_OF_ZIPF * min(zipf, _ZIPF_CEILING)
        if without_acute(meant) == without_acute(lower):
            rank -= self._for_accent(lower, text, usual=listed and zipf >= _USUAL_ZIPF)
        elif zipf <= RARE_ZIPF:
            rank += _RARE_PENALTY
        elif cost > _ONE_SOUND and sound_key(meant) == key:
            rank -= _SAME_SOUND_FIRST
        if text.isupper() and meant == lower:  # dni
            rank -= _ACRONYM_FIRST
        elif word.islower() and not text.islower():
            rank += _NAME_PENALTY
        return Correction(text, rank, cost, zipf)

    def _for_accent(self, lower: str, text: str, *, usual: bool) -> float:
        """What speaks for `text` because nothing but its accents, and its capital, are not those of `lower`."""
        forgotten = without_acute(text.lower()) != text.lower()
        if usual:
            return _FORGOTTEN_ACCENT_FIRST if forgotten else _OTHER_ACCENT_FIRST
        if not forgotten or not text.islower() or lower != without_acute(lower) or self._vocabulary.is_common(lower):
            return 0.0  # orno is horno, not ornó
        if self._vocabulary.is_common(text):
            return _FORGOTTEN_ACCENT_FIRST
        if with_enclitics(text, self._vocabulary.is_common) is None:
            return 0.0
        return _FORGOTTEN_ACCENT_FIRST if text.endswith(_OF_ORDERS) else _OTHER_ACCENT_FIRST

    def _zipf_of_formed(self, text: str) -> float:
        joined = with_enclitics(text, self._vocabulary.is_common)
        if joined is not None:
            return max(0.0, self._vocabulary.zipf(joined.verb) - _RARER_WITH_PRONOUNS)
        base = derived_from(text, self._vocabulary.zipf_of_common)
        return max(0.0, self._vocabulary.zipf(base) - _RARER_DERIVED) if base else 0.0

    def _splits(self, lower: str) -> Iterator[Correction]:
        """`lower` as two usual words written together: tanfeliz, tan feliz."""
        if len(lower) < _SHORTEST_TO_SPLIT or with_enclitics(lower, self._vocabulary.is_common) is not None:
            return
        for i in range(1, len(lower)):
            first, second = lower[:i], lower[i:]
            if first == "ha" and second.endswith(_INFINITIVE):
                first = "a"  # haver, a ver
            long = min(len(first), len(second)) >= _LONG_PART
            if (second in _ONLY_FIRST) or (first in _ONLY_FIRST and not second.startswith(_ONLY_FIRST[first])):
                continue
            if self._may_stand_alone(first, long=long) and self._may_stand_alone(second, long=long):
                both = self._zipf_of_part(first) + self._zipf_of_part(second)
                zipf = min(both - _ALL_WORDS + _TOGETHER, _ZIPF_CEILING)
                cost = _SPLIT_COST
                if first not in SMALL_WORDS and second not in SMALL_WORDS:
                    cost += _BETWEEN_LONG_WORDS
                yield Correction(f"{first} {second}", cost - _WEIGHT_OF_ZIPF * zipf, cost, zipf)

    def _zipf_of_part(self, part: str) -> float:
        return self._vocabulary.zipf_of_common(part) or (7.0 if part in _ONE_LETTER_WORDS else 0.0)

    def _may_stand_alone(self, part: str, *, long: bool) -> bool:
        """Whether `part` is usual enough for its length that a space is likelier forgotten than letters mistyped."""
        if len(part) == 1:
            return part in _ONE_LETTER_WORDS
        least = 5.5 if len(part) == 2 else 3.8 if len(part) == 3 else RARE_ZIPF if long else 3.0
        return self._vocabulary.zipf_of_common(part) >= least and not is_unsuited(part, "")


def _by_rank(correction: Correction) -> tuple[float, str]:
    return correction.rank, correction.text
