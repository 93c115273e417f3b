"""What a clipboard or a drop brings: files, a picture, or plain text."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QUrl
from PySide6.QtGui import QImage, QImageWriter

from calendario.domain.letter import text_of_page
from calendario.domain.pasted import MOST_PASTED


def files_given(source: QMimeData) -> list[Path]:
    """The files of this computer among what is given."""
    urls: list[QUrl] = source.urls() if source.hasUrls() else []
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]


def text_given(source: QMimeData) -> str:
    """Its plain text; that of its HTML where there is no other, read by ourselves: what Qt does with tags that are not
    closed costs their square, a minute for a quarter of a megabyte.
    """
    if source.hasText() or not source.hasHtml():
        return source.text()
    html = source.html()
    return html if len(html) > MOST_PASTED else text_of_page(html, most=MOST_PASTED, as_letter=False)


def page_given(source: QMimeData) -> str:
    """The HTML behind a text, whose links the text does not show; "" for none, and for one too long for anybody."""
    if not source.hasHtml():
        return ""
    html = source.html()
    return html if len(html) <= MOST_PASTED and "href" in html.lower() else ""


def png_of(image: object) -> bytes:
    """The bytes of a picture that is on the clipboard."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image if isinstance(image, QImage) else QImage())
    return bytes(data.data())
