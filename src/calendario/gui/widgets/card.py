"""The card of a publication in the calendar: the hour, what it says, where it goes and how it stands."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QEnterEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from calendario.gui.shown import tip
from calendario.gui.theme import Theme
from calendario.gui.widgets.buttons import Pressable
from calendario.gui.widgets.chips import chip_size, paint_chip, paint_tag
from calendario.gui.widgets.elided import paint_lines, wrapped
from calendario.gui.widgets.states import FINDING, STATE

_SPINE = 20
_EDGE = 4
_RADIUS = 4
_TEXT_LEFT = 24
_RIGHT = 3
_CHIP_GAP = 3
_HEAD = 19  # hour and chips; each title line adds a step of 15: 34, 49, 64 px at 100 %
_MOST_LINES = 4

#: Keys that a card never hands on: beside other buttons Qt would take them to whatever comes next in the window.
ARROWS = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right})

_SPINE_TINT = {
    "draft": "sunken",
    "pending": "seal_tint",
    "returned": "warn_tint",
    "planned": "planned_tint",
    "by_hand": "planned_tint",
    "sending": "planned_tint",
    "published": "ok_tint",
    "unconfirmed": "unknown_tint",
    "missed": "warn_tint",
    "failed": "block_tint",
    "held": "hold_tint",
    "discarded": "sunken",
}


@dataclass(frozen=True, slots=True)
class CardFace:
    """What a card shows; every text is translated.

    `letters` and `channel_names` go together. `state` is a key of STATE. `finding` is the gravest open one, and
    `findings` how many there are that prevent publishing or give notice. `sealed` is None without approval, "broken"
    when the content changed after it, anything else when it stands. An empty `hour` is a draft without a date: its
    title comes first and it has no spine. `accessible` and `tooltip` say all of it.
    """

    hour: str
    title: str
    letters: tuple[str, ...]
    channel_names: tuple[str, ...]
    state: str
    finding: str | None = None
    findings: int = 0
    sealed: str | None = None
    accessible: str = ""
    tooltip: str = ""


def card_height(theme: Theme, title_lines: int) -> int:
    """Height in px of a card that shows so many lines of its title (34, 49, 64 at 100 %)."""
    return theme.scaled(_HEAD) + title_lines * theme.line_step("small")


class PostCard(Pressable):
    """A card that is pressed like a button (Space, Enter, mouse). `customContextMenuRequested` asks for its menu, by
    mouse or by the menu key, with a point inside the card. Its height says how many title lines it shows."""

    def __init__(self, theme: Theme, face: CardFace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lines: tuple[tuple[int, int, str], list[str]] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.set_face(face)
        theme.changed.connect(self._dress)

    @property
    def face(self) -> CardFace:
        return self._face

    def set_face(self, face: CardFace) -> None:
        """Shows something else in the same place: focus and position stay."""
        self._face = face
        self._lines = None
        told = face.accessible or _told(face)
        self.setAccessibleName(told)
        self.setToolTip(tip(face.tooltip or told))
        self.update()

    def title_lines(self) -> list[str]:
        """The title as it is broken and shortened at this size."""
        lines = self._line_count()
        width = self.width() - (self._text_left() + _RIGHT)
        if self._lines is None or self._lines[0] != (width, lines, self._face.title):
            pieces = wrapped(self._face.title, self._title_font(), width, lines)
            self._lines = ((width, lines, self._face.title), pieces)
        return self._lines[1]

    def needed_height(self) -> int:
        """The height at which nothing of what it shows at its present size is lost."""
        return card_height(self._theme, len(self.title_lines()) + self.chips_below())

    def chips_below(self) -> bool:
        """Whether the chips have a line of their own: where not all fit beside the hour and the card is high enough."""
        sizes = [chip_size(self._theme, name, compact=True) for name in self._face.letters]
        fits = _row_width(sizes) <= self.width() - _RIGHT - self._head_left()
        return bool(self._face.hour) and not fits and self._room() >= 2

    def sizeHint(self) -> QSize:
        return QSize(self._theme.scaled(131), card_height(self._theme, 3 if self._face.hour else 1))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.scaled(60), card_height(self._theme, 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in ARROWS:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        outline = QPainterPath()
        outline.addRoundedRect(frame, _RADIUS, _RADIUS)
        painter.save()
        painter.setClipPath(outline)
        painter.fillPath(outline, self._paper())
        self._paint_spine(painter)
        painter.restore()
        self._paint_border(painter, outline)
        if self._face.hour:
            self._paint_icons(painter)
            self._paint_head(painter)
            painter.setPen(self._ink())
            top = self._theme.scaled(_HEAD) - 1 + self._step() * self.chips_below()
            paint_lines(painter, self._text_left(), top, self._step(), self._title_font(), self.title_lines())
        else:
            self._paint_undated(painter)

    # --- parts

    def _paint_spine(self, painter: QPainter) -> None:
        state, height = self._face.state, self.height()
        if self._face.hour:
            spine = QRect(0, 0, self._spine(), height)
            painter.fillRect(spine, self._theme.colour(_SPINE_TINT[state]))
            if state == "held":
                hatch = QColor(self._theme.colour("hold"))
                hatch.setAlphaF(0.35)
                painter.fillRect(spine, QBrush(hatch, Qt.BrushStyle.BDiagPattern))
        edge = QRect(0, 0, _EDGE, height)
        painter.fillRect(edge, self._line_colour())

    def _paint_border(self, painter: QPainter, outline: QPainterPath) -> None:
        quiet = STATE[self._face.state].line == "none" or self._face.state == "published"
        pen = QPen(self._theme.colour("border") if quiet else self._line_colour(), 1)
        if STATE[self._face.state].line == "dashed":
            pen.setDashPattern([3.0, 2.0])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(outline)

    def _paint_icons(self, painter: QPainter) -> None:
        face, look = self._face, STATE[self._face.state]
        icons = [(look.icon, look.token)]
        if face.finding is not None:
            icons.append(FINDING[face.finding])
        if face.sealed is not None:
            icons.append(("pendiente" if face.sealed == "broken" else "sello", "seal"))
        size, step = self._theme.scaled(14), self._theme.scaled(15)
        left, top = _EDGE + (self._spine() - _EDGE - size) // 2, self._theme.scaled(3)
        for icon, token in icons:
            if top + size > self.height():
                break
            painter.drawPixmap(left, top, self._theme.pixmap(icon, token, size, self.devicePixelRatioF()))
            top += step
        if face.finding is not None and face.findings > 1 and top + size <= self.height():
            # Below the icons, of which none gives way to it: how many there are.
            painter.setFont(self._theme.font("small"))
            painter.setPen(self._theme.colour(FINDING[face.finding][1]))
            box = QRect(_EDGE, top - 1, self._spine() - _EDGE, size)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(min(face.findings, 99)))

    def _paint_head(self, painter: QPainter) -> None:
        font = self._theme.font("small")
        font.setWeight(QFont.Weight.DemiBold)
        painter.setPen(self._ink())
        top, step = self._theme.scaled(3), self._step()
        paint_lines(painter, self._text_left(), top, step, font, [self._face.hour])
        if self.chips_below():
            self._paint_chips(painter, QPoint(self._text_left(), self._theme.scaled(_HEAD) - 1))
        else:
            self._paint_chips(painter, QPoint(self._head_left(), top))

    def _paint_chips(self, painter: QPainter, start: QPoint) -> None:
        """As many chips as fit, one at least, then how many are left."""
        theme, letters = self._theme, self._face.letters
        sizes = [chip_size(theme, name, compact=True) for name in letters]
        room = self.width() - _RIGHT - start.x()
        fit = len(letters)
        while fit > 1 and _row_width(sizes[:fit]) + self._more_width(len(letters) - fit) > room:
            fit -= 1
        place = QPoint(start)
        for name, size in zip(letters[:fit], sizes, strict=False):
            paint_chip(painter, QRect(place, size), theme, name, compact=True)
            place.setX(place.x() + size.width() + _CHIP_GAP)
        if fit < len(letters):
            more = f"+{len(letters) - fit}"
            box = QRect(place, chip_size(theme, more, compact=True))
            box.setRight(min(box.right(), self.width() - 2))  # its own padding goes first
            paint_tag(painter, box, theme, more, theme.colour("hover"), theme.colour("ink"), compact=True)

    def _more_width(self, hidden: int) -> int:
        return chip_size(self._theme, f"+{hidden}", compact=True).width() + _CHIP_GAP if hidden else 0

    def _paint_undated(self, painter: QPainter) -> None:
        painter.setPen(self._ink())
        left, top = self._text_left(), self._theme.scaled(3)
        lines = self.title_lines()
        paint_lines(painter, left, top, self._step(), self._title_font(), lines)
        chips_top = top + len(lines) * self._step() + 2
        height = chip_size(self._theme, "X", compact=True).height()
        self._paint_chips(painter, QPoint(left, min(chips_top, self.height() - height - 2)))
        if self._face.finding is not None:
            icon, token = FINDING[self._face.finding]
            size = self._theme.scaled(14)
            pixmap = self._theme.pixmap(icon, token, size, self.devicePixelRatioF())
            painter.drawPixmap(self.width() - size - _RIGHT, self.height() - size - 3, pixmap)

    # --- measures and colours

    def _line_count(self) -> int:
        return max(1, min(_MOST_LINES, self._room() - self.chips_below()))

    def _room(self) -> int:
        """How many lines fit below the hour."""
        return (self.height() - self._theme.scaled(_HEAD)) // self._step()

    def _head_left(self) -> int:
        """Where the chips begin that stand beside the hour."""
        font = self._theme.font("small")
        font.setWeight(QFont.Weight.DemiBold)
        return self._text_left() + QFontMetrics(font).horizontalAdvance(self._face.hour) + 5

    def _step(self) -> int:
        return self._theme.line_step("small")

    def _spine(self) -> int:
        return max(_SPINE, _EDGE + self._theme.scaled(16))

    def _text_left(self) -> int:
        return self._spine() + _TEXT_LEFT - _SPINE if self._face.hour else _EDGE + 7

    def _title_font(self) -> QFont:
        font = self._theme.font("small")
        if not self._face.hour:
            font.setWeight(QFont.Weight.DemiBold)
        return font

    def _line_colour(self) -> QColor:
        token = STATE[self._face.state].token
        return self._theme.colour("control" if token == "muted" else token)

    def _ink(self) -> QColor:
        return self._theme.colour("muted" if self._face.state in ("published", "discarded") else "ink")

    def _paper(self) -> QColor:
        if self._face.state in ("missed", "failed"):
            return self._theme.colour(_SPINE_TINT[self._face.state])
        return self._theme.colour("hover" if self.underMouse() else "surface")

    def _dress(self) -> None:
        self._lines = None
        self.updateGeometry()
        self.update()


def _row_width(sizes: list[QSize]) -> int:
    return sum(size.width() for size in sizes) + _CHIP_GAP * max(0, len(sizes) - 1)


def _told(face: CardFace) -> str:
    told = [f"{face.hour}, {face.title}" if face.hour else face.title, ", ".join(face.channel_names)]
    return ". ".join(part for part in [*told, STATE[face.state].word] if part) + "."
