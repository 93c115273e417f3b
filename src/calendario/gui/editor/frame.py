"""The editor's head, its notices and its columns; where there is little height they scroll as one."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from calendario.gui.editor.columns import Columns
from calendario.gui.editor.header import Header
from calendario.gui.editor.notices import Notices
from calendario.gui.theme import Theme
from calendario.gui.widgets.scroll import PageScroll, bring_into_view

_LEAST_PX = 280  # at 100 %: of columns with five lines of text between what stands above and below them


class Frame(PageScroll):
    """Gives the columns the height that is left. Where that is less than they need, they are as high as what is in
    them, notices are one line, and the page scrolls; where one writes stays in view.
    """

    def __init__(
        self, theme: Theme, header: Header, notices: Notices, columns: Columns, edit: QPlainTextEdit, parent: QWidget
    ) -> None:
        self._theme = theme
        self._header, self._notices, self._columns, self._edit = header, notices, columns, edit
        super().__init__(parent, across=False, whole=True)
        self._column = QVBoxLayout(self.body)
        self._column.setContentsMargins(16, 10, 16, 12)
        self._column.setSpacing(8)
        self._column.addWidget(header)
        self._column.addWidget(notices)
        self._column.addWidget(columns, 1)
        edit.cursorPositionChanged.connect(self._follow_caret)
        notices.told_now.connect(self._show_notice)
        theme.changed.connect(self._settle)

    def begin(self) -> None:
        """Another post: from its top, or as far down as its text is seen."""
        self.verticalScrollBar().setValue(0)
        self._follow_caret()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.body and event.type() is QEvent.Type.LayoutRequest:
            self._settle()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._settle()
        super().resizeEvent(event)

    def _settle(self) -> None:
        margins, gap = self._column.contentsMargins(), self._column.spacing()
        left = self.height() - margins.top() - margins.bottom() - self._header.sizeHint().height() - gap
        least = self._theme.scaled(_LEAST_PX)
        self._notices.set_brief(left < least)
        if left >= least and not self._notices.isHidden():
            width = self.width() - margins.left() - margins.right()
            left -= self._notices.heightForWidth(width) + gap
        self._columns.set_whole(left < least)

    def _show_notice(self, notice: QWidget) -> None:
        if self._columns.is_whole:
            self._column.activate()
            bring_into_view(notice)

    def _follow_caret(self) -> None:
        if self._columns.is_whole and self._edit.hasFocus():
            fits = self._edit.height() <= self.viewport().height()
            bring_into_view(self._edit, None if fits else self._edit.cursorRect())
