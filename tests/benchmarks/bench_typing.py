"""From a key to its painted letter, in the editor with everything on, beside an empty text field in the same run."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import islice, pairwise
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from calendario import paths
from calendario.desk.desk import Desk
from calendario.domain.post import PlanDraft
from calendario.gui.background import Background
from calendario.gui.editor.page import EditorPage
from calendario.gui.theme import Theme
from calendario.spelling.spelling import Spelling
from tests.newsroom import Clock, Newsroom

_NOW = datetime.fromisoformat("2026-11-23T09:00:00+01:00")
_KEYS = 600
#: Ninety words a minute, and every fifth key right after the one before, as fast fingers do.
_BETWEEN_MS, _AT_ONCE = 110, 5
#: Every so many keys somebody thinks, longer than the review waits.
_THINKS_AFTER, _THINKS_MS = 60, 600
_NETWORKS = ("mastodon", "bluesky", "x", "facebook", "threads", "linkedin", "telegram", "whatsapp")
_WHO = ("El Ayuntamiento de Villasauce", "La Concejalía de Cultura", "La biblioteca municipal", "El Área de Deportes")
_WHAT = (
    "abre el plazo de las ayudas de material escolar",
    "presenta la programación de las fiestas patronales",
    "informa del corte de agua en la calle Mayor por las obras de la red",
    "convoca a los vecinos y las vecinas a la reunión sobre el nuevo parque",
    "publica la lista de las personas admitidas en el taller de teatro",
)
_WHEN = ("el viernes 27 de noviembre", "desde mañana a las 18:30 h", "durante todo el mes de diciembre")


def _text(length: int) -> str:
    """Sentences of which none is like another, as in a post that somebody wrote."""
    told = (f"{who} {what} {when}, punto {n}. " for n in range(40) for who in _WHO for what in _WHAT for when in _WHEN)
    return "".join(islice(told, length // 60))[:length]


_TYPED = "Se piden en el registro, de 9:00 a 14:00 h, con la solicitud de la web. "


def _page(stack: ExitStack, folder: Path, application: QApplication) -> EditorPage:
    spelling = Spelling(paths.resources() / "dictionaries")
    spelling.misspelt("hola")
    newsroom = Newsroom(folder, Clock(_NOW))
    stack.callback(newsroom.close)
    for network in _NETWORKS:
        newsroom.desk.channels.add_by_hand(network, network.capitalize())
    theme = Theme(paths.resources(), "light", 100)
    theme.apply(application)
    background = Background(application)
    stack.callback(background.finish)
    desk = newsroom.desk
    page = EditorPage(Desk.of(replace(desk.office, speller=spelling), {}), theme, background)
    page.resize(1166, 620)
    page.show()
    channels = tuple(c.id for c in newsroom.desk.channels.all())[-len(_NETWORKS) :]
    wall_time = _NOW.replace(tzinfo=None) + timedelta(days=3)
    page.open(newsroom.desk.writing.new(PlanDraft(channels, wall_time)))
    return page


def _typed(field: QPlainTextEdit) -> tuple[list[float], list[float]]:
    """Milliseconds from each key to its painted letter, and for how long at most the loop was busy in one go before the
    next key: what a key that comes at the worst moment waits for.
    """
    took, busy = [], []
    for number in range(_KEYS):
        letter = _TYPED[number % len(_TYPED)]
        key = Qt.Key.Key_Space if letter == " " else Qt.Key.Key_unknown
        begin = time.perf_counter()
        QApplication.sendEvent(field, QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, letter))
        field.viewport().repaint()
        took.append((time.perf_counter() - begin) * 1000)
        pause = _THINKS_MS if number % _THINKS_AFTER == 0 else _BETWEEN_MS if number % _AT_ONCE == 0 else 0
        busy.append(_busy_for(pause))
    return took, busy


def _busy_for(milliseconds: int) -> float:
    """Lets the loop go on so long; returns its longest step."""
    loop, beats = QEventLoop(), [time.perf_counter()]
    beat = QTimer(interval=0)
    beat.timeout.connect(lambda: beats.append(time.perf_counter()))
    beat.start()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
    beat.stop()
    return max((b - a for a, b in pairwise(beats)), default=0.0) * 1000


def _told(name: str, measured: tuple[list[float], list[float]]) -> None:
    together = [key + before for key, before in zip(measured[0], measured[1], strict=True)]
    for what, took in (("key to paint", measured[0]), ("loop busy in one go", measured[1]), ("both", together)):
        ranked = sorted(took)
        p50, p95, p99 = (ranked[min(len(ranked) - 1, int(len(ranked) * share))] for share in (0.5, 0.95, 0.99))
        print(f"{name:24} {what:20} p50 {p50:6.2f}  p95 {p95:6.2f}  p99 {p99:6.2f}  worst {ranked[-1]:6.2f} ms")


def bench_a_key_in_a_long_post_on_eight_channels(tmp_path: Path) -> None:
    """3,000 characters, eight channels, spelling and every check on, typed at the end and in the middle."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    text = _text(3000)
    plain = QPlainTextEdit()
    plain.resize(520, 250)
    plain.show()
    plain.setPlainText(text)
    print()
    with ExitStack() as stack:
        page = _page(stack, tmp_path, application)
        page.writing.edit.insertPlainText(text)
        _settle(lambda: bool(page.findings.rows_shown()))
        plain.moveCursor(QTextCursor.MoveOperation.End)
        _told("an empty QPlainTextEdit", _typed(plain))
        page.writing.edit.moveCursor(QTextCursor.MoveOperation.End)
        _told("Calendario, at the end", _typed(page.writing.edit))
        page.writing.edit.moveCursor(QTextCursor.MoveOperation.Start)
        _told("Calendario, at the start", _typed(page.writing.edit))
        print(f"goal: p99 at most 16 ms; {len(text)} characters, {len(_NETWORKS)} channels")


def bench_a_paragraph_of_18000_characters_that_is_put_in(tmp_path: Path) -> None:
    """The longest step of the loop until it was reviewed: what a key waits for in the meantime."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    with ExitStack() as stack:
        page = _page(stack, tmp_path, application)
        _busy_for(1500)  # its dictionary opens
        begin = time.perf_counter()
        page.writing.edit.insertPlainText(_text(18_000))
        page.writing.edit.viewport().repaint()
        print(f"\n18,000 characters put in and painted: {(time.perf_counter() - begin) * 1000:.0f} ms")
        print(f"longest step of the loop in the 3 s after it: {_busy_for(3000):.0f} ms")


def _settle(done: Callable[[], bool]) -> None:
    loop, look = QEventLoop(), QTimer(interval=50)
    look.timeout.connect(lambda: loop.quit() if done() else None)
    look.start()
    QTimer.singleShot(10_000, loop.quit)
    loop.exec()
