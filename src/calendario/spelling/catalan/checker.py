"""Catalan spelling of a post: which words are misspelt and what they may have been meant to be."""

from __future__ import annotations

import re
import threading
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from calendario.spelling.catalan.slips import ACCENT_SLIP, slip_cost
from calendario.spelling.catalan.sounds import folded, sound_key
from calendario.spelling.lexicon import Lexicon, open_lexicon
from calendario.spelling.look_alikes import latin_reading
from calendario.spelling.remembering import Remembered
from calendario.spelling.speller import DictionaryUnusable, Hint
from calendario.spelling.words import Word, composition, in_case_of, is_crowd, without_accents, word_set, words

if TYPE_CHECKING:
    from calendario.spelling.engine import LexiconChecker

__all__ = ["Catalan"]

# Pronouns after a verb, each behind its hyphen or apostrophe: the tokeniser gives them as words of their own.
_CLITICS = word_set("me te se nos vos us lo la los les li ho hi ne en em et es els ls ns")
# Right Catalan, wrong in a town hall's post: never proposed, though not flagged when someone types them.
_NEVER_SUGGESTED = word_set(
    "cul culs merda merdes cagar cagat cagada collons collonada puta putes puto fotre fotut fotuda polla polles titola "
    "cony conys pet pets pixar pixat pixada maricó maricons malparit malparida mamada mamades violar violada follar"
)
# An ela geminada whose dot is another character, or that was cut in two: col.legi, instal-lació, novel•la.
_FALSE_GEMINATE = re.compile(r"(?<![\w·])[^\W\d_]{0,30}[lL][.•‧∙⋅\-][lL][^\W\d_]{1,30}(?![\w·])")
# Prefixes that are put before any noun, adjective or verb (Institut d'Estudis Catalans, Gramàtica 2016, chapter 13).
_PREFIXES = (
    *("anti", "auto", "bio", "ciber", "co", "contra", "des", "eco", "electro", "euro", "ex", "extra", "foto", "hiper"),
    *(
        "infra",
        "inter",
        "intra",
        "macro",
        "mega",
        "meta",
        "micro",
        "mini",
        "mono",
        "moto",
        "multi",
        "nano",
        "neo",
        "poli",
    ),
    *("post", "pre", "pro", "pseudo", "psico", "re", "semi", "sobre", "socio", "sots", "sub", "super", "supra", "tele"),
    *("termo", "trans", "ultra", "vice", "vídeo", "video"),
)
_SUPERLATIVE = re.compile(r"(.{3,})íssim(?:a|s|es)?")
_LEAST_ZIPF_OF_BASE = 2.5
_SHORTEST_BASE = 5
_LONGEST_WORD = 40
_LONGEST_TO_CORRECT = 30
_REMEMBERED = 20_000  # words
_REMEMBERED_CORRECTIONS = 2_000  # words; those of one take two kilobytes

_WEIGHT_OF_ZIPF = 0.3
_ZIPF_CEILING = 5.5
_RARE_ZIPF = 1.0  # a word of the dictionary whose frequency is not known
_RARE_PENALTY = 0.4
_ACCENT_FIRST = 1.0
_NAME_PENALTY = 0.4
_FARTHEST = 2.0  # what sounds the same and costs more is another word
_SPLIT_COST = 1.1
_LEAST_ZIPF_OF_PART = 4.0
_SHORTEST_TO_SPLIT = 6

_SOUNDS_THE_SAME, _GEMINATE_ALONE = 0.36, 0.3  # l·l, ss and ç; ll for l·l
_IN_USE = 200  # the weight of a word that is written on purpose
_USUAL_ZIPF = 4.0  # once in a hundred thousand words

# When a capitalised word that no list has is a typo rather than a name.
_ACCENT_ZIPF = 2.4
_NEAR_COST, _NEAR_ZIPF, _NEAR_LENGTH = 0.7, 3.3, 6
_LEAST_ZIPF_NEAR = 3.0


@dataclass(frozen=True, slots=True)
class _Correction:
    text: str
    rank: float
    cost: float
    zipf: float


