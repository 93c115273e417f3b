"""The words for days, months and numbers in the languages of the country, however they are written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from calendario.domain.dates.keys import key_of
from calendario.domain.day_names import MONTHS, WEEKDAYS


@dataclass(frozen=True, slots=True)
class DayName:
    """A name of the day of the week `number` (Monday 0) in `language`.

    `short`: with three letters; `every`: in a plural that can be nothing else («sábados»); `ending`: what a Basque name
    was given («-ean»).
    """

    number: int
    language: str
    short: bool = False
    every: bool = False
    ending: str = ""


_SHORT = {"es": "lun mar mie jue vie sab dom", "ca": "dl dt dc dj dv ds dg", "gl": "lun mar mer xov ven sab dom"}
# A name in a vowel takes them without its «e».
_BASQUE_ENDINGS = ("a", "ean", "eko", "etik", "arekin", "era", "erako", "etan", "")


def _in_basque(name: str, ending: str) -> str:
    stem = name.removesuffix("a")
    return stem + (ending.removeprefix("e") if stem.endswith("e") else ending)


def _weekdays() -> dict[str, DayName]:
    named: dict[str, DayName] = {}
    for language in ("ca", "gl", "es"):  # what two languages share is the last one's
        for number, name in enumerate(WEEKDAYS[language].split()):
            named[key_of(name)] = DayName(number, language)
            if not name.endswith("s"):
                named[key_of(name) + "s"] = DayName(number, language, every=True)
    for number, name in enumerate(WEEKDAYS["eu"].split()):
        for ending in _BASQUE_ENDINGS:
            named[key_of(_in_basque(name, ending))] = DayName(number, "eu", ending=ending)
    for language in ("gl", "es"):
        for number, name in enumerate(_SHORT[language].split()):
            named.setdefault(name, DayName(number, language, short=True))
    return named


#: By key.
DAY_NAMES: Mapping[str, DayName] = _weekdays()


def day_name(number: int, like: DayName, written: str) -> str:
    """The name of the day `number` as `like` was written: its language, its length, its capitals, its ending."""
    if like.short:
        name = WEEKDAYS[like.language].split()[number][:3]
    elif like.language == "eu":
        name = _in_basque(WEEKDAYS["eu"].split()[number], like.ending)
    else:
        name = WEEKDAYS[like.language].split()[number]
        name += "s" if like.every and not name.endswith("s") else ""
    if len(written) > 1 and written.isupper():
        return name.upper()
    return name[:1].upper() + name[1:] if written[:1].isupper() else name


def _months() -> dict[str, int]:
    named = {
        key_of(name): number
        for language in ("es", "ca", "gl")
        for number, name in enumerate(MONTHS[language].split(), start=1)
    }
    return named | {"setiembre": 9}


#: The number of a month, by key; and of those of three letters, which are months only beside a day or a year.
MONTH_NAMES: Mapping[str, int] = _months()
SHORT_MONTHS: Mapping[str, int] = {
    **{name[:3]: number for number, name in enumerate(MONTHS["es"].split(), start=1)},
    "sept": 9,
    "set": 9,
    "xan": 1,
    "gen": 1,
    "des": 12,
}


def _basque_months() -> dict[str, int]:
    stems = [name.removesuffix("aren") for name in MONTHS["eu"].split()]
    return {stem + ending: number for number, stem in enumerate(stems, start=1) for ending in ("aren", "ak")}


#: Of the Basque months in a date, by key: «azaroaren», «abenduak».
BASQUE_MONTHS: Mapping[str, int] = _basque_months()

_UNITS = "uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete"
_MORE = "dieciocho diecinueve veinte veintiuno veintidos veintitres veinticuatro veinticinco veintiseis veintisiete"
#: The numbers that are one word; «treinta y uno» is three.
NUMBER_WORDS: Mapping[str, int] = {
    **{word: n for n, word in enumerate(f"{_UNITS} {_MORE} veintiocho veintinueve treinta".split(), start=1)},
    "un": 1,
    "una": 1,
    "veintiun": 21,
    "veintiuna": 21,
    "primero": 1,
}
