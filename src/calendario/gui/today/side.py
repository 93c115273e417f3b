"""Beside the day: whether this computer publishes, the week of each channel, and the drafts without a date."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from calendario.desk.faces import Today
from calendario.domain.slot import wall_clock
from calendario.gui.calendar.faces import meter_face
from calendario.gui.calendar.meters import MeterRow
from calendario.gui.theme import Theme
from calendario.gui.widgets import buttons
from calendario.gui.widgets.elided import WrapLabel
from calendario.gui.widgets.icon_label import IconLabel
from calendario.gui.widgets.sheet import Sheet
from calendario.sentences import hour, long_day, sentence_for, when


class Side(QWidget):
    """`meter_pressed` with the id of a channel; `show_drafts` when those without a date are wanted."""

    meter_pressed = Signal(object)
    show_drafts = Signal()
    clock_is_right = Signal()  # the person says so

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._publisher = Sheet(theme, self.tr("What goes out from this computer"), "", self)
        self._week = Sheet(theme, self.tr("This week"), "", self)
        self.meters = MeterRow(theme, self._week, most_columns=1)
        self.meters.set_compact(True)
        self.meters.pressed.connect(self.meter_pressed)
        self._no_target = WrapLabel(theme, "", "small", "muted", self._week)
        box = QWidget(self._week)
        inside = QVBoxLayout(box)
        inside.setSpacing(4)
        inside.addWidget(self.meters)
        inside.addWidget(self._no_target)
        self._week.add_row(box)
        self.drafts = WrapLabel(theme, "", "body", "ink", self._week)
        #: Link beside the number of drafts without a date
        self.drafts_link = buttons.link(self.tr("See them"), parent=self._week)
        self.drafts_link.setObjectName("side:drafts")
        self.drafts_link.clicked.connect(self.show_drafts)
        row = QWidget(self._week)
        line = QHBoxLayout(row)
        line.setSpacing(8)
        line.addWidget(IconLabel(theme, "borrador", "muted", parent=row))
        line.addWidget(self.drafts, 1)
        line.addWidget(self.drafts_link)
        self._week.add_row(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self._publisher)
        column.addWidget(self._week)
        column.addStretch(1)

    def show_today(self, today: Today, *, starting: bool = False) -> None:
        """All three. `starting`: there is no publisher yet because it is just being started."""
        self._publisher.clear_rows()
        icon, token, title, sentence = self._publisher_words(today, starting)
        row = QWidget(self._publisher)
        line = QHBoxLayout(row)
        line.setSpacing(8)
        mark = IconLabel(self._theme, icon, token, 20, parent=row)
        texts = QVBoxLayout()
        texts.setSpacing(1)
        texts.addWidget(WrapLabel(self._theme, title, "strong", "ink", row))
        for words in sentence:
            texts.addWidget(WrapLabel(self._theme, words, "small", "muted", row))
        line.addWidget(mark)
        line.addLayout(texts, 1)
        row.setAccessibleName(" ".join([title, *sentence]))
        self._publisher.add_row(row)
        if today.publisher.doubt is not None:
            right = buttons.plain(self.tr("The hour is right"), parent=self._publisher)
            right.clicked.connect(self.clock_is_right)
            self._publisher.add_row(right)
        self.meters.show_meters([(told.channel.id, meter_face(told)) for told in today.meters])
        wanted = any(told.meter.target.wants for told in today.meters)
        self._week.set_note(self.tr("done and planned / target") if wanted else self.tr("done and planned"))
        self._no_target.setText("" if today.meters else self.tr("No channel has a target or a post in this week."))
        self.meters.setVisible(bool(today.meters))
        self._no_target.setVisible(not today.meters)
        if today.undated:
            self.drafts.setText(self.tr("%n draft(s) without a date", "", today.undated))
        else:
            self.drafts.setText(self.tr("No drafts without a date"))
        self.drafts_link.setVisible(bool(today.undated))

    def publisher_words(self) -> str:
        """What is said of the publisher."""
        rows = self._publisher.rows()
        return rows[0].accessibleName() if rows else ""

    def _publisher_words(self, today: Today, starting: bool) -> tuple[str, str, str, list[str]]:
        publisher = today.publisher
        if today.pause is not None:
            told = [self.tr("What was planned waits for you to decide, post by post.")]
            return "pausa", "hold", self.tr("General pause: nothing goes out"), told
        if not publisher.alive and starting:
            return "reloj", "muted", self.tr("Publishing starts…"), [self.tr("It takes a few seconds.")]
        if not publisher.alive:
            told = []
            if publisher.waiting:
                told.append(
                    self.tr("%n post(s) would not go out. What passes its hour will ask you.", "", publisher.waiting)
                )
            else:
                told.append(self.tr("Nothing is waiting to go out."))
            return "aviso", "warn", self.tr("Nothing goes out from this computer now"), told
        if publisher.doubt is not None:
            #: %1 an hour, %2 a day, %3 a year
            here = self.tr("This computer's hour: %1, %2 of %3.").replace("%1", hour(today.now))
            here = here.replace("%2", long_day(today.day)).replace("%3", str(today.day.year))
            told = [sentence_for(publisher.doubt, {"by": publisher.out_by}), here]
            return "aviso", "warn", self.tr("Nothing goes out: is the hour of this computer right?"), told
        told = []
        if publisher.overdue:
            told.append(
                self.tr("%n post(s) whose hour has passed wait for their turn and go out.", "", publisher.overdue)
            )
        if publisher.next_at is not None:
            following = when(wall_clock(publisher.next_at, today.zone), today.day)
            told.append(self.tr("Next: %1.").replace("%1", following))
            if today.keep_on_until is not None:
                until = hour(today.keep_on_until)
                told.append(self.tr("This computer must stay on and awake until %1.").replace("%1", until))
            else:
                told.append(self.tr("At that hour this computer must be on and awake."))
        elif not publisher.overdue:
            told.append(self.tr("Nothing is planned. What you plan goes out while this computer is on."))
        if publisher.awake:
            told.append(
                self.tr("Calendario keeps it awake until the next one is out; closing its lid still puts it to sleep.")
            )
        if publisher.service:
            told.append(self.tr("The service of this computer publishes."))
        if today.crisis is not None:
            told.insert(0, self.tr("The rest is on hold at its hour and asks you here."))
            return "sirena", "hold", self.tr("Crisis: only emergencies and essential services go out"), told
        if today.mourning:
            told.insert(0, self.tr("It is on hold at its hour and asks you here."))
            return "pausa", "hold", self.tr("Mourning: no festivities go out"), told
        return "publicada", "ok", self.tr("Each post goes out by itself at its hour"), told
