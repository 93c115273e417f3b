"""Another hour for a publication: when it had one, and when it turned out not to be there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QWidget

from calendario.domain.problem import Problem
from calendario.gui.dialog import Dialog
from calendario.gui.theme import Theme
from calendario.gui.widgets.field import Field
from calendario.gui.widgets.moment import Moment
from calendario.gui.widgets.wrap_radio import WrapRadio
from calendario.sentences import sentence, when

_QUARTER = timedelta(minutes=15)


class _HourDialog(Dialog):
    """Asks when; what is refused is said under the hour, and nothing is closed."""

    def __init__(self, theme: Theme, title: str, proposed: datetime, now: datetime, parent: QWidget | None) -> None:
        """`proposed` and `now` are naive."""
        #: %1 is a post's title
        super().__init__(theme, self.tr("When should “%1” go out?").replace("%1", title), parent)
        self.moment = Moment(theme, self.tr("Day"), self.tr("Hour"), proposed, self)
        self.moment.set_today(now.date())
        self._field = Field(theme, self.tr("Day and hour"), self.moment)

    @property
    def error(self) -> str:
        """What was refused; "" for nothing."""
        return self._field.error

    def _add_choices(self, words: str, accept: Callable[[], None]) -> None:
        self.add_safe(self.tr("Leave it as it is"))
        self.accept_button = self.add_choice(words, "primary")
        self.accept_button.clicked.connect(accept)


class RescheduleDialog(_HourDialog):
    """*Cambiar la hora*: a day and an hour. What the desk refuses is said under the hour and nothing is closed."""

    def __init__(
        self,
        theme: Theme,
        title: str,
        wall_time: datetime,
        now: datetime,
        change: Callable[[datetime], None],
        parent: QWidget | None = None,
    ) -> None:
        """`wall_time` (what it had) and `now` are naive; `change` does it and may raise `Problem`."""
        super().__init__(theme, title, wall_time if wall_time > now else _next_quarter(now), now, parent)
        self._change = change
        self._today = now.date()
        self.chosen: datetime | None = None
        if wall_time <= now:
            self.add_text(self.tr("It had %1, which has passed.").replace("%1", when(wall_time, now.date())))
        else:
            self.add_text(self.tr("Now it has %1.").replace("%1", when(wall_time, now.date())))
        self.add(self._field)
        self._add_choices(self.tr("Change the time"), self._accept)

    def wall_time(self) -> datetime:
        """What stands in the fields, naive."""
        return self.moment.wall_time()

    @classmethod
    def ask(
        cls,
        theme: Theme,
        title: str,
        wall_time: datetime,
        now: datetime,
        change: Callable[[datetime], None],
        parent: QWidget | None = None,
    ) -> datetime | None:
        """The new naive wall time, already in force; None if it was left as it is."""
        dialog = cls(theme, title, wall_time, now, change, parent)
        dialog.exec()
        return dialog.chosen

    def _accept(self) -> None:
        wanted = self.wall_time()
        try:
            self._change(wanted)
        except Problem as problem:
            self._field.set_error(sentence(problem))
            wrong = self.moment.day if wanted.date() < self._today else self.moment.hour
            wrong.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.chosen = wanted
        self.accept()


class PlanAgainDialog(_HourDialog):
    """*No está: volver a programar*: now, or at another hour. What the desk refuses is said and nothing is closed."""

    def __init__(
        self,
        theme: Theme,
        title: str,
        now: datetime,
        plan: Callable[[datetime | None], None],
        parent: QWidget | None = None,
    ) -> None:
        """`now` is naive; `plan` does it, at a naive wall time or at once (None), and may raise `Problem`."""
        super().__init__(theme, title, _next_quarter(now), now, parent)
        self._plan = plan
        self.at_once = WrapRadio(self.tr("Now: it goes out in 20 seconds"), self)
        self.later = WrapRadio(self.tr("At another hour"), self)
        self._group = QButtonGroup(self)
        for choice in (self.at_once, self.later):
            self._group.addButton(choice)
            self.add(choice)
        self.add(self._field)
        self.later.toggled.connect(self._field.setVisible)
        self.at_once.setChecked(True)
        self._field.hide()
        self._wrong = self.add_text("", "small", "block")
        self._wrong.hide()
        self._add_choices(self.tr("Plan it again"), self._accept)

    @property
    def error(self) -> str:
        """What was refused; "" for nothing."""
        return self._field.error or self._wrong.text()

    @classmethod
    def ask(
        cls,
        theme: Theme,
        title: str,
        now: datetime,
        plan: Callable[[datetime | None], None],
        parent: QWidget | None = None,
    ) -> bool:
        """Whether it is planned again; it is by then."""
        return bool(cls(theme, title, now, plan, parent).exec())

    def _accept(self) -> None:
        later = self.later.isChecked()
        try:
            self._plan(self.moment.wall_time() if later else None)
        except Problem as problem:
            self._field.set_error(sentence(problem) if later else None)
            self._wrong.setText("" if later else sentence(problem))
            self._wrong.setVisible(not later)
            if later:
                self.moment.hour.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.accept()


def _next_quarter(now: datetime) -> datetime:
    """The first quarter of an hour at least five minutes after `now`."""
    soon = now.replace(second=0, microsecond=0) + timedelta(minutes=5)
    late = soon.minute % 15
    return soon + (_QUARTER - timedelta(minutes=late) if late else timedelta())
