"""The versions of the post in the editor: its history, one brought back, and what others wrote meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from calendario.desk.desk import Desk
from calendario.desk.forks import Elsewhere, Fork
from calendario.desk.versions import version_of
from calendario.desk.writing import Manuscript
from calendario.domain.post import Draft, PlanDraft
from calendario.domain.problem import Problem
from calendario.domain.slot import wall_clock
from calendario.gui.background import Background
from calendario.gui.editor.fitting import EditorFitting
from calendario.gui.editor.fork_dialog import ForkDialog
from calendario.gui.editor.history_dialog import HistoryDialog
from calendario.gui.theme import Theme
from calendario.gui.widgets.strip import Strip
from calendario.sentences import when

_LOOK_EVERY_MS = 5_000  # for others who write the same post; a save looks for itself


class EditorVersions(EditorFitting):
    """Nothing that anybody wrote is overwritten: whoever comes second is told, and decides."""

    def __init__(self, desk: Desk, theme: Theme, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(desk, theme, background, parent)
        self._told_of: tuple[object, ...] = ()
        self._way_back: Strip | None = None  # from a version brought back to what was there, until one writes on
        self._looking = QTimer(self, interval=_LOOK_EVERY_MS)
        self._looking.timeout.connect(self._look_elsewhere)
        self._looking.start()

    def reload(self) -> None:
        """Somebody changed something around the post: `EditorPage` knows what that means."""
        raise NotImplementedError

    # --- history

    def show_history(self) -> None:
        """*Ver historial…*"""
        manuscript = self._manuscript
        if manuscript is None:
            return
        try:
            self.keeping.keep_now()
            chosen = HistoryDialog.ask(
                self._desk,
                self._theme,
                manuscript.post_id,
                version_of(self._draft),
                self._channel_names(),
                editable=manuscript.editable,
                parent=self,
            )
        except Problem as problem:
            self._owe()
            self._tell_problem(problem)
            return
        if chosen is not None:
            self.restore(chosen)

    def restore(self, revision_id: UUID) -> None:
        """Writes that version anew; what was being written is a version too, and *Deshacer* brings it back."""
        manuscript = self._manuscript
        if manuscript is None or not manuscript.editable:
            return
        before = (self._draft, self._plan)
        try:
            self.keeping.keep_now()
            there = self._desk.history.restore(manuscript.post_id, revision_id)
        except Problem as problem:
            self._owe()
            if not self._overtaken(problem, partial(self.restore, revision_id)):
                self._tell_problem(problem)
            return
        self._take(there)
        undo = (self.tr("Undo"), partial(self._bring_back, *before))
        words = self.tr("The version you chose is back in the editor.")
        rest = self.tr("What you were writing is kept in the history.")
        self.notices.put("recovered", "hint", words, [rest], [undo], closes=True)
        self._way_back = self.notices.told("recovered")
        self._announce(words)

    def _bring_back(self, draft: Draft, plan: PlanDraft) -> None:
        """What was there before comes back; what was written since is offered in the same way."""
        untouched = not self._changed or self.notices.told("recovered") is self._way_back
        written = None if untouched else (self._draft, self._plan)
        self.notices.drop("recovered")
        self._forget_ways_back()
        self._put(draft=draft, plan=plan)
        self._show_writing(undoable=True)
        self._show_all()
        if written is not None:
            undo = (self.tr("Undo"), partial(self._bring_back, *written))
            words = self.tr("This is what you were writing before.")
            self.notices.put("recovered", "hint", words, actions=[undo], closes=True)

    def _put(self, *, draft: Draft | None = None, plan: PlanDraft | None = None) -> None:
        """Whoever writes on has settled for the version that came back; what was there before is in the history."""
        super()._put(draft=draft, plan=plan)
        if self._way_back is not None and self.notices.told("recovered") is self._way_back:
            self.notices.drop("recovered")
        self._way_back = None

    # --- what was saved elsewhere

    def _tell_overtaken(self) -> None:
        fork = self._fork()
        if fork is None:
            return
        self.notices.drop("recovered", "elsewhere")
        #: %1 a person
        words = self.tr("%1 changed this text while you had it open.").replace("%1", fork.author)
        rest = self.tr("Both are kept. Choose which one goes on.")
        self.notices.put("fork", "warn", words, [rest], [(self.tr("Compare…"), self.compare)])
        self._announce(words)

    def compare(self) -> bool:
        """*Comparar…*: whether it was decided which text goes on."""
        manuscript = self._manuscript
        if manuscript is None:
            return False
        try:
            self.keeping.keep_now()
            fork = self._fork()
            if fork is None:
                self.notices.drop("fork")
                return True
            chosen = ForkDialog.ask(self._desk, self._theme, fork, self._draft, self._channel_names(), self)
            if chosen is None:
                return False
            self.keeping.begin_saving()
            there = self._desk.forks.settle(fork, self._draft, chosen, self._plan)
        except Problem as problem:
            self._owe()
            self._tell_problem(problem)
            return False
        self._take(there)
        words = self.tr("This text goes on. The other one is kept in the history.")
        self.notices.put("recovered", "hint", words, closes=True)
        self._announce(words)
        return True

    def _overtaken(self, problem: Problem, again: Callable[[], object], *, seen: bool = False) -> bool:
        """Whether that is the problem; then the person decides, and it is done `again`: unless the text is another one
        by then and has to be `seen` first.
        """
        if problem.code != "overtaken":
            return False
        self._tell_overtaken()
        mine = self._draft.base, self._draft.variants
        if self.compare():
            if not seen or mine == (self._draft.base, self._draft.variants):
                again()
            else:
                self.notices.put(
                    "recovered", "hint", self.tr("This text is not the one you had. Read it, and plan it."), closes=True
                )
        return True

    def _follow_saved(self, there: Manuscript) -> None:
        """A newer version came, and nothing was written over the one that is shown."""
        fork = self._fork()
        self._take(there)
        if fork is not None:
            #: %1 a person
            words = self.tr("%1 saved a newer version of this text: this is it.").replace("%1", fork.author)
            self.notices.put("recovered", "hint", words, closes=True)
            self._announce(words)

    def _take(self, there: Manuscript) -> None:
        """What the desk has of the post is what the editor shows."""
        self._forget_ways_back()
        self._manuscript = there
        self._draft, self._plan = there.draft, there.plan
        self._saved = None if there.unsaved else (there.draft, there.plan)
        self._changed = there.unsaved
        self.notices.drop("fork", "problem", "no_time", "waiting")
        self._read_calendar()
        self._show_writing(undoable=True)
        self._show_all()
        self._show_saved(there.saved_at)
        self._ask_review()

    def _fork(self) -> Fork | None:
        manuscript = self._manuscript
        if manuscript is None:
            return None
        try:
            return self._desk.forks.fork(manuscript.post_id, manuscript.base_revision_id)
        except Problem as problem:
            self._tell_problem(problem)
            return None

    def _channel_names(self) -> dict[UUID, str]:
        return {c.id: c.name for c in self._around.channels}

    # --- who writes it elsewhere

    def _look_elsewhere(self) -> None:
        manuscript = self._manuscript
        if manuscript is not None and manuscript.editable and self.isVisible():
            look = partial(_look_around, self._desk, manuscript.post_id)
            self._background.run(look, self._looked, self._looked_in_vain)

    def _looked(self, answer: tuple[UUID, UUID | None, Elsewhere | None]) -> None:
        post_id, newest, there = answer
        manuscript = self._manuscript
        if manuscript is None or manuscript.post_id != post_id:
            return
        self._tell_elsewhere(post_id, there)
        if newest not in (manuscript.newest_revision_id, manuscript.base_revision_id):
            self.reload()

    def _looked_in_vain(self, _problem: Problem) -> None:
        """The next look comes soon, and the window says what is wrong with the calendar."""

    def _tell_elsewhere(self, post_id: UUID, there: Elsewhere | None) -> None:
        told_of = () if there is None else (post_id, there.person, there.computer, there.lately)
        if told_of == self._told_of:
            return  # told already, and perhaps closed
        self._told_of = told_of
        self.notices.drop("elsewhere")
        if there is None:
            return
        who = there.person or self.tr("Somebody")
        where = self.tr("another computer")
        if there.computer:
            #: %1 the name of a computer
            where = self.tr("another computer (%1)").replace("%1", there.computer)
        zone = self._around.zone
        at = when(wall_clock(there.saved_at, zone), self._now().date())
        #: %1 a person, %2 «another computer», %3 when («today, 10:05»)
        words = self.tr("%1 is writing this on %2: last change %3.")
        if not there.lately:
            words = self.tr("%1 has changes of this that are not saved, on %2: last change %3.")
        words = words.replace("%3", at).replace("%2", where).replace("%1", who)
        rest = self.tr("Whatever you both write is kept; whoever saves second chooses.")
        self.notices.put("elsewhere", "hint", words, [rest], closes=True)
        self._announce(words)

    def _forget_others(self) -> None:
        """Another post."""
        self._told_of = ()
        self._look_elsewhere()


def _look_around(desk: Desk, post_id: UUID) -> tuple[UUID, UUID | None, Elsewhere | None]:
    return post_id, desk.forks.newest(post_id), desk.forks.elsewhere(post_id)
