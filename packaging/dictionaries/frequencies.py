"""How common words are, as wordfreq has counted them in books, films, news, encyclopaedias and the web until 2021."""

from __future__ import annotations

import math
from collections.abc import Iterator

from wordfreq import get_frequency_dict


class Frequencies:
    """Zipf scale (log10 of occurrences per 10⁹ words) for the words of one language; 0 for unseen words."""

    def __init__(self, language: str, wordlist: str = "best") -> None:
        share = get_frequency_dict(language, wordlist=wordlist)
        self._zipf = {word: math.log10(part * 1e9) for word, part in share.items() if part}

    def __iter__(self) -> Iterator[str]:
        return iter(self._zipf)

    def zipf(self, word: str) -> float:
        return self._zipf.get(word, 0.0)
