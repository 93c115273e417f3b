"""The review and the rulers for texts that are not in the calendar: typed on a command line, sent by another
program.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from calendario.checks.circumstances import NOTHING_AROUND, Circumstances
from calendario.checks.review import review
from calendario.checks.subject import Subject
from calendario.checks.surroundings import around
from calendario.desk.cases import ZONE, Case, case_of, network_of
from calendario.desk.house import house_in
from calendario.desk.office import Office
from calendario.desk.spelling import open_dictionary
from calendario.desk.words import STRICT
from calendario.domain.finding import TEXT, Finding, Level, Place, worst
from calendario.domain.house import House, Nature
from calendario.domain.networks import network
from calendario.domain.own_words import MOST_BYTES
from calendario.domain.post import Content
from calendario.domain.problem import BadInput, NotFound
from calendario.domain.read import words
from calendario.domain.rulers import Measure, measure, telegram
from calendario.domain.rulers.parts import fullest, measures
from calendario.domain.slot import wall_clock
from calendario.domain.text import clean, places_before
from calendario.domain.vocabulary import Rules
from calendario.spelling.own import OwnWords
from calendario.spelling.speller import Speller
from calendario.store.surroundings import Surroundings

#: By country (ISO 3166-1) or region (ISO 3166-2) whose clocks are not those of Madrid.
_ZONES = {"CL": "America/Santiago", "CL-MA": "America/Punta_Arenas", "ES-CN": "Atlantic/Canary"}


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found in a text, and its length by its network's own ruler. `spelling_off`: why no word of it was looked
    at, where a dictionary is missing or damaged.
    """

    findings: tuple[Finding, ...]
    measure: Measure
    spelling_off: BadInput | None = None

    @property
    def worst(self) -> Level | None:
        """How grave what was found is; None where there is nothing."""
        return worst(self.findings)

    @property
    def blocked(self) -> bool:
        """Whether it could not go out like this."""
        return self.worst is Level.BLOCK


@dataclass(frozen=True, slots=True)
class Where:
    """What holds for every text that is looked at: how things stand `around` it, the `zone` of its hours, and whether
    unknown words with a capital are misspelt too (`strict`).
    """

    around: Circumstances = NOTHING_AROUND
    zone: str = ZONE
    strict: bool = False

    @classmethod
    def nowhere(cls, rules: Rules) -> Where:
        """With an institution that said nothing of itself."""
        return cls(replace(NOTHING_AROUND, rules=rules))

    @classmethod
    def of_house(cls, path: Path, rules: Rules) -> Where:
        """By the rules of the file at `path`. Raises as `house_in`."""
        house = house_in(path, rules)
        return replace(cls.nowhere(rules).by(house), zone=_ZONES.get(house.region) or _ZONES.get(house.country, ZONE))

    @classmethod
    def of_calendar(cls, office: Office) -> Where:
        """As in the window of that calendar: its rules, its own words, official names and hashtags."""
        with office.database.reading() as tx:
            there = Surroundings(office.database, tx)
            institution, me = there.institution, there.person(office.machine)
            if institution is None or me is None:
                raise NotFound("not_set_up")
            known = around(
                there.house,
                office.rules,
                names=there.names,
                glossary=there.glossary(me.id),
                hashtags=there.hashtags,
            )
            return cls(known, institution.zone, there.setting(STRICT) is True)

    def by(self, house: House) -> Where:
        """By the rules of `house`; a crisis that is on goes on."""
        house = replace(house, crisis=house.crisis or self.around.house.crisis)
        holidays = around(house, self.around.rules).holidays
        return replace(self, around=replace(self.around, house=house, holidays=holidays))

    def knowing(self, glossary: frozenset[str]) -> Where:
        """With some more names and words that no check doubts."""
        return replace(self, around=replace(self.around, glossary=self.around.glossary | glossary))

    def teach(self, speller: Speller) -> None:
        """Its names and words are right for `speller` too, and no others."""
        known = self.around
        speller.take_own(OwnWords(known.glossary, ((one.name, one.wrong) for one in known.names)))

    def clock(self, told: str) -> datetime:
        """The wall time (naive) that somebody means by ISO 8601, with a zone or as clocks show it there.

        Raises `BadInput("not_an_instant")`, with the `value`.
        """
        try:
            at = datetime.fromisoformat(told)
            return at if at.tzinfo is None else wall_clock(at, self.zone)
        except (ValueError, OverflowError) as error:
            raise BadInput("not_an_instant", value=told) from error


