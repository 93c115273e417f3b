"""Make the Spanish dictionary in `resources/dictionaries/` from its sources.

    npm pack dictionary-es@4.0.0 && tar xzf dictionary-es-4.0.0.tgz         # gives package/
    pip install wordfreq==3.1.1 busca-municipio==1.0.1 pyspellchecker==0.9.1
    PYTHONPATH=src python packaging/dictionaries/build.py --hunspell package --into resources/dictionaries

Two files, because their licences differ (docs/decisions/0005-spelling-dictionary.md): `es.json.gz` holds the words and
`es-frequencies.json.gz` how common they are, with the names that only wordfreq knows. The same inputs give the same
bytes. Reads nothing that measures the checker.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import re
import unicodedata
from collections.abc import Iterable, Iterator
from importlib import resources
from pathlib import Path

from hunspell_forms import forms_by_entry
from spellchecker import SpellChecker
from wordfreq import get_frequency_dict

from calendario.spelling.spanish.formation import with_enclitics

SOURCES = Path(__file__).parent / "sources"
LETTERS = "abcdefghijklmnopqrstuvwxyzáéíóúüñ"

# Spellings that the sources hold and the norm does not (RAE, Ortografía 2010), or that are nearly always a typo.
REFUSED = frozenset({"padel", "coresponsable", "coresponsabilidad", "puntolimpio", "ayuntamientu", "gymkana", "soc"})

# A word of RLA-ES that never appears in wordfreq's text is rarer than a typo that happens to hit it, unless it is a
# regular form (licitamos, repasarán) of a word in use.
LEAST_ZIPF_OF_WORD = 1.0
LEAST_ZIPF_OF_ENTRY = 2.5
LEAST_ZIPF_OF_LEMMA = 1.9
FUTURE_SUBJUNCTIVE = re.compile(r"(?:a|ie|e)r(?:e|es|en|eis)$|[áé]remos$")  # out of use: cantare, cantáremos
LEAST_ZIPF_KEPT = 2.0  # below it, a frequency would not change the order of suggestions
LEAST_ZIPF_OF_NAME = 2.3


def without_accents(word: str) -> str:
    """`word` without accents and diaeresis; ñ stays, being another letter."""
    marks = unicodedata.normalize("NFD", word)
    return unicodedata.normalize("NFC", "".join(c for c in marks if c == "\u0303" or not unicodedata.combining(c)))


def bare(word: str) -> str:
    """`word` in plain a to z letters, ñ as n."""
    return without_accents(word).replace("ñ", "n")


def one_edit_away(word: str) -> Iterator[str]:
    """All strings that one deletion, swap, replacement or insertion makes of `word`."""
    for i in range(len(word) + 1):
        left, right = word[:i], word[i:]
        if right:
            yield left + right[1:]
            for letter in LETTERS:
                yield left + letter + right[1:]
        if len(right) > 1:
            yield left + right[1] + right[0] + right[2:]
        for letter in LETTERS:
            yield left + letter + right


def curated_words() -> set[str]:
    """Our own lower-case words: loanwords, new words and the vocabulary of town halls."""
    lines = (SOURCES / "es-words.txt").read_text("utf-8").splitlines()
    found = {part for line in lines if not line.startswith("#") for word in line.split() for part in word.split("-")}
    return {word for word in found if word.islower() and word.isalpha() and len(word) > 1} - REFUSED


def place_names() -> set[str]:
    """The capitalised words in the names of Spain's municipalities and provinces."""
    lines = (resources.files("busca_municipio") / "municipios.txt").read_text("utf-8")
    pieces = re.findall(r"[^\W\d_]+(?:·[^\W\d_]+)*", unicodedata.normalize("NFC", lines))
    return {piece for piece in pieces if piece[0].isupper() and len(piece) > 1}


class Frequencies:
    """How common words are: Zipf scale (log10 of occurrences per 10⁹ words), 0 for unseen words."""

    def __init__(self) -> None:
        self._share = get_frequency_dict("es", wordlist="large")

    def __iter__(self) -> Iterator[str]:
        return iter(self._share)

    def zipf(self, word: str) -> float:
        share = self._share.get(word, 0.0)
        return math.log10(share * 1e9) if share else 0.0


def frequent_names(common: set[str], named: set[str], frequencies: Frequencies) -> set[str]:
    """Frequent words that no dictionary has and that are no misspelling of a commoner word: mostly names."""
    accented: dict[str, list[str]] = {}
    for word in [*common, *(name.lower() for name in named)]:
        accented.setdefault(bare(word), []).append(word)
    frequent = {word for word in common if frequencies.zipf(word) >= 3.6}
    lowered = {name.lower() for name in named}
    found: set[str] = set()
    for word in frequencies:
        zipf = frequencies.zipf(word)
        if zipf < LEAST_ZIPF_OF_NAME or not word.isalpha() or len(word) < 4 or word in common or word in lowered:
            continue
        if re.search(r"(.)\1\1|jaj|jej|haha|^h?[aeiou]+h$", word) or set(word) - set(LETTERS + "çàèòï"):
            continue
        if accented.get(bare(word)) or with_enclitics(word, common.__contains__):
            continue
        close = (frequencies.zipf(other) for other in one_edit_away(word) if other in frequent)
        if max(close, default=0.0) >= zipf + (1.3 if len(word) >= 6 else 0.6):
            continue
        found.add(word.capitalize())
    return found


