"""The catalogue of checks: one line each. To add one: a function, its line here, its sentence and its cases."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from itertools import islice
from types import MappingProxyType

from calendario.checks import (
    acronyms,
    clarity,
    contact,
    date_style,
    dates,
    electoral,
    emoji,
    fellows,
    hashtags,
    official,
    parties,
    personal_data,
    phones,
    politics,
    promised_links,
    punctuation,
    readability,
    relative_dates,
    standing,
    terms,
    times,
    tone,
    treatment,
    wording,
)
from calendario.checks.check import TIMED, Check, Found, Moment, Need
from calendario.checks.reading import Reading
from calendario.checks.subject import Subject
from calendario.domain.finding import TEXT, Finding, Level
from calendario.domain.thread import stretches
from calendario.spelling.speller import Speller

_OLE = "RAE, Ortografía 2010"
_ALOUD = "UNE-EN 301549, and how screen readers read"
_PLAIN_DATES = "What the calendar says"
_MANNERS = "Guides of Catalunya and Navarra: who speaks for everybody is polite"
_PLAIN = "ISO 24495-1; Comunicación Clara, Madrid and València"
_TERMS = "Ley 39/2015, art. 30"

_OVER = ("days", "hour")  # how long by when it goes out: on another day a person is asked again
_MOST = 50  # of one check in one field: nobody reads more

CATALOGUE: tuple[Check, ...] = (
    Check("weekday_date_mismatch", Level.BLOCK, dates.with_another_weekday, _PLAIN_DATES),
    Check("invalid_date", Level.BLOCK, dates.that_do_not_exist, _PLAIN_DATES),
    Check("date_range_reversed", Level.WARN, dates.reversed_ranges, _PLAIN_DATES),
    Check("relative_date_mismatch", Level.BLOCK, relative_dates.that_contradict, _PLAIN_DATES, bound=("out_day",)),
    Check("relative_date_moved", Level.WARN, relative_dates.after_a_move, _PLAIN_DATES, bound=("out_day",)),
    Check("relative_date_no_anchor", Level.WARN, relative_dates.without_a_date, _PLAIN_DATES),
    Check("deadline_past_at_publication", Level.BLOCK, terms.closed_terms, _PLAIN_DATES, bound=_OVER),
    Check("event_past_at_publication", Level.BLOCK, terms.past_events, _PLAIN_DATES, bound=_OVER),
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
    # What the law and good manners ask of whoever speaks for everybody.
    Check(
        "electoral_restricted_content",
        Level.BLOCK,
        electoral.of_achievements,
        "LOREG, art. 50.2 and 50.3; JEC, Instrucción 2/2011",
        moments=TIMED,
        needs=Need.LISTS | Need.HOUSE,
        bound=("since",),
    ),
    Check("political_self_promotion", Level.WARN, politics.of_praise, "Ley 29/2005, art. 4", needs=Need.LISTS),
    Check("partisan_content", Level.BLOCK, parties.of_parties, "LOREG, art. 50; Ley 29/2005", needs=Need.LISTS),
    Check("informal_tone", Level.WARN, tone.informal, "Navarra, manual de redes 2021", needs=Need.LISTS),
    Check("mixed_treatment", Level.WARN, treatment.mixed, "The house speaks to everybody alike", needs=Need.LISTS),
    Check("hostile_reply", Level.WARN, tone.hostile, _MANNERS, needs=Need.LISTS | Need.CATEGORY),
    Check("engagement_bait", Level.HINT, tone.begging, _MANNERS, needs=Need.LISTS),
    Check("administrative_jargon", Level.HINT, clarity.jargon, _PLAIN, needs=Need.LISTS),
    Check("unexplained_acronym", Level.HINT, acronyms.unexplained, _PLAIN, needs=Need.LISTS | Need.DICTIONARY),
    Check("low_readability", Level.HINT, readability.hard_to_read, "INFLESZ (Barrio-Cantalejo, 2008)"),
    Check("vague_link", Level.HINT, clarity.vague_links, _ALOUD, needs=Need.LISTS),
    Check("word_to_avoid", Level.WARN, clarity.avoided, "The house's own style", needs=Need.HOUSE),
    # How things stand where it is published.
    Check(
        "off_hours_publication",
        Level.WARN,
        standing.in_quiet_hours,
        "The house's quiet hours",
        moments=TIMED,
        needs=Need.HOUSE,
        bound=("hour",),
    ),
    Check(
        "festive_during_mourning",
        Level.BLOCK,
        standing.festive,
        "The decree of mourning",
        moments=TIMED,
        needs=Need.LISTS | Need.HOUSE,
        bound=("since",),
    ),
    Check(
        "crisis_pause_active",
        Level.BLOCK,
        standing.held_by_crisis,
        "The house's protocol of crisis",
        needs=Need.HOUSE | Need.CATEGORY,
        bound=("since",),
    ),
    Check(
        "house_unreadable",
        Level.BLOCK,
        standing.by_unknown_rules,
        "The house's own rules",
        moments=TIMED,
        needs=Need.HOUSE,
    ),
    Check(
        "emergency_without_timestamp",
        Level.WARN,
        standing.without_timestamp,
        "Alerts are shared for days",
        needs=Need.CATEGORY,
        shared=False,
    ),
    Check(
        "bilingual_pair_missing",
        Level.WARN,
        fellows.without_its_pair,
        "Gobierno Vasco, criterios lingüísticos",
        needs=Need.HOUSE | Need.VERSIONS,
        shared=False,
    ),
    Check(
        "duplicate_post",
        Level.WARN,
        fellows.said_before,
        "Nobody reads the same twice",
        needs=Need.NEIGHBOURS,
        shared=False,
    ),
    Check("official_name_misspelled", Level.WARN, official.misspelt_names, "The house's own names", needs=Need.BANK),
    Check(
        "deadline_without_source",
        Level.HINT,
        official.terms_without_source,
        "Ley 19/2013, art. 5",
        needs=Need.CARD,
        shared=False,
    ),
    Check("paid_collaboration", Level.HINT, official.paid_without_file, "Ley 19/2013, art. 8", needs=Need.LISTS),
)


#: What comes from the dictionaries (`checks/spelling.py`): the most of it is not about a text, but about each word.
OF_SPELLING: Mapping[str, tuple[Level, str]] = MappingProxyType(
    {
        "spelling_error": (Level.WARN, _OLE),
        "spelling_missing_accent": (Level.WARN, _OLE),
        "real_word": (Level.HINT, "docs/spelling-norm.md"),
        "sentence_unread": (Level.HINT, "There is no dictionary for it"),
    }
)


def of_words(subject: Subject, now: datetime, speller: Speller | None = None) -> Iterator[Finding]:
    """What the catalogue finds in every field that a person writes and that goes out, `now` being aware UTC. Nothing
    of the words of a thread that are out already: nobody can change them, and the rest goes on after them.
    """
    gone, checks = _out_already(subject), _AT[_moment(subject)]
    for place, words in subject.words:
        reading = Reading(subject, place, words, now, speller)
        lately = _lately(reading)
        for check in checks:
            for found in _of(check, reading, lately):
                if place == TEXT and any(start <= found.start < found.end <= end for start, end in gone):
                    continue
                level = found.level or check.level
                said = (check.code, level, found.start, found.end, found.facts, found.fixes)
                about = " ".join(str(found.facts[name]) for name in check.bound if name in found.facts)
                acceptable = check.waivable or level is not Level.BLOCK
                yield Finding(*said, place=place, acceptable=acceptable, about=about)


_AT: Mapping[Moment, tuple[Check, ...]] = {
    moment: tuple(check for check in CATALOGUE if moment in check.moments) for moment in Moment
}


def _moment(subject: Subject) -> Moment:
    if subject.around.leaving:
        return Moment.SENDING
    return Moment.WRITING if subject.wall_time is None else Moment.PLANNED


#: By code, what was found in one field.
_Seen = dict[str, tuple[Found, ...]]
#: What was found lately: eight channels mostly say the same, and say it again after the next key.
_LATELY: dict[tuple[object, ...], _Seen] = {}
_KEPT, _LONGEST_KEPT = 100, 20_000


def _lately(reading: Reading) -> _Seen | None:
    """What the shared checks found in the same words, read in the same circumstances; None for what is too long."""
    if len(reading.text) > _LONGEST_KEPT:
        return None
    when = reading.at if reading.planned else reading.today
    read = (reading.planned, when, reading.language, reading.subject.around, reading.speller is None)
    key = (reading.text, reading.place, *read)
    known = _LATELY.get(key)
    if known is None:
        if len(_LATELY) >= _KEPT:
            _LATELY.clear()
        known = _LATELY[key] = {}
    return known


def _of(check: Check, reading: Reading, lately: _Seen | None) -> tuple[Found, ...]:
    if lately is None or not check.shared:
        return tuple(islice(check.find(reading), _MOST))
    known = lately.get(check.code)
    if known is None:
        known = lately[check.code] = tuple(islice(check.find(reading), _MOST))
    return known


def _out_already(subject: Subject) -> tuple[tuple[int, int], ...]:
    """Where the parts of a thread that are out lie in its text."""
    if not subject.threads or not subject.out:
        return ()
    return tuple(where for number, where in enumerate(stretches(subject.content.text), 1) if number in subject.out)
