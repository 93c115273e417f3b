"""What the review says of pictures with people, and of a text that leaves it all to a poster."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from calendario.checks.review import review
from calendario.checks.subject import Subject
from calendario.domain.finding import Finding, Level
from calendario.domain.media import Image, Video
from calendario.domain.networks import network
from calendario.domain.post import Content
from calendario.domain.rights import Consent, MediaRecord, Rights
from calendario.sentences import finding_text
from tests.spanish import assert_spanish

NOW = datetime(2026, 12, 17, 9, tzinfo=UTC)
DAY = date(2026, 12, 18)
PICTURE = Image("a" * 64, "image/jpeg", 800, 600, 90_000, "Seis niños colocan bolas en un abeto.")
TEXT = "Los niños de la ludoteca decoran el árbol de Navidad."
OURS = ("image_consent_missing", "consent_expires", "info_only_in_image")


def found(
    text: str = TEXT,
    images: tuple[Image, ...] = (PICTURE,),
    known: Rights | None = None,
    out: frozenset[int] = frozenset(),
    language: str = "es",
) -> list[Finding]:
    rights = {} if known is None else {PICTURE.digest: known}
    subject = Subject(
        Content(text, images, language=language),
        "mastodon",
        network("mastodon").limits,
        datetime(2026, 12, 18, 10),  # noqa: DTZ001  wall time
        out=out,
        known=rights,
    )
    return [f for f in review(subject, NOW) if f.code in OURS]


def people(*until: date | None, withdrawn: bool = False) -> Rights:
    at = NOW if withdrawn else None
    consents = tuple(Consent(UUID(int=n), PICTURE.digest, f"P{n}", "", "", DAY, d, at) for n, d in enumerate(until))
    return Rights(MediaRecord(PICTURE.digest, people=True), consents)


def test_people_without_a_consent_that_holds_that_day_do_not_go_out() -> None:
    for known in (people(), people(DAY - timedelta(days=0), withdrawn=True)):
        (finding,) = found(known=known)
        assert (finding.code, finding.level) == ("image_consent_missing", Level.BLOCK)
        assert_spanish(finding_text(finding) + ".")
    assert "withdrawn" in str(found(known=people(None, withdrawn=True))[0].facts)
    assert found(known=people(None)) == []
    assert found(known=people(date(2030, 1, 1))) == []


def test_the_day_that_counts_is_the_one_it_goes_out_on() -> None:
    ends_today = replace(
        people(), consents=(Consent(UUID(int=1), PICTURE.digest, "Ana", "", "", NOW.date(), NOW.date()),)
    )
    (finding,) = found(known=ends_today)
    assert (finding.code, finding.facts["why"]) == ("image_consent_missing", "over")


def test_a_consent_that_ends_soon_after_is_told_of_and_stops_nothing() -> None:
    (finding,) = found(known=people(DAY + timedelta(days=30), None))
    assert (finding.code, finding.level) == ("consent_expires", Level.WARN)
    told = finding_text(finding)
    assert "17 de enero" in told
    assert_spanish(told + ".")


def test_pictures_of_nobody_and_those_that_are_out_already_are_let_be() -> None:
    assert found(known=Rights(MediaRecord(PICTURE.digest))) == []
    assert found(known=None) == []
    assert found(known=people(), out=frozenset({1})) == []


def test_a_video_with_people_is_looked_at_like_a_picture() -> None:
    video = Video(PICTURE.digest, "video/mp4", 640, 480, 9_000, 4_000, "El coro canta.")
    subject = Subject(
        Content(TEXT, videos=(video,)), "mastodon", network("mastodon").limits, known={PICTURE.digest: people()}
    )
    (finding,) = [f for f in review(subject, NOW) if f.code in OURS]
    assert (finding.code, finding.facts["number"]) == ("image_consent_missing", 1)


POSTER = replace(PICTURE, alt="Cartel", is_poster=False)


@pytest.mark.parametrize(
    "text",
    [
        "Toda la información, en el cartel 👇",
        "👇👇👇",
        "¡Os esperamos!",
        "Ven al concierto. Consulta el cartel. https://villasauce.example/14-12",
        "Sábado 18:00 👇",
        "Concierto el sábado 👇 https://villasauce.example/agenda/toca-la-banda",
    ],
)
def test_a_text_that_leaves_it_all_to_the_poster_is_told_of_once(text: str) -> None:
    (finding,) = found(text, (POSTER, replace(POSTER, digest="b" * 64)))
    assert (finding.code, finding.level) == ("info_only_in_image", Level.WARN)
    assert_spanish(finding_text(finding) + ".")
    assert found(text, (replace(PICTURE, alt="Un coro en la plaza.", is_poster=True),))


@pytest.mark.parametrize(
    ("text", "image"),
    [
        ("Concierto de Navidad el sábado 19 a las 20:00 en la iglesia de San Juan.", POSTER),
        ("Mañana, mercado de artesanía en la plaza Mayor. Os esperamos.", POSTER),
        ("Concierto del coro municipal, a las siete de la tarde, en el auditorio.", POSTER),
        ("Pleno: jueves 26, 19:30. Salón de plenos", POSTER),
        ("Concierto de la banda el sábado", POSTER),
        ("Yoga el lunes a mediodía. Casa de Cultura", POSTER),
        ("Mercado: domingo, de 10 a 14, calle Mayor", POSTER),
        ("Toda la información, en el cartel 👇", PICTURE),
        ("Toda la información, en el cartel 👇", replace(PICTURE, alt="El alcalde junto al cartel.")),
        (" ".join(["Estas son las bases del concurso de fotografía de la comarca"] * 4), POSTER),
    ],
)
def test_a_text_that_says_it_itself_is_let_be(text: str, image: Image) -> None:
    assert found(text, (image,)) == []


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("Os esperamos en la plaza.", "de qué se trata, el día y la hora"),
        ("Vuelve la feria de artesanía y te esperamos con toda tu familia", "el día, la hora y el lugar"),
        ("Vuelve la feria de artesanía a la plaza Mayor, con toda tu familia", "el día y la hora"),
        ("Sábado 18:00 👇", "de qué se trata y el lugar"),
        ("Toda la información, en el cartel 👇", "de qué se trata, el día, la hora y el lugar"),
        ("Concierto: 14/12, Villasauce", "la hora y el lugar"),
        ("Abre la piscina", "el día y la hora"),
        ("Taller en junio", "la hora y el lugar"),
    ],
)
def test_it_is_told_what_the_text_lacks(text: str, missing: str) -> None:
    (finding,) = found(text, (replace(PICTURE, alt="La banda toca.", is_poster=True),))
    assert finding_text(finding) == f"En el texto falta lo que cuenta la imagen: {missing}"


def test_in_another_language_only_a_marked_poster_beside_next_to_nothing_is_told_of() -> None:
    text = "Concert de Nadal el dissabte dinou al vespre a l'església de Sant Joan."
    assert found(text, (replace(POSTER, is_poster=True),), language="ca") == []
    assert found("Us hi esperem!", (POSTER,), language="ca") == []
    assert found("Us hi esperem!", (replace(POSTER, is_poster=True),), language="ca")


def test_it_is_said_why_nobody_may_be_shown() -> None:
    missing, withdrawn = found(known=people())[0], found(known=people(None, withdrawn=True))[0]
    assert [missing.facts["why"], withdrawn.facts["why"]] == ["missing", "withdrawn"]
    assert finding_text(missing) != finding_text(withdrawn)
    assert "imagen 1" not in finding_text(missing)  # the only one


def test_of_several_pictures_it_is_told_which() -> None:
    other = replace(PICTURE, digest="b" * 64)
    (finding,) = found(images=(other, PICTURE), known=people())
    assert "imagen 2" in finding_text(finding)
    (finding,) = found("¡Os esperamos!", (other, replace(POSTER, digest="c" * 64)))
    assert finding.facts["number"] == 2


def test_a_long_text_that_points_at_the_poster_for_its_day() -> None:
    text = " ".join(["Vuelven los talleres de barro y de cuero del museo a la casa de la cultura"] * 3)
    assert found(text, (POSTER,)) == []
    (finding,) = found(f"{text}. Para los días, consulta el cartel.", (POSTER,))
    assert finding.code == "info_only_in_image"
