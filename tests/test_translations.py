"""Translations are whole, true to their sources, and compiled from what is written."""

import gettext
import importlib.util
import io
import sys
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import QTranslator

TOP = Path(__file__).resolve().parent.parent


def _tool() -> ModuleType:
    # By its path: a library is called "packaging" too.
    spec = importlib.util.spec_from_file_location("calendario_translations", TOP / "packaging" / "translations.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


tool = _tool()

SENTENCES = """
from calendario.sentences.language import msg, msgs
WORDS = (msg("Good morning"), msg("Hello, {name}"), msgs("{count} day", "{count} days", by="count"))
"""
WINDOW = """
from PySide6.QtWidgets import QWidget

class Plan(QWidget):
    def words(self):
        return self.tr("Week %1"), self.tr("%n post(s)", "", 3), self.tr("&Close")
"""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A small program with all its texts translated and compiled."""
    package = tmp_path / "src" / "calendario"
    (package / "gui").mkdir(parents=True)
    (package / "words.py").write_text(SENTENCES, encoding="utf-8")
    (package / "gui" / "plan.py").write_text(WINDOW, encoding="utf-8")
    layout = tool.Layout(tmp_path)
    (tmp_path / "translations").mkdir()
    tool.update(layout)
    messages = tool.read_po(layout.po)
    spanish = {
        "Good morning": ["Buenos días"],
        "Hello, {name}": ["Hola, {name}"],
        "{count} day": ["{count} día", "{count} días"],
    }
    for source, texts in spanish.items():
        messages[source].texts = texts
    tool.write_po(layout.po, messages, "es")
    replace(layout.ts, '<translation type="unfinished"></translation>', "<translation>Semana %1</translation>", 1)
    for form in ("%n publicación", "%n publicaciones"):
        replace(layout.ts, "<numerusform></numerusform>", f"<numerusform>{form}</numerusform>", 1)
    replace(layout.ts, '<translation type="unfinished"></translation>', "<translation>&amp;Cerrar</translation>", 1)
    replace(layout.ts, '<translation type="unfinished">', "<translation>", 1)
    tool.compile_all(layout)
    return tmp_path


def replace(path: Path, old: str, new: str, times: int = -1) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, times), encoding="utf-8")


def faults(checkout: Path) -> list[str]:
    return sorted(tool.faults(tool.Layout(checkout)))


def test_our_own_translations_have_no_fault() -> None:
    assert faults(TOP) == []


def test_a_whole_translation_passes(checkout: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert faults(checkout) == []
    assert tool.main(["--check", "--top", str(checkout)]) == 0
    assert capsys.readouterr().out == ""


def test_the_catalogue_is_read_by_the_standard_library(checkout: Path) -> None:
    catalogue = gettext.GNUTranslations(io.BytesIO(tool.Layout(checkout).mo.read_bytes()))
    assert catalogue.gettext("Hello, {name}") == "Hola, {name}"
    assert catalogue.ngettext("{count} day", "{count} days", 1) == "{count} día"
    assert catalogue.ngettext("{count} day", "{count} days", 2) == "{count} días"


def test_what_is_written_is_read_back_the_same(tmp_path: Path) -> None:
    awkward = 'A "quoted"\nline \\ with a tab\t.'
    tool.write_po(tmp_path / "es.po", {awkward: tool.Message(awkward, None, ["a.py"], [awkward])}, "es")
    assert tool.read_po(tmp_path / "es.po")[awkward].texts == [awkward]


def test_a_new_text_is_missing_until_it_is_translated(checkout: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = checkout / "src" / "calendario" / "words.py"
    replace(words, 'msg("Good morning")', 'msg("Good morning"), msg("Good night")')
    replace(checkout / "src" / "calendario" / "gui" / "plan.py", "self.tr", 'self.tr("Day"), self.tr', 1)
    assert tool.main(["--check", "--top", str(checkout)]) == 1
    told = capsys.readouterr().out
    assert "es.po: missing: 'Good night'" in told
    assert "calendario_es.ts: missing: Plan: 'Day'" in told
    assert "calendario.pot: stale" in told
    tool.update(tool.Layout(checkout))
    found = faults(checkout)
    assert "es.po: unfinished: 'Good night'" in found
    assert "calendario_es.ts: unfinished: Plan: 'Day'" in found
    assert not any("missing" in fault for fault in found)


def test_what_is_no_longer_said_is_obsolete_until_the_update(checkout: Path) -> None:
    replace(checkout / "src" / "calendario" / "words.py", 'msg("Good morning"), ', "")
    replace(checkout / "src" / "calendario" / "gui" / "plan.py", 'self.tr("Week %1"), ', "")
    found = faults(checkout)
    assert "es.po: obsolete: 'Good morning'" in found
    assert "calendario_es.ts: obsolete: Plan: 'Week %1'" in found
    layout = tool.Layout(checkout)
    tool.update(layout)
    tool.compile_all(layout)
    assert faults(checkout) == []


def test_an_update_keeps_what_is_translated(checkout: Path) -> None:
    layout = tool.Layout(checkout)
    before = tool.read_po(layout.po), tool.entries(layout.ts)
    tool.update(layout)
    assert (tool.read_po(layout.po), tool.entries(layout.ts)) == before


@pytest.mark.parametrize(
    ("file", "right", "wrong", "fault"),
    [
        ("messages/es.po", "Hola, {name}", "Hola, {nombre}", "es.po: other placeholders: 'Hello, {name}'"),
        ("messages/es.po", "{count} días", "días", "es.po: other placeholders: '{count} day'"),
        ("messages/es.po", '"Buenos días"', '""', "es.po: unfinished: 'Good morning'"),
        ("calendario_es.ts", "Semana %1", "Semana", "calendario_es.ts: other placeholders: Plan: 'Week %1'"),
        ("calendario_es.ts", "%n publicaciones", "publicaciones", "calendario_es.ts: other placeholders: Plan"),
        ("calendario_es.ts", "&amp;Cerrar", "Cerrar", "calendario_es.ts: no mnemonic: Plan: '&Close'"),
        (
            "calendario_es.ts",
            "<translation>Semana",
            '<translation type="unfinished">Semana',
            "unfinished: Plan: 'Week %1'",
        ),
    ],
)
def test_a_translation_that_cannot_be_shown_is_named(
    checkout: Path, file: str, right: str, wrong: str, fault: str
) -> None:
    replace(checkout / "translations" / file, right, wrong)
    found = faults(checkout)
    assert any(fault in one for one in found), found


def test_words_inside_an_f_string_are_found_too(checkout: Path) -> None:
    layout = tool.Layout(checkout)
    replace(layout.package / "gui" / "plan.py", 'self.tr("Week %1")', "f\"{self.tr('Year %1')}\"")
    tool.update(layout)
    assert ("Plan", "Year %1") in {(e.context, e.source) for e in tool.entries(layout.ts)}


def test_words_that_lupdate_does_not_read_are_named(checkout: Path) -> None:
    named = 'QCoreApplication.translate("Plan", "Days", n=3)'
    replace(checkout / "src" / "calendario" / "gui" / "plan.py", 'self.tr("%n post(s)", "", 3)', named)
    assert "src/calendario/gui/plan.py:6: lupdate does not read 'Days'" in faults(checkout)


def test_words_that_qt_would_look_for_elsewhere_are_named(checkout: Path) -> None:
    replace(checkout / "src" / "calendario" / "gui" / "plan.py", 'self.tr("Week %1")', 'self.parent().tr("Week %1")')
    assert "src/calendario/gui/plan.py:6: tr asked of another object" in faults(checkout)


def test_a_plural_that_is_lost_in_a_class_that_extends_another_is_named(checkout: Path) -> None:
    plan = checkout / "src" / "calendario" / "gui" / "plan.py"
    plan.write_text(f"{WINDOW}\n\nclass Week(Plan):\n    pass\n", encoding="utf-8")
    assert faults(checkout) == [
        "src/calendario/gui/plan.py:6: plural in Plan, which others extend: use QCoreApplication.translate"
    ]


def test_the_window_finds_its_words_in_the_compiled_file(checkout: Path) -> None:
    translator = QTranslator()
    assert translator.load(str(tool.Layout(checkout).qm))
    assert translator.translate("Plan", "Week %1") == "Semana %1"
    assert translator.translate("Plan", "%n post(s)", "", 1) == "%n publicación"
    assert translator.translate("Plan", "%n post(s)", "", 2) == "%n publicaciones"


def test_a_plural_is_a_plural_whatever_its_number_is_computed_from(checkout: Path) -> None:
    layout = tool.Layout(checkout)
    code = """
from PySide6.QtCore import QCoreApplication
NÚMEROS = "ñ", QCoreApplication.translate("Days", "%n day(s)", "", len(
    WEEK)), QCoreApplication.translate("Days", "%n week(s)", "", count)
FEW = f"{NÚMEROS}, {QCoreApplication.translate('Days', '%n month(s)', '', few)}"
"""
    (layout.package / "gui" / "days.py").write_text(code, encoding="utf-8")
    tool.update(layout)
    days = {e.source: e.numbered for e in tool.entries(layout.ts) if e.context == "Days"}
    assert days == {"%n day(s)": True, "%n week(s)": True, "%n month(s)": True}


def test_a_form_for_one_may_say_it_in_words(checkout: Path) -> None:
    layout = tool.Layout(checkout)
    replace(layout.ts, ">%n publicación<", ">una publicación<")
    tool.compile_all(layout)
    assert faults(checkout) == []


def test_compiled_files_older_than_their_words_are_stale(checkout: Path) -> None:
    layout = tool.Layout(checkout)
    replace(layout.po, "Buenos días", "Muy buenas")
    replace(layout.ts, "Semana %1", "La semana %1")
    assert faults(checkout) == ["calendario.mo: stale, run --compile", "calendario_es.qm: stale, run --compile"]
    layout.mo.unlink()
    layout.qm.unlink()
    assert len(faults(checkout)) == 2


def test_words_that_are_not_written_out_stop_the_update(checkout: Path) -> None:
    replace(checkout / "src" / "calendario" / "words.py", 'msg("Good morning")', 'msg("Good " + "morning")')
    with pytest.raises(SystemExit, match=r"words\.py:3: words for translators must be written out"):
        tool.update(tool.Layout(checkout))
