"""The forms of the bank: one for each kind, from a value to a value."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from calendario.domain.bank import (
    MOST_LINE,
    MOST_REST_DAYS,
    Answer,
    Body,
    Evergreen,
    Hashtag,
    Kind,
    OfficialName,
    Template,
)
from calendario.gui.bank.marked_text import MarkedText
from calendario.gui.theme import Theme
from calendario.gui.widgets.choosing import Choice, Number
from calendario.gui.widgets.field import Field
from calendario.gui.widgets.moment import DayField

#: Problems that are about the text.
_OF_TEXT = frozenset(
    {
        "bank_without_text",
        "bank_text_too_long",
        "bank_field_unclear",
        "bank_too_many",
        "text_has_nul",
        "text_has_surrogate",
    }
)
_REST_DAYS = 90  # of a new evergreen
_A_YEAR = timedelta(days=365)


class Form(QWidget):
    """Fields under each other. `wrong_at` names the field a problem is about, by its code."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        self.fields: list[Field] = []
        self.name_field: Field | None = None
        self.text_field: Field | None = None

    def name(self) -> str:
        """What it is called, where it has no name of its own."""
        widget = None if self.name_field is None else self.name_field.widget
        return widget.text() if isinstance(widget, QLineEdit) else ""

    def body(self) -> Body:
        """What was filled in. Raises `BadInput` where that cannot be kept."""
        raise NotImplementedError

    def wrong_at(self, code: str) -> Field:
        """Where what is wrong is said."""
        if code in _OF_TEXT and self.text_field is not None:
            return self.text_field
        return self.name_field or self.fields[0]

    def _add(self, label: str, widget: QWidget, help_text: str = "") -> Field:
        field = Field(self._theme, label, widget, help_text, self)
        self._column.addWidget(field)
        self.fields.append(field)
        return field

    def _line(self, label: str, words: str, help_text: str = "") -> tuple[Field, QLineEdit]:
        line = QLineEdit(words, self)
        line.setMaxLength(MOST_LINE)
        line.setCursorPosition(0)
        return self._add(label, line, help_text), line

    def _text(self, label: str, words: str, lines: int, help_text: str = "") -> tuple[Field, MarkedText]:
        text = MarkedText(self._theme, lines, parent=self)
        text.setPlainText(words)
        return self._add(label, text, help_text), text


class TemplateForm(Form):
    """Name, what it is about, text."""

    def __init__(
        self, theme: Theme, name: str, body: Template | None, categories: Sequence[str], language: str
    ) -> None:
        super().__init__(theme)
        text, category = ("", "") if body is None else (body.text, body.category)
        self._language = language if body is None else body.language
        self.name_field, _ = self._line(self.tr("Name"), name)
        told = self.tr(
            "Put in braces what changes each time: {fecha}, {lugar}. It does not go out until it is filled in."
        )
        self.text_field, self.text = self._text(self.tr("Text"), text, 6, told)
        self.category = Choice(self)
        #: No category
        self.category.addItem(self.tr("None"), "")
        for one in dict.fromkeys((*categories, *filter(None, (category,)))):
            self.category.addItem(one, one)
        self.category.setCurrentIndex(max(0, self.category.findData(category)))
        if self.category.count() > 1:
            self._add(self.tr("Category"), self.category)
        else:
            self.category.hide()

    def body(self) -> Body:
        return Template(self.text.toPlainText(), str(self.category.currentData() or ""), self._language)


class EvergreenForm(Form):
    """Name, text, how long it rests, when it ends."""

    def __init__(self, theme: Theme, name: str, body: Evergreen | None, today: date, language: str) -> None:
        super().__init__(theme)
        expires_on = None if body is None else body.expires_on
        self._language = language if body is None else body.language
        self.name_field, _ = self._line(self.tr("Name"), name)
        self.text_field, self.text = self._text(self.tr("Text"), "" if body is None else body.text, 5)
        self.rest = Number(self)
        self.rest.setRange(0, MOST_REST_DAYS)
        self.rest.setValue(_REST_DAYS if body is None else body.rest_days)
        self._add(self.tr("Days of rest"), self.rest, self.tr("How many days pass before it may go out again."))
        self.expires = MaybeDay(theme, self.tr("It expires"), expires_on, today + _A_YEAR, today, self)
        self._column.addWidget(self.expires)

    def body(self) -> Body:
        return Evergreen(self.text.toPlainText(), self.rest.value(), self.expires.day(), self._language)


