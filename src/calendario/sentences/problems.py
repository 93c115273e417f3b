"""Problems and reasons in whole sentences: what happened, what was not lost, what to do next."""

from __future__ import annotations

from collections.abc import Mapping

from calendario.domain.finding import Finding, Level
from calendario.domain.problem import Problem
from calendario.domain.publication import State
from calendario.domain.thread import standing
from calendario.sentences.access import ACCESS
from calendario.sentences.bank import BANK
from calendario.sentences.filling import Text, filled
from calendario.sentences.findings import finding_text
from calendario.sentences.going_out import GOING_OUT
from calendario.sentences.house import HOUSE
from calendario.sentences.language import msg, msgs, translated
from calendario.sentences.letters import LETTERS
from calendario.sentences.own_words import OWN_WORDS
from calendario.sentences.pictures import PICTURES
from calendario.sentences.requests import REQUESTS
from calendario.sentences.service import SERVICE
from calendario.sentences.signing_in import NEXT_STEPS, OF_PUBLICATIONS, SIGNING_IN, STAYS_AS_IT_WAS
from calendario.sentences.spelling import SPELLING
from calendario.sentences.team import JOINING, TEAM
from calendario.sentences.this_computer import THIS_COMPUTER
from calendario.sentences.videos import VIDEOS
from calendario.sentences.waiting import WAITING
from calendario.sentences.waivers import WAIVERS
from calendario.sentences.web_page import WEB_PAGE
from calendario.sentences.words import LOOK_AND_SAY, NOT_CONNECTED, NOT_REPEATED, Words
from calendario.sentences.working_days import TERMS

PROBLEMS: Mapping[str, Words] = {
    **ACCESS,
    **SIGNING_IN,
    **GOING_OUT,
    **WEB_PAGE,
    **THIS_COMPUTER,
    **TEAM,
    **SERVICE,
    **PICTURES,
    **VIDEOS,
    **REQUESTS,
    **WAITING,
    **WAIVERS,
    **BANK,
    **OWN_WORDS,
    **HOUSE,
    **TERMS,
    **LETTERS,
    **SPELLING,
}

#: For a code of another version: nothing is claimed that we cannot know.
UNKNOWN = Words(
    (msg("Something has not worked, and this version of Calendario cannot say what."),),
    msg("What was saved is kept."),
    (msg("Look at the details; if it happens again, send the report."),),
)

#: What did not happen, by where the publication stands now.
_KEPT: Mapping[State, str] = {
    State.PLANNED: msg("It has not gone out yet, and it is tried again by itself."),
    State.MISSED: msg("It has not gone out. The text is kept."),
    State.HELD: msg("It has not gone out and it waits for you to decide."),
    State.FAILED: msg("Nothing has been published. The text is kept."),
    State.UNCONFIRMED: NOT_REPEATED,
}
_NEXT: Mapping[State, str] = {
    State.PLANNED: msg("If it does not go out on time, we will ask you."),
    State.MISSED: msg("Decide whether it is still useful."),
    State.UNCONFIRMED: msg("Look in {channel} whether it is there and tell us."),
}
#: The same of a thread of which some parts are out.
_OUT_SO_FAR = msgs("{out} of {parts} parts is out.", "{out} of {parts} parts are out.", by="out")
_REST: Mapping[State, str] = {
    State.PLANNED: msg("The rest goes out after them by itself."),
    State.MISSED: msg("The rest has not gone out. The text is kept."),
    State.HELD: msg("The rest has not gone out and it waits for you to decide."),
    State.FAILED: msg("The rest has not gone out; if you try again, it goes on from part {part}."),
    State.UNCONFIRMED: msg("It is part {part} that is in doubt, and it is not repeated by itself."),
}
_NOT_KNOWN = msg("We do not know whether it went out.")

#: Codes that only ever mean one state, for a caller that does not tell it.
_STATE_OF: Mapping[str, State] = {
    **dict.fromkeys(
        ("pause", "restored", "moved", "channel_paused", "finding", "no_adapter", "consent_withdrawn"), State.HELD
    ),
    **dict.fromkeys(
        (
            "cannot_tell",
            "several_alike",
            "perhaps_an_older_one",
            "perhaps_edited",
            "without_a_picture",
            "list_not_whole",
            "list_not_shown",
            "other_post",
            "not_seen_yet",
            "accepted_then_absent",
            "publisher_died",
            "older_text_out",
        ),
        State.UNCONFIRMED,
    ),
    **dict.fromkeys(("late", "late_dropped", "stopped", "access_came_late"), State.MISSED),
}
#: Their first part already says that nobody knows.
_SAYS_SO = frozenset(code for code, state in _STATE_OF.items() if state is State.UNCONFIRMED) - {"publisher_died"}
_OWN_NEXT = frozenset(
    {"not_seen_yet", "publisher_died", "older_text_out", "page_damaged", "page_unfinished", "late_dropped"}
)


