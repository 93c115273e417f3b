"""«Dividir en hilo»: the parts as they would go out, each with its own counter, before anything changes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFrame, QSizePolicy, QVBoxLayout, QWidget

from calendario.domain.channel import Channel
from calendario.domain.dividing import as_thread, is_numbered
from calendario.domain.problem import Problem
from calendario.domain.rulers import Measure
from calendario.gui.background import Background
from calendario.gui.dialog import Dialog
from calendario.gui.editor.dividing import Division, Offer
from calendario.gui.shown import figure, grouped
from calendario.gui.theme import Theme
from calendario.gui.widgets.elided import WrapLabel
from calendario.gui.widgets.wrap_radio import WrapRadio
from calendario.sentences import listed, sentence

#: A longer text without any full stop takes a tenth of a second and more to divide.
_AT_ONCE = 2_000
_MOST_SHOWN = 60  # parts; nobody reads a longer thread
_MOST_OF_A_PIECE = 60  # characters


@dataclass(frozen=True, slots=True)
class _Proposed:
    serial: int
    division: Division
    told: tuple[tuple[Channel, Measure], ...]
    too_long: tuple[Channel, ...]  # channels without threads where it would not fit any more


class PartView(QFrame):
    """One part: its number and counter, and what it says. Tab goes to it, so that a long thread can be read."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("sheet", True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.head = WrapLabel(theme, "", "small", "muted", self)
        self.text = WrapLabel(theme, "", "body", "ink", self)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 12, 8)
        column.setSpacing(2)
        column.addWidget(self.head)
        column.addWidget(self.text)

    def show_part(self, text: str, channel: Channel, told: Measure, *, named: bool) -> None:
        """What it says and counts; `named`, by the ruler of that channel."""
        #: A part of a thread and its place: «1 of 3»
        place = self.tr("%1 of %2").replace("%1", figure(told.part)).replace("%2", figure(told.parts))
        counted = figure(told.length)
        if told.limit is not None:
            #: How long a part is, and how long it may be: «287 of 300»
            counted = self.tr("%1 of %2").replace("%1", counted).replace("%2", figure(told.limit))
        if named:
            #: A counter and whose ruler it goes by: «287 of 300 on Bluesky»
            counted = self.tr("%1 on %2").replace("%1", counted).replace("%2", channel.name)
        words = f"{place} · {counted}"
        if not told.fits:
            words = f"{words} · {grouped(self.tr('%n too many', '', told.excess), told.excess)}"
        self.head.setText(words)
        self.head.set_tone("muted" if told.fits else "block")
        self.text.setText(text)
        self.setAccessibleName(f"{words}. {text}")


