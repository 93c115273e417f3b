"""Phones that nobody can call: with a figure too few or too many."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from calendario.checks.check import Found
from calendario.checks.glossary import in_form
from calendario.checks.reading import Reading
from calendario.domain.dates.said import Hours
from calendario.domain.links import MOST_SEARCHED


@dataclass(frozen=True, slots=True)
class _Plan:
    """The phones of a country: the code from abroad, those that are right (only figures), how the first group of one
    that is not may look, and how many figures they have.
    """

    code: str
    right: re.Pattern[str]
    begins: re.Pattern[str]
    figures: int


#: Plan nacional de numeración telefónica (Real Decreto 2296/2004): nine figures, from 5 to 9 on.
_SPAIN = _Plan("34", re.compile(r"[5-9][0-9]{8}"), re.compile(r"[6-9][0-9](?:[0-9]|[0-9]{5,})?"), 9)
#: Plan técnico fundamental de numeración telefónica (Subtel, Decreto 18 of 2014): nine figures, ten from 600 on.
_CHILE = _Plan(
    "56", re.compile(r"(?!600)[2-9][0-9]{8}|600[0-9]{7}"), re.compile(r"[2-9](?:[0-9]|[0-9]{2}|[0-9]{6,})?"), 9
)
_BY_CODE = {plan.code: plan for plan in (_SPAIN, _CHILE)}

_SHORT = 6  # figures: up to here it may be 112, 061, 11888 or an extension
_LONGEST = 12  # figures: more are two phones, or none

_JOINT = "[ \\t.\\-·‐‑–\u00a0\u00ad\u2009\u200b-\u200d\u202f\u2060]"
_RUN = re.compile(
    rf"(?<![\w.,:/€$#=*@&%?+-])(?P<abroad>\(?\+{_JOINT}?|00(?=[1-9]))?\(?[0-9]{{1,13}}\)?"
    rf"(?:{_JOINT}{{1,2}}[0-9]{{1,9}}(?![0-9]|[:hºª°€%²]|{_JOINT}?(?:h|hs|hrs|horas|€)\b))" + "{0,7}"
    r"(?![0-9\w€%²º*@]|[:,.][0-9])"
)
#: What is a phone's word, and what may stand between it and the number.
_CALLS = (
    r"(?:tel[eéèë]fon[oa]s?|telef[óo]nic[ao](?:mente)?|telefonoa?k?|tel[eé]fs?|tels?|tlfn?o?s?|tfn?o?s?|m[óo]vil(?:es)?|celular(?:es)?|fono|wh?ats?[aá]pp?s?|"
    r"was[aá]ps?|guasap|centralita|fax|llam(?:a|ar|ad|ando|e|en|adnos|anos|arnos)|truca|trucar|deituz?|chama|chamar)"
)
_CLOSE = re.compile(
    rf"(?:(?<!\w){_CALLS}\b|(?<!\w)T(?=[.:])|[📞☎📱🤙📲]\ufe0f?)(?P<between>[^0-9.;!?\n]{{0,3}}\.?[^0-9.;!?\n]{{0,40}})$",
    re.IGNORECASE,
)
#: Words of contact right before a number.
_BESIDE = re.compile(
    r"(?<!\w)(?:contacto|bizum|inscripci(?:ón|ones)|reservas?|info(?:rmaci[óo]n)?|cita(?: previa)?|"
    r"ap[úu]nt(?:ate|aos|ense|arse|arte)|inscr[íi]b(?:ete|[íi]os|anse|irse|irte)|inf[óo]rm(?:ate|aos|ense|arse)|"
    r"reserv(?:ar?|ad|en))"
    r"(?:\s?:\s?|\s(?:en\s)?(?:el|al)\s)$",
    re.IGNORECASE,
)
#: Around a number that looks like a phone, words by which people are asked to call.
_ASKED = re.compile(
    rf"(?<!\w)(?:{_CALLS}|citas?|reservas?|reserv\w{{1,6}}|informaci[óo]n|info|contact\w{{1,5}}|consultas?|inscripci\w{{1,5}}|"
    r"atenci[óo]n|urgencias?|avis\w{1,4}|cita previa)\b|[📞☎📱📲]",
    re.IGNORECASE,
)
_ASKED_NEAR = 80
#: Numbers of other things.
_NO_PHONE = re.compile(
    r"(?<!\w)(?:exp(?:te|ediente)?s?|registro|cuenta|ref(?:erencia)?|dni|nie|nif|cif|rut|c[óo]digo|isbn|issn|factura|"
    r"presupuesto|importe|inversi[óo]n|ayudas? de|lote|serie|decreto|ley|coordenadas?|latitud|longitud|iban|"
    r"n[úu]mero de|nº de|licitaci[óo]n|id|dep[óo]sito|sorteo|loter[íi]a|matr[íi]cula|antes del?|hasta|desde)\b"
    r"[^0-9]{0,25}$",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"[ \u00a0](?:€|euros?|pesos|uf|utm|millones|mil|personas|vecin\w{1,3}|habitantes|llamadas|usuari\w{1,3}|veces|"
    r"visitas|mensajes|metros|m2|m²|m|km|kg|kwh?|kw|litros|l|años|plazas|entradas|hogares|familias|vehículos|puntos)(?!\w)",
    re.IGNORECASE,
)
_AS_A_PHONE = re.compile(
    r"[0-9]{3}[ .·-][0-9]{2}[ .·-][0-9]{2,3}(?:[ .·-][0-9]{1,4})?|[0-9]{3}[ .·-][0-9]{3}[ .·-](?:[0-9]{2}|[0-9]{4})"
)
_A_DATE = re.compile(r"[0-9]{1,2}[ .-][0-9]{1,2}[ .-](?:19|20)?[0-9]{2}|(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}")
_GOES_ON = re.compile(f"{_JOINT}{{1,2}}[0-9]")
_AND = re.compile(r"[ ,;/|·•–-]{1,4}(?:(?:y|o|e|ó|u|i|eta|ou)[ ])?\(?$")


def of_wrong_length(reading: Reading) -> Iterator[Found]:
    """«955 12 34 5» or «+56 9 1234 567»: where the text says that it is a phone, by a word before it, by the code of
    the country, or by the way it is written. Numbers of other countries are let be.
    """
    text = reading.text
    if len(text) > MOST_SEARCHED:
        return
    at_home = _CHILE if reading.subject.around.locale.upper().endswith("-CL") else _SPAIN
    hours = reading.said.hours
    phone_until = -1  # where the last number that was a phone ended
    for run in _RUN.finditer(text):
        figures = _figures(run[0])
        plan, own, coded = _planned(run, figures, at_home)
        if plan is None or not own:
            continue
        first = text[phone_until : run.start()] if phone_until >= 0 else ""
        told = coded or _is_told(text, run, plan) or bool(first and _AND.fullmatch(first) and len(own) > _SHORT)
        if plan.right.fullmatch(own) or _begins_right(run[0], plan, coded):
            phone_until = run.end()
            continue
        if _GOES_ON.match(text, run.end()) or not told or not _SHORT < len(own) <= _LONGEST:
            continue
        if _A_DATE.fullmatch(run[0]) or _is_hour(run, hours):
            continue
        if not in_form(reading.subject.around.glossary, _figures).isdisjoint((figures, own)):
            continue
        phone_until = run.end()
        needed = plan.figures + (plan is _CHILE and own.startswith("600"))
        facts: dict[str, object] = {"written": run[0].strip()}
        if len(own) != needed:
            facts |= {"figures": len(own), "needed": needed}
        yield Found(run.start(), run.end(), facts)


def _is_hour(run: re.Match[str], hours: Sequence[Hours]) -> bool:
    after = bisect_left(hours, run.end(), key=lambda one: one.start)
    return after > 0 and hours[after - 1].end > run.start()


def _planned(run: re.Match[str], figures: str, at_home: _Plan) -> tuple[_Plan | None, str, bool]:
    """By which plan it is read, its figures without the code of the country, and whether it has that."""
    if run["abroad"]:
        own = figures.removeprefix("00") if run["abroad"].startswith("0") else figures
        for code, plan in _BY_CODE.items():
            if own.startswith(code):
                return plan, own[len(code) :], True
        return None, "", False
    code = at_home.code
    if figures.startswith(code) and at_home.right.fullmatch(figures[len(code) :]):
        return at_home, figures[len(code) :], False
    return at_home, figures, False


def _is_told(text: str, run: re.Match[str], plan: _Plan) -> bool:
    """Whether the words before it say that it is a phone."""
    before = text[max(0, run.start() - _ASKED_NEAR) : run.start()]
    if _NO_PHONE.search(before[-60:]) or _COUNTED.match(text, run.end()):
        return False
    first = re.match(r"[0-9]+", run[0].lstrip("("))
    if first is None or not plan.begins.fullmatch(first[0]):
        return False
    if _CLOSE.search(before[-60:]) or _BESIDE.search(before[-40:]):
        return True
    return _AS_A_PHONE.fullmatch(run[0]) is not None and _ASKED.search(before) is not None


def _begins_right(written: str, plan: _Plan, coded: bool) -> bool:
    """Whether its first groups are a phone already: what follows is an extension or something else."""
    groups = re.findall(r"[0-9]+", written)
    if coded:
        joined = "".join(groups).removeprefix("00")
        taken = len("".join(groups)) - len(joined) + len(plan.code)
    else:
        taken = 0
    total = 0
    for group in groups[:-1]:
        total += len(group)
        if total > taken and plan.right.fullmatch("".join(groups)[taken:total]):
            return True
    return False


def _figures(written: str) -> str:
    return re.sub(r"[^0-9]", "", written)
