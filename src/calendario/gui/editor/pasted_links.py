"""What a pasted page linked to, which its text does not show: told, and put where it is wanted with one press."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextCursor

from calendario.domain.addresses import shown
from calendario.domain.page_links import PageLink, links_of_page
from calendario.gui.background import Background
from calendario.gui.editor.notices import Action, Notices
from calendario.gui.editor.text_edit import insert_alone
from calendario.gui.editor.writing_area import WritingArea

_NAME = "pasted_links"
_MOST_TOLD, _MOST_BUTTONS = 6, 3
_MOST_SHOWN = 60  # characters of an address in the notice
_MOST_ON_A_BUTTON = 24


class PastedLinks(QObject):
    """Tells through `notices` of what was pasted into `writing`, until it is closed or used."""

    def __init__(self, background: Background, writing: WritingArea, notices: Notices) -> None:
        super().__init__(writing)
        self._background, self._writing, self._notices = background, writing, notices
        self._links: tuple[PageLink, ...] = ()
        self._pasting = 0
        writing.edit.page_pasted.connect(self._look)
        writing.edit.turned.connect(self._tell_again)
        writing.link.linked.connect(self._tell_again)

    def forget(self) -> None:
        """Another post is open."""
        self._pasting += 1
        self._links = ()
        self._notices.drop(_NAME)

    def _look(self, page: str, text: str) -> None:
        """Behind the window: a page of a word processor is long."""
        self.forget()
        self._background.run(partial(links_of_page, page, text), partial(self._found, self._pasting))

    def _found(self, pasting: int, links: tuple[PageLink, ...]) -> None:
        if links and pasting == self._pasting:
            self._links = links
            self._tell()

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
            #: Button: write the addresses of the pasted links under the text
            actions.append((self.tr("Write the address(es) in the text", "", len(self._links)), self._write))
        return actions

    def _put(self, link: PageLink) -> None:
        """What else was linked is still told."""
        if not self._writing.link.free:
            return
        self._links = tuple(one for one in self._links if one != link)
        if not self._links:
            self._notices.drop(_NAME)
        self._writing.link.put(link.address)

    def _write(self) -> None:
        edit = self._writing.edit
        if edit.isReadOnly():
            return
        cursor = QTextCursor(edit.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        before = "" if cursor.atBlockStart() else "\n"
        insert_alone(cursor, before + "\n".join(f"{link.words}: {link.address}" for link in self._links))
        self.forget()
        edit.setTextCursor(cursor)
        edit.ensureCursorVisible()


def _short(words: str, most: int) -> str:
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"
