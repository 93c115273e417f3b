"""Beside the week: the drafts without a date, and what each mark means."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Protocol
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from calendario.gui.calendar.faces import titled, undated_face
from calendario.gui.theme import Theme
from calendario.gui.widgets import buttons
from calendario.gui.widgets.card import PostCard, card_height
from calendario.gui.widgets.elided import WrapLabel, wrapped
from calendario.gui.widgets.icon_label import IconLabel
from calendario.gui.widgets.scroll import PageScroll
from calendario.gui.widgets.states import FINDING, STATE

_WIDTH = 229
_MOST = 20
_RING = 4  # px round a card, for the focus
_LEGEND = ("published", "planned", "draft", "by_hand", "missed", "unconfirmed", "failed", "held")


class DraftLine(Protocol):
    """A draft without a date, as the desk tells it."""

    @property
    def post_id(self) -> UUID: ...

    @property
    def title(self) -> str: ...


class Tray(QFrame):
    """*Sin fecha*. `open_post` with the id of the draft that is wanted; `card_made` with each new widget of a card."""

    open_post = Signal(object)
    card_made = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._cards: dict[UUID, PostCard] = {}
        self._more: QPushButton | None = None
        self._rows: tuple[tuple[UUID, str], ...] = ()
        self.setAccessibleName(self.tr("Without a date"))
        self._title = WrapLabel(theme, self.tr("Without a date"), "strong", "ink", self)
        self._count = WrapLabel(theme, "", "small", "muted", self)
        head = QHBoxLayout()
        head.setContentsMargins(_RING, 0, _RING, 0)
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._count)
        self._empty = WrapLabel(
            theme, self.tr("What you save without a date will appear here."), "small", "muted", self
        )
        self._scroll = PageScroll(self, across=False)
        self._list = QVBoxLayout(self._scroll.body)
        self._list.setContentsMargins(*[_RING] * 4)
        self._list.setSpacing(8)
        self._list.addStretch(1)
        self.legend = Legend(theme, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(11 - _RING, 8, 10 - _RING, 8)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._empty)
        column.addWidget(self._scroll, 1)
        column.addWidget(self.legend)
        self._dress()
        theme.changed.connect(self._dress)

    def show_drafts(self, drafts: Sequence[DraftLine]) -> None:
        """The newest first. Those that stay keep their focus."""
        rows = tuple((draft.post_id, draft.title) for draft in drafts)
        self._count.setText(self.tr("%n draft(s)", "", len(rows)) if rows else "")
        self._empty.setVisible(not rows)
        if rows == self._rows:
            return
        self._rows = rows
        shown = rows[:_MOST]
        for post_id in [i for i in self._cards if i not in dict(shown)]:
            self._drop(self._cards.pop(post_id))
        if self._more is not None:
            self._drop(self._more)
            self._more = None
        for number, (post_id, title) in enumerate(shown):
            card = self._cards.get(post_id)
            if card is None:
                card = PostCard(self._theme, undated_face(title), self)
                card.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
                card.clicked.connect(partial(self._opened, post_id))
                card.installEventFilter(self)
                self._cards[post_id] = card
                self.card_made.emit(card)
            else:
                card.set_face(undated_face(title))
                self._list.removeWidget(card)
            self._list.insertWidget(number, card)
            card.setFixedHeight(self._card_height(title))
            card.show()  # now, not when the layout gets round to it: F8 gives it the focus
        if len(rows) > _MOST:
            self._more = buttons.flat(self.tr("and %n more", "", len(rows) - _MOST), small=True, parent=self)
            self._more.clicked.connect(self._list_more)
            self._list.insertWidget(len(shown), self._more)

    def post_of(self, card: QWidget) -> UUID | None:
        """The draft that a card of the tray stands for."""
        return next((post_id for post_id, widget in self._cards.items() if widget is card), None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and down through the drafts."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            cards: Sequence[QObject] = self.cards()
            by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
            if by is not None and watched in cards and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
                index = min(max(cards.index(watched) + by, 0), len(cards) - 1)
                self.cards()[index].setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return False

    def cards(self) -> tuple[PostCard, ...]:
        """In the order they stand."""
        return tuple(self._cards[post_id] for post_id, _ in self._rows[:_MOST])

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("window"))
        painter.setPen(self._theme.colour("border"))
        painter.drawLine(0, 0, 0, self.height())
        painter.drawLine(0, 0, self.width(), 0)

    def _card_height(self, title: str) -> int:
        """One title line, or two where it is longer."""
        font = self._theme.font("small")
        font.setWeight(self._theme.font("strong").weight())
        lines = wrapped(titled(title), font, self._theme.scaled(_WIDTH) - 40, 2)
        return card_height(self._theme, len(lines))

    def _list_more(self) -> None:
        if self._more is None:
            return
        menu = QMenu(self._more)
        for post_id, title in self._rows[_MOST:]:
            menu.addAction(titled(title).replace("&", "&&")).triggered.connect(partial(self._opened, post_id))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height())))

    def _opened(self, post_id: UUID, _checked: bool = False) -> None:
        self.open_post.emit(post_id)

    def _drop(self, widget: QWidget) -> None:
        self._list.removeWidget(widget)
        widget.hide()
        widget.deleteLater()

    def _dress(self) -> None:
        self.setFixedWidth(self._theme.scaled(_WIDTH))
        for post_id, title in self._rows:
            if post_id in self._cards:
                self._cards[post_id].setFixedHeight(self._card_height(title))
        self.update()


class Legend(QWidget):
    """What each mark means: the words that cards are too small for. It can be folded."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.button = buttons.flat(
            self.tr("What each mark means"), theme.icon("abajo", "link"), small=True, parent=self
        )
        self.button.clicked.connect(self._toggle)
        self._body = QWidget(self)
        grid = QGridLayout(self._body)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(3)
        marks = [(STATE[key].icon, STATE[key].token, STATE[key].word) for key in _LEGEND]
        marks += [(*FINDING["block"], self.tr("Prevents publishing")), (*FINDING["warn"], self.tr("With notices"))]
        for number, (icon, token, word) in enumerate(marks):
            row, column = divmod(number, 2)
            grid.addWidget(IconLabel(theme, icon, token, 14, parent=self._body), row, column * 2)
            grid.addWidget(WrapLabel(theme, word, "small", token, self._body), row, column * 2 + 1)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        column_layout = QVBoxLayout(self)
        column_layout.setContentsMargins(0, 0, 0, 0)
        column_layout.setSpacing(4)
        column_layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        column_layout.addWidget(self._body)
        self.set_folded(False)

    @property
    def folded(self) -> bool:
        """Whether only its title shows."""
        return self._body.isHidden()

    def set_folded(self, folded: bool) -> None:
        """Shows or hides the marks."""
        self._body.setVisible(not folded)
        self.button.setIcon(self._theme.icon("der" if folded else "abajo", "link"))
        state = self.tr("folded") if folded else self.tr("unfolded")
        self.button.setAccessibleName(f"{self.button.text()}, {state}")

    def _toggle(self) -> None:
        self.set_folded(not self.folded)
