"""Desk values turned into what cards and meters show: the one place for their words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication

from calendario.desk.faces import Card, ChannelMeter, Week
from calendario.domain.finding import Level
from calendario.domain.house import Mode
from calendario.domain.publication import State
from calendario.gui.widgets.card import CardFace
from calendario.gui.widgets.meter import MeterFace
from calendario.gui.widgets.states import STATE
from calendario.sentences import hour, listed, long_day

_LOOK = {State.PROPOSED: "draft", State.CANCELLED: "discarded"}


def titled(title: str) -> str:
    """The title, or what stands for it."""
    return title.strip() or QCoreApplication.translate("CardFaces", "Without a title")


def state_look(card: Card) -> str:
    """The key in STATE of how the card stands; what is planned only where a person publishes is that person's turn."""
    pairs = zip(card.publications, card.channels, strict=True)
    if card.state is State.PLANNED and all(c.by_hand for p, c in pairs if p.state is not State.PROPOSED):
        return "by_hand"
    return _LOOK.get(card.state, card.state.value)


def state_words(card: Card) -> str:
    """The state's word; with where, if it is not so on every channel: «Por confirmar en 1 de 2»."""
    word = STATE[state_look(card)].word
    if card.state is State.PLANNED and state_look(card) == "by_hand":
        #: %1 an hour: a publication that a person will have to publish by hand
        word = QCoreApplication.translate("CardFaces", "Your turn at %1").replace("%1", hour(card.wall_time))
    if card.count_in_state == len(card.publications):
        return word
    #: %1 a state («To be confirmed»), %2 on how many channels, %3 of how many
    pattern = QCoreApplication.translate("CardFaces", "%1 on %2 of %3")
    return (
        pattern.replace("%1", word).replace("%2", str(card.count_in_state)).replace("%3", str(len(card.publications)))
    )


def finding_words(card: Card) -> str:
    """What the review says of a card, as a sentence without its full stop: «2 avisos y 1 sugerencia». Nothing while
    nobody read it.
    """
    if card.found is None:
        return ""
    blocking, notices, hints = (card.count(level) for level in Level)
    told = []
    if blocking:
        #: Of a card of the calendar: how many findings of the review prevent publishing it
        told.append(QCoreApplication.translate("CardFaces", "%n thing(s) prevent publishing it", "", blocking))
    if notices:
        told.append(QCoreApplication.translate("CardFaces", "%n notice(s)", "", notices))
    if hints:
        told.append(QCoreApplication.translate("CardFaces", "%n suggestion(s)", "", hints))
    return listed(told) if told else QCoreApplication.translate("CardFaces", "No notices")


def card_face(card: Card) -> CardFace:
    """What the card of the week shows; its accessible name and tooltip say all of it."""
    names = tuple(channel.name for channel in card.channels)
    title = titled(card.title)
    told = [f"{hour(card.wall_time)}, {title}", listed(names), state_words(card)]
    if card.state in (State.PROPOSED, State.PLANNED):
        told.append(finding_words(card))
    return CardFace(
        hour=hour(card.wall_time),
        title=title,
        letters=tuple(channel.letters for channel in card.channels),
        channel_names=names,
        state=state_look(card),
        finding=None if card.finding in (None, Level.HINT) else str(card.finding),
        findings=0 if card.finding in (None, Level.HINT) else card.count(Level.BLOCK) + card.count(Level.WARN),
        accessible=". ".join(filter(None, told)) + ".",
        tooltip="\n".join(filter(None, told)),
    )


def undated_face(title: str) -> CardFace:
    """A draft that has no date yet."""
    #: Accessible name of a draft in the list of those without a date; %1 its title
    told = QCoreApplication.translate("CardFaces", "%1. Draft without a date.").replace("%1", titled(title))
    return CardFace("", titled(title), (), (), "draft", accessible=told, tooltip=told)