class AnswerForm(Form):
    """Question, answer, whose it is, when it was approved and until when it holds."""

    def __init__(self, theme: Theme, body: Answer | None, today: date) -> None:
        super().__init__(theme)
        question, text, topic, owner = (
            ("", "", "", "") if body is None else (body.question, body.text, body.topic, body.owner)
        )
        approved_on, expires_on = (today, None) if body is None else (body.approved_on, body.expires_on)
        self.name_field, self.question = self._line(self.tr("Question"), question)
        self.text_field, self.text = self._text(self.tr("Approved answer"), text, 4)
        _, self.topic = self._line(self.tr("Topic"), topic)
        _, self.owner = self._line(self.tr("Who answers for it"), owner)
        self.approved = MaybeDay(theme, self.tr("Approved on"), approved_on, today, today, self)
        self.expires = MaybeDay(theme, self.tr("It expires"), expires_on, today + _A_YEAR, today, self)
        self._column.addWidget(self.approved)
        self._column.addWidget(self.expires)

    def body(self) -> Body:
        question, topic, owner = self.question.text().strip(), self.topic.text().strip(), self.owner.text().strip()
        return Answer(question, self.text.toPlainText(), topic, owner, self.approved.day(), self.expires.day())


class NameForm(Form):
    """How it is called, how it is not."""

    def __init__(self, theme: Theme, body: OfficialName | None) -> None:
        super().__init__(theme)
        right, wrong, note = ("", (), "") if body is None else (body.right, body.wrong, body.note)
        self.name_field, self.right = self._line(self.tr("Official name"), right)
        told = self.tr("One on each line.")
        _, self.wrong = self._text(self.tr("Ways of writing it that are wrong"), "\n".join(wrong), 3, told)
        _, self.note = self._line(self.tr("Note"), note)

    def body(self) -> Body:
        return OfficialName(self.right.text().strip(), tuple(_lines(self.wrong)), self.note.text().strip())


class HashtagForm(Form):
    """The hashtag, and when it is used."""

    def __init__(self, theme: Theme, body: Hashtag | None) -> None:
        super().__init__(theme)
        told = self.tr("One word, with a capital for each of its parts: people who listen to it depend on them.")
        self.name_field, self.text = self._line(self.tr("Hashtag"), "" if body is None else body.text, told)
        _, self.note = self._line(self.tr("When it is used"), "" if body is None else body.note)

    def body(self) -> Body:
        return Hashtag(self.text.text().strip(), self.note.text().strip())


class MaybeDay(QWidget):
    """A day, or none: with a tick it is asked for."""

    def __init__(
        self, theme: Theme, words: str, day: date | None, proposed: date, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.box = QCheckBox(words, self)
        self.field = DayField(theme, words, day or proposed, self)
        self.field.set_today(today)
        self.box.setChecked(day is not None)
        self.field.setVisible(day is not None)
        self.box.toggled.connect(self._toggled)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.box)
        row.addWidget(self.field)
        row.addStretch(1)

    def day(self) -> date | None:
        """None where there is none."""
        return self.field.day() if self.box.isChecked() else None

    def _toggled(self, wanted: bool) -> None:
        self.field.setVisible(wanted)
        if wanted:
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)


def form_for(
    theme: Theme, kind: Kind, name: str, body: Body | None, categories: Sequence[str], today: date, language: str
) -> Form:
    """The form of a kind, filled with `body`, or empty for None; a new text is in `language`."""
    match kind:
        case Kind.TEMPLATE:
            return TemplateForm(theme, name, body if isinstance(body, Template) else None, categories, language)
        case Kind.EVERGREEN:
            return EvergreenForm(theme, name, body if isinstance(body, Evergreen) else None, today, language)
        case Kind.ANSWER:
            return AnswerForm(theme, body if isinstance(body, Answer) else None, today)
        case Kind.NAME:
            return NameForm(theme, body if isinstance(body, OfficialName) else None)
        case Kind.HASHTAG:
            return HashtagForm(theme, body if isinstance(body, Hashtag) else None)


def _lines(text: QPlainTextEdit) -> list[str]:
    return [line.strip() for line in text.toPlainText().splitlines() if line.strip()]
