"""A slip is found wherever a person writes words that go out, in the field it is in, and its correction mends it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calendario import paths
from calendario.checks.review import review
from calendario.checks.subject import Subject
from calendario.domain.finding import OF_SPELLING, TEXT, TITLE, WARNING, Finding, Level, Place, PlaceKind
from calendario.domain.media import Image, Video
from calendario.domain.networks import network
from calendario.domain.own_words import accepted_key
from calendario.domain.post import Content
from calendario.sentences import finding_text
from calendario.spelling.spelling import Spelling

NOW = datetime(2026, 11, 25, 8, tzinfo=UTC)
SAYS = "El ayuntamiento abre la biblioteca de la plaza."
WITHOUT_ACCENTS = "informacion"


@cache
def speller() -> Spelling:
    return Spelling(paths.resources() / "dictionaries")


def picture(number: int, alt: str = SAYS) -> Image:
    return Image(f"{number:064x}", "image/jpeg", 40, 30, 100, alt)


def video(alt: str = SAYS) -> Video:
    return Video("f" * 64, "video/mp4", 40, 30, 100, 1000, alt, has_speech=False)


WHOLE = Subject(
    Content(SAYS, (picture(1), picture(2)), "Hay imágenes de un incendio", videos=(video(),)),
    "practice",
    network("practice").limits,
    title="La biblioteca de la plaza",
)


def in_text(words: str) -> Subject:
    return replace(WHOLE, content=replace(WHOLE.content, text=words))


def in_title(words: str) -> Subject:
    return replace(WHOLE, title=words)


def in_warning(words: str) -> Subject:
    return replace(WHOLE, content=replace(WHOLE.content, warning=words))


def in_second_picture(words: str) -> Subject:
    return replace(WHOLE, content=replace(WHOLE.content, images=(picture(1), picture(2, words))))


def in_video(words: str) -> Subject:
    return replace(WHOLE, content=replace(WHOLE.content, videos=(video(words),)))


Put = Callable[[str], Subject]
FIELDS: dict[Place, Put] = {
    TEXT: in_text,
    TITLE: in_title,
    WARNING: in_warning,
    Place.of_image(2): in_second_picture,
    Place.of_video(1): in_video,
}


def found(subject: Subject, *, suggest: bool = False) -> list[Finding]:
    told = review(subject, NOW, speller(), suggest=suggest)
    return [finding for finding in told if finding.code in OF_SPELLING]


def test_what_is_right_everywhere_is_not_pointed_out() -> None:
    assert found(WHOLE) == []


SLIPS = st.sampled_from(["solicitut", "ayuntamietno", "bibilioteca", "inaguración", "vezinos", WITHOUT_ACCENTS])
AROUND = st.sampled_from(
    ["", "El cartel dice: ", "😀👩‍👧 En la plaza, ", "Programa:\n· ", "Abierto de 10 a 14 h. Hoy, "]
)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(FIELDS, key=lambda place: place.rank)), AROUND, SLIPS, AROUND)
def test_a_slip_in_any_field_is_found_there_and_its_correction_mends_it(
    place: Place, before: str, slip: str, after: str
) -> None:
    words = f"{before}{slip} {after}.".strip()
    findings = found(FIELDS[place](words), suggest=True)
    [of_slip] = [one for one in findings if one.facts["word"] == slip]
    code = "spelling_missing_accent" if slip == WITHOUT_ACCENTS else "spelling_error"
    assert (of_slip.place, of_slip.code, of_slip.level) == (place, code, Level.WARN)
    assert words[of_slip.start : of_slip.end] == slip
    fix = of_slip.fixes[0]
    mended = found(FIELDS[place](words[: fix.start] + fix.replacement + words[fix.end :]), suggest=True)
    assert {(one.place, one.facts["word"]) for one in mended} == {
        (one.place, one.facts["word"]) for one in findings if one is not of_slip
    }


@pytest.mark.parametrize("place", [TITLE, WARNING, Place.of_image(2), Place.of_video(1)])
def test_what_is_right_and_hardly_meant_is_a_suggestion_in_any_field(place: Place) -> None:
    words = "La alcaldesa esta en la plaza."
    hints = found(FIELDS[place](words))
    assert {(h.place, h.level, words[h.start : h.end]) for h in hints} == {(place, Level.HINT, "esta")}
    accepted = tuple(accepted_key(str(h.facts["rule"]), str(h.facts["word"])) for h in hints)
    assert found(replace(FIELDS[place](words), ignored=accepted)) == []


@pytest.mark.parametrize("place", [TITLE, WARNING, Place.of_image(2), Place.of_video(1)])
def test_a_word_ignored_in_the_post_is_right_in_every_field(place: Place) -> None:
    subject = FIELDS[place]("Un farolillazo en la plaza.")
    assert [one.facts["word"] for one in found(subject)] == ["farolillazo"]
    assert found(replace(subject, ignored=("farolillazo",))) == []


def test_the_language_of_the_post_is_that_of_its_descriptions() -> None:
    subject = in_second_picture("Els xiquets lligen contes a la plasa del poble.")
    catalan = replace(subject, content=replace(subject.content, language="ca"))
    of_picture = [str(one.facts["word"]) for one in found(catalan) if one.place == Place.of_image(2)]
    assert of_picture == ["plasa"]


@pytest.mark.parametrize(
    ("key", "kinds"),
    [
        ("practice", {PlaceKind.TITLE, PlaceKind.WARNING}),
        ("web", {PlaceKind.TITLE, PlaceKind.WARNING}),
        ("mastodon", {PlaceKind.WARNING}),
        ("bluesky", set()),
    ],
)
def test_title_and_warning_are_looked_at_where_people_see_them(key: str, kinds: set[PlaceKind]) -> None:
    subject = replace(in_title("La inaguración"), network=key, limits=network(key).limits)
    subject = replace(subject, content=replace(subject.content, warning="Imajenes de un incendio"))
    assert {one.place.kind for one in found(subject)} == kinds


def test_a_title_that_is_the_first_line_of_the_text_is_told_once() -> None:
    subject = replace(in_text("La inaguración de la biblioteca\nEs mañana."), title="La inaguración de la biblioteca")
    assert [one.place for one in found(subject)] == [TEXT]


def test_of_what_is_out_already_no_description_is_told() -> None:
    assert found(replace(in_second_picture("Un vezino."), out=frozenset({1}))) == []


def test_what_is_no_description_but_the_name_of_a_file_is_not_spelt() -> None:
    assert found(in_second_picture("/tmp/Fotos/cartell fiestass.png")) == []


def test_findings_come_field_by_field() -> None:
    content = Content(
        "Hoy, vezinos.",
        (picture(1, "La solicitut."), picture(2, "Un vezino. Una solicitut.")),
        "Imajenes",
        videos=(video("La feira, con vezinos."),),
    )
    told = found(replace(WHOLE, content=content, title="La inaguración"))
    ranks = [(one.place.rank, one.start) for one in told]
    assert ranks == sorted(ranks)
    assert {one.place for one in told} == {*FIELDS, Place.of_image(1)}


def said(place: Place, count: int = 2) -> str:
    facts = {"word": "vezino", "count": count}
    return finding_text(Finding("spelling_error", Level.WARN, 0, 6, facts, place=place))


def test_a_sentence_begins_with_the_field_it_speaks_of() -> None:
    assert said(TEXT) == "«vezino» no está en el diccionario"
    assert said(TITLE) == "Título: «vezino» no está en el diccionario"
    assert said(WARNING) == "Aviso de contenido: «vezino» no está en el diccionario"
    assert said(Place.of_image(2)) == "Descripción de la imagen 2: «vezino» no está en el diccionario"
    assert said(Place.of_image(1), count=1) == "Descripción de la imagen: «vezino» no está en el diccionario"
    assert said(Place.of_video(1), count=1) == "Descripción del vídeo: «vezino» no está en el diccionario"


@pytest.mark.parametrize(("kind", "number"), [(PlaceKind.TEXT, 1), (PlaceKind.IMAGE, 0), (PlaceKind.VIDEO, -1)])
def test_a_place_is_one_that_there_is(kind: PlaceKind, number: int) -> None:
    with pytest.raises(ValueError, match="there is no"):
        Place(kind, number)


@pytest.mark.parametrize(
    ("words", "wrong", "right"),
    [
        ("La oficina de atencion.", "atencion", "atención"),
        ("INFORMACION DEL CENTRO", "INFORMACION", "INFORMACIÓN"),
        ("Sabado de mercado.", "Sabado", "Sábado"),
        ("Inscribete en Malaga.", "Inscribete", "Inscríbete"),
        ("Con un lapíz.", "lapíz", "lápiz"),
        ("La verguenza del vecino.", "verguenza", "vergüenza"),
        ("La informacio\u0301n de la exposicion.", "exposicion", "exposición"),
    ],
)
def test_a_word_that_only_lacks_its_accent_is_told_with_it_at_once(words: str, wrong: str, right: str) -> None:
    [first] = [one for one in found(in_text(words)) if one.facts["word"] == wrong]
    assert (first.code, words[first.start : first.end]) == ("spelling_missing_accent", wrong)
    assert first.facts["correction"] == first.fixes[0].replacement == right


@pytest.mark.parametrize("slip", ["orno", "fué", "exámen", "nino", "solicitut", "hechale", "camb iar", "porfavor"])
def test_what_lacks_more_than_an_accent_or_has_one_too_many_is_just_misspelt(slip: str) -> None:
    assert [one.code for one in found(in_text(f"Mira: {slip} es así."))] == ["spelling_error"]


def test_a_catalan_word_that_lacks_its_accent() -> None:
    catalan = in_text("Tota la informacio del mercat, a la plasa.")
    told = found(replace(catalan, content=replace(catalan.content, language="ca")))
    in_the_text = [(one.code, one.facts.get("correction")) for one in told if one.place == TEXT]
    assert in_the_text == [("spelling_missing_accent", "informació"), ("spelling_error", None)]


ACCENTED = ["atención", "miércoles", "jardín", "música", "también", "información", "apúntate", "día", "país", "autobús"]


@settings(max_examples=50, deadline=None)
@given(st.sampled_from(ACCENTED))
def test_taking_away_an_accent_is_told_and_putting_it_back_mends(right: str) -> None:
    wrong = right.translate(str.maketrans("áéíóú", "aeiou"))
    words = f"Aquí dice {wrong} hoy."
    [one] = found(in_text(words), suggest=True)
    fix = one.fixes[0]
    assert words[: fix.start] + fix.replacement + words[fix.end :] == f"Aquí dice {right} hoy."
    assert one.code == "spelling_missing_accent"


def test_a_slip_in_a_sentence_of_another_language_is_one_of_that_language() -> None:
    spanish = "El sábado hay mercado en la plaza desde las nueve de la mañana."
    catalan = "Aquest dissabte els xiquets lligen contes a la plasa del poble."
    [told] = found(in_text(f"{spanish}\n{catalan}"))
    assert (told.facts["word"], told.facts["language"]) == ("plasa", "ca")
    [told] = found(in_text(f"{spanish} La vezina lee."))
    assert "language" not in told.facts


def test_the_only_picture_or_video_needs_no_number() -> None:
    one = replace(WHOLE, content=replace(WHOLE.content, images=(picture(1, "Una vezina lee."),)))
    assert [finding_text(told).partition(":")[0] for told in found(one)] == ["Descripción de la imagen"]
    [told] = found(in_second_picture("Una vezina lee."))
    assert finding_text(told).startswith("Descripción de la imagen 2:")
    [told] = found(in_video("Una vezina lee."))
    assert finding_text(told).startswith("Descripción del vídeo:")


NOUNS = [
    "biblioteca",
    "ayuntamiento",
    "polideportivo",
    "municipal",
    "concejalía",
    "vecindario",
    "alumbrado",
    "mercado",
    "cementerio",
    "guardería",
    "inscripción",
    "convocatoria",
    "subvención",
    "empadronamiento",
    "reciclaje",
    "contenedores",
    "recogida",
    "autobuses",
    "aparcamiento",
    "fuente",
    "jardines",
    "limpieza",
    "voluntariado",
    "asociación",
    "exposición",
    "concierto",
    "representación",
    "espectáculo",
    "cabalgata",
    "carroza",
    "gimnasia",
    "natación",
    "atletismo",
    "baloncesto",
    "ciclismo",
    "senderismo",
    "campamento",
    "excursión",
    "ludoteca",
    "orquesta",
    "acordeón",
    "guitarra",
    "cerámica",
    "pintura",
    "fotografía",
    "literatura",
    "costura",
    "cocina",
    "repostería",
    "huertos",
    "manzana",
    "naranja",
    "aceituna",
    "almendra",
    "castaña",
    "carretera",
    "rotonda",
    "semáforo",
    "bordillo",
    "alcantarilla",
    "depósito",
    "pabellón",
    "pasacalles",
    "verbena",
    "procesión",
    "romería",
    "feria",
    "ganadería",
    "agricultores",
    "comerciantes",
    "hostelería",
    "restaurante",
    "trabajadores",
    "pensionistas",
    "estudiantes",
    "profesorado",
]


def test_of_a_text_full_of_slips_only_the_first_ones_carry_corrections() -> None:
    """Each costs some milliseconds, and nobody mends so many one by one."""
    slips = [word[:2] + word[2:4][::-1] + word[4:] for word in NOUNS]
    told = [one for one in found(in_text(" ".join((*slips, slips[0]))), suggest=True) if one.code == "spelling_error"]
    first, last = told[0], told[-1]
    assert first.facts["word"] == last.facts["word"] == slips[0]
    assert [fix.replacement for fix in first.fixes] == [fix.replacement for fix in last.fixes] != []
    mended = [one for one in told if one.fixes]
    assert len({one.facts["word"] for one in told}) > 50 >= len({one.facts["word"] for one in mended}) > 40
