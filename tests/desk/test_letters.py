"""An e-mail that asks for a publication becomes a draft: its words, its pictures, and who asked."""

from __future__ import annotations

import io
from contextlib import suppress
from datetime import datetime
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image as Pillow

from calendario.desk.letters import MOST_BYTES, read
from calendario.domain.letter import text_of_page
from calendario.domain.letter_parts import Aside
from calendario.domain.post import Draft
from calendario.domain.problem import BadInput
from calendario.sentences import who_asked
from tests.newsroom import Newsroom


def a_picture(colour: str = "red") -> bytes:
    out = io.BytesIO()
    Pillow.new("RGB", (40, 30), colour).save(out, "PNG")
    return out.getvalue()


def a_letter(**headers: str) -> EmailMessage:
    letter = EmailMessage()
    told = {
        "From": "Ana Ruiz <ana@villasauce.example>",
        "To": "Prensa <prensa@villasauce.example>",
        "Subject": "RV: Feria de San Andrés",
        "Date": "Tue, 24 Nov 2026 10:15:00 +0100",
    }
    for name, words in (told | headers).items():
        letter[name] = words
    letter.set_content("La feria es del 28 al 30 de noviembre.\n\nAbre a las 11:00 h.\n")
    return letter


def saved(folder: Path, letter: EmailMessage | bytes) -> Path:
    file = folder / "correo.eml"
    file.write_bytes(letter if isinstance(letter, bytes) else bytes(letter))
    return file


def test_its_words_its_pictures_and_who_asked_become_a_draft(newsroom: Newsroom, tmp_path: Path) -> None:
    letter = a_letter()
    letter.add_attachment(a_picture(), maintype="image", subtype="png", filename="cartel.png")
    letter.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="bases.pdf")
    received = newsroom.desk.letters.draft_of(saved(tmp_path, letter), who_asked)
    draft = newsroom.desk.writing.open(received.post_id).draft
    assert draft.title == "Feria de San Andrés"
    assert draft.base.text == "La feria es del 28 al 30 de noviembre.\n\nAbre a las 11:00 h."
    assert [(i.width, i.height) for i in draft.base.images] == [(40, 30)]
    assert received.left_out == ("bases.pdf",)
    assert "Ana Ruiz <ana@villasauce.example>" in draft.details.note
    assert "24" in draft.details.note
    assert "bases.pdf" in draft.details.note


def test_what_it_says_of_who_asked_is_never_published(newsroom: Newsroom, tmp_path: Path) -> None:
    received = newsroom.desk.letters.draft_of(saved(tmp_path, a_letter()), who_asked)
    opened = newsroom.desk.writing.open(received.post_id)
    said = [str(opened.draft.content_for(channel)) for channel in opened.plan.channel_ids]
    assert said
    assert not any("Ana" in words for words in (*said, opened.draft.title))
    assert opened.draft.content_hash == Draft(opened.draft.title, opened.draft.base).content_hash


def test_what_is_between_colleagues_is_in_the_note_and_in_no_post(newsroom: Newsroom, tmp_path: Path) -> None:
    letter = a_letter()
    letter.set_content(
        "Buenos días, Merche:\n\nLa feria es del 28 al 30 de noviembre.\n\nUn saludo,\nAna Ruiz\n"
        "Concejalía de Fiestas\n\nEste mensaje es confidencial y se dirige solo a su destinatario.\n"
    )
    received = newsroom.desk.letters.draft_of(saved(tmp_path, letter), who_asked)
    opened = newsroom.desk.writing.open(received.post_id)
    assert opened.draft.base.text == "La feria es del 28 al 30 de noviembre."
    assert received.aside == {Aside.GREETING, Aside.SIGNATURE, Aside.LEGAL}
    note = opened.draft.details.note
    assert note.index("Merche") < note.index("Concejalía de Fiestas") < note.index("confidencial")
    said = [str(opened.draft.content_for(channel)) for channel in opened.plan.channel_ids]
    assert said
    assert not any("Concejalía" in words or "confidencial" in words for words in said)


