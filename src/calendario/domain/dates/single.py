"""One day as it is written: «viernes, 27 de noviembre de 2026», «jueves 4/12», «2026-12-04», «abenduaren 4an»."""

from __future__ import annotations

from dataclasses import replace

from calendario.domain.dates.keys import word_set
from calendario.domain.dates.names import (
    BASQUE_MONTHS,
    DAY_NAMES,
    MONTH_NAMES,
    NUMBER_WORDS,
    SHORT_MONTHS,
)
from calendario.domain.dates.said import Day, Nearness, Weekday
from calendario.domain.dates.tokens import Kind, Token, Tokens

_THIS = word_set("este estos aquest aquests")
_NEXT = word_set("proximo proximos proxim proper vindeiro")
_PAST = word_set("pasado pasados passat ultimo")
_DAY = frozenset(["dia", "dias"])
_ORDINALS = frozenset(["o", "er", "ero", "r"])
_BASQUE_AFTER = word_set("a an ak ean eko ko ra era rako erako tik etik")
# Short names of months that are words of their own, or of another language.
_DOUBTFUL_MONTHS = word_set("mar may set des gen ago")
# After a bare number: an hour, a distance, an age.
_COUNTED = word_set("h hs hr hrs hora horas hores horak km kms k kg m min mins minuto minutos año años any anys")
_WITH_ANOTHER = word_set("y e o u i eta edo ou a al ao hasta ata fins , / -")  # «sábado y domingo, 28 y 29»
_LEADS_TO_A_DAY = word_set("el del al dia hasta desde els dos os ao")
#: The words with which a day may begin.
DAY_BEGINNINGS = frozenset({*DAY_NAMES, *NUMBER_WORDS, *BASQUE_MONTHS, "dia", "dias"})
#: Before these years nobody announces anything, and numbers beyond are quantities.
_YEARS = range(1900, 2101)


def may_begin_a_day(token: Token) -> bool:
    """Whether it is worth a look."""
    if token.kind is Kind.NUMBER:
        return len(token.key) <= 4
    return token.kind is Kind.WORD and token.key in DAY_BEGINNINGS


def day_at(tokens: Tokens, place: int, *, among: bool = False) -> tuple[Day, int] | None:
    """The day that is written from `place` on, and the place after it. `among` others a bare number is one («17, 18 y
    19 de mayo»); alone it needs a month, a weekday or «día».
    """
    if (place, among) not in tokens.read:  # lists and ranges ask again and again
        tokens.read[place, among] = _read_day(tokens, place, among)
    return tokens.read[place, among]


def _read_day(tokens: Tokens, place: int, among: bool) -> tuple[Day, int] | None:
    found = _weekday_at(tokens, place)
    weekday, nearness, at = found if found is not None else (None, Nearness.PLAIN, place)
    if found is not None and tokens.is_(at, ",") and not tokens.at(at + 1).line:
        at += 1
    nearness = _near(tokens, place, nearness)
    if tokens.word(at) in _DAY and not tokens.at(at + 1).line:
        at += 1
    said = at > place
    if said and tokens.at(at).line:
        return None
    read = (
        _in_basque(tokens, at)
        or _iso(tokens, at)
        or _in_figures(tokens, at, said=said, among=among)
        or _in_words(tokens, at)
    )
    if read is None and (said or among):
        read = _number_alone(tokens, at, named=weekday is not None)
    if read is None:
        return None
    day, after = read
    if day.month is None and ((weekday is not None and weekday.name.short) or (not among and _is_hours(tokens, after))):
        return None
    if weekday is None:
        weekday, after = _weekday_after(tokens, after)
    start = tokens.at(place if said else at).start
    end = tokens.at(after - 1).end
    # «un jueves 4 de mayo», of which year nobody says
    loose = day.loose or tokens.is_(place - 1, "un") or (found is not None and _follows_a_weekday(tokens, place))
    return replace(day, start=start, end=end, weekday=weekday, nearness=nearness, loose=loose), after


def weekday_at(tokens: Tokens, place: int) -> tuple[Weekday, int] | None:
    """The name of a day of the week at `place`, and the place after it."""
    name = DAY_NAMES.get(tokens.word(place))
    if name is None:
        return None
    token = tokens.at(place)
    return Weekday(token.start, token.end, name), place + 1


