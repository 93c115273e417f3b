"""What is found, told with what is known of it."""

from __future__ import annotations

from dataclasses import replace

from calendario.domain.finding import Finding
from calendario.sentences.findings import FINDINGS, finding_text

#: Codes, and a fact beside which there is no more to be told: an alert that has neither day nor hour, what was on
#: earlier that day, the only picture, a hashtag of paid work, a crisis in which nothing goes out.
_BY_THEIR_CODE = {
    "emergency_without_timestamp": "missing",
    "event_past_at_publication": "hour",
    "missing_alt_text": "number",
    "alt_text_poor": "number",
    "image_consent_missing": "number",
    "paid_collaboration": "words",
    "crisis_pause_active": "natures",
}


def in_full(finding: Finding) -> Finding:
    """`finding`, whose sentence says more than what its code alone says, where there is a sentence that does."""
    if len(FINDINGS.get(finding.code, ())) > 1 and _BY_THEIR_CODE.get(finding.code) not in finding.facts:
        assert finding_text(finding) != finding_text(replace(finding, facts={})), finding
    return finding
