"""The Spanish of Spain, with what only holds in America set apart. What goes in is decided here.

Every list comes from the sources named below or is written by us (`sources/`); none is taken from text that measures
the checker.
"""

from __future__ import annotations

import importlib
import re
import unicodedata
from collections.abc import Collection, Container, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib import resources
from pathlib import Path

from attested import Near, attested
from curated import acronyms, american_words, curated_words, field_words
from frequencies import Frequencies
from hunspell_forms import forms_by_entry
from lexicon_files import Part, Source
from nearness import LETTERS, bare, one_edit_away, without_accents
from spellchecker import SpellChecker

from calendario.spelling.spanish.corrections import SMALL_WORDS
from calendario.spelling.spanish.formation import derived_from, with_enclitics
from calendario.spelling.spanish.instead import INSTEAD
from calendario.spelling.spanish.sounds import sound_key
from calendario.spelling.spanish.unsuited import is_unsuited

# Spellings that the sources hold and the norm does not (RAE, Ortografía 2010), or that are nearly always a typo.
REFUSED = frozenset({"padel", "coresponsable", "coresponsabilidad", "puntolimpio", "ayuntamientu", "gymkana", "soc"})
REFUSED |= INSTEAD.keys()

# A word of RLA-ES that never appears in wordfreq's text is rarer than a typo that happens to hit it, unless it is a
# regular form (licitamos, teatralizados) of a word that does.
LEAST_ZIPF_OF_WORD = 1.0
LEAST_ZIPF_OF_ENTRY = 0.5
LEAST_ZIPF_OF_LEMMA = 1.9
LEAST_ZIPF_OF_AMERICAN = 1.5
LEAST_ZIPF_OF_PLURAL = 1.5
LEAST_ZIPF_OF_NAME = 2.0
LEAST_ZIPF_OF_PERSON = 2.0
LEAST_ZIPF_OF_FOREIGN = 3.5
LEAST_ZIPF_RUN_TOGETHER = 4.0  # of the word that an article or a preposition is written together with: lacasa
SLIP_GAP_OF_OURS = 2.5  # how much commoner, in Zipf, a word has to be to be meant by one of our lists
LEAST_ZIPF_KEPT = 2.0  # below it, a frequency would not change the order of suggestions

FUTURE_SUBJUNCTIVE = re.compile(r"(?:a|ie|e)r(?:e|es|en|eis)$|[áé]remos$")  # out of use: cantare, cantáremos
# Voseo (tenés, mirá, quedate), which in Spain is a forgotten accent; and what else ends in a stressed vowel.
VOSEO = re.compile(r"[áéí]s?$|[áéíaei](?:me|te|se|nos|lo|la|los|las|le|les)+$")
DOUBLED_END = re.compile(r"([bcdfghjklmnñpqrstvwxyz])\1s?$")  # graciass
SPOKEN = re.compile(r"(?:[b-df-hj-np-tv-z][lr]?)?[aeiou]")  # how an acronym begins that is read as a word: Renfe
COARSE = re.compile(r"bolud|pelotud|ching|culead|verga|pendej|huev[oó]n")
ACUTE = re.compile(r"[áéíóú]")
SOUND = re.compile(r"(.)\1\1|jaj|jej|haha|^h?[aeiou]+h$")  # laughter and cries
SECOND_PERSON = re.compile(r"(?:ar|er|ir|stes)$")  # no plural: dijistes, hicistes

AMERICA = frozenset(
    {"AR", "BO", "CL", "CO", "CR", "CU", "DO", "EC", "GT", "HN"}
    | {"MX", "NI", "PA", "PE", "PR", "PY", "SV", "US", "UY", "VE"}
)
VOSEO_COUNTRIES = frozenset({"AR", "BO", "CR", "GT", "HN", "NI", "PY", "SV", "UY"})
SPANISH_PEOPLE = ("es", "es_AR", "es_CA", "es_CL", "es_CO", "es_ES", "es_MX")
OTHER_PEOPLE = (
    *("de_AT", "de_DE", "en", "en_GB", "en_IE", "en_US", "fr_BE", "fr_CH", "fr_FR"),
    *("it_IT", "nl_NL", "pl_PL", "pt_BR", "pt_PT", "ro_RO", "sv_SE"),
)
OTHER_LANGUAGES = ("ca", "de", "en", "fr", "it", "pt")

