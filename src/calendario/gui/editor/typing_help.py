"""What helps while one types and is not the text itself: emoji, labels, dates, and what was done to a paste."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor, QTextDocument

from calendario.desk.desk import Desk
from calendario.domain.completing import Labels
from calendario.domain.pasted import MOST_PASTED, Pasted
from calendario.gui.background import Background
from calendario.gui.editor.completion import Completion
from calendario.gui.editor.document_text import insert_alone
from calendario.gui.editor.emoji_picker import EmojiPicker
from calendario.gui.editor.notices import Notices
from calendario.gui.editor.pasted_links import PastedLinks
from calendario.gui.editor.writing_area import WritingArea
from calendario.gui.theme import Theme
from calendario.gui.window_state import WindowState
from calendario.sentences import listed

EMOJI_KEYS = "Ctrl+."


class TypingHelp(QObject):
    """Wired to the text of `writing`; tells through `notices`. `said_on` and `language` as `Completion` takes them."""

    def __init__(
        self,
        desk: Desk,
        theme: Theme,
        background: Background,
        writing: WritingArea,
        notices: Notices,
        said_on: Callable[[], date],
        language: Callable[[], str],
    ) -> None:
        super().__init__(writing)
        self._desk = desk
        self._theme = theme
        self._background = background
        self._writing = writing
        self._edit = writing.edit
        self._notices = notices
        self._machine = WindowState(desk.office.profile.folder)
        self.picker: EmojiPicker | None = None
        self.completion = Completion(theme, self._edit, said_on, language, self)
        self.label_button = writing.inserts.add("bandera", self.tr("Hashtags"))
        writing.inserts.show_button(self.label_button, False)
        self.label_button.clicked.connect(self.begin_hashtag)
        self.emoji_button = writing.inserts.add("cara", self.tr("Emoji"), self.tr("Ctrl+."))
        self.emoji_button.clicked.connect(self.show_emoji)
        shortcut = QShortcut(QKeySequence(EMOJI_KEYS), self._edit)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(self.show_emoji)
        self.links = PastedLinks(background, writing, notices)
        self._edit.pasted.connect(self._tell_paste)
        self._edit.too_much.connect(self._tell_too_much)
        self._edit.typed.connect(self._forget_paste)
        self._edit.turned.connect(self._forget_paste)

    def begin(self) -> None:
        """Another post is open: what may be written again is read behind it."""
        self.completion.stop()
        self.links.forget()
        self._background.run(self._desk.remembered.labels, self._know)

    def show_emoji(self) -> None:
        """The picker, by the caret."""
        if self._edit.isReadOnly() or self.picker is not None:
            return
        self.completion.stop()
        picker = EmojiPicker(self._theme, self._machine.recent_emoji, self._edit.window())
        picker.chosen.connect(self._put_emoji)
        picker.left.connect(self._back_to_text)
        self.picker = picker
        caret, viewport = self._edit.cursorRect(), self._edit.viewport()
        gap = QPoint(0, 4)
        picker.show_by(viewport.mapToGlobal(caret.bottomLeft()) + gap, viewport.mapToGlobal(caret.topLeft()) - gap)

    def begin_hashtag(self) -> None:
        """A # at the caret, and the known ones under it."""
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)
        cursor = self._edit.textCursor()
        before = QTextCursor(cursor)
        before.setPosition(cursor.selectionStart())
        stuck = not before.atBlockStart() and not before.document().characterAt(before.position() - 1).isspace()
        cursor.insertText(" #" if stuck else "#")
        self._edit.setTextCursor(cursor)
        self.completion.look()

    # --- answers

    def _know(self, labels: Labels) -> None:
        self.completion.labels = labels
        self._writing.inserts.show_button(self.label_button, bool(labels.hashtags))

    def _put_emoji(self, character: str) -> None:
        if self._edit.isReadOnly():  # since the picker was opened
            return
        insert_alone(self._edit.textCursor(), character)
        self._edit.ensureCursorVisible()
        recent = [character, *(one for one in self._machine.recent_emoji if one != character)]
        self._machine.keep_emoji(recent)

    def _back_to_text(self) -> None:
        self.picker = None
        self._edit.setFocus(Qt.FocusReason.PopupFocusReason)

    # --- what was pasted

    def _tell_paste(self, came: Pasted) -> None:
        done: list[str] = []
        if came.lines:
            done.append(self.tr("%n broken line(s) joined", "", came.lines))
        if came.unseen:
            done.append(self.tr("%n invisible character(s) left out", "", came.unseen))
        if came.letters:
            done.append(self.tr("%n fancy letter(s) made plain", "", came.letters))
        if came.bullets:
            done.append(self.tr("%n bullet(s) made a dash", "", came.bullets))
        if came.damaged:
            done.append(self.tr("%n damaged character(s) left out", "", came.damaged))
        #: What was done to a pasted text; %1 a list: «6 broken lines joined and 3 invisible characters left out»
        words = self.tr("Of what you pasted: %1.").replace("%1", listed(done))
        document = self._edit.document()
        untidy = partial(self._untidy, document, document.availableUndoSteps())
        actions = [(self.tr("Undo"), untidy)] if came.tidied else []
        self._notices.put("pasted", "hint", words, actions=actions, closes=True)

    def _untidy(self, document: QTextDocument, steps: int) -> None:
        self._notices.drop("pasted")
        if self._edit.document() is document and document.availableUndoSteps() == steps:
            self._edit.undo()  # else it would undo something else
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _forget_paste(self) -> None:
        """*Deshacer* would undo something else by now."""
        self._notices.drop("pasted", "too_much")

    def _tell_too_much(self, length: int) -> None:
        words = self.tr("What you copied is too long to be a post: it was not pasted.")
        rest = self.tr("It has %1 million characters, and at most %2 are taken. The clipboard still has it.")
        rest = rest.replace("%1", f"{length / 1_000_000:.1f}".replace(".", ",")).replace(
            "%2", str(MOST_PASTED // 1_000_000)
        )
        self._notices.put("too_much", "warn", words, [rest], closes=True)
