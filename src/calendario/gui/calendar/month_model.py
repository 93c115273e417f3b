"""The month as a table: weeks down, days across, and how each week stands with its targets in the last column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QPersistentModelIndex, Qt

from calendario.desk.faces import Card, ChannelMeter, Month, Week
from calendario.gui.calendar.faces import card_face, day_name
from calendario.sentences import listed
from calendario.sentences.days import weekday_name

FREQUENCY = 7  # the column after Sunday
_TWO_LINES = 2  # posts of a day that may each have a second line


@dataclass(frozen=True, slots=True)
class Room:
    """How the posts of a day fill the lines of its cell: the first `shown` of them with so many `lines` each, and one
    line for the `rest`.
    """

    shown: int
    lines: int
    rest: int


def room_for(posts: int, lines: int) -> Room:
    """Two lines each for one or two posts, one line each for more, and what has no room in «y N más»."""
    if posts <= _TWO_LINES and 2 * posts <= lines:
        return Room(posts, 2, 0)
    if posts <= lines:
        return Room(posts, 1, 0)
    shown = max(lines - 1, 0)
    return Room(shown, 1, posts - shown)


@dataclass(frozen=True, slots=True)
class WeekFrequency:
    """Of one week: how many channels with a target there are, which of them lack posts, and which have too many; and
    how many posts the week has.
    """

    wanted: int
    missing: tuple[ChannelMeter, ...]
    excess: tuple[ChannelMeter, ...]
    posts: int

    @property
    def complete(self) -> int:
        """Channels that have as many posts as was wanted."""
        return self.wanted - len(self.missing) - len(self.excess)


def frequency(week: Week) -> WeekFrequency:
    """A draft makes no target met."""
    told = [one for one in week.meters if one.meter.target.wants]
    return WeekFrequency(
        len(told),
        tuple(one for one in told if one.meter.missing),
        tuple(one for one in told if one.meter.excess),
        len(week.cards),
    )


def frequency_words(week: Week) -> tuple[str, str, str]:
    """The three sentences of a week's last cell: on target, what is missing (or was), what is too much. Empty ones say
    nothing.
    """
    told = frequency(week)
    if not told.wanted:
        #: Of a week of the month, without targets; %n publications
        return QCoreApplication.translate("Month", "%n post(s)", "", told.posts), "", ""
    #: Of a week of the month: %1 of %2 channels have as many posts as was wanted
    words = QCoreApplication.translate("Month", "%1 of %2 on target")
    return (
        words.replace("%1", str(told.complete)).replace("%2", str(told.wanted)),
        _lacking(week) if told.missing else "",
        #: Of a week of the month: before the channels that have more posts than was wanted
        QCoreApplication.translate("Month", "Too many") if told.excess else "",
    )


def _lacking(week: Week) -> str:
    if (week.today - week.start).days >= 7:
        #: Of a week that is over: before the channels that had fewer posts than was wanted
        return QCoreApplication.translate("Month", "Was missing")
    #: Of a week of the month: before the channels that have fewer posts than was wanted
    return QCoreApplication.translate("Month", "Missing")


def frequency_name(week: Week) -> str:
    """What a screen reader says of a week: «Semana 48: 3 de 6 al día. Falta: Web, Instagram.»"""
    told = frequency(week)
    on_target, missing, excess = frequency_words(week)
    said = [f"{week_name(week)}: {on_target}"]
    if missing:
        said.append(f"{missing}: {_names(told.missing)}")
    if excess:
        said.append(f"{excess}: {_names(told.excess)}")
    return ". ".join(said) + "."


def week_name(week: Week) -> str:
    """`Semana 48`, by ISO 8601."""
    #: %1 the number of a week in its year
    words = QCoreApplication.translate("Month", "Week %1")
    return words.replace("%1", str(week.start.isocalendar().week))


def _names(told: Sequence[ChannelMeter]) -> str:
    return listed([one.channel.name for one in told])


class MonthModel(QAbstractTableModel):
    """Rows are weeks. `AccessibleTextRole` says the whole day, or how the week stands with its targets."""

    month: Month | None = None

    def show_month(self, month: Month) -> None:
        """The same month keeps what is chosen in it."""
        if self.month is None or self.month.days != month.days:
            self.beginResetModel()
            self.month = month
            self.endResetModel()
            return
        self.month = month
        self.dataChanged.emit(self.index(0, 0), self.index(len(month.weeks) - 1, FREQUENCY))

    def day_at(self, index: QModelIndex | QPersistentModelIndex) -> date | None:
        """The day of a cell; None for the last column."""
        if self.month is None or not index.isValid() or index.column() == FREQUENCY:
            return None
        return self.month.days[index.row() * 7 + index.column()]

    def index_of(self, day: date) -> QModelIndex:
        """Where a day stands; no index where it does not."""
        if self.month is None or day not in self.month.days:
            return QModelIndex()
        return self.index(*divmod(self.month.days.index(day), 7))

    def cards(self, day: date) -> tuple[Card, ...]:
        """The posts of one of its days, by hour."""
        return () if self.month is None else self.month.week_of(day).on(day)

    # --- Qt

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 0 if self.month is None or (parent is not None and parent.isValid()) else len(self.month.weeks)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else FREQUENCY + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        #: The last column of the month
        return self.tr("Frequency") if section == FREQUENCY else weekday_name(section).lower()

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if self.month is None or not index.isValid():
            return None
        day = self.day_at(index)
        if role != Qt.ItemDataRole.AccessibleTextRole:
            return None
        if day is None:
            return frequency_name(self.month.weeks[index.row()])
        said = [day_name(self.month.week_of(day), day)]
        return ". ".join([*said, *(card_face(card).accessible.rstrip(".") for card in self.cards(day))]) + "."
