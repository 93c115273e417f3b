"""What the review found of law and politics, one line each: what to look at again and how, never a verdict."""

from __future__ import annotations

from collections.abc import Mapping

from calendario.sentences.filling import Text
from calendario.sentences.language import msg

#: By code, the most telling line first. Without a full stop: they are rows of a list.
LAW_FINDINGS: Mapping[str, tuple[Text, ...]] = {
    "electoral_restricted_content": (
        msg("Review “{opening}”: there are elections, say from when it can be used ({law})"),
        msg("Review “{written}”: there are elections, say only what there is ({law})"),
        msg("Review “{written}”: there are elections, say what there is, not what was achieved"),
        msg("There are elections: say what there is and how it is used, not what was achieved"),
    ),
    "political_self_promotion": (
        msg("Review “{repeated}”: named {count} times. Name the institution, not the person ({law})"),
        msg("Review “{giver}”: the institution gives it, so name the institution ({law})"),
        msg("Review “{giver}”: the institution gives it, so name the institution"),
        msg("Review “{written}”: it may sound like praise ({law})"),
        msg("Review “{written}”: it may sound like praise. Say what is done and for whom"),
        msg("It may sound like praise of who governs: say what is done and for whom"),
    ),
    "partisan_content": (
        msg("Review “{written}”: it may be of a party or ask for a vote, and this account is everybody's"),
        msg("Something may be of a party or ask for a vote, and this account is everybody's"),
    ),
}