ACCENTED = {"a": "á", "e": "é", "i": "í", "o": "ó", "u": "úü", "n": "ñ"}

MPL = "MPL-1.1+"
SHARE_ALIKE = "CC-BY-SA-4.0"
SOURCES = (
    Source("RLA-ES (dictionary-es)", "4.0.0", "MPL-1.1+, chosen among GPL-3.0+, LGPL-3.0+ and it"),
    Source("RLA-ES (dictionary-es-ar, dictionary-es-mx)", "2.0.0", "MPL-1.1+, chosen likewise"),
    Source("RLA-ES (dictionary-es-cl)", "1.0.2", "MPL-1.1+, chosen likewise"),
    Source("wordfreq", "3.1.1", SHARE_ALIKE),
    Source("pyspellchecker", "0.9.1", "MIT"),
    Source("spacy-lookups-data", "1.0.5", "MIT"),
    Source("simplemma (asked only)", "2.0.0", "MIT"),
    Source("busca-municipio", "1.0.1", "MIT"),
    Source("Faker", "40.54.0", "MIT"),
    Source("packaging/dictionaries/sources", "", "CC0-1.0"),
)


@dataclass
class Spanish:
    """What the sources say, and what is made of it. `hunspell` are the folders of RLA-ES: Spain's, then America's."""

    hunspell: Path
    american: tuple[Path, ...]
    frequencies: Frequencies = field(default_factory=lambda: Frequencies("es", "large"))

    def zipf(self, word: str) -> float:
        return self.frequencies.zipf(word)

    # --- common words -------------------------------------------------------------------------------------------------

    @cached_property
    def entries(self) -> dict[str, set[str]]:
        return forms_by_entry(self.hunspell / "index.aff", self.hunspell / "index.dic")

    @cached_property
    def common(self) -> frozenset[str]:
        """The lower-case words, but those that only wordfreq has."""
        found = (self._words_in_use() | curated_words()) - REFUSED
        found |= self._further_lemmas(found)
        found |= self._field_words(found)
        lowered = {name.lower() for name in self.listed_names}
        american = self._american_words - found - lowered - REFUSED
        everywhere = {word for word in american if self._holds_in_spain(word)}
        everywhere = {word for word in everywhere if not self._twin_or_slip(word, found, gap=1.5)}
        found |= everywhere | {
            word for word in american if word[-2:] in {"ás", "és", "ís"} and word[:-1] in found
        }  # mamás
        return frozenset(found)

    def _field_words(self, common: set[str]) -> set[str]:
        """Our words by field, but those that a much commoner word is likelier to have been meant by."""
        near = Near(frozenset(common), self.zipf)
        return {word for word in field_words() - common - REFUSED if near.is_meant(word, SLIP_GAP_OF_OURS)}

    @cached_property
    def attested(self) -> set[str]:
        """Lower-case words that RLA-ES lacks, as `attested.py` says."""
        lowered = {name.lower() for name in self.listed_names | self.names}
        coarse = {word for word in self.frequencies if COARSE.search(word)}
        return attested(self.common, REFUSED | self._american_words | lowered | coarse, self.zipf)

    def _holds_in_spain(self, word: str) -> bool:
        return self.zipf(word) >= LEAST_ZIPF_OF_AMERICAN and not VOSEO.search(word) and not COARSE.search(word)

    def _words_in_use(self) -> set[str]:
        """The words of RLA-ES in use; verb forms with pronouns are left to the checker's own rule."""
        listed = alphabetic(form for forms in self.entries.values() for form in forms if form.islower())
        found = {form for form in listed if self.zipf(form) >= LEAST_ZIPF_OF_WORD}
        for entry, forms in self.entries.items():
            if self.zipf(entry) >= LEAST_ZIPF_OF_ENTRY:
                regular = alphabetic(forms & listed) - found
                found.update(f for f in regular if not FUTURE_SUBJUNCTIVE.search(f) and not is_joined(f, listed))
        return found

    def _further_lemmas(self, common: set[str]) -> set[str]:
        """Words in use that pyspellchecker's own Spanish list has and RLA-ES lacks (plazuela), and their plurals.

        Not those that differ by an accent from a known word or by one letter from a much commoner one: the list has
        archaic words that would hide typos.
        """
        lemmas = {word for word in SpellChecker(language="es") if word.islower() and word.isalpha()}
        plurals = {plural for word in lemmas for plural in (word + "s", word + "es")}
        accented = {without_accents(word) for word in common}
        used = {word for word in (lemmas | plurals) - common if self.zipf(word) >= LEAST_ZIPF_OF_LEMMA}
        new = {word for word in used if len(word) > 3 and without_accents(word) not in accented}
        return {word for word in new if self._closest(word, common) < self.zipf(word) + 1.8}

    @cached_property
    def _american_entries(self) -> tuple[dict[str, set[str]], ...]:
        return tuple(forms_by_entry(folder / "index.aff", folder / "index.dic") for folder in self.american)

    @cached_property
    def _american_words(self) -> set[str]:
        lists = (forms for entries in self._american_entries for forms in entries.values())
        found = {word for forms in lists for word in alphabetic(form for form in forms if form.islower())}
        return {word for word in found if self.zipf(word) > 0 and not is_joined(word, found)}

    @cached_property
    def _american_regular(self) -> set[str]:
        """What holds in America alone though no text counted had it: the regular forms of what RLA-ES has there only
        and is in use, and our list for America, whose words bring the forms that RLA-ES has of them.
        """
        ours = american_words()
        listed_by_us = {form for forms in ours.values() for form in forms}
        found = set(listed_by_us)
        for entries in (self.entries, *self._american_entries):
            listed = alphabetic(form for forms in entries.values() for form in forms if form.islower())
            for entry, forms in entries.items():
                of_america = entries is not self.entries and entry not in self.entries
                if entry in ours or (of_america and self.zipf(entry) >= LEAST_ZIPF_OF_AMERICAN):
                    regular = alphabetic(forms & listed)
                    found.update(f for f in regular if not FUTURE_SUBJUNCTIVE.search(f) and not is_joined(f, listed))
        return {word for word in found if not VOSEO.search(word) or word in listed_by_us}

    def _closest(self, word: str, among: Container[str]) -> float:
        """The Zipf frequency of the commonest of `among` that is one slip away from `word`; 0 without any."""
        return max((self.zipf(other) for other in one_edit_away(word) if other in among and other != word), default=0.0)

    def _twin_or_slip(self, word: str, common: Container[str], gap: float) -> bool:
        """Whether `word` is likelier a commoner word without its accents, or with a slip."""
        twins = (word[:i] + acute + word[i + 1 :] for i, c in enumerate(word) for acute in ACCENTED.get(c, ""))
        if any(twin in common for twin in twins) or (bare(word) != word and bare(word) in common):
            return True
        near = (o for o in one_edit_away(word) if o in common and o not in {word + "s", word[:-1]})
        return max((self.zipf(other) for other in near), default=0.0) >= self.zipf(word) + gap

    # --- names --------------------------------------------------------------------------------------------------------

    @cached_property
    def listed_names(self) -> set[str]:
        return alphabetic(form for forms in self.entries.values() for form in forms if not form.islower())

    @cached_property
    def names(self) -> set[str]:
        """Names of RLA-ES, of Spain's places and of people, and acronyms."""
        found = self._without_bare_twins(self.listed_names | place_names(), kept=self.listed_names)
        accented = self._accented(found)
        known = {name for name in people(OTHER_PEOPLE) if self.zipf(name.lower()) >= LEAST_ZIPF_OF_PERSON}
        for name in (people(SPANISH_PEOPLE) | known) - found:
            if name.upper() in acronyms() and name not in people(SPANISH_PEOPLE):  # Iva is IVA here
                continue
            lower = name.lower()
            twins = accented.get(bare(lower), set()) - {lower}
            if name in people(SPANISH_PEOPLE) and ACUTE.search(lower):  # Tomás, whatever tomas is
                twins = set()
            if lower not in self.common and all(self.zipf(twin) < self.zipf(lower) - 1.0 for twin in twins):
                found.add(name)
        return found | acronyms()

    def _accented(self, names: Iterable[str]) -> dict[str, set[str]]:
        """The known words and names, in lower case, by what they are in plain letters."""
        found: dict[str, set[str]] = {}
        lowered = (name.lower() for name in (*names, *people(SPANISH_PEOPLE)))
        for word in (*self.common, *lowered):
            found.setdefault(bare(word), set()).add(word)
        return found

    def _without_bare_twins(self, names: set[str], kept: set[str]) -> set[str]:
        """`names` without those whose accented twin is at least as usual (Garcia beside García)."""
        twins: dict[str, list[str]] = {}
        for name in names:
            twins.setdefault(bare(name), []).append(name)
        return names - {
            name
            for name, spelt in twins.items()
            if name in spelt
            and name not in kept
            and any(self.zipf(t.lower()) >= self.zipf(name.lower()) - 1.0 for t in spelt if t != name)
        }

    # --- what only wordfreq knows -------------------------------------------------------------------------------------

    @cached_property
    def further(self) -> set[str]:
        """The attested words; frequent words that no dictionary has and that are no misspelling of a commoner word, as
        names; and plurals of known words."""
        frequent = {word for word in self.common if self.zipf(word) >= 3.0}
        lowered = {name.lower() for name in self.names}
        known = self.common | self.attested
        accented = self._accented((*self.names, *self._american_words, *self.attested))
        loud: dict[str, float] = {}
        for word in self.common:
            key = sound_key(word)
            loud[key] = max(loud.get(key, 0.0), self.zipf(word))
        names, plurals = set(), set()
        for word in self.frequencies:
            zipf = self.zipf(word)
            if word in known or word in self._american_words or not word.isalpha() or COARSE.search(word):
                continue
            if SOUND.search(word) or set(word) - set(LETTERS + "çàèòï"):
                continue
            if zipf >= LEAST_ZIPF_OF_PLURAL and self._is_plural(word) and word not in lowered:
                plurals.add(word)
            elif zipf >= LEAST_ZIPF_OF_NAME and len(word) > 3 and word not in lowered and not accented.get(bare(word)):
                same = loud.get(sound_key(word), 0.0) >= max(zipf + 0.4, 2.5)
                if same or with_enclitics(word, self.common.__contains__) or self._is_no_name(word):
                    continue
                if self._closest(word, frequent) < zipf + (1.3 if len(word) >= 6 else 0.6):
                    names.add(word.capitalize())
        return self._without_bare_twins(names, kept=set()) | plurals | self.attested

    def _is_no_name(self, word: str) -> bool:
        """Whether `word`, which is frequent, is made of common words: by a slip, a suffix or a forgotten blank."""
        if (
            word in REFUSED
            or is_unsuited(word, word)
            or (word.upper() in acronyms() and (len(word) < 4 or not SPOKEN.match(word)))
        ):
            return True
        if DOUBLED_END.search(word) and {DOUBLED_END.sub(r"\1", word), word[:-1]} & self.common:
            return True
        if word.endswith("s") and {word[:-1], word.removesuffix("es")} & self.common:
            return True
        if derived_from(word, self._zipf_of_common) is not None:
            return True
        halves = ((word[:i], word[i:]) for i in range(1, len(word)))
        return any(
            (first in SMALL_WORDS and self._zipf_of_common(second) >= LEAST_ZIPF_RUN_TOGETHER and len(second) > 2)
            or (second in SMALL_WORDS and self._zipf_of_common(first) >= LEAST_ZIPF_RUN_TOGETHER and len(first) > 2)
            for first, second in halves
        )

    def _zipf_of_common(self, word: str) -> float:
        return self.zipf(word) if word in self.common else 0.0

    def _is_plural(self, word: str) -> bool:
        if (
            DOUBLED_END.search(word)
            or word in REFUSED
            or len(word) < 5
            or not word.endswith("s")
            or SECOND_PERSON.search(word)
        ):
            return False
        ends = (("s", ""), ("es", ""), ("ces", "z"), ("ones", "ón"))
        singulars = [word.removesuffix(end) + new for end, new in ends if word.endswith(end)]
        known = any(
            one in self.common and self.zipf(one) >= LEAST_ZIPF_OF_PLURAL and not SECOND_PERSON.search(one)
            for one in singulars
        )
        return known and not self._twin_or_slip(word, self.common, gap=2.2)

    @cached_property
    def foreign(self) -> set[str]:
        """What is right beside other foreign words only (Belle Saison, road movie), in lower case."""
        accented = self._accented(self.names)
        known = self.common | self.attested
        found = {name.lower() for name in people(OTHER_PEOPLE)}
        for language in OTHER_LANGUAGES:
            there = Frequencies(language)
            found.update(word for word in there if there.zipf(word) >= LEAST_ZIPF_OF_FOREIGN)
        return {
            word
            for word in alphabetic(found)
            if word not in known and not any(twin != word for twin in accented.get(bare(word), ()))
        }

    # --- what is written ----------------------------------------------------------------------------------------------

    def parts(self) -> list[Part]:
        known = set(self.common) | self.names
        only_there = self._american_words - known - self.further - REFUSED
        regular = {word for word in self._american_regular if not COARSE.search(word)} - known - self.further - REFUSED
        voseo = {word for word in only_there if VOSEO.search(word)} - regular
        return [
            self._part("", known, MPL),
            self._part("further", self.further, SHARE_ALIKE),
            self._part("america", (only_there - voseo) | regular, MPL, AMERICA),
            self._part("voseo", voseo, MPL, VOSEO_COUNTRIES),
        ]

    def foreign_part(self) -> Part:
        return Part("foreign", dict.fromkeys(sorted(self.foreign), 1), (), SHARE_ALIKE, SHARE_ALIKE)

    def _part(self, name: str, words: set[str], licence: str, countries: Collection[str] = ()) -> Part:
        weights = {word: self._weight(word) for word in sorted(words)}
        heard = [word for word in weights if self.zipf(word.lower()) > 0]
        return Part(name, weights, heard, licence, SHARE_ALIKE, countries)

    def _weight(self, word: str) -> int:
        zipf = self.zipf(word)
        if word.istitle() and word.lower() not in self.common:
            zipf = self.zipf(word.lower())
        return round(100 * zipf) if zipf >= LEAST_ZIPF_KEPT else 1


