"""The findings about links in the list of findings: whose they are, and the words of their buttons."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QCoreApplication

from calendario.domain.finding import Finding
from calendario.domain.post import Draft


def is_of_link(finding: Finding) -> bool:
    """Whether it is about an address, wherever that stands."""
    return finding.code.startswith("link_")


def is_of_field(finding: Finding) -> bool:
    """Whether the address stands in the field for the post's own link."""
    return is_of_link(finding) and finding.facts.get("field") == "link"


def whose_link(draft: Draft, channel_id: UUID) -> UUID | None:
    """Whose field it is: the channel's, where it has a link of its own; else the base's (None)."""
    variant = draft.variant(channel_id)
    return channel_id if variant is not None and variant.link is not None else None


def fix_words(finding: Finding) -> str:
    """What its button says, "" where only a person can mend it."""
    if not finding.fixes:
        return ""
    match finding.code:
        case "link_tracking":
            return QCoreApplication.translate("LinkFixes", "Remove the tracking")
        case "link_redirects":
            #: Button: the address where a page is now, in place of the old one
            return QCoreApplication.translate("LinkFixes", "Put the final address")
        case "link_http":
            return QCoreApplication.translate("LinkFixes", "Put https")
        case "link_glued":
            #: Button: put a blank between a link and the sign that is stuck to it
            return QCoreApplication.translate("LinkFixes", "Separate it")
    return ""
