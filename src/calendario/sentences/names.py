"""Words for states, outcomes and reasons."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from calendario.domain.pause import PauseReason
from calendario.domain.publication import Outcome, State
from calendario.sentences.language import language, msg, translated

#: «Bluesky e Instagram», but «agua y hielo»: RAE, Diccionario panhispánico de dudas, s. v. y, 1.
_SOUNDS_I = re.compile(r"h?[ií](?![aeoáéó])", re.IGNORECASE)

_STATES: Mapping[State, str] = {
    State.PROPOSED: msg("Draft"),
    State.PLANNED: msg("Planned"),
    State.SENDING: msg("Going out…"),
    State.BY_HAND: msg("Your turn"),
    State.PUBLISHED: msg("Published"),
    State.UNCONFIRMED: msg("To confirm"),
    State.FAILED: msg("Not published"),
    State.MISSED: msg("Did not go out"),
    State.HELD: msg("On hold"),
    State.CANCELLED: msg("Discarded"),
}
_OUTCOMES: Mapping[Outcome, str] = {
    Outcome.UNDER_WAY: msg("Under way"),
    Outcome.ACCEPTED: msg("Accepted, not seen yet"),
    Outcome.PUBLISHED: msg("Published"),
    Outcome.REFUSED: msg("Not accepted"),
    Outcome.NOT_SENT: msg("Not sent"),
    Outcome.NO_ANSWER: msg("No answer"),
}
_PAUSE_REASONS: Mapping[PauseReason, str] = {
    PauseReason.EMERGENCY: msg("Emergency"),
    PauseReason.MOURNING: msg("Official mourning"),
    PauseReason.MISTAKE: msg("Serious mistake"),
    PauseReason.OTHER: msg("Other"),
}


def state_word(state: State) -> str:
    """*Borrador*, *Programada*, *Saliendo…* and the others of the design."""
    return translated(_STATES[state])


def outcome_word(outcome: Outcome) -> str:
    """How an attempt ended, in two or three words."""
    return translated(_OUTCOMES[outcome])


def pause_reason_word(reason: PauseReason) -> str:
    """*Emergencia*, *Luto oficial*, *Error grave*, *Otro*."""
    return translated(_PAUSE_REASONS[reason])


def either(names: Sequence[str]) -> str:
    """«JPEG, PNG o GIF»; the one name; "" for none."""
    if len(names) < 2:
        return "".join(names)
    #: The last two of a list of which one is to be chosen
    return translated(msg("{before} or {last}")).format(before=", ".join(names[:-1]), last=names[-1])


def listed(names: Sequence[str]) -> str:
    """«Bluesky, Facebook e Instagram»; the one name; "" for none."""
    if len(names) < 2:
        return "".join(names)
    #: The last two of a list
    pattern = translated(msg("{before} and {last}"))
    if language() == "es" and _SOUNDS_I.match(names[-1].lstrip('«“"')):
        pattern = pattern.replace(" y ", " e ")
    return pattern.format(before=", ".join(names[:-1]), last=names[-1])
