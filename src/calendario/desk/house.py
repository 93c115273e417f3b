"""The institution's rules: how it writes, its days off and its modes, as a person says them or a file brings them."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from pathlib import Path

from calendario.desk.office import Office
from calendario.domain import holidays
from calendario.domain.former_style import filled_in
from calendario.domain.house import ANY_HOUSE, Crisis, House
from calendario.domain.house_json import FIELDS, FORMER, house_from_json, house_to_json
from calendario.domain.problem import BadInput
from calendario.domain.vocabulary import Country, Rules
from calendario.files import write_whole
from calendario.store import journal, publications, settings
from calendario.store.database import Transaction
from calendario.store.surroundings import HOUSE, house_of

#: Somebody looks again whether rules still hold after so many days: six months.
STALE_DAYS = 183
#: A file of more is none: the longest lists of the longest entries are less.
MOST_BYTES = 1_000_000

#: What is made of the rules as they are at that moment: what others changed meanwhile stays.
Change = Callable[[House], House]

_CRISIS = "crisis"


@dataclass(frozen=True, slots=True)
class Coming:
    """What taking in a file would make of the rules, and the fields that would be `kept` as they are here: those of
    which the file says nothing, and the crisis, which is a state of a place and no rule. `hashtags`: it has some, as in
    earlier versions, and they are not taken in.
    """

    house: House
    kept: tuple[str, ...]
    hashtags: bool = False


class HouseDesk:
    """Rules hold for everybody who uses the calendar, from the moment in which they are changed."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._read: tuple[str | None, House] = (None, ANY_HOUSE)  # what is stored, and what it says

    # --- looking

    def house(self) -> House:
        """The rules as they are. Of those that are not `readable` nothing is changed before `start_anew`."""
        with self._office.database.reading() as tx:
            return self._kept_in(tx)

    def countries(self) -> tuple[Country, ...]:
        """Those whose rules are known, by name."""
        return tuple(sorted(self._office.rules.countries.values(), key=lambda one: one.name))

    def country(self) -> Country | None:
        """That of the institution, where its rules are known."""
        return self._office.rules.countries.get(self.house().locale)

    def days_off(self) -> Mapping[date, str]:
        """Of its country, its region and its own, with their names."""
        house = self.house()
        return holidays.days_off(house, self._office.rules.countries.get(house.locale))

    def stale(self, today: date) -> bool:
        """Whether nobody has looked for half a year whether the rules still hold; not where nobody ever said any."""
        verified = self.house().verified_on
        return verified is not None and (today - verified).days > STALE_DAYS

    # --- changing

    def change(self, change: Change) -> House:
        """What `change` makes of the rules from now on; what is kept. It begins and ends no crisis.

        Raises `BadInput` as `house_from_json`, and "house_unreadable".
        """
        with self._office.database.writing() as tx:
            there = self._readable_in(tx)
            return self._write(tx, replace(self._clean(change(there)), crisis=there.crisis))

    def verify(self, today: date) -> House:
        """Somebody has looked: they still hold. Raises `BadInput("house_unreadable")`."""
        with self._office.database.writing() as tx:
            return self._write(tx, replace(self._readable_in(tx), verified_on=today))

    def begin_crisis(self, again: Crisis | None = None) -> House:
        """Only what is allowed in a crisis goes out from now on; one that is on goes on. `again` is one that was ended
        by mistake. Raises `BadInput("house_unreadable")`.
        """
        crisis = again or Crisis(self._office.clock())
        with self._office.database.writing() as tx:
            there = self._readable_in(tx)
            return there if there.crisis else self._write(tx, replace(there, crisis=crisis), "crisis_begun")

    def end_crisis(self) -> House:
        """It is over. What was held is not let go by it. Raises `BadInput("house_unreadable")`."""
        with self._office.database.writing() as tx:
            there = self._readable_in(tx)
            return self._write(tx, replace(there, crisis=None), "crisis_ended") if there.crisis else there

    def start_anew(self) -> House:
        """Rules of which nobody said anything, where what is kept cannot be read: that is put aside as it is."""
        with self._office.database.writing() as tx:
            there = self._kept_in(tx)
            if there.readable:
                return there
            settings.write(tx, f"{HOUSE} unreadable {self._office.clock():%Y-%m-%d %H:%M:%S}", settings.read(tx, HOUSE))
            return self._write(tx, ANY_HOUSE)

    # --- from one institution to another

    def export(self, path: Path) -> None:
        """The rules as a readable file, without the crisis. Raises `BadInput("file_unwritable")`; what was at `path`
        is there until the new one is whole.
        """
        told = {name: value for name, value in house_to_json(self.house()).items() if name != _CRISIS}
        try:
            write_whole(path, (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode(), mode=0o644)
        except OSError as error:
            raise BadInput("file_unwritable", path=str(path)) from error

    def read_file(self, path: Path) -> Coming:
        """What such a file holds, all of it looked at before anything of it is believed; nothing is changed.

        Raises `BadInput`: "file_unreadable", "house_file_huge", "house_file_encoding", "house_file_damaged" (`line`),
        "house_said_twice" (`name`), and as `house_from_json`; all with its `path`.
        """
        told, coming = _read_house(path, self._office.rules)
        here = self.house()
        kept = tuple(name for name in FIELDS if name not in told or name == _CRISIS)
        try:
            house = self._clean(replace(coming, **{name: getattr(here, name) for name in kept}))
        except BadInput as problem:  # what comes does not agree with what stays
            raise BadInput(problem.code, **{**problem.facts, "path": str(path)}) from problem
        return Coming(house, kept, bool(told.get(FORMER)))

    def filled_in(self, more: Mapping[str, object]) -> Coming | None:
        """The rules with what `more` (fields of their JSON) says where they say nothing, and with its words to avoid;
        None where that is nothing new.
        """
        here = self.house()
        house = house_from_json(filled_in(house_to_json(here), more))
        kept = tuple(name for name in FIELDS if getattr(house, name) == getattr(here, name))
        return None if house == here else Coming(house, kept)

    def put(self, coming: Coming) -> tuple[House, House]:
        """Takes it in; the rules before and after. What has been changed here meanwhile of what is kept stays. Raises
        `BadInput` as `house_from_json`, and "house_unreadable".
        """
        with self._office.database.writing() as tx:
            before = self._readable_in(tx)
            after = self._clean(replace(coming.house, **{name: getattr(before, name) for name in coming.kept}))
            return before, self._write(tx, after)

    def _clean(self, house: House) -> House:
        return house_from_json(house_to_json(house), self._office.rules.countries or None)

    def _kept_in(self, tx: Transaction) -> House:
        """Asked again and again, so what is stored is read again only where it is another."""
        stored = settings.written(tx, HOUSE)
        known, house = self._read
        if stored != known:
            house = house_of(stored)
            self._read = (stored, house)
        return house

    def _readable_in(self, tx: Transaction) -> House:
        there = self._kept_in(tx)
        if not there.readable:
            raise BadInput("house_unreadable")
        return there

    def _write(self, tx: Transaction, house: House, what: str = "house_changed") -> House:
        office, before = self._office, self._kept_in(tx)
        settings.write(tx, HOUSE, house_to_json(house))
        publications.judged_otherwise(tx)
        changed = [one.name for one in fields(House) if getattr(before, one.name) != getattr(house, one.name)]
        journal.note(tx, office.machine, office.clock(), what, person_id=office.me().id, changed=changed)
        return house


def house_in(path: Path, rules: Rules) -> House:
    """What such a file says, for whoever keeps nothing of it. Raises as `HouseDesk.read_file`."""
    return _read_house(path, rules)[1]


def _read_house(path: Path, rules: Rules) -> tuple[Mapping[str, object], House]:
    told = _read_json(path)
    try:
        coming = house_from_json(told, rules.countries or None)
    except BadInput as problem:
        raise BadInput(problem.code, **{**problem.facts, "path": str(path)}) from problem
    assert isinstance(told, dict)
    return told, coming


def _read_json(path: Path) -> object:
    where = str(path)
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        raise BadInput("file_unreadable", path=where) from error
    if len(data) > MOST_BYTES:
        raise BadInput("house_file_huge", path=where, most_bytes=MOST_BYTES)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadInput("house_file_encoding", path=where) from error
    try:
        return json.loads(text, parse_constant=_no_constant, object_pairs_hook=_each_once)
    except _Twice as twice:
        raise BadInput("house_said_twice", name=str(twice), path=where) from twice
    except json.JSONDecodeError as error:
        raise BadInput("house_file_damaged", path=where, line=error.lineno) from error
    except (ValueError, RecursionError) as error:
        raise BadInput("house_file_damaged", path=where) from error


class _Twice(Exception):
    """A name that an object has twice."""


def _each_once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    made: dict[str, object] = {}
    for name, value in pairs:
        if name in made:
            raise _Twice(name)
        made[name] = value
    return made


def _no_constant(name: str) -> None:
    raise ValueError(name)