class DividingDialog(Dialog):
    """What is accepted is `division`; nothing has been changed by then. Esc leaves the text as it is."""

    WIDTH = 560

    def __init__(self, theme: Theme, background: Background, offer: Offer, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self.set_title(self.tr("Divide into a thread"))
        self._background, self._offer = background, offer
        self._serial = 0
        self.division: Division | None = None
        self.parts: list[PartView] = []
        self._add_place()
        self.numbered = QCheckBox(self.tr("Number the parts"), self)
        self.numbered.setChecked(is_numbered(offer.text))
        self.numbered.toggled.connect(self._divide)
        self.add(self.numbered)
        self.without_numbers = self.add_text("", "small", "muted")
        self.trouble = self.add_text("", "body", "block")
        self.trouble.hide()
        self._thread = QVBoxLayout()
        self._thread.setSpacing(8)
        self.column.addLayout(self._thread)
        self.more = self.add_text("", "small", "muted")
        self.more.hide()
        content = offer.draft.content_for(offer.channels[0].id)
        if content.images or content.videos:
            self.add_text(self.tr("Images and video go with the first part."), "small", "muted")
        self.add_text(
            self.tr("In the text a line that holds only --- begins the next part: you can move it."), "small", "muted"
        )
        self.add_choice(self.tr("Cancel")).clicked.connect(self.reject)
        self.accept_button = self.add_main(self.tr("Divide"), self.accept)
        self.accept_button.setFocus()
        self._divide()

    @classmethod
    def ask(cls, theme: Theme, background: Background, offer: Offer, parent: QWidget | None = None) -> Division | None:
        """The division that was accepted."""
        dialog = cls(theme, background, offer, parent)
        return dialog.division if dialog.exec() else None

    @property
    def in_base(self) -> bool:
        """Whether it is the base text that is to be divided."""
        return self.base is not None and self.base.isChecked()

    def _add_place(self) -> None:
        offer = self._offer
        names = listed([c.name for c in offer.channels])
        self.base: WrapRadio | None = None
        if not offer.followers:
            words = (
                self.tr("It changes only on %1.")
                if offer.own_already
                else self.tr("It changes only on %1, which gets a text of its own.")
            )
            self.add_text(words.replace("%1", names))
            return
        self.own = WrapRadio(self.tr("Only on %1, which gets a text of its own").replace("%1", names), self)
        words = self.tr("In the base text")
        if offer.others:
            #: %1 are the other channels that say the base text
            words = self.tr("In the base text: also on %1").replace("%1", listed([c.name for c in offer.others]))
        self.base = WrapRadio(words, self)
        (self.own if offer.others else self.base).setChecked(True)
        for choice in (self.own, self.base):
            self.add(choice)
        self.base.toggled.connect(self._divide)

    def _divide(self) -> None:
        """With what is marked now; whatever was asked before is not waited for."""
        one_text = self._offer.as_one_text if self.in_base else ()
        words = self.tr("Without numbers: on %1 the parts are paragraphs of one text.")
        self.without_numbers.setText(words.replace("%1", listed([c.name for c in one_text])))
        self.without_numbers.setVisible(bool(one_text))
        self.numbered.setEnabled(not one_text)
        self._serial += 1
        numbered = self.numbered.isChecked() and not one_text
        work = partial(_proposed, self._serial, self._offer, self.in_base, numbered)
        if len(self._offer.text) > _AT_ONCE:
            self.accept_button.setEnabled(False)
            self._background.run(work, self._show, self._refuse)
            return
        try:
            self._show(work())
        except Problem as problem:
            self._refuse(problem)

    def _show(self, proposed: _Proposed) -> None:
        if proposed.serial != self._serial:
            return
        division, told = proposed.division, proposed.told
        self.division = division
        self.set_title(self.tr("The text goes out in %n part(s)", "", len(division.parts)))
        shown = division.parts[:_MOST_SHOWN]
        while len(self.parts) < len(shown):
            self.parts.append(PartView(self._theme, self._body))
            self._thread.addWidget(self.parts[-1])
        named = len({c.network for c in self._offer.threads(in_base=division.in_base)}) > 1
        for place, view in enumerate(self.parts):
            view.setVisible(place < len(shown))
            if place < len(shown):
                view.show_part(shown[place], *told[place], named=named)
        self.more.setText(self.tr("and %n more", "", len(division.parts) - len(shown)))
        self.more.setVisible(len(division.parts) > len(shown))
        names = listed([c.name for c in proposed.too_long])
        trouble = self.tr("As one text it would not fit on %1.").replace("%1", names) if names else ""
        self._say(trouble, fits=not trouble and all(m.fits for _, m in told))

    def _refuse(self, problem: Problem) -> None:
        self.division = None
        for view in self.parts:
            view.hide()
        words = sentence(problem)
        if problem.code == "piece_does_not_fit":
            start, end = (int(str(problem.facts[name])) for name in ("start", "end"))
            piece = self._offer.text[start:end]
            words = f"{words}\n«{piece if len(piece) <= _MOST_OF_A_PIECE else piece[:_MOST_OF_A_PIECE] + '…'}»"
        self.set_title(self.tr("Divide into a thread"))
        self.more.hide()
        self._say(words, fits=False)

    def _say(self, trouble: str, *, fits: bool) -> None:
        self.trouble.setText(trouble)
        self.trouble.setVisible(bool(trouble))
        self.accept_button.setEnabled(fits)


def _proposed(serial: int, offer: Offer, in_base: bool, numbered: bool) -> _Proposed:
    parts = offer.parts(in_base=in_base, numbered=numbered)
    text = as_thread(parts)
    too_long = offer.too_long_as_one(text) if in_base else ()
    return _Proposed(serial, Division(parts, text, in_base), offer.measured(text, in_base=in_base), too_long)