def place_names() -> set[str]:
    """The capitalised words in the names of Spain's municipalities and provinces."""
    lines = (resources.files("busca_municipio") / "municipios.txt").read_text("utf-8")
    pieces = re.findall(r"[^\W\d_]+(?:·[^\W\d_]+)*", unicodedata.normalize("NFC", lines))
    return {piece for piece in pieces if piece[0].isupper() and len(piece) > 1}


@cache
def people(locales: tuple[str, ...]) -> frozenset[str]:
    """The first names and surnames that Faker has for `locales`."""
    found = (name for locale in locales for name in _people_of(locale))
    return frozenset(name for name in found if name[0].isupper() and name[1:].islower())


def _people_of(locale: str) -> Iterator[str]:
    provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
    for listed in dir(provider):
        names = getattr(provider, listed)
        if listed.startswith(("first_names", "last_names")) and not isinstance(names, property):
            for name in names:
                yield from re.findall(r"[^\W\d_]{2,}", unicodedata.normalize("NFC", name))


def is_joined(form: str, listed: set[str]) -> bool:
    """Whether the checker's rule for verbs with pronouns accepts `form` as it is."""
    joined = with_enclitics(form, listed.__contains__)
    return joined is not None and joined.text == form


def alphabetic(words: Iterable[str]) -> set[str]:
    return {word for word in words if word.isalpha() and len(word) > 1}
