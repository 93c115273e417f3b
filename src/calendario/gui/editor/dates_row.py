"""Under the text: the days and hours that were read in it, so that a wrong reading is seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from calendario.domain.dates.seen import Seen
from calendario.gui.shown import tip
from calendario.gui.theme import Theme
from calendario.gui.widgets.buttons import Pressable
from calendario.gui.widgets.icon_label import IconLabel
from calendario.sentences.dates_seen import date_seen, over_word

_HIGH, _ICON, _PADDING, _RADIUS = 24, 14, 7, 3  # px at 100 %
_BETWEEN, _ABOVE = 5, 4  # the ring round the text
_STEPS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
_MOST = 60  # nobody looks at more
#: What is asked about, and what is past: an icon, its colour, the paper.
_Look = tuple[str, str, str]
_UNSURE: _Look = ("porconfirmar", "unknown", "unknown_tint")
_OVER: _Look = ("nosalio", "warn", "warn_tint")


@dataclass(frozen=True, slots=True)
class _Told:
    """A date in full and in `short`, and what is said of it to who hears it."""

    words: str
    short: str
    name: str
    look: _Look | None


class DateChip(Pressable):
    """Some words on a quiet field. `stepped` when an arrow asks for the one so many places on."""

    stepped = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._look: _Look | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def say(self, words: str, name: str, look: _Look | None = None) -> None:
        """`words`, and the `name` that says them in full."""
        if (words, name, look) == (self.text(), self.accessibleName(), self._look):
            return
        self._look = look
        self.setText(words)
        self.setAccessibleName(name)
        self.setToolTip(tip(name))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(_wide(self._theme, self.text(), self._look), self._theme.scaled(_HIGH))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {**_STEPS, Qt.Key.Key_Home: -_MOST, Qt.Key.Key_End: _MOST}
        by = steps.get(Qt.Key(event.key()))
        if by is None:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(by)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, box = self._theme, self.rect().adjusted(0, 0, -1, -1)
        icon, ink, paper = self._look or ("", "ink", "surface")
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("border" if self._look is None else ink), 1))
        painter.setBrush(theme.colour("hover" if self.underMouse() and self._look is None else paper))
        painter.drawRoundedRect(box, _RADIUS, _RADIUS)
        inside = self.rect().adjusted(theme.scaled(_PADDING), 0, -theme.scaled(_PADDING), 0)
        if icon:
            size = theme.scaled(_ICON)
            drawn = theme.pixmap(icon, ink, size, self.devicePixelRatio())
            painter.drawPixmap(inside.left(), (self.height() - size) // 2, drawn)
            inside.setLeft(inside.left() + theme.scaled(_ICON + 4))
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour(ink))
        words = theme.metrics("small").elidedText(self.text(), Qt.TextElideMode.ElideRight, inside.width() + 1)
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        painter.end()


def _wide(theme: Theme, words: str, look: _Look | None) -> int:
    icon = 0 if look is None else _ICON + 4
    return theme.metrics("small").horizontalAdvance(words) + theme.scaled(2 * _PADDING + icon) + 2


class DatesRow(QWidget):
    """As many as fit beside each other; the rest is in a menu. One stop of Tab, with arrows from one to the next.
    `chosen` brings the `Seen` that was pressed.
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._seen: tuple[Seen, ...] = ()
        self._told: list[_Told] = []
        self._chips: list[DateChip] = []
        self._stop = 0
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Dates and hours in the text"))
        self._icon = IconLabel(theme, "calendario", "muted", _ICON, parent=self)
        self._icon.setToolTip(self.tr("How the dates and hours of the text are understood"))
        self.more = DateChip(theme, self)
        self.more.clicked.connect(self._open_rest)
        self.more.stepped.connect(self._step)
        self.more.hide()
        self.hide()
        theme.changed.connect(self._dress)

    def show_dates(self, seen: Sequence[Seen], text: str, read_on: date) -> None:
        """What was read in `text`, as it is understood on that day."""
        self._seen = tuple(seen[:_MOST])
        told = [self._words(one, text, read_on) for one in self._seen]
        if told == self._told:
            return
        self._told = told
        while len(self._chips) < len(told):
            chip = DateChip(self._theme, self)
            chip.clicked.connect(partial(self._pressed, len(self._chips)))
            chip.stepped.connect(self._step)
            self._chips.append(chip)
        self._stop = 0
        self.setVisible(bool(told))
        self._fit()

    def chips(self) -> list[DateChip]:
        """Those that are seen, from left to right; the last one may be what opens the rest."""
        return [chip for chip in (*self._chips, self.more) if not chip.isHidden()]

    def stops(self) -> list[QWidget]:
        """Where Tab goes."""
        there = self.chips()
        return [there[min(self._stop, len(there) - 1)]] if there else []

    def sizeHint(self) -> QSize:
        return QSize(self._theme.scaled(200), self._theme.scaled(_HIGH) + _ABOVE)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self._theme.scaled(_HIGH) + _ABOVE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    # --- inside

    def _words(self, one: Seen, text: str, read_on: date) -> _Told:
        over = over_word(one)
        words, short = (
            f"{when}: {over}" if over else when
            for when in (date_seen(one, read_on), date_seen(one, read_on, short=True))
        )
        #: Of a date: %1 how it is understood, %2 what the text says
        name = self.tr("%1. In the text: “%2”").replace("%1", words)
        name = name.replace("%2", " ".join(text[one.start : one.end].split()))
        return _Told(words, short, name, _OVER if over else _UNSURE if len(one.ways) > 1 else None)

    def _fit(self) -> None:
        """In full where there is room for all of them."""
        left = self._theme.scaled(_ICON) + _BETWEEN
        wide = [_wide(self._theme, told.words, told.look) for told in self._told]
        short = self._fitting(wide, self.width() - left) < len(wide)
        if short:
            wide = [_wide(self._theme, told.short, told.look) for told in self._told]
        fitting = self._fitting(wide, self.width() - left)
        rest, high = len(wide) - fitting, self.height() - _ABOVE
        self._icon.setGeometry(0, _ABOVE, self._theme.scaled(_ICON), high)
        room = self.width() - (self._say_rest(rest) + _BETWEEN if rest else 0)
        for number, chip in enumerate(self._chips):
            if number < fitting:
                told = self._told[number]
                chip.say(told.short if short else told.words, told.name, told.look)
                chip.setGeometry(left, _ABOVE, max(1, min(wide[number], room - left)), high)
                left = chip.geometry().right() + 1 + _BETWEEN
            chip.setVisible(number < fitting)
        if rest:
            self.more.setGeometry(left, _ABOVE, self.more.sizeHint().width(), high)
        self.more.setVisible(rest > 0)
        self._set_stop(self._stop)

    def _fitting(self, wide: Sequence[int], room: int) -> int:
        """How many are shown: all of them, or the first ones beside what opens the rest, and one at least."""
        if sum(wide) + _BETWEEN * (len(wide) - 1) <= room:
            return len(wide)
        room -= self._say_rest(len(wide))  # the widest it may become
        count = 0
        while count < len(wide) and sum(wide[: count + 1]) + _BETWEEN * (count + 1) <= room:
            count += 1
        return max(1, count)

    def _say_rest(self, count: int) -> int:
        """Returns how wide it is."""
        #: Opens the dates for which there is no room
        self.more.say(self.tr("+%n more", "", count), self.tr("%n more date(s)", "", count))
        return self.more.sizeHint().width()

    def _set_stop(self, place: int) -> None:
        there = self.chips()
        self._stop = max(0, min(place, len(there) - 1))
        for number, chip in enumerate(there):
            policy = Qt.FocusPolicy.StrongFocus if number == self._stop else Qt.FocusPolicy.ClickFocus
            chip.setFocusPolicy(policy)

    def _step(self, by: int) -> None:
        self._set_stop(self._stop + by)
        self.chips()[self._stop].setFocus(Qt.FocusReason.TabFocusReason)

    def _pressed(self, number: int, _checked: bool = False) -> None:
        if number < len(self._seen):
            self._set_stop(number)
            self.chosen.emit(self._seen[number])

    def _open_rest(self) -> None:
        shown = sum(not chip.isHidden() for chip in self._chips)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for one, told in zip(self._seen[shown:], self._told[shown:], strict=True):
            action = QAction(told.words.replace("&", "&&"), menu)
            if told.look is not None:
                action.setIcon(self._theme.icon(told.look[0], told.look[1]))
            action.triggered.connect(partial(self._chosen, one))
            menu.addAction(action)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))
        menu.setActiveAction(menu.actions()[0])

    def _chosen(self, one: Seen, _checked: bool = False) -> None:
        self.chosen.emit(one)

    def _dress(self) -> None:
        self.updateGeometry()
        self._fit()
