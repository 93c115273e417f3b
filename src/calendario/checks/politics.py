"""Praise of who governs: it does not belong to an institution's account, at any time of the year."""

from __future__ import annotations

from collections.abc import Iterator

from calendario.checks.check import Found
from calendario.checks.glossary import in_form
from calendario.checks.reading import Reading
from calendario.checks.told import Part, Told, first_of, named, told, written
from calendario.domain.dates.keys import key_of, word_set
from calendario.domain.dates.tokens import Kind

_OFFICE, _POST, _NOBODY, _PUBLIC, _OUR = (
    "praise_office",
    "praise_post",
    "praise_nobody",
    "praise_public",
    "praise_our",
)
_THANKS, _CHEER, _PROUD, _SAID = "praise_thanks", "praise_cheer", "praise_proud", "praise_said"
_ADJECTIVE, _MEASURE, _VIRTUE, _LABOUR = "praise_adjective", "praise_measure", "praise_virtue", "praise_labour"
_GIVES, _BY, _CEREMONY, _QUIET, _OUTSIDER = (
    "praise_gives",
    "praise_by",
    "praise_ceremony",
    "praise_quiet",
    "electoral_outsider",
)
#: Where a phrase stands in two lists, it is of the first.
_KINDS = (
    *(_NOBODY, _OFFICE, _POST, _PROUD, _THANKS, _CHEER, _BY, _GIVES, _SAID, _CEREMONY, _QUIET, _OUR),
    *(_VIRTUE, _LABOUR, _ADJECTIVE, _MEASURE, _PUBLIC, _OUTSIDER),
)

_LINKS = word_set("de del la el los las nuestro nuestra su sus y e don doña d sr sra señor señora da do dos das i dels")
_WITHIN_A_NAME = _LINKS | word_set("ha han hoy ayer tambien nos le les ya , ( )")
_ARTICLES = word_set("el la o")
_TO_OTHERS = word_set("a al als que ao aos")
_MOST = 200  # offices of one text that are looked at


def of_praise(reading: Reading) -> Iterator[Found]:
    """One for each sentence in which an office-holder is thanked, praised or said to give what the institution gives,
    and for tags that do; in countries where the image of who governs may not be repeated, for that too.
    """
    law = first_of(reading, "promotion_law")
    own = reading.subject.around.glossary
    offices = told(reading, (_OFFICE, _POST)).parts  # most posts name none
    seen = told(reading, _KINDS) if offices else None
    if seen is not None and not seen.has(_QUIET):
        among_others, found = seen.has(_OUTSIDER), False
        for sentence in seen.sentences():
            praised = _praise(sentence, own, among_others=among_others)
            if praised is not None:
                found = True
                yield _found(seen, *praised, law)
        if not found and law is not None:
            yield from _repeated(seen, law)
    for tag in named(reading):
        if tag.sign == "#" and len(tag.pieces) > 1:
            inside = told(reading, _KINDS, text=" ".join(tag.pieces))
            if inside.has(_OFFICE) and _praise(inside, own, among_others=False) is not None:
                yield Found(tag.start, tag.end, {"written": tag.written, "law": law})


def _found(seen: Told, part: Part, office: Part, law: str | None) -> Found:
    """From the first to the last of what praises and who is praised."""
    first, last = min(part.first, office.first), max(part.last, office.last)
    said = written(seen.tokens, first, last)
    facts = {"written": said, "law": law}
    if part.kind in (_GIVES, _BY):
        facts["giver"] = said
    return Found(seen.tokens.at(first).start, seen.tokens.at(last).end, facts)


def _praise(sentence: Told, own: frozenset[str], *, among_others: bool) -> tuple[Part, Part] | None:
    """What praises in `sentence`, and the office that is praised."""
    if not sentence.has(_THANKS, _CHEER, _PROUD, _SAID, _ADJECTIVE, _VIRTUE, _LABOUR, _GIVES, _BY):
        return None
    for number, office in enumerate(sentence.of(_OFFICE, _POST)):
        if number >= _MOST:
            return None
        if office.kind == _POST and (among_others or not _governs(sentence, office)):
            continue
        part = _thanks(sentence, office, own) or _beside(sentence, office) or _merit(sentence, office)
        part = part or _said_of(sentence, office) or _gives(sentence, office)
        if part is not None:
            return part, office
    return None


def _governs(sentence: Told, post: Part) -> bool:
    """Whether a president or manager is one of a public body, or «ours»: clubs have presidents too."""
    return any(sentence.after(post, 4, _PUBLIC)) or any(sentence.before(post, 1, _OUR))


