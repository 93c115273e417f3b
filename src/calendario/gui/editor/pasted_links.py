"""What a pasted page linked to, which its text does not show: told, and put where it is wanted with one press."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QTextCursor

from calendario.domain.addresses import shown
from calendario.domain.page_links import PageLink, links_of_page
from calendario.domain.pasted import without_unseen
from calendario.gui.background import Background
from calendario.gui.editor.document_text import insert_alone
from calendario.gui.editor.notices import Action, Notices
from calendario.gui.editor.text_edit import TextEdit
from calendario.gui.editor.writing_area import WritingArea

_NAME = "pasted_links"
_MOST_TOLD, _MOST_BUTTONS = 6, 3
_MOST_SHOWN = 60  # characters of an address in the notice
_MOST_ON_A_BUTTON = 24
_MOST_LOOKED_AT = 20_000  # characters of what was pasted, with each key


class PastedLinks(QObject):
    """Tells through `notices` of what was pasted into `writing`, beside the text it was pasted into, until it is
    closed, used, or what was pasted is not there any more.
    """

    def __init__(self, background: Background, writing: WritingArea, notices: Notices) -> None:
        super().__init__(writing)
        self._background, self._writing, self._notices = background, writing, notices
        self._links: tuple[PageLink, ...] = ()
        self._paste: _Paste | None = None
        self._elsewhere = False  # it is not told, because another text is shown
        edit = writing.edit
        edit.page_pasted.connect(self._look)
        edit.typed.connect(self._typed)
        edit.turned.connect(self._turned)
        writing.link.freed.connect(self._tell_again)

    def forget(self) -> None:
        """Another post is open."""
        self._links, self._paste, self._elsewhere = (), None, False
        self._notices.drop(_NAME)

    def _look(self, page: str, text: str) -> None:
        """Behind the window: a page of a word processor is long."""
        self.forget()
        self._paste = _Paste(self._writing.edit, text)
        self._background.run(partial(links_of_page, page, text), partial(self._found, self._paste))

    def _found(self, paste: _Paste, links: tuple[PageLink, ...]) -> None:
        if not links or paste is not self._paste:
            return
        self._links = links
        paste.expect(links)
        if self._is_here:
            self._tell()
        else:
            self._elsewhere = True

    @property
    def _is_here(self) -> bool:
        """Whether the text it was pasted into is the one that is shown."""
        return self._paste is not None and self._paste.document is self._writing.edit.document()

    def _typed(self) -> None:
        if self._paste is not None and self._is_here and self._paste.gone:
            self.forget()

    def _turned(self) -> None:
        """Nothing is written into a text that it was not pasted into."""
        if self._is_here and self._elsewhere:
            self._elsewhere = False
            self._tell()
        elif not self._is_here and self._notices.told(_NAME) is not None:
            self._elsewhere = True
            self._notices.drop(_NAME)

    def _tell_again(self) -> None:
        if self._notices.told(_NAME) is not None:
            self._tell()

    def _tell(self) -> None:
        title = self.tr("What you pasted had %n link(s) whose address is not in the text.", "", len(self._links))
        #: %1 are the words of a link and %2 its address: «more information»: villa.es/ayudas
        line = self.tr("“%1”: %2")
        told = [
            line.replace("%1", link.words).replace("%2", _short(shown(link.address), _MOST_SHOWN))
            for link in self._links[:_MOST_TOLD]
        ]
        if len(self._links) > _MOST_TOLD:
            told.append(self.tr("and %n more", "", len(self._links) - _MOST_TOLD))
        self._notices.put(_NAME, "hint", title, told, self._actions(), closes=True)

    def _actions(self) -> list[Action]:
        actions: list[Action] = []
        if self._writing.link.free:
            for link in self._links[:_MOST_BUTTONS]:
                #: Button: put the pasted address in the post's field for its link
                words = self.tr("Put it in Link")
                if len(self._links) > 1:
                    #: The same where there are several; %1 are the words of the link
                    words = self.tr("Put “%1” in Link").replace("%1", _short(link.words, _MOST_ON_A_BUTTON))
                actions.append((words, partial(self._put, link)))
        if not self._writing.edit.isReadOnly():
            told = len(self._links[:_MOST_TOLD])
            #: Button: write the addresses of the pasted links under the text
            words = self.tr("Write the address(es) in the text", "", told)
            if told < len(self._links):
                #: The same where only some of them are told
                words = self.tr("Write these %n addresses in the text", "", told)
            actions.append((words, self._write))
        return actions

    def _put(self, link: PageLink) -> None:
        """What else was linked is still told. The focus goes where it is, so that Ctrl+Z takes it back."""
        field = self._writing.link
        if not field.free or not self._is_here:
            return
        self._links = tuple(one for one in self._links if one != link)
        if not self._links:
            self._notices.drop(_NAME)
        field.address.setFocus(Qt.FocusReason.OtherFocusReason)
        field.put(link.address)

    def _write(self) -> None:
        """Those that were told; then the others are, if there are any."""
        edit = self._writing.edit
        if edit.isReadOnly() or not self._is_here:
            return
        written, self._links = self._links[:_MOST_TOLD], self._links[_MOST_TOLD:]
        cursor = QTextCursor(edit.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        before = "" if cursor.atBlockStart() else "\n"
        insert_alone(cursor, before + "\n".join(f"{link.words}: {link.address}" for link in written))
        edit.setTextCursor(cursor)
        edit.ensureCursorVisible()
        if self._links:
            self._tell()
        else:
            self.forget()


def _short(words: str, most: int) -> str:
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"


class _Paste:
    """What was pasted into the shown text of `edit`, found again however much is written around it."""

    def __init__(self, edit: TextEdit, text: str) -> None:
        self.document = edit.document()
        self._end = edit.textCursor()
        self._start = QTextCursor(self._end)
        self._start.setPosition(max(0, self._end.position() - _utf16(text)))
        self._start.setKeepPositionOnInsert(True)  # undone and done again it is between both still
        self._words: tuple[str, ...] = ()

    def expect(self, links: Iterable[PageLink]) -> None:
        """Those of which the words are there now."""
        there = "" if self._is_long else self._text()
        self._words = tuple(link.words for link in links if link.words in there)

    @property
    def gone(self) -> bool:
        """Whether it was undone, or deleted: of a link that nobody mentions any more nobody has to be told."""
        if self._is_long:
            return False
        there = self._text()
        return not any(words in there for words in self._words) if self._words else not there

    @property
    def _is_long(self) -> bool:
        return self._end.position() - self._start.position() > _MOST_LOOKED_AT

    def _text(self) -> str:
        if self._start.isNull() or self._end.isNull():
            return ""
        chosen = QTextCursor(self.document)
        chosen.setPosition(self._start.position())
        chosen.setPosition(self._end.position(), QTextCursor.MoveMode.KeepAnchor)
        return " ".join(without_unseen(chosen.selectedText()).split())


def _utf16(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