def meter_words(told: ChannelMeter) -> str:
    """«4 de 5, falta 1», «4 de 3, sobra 1»; without a target just how many."""
    meter = told.meter
    if not meter.target.minimum and meter.target.maximum is None:
        #: A week of a channel that has no target; %n publications
        return QCoreApplication.translate("CardFaces", "%n this week", "", meter.firm)
    wanted = meter.target.minimum or meter.target.maximum or 0
    #: A channel's week: %1 publications of the %2 wanted
    words = (
        QCoreApplication.translate("CardFaces", "%1 of %2").replace("%1", str(meter.firm)).replace("%2", str(wanted))
    )
    if meter.missing:
        #: After «2 of 3, »
        return f"{words}, {QCoreApplication.translate('CardFaces', '%n missing', '', meter.missing)}"
    if meter.excess:
        #: After «4 of 3, »
        return f"{words}, {QCoreApplication.translate('CardFaces', '%n too many', '', meter.excess)}"
    return words


def meter_face(told: ChannelMeter) -> MeterFace:
    """A channel's week against its target."""
    return MeterFace(
        letters=told.channel.letters,
        name=told.channel.name,
        published=told.meter.published,
        planned=told.meter.planned,
        drafts=told.meter.drafts,
        minimum=told.meter.target.minimum,
        maximum=told.meter.target.maximum,
        words=meter_words(told),
    )


def day_words(cards: Sequence[Card]) -> tuple[str, ...]:
    """Under a day's name: what waits for a decision, what is to come, or what was published; the most urgent first."""
    published = sum(card.state is State.PUBLISHED for card in cards)
    waiting = sum(card.asks_person for card in cards)
    coming = sum(card.state in (State.PLANNED, State.SENDING, State.BY_HAND) for card in cards)
    drafts = sum(card.state is State.PROPOSED for card in cards)
    told = []
    if waiting:
        #: Under a day's name, short
        told.append(QCoreApplication.translate("CardFaces", "%n to decide", "", waiting))
    if coming:
        #: Under a day's name, short: publications planned
        told.append(QCoreApplication.translate("CardFaces", "%n planned", "", coming))
    elif published:
        #: Under a day's name, short
        told.append(QCoreApplication.translate("CardFaces", "%n published", "", published))
    if not told and drafts:
        #: Under a day's name, short
        told.append(QCoreApplication.translate("CardFaces", "%n draft(s)", "", drafts))
    return tuple(told)


@dataclass(frozen=True, slots=True)
class DayFace:
    """How a day of the week looks: its `paper`, the `hatch` over it ("" for none) and the colour of what is `special`
    about it, by their tokens; `name` says that in the fewest words.
    """

    paper: str
    hatch: str = ""
    special: str = ""
    special_colour: str = "muted"
    name: str = ""


def day_face(week: Week, day: date) -> DayFace:
    """Mourning goes before a holiday: nothing festive goes out, whatever day it is."""
    paper = "today_tint" if day == week.today else "past_tint" if day < week.today else "surface"
    if week.mode(Mode.MOURNING, day) is not None:
        #: Under a day's name
        words = QCoreApplication.translate("CardFaces", "Mourning")
        return DayFace(paper, "border", words, "ink", words)
    if day in week.holidays:
        paper = paper if day == week.today else "holiday_tint"
        #: Under a day's name; %1 the name of the holiday
        words = QCoreApplication.translate("CardFaces", "Holiday: %1").replace("%1", week.holidays[day])
        return DayFace(paper, "holiday_hatch", words, "holiday", week.holidays[day])
    return DayFace(paper)


def day_name(week: Week, day: date) -> str:
    """What a screen reader says of a day: «Viernes 27 de noviembre, hoy, festivo: San Facundo, 2 publicaciones»."""
    cards, told = week.on(day), [long_day(day)]
    if day == week.today:
        told.append(QCoreApplication.translate("CardFaces", "today"))
    if day in week.holidays:
        #: Of a day of the week; %1 the name of the holiday
        told.append(QCoreApplication.translate("CardFaces", "holiday: %1").replace("%1", week.holidays[day]))
    if week.mode(Mode.MOURNING, day) is not None:
        told.append(QCoreApplication.translate("CardFaces", "official mourning"))
    if week.mode(Mode.ELECTORAL, day) is not None:
        told.append(QCoreApplication.translate("CardFaces", "electoral period"))
    #: Of a day of the week; %n publications
    told.append(QCoreApplication.translate("CardFaces", "%n post(s)", "", len(cards)))
    return ", ".join([*told, *day_words(cards)])
