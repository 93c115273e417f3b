"""Rules of CONTRIBUTING.md that no linter knows, read from the source itself."""

import ast
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel

TOP = Path(__file__).resolve().parent.parent
PACKAGE = TOP / "src" / "calendario"

# Slow to import (a second and 60 MB for the slowest); each loads when it is first used, never with the window.
SLOW_LIBRARIES = {
    "alembic",
    "atproto",
    "cryptography",
    "holidays",
    "keyring",
    "mastodon",
    "openpyxl",
    "PIL",
    "spellchecker",
}

# Naive wall-clock times by name; every other datetime is an aware UTC instant and says so by ending in _at.
WALL_TIMES = {"wall_time", "not_after", "moved_from"}


def parsed(*folders: Path) -> Iterator[tuple[Path, ast.Module]]:
    """Each Python file under `folders` with its syntax tree, sorted by path."""
    for folder in folders:
        for path in sorted(folder.rglob("*.py")):
            yield path, ast.parse(path.read_text(encoding="utf-8"), path)


def calls(tree: ast.AST) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def called_name(call: ast.Call) -> str:
    """What is called, dotted as far as it is written with plain names: `datetime.now`, `self.tr`, `print`."""
    return ast.unparse(call.func)


def place(path: Path, node: ast.AST) -> str:
    return f"{path.relative_to(TOP)}:{getattr(node, 'lineno', 0)}"


def is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def unreadable_for_translators(tree: ast.AST) -> Iterator[ast.Call]:
    """Calls of `tr` and `translate` whose words lupdate cannot read: an f-string is extracted but never matches."""
    for call in calls(tree):
        name = called_name(call).rpartition(".")[2]
        if name == "tr" and not (call.args and is_text(call.args[0])):
            yield call
        if name == "translate" and len(call.args) > 1 and not all(map(is_text, call.args[:2])):
            yield call


def test_words_for_translators_are_written_out() -> None:
    glued = [place(path, call) for path, tree in parsed(PACKAGE / "gui") for call in unreadable_for_translators(tree)]
    assert not glued


@pytest.mark.parametrize(
    ("line", "refused"),
    [
        ('self.tr("Plan")', False),
        ('self.tr("%n post(s)", "", count)', False),
        ('QCoreApplication.translate("Week", "Plan")', False),
        ("text.translate(table)", False),
        ('self.tr(f"{count} posts")', True),
        ("self.tr(words)", True),
        ('self.tr("Plan" + name)', True),
        ('QCoreApplication.translate("Week", words)', True),
    ],
)
def test_the_rule_for_translators_tells_good_from_bad(line: str, refused: bool) -> None:
    assert bool(list(unreadable_for_translators(ast.parse(line)))) is refused


def guessed_to_be_html(tree: ast.AST) -> Iterator[ast.AST]:
    """Tooltips with a text that is neither a literal of ours nor went through `tip`: Qt reads as HTML what looks so."""

    def is_safe(words: ast.expr) -> bool:
        if isinstance(words, ast.IfExp):
            return is_safe(words.body) and is_safe(words.orelse)
        return is_text(words) or (isinstance(words, ast.Call) and called_name(words) in {"self.tr", "tip"})

    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and called_name(node).rpartition(".")[2] in {"setToolTip", "setWhatsThis"}:
            yield from (words for words in node.args if not is_safe(words))
        elif isinstance(node, ast.If) and "ToolTipRole" in ast.unparse(node.test):
            yield from (
                answer
                for answer in ast.walk(node)
                if isinstance(answer, ast.Return) and answer.value is not None and not is_safe(answer.value)
            )
        elif isinstance(node, ast.Call) and any(ast.unparse(given).endswith("ToolTipRole") for given in node.args):
            unsafe = called_name(node).endswith("setData") and not is_safe(node.args[0])
            yield from [node] * unsafe


def test_a_tooltip_says_letter_by_letter_what_somebody_wrote() -> None:
    guessed = [place(path, node) for path, tree in parsed(PACKAGE / "gui") for node in guessed_to_be_html(tree)]
    assert not guessed


