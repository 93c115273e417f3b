"""The bank: what a town hall has written once to use again. How it writes at all is in `domain.house`."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import TypeAlias
from uuid import UUID

from calendario.domain.problem import BadInput

#: Of a kept text and of everything that is a line of a form, in code points.
MOST_TEXT, MOST_LINE = 20_000, 300
#: Of what is a list: wrong forms of a name.
MOST_OF_A_LIST = 500
MOST_REST_DAYS = 3650


class Kind(StrEnum):
    """*Plantillas, de siempre, respuestas, nombres, etiquetas*."""

    TEMPLATE = "template"
    EVERGREEN = "evergreen"
    ANSWER = "answer"
    NAME = "name"
    HASHTAG = "hashtag"


@dataclass(frozen=True, slots=True)
class Template:
    """A text with `{fields}` to fill in. `category` is the name of one of the town hall's, "" for none."""

    text: str
    category: str = ""
    language: str = "es"

    def __post_init__(self) -> None:
        _text(self.text)
        _line(self.category)
        _language(self.language)


@dataclass(frozen=True, slots=True)
class Evergreen:
    """A post that may go out again and again, `rest_days` apart on whatever channel; `expires_on` is the last day that
    what it says is true.
    """

    text: str
    rest_days: int = 90
    expires_on: date | None = None
    language: str = "es"

    def __post_init__(self) -> None:
        _text(self.text)
        _language(self.language)
        if not 0 <= self.rest_days <= MOST_REST_DAYS:
            raise BadInput("bank_rest_wrong", most=MOST_REST_DAYS)


@dataclass(frozen=True, slots=True)
class Answer:
    """What is answered when people ask `question`, by whom and when it was approved; `expires_on` is its last day."""

    question: str
    text: str
    topic: str = ""
    owner: str = ""
    approved_on: date | None = None
    expires_on: date | None = None

    def __post_init__(self) -> None:
        _name(self.question)
        _text(self.text)
        _line(self.topic)
        _line(self.owner)


@dataclass(frozen=True, slots=True)
class OfficialName:
    """How something is called (`right`), and the ways of writing it that are wrong."""

    right: str
    wrong: tuple[str, ...] = ()
    note: str = ""

    def __post_init__(self) -> None:
        _name(self.right)
        _list(self.wrong)
        _line(self.note)


@dataclass(frozen=True, slots=True)
class Hashtag:
    """One of the town hall's, with its capitals and accents, which people who hear it read depend on: `#PlenoAbierto`.
    It is offered while one writes, and the review knows it. Without `#` it is given one.
    """

    text: str
    note: str = ""

    def __post_init__(self) -> None:
        if not self.text.startswith("#"):
            object.__setattr__(self, "text", f"#{self.text}")
        if not _HASHTAG.fullmatch(self.text):
            raise BadInput("bank_hashtag_wrong")
        _line(self.text)
        _line(self.note)


#: What an entry is told apart by: its kind and its name, folded.
Key: TypeAlias = tuple[Kind, str]
Body: TypeAlias = Template | Evergreen | Answer | OfficialName | Hashtag

_KINDS: dict[type[Body], Kind] = {
    Template: Kind.TEMPLATE,
    Evergreen: Kind.EVERGREEN,
    Answer: Kind.ANSWER,
    OfficialName: Kind.NAME,
    Hashtag: Kind.HASHTAG,
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing of the bank. A `retired` one is not offered any more; `changed_at` is aware UTC."""

    id: UUID
    name: str
    body: Body
    changed_at: datetime
    retired: bool = False
    changed_by: UUID | None = None

    def __post_init__(self) -> None:
        _name(self.name)

    @property
    def kind(self) -> Kind:
        """What it is."""
        return kind_of(self.body)

    @property
    def key(self) -> Key:
        """What it is told apart by: two of one kind with one name are the same thing."""
        return self.kind, folded_name(self.name)


def kind_of(body: Body) -> Kind:
    """Of which kind it is."""
    return _KINDS[type(body)]


def name_of(body: Body, given: str = "") -> str:
    """What it is called: by its question, its right form or its hashtag; a text has the name it is `given`. Raises
    `BadInput("bank_without_name")` for a text without one.
    """
    match body:
        case Answer():
            name = body.question
        case OfficialName():
            name = body.right
        case Hashtag():
            name = body.text
        case _:
            name = given
    name = " ".join(name.split())
    _name(name)
    return name


def called_as(body: Body, known: Body) -> Body:
    """`body` with its name as `known`, of the same name but for capitals and blanks, has it."""
    match body, known:
        case Answer(), Answer():
            return replace(body, question=known.question)
        case OfficialName(), OfficialName():
            return replace(body, right=known.right)
        case Hashtag(), Hashtag():
            return replace(body, text=known.text)
        case _:
            return body


def text_of(body: Body) -> str:
    """What would be put into a post."""
    match body:
        case Template() | Evergreen() | Answer() | Hashtag():
            return body.text
        case OfficialName():
            return body.right


def folded_name(name: str) -> str:
    """The same for every way of writing the letters of a name; accents count."""
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


# --- when an evergreen may go out


def next_day(evergreen: Evergreen, last_on: date | None, today: date) -> date | None:
    """The first day from `today` on which it may go out, used last on `last_on` (None: never); None where it is over
    by then.
    """
    rested = today if last_on is None else max(today, _later(last_on, evergreen.rest_days))
    return None if evergreen.expires_on is not None and rested > evergreen.expires_on else rested


def has_expired(body: Body, today: date) -> bool:
    """Whether what it says is no longer true."""
    return isinstance(body, Evergreen | Answer) and body.expires_on is not None and body.expires_on < today


def _later(day: date, days: int) -> date:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max


# --- looking for it


def matches(entry: Entry, words: str) -> bool:
    """Whether each of `words` is in it, however its letters and accents are written; no words: everything is."""
    looked_at = plain(" ".join((entry.name, *_said(entry.body))))
    return all(word in looked_at for word in plain(words).split())


def plain(text: str) -> str:
    """`text` without accents and capitals, to compare what people type from memory."""
    split = unicodedata.normalize("NFD", text)
    return "".join(c for c in split if not unicodedata.combining(c)).casefold()


def _said(body: Body) -> tuple[str, ...]:
    match body:
        case Template():
            return body.text, body.category
        case Answer():
            return body.question, body.text, body.topic, body.owner
        case OfficialName():
            return body.right, *body.wrong, body.note
        case Hashtag():
            return body.text, body.note
        case _:
            return (body.text,)


# --- what cannot be

_HASHTAG = re.compile(r"#(?=\w*[^\W\d_])\w+")  # a network takes figures alone for none
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")


def _name(name: str) -> None:
    if not name.strip():
        raise BadInput("bank_without_name")
    _line(name)


def _text(text: str) -> None:
    if not text.strip():
        raise BadInput("bank_without_text")
    if len(text) > MOST_TEXT:
        raise BadInput("bank_text_too_long", most=MOST_TEXT)


def _line(line: str) -> None:
    if len(line) > MOST_LINE:
        raise BadInput("bank_line_too_long", most=MOST_LINE)


def _list(words: tuple[str, ...]) -> None:
    if len(words) > MOST_OF_A_LIST:
        raise BadInput("bank_too_many", most=MOST_OF_A_LIST)
    for word in words:
        _name(word)


def _language(code: str) -> None:
    if not _LANGUAGE.fullmatch(code):
        raise BadInput("bank_language_wrong")
