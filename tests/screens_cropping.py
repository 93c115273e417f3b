"""The screens of «Encuadre»: a photograph of the square, for several networks."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from PIL import Image as Picture
from PIL import ImageDraw, ImageFilter
from PySide6.QtWidgets import QDialog

from calendario.domain.media import Crop, Image, Point
from calendario.gui.editor.crop_dialog import CropDialog
from calendario.gui.editor.page import EditorPage
from tests.scene import DAY, Scene, place, shown


def draw_photo(path: Path, size: tuple[int, int] = (4000, 3000)) -> None:
    """A square with a church, people on its right, in the grain of a camera."""
    wide, high = size
    photo = Picture.linear_gradient("L").resize(size)
    photo = Picture.merge(
        "RGB",
        (photo.point(lambda v: 120 + v // 3), photo.point(lambda v: 170 + v // 5), photo.point(lambda v: 235 - v // 3)),
    )
    draw = ImageDraw.Draw(photo)
    draw.rectangle((0, high * 0.62, wide, high), fill=(184, 164, 132))
    draw.rectangle((wide * 0.12, high * 0.3, wide * 0.45, high * 0.66), fill=(214, 190, 150))
    draw.rectangle((wide * 0.2, high * 0.12, wide * 0.29, high * 0.66), fill=(196, 168, 124))
    draw.polygon(
        [(wide * 0.18, high * 0.12), (wide * 0.31, high * 0.12), (wide * 0.245, high * 0.03)], fill=(150, 70, 50)
    )
    for number, colour in enumerate(("#8a2f3b", "#2f5d8a", "#3b7a4a", "#b8862b")):
        x, y = wide * (0.62 + 0.07 * number), high * (0.5 + 0.02 * (number % 2))
        draw.ellipse((x, y, x + wide * 0.035, y + wide * 0.035), fill=(222, 184, 150))
        draw.rounded_rectangle((x - wide * 0.012, y + wide * 0.036, x + wide * 0.047, y + high * 0.28), 60, fill=colour)
    grain = Picture.effect_noise(size, 26).convert("RGB")
    photo = Picture.blend(photo.filter(ImageFilter.GaussianBlur(3)), grain, 0.12)
    photo.save(path, quality=93)


def with_photo(scene: Scene) -> tuple[EditorPage, Image]:
    """A new post with it, for four channels."""
    draw_photo(scene.folder / "plaza.jpg")
    pages = place(scene).pages
    for network in ("instagram", "facebook"):
        if not any(c.network == network for c in scene.desk.channels.all()):
            scene.desk.channels.add_by_hand(network)
    pages.new_post(DAY + timedelta(days=2))
    page = pages.page("editor")
    assert isinstance(page, EditorPage)
    page.writing.edit.insertPlainText("Mañana, a las 12:00, encendido de luces en la plaza Mayor.")
    page.images.take([scene.folder / "plaza.jpg"])
    scene.settle(lambda: bool(page.images.images()))
    page.images.cards()[0].click()
    return page, page.images.images()[0]


def panel(scene: Scene) -> QDialog | None:
    """What is sent of it, under its description."""
    page, _ = with_photo(scene)
    scene.settle(lambda: page.cropping.isVisible())
    page.columns.show_part(page.images.panel)
    return None


def dialog(scene: Scene, *, number: int, cut: bool = True) -> QDialog | None:
    """That shape, with a box and a cross of the person's own, or as it is proposed."""
    page, image = with_photo(scene)
    if cut:
        image = replace(image, focus=Point(0.74, 0.56)).with_crop(Crop("4:5", 0.42, 0.05, 0.48, 0.8))
        image = image.with_crop(Crop("16:9", 0.1, 0.2, 0.9, 0.675))
    channels = sorted(scene.desk.channels.all(), key=lambda c: c.network)
    made = CropDialog(scene.desk, scene.theme, page._background, image, tuple(channels), page)
    made.shapes.button(number).click()
    shown(made)
    scene.settle(lambda: bool(made.results) and not made._wait.isActive() and not made._making)
    return made
