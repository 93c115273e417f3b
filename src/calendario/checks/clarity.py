"""Words that people understand: no jargon, no link that says nothing, and none that the house does not write."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import islice

from calendario.checks.check import Found
from calendario.checks.phrases import Hit, Phrases, listed
from calendario.checks.reading import Reading
from calendario.checks.running_text import Tongues
from calendario.checks.voice import begins, is_quoted
from calendario.domain.dates.tokens import Tokens, tokens_of
from calendario.domain.finding import Fix
from calendario.domain.house import Avoided
from calendario.domain.vocabulary import Phrase, Rules
from calendario.spelling.words import composition, in_case_of

_MOST = 3  # of jargon: the gravest tell enough
_MOST_AVOIDED = 20

_HERE = re.compile(r"aqu[ií]|ac[aá]\b", re.IGNORECASE)
_POINTS = "👇⬇↓➡👉🔗🖇⤵▶📲"
# A colon, a hand, an address, or nothing at all: «más info aquí» is what one is to press on.
_LEADS_ON = re.compile(
    rf"\s{{0,3}}(?:[.!…]{{0,3}}\s{{0,3}}(?:$|\n)|:?\s{{0,3}}(?:[{_POINTS}]|https?://|www\.)|:\s{{0,3}}[\w-]{{1,60}}\.\w)"
)
_HERE_ALONE = re.compile(
    rf"(?m)^[^\w\n]{{0,6}}(?P<here>aqu[ií]|ac[aá])\s{{0,2}}:?\s{{0,2}}(?:[{_POINTS}]\ufe0f?\s{{0,2}}){{0,3}}(?=https?://|www\.)",
    re.IGNORECASE,
)


def jargon(reading: Reading) -> Iterator[Found]:
    """What offices say and nobody else. What cannot be mended by itself weighs most, and of that the longest."""
    if reading.language != "es":
        return
    around, tongues = reading.subject.around, Tongues(reading)
    phrases, mended = _jargon(around.rules, around.house.country)
    hits = [hit for hit in phrases.found(tokens_of(reading.text)) if not is_quoted(reading, hit.start)]
    hits = sorted(hits, key=lambda hit: (hit.phrase in mended, hit.first - hit.last))
    worst = list(islice((hit for hit in hits if tongues.at(hit.start) == "es"), _MOST))
    for hit in sorted(worst, key=lambda hit: hit.start):
        written = reading.text[hit.start : hit.end]
        instead = hit.phrase.instead
        if hit.phrase in mended:
            instead = in_case_of(written, instead)
            yield Found(hit.start, hit.end, {"written": written, "instead": instead}, (_fix(hit, instead),))
        else:
            yield Found(hit.start, hit.end, {"written": written, "instead": instead})


@lru_cache(maxsize=4)
def _jargon(rules: Rules, country: str) -> tuple[Phrases, frozenset[Phrase]]:
    """All of it, and what of it can be mended in any sentence."""
    mended = rules.phrases("jargon_mended", "es", country)
    return Phrases((*rules.phrases("jargon", "es", country), *mended)), frozenset(mended)


def _fix(hit: Hit, instead: str) -> Fix:
    return Fix(hit.start, hit.end, instead)


def vague_links(reading: Reading) -> Iterator[Found]:
    """«Pincha aquí», «más info aquí:»: read aloud among other links, it does not say where it leads. «Aquí» as a place
    is none.
    """
    text = reading.text
    if reading.language != "es" or _HERE.search(text) is None:
        return
    spans = [(hit.start, hit.end) for hit in listed(reading, "vague_links")]
    spans += [(hit.start, hit.end) for hit in listed(reading, "vague_before_a_link") if _LEADS_ON.match(text, hit.end)]
    spans += [found.span("here") for found in islice(_HERE_ALONE.finditer(text), _MOST)]
    told = 0
    for start, end in sorted(spans):
        if start >= told and not is_quoted(reading, start):
            yield Found(start, end, {"written": text[start:end]})
            told = end


def avoided(reading: Reading) -> Iterator[Found]:
    """What the house does not write, wherever what it writes instead is not there already."""
    tokens, own = tokens_of(reading.text), reading.subject.around.house.avoided
    if not own:
        return
    yield from islice(_not_written(reading.text, tokens, own), _MOST_AVOIDED)


def _not_written(text: str, tokens: Tokens, own: tuple[Avoided, ...]) -> Iterator[Found]:
    places = _places(tokens)
    told = -1
    for first, last, one in sorted(_said(tokens, places, own), key=lambda hit: (hit[0], -hit[1])):
        if first <= told:
            continue
        start, end = tokens.at(first).start, tokens.at(last).end
        written = "".join(composition(text[start:end])[0])
        facts = {"written": text[start:end], "instead": one.instead, "why": one.why}
        if not one.instead:
            yield Found(start, end, facts)
        else:
            better = _in_its_place(tokens, first, written, one)
            if written == better or _covered(tokens, first, last, one):
                continue
            yield Found(start, end, facts, (Fix(start, end, better),))
        told = last


def _said(
    tokens: Tokens, places: Mapping[str, list[int]], own: tuple[Avoided, ...]
) -> Iterator[tuple[int, int, Avoided]]:
    for one in own:
        keys = _keys(one.words)
        for first in places.get(keys[0], ()) if keys else ():
            if _stands(tokens, first, keys):
                yield first, first + len(keys) - 1, one


def _places(tokens: Tokens) -> Mapping[str, list[int]]:
    """Where each token stands, by its key."""
    places: dict[str, list[int]] = defaultdict(list)
    for place in range(len(tokens)):
        places[tokens.at(place).key].append(place)
    return places


@lru_cache(maxsize=1024)
def _keys(words: str) -> tuple[str, ...]:
    tokens = Tokens(words)
    return tuple(tokens.at(place).key for place in range(len(tokens)))


def _stands(tokens: Tokens, first: int, keys: tuple[str, ...]) -> bool:
    return all(
        tokens.at(first + step).key == key and not (step and tokens.at(first + step).line)
        for step, key in enumerate(keys)
    )


def _covered(tokens: Tokens, first: int, last: int, one: Avoided) -> bool:
    """Whether it is a piece of what is better said: «discapacitadas» in «personas discapacitadas»."""
    better, length = _keys(one.instead), last - first + 1
    if len(better) <= length:
        return False
    return any(_stands(tokens, first - step, better) for step in range(len(better) - length + 1))


def _in_its_place(tokens: Tokens, first: int, written: str, one: Avoided) -> str:
    """With the capital that a beginning asks for, or that its writer gave it against the habit of the word."""
    capital = written[:1].isupper() and (begins(tokens, first) or not one.words[:1].isupper())
    return in_case_of(written, one.instead) if capital or written.isupper() else one.instead