def test_the_page_behind_a_link_of_an_e_mail_is_not_lost(tmp_path: Path) -> None:
    letter = EmailMessage()
    letter["Subject"] = "Ayudas"
    page = (
        "<p>Pide la ayuda <a href='https://sede.villa.example/a'>aquí</a> o a <a href='mailto:a@b.example'>Ana</a>.</p>"
    )
    letter.set_content(page, subtype="html")
    assert read(saved(tmp_path, letter)).text == (
        "Pide la ayuda aquí (https://sede.villa.example/a) o a Ana (a@b.example)."
    )


def test_a_mailbox_that_the_words_show_is_not_said_twice(tmp_path: Path) -> None:
    letter = EmailMessage()
    letter["Subject"] = "Ayudas"
    letter.set_content("<p>Escribe a <a href='mailto:a@b.example'>A@b.example</a>.</p>", subtype="html")
    assert read(saved(tmp_path, letter)).text == "Escribe a A@b.example."


def test_of_a_long_quotation_the_note_keeps_the_beginning_and_says_so(newsroom: Newsroom, tmp_path: Path) -> None:
    letter = a_letter(Subject="Re: feria")
    news = "El sábado 28 hay feria en la plaza Mayor, de 11:00 a 20:00 h."
    quoted = "> hola, ¿qué tal?\n" * 5_000
    letter.set_content(f"{news}\n\nEl mar, 24 nov 2026 a las 10:15, Ana <ana@x.example> escribió:\n{quoted}")
    draft = newsroom.desk.writing.open(newsroom.desk.letters.draft_of(saved(tmp_path, letter), who_asked).post_id).draft
    assert draft.base.text == news
    assert len(draft.details.note) < 4_000
    assert draft.details.note.endswith("…\n\nSigue en el correo.")


@pytest.mark.parametrize("mark", ["TR: ", "RV: TR: ", "Re: ", "FWD: "])
def test_the_title_is_the_subject_without_what_programs_put_before_it(tmp_path: Path, mark: str) -> None:
    assert read(saved(tmp_path, a_letter(Subject=f"{mark}Feria"))).title == "Feria"


def test_one_written_as_a_page_is_read_as_a_person_reads_it(newsroom: Newsroom, tmp_path: Path) -> None:
    letter = EmailMessage()
    letter["Subject"] = "Corte de agua"
    letter.set_content(
        "<html><head><style>p {color: red}</style></head><body><p>Corte en la calle&nbsp;Olmo.</p>"
        "<ul><li>De 9 a 12 h</li><li>Sin presi&oacute;n</li></ul><script>alert(1)</script></body></html>",
        subtype="html",
    )
    received = newsroom.desk.letters.draft_of(saved(tmp_path, letter), who_asked)
    text = newsroom.desk.writing.open(received.post_id).draft.base.text
    assert text == "Corte en la calle Olmo.\n\n- De 9 a 12 h\n\n- Sin presión"


def test_of_two_forms_of_the_same_words_the_plain_one_is_taken_once(tmp_path: Path) -> None:
    letter = a_letter()
    letter.add_alternative("<p>La feria, en página.</p>", subtype="html")
    read_ = read(saved(tmp_path, letter))
    assert read_.text.startswith("La feria es del 28")
    assert read_.attachments == ()


def test_a_picture_inside_the_page_comes_too(newsroom: Newsroom, tmp_path: Path) -> None:
    letter = a_letter()
    letter.add_alternative('<p>Mira: <img src="cid:cartel"></p>', subtype="html")
    parts = letter.get_payload()
    assert isinstance(parts, list)
    parts[1].add_related(a_picture(), "image", "png", cid="<cartel>")
    received = newsroom.desk.letters.draft_of(saved(tmp_path, letter), who_asked)
    assert len(newsroom.desk.writing.open(received.post_id).draft.base.images) == 1


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "not_a_letter"),
        (b"\x89PNG\r\n\x1a\n" + bytes(200), "not_a_letter"),
        (b"una lista de la compra\ntomates\n", "not_a_letter"),
    ],
)
def test_what_is_no_e_mail_is_refused_and_makes_no_draft(
    newsroom: Newsroom, tmp_path: Path, data: bytes, code: str
) -> None:
    with pytest.raises(BadInput, match=code):
        newsroom.desk.letters.draft_of(saved(tmp_path, data), who_asked)
    assert newsroom.desk.calendar.week(newsroom.clock().date()).undated == ()


