"""The pictures of Villasauce, the invented town: drawn anew each time, always the same, so that no file is shipped."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from calendario.desk.library import LibraryDesk
from calendario.desk.writing import WritingDesk
from calendario.domain.media import Image
from calendario.domain.rights import Licence, MediaRecord

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw

_SIZE = _WIDE, _HIGH = 960, 640  # px
_SKY, _DUSK, _GROUND, _WALL, _ROOF = "#BFDDEB", "#223A5E", "#C9BFA6", "#F0E6D2", "#B4593F"
_DARK, _WOOD, _GREEN, _GOLD, _RED, _PAPER = "#4A4A48", "#8A6A4A", "#3F7D57", "#E8B83A", "#A8323A", "#FBF6EA"


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A picture, and what the town noted of it. `people`: somebody in it let themselves be shown."""

    name: str
    alt: str
    licence: Licence
    source: str
    draw: Callable[[ImageDraw], None]
    people: bool = False


def take_in_pictures(writing: WritingDesk, library: LibraryDesk, today: date) -> Mapping[str, Image]:
    """The pictures by name, in the library with whose they are. Of the one with people the consent ends in twelve days,
    which is soon.
    """
    taken = {}
    for drawn in _PICTURES:
        image = replace(writing.take_in_bytes(_png(drawn.draw), f"{drawn.name}.png"), alt=drawn.alt)
        library.save(MediaRecord(image.digest, drawn.alt, drawn.licence, drawn.source, people=drawn.people))
        if drawn.people:
            given_on, last = today - timedelta(days=353), today + timedelta(days=12)
            library.allow(
                image.digest, "Rosa Vidal Prats", "Web y redes del Ayuntamiento", "Registro 118", given_on, last
            )
        taken[drawn.name] = image
    return taken


def _png(draw: Callable[[ImageDraw], None]) -> bytes:
    from PIL import Image as Pillow
    from PIL.ImageDraw import Draw

    picture = Pillow.new("RGB", _SIZE, _SKY)
    draw(Draw(picture))
    written = io.BytesIO()
    picture.quantize(64).save(written, "PNG")
    return written.getvalue()


def _town_hall(d: ImageDraw) -> None:
    d.rectangle((0, 520, _WIDE, _HIGH), _GROUND)
    d.rectangle((200, 210, 760, 540), _WALL)
    d.polygon(((180, 210), (780, 210), (700, 150), (260, 150)), _ROOF)
    d.rectangle((430, 60, 530, 160), _WALL)
    d.polygon(((420, 60), (540, 60), (480, 10)), _ROOF)
    d.ellipse((455, 80, 505, 130), _PAPER, _DARK, 4)
    d.line((480, 105, 480, 88), _DARK, 4)
    d.line((480, 105, 494, 105), _DARK, 4)
    for x in range(240, 720, 100):
        d.rectangle((x, 250, x + 50, 340), "#6E8FA3")
        d.rectangle((x - 6, 340, x + 56, 350), _DARK)
        d.rectangle((x, 410, x + 50, 540), _WOOD if x == 440 else "#6E8FA3")
    for x, colour in ((360, _RED), (400, _GOLD), (440, _GREEN)):
        d.rectangle((x, 352, x + 34, 380), colour)


def _workshop(d: ImageDraw) -> None:
    d.rectangle((0, 0, _WIDE, _HIGH), "#EFE3CF")
    d.rectangle((80, 60, 420, 280), "#BFDDEB", _WOOD, 10)
    d.rectangle((540, 90, 860, 240), _GREEN, _WOOD, 8)
    for x, hair, dress in (
        (180, "#C9C9C6", _RED),
        (380, "#8C8C8A", "#3E6C8F"),
        (580, "#E4E2DD", _GREEN),
        (780, _DARK, _GOLD),
    ):
        d.ellipse((x - 55, 235, x + 55, 345), hair)
        d.ellipse((x - 42, 255, x + 42, 345), "#E2B48F")
        d.rounded_rectangle((x - 80, 345, x + 80, 520), 40, dress)
    d.rectangle((60, 460, 900, 500), _WOOD)
    for x in (150, 350, 550, 750):
        d.rectangle((x, 440, x + 70, 462), _PAPER, _DARK, 2)
    d.rectangle((90, 500, 120, _HIGH), _WOOD)
    d.rectangle((840, 500, 870, _HIGH), _WOOD)


