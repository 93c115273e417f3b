"""An e-mail becomes a draft: its text, its pictures, and who asked for it."""

from __future__ import annotations

import email.policy
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from email.errors import MessageError
from email.message import EmailMessage, MIMEPart
from email.parser import BytesParser
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any, TypeAlias
from uuid import UUID

from calendario.desk.office import Office
from calendario.desk.writing import WritingDesk
from calendario.domain.details import Details
from calendario.domain.letter import Attachment, Letter, text_of_page
from calendario.domain.letter_parts import Aside, parted
from calendario.domain.page_text import letters_of
from calendario.domain.pasted import kept, paste, without_unseen
from calendario.domain.post import Draft
from calendario.domain.problem import BadInput
from calendario.domain.slot import wall_clock

MOST_BYTES = 60_000_000  # more than any town hall's mail server lets through
_MOST_TEXT = 200_000  # characters; an e-mail with more is a mailing list's archive
_MOST_ATTACHMENTS = 50
# What mail programs write is far below; what the standard library needs for more grows with its square.
_MOST_LINES = 1_200_000
_MOST_PARTS, _DEEPEST = 300, 12
_MOST_IN_HEADERS = 256_000  # characters, of all parts together
_MOST_OF_A_HEADER = 2_000
# Of what is only kept in the note, with every version of the post: characters of quotations and notices, and of all.
_MOST_QUOTED, _MOST_AROUND = 3_000, 10_000
FIRST_YEAR, LAST_YEAR = 1970, 2199  #: of an e-mail; what was sent in another one does not say when
# What the parser of the standard library raises for headers that nobody writes on purpose.
_RAISED = (
    MessageError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    ArithmeticError,
    AssertionError,
    RuntimeError,
)

#: Puts into words who sent it, when (a naive wall time of the institution), the names of what was left out, and what of
#: its words was; and whether that goes on in the e-mail.
WhoAsked: TypeAlias = Callable[[str, datetime | None, tuple[str, ...], tuple[str, ...], bool], str]


@dataclass(frozen=True, slots=True)
class Received:
    """The draft that came of an e-mail, the names of what came with it and cannot be published, and what of its words
    is in the internal note and not in the text.
    """

    post_id: UUID
    left_out: tuple[str, ...]
    aside: frozenset[Aside] = frozenset()


class LettersDesk:
    """Reads a file; what it makes is a draft like any other."""

    def __init__(self, office: Office, writing: WritingDesk) -> None:
        self._office = office
        self._writing = writing

    def draft_of(self, source: Path, who_asked: WhoAsked) -> Received:
        """A new draft with the e-mail's subject, text and pictures. What `who_asked` says becomes its internal note,
        with the greetings, signatures, notices and quotations that are not published: of long ones the beginning.

        Raises `BadInput`: "letter_unreadable", "letter_too_big" (`megabytes`), "not_a_letter". Takes as long as its
        pictures: not for the window's own thread.
        """
        letter = read(source)
        images, left_out = [], []
        for attachment in letter.attachments:
            try:
                if not attachment.mime.startswith("image/"):
                    raise BadInput("picture_unknown", name=attachment.name)
                images.append(self._writing.take_in_bytes(attachment.data, attachment.name))
            except BadInput:
                left_out.append(attachment.name)
        zone = self._office.institution().zone
        sent = None if letter.sent_at is None else wall_clock(letter.sent_at, zone)
        opened = self._writing.new()
        content = replace(opened.draft.base, text=letter.text, images=tuple(dict.fromkeys(images)))
        around, goes_on = _around(letter.aside)
        details = Details(note=who_asked(letter.sender, sent, tuple(left_out), around, goes_on))
        draft = Draft(letter.title, content, details=details)
        self._writing.keep(opened.post_id, draft, opened.plan, None)
        return Received(opened.post_id, tuple(left_out), frozenset(aside for aside, _ in letter.aside))


def _around(aside: tuple[tuple[Aside, str], ...]) -> tuple[tuple[str, ...], bool]:
    """What of it is kept, and whether it goes on in the e-mail."""
    kept_: list[str] = []
    quoted, every, goes_on = _MOST_QUOTED, _MOST_AROUND, False
    for sort, words in aside:
        most = min(every, quoted) if sort in (Aside.QUOTED, Aside.LEGAL) else every
        said = words if len(words) <= most else f"{words[:most].rstrip()}…"
        goes_on = goes_on or len(words) > most
        every -= min(len(words), most)
        quoted -= min(len(words), most) if sort in (Aside.QUOTED, Aside.LEGAL) else 0
        if most:
            kept_.append(said)
    return tuple(kept_), goes_on


