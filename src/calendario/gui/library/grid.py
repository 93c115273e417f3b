"""The pictures side by side: each made small when it is first seen, and read a page at a time."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from calendario.desk.desk import Desk
from calendario.desk.library import Kept
from calendario.domain.rights import Standing
from calendario.gui.background import Background
from calendario.gui.editor.pictures import small_picture
from calendario.gui.shown import tip
from calendario.gui.theme import Theme
from calendario.gui.widgets.elided import paint_lines, wrapped
from calendario.sentences import standing_word

_TILE, _PICTURE, _EDGE = 150, 100, 6  # px at 100 %: how wide a tile is, how high its picture
_MOST_SMALL = 400  # pictures kept small; the others are made again
_KEPT = Qt.ItemDataRole.UserRole
_SMALL = Qt.ItemDataRole.UserRole + 1
#: How a picture that may not be shown, or not for long, is marked.
MARKS = {
    Standing.MISSING: ("aviso", "warn"),
    Standing.OVER: ("bloquea", "block"),
    Standing.WITHDRAWN: ("bloquea", "block"),
    Standing.SOON_OVER: ("reloj", "warn"),
}


class Pictures(QAbstractListModel):
    """What was found so far; `more_wanted` when the end of it comes in sight and there is more."""

    more_wanted = Signal()

    def __init__(self, desk: Desk, background: Background, size: Callable[[], QSize], parent: QObject) -> None:
        """`size` is that of a small picture in pixels."""
        super().__init__(parent)
        self._desk, self._background, self._size = desk, background, size
        self._kept: list[Kept] = []
        self._total = 0
        self._asked = False
        self._small: OrderedDict[str, QImage] = OrderedDict()
        self.today = date.min

    def show_found(self, kept: Sequence[Kept], total: int, today: date) -> None:
        """Other pictures."""
        self.beginResetModel()
        self._kept, self._total, self._asked, self.today = list(kept), total, False, today
        self.endResetModel()

    def add_found(self, kept: Sequence[Kept], total: int) -> None:
        """Those that come after."""
        self._asked, self._total = False, total if kept else len(self._kept)
        if kept:
            first = len(self._kept)
            self.beginInsertRows(QModelIndex(), first, first + len(kept) - 1)
            self._kept += kept
            self.endInsertRows()

    def not_found(self) -> None:
        """They could not be read; they are asked for again."""
        self._asked = False

    def forget_small(self) -> None:
        """For another size of text."""
        self._small.clear()

    def row_of(self, digest: str) -> int:
        """Where that picture stands, -1 where it does not."""
        return next((n for n, kept in enumerate(self._kept) if kept.image.digest == digest), -1)

    # --- Qt

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._kept)

    def canFetchMore(self, _parent: QModelIndex | QPersistentModelIndex) -> bool:
        return not self._asked and len(self._kept) < self._total

    def fetchMore(self, _parent: QModelIndex | QPersistentModelIndex) -> None:
        self._asked = True
        self.more_wanted.emit()

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._kept):
            return None
        kept = self._kept[index.row()]
        said = kept.image.alt.strip() or self.tr("Not described")
        if role == Qt.ItemDataRole.DisplayRole:
            return said
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(said)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = self.tr("Video: %1").replace("%1", said) if _is_video(kept) else said
            parts = (said, standing_word(kept.rights.standing(self.today)), self.tr("in %n post(s)", "", kept.posts))
            return ". ".join(part.rstrip(".") for part in parts)
        if role == _KEPT:
            return kept
        return self._small_of(kept) if role == _SMALL else None

    def _small_of(self, kept: Kept) -> QImage:
        digest = kept.image.digest
        if digest in self._small:
            self._small.move_to_end(digest)
            return self._small[digest]
        self._small[digest] = QImage()  # asked for once
        if len(self._small) > _MOST_SMALL:
            self._small.popitem(last=False)
        find = partial(self._desk.writing.picture, kept.image)
        self._background.run(partial(_small, digest, find, self._size()), self._made)
        return self._small[digest]

    def _made(self, answer: tuple[str, QImage]) -> None:
        digest, picture = answer
        if digest in self._small:
            self._small[digest] = picture
        row = self.row_of(digest)
        if row >= 0:
            self.dataChanged.emit(self.index(row), self.index(row), [_SMALL])


class _Tile(QStyledItemDelegate):
    def __init__(self, theme: Theme, model: Pictures, parent: QObject) -> None:
        super().__init__(parent)
        self._theme, self._model = theme, model

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        theme = self._theme
        lines = 3 * theme.line_step("small")
        return QSize(theme.scaled(_TILE), theme.scaled(_PICTURE) + lines + 4 * _EDGE)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme, kept = self._theme, index.data(_KEPT)
        if kept is None:
            return
        area = QRect(option.rect).adjusted(3, 3, -3, -3)
        state = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, theme.colour("accent_tint"))
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRect(area.adjusted(1, 1, -1, -1))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, theme.colour("hover"))
        inner = area.adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        top = QRect(inner.left(), inner.top(), inner.width(), theme.scaled(_PICTURE))
        self._paint_picture(painter, top, index.data(_SMALL), "video" if _is_video(kept) else "imagen")
        step, line = theme.line_step("small"), top.bottom() + 5
        left, standing = inner.left(), kept.rights.standing(self._model.today)
        said = " ".join(kept.image.alt.split())
        pieces = wrapped(said or self.tr("Not described"), theme.font("small"), inner.width(), 2)
        painter.setPen(theme.colour("ink" if said else "warn"))
        paint_lines(painter, left, line, step, theme.font("small"), pieces)
        told = self.tr("%n post(s)", "", kept.posts)
        painter.setPen(theme.colour("muted"))
        line += step * len(pieces)
        if standing in MARKS:
            icon, token = MARKS[standing]
            size = theme.scaled(14)
            ratio = painter.device().devicePixelRatioF()
            mark = theme.pixmap(icon, token, size, ratio)
            painter.drawPixmap(left, line + (step - size) // 2, mark)
            left += size + 5
            painter.setPen(theme.colour(token))
            told = standing_word(standing)
        room = inner.right() - left
        paint_lines(painter, left, line, step, theme.font("small"), wrapped(told, theme.font("small"), room, 1))
        painter.restore()

    def _paint_picture(self, painter: QPainter, area: QRect, small: QImage, name: str) -> None:
        theme = self._theme
        painter.fillRect(area, theme.colour("sunken"))
        if small.isNull():
            size = theme.scaled(22)
            icon = theme.pixmap(name, "muted", size, painter.device().devicePixelRatioF())
            painter.drawPixmap(area.center().x() - size // 2, area.center().y() - size // 2, icon)
            return
        full = small.size().scaled(area.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRect(area.topLeft(), full)
        place.moveCenter(area.center())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(place, small)


class PictureGrid(QListView):
    """`looked_at` with the picture the keyboard or the mouse goes to (None for none), `taken` with one that is pressed
    twice or by Enter.
    """

    looked_at = Signal(object)
    taken = Signal(object)

    def __init__(self, desk: Desk, theme: Theme, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.pictures = Pictures(desk, background, self._small_size, self)
        self.setModel(self.pictures)
        self.setItemDelegate(_Tile(theme, self.pictures, self))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(self.tr("Images"))
        self.clicked.connect(lambda _index: self.looked_at.emit(self.picture()))
        self.doubleClicked.connect(lambda _index: self._take())
        self.selectionModel().currentChanged.connect(lambda *_both: self.looked_at.emit(self.picture()))
        theme.changed.connect(self._dress)

    def picture(self) -> Kept | None:
        """The one the keyboard is on."""
        found = self.currentIndex().data(_KEPT)
        return found if isinstance(found, Kept) else None

    def choose(self, digest: str) -> bool:
        """Goes to that picture, if it is there."""
        row = self.pictures.row_of(digest)
        if row >= 0:
            self.setCurrentIndex(self.pictures.index(row))
        return row >= 0

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self._take()
        else:
            super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:
        """One row of them."""
        return QSize(self._theme.scaled(_TILE) + 24, self._theme.scaled(_PICTURE) + 3 * self._theme.line_step("small"))

    def _take(self) -> None:
        found = self.picture()
        if found is not None:
            self.taken.emit(found)

    def _small_size(self) -> QSize:
        scaled = self._theme.scaled
        return QSize(scaled(_TILE), scaled(_PICTURE)) * 2

    def _dress(self) -> None:
        self.pictures.forget_small()
        self.scheduleDelayedItemsLayout()


def _is_video(kept: Kept) -> bool:
    return kept.image.mime.startswith("video/")


def _small(digest: str, find: Callable[[], Path], size: QSize) -> tuple[str, QImage]:
    return digest, small_picture(find, size)
