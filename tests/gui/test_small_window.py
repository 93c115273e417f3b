"""The smallest window, and text at 200 %: nothing is cut, covered or beyond the side; where one is stays in view."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTranslator
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from calendario import paths
from calendario.desk.desk import Desk
from calendario.domain.bank import Template
from calendario.domain.post import Content, Draft, PlanDraft, Variant
from calendario.domain.problem import Problem
from calendario.gui.editor.page import EditorPage
from calendario.gui.main_window import MainWindow
from calendario.gui.theme import NO_SHEET, Theme
from calendario.gui.widgets import buttons
from calendario.gui.widgets.elided import WrapLabel
from calendario.gui.widgets.strip import Strip
from calendario.gui.workplace import Workplace
from tests.gui.room import faults, in_view
from tests.newsroom import Clock

_SIZES = [(640, 440, 200), (640, 440, 130), (640, 440, 100), (1366, 688, 200), (1366, 688, 150)]
_LONG = (
    "Último aviso para pedir las ayudas de material escolar: el plazo termina el viernes 18 de diciembre a las 14:00. "
    "Hace falta el libro de familia, el justificante de matrícula y el número de cuenta. "
    "https://sede.villasauce.example/tramites/ayudas/material-escolar/2026?origen=redes "
)


@pytest.fixture
def spanish(qapp: QApplication) -> Iterator[None]:
    """The words that people see: they are longer than the English ones."""
    made = QTranslator(qapp)
    assert made.load("calendario_es", str(paths.translations()))
    qapp.installTranslator(made)
    yield
    qapp.removeTranslator(made)


@pytest.fixture(params=_SIZES, ids=lambda size: f"{size[0]}x{size[1]} at {size[2]} %")
def sized(request: pytest.FixtureRequest) -> tuple[int, int, int]:
    """Of the window in px, and of the text in per cent."""
    size: tuple[int, int, int] = request.param
    return size


@pytest.fixture
def theme(sized: tuple[int, int, int], qapp: QApplication) -> Iterator[Theme]:
    """The light look at that size of text."""
    made = Theme(paths.resources(), "light", sized[2])
    made.apply(qapp)
    yield made
    qapp.setStyleSheet(NO_SHEET)


@pytest.fixture
def chosen(sized: tuple[int, int, int], spanish: None, desk: Desk) -> None:
    """What the person chose before."""
    desk.choices.set_scheme("light")
    desk.choices.set_text_scale(sized[2])


@pytest.fixture
def place(sized: tuple[int, int, int], chosen: None, window: MainWindow) -> Workplace:
    """The daily work in a window of that size."""
    window.resize(sized[0], sized[1])
    assert window.workplace is not None
    _settle()
    return window.workplace


def _settle() -> None:
    """What wraps in what wraps finds its height step by step."""
    for _round in range(30):
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _on(desk: Desk) -> tuple[UUID, ...]:
    return tuple(channel.id for channel in desk.channels.all())


def _planned(desk: Desk, clock: Clock, text: str = _LONG) -> UUID:
    """A post on every channel; one of them says something else."""
    post_id, on = desk.writing.new().post_id, _on(desk)
    tomorrow = datetime.combine(clock().date() + timedelta(days=1), datetime.min.time().replace(hour=18))
    draft = Draft("Ayudas de material escolar 2026", Content(text), (Variant(on[0], text="Ayudas: hasta el 18."),))
    desk.writing.save_draft(post_id, draft, PlanDraft(on, tomorrow))
    return post_id


def _editor(place: Workplace, post_id: UUID | None = None) -> EditorPage:
    if post_id is None:
        place.pages.new_post(None)
    else:
        place.pages.open_post(post_id)
    page = place.pages.page("editor")
    assert isinstance(page, EditorPage)
    _settle()
    return page


def _lines(page: EditorPage) -> float:
    return page.writing.edit.viewport().height() / page.writing.edit.fontMetrics().lineSpacing()


def _every_tab(place: Workplace, page: EditorPage) -> list[str]:
    """What does not fit in any part of the post."""
    found = []
    for number in range(page.columns.tabs.count() if page.columns.count == 1 else 1):
        page.columns.tabs.setCurrentIndex(number)
        _settle()
        found += [f"{page.columns.tabs.tabText(number)}: {line}" for line in faults(place)]
    page.columns.tabs.setCurrentIndex(0)
    _settle()
    return found


@pytest.mark.parametrize("key", ["today", "calendar", "channels", "settings", "bank", "library"])
def test_every_screen_fits(place: Workplace, desk: Desk, clock: Clock, key: str) -> None:
    _planned(desk, clock)
    desk.bank.add(Template("El {día} cortamos el agua en {calle}."), "Corte de agua")
    desk.writing.save_draft(desk.writing.new().post_id, Draft("Sin fecha todavía", Content("Algo")), PlanDraft())
    place.standing.refresh(anew=True)

    place.go(key)
    _settle()

    assert faults(place) == []


def test_a_new_post_fits_and_has_five_lines(place: Workplace) -> None:
    page = _editor(place)

    assert _every_tab(place, page) == []
    assert _lines(page) >= 5


def test_a_post_with_a_version_too_long_for_one_channel_fits(place: Workplace, desk: Desk, clock: Clock) -> None:
    page = _editor(place, _planned(desk, clock, _LONG * 3))
    for channel in desk.channels.all():
        page.show_target(channel.id)
        _settle()
        assert _every_tab(place, page) == []
        assert _lines(page) >= 5


def test_a_thread_fits(place: Workplace) -> None:
    page = _editor(place)
    page.writing.edit.insertPlainText("\n---\n".join([_LONG[:250]] * 3))
    _settle()

    assert _every_tab(place, page) == []


def test_three_pictures_fit(place: Workplace, desk: Desk, picture: Path, window: MainWindow, qtbot: QtBot) -> None:
    post_id = desk.writing.new().post_id
    image = replace(desk.writing.take_in(picture), alt="La plaza, con la fuente nueva en el medio.")
    images = (image, replace(image, alt="La noria"), replace(image, alt="Otra vista."))
    desk.writing.save_draft(post_id, Draft("Fotos", Content("Las fiestas", images=images)), PlanDraft(_on(desk)))
    page = _editor(place, post_id)
    window.background.finish()
    _settle()
    assert _every_tab(place, page) == []

    page.images.describe(2)
    _settle()

    assert _every_tab(place, page) == []


def test_notices_take_a_line_each_unfold_and_never_cover_the_text(place: Workplace, desk: Desk, clock: Clock) -> None:
    page = _editor(place, _planned(desk, clock))
    page._unkept(Problem("disk_full"))
    page._tell_recovered()
    page._tell_problem(Problem("no_time"))
    _settle()

    assert _every_tab(place, page) == []
    assert _lines(page) >= 5

    for strip in page.notices.findChildren(Strip):
        if strip.unfold.isVisible():
            strip.unfold.click()
    _settle()

    assert not any(strip.is_folded() for strip in page.notices.findChildren(Strip))
    assert _every_tab(place, page) == []
    assert _lines(page) >= 5


def test_what_one_writes_is_in_view_with_its_five_lines(place: Workplace, qtbot: QtBot) -> None:
    page = _editor(place)
    page._tell_recovered()
    _settle()

    qtbot.keyClicks(page.writing.edit, "Hola")
    _settle()

    edit = page.writing.edit
    assert in_view(edit)
    assert edit.viewport().rect().contains(edit.cursorRect())


def test_a_problem_is_brought_into_view(place: Workplace, desk: Desk, clock: Clock, qtbot: QtBot) -> None:
    page = _editor(place, _planned(desk, clock))
    qtbot.keyClicks(page.writing.edit, "Hola. ")
    _settle()

    page._tell_problem(Problem("no_time"))
    _settle()

    strip = page.notices.told("no_time")
    assert strip is not None
    assert in_view(strip)


@pytest.mark.parametrize("key", ["today", "calendar", "channels", "settings", "bank", "library", "editor"])
def test_tab_goes_through_everything_and_it_is_always_seen(
    place: Workplace, desk: Desk, clock: Clock, window: MainWindow, key: str
) -> None:
    post_id = _planned(desk, clock)
    place.standing.refresh(anew=True)
    if key == "editor":
        _editor(place, post_id)
    else:
        place.go(key)
    _settle()
    handle = window.windowHandle()

    been: list[QWidget] = []
    for _step in range(60):
        QTest.keyClick(handle, "\t")
        _settle_briefly()
        focus = window.focusWidget()
        assert focus is not None
        if focus in been:
            break
        been.append(focus)
        assert in_view(focus), focus

    assert len(been) > 1


def _settle_briefly() -> None:
    for _round in range(3):
        QCoreApplication.processEvents()


def test_drafts_without_a_date_take_the_place_of_the_week(place: Workplace, sized: tuple[int, int, int]) -> None:
    place.go("calendar")
    page = place.pages.page("calendar")
    _settle()
    page.tray_button.click()  # type: ignore[attr-defined]
    _settle()

    assert faults(place) == []


def test_the_words_of_a_button_take_two_lines_and_stay_its_name(theme: Theme, qtbot: QtBot) -> None:
    button: QPushButton = buttons.plain("Unirme al calendario de mi equipo…")
    qtbot.addWidget(button)
    wide = button.sizeHint().width()

    buttons.fit_words(button, wide - 1)
    assert button.text() == "Unirme al calendario\nde mi equipo…"
    assert button.sizeHint().width() < wide
    assert button.accessibleName() == "Unirme al calendario de mi equipo…"

    buttons.fit_words(button, wide)
    assert button.text() == "Unirme al calendario de mi equipo…"


def test_a_long_address_breaks_and_is_still_what_was_given(theme: Theme, qtbot: QtBot) -> None:
    address = "https://sede.villasauce.example/tramites/ayudas/material-escolar"
    label = WrapLabel(theme, address)
    qtbot.addWidget(label)
    label.resize(label.sizeHint().width() // 3, 200)

    assert label.heightForWidth(label.width()) >= 3 * label.fontMetrics().height()
    assert label.text() == label.accessibleName() == address