def read(source: Path) -> Letter:
    """What the file (RFC 5322, as mail programs save it) says. Raises what `LettersDesk.draft_of` does."""
    try:
        size = source.stat().st_size
        if size > MOST_BYTES:
            raise BadInput("letter_too_big", megabytes=size // 1_000_000)
        data = source.read_bytes()
    except OSError as error:
        raise BadInput("letter_unreadable", path=str(source)) from error
    try:
        if data.count(b"\n") > _MOST_LINES:
            raise BadInput("not_a_letter", path=str(source))
        message = BytesParser(_Counting().part, policy=email.policy.default).parsebytes(data)
        if not any(name in message for name in ("from", "subject", "date", "received")):
            raise BadInput("not_a_letter", path=str(source))
        return _letter(message)
    except _TooMuch as error:
        raise BadInput("not_a_letter", path=str(source)) from error
    except _RAISED as error:
        raise BadInput("not_a_letter", path=str(source)) from error


class _TooMuch(Exception):
    """It has more parts or headers than any mail program writes: reading them takes more than their square."""


class _Counting:
    """What the parts of one e-mail may still have, all together."""

    def __init__(self) -> None:
        self.parts, self.characters = _MOST_PARTS, _MOST_IN_HEADERS

    def part(self, policy: email.policy.Policy[EmailMessage] | None = None) -> _Part:
        """The parser's next one."""
        self.parts -= 1
        if self.parts < 0:
            raise _TooMuch
        return _Part(self, policy)


class _Part(EmailMessage):
    """Understands each header once, where the library does at every question."""

    def __init__(self, counting: _Counting, policy: email.policy.Policy[EmailMessage] | None) -> None:
        super().__init__(policy)
        self._counting, self._depth = counting, 0
        self._understood: dict[str, Any] = {}

    def set_raw(self, name: str, value: str) -> None:
        """A header as it stands there; of a long one the beginning."""
        self._counting.characters -= len(name) + len(value)
        if self._counting.characters < 0:
            raise _TooMuch
        value = value[:_MOST_OF_A_HEADER]
        if not value.isascii() and name.lower() != "content-type":  # whose boundary is sought as it came
            value = letters_of(value.encode("ascii", "surrogateescape"), "utf-8")
        self._understood.clear()
        super().set_raw(name, value)

    def get(self, name: str, failobj: Any = None) -> Any:
        """The header, `failobj` for none. Raises what understanding it does."""
        key = name.lower()
        if key not in self._understood:
            self._understood[key] = super().get(name)
        found = self._understood[key]
        return failobj if found is None else found

    def attach(self, payload: _Part) -> None:  # type: ignore[override]
        """The parser's next part inside this one."""
        payload._depth = self._depth + 1
        if payload._depth > _DEEPEST:
            raise _TooMuch
        super().attach(payload)


def _letter(message: EmailMessage) -> Letter:
    body = message.get_body(("plain", "html"))
    text = "" if body is None else _words(body)
    if body is not None and body.get_content_subtype() == "html":
        text = text_of_page(text)
    subject = _line(message, "subject")
    parts = parted(kept(text[:_MOST_TEXT])[0], subject)
    return Letter(
        subject=subject,
        sender=_line(message, "from"),
        sent_at=_sent_at(message),
        text=paste(parts.text).text.strip(),
        attachments=tuple(_attachments(message)),
        aside=tuple((aside, paste(words).text) for aside, words in parts.aside),
    )


def _line(message: EmailMessage, name: str) -> str:
    """What a header says, as a field of one line keeps it; "" for nothing."""
    try:
        said = str(message[name] or "")
    except _RAISED:
        said = next((value for key, value in message.raw_items() if key.lower() == name), "")
    return _plain(said)


def _plain(said: str) -> str:
    return " ".join(without_unseen(kept(said[:_MOST_OF_A_HEADER])[0]).split())


def _sent_at(message: EmailMessage) -> datetime | None:
    try:
        sent_at = parsedate_to_datetime(str(message["date"]))
        if not FIRST_YEAR <= sent_at.year <= LAST_YEAR:
            return None
        return sent_at.astimezone() if sent_at.tzinfo is None else sent_at
    except _RAISED:
        return None


def _words(part: MIMEPart) -> str:
    data = part.get_payload(decode=True)
    return letters_of(data, str(part.get_content_charset(""))) if isinstance(data, bytes) else ""


def _attachments(message: EmailMessage) -> Iterator[Attachment]:
    body = message.get_body(("plain", "html"))
    for number, part in enumerate(message.walk()):
        if number > _MOST_ATTACHMENTS or part.is_multipart() or part is body:
            continue
        named = part.get_filename()
        if part.get_content_maintype() == "text" and not named:
            continue  # the same words in another form
        data = part.get_payload(decode=True)
        if isinstance(data, bytes) and data:
            name = _plain(named or "") or part.get_content_type()
            yield Attachment(name, part.get_content_type(), data)
