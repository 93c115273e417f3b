"""Emoji and drawn letters, as a screen reader says them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calendario.sentences import finding_text
from tests.checks.written import codes, every_fix_mends, found, marked, mended


def test_a_list_with_the_same_emoji_before_each_line() -> None:
    text = "Abren:\n🎄 El museo\n🎄 La piscina\n🎄La biblioteca"
    (finding,) = found(text)
    assert finding.code == "emoji_as_bullet"
    assert finding_text(finding).startswith("🎄 al principio de cada línea")
    assert mended(text, finding) == "Abren:\n- El museo\n- La piscina\n- La biblioteca"
    assert codes(mended(text, finding)) == []


def test_a_list_with_blanks_before_its_signs() -> None:
    text = "Abren:\n  🎄 El museo\n 🎄 La piscina"
    (finding,) = found(text)
    assert mended(text, finding) == "Abren:\n  - El museo\n - La piscina"


def test_three_lines_with_a_sign_are_a_list_wherever_they_are_and_one_list_may_follow_another() -> None:
    scattered = "🚧 Calle Ancha.\nHasta el martes.\n  🚧 Calle Real.\nHasta el jueves.\n🚧 Plaza."
    assert codes(scattered) == ["emoji_as_bullet"]
    assert codes("✅ Agua\n✅ Gorra\n🚫 Vidrio\n🚫 Perros") == ["emoji_as_bullet"] * 2
    assert codes("✅ Agua\n✅ Gorra\n📍 En la plaza") == ["emoji_as_bullet"]
    assert codes("\n".join(["✅ Agua"] * 9)) == ["emoji_as_bullet"]


@pytest.mark.parametrize("signs", ["✅☑", "👉➡", "🔹🔸", "👍🏻👍🏿", "🟥🟩", "🔴🟢"])
def test_signs_of_one_kind_make_a_list_too(signs: str) -> None:
    first, second = signs[: len(signs) // 2], signs[len(signs) // 2 :]
    assert codes(f"{first}\ufe0f Uno\n{second}\ufe0f Dos" if len(signs) == 2 else f"{first} Uno\n{second} Dos") == [
        "emoji_as_bullet"
    ]


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("Ya están aquí 🎉🎉🎉", "🎉🎉🎉"),
        ("Ya están aquí 🎉 🎉 🎉 las fiestas", "🎉 🎉 🎉"),
        ("Ya están aquí 🎉🎊🥳", "🎉🎊🥳"),
        ("Hoy 🎄 abre ✨ el 🎅 mercado 🎁 de Navidad", "🎄 abre ✨ el 🎅 mercado 🎁"),
        ("¡Gol! 🇪🇸🇪🇸🇪🇸", "🇪🇸🇪🇸🇪🇸"),
        ("Hoy 🎄 abre ✨ el 🎅 mercado 🎁 de 🍬 Navidad 🎶", "🎄 abre ✨ el 🎅 mercado 🎁 de 🍬 Navidad 🎶"),
        ("Mercado 🎉🎉 de 🎄 Navidad 🎅", "🎉🎉 de 🎄 Navidad 🎅"),
        ("Mercado 🎉🎉🎉 de 🎄 Navidad 🎅", "🎉🎉🎉"),  # the row is one that is said three times
    ],
)
def test_more_than_anybody_wants_to_hear(text: str, at: str) -> None:
    (finding,) = found(text)
    assert (finding.code, marked(text, finding)) == ("emoji_overuse", at)


def test_different_ones_are_for_their_writer_to_choose_from() -> None:
    (finding,) = found("Ya están aquí 🎉🎊🥳")
    assert (finding.fixes, finding_text(finding)) == (
        (),
        "3 emojis tan juntos se leen en voz alta uno a uno: deja menos",
    )


def test_six_labels_are_read_and_a_seventh_is_too_many() -> None:
    lines = [f"{sign} Una línea" for sign in "📅🕕📍🎫🚌🐾📞"]
    assert codes("\n".join(lines[:6])) == []
    (finding,) = found("\n".join(lines))
    assert (finding.code, finding.facts["count"]) == ("emoji_overuse", 7)


def test_what_is_far_from_each_other_is_not_too_many() -> None:
    far = " y mucha letra" * 15
    assert codes(f"Hoy 🎄{far} 🎅{far} 🎁{far} 🍬{far} 🎶{far} 🎉 fin") == []
    text = f"Hoy 🎄{far} 🎅 y 🎁, con 🍬 y 🎶, fin"
    (finding,) = found(text)
    assert (marked(text, finding), finding.facts["count"]) == (f"🎄{far} 🎅 y 🎁, con 🍬 y 🎶", 5)


def test_the_same_over_and_over_is_one() -> None:
    (finding,) = found("Ya están aquí 🎉🎉🎉🎉")
    assert mended("Ya están aquí 🎉🎉🎉🎉", finding) == "Ya están aquí 🎉"


@pytest.mark.parametrize(
    "text",
    [
        "📅 Viernes, 27\n🕕 18:00 h\n📍 Biblioteca\n🎟️ Entrada libre",
        "🎄 Feliz Navidad 🎄",
        "Feliz año 🎉🎊",
        "👨‍👩‍👧‍👦 Taller en familia",
        "📅 Viernes, 27\n\n📅 Divendres, 27",
        "• Uno\n• Dos\n• Tres",
        "– Uno\n– Dos",
        "1️⃣ Pide cita\n2️⃣ Trae el DNI\n3️⃣ Recógelo",
        "Marca registrada ® y © 2026 ™",
        "Gracias ❤️ por venir 🙂 hoy 🌞",
        "De 9 → 14 h ↔ 16 → 20 h",
        "🇪🇸 Izado de la bandera",
        "👩🏽‍🚒 Nuevas bomberas 👩🏽‍🚒",
        "🚧 Obras en la calle Ancha.\nDesvío por la ronda.\n🚧 Perdonad las molestias.",
    ],
)
def test_emoji_that_help(text: str) -> None:
    assert codes(text) == []


@pytest.mark.parametrize(
    ("text", "then"),
    [
        ("𝗖𝗼𝗻𝗰𝘂𝗿𝘀𝗼 𝗱𝗲 𝗯𝗲𝗹𝗲𝗻𝗲𝘀, hoy", "Concurso de belenes, hoy"),
        ("𝓕𝓮𝓵𝓲𝔃 Navidad", "Feliz Navidad"),
        ("Gran ｆｉｅｓｔａ", "Gran fiesta"),
        ("Feria ᵈᵉ libros", "Feria de libros"),
        ("ᴀᴠɪsᴏ del pleno", "aviso del pleno"),
        ("Ⓕⓔⓡⓘⓐ de libros", "Feria de libros"),
        ("Está c̶e̶r̶r̶a̶d̶o̶ abierto", "Está cerrado abierto"),
        ("Hoy 🅵🅴🆁🅸🅰", "Hoy FERIA"),
    ],
)
def test_letters_that_are_none(text: str, then: str) -> None:
    (finding,) = found(text)
    assert finding.code == "decorative_unicode"
    assert mended(text, finding) == then
    assert codes(then) == []


@pytest.mark.parametrize(
    "text",
    [
        "1.ª planta, 3º izquierda",
        "60 m² y 20 m³",
        "1ᵉʳ prix",
        "La 2ᵈᵃ planta",
        "Año 𝟮𝟬𝟮𝟲",
        "🅿️ gratuito",
        "El valor de 𝑥 y el de 𝑦",
        "🆕 Nuevo y 🆗",
        "Inscripcio\u0301n",
        "ℹ️ Información",
        "№ 5",
        "½ jornada y ¼ de plaza",
        "Ⓡ",
        "Museo d’Art",
        "Ñandú, pingüino, garçon",
    ],
)
def test_signs_that_are_right(text: str) -> None:
    assert "decorative_unicode" not in codes(text)


def test_hundreds_of_thousands_of_emoji() -> None:
    assert codes("🎉" * 200_000) == ["emoji_overuse"]
    assert codes("🎉\u200d" * 100_000) == ["emoji_overuse"]
    assert "emoji_as_bullet" in codes("🎉 a\n" * 50_000)
    assert codes("𝗖 " * 100_000 + "𝗖𝗖") == ["decorative_unicode"]
    assert codes("c\u0336" * 100_000) == ["decorative_unicode"]


_PIECES = st.sampled_from(["🎉", "🎄", " ", "\n", "hoy, ", "\n✅ ", "\n☑️ ", "𝗖𝗼", "ｆ", "C̶e̶", "🇪🇸", "👩🏽‍🚒", "ven, "])


@settings(max_examples=150, deadline=None)
@given(st.lists(_PIECES, min_size=1, max_size=12))
def test_a_fix_mends_and_breaks_nothing(pieces: list[str]) -> None:
    every_fix_mends("Mira " + "".join(pieces) + " bien.")