NOWHERE = Where()


@dataclass(frozen=True, slots=True)
class When:
    """When a text goes out: `wall_time` is naive, in its institution's zone, and None where that is not known."""

    now: datetime
    wall_time: datetime | None = None


def check_text(
    text: str, network_key: str, when: When, speller: Speller, where: Where = NOWHERE, nature: Nature | None = None
) -> Checked:
    """A text for one network, of a category that is for `nature`. Raises `BadInput` for a text that cannot be kept or
    an unknown network.
    """
    content = Content(clean(text))
    circumstances = replace(where.around, nature=nature, spoken=(content.language,))
    case = Case(content, network_key, when.wall_time, where.zone, when.now, circumstances, given={TEXT: text})
    return _checked(case, speller, where)


def check_case(case: Mapping[str, Any], now: datetime, speller: Speller, where: Where = NOWHERE) -> Checked:
    """A text with its circumstances: `text`, `channel`, and where known `title`, `spoiler_text` (a content warning),
    `scheduled_at`, `now` (ISO 8601 with zone) and `context`: `tz`, `language`, `locale`, `category`,
    `requested_local` (a naive wall time), `previous_scheduled_at`; `media` with their `type`, `alt`,
    `identifiable_people` and `consent_recorded`, of a video `has_speech` and `subtitles`; `holidays`, `quiet_hours`,
    `electoral_period`, `mourning`, `crisis`, `required_languages` and `siblings`, `treatment`, `avoided`;
    `official_names`, `glossary`, `recent_posts`, `source`. What it does not say is as `where` has it.

    Raises `BadInput`, see `case_of`.
    """
    return _checked(case_of(case, now, where.around, where.zone), speller, where)


def glossary_in(path: Path) -> frozenset[str]:
    """The names of a plain list, one a line; lines that begin with `#` say nothing. UTF-8, else Windows-1252.

    Raises `BadInput`: "file_unreadable", "own_words_huge" (`most_bytes`), "own_words_binary"; all with their `path`.
    """
    where = str(path)
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        raise BadInput("file_unreadable", path=where) from error
    if len(data) > MOST_BYTES:
        raise BadInput("own_words_huge", path=where, most_bytes=MOST_BYTES)
    if b"\0" in data:
        raise BadInput("own_words_binary", path=where)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    lines = (" ".join(unicodedata.normalize("NFC", line).split()) for line in text.splitlines())
    return frozenset(line for line in lines if line and not line.startswith("#"))


def length_of(case: Mapping[str, Any]) -> Measure:
    """The length of a case's `text` on its `channel`, `spoiler_text` and `parse_mode` counted as the network does.

    The text is measured as it came: a ruler's vectors hold texts that are not normalised. Raises `BadInput`.
    """
    try:
        text = words(case["text"])
        if case.get("parse_mode") == "HTML":
            text = telegram.seen(text)
        return measure(network_of(case), text, warning=words(case.get("spoiler_text") or ""))
    except (KeyError, TypeError, ValueError) as error:
        raise BadInput("bad_case") from error


def _checked(case: Case, speller: Speller, where: Where) -> Checked:
    content, of = case.content, network(case.network_key)
    subject = Subject(
        content,
        case.network_key,
        of.limits,
        case.planned,
        case.zone,
        of.has_threads,
        known=case.known,
        title=case.title,
        ignored=tuple(sorted(case.glossary)),
        strict=where.strict,
        around=case.around,
        recent=case.recent,
    )
    off = None
    try:
        open_dictionary(speller, content.language)
    except BadInput as problem:  # what is no matter of words is looked at all the same
        off = problem
    findings = tuple(_as_given(review(subject, case.now, speller, suggest=True), case.given))
    return Checked(findings, fullest(measures(case.network_key, content, of.limits, threads=of.has_threads)), off)


def _as_given(findings: Iterable[Finding], given: Mapping[Place, str]) -> Iterator[Finding]:
    """`findings` with the places of the texts that were given, whatever was cleaned out of them."""
    places = {place: before for place, text in given.items() if (before := places_before(text)) is not None}
    for finding in findings:
        at = places.get(finding.place)
        if at is None:
            yield finding
        else:
            fixes = tuple(replace(fix, start=at[fix.start], end=at[fix.end]) for fix in finding.fixes)
            yield replace(finding, start=at[finding.start], end=at[finding.end], fixes=fixes)
