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
    page.videos._coming = Wanted(0, None, Path("Pleno de noviembre (entero).mp4"), None, "es", progress)
    page.videos._show()
    page.columns.show_part(page.videos)
    return None


def refused(scene: Scene) -> QDialog | None:
    """A file that is no video."""
    page = _begun(scene)
    page.videos._refuse([BadInput("video_only_sound", name="Pregón de fiestas.mp4")])
    page.columns.show_part(page.videos)
    return None
