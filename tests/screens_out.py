"""Scenes of what goes out, went out or may have: see `tests/screens.py`."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog

from calendario.channels.practice import PracticeAdapter
from calendario.domain.adapter import Prepared
from calendario.domain.delivery import Payload
from calendario.domain.publication import Outcome, Part, SoFar, State
from calendario.gui.by_hand import ByHandDialog
from calendario.gui.rescheduling import PlanAgainDialog
from calendario.gui.seen_dialogs import SaidOutDialog
from calendario.gui.unconfirmed import UnconfirmedDialog
from tests.scene import AT, DAY, Scene, place, shown


def exits(scene: Scene) -> QDialog | None:
    place(scene).pages.open_exits(scene.desk.calendar.today().decisions[0].publication.post_id)
    return None


def unconfirmed(scene: Scene, *, there: bool) -> QDialog | None:
    """With a post `there` that somebody changed a little, and one that is about something else; else with nothing."""
    found = next(d for d in scene.desk.calendar.today().decisions if d.state is State.UNCONFIRMED)
    sent = scene.desk.looking.sent(found.publication.id)
    for left in (Path(sent.channel.settings["folder"]) / "posts").glob("otra-*"):  # the network outlives its scenes
        left.unlink()
    if there:
        texts = (sent.content.text.replace("Toda la", "Tenéis toda la"), "Hoy el mercado abre hasta las 14:00.")
        for number, text in enumerate(texts):
            content = replace(sent.content, text=text)
            payload = Payload(sent.title, content, AT, str(sent.publication.post_id))
            at = sent.attempts[-1].started_at + timedelta(seconds=2 + 600 * number)
            PracticeAdapter().publish(sent.channel, None, Prepared(payload), f"otra-{number}", at)
    return shown(UnconfirmedDialog(scene.desk, scene.theme, scene.window.background, sent, scene.window))


def thread_in_doubt(scene: Scene, *, there: bool) -> QDialog | None:
    """The second of four parts: the first is known to be there, and the second is `there` too; else nobody finds it."""
    found = next(d for d in scene.desk.calendar.today().decisions if d.state is State.UNCONFIRMED)
    sent = scene.desk.looking.sent(found.publication.id)
    folder = Path(sent.channel.settings["folder"]) / "posts"
    for left in folder.glob("otra-*"):
        left.unlink()
    said = (
        sent.content.text,
        "El miércoles, a las 12:00, lectura del manifiesto en la plaza y minuto de silencio.",
        "A las 18:30, mesa redonda en la biblioteca: «Pedir ayuda a tiempo».",
        "Y el jueves, taller en el instituto. Os esperamos.",
    )
    begun_at = sent.attempts[-1].started_at
    for number, text in enumerate(said[: 2 if there else 1], start=1):
        content = replace(sent.content, text=text, images=())
        prepared = Prepared(Payload(sent.title, content, AT, str(sent.publication.post_id)))
        at = begun_at + timedelta(seconds=number)
        PracticeAdapter().publish(sent.channel, None, prepared, f"otra-{number}", at)
    parts = tuple(replace(sent.content, text=text, images=()) for text in said)
    first = Part(sent.publication.id, 1, "otra-1", parts[0], Outcome.PUBLISHED, begun_at, begun_at, "otra-1")
    thread = SoFar(parts, (first,))
    sent = replace(sent, content=parts[1], thread=thread)
    return shown(UnconfirmedDialog(scene.desk, scene.theme, scene.window.background, sent, scene.window))


def whole_thread(scene: Scene) -> QDialog | None:
    words = "If only part %1 is there, mark it in the list, and the rest goes out after it."
    told = QCoreApplication.translate("UnconfirmedDialog", words).replace("%1", "2")
    title, window = "25N: programa de actos", scene.window
    return shown(SaidOutDialog(scene.theme, title, "Mastodon", print, window, parts=4, instead=told))


def plan_again(scene: Scene) -> QDialog | None:
    dialog = PlanAgainDialog(
        scene.theme, "25N: programa de actos", datetime.combine(DAY, time(10, 40)), print, scene.window
    )
    dialog.later.setChecked(True)
    return shown(dialog)


def by_hand(scene: Scene, *, parts: bool = False) -> QDialog | None:
    decision = scene.desk.calendar.today().by_hand[0]
    if parts:
        text = f"{decision.text}\n---\nTienes más información en la web municipal y en el teléfono del registro."
        there = replace(decision.channel, network="x", name="X", letters="X")
        decision = replace(decision, channel=there, text=text)
    return shown(ByHandDialog(scene.desk, scene.theme, scene.window.background, decision, scene.window))
