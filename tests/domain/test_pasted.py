"""What comes from Word, a PDF or the web, and how it is written."""

from __future__ import annotations

import unicodedata

import pytest
import regex
from hypothesis import example, given
from hypothesis import strategies as st

from calendario.domain.pasted import MOST_TIDIED, kept, paste, without_unseen

KNOWN = {"información", "infor", "mación", "teórico", "práctico", "destinadas", "des"}


def knows(word: str) -> bool:
    return word.lower() in KNOWN


@pytest.mark.parametrize(
    ("came", "written"),
    [
        ("gui\u00adón", "guión"),
        ("\ufeffBando\u200b", "Bando"),
        ("a\u2060b\u180ec\u034fd", "abcd"),
        ("el \u200ecorte\u200f de \u202eagua\u202c \u2067hoy\u2069", "el corte de agua hoy"),
        ("ley\u200d es\u200cta", "ley esta"),
        ("hola\U000e0068\U000e0069", "hola"),  # tags: text that nobody sees and programs read
    ],
)
def test_what_nobody_sees_goes(came: str, written: str) -> None:
    assert paste(came).text == written
    assert paste(came).unseen == len(came) - len(written)


@pytest.mark.parametrize(
    "text",
    [
        "👩\u200d👩\u200d👧 familia",
        "🏳️\u200d🌈 ❤️ ✔️ 1️⃣",
        "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
        "می\u200cخواهم",  # Persian: without it, another word
        "שלום\u200f!",  # the sign stays on its side
        "“comillas” ‘simples’ «latinas» – y más… — 1.ª, 3º, 5 m², ½ €, n.º 2, ℃, ™",
        "① Entrada ② Salida",
        "🅿️ Aparcamiento y Ⓜ️ metro; 🅰️ y 🅾️ son grupos de sangre",
        "🇪🇸 🇪🇺",
        "日本語（にほんご）",
        "o bien el lunes\n· sin espacio detrás no".replace("· ", "·"),
    ],
)
def test_what_means_something_stays(text: str) -> None:
    assert paste(text).text == text
    assert not paste(text).tidied


@pytest.mark.parametrize(
    ("came", "written", "letters"),
    [
        ("𝐇𝐨𝐥𝐚 𝓿𝓮𝓬𝓲𝓷𝓪𝓼", "Hola vecinas", 11),
        ("𝗖𝗼𝗿𝘁𝗲 𝗱𝗲 𝗮𝗴𝘂𝗮 𝟮𝟬𝟮𝟲", "Corte de agua 2026", 15),
        ("𝐀𝐯𝐢𝐨\u0301𝐧", "Avión", 5),
        ("ℋ𝑜𝓁𝒶", "Hola", 4),
        ("Ｆｉｅｓｔａｓ！", "Fiestas!", 8),
        ("Ⓕⓘⓔⓢⓣⓐ 🅷🅾🅻🅰 🄰🅈🅄🄽🅃🄾 ⒜⒝".replace("🅈", "🅈"), "Fiesta HOLA AYUNTO ab", 18),
        ("🅷", "H", 1),
        ("ᴀʏᴜɴᴛᴀᴍɪᴇɴᴛᴏ", "ayuntamiento", 12),
        ("a\u0336n\u0336u\u0336lado", "anulado", 3),
        ("ﬁestas y ﬂores", "fiestas y flores", 0),  # print's ligatures: nobody need be told
        ("coŀlegi", "col·legi", 0),
        ("avio\u0301n", "avión", 0),
    ],
)
def test_letters_that_a_screen_reader_cannot_read_become_letters(came: str, written: str, letters: int) -> None:
    told = paste(came)
    assert (told.text, told.letters) == (written, letters)


@pytest.mark.parametrize(
    ("came", "written"),
    [
        ("10\u00a0€, 5\u202f%, 3\u00a0km, a las 10\u00a0h", "10\u00a0€, 5\u202f%, 3\u00a0km, a las 10\u00a0h"),
        ("art.\u00a03 y pág.\u00a07, n.º\u00a05, D.\u00a0Juan", "art.\u00a03 y pág.\u00a07, n.º\u00a05, D.\u00a0Juan"),
        ("10\u202f000 vecinas", "10\u202f000 vecinas"),
        ("el\u00a0pleno\u00a0del 5\u00a0de", "el pleno del 5 de"),
        ("sede\u00a0 \u00a0electrónica\u2003hoy", "sede electrónica hoy"),
    ],
)
def test_a_space_holds_together_what_spanish_holds_together(came: str, written: str) -> None:
    assert paste(came).text == written


