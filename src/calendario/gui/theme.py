"""The look: colours, type and icons by name, in a light and a dark scheme, at the text size a person chose."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zlib import crc32

from PySide6.QtCore import QByteArray, QObject, QRectF, Qt, QTemporaryDir, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontInfo,
    QFontMetrics,
    QGuiApplication,
    QIcon,
    QPainter,
    QPalette,
    QPixmap,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QApplication

SCHEMES = ("system", "light", "dark")

_Role = QPalette.ColorRole
_PALETTE = {
    _Role.Window: "window",
    _Role.WindowText: "ink",
    _Role.Base: "surface",
    _Role.AlternateBase: "sunken",
    _Role.Text: "ink",
    _Role.Button: "surface",
    _Role.ButtonText: "ink",
    _Role.Highlight: "selection",
    _Role.HighlightedText: "on_selection",
    _Role.Link: "link",
    _Role.LinkVisited: "seal",
    _Role.ToolTipBase: "ink",
    _Role.ToolTipText: "surface",
    _Role.PlaceholderText: "muted",
    _Role.BrightText: "block",
    _Role.Light: "hover",
    _Role.Midlight: "sunken",
    _Role.Mid: "border",
    _Role.Dark: "control",
    _Role.Shadow: "ink",
    _Role.Accent: "accent",
}

# Where the system asks for more contrast its own palette rules: paper, ink and what is chosen, nothing between.
_HIGH_CONTRAST = {
    "window": _Role.Window,
    "nav": _Role.Window,
    "disabled": _Role.PlaceholderText,
    "accent": _Role.Highlight,
    "accent_hover": _Role.Highlight,
    "accent_press": _Role.Highlight,
    "on_accent": _Role.HighlightedText,
    "selection": _Role.Highlight,
    "on_selection": _Role.HighlightedText,
    "focus": _Role.Highlight,
    "link": _Role.Link,
}
_PAPERS = ("surface", "sunken", "hover", "holiday_hatch")

# What the application wears in place of a sheet of ours.
# WORKAROUND: not "", which ends Qt's list of the widgets that wear a sheet. Some stay marked as listed (menu bars, the
# scroll bars of a list that drops down), so that the next list is not told when they go: the next change of the sheet
# walks into freed memory (Qt 6.11).
NO_SHEET = "/* none */"

# Pictures a style sheet can only take from a file: name in the sheet -> (icon or drawing, token).
_DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20" fill="currentColor">{}</svg>'
_DOT = _DRAWING.format('<circle cx="10" cy="10" r="5"/>')
_BAR = _DRAWING.format('<path d="M5 8.8h10v2.4H5z"/>')
_SHEET_PICTURES = {
    "down": ("abajo", "ink"),
    "up": ("arriba", "ink"),
    "checked": ("bien", "on_accent"),
    "checked-ink": ("bien", "ink"),
    "chosen": (_DOT, "on_accent"),
    "partly": (_BAR, "on_accent"),
}


class Theme(QObject):
    """Colours, fonts and icons by the names of `resources/style/tokens.json`. Needs a QApplication.

    `changed` comes after colours or text size are new; every icon this theme gave to a button or an action has been
    exchanged by then.
    """

    changed = Signal()

    def __init__(
        self, resources: Path, scheme: str = "system", text_scale: int = 100, parent: QObject | None = None
    ) -> None:
        """`resources` holds style/ and icons/; `scheme` is one of SCHEMES; `text_scale` is in per cent."""
        super().__init__(parent)
        if scheme not in SCHEMES:
            raise ValueError(f"scheme {scheme!r} is none of {', '.join(SCHEMES)}")
        self._icons = resources / "icons"
        self._tokens: dict[str, Any] = json.loads((resources / "style" / "tokens.json").read_text(encoding="utf-8"))
        self._sheet = (resources / "style" / "calendario.qss").read_text(encoding="utf-8")
        self._sheet_folder = QTemporaryDir()
        self._base_font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
        self._scheme = scheme
        self._text_scale = text_scale
        self._app: QApplication | None = None
        self._svgs: dict[str, str] = {}
        self._pixmaps: dict[tuple[str, str, str, int, float], QPixmap] = {}
        self._made: dict[tuple[str, str, int], QIcon] = {}
        self._following = False
        self.high_contrast = False
        self.name = self._wanted()

    # --- colours

    def colour(self, token: str) -> QColor:
        """The colour of that token now. Raises KeyError for an unknown one."""
        light, dark = self._tokens["colour"][token]
        if self.high_contrast:
            return QGuiApplication.palette().color(_high_contrast_role(token))
        return QColor(dark if self.name == "dark" else light)

    def channel_colours(self, letters: str) -> tuple[QColor, QColor]:
        """Background and foreground of a channel's letters. FB2 is tinted as FB; unknown letters always get the same
        one of the spare tints."""
        if self.high_contrast:
            return self.colour("surface"), self.colour("ink")
        tints: dict[str, Any] = self._tokens["channel"]
        spare: list[Any] = self._tokens["spare"]
        base = letters.rstrip("0123456789")
        pairs = tints.get(letters) or tints.get(base) or spare[crc32(base.encode()) % len(spare)]
        background, foreground = pairs[1 if self.name == "dark" else 0]
        return QColor(background), QColor(foreground)

    # --- type

    @property
    def text_scale(self) -> int:
        """In per cent."""
        return self._text_scale

    def font(self, role: str) -> QFont:
        """The system's font for "title", "heading", "body", "strong", "small" or "editor", with digits of one width
        where the font has them. Raises KeyError for another role."""
        figures = self._tokens["type"][role]
        font = QFont(self._base_font)
        font.setPointSizeF(figures["pt"] * self._text_scale / 100)
        font.setWeight(QFont.Weight(figures["weight"]))
        font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def metrics(self, role: str) -> QFontMetrics:
        """The measures of that font."""
        return QFontMetrics(self.font(role))

    def line_step(self, role: str) -> int:
        """Distance in px between the lines of a tight paragraph: room for accented capitals, no more."""
        return math.ceil(QFontInfo(self.font(role)).pixelSize() * 1.25)

    def scaled(self, px: float) -> int:
        """A length that grows with the text: `px` is its value at 100 %."""
        return round(px * self._text_scale / 100)

    # --- icons

    def pixmap(self, icon: str, token: str, size: int, ratio: float = 1.0) -> QPixmap:
        """The icon in that colour, `size` logical px square at `ratio` device pixels each. Kept for the next call.

        Raises FileNotFoundError for an unknown icon.
        """
        colour = self.colour(token).name()
        key = (icon, token, colour, size, ratio)
        if key not in self._pixmaps:
            self._pixmaps[key] = _drawn(self._svg(icon), colour, size, ratio)
        return self._pixmaps[key]

    def icon(self, icon: str, token: str = "ink", size: int = 16) -> QIcon:
        """The icon for buttons, actions and lists: `size` px at 100 % text, sharp up to three device pixels each.

        Disabled it is greyed.
        """
        key = (icon, token, size)
        if key not in self._made:
            made = QIcon()
            actual = self.scaled(size)
            shown = "ink" if self.high_contrast else token  # without the sheet every button is the system's
            for ratio in (1.0, 2.0, 3.0):
                made.addPixmap(self.pixmap(icon, shown, actual, ratio))
                made.addPixmap(self.pixmap(icon, "disabled", actual, ratio), QIcon.Mode.Disabled)
            self._made[key] = made
        return self._made[key]

    # --- the application

    def apply(self, app: QApplication) -> None:
        """Dresses the whole application, and again whenever the system's scheme changes if the scheme is "system"."""
        self._app = app
        app.setStyle("Fusion")
        app.setProperty("theme", self)  # the sheet the application wears shows pictures from this object's folder
        if not self._following:
            self._following = True
            self._hints = QGuiApplication.styleHints()  # kept: what it hands out dies with its Python wrapper
            self._hints.colorSchemeChanged.connect(self._system_changed)
            if hasattr(self._hints, "accessibility"):  # Qt 6.10
                self._contrast_hints = self._hints.accessibility()
                self._contrast_hints.contrastPreferenceChanged.connect(self._system_changed)
        self._dress()

    def set_scheme(self, scheme: str) -> None:
        """Changes to "system", "light" or "dark" at once."""
        if scheme not in SCHEMES:
            raise ValueError(f"scheme {scheme!r} is none of {', '.join(SCHEMES)}")
        self._scheme = scheme
        self._dress()

    def set_text_scale(self, text_scale: int) -> None:
        """Changes the text size at once; in per cent."""
        self._text_scale = text_scale
        self._dress()

    def _wanted(self) -> str:
        if self._scheme != "system":
            return self._scheme
        dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return "dark" if dark else "light"

    def _system_changed(self) -> None:
        if self._wanted() != self.name or self._contrast_asked() != self.high_contrast:
            self._dress()

    def _contrast_asked(self) -> bool:
        hints = getattr(self, "_contrast_hints", None)
        return hints is not None and hints.contrastPreference() is Qt.ContrastPreference.HighContrast

    def _dress(self) -> None:
        self.high_contrast = self._contrast_asked()
        self.name = self._wanted()
        if self._app is not None:
            self._app.setFont(self.font("body"))
            self._app.setPalette(QPalette() if self.high_contrast else self._palette())
            self._app.setStyleSheet(NO_SHEET if self.high_contrast else self._filled_sheet())
            self._exchange_icons()
        self.changed.emit()

    def _palette(self) -> QPalette:
        palette = QPalette()
        for role, token in _PALETTE.items():
            palette.setColor(role, self.colour(token))
        for role in (_Role.Text, _Role.WindowText, _Role.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.colour("disabled"))
        return palette

    def _filled_sheet(self) -> str:
        """The sheet with colours and lengths of now.

        The folder's name tells scheme and colour apart because Qt keeps a sheet's pictures by their path.
        """
        folder = Path(self._sheet_folder.path()) / self.name
        folder.mkdir(exist_ok=True)
        for name, (icon, token) in _SHEET_PICTURES.items():
            svg = icon if icon.startswith("<") else self._svg(icon)
            coloured = svg.replace("currentColor", self.colour(token).name())
            (folder / f"{name}.svg").write_text(coloured, encoding="utf-8")
        text = re.sub(r"\A\s*/\*.*?\*/", "", self._sheet, flags=re.DOTALL).replace("{icons}", folder.as_posix())
        text = re.sub(r"\{([a-z_]+)\}", lambda match: self.colour(match[1]).name(), text)
        return _with_lengths(text, self._text_scale / 100)

    def _exchange_icons(self) -> None:
        """Gives every button and action that carries an icon of this theme the same one in the new colours."""
        old = {icon.cacheKey(): key for key, icon in self._made.items()}
        self._made.clear()

        def exchange(carried: QIcon, put: Callable[[QIcon], None]) -> None:
            key = old.get(carried.cacheKey())
            if key is not None:
                put(self.icon(*key))

        for widget in QApplication.allWidgets():
            if isinstance(widget, QAbstractButton):
                exchange(widget.icon(), widget.setIcon)
            for action in widget.actions():
                exchange(action.icon(), action.setIcon)

    def _svg(self, icon: str) -> str:
        if icon not in self._svgs:
            self._svgs[icon] = (self._icons / f"{icon}.svg").read_text(encoding="utf-8")
        return self._svgs[icon]


def _high_contrast_role(token: str) -> QPalette.ColorRole:
    if token in _HIGH_CONTRAST:
        return _HIGH_CONTRAST[token]
    return _Role.Base if token.endswith("_tint") or token in _PAPERS else _Role.WindowText


def _drawn(svg: str, colour: str, size: int, ratio: float) -> QPixmap:
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(svg.replace("currentColor", colour).encode())).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap


def _with_lengths(sheet: str, scale: float) -> str:
    """pt and sp multiplied by `scale`. A radius is rounded down: above half its box Qt draws no circle at all."""
    sheet = re.sub(r"([\d.]+)pt\b", lambda match: f"{float(match[1]) * scale:g}pt", sheet)
    sheet = re.sub(r"(radius: )(\d+)sp\b", lambda match: f"{match[1]}{math.floor(int(match[2]) * scale)}px", sheet)
    return re.sub(r"(\d+)sp\b", lambda match: f"{math.ceil(int(match[1]) * scale)}px", sheet)
