"""What the word at the caret may become: a weekday its date, the beginning of a label or a mention the whole of it.

It shows beside the caret and never takes what is typed: Tab writes it, but only while it shows.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QListWidget, QVBoxLayout, QWidget

from calendario.domain.completing import LONGEST, Labels, being_written, completions
from calendario.domain.dates_offered import date_offered
from calendario.gui.announcing import announce
from calendario.gui.editor.text_edit import TextEdit
from calendario.gui.theme import Theme
from calendario.gui.widgets.elided import WrapLabel

_LOOKS_AHEAD = 6  # characters after the caret: whether the date stands there already
_ROWS = 6


class Offered(QFrame):
    """The little sheet beside the caret: one line, or several to choose of. The focus never comes here."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("sheet", "floating")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.rows = QListWidget(self)
        self.rows.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.hint = WrapLabel(theme, "", "small", "muted", self)
        self.hint.setWordWrap(False)
        self.hint.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(8, 4, 8, 5)
        column.setSpacing(2)
        column.addWidget(self.rows)
        column.addWidget(self.hint)
        self.hide()

    def offer(self, rows: Sequence[str], hint: str) -> None:
        """These; of one alone only the hint speaks."""
        self.rows.clear()
        self.rows.addItems(rows)
        self.rows.setCurrentRow(-1)
        several = len(rows) > 1
        self.rows.setVisible(several)
        self.hint.setText(hint)
        self.hint.set_tone("muted" if several else "ink")
        if several:
            self.rows.setFont(self._theme.font("body"))
            height = self.rows.fontMetrics().height() + self._theme.scaled(6)
            width = max(map(self.rows.fontMetrics().horizontalAdvance, rows)) + self._theme.scaled(24)
            for row in range(len(rows)):
                self.rows.item(row).setSizeHint(QSize(width, height))
            frame = 2 * self.rows.frameWidth()
            self.rows.setFixedSize(max(width, self.hint.sizeHint().width()) + frame, height * len(rows) + frame)
        self._column.activate()
        self.resize(self.sizeHint())

    def put_by(self, top: QPoint, bottom: QPoint, room: QRect) -> None:
        """Under `bottom`, or over `top` where there is no room; both are the caret's, in the parent's pixels."""
        y = bottom.y() + 4
        if y + self.height() > room.bottom():
            y = max(0, top.y() - self.height() - 4)
        self.move(max(0, min(bottom.x(), room.right() - self.width())), y)
        self.raise_()
        self.show()


