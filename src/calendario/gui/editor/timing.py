"""*Cuándo sale*: the day and hour, the hours proposed, an hour of a channel's own, the latest hour, the category."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from calendario.domain.category import Category
from calendario.domain.channel import Channel
from calendario.domain.post import PlanDraft
from calendario.gui.beside import Beside
from calendario.gui.editor.changes import with_own_time
from calendario.gui.shown import tip
from calendario.gui.theme import Theme
from calendario.gui.widgets import buttons
from calendario.gui.widgets.chips import ChannelChip
from calendario.gui.widgets.choosing import Choice
from calendario.gui.widgets.elided import WrapLabel
from calendario.gui.widgets.icon_label import IconLabel
from calendario.gui.widgets.moment import Moment
from calendario.gui.widgets.sheet import Sheet
from calendario.gui.widgets.wrap_row import WrapRow
from calendario.gui.zones import zone_words
from calendario.sentences import card_day, hour, when

_DEFAULT_HOUR = time(10)
_BESIDE_PX = 372  # at 100 %: with less, a day and an hour stand below what they are about


class Timing(Sheet):
    """`changed` brings the plan after each change by a person, `categorised` the id of the category or None."""

    changed = Signal(object)
    categorised = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", "", parent)
        self._look = theme
        self._plan = PlanDraft()
        self._channels: tuple[Channel, ...] = ()
        self._now = datetime(2000, 1, 1)  # noqa: DTZ001  wall clock of the institution
        self._proposed: list[QAbstractButton] = []
        self._proposed_times: list[datetime] = []
        self._own: dict[UUID, tuple[QWidget, Moment]] = {}
        self.setAccessibleName(self.tr("When it goes out"))
        self._build()

    # --- what the page says

    def show_plan(
        self, plan: PlanDraft, channels: Sequence[Channel], now: datetime, zone: str, proposed: Sequence[datetime]
    ) -> None:
        """`now` and `proposed` are naive wall times in `zone`; `channels` those that may still change."""
        self._plan, self._channels, self._now = plan, tuple(channels), now
        dated = plan.wall_time is not None
        for moment in (self.moment, self.latest, *(own for _, own in self._own.values())):
            moment.set_today(now.date())
        for widget in (self.moment, self.options):
            widget.setVisible(dated)
        self.date_it.setVisible(not dated)
        if plan.wall_time is not None and plan.wall_time != self.moment.wall_time():
            self.moment.show_wall_time(plan.wall_time)
        self._show_proposed(proposed)
        self._show_own()
        self.limited.blockSignals(True)
        self.limited.setChecked(plan.not_after is not None)
        self.limited.blockSignals(False)
        self.limited.setVisible(plan.not_after is not None or self._fields.isEnabled())
        self.latest.setVisible(plan.not_after is not None)
        if plan.not_after is not None and plan.not_after != self.latest.wall_time():
            self.latest.show_wall_time(plan.not_after)
        self.how.setText(self._how_words(zone))

    def show_categories(self, known: Sequence[Category], chosen: UUID | None) -> None:
        """Those to choose from: retired ones only where the post has one. Where there are none nothing is asked."""
        offered = [c for c in known if not c.retired or c.id == chosen]
        #: No category
        wanted = [(self.tr("None"), None), *((c.name, c.id) for c in offered)]
        if [(self.category.itemText(n), self.category.itemData(n)) for n in range(self.category.count())] != wanted:
            self.category.clear()
            for name, category_id in wanted:
                self.category.addItem(name, category_id)
        self.category.setCurrentIndex(next((n for n, (_, c) in enumerate(wanted) if c == chosen), 0))
        self._categories.setVisible(bool(offered))

    def set_read_only(self, read_only: bool) -> None:
        """Nothing of it can change any more."""
        self._fields.setEnabled(not read_only)
        self._foot.setVisible(not read_only)

    def own_moment(self, channel_id: UUID) -> Moment:
        """The day and hour of that channel's own. Raises `KeyError` when it has none."""
        return self._own[channel_id][1]

    def stops(self) -> list[QWidget]:
        """Where Tab goes."""
        own: list[QWidget] = []
        for row, moment in self._own.values():
            own += [moment.day, moment.hour, *_buttons_of(row)]
        return [
            self.moment.day,
            self.moment.hour,
            self.options,
            self.date_it,
            *self._proposed,
            *own,
            self.limited,
            self.latest.day,
            self.latest.hour,
            self.category,
        ]

    def moment_of(self, channel_ids: Sequence[UUID]) -> Moment:
        """Where the hour of those channels is set: a channel's own, or the common one."""
        own = [self._own[c][1] for c in channel_ids if c in self._own]
        return own[0] if own and len(own) == len(channel_ids) else self.moment

    def proposals(self) -> list[QAbstractButton]:
        """The buttons of the hours proposed."""
        return self._proposed

    # --- inside

    def _build(self) -> None:
        theme = self._look
        self._fields = QWidget(self)
        column = QVBoxLayout(self._fields)
        column.setSpacing(8)
        self.title = WrapLabel(theme, self.tr("When it goes out"), "heading")
        self.moment = Moment(theme, self.tr("Day it goes out"), self.tr("Hour it goes out"), self._now)
        self.moment.changed.connect(self._moved)
        self.options = buttons.icon_button(theme, "puntos", self.tr("More about the hour"), small=True, bare=True)
        self.options.clicked.connect(self._ask_options)
        self.date_it = buttons.plain(self.tr("Set a date"), theme.icon("calendario"))
        self.date_it.clicked.connect(self._date_it)
        when_row = QWidget()
        fields = QHBoxLayout(when_row)
        fields.setContentsMargins(0, 0, 0, 0)
        fields.setSpacing(8)
        fields.addWidget(self.moment, 1)
        fields.addWidget(self.options, 0, Qt.AlignmentFlag.AlignTop)
        fields.addWidget(self.date_it)
        fields.addStretch(0)
        first = Beside(theme, _BESIDE_PX, spacing=8)
        first.add(self.title, 0, Qt.AlignmentFlag.AlignVCenter)
        first.add(when_row, 1)
        column.addWidget(first)

        self._proposals = WrapRow(gap=6)
        #: Before the hours of the plan that are free
        words = WrapLabel(theme, self.tr("Hours of your plan"), "small", "muted")
        words.setToolTip(self.tr("The next free hours among the weekly ones of the chosen channels."))
        self._proposals.add(words)
        column.addWidget(self._proposals)

        self._own_box = QGridLayout()
        self._own_box.setSpacing(6)
        column.addLayout(self._own_box)

        last = Beside(theme, _BESIDE_PX, spacing=8)
        self.limited = QCheckBox(self.tr("Do not publish after"))
        self.limited.toggled.connect(self._limit)
        self.latest = Moment(theme, self.tr("Last day"), self.tr("Last hour"), self._now)
        self.latest.changed.connect(self._latest_moved)
        last.add(self.limited, 0, Qt.AlignmentFlag.AlignVCenter)
        last.add(self.latest, 1)
        column.addWidget(last)
        column.addWidget(self._category_row())
        self.add_row(self._fields)

        self._foot = foot = QWidget(self)
        row = QHBoxLayout(foot)
        row.setSpacing(8)
        self._computer = IconLabel(theme, "ordenador")
        self.how = WrapLabel(theme, "", "small")
        row.addWidget(self._computer, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.how, 1)
        self.add_row(foot)

    def _category_row(self) -> QWidget:
        self.category = Choice()
        self.category.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.category.setMinimumContentsLength(12)
        self.category.activated.connect(lambda place: self.categorised.emit(self.category.itemData(place)))
        words = WrapLabel(self._look, self.tr("Category"), "small", "muted")
        words.setBuddy(self.category)
        self.category.setAccessibleName(words.text())
        self._categories = QWidget()
        row = QHBoxLayout(self._categories)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(words)
        row.addWidget(self.category)
        row.addStretch(1)
        self._categories.hide()
        return self._categories

    def _show_proposed(self, proposed: Sequence[datetime]) -> None:
        if list(proposed) != self._proposed_times:
            self._proposed_times = list(proposed)
            self._rebuild_proposed()
        for button, wall_time in zip(self._proposed, self._proposed_times, strict=True):
            button.setChecked(wall_time == self._plan.wall_time)
        self._proposals.setVisible(bool(proposed) and self._fields.isEnabled())

    def _rebuild_proposed(self) -> None:
        for old in self._proposed:
            self._proposals.take(old)
            old.deleteLater()
        self._proposed = []
        for wall_time in self._proposed_times:
            if wall_time.date() == self._now.date():
                #: An hour proposed for today
                words = self.tr("today, %1").replace("%1", hour(wall_time))
            else:
                words = f"{card_day(wall_time.date())}, {hour(wall_time)}"
            button = buttons.SegmentButton(self._look, words[:1].upper() + words[1:], small=True)
            button.setAccessibleName(when(wall_time, self._now.date()))
            button.setToolTip(tip(when(wall_time, self._now.date())))
            button.clicked.connect(lambda _=False, t=wall_time: self._put(replace(self._plan, wall_time=t)))
            self._proposals.add(button)
            self._proposed.append(button)

    def _show_own(self) -> None:
        wanted = {c: t for c, t in self._plan.own_times if any(k.id == c for k in self._channels)}
        for channel_id in [c for c in self._own if c not in wanted]:
            row, _ = self._own.pop(channel_id)
            self._own_box.removeWidget(row)
            row.hide()
            row.deleteLater()
        for channel in self._channels:
            if channel.id in wanted:
                if channel.id not in self._own:
                    self._add_own(channel)
                moment = self._own[channel.id][1]
                if moment.wall_time() != wanted[channel.id]:
                    moment.show_wall_time(wanted[channel.id])

    def _add_own(self, channel: Channel) -> None:
        row = Beside(self._look, _BESIDE_PX, spacing=8)
        row.add(ChannelChip(self._look, channel.letters, channel.name, with_name=True), 1)
        fields = QWidget()
        line = QHBoxLayout(fields)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        moment = Moment(
            self._look,
            #: %1 is a channel
            self.tr("Day it goes out in %1").replace("%1", channel.name),
            self.tr("Hour it goes out in %1").replace("%1", channel.name),
            self._now,
        )
        moment.set_today(self._now.date())
        moment.changed.connect(lambda c=channel.id, m=moment: self._put(with_own_time(self._plan, c, m.wall_time())))
        same = buttons.icon_button(
            self._look, "cerrar", self.tr("At the same hour as the others"), small=True, bare=True
        )
        same.clicked.connect(lambda _=False, c=channel.id: self._put(with_own_time(self._plan, c, None)))
        line.addWidget(moment, 1)
        line.addWidget(same, 0, Qt.AlignmentFlag.AlignTop)
        row.add(fields, 2)
        self._own[channel.id] = (row, moment)
        self._own_box.addWidget(row, self._own_box.count(), 0)

    def menu(self) -> QMenu:
        """An hour of its own for each channel that goes out at the common one, and no date at all."""
        menu = QMenu(self)
        own = dict(self._plan.own_times)
        if len(self._channels) > 1:
            for channel in self._channels:
                if channel.id not in own:
                    #: %1 is a channel
                    action = menu.addAction(self.tr("Another hour in %1").replace("%1", channel.name))
                    action.triggered.connect(lambda _=False, c=channel.id: self._own_hour(c))
            menu.addSeparator()
        undate = menu.addAction(self.tr("Leave without a date"))
        undate.triggered.connect(lambda: self._put(replace(self._plan, wall_time=None, own_times=(), not_after=None)))
        return menu

    def _ask_options(self) -> None:
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.options.mapToGlobal(self.options.rect().bottomLeft()))

    def _own_hour(self, channel_id: UUID) -> None:
        self._put(with_own_time(self._plan, channel_id, self._plan.wall_time or self._default()))
        if channel_id in self._own:
            self._own[channel_id][1].hour.setFocus()

    def _put(self, plan: PlanDraft) -> None:
        self._plan = plan
        self.changed.emit(plan)

    def _moved(self) -> None:
        self._put(replace(self._plan, wall_time=self.moment.wall_time()))

    def _date_it(self) -> None:
        self._put(replace(self._plan, wall_time=self._default()))
        self.moment.day.setFocus()

    def _default(self) -> datetime:
        """Today at ten, or tomorrow at ten when that has passed."""
        today = datetime.combine(self._now.date(), _DEFAULT_HOUR)
        return today if today > self._now else datetime.combine(date.fromordinal(today.toordinal() + 1), _DEFAULT_HOUR)

    def _limit(self, on: bool) -> None:
        last = max([t for _, t in self._plan.own_times] + [self._plan.wall_time or self._default()])
        self._put(replace(self._plan, not_after=last.replace(hour=23, minute=59) if on else None))

    def _latest_moved(self) -> None:
        self._put(replace(self._plan, not_after=self.latest.wall_time()))

    def _how_words(self, zone: str) -> str:
        alone = [c.letters for c in self._channels if not c.by_hand]
        by_hand = [c.letters for c in self._channels if c.by_hand]
        if not self._channels:
            return self.tr("Choose at least one channel to plan it.")
        told = [f"{zone_words(zone)}."]
        if alone:
            #: %1 are channels: “BS, MA”
            told.append(
                self.tr("%1 goes out by itself if this computer is on.", "", len(alone)).replace("%1", ", ".join(alone))
            )
        if by_hand:
            told.append(self.tr("%1, by hand: we will tell you.").replace("%1", ", ".join(by_hand)))
        return " ".join(told)


def _buttons_of(row: QWidget) -> list[QToolButton]:
    found = row.findChildren(QToolButton)
    return [button for button in found if button.focusPolicy() is not Qt.FocusPolicy.NoFocus]
