"""What a clipboard or a drop brings: files, a picture, or plain text."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QUrl
from PySide6.QtGui import QImage, QImageWriter, QTextDocumentFragment

from calendario.domain.pasted import MOST_PASTED


def files_given(source: QMimeData) -> list[Path]:
    """The files of this computer among what is given."""
    urls: list[QUrl] = source.urls() if source.hasUrls() else []
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]


def text_given(source: QMimeData) -> str:
    """Its plain text; that of its HTML where there is no other."""
    if source.hasText() or not source.hasHtml():
        return source.text()
    html = source.html()
    return html if len(html) > MOST_PASTED else QTextDocumentFragment.fromHtml(html).toPlainText()


def png_of(image: object) -> bytes:
    """The bytes of a picture that is on the clipboard."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image if isinstance(image, QImage) else QImage())
    return bytes(data.data())