@pytest.mark.parametrize(
    "data",
    [
        b"Subject: =?utf-8?B?%%%?=\r\nFrom: <<<@\r\nDate: ayer\r\n\r\nHola",
        b"Subject: uno\r\nContent-Type: text/plain; charset=nadie-la-conoce\r\n\r\nHola \xf1",
        b"Subject: uno\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n" * 30,
        b"From: " + b"a" * 100_000 + b"\r\n\r\nHola",
        b"Subject: uno\r\nContent-Transfer-Encoding: base64\r\n\r\n!!!no es base64!!!",
        b"Date: Tue, 99 Nov 2026 99:99:99 +9999\r\nSubject: fecha imposible\r\n\r\nHola",
    ],
)
def test_one_that_no_program_would_write_is_read_or_refused_with_a_sentence(tmp_path: Path, data: bytes) -> None:
    with suppress(BadInput):
        assert "\0" not in read(saved(tmp_path, data)).text


PARTS = b"Subject: uno\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
INSIDE = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(200))


@pytest.mark.parametrize(
    "data",
    [
        PARTS + b"--b\r\n\r\n" * 120_000,
        b"Subject: uno\r\n" + INSIDE,
        b"Subject: uno" + b"\r\n y" * 250_000 + b"\r\n\r\nHola",
        b"Subject: uno\r\n" + b"a: b\r\n" * 200_000 + b"\r\nHola",
        b"Subject: uno\r\n\r\n" + b"\n" * 20_000_000,
    ],
    ids=["parts", "parts in parts", "a header", "headers", "lines"],
)
def test_one_with_more_of_anything_than_mail_programs_write_is_refused(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(BadInput, match="not_a_letter"):
        read(saved(tmp_path, data))


def test_of_a_header_without_end_the_beginning_is_read(tmp_path: Path) -> None:
    data = b"Subject: uno\r\nContent-Type: text/plain" + b"; a=b" * 20_000 + b"\r\n\r\nBando"
    assert read(saved(tmp_path, data)).text == "Bando"


@pytest.mark.parametrize("again", [b"<a ", b"<a b='", b"<![<![", b"<!--", b"&#1", b"<p>"])
def test_a_page_made_to_hang_the_program_is_read_to_its_end(tmp_path: Path, again: bytes) -> None:
    data = b"Subject: uno\r\nContent-Type: text/html\r\n\r\n<p>Bando</p>" + again * (1_000_000 // len(again))
    assert read(saved(tmp_path, data)).text.startswith("Bando")


def test_a_picture_written_into_the_page_does_not_push_its_words_out(tmp_path: Path) -> None:
    page = b"<img src='data:image/png;base64," + b"A" * 2_000_000 + b"'><p>Bando</p>"
    assert read(saved(tmp_path, b"Subject: uno\r\nContent-Type: text/html\r\n\r\n" + page)).text == "Bando"


@pytest.mark.parametrize("date", [b"Fri, 31 Dec 9999 23:59:59 +0000", b"Fri, 31 Dec 1912 00:00:00 +0000", b"ayer"])
def test_one_of_an_impossible_day_does_not_say_when(newsroom: Newsroom, tmp_path: Path, date: bytes) -> None:
    file = saved(tmp_path, b"Subject: uno\r\nFrom: Ana\r\nDate: " + date + b"\r\n\r\nBando")
    assert read(file).sent_at is None
    received = newsroom.desk.letters.draft_of(file, who_asked)
    assert newsroom.desk.writing.open(received.post_id).draft.details.note == who_asked("Ana", None, ())


def test_half_a_letter_in_who_sent_it_loses_nobody_the_rest(newsroom: Newsroom, tmp_path: Path) -> None:
    header = b"=?utf-7?q?+2AA-?= feria"
    file = saved(tmp_path, b"Subject: " + header + b"\r\nFrom: " + header + b" <a@b.example>\r\n\r\nHola")
    received = newsroom.desk.letters.draft_of(file, who_asked)
    draft = newsroom.desk.writing.open(received.post_id).draft
    assert "feria" in draft.title
    assert "a@b.example" in draft.details.note


def test_what_nobody_sees_in_a_header_is_not_kept(newsroom: Newsroom, tmp_path: Path) -> None:
    header = "=?utf-8?q?Fe=00ria=E2=80=8B?="
    received = newsroom.desk.letters.draft_of(saved(tmp_path, a_letter(Subject=header, From=header)), who_asked)
    draft = newsroom.desk.writing.open(received.post_id).draft
    assert draft.title == "Feria"
    assert draft.details.note.count("Feria") == 1
    assert "\0" not in draft.details.note


def test_letters_sent_raw_in_a_header_are_read(tmp_path: Path) -> None:
    data = "Subject: Cañón y acequia\r\nFrom: Íñigo <i@b.example>\r\n\r\nHola".encode()
    told = read(saved(tmp_path, data))
    assert (told.subject, told.sender) == ("Cañón y acequia", "Íñigo <i@b.example>")


HEADERS = st.sampled_from(
    ["Subject", "From", "Date", "Content-Type", "Content-Disposition", "Content-Transfer-Encoding"]
)
KINDS = ("text/html", "multipart/mixed", "; boundary=b", "message/rfc822", "; charset=", "utf-7", "punycode", "--b")
NONSENSE = (
    "=?utf-7?q?+2AA-?=",
    "=?",
    "?=",
    "base64",
    "x-uuencode",
    "; filename*0*=",
    "; name=",
    "-9999",
    "\n ",
    "\r",
    "\0",
)
DAYS = ("Fri, 31 Dec 9999 23:59:59 +0000", "Tue, 24 Nov 2026 10:15:00 -0000")
ODD = st.sampled_from([*KINDS, *NONSENSE, *DAYS, *"(<\"@,%'ñ[:;"])


@given(
    st.lists(st.tuples(HEADERS, st.lists(ODD, max_size=6).map("".join)), max_size=6),
    st.lists(
        st.one_of(ODD, st.sampled_from(["\n", "--b\n", "--b--", "<![<![", "Hola", "Content-Type: "])), max_size=12
    ),
)
def test_whatever_its_headers_say_it_is_read_or_refused_with_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, headers: list[tuple[str, str]], body: list[str]
) -> None:
    told = "".join(f"{name}: {words}\n" for name, words in headers)
    with suppress(BadInput):
        letter = read(saved(tmp_path_factory.getbasetemp(), f"{told}\n{''.join(body)}".encode()))
        assert not {"\0", "\n"} & set(letter.subject + letter.sender)


@given(st.binary(max_size=300))
def test_whatever_its_bytes_are_it_is_read_or_refused_with_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    for before in (b"", b"Subject: ", b"Subject: x\nContent-Type: text/html\n\n"):
        with suppress(BadInput):
            read(saved(tmp_path_factory.getbasetemp(), before + data))


def test_one_that_is_too_big_is_not_even_read(tmp_path: Path) -> None:
    file = tmp_path / "correo.eml"
    with file.open("wb") as big:
        big.truncate(MOST_BYTES + 1_000_000)
    with pytest.raises(BadInput, match="letter_too_big"):
        read(file)


def test_one_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="letter_unreadable"):
        read(tmp_path / "no-está.eml")


def test_who_asked_is_said_with_what_is_known() -> None:
    sent = datetime.fromisoformat("2026-11-24T10:15")
    assert who_asked("Ana Ruiz", sent, ()) != who_asked("Ana Ruiz", None, ())
    assert who_asked("", None, ("bases.pdf",)).endswith("bases.pdf.")


def test_a_page_without_an_end_or_sense_is_still_words() -> None:
    assert text_of_page("<p>Uno<br>dos<script>no") == "Uno\ndos"
    assert text_of_page("<div><div>" * 2_000 + "hola") == "hola"
