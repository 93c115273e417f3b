"""Which file to write and which to read: where the last one was, and nothing that is there is lost unasked."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from calendario.gui import folders
from calendario.gui.dialog import Dialog
from calendario.gui.theme import Theme


class ReplaceDialog(Dialog):
    """Whether a file that is there may go."""

    def __init__(self, theme: Theme, file: Path, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self.set_title(self.tr("Replace “%1”?").replace("%1", file.name))
        self.add_text(self.tr("There is a file of that name in the folder. What it holds would be lost."))
        self.add_text(str(file.parent), "small", "muted")
        self.add_safe(self.tr("Leave it"))
        self.replace = self.add_choice(self.tr("Replace"), "danger")
        self.replace.clicked.connect(self.accept)

    @classmethod
    def ask(cls, theme: Theme, file: Path, parent: QWidget | None = None) -> bool:
        """Whether it may."""
        return cls(theme, file, parent).exec() == QDialog.DialogCode.Accepted


def to_write(theme: Theme, parent: QWidget, title: str, name: str, kinds: str = "") -> Path | None:
    """A file to write, `name` proposed; its ending is given to one that has none. None where it is left. `kinds` as
    `QFileDialog` has them, else what ends as `name`.

    The system's dialog asks before a file is replaced, but asks about what was typed: for the name with its ending we
    ask ourselves.
    """
    ending = Path(name).suffix
    proposed = str(Path(folders.last("documents")) / name)
    typed, _kind = QFileDialog.getSaveFileName(parent, title, proposed, kinds or f"*{ending}")
    if not typed:
        return None
    target = with_ending(Path(typed), ending)
    if target != Path(typed) and target.exists() and not ReplaceDialog.ask(theme, target, parent.window()):
        return None
    folders.used("documents", target)
    return target


def to_read(parent: QWidget, title: str, kinds: str) -> Path | None:
    """A file to read; None where it is left. `kinds` as `QFileDialog` has them."""
    chosen, _kind = QFileDialog.getOpenFileName(parent, title, folders.last("documents"), kinds)
    if not chosen:
        return None
    folders.used("documents", Path(chosen))
    return Path(chosen)


def with_ending(file: Path, ending: str) -> Path:
    """`file`, with `ending` (".txt") where it has none."""
    return file if file.suffix else file.with_name(file.name + ending)
