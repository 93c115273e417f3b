"""Three columns, two, or one with tabs: what fits the width at the text size a person chose."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QTabBar, QVBoxLayout, QWidget

from calendario.gui.theme import Theme

_THREE = 950  # px at 100 %: a window of 1180 with its navigation
_TWO = 620
_GUTTER = 16


class _Column(QScrollArea):
    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(name)
        self.body = QWidget()
        self.body.setProperty("page", True)
        self.body.setAccessibleName(name)
        self.column = QVBoxLayout(self.body)
        self.column.setContentsMargins(4, 4, 4, 4)
        self.column.setSpacing(12)
        self.setWidget(self.body)
        self.body.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.body and event.type() is QEvent.Type.LayoutRequest:
            self._hold_open()
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._hold_open()

    def _hold_open(self) -> None:
        """What does not fit scrolls: left to itself the scroll area squeezes words that wrap."""
        wide = self.viewport().width()
        layout = self.column
        high = layout.totalHeightForWidth(wide) if layout.hasHeightForWidth() else layout.totalSizeHint().height()
        if high != self.body.minimumHeight():
            self.body.setMinimumHeight(high)


class Columns(QWidget):
    """Holds the five parts of the editor. In three columns *Cuándo sale* stays pinned under the text.

    `arranged` brings how many columns there are, after a change.
    """

    arranged = Signal(int)

    def __init__(
        self,
        theme: Theme,
        channels: QWidget,
        writing: QWidget,
        images: QWidget,
        timing: QWidget,
        findings: QWidget,
        preview: QWidget,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._channels, self._writing, self._images = channels, writing, images
        self._timing, self._findings, self._preview = timing, findings, preview
        self._count = 0
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        for words in (self.tr("Text"), self.tr("When it goes out"), self.tr("Review"), self.tr("Preview")):
            self.tabs.addTab(words)
        self.tabs.currentChanged.connect(self._show_tab)
        self._left = _Column(self.tr("Channels"))
        self._middle = _Column(self.tr("Text"))
        self._right = _Column(self.tr("Review and preview"))
        self._pinned = _Column(self.tr("When it goes out"))
        self._pinned.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._middle, 1)
        column.addWidget(self._pinned)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GUTTER - 8)
        row.addWidget(self._left)
        row.addWidget(centre, 4)
        row.addWidget(self._right, 3)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(4)
        whole.addWidget(self.tabs)
        whole.addLayout(row, 1)
        timing.installEventFilter(self)
        self._arrange(3)

    @property
    def count(self) -> int:
        """How many columns there are now."""
        return self._count

    def show_part(self, part: QWidget) -> None:
        """Brings that part into view: its tab where there are tabs."""
        place = next((n for n, parts in enumerate(self._tab_parts()) if any(_within(part, p) for p in parts)), None)
        if self._count == 1 and place is not None:
            self.tabs.setCurrentIndex(place)
        QTimer.singleShot(0, part, lambda: _into_view(part))  # once what opened with it has its height

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = event.size().width() * 100 / self._theme.text_scale
        self._arrange(3 if width >= _THREE else 2 if width >= _TWO else 1)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """*Cuándo sale* has another height."""
        if watched is self._timing and event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return False

    def _fit(self) -> None:
        self._left.setFixedWidth(self._theme.scaled(204) + 8)
        if self._count != 3:
            return
        wanted = self._timing.sizeHint()
        layout = self._timing.layout()
        high = wanted.height()
        if layout is not None and layout.hasHeightForWidth():
            high = layout.totalHeightForWidth(max(self._middle.width() - 8, 200))
        self._pinned.setFixedHeight(min(high + 8, max(self.height() // 2, 90)))

    def _tab_parts(self) -> tuple[tuple[QWidget, ...], ...]:
        return (
            (self._writing, self._images, self._channels),
            (self._timing,),
            (self._findings,),
            (self._preview,),
        )

    def _arrange(self, count: int) -> None:
        if count == self._count:
            return
        self._count = count
        parts = (self._channels, self._writing, self._images, self._timing, self._findings, self._preview)
        for column in (self._left, self._middle, self._right, self._pinned):
            # Not `takeAt`: an item that Python still holds keeps the widget from telling its new one of its size.
            for part in parts:
                column.column.removeWidget(part)
            while (spacer := column.column.itemAt(0)) is not None:
                column.column.removeItem(spacer)
        if count == 3:
            self._fill(self._left, self._channels)
            self._fill(self._middle, self._writing, self._images, stretch=self._writing)
            self._fill(self._pinned, self._timing)
            self._fill(self._right, self._findings, self._preview, stretch=self._preview)
        elif count == 2:
            self._fill(self._left, self._channels)
            self._fill(self._middle, self._writing, self._images, self._timing, self._findings, self._preview)
        else:
            self._fill(self._middle, *(part for parts_ in self._tab_parts() for part in parts_))
        self._left.setVisible(count > 1)
        self._right.setVisible(count == 3)
        self._pinned.setVisible(count == 3)
        self.tabs.setVisible(count == 1)
        for part in parts:
            part.setVisible(True)
        if count == 1:
            self._show_tab(self.tabs.currentIndex())
        self.arranged.emit(count)

    def _fill(self, column: _Column, *parts: QWidget, stretch: QWidget | None = None) -> None:
        for part in parts:
            column.column.addWidget(part, 1 if part is stretch else 0)
        if stretch is None:
            column.column.addStretch(1)

    def _show_tab(self, place: int) -> None:
        if self._count != 1:
            return
        for number, parts in enumerate(self._tab_parts()):
            for part in parts:
                part.setVisible(number == place)


def _into_view(part: QWidget) -> None:
    area = part.parentWidget()
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    if isinstance(area, QScrollArea) and part.isVisible():
        area.ensureWidgetVisible(part, 0, 8)


def _within(part: QWidget, whole: QWidget) -> bool:
    return part is whole or whole.isAncestorOf(part)
