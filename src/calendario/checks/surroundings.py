"""How things stand around a post, put together of what an institution said of itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any, Generic, TypeVar

from calendario.checks.circumstances import Circumstances, OfficialName
from calendario.domain import bank
from calendario.domain.holidays import days_off
from calendario.domain.house import House, Nature
from calendario.domain.vocabulary import Rules

_T = TypeVar("_T")
_KEPT = 64


class _Once(Generic[_T]):
    """What is made of certain objects, made anew only for others: to compare a house or a list of names with another
    takes longer than all the checks of a post.
    """

    def __init__(self, make: Callable[..., _T]) -> None:
        self._make = make
        self._made: tuple[tuple[Any, ...], _T] | None = None

    def __call__(self, *given: object) -> _T:
        made = self._made
        if made is None or any(one is not other for one, other in zip(made[0], given, strict=True)):
            made = self._made = given, self._make(*given)
        return made[1]


_holidays = _Once(lambda house, rules: frozenset(days_off(house, rules.countries.get(house.locale))))
_official = _Once(lambda names: tuple(OfficialName(name.right, tuple(name.wrong)) for name in names))

#: What was put together lately: equal ones are one object, of which it is known what the checks found.
_LATELY: dict[Circumstances, Circumstances] = {}


def around(
    house: House,
    rules: Rules,
    *,
    leaving: bool = False,
    names: tuple[bank.OfficialName, ...] = (),
    glossary: frozenset[str] = frozenset(),
    hashtags: frozenset[str] = frozenset(),
    nature: Nature | None = None,
    spoken: Iterable[str] = (),
    source: str = "",
    moved_from: datetime | None = None,
) -> Circumstances:
    """See `Circumstances`; the days off are those of the house and of its country. Whoever asks again and again gives
    the very same house, names, glossary and hashtags.
    """
    made = Circumstances(
        leaving=leaving,
        moved_from=moved_from,
        house=house,
        holidays=_holidays(house, rules),
        rules=rules,
        glossary=glossary,
        names=_official(names),
        hashtags=hashtags,
        nature=nature,
        spoken=tuple(dict.fromkeys(spoken)),
        source=source,
    )
    known = _LATELY.get(made)
    if known is None:
        if len(_LATELY) >= _KEPT:
            _LATELY.clear()
        known = _LATELY.setdefault(made, made)
    return known
