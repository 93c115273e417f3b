"""What a check is: a code, how grave it is, where it is from, and the function that finds it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from calendario.checks.reading import Reading
from calendario.domain.finding import Fix, Level


@dataclass(frozen=True, slots=True)
class Found:
    """Where something is (code points of the field), the facts of its sentence, and how it can be mended. `level` is
    its own, where it is another one than that of its line in the catalogue.
    """

    start: int
    end: int
    facts: Mapping[str, object] = field(default_factory=dict)
    fixes: tuple[Fix, ...] = ()
    level: Level | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the catalogue. `find` reads one field of words; `source` is the law, guide or norm behind it.
    `waivable`: where it blocks, a person may publish all the same, with a reason. `shared`: it asks for nothing but the
    words and when and where they are read, so that what it found holds for every channel that says the same.
    """

    code: str
    level: Level
    find: Callable[[Reading], Iterable[Found]]
    source: str
    waivable: bool = True
    shared: bool = True
