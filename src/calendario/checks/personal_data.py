"""Numbers that say who a person is, and accounts: they do not belong in a post."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from calendario.checks.check import Found
from calendario.checks.glossary import in_form
from calendario.checks.reading import Reading
from calendario.domain.finding import Fix, Level

#: Real Decreto 1553/2005 and the Ministry of the Interior's page on the letter of the DNI: the rest of dividing by 23.
_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE"
#: Countries and the length of their accounts (ISO 13616, IBAN registry): those in which people pay as at home (SEPA).
_IBANS = """
    AD24 AT20 BE16 BG22 CH21 CY28 CZ24 DE22 DK18 EE20 ES24 FI18 FR27 GB22 GI23 GR27 HR21 HU28 IE22 IS26 IT27 LI21 LT20
    LU20 LV21 MC27 MD24 MT31 NL18 NO15 PL28 PT25 RO24 SE24 SI19 SK24 SM27 VA22
"""
_IBAN_LENGTHS = {one[:2]: int(one[2:]) for one in _IBANS.split()}
#: The tax service gives numbers from 50 million on to companies and institutions (SII): they are nobody's.
_FIRST_COMPANY = 50_000_000
_SMALLEST_RUT = 1_000_000

_LAW = "LOPDGDD, DA 7.ª"

# As they stand in a text, once what nobody sees has been left out of it.
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_BLANK = " \t\u00a0\u2009\u202f"
_BEFORE = r"(?<![\w*•#])(?<![0-9][-/.,])"
_JOINT = rf"[{_BLANK}]?[-.‐‑–/]?[{_BLANK}]?"
_DNI = re.compile(
    rf"{_BEFORE}([0-9]{{7,8}}|[0-9]{{1,2}}([.{_BLANK}])[0-9]{{3}}\2[0-9]{{3}})({_JOINT})([A-Za-z])(?![\w*])"
)
_NIE = re.compile(
    rf"{_BEFORE}([XYZxyz])({_JOINT})(0?[0-9]{{7}}|[0-9]([.{_BLANK}])[0-9]{{3}}\4[0-9]{{3}})({_JOINT})([A-Za-z])(?![\w*])"
)
_RUT = re.compile(
    rf"{_BEFORE}([0-9]{{7,8}}|[0-9]{{1,2}}(?:\.[0-9]{{3}}){{2}})(?:[{_BLANK}]?[-‐‑–−][{_BLANK}]?|(?=[0-9kK]\b))"
    r"([0-9kK])(?![\w*])(?![-/][0-9A-Za-z])"
)
_IBAN_BEGINS = re.compile(r"(?<![A-Za-z0-9*])([A-Za-z]{2})[0-9]{2}")
_NEXT_OF_IBAN = re.compile(rf"[{_BLANK}-]?([A-Za-z0-9])")
_WORDS = frozenset("AEY")  # letters of a DNI that are words too

_NEAR = 40  # characters before a number that may say what it is
_AN_IDENTITY = re.compile(r"(?<!\w)(?:d\.?n\.?i|n\.?i\.?f|n\.?i\.?e|documento|identidad)\b[^0-9]{0,25}$", re.IGNORECASE)
_A_RUT = re.compile(r"(?<!\w)(?:r\.?u\.?[tn]|c[ée]dula|identidad)\b[^0-9]{0,25}$", re.IGNORECASE)
_SOMETHING_ELSE = re.compile(
    r"(?<!\w)(?:exp(?:te|tes|edientes?)?|ref(?:erencias?)?|isbn|matr[ií]culas?|registros?|lotes?|serie|modelos?|"
    r"c[óo]digos?|csv|bastidor|facturas?|art[íi]culo|ejemplos?|p\.? ?ej|formato)\b\W{0,4}"
    r"(?:(?:n(?:\.? ?[ºo°])?|núm|num|número|de|del|dni|nie|nif)\b\W{0,4}){0,3}$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Number:
    start: int
    end: int
    kind: str
    masked: str = ""


def in_the_open(reading: Reading) -> Iterator[Found]:
    """A whole DNI or NIE (Spain) or RUT of a person (Chile), and accounts, whose owner a person must look at. What was
    found is never told: facts are kept. The mask is that of the data protection agency (AEPD, orientation of 2019 on
    the seventh additional provision of the LOPDGDD): the fourth to seventh figures.
    """
    plain, places = _seen(reading.text)
    chilean = reading.subject.around.locale.upper().endswith("-CL")
    people = _ruts(plain) if chilean else (*_nies(plain), *_dnis(plain))
    until = 0
    for one in sorted((*_accounts(plain), *people), key=lambda number: number.start):
        if one.start < until:
            continue  # figures of the one before
        until = one.end
        start, end = places(one.start), places(one.end - 1) + 1
        if one.kind != "IBAN":
            facts = {"document": one.kind} if chilean else {"document": one.kind, "law": _LAW}
            yield Found(start, end, facts, (Fix(start, end, one.masked),) if one.masked else ())
        elif _squeezed(plain[one.start : one.end]) not in in_form(reading.subject.around.glossary, _squeezed):
            yield Found(start, end, {"account": one.kind}, level=Level.WARN)


class _Places:
    def __init__(self, kept: list[int] | None) -> None:
        self._kept = kept

    def __call__(self, place: int) -> int:
        return place if self._kept is None else self._kept[place]


def _seen(text: str) -> tuple[str, _Places]:
    """`text` without what nobody sees, and where in `text` each place of it is."""
    if not _UNSEEN.search(text):
        return text, _Places(None)
    kept = [place for place, sign in enumerate(text) if not _UNSEEN.match(sign)]
    return "".join(text[place] for place in kept), _Places(kept)


def _dnis(text: str) -> Iterator[_Number]:
    for found in _DNI.finditer(text):
        figures, letter, joint = _figures(found[1]), found[4], found[3]
        if _LETTERS[int(figures) % 23] != letter.upper() or _is(_SOMETHING_ELSE, text, found.start()):
            continue
        apart = bool(joint.strip(".-‐‑–") or joint.strip(_BLANK) == "/")
        unsure = len(figures) < 8 or (apart and (letter.islower() or letter in _WORDS or _abbreviates(text, found)))
        if not unsure or _is(_AN_IDENTITY, text, found.start()):
            yield _Number(found.start(), found.end(), "DNI", f"***{figures.zfill(8)[3:7]}**")


def _nies(text: str) -> Iterator[_Number]:
    for found in _NIE.finditer(text):
        figures, letter = _figures(found[3]), found[6]
        value = int(f"{'XYZ'.index(found[1].upper())}{figures[-7:]}")
        if _LETTERS[value % 23] != letter.upper() or _is(_SOMETHING_ELSE, text, found.start()):
            continue
        apart = any(sign in _BLANK for sign in found[2] + found[5])
        unsure = apart and (found[1].islower() or letter.islower() or _abbreviates(text, found))
        if not unsure or _is(_AN_IDENTITY, text, found.start()):
            yield _Number(found.start(), found.end(), "NIE", f"****{figures[-4:]}*")


def _abbreviates(text: str, found: re.Match[str]) -> bool:
    """Whether the letter begins something else: «12345678 S.A.»."""
    return bool(re.match(r"\.[A-Za-z]|['’]", text[found.end() : found.end() + 2]))


def _ruts(text: str) -> Iterator[_Number]:
    for found in _RUT.finditer(text):
        figures = _figures(found[1])
        joined = found.end(1) == found.start(2)
        if not _SMALLEST_RUT <= int(figures) < _FIRST_COMPANY or _check_figure(figures) != found[2].upper():
            continue
        if _is(_SOMETHING_ELSE, text, found.start()) or (joined and not _is(_A_RUT, text, found.start())):
            continue
        yield _Number(found.start(), found.end(), "RUT")


def _check_figure(figures: str) -> str:
    """What stands after the hyphen of a RUT: eleven less the rest by eleven of the weighted sum (Registro Civil)."""
    total = sum(int(figure) * (2 + place % 6) for place, figure in enumerate(reversed(figures)))
    return "0K987654321"[total % 11]


def _accounts(text: str) -> Iterator[_Number]:
    for found in _IBAN_BEGINS.finditer(text):
        length = _IBAN_LENGTHS.get(found[1].upper())
        if length is None:
            continue
        signs, at = list(found[0]), found.end()
        while len(signs) < length and (following := _NEXT_OF_IBAN.match(text, at)):
            signs.append(following[1])
            at = following.end()
        if len(signs) == length and not re.match(r"[\w*]", text[at : at + 1]) and _by_97("".join(signs)):
            yield _Number(found.start(), at, "IBAN")


def _by_97(account: str) -> bool:
    """ISO 7064, modulus 97: what ISO 13616 asks of an IBAN."""
    turned = (account[4:] + account[:4]).upper()
    return int("".join(str(int(sign, 36)) for sign in turned)) % 97 == 1


def _figures(written: str) -> str:
    return re.sub(r"[^0-9]", "", written)


def _squeezed(written: str) -> str:
    return re.sub(r"[\W_]", "", written).upper()


def _is(kind: re.Pattern[str], text: str, place: int) -> bool:
    return kind.search(text[max(0, place - _NEAR) : place]) is not None
