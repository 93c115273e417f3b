"""Links behind pasted words: which are told, and which are nobody's business."""

from __future__ import annotations

import pytest

from calendario.domain.page_links import MOST_LINKS, PageLink, leads_to, links_of_page, mailbox_of


def test_an_address_that_the_text_does_not_show_is_told_with_its_words() -> None:
    page = "<p>Hay <a href='https://sede.villa.example/ayudas'>más\n información <b>aquí</b></a>.</p>"
    assert links_of_page(page, "Hay más información aquí.") == (
        PageLink("más información aquí", "https://sede.villa.example/ayudas"),
    )


def test_an_address_that_the_text_shows_is_not_told_again() -> None:
    page = "<a href='https://www.villa.example/'>villa.example</a> <a href='https://villa.example/a'>bases</a>"
    assert links_of_page(page, "villa.example bases (https://villa.example/a)") == ()


@pytest.mark.parametrize(
    "href",
    [
        *("javascript:alert(1)", "JaVaScRiPt:alert(1)", "file:///etc/passwd", "mailto:ana@villa.example", "tel:955"),
        *(
            "data:text/html,x",
            "#abajo",
            "/ayudas",
            "http://localhost/",
            "http://192.168.1.1/",
            "https://a:b@c.example/",
        ),
        *(
            "https://",
            "https://[::1",
            "vbscript:x",
            "about:blank",
            "http://x.example/a b",
            f"https://a.example/{'x' * 5000}",
        ),
        "https://www.google.com/url?q=javascript:alert(1)&x=" + "&".join("abcdefgh" * 10),
        "https://www.google.com/url?q=http://localhost/",
    ],
)
def test_what_is_no_page_for_everybody_is_not_offered(href: str) -> None:
    assert leads_to(href) in ("", href if href.startswith("https://www.google.com") else "")
    page = f'<a href="{href}">pulsa</a>'
    assert not any(
        "script" in link.address.split("?")[0] or "localhost" in link.address for link in links_of_page(page, "")
    )


@pytest.mark.parametrize(
    ("href", "page"),
    [
        ("https://www.google.com/url?q=https://villa.example/a%3Fb%3D1&sa=D&ust=1", "https://villa.example/a?b=1"),
        (
            "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fvilla.example%2Fa&data=05%7C02",
            "https://villa.example/a",
        ),
        ("https://www.google.es/url?sa=t&url=https://villa.example/a", "https://villa.example/a"),
        ("https://villa.example/a?utm_source=boletin&id=3", "https://villa.example/a?id=3"),
        ("https://www.google.com/maps/place/Villa", "https://www.google.com/maps/place/Villa"),
    ],
)
def test_what_stands_between_a_link_and_its_page_is_taken_away(href: str, page: str) -> None:
    assert leads_to(href) == page


def test_an_address_is_not_shown_by_one_that_only_begins_so() -> None:
    page = "<a href='https://villa.example/tr'>Bono</a>"
    assert links_of_page(page, "Todo en https://villa.example/tramites") == (
        PageLink("Bono", "https://villa.example/tr"),
    )
    for shown in ("(https://villa.example/tr).", "Web:https://www.villa.example/tr/", "«villa.example/tr»"):
        assert links_of_page(page, f"Todo en {shown}") == ()


@pytest.mark.parametrize(
    "href",
    [
        "https://mail.google.com/mail/u/0/#inbox/abc",
        "https://outlook.office.com/mail/id/AAA",
        "https://villa.example/\u202egpj.exe",
        "https://villa.example/a\u200bb",
        "https://www.google.es/url?q=http://192.168.0.1/a",
        "https://www.google.com/url?q=javascript:alert(1)",
    ],
)
def test_somebody_s_mail_and_what_hides_are_not_offered(href: str) -> None:
    assert leads_to(href) == ""


@pytest.mark.parametrize(
    ("href", "mailbox"),
    [
        ("mailto:cultura@villa.example?subject=Feria", "cultura@villa.example"),
        ("MAILTO:cultura%40villa.example", "cultura@villa.example"),
        ("mailto:a@b.example,c@d.example", ""),
        ("mailto:", ""),
        ("https://villa.example/a@b.example", ""),
    ],
)
def test_who_is_written_to_is_read_out_of_a_link(href: str, mailbox: str) -> None:
    assert mailbox_of(href) == mailbox


def test_a_menu_is_not_told_to_its_end_and_each_address_once() -> None:
    page = "".join(f"<a href='https://villa.example/{n % 50}'>{n}</a>" for n in range(500))
    found = links_of_page(page, "")
    assert len(found) == MOST_LINKS
    assert len({link.address for link in found}) == MOST_LINKS


@pytest.mark.parametrize(
    "again", ["<a ", "<a href='", "<a href='https://a.example'>", "</a>", "<a href=x>" * 3, "<!--"]
)
def test_a_hostile_page_is_read_to_its_end(again: str) -> None:
    assert len(links_of_page(again * (400_000 // len(again)), again * 10_000)) <= 1
