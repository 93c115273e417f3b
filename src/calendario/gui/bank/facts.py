"""What is told of an entry of the bank beside its text, a line each."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from calendario.domain.bank import Answer, Body, Evergreen, Hashtag, OfficialName, Template, text_of
from calendario.domain.fields import names_of
from calendario.gui.bank.words import day_words


def facts_of(body: Body) -> list[str]:
    """When it ends, what there is to fill in, and whatever else its form asks for."""
    facts = []
    match body:
        case Template():
            gaps = names_of(body.text)
            if gaps:
                facts.append(QCoreApplication.translate("Reading", "To fill in: %1").replace("%1", ", ".join(gaps)))
            if body.category:
                facts.append(QCoreApplication.translate("Reading", "Category: %1").replace("%1", body.category))
        case Evergreen():
            facts.append(QCoreApplication.translate("Reading", "It rests %n day(s)", "", body.rest_days))
            if body.expires_on is not None:
                facts.append(
                    QCoreApplication.translate("Reading", "It expires on %1").replace("%1", day_words(body.expires_on))
                )
        case Answer():
            if body.topic:
                facts.append(QCoreApplication.translate("Reading", "Topic: %1").replace("%1", body.topic))
            if body.owner:
                facts.append(QCoreApplication.translate("Reading", "Who answers for it: %1").replace("%1", body.owner))
            if body.approved_on is not None:
                facts.append(
                    QCoreApplication.translate("Reading", "Approved on %1").replace("%1", day_words(body.approved_on))
                )
            if body.expires_on is not None:
                facts.append(
                    QCoreApplication.translate("Reading", "It expires on %1").replace("%1", day_words(body.expires_on))
                )
        case OfficialName():
            if body.wrong:
                facts.append(
                    QCoreApplication.translate("Reading", "It is not written: %1").replace("%1", ", ".join(body.wrong))
                )
            if body.note:
                facts.append(body.note)
        case Hashtag():
            if body.note:
                facts.append(body.note)
    return facts


def all_of(body: Body) -> str:
    """Its text, and its facts below."""
    return "\n\n".join(filter(None, (text_of(body), "\n".join(facts_of(body)))))