class Catalan:
    """Checks Catalan text against the dictionary `ca` of `folder`; `variety` "valencia" takes its own forms too.

    What is elided (l', d', n', s', m', t') is taken off by the tokeniser, clitics behind a hyphen are words of their
    own. Making one is cheap: the files are mapped on first use or by `load`, once, from whichever thread comes first.
    """

    def __init__(self, folder: Path, variety: str = "") -> None:
        self._folder, self._variety = folder, variety
        self._lock = threading.Lock()
        self._lexicon: Lexicon | None = None
        self._checker: LexiconChecker | None = None
        self._unusable = False
        self._known: Remembered[bool] = Remembered(_REMEMBERED)
        self._accented: Remembered[str] = Remembered(_REMEMBERED)
        self._corrections: Remembered[tuple[_Correction, ...]] = Remembered(_REMEMBERED_CORRECTIONS)

    @property
    def ready(self) -> bool:
        """Whether the dictionary is open."""
        return self._lexicon is not None

    def load(self) -> None:
        """Opens the dictionary (some milliseconds). Raises `DictionaryUnusable`."""
        with self._lock:
            if self._lexicon is not None:
                return
            try:
                lexicon = open_lexicon(self._folder, "ca", self._variety)
            except DictionaryUnusable:
                self._unusable = True
                raise
            from calendario.spelling.engine import LexiconChecker

            self._checker = LexiconChecker(lexicon)
            self._lexicon, self._unusable = lexicon, False

    def knows(self, word: str) -> bool:
        """Whether `word` is right: in the dictionary, a name with its capital, a pronoun. `nin@s` is when nins is."""
        known = self._known.get(word)
        if known is None:
            if not self._loaded():
                return True
            known = self._known.keep(word, self._accepts(word))
        return known

    def misspelt(self, text: str, *, strict: bool = False, hurried: bool = False) -> tuple[Word, ...]:
        """As `Language.misspelt`: also an ela geminada whose dot is another sign, whole."""
        if not self._loaded():
            return ()
        unknown = [w for w in words(text) if not self.knows(w.text)]
        hurried = hurried or is_crowd(w.text for w in unknown)
        found = [w for w in unknown if strict or latin_reading(w.text) or not self._is_excused(w.text, hurried)]
        false = list(self._false_geminates(text))
        if false:
            ends = [whole.end for whole in false]
            found = [w for w in found if not _lies_on(w, false, bisect_right(ends, w.start))] + false
            found.sort(key=lambda w: w.start)
        return tuple(found if hurried else map(self._with_accents, found))

    def _with_accents(self, word: Word) -> Word:
        """`word` with what it is but for its accents, where no other that sounds the same is likelier."""
        known = self._accented.get(word.text)
        if known is None:
            assert self._lexicon is not None
            lower = folded(word.text)
            forms = {form for form in self._lexicon.sounding(sound_key(lower)) if form.lower() != lower}
            best = min((self._ranked(word.text, form) for form in forms), key=lambda c: (c.rank, c.text), default=None)
            lacks = best is not None and without_accents(best.text) == without_accents(lower) != best.text.lower()
            meant = in_case_of(word.text, best.text) if best is not None and lacks else ""
            known = self._accented.keep(word.text, meant if self.knows(meant) else "")
        return replace(word, accented=known) if known else word

    def hints(self, text: str) -> tuple[Hint, ...]:
        """None yet."""
        return ()

    def unusable_hints(self) -> Path | None:
        """None: hints ask for no file."""
        return None

    def suggestions(self, word: str, most: int = 5) -> tuple[str, ...]:
        """At most `most` corrections, best first, in the case of `word`. Empty for a word that is right."""
        word = unicodedata.normalize("NFC", word)
        if most < 1 or self.knows(word):
            return ()
        reading = latin_reading(word)
        if reading is not None:
            return self.suggestions(reading, most) if self.misspelt(reading) else (reading,)
        if _FALSE_GEMINATE.fullmatch(word):
            return (_mended(word),) if self.knows(_mended(word)) else ()
        right = (c.text for c in self._corrected(word) if all(map(self.knows, c.text.split())))
        fixed = (in_case_of(word, text) for text in right)
        return tuple(dict.fromkeys(fixed))[:most]

    def _loaded(self) -> bool:
        if self._lexicon is None and not self._unusable:
            try:
                self.load()
            except DictionaryUnusable:
                return False
        return self._lexicon is not None

    def _weight(self, word: str) -> int:
        assert self._lexicon is not None
        return self._lexicon[word]

    def _zipf(self, word: str) -> float:
        weight = max(self._weight(word), self._weight(word.lower()))
        return weight / 100 if weight > 1 else _RARE_ZIPF if weight else 0.0

    def _accepts(self, word: str) -> bool:
        if not 1 < len(word) <= _LONGEST_WORD:
            return len(word) <= 1
        if "@" in word:
            return any(self._accepts(word.replace("@", vowel)) for vowel in "oae") or self._accepts(
                word.replace("@", "")
            )
        lower = folded(word)
        weight = self._weight(lower)
        if weight or lower in _CLITICS:
            return weight > _IN_USE or not self._hardly_meant(lower, weight)
        if self._derived(lower) and not self._has_likely_correction(lower):
            return True
        if word.islower():
            return False
        name = lower[0].upper() + lower[1:]
        return bool(self._weight(word) or self._weight(name) or (word.isupper() and self._weight(lower.upper())))

    def _derived(self, lower: str) -> bool:
        """Whether it is made by rule of a word in use: an adverb, a superlative, a word with a prefix."""
        if lower.endswith("ament") and self._weight(lower.removesuffix("ment")) > 1:
            return True
        superlative = _SUPERLATIVE.fullmatch(lower)
        if superlative and any(self._in_use(superlative[1] + end) for end in ("", "a", "e", "o")):
            return True
        return any(
            lower.startswith(prefix)
            and len(lower) - len(prefix) >= _SHORTEST_BASE
            and self._in_use(lower.removeprefix(prefix))
            for prefix in _PREFIXES
        )

    def _in_use(self, base: str) -> bool:
        return len(base) >= 3 and self._weight(base) >= 100 * _LEAST_ZIPF_OF_BASE

    def _has_likely_correction(self, lower: str) -> bool:
        """Whether a listed word lies so near that one made by rule is likelier a typo."""
        return any(
            (c.cost <= ACCENT_SLIP and c.zipf >= 2.0) or (c.cost <= _NEAR_COST and c.zipf >= _LEAST_ZIPF_NEAR)
            for c in self._corrected(lower)
            if c.text.islower()
        )

    def _hardly_meant(self, lower: str, weight: int) -> bool:
        """Whether nobody writes this word of the dictionary but who misspells a usual one that sounds the same: collegi
        (of the verb collegir) for col·legi. Accents do not count.
        """
        if not weight:  # a pronoun
            return False
        alike = _SOUNDS_THE_SAME if weight == 1 else _GEMINATE_ALONE
        return any(
            ACCENT_SLIP < c.cost <= alike and c.zipf >= _USUAL_ZIPF and c.text.islower() for c in self._corrected(lower)
        )

    def _is_excused(self, word: str, hurried: bool) -> bool:
        return word[0].isupper() if hurried else self._may_be_name(word)

    def _may_be_name(self, word: str) -> bool:
        if word[0].islower():
            return False
        for correction in self._corrected(word)[:3]:
            if len(word) < 4 or " " in correction.text:
                continue
            if correction.cost <= ACCENT_SLIP and correction.zipf >= _ACCENT_ZIPF:
                return False
            near = correction.cost <= _NEAR_COST and correction.zipf >= _NEAR_ZIPF
            if near and len(word) >= _NEAR_LENGTH and correction.text.islower():
                return False
        return True

    def _false_geminates(self, text: str) -> Iterable[Word]:
        composed, places = composition(text)
        for match in _FALSE_GEMINATE.finditer(composed):
            if self.knows(_mended(match[0])):
                start, end = match.span()
                yield Word(match[0], start if places is None else places[start], end if places is None else places[end])

    def _corrected(self, word: str) -> tuple[_Correction, ...]:
        found = self._corrections.get(word)
        if found is None:
            found = ()
            if len(word) <= _LONGEST_TO_CORRECT and self._loaded():
                forms = self._candidates(folded(word))
                fit = [f for f in forms if len(f) > 1 and f.lower() not in _NEVER_SUGGESTED and f != word]
                ranked = [c for form in fit if (c := self._ranked(word, form)).cost <= _FARTHEST]
                found = tuple(sorted([*ranked, *self._splits(folded(word))], key=lambda c: (c.rank, c.text)))
            self._corrections.keep(word, found)
        return found

    def _candidates(self, lower: str) -> set[str]:
        assert self._checker is not None
        assert self._lexicon is not None
        if "@" in lower:
            return set()
        found: set[str] = set(self._checker.known(self._checker.edit_distance_1(lower)))
        spelt = {lower, lower.replace("ll", "l"), lower.replace("ñ", "ny")}
        if "l" in lower:
            spelt.add(lower.replace("l·l", "ll"))
        for form in spelt:
            found.update(self._lexicon.sounding(sound_key(form)))
        return found

    def _ranked(self, word: str, text: str) -> _Correction:
        cost, zipf = slip_cost(folded(word), text.lower()), self._zipf(text)
        rank = cost - _WEIGHT_OF_ZIPF * min(zipf, _ZIPF_CEILING)
        if zipf <= _RARE_ZIPF:
            rank += _RARE_PENALTY
        elif cost <= ACCENT_SLIP:
            rank -= _ACCENT_FIRST
        if word.islower() and not text.islower():
            rank += _NAME_PENALTY
        return _Correction(text, rank, cost, zipf)

    def _splits(self, lower: str) -> Iterable[_Correction]:
        """`lower` as two usual words written together."""
        if len(lower) < _SHORTEST_TO_SPLIT:
            return
        for i in range(2, len(lower) - 1):
            parts = lower[:i], lower[i:]
            zipf = min(self._zipf(part) if self._weight(part) else 0.0 for part in parts)
            if zipf >= _LEAST_ZIPF_OF_PART and not set(parts) & _NEVER_SUGGESTED:
                rank = _SPLIT_COST - _WEIGHT_OF_ZIPF * min(zipf, 5.0)
                yield _Correction(" ".join(parts), rank, _SPLIT_COST, zipf)


def _lies_on(word: Word, wholes: Sequence[Word], next_to_end: int) -> bool:
    return next_to_end < len(wholes) and wholes[next_to_end].start < word.end


def _mended(word: str) -> str:
    """A false ela geminada with its middle dot."""
    return re.sub(r"(?<=[lL])\W(?=[lL])", "·", word)
