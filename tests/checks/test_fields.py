"""A template never goes out as it is, whatever part of it nobody filled in, and whatever door it goes through."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from calendario.checks.fields import unclear, unfilled
from calendario.checks.review import review
from calendario.checks.subject import subject
from calendario.desk.planning import Blocked
from calendario.domain.channel import Channel
from calendario.domain.finding import Level
from calendario.domain.media import Image, Video
from calendario.domain.post import Content, Draft, PlanDraft, Revision
from calendario.domain.publication import State
from calendario.sentences import finding_text
from calendario.store import posts, publications
from calendario.store.ids import new_id
from tests.newsroom import Newsroom

NOW = datetime(2026, 11, 25, 8, tzinfo=UTC)
CHANNEL = Channel(new_id(NOW), "practice", "bluesky", "Bluesky", "BS", "x", {})
PICTURE = Image("a" * 64, "image/png", 40, 30, 100, alt="Cartel del {acto}")
VIDEO = Video("b" * 64, "video/mp4", 40, 30, 100, 1000, alt="Vídeo de {quién}")


def found(content: Content, title: str = "", **of_channel: object) -> list[tuple[int, int, str]]:
    told = unfilled(subject(content, replace(CHANNEL, **of_channel), title=title), NOW)  # type: ignore[arg-type]
    assert all(f.code == "unfilled_field" and f.level is Level.BLOCK for f in told)
    return [(f.start, f.end, finding_text(f)) for f in unfilled(subject(content, CHANNEL, title=title), NOW)]


@pytest.mark.parametrize(
    ("content", "title", "part"),
    [
        (Content("Pleno el {fecha}."), "", "«fecha»"),
        (Content("Pleno"), "Pleno del {fecha}", "título"),
        (Content("Pleno", warning="{tema}"), "", "aviso de contenido"),
        (Content("Pleno", link="{enlace}"), "", "enlace"),
        (Content("Pleno", link="https://ayto.es/{enlace}"), "", "enlace"),
        (Content("Pleno", warning="{tema: el de hoy}"), "", "aviso de contenido"),
        (Content("Pleno"), "Pleno en {¿dónde?}", "título"),
        (Content("Pleno", images=(replace(PICTURE, alt="Salón"), PICTURE)), "", "imagen 2"),
        (Content("Pleno", videos=(VIDEO,)), "", "vídeo"),
    ],
)
def test_it_is_found_wherever_it_is_and_told_where(content: Content, title: str, part: str) -> None:
    ((start, end, words),) = found(content, title)
    assert part in words
    assert (start, end) == ((9, 16) if part == "«fecha»" else (0, 0))
    assert [f for f in review(subject(content, CHANNEL, title=title), NOW) if f.code == "unfilled_field"]


def test_a_signature_with_a_field_is_found_too() -> None:
    told = list(unfilled(subject(Content("Pleno"), replace(CHANNEL, signature="Más en {web}")), NOW))
    assert ["ending_gap" in f.facts for f in told] == [True]


def test_a_finished_text_has_none() -> None:
    assert found(Content("Pleno el lunes. https://sede.example/a {{así}} { :-{ y", link="https://x.example/1")) == []


@pytest.mark.parametrize(
    "text",
    [
        "Toda la información en https://ayto.es/{enlace}",
        "Será el {día: lunes o martes}.",
        "Será en {¿dónde?}.",
        "{fecha y hora del pleno, con el día de la semana}",
        "Descuento del {importe, en %}",
    ],
)
def test_whatever_a_template_asks_for_does_not_go_out_word_for_word(text: str) -> None:
    ((start, end, _),) = found(Content(text))
    assert text[start:end] == text[text.index("{") : text.index("}") + 1]


def test_what_only_looks_like_a_field_is_a_warning_and_one_brace_is_nothing() -> None:
    text = "Pleno el {fecha, en {} { solo"
    told = list(unclear(subject(Content(text), CHANNEL), NOW))
    assert [(f.level, text[f.start : f.end]) for f in told] == [
        (Level.WARN, "{fecha,"),
        (Level.WARN, "{}"),
        (Level.WARN, "{ solo"),
    ]
    assert "{fecha," in finding_text(told[0])
    assert not list(unclear(subject(Content("Pleno { , {{así}}, {fecha} :-{"), CHANNEL), NOW))
    out = subject(Content("Hola {a\n---\nAdiós {}"), CHANNEL, out=frozenset({1}))
    assert [f.facts["piece"] for f in unclear(out, NOW)] == ["{}"]


def test_of_a_thread_what_is_out_is_left_alone() -> None:
    content = Content("Hola {a}\n---\nAdiós {b}", images=(PICTURE,))
    told = list(unfilled(subject(content, CHANNEL, out=frozenset({1})), NOW))
    assert [f.facts for f in told] == [{"gap": "b"}]
    begun = Content("{a}, hola\n---\n{b}, adiós")
    assert [f.facts for f in unfilled(subject(begun, CHANNEL, out=frozenset({1})), NOW)] == [{"gap": "b"}]


@pytest.mark.parametrize("own", [False, True])
def test_it_is_not_planned_and_not_published_now(newsroom: Newsroom, own: bool) -> None:
    draft = Draft("Pleno", Content("Pleno el {fecha}."))
    if own:
        from calendario.domain.post import Variant

        draft = replace(draft, base=Content("Pleno hoy."), variants=(Variant(newsroom.channel.id, text="El {fecha}."),))
    plan = PlanDraft((newsroom.channel.id,), datetime(2026, 12, 1, 10))  # noqa: DTZ001  wall time
    post_id = newsroom.desk.writing.new().post_id
    for do in (newsroom.desk.planning.plan, newsroom.desk.planning.publish_now):
        with pytest.raises(Blocked) as told:
            do(post_id, draft, plan, as_it_is=True)
        assert [f.code for f in told.value.findings[newsroom.channel.id]] == ["unfilled_field"]
    assert newsroom.desk.writing.open(post_id).publications == ()


@pytest.mark.parametrize("title", ["Mercado", "Mercado del {fecha}", "Mercado en {¿dónde?}"])
def test_the_publisher_holds_one_that_came_through_another_door(newsroom: Newsroom, title: str) -> None:
    planned = newsroom.plan("Mercado")
    said = "Mercado" if "{" in title else "Mercado el {fecha: lunes o martes}, https://ayto.es/{enlace}"
    office = newsroom.desk.office
    with newsroom.database.writing() as tx:  # as another program on the team's server might
        draft = Draft(title, Content(said))
        revision = Revision(new_id(office.clock()), planned.post_id, 2, draft, office.me().id, office.clock())
        posts.add_revision(tx, revision)
        publications.save(tx, replace(planned, revision_id=revision.id), planned)
    newsroom.clock.forward(minutes=10)
    newsroom.publish()
    assert newsroom.state(planned) is State.HELD
    assert newsroom.now(planned).facts["code"] == "unfilled_field"
    assert newsroom.practice.posts() == ()