def _weekday_at(tokens: Tokens, place: int) -> tuple[Weekday, Nearness, int] | None:
    found = weekday_at(tokens, place)
    if found is None:
        return None
    weekday, after = found
    if weekday.name.short and tokens.is_(after, ".") and not tokens.at(after).spaced:
        after += 1
    nearness = Nearness.PLAIN
    if tokens.word(after) in _NEXT | _PAST and not tokens.at(after).line:
        nearness = Nearness.NEXT if tokens.word(after) in _NEXT else Nearness.PAST
        after += 1
    return weekday, nearness, after


def _follows_a_weekday(tokens: Tokens, place: int) -> bool:
    """«sábado y domingo, 28 y 29»: another weekday stands before that at `place`, and which number is whose is open."""
    at = place - 1
    if tokens.word(at) in ("el", "los", "els", "os") and not tokens.at(at + 1).line:
        at -= 1
    if not tokens.is_(at, *_WITH_ANOTHER) or tokens.at(at).line or tokens.at(at + 1).line:
        return False
    return tokens.word(at - 1) in DAY_NAMES


def _near(tokens: Tokens, place: int, told: Nearness) -> Nearness:
    """How the day at `place` is pointed at, by the word before it."""
    if told is not Nearness.PLAIN or tokens.at(place).line:
        return told
    before = tokens.word(place - 1)
    if before in _NEXT:
        return Nearness.NEXT
    if before in _PAST:
        return Nearness.PAST
    if before in _THIS or (before in ("mismo", "misma") and tokens.word(place - 2) in _THIS):
        return Nearness.THIS
    return told


def _weekday_after(tokens: Tokens, place: int) -> tuple[Weekday | None, int]:
    """«12 de marzo (jueves)», «12 de marzo, jueves,»."""
    if tokens.at(place).line:
        return None, place
    found = weekday_at(tokens, place + 1)
    if found is None or found[0].name.short or found[0].name.every:
        return None, place
    weekday, after = found
    if tokens.is_(place, "("):
        return (weekday, after + 1) if tokens.is_(after, ")") else (None, place)
    follows = tokens.at(after)
    stands_alone = follows.line or follows.kind is Kind.SIGN or follows.key in ("a", "de", "desde", "en", "por")
    listed = follows.key == "," and DAY_NAMES.get(tokens.word(after + 1)) is not None
    ranged = follows.key in ("a", "-", "–") and (
        DAY_NAMES.get(tokens.word(after + 1)) is not None or tokens.at(after + 1).kind is Kind.NUMBER
    )
    if tokens.is_(place, ",") and stands_alone and not listed and not ranged:
        return weekday, after
    return None, place


def _in_words(tokens: Tokens, place: int) -> tuple[Day, int] | None:
    """«12 de marzo [de 2026]», «12 març», «doce de marzo», «12-mar-2026»."""
    told = _day_number(tokens, place)
    if told is None:
        return None
    number, at, figures = told
    month = month_at(tokens, at)
    if month is None or (not figures and not tokens.is_(at, "de")):
        return None
    if number > 31 and (
        tokens.word(place - 1) not in _LEADS_TO_A_DAY and DAY_NAMES.get(tokens.word(place - 1)) is None
    ):
        return None
    if (number, month[0]) == (40, 5):  # «hasta el cuarenta de mayo no te quites el sayo»
        return None
    year, after = year_at(tokens, month[1])
    token = tokens.at(place)
    return Day(token.start, token.end, number, month[0], year), after


def month_at(tokens: Tokens, place: int) -> tuple[int, int] | None:
    """The month after a number: its number, and the place after it."""
    at, joined = place, False
    if tokens.at(at).line:
        return None
    if tokens.is_(at, "de", "del"):
        at, joined = at + 1, True
    elif tokens.is_(at, "d") and tokens.is_(at + 1, "'", "’"):
        at, joined = at + 2, True
    elif tokens.is_(at, "-", "/", "‑") and not tokens.at(at).spaced and not tokens.at(at + 1).spaced:
        at, joined = at + 1, True
    word = tokens.word(at)
    if word in MONTH_NAMES:
        return MONTH_NAMES[word], at + 1
    if word not in SHORT_MONTHS:
        return None
    after = at + 1
    if tokens.is_(after, ".") and not tokens.at(after).spaced:
        after, joined = after + 1, joined or not _ends_a_sentence(tokens, after)
    if word in _DOUBTFUL_MONTHS and not joined and year_at(tokens, after)[0] is None:
        return None
    return SHORT_MONTHS[word], after


