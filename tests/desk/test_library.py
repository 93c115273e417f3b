"""The library: searched, told of, and what happens when somebody takes their consent back."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from email.message import EmailMessage
from pathlib import Path
from uuid import UUID

import pytest
from PIL import Image as Picture
from sqlalchemy import event, select

from calendario.desk.library import Search, Users
from calendario.desk.planning import Blocked
from calendario.domain.media import Image
from calendario.domain.post import Content, Draft, PlanDraft
from calendario.domain.problem import BadInput, NotAllowed, NotFound
from calendario.domain.publication import Publication, State
from calendario.domain.rights import Consent, Licence, MediaRecord, Standing
from calendario.domain.slot import wall_clock
from calendario.sentences import reason_text, sentence, who_asked
from calendario.store import tables
from tests.newsroom import ZONE, Newsroom
from tests.spanish import assert_spanish

DAY = date(2026, 11, 25)


@pytest.fixture
def picture(newsroom: Newsroom, tmp_path: Path) -> Image:
    """Of somebody who can be recognised."""
    Picture.new("RGB", (20, 20), "teal").save(tmp_path / "coro.png")
    taken = replace(newsroom.desk.writing.take_in(tmp_path / "coro.png"), alt="El coro canta en la plaza.")
    newsroom.desk.library.save(MediaRecord(taken.digest, taken.alt, Licence.OWN, "Ana", people=True))
    return taken


def allow(newsroom: Newsroom, picture: Image, who: str = "Luis Gil", until: date | None = None) -> Consent:
    return newsroom.desk.library.allow(picture.digest, who, "redes", "archivador 3", DAY, until)


def plan(newsroom: Newsroom, picture: Image, minutes: float, title: str = "Concierto") -> Publication:
    text = "Concierto del coro hoy a las siete de la tarde en la plaza."
    wall_time = wall_clock(newsroom.clock() + timedelta(minutes=minutes), ZONE)
    plan = PlanDraft((newsroom.channel.id,), wall_time)
    draft = Draft(title, Content(text, (picture,)))
    return newsroom.desk.planning.plan(newsroom.desk.writing.new().post_id, draft, plan, as_it_is=True)[0]


def test_people_without_a_consent_are_not_planned(newsroom: Newsroom, picture: Image) -> None:
    with pytest.raises(Blocked) as told:
        plan(newsroom, picture, 10)
    assert [f.code for found in told.value.findings.values() for f in found] == ["image_consent_missing"]
    allow(newsroom, picture)
    assert plan(newsroom, picture, 10).state is State.PLANNED


def test_taking_a_consent_back_lists_every_post_and_holds_what_is_planned(newsroom: Newsroom, picture: Image) -> None:
    consent = allow(newsroom, picture)
    out = plan(newsroom, picture, 1, "Ayer")
    newsroom.clock.forward(minutes=1)
    newsroom.publish()
    planned = plan(newsroom, picture, 60, "Mañana")
    draft_id = newsroom.desk.writing.new().post_id
    newsroom.desk.writing.save_draft(draft_id, Draft("Algún día", Content("Coro", (picture,))), PlanDraft())
    other = newsroom.plan("Mercado", minutes=61)
    users = newsroom.desk.library.withdraw(consent.id)
    assert [(u.post_id, u.state, u.publication and u.publication.url) for u in users.out] == [
        (out.post_id, State.PUBLISHED, newsroom.now(out).url)
    ]
    assert [(u.post_id, u.title, u.state) for u in users.planned] == [(planned.post_id, "Mañana", State.HELD)]
    assert [(u.post_id, u.publication) for u in users.drafts] == [(draft_id, None)]
    held = newsroom.now(planned)
    assert (held.state, held.reason) == (State.HELD, "consent_withdrawn")
    assert_spanish(reason_text(held.reason, held.facts, "Práctica", state=State.HELD))
    assert newsroom.state(other) is State.PLANNED
    newsroom.clock.forward(minutes=62)
    newsroom.publish()
    assert newsroom.state(planned) is State.HELD
    assert newsroom.state(other) is State.PUBLISHED
    assert newsroom.desk.library.picture(picture.digest).standing is Standing.WITHDRAWN


def test_what_was_held_is_held_again_unless_another_picture_takes_its_place(newsroom: Newsroom, picture: Image) -> None:
    consent, planned = allow(newsroom, picture), plan(newsroom, picture, 30)
    newsroom.desk.library.withdraw(consent.id)
    newsroom.desk.decisions.keep(planned.id)
    newsroom.clock.forward(minutes=30)
    newsroom.publish()
    again = newsroom.now(planned)
    assert (again.state, again.reason) == (State.HELD, "finding")
    assert again.facts is not None
    assert again.facts["code"] == "image_consent_missing"
    assert_spanish(reason_text(again.reason, again.facts, "Práctica", state=State.HELD))
    assert newsroom.practice.posts() == ()


def test_the_log_names_nobody(newsroom: Newsroom, picture: Image) -> None:
    consent = allow(newsroom, picture, "Luis Gil Marín")
    newsroom.desk.library.withdraw(consent.id)
    with newsroom.database.reading() as tx:
        rows = tx.execute(select(tables.log.c.what, tables.log.c.facts)).all()
    assert {"picture_told_of", "consent_given", "consent_withdrawn"} <= {r.what for r in rows}
    told = json.dumps([r.facts for r in rows], ensure_ascii=False)
    for secret in ("Luis", "archivador", "coro", "Ana"):
        assert secret not in told


def test_what_cannot_be_a_consent_is_refused_with_a_sentence(newsroom: Newsroom, picture: Image) -> None:
    library = newsroom.desk.library
    for who, until, code in (
        (" ", None, "consent_without_name"),
        ("Ana", DAY - timedelta(days=1), "consent_over_before_given"),
        ("x" * 3000, None, "note_too_long"),
    ):
        with pytest.raises(BadInput) as told:
            library.allow(picture.digest, who, "", "", DAY, until)
        assert told.value.code == code
        assert_spanish(sentence(told.value))
    with pytest.raises(BadInput, match="consent_over"):
        library.allow(picture.digest, "Ana", "", "", DAY - timedelta(days=9), DAY - timedelta(days=1))
    with pytest.raises(BadInput, match="text_has_nul"):
        library.allow(picture.digest, "A\0na", "", "", DAY, None)
    assert library.known(picture.digest).consents == ()
    consent = allow(newsroom, picture)
    library.withdraw(consent.id)
    with pytest.raises(NotAllowed, match="consent_withdrawn_before") as twice:
        library.withdraw(consent.id)
    with pytest.raises(NotFound, match="consent_not_found") as nobody:
        library.withdraw(UUID(int=9))
    with pytest.raises(NotFound, match="picture_unknown_here") as unknown:
        library.picture("f" * 64)
    for problem in (twice, nobody, unknown):
        assert_spanish(sentence(problem.value))


def test_naming_somebody_says_that_there_are_people(newsroom: Newsroom, picture: Image) -> None:
    library = newsroom.desk.library
    library.save(MediaRecord(picture.digest, picture.alt, Licence.OWN, "Ana"))
    allow(newsroom, picture)
    known = library.known(picture.digest)
    assert (known.record.people, known.record.source) == (True, "Ana")


def test_a_picture_that_comes_again_brings_what_was_said_of_it(
    newsroom: Newsroom, picture: Image, tmp_path: Path
) -> None:
    desk, file = newsroom.desk, tmp_path / "coro.png"
    assert desk.writing.take_in(file) == picture
    desk.library.save(MediaRecord(picture.digest, licence=Licence.CC0))
    assert desk.writing.take_in(file) == picture, "another licence is no other description"
    assert desk.writing.take_in_bytes(file.read_bytes(), "pegada.png") == picture
    Picture.new("RGB", (20, 20), "white").save(file)
    assert desk.writing.take_in(file).alt == ""


def test_a_picture_that_comes_by_e_mail_brings_what_was_said_of_it_too(
    newsroom: Newsroom, picture: Image, tmp_path: Path
) -> None:
    letter = EmailMessage()
    letter["From"], letter["Subject"] = "Ana Ruiz <ana@villasauce.example>", "Concierto del coro"
    letter.set_content("El coro canta el viernes a las 19:00 en la plaza Mayor.\n")
    data = (tmp_path / "coro.png").read_bytes()
    letter.add_attachment(data, maintype="image", subtype="png", filename="coro.png")
    (tmp_path / "correo.eml").write_bytes(bytes(letter))
    received = newsroom.desk.letters.draft_of(tmp_path / "correo.eml", who_asked)
    assert newsroom.desk.writing.open(received.post_id).draft.base.images == (picture,)


def test_the_library_is_searched_by_the_town_halls_days(newsroom: Newsroom, picture: Image) -> None:
    library = newsroom.desk.library
    assert library.search(Search()).total == 0
    allow(newsroom, picture)
    plan(newsroom, picture, 10)
    found = library.search(Search(words="CORÓ", first_day=DAY, last_day=DAY, licence=Licence.OWN, people=True))
    assert [(k.image.digest, k.title, k.posts) for k in found.pictures] == [(picture.digest, "Concierto", 1)]
    assert (found.total, found.today) == (1, DAY)
    assert library.search(Search(last_day=DAY - timedelta(days=1))).total == 0
    assert library.search(Search(first_day=DAY + timedelta(days=1))).total == 0


def withdraws(newsroom: Newsroom, consent: Consent) -> tuple[int, int, Users]:
    """Takes it back; how many questions were asked in all, and how many of them while nobody else could write."""
    asked: list[str] = []
    engine = newsroom.database._engine

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        asked.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    try:
        users = newsroom.desk.library.withdraw(consent.id)
    finally:
        event.remove(engine, "before_cursor_execute", note)
    locked = next(n for n, statement in enumerate(asked) if statement.startswith("UPDATE consent"))
    return len(asked), len(asked) - locked, users


@pytest.mark.sqlite
def test_a_consent_is_taken_back_with_as_many_questions_however_many_posts_show_it(
    newsroom: Newsroom, picture: Image
) -> None:
    first, second = allow(newsroom, picture), allow(newsroom, picture, "Ana Mora")
    writing, text = newsroom.desk.writing, Content("Coro", (picture,))
    writing.save_draft(writing.new().post_id, Draft("Uno", text), PlanDraft())
    of_one, locked_for_one, _ = withdraws(newsroom, first)
    for number in range(20):
        writing.save_draft(writing.new().post_id, Draft(f"Borrador {number}", text), PlanDraft())
        writing.keep(writing.new().post_id, Draft(f"A medias {number}", text), PlanDraft(), None)
    of_many, locked_for_many, users = withdraws(newsroom, second)
    assert len(users.drafts) == 41
    assert (of_many, locked_for_many) == (of_one, locked_for_one)
    assert locked_for_one <= 10, "the publishers wait while it is held"


def test_a_post_that_is_planned_while_its_picture_is_looked_for_is_held_too(
    newsroom: Newsroom, picture: Image, monkeypatch: pytest.MonkeyPatch
) -> None:
    consent = allow(newsroom, picture)
    before = plan(newsroom, picture, 60, "Antes")
    database, planned = newsroom.database, []
    real = type(database).writing

    def writing(self: object) -> object:
        monkeypatch.undo()
        planned.append(plan(newsroom, picture, 90, "Mientras tanto"))
        return real(database)

    monkeypatch.setattr(type(database), "writing", writing)
    users = newsroom.desk.library.withdraw(consent.id)
    assert {u.post_id for u in users.planned} == {before.post_id, planned[0].post_id}
    assert newsroom.state(planned[0]) is State.HELD


@pytest.mark.parametrize("of_whom", ["mine", "another"])
def test_no_damaged_draft_keeps_a_consent_from_being_taken_back(
    newsroom: Newsroom, picture: Image, of_whom: str
) -> None:
    consent, planned = allow(newsroom, picture), plan(newsroom, picture, 60)
    post_id = planned.post_id if of_whom == "mine" else newsroom.desk.writing.new().post_id
    newsroom.desk.writing.keep(post_id, Draft("Coro", Content("Coro", (picture,))), PlanDraft(), None)
    with newsroom.database.writing() as tx:
        tx.execute(tables.working_copy.update().values(draft={"title": 1, "about": picture.digest}))
    (held,) = newsroom.desk.library.withdraw(consent.id).planned
    assert held.publication is not None
    assert newsroom.now(planned).reason == "consent_withdrawn"
