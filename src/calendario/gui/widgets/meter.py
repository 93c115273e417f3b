"""How much of its weekly target a channel has: published, planned, missing and too many, with drafts apart."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from calendario.gui.shown import tip
from calendario.gui.theme import Theme
from calendario.gui.widgets.buttons import Pressable
from calendario.gui.widgets.chips import chip_size, paint_chip

_GAP = 3
_HATCH_STEP = 4.5
_LEAST_BOX = 6  # px; narrower boxes would not show their hatch


@dataclass(frozen=True, slots=True)
class MeterFace:
    """A channel's week: counts of publications, its target, and `words`, the translated sentence («2 of 3, 1 missing»).

    `maximum` None is no upper limit.
    """

    letters: str
    name: str
    published: int
    planned: int
    drafts: int
    minimum: int
    maximum: int | None
    words: str


def boxes(face: MeterFace) -> tuple[str, ...]:
    """The row of boxes: "published", "planned", "over" beyond the maximum, "missing" up to the minimum.

    Drafts have none: a text that may never go out completes no target.
    """
    done = ["published"] * face.published + ["planned"] * face.planned
    if face.maximum is not None:
        done[face.maximum :] = ["over"] * len(done[face.maximum :])
    return tuple(done + ["missing"] * (face.minimum - len(done)))


class FrequencyMeter(Pressable):
    """A channel's meter; pressing it asks for its target. `compact` puts everything on one line."""

    def __init__(self, theme: Theme, face: MeterFace, parent: QWidget | None = None, *, compact: bool = False) -> None:
        super().__init__(parent)
        self._theme = theme
        self._compact = compact
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_face(face)
        theme.changed.connect(self._dress)

    @property
    def face(self) -> MeterFace:
        return self._face

    def set_face(self, face: MeterFace) -> None:
        self._face = face
        parts = [
            f"{face.name}: {face.words}",
            #: Accessible name of a frequency meter: publications of the week
            self.tr("%n published", "", face.published),
            self.tr("%n planned", "", face.planned),
        ]
        if face.drafts:
            parts.append(self.tr("%n draft(s) apart", "", face.drafts))
        told = ". ".join(parts) + "."
        self.setAccessibleName(told)
        self.setToolTip(tip(told))
        self._dress()

    def set_compact(self, compact: bool) -> None:
        """One line (letters, words, short bar) or two (letters, name, words; bar below)."""
        self._compact = compact
        self._dress()

    def sizeHint(self) -> QSize:
        chip = chip_size(self._theme, self._face.letters).width()
        metrics, small = self._theme.metrics("body"), self._theme.metrics("small")
        if self._compact:
            width = chip + 5 + self._theme.scaled(60) + 6 + self._words_width()
            return QSize(width, self._theme.scaled(20))
        name = small.horizontalAdvance(self._face.name)
        width = chip + 7 + name + 8 + self._words_width() + 4
        return QSize(max(width, self._theme.scaled(110)), metrics.height() + 4 + self._theme.scaled(9) + 2)

    def minimumSizeHint(self) -> QSize:
        chip = chip_size(self._theme, self._face.letters).width()
        room = chip + 7 + self._words_width()
        return QSize(room + (self._theme.scaled(40) if self._compact else 0), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse():
            painter.fillRect(self.rect(), self._theme.colour("hover"))
        chip = chip_size(self._theme, self._face.letters)
        line = self.height() if self._compact else self._theme.metrics("body").height()
        paint_chip(painter, QRect(0, (line - chip.height()) // 2, *chip.toTuple()), self._theme, self._face.letters)
        if self._compact:
            self._paint_one_line(painter, chip.width() + 5)
        else:
            self._paint_two_lines(painter, chip.width() + 7, line)

    def _paint_one_line(self, painter: QPainter, left: int) -> None:
        words = QRect(self.width() - self._words_width(), 0, self._words_width(), self.height())
        self._paint_words(painter, words)
        bar = QRect(left, 0, words.left() - 6 - left, self._theme.scaled(9))
        bar.moveTop((self.height() - bar.height()) // 2)
        self._paint_bar(painter, bar)

    def _paint_two_lines(self, painter: QPainter, left: int, line: int) -> None:
        words = QRect(self.width() - self._words_width(), 0, self._words_width(), line)
        self._paint_words(painter, words)
        font = self._theme.font("small")
        painter.setFont(font)
        painter.setPen(self._theme.colour("ink"))
        room = words.left() - left - 6
        name = painter.fontMetrics().elidedText(self._face.name, Qt.TextElideMode.ElideRight, room)
        if room > painter.fontMetrics().averageCharWidth() * 4:
            painter.drawText(QRect(left, 0, room, line), Qt.AlignmentFlag.AlignVCenter, name)
        self._paint_bar(painter, QRect(0, line + 3, self.width(), self._theme.scaled(9)))

    def _paint_words(self, painter: QPainter, area: QRect) -> None:
        """The words at the right, figures in bold up to the first comma as the eye looks for them."""
        painter.setPen(self._theme.colour("ink"))
        for words, font in self._pieces():
            painter.setFont(font)
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, words)
            area = area.adjusted(QFontMetrics(font).horizontalAdvance(words), 0, 0, 0)

    def _pieces(self) -> tuple[tuple[str, QFont], tuple[str, QFont]]:
        figures, comma, rest = self._face.words.partition(",")
        strong = self._theme.font("small")
        strong.setWeight(self._theme.font("strong").weight())
        return (figures, strong), (comma + rest, self._theme.font("small"))

    def _words_width(self) -> int:
        return sum(QFontMetrics(font).horizontalAdvance(words) for words, font in self._pieces()) + 2

    def _paint_bar(self, painter: QPainter, area: QRect) -> None:
        if self._face.drafts:
            area = area.adjusted(0, 0, -self._paint_drafts(painter, area), 0)
        row = boxes(self._face)
        if not row or area.width() <= 0:
            return
        width = (area.width() - _GAP * (len(row) - 1)) / len(row)
        if width < _LEAST_BOX:
            self._paint_runs(painter, area, row)
            return
        for number, kind in enumerate(row):
            left = area.left() + number * (width + _GAP)
            self._paint_box(painter, QRectF(left, area.top(), width, area.height()), kind)

    def _paint_runs(self, painter: QPainter, area: QRect, row: tuple[str, ...]) -> None:
        """Too many to tell apart: one long box for each kind, in proportion."""
        runs = [(kind, len(list(same))) for kind, same in groupby(row)]
        share = (area.width() - _GAP * (len(runs) - 1)) / len(row)
        left = float(area.left())
        for kind, count in runs:
            self._paint_box(painter, QRectF(left, area.top(), share * count, area.height()), kind)
            left += share * count + _GAP

    def _paint_box(self, painter: QPainter, box: QRectF, kind: str) -> None:
        colour = self._theme.colour
        inner = box.adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if kind == "published":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("ok"))
            painter.drawRoundedRect(box, 2, 2)
            return
        pen = {"planned": "planned", "over": "warn", "missing": "control"}[kind]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("warn_tint" if kind == "over" else "surface"))
        painter.drawRoundedRect(inner, 2, 2)
        if kind == "planned":
            self._paint_hatch(painter, inner)
        line = QPen(colour(pen), 1)
        if kind == "missing":
            line.setDashPattern([3.0, 2.0])
        painter.setPen(line)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(inner, 2, 2)
        if kind == "over" and box.width() >= _LEAST_BOX:
            middle, arm = box.center(), min(box.height(), box.width()) * 0.28
            painter.drawLine(QPointF(middle.x() - arm, middle.y()), QPointF(middle.x() + arm, middle.y()))
            painter.drawLine(QPointF(middle.x(), middle.y() - arm), QPointF(middle.x(), middle.y() + arm))

    def _paint_hatch(self, painter: QPainter, box: QRectF) -> None:
        """Diagonals closer than Qt's own pattern, so that the narrowest box shows two of them."""
        painter.save()
        painter.setClipRect(box)
        painter.setPen(QPen(self._theme.colour("planned"), 1.6))
        foot = box.left() - box.height()
        while foot < box.right():
            painter.drawLine(QPointF(foot, box.bottom()), QPointF(foot + box.height(), box.top()))
            foot += _HATCH_STEP
        painter.restore()

    def _paint_drafts(self, painter: QPainter, area: QRect) -> int:
        """A pencil and how many, at the right end; returns the room taken."""
        size = self._theme.scaled(12)
        painter.setFont(self._theme.font("small"))
        text = str(self._face.drafts)
        taken = size + 2 + painter.fontMetrics().horizontalAdvance(text)
        left = area.right() + 1 - taken
        middle = area.center().y() + 1
        pencil = self._theme.pixmap("borrador", "muted", size, self.devicePixelRatioF())
        painter.drawPixmap(left, middle - size // 2, pencil)
        painter.setPen(self._theme.colour("muted"))
        height = painter.fontMetrics().height()
        box = QRect(left + size + 2, middle - height // 2, taken, height)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, text)
        return taken + 8

    def _dress(self) -> None:
        self.updateGeometry()
        self.update()