def year_at(tokens: Tokens, place: int) -> tuple[int | None, int]:
    """The year after a month («de 2026», «del año 2026», «2026», «2.026»), and the place after it."""
    at = place
    if tokens.at(at).line:
        return None, place
    if tokens.is_(at, "de", "del"):
        at += 1
        if tokens.is_(at, "año", "any", "ano"):
            at += 1
    elif tokens.is_(at, "-", "/") and not tokens.at(at).spaced:
        at += 1
    number = tokens.number(at)
    if number is not None and number < 10 and tokens.is_(at + 1, ".") and not tokens.at(at + 2).spaced:
        rest = tokens.at(at + 2)
        if rest.kind is Kind.NUMBER and len(rest.key) == 3 and number * 1000 + int(rest.key) in _YEARS:
            return number * 1000 + int(rest.key), at + 3
    if number is None or number not in _YEARS or tokens.at(at).line:
        return None, place
    return number, at + 1


def _day_number(tokens: Tokens, place: int) -> tuple[int, int, bool] | None:
    """A number that may be a day's, the place after it, and whether it is in figures."""
    number = tokens.number(place, most=2)
    if number is not None:
        return None if _is_part(tokens, place) else (number, _after_ordinal(tokens, place + 1), True)
    word = tokens.word(place)
    if word not in NUMBER_WORDS or word in ("un", "una"):
        return None
    if word == "treinta" and tokens.is_(place + 1, "y") and tokens.is_(place + 2, "uno"):
        return 31, place + 3, False
    return NUMBER_WORDS[word], place + 1, False


def _is_part(tokens: Tokens, place: int) -> bool:
    """Whether the number at `place` goes on a longer figure (30.2, 1/2) or goes on in one."""
    here, before = tokens.at(place), tokens.at(place - 1)
    if not here.spaced and before.key in (".", ",", "/", ":", "º", "ª", "-") and not before.spaced:
        ahead = tokens.at(place - 2)
        if ahead.kind is Kind.NUMBER and not (before.key == "-" and len(ahead.key) <= 2):
            return True
    after = tokens.at(place + 1)
    decimal = after.key in (".", ",", ":") and not after.spaced
    return decimal and tokens.at(place + 2).kind is Kind.NUMBER and not tokens.at(place + 2).spaced


def _after_ordinal(tokens: Tokens, place: int) -> int:
    """Past the «.º» of «1.º»."""
    at = place + 1 if tokens.is_(place, ".") and not tokens.at(place).spaced else place
    if tokens.word(at) in _ORDINALS and not tokens.at(at).spaced:
        return at + 1
    return place


def _in_figures(tokens: Tokens, place: int, *, said: bool, among: bool) -> tuple[Day, int] | None:
    """«4/12/2026», «4-12-26», «4.12.2026»; «4/12» where something before it says that a day comes."""
    day, sign, month = tokens.number(place, most=2), tokens.at(place + 1), tokens.number(place + 2, most=2)
    if day is None or month is None or sign.key not in ("/", "-", ".", "‑") or _follows_figures(tokens, place):
        return None
    if sign.spaced or tokens.at(place + 2).spaced:
        return None
    again, year = tokens.at(place + 3), tokens.number(place + 4)
    start, end = tokens.at(place).start, tokens.at(place + 2).end
    if again.key == sign.key and not again.spaced and year is not None and not tokens.at(place + 4).spaced:
        figures = len(tokens.at(place + 4).key)
        if figures == 2 and sign.key != ".":
            year += 2000
        if year not in _YEARS or _goes_on(tokens, place + 5):
            return None
        return Day(start, end, day, month, year), place + 5
    led = said or among or tokens.word(place - 1) in _LEADS_TO_A_DAY
    if sign.key != "/" or not led or _goes_on(tokens, place + 3) or _is_counted(tokens, place + 3):
        return None
    if not said and (day > 31 or month > 12):  # «al 80/20», «los vecinos del 12/14»
        return None
    return Day(start, end, day, month), place + 3


def _follows_figures(tokens: Tokens, place: int) -> bool:
    before = tokens.at(place - 1)
    joined = not tokens.at(place).spaced and before.key in ("/", "-", ".", ":") and not before.spaced
    return joined and tokens.at(place - 2).kind in (Kind.NUMBER, Kind.WORD)