def _thanks(sentence: Told, office: Part, own: frozenset[str]) -> Part | None:
    """«gracias a la gran gestión de nuestra alcaldesa», «gracias, alcalde», «orgullosos de nuestra alcaldesa»."""
    for part in sentence.before(office, 8, _THANKS):
        between = tuple(_words(sentence, part, office, signs=False))
        if not any(key in _TO_OTHERS for key in between) and not (
            _ARTICLES.issuperset(between) and _is_elsewhere(sentence, office, own)
        ):
            return part
    for part in sentence.before(office, 3, _CHEER):
        if all(token in (",", "¡", "!", "el", "la") for token in _words(sentence, part, office)):
            return part
    return next(sentence.before(office, 2, _PROUD), None)


def _is_elsewhere(sentence: Told, office: Part, own: frozenset[str]) -> bool:
    """«al alcalde de Villanueva», where that is no name of the house's own: a guest is thanked for coming."""
    tokens, place = sentence.tokens, office.last + 2
    if tokens.word(place - 1) not in ("de", "do") or not tokens.word(place):
        return False
    return tokens.said(place, place)[0].isupper() and tokens.word(place) not in in_form(own, _first_word)


def _first_word(name: str) -> str:
    return key_of(name.split(maxsplit=1)[0]) if name.strip() else ""


def _words(sentence: Told, one: Part, other: Part, *, signs: bool = True) -> Iterator[str]:
    """The keys of what stands between two parts; without `signs`, a sign is one of `_TO_OTHERS`: it ends a phrase."""
    for place in range(one.last + 1, other.first):
        token = sentence.tokens.at(place)
        yield token.key if signs or token.kind is Kind.WORD else "a"


def _beside(sentence: Told, office: Part) -> Part | None:
    """«gran alcaldesa», «alcalde ejemplar»."""
    before = next(sentence.before(office, 1, _ADJECTIVE), None)
    return before or next(sentence.after(office, 1, _ADJECTIVE), None)


def _merit(sentence: Told, office: Part) -> Part | None:
    """«el liderazgo de nuestro alcalde»; «la gran labor de la concejala», where «la labor» alone praises nobody."""
    for part in sentence.before(office, 6, _VIRTUE, _LABOUR):
        praise = _places(sentence, part, _ADJECTIVE, _MEASURE, _VIRTUE, _LABOUR)
        between = set(range(part.last + 1, office.first)) - praise
        if not all(sentence.tokens.at(place).key in _LINKS for place in between):
            continue
        if part.kind == _VIRTUE:
            return part
        beside = next(sentence.before(part, 2, _ADJECTIVE, _MEASURE), None)
        beside = beside or next(sentence.after(part, 2, _ADJECTIVE, _MEASURE), None)
        if beside is not None:
            return beside if beside.first < part.first else part
    return None


def _places(sentence: Told, part: Part, *kinds: str) -> set[int]:
    """The tokens soon after `part` that are of these kinds: «el esfuerzo y la dedicación», «la labor incansable»."""
    return {place for one in sentence.after(part, 6, *kinds) for place in range(one.first, one.last + 1)}


def _said_of(sentence: Told, office: Part) -> Part | None:
    """«nuestro presidente, siempre cerca de sus vecinos»."""
    for part in sentence.after(office, 8, _SAID):
        if all(token not in _TO_OTHERS for token in _words(sentence, office, part)):
            return part
    return None


def _gives(sentence: Told, office: Part) -> Part | None:
    """«El alcalde, Juan Soto, entregó 20 tabletas», «cestas entregadas por la alcaldesa». Prizes somebody must hand
    over.
    """
    part = next((one for one in sentence.after(office, 9, _GIVES) if _is_name(sentence, office, one)), None)
    if part is not None:
        return None if any(sentence.after(part, 10, _CEREMONY)) else part
    part = next(sentence.before(office, 3, _BY), None)
    return None if part is None or any(sentence.before(part, 12, _CEREMONY)) else part


def _is_name(sentence: Told, office: Part, verb: Part) -> bool:
    """Whether nothing but the name and the area of who holds the office stands before the verb."""
    tokens = sentence.tokens
    for place in range(office.last + 1, verb.first):
        token = tokens.at(place)
        of_an_area = tokens.word(place - 1) in _LINKS
        capital = token.kind is Kind.WORD and not tokens.text[token.start].islower()
        if not (capital or of_an_area or token.key in _WITHIN_A_NAME):
            return False
    return True


def _repeated(seen: Told, law: str) -> Iterator[Found]:
    """The name of who governs, twice or more in one text."""
    named_ones = [office for office in seen.of(_OFFICE) if _has_a_name(seen, office)]
    if len(named_ones) > 1:
        second = named_ones[1]
        said = written(seen.tokens, second.first, second.last + 1)
        facts = {"repeated": said, "written": said, "count": len(named_ones), "law": law}
        yield Found(seen.tokens.at(second.first).start, seen.tokens.at(second.last + 1).end, facts)


def _has_a_name(seen: Told, office: Part) -> bool:
    token = seen.tokens.at(office.last + 1)
    return token.kind is Kind.WORD and not token.line and seen.tokens.text[token.start].isupper()
