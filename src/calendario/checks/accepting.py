"""What a person said of what the catalogue found, heeded: no mistake here, or a reason to publish all the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from calendario.checks.subject import Subject
from calendario.domain.accepted import bound_to, field_digest, no_mistake
from calendario.domain.finding import Finding, Level, Place


def heeded(subject: Subject, findings: Iterable[Finding]) -> Iterator[Finding]:
    """`findings` in their order, without those that are no mistake in this post. One that blocks and is waived with a
    reason is a warning, with that reason as its fact "waived". Those that are not `acceptable` stay as they are.
    """
    if not subject.ignored and not subject.waivers:
        yield from findings
        return
    said, reasons = dict(subject.words), {waiver.key: waiver.reason for waiver in subject.waivers}
    waived = {code for code, _ in reasons}
    digests: dict[Place, str] = {}
    for finding in findings:
        text = said.get(finding.place, "")
        if not finding.acceptable:
            yield finding
        elif not finding.blocks:
            if no_mistake(finding, text) not in subject.ignored:
                yield finding
        elif finding.code not in waived:
            yield finding
        else:
            if finding.place not in digests:
                digests[finding.place] = field_digest(text)
            reason = reasons.get((finding.code, bound_to(finding, text, digests[finding.place])))
            facts = {**finding.facts, "waived": reason}
            yield finding if reason is None else replace(finding, level=Level.WARN, facts=facts)