class Completion(QObject):
    """Looks at the word before the caret of `edit` after each change: a few characters, however long the text is.

    `said_on` gives the day on which the text will be read, `language` the one it is in (BCP 47).
    """

    def __init__(
        self,
        theme: Theme,
        edit: TextEdit,
        said_on: Callable[[], date],
        language: Callable[[], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._edit = edit
        self._said_on = said_on
        self._language = language
        self._sheet: Offered | None = None
        self._length = 0  # of what would be replaced, in UTF-16 units before the caret
        self._looked_at: int | None = None
        self._writing = False
        self.labels = Labels()
        edit.installEventFilter(self)
        edit.typed.connect(self.look)
        edit.turned.connect(self.stop)
        edit.cursorPositionChanged.connect(self._moved)
        edit.verticalScrollBar().valueChanged.connect(self._place)

    @property
    def offered(self) -> tuple[str, ...]:
        """What may be written now, best first."""
        if not self.is_offering or self._sheet is None:
            return ()
        return tuple(self._sheet.rows.item(row).text() for row in range(self._sheet.rows.count()))

    @property
    def is_offering(self) -> bool:
        """Whether something shows, and Tab writes it."""
        return self._sheet is not None and self._sheet.isVisible()

    def look(self) -> None:
        """At what stands before the caret now."""
        if self._writing or self._edit.isReadOnly() or not self._edit.hasFocus():
            return
        cursor = self._edit.textCursor()
        self._looked_at = cursor.position()
        if cursor.hasSelection():
            self.stop()
            return
        before, after = self._around(cursor)
        offered = date_offered(before, after, self._said_on(), self._language())
        if offered is not None:
            self._show((offered.text,), before[len(before) - offered.length :])
            return
        written = "" if after[:1].isalnum() or after[:1] == "_" else being_written(before)
        rows = completions(written, self.labels, _ROWS) if written else ()
        if rows:
            self._show(rows, written)
        else:
            self.stop()

    def stop(self) -> None:
        """Nothing is offered any more."""
        if self._sheet is not None:
            self._sheet.hide()

    # --- Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys that are its own while it shows."""
        kind = event.type()
        if not self.is_offering:
            return False
        if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        if kind == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                event.accept()
            return False
        if kind in (QEvent.Type.FocusOut, QEvent.Type.Hide, QEvent.Type.Resize):
            self.stop()
        return False

    def _key(self, event: QKeyEvent) -> bool:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        assert self._sheet is not None
        rows, key = self._sheet.rows, event.key()
        row, several = rows.currentRow(), rows.count() > 1
        if key == Qt.Key.Key_Tab:
            self._write(rows.item(max(row, 0)).text())
        elif key == Qt.Key.Key_Escape:
            self.stop()
        elif key == Qt.Key.Key_Down and several:
            self._choose(min(row + 1, rows.count() - 1))
        elif key == Qt.Key.Key_Up and row >= 0:
            self._choose(row - 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row >= 0:
            self._write(rows.item(row).text())
        else:
            return False
        return True

    def _around(self, cursor: QTextCursor) -> tuple[str, str]:
        at, block = cursor.position(), cursor.block()
        reach = QTextCursor(cursor)
        reach.setPosition(max(block.position(), at - LONGEST), QTextCursor.MoveMode.KeepAnchor)
        before = reach.selectedText()
        reach.setPosition(at)
        reach.setPosition(
            min(block.position() + block.length() - 1, at + _LOOKS_AHEAD), QTextCursor.MoveMode.KeepAnchor
        )
        return before, reach.selectedText()

    def _show(self, rows: Sequence[str], instead_of: str) -> None:
        if self._sheet is None or self._sheet.parentWidget() is not self._edit.window():
            self._sheet = Offered(self._theme, self._edit.window())
            self._sheet.rows.itemClicked.connect(lambda item: self._write(item.text()))
        was = self.offered
        self._length = len(instead_of.encode("utf-16-le", "surrogatepass")) // 2
        if len(rows) == 1:
            #: What the Tab key writes: a date, a hashtag
            hint = self.tr("Tab: %1").replace("%1", rows[0])
        else:
            hint = self.tr("Tab: the first. Arrow: choose another")
        self._sheet.offer(rows, hint)
        self._place(shown=True)
        if was != tuple(rows):
            self._announce(hint)

    def _place(self, _value: int = 0, *, shown: bool = False) -> None:
        if self._sheet is None or not (shown or self.is_offering):
            return
        caret, viewport, window = self._edit.cursorRect(), self._edit.viewport(), self._edit.window()
        if not viewport.visibleRegion().intersects(caret):
            self.stop()
            return
        top, bottom = viewport.mapTo(window, caret.topLeft()), viewport.mapTo(window, caret.bottomLeft())
        self._sheet.put_by(top, bottom, window.rect())

    def _choose(self, row: int) -> None:
        assert self._sheet is not None
        self._sheet.rows.setCurrentRow(row)
        if row < 0:
            self._sheet.hint.setText(self.tr("Tab: the first. Arrow: choose another"))
            return
        chosen = self._sheet.rows.item(row).text()
        self._sheet.hint.setText(self.tr("Tab: %1").replace("%1", chosen))
        self._announce(chosen)

    def _write(self, text: str) -> None:
        if self._edit.isReadOnly():  # since it was offered
            self.stop()
            return
        cursor = self._edit.textCursor()
        cursor.setPosition(cursor.position() - self._length, QTextCursor.MoveMode.KeepAnchor)
        self.stop()
        self._writing = True
        try:
            cursor.insertText(text)
            self._edit.setTextCursor(cursor)
        finally:
            self._writing = False
        self._edit.ensureCursorVisible()
        self._announce(text)

    def _moved(self) -> None:
        if self.is_offering and self._edit.textCursor().position() != self._looked_at:
            self.stop()

    def _announce(self, words: str) -> None:
        announce(self._edit, words)