def _goes_on(tokens: Tokens, place: int) -> bool:
    sign, after = tokens.at(place), tokens.at(place + 1)
    if sign.kind is Kind.WORD and not sign.spaced:  # 12/2026a
        return True
    joined = sign.key in ("/", "-", ".", ":") and not sign.spaced and not after.spaced
    return joined and after.kind is Kind.NUMBER


def _iso(tokens: Tokens, place: int) -> tuple[Day, int] | None:
    """«2026-12-04»."""
    year, month, day = tokens.number(place), tokens.number(place + 2, most=2), tokens.number(place + 4, most=2)
    if year is None or year not in _YEARS or month is None or day is None or _follows_figures(tokens, place):
        return None
    signs = (tokens.at(place + 1), tokens.at(place + 3))
    if {sign.key for sign in signs} not in ({"-"}, {"/"}) or any(tokens.at(place + n).spaced for n in range(1, 5)):
        return None
    if _goes_on(tokens, place + 5):
        return None
    token = tokens.at(place)
    return Day(token.start, token.end, day, month, year), place + 5


def _in_basque(tokens: Tokens, place: int) -> tuple[Day, int] | None:
    """«[2026ko] abenduaren 4an», «abenduak 4»."""
    at, year = place, tokens.number(place)
    if year is not None:
        if year not in _YEARS or tokens.word(place + 1) not in ("ko", "eko") or tokens.at(place + 1).spaced:
            return None
        at = place + 2
    month = BASQUE_MONTHS.get(tokens.word(at))
    number = tokens.number(at + 1, most=2)
    if month is None or number is None:
        return None
    after = at + 2
    if tokens.word(after) in _BASQUE_AFTER and not tokens.at(after).spaced:
        after += 1
    token = tokens.at(place)
    return Day(token.start, token.end, number, month, year), after


def _number_alone(tokens: Tokens, place: int, *, named: bool) -> tuple[Day, int] | None:
    """«11» after a weekday (`named`: «Sábado 6: mercadillo», but not «Día 1: llegada») or among other days."""
    told = _day_number(tokens, place)
    if told is None or not told[2] or not 1 <= told[0] <= 31:
        return None
    number, after, _ = told
    follows = tokens.at(after)
    if follows.kind is Kind.SIGN and follows.key in ("%€$ºª°" if named else "%€$ºª°:") and not follows.line:
        return None
    if _is_counted(tokens, after) or _is_first_part(tokens, after):
        return None
    if after > place + 1 and follows.kind is Kind.WORD and not follows.line and follows.key not in _WITH_ANOTHER:
        return None  # «sábado 1.º premio»
    token = tokens.at(place)
    loose = not follows.line and _may_be_counted(number, follows.key)
    return Day(token.start, token.end, number, loose=loose), after


def _is_counted(tokens: Tokens, after: int) -> bool:
    """«20 h», «5K», «2x1», «6/9 años»: what stands after a number makes it another thing than a day."""
    follows = tokens.at(after)
    if follows.kind is not Kind.WORD or follows.line:
        return False
    return not follows.spaced or follows.key in _COUNTED


def _is_first_part(tokens: Tokens, after: int) -> bool:
    """«2.ª», «12/14»: the number before `after` goes on behind a sign."""
    sign, more = tokens.at(after), tokens.at(after + 1)
    if sign.spaced or more.spaced:
        return False
    return (sign.key == "." and more.key == "a") or (sign.key == "/" and more.kind is Kind.NUMBER)


def _is_hours(tokens: Tokens, after: int) -> bool:
    """«viernes 9 a 14 h»: another number follows what might be a day."""
    follows = tokens.at(after)
    return follows.key in ("a", "-", "–", "—") and not follows.line and tokens.at(after + 1).kind is Kind.NUMBER


# They end like what is counted, and are not.
_NO_PLURALS = word_set("es nos os les tras mas menos ademas despues entonces los las sus vamos tenemos")


def _may_be_counted(number: int, key: str) -> bool:
    """Whether the word after a bare number may be what it counts: a plural, «el jueves 17 vecinos»."""
    return number != 1 and key.endswith("s") and key not in _NO_PLURALS and not key.endswith("mos")


def _ends_a_sentence(tokens: Tokens, place: int) -> bool:
    token = tokens.at(place)
    return token.line or tokens.text[token.start : token.start + 1].isupper()
