"""What the menu of the text offers about a word that is marked: its corrections, why it is marked, and more."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QMenu, QWidgetAction

from calendario.domain.finding import Finding, Level
from calendario.gui.editor.spelt import Spot
from calendario.gui.theme import Theme
from calendario.sentences import finding_text

#: Corrections of a misspelt word, given its language (BCP 47), best first.
Suggest = Callable[[str, str], tuple[str, ...]]
#: What else can be done about a word, given the menu that will show it; `corrections` are those the menu offers.
AboutWord = Callable[[Spot, tuple[str, ...], QMenu], Sequence[QAction]]

_MOST = 5
_BESIDE = 28  # px at 100 %, as the words of the other entries
_LINE = 56  # characters, or as many as the window is wide
_SHORTEST = 12


def corrections_of(spot: Spot, suggest: Suggest) -> tuple[str, ...]:
    """At most five, best first."""
    return (suggest(spot.word, spot.language) if spot.hint is None else spot.hint.corrections)[:_MOST]


def spot_words(spot: Spot) -> str:
    """Why it is marked, in one line."""
    if spot.accented:
        facts = {"word": spot.word, "correction": spot.accented}
        return finding_text(Finding("spelling_missing_accent", Level.WARN, facts=facts))
    if spot.hint is None:
        return finding_text(Finding("spelling_error", Level.WARN, facts={"word": spot.word}))
    facts = {"word": spot.word, "rule": spot.rule, "correction": spot.hint.corrections[0]}
    return finding_text(Finding("real_word", Level.HINT, facts=facts))


def put_first(
    menu: QMenu, spot: Spot, suggest: Suggest, correct: Callable[[str], None], more: Iterable[AboutWord], theme: Theme
) -> None:
    """Above the usual of `menu`: the corrections in bold, why a word that is right is marked, then groups of `more`."""
    usual = menu.actions()[0]
    corrections = corrections_of(spot, suggest)
    for correction in corrections:
        action = QAction(correction.replace("&", "&&"), menu)
        font = action.font()
        font.setBold(True)
        action.setFont(font)
        action.triggered.connect(partial(_put, correct, correction))
        menu.insertAction(usual, action)
    if not corrections:
        none = QAction(QCoreApplication.translate("WordMenu", "No suggestions"), menu)
        none.setEnabled(False)
        menu.insertAction(usual, none)
    if spot.hint is not None:
        menu.insertAction(usual, told_entry(spot_words(spot), menu, theme))
    menu.insertSeparator(usual)
    for about in more:
        actions = about(spot, corrections, menu)
        if actions:
            menu.insertActions(usual, list(actions))
            menu.insertSeparator(usual)


def told_entry(words: str, menu: QMenu, theme: Theme) -> QAction:
    """An entry that is only read: as readable as the others, and passed over by the arrows."""
    beside, over = theme.scaled(_BESIDE), menu.parentWidget()
    room = (menu if over is None else over.window()).width() - 3 * beside  # with the frame of the menu
    line = max(_SHORTEST, min(_LINE, room // theme.metrics("body").horizontalAdvance("n")))
    label = QLabel("\n".join(textwrap.wrap(words, line)), menu)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setIndent(beside)  # the sheet takes the margins away when the text size changes
    label.setMargin(2)
    told = QWidgetAction(menu)
    told.setText(words)
    told.setDefaultWidget(label)
    told.setEnabled(False)
    label.setEnabled(True)  # not as dim as what cannot be done
    return told


def _put(correct: Callable[[str], None], correction: str, _checked: bool = False) -> None:
    correct(correction)
