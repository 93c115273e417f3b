"""What the bank's kinds are called, and what is said of an entry in one line."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from calendario.desk.bank import Kept
from calendario.domain.bank import Answer, Evergreen, Hashtag, Kind, OfficialName, Template
from calendario.domain.text import first_line

#: In the order in which they are shown.
KINDS = tuple(Kind)


def kind_title(kind: Kind) -> str:
    """Of all of them: *Plantillas*."""
    return {
        Kind.TEMPLATE: QCoreApplication.translate("Bank", "Templates"),
        Kind.EVERGREEN: QCoreApplication.translate("Bank", "Evergreens"),
        Kind.ANSWER: QCoreApplication.translate("Bank", "Answers"),
        Kind.NAME: QCoreApplication.translate("Bank", "Names"),
        Kind.HASHTAG: QCoreApplication.translate("Bank", "Hashtags"),
    }[kind]


def one_of(kind: Kind) -> str:
    """Of one of them: *Plantilla*."""
    return {
        Kind.TEMPLATE: QCoreApplication.translate("Bank", "Template"),
        Kind.EVERGREEN: QCoreApplication.translate("Bank", "Evergreen"),
        Kind.ANSWER: QCoreApplication.translate("Bank", "Answer"),
        Kind.NAME: QCoreApplication.translate("Bank", "Name"),
        Kind.HASHTAG: QCoreApplication.translate("Bank", "Hashtag"),
    }[kind]


def add_words(kind: Kind) -> str:
    """The button that makes another."""
    return {
        Kind.TEMPLATE: QCoreApplication.translate("Bank", "New template…"),
        Kind.EVERGREEN: QCoreApplication.translate("Bank", "New evergreen…"),
        Kind.ANSWER: QCoreApplication.translate("Bank", "New answer…"),
        Kind.NAME: QCoreApplication.translate("Bank", "New name…"),
        Kind.HASHTAG: QCoreApplication.translate("Bank", "New hashtag…"),
    }[kind]


def none_yet(kind: Kind) -> str:
    """Where there is none: what they are for."""
    return {
        Kind.TEMPLATE: QCoreApplication.translate(
            "Bank", "A template is a text with gaps, {fecha} or {lugar}, that are filled in each time."
        ),
        Kind.EVERGREEN: QCoreApplication.translate(
            "Bank", "An evergreen is a post that goes out again every so often, and rests in between."
        ),
        Kind.ANSWER: QCoreApplication.translate(
            "Bank", "Approved answers to what people ask again and again, ready to be used."
        ),
        Kind.NAME: QCoreApplication.translate(
            "Bank", "How streets, buildings and services are called officially, so that all write them alike."
        ),
        Kind.HASHTAG: QCoreApplication.translate(
            "Bank",
            "The town hall's own hashtags, with capitals and accents: offered as one writes, known to the review.",
        ),
    }[kind]


def how_it_stands(kept: Kept) -> str:
    """When it was used last and may be used again, or that it is over; "" where nothing is to be said."""
    entry, body = kept.entry, kept.entry.body
    if entry.retired:
        return QCoreApplication.translate("Bank", "Not used any more")
    if kept.expired:
        return QCoreApplication.translate("Bank", "Expired: look whether it is still true")
    if isinstance(body, Evergreen) and kept.next_on is not None:
        if kept.rests:
            words = QCoreApplication.translate("Bank", "Resting until %1")
            return words.replace("%1", day_words(kept.next_on))
        if kept.last_on is None:
            return QCoreApplication.translate("Bank", "Never used: it may go out")
        words = QCoreApplication.translate("Bank", "Used last on %1: it may go out")
        return words.replace("%1", day_words(kept.last_on))
    return ""


def day_words(day: date) -> str:
    """As it is typed: it may be years away."""
    return f"{day.day:02}/{day.month:02}/{day.year}"


def in_a_line(kept: Kept) -> str:
    """Under its name in a list."""
    stands = how_it_stands(kept)
    if stands:
        return stands
    match kept.entry.body:
        case Template() as body:
            return first_line(body.text, 80)
        case Evergreen() as body:
            return first_line(body.text, 80)
        case Answer() as body:
            return body.topic or first_line(body.text, 80)
        case OfficialName() as body:
            return ", ".join(body.wrong) or body.note
        case Hashtag() as body:
            return body.note
