"""What changed from one text of a post to another, to be read: added words underlined, removed ones struck through."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any
from uuid import UUID

from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QTextBrowser, QWidget

from calendario.domain.accepted import Waiver
from calendario.domain.details import Certainty
from calendario.domain.difference import FieldChange, ItemChange, Kind, Piece
from calendario.domain.finding import Finding, Level
from calendario.domain.post import Visibility
from calendario.gui.theme import Theme
from calendario.sentences import finding_text

_SHOWN_AROUND = 140  # characters of what stayed the same that are shown on either side of a change
_MOST_SHOWN = 6000  # of one that was added or removed; of a longer one the ends
_MOST_SAID = 1500  # characters of what a screen reader is told at once
# What would turn the words after it round: it must not turn those of the window.
_TURNING = str.maketrans(dict.fromkeys("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", "\ufffd"))
_GAP = "\u200a"  # so that what was added does not stick to what it took the place of
_BLANKS = str.maketrans({" ": "·", "\u00a0": "°", "\t": "→", "\n": "¶\n"})


class DifferenceView(QTextBrowser):
    """Field by field; nothing in it is a link and nothing is fetched, whatever the texts say."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        channels: Mapping[UUID, str],
        categories: Mapping[UUID, str],
        parent: QWidget | None = None,
    ) -> None:
        """`name` is what a screen reader calls it; `channels` and `categories` are the names of those known."""
        super().__init__(parent)
        self._theme = theme
        self._channels = channels
        self._categories = categories
        self._changes: Sequence[FieldChange] = ()
        self._nothing = ""
        self.setOpenLinks(False)
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        theme.changed.connect(self._render)

    def show_changes(self, changes: Sequence[FieldChange], nothing: str = "") -> None:
        """`nothing` is said where there are none."""
        self._changes, self._nothing = changes, nothing
        self.setAccessibleDescription(self.said())
        self._render()
        self.verticalScrollBar().setValue(0)

    def said(self) -> str:
        """The same for who hears it: each field, and what was removed and added."""
        told = [f"{self._heading(change)}. {self._said_of(change)}" for change in self._changes]
        words = "\n".join(told) or self._nothing
        return words if len(words) <= _MOST_SAID else words[:_MOST_SAID].rsplit(" ", 1)[0] + " …"

    def field_name(self, field: str, channel_id: UUID | None) -> str:
        """«Text», or «Bluesky: text» of a channel's own."""
        names = {
            "title": self.tr("Title"),
            "text": self.tr("Text"),
            "images": self.tr("Images"),
            "videos": self.tr("Video"),
            "link": self.tr("Link"),
            "warning": self.tr("Content warning"),
            "visibility": self.tr("Who sees it"),
            "language": self.tr("Language"),
            "details.category": self.tr("Category"),
            "details.audience": self.tr("Audience"),
            "details.objective": self.tr("Objective"),
            "details.campaign": self.tr("Campaign"),
            "details.source": self.tr("Source"),
            "details.purpose": self.tr("What good it is to people"),
            "details.certainty": self.tr("Certainty"),
            "details.note": self.tr("Internal note"),
            "details.ignored": self.tr("Words that spelling ignores here"),
            "details.waivers": self.tr("Goes out although the review prevents it"),
        }
        name = names.get(field, self.tr("Other data"))
        if channel_id is None:
            return name
        channel = self._channels.get(channel_id, self.tr("A channel that is gone"))
        #: %1 a channel, %2 what of its version
        return self.tr("%1: %2").replace("%2", name).replace("%1", channel)

    def value(self, value: Any) -> str:
        """A field's value in words."""
        known = {
            Visibility.PUBLIC: self.tr("Everybody"),
            Visibility.UNLISTED: self.tr("Everybody, without lists"),
            Visibility.PRIVATE: self.tr("Followers only"),
            Visibility.DIRECT: self.tr("Only those mentioned"),
            Certainty.CONFIRMED: self.tr("Confirmed"),
            Certainty.PENDING: self.tr("Pending"),
        }
        if isinstance(value, Visibility | Certainty):
            return known[value]
        if value is None or value in ("", ()):
            return self.tr("Nothing")
        if isinstance(value, UUID):
            return self._categories.get(value, self.tr("A category that is gone"))
        if isinstance(value, tuple) and value and isinstance(value[0], str):
            return ", ".join(f"«{word.partition(':')[2] or word}»" for word in value)
        if isinstance(value, tuple) and value and isinstance(value[0], Waiver):
            return "; ".join(f"{finding_text(Finding(w.code, Level.WARN))}: «{w.reason}»" for w in value)
        if isinstance(value, tuple):
            return ", ".join(f"«{item.alt}»" if item.alt else self.tr("without a description") for item in value)
        return str(value)

    def loadResource(self, _kind: int, _name: QUrl | str) -> None:
        """No picture, no style sheet, no file."""

    # --- in words

    def _heading(self, change: FieldChange) -> str:
        name = self.field_name(change.field, change.channel_id)
        if change.channel_id is not None and change.after is None:
            #: %1 a field of a channel's version
            return self.tr("%1 (uses the shared one again)").replace("%1", name)
        if change.channel_id is not None and change.before is None:
            return self.tr("%1 (has its own now)").replace("%1", name)
        return name

    def _said_of(self, change: FieldChange) -> str:
        if change.items:
            return " ".join(self._item(item) for item in change.items)
        told = []
        for piece in change.pieces or _whole(self.value(change.before), self.value(change.after)):
            words = piece.text.strip() or piece.text.translate(_BLANKS).strip()
            if piece.kind is Kind.REMOVED:
                told.append(self.tr("Removed: “%1”.").replace("%1", words))
            elif piece.kind is Kind.ADDED:
                told.append(self.tr("Added: “%1”.").replace("%1", words))
        return " ".join(told)

    def _item(self, change: ItemChange) -> str:
        alt = change.item.alt or self.tr("without a description")
        words = {
            #: %1 where it stands, %2 its description
            "added": self.tr("Number %1 is new: “%2”."),
            "removed": self.tr("Number %1 is gone: “%2”."),
            "moved": self.tr("It is number %1 now: “%2”."),
            "described": self.tr("Number %1 is described anew: “%2”."),
        }.get(change.what, self.tr("Number %1 is framed or described anew: “%2”."))
        return words.replace("%1", str(change.number)).replace("%2", alt)

    # --- to be seen

    def _render(self) -> None:
        font = self._theme.font("body")
        self.setFont(font)
        self.document().setDefaultFont(font)
        self.document().setDocumentMargin(self._theme.scaled(8))
        shown = "".join(self._shown(change) for change in self._changes)
        self.setHtml(shown or f"<p style='color:{self._colour('muted')}'>{escape(self._nothing)}</p>")

    def _shown(self, change: FieldChange) -> str:
        heading = f"<p style='margin:8px 0 2px 0; color:{self._colour('muted')}'>{escape(self._heading(change))}</p>"
        if change.items:
            lines = "".join(f"<p style='margin:0'>{self._shown_item(item)}</p>" for item in change.items)
            return heading + lines
        pieces = change.pieces or _whole(self.value(change.before), self.value(change.after))
        shown = "".join(self._piece(piece, *_ends(number, len(pieces))) for number, piece in enumerate(pieces))
        return f"{heading}<p style='margin:0; white-space:pre-wrap'>{shown}</p>"

    def _shown_item(self, change: ItemChange) -> str:
        kind = {"added": Kind.ADDED, "removed": Kind.REMOVED}.get(change.what, Kind.SAME)
        return self._piece(Piece(kind, self._item(change)), first=False, last=False)

    def _piece(self, piece: Piece, first: bool, last: bool) -> str:
        if piece.kind is Kind.SAME:
            return _lines(_shortened(piece.text, first, last))
        text = piece.text.translate(_BLANKS) if piece.text.isspace() else piece.text
        if len(text) > _MOST_SHOWN:
            text = f"{text[: _MOST_SHOWN // 2]}[…]{text[-_MOST_SHOWN // 2 :]}"
        gap = _GAP if piece.kind is Kind.ADDED and not first else ""
        token, line = ("ins", "underline") if piece.kind is Kind.ADDED else ("del", "line-through")
        look = f"color:{self._colour(token)}; background-color:{self._colour(f'{token}_tint')}; text-decoration:{line}"
        return f"{gap}<span style='{look}'>{_lines(text)}</span>"

    def _colour(self, token: str) -> str:
        return self._theme.colour(token).name()


def _whole(before: str, after: str) -> tuple[Piece, ...]:
    return (Piece(Kind.REMOVED, before), Piece(Kind.SAME, " "), Piece(Kind.ADDED, after))


def _ends(number: int, count: int) -> tuple[bool, bool]:
    return number == 0, number == count - 1


def _shortened(text: str, first: bool, last: bool) -> str:
    """What stayed the same, near the changes only."""
    before = "" if first else text[:_SHOWN_AROUND]
    after = "" if last else text[-_SHOWN_AROUND:]
    if len(text) <= len(before) + len(after) + 20:
        return text
    before = before.rsplit(" ", 1)[0] + " " if before else ""
    after = " " + after.split(" ", 1)[-1] if after else ""
    return f"{before}[…]{after}"


def _lines(text: str) -> str:
    return escape(text.translate(_TURNING)).replace("\n", "<br>")
