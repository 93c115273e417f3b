"""How a channel's version differs from the base, to be read."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from calendario.domain.channel import Channel
from calendario.domain.difference import draft_difference
from calendario.domain.post import Draft, PlanDraft
from calendario.gui.dialog import Dialog
from calendario.gui.editor.difference_view import DifferenceView
from calendario.gui.theme import Theme
from calendario.sentences import hour, short_day


class OwnDialog(Dialog):
    """What is only in the version stands as added, what is only in the base as removed."""

    WIDTH = 640

    def __init__(
        self, theme: Theme, channel: Channel, draft: Draft, plan: PlanDraft, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, self.tr("What is different in %1").replace("%1", channel.name), parent)
        told = self.tr("Underlined: only in %1. Struck through: only in the base.").replace("%1", channel.name)
        self.add_text(told, "small", "muted")
        self.view = DifferenceView(theme, self.heading.text(), {channel.id: channel.name}, {}, self)
        self.view.setMinimumHeight(theme.scaled(240))
        said = Draft(draft.title, draft.content_for(channel.id), details=draft.details)
        base = Draft(draft.title, draft.base, details=draft.details)
        self.view.show_changes(draft_difference(base, said), self.tr("It says the same as the base."))
        self.add(self.view)
        own, common = dict(plan.own_times).get(channel.id), plan.wall_time
        if own is not None and common is not None:
            #: Of a channel with an hour of its own; %1 and %2 are a day and an hour
            hours = self.tr("It goes out on %1; the others, on %2.")
            for place, at in (("%1", own), ("%2", common)):
                hours = hours.replace(place, f"{short_day(at.date())}, {hour(at)}")
            self.add_text(hours)
        self.add_safe(self.tr("Close"))

    @classmethod
    def show_it(
        cls, theme: Theme, channel: Channel, draft: Draft, plan: PlanDraft, parent: QWidget | None = None
    ) -> None:
        """Until it is closed."""
        cls(theme, channel, draft, plan, parent).exec()
