"""Three columns, two, or one with tabs: what fits the width at the text size a person chose."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QScrollArea, QSizePolicy, QTabBar, QVBoxLayout, QWidget

from calendario.gui.theme import Theme
from calendario.gui.widgets.choosing import Choice
from calendario.gui.widgets.scroll import bring_into_view

_THREE = 950  # px at 100 %: a window of 1180 with its navigation
_TWO = 620
_GUTTER = 16


class _Column(QScrollArea):
    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = False
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

    def set_whole(self, whole: bool) -> None:
        """As high as what is in it: the page scrolls instead."""
        self._whole = whole
        self.setMinimumHeight(0)
        self._hold_open()

    def _hold_open(self) -> None:
        """What does not fit scrolls: left to itself the scroll area squeezes words that wrap."""
        wide = self.viewport().width()
        layout = self.column
        high = layout.totalHeightForWidth(wide) if layout.hasHeightForWidth() else layout.totalSizeHint().height()
        if high != self.body.minimumHeight():
            self.body.setMinimumHeight(high)
        if self._whole:
            self.setMinimumHeight(high + 2 * self.frameWidth())


class Columns(QWidget):
    """Holds the parts of the editor. In three columns *Cuándo sale* stays pinned under the text.

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
        card: QWidget,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._channels, self._writing, self._images = channels, writing, images
        self._timing, self._findings, self._preview = timing, findings, preview
        self._card = card
        self._count = 0
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        for words in (self.tr("Text"), self.tr("When it goes out"), self.tr("Review"), self.tr("Preview")):
            self.tabs.addTab(words)
        self.tabs.currentChanged.connect(self._show_tab)
        #: The same where the tabs would be cut
        self.chooser = Choice(self)
        self.chooser.setAccessibleName(self.tr("Part of the post"))
        self.chooser.addItems([self.tabs.tabText(number) for number in range(self.tabs.count())])
        self.chooser.activated.connect(self.tabs.setCurrentIndex)
        self.tabs.currentChanged.connect(self.chooser.setCurrentIndex)
        self._whole = False
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
        whole.addWidget(self.chooser)
        whole.addLayout(row, 1)
        timing.installEventFilter(self)
        self._arrange(3)
        theme.changed.connect(self._measure)

    @property
    def count(self) -> int:
        """How many columns there are now."""
        return self._count

    @property
    def is_whole(self) -> bool:
        """Whether each column is as high as what is in it."""
        return self._whole

    def set_whole(self, whole: bool) -> None:
        """Nothing scrolls in here: the page does, where there is too little height for columns of their own."""
        if whole == self._whole:
            return
        self._whole = whole
        for column in (self._left, self._middle, self._right):
            column.set_whole(whole)
        self._fit()
        self.arranged.emit(self._count)

    def begin(self) -> None:
        """Another post: it is seen from its beginning, whatever was looked at of the one before."""
        self.tabs.setCurrentIndex(0)
        for column in (self._left, self._middle, self._right, self._pinned):
            column.verticalScrollBar().setValue(0)

    def stops(self) -> list[QWidget]:
        """Where Tab goes, before what the parts have."""
        return [self.tabs, self.chooser]

    def show_part(self, part: QWidget) -> None:
        """Brings that part into view: its tab where there are tabs."""
        place = next((n for n, parts in enumerate(self._tab_parts()) if any(_within(part, p) for p in parts)), None)
        if self._count == 1 and place is not None:
            self.tabs.setCurrentIndex(place)
        QTimer.singleShot(0, part, partial(bring_into_view, part))  # once what opened with it has its height

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def _measure(self) -> None:
        width = self.width() * 100 / self._theme.text_scale
        self._arrange(3 if width >= _THREE else 2 if width >= _TWO else 1)
        self._fit()
        self._show_way()

    def _show_way(self) -> None:
        """From part to part, in one column."""
        fits = self.tabs.sizeHint().width() <= self.width()
        self.tabs.setVisible(self._count == 1 and fits)
        self.chooser.setVisible(self._count == 1 and not fits)

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
        self._pinned.setFixedHeight(high + 8 if self._whole else min(high + 8, max(self.height() // 2, 90)))

    def _tab_parts(self) -> tuple[tuple[QWidget, ...], ...]:
        return (
            (self._writing, self._images, self._channels),
            (self._timing, self._card),
            (self._findings,),
            (self._preview,),
        )

    def _arrange(self, count: int) -> None:
        if count == self._count:
            return
        self._count = count
        parts = (self._channels, self._writing, self._images, self._timing, self._findings, self._preview, self._card)
        for column in (self._left, self._middle, self._right, self._pinned):
            # Not `takeAt`: an item that Python still holds keeps the widget from telling its new one of its size.
            for part in parts:
                column.column.removeWidget(part)
            while (spacer := column.column.itemAt(0)) is not None:
                column.column.removeItem(spacer)
        if count == 3:
            self._fill(self._left, self._channels, self._card)
            self._fill(self._middle, self._writing, self._images, stretch=self._writing)
            self._fill(self._pinned, self._timing)
            self._fill(self._right, self._findings, self._preview, stretch=self._preview)
        elif count == 2:
            self._fill(self._left, self._channels, self._card)
            self._fill(self._middle, self._writing, self._images, self._timing, self._findings, self._preview)
        else:
            self._fill(self._middle, *(part for parts_ in self._tab_parts() for part in parts_))
        self._left.setVisible(count > 1)
        self._right.setVisible(count == 3)
        self._pinned.setVisible(count == 3)
        self._show_way()
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
                if number == place:  # what became of it while it was hidden has reached no layout round it
                    for layout in part.findChildren(QLayout):
                        layout.invalidate()
                    part.updateGeometry()


def _within(part: QWidget, whole: QWidget) -> bool:
    return part is whole or whole.isAncestorOf(part)
