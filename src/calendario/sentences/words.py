"""The three parts of every sentence about a problem, and the parts many of them share."""

from __future__ import annotations

from dataclasses import dataclass

from calendario.sentences.filling import Text
from calendario.sentences.language import msg


@dataclass(frozen=True, slots=True)
class Words:
    """What happened, what was not lost or did not happen, what to do next.

    Of `happened` and `next_step` the first alternative all of whose facts are known is said; the last one needs none.
    `needs_person` tells that waiting alone mends nothing: the next step is said even while it is tried again.
    """

    happened: tuple[Text, ...]
    kept: str
    next_step: tuple[Text, ...]
    needs_person: bool = False


NOTHING_OUT = msg("Nothing has gone out.")
NOTHING_LOST = msg("Nothing has gone out and nothing has been lost.")
TEXT_KEPT = msg("Nothing has gone out and your text is kept.")
UNCHANGED = msg("Nothing has been changed.")
NOT_CONNECTED = msg("The channel has not been connected and everything else stays as it was.")
NOT_REPEATED = msg("It is not repeated by itself, so that it is not published twice.")
SAVED_IS_SAFE = msg("What was already saved is still there.")
NOT_OPENED = msg("The calendar has not been opened and nothing in it has been touched.")
TRY_LATER = msg("Try again in a while.")
LOOK_AND_SAY = msg("Look whether it is there and tell us.")
CHECK_ADDRESS = msg("Check the address and try again.")
CHOOSE_FOLDER = msg("Choose another folder of this computer.")
