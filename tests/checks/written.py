"""A text as the review reads how it is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime
from functools import cache

from calendario import paths
from calendario.checks.catalogue import of_words
from calendario.checks.circumstances import Circumstances
from calendario.checks.subject import Subject
from calendario.domain.finding import Finding
from calendario.domain.networks import network as of
from calendario.domain.post import Content
from calendario.spelling.spelling import Spelling
from tests.checks.in_full import in_full

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)

PUNCTUATION = frozenset(["double_space", "excessive_punctuation", "missing_opening_mark", "unbalanced_delimiters"])
WORDING = frozenset(["repeated_word", "all_caps", "sms_abbreviation", "truncated_text", "placeholder_left"])
HASHTAGS = frozenset(["hashtag_not_camelcase", "hashtag_missing_accent", "hashtag_broken", "too_many_hashtags"])
EMOJI = frozenset(["emoji_as_bullet", "emoji_overuse", "decorative_unicode"])
ALL = PUNCTUATION | WORDING | HASHTAGS | EMOJI


@cache
def speller() -> Spelling:
    return Spelling(paths.resources() / "dictionaries")


def found(
    text: str,
    *,
    language: str = "es",
    network: str = "mastodon",
    glossary: Iterable[str] = (),
    hashtags: Iterable[str] = (),
    dictionary: bool = True,
    link: str = "",
) -> list[Finding]:
    """What the checks of writing find in `text`, in the order of its words."""
    subject = Subject(
        Content(text, language=language, link=link),
        network,
        of(network).limits,
        around=Circumstances(glossary=frozenset(glossary), hashtags=frozenset(hashtags)),
    )
    every = of_words(subject, NOW, speller() if dictionary else None)
    return sorted((in_full(f) for f in every if f.code in ALL), key=lambda f: (f.start, f.end, f.code))


def codes(text: str, **around: object) -> list[str]:
    """The codes of what is found."""
    return [finding.code for finding in found(text, **around)]  # type: ignore[arg-type]


def marked(text: str, finding: Finding) -> str:
    """The words a finding points at."""
    return text[finding.start : finding.end]


def mended(text: str, finding: Finding, which: int = 0) -> str:
    """`text` with one of the fixes of `finding` applied."""
    fix = finding.fixes[which]
    return text[: fix.start] + fix.replacement + text[fix.end :]


def every_fix_mends(text: str, **around: object) -> None:
    """Each fix removes what it is for and makes nothing else wrong."""
    before = found(text, **around)  # type: ignore[arg-type]
    for finding in before:
        for which in range(len(finding.fixes)):
            then = mended(text, finding, which)
            left, expected = Counter(codes(then, **around)), Counter(one.code for one in before)
            assert left[finding.code] < expected[finding.code], (text, then)
            assert not left - expected, (text, then)
