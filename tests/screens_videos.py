"""Scenes of a post with a video, for `tests/screens.py`."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from PySide6.QtWidgets import QDialog

from calendario.domain.media import Captions, Video
from calendario.domain.problem import BadInput
from calendario.gui.editor.copying_video import Progress, Wanted
from calendario.gui.editor.page import EditorPage
from tests.scene import DAY, Scene, place

_TEXT = "Así fue la feria de este año, en un minuto. Gracias a todos los que la hicieron posible."
_POSTER = Path(__file__).parent / "data" / "pictures" / "movil.heic"
_FAIR = Path(__file__).parent / "data" / "video" / "fair.mp4"


def _begun(scene: Scene) -> EditorPage:
    pages = place(scene).pages
    pages.new_post(DAY + timedelta(days=2))
    page = pages.page("editor")
    assert isinstance(page, EditorPage)
    page.header.title.insert("La feria")
    page.writing.edit.insertPlainText(_TEXT)
    return page


def video(scene: Scene, *, described: bool) -> QDialog | None:
    """With its description and subtitles that nobody has reviewed yet; or as it was just added."""
    page = _begun(scene)
    film: Video = scene.desk.writing.take_in_video(_FAIR)
    film = replace(film, size_bytes=48_300_000, width=1920, height=1080, duration_ms=65_000)
    if described:
        said = "La noria gira de noche, y la alcaldesa da las gracias desde el escenario."
        film = replace(film, alt=said, captions=Captions("a" * 64, "es", 900))
    page.videos._put((film,))
    scene.settle(lambda: any(r.row for r in page.findings.row_widgets()) and not page.preview.video.isHidden())
    page.videos.describe()
    return None


def copying(scene: Scene) -> QDialog | None:
    """200 MB from a slow stick."""
    page = _begun(scene)
    progress = Progress()
    progress.hundredths = 45
    page.videos._coming = Wanted(None, None, (Path("Pleno de noviembre (entero).mp4"),), (), "es", progress)
    page.videos._show()
    page.columns.show_part(page.videos)
    return None


def refused(scene: Scene) -> QDialog | None:
    """A file that is no video."""
    page = _begun(scene)
    page.videos._refuse([BadInput("video_only_sound", name="Pregón de fiestas.mp4")])
    page.columns.show_part(page.videos)
    return None


def several_refused(scene: Scene) -> QDialog | None:
    """A heap of files, of which one could be used."""
    page = _begun(scene)
    bad = [
        BadInput("video_empty", name="vacia.mp4"),
        BadInput("picture_unknown", name="Acta del pleno.docx"),
        BadInput("one_video_only", name="Pregón de fiestas.mp4"),
        *(BadInput("picture_unknown", name=f"acta {number}.pdf") for number in range(3)),
    ]
    page.videos.given.emit()
    page.videos._refuse(bad)
    return None


def beside_a_picture(scene: Scene) -> QDialog | None:
    """Where Mastodon takes one of both, a press leaves out the other; the picture says nothing of itself."""
    page = _begun(scene)
    film = replace(scene.desk.writing.take_in_video(_FAIR), alt="La noria gira de noche.", has_speech=False)
    page.videos._put((film,))
    picture = scene.desk.writing.take_in(_POSTER)
    page.images._put((replace(picture, alt="Imagen de cartel", is_poster=True),), None)
    found = {"video_with_images", "alt_text_poor"}
    scene.settle(lambda: found <= {r.row.finding.code for r in page.findings.row_widgets() if r.row})
    return None


def without_the_picture(scene: Scene) -> QDialog | None:
    """After that press."""
    beside_a_picture(scene)
    page = place(scene).pages.page("editor")
    assert isinstance(page, EditorPage)
    row = next(r for r in page.findings.row_widgets() if r.row and r.row.finding.code == "video_with_images")
    row.fix.click()
    return None