def test_bullets_become_dashes() -> None:
    came = "Trae:\n•\tel DNI\n·         una foto\no\tel padrón\n\uf0b7 ganas\n  ▪ y agua\n§  lo demás\n• \n•pegada"
    told = paste(came)
    assert told.text == "Trae:\n- el DNI\n- una foto\n- el padrón\n- ganas\n- y agua\n- lo demás\n• \n•pegada"
    assert told.bullets == 6


def test_what_cannot_be_kept_is_left_out_and_counted() -> None:
    told = paste("Ple\0no\ud83d ordina\x07rio\ue123\ufffc\ufdd0\r\nfin\x0bal\x85")
    assert told.text == "Pleno ordinario\nfin\nal\n"
    assert told.damaged == 5
    assert not told.tidied


def test_what_came_is_kept_beside_what_is_written() -> None:
    told = paste("gui\u00adón\r\n• 𝐮𝐧𝐨")
    assert told.raw == "gui\u00adón\n• 𝐮𝐧𝐨"
    assert told.text == "guión\n- uno"


PDF = """\
CONVOCATORIA DE AYUDAS
El Ayuntamiento de Villasauce convoca ayudas para la compra de material escolar des-
tinadas a las familias empadronadas en el municipio con hijas o hijos matriculados en
educación infantil, primaria o secundaria. El plazo para presentar las solicitudes de
ayuda termina el 27 de noviembre.
Documentación necesaria:
- Libro de familia o documento que acredite la filiación de las personas que lo piden
y de quienes conviven con ellas.
- Justificante de matrícula.
Ayuntamiento de Villasauce
Plaza Mayor, 1
28000 Villasauce
"""


def test_the_lines_of_a_pdf_are_joined_and_its_list_and_address_are_not() -> None:
    told = paste(PDF, knows)
    assert told.lines == 4
    assert told.text.split("\n") == [
        "CONVOCATORIA DE AYUDAS",
        (
            "El Ayuntamiento de Villasauce convoca ayudas para la compra de material escolar destinadas a las familias "
            "empadronadas en el municipio con hijas o hijos matriculados en educación infantil, primaria o secundaria. "
            "El plazo para presentar las solicitudes de ayuda termina el 27 de noviembre."
        ),
        "Documentación necesaria:",
        (
            "- Libro de familia o documento que acredite la filiación de las personas que lo piden y de quienes "
            "conviven con ellas."
        ),
        "- Justificante de matrícula.",
        "Ayuntamiento de Villasauce",
        "Plaza Mayor, 1",
        "28000 Villasauce",
        "",
    ]


def broken(first: str, then: str) -> str:
    """A paragraph of a page with `first` at the end of a line and `then` at the beginning of the next."""
    line = "El Ayuntamiento de Villasauce tiene en su oficina toda la".ljust(57, "x")
    return f"{line} {first}\n{then} sobre el plazo de las ayudas de material escolar que\nse piden."


@pytest.mark.parametrize(
    ("first", "then", "said"),
    [
        ("infor-", "mación", " información sobre"),
        ("infor\u00ad", "mación", " información sobre"),
        ("teórico-", "práctico", " teórico-práctico sobre"),
        ("zarrapas-", "troso", "zarrapas-\ntroso sobre"),  # neither is known: a person must look
    ],
)
def test_a_word_divided_at_the_end_of_a_line(first: str, then: str, said: str) -> None:
    assert said in paste(broken(first, then), knows).text


def test_without_a_dictionary_only_what_the_text_has_whole_is_put_together() -> None:
    assert "zarrapas-\ntroso sobre" in paste(broken("zarrapas-", "troso")).text
    assert " información sobre" in paste(f"Información\n\n{broken('infor-', 'mación')}").text


