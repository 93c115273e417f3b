"""Two texts of one post, each by somebody who did not see the other's: which one goes on, or both together."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QDialog, QPushButton, QVBoxLayout, QWidget

from calendario.desk.desk import Desk
from calendario.desk.forks import Fork
from calendario.domain.difference import draft_difference
from calendario.domain.merging import Clash, Side
from calendario.domain.post import Draft
from calendario.domain.slot import wall_clock
from calendario.gui.beside import Beside
from calendario.gui.dialog import Dialog
from calendario.gui.editor.difference_view import DifferenceView
from calendario.gui.theme import Theme
from calendario.gui.widgets import buttons
from calendario.gui.widgets.elided import WrapLabel
from calendario.gui.widgets.wrap_radio import WrapRadio
from calendario.sentences import when

_SIDE_BY_SIDE = 620  # px at 100 %
_MOST_CLASHES = 12  # with more of them nobody decides one by one
_MOST_WORDS = 160  # characters shown of what a clash says


class ForkDialog(Dialog):
    """What each of the two changed, and the ways on. `chosen` is the draft that goes on, None for *Ahora no*."""

    WIDTH = 900

    def __init__(
        self,
        desk: Desk,
        theme: Theme,
        fork: Fork,
        mine: Draft,
        channels: Mapping[UUID, str],
        parent: QWidget | None = None,
    ) -> None:
        """`mine` is what the editor shows. Raises `Problem`."""
        super().__init__(theme, "", parent)
        self.set_title(self.tr("There are two texts of this post."))
        self._fork = fork
        self._mine = mine
        self.chosen: Draft | None = None
        zone = desk.office.institution().zone
        today = wall_clock(desk.office.clock(), zone).date()
        at = when(wall_clock(fork.saved_at, zone), today)
        #: %1 a person, %2 when («today, 10:05»)
        words = self.tr("%1 saved another one (%2) while you had it open. Both are kept as versions.")
        self.add_text(words.replace("%2", at).replace("%1", fork.author))
        categories = {c.id: c.name for c in desk.categories.all(retired=True)}
        nothing = self.tr("Nothing is different.")
        self.theirs = DifferenceView(theme, self._what(fork.author), channels, categories)
        self.theirs.show_changes(draft_difference(fork.base, fork.theirs), nothing)
        self.mine = DifferenceView(theme, self.tr("What you changed"), channels, categories)
        self.mine.show_changes(draft_difference(fork.base, mine), nothing)
        sides = Beside(theme, _SIDE_BY_SIDE, self, spacing=14)
        self.take_theirs = buttons.plain(self.tr("Go on with theirs"), parent=self)
        self.take_theirs.clicked.connect(lambda: self._choose(fork.theirs))
        self.take_mine = buttons.plain(self.tr("Go on with mine"), parent=self)
        self.take_mine.clicked.connect(lambda: self._choose(mine))
        for view, button in ((self.theirs, self.take_theirs), (self.mine, self.take_mine)):
            sides.add(self._titled(view, button), 1)
        self.add(sides)
        self.groups: list[QButtonGroup] = []
        clashes = fork.merged(mine).clashes
        mergeable = len(clashes) <= _MOST_CLASHES
        if clashes and mergeable:
            self.add_text(
                self.tr("You both changed the same in %n place(s). To join both, say which goes on.", "", len(clashes))
            )
            for clash in clashes:
                self._add_clash(clash)
        elif clashes:
            self.add_text(self.tr("You both changed the same in too many places to join them."), "small", "muted")
        self.safe = self.add_safe(self.tr("Not now"))
        self.join = self.add_choice(self.tr("Join both"), "primary")
        self.join.clicked.connect(lambda: self._choose(fork.merged(mine, self._sides()).draft))
        self.join.setVisible(mergeable)
        self._answered()
        self._dress()
        theme.changed.connect(self._dress)
        self.safe.setFocus()

    @classmethod
    def ask(
        cls,
        desk: Desk,
        theme: Theme,
        fork: Fork,
        mine: Draft,
        channels: Mapping[UUID, str],
        parent: QWidget | None = None,
    ) -> Draft | None:
        """The draft that goes on; None: nothing was decided. Raises `Problem`."""
        dialog = cls(desk, theme, fork, mine, channels, parent)
        return dialog.chosen if dialog.exec() == QDialog.DialogCode.Accepted else None

    def _what(self, author: str) -> str:
        #: %1 a person
        return self.tr("What %1 changed").replace("%1", author)

    def _titled(self, view: DifferenceView, button: QPushButton) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(WrapLabel(self._theme, view.accessibleName(), "strong"))
        column.addWidget(view, 1)
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return made

    def _add_clash(self, clash: Clash) -> None:
        name = self.mine.field_name(clash.field, clash.channel_id)
        lead = " ".join(clash.lead.partition(" ")[2].split())
        where = f"{name}: «… {lead} …»" if lead else name
        box = QWidget()
        box.setAccessibleName(where)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(WrapLabel(self._theme, where, "small", "muted"))
        group = QButtonGroup(box)
        for number, (side, words) in enumerate(
            #: %1 words or a value
            (
                (Side.MINE, self.tr("Mine: %1")),
                #: %1 words or a value, %2 a person
                (Side.THEIRS, self.tr("%2's: %1").replace("%2", self._fork.author)),
            )
        ):
            button = WrapRadio(words.replace("%1", self._short(clash.of(side))).replace("&", "&&"))
            group.addButton(button, number)
            column.addWidget(button)
        group.idClicked.connect(self._answered)
        self.groups.append(group)
        self.add(box)

    def _short(self, value: object) -> str:
        words = " ".join(self.mine.value(value).split())
        return words if len(words) <= _MOST_WORDS else words[:_MOST_WORDS].rsplit(" ", 1)[0] + " …"

    def _sides(self) -> tuple[Side, ...]:
        return tuple(Side.THEIRS if group.checkedId() == 1 else Side.MINE for group in self.groups)

    def _answered(self) -> None:
        self.join.setEnabled(all(group.checkedId() >= 0 for group in self.groups))

    def _choose(self, draft: Draft) -> None:
        self.chosen = draft
        self.accept()

    def _dress(self) -> None:
        for view in (self.theirs, self.mine):
            view.setMinimumHeight(8 * self._theme.line_step("body"))
            view.setMinimumWidth(self._theme.scaled(180))
