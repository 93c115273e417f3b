"""Parties and candidates: their names, accounts and mottos, and whoever asks for a vote on their behalf."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from calendario.checks.check import Found
from calendario.checks.reading import Reading
from calendario.checks.told import Named, Part, Told, named, names_of, told, written
from calendario.domain.dates.keys import key_of, word_set
from calendario.domain.dates.tokens import Kind
from calendario.domain.house import Mode

_NAME = "party_name"
_SURE, _VOTE, _JOIN, _MEETING, _BEGS = "party_sure", "party_vote", "party_join", "party_meeting", "party_begs"
_TARGET, _INVITES, _POLITICAL = "party_target", "party_invites", "party_political"
_CONTEST, _SPORT, _NEUTRAL, _NOBODY = "party_contest", "party_sport", "party_neutral", "praise_nobody"
#: Where a phrase stands in two lists, it is of the first.
_KINDS = (
    *(_SURE, _JOIN, _BEGS, _VOTE, _MEETING, _NOBODY, _TARGET, _INVITES),
    *(_CONTEST, _SPORT, _POLITICAL, _NEUTRAL),
)
_TELLING = (_SURE, _JOIN, _BEGS, _VOTE, _MEETING)
_FOR = word_set("a al por pel per polo pola")
_MOST = 200  # of one text that are looked at


def of_parties(reading: Reading) -> Iterator[Found]:
    """Accounts and tags of parties, and what asks to vote for or to join one. To vote for a poster, to vote by post
    and a match of football are none of it.
    """
    if not named(reading) and not told(reading, _TELLING).parts:  # as in most posts
        return
    seen = told(reading, _KINDS, names=(_NAME,))
    contest = seen.has(_CONTEST)
    called = reading.subject.around.house.in_mode(Mode.ELECTORAL, reading.today) is not None
    political = called or seen.has(_POLITICAL)
    for one in named(reading):
        if _is_of_a_party(reading, one) or (one.sign == "#" and not contest and _asks(reading, one)):
            yield Found(one.start, one.end, {"written": one.written})
    if not seen.has(*_TELLING):
        return
    for sentence in seen.sentences():
        for number, part in enumerate(sentence.of(*_TELLING)):
            if number >= _MOST:
                break
            last = _partisan(sentence, part, seen, contest=contest, political=political)
            if last is not None:
                said = written(seen.tokens, part.first, last)
                yield Found(seen.tokens.at(part.first).start, seen.tokens.at(last).end, {"written": said})
                break


def _partisan(sentence: Told, part: Part, seen: Told, *, contest: bool, political: bool) -> int | None:
    """The last token of what is said for a party from `part` on; None where nothing is."""
    name = next(sentence.after(part, 4, _NAME), None)
    if part.kind == _SURE:
        return part.last
    if part.kind == _JOIN:
        return None if name is None else name.last
    if part.kind == _MEETING:
        return part.last if name is not None or seen.has(_INVITES) else None
    if part.kind == _BEGS:
        begs_twice = any(one is not part for one in islice(seen.of(_BEGS), 2))
        sure = (begs_twice or seen.has(_POLITICAL)) and not contest and not seen.has(_SPORT)
        return part.last if sure else None
    if name is not None:
        return name.last
    if sentence.tokens.word(part.last) in _FOR:  # «apoya a Cáritas» is no vote, at any time of the year
        political = seen.has(_POLITICAL)
    return None if contest else _voted_for(sentence, part, political=political)


def _voted_for(sentence: Told, part: Part, *, political: bool) -> int | None:
    """«Vota a Ana Pérez», «vota a nuestro candidato», «Vota Ribera» and «apoya a Ana» among words of politics."""
    tokens, place = sentence.tokens, part.last + 1
    target = next(sentence.after(part, 3, _TARGET, _NOBODY, _POLITICAL), None)
    if target is not None and (target.kind != _POLITICAL or tokens.word(target.first).startswith("candidat")):
        return target.last if target.kind != _NOBODY and (political or _is_for(sentence, part)) else None
    for_somebody = tokens.word(place) in _FOR
    place += for_somebody
    token = tokens.at(place)
    if place >= sentence.last or token.kind is not Kind.WORD or not _is_capitalised(tokens.said(place, place)):
        return None
    if any(one.first <= place <= one.last for one in sentence.after(part, 3, _NEUTRAL)):
        return None
    return place if political or (for_somebody and tokens.word(part.last + 1) != "por") else None


def _is_for(sentence: Told, part: Part) -> bool:
    tokens = sentence.tokens
    return tokens.word(part.last) in _FOR or tokens.word(part.last + 1) in _FOR


def _is_capitalised(word: str) -> bool:
    return word[:1].isupper() and not word.isupper()


def _is_of_a_party(reading: Reading, one: Named) -> bool:
    """Whether it is the account or the tag of a party."""
    key = one.key
    if _stands_for(key, names_of(reading, "party_handles")):
        return True
    if one.sign == "#" or not one.pieces:
        return False
    if _stands_for(key, names_of(reading, "party_other")):
        return False
    first = one.pieces[0]
    if first.isupper() or one.written.startswith(f"@{first}_"):  # «PPCuenca», «pp_cuenca»; not «ppcuenca»
        return len(one.pieces) > 1 and key_of(first) in names_of(reading, "party_acronyms")
    return any(key.startswith(prefix) and key != prefix for prefix in names_of(reading, "party_prefix"))


def _stands_for(key: str, names: tuple[str, ...]) -> bool:
    """Whether `key` is one of `names`, or begins like one that ends in an asterisk."""
    return any(
        key.startswith(name[:-1]) if name.endswith("*") else key == name for name in names if key[:1] == name[:1]
    )


def _asks(reading: Reading, one: Named) -> bool:
    """«#VotaRibera», «#YoVotoARibera»; not «#VotaTuCartel», «#VotaPorCorreo» or «#Vota2027»."""
    inside = told(reading, (_VOTE, _CONTEST, _NEUTRAL), names=(_NAME,), text=" ".join(one.pieces))
    vote = next(iter(inside.parts), None)
    if vote is None or vote.kind != _VOTE or vote.first != 0 or inside.has(_CONTEST):
        return False
    place = vote.last + 1
    if inside.tokens.word(place) == "a":
        place += 1
    after = inside.tokens.at(place)
    if after.kind is not Kind.WORD:
        return False
    return not any(part.kind == _NEUTRAL and part.first == place for part in inside.parts)