def sentence(problem: Problem) -> str:
    """The whole sentence for `problem`, from its code and facts."""
    return sentence_for(problem.code, problem.facts)


def sentence_for(code: str, facts: Mapping[str, object]) -> str:
    """The whole sentence for `code`; for an unknown one an honest general sentence. Never raises for missing facts."""
    words = PROBLEMS.get(code, UNKNOWN)
    return _joined(words.happened, (words.kept,), words.next_step, facts=facts)


def briefly(problem: Problem) -> str:
    """What happened and the next step, for one of several that are told together."""
    words = PROBLEMS.get(problem.code, UNKNOWN)
    return _joined(words.happened, (), words.next_step, facts=problem.facts)


def connecting(problem: Problem, *, again: bool = False) -> tuple[str, str]:
    """What happened while a channel was being connected (`again`: signed in to again), and apart from it what was not
    lost and the next step. No publication was under way, and none is spoken of.
    """
    words = PROBLEMS.get(problem.code, UNKNOWN)
    kept = NOT_CONNECTED if words.kept in OF_PUBLICATIONS else words.kept
    if again and kept == NOT_CONNECTED:
        kept = STAYS_AS_IT_WAS
    rest = _joined((kept,), (), _next_step(problem.code, words), facts=problem.facts)
    return filled(words.happened, problem.facts), rest


def joining(problem: Problem) -> tuple[str, str]:
    """As `connecting`, while a team's calendar is looked for: nothing waits for a server that may be another one."""
    happened, rest = connecting(problem)
    return happened, translated(JOINING[problem.code]) if problem.code in JOINING else rest


def checking(problem: Problem) -> str:
    """What a check of a channel ended with, and the next step: nothing could be lost by it."""
    words = PROBLEMS.get(problem.code, UNKNOWN)
    kept = () if words.kept in OF_PUBLICATIONS else (words.kept,)
    return _joined(words.happened, kept, _next_step(problem.code, words), facts=problem.facts)


def _next_step(code: str, words: Words) -> tuple[Text, ...]:
    return (NEXT_STEPS[code],) if code in NEXT_STEPS else words.next_step


def reason_text(
    reason: str | None, facts: Mapping[str, object] | None, channel_name: str, *, state: State | None = None
) -> str:
    """Why a publication is held, missed, failed, unconfirmed or being tried again, and the next step; "" for no reason.

    With `state` the sentence says what holds in that state: the same lost answer means "not sent" while signing in and
    "nobody knows" after sending. Without it, what the reason alone allows is said.
    """
    if not reason:
        return ""
    known: dict[str, object] = {**(facts or {}), "channel": channel_name}
    words = PROBLEMS.get(reason, UNKNOWN)
    happened: tuple[Text, ...] = words.happened
    if reason == "finding":
        told = known.get("code")
        if isinstance(told, str):
            known["finding"] = finding_text(Finding(told, Level.BLOCK, facts=known))
            happened = (msg("{finding}."), *happened)
    if state is None:
        state = _STATE_OF.get(reason) or (State.UNCONFIRMED if "looks" in known else None)
    if state is None or state not in _KEPT:
        return _joined(happened, (words.kept,), words.next_step, facts=known)
    kept: tuple[Text, ...] = (_KEPT[state],)
    if state is State.UNCONFIRMED and reason not in _SAYS_SO:
        kept = (_NOT_KNOWN, *kept)
    next_step = words.next_step
    if state is State.UNCONFIRMED:
        next_step = words.next_step if reason in _OWN_NEXT else (_NEXT[state], LOOK_AND_SAY)
    elif (state is State.MISSED and reason not in _OWN_NEXT) or (state is State.PLANNED and not words.needs_person):
        next_step = (_NEXT[state],)
    if reason in ("restored", "moved") and state is State.HELD:
        kept = (words.kept,)  # it may be out: «it has not gone out» would be too much
    if reason == "proved_absent" and state is State.PLANNED:
        kept = ()
        next_step = words.next_step
    if standing(facts) is not None:
        kept = (words.kept,) if reason == "thread_begun" else (_OUT_SO_FAR, _REST[state])
    return _joined(happened, kept, next_step, facts=known)


def _joined(
    happened: tuple[Text, ...], kept: tuple[Text, ...], next_step: tuple[Text, ...], *, facts: Mapping[str, object]
) -> str:
    parts = [filled(happened, facts), *(filled((part,), facts) for part in kept), filled(next_step, facts)]
    return " ".join(part for part in parts if part)
