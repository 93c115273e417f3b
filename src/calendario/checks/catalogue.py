"""The catalogue of checks: one line each. To add one: a function, its line here, its sentence and its cases."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import islice

from calendario.checks import (
    contact,
    date_style,
    dates,
    emoji,
    hashtags,
    personal_data,
    phones,
    promised_links,
    punctuation,
    relative_dates,
    terms,
    times,
    wording,
)
from calendario.checks.check import Check, Found
from calendario.checks.reading import Reading
from calendario.checks.subject import Subject
from calendario.domain.finding import TEXT, Finding, Level
from calendario.domain.thread import stretches
from calendario.spelling.speller import Speller

_OLE = "RAE, Ortografía 2010"
_ALOUD = "UNE-EN 301549, and how screen readers read"
_PLAIN_DATES = "What the calendar says"
_TERMS = "Ley 39/2015, art. 30"

_MOST = 50  # of one check in one field: nobody reads more

CATALOGUE: tuple[Check, ...] = (
    Check("weekday_date_mismatch", Level.BLOCK, dates.with_another_weekday, _PLAIN_DATES),
    Check("invalid_date", Level.BLOCK, dates.that_do_not_exist, _PLAIN_DATES),
    Check("date_range_reversed", Level.WARN, dates.reversed_ranges, _PLAIN_DATES),
    Check("relative_date_mismatch", Level.BLOCK, relative_dates.that_contradict, _PLAIN_DATES),
    Check("relative_date_moved", Level.WARN, relative_dates.after_a_move, _PLAIN_DATES),
    Check("relative_date_no_anchor", Level.WARN, relative_dates.without_a_date, _PLAIN_DATES),
    Check("deadline_past_at_publication", Level.BLOCK, terms.closed_terms, _PLAIN_DATES),
    Check("event_past_at_publication", Level.BLOCK, terms.past_events, _PLAIN_DATES),
    Check("deadline_on_non_working_day", Level.WARN, terms.on_days_that_do_not_count, f"{_TERMS}.5"),
    Check("deadline_days_unspecified", Level.WARN, terms.of_unknown_days, f"{_TERMS}.2"),
    Check("ambiguous_midnight", Level.WARN, terms.at_midnight, _PLAIN_DATES),
    Check("invalid_time", Level.BLOCK, times.that_do_not_exist, _PLAIN_DATES),
    Check("time_range_reversed", Level.WARN, times.reversed_times, _PLAIN_DATES),
    Check("time_format", Level.HINT, times.in_another_form, _OLE),
    Check("year_with_separator", Level.HINT, date_style.parted_years, _OLE),
    Check("capitalized_month_weekday", Level.HINT, date_style.with_capitals, _OLE),
    Check("stale_year", Level.WARN, date_style.stale_years, _PLAIN_DATES),
    # How people get further, and what may not be said.
    Check("missing_link", Level.WARN, promised_links.without_a_link, "What the text promises", shared=False),
    Check("malformed_url", Level.WARN, contact.broken_pages, "RFC 3986; IANA root zone"),
    Check("malformed_email", Level.WARN, contact.broken_mailboxes, "RFC 5321; IANA root zone"),
    Check(
        "malformed_phone", Level.WARN, phones.of_wrong_length, "RD 2296/2004 (Spain); Subtel, Decreto 18/2014 (Chile)"
    ),
    Check("personal_data", Level.BLOCK, personal_data.in_the_open, "LOPDGDD, DA 7.ª (Spain); Ley 19.628 (Chile)"),
    Check("double_space", Level.HINT, punctuation.doubled_blanks, _OLE),
    Check("excessive_punctuation", Level.HINT, punctuation.exaggerated, _OLE),
    Check("missing_opening_mark", Level.WARN, punctuation.never_opened, _OLE, shared=False),
    Check("unbalanced_delimiters", Level.WARN, punctuation.unbalanced, _OLE),
    Check("repeated_word", Level.WARN, wording.repeated, _OLE),
    Check("all_caps", Level.WARN, wording.shouted, _ALOUD),
    Check("sms_abbreviation", Level.WARN, wording.abbreviated, _OLE),
    Check("truncated_text", Level.WARN, wording.cut_off, "A text says all it has to say", shared=False),
    Check("placeholder_left", Level.BLOCK, wording.left_over, "A template never goes out as it is"),
    Check("hashtag_not_camelcase", Level.HINT, hashtags.in_one_case, _ALOUD, shared=False),
    Check(
        "hashtag_missing_accent",
        Level.WARN,
        hashtags.without_accents,
        "FundéuRAE: las etiquetas llevan tilde",
        shared=False,
    ),
    Check("hashtag_broken", Level.WARN, hashtags.broken, "What networks take for a hashtag", shared=False),
    Check("too_many_hashtags", Level.HINT, hashtags.too_many, _ALOUD, shared=False),
    Check("emoji_as_bullet", Level.HINT, emoji.as_bullets, _ALOUD),
    Check("emoji_overuse", Level.HINT, emoji.too_many, _ALOUD),
    Check("decorative_unicode", Level.WARN, emoji.decorated, _ALOUD),
)


def of_words(subject: Subject, now: datetime, speller: Speller | None = None) -> Iterator[Finding]:
    """What the catalogue finds in every field that a person writes and that goes out, `now` being aware UTC. Nothing
    of the words of a thread that are out already: nobody can change them, and the rest goes on after them.
    """
    gone = _out_already(subject)
    for place, words in subject.words:
        reading = Reading(subject, place, words, now, speller)
        for check in CATALOGUE:
            for found in _of(check, reading):
                if place == TEXT and any(start <= found.start < found.end <= end for start, end in gone):
                    continue
                level = found.level or check.level
                said = (check.code, level, found.start, found.end, found.facts, found.fixes)
                yield Finding(*said, place=place, acceptable=check.waivable or level is not Level.BLOCK)


_Key = tuple[object, ...]
#: What was found lately: eight channels mostly say the same. A review asks for some forty checks of a few fields.
_LATELY: dict[_Key, tuple[Found, ...]] = {}
_KEPT, _LONGEST_KEPT = 4_000, 20_000


def _of(check: Check, reading: Reading) -> tuple[Found, ...]:
    if not check.shared or len(reading.text) > _LONGEST_KEPT:
        return tuple(islice(check.find(reading), _MOST))
    when = reading.at if reading.planned else reading.today
    read = (reading.planned, when, reading.language, reading.subject.around, reading.speller is None)
    key: _Key = (check.code, reading.text, reading.place, *read)
    known = _LATELY.get(key)
    if known is None:
        if len(_LATELY) >= _KEPT:
            _LATELY.clear()
        known = _LATELY[key] = tuple(islice(check.find(reading), _MOST))
    return known


def _out_already(subject: Subject) -> tuple[tuple[int, int], ...]:
    """Where the parts of a thread that are out lie in its text."""
    if not subject.threads or not subject.out:
        return ()
    return tuple(where for number, where in enumerate(stretches(subject.content.text), 1) if number in subject.out)
