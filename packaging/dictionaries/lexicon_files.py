"""Writes the files of a dictionary that `calendario.spelling.lexicon` reads, for any language.

The same words give the same bytes. Words, how common they are and how they sound are files of their own, because a part
of the words may be under one licence and its frequencies under another.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from marisa_trie import BytesTrie, Trie

from calendario.spelling.lexicon import FORMAT, NUMBER_BYTES, WEIGHTS, manifest_path

# A letter that fewer common words have is one of foreign words, and proposals are not sought with it.
LEAST_SHARE_OF_LETTER = 0.0005


@dataclass(frozen=True, slots=True)
class Part:
    """Words that share their licence: `words` by weight (1: frequency unknown, else 100 × Zipf; names with a capital).

    `heard` are those that may be proposed for what sounds like them. `countries` (ISO 3166) are those where the part
    holds; none stands for all. `name` becomes part of the names of its files, empty for the first part.
    """

    name: str
    words: Mapping[str, int]
    heard: Collection[str]
    words_licence: str
    frequencies_licence: str
    countries: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """Where words or frequencies come from."""

    name: str
    version: str
    licence: str


def step(weight: int) -> int:
    """The byte for `weight`, which `WEIGHTS` turns back into it within two hundredths of a Zipf."""
    if weight < 1:
        raise ValueError(f"no weight of a word: {weight}")
    return 0 if weight == 1 else min(max(round(weight * 32 / 100), 1), len(WEIGHTS) - 1)


def write(
    folder: Path,
    language: str,
    parts: Iterable[Part],
    sound_key: Callable[[str], str],
    sources: Iterable[Source],
    *,
    foreign: Part | None = None,
) -> Path:
    """Writes the dictionary of `language` into `folder` and returns its manifest's path; files of an older one go.

    A word may stand in one part only. `foreign`: see `Lexicon.is_foreign`; of it only the words are kept. Raises
    ValueError for a word that is empty, not composed (NFC) or in two parts.
    """
    parts = list(parts)
    _check(parts)
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob(f"{language}.*"):
        if old.suffix in {".marisa", ".bin", ".json"}:
            old.unlink()
    manifest = {
        "format": FORMAT,
        "language": language,
        "letters": _letters(parts[0].words),
        "longest": max(len(word) for part in parts for word in part.words),
        "parts": [_write_part(folder, language, part, sound_key) for part in parts],
        "foreign": None if foreign is None else _write_foreign(folder, language, foreign),
        "sources": [{"name": s.name, "version": s.version, "licence": s.licence} for s in sources],
    }
    path = manifest_path(folder, language)
    path.write_text(json.dumps(manifest, ensure_ascii=False, indent=1) + "\n", "utf-8")
    return path


def _check(parts: list[Part]) -> None:
    seen: set[str] = set()
    for part in parts:
        for word in part.words:
            if not word or not unicodedata.is_normalized("NFC", word) or word in seen:
                raise ValueError(f"empty, decomposed or there twice: {word!r}")
            seen.add(word)


def _letters(words: Iterable[str]) -> str:
    common = [word for word in words if word.islower()]
    shares: dict[str, int] = {}
    for word in common:
        for letter in set(word):
            shares[letter] = shares.get(letter, 0) + 1
    return "".join(sorted(c for c, n in shares.items() if c.isalpha() and n >= LEAST_SHARE_OF_LETTER * len(common)))


def _write_part(folder: Path, language: str, part: Part, sound_key: Callable[[str], str]) -> dict[str, object]:
    def path(role: str, suffix: str) -> Path:
        return folder / ".".join(piece for piece in (language, part.name, role, suffix) if piece)

    words = Trie(sorted(part.words))
    frequencies = bytearray(len(words))
    for word, weight in part.words.items():
        frequencies[words[word]] = step(weight)
    heard = ((sound_key(word), words[word].to_bytes(NUMBER_BYTES, "big")) for word in part.heard)
    sounds = BytesTrie(sorted((sound, number) for sound, number in heard if sound))  # h by itself has none
    words.save(str(path("words", "marisa")))
    path("frequencies", "bin").write_bytes(frequencies)
    sounds.save(str(path("sounds", "marisa")))
    return {
        "countries": sorted(part.countries),
        "files": {
            "words": _told(path("words", "marisa"), len(words), part.words_licence),
            "frequencies": _told(path("frequencies", "bin"), len(words), part.frequencies_licence),
            "sounds": _told(path("sounds", "marisa"), len(sounds), part.words_licence),
        },
    }


def _write_foreign(folder: Path, language: str, part: Part) -> dict[str, object]:
    path = folder / f"{language}.{part.name}.marisa"
    words = Trie(sorted(part.words))
    words.save(str(path))
    return _told(path, len(words), part.words_licence)


def _told(path: Path, entries: int, licence: str) -> dict[str, object]:
    content = path.read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    return {"name": path.name, "bytes": len(content), "sha256": digest, "entries": entries, "licence": licence}
