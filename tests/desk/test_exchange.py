"""The calendar for other programs, read as those programs read it."""

from __future__ import annotations

import csv
import io
import json
from datetime import datetime, timedelta

import pytest

from calendario.domain.details import Details
from calendario.domain.post import Content, Draft, PlanDraft, Variant
from calendario.domain.publication import State
from calendario.domain.slot import wall_clock
from tests.newsroom import ZONE, Newsroom

LONG = "Pregón de fiestas; baile, «vermú» y más. ¡Ven! \\ " + "Ñandú 👩‍👩‍👧 " * 30 + "\nSegunda línea"


def read_ics(text: str) -> list[dict[str, str]]:
    """The events of an iCalendar text by RFC 5545: unfolded (3.1), split at the first colon, unescaped (3.3.11)."""
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    lines = text.replace("\r\n ", "").removesuffix("\r\n").split("\r\n")
    assert (lines[0], lines[1], lines[-1]) == ("BEGIN:VCALENDAR", "VERSION:2.0", "END:VCALENDAR")
    events: list[dict[str, str]] = []
    for line in lines:
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            events.append({})
        elif events:
            plain, rest = "", iter(value)
            for letter in rest:
                if letter == "\\":
                    escaped = next(rest)
                    plain += "\n" if escaped in "nN" else escaped
                else:
                    plain += letter
            events[-1].setdefault(name, plain)
    return events


@pytest.fixture
def full(newsroom: Newsroom) -> Newsroom:
    """One post out, one planned with a version of its own, one dated draft, one discarded."""
    newsroom.plan("Ayer mismo")
    newsroom.clock.forward(minutes=10)
    newsroom.publish()
    desk, plan = newsroom.desk.writing, PlanDraft((newsroom.channel.id,), datetime.fromisoformat("2026-11-26 10:00"))
    draft = Draft("Fiestas, y más; todo", Content("Base"), (Variant(newsroom.channel.id, text=LONG),))
    newsroom.desk.planning.plan(desk.new().post_id, draft, plan, as_it_is=True)
    desk.save_draft(desk.new().post_id, Draft("=SUMA(A1:A9)", Content("@todas, -descuento")), plan)
    desk.discard(newsroom.plan("Descartada", minutes=30).post_id)
    return newsroom


def test_no_line_of_the_calendar_is_longer_than_75_octets_or_cuts_a_letter(full: Newsroom) -> None:
    octets = full.desk.exchange.ics().encode().split(b"\r\n")
    assert max(len(line) for line in octets) <= 75
    for line in octets:
        line.decode()  # a fold inside a letter would not decode


def test_the_calendar_reads_back_what_it_says(full: Newsroom) -> None:
    events = {e["SUMMARY"]: e for e in read_ics(full.desk.exchange.ics())}
    assert set(events) == {"Práctica: Ayer mismo", "Práctica: Fiestas, y más; todo", "Práctica: =SUMA(A1:A9)"}
    party = events["Práctica: Fiestas, y más; todo"]
    assert party["DESCRIPTION"] == LONG
    assert party["DTSTART"] == "20261126T090000Z"
    assert party["STATUS"] == "CONFIRMED"
    assert events["Práctica: =SUMA(A1:A9)"]["STATUS"] == "TENTATIVE"
    assert events["Práctica: Ayer mismo"]["URL"].startswith("file:///")


def test_an_event_keeps_its_name_when_it_moves(full: Newsroom) -> None:
    before = {e["SUMMARY"]: e["UID"] for e in read_ics(full.desk.exchange.ics())}
    moved = next(c for c in full.desk.calendar.week(full.clock().date()).cards if c.state is State.PLANNED)
    full.desk.decisions.reschedule(moved.publications[0].id, datetime.fromisoformat("2026-11-27 18:00"))
    after = {e["SUMMARY"]: e["UID"] for e in read_ics(full.desk.exchange.ics())}
    assert before == after
    assert len(set(after.values())) == len(after)


def test_a_spreadsheet_gets_accents_semicolons_and_no_formulas(full: Newsroom) -> None:
    told = full.desk.exchange.csv()
    assert told.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(told.removeprefix("\ufeff"), newline=""), delimiter=";"))
    assert len(rows) == 3
    assert not any(cell[:1] in tuple("=+-@\t\r") for row in rows for cell in row.values())
    assert {"'=SUMA(A1:A9)", "'@todas, -descuento"} <= {cell for row in rows for cell in row.values()}
    assert LONG in {row["text"] for row in rows}


def test_other_programs_get_instants_with_their_zone(full: Newsroom) -> None:
    rows = json.loads(full.desk.exchange.json())
    party = next(r for r in rows if r["title"].startswith("Fiestas"))
    assert datetime.fromisoformat(party["due_at"]) == datetime.fromisoformat("2026-11-26T09:00+00:00")
    assert (party["wall_time"], party["zone"], party["channel"]) == ("2026-11-26 10:00", "Europe/Madrid", "Práctica")
    assert (party["text"], party["state"], party["url"]) == (LONG, "planned", "")


def test_an_empty_calendar_is_still_a_calendar(newsroom: Newsroom) -> None:
    assert read_ics(newsroom.desk.exchange.ics()) == []
    assert json.loads(newsroom.desk.exchange.json()) == []
    assert len(newsroom.desk.exchange.csv().splitlines()) == 1


def test_a_channel_that_was_retired_keeps_its_name_in_the_export(full: Newsroom) -> None:
    full.desk.channels.retire(full.channel.id)
    assert {r["channel"] for r in json.loads(full.desk.exchange.json())} == {"Práctica"}


def test_other_programs_are_told_what_goes_out_and_nothing_else(newsroom: Newsroom) -> None:
    desk, channel_id = newsroom.desk, newsroom.channel.id
    whatsapp = desk.channels.add_by_hand("whatsapp")
    desk.channels.set_signature(channel_id, "Ayuntamiento de Villasauce")
    secret = Details(audience="Vecinas", source="BOP n.º 218", note="Que no se entere nadie")
    said = Content("Bases publicadas.\n---\nHasta el viernes.", link="https://villasauce.es/bases")
    plan = PlanDraft((channel_id, whatsapp.id), wall_clock(newsroom.clock() + timedelta(minutes=1), ZONE))
    desk.planning.plan(desk.writing.new().post_id, Draft("Bases", said, details=secret), plan, as_it_is=True)
    newsroom.clock.forward(minutes=1)
    newsroom.publish()
    parts = [post.text for post in newsroom.practice.posts()]
    desk.channels.set_signature(channel_id, "Otra firma, para lo que venga")
    told = {row["channel"]: row["text"] for row in json.loads(desk.exchange.json())}
    assert told["Práctica"] == "\n\n".join(parts)
    assert parts[-1].endswith("Ayuntamiento de Villasauce")
    assert told[whatsapp.name] == "Bases publicadas.\n\nHasta el viernes.\n\nhttps://villasauce.es/bases"
    assert {e["DESCRIPTION"] for e in read_ics(desk.exchange.ics())} == set(told.values())
    for export in (desk.exchange.json(), desk.exchange.csv(), desk.exchange.ics()):
        assert not [word for word in ("Vecinas", "BOP", "entere") if word in export]
