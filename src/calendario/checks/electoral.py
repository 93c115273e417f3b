"""What may not be said while an election is called: achievements, openings, balances.

A service that starts, a cut, a term or an exhibition may be told: what is looked for is that the institution did, has
or opens a public work, and says so as a merit of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice

from calendario.checks.check import Found
from calendario.checks.reading import Reading
from calendario.checks.told import Part, Told, first_of, glued, named, told, written
from calendario.domain.dates.keys import word_set
from calendario.domain.dates.tokens import Kind
from calendario.domain.house import Mode

_ACHIEVED, _REAL, _DID, _DOING, _DOES = (
    "electoral_achieved",
    "electoral_real",
    "electoral_did",
    "electoral_doing",
    "electoral_does",
)
_WINS, _GAIN, _DONE, _READY = "electoral_wins", "electoral_gain", "electoral_done", "electoral_ready"
_INVESTED, _IMPROVING, _PROJECT = "electoral_invested", "electoral_improving", "electoral_project"
_STONE, _OPENING, _CANCELLED, _SINCE = "electoral_stone", "electoral_opening", "electoral_cancelled", "electoral_since"
_WORK, _TOWN, _EVENT, _OTHER = "electoral_work", "electoral_town", "electoral_event", "electoral_other"
_NOTICE, _AID, _PEOPLE = "electoral_notice", "electoral_aid", "electoral_people"
_BODY, _OUTSIDER = "electoral_body", "electoral_outsider"
#: Where a phrase stands in two lists, it is of the first.
_KINDS = (
    *(_ACHIEVED, _STONE, _OPENING, _DID, _DOING, _WINS, _DOES, _READY, _DONE, _INVESTED, _REAL),
    *(_EVENT, _NOTICE, _OTHER, _WORK, _TOWN, _GAIN, _AID, _PEOPLE, _BODY, _OUTSIDER, _IMPROVING, _PROJECT),
    *(_CANCELLED, _SINCE),
)
_TELLING = (_ACHIEVED, _STONE, _OPENING, _DID, _DOING, _WINS, _DOES, _READY, _DONE, _INVESTED, _REAL, _IMPROVING)
_PUBLIC = (_WORK, _TOWN)
_NOT_A_WORK = (_EVENT, _NOTICE, _OTHER, _OUTSIDER)

_MOST = 200  # phrases of one sentence that are looked at
_FAR, _NEAR, _BESIDE = 12, 8, 4  # tokens
_ARTICLES = word_set(
    "el la los las un una nuestro nuestra nuestros nuestras este esta cada nuevo nueva de del a al "
    "l els les nou nova dels o os as da do"
)
_THERE = word_set("en desde hasta frente junto ante hacia na no nas nos fins")
_MILLIONS = word_set("millon millones milio milions millons")
_WE = ("mos", "em", "im")
_CURRENCIES = {"euros": 5, "€": 5, "pesos": 7, "$": 7}  # from how many digits on it is no price


@dataclass(frozen=True, slots=True)
class _Whole:
    """What the whole of a field is about, and the year it goes out."""

    noticed: bool
    tells_of_others: bool
    names_a_work: bool
    year: int


def _whole(seen: Told, year: int) -> _Whole:
    works = any(not _is_a_place(seen, one) for one in seen.of(_WORK))
    return _Whole(seen.has(_NOTICE), seen.has(_EVENT, _OUTSIDER), works, year)


def of_achievements(reading: Reading) -> Iterator[Found]:
    """One for each sentence that speaks of achievements or openings on a day of an electoral period, and for tags that
    do. Without lists or outside such a period, nothing.
    """
    period = reading.subject.around.house.in_mode(Mode.ELECTORAL, reading.today)
    if period is None:
        return
    law, of_openings = first_of(reading, "electoral_law"), first_of(reading, "electoral_law_of_openings")
    about = {"period": period.name, "since": period.first.isoformat(), "law": law}
    if told(reading, _TELLING).parts:  # which few posts have: the rest is only looked for then
        seen = told(reading, _KINDS)
        whole = _whole(seen, reading.today.year)
        for sentence in seen.sentences():
            found = _achievement(sentence, noticed=whole.noticed)
            opening = _opening(sentence, whole) if found is None else None
            part = found or opening
            if part is None:
                continue
            said = written(seen.tokens, part.first, part.last)
            facts = {**about, "written": said}
            if opening is not None and of_openings is not None:
                facts |= {"opening": said, "law": of_openings}
            yield Found(seen.tokens.at(part.first).start, seen.tokens.at(part.last).end, facts)
    for tag in named(reading):
        if tag.sign == "#" and _boasts(reading, tag.pieces, tag.key):
            yield Found(tag.start, tag.end, {**about, "written": tag.written})


def _boasts(reading: Reading, pieces: tuple[str, ...], key: str) -> bool:
    """Whether a tag is a phrase of achievement, as its capitals part it or all in one case."""
    around = reading.subject.around
    if key in glued(around.rules, _ACHIEVED, reading.language, around.house.country):
        return True
    return len(pieces) > 1 and told(reading, (_ACHIEVED,), text=" ".join(pieces)).has(_ACHIEVED)


def _achievement(sentence: Told, *, noticed: bool) -> Part | None:
    """What in `sentence` presents something as an achievement of the institution. Where it is `noticed` what people
    find in the street, works are spoken of for their sake.
    """
    for part in islice(sentence.of(*_TELLING), _MOST):
        if _of_others(sentence, part):
            continue
        if part.kind == _ACHIEVED:
            achieved = not sentence.has(_PEOPLE)
        elif part.kind == _REAL:
            achieved = sentence.has(_PROJECT, _IMPROVING, *_PUBLIC) and not sentence.has(_EVENT, _OUTSIDER)
        elif part.kind == _DID:
            achieved = not sentence.has(_PEOPLE, _NOTICE) and _is_of_a_work(sentence, part)
        elif part.kind == _DOING:
            achieved = not noticed and _is_of_a_work(sentence, part)
        elif part.kind == _DOES:
            achieved = not noticed and _is_by_the_house(sentence, part) and _is_of_a_work(sentence, part)
        elif part.kind == _WINS:
            achieved = not sentence.has(_PEOPLE) and _is_by_the_house(sentence, part) and _is_a_gain(sentence, part)
        elif part.kind in (_DONE, _READY):
            told_first = part.kind == _READY or _begins(sentence, part) or _is_counted(sentence, part)
            achieved = told_first and not noticed and _is_of_a_work(sentence, part)
        elif part.kind in (_INVESTED, _IMPROVING):
            achieved = _is_paid(sentence, part)
        else:
            achieved = False
        if achieved:
            return part
    return None


def _of_others(sentence: Told, part: Part) -> bool:
    """Whether somebody who is not the institution was named last before `part`: a club that «logra»."""
    agent = next(sentence.before(part, _FAR, _BODY, _OUTSIDER), None)
    return agent is not None and agent.kind == _OUTSIDER


def _is_by_the_house(sentence: Told, part: Part) -> bool:
    """Whether «we» do it, or a public body that was named before."""
    said = sentence.tokens.word(part.first)
    return said.endswith(_WE) or any(sentence.before(part, _NEAR, _BODY))


def _begins(sentence: Told, part: Part) -> bool:
    """Whether no word stands before it."""
    return all(sentence.tokens.at(place).kind is not Kind.WORD for place in range(sentence.first, part.first))


def _is_counted(sentence: Told, part: Part) -> bool:
    """«14 calles asfaltadas»."""
    works = sentence.before(part, 1, *_PUBLIC)
    return any(sentence.tokens.at(work.first - 1).kind is Kind.NUMBER for work in works)


def _is_of_a_work(sentence: Told, part: Part) -> bool:
    """Whether what is done is done to a public work, or costs a sum that no price is."""
    if not sentence.has(_AID) and _costs(sentence, part.first, part.last + _FAR):
        return True
    invests = any("inver" in sentence.tokens.word(place) for place in (part.first, part.last))
    thing = _thing(sentence, part, invests=invests)
    return thing is not None and thing.kind in _PUBLIC


def _is_a_gain(sentence: Told, part: Part) -> bool:
    kinds = (_GAIN, _AID, _INVESTED, *_PUBLIC, *_NOT_A_WORK)
    thing = next(sentence.after(part, _NEAR, *kinds), None)
    if thing is not None:
        return thing.kind not in _NOT_A_WORK
    return _costs(sentence, part.first, part.last + _NEAR)


def _is_paid(sentence: Told, part: Part) -> bool:
    """«Una inversión de 300.000 euros»; «300.000 euros para mejorar los caminos». Calls for tenders and grants not."""
    if sentence.has(_AID) or not _costs(sentence, part.first - _NEAR, part.last + _NEAR):
        return False
    if part.kind == _INVESTED:
        return True
    thing = _thing(sentence, part, invests=False)
    return thing is not None and thing.kind in _PUBLIC


def _thing(sentence: Told, part: Part, *, invests: bool) -> Part | None:
    """What is spoken of: the first thing after `part`, else the last one before; what only tells where, is none."""
    kinds = (*_PUBLIC, *_NOT_A_WORK)
    for one in chain(sentence.after(part, _FAR, *kinds), sentence.before(part, _FAR, *kinds)):
        if not _is_a_place(sentence, one) or (invests and one.first > part.last):
            return one
    return None


def _is_a_place(sentence: Told, part: Part) -> bool:
    """«en la plaza», «junto al nuevo parque», «en el paseo de la Estación»."""
    tokens = sentence.tokens
    streets = {
        at for one in sentence.before(part, _BESIDE, *_PUBLIC, *_NOT_A_WORK) for at in range(one.first, one.last + 1)
    }
    for place in range(part.first - 1, part.first - _NEAR, -1):
        if tokens.word(place) in _THERE:
            return True
        if tokens.word(place) not in _ARTICLES and place not in streets:
            return False
    return False


def _costs(sentence: Told, first: int, last: int) -> bool:
    """Whether a sum of money stands there that no price or fee is."""
    tokens = sentence.tokens
    for place in range(max(sentence.first, first), min(sentence.last, last + 1)):
        key = tokens.at(place).key
        if key in _MILLIONS:
            if any(tokens.at(place + step).key in _CURRENCIES for step in (1, 2)):
                return True
        elif key in _CURRENCIES:
            if tokens.word(place - 1) in ("mil", "m", "mill"):
                return True
            step = 1 if key == "$" else -1
            if _digits(sentence, place + step, step) >= _CURRENCIES[key]:
                return True
    return False


def _digits(sentence: Told, place: int, step: int) -> int:
    """How many digits the number has that goes on from `place`: «300.000»."""
    found = 0
    for _ in range(5):
        token = sentence.tokens.at(place)
        if token.kind is Kind.NUMBER:
            found += len(token.key)
        elif token.key != ".":
            break
        place += step
    return found


def _opening(sentence: Told, whole: _Whole) -> Part | None:
    """What in `sentence` opens a public work or lays its first stone. An exhibition or a course may be opened, and what
    was opened in another year is history.
    """
    if sentence.has(_CANCELLED):
        return None
    for part in islice(sentence.of(_STONE, _OPENING), _MOST):
        if any(sentence.before(part, _BESIDE, _SINCE)) or _is_history(sentence, part, whole.year):
            continue
        if _of_others(sentence, part) or any(sentence.after(part, _BESIDE, _OUTSIDER)):
            continue
        thing = _thing(sentence, part, invests=False)
        if thing is not None and thing.kind not in _PUBLIC:
            continue
        if thing is not None or part.kind == _STONE or _opens_a_work(sentence, part, whole):
            return part
    return None


def _opens_a_work(sentence: Told, part: Part, whole: _Whole) -> bool:
    """Whether a public work is opened where the sentence does not say what is."""
    if whole.tells_of_others:
        return False
    verb = sentence.tokens.word(part.first)
    if verb.startswith("inaugur") and (verb.endswith(_WE) or any(sentence.after(part, 3, _PROJECT))):
        return True
    return whole.names_a_work


def _is_history(sentence: Told, part: Part, year: int) -> bool:
    places = chain(range(part.first - _NEAR, part.first), range(part.last + 1, part.last + _NEAR))
    told_years = (sentence.tokens.number(place) for place in places if sentence.first <= place < sentence.last)
    return any(told_year is not None and 1000 <= told_year < year for told_year in told_years)
