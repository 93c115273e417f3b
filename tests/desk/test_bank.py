"""The bank on a real calendar: kept, used, rested, handed from one town hall to another."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select

from calendario.desk.bank_file import MOST_BYTES, Incoming
from calendario.desk.planning import Blocked
from calendario.domain.bank import Answer, Evergreen, Hashtag, Kind, OfficialName, Template
from calendario.domain.house import Avoided, House, Treatment
from calendario.domain.post import Content, Draft, PlanDraft
from calendario.domain.problem import BadInput, NotFound, Problem
from calendario.sentences import sentence
from calendario.store import tables
from tests.newsroom import Newsroom
from tests.spanish import assert_spanish

PLENO = Template("Pleno el {fecha}, en {lugar}.", "Institucional")
PILAS = Evergreen("Lleva las pilas al punto limpio.", rest_days=30, expires_on=date(2027, 1, 31))


def refused(newsroom: Newsroom, do: Any, code: str, *own: str) -> None:
    """`do` is refused with that code and in Spanish."""
    with pytest.raises(Problem) as told:
        do()
    assert told.value.code == code
    assert_spanish(sentence(told.value), own=(*own, str(newsroom.folder)))


def names(newsroom: Newsroom, *kinds: Kind, **looked_for: Any) -> list[str]:
    return [kept.entry.name for kept in newsroom.desk.bank.all(*kinds, **looked_for)]


# --- kept


def test_a_calendar_begins_with_an_empty_bank_and_keeps_what_it_is_given(newsroom: Newsroom) -> None:
    bank = newsroom.desk.bank
    assert bank.all() == ()
    assert (bank.hashtags(), bank.names()) == ((), ())
    bank.add(PLENO, " Convocatoria  de pleno ")
    bank.add(Hashtag("PlenoAbierto"))
    bank.add(OfficialName("Casa de la Cultura", ("Casa Cultura",)))
    newsroom.reopen()
    bank = newsroom.desk.bank
    assert names(newsroom, Kind.TEMPLATE) == ["Convocatoria de pleno"]
    assert bank.hashtags() == ("#PlenoAbierto",)
    assert bank.names() == (OfficialName("Casa de la Cultura", ("Casa Cultura",)),)


def test_a_text_is_changed_put_away_and_used_again_and_the_log_says_who(newsroom: Newsroom) -> None:
    bank = newsroom.desk.bank
    entry = bank.add(PLENO, "Pleno")
    bank.change(entry.id, replace(PLENO, text="Pleno el {fecha}."))
    bank.change(entry.id, PLENO, "Pleno ordinario")
    assert names(newsroom) == ["Pleno ordinario"]
    bank.retire(entry.id)
    assert bank.all() == ()
    assert [k.entry.retired for k in bank.all(retired=True)] == [True]
    refused(newsroom, lambda: bank.begin(entry.id), "bank_retired")
    bank.restore(entry.id)
    assert names(newsroom) == ["Pleno ordinario"]
    me = newsroom.desk.office.me().id
    with newsroom.database.reading() as tx:
        log = tx.execute(select(tables.log).where(tables.log.c.what.like("bank_%")).order_by(tables.log.c.seq)).all()
    assert [row.what for row in log] == ["bank_added", "bank_changed", "bank_changed", "bank_retired", "bank_restored"]
    assert {row.person_id for row in log} == {me}
    assert all(row.facts == {"kind": "template"} for row in log), "never a text in the log"


@pytest.mark.parametrize(
    ("text", "piece"),
    [
        ("Pleno el {fecha", "{fecha"),
        ("Pleno el {}.", "{}"),
        ("Pleno el fecha}.", "a}"),
        ("{1} {fecha}", "{1}"),
        ("{{fecha}", "{fecha}"),
    ],
)
def test_a_template_in_which_something_only_looks_like_a_field_is_refused(
    newsroom: Newsroom, text: str, piece: str
) -> None:
    bank = newsroom.desk.bank
    refused(newsroom, lambda: bank.add(Template(text), "Pleno"), "bank_field_unclear", piece)
    entry = bank.add(PLENO, "Pleno")
    refused(newsroom, lambda: bank.change(entry.id, Template(text)), "bank_field_unclear", piece)
    bank.change(entry.id, Template("{¿dónde?}, {día: lunes o martes}, https://ayto.es/{enlace}, {{así}}, { , :-{"))


def test_two_of_one_name_are_refused_and_so_is_what_cannot_be_kept(newsroom: Newsroom) -> None:
    bank = newsroom.desk.bank
    pleno = bank.add(PLENO, "Pleno")
    refused(newsroom, lambda: bank.add(PLENO, "PLENO"), "bank_known", "PLENO")
    bank.add(PILAS, "Pleno")  # of another kind
    refused(newsroom, lambda: bank.add(PLENO), "bank_without_name")
    refused(newsroom, lambda: bank.add(Template("a\0b"), "X"), "text_has_nul")
    refused(newsroom, lambda: bank.change(UUID(int=1), PLENO), "bank_entry_not_found")
    refused(newsroom, lambda: bank.change(pleno.id, PILAS), "bank_damaged")
    bank.retire(pleno.id)
    bank.add(PLENO, "Pleno")
    refused(newsroom, lambda: bank.restore(pleno.id), "bank_known", "Pleno")


def test_it_is_searched_without_accents_and_capitals(newsroom: Newsroom) -> None:
    newsroom.desk.bank.add(Answer("¿Cómo pido cita?", "Por teléfono o en la sede.", "Trámites"))
    newsroom.desk.bank.add(PLENO, "Pleno")
    assert names(newsroom, search="TELEFONO tramites") == ["¿Cómo pido cita?"]
    assert names(newsroom, Kind.TEMPLATE, search="cita") == []
    assert names(newsroom, search="  ") == ["Pleno", "¿Cómo pido cita?"]


def test_what_another_version_kept_does_not_hide_the_rest(newsroom: Newsroom) -> None:
    entry = newsroom.desk.bank.add(PLENO, "Pleno")
    newsroom.desk.bank.add(PILAS, "Pilas")
    newsroom.tampered("UPDATE bank_entry SET body = '{\"texto\": 1}' WHERE kind = 'template'")
    assert names(newsroom) == ["Pilas"]
    with pytest.raises(NotFound):
        newsroom.desk.bank.one(entry.id)


# --- used


def test_a_template_begins_a_post_that_does_not_go_out_until_it_is_filled_in(newsroom: Newsroom) -> None:
    category = newsroom.desk.categories.add("INSTITUCIONAL")
    entry = newsroom.desk.bank.add(PLENO, "Convocatoria")
    post_id = newsroom.desk.bank.begin(entry.id)
    opened = newsroom.desk.writing.open(post_id)
    assert (opened.draft.base.text, opened.draft.title) == (PLENO.text, "")  # its name is for us
    assert opened.draft.details.category == category.id
    plan = PlanDraft((newsroom.channel.id,), datetime(2026, 12, 1, 10))  # noqa: DTZ001  wall time
    with pytest.raises(Blocked):
        newsroom.desk.planning.plan(post_id, opened.draft, plan, as_it_is=True)
    text = "Pleno el martes 1 de diciembre, en el salón de plenos."
    done = replace(opened.draft, base=replace(opened.draft.base, text=text))
    assert newsroom.desk.planning.plan(post_id, done, plan, as_it_is=True)


def test_an_evergreen_rests_after_the_day_on_which_it_goes_out(newsroom: Newsroom) -> None:
    bank = newsroom.desk.bank
    entry = bank.add(PILAS, "Pilas")
    today = newsroom.clock().date()
    assert bank.one(entry.id).next_on == today
    assert bank.one(entry.id).last_on is None
    post_id = bank.begin(entry.id)
    assert bank.one(entry.id).last_on == today, "a draft without a date: it was used today"
    opened = newsroom.desk.writing.open(post_id)
    plan = PlanDraft((newsroom.channel.id,), datetime(2026, 12, 10, 10))  # noqa: DTZ001  wall time
    (planned,) = newsroom.desk.planning.plan(post_id, opened.draft, plan, as_it_is=True)
    kept = bank.one(entry.id)
    assert (kept.last_on, kept.next_on, kept.rests) == (date(2026, 12, 10), date(2027, 1, 9), True)
    refused(newsroom, lambda: bank.begin(entry.id), "bank_resting")
    newsroom.clock.now = planned.due_at
    newsroom.publish()
    assert bank.one(entry.id).last_on == date(2026, 12, 10)
    newsroom.clock.forward(days=30)
    assert not bank.one(entry.id).rests
    newsroom.clock.forward(days=30)
    assert bank.one(entry.id).expired
    refused(newsroom, lambda: bank.begin(entry.id), "bank_expired")


def test_a_post_that_was_thrown_away_was_no_use_of_it(newsroom: Newsroom) -> None:
    bank = newsroom.desk.bank
    entry = bank.add(PILAS, "Pilas")
    newsroom.desk.writing.discard(bank.begin(entry.id))
    assert bank.one(entry.id).last_on is None


def test_an_answer_put_into_a_post_that_nobody_kept_yet_is_noted(newsroom: Newsroom) -> None:
    bank = newsroom.desk.bank
    entry = bank.add(Answer("¿Cómo?", "Así."))
    fresh = newsroom.desk.writing.new()
    bank.use(entry.id, fresh.post_id)
    bank.use(entry.id, fresh.post_id)
    assert bank.one(entry.id).last_on == newsroom.clock().date()
    with pytest.raises(NotFound):
        bank.use(UUID(int=1), fresh.post_id)


def test_the_review_knows_the_hashtags_of_the_bank_as_they_are_written(newsroom: Newsroom) -> None:
    def found(text: str) -> list[str]:
        draft, plan = Draft("Aviso", Content(text)), PlanDraft((newsroom.channel.id,))
        return [one.code for one in newsroom.desk.writing.review(draft, plan, (newsroom.channel,))[newsroom.channel.id]]

    assert found("Paseo #viaverde") == []
    entry = newsroom.desk.bank.add(Hashtag("#VíaVerde"))
    assert found("Paseo #viaverde") == ["hashtag_missing_accent"]
    assert found("Paseo #VíaVerde") == []
    newsroom.desk.bank.retire(entry.id)
    assert found("Paseo #viaverde") == []


# --- from one town hall to another


@pytest.fixture
def province(tmp_path: Path, newsroom: Newsroom) -> Iterator[Newsroom]:
    """A provincial council with a bank of its own."""
    made = Newsroom(tmp_path / "diputacion", newsroom.clock)
    made.desk.setup.change("Diputación de Villaprovincia", "Europe/Madrid", "Marta Gil")
    made.desk.bank.add(PLENO, "Pleno")
    made.desk.bank.add(PILAS, "Pilas")
    made.desk.bank.add(Hashtag("VillaprovinciaTeCuida"))
    made.desk.bank.retire(made.desk.bank.add(Answer("¿Vieja?", "Sí.")).id)
    yield made
    made.close()


def test_a_province_hands_its_bank_to_a_town_which_sees_first_what_comes(
    newsroom: Newsroom, province: Newsroom, tmp_path: Path
) -> None:
    file = tmp_path / "banco.json"
    assert province.desk.bank.export(file) == 3
    assert "{fecha}" in file.read_text(encoding="utf-8"), "a person can read it"
    before = file.read_bytes()
    province.desk.bank.export(file)
    assert file.read_bytes() == before, "the same for the same bank"
    bank = newsroom.desk.bank
    ours = bank.add(replace(PLENO, text="Pleno, el {fecha}."), "PLENO")
    only_ours = bank.add(Hashtag("Villasauce"))
    bank.add(PILAS, "Pilas")
    incoming = bank.read(file)
    seen = bank.compare(incoming)
    assert seen.source == "Diputación de Villaprovincia"
    assert [e.name for e in seen.new] == ["#VillaprovinciaTeCuida"]
    assert [(before.id, after.body) for before, after in seen.changed] == [(ours.id, PLENO)]
    assert seen.same == 1
    assert bank.hashtags() == ("#Villasauce",), "seeing changes nothing"
    done = bank.merge(incoming)
    assert (len(done.new), len(done.changed), done.same) == (1, 1, 1)
    assert bank.one(ours.id).entry.body == PLENO
    assert bank.one(only_ours.id).entry == only_ours
    again = bank.compare(incoming)
    assert (again.is_empty, again.same) == (True, 3)


def test_what_an_import_changes_is_kept_as_it_was_and_comes_back(newsroom: Newsroom) -> None:
    bank = newsroom.desk.bank
    ours = bank.add(Template("Otro"), "corte de AGUA")
    used_in = bank.begin(ours.id)
    question = bank.add(Answer("¿Cómo pido CITA?", "Por teléfono."))
    bank.add(OfficialName("Casa de la Cultura"))
    incoming = Incoming(
        "Diputación",
        (
            ("Corte de agua", Template("Cortamos el {día}.")),
            ("¿Cómo pido cita?", Answer("¿Cómo pido cita?", "En la sede.")),
            ("Casa de la cultura", OfficialName("Casa de la cultura")),
        ),
    )
    assert bank.compare(incoming).same == 1, "only in its capitals is it another, and the town has its own"
    done = bank.merge(incoming)
    assert [(a.name, b.name) for a, b in done.changed] == [("corte de AGUA",) * 2, ("¿Cómo pido CITA?",) * 2]
    assert bank.one(ours.id).entry.body == Template("Cortamos el {día}.")
    assert bank.one(question.id).entry.body == Answer("¿Cómo pido CITA?", "En la sede.")
    assert bank.one(ours.id).last_on is not None, "its uses stay with it"
    assert newsroom.desk.writing.open(used_in).draft.base.text == "Otro"
    assert names(newsroom, Kind.TEMPLATE) == ["corte de AGUA"]
    today = f"{newsroom.clock():%d/%m/%Y}"
    (_, kept) = bank.all(Kind.TEMPLATE, retired=True)
    assert (kept.entry.name, kept.entry.body) == (f"corte de AGUA (antes del {today})", Template("Otro"))
    bank.restore(kept.entry.id)
    assert len(bank.all(Kind.TEMPLATE)) == 2
    assert bank.compare(incoming).is_empty
    assert not bank.merge(incoming).changed
    assert len(bank.all(retired=True)) == 5, "nothing is kept twice"


def test_only_what_is_wanted_of_a_file_is_taken_in(newsroom: Newsroom) -> None:
    bank = newsroom.desk.bank
    ours = bank.add(PLENO, "Pleno")
    incoming = Incoming("X", (("Pleno", Template("Otro")), ("#Uno", Hashtag("#Uno")), ("#Dos", Hashtag("#Dos"))))
    plan = bank.compare(incoming)
    assert len(plan.keys) == 3
    done = bank.merge(incoming, {(Kind.HASHTAG, "#uno")})
    assert (len(done.new), done.changed) == (1, ())
    assert bank.hashtags() == ("#Uno",)
    assert bank.one(ours.id).entry == ours
    assert bank.merge(incoming, ()).is_empty


def test_a_name_of_the_greatest_length_is_kept_too(newsroom: Newsroom) -> None:
    bank = newsroom.desk.bank
    bank.add(PLENO, "n" * 300)
    bank.merge(Incoming("X", (("n" * 300, Template("Otro")),)))
    (kept,) = (k for k in bank.all(retired=True) if k.entry.retired)
    assert kept.entry.name.endswith(")")
    assert len(kept.entry.name) == 300


def test_what_a_town_does_not_use_any_more_stays_so(newsroom: Newsroom, province: Newsroom, tmp_path: Path) -> None:
    province.desk.bank.export(tmp_path / "banco.json")
    bank = newsroom.desk.bank
    old = bank.add(Template("Otro", ""), "Pleno")
    bank.retire(old.id)
    bank.merge(bank.read(tmp_path / "banco.json"))
    assert bank.one(old.id).entry.retired
    assert bank.one(old.id).entry.body == PLENO


STYLE = {
    "kind": "style",
    "name": "style",
    "treatment": "usted",
    "avoid": [{"word": "minusválido", "instead": "persona con discapacidad"}],
    "languages": ["es"],
}


def test_the_style_in_a_file_of_before_is_offered_to_the_rules_of_the_house(newsroom: Newsroom, tmp_path: Path) -> None:
    file = tmp_path / "banco.json"
    file.write_text(json.dumps(a_file(entries=[STYLE, HASHTAG])), encoding="utf-8")
    desk = newsroom.desk
    incoming = desk.bank.read(file)
    assert [name for name, _ in incoming.entries] == ["#Uno"]
    desk.bank.merge(incoming)
    assert [kept.entry.name for kept in desk.bank.all(retired=True)] == ["#Uno"]
    coming = desk.house.filled_in(incoming.rules)
    assert coming is not None
    assert desk.house.house() == House(), "nobody said yes to it yet"
    desk.house.put(coming)
    words = (Avoided("minusválido", "persona con discapacidad"),)
    assert desk.house.house() == House(treatment=Treatment.USTED, languages=("es",), avoided=words)
    assert desk.house.filled_in(desk.bank.read(file).rules) is None


@pytest.mark.parametrize(
    "style",
    [
        {"treatment": "vos"},
        {"name": None, "avoid": [{"instead": "x"}, 5, {"word": "w" * 101}, {"word": "a\0"}]},
        {"languages": ["Español", 5]},
        {"avoid": {}, "languages": "es", "treatment": ["tu"]},
    ],
)
def test_a_style_that_cannot_be_read_keeps_nothing_else_out(
    newsroom: Newsroom, tmp_path: Path, style: dict[str, Any]
) -> None:
    file = tmp_path / "banco.json"
    file.write_text(
        json.dumps(a_file(entries=[HASHTAG, {"kind": "style", "name": "style", **style}])), encoding="utf-8"
    )
    incoming = newsroom.desk.bank.read(file)
    assert (len(incoming.entries), newsroom.desk.house.filled_in(incoming.rules)) == (1, None)


def a_file(**changes: Any) -> dict[str, Any]:
    entry = {"kind": "hashtag", "name": "#Uno", "text": "#Uno"}
    return {"format": "calendario-banco", "version": 1, "from": "X", "entries": [entry]} | changes


HASHTAG = {"kind": "hashtag", "text": "#Uno", "name": "#Uno"}


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "bank_file_foreign"),
        (b"\x89PNG\r\n\x1a\n\x00", "bank_file_foreign"),
        ("á".encode("latin-1"), "bank_file_foreign"),
        (b"[]", "bank_file_foreign"),
        (b"[" * 200_000, "bank_file_foreign"),
        (b'{"format": "otro", "version": 1, "entries": []}', "bank_file_foreign"),
        (json.dumps(a_file()).encode()[:-20], "bank_file_damaged"),
        (json.dumps(a_file(version=2)).encode(), "bank_file_newer"),
        (json.dumps(a_file(version=10**40)).encode(), "bank_file_newer"),
        (json.dumps(a_file(version="1")).encode(), "bank_file_damaged"),
        (json.dumps(a_file(version=True)).encode(), "bank_file_damaged"),
        (json.dumps(a_file(entries=None)).encode(), "bank_file_damaged"),
        (json.dumps(a_file(**{"from": 5})).encode(), "bank_file_damaged"),
        (json.dumps(a_file(entries=[5])).encode(), "bank_file_damaged"),
        (json.dumps(a_file(entries=[HASHTAG, HASHTAG])).encode(), "bank_file_damaged"),
        (json.dumps(a_file(entries=[HASHTAG, {**HASHTAG, "kind": "poema"}])).encode(), "bank_file_damaged"),
        (json.dumps(a_file(entries=[{**HASHTAG, "name": None}])).encode(), "bank_file_damaged"),
        (json.dumps(a_file(entries=[{**HASHTAG, "text": "\0"}])).encode(), "bank_file_damaged"),
        (b'{"format": "calendario-banco", "version": NaN}', "bank_file_damaged"),
        (b" " * (MOST_BYTES + 1), "bank_file_huge"),
        (json.dumps(a_file(entries=[HASHTAG] * 5001)).encode(), "bank_file_huge"),
    ],
)
def test_a_file_that_is_no_bank_is_refused_with_a_sentence_and_nothing_is_half_done(
    newsroom: Newsroom, tmp_path: Path, data: bytes, code: str
) -> None:
    file = tmp_path / "banco.json"
    file.write_bytes(data)
    refused(newsroom, lambda: newsroom.desk.bank.read(file), code, str(file))
    assert newsroom.desk.bank.all() == ()


def test_a_file_that_a_windows_editor_saved_is_read(newsroom: Newsroom, tmp_path: Path) -> None:
    file = tmp_path / "banco.json"
    file.write_bytes(b"\xef\xbb\xbf" + json.dumps(a_file()).replace("\n", "\r\n").encode())
    newsroom.desk.bank.merge(newsroom.desk.bank.read(file))
    assert newsroom.desk.bank.hashtags() == ("#Uno",)


def test_a_file_that_cannot_be_read_or_written_is_told(newsroom: Newsroom, tmp_path: Path) -> None:
    refused(newsroom, lambda: newsroom.desk.bank.read(tmp_path), "file_unreadable", str(tmp_path))
    nowhere = tmp_path / "no" / "banco.json"
    refused(newsroom, lambda: newsroom.desk.bank.export(nowhere), "file_unwritable", str(tmp_path))
    with pytest.raises(BadInput):
        newsroom.desk.bank.read(nowhere)
