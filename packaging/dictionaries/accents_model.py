"""Make the model of accents in `resources/dictionaries/` from licence-clean Spanish prose.

    python packaging/dictionaries/accents_texts.py --fetch texts            # the prose, see there
    pip install numpy==2.4.6
    PYTHONPATH=src python packaging/dictionaries/accents_model.py --texts texts --into resources/dictionaries

A log-linear model: for every word that another accent makes another word, how much each piece of what stands around it
(`calendario.spelling.spanish.tokens.evidence`) speaks for each accent, for the word itself and for its kind
(-o/-ó, -ara/-ará…), on top of how common each is in general. The same inputs give the same bytes.
Reads nothing that measures the checker.
"""

from __future__ import annotations

import argparse
import hashlib
import math
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from accents_texts import SOURCES, paragraphs
from numpy.typing import NDArray

from calendario.spelling.spanish.accents import HEADER, MAGIC, SLOTS
from calendario.spelling.spanish.real_words import MODEL
from calendario.spelling.spanish.tokens import evidence, tokens, variants_of

MOST_OF_A_KIND = 12_000  # examples of one word: que, el and de have hundreds of thousands
OLD_TEXT = "sword-text-sparv"
WEIGHT_OF_OLD_TEXT = 0.4
LEAST_SEEN = 3  # times that a piece of evidence was seen
WORTH_OF_ZIPF = 1.5  # natural logarithm per unit: less than the 2.3 of pure frequency, which counts misspellings too
PASSES = 6
BATCH = 2048
RATE = 0.12
DECAY = 2e-5


@dataclass
class Examples:
    """Rows are variants; those of one example stand together from `first` on. `keys` has a row of evidence each."""

    keys: NDArray[np.uint32]
    zipf: NDArray[np.float32]
    first: NDArray[np.int64]
    right: NDArray[np.int64]
    weight: NDArray[np.float32]


def found_examples(texts: Iterator[tuple[str, float]], weight: Callable[[str], int]) -> Examples:
    """Every word of `texts` (each with how much it counts) that has a rival."""
    families: dict[str, tuple] = {}
    seen: Counter[str] = Counter()
    keys: list[NDArray[np.uint32]] = []
    zipf: list[float] = []
    first: list[int] = []
    right: list[int] = []
    worth: list[float] = []
    for text, counts in texts:
        held = tokens(text)
        for place, token in enumerate(held):
            word = token.lower
            if not word[0].isalpha() or (token.text.isupper() and len(word) > 1):
                continue
            if word not in families:
                families[word] = variants_of(word, weight)
            variants = families[word]
            forms = [variant.word for variant in variants]
            if word not in forms or seen[word] >= MOST_OF_A_KIND:
                continue
            seen[word] += 1
            told = evidence(held, place)
            first.append(len(zipf))
            right.append(len(zipf) + forms.index(word))
            worth.append(counts)
            for variant in variants:
                zipf.append(variant.zipf)
                keys.append(
                    np.fromiter((zlib.crc32(piece, seed) for seed in variant.seeds for piece in told), np.uint32)
                )
    return Examples(
        np.array(keys), np.array(zipf, np.float32), np.array(first), np.array(right), np.array(worth, np.float32)
    )


def learned(examples: Examples) -> tuple[NDArray[np.uint32], NDArray[np.float32]]:
    """The keys that were seen often enough and their weights: AdaGrad over the conditional likelihood."""
    kept, ids = np.unique(examples.keys, return_inverse=True)
    ids = ids.reshape(examples.keys.shape)
    often = np.bincount(ids.ravel(), minlength=len(kept)) >= LEAST_SEEN
    renumbered = np.where(often, np.cumsum(often), 0)  # 0 is for all that was seen too seldom
    ids = renumbered[ids].astype(np.int32)
    kept = kept[often]
    weights = np.zeros(len(kept) + 1, np.float32)
    squares = np.full(len(kept) + 1, 1e-3, np.float32)
    ends = np.append(examples.first[1:], len(examples.zipf))
    order = np.random.default_rng(2010)
    for _ in range(PASSES):
        shuffled = order.permutation(len(examples.first))
        for at in range(0, len(shuffled), BATCH):
            batch = shuffled[at : at + BATCH]
            sizes = ends[batch] - examples.first[batch]
            starts = np.concatenate(([0], np.cumsum(sizes)[:-1]))
            rows = np.repeat(examples.first[batch] - starts, sizes) + np.arange(sizes.sum())
            score = weights[ids[rows]].sum(1) + WORTH_OF_ZIPF * examples.zipf[rows]
            score -= np.repeat(np.maximum.reduceat(score, starts), sizes)
            likely = np.exp(score)
            likely /= np.repeat(np.add.reduceat(likely, starts), sizes)
            likely[starts + examples.right[batch] - examples.first[batch]] -= 1
            likely *= np.repeat(examples.weight[batch], sizes)
            wide = np.repeat(likely.astype(np.float32), ids.shape[1])
            slope = np.bincount(ids[rows].ravel(), wide, minlength=len(weights)).astype(np.float32)
            slope += DECAY * BATCH * weights
            slope[0] = 0
            squares += slope * slope
            weights -= RATE * slope / np.sqrt(squares)
    return kept, weights[1:]


def packed(kept: NDArray[np.uint32], weights: NDArray[np.float32]) -> bytes:
    """The file: where two keys want one slot, the weightier one has it."""
    unit = float(np.quantile(np.abs(weights), 0.9999)) / 127
    rounded = np.clip(np.rint(weights / unit), -127, 127).astype(np.int8)
    slots, marks = np.zeros(SLOTS, np.int8), np.zeros(SLOTS, np.uint8)
    order = np.lexsort((kept, np.abs(rounded)))  # the weightiest last, so that it stays
    places = kept[order] & (SLOTS - 1)
    slots[places] = rounded[order]
    marks[places] = kept[order] >> 24
    body = slots.tobytes() + marks.tobytes()
    return HEADER.pack(MAGIC, hashlib.sha256(body).digest(), unit, WORTH_OF_ZIPF) + body


def all_texts(folder: Path) -> Iterator[tuple[str, float]]:
    """Each paragraph of the sources once, with how much it counts."""
    seen: set[str] = set()
    for source in SOURCES:
        for paragraph in paragraphs(folder, source):
            if paragraph not in seen:
                seen.add(paragraph)
                yield paragraph, WEIGHT_OF_OLD_TEXT if source.package == OLD_TEXT else 1.0


def weights_of(folder: Path) -> Callable[[str], int]:
    """The weight of a word of the dictionary in `folder`."""
    from calendario.spelling.lexicon import open_lexicon

    lexicon = open_lexicon(folder, "es")
    return lambda word: lexicon[word]


def main() -> None:
    """Make the file and tell its size."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--texts", type=Path, required=True, help="where accents_texts.py put the packages")
    parser.add_argument("--into", type=Path, required=True, help="where the dictionary is and the model goes")
    told = parser.parse_args()
    examples = found_examples(all_texts(told.texts), weights_of(told.into))
    kept, weights = learned(examples)
    made = packed(kept, weights)
    (told.into / MODEL).write_bytes(made)
    print(f"{len(examples.first):,} examples, {len(kept):,} weights, {math.ceil(len(made) / 1024)} KiB")


if __name__ == "__main__":
    main()
