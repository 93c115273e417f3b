"""Subtitles as a file of SubRip or WebVTT brings them, read strictly and written again as plain WebVTT."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass

from calendario.domain.problem import BadInput

#: Bytes. Two hours of speech have about 150,000; what is larger is another file.
MOST_BYTES = 2_000_000

# Hours may be left out in WebVTT; SubRip has a comma where WebVTT has a point, and programs mix them.
_TIME = r"(?:(\d{1,3}):)?([0-5]?\d):([0-5]?\d)[,.](\d{1,3})"
_TIMING = re.compile(rf"\s*{_TIME}\s*-->\s*{_TIME}(?:\s.*)?")
_NOT_CUES = re.compile(r"(?:NOTE|STYLE|REGION)(?:\s|\Z)")
_TAGS = re.compile(r"</?[a-zA-Z0-9][^<>\n]{0,80}>|\{\\[^{}\n]{0,80}\}")  # <i>, <font …>, and {\an8} of other programs
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


@dataclass(frozen=True, slots=True)
class Cue:
    """What is read from `start_ms` to `end_ms` of the video."""

    start_ms: int
    end_ms: int
    text: str


def read_subtitles(data: bytes, name: str = "") -> tuple[Cue, ...]:
    """The cues of a SubRip or WebVTT file, in the order of time; their styles and places are left out.

    Raises `BadInput`: "subtitles_too_big", "subtitles_empty", "subtitles_unknown" (neither of the two),
    "subtitles_damaged" (with the `line`, from 1, where a time cannot be true). `name` is for its sentence.
    """
    if len(data) > MOST_BYTES:
        raise BadInput("subtitles_too_big", name=name)
    text = _decoded(data)
    if text is None:
        raise BadInput("subtitles_unknown", name=name)
    if not text.strip():
        raise BadInput("subtitles_empty", name=name)
    cues = tuple(sorted(_cues(text, name), key=lambda c: (c.start_ms, c.end_ms)))
    if not cues:
        code = "subtitles_empty" if text.lstrip().startswith("WEBVTT") else "subtitles_unknown"
        raise BadInput(code, name=name)
    return cues


def as_webvtt(cues: tuple[Cue, ...]) -> bytes:
    """Those cues as a WebVTT file (UTF-8) that every player reads."""
    told = [f"{_written(c.start_ms)} --> {_written(c.end_ms)}\n{_escaped(c.text)}\n" for c in cues]
    return "\n".join(["WEBVTT\n", *told]).encode()


def _decoded(data: bytes) -> str | None:
    """As UTF-8 or UTF-16 where the file says or is so, else as Windows-1252; None for what is no text at all."""
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            try:
                return _lines(data.decode(encoding))
            except UnicodeDecodeError:
                return None
    if b"\0" in data:
        return None
    try:
        return _lines(data.decode("utf-8"))
    except UnicodeDecodeError:
        return _lines(data.decode("cp1252", errors="replace"))


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _cues(text: str, name: str) -> Iterator[Cue]:
    lines = text.split("\n")
    place = 0
    while place < len(lines):
        line = lines[place]
        if _NOT_CUES.match(line):
            while place < len(lines) and lines[place].strip():
                place += 1
        elif "-->" in line:
            timing = _TIMING.fullmatch(line)
            if timing is None:
                raise BadInput("subtitles_damaged", name=name, line=place + 1)
            times = timing.groups()
            start, end = _milliseconds(times[:4]), _milliseconds(times[4:])
            if end < start:
                raise BadInput("subtitles_damaged", name=name, line=place + 1)
            said = []
            place += 1
            while place < len(lines) and lines[place].strip() and "-->" not in lines[place]:
                said.append(lines[place])
                place += 1
            if place < len(lines) and "-->" in lines[place] and said and said[-1].strip().isdigit():
                said.pop()  # the number of the next one: the blank line between them is missing
            words = "\n".join(w for w in map(_plain, said) if w)
            if words and end > start:
                yield Cue(start, end, words)
            continue
        place += 1


def _milliseconds(parts: tuple[str | None, ...]) -> int:
    hours, minutes, seconds, rest = parts
    return ((int(hours or 0) * 60 + int(minutes or 0)) * 60 + int(seconds or 0)) * 1000 + int(
        (rest or "0").ljust(3, "0")
    )


def _plain(line: str) -> str:
    line = _CONTROL.sub("", _TAGS.sub("", line))
    for written, meant in (("&lt;", "<"), ("&gt;", ">"), ("&nbsp;", " "), ("&lrm;", ""), ("&rlm;", ""), ("&amp;", "&")):
        line = line.replace(written, meant)
    return line.strip()


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _written(at_ms: int) -> str:
    seconds, rest = divmod(at_ms, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.{rest:03}"
