"""How an institution speaks: neither as among friends nor in anger, and without begging to be shared."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from calendario.checks.check import Found
from calendario.checks.phrases import Hit, Phrases, listed
from calendario.checks.reading import Reading
from calendario.checks.running_text import Tongues
from calendario.checks.voice import begins, is_name, is_quoted
from calendario.domain.dates.keys import word_set
from calendario.domain.dates.tokens import Kind, Tokens, tokens_of
from calendario.domain.finding import Fix
from calendario.domain.house import Nature
from calendario.domain.vocabulary import Phrase, Rules
from calendario.spelling.words import in_case_of

_STREET = ("colloquial", "colloquial_weak", "colloquial_vocatives", "colloquial_exclaimed", "colloquial_laughs")
_MOST = 3  # of what no fix mends: whoever reads them has understood

_RUDE = "🖕"
# By itself each is as warm as any; beside a word of the street it mocks, or shouts.
_WINKS = re.compile(r"[😜🤪😏🙄🤣]|(?<!\w)(?!www)(?=[^\W\d_]{4})[^\W\d_]{0,20}?([^\W\d_ivxcmIVXCM])\1\1[^\W\d_]{0,20}")
_GREETS = word_set("hola eh ey buenas venga vamos gracias")
_JOINING = word_set("y e o u de del con a al en para por que no")
_LISTED = 7  # tokens
_CALLS_END = frozenset("!?:…")

_BAIT = ("bait", "bait_of_anything", "bait_naming", "bait_shares", "bait_draws")
_COUNTS = re.compile(r"llega|consegui|alcanza|[Cc]oment")
_TO_BE_COUNTED = re.compile(
    r"(?:si (?:llegamos|conseguimos|alcanzamos)|ayúda(?:nos|dnos) a (?:llegar|alcanzar|conseguir)|¿?llega(?:re)?mos)"
    r"(?: a| hasta)?(?: l[oa]s)? [\d.]{1,9} (?:me gusta|likes?|seguidor\w{1,3}|rt|retuits?|compartidos|comentarios)\b"
    r"|\bcoment(?:a|ad|en) (?:[«\"“']|con )?(?:yo|s[ií]|quiero|presente)\b",
    re.IGNORECASE,
)
# «Comenta y comparte tus lecturas»: what a workshop is about.
_THEIR_OWN = word_set(
    "tu tus vuestro vuestra vuestros vuestras su sus el los las lo un una ideas experiencias opiniones"
)
_FRIENDS = word_set(
    "amigo amiga amigos amigas persona personas colega colegas contacto contactos acompañante acompañantes pareja "
    "quien quienes peña cuadrilla compañero compañera compañeros compañeras"
)
_NAMED_WITHIN = 7  # tokens: «etiqueta en los comentarios a tus tres mejores amigas»
_NEAR = 40  # tokens between a draw and what is asked for it


def informal(reading: Reading) -> Iterator[Found]:
    """Words of the street, laughter, irony. A warm tone, a picture or two, what is quoted and names are none of it."""
    if reading.language != "es":
        return
    tokens, tongues = tokens_of(reading.text), Tongues(reading)
    sure: list[Hit] = []
    weak: list[Hit] = []
    end = 0
    for hit, kind in _colloquial(reading, tokens):
        if hit.start < end:
            continue  # «menudo planazo» is one
        end = hit.end
        if is_quoted(reading, hit.start) or is_name(tokens, hit.first, hit.last) or tongues.at(hit.start) != "es":
            continue
        (weak if kind == "colloquial_weak" else sure).append(hit)
    found = [_told(reading, hit.start, hit.end, hit.phrase.instead) for hit in sure]
    rude = reading.text.find(_RUDE)
    if rude >= 0:
        found.append(_told(reading, rude, rude + len(_RUDE)))
    if not found and weak and len({hit.phrase for hit in weak}) + (_WINKS.search(reading.text) is not None) > 1:
        found = [_told(reading, hit.start, hit.end) for hit in weak]
    yield from found


def _told(reading: Reading, start: int, end: int, instead: str = "") -> Found:
    written = reading.text[start:end]
    if not instead:
        return Found(start, end, {"written": written})
    better = in_case_of(written, instead)
    return Found(start, end, {"written": written, "instead": better}, (Fix(start, end, better),))


def _colloquial(reading: Reading, tokens: Tokens) -> Iterator[tuple[Hit, str]]:
    """What of the lists stands there as one says it in the street, and of which list."""
    around = reading.subject.around
    phrases, kinds = _sorted(around.rules, around.house.country, _STREET)
    for hit in phrases.found(tokens):
        kind = kinds[hit.phrase]
        if kind == "colloquial_vocatives" and not _is_called(tokens, hit.first):
            continue
        if kind == "colloquial_laughs":  # «ja, ja, ja»
            again = hit.first + 1 + tokens.is_(hit.first + 1, ",")
            if tokens.word(again) != tokens.word(hit.first):
                continue
            hit = Hit(hit.start, tokens.at(again).end, hit.phrase, hit.first, again)
        if kind == "colloquial_exclaimed":
            exclaimed = tokens.at(hit.last + 1)
            if not begins(tokens, hit.first) or exclaimed.kind is not Kind.WORD or exclaimed.key in _JOINING:
                continue  # «a menudo», «la gente menuda», «menudos y callos»
            hit = Hit(hit.start, exclaimed.end, hit.phrase, hit.first, hit.last + 1)
        yield hit, kind


def _is_called(tokens: Tokens, place: int) -> bool:
    """Whether a word calls somebody: «¿qué pasa, tío?», «¡hola, peña!»; an uncle, or a club of that name, is none."""
    before, after = tokens.at(place - 1), tokens.at(place + 1)
    if before.key == ",":
        if after.key == ".":  # the last of several is one of a list
            return not any(tokens.is_(at, ",") for at in range(place - _LISTED, place - 1))
        return after.key in _CALLS_END or (after.key == "," and tokens.word(place - 2) in _GREETS)
    if before.key in _GREETS:
        return after.key in _CALLS_END
    return before.key in ("¡", "¿") and after.key in (",", "!", "?")


def hostile(reading: Reading) -> Iterator[Found]:
    """What hurts whoever it answers, in replies alone."""
    if reading.subject.around.nature is not Nature.REPLY or reading.language != "es":
        return
    tongues = Tongues(reading)
    hits = (hit for hit in listed(reading, "hostile") if not is_quoted(reading, hit.start))
    for hit in islice((hit for hit in hits if tongues.at(hit.start) == "es"), _MOST):
        yield _told(reading, hit.start, hit.end)


def begging(reading: Reading) -> Iterator[Found]:
    """«Dale a me gusta y gana», «etiqueta a tres amigos». To share a warning is nothing of the kind."""
    if reading.language != "es":
        return
    tokens, around = tokens_of(reading.text), reading.subject.around
    phrases, kinds = _sorted(around.rules, around.house.country, _BAIT)
    hits: dict[str, list[Hit]] = {name: [] for name in _BAIT}
    for hit in phrases.found(tokens):
        hits[kinds[hit.phrase]].append(hit)
    spans = [(hit.start, hit.end) for hit in hits["bait"]]
    spans += [(hit.start, hit.end) for hit in hits["bait_of_anything"] if _of_anything(tokens, hit)]
    spans += [(hit.start, end) for hit in hits["bait_naming"] if (end := _friends_end(tokens, hit))]
    spans += _shared_to_win(hits["bait_shares"], hits["bait_draws"])
    if _COUNTS.search(reading.text):
        spans += [found.span() for found in islice(_TO_BE_COUNTED.finditer(reading.text), _MOST)]
    told: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if not is_quoted(reading, start) and (not told or start >= told[-1][1]):
            told.append((start, end))
    yield from (_told(reading, start, end) for start, end in told[:_MOST])


def _of_anything(tokens: Tokens, hit: Hit) -> bool:
    following = tokens.at(hit.last + 1)
    return following.line or following.key not in _THEIR_OWN


def _friends_end(tokens: Tokens, hit: Hit) -> int:
    """Where the friends end that are to be named: «etiqueta a 3 amigos»; 0 where none are."""
    if tokens.word(hit.first - 1) in ("la", "una", "su", "esta", "cada", "de"):
        return 0  # the thing of that name
    for place in range(hit.last + 1, hit.last + _NAMED_WITHIN):
        token = tokens.at(place)
        if token.kind is Kind.SIGN or token.line:
            return 0
        if token.key in _FRIENDS:
            return token.end
    return 0


def _shared_to_win(shares: list[Hit], draws: list[Hit]) -> Iterator[tuple[int, int]]:
    places = [draw.first for draw in draws]
    for hit in shares:
        at = bisect_left(places, hit.first - _NEAR)
        if at < len(places) and places[at] <= hit.first + _NEAR:
            yield hit.start, hit.end


@lru_cache(maxsize=8)
def _sorted(rules: Rules, country: str, names: tuple[str, ...]) -> tuple[Phrases, dict[Phrase, str]]:
    """The phrases of several lists, and of which each is."""
    kinds = {phrase: name for name in names for phrase in rules.phrases(name, "es", country)}
    return Phrases(tuple(kinds)), kinds