def without_bare_twins(names: set[str], frequencies: Frequencies, kept: set[str]) -> set[str]:
    """`names` without those whose accented twin is at least as usual (Garcia beside García)."""
    twins: dict[str, list[str]] = {}
    for name in names:
        twins.setdefault(bare(name), []).append(name)
    without = {
        name
        for name, spelt in twins.items()
        if name in spelt
        and name not in kept
        and any(frequencies.zipf(t.lower()) >= frequencies.zipf(name.lower()) - 1.0 for t in spelt if t != name)
    }
    return names - without


def save(path: Path, weights: dict[str, int]) -> None:
    """Write `weights` as pyspellchecker reads them, without a date inside so that the bytes are reproducible."""
    text = json.dumps(dict(sorted(weights.items())), ensure_ascii=False, separators=(",", ":"))
    path.write_bytes(gzip.compress(text.encode("utf-8"), compresslevel=9, mtime=0))
    print(f"{path.name}: {len(weights)} entries, {path.stat().st_size / 1000:.0f} kB")


def common_words(entries: dict[str, set[str]], frequencies: Frequencies) -> set[str]:
    """The lower-case words of RLA-ES in use; verb forms with pronouns are left to the checker's own rule."""
    listed = alphabetic(form for forms in entries.values() for form in forms if form.islower())
    found = {form for form in listed if frequencies.zipf(form) >= LEAST_ZIPF_OF_WORD}
    for entry, forms in entries.items():
        if frequencies.zipf(entry) >= LEAST_ZIPF_OF_ENTRY:
            regular = alphabetic(forms & listed) - found
            found.update(f for f in regular if not FUTURE_SUBJUNCTIVE.search(f) and not is_joined(f, listed))
    return found


def further_lemmas(common: set[str], frequencies: Frequencies) -> set[str]:
    """Words in use that pyspellchecker's own Spanish list has and RLA-ES lacks (plazuela, chévere), and their plurals.

    Not those that differ by an accent from a known word or by one letter from a much commoner one: the list has
    archaic words that would hide typos.
    """
    lemmas = {word for word in SpellChecker(language="es") if word.islower() and word.isalpha()}
    plurals = {plural for word in lemmas for plural in (word + "s", word + "es")}
    accented = {without_accents(word) for word in common}
    found = set()
    for word in sorted((lemmas | plurals) - common):
        zipf = frequencies.zipf(word)
        if zipf >= LEAST_ZIPF_OF_LEMMA and len(word) > 3 and without_accents(word) not in accented:
            close = (frequencies.zipf(other) for other in one_edit_away(word) if other in common)
            if max(close, default=0.0) < zipf + 1.8:
                found.add(word)
    return found


def is_joined(form: str, listed: set[str]) -> bool:
    """Whether the checker's rule for verbs with pronouns accepts `form` as it is."""
    joined = with_enclitics(form, listed.__contains__)
    return joined is not None and joined.text == form


def alphabetic(words: Iterable[str]) -> set[str]:
    return {word for word in words if word.isalpha() and len(word) > 1}


def main() -> None:
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--hunspell", type=Path, required=True, help="folder of dictionary-es (index.aff, index.dic)")
    reader.add_argument("--into", type=Path, required=True, help="folder that gets the two files")
    chosen = reader.parse_args()

    frequencies = Frequencies()
    entries = forms_by_entry(chosen.hunspell / "index.aff", chosen.hunspell / "index.dic")
    common = (common_words(entries, frequencies) | curated_words()) - REFUSED
    common |= further_lemmas(common, frequencies)
    listed_names = alphabetic(form for forms in entries.values() for form in forms if not form.islower())
    acronyms = set((SOURCES / "es-acronyms.txt").read_text("utf-8").split())
    names = without_bare_twins(listed_names | place_names(), frequencies, kept=listed_names) | acronyms
    save(chosen.into / "es.json.gz", dict.fromkeys(common | names, 1))

    weights = {word: round(100 * frequencies.zipf(word)) for word in common}
    weights = {word: weight for word, weight in weights.items() if weight >= 100 * LEAST_ZIPF_KEPT}
    more_names = without_bare_twins(frequent_names(common, names, frequencies), frequencies, kept=set())
    for name in more_names | {name for name in names if name.istitle() and name.lower() not in common}:
        weight = round(100 * frequencies.zipf(name.lower()))
        if name in more_names or weight >= 100 * LEAST_ZIPF_KEPT:
            weights[name] = weight
    save(chosen.into / "es-frequencies.json.gz", weights)


if __name__ == "__main__":
    main()
