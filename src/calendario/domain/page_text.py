"""The letters, tags and words of an HTML page, however broken or hostile: each character of it is looked at a fixed
number of times, so that a page costs what it is long.

What the parser of Python's library does with unfinished tags costs their square in some of its versions, and it stops
at declarations that it does not know. Read here is what a browser would take for tags and words (WHATWG HTML, section
13.2.5), with two differences: a tag that never ends is words, and a quote that never ends is none.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

#: Of a tag with more attributes the rest is not told.
MOST_ATTRIBUTES = 100

_BLANK = " \\t\\n\\r\\f"
_WORDS = re.compile("(?:[^<]++|<(?![A-Za-z/!?]))++")
_NAME = re.compile(f"[A-Za-z][^{_BLANK}/>]*+")
_COMMENT_ENDS = re.compile("--!?>")
# Nobody reads what is in them, and their signs are no tags.
_RAW = frozenset(("script", "style"))
_RAW_ENDS = re.compile(f"</(script|style)(?=[{_BLANK}/>])", re.IGNORECASE)
_EMPTY = frozenset(("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"))
# A quote is sought to the end of the page once at most for each of the two: where one failed, no other follows.
_ATTRIBUTE = re.compile(
    f"[{_BLANK}/]*+(?P<name>[^{_BLANK}/>][^{_BLANK}/>=]*+)"
    f"(?:[{_BLANK}]*+=[{_BLANK}]*+(?:\"(?P<double>[^\"]*+)\"|'(?P<single>[^']*+)'|(?P<bare>[^{_BLANK}>\"'][^{_BLANK}>]*+)?))?"
)
_TAG_ENDS = re.compile(f"[{_BLANK}/]*+>")
_NUMBER = re.compile("(&#[0-9]{8})[0-9]+")  # with eight figures it is beyond Unicode: no more are counted

# Only what a page may be written in (WHATWG Encoding): other codecs of Python's do other things than read letters.
_MAY_BE = re.compile(
    r"utf-?8|utf-?16(le|be)?|(us-)?ascii|latin-?1|iso-?8859-?\d{1,2}|windows-?12\d\d|cp12\d\d|koi8-[ru]|shift[_-]jis|"
    r"euc-(jp|kr)|gb2312|gbk|gb18030|big5",
    re.IGNORECASE | re.ASCII,
)
_REALLY_WINDOWS = ("latin1", "latin-1", "iso-8859-1", "iso8859-1", "ascii", "us-ascii")


@dataclass(frozen=True, slots=True)
class Tag:
    """`name` in small letters. The attributes of one that opens too; of two of the same name the first counts."""

    name: str
    opens: bool
    attributes: Mapping[str, str] = field(default_factory=dict)


def pieces(page: str) -> Iterator[Tag | str]:
    """Tags and words of `page` as they come; what scripts and styles hold, comments and declarations are left out.

    Words are as they stand there but for their entities. Never raises, whatever the text is.
    """
    at = 0
    while at < len(page):
        if words := _WORDS.match(page, at):
            yield _told(words[0])
            at = words.end()
        elif page.startswith("<!--", at):
            ends = _COMMENT_ENDS.search(page, at + 2)
            if ends is None:
                return
            at = ends.end()
        elif name := _NAME.match(page, at + 1):
            attributes, ends = _attributes(page, name.end())
            if ends is None:
                yield _told(page[at:])
                return
            tag, at = Tag(name[0].lower(), True, attributes), ends.end()
            yield tag
            if "/" in ends[0] and tag.name not in _EMPTY:
                yield Tag(tag.name, False)
            elif tag.name in _RAW:
                at = _end_of_raw(page, at, tag.name)
        else:
            ends_at = page.find(">", at)
            if ends_at < 0:
                return
            if name := _NAME.match(page, at + 2, ends_at) if page.startswith("</", at) else None:
                yield Tag(name[0].lower(), False)
            at = ends_at + 1


def letters_of(data: bytes, told: str) -> str:
    """`data` as the characters that `told`, the name of a set of them, makes of it: as browsers read them, who also
    read what is told wrong or not at all. Never raises.
    """
    if not _MAY_BE.fullmatch(told):
        told = "utf-8"
    if told.lower().replace("_", "-") in _REALLY_WINDOWS:
        told = "windows-1252"
    try:
        return data.decode(told, "replace" if told != "utf-8" else "strict")
    except LookupError:
        return data.decode("utf-8", "replace")
    except UnicodeDecodeError as error:
        if error.start > len(data) - 4:  # cut off in the middle of a letter
            return data.decode("utf-8", "replace")
        return data.decode("windows-1252", "replace")


def _attributes(page: str, at: int) -> tuple[Mapping[str, str], re.Match[str] | None]:
    """Those of the tag whose name ends there, and its end, None where it has none."""
    found: dict[str, str] = {}
    while (ends := _TAG_ENDS.match(page, at)) is None:
        one = _ATTRIBUTE.match(page, at)
        if one is None:
            return found, None
        if len(found) < MOST_ATTRIBUTES:
            found.setdefault(one["name"].lower(), _told(one["double"] or one["single"] or one["bare"] or ""))
        at = one.end()
    return found, ends


def _end_of_raw(page: str, at: int, name: str) -> int:
    for ends in _RAW_ENDS.finditer(page, at):
        if ends[1].lower() == name:
            return ends.start()
    return len(page)


def _told(words: str) -> str:
    return html.unescape(_NUMBER.sub(r"\1", words)) if "&" in words else words
