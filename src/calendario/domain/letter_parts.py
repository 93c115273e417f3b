"""What of an e-mail is the announcement, and what is only between those who write it: greetings, signatures, legal
notices, what is quoted. The second is for the post's internal note; where it is not sure, it is the first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from calendario.domain import letter_answers as answers
from calendario.domain import letter_phrases as phrases

#: Letters in letters that are opened; more stay as they are.
_DEEPEST = 12
_MOST_SIGNED, _LAST_LINES = 12, 60
_MOST_HEADERS = 16
_LEAST_SAID = 25  # characters before a formula that ends a letter: with fewer it ends nothing
_MOST_PARAGRAPHS = 2  # of a signature, under its formula's own


class Aside(StrEnum):
    """What is not the announcement."""

    COVER = "cover"  # what whoever handed it on wrote over it
    HEADERS = "headers"
    GREETING = "greeting"
    SIGNATURE = "signature"
    QUOTED = "quoted"
    ANSWER = "answer"  # what was answered to the announcement: that it is all right, or to call
    LEGAL = "legal"


@dataclass(frozen=True, slots=True)
class Parted:
    """`text` is the announcement; `aside` is the rest, in order. Together they have every word of the letter."""

    text: str
    aside: tuple[tuple[Aside, str], ...] = ()


def parted(text: str, subject: str = "") -> Parted:
    """The parts of a letter (LF line ends). Of a letter handed on ("RV:") the one inside is the announcement, unless
    what stands over it may be it; of an answer its own words are, unless they are too few.

    Where nothing would be left, all of it is the announcement. Costs what it is long.
    """
    letter = _Letter(text.split("\n"))
    for first, last in letter.sections(subject):
        letter.clean(first, last)
    told = letter.told()
    return told if told.text else Parted(text.strip())


class _Letter:
    """Its lines, and which of them were put aside as what."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.aside: list[Aside | None] = [None] * len(lines)
        self.covers = False  # whether another letter follows, so that it need not be the announcement
        self.cut: dict[int, int] = {}  # characters at the beginning of that line that greet

    # --- letters in letters

    def sections(self, subject: str) -> list[tuple[int, int]]:
        """Where the announcement may stand; what was answered or handed on is put aside."""
        start, end = 0, len(self.lines)
        for _ in range(_DEEPEST):
            self._unquote_all(start, end)
            divider = self._divider(start, end)
            if divider is None:
                break
            begins, inside, sort, said = divider
            if sort == "wrote":
                quoted = [n for n in range(inside, end) if self.lines[n].lstrip().startswith(">")]
                if not quoted:
                    quoted = list(range(inside, end))
                if not self._answers(start, begins, inside, end):
                    self._quotes_are_text(quoted)
                    self._put(range(begins, inside), Aside.HEADERS)
                    return self._under_an_answer(start, begins, inside, end)
                self._put([*range(begins, inside), *quoted], Aside.QUOTED)
                return (
                    [(start, end)]
                    if quoted[-1:] != [end - 1] and next(self._left(inside, end), None)
                    else [(start, begins)]
                )
            forwarded = sort == "forwarded" or (sort == "original" and phrases.hands_on(subject))
            if forwarded and self._covers(start, begins):
                self._put(range(start, begins), Aside.COVER)
                self._put(range(begins, inside), Aside.HEADERS)
                start, subject = inside, said
                continue
            if not forwarded and self._answers(start, begins):
                self._put(range(begins, end), Aside.QUOTED)
                return [(start, begins)]
            self._put(range(begins, inside), Aside.HEADERS)
            return self._under_an_answer(start, begins, inside, end)
        return [(start, end)]

    def _under_an_answer(self, start: int, begins: int, inside: int, end: int) -> list[tuple[int, int]]:
        """What was answered is the announcement; the answer stays with it unless nobody would publish it."""
        body = self._body(start, begins, covers=True)
        if body and answers.is_chat(body) and self._body(inside, end):
            self._put(range(start, begins), Aside.ANSWER)
            return [(inside, end)]
        return [(start, begins), (inside, end)]

    def _unquote_all(self, start: int, end: int) -> None:
        """What is quoted from its first to its last line is quoted by a program that hands it on."""
        there = [n for n in range(start, end) if self.lines[n].strip()]
        if there and all(self.lines[n].lstrip().startswith(">") for n in there):
            self._quotes_are_text(there)

    def _quotes_are_text(self, places: list[int]) -> None:
        for n in places:
            self.lines[n] = self.lines[n].lstrip().removeprefix(">").removeprefix(" ")

    def _divider(self, start: int, end: int) -> tuple[int, int, str, str] | None:
        """Where a letter inside this one is announced and where it begins, how ("forwarded", "original", "wrote"), and
        its subject.
        """
        for n in range(start, end):
            line = self.lines[n]
            if ":" not in line and "-" not in line and "@" not in line:
                continue
            both = f"{line.strip()} {self.lines[n + 1].strip()}" if n + 1 < end else line
            if phrases.says_who_wrote(line.strip()) and self._is_quoted(line, n + 1, end):
                return n, n + 1, "wrote", ""
            if len(both) < phrases.MOST_OF_A_LINE and line[:1].isalpha() and phrases.says_who_wrote(both):
                if not self._is_quoted(both, n + 2, end):
                    continue
                return n, n + 2, "wrote", ""
            if phrases.begins_forwarded(line):
                inside, said, _ = self._headers(n + 1, end)
                return n, inside, "forwarded", said
            if phrases.begins_original(line):
                inside, said, _ = self._headers(n + 1, end)
                return n, inside, "original", said
            header = phrases.header_of(line)
            if header is not None and header[0] == "from":
                inside, said, count = self._headers(n, end)
                if count > 2 and said and phrases.are_headers(self.lines[n:inside]):
                    return n - self._rule_over(n, start), inside, "original", said
        return None

    def _is_quoted(self, who: str, first: int, end: int) -> bool:
        """Whether a mail program said who wrote: with an address, or over lines with a quotation's mark."""
        return "@" in who or any(self.lines[n].lstrip().startswith(">") for n in range(first, min(first + 3, end)))

    def _rule_over(self, place: int, start: int) -> int:
        """How many lines over it are blank or a rule drawn by a program."""
        over = 0
        while place - over > start and not self.lines[place - over - 1].strip("_- \t*"):
            over += 1
        return over

    def _headers(self, first: int, end: int) -> tuple[int, str, int]:
        """Where the headers that begin there end, the subject, and how many there are."""
        n, inside, count, said, blanks = first, first, 0, "", 0
        while n < end and count < _MOST_HEADERS and n - first < _MOST_HEADERS * 3:
            line = self.lines[n]
            header = phrases.header_of(line)
            if header is not None:
                count, blanks = count + 1, 0
                said = header[1] or said if header[0] == "subject" else said
                inside = n + 1
            elif not line.strip():
                blanks += 1
                if blanks > 1:
                    break
            elif count and not blanks and ("@" in line or line.rstrip().endswith(";")):
                inside = n + 1  # an address list that goes on
            else:
                break
            n += 1
        return inside, said, count

    def _body(self, start: int, end: int, *, covers: bool = False) -> str:
        """What a part says without its greeting, signature and notices; nothing is put aside."""
        draft = _Letter(self.lines[start:end])
        draft.covers = covers
        draft.clean(0, end - start)
        return draft.told().text

    def _covers(self, start: int, end: int) -> bool:
        body = self._body(start, end, covers=True)
        return not body or answers.may_only_cover(body)

    def _answers(self, start: int, begins: int, inside: int = 0, end: int = 0) -> bool:
        """Whether what stands over a quotation, with what is written between its lines, is a text by itself."""
        between = [line for line in self.lines[inside:end] if not line.lstrip().startswith(">")]
        if not any(self.lines[n].lstrip().startswith(">") for n in range(inside, end)):
            between = []  # quoted without a mark
        return answers.is_news(self._body(start, begins, covers=True)) or answers.is_news("\n".join(between))

    # --- one letter

    def clean(self, first: int, last: int) -> None:
        """Puts aside what is around the announcement between these lines."""
        for n in self._left(first, last):
            if phrases.says_the_phone(self.lines[n]):
                self.aside[n] = Aside.SIGNATURE
        self._clean_notices(first, last)
        self._clean_under_rule(first, last)
        if any(phrases.is_letter_to_all(self.lines[n]) for n in self._left(first, last)):
            self._clean_greeting(first, last)
            return
        self._clean_closing(first, last)
        self._clean_greeting(first, last)

    def _clean_notices(self, first: int, last: int) -> None:
        after_one = False
        for place, (start, end) in enumerate(self._paragraphs(first, last)):
            words = " ".join(self.lines[start:end])
            if place == 0 and phrases.warns_of_outside(words):
                self._put(range(start, end), Aside.LEGAL)
                continue
            if after_one and phrases.cues_in(words) > 1 and not phrases.WHEN.search(words):
                self._put(range(start, end), Aside.LEGAL)
                continue
            for n in range(start, min(end, start + _MOST_SIGNED + 3)):  # it may stand right under a signature
                if length := phrases.notice_length(self.lines[n:end]):
                    self._put(range(n, n + length), Aside.LEGAL)
                    after_one = True
                    break

    def _clean_under_rule(self, first: int, last: int) -> None:
        """The signature under "-- " (RFC 3676, section 4.3). Where a program took its blank away it may be a rule in a
        programme: there only names and how they are reached may follow, and what stands over it must have ended.
        """
        left = list(self._left(first, last))
        if sum(self.lines[n].rstrip() == "--" for n in left) != 1:
            return
        for place, n in list(enumerate(left))[-_MOST_SIGNED - 1 :]:
            if not place or self.lines[n].rstrip() != "--":
                continue
            under = [self.lines[u] for u in left[place + 1 :]]
            over = self.lines[left[place - 1]].rstrip()
            sign = phrases.may_sign if self.lines[n] == "-- " else phrases.signs
            ended = over.endswith((".", "!", "?", "…", ")")) or phrases.is_closing(over)
            if not over.endswith(":") and (ended or sign is phrases.may_sign) and all(map(sign, under)):
                self._put(range(n, last), Aside.SIGNATURE)
            return

    def _clean_closing(self, first: int, last: int) -> None:
        left = list(self._left(first, last))[-_LAST_LINES:]
        ends = len(left)
        for place in range(len(left) - 1, -1, -1):
            line = self.lines[left[place]]
            if ends - place - 1 > _MOST_SIGNED or not (phrases.is_closing(line) or phrases.may_sign(line)):
                return
            if phrases.is_closing(line):
                if not self._close(first, left[place:ends], all_of_it=ends < len(left)):
                    return
                ends = place

    def _close(self, first: int, closing: list[int], *, all_of_it: bool) -> bool:
        """Puts the formula aside and what under it can only be who signs; of a paragraph in which anything else stands
        nothing. Whether it did; not where `all_of_it` should be a signature and is not.
        """
        formula = self.lines[closing[0]]
        over = "\n".join(self.lines[n] for n in self._left(first, closing[0]))
        if not self.covers and (
            len(over) < _LEAST_SAID or over.rstrip().endswith(":") or answers.points_at_it(f"{over}\n{formula}")
        ):
            return False  # what is to be published may stand under it
        signed = self._signed(closing)
        if (all_of_it or not signed) and len(signed) < len(closing) - 1:
            return False
        if not signed and phrases.is_thanks(formula):
            return False
        self._put(range(closing[0], max(signed, default=closing[0]) + 1), Aside.SIGNATURE)
        return True

    def _signed(self, closing: list[int]) -> list[int]:
        """The lines under a formula that are who signs."""
        signed: list[int] = []
        paragraph: list[int] = []
        paragraphs = 0
        for n, after in pairwise([*closing[1:], -1]):
            if not paragraph and not self.lines[n - 1].strip():
                paragraphs += 1
            paragraph.append(n)
            if after == n + 1:
                continue
            named = bool(signed)
            if paragraphs > _MOST_PARAGRAPHS or not all(
                phrases.signs(self.lines[p], named=named) or phrases.is_closing(self.lines[p]) for p in paragraph
            ):
                break
            signed += paragraph
            paragraph = []
        return signed

    def _clean_greeting(self, first: int, last: int) -> None:
        head = next(self._left(first, last), None)
        if head is None:
            return
        rest = any(True for n in self._left(first, last) if n != head)
        if rest and phrases.is_greeting(self.lines[head]):
            self.aside[head] = Aside.GREETING
        elif greets := phrases.greeting_before(self.lines[head]):
            self.cut[head] = greets

    # --- lines

    def _left(self, first: int, last: int) -> Iterator[int]:
        """Lines between these that say something and were not put aside."""
        return (n for n in range(first, last) if self.aside[n] is None and self.lines[n].strip())

    def _paragraphs(self, first: int, last: int) -> Iterator[tuple[int, int]]:
        start = first
        for n in range(first, last + 1):
            if n == last or not self.lines[n].strip():
                if n > start:
                    yield start, n
                start = n + 1

    def _put(self, places: range | list[int], aside: Aside) -> None:
        for n in places:
            if self.aside[n] is None:
                self.aside[n] = aside

    def told(self) -> Parted:
        """Its parts as they are now."""
        said: list[str] = []
        beside: list[tuple[Aside, list[str]]] = []
        for n, line in enumerate(self.lines):
            aside = self.aside[n]
            if n in self.cut:
                beside.append((Aside.GREETING, [line[: self.cut[n]].strip()]))
                line = line[self.cut[n] :]
                line = line[:1].upper() + line[1:]
            if aside is None:
                said.append(line)
            elif beside and beside[-1][0] is aside and self.aside[n - 1] is aside:
                beside[-1][1].append(line)
            else:
                beside.append((aside, [line]))
        parts = ((aside, "\n".join(lines).strip("\n")) for aside, lines in beside)
        return Parted(
            re.sub(r"\n{3,}", "\n\n", "\n".join(said)).strip(), tuple(part for part in parts if part[1].strip())
        )