def _tree(d: ImageDraw) -> None:
    d.rectangle((0, 0, _WIDE, _HIGH), _DUSK)
    d.rectangle((0, 540, _WIDE, _HIGH), "#5B6472")
    for x, high in ((0, 240), (170, 190), (660, 210), (820, 260)):
        d.rectangle((x, high, x + 150, 540), "#34475F")
        for y in range(high + 30, 500, 80):
            d.rectangle((x + 30, y, x + 60, y + 40), _GOLD)
            d.rectangle((x + 90, y, x + 120, y + 40), "#22303F")
    d.rectangle((460, 500, 500, 560), _WOOD)
    for top, half in ((110, 90), (220, 130), (340, 170)):
        d.polygon(((480, top), (480 - half, top + 170), (480 + half, top + 170)), _GREEN)
    for number, (x, y) in enumerate(
        ((470, 190), (440, 250), (520, 260), (400, 350), (490, 340), (570, 370), (380, 480), (460, 460), (550, 480))
    ):
        d.ellipse((x, y, x + 20, y + 20), (_GOLD, _RED, _PAPER)[number % 3])
    d.ellipse((460, 80, 500, 120), _GOLD)


def _market(d: ImageDraw) -> None:
    d.rectangle((0, 500, _WIDE, _HIGH), _GROUND)
    d.rectangle((0, 120, _WIDE, 500), _WALL)
    for x in range(40, _WIDE, 230):
        d.rounded_rectangle((x, 190, x + 170, 560), 80, "#B9A88A")
    for x, colour in ((60, _RED), (360, _GREEN), (660, "#3E6C8F")):
        for stripe in range(6):
            left = x + stripe * 40
            d.polygon(((left, 330), (left + 40, 330), (left + 40, 390), (left, 390)), colour if stripe % 2 else _PAPER)
        d.rectangle((x, 470, x + 240, 560), _WOOD)
        d.rectangle((x + 6, 390, x + 14, 470), _DARK)
        d.rectangle((x + 226, 390, x + 234, 470), _DARK)
        for jar in range(5):
            d.ellipse((x + 16 + jar * 44, 436, x + 46 + jar * 44, 472), (_ROOF, _GOLD, _GREEN)[jar % 3])


def _works(d: ImageDraw) -> None:
    d.rectangle((0, 380, _WIDE, _HIGH), "#8D8D8A")
    d.rectangle((0, 100, 300, 420), _WALL)
    d.rectangle((640, 60, _WIDE, 420), "#DCC9A6")
    for x, y in ((60, 180), (180, 180), (720, 150), (840, 150)):
        d.rectangle((x, y, x + 60, y + 90), "#6E8FA3")
    d.polygon(((330, 470), (640, 470), (700, 600), (280, 600)), "#5A4633")
    d.rectangle((300, 530, 680, 556), "#4C86A8")
    for x in (120, 500):
        d.rectangle((x, 400, x + 300, 440), _PAPER, _RED, 3)
        for stripe in range(0, 300, 60):
            d.rectangle((x + stripe, 402, x + stripe + 30, 438), _RED)
        d.rectangle((x + 20, 440, x + 32, 520), _DARK)
        d.rectangle((x + 268, 440, x + 280, 520), _DARK)


def _poster(d: ImageDraw) -> None:
    from PIL import ImageFont

    d.rectangle((0, 0, _WIDE, _HIGH), _RED)
    d.rectangle((30, 30, _WIDE - 30, _HIGH - 30), _PAPER)
    for x in range(60, _WIDE - 60, 70):
        d.polygon(((x, 60), (x + 60, 60), (x + 30, 120)), (_GOLD, _GREEN, _RED)[x // 70 % 3])
    for words, y, high, colour in (
        ("SAN FACUNDO", 150, 104, _RED),
        ("12:00  MISA", 310, 64, _DARK),
        ("13:30  VERMUT POPULAR", 400, 64, _DARK),
        ("19:00  BAILE EN LA PLAZA", 490, 64, _DARK),
    ):
        d.text((_WIDE / 2, y), words, colour, ImageFont.load_default(high), "ma")


_PICTURES = (
    _Drawn(
        "plaza",
        "La casa consistorial de Villasauce, con su torre y el reloj, vista desde la plaza.",
        Licence.OWN,
        "Foto del Ayuntamiento",
        _town_hall,
    ),
    _Drawn(
        "obra",
        "Zanja en la calle Olmo con la tubería a la vista, entre vallas rojas y blancas.",
        Licence.OWN,
        "Brigada municipal",
        _works,
    ),
    _Drawn(
        "taller",
        "Cuatro personas mayores, sentadas a una mesa larga, hacen ejercicios en papel en el Centro de Día.",
        Licence.LENT,
        "Foto Olmo",
        _workshop,
        people=True,
    ),
    _Drawn(
        "cartel",
        "Cartel de San Facundo: misa a las 12:00, vermut popular a las 13:30 y baile en la plaza a las 19:00.",
        Licence.OWN,
        "Concejalía de Fiestas",
        _poster,
    ),
    _Drawn(
        "mercado",
        "Tres puestos del mercado de artesanía, con toldos de rayas, bajo los soportales.",
        Licence.CC_BY,
        "Asociación de Artesanos de Villasauce",
        _market,
    ),
    _Drawn(
        "abeto",
        "El abeto de la plaza, adornado con bolas de colores, al anochecer.",
        Licence.STOCK,
        "Banco de imágenes de la Diputación",
        _tree,
    ),
)
