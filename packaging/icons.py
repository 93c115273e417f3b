"""Draws the program's icon at every size that launchers ask for, from resources/icons/app.svg:  icons.py FOLDER

Writes calendario.svg, calendario-SIZE.png and calendario.ico (Windows).
"""

import re
import sys
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

TOP = Path(__file__).resolve().parent.parent
SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
WINDOWS_SIZES = (16, 24, 32, 48, 64, 128, 256)
TILE, SIGN = "#0D5B6C", "#FFFFFF"  # the light theme's accent and what stands on it: 7.6 : 1
_SIGN_UNITS = 20  # the side of the drawing that app.svg was made on


def tile() -> str:
    """The sign in white on a tile: alone and in one colour it would vanish on a dark or a light panel."""
    drawing = (TOP / "resources" / "icons" / "app.svg").read_text(encoding="utf-8").replace("currentColor", SIGN)
    inside = re.sub(r"^.*?<svg[^>]*>|</svg>\s*$", "", drawing, flags=re.DOTALL)
    side, margin = 64, 11
    scale = (side - 2 * margin) / _SIGN_UNITS
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{side}" height="{side}" viewBox="0 0 {side} {side}">'
        f'<rect x="2" y="2" width="{side - 4}" height="{side - 4}" rx="13" fill="{TILE}"/>'
        f'<g transform="translate({margin} {margin}) scale({scale})" fill="none" stroke="{SIGN}">{inside}</g></svg>\n'
    )


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    svg = tile()
    (folder / "calendario.svg").write_text(svg, encoding="utf-8")
    renderer = QSvgRenderer(QByteArray(svg.encode()))
    if not renderer.isValid():
        sys.exit("resources/icons/app.svg cannot be drawn")
    for size in SIZES:
        image = QImage(size, size, QImage.Format.Format_ARGB32)
        image.fill(0)
        painter = QPainter(image)
        renderer.render(painter, QRectF(0, 0, size, size))
        painter.end()
        image.save(str(folder / f"calendario-{size}.png"))
    drawn = [Image.open(folder / f"calendario-{size}.png") for size in WINDOWS_SIZES]
    drawn[-1].save(folder / "calendario.ico", append_images=drawn[:-1], sizes=[(size, size) for size in WINDOWS_SIZES])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