@pytest.mark.parametrize(
    ("line", "refused"),
    [
        ('self.setToolTip(self.tr("Plan"))', False),
        ('self.setToolTip("")', False),
        ("self.setToolTip(tip(image.alt))", False),
        ('self.setToolTip(tip(words) if slim else "")', False),
        ("self.setToolTip(image.alt)", True),
        ('self.setToolTip(words if slim else "")', True),
        ('self.setToolTip(f"{name} (F8)")', True),
        ('self.setToolTip(self.tr("Of %1").replace("%1", name))', True),
        ("if role == Role.ToolTipRole:\n    x = tip(name)", False),
        ("def data(role):\n    if role == Role.ToolTipRole:\n        return tip(name)", False),
        ("def data(role):\n    if role in (Role.DisplayRole, Role.ToolTipRole):\n        return name", True),
        ("item.setData(tip(name), Role.ToolTipRole)", False),
        ("item.setData(name, Role.ToolTipRole)", True),
    ],
)
def test_the_rule_for_tooltips_tells_good_from_bad(line: str, refused: bool) -> None:
    assert bool(list(guessed_to_be_html(ast.parse(line)))) is refused


def test_no_module_is_a_drawer_for_odds_and_ends() -> None:
    drawers = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "managers"}
    assert not [path.relative_to(TOP) for path in (TOP / "src").rglob("*") if path.stem in drawers]


def test_the_domain_is_told_the_time() -> None:
    clocks = {"now", "utcnow", "today", "fromtimestamp"}
    read = [
        place(path, call)
        for path, tree in parsed(PACKAGE / "domain")
        for call in calls(tree)
        if called_name(call) == "time.time" or (isinstance(call.func, ast.Attribute) and call.func.attr in clocks)
    ]
    assert not read


def test_the_domain_s_values_are_frozen() -> None:
    loose = [
        place(path, node)
        for path, tree in parsed(PACKAGE / "domain")
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
        for decorator in map(ast.unparse, node.decorator_list)
        if decorator.startswith("dataclass") and not {"frozen=True", "slots=True"} <= set(decorator[10:-1].split(", "))
    ]
    assert not loose


def test_an_instant_that_is_kept_or_sent_says_so_in_its_name() -> None:
    unnamed = [
        f"{place(path, field)} {field.target.id}"
        for path, tree in parsed(*(PACKAGE / part for part in ("domain", "store", "channels", "publisher")))
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
        for field in node.body
        if isinstance(field, ast.AnnAssign)
        and isinstance(field.target, ast.Name)
        and ast.unparse(field.annotation).startswith("datetime")
        and not (field.target.id.endswith("_at") or field.target.id in WALL_TIMES)
    ]
    assert not unnamed


def test_nobody_asks_qt_for_its_chain_of_stops_step_by_step() -> None:
    """PySide takes each widget that comes back for a child of the one before: when that one goes, half the window is
    «already deleted» for Python. Qt walks its chain itself (`gui/regions.py`).
    """
    asked = [
        place(path, node)
        for path, tree in parsed(PACKAGE, TOP / "tests")
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in ("nextInFocusChain", "previousInFocusChain")
    ]
    assert asked == []


def test_only_the_command_line_prints() -> None:
    printing = [
        place(path, call)
        for path, tree in parsed(PACKAGE)
        if "cli" not in path.parts and path.name != "__main__.py"
        for call in calls(tree)
        if called_name(call) == "print"
    ]
    assert not printing


def test_tests_wait_for_something_never_for_a_while() -> None:
    # tests/servers/ starts real servers and asks them, with a bound, whether they are up; what a benchmark sleeps is
    # what it measures against.
    sleeping = [
        place(path, call)
        for path, tree in parsed(TOP / "tests")
        if not {"servers", "benchmarks"} & {*path.parts}
        for call in calls(tree)
        if called_name(call) in {"time.sleep", "sleep", "qtbot.wait", "QTest.qWait"}
    ]
    assert not sleeping


def test_qt_calls_do_not_use_up_none(qapp: QApplication) -> None:
    """PySide6 6.12.0 dropped one reference of None in each void call; Python 3.11 died after about 5,000."""
    label = QLabel()
    before = sys.getrefcount(None)
    for number in range(1_000):
        label.setText(str(number))
    assert abs(sys.getrefcount(None) - before) < 100


def loaded_by(statement: str) -> set[str]:
    """Top-level names in `sys.modules` of a fresh interpreter after `statement`."""
    answer = subprocess.run(
        [sys.executable, "-c", f"import json, sys\n{statement}\nprint(json.dumps(list(sys.modules)))"],
        env=os.environ | {"PYTHONPATH": str(TOP / "src"), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return {name.partition(".")[0] for name in json.loads(answer.stdout)}


def test_the_window_loads_no_slow_library() -> None:
    assert not SLOW_LIBRARIES & loaded_by("import calendario.gui.app")


def test_the_command_line_loads_neither_qt_nor_a_slow_library() -> None:
    assert not (SLOW_LIBRARIES | {"PySide6", "shiboken6"}) & loaded_by("import calendario.cli")
