"""Labels and mentions: those of texts already written, and which of them the word being written may become."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

#: A label or a mention of more characters is not looked for.
LONGEST = 60

_HASHTAG = re.compile(r"(?<![\w&/#])#(?=\w*[^\W\d_])\w{2,60}")
_MENTION = re.compile(r"(?<![\w@./])@\w(?:[\w.-]{0,60}\w)?(?:@\w(?:[\w.-]{0,60}\w)?)?")
_WRITING = re.compile(r"(?<![\w&/#@])([#@][\w.@-]*)$")
_PIECE = re.compile(r"(?<=[^\W\d_A-ZÁÉÍÓÚÑÜÇ])(?=[A-ZÁÉÍÓÚÑÜÇ])|(?<=\d)(?=[^\W\d_])")


@dataclass(frozen=True, slots=True)
class Labels:
    """Hashtags with their `#` and mentions with their `@`, each once (whatever its capitals), the likeliest first."""

    hashtags: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()


def folded(word: str) -> str:
    """`word` for comparing: without capitals and accents."""
    plain = word.casefold()
    if plain.isascii():
        return plain
    marks = unicodedata.normalize("NFD", plain)
    return "".join(c for c in marks if not unicodedata.combining(c))


def labels_of(posts: Iterable[Iterable[str]], own: Iterable[str] = ()) -> Labels:
    """What those posts (each the texts it says) are labelled with and whom they mention, the most used first.

    The institution's `own` hashtags go before all others, written as it writes them. Else, of several ways to write
    one, the one with capitals inside wins, then with accents, then the most used.
    """
    hashtags: Counter[str] = Counter()
    mentions: Counter[str] = Counter()
    for texts in posts:
        said = list(texts)
        hashtags.update({tag for text in said for tag in _HASHTAG.findall(text)})
        mentions.update({name for text in said for name in _MENTION.findall(text)})
    first = tuple(dict.fromkeys("#" + tag.lstrip("#") for tag in own if tag.strip("# ")))
    known = {folded(tag) for tag in first}
    return Labels((*first, *(t for t in _once(hashtags) if folded(t) not in known)), _once(mentions))


def being_written(before: str) -> str:
    """The label or mention that ends at the caret, with its sign; "" where there is none."""
    found = _WRITING.search(before[-LONGEST:])
    return found[1] if found else ""


def completions(written: str, labels: Labels, most: int = 6) -> tuple[str, ...]:
    """What `written` (with its sign) may become: what begins so first, then what has a word inside that does.

    Nothing where it is written in full already, and nothing else could be meant.
    """
    known = labels.hashtags if written.startswith("#") else labels.mentions if written.startswith("@") else ()
    wanted = folded(written[1:])
    begin = [name for name in known if folded(name[1:]).startswith(wanted)]
    inside = [name for name in known if name not in begin and wanted and _has_piece(name, wanted)]
    found = [*begin, *inside][:most]
    return () if found == [written] else tuple(found)


def _has_piece(name: str, wanted: str) -> bool:
    return any(folded(name[place.end() :]).startswith(wanted) for place in _PIECE.finditer(name))


def _once(counted: Counter[str]) -> tuple[str, ...]:
    ways: dict[str, list[str]] = {}
    for name in counted:
        ways.setdefault(folded(name), []).append(name)
    used = {key: sum(counted[name] for name in names) for key, names in ways.items()}

    def clear(name: str) -> tuple[bool, bool, int, str]:
        has_pieces = not name[1:].isupper() and any(c.isupper() for c in name[2:])
        return has_pieces, not name.isascii(), counted[name], name

    return tuple(max(ways[key], key=clear) for key in sorted(ways, key=lambda key: (-used[key], key)))
