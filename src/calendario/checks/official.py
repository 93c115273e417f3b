"""What is official: names as they are written, and where a term or a paid work is published."""

from __future__ import annotations

import re
from collections.abc import Iterator

from calendario.checks.check import Found
from calendario.checks.official_names import judged, put
from calendario.checks.phrases import listed
from calendario.checks.reading import Reading
from calendario.domain.dates.keys import word_set
from calendario.domain.dates.placing import placed
from calendario.domain.dates.said import Dates, Lead
from calendario.domain.dates.tokens import tokens_of
from calendario.domain.finding import TEXT, Fix
from calendario.domain.links import addresses_in, links_of

_TAG = re.compile(r"[#＃](\w{2,40})")
_OF_PAID = word_set(
    "ad publi publicidad patrocinado patrocinada sponsored advertising paidpartnership contenidopatrocinado "
    "colaboraciónpagada colaboracionpagada colaboraciónremunerada publicolaboración publicidadpagada"
)
_NAMED = 60  # characters after «en colaboración con» in which somebody is named
_SPONSOR = 40  # and after «patrocinado por»
_MOST = 20  # dates: a calendar is no call
_SPAIN = "ES"


def misspelt_names(reading: Reading) -> Iterator[Found]:
    """What is nearly, and not quite, one of the official names, or is among what it is wrongly called. Other bodies,
    and words in small letters that only say what something is, are let be.
    """
    names = reading.subject.around.names
    if not names:
        return
    for start, end, right in judged(reading.text, names, reading.speller, reading.language):
        written = reading.text[start:end]
        facts = {"written": written, "right": right}
        yield Found(start, end, facts, (Fix(start, end, put(written, right)),))


def terms_without_source(reading: Reading) -> Iterator[Found]:
    """A term of a grant, a competition or a hearing that is still open, with no word of where it is published."""
    subject = reading.subject
    if reading.place != TEXT or subject.around.source or subject.link or subject.content.link:
        return
    ends = [dates for dates in reading.said.dates[:_MOST] if _may_end(reading, dates)]
    counted = any(one.counted for one in reading.said.relatives)
    if not ends and not counted:
        return
    hits = listed(reading, "term_procedure")
    if not hits or not (counted or any(_is_term(reading, dates) for dates in ends)):
        return
    if (
        listed(reading, "term_source")
        or listed(reading, "term_not")
        or addresses_in(subject.content.text)
        or links_of(subject.content.text, "x")
    ):
        return
    yield Found(hits[0].start, hits[0].end)


def _may_end(reading: Reading, dates: Dates) -> bool:
    """Whether it is not over when the post goes out."""
    last = placed(dates, reading.today)[0][-1]
    return dates.lead is not Lead.SINCE and last is not None and last >= reading.today


def _is_term(reading: Reading, dates: Dates) -> bool:
    if dates.lead in (Lead.UNTIL, Lead.BEFORE):
        return True
    start, end = reading.sentence(dates.start)
    return any(start <= hit.start < end for hit in listed(reading, "term_ends"))


def paid_without_file(reading: Reading) -> Iterator[Found]:
    """A paid collaboration or a sponsor, with no word of the contract: bodies and associations that take part are
    none.
    """
    text, around = reading.text, reading.subject.around
    if reading.place != TEXT or around.source:
        return
    where = _paid(reading)
    if where is not None and not listed(reading, "paid_file"):
        law = "Ley 19/2013" if around.house.country == _SPAIN else None
        yield Found(*where, {"words": text[where[0] : where[1]], "law": law})


def _paid(reading: Reading) -> tuple[int, int] | None:
    """Where it says so; 0 and 0 where a hashtag does, of which hashtags' own checks may say something else."""
    text = reading.text
    for tag in _TAG.finditer(text) if "#" in text or "＃" in text else ():
        if tag[1].lower() in _OF_PAID:
            return 0, 0
    bodies = None
    for hit in listed(reading, "paid_work"):
        if bodies is None:
            bodies = [one.start for one in listed(reading, "paid_body")]
        by = tokens_of(text).word(hit.last) == "por"
        if not by or not any(hit.end <= one < hit.end + _SPONSOR for one in bodies):
            return hit.start, hit.end
    if "@" in text and listed(reading, "paid_influencer"):
        for hit in listed(reading, "paid_with"):
            if "@" in text[hit.end : hit.end + _NAMED].partition("\n")[0]:
                return hit.start, hit.end
    return None
