"""The posts that show a picture: a row each, which leads to the post, and to what is out on its network."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from calendario.desk.library import PostUse
from calendario.gui.outside import open_outside, own_link
from calendario.gui.theme import Theme
from calendario.gui.widgets import buttons
from calendario.gui.widgets.elided import ElidedLabel, WrapLabel
from calendario.gui.widgets.icon_label import IconLabel
from calendario.gui.widgets.states import LOOK_OF, STATE
from calendario.sentences import state_word, when

#: More rows than anybody reads; the rest is told as a number.
MOST_ROWS = 30


class UseRow(QWidget):
    """One post on one channel, or a draft. `opened` with the post."""

    opened = Signal(object)

    def __init__(self, theme: Theme, use: PostUse, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.use = use
        look = STATE[LOOK_OF[use.state]]
        title = use.title or self.tr("Without a title")
        told = state_word(use.state)
        if use.channel is not None and use.wall_time is not None:
            #: A publication: %1 its state, %2 its channel, %3 its day and hour
            told = self.tr("%1 · %2 · %3").replace("%1", told).replace("%2", use.channel.name)
            told = told.replace("%3", when(use.wall_time, today))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(ElidedLabel(theme, title, "body", "ink", parent=self))
        words.addWidget(WrapLabel(theme, told, "small", "muted", self))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(8)
        row.addWidget(IconLabel(theme, look.icon, look.token, 16, parent=self))
        row.addLayout(words, 1)
        self.link = self._link(use)
        if self.link is not None:
            row.addWidget(self.link)
        self.open = buttons.plain(self.tr("Open"), small=True, parent=self)
        #: Accessible name of a button; %1 the title of a post
        self.open.setAccessibleName(self.tr("Open %1").replace("%1", title))
        self.open.clicked.connect(partial(self.opened.emit, use.post_id))
        row.addWidget(self.open)
        self.setAccessibleName(f"{title}. {told}")

    def _link(self, use: PostUse) -> QPushButton | None:
        address = "" if use.publication is None else own_link(use.publication)
        if not address:
            return None
        made = buttons.flat(self.tr("See it there"), small=True, parent=self)
        #: Accessible name of a button; %1 the title of a post
        made.setAccessibleName(self.tr("See “%1” where it is out").replace("%1", use.title))
        made.clicked.connect(partial(open_outside, address))
        return made


class Uses(QWidget):
    """Rows of posts. `opened` with the one that is wanted."""

    opened = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.rows: list[UseRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._rest = WrapLabel(theme, "", "small", "muted", self)
        self._column.addWidget(self._rest)
        self._rest.hide()

    def show_uses(self, uses: Sequence[PostUse], today: date) -> None:
        """These posts, in this order."""
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []
        for place, use in enumerate(uses[:MOST_ROWS]):
            row = UseRow(self._theme, use, today, self)
            row.opened.connect(self.opened)
            self._column.insertWidget(place, row)
            row.show()
            self.rows.append(row)
        more = len(uses) - len(self.rows)
        self._rest.setVisible(more > 0)
        if more > 0:
            self._rest.setText(self.tr("and %n more", "", more))