@pytest.mark.parametrize(
    "text",
    [
        # an address
        "Ayuntamiento de Villasauce\nRegistro general\nPlaza Mayor, 1, planta baja\n28000 Villasauce",
        # a poem
        "Caminante, son tus huellas\nel camino y nada más;\ncaminante, no hay camino,\nse hace camino al andar.",
        # a list without marks
        "lunes: biblioteca\nmartes: polideportivo\nmiércoles: casa de la cultura\njueves: centro de mayores",
        # paragraphs, each one line
        "Mañana se corta el agua en la calle Olmo.\nVuelve a las 14:00.\nDisculpad las molestias.",
        # a numbered list, as wide as a page
        (
            "1. Solicitud firmada por la persona que pide la ayuda para el curso 2026\n"
            "2. Libro de familia de todas las personas que viven en el mismo domicilio"
        ),
        # what each line is about, told by an emoji
        (
            "📅 El viernes 27 de noviembre, a las 18:00, en la plaza Mayor de la villa\n"
            "📍 salón de actos de la casa de la cultura, calle Olmo, número dos, bajo\n"
            "🎟️ entrada libre hasta completar el aforo, que es de cien personas en pie"
        ),
        # paragraphs wider than any page
        f"{'El plazo termina pronto y conviene no dejarlo para el final ' * 4}\n{'la oficina abre ' * 12}",
    ],
)
def test_lines_that_a_person_ended_stay(text: str) -> None:
    assert paste(text, knows).text == text


def test_a_very_long_text_is_kept_as_it_comes() -> None:
    came = "gui\u00adón\r\n" * (MOST_TIDIED // 4)
    told = paste(came)
    assert told.text == told.raw == came.replace("\r\n", "\n")


def test_a_field_of_few_words_loses_only_what_nobody_sees() -> None:
    assert without_unseen("Gui\u00adón \uf0fc 10\u00a0€ • 𝐮𝐧𝐨") == "Guión ✓ 10\u00a0€ • 𝐮𝐧𝐨"
    assert kept("Ple\ud800no\0\x07") == ("Pleno", 2)


PIECES = st.one_of(
    st.text(max_size=4),
    st.sampled_from(
        [
            *("\u00ad", "\u200b", "\u200d", "\u200c", "\u202e", "\u200f", "\ufeff", "\ufe0f", "\u0301", "\u0336"),
            *("👩", "🏽", "🏴", "\U000e0067", "❤️", "🅿️", "🅿", "🅷", "Ⓜ", "ⓐ", "⒜", "𝐇", "ℋ", "Ｈ", "！", "ᴀʙᴄ", "ﬁ"),
            *("•", "\uf0b7", "·\t", "- ", "o\t", "§  ", "\u00a0", "\u202f", "  ", "\t", "\n", "\r\n", "\u2028"),
            *("palabra ", "y", "infor-", "mación", "10", "€", "art.", "שלום", "می", ".", "a" * 40, "hola " * 9, "1. "),
        ]
    ),
)
TEXTS = st.lists(PIECES, max_size=40).map("".join)


@given(TEXTS)
def test_pasting_what_was_pasted_changes_nothing(came: str) -> None:
    once = paste(came, knows).text
    again = paste(once, knows)
    assert again.text == once
    assert unicodedata.is_normalized("NFC", once)


SMALL = dict(zip("ᴀʙᴄ", "abc", strict=True))
MARK = regex.compile(r"^[ \t\u00a0]*[o§](?:\t|[ \u00a0]{2,})", regex.MULTILINE)


def said(text: str) -> list[str]:
    """Its letters and figures, whatever they are dressed in."""
    plain = unicodedata.normalize("NFKD", "".join(SMALL.get(c, c) for c in MARK.sub("", text)))
    return [c for c in plain if c.isalnum() and not ord(c) > 0x1F000]


@example("A\u00ad\u0300")  # a hyphen that nobody sees kept a letter from its accent
@given(TEXTS.filter(lambda text: "o\t" not in text and "§" not in text and "o " not in text))
def test_no_letter_and_no_figure_is_lost(came: str) -> None:
    told = paste(came, knows)
    left = iter(said(told.text))
    assert all(letter in left for letter in said(told.raw))
