"""Links that a text promises and that are not there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from calendario.checks.check import Found
from calendario.checks.contact import broken_addresses
from calendario.checks.reading import Reading
from calendario.domain.finding import TEXT
from calendario.domain.links import MOST_SEARCHED, addresses_in, links_of

_LANGUAGES = frozenset({"es", "ca", "gl", "eu"})
_LINK = r"(?:enlaces?|links?|v[ií]nculos?|url|enllaç(?:os)?|ligaz[óo]n(?:s)?|esteka)"
_NEXT = r"(?:siguientes?|seg[üu]ents?|seguintes?|presente)"
_THE = r"(?:el|los|este|estos|nuestro|un|al|del|l['’]|aquest|os?|a|na|no|nesta|neste)"
_POINTS = "[👇⬇↓➡👉🔗🖇⤵▶📲📎]"
_CLOSES = rf"(?=\s{{0,3}}(?:$|[.:;!?)…\n]|{_POINTS}))"
_BIO = (
    r"(?:\s(?:que\s)?(?:est[áa]\s|tienes\s|tenéis\s|tienen\s|disponible\s)?(?:en|de)\s(?:la\s|el\s|nuestr[oa]\s|su\s)?"
    r"(?:bio(?:graf[ií]a)?|perfil))"
)

#: Promises that only a link keeps.
_LINK_PROMISED = re.compile(
    r"(?<![\w#])(?:"
    rf"(?:{_THE}\s?)?{_NEXT}\s{_LINK}"
    rf"|{_LINK}{_BIO}"
    rf"|(?:en|na|no|desde|mediante|con|usando|a\strav[eé]s\s(?:de|del))\s(?:{_THE}\s?)?{_LINK}{_CLOSES}"
    rf"|(?:en|desde|mediante|con|usando|a\strav[eé]s\sde)\s(?:este|aquest|nuestro)\s{_LINK}"
    rf"|(?:en|desde|mediante|con|usando|a\strav[eé]s\s(?:de|del))\s(?:{_THE}\s)?{_LINK}\s"
    r"(?:adjunt[oa]s?|inferior|de\s(?:abajo|debajo|aqu[ií])|a\scontinuaci[óo]n|que\s(?:aparece|figura|encontrar|os|te|dejamos)\w{0,4})"
    rf"|(?:pinch|puls|clic|cliqu|clicke|entr|acced|consult|sig|visit|abr|prem)\w{{1,5}}\s(?:(?:en|a|sobre)\s)?{_THE}\s?{_LINK}"
    rf"|(?:te|os|les|vos|us)\s(?:dej|compart|adjunt|pas|facilit|deix)\w{{1,5}}\s(?:(?:aqu[ií]|abajo)\s)?{_THE}\s?{_LINK}"
    rf"|{_LINK}\s?(?::|{_POINTS})"
    rf"|{_LINK}\s(?:a|de|para|d['’])\s?[^.:\n]{{1,60}}(?::(?=\s*$)|(?={_POINTS}))"
    r"|(?:pinch|puls|clic|cliqu|clique|clicke|clik)(?:a|e|ad|ar|as|ando|eu|i|o|ue|uen|en)?\s(?:en\s)?(?:aqu[ií]|ac[áa])\b"
    r"|(?:haz(?:le)?|haga|hacer|haced|haciendo|fes|fai)\s(?:un\s)?(?:clic|click|clik)k?\s(?:en\s)?(?:aqu[ií]|ac[áa])\b"
    r"|(?:ondorengo|hurrengo)\s(?:esteka\w{0,3}|loturan?)|esteka\shonetan"
    r")(?!\w)|(?<=\s)🔗(?=\s*$)",
    re.IGNORECASE,
)
_DOES = (
    r"(?:info(?:rmaci[óo]n?|rmació)?|inscr[ií]\w{1,10}|ap[uú]nt\w{1,5}|cons[uú]lt\w{1,6}|desc[áa]rg\w{1,6}|program\w{0,8}|bases|"
    r"solic[ií]t\w{1,6}|reserv\w{1,5}|entradas|reg[ií]str\w{1,6}|formulario|le[eé]\w{0,6}|compr\w{1,5}|particip\w{1,6}|vot\w{1,4}|"
    r"detalles|encuesta|acced\w{1,4}|rellen\w{1,5})"
)
#: Promises that a phone, a mailbox or a place keeps as well.
_SOMETHING_PROMISED = re.compile(
    rf"(?<![\w#]){_DOES}\b[^.\n!?:]{{0,40}}?\s?\baqu[ií]\b(?=\s{{0,3}}(?:$|:\s*$|[.!…]|{_POINTS}))"
    r"|(?<![\w#])(?:descarga|consulta|inscr[ií]bete|ap[uú]ntate|accede|solicita|reserva|compra|rellena)(?:l[aeo]s?)?\saqu[ií]"
    r"\s(?:tu|tus|el|la|los|las|toda|todas|todos)\b"
    rf"|(?<![\w#])(?:(?:m[áa]s\s)?info(?:rmaci[óo]n?|rmació)?|inscripci(?:ón|ones)|bases|reservas|formulario)\s?(?::|(?::\s?)?{_POINTS}\ufe0f?)"
    r"(?=\s*(?:[#@]\w+\s*)*$)",
    re.IGNORECASE,
)
#: Where links may be instead of the text.
_ELSEWHERE = re.compile(
    r"(?<!\w)(?:en|del?|al)\s(?:los?\s|las?\s|el\s|nuestr[oa]s?\s)?(?:primer(?:os)?\s)?(?:comentarios?|stor(?:y|ies)|historias?|destacad[oa]s?|"
    r"c[óo]digo\sqr|qr|cartel|imagen|web\smunicipal|correo|whatsapp|mensaje)\b",
    re.IGNORECASE,
)
#: Networks whose profiles have a place for a link, as of November 2026; "other" may be one.
_WITH_PROFILE_LINK = frozenset({"instagram", "threads", "x", "mastodon", "practice", "bluesky", "pinterest", "other"})
_IN_PROFILE = re.compile(rf"(?<!\w){_LINK}{_BIO}\b", re.IGNORECASE)
_CALLED = re.compile(
    r"[0-9](?:[ .-]?[0-9]){8}|\w@\w[\w-]{0,60}\.\w|sede electr|presencial|oficina|ventanilla|registro general",
    re.IGNORECASE,
)
#: Other things of that name: weddings, and where roads meet.
_NO_WEB = re.compile(
    r"matrimoni|\bbodas?\b|nupci|\bnovi[oa]s\b|contrayent|autov[ií]a|autopista|carretera|rotonda|ferrovi|sindical|tranv[ií]a|"
    r"\b(?:A|N|AP|M|CV|V|C|B|R|GI|EX|SE|MA)-[0-9]",
    re.IGNORECASE,
)
#: Without any of these nothing is promised: most posts are read no further.
_PROMISES = (
    *("enla", "enlla", "ligaz", "link", "vincul", "víncul", "url", "estek", "lotur", "pinch", "puls", "clic", "clik"),
    *("aqui", "aquí", "aca", "acá", "info", "inscripc", "bases", "reserva", "formulario", "🔗"),
)
_TO_FILL_IN = re.compile(r"[{\[][^}\]\n]{1,40}[}\]]")


def without_a_link(reading: Reading) -> Iterator[Found]:
    """«…en el siguiente enlace:», «pincha aquí», with no link in the text, beside it or under it. «Enlace en la
    biografía» is one where profiles carry a link, as on Instagram, on whose captions no link opens. Answers to somebody
    are let be.
    """
    text, subject = reading.text, reading.subject
    if reading.place != TEXT or reading.language not in _LANGUAGES or len(text) > MOST_SEARCHED:
        return
    if subject.link or subject.content.link or not _may_promise(text) or _ELSEWHERE.search(text):
        return
    if links_of(subject.content.text, "x") or addresses_in(subject.content.text):
        return
    if text.lstrip().startswith("@") or any(True for _ in broken_addresses(text)):
        return
    if subject.network in _WITH_PROFILE_LINK and _IN_PROFILE.search(text):
        return
    for found in _LINK_PROMISED.finditer(text):
        if not _TO_FILL_IN.search(text[found.end() : found.end() + 60]) and not _is_road_or_wedding(reading, found):
            yield Found(found.start(), found.end(), {"words": found[0].strip()})
            return
    if subject.content.images or subject.content.videos or _CALLED.search(text):
        return
    for found in _SOMETHING_PROMISED.finditer(text):
        rest = re.sub(r"[#@]\w+", "", text[found.end() :])
        if not re.search(r"\w", rest.partition("\n")[2] if "\n" in rest else ""):
            yield Found(found.start(), found.end(), {"words": found[0].strip()})
            return


@lru_cache(maxsize=16)  # eight channels say it, each with other links
def _may_promise(text: str) -> bool:
    small = text.lower()
    return any(stem in small for stem in _PROMISES)


def _is_road_or_wedding(reading: Reading, found: re.Match[str]) -> bool:
    if re.search(rf"{_NEXT}|{_POINTS}|:$|clic|pinch|puls", found[0], re.IGNORECASE):
        return False
    start, end = reading.sentence(found.start())
    return _NO_WEB.search(reading.text[start:end]) is not None
