"""What the review found in how people get further, and in what may not be said, one line each."""

from __future__ import annotations

from collections.abc import Mapping

from calendario.sentences.filling import Text
from calendario.sentences.language import msg

#: By code, the most telling line first. Without a full stop: they are rows of a list.
CONTACT_FINDINGS: Mapping[str, tuple[Text, ...]] = {
    "missing_link": (
        msg("“{words}” promises a link that is not there"),
        msg("A link is promised that is not there"),
    ),
    "malformed_url": (
        msg("“{written}” opens no page: it should be {right}"),
        msg("“{written}” opens no page: look at how the address is written"),
        msg("A web address opens no page: look at how it is written"),
    ),
    "malformed_email": (
        msg("“{written}” is no e-mail address: it should be {right}"),
        msg("“{written}” is no e-mail address: look at how it is written"),
        msg("An e-mail address is not well written"),
    ),
    "malformed_phone": (
        msg("“{written}” has {figures} figures and should have {needed}: nobody could call"),
        msg("“{written}” cannot be a phone number: nobody could call"),
        msg("A phone number has a figure too few or too many"),
    ),
    "personal_data": (
        msg("There is a whole {document}: it may not be published; leave four of its figures at most ({law})"),
        msg("There is a person's whole {document}: it may not be published (Ley 19.628)"),
        msg("There is an account number ({account}): make sure that it is the institution's and not a person's"),
        msg("There is the whole number of somebody's identity document: it may not be published"),
    ),
}
