"""Whether a text speaks to its readers in one way: tú or usted, vosotros or ustedes."""

from __future__ import annotations

from collections.abc import Iterator

from calendario.checks.address import Address, grammar
from calendario.checks.check import Found
from calendario.checks.ear import Ear, Heard
from calendario.checks.reading import Reading
from calendario.checks.running_text import Tongues
from calendario.checks.voice import is_quoted
from calendario.domain.dates.tokens import tokens_of
from calendario.domain.house import House, Treatment

_FAMILIAR = (Address.TU, Address.VOSOTROS)
# Tú beside ustedes is let be: in many places that is how one person and many are spoken to.
_CLASHES = frozenset(
    frozenset(pair)
    for pair in (
        (Address.TU, Address.USTED),
        (Address.VOSOTROS, Address.USTED),
        (Address.VOSOTROS, Address.USTEDES),
        (Address.VOSOTROS, Address.POLITE),
    )
)
_TU_OR_ALL = frozenset((Address.TU, Address.POLITE))
_CANARIES = "ES-CN"


def mixed(reading: Reading) -> Iterator[Found]:
    """Readers taken for tú and for usted in one text, or otherwise than the house does. What is quoted and what is a
    name is another's; «ustedes» is everybody's plural where nobody says vosotros.
    """
    if reading.language != "es":
        return
    house = reading.subject.around.house
    heard = _heard(reading)
    if not _wrong(heard, house):
        return
    tongues = Tongues(reading)
    heard = [one for one in heard if not is_quoted(reading, one.start) and tongues.at(one.start) == "es"]
    wrong = _wrong(heard, house)
    if not wrong:
        return
    one = wrong[0]
    facts: dict[str, object] = {"written": reading.text[one.start : one.end], "treatment": _named(one.address)}
    if house.treatment is not Treatment.ANY:
        yield Found(one.start, one.end, {**facts, "house": "tú" if house.treatment is Treatment.TU else "usted"})
        return
    other = next(other for other in heard if _clash(one.address, other.address, house))
    facts |= {"other": reading.text[other.start : other.end], "other_treatment": _named(other.address)}
    yield Found(one.start, one.end, facts)


def _named(address: Address) -> str:
    return "usted" if address is Address.POLITE else address.value


def _wrong(heard: list[Heard], house: House) -> list[Heard]:
    """What is to be told of what was heard, in the order of the text."""
    if house.treatment is not Treatment.ANY:
        wrong: tuple[Address, ...] = _FAMILIAR
        if house.treatment is Treatment.TU:
            wrong = (Address.USTED,) if _is_everybodys(house) else (Address.USTED, Address.USTEDES, Address.POLITE)
        return [one for one in heard if one.address in wrong]
    there = {one.address for one in heard}
    bad = {one for one in there if any(_clash(one, other, house) for other in there)}
    clashing = [one for one in heard if one.address in bad]
    familiar = [one for one in clashing if one.address in _FAMILIAR]
    polite = [one for one in clashing if one.address not in _FAMILIAR]
    if len(familiar) == len(polite):  # as it begins, so it should go on
        return [] if not familiar else max(familiar, polite, key=lambda those: those[0].start)
    return min(familiar, polite, key=len)


def _clash(one: Address, other: Address, house: House) -> bool:
    pair = frozenset((one, other))
    return pair in _CLASHES or (pair == _TU_OR_ALL and not _is_everybodys(house))


def _is_everybodys(house: House) -> bool:
    """Whether «ustedes» is the plural of tú too: in America and in the Canaries."""
    return house.country != "ES" or house.region == _CANARIES


def _heard(reading: Reading) -> list[Heard]:
    """Every sign of whom a text speaks to, in its order."""
    tokens = tokens_of(reading.text)
    around, speller = reading.subject.around, reading.speller
    is_word = str.isalpha if speller is None else speller.knows  # without a dictionary any may be one
    return list(Ear(tokens, grammar(around.rules, around.house.country), is_word).signs())
