"""Where grammar knows more of an accent than the prose that the model learned from, and how sure one must be.

All figures are natural logarithms of odds, set by hand; the words are the closed ones of a grammar (articles,
prepositions, question words) or what commonly stands with them.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from calendario.spelling.spanish.tokens import SENTENCE_ENDS, Token, Variant, stress
from calendario.spelling.words import word_set

__all__ = ["WORTH_NAMING", "leaning", "needed"]

WORTH_NAMING = 0.0
"""Other accents that fit better than what was written are named too, from here on."""

# An accent left out is the usual slip; one too many is rare, and the prose has too little of it to judge by.
_LEFT_OUT = 1.5
_TOO_MANY = 6.0
_MAY_HAVE_ONE_TOO_MANY = word_set("está están varías públicas práctica sí más cuál cuándo")
_OF_COMMON_WORD = {
    "el": 6.0,
    "de": 7.0,
    "que": 4.5,
    "se": 6.0,
    "si": 3.0,
    "te": 6.0,
    "este": 3.5,
    "mi": 2.0,
    "tu": 2.5,
    "como": 2.2,
}
_OF_NAME = 3.5  # more, for a capital within a sentence: Vera, Barbara
_CERTAIN, _SURE, _LIKELY, _BIT = 16.0, 4.0, 2.0, 1.5
_NEAR = 2  # words back

_HABER = word_set(
    "he has ha hemos habéis han haber habiendo había habías habían haya hayan habrá habrán habría habrían hubiera"
)
_AFTER_HABER = re.compile(r"\w+[ai]do\Z")
_PREPOSITIONS = word_set("a con contra de desde en entre hacia hasta para por según sin sobre tras ante")
_BEFORE_NOUN = _PREPOSITIONS | word_set("el un del al este ese su sus cada otro otra nuestro nuestra primer gran")
_BEFORE_OBJECT = word_set("su sus el la los las un una unos unas estas estos este esta esto eso que")
_BEFORE_SUBJUNCTIVE = word_set(
    "que si como para aunque ojalá quien quienes cuando donde cual cuales antes sin quizá quizás"
)
_OPENINGS = word_set('¿ ¡ « " ( :')
_CLOSINGS = SENTENCE_ENDS | word_set(', ; : ) » "')
_QUESTIONS = word_set("cuando donde quien quienes como cual cuales cuanto cuantos cuanta cuantas adonde")
_ASKING = word_set(
    "saber sabe sabes sé sabemos saben sabéis dinos decidir decide elige elegir preguntar pregunta preguntan averigua "
    "averiguar descubre descubrir explica explicar explicamos indicar indica consultar consulta recordar"
)
_STATE = re.compile(
    r"(?:[aei]d[oa]s?|[aeiá]ndo|abiert[oa]|cerrad[oa]|dispuest[oa]|previst[oa]|escrit[oa]|hech[oa]|cubiert[oa]|llen[oa]"
    r"|vací[oa]|list[oa]|list[oa]s|disponible|pendiente|operativ[oa]|activ[oa])$"
)
_MASCULINE_STATE = re.compile(
    r"(?:[aei]do|[aeiá]ndo|abierto|previsto|dispuesto|escrito|hecho|cubierto|listo|lleno|disponible)$"
)
_PAST = re.compile(r"(?:ó|ía|ían|aba|aban|ron|dijo|hizo|quiso|antes|después|sin|para|de)$")
_STATE_OF_ESTE = re.compile(
    r"(?:\w+ndo|(?:abiert|cerrad|previst|list|incluid|permitid|prohibid|terminad|acabad|completad|dormid|rot|hech|escrit"
    r"|ocupad|obligad|autorizad|inscrit|registrad|empadronad|destinad|preparad|limpi)[oa]|disponible|pendiente)\Z"
)
_STILL = word_set(
    "no hay queda quedan falta faltan está están estás estáis estamos puedes puede podéis se es son tienes tenemos"
)
_EVEN = word_set("así cuando siendo con sin habiendo a estando sabiendo los las el la")
_OF_YOU = word_set(
    "también mismo misma decides eliges puedes sabes tienes quieres eres y o solo tampoco haces vas vienes participas"
)


_OF_ONE_WHO_SPEAKS = word_set(
    "yo mí conmigo hago vengo he soy estoy tengo voy quiero puedo debo digo espero creo agradezco dispongo resuelvo "
    "propongo pido declaro decreto convoco apruebo autorizo certifico solicito expongo atribuciones deseo acuerdo "
    "adjunto informo comunico invito animo dicto firmo ordeno suscribo ratifico nombro considero opino me mi mis"
)
_AFTER_NOUN = word_set("de del y e")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d\Z")
_CLITICS = word_set("me te os les le nos lo la los las")
_BETWEEN = _CLITICS | word_set("no ya también se")
_ARTICLES = word_set("el la esta nuestro nuestra su un una cada ningún ninguna mi tu")
_SUBJECTS = word_set("él ella usted quien esto eso nadie alguien este ese aquel éste ésta aquella")
_WHOSE = word_set("mi tu su mis tus sus nuestro nuestros")
_KIN = word_set(
    "papá papás mamá mamás mama mamas bebé bebés hijo hija hijos hijas niños niñas abuelos abuelas abuelo peques"
)
_MASCULINE = word_set("el un este ese nuestro del al")
_CONJUNCTIONS = word_set("y e o u que si como cuando donde porque pero aunque por")
_OPENERS = word_set("no ya hoy ayer también además así aquí ahora luego después todo nunca siempre mañana")
_LONGEST_SUBJECT = 9
_LONGEST_QUESTION, _LONGEST_CRY = 14, 3  # words
_WONDERED = {
    "como": word_set(
        "estáis estais estás están está puedo puede puedes podemos se funciona funcionan hago hacemos os te "
        "lo va van ha"
    ),
    "donde": word_set(
        "se está están puedo puede podemos hay es son será serán queda quedan estáis compro voy vamos va"
    ),
    "que": word_set(
        "hora día hay es pasa pasó tal hacéis haces hacemos tengo tenemos debo significa opinas opináis te os"
    ),
    "quien": word_set("viene vienes es puede se va quiere ha tiene sabe te os dijo dice será fue"),
    "quienes": word_set("sois son pueden vienen somos van quieren"),
    "cuando": word_set("abre abren cierra cierran empieza empiezan termina acaba será es son comienza hay se"),
    "cual": word_set("es son era será fue"),
    "cuales": word_set("son eran serán"),
    "cuanto": word_set("cuesta vale dura es tiempo falta"),
    "cuantos": word_set("años días son vienen vais somos"),
    "adonde": word_set("vamos vais vas va"),
}
_CRIED = word_set(
    "bonito bonita bonitos bonitas guapo guapa guapos guapas alegría maravilla pena lástima ilusión rico ricos rica "
    "ricas grande grandes divertido divertida emoción orgullo vergüenza emocionante"
)


def leaning(text: Sequence[Token], place: int, meant: Variant, typed: Variant) -> float:
    """How much grammar speaks for `meant` instead of `typed` at `place` of `text`."""
    word, form = typed.word, meant.word
    if _AFTER_HABER.match(word) and place and text[place - 1].lower in _HABER:
        return -_SURE - _LIKELY  # ha valido la pena
    before = text[place - 1].lower if place else "."
    after = text[place + 1].lower if place + 1 < len(text) else "."
    if (word in _QUESTIONS or word == "que") and _asks(text, place, after):
        return _CERTAIN
    if word in _QUESTIONS:
        if after in ("más", "mayor", "menos") or (word == "quien" and before == ","):
            return -_SURE
        return _LIKELY if before == "¿" or before in _ASKING else 0.0
    by_word = _OF_WORD.get(word)
    if by_word is not None:
        return by_word(before, after)
    if word in ("papa", "papas", "mamas"):
        return _of_parent(text, place, before)
    if word == "mas" and before in SENTENCE_ENDS and _is_place(text, place):
        return -_CERTAIN
    if before in ("tú", "si") and word.endswith(("as", "es")):
        return -_SURE  # tú bebes
    if stress(word) == "0" and (word.endswith("o") or (word.endswith("a") and stress(form) == "3")):
        verb = _of_first_person(text, place, before, after) if word.endswith("o") else _of_order(text, place, after)
        if verb:
            return verb
    if stress(form) == "3" and stress(word) == "0":
        if before in _BEFORE_NOUN:
            return _LIKELY  # de publico, el medico: no verb stands there
        return -_LIKELY if after in _BEFORE_OBJECT else 0.0  # publica su informe
    if form.endswith(("rá", "rán", "rás")) and word.endswith(("ra", "ran", "ras")):
        return _of_future(text, place)
    if form.endswith("ó") and word.endswith("o"):
        return _of_past(text, place, meant, typed)
    return 0.0


def _asks(text: Sequence[Token], place: int, after: str) -> bool:
    """Whether a question or exclamation begins here of which only the closing sign was written."""
    first = place == 0 or text[place - 1].lower in SENTENCE_ENDS
    if not first and text[place - 1].lower not in ("¿", "¡"):
        return False
    wonders = after in _WONDERED.get(text[place].lower, ())
    bound = (_LONGEST_QUESTION if wonders else 0) or (_LONGEST_CRY if after in _CRIED else 0)
    for token in text[place + 1 : place + 1 + bound]:
        if token.lower in ("?", "!"):
            return token.lower == "?" if wonders else True
        if not token.lower[0].isalnum():
            return False
    return False


def _of_parent(text: Sequence[Token], place: int, before: str) -> float:
    """Potatoes, a pope and breasts are common; parents stand with whose they are, or with one another."""
    beside = {token.lower for token in text[max(0, place - 3) : place + 4]} - {text[place].lower}
    return _SURE if before in _WHOSE or (before in ("y", "o", "e", "ni") and beside & _KIN) else -_CERTAIN


def _is_place(text: Sequence[Token], place: int) -> bool:
    """Whether «Mas» begins a name: Mas de las Matas, Mas Vell."""
    after = [token.text for token in text[place + 1 : place + 4] if token.text not in ("de", "las", "los", "la", "el")]
    return text[place].text[0].isupper() and bool(after) and after[0][0].isupper()


def _of_first_person(text: Sequence[Token], place: int, before: str, after: str) -> float:
    """Against another accent where one person tells what he does: «firmo el presente bando», «lo publico hoy»."""
    if before in _BEFORE_NOUN or before == "se" or _has_subject(text, place):
        return 0.0
    if before in SENTENCE_ENDS or before in _OPENINGS:
        return 0.0 if after[0].isdigit() or after in ("de", "del", ":") else -_CERTAIN
    if before in ("yo", "os", "me", "te") or any(token.lower in _OF_ONE_WHO_SPEAKS for token in text):
        return -_CERTAIN
    if before == "que" and any(token.lower in _PREPOSITIONS for token in text[max(0, place - 3) : place - 1]):
        return -_CERTAIN  # el ideal por el que lucho
    if (
        (place > 1 and text[place - 2].lower == "se")
        or _tells_past(text, place)
        or (before == "," and after in _AFTER_NOUN)
    ):
        return 0.0
    if before in ("que", "no"):
        return -_SURE
    if before in _CLITICS and place > 1 and text[place - 2].lower in _CONJUNCTIONS:
        return -_SURE  # cuando lo termino
    return -_BIT if before in _CLITICS or before in ("y", ",") else 0.0


def _tells_past(text: Sequence[Token], place: int) -> bool:
    """Whether the sentence of `place` tells what was, by another verb, a day gone by or a year."""
    start = end = place
    while start and text[start - 1].lower not in SENTENCE_ENDS:
        start -= 1
    while end < len(text) and text[end].lower not in SENTENCE_ENDS:
        end += 1
    return any(
        token.lower.endswith(("ó", "aron", "ieron")) or token.lower in ("ayer", "anoche") or _YEAR.match(token.lower)
        for token in text[start:end]
    )


def _of_order(text: Sequence[Token], place: int, after: str) -> float:
    """«Practica yoga» tells someone to, «el secretario publica» what he does: neither is «práctica», «pública»."""
    before = text[place - 1].lower if place else "."
    if before in SENTENCE_ENDS or before in _OPENINGS:
        return 0.0 if not after[0].isalpha() or after in ("de", "del", "y", "e") else -_CERTAIN
    masculine = place > 1 and text[place - 2].lower in _MASCULINE and not before.endswith("a")
    return -_CERTAIN if masculine else 0.0


def _has_subject(text: Sequence[Token], place: int) -> bool:
    """Whether the words right before, up to a sign or a conjunction, can be who does it: «la alcaldesa de Soria»."""
    at = place - 1
    while at >= 0 and text[at].lower in _BETWEEN:
        at -= 1
    last = at
    while at >= 0 and place - at <= _LONGEST_SUBJECT:
        word = text[at].lower
        if not word[0].isalpha() or word in _CONJUNCTIONS:
            break
        led = at > 0 and text[at - 1].lower in _PREPOSITIONS
        if word in _SUBJECTS:
            return at == last
        if at < last and word in _ARTICLES and not led:
            return True
        if at > 0 and text[at].text[0].isupper() and text[at - 1].lower not in SENTENCE_ENDS and not led:
            return True
        if at == 0 and at == last and text[at].text[0].isupper() and word not in _OPENERS:
            return True
        at -= 1
    return False


def _of_future(text: Sequence[Token], place: int) -> float:
    for distance, token in enumerate(reversed(text[:place]), 1):
        if token.lower in SENTENCE_ENDS:
            break
        if token.lower in _BEFORE_SUBJUNCTIVE:
            if token.lower == "si" or (distance <= _NEAR and _PAST.search(text[max(0, place - distance - 1)].lower)):
                return -_SURE - _LIKELY  # pidió que se celebrara
            return -_LIKELY
    return _BIT  # a past subjunctive hangs on something


def _of_past(text: Sequence[Token], place: int, meant: Variant, typed: Variant) -> float:
    before = text[place - 1].lower if place else "."
    after = text[place + 1].lower if place + 1 < len(text) else "."
    if before in ("yo", "me", "te") or before in SENTENCE_ENDS:
        return -3.0  # Solicito que…
    if before == "se":
        return _LIKELY  # nobody says of himself «se solicito»
    if after in ("su", "sus") and typed.word != "bajo" and before.isalpha() and before not in _BEFORE_NOUN:
        return _SURE
    if meant.zipf >= typed.zipf + 0.25 and place > 1 and text[place - 2].lower in ("el", "la") and before.isalpha():
        return _BIT  # la concejala participo
    return 0.0


def _of_esta(before: str, after: str) -> float:
    after = after.partition("-")[0]  # esta ciudad-estado
    if before in SENTENCE_ENDS and after == "todo":
        return _CERTAIN
    if _MASCULINE_STATE.search(after):
        return _SURE
    return _LIKELY if before in ("no", "ya", "se", "que") and _STATE.search(after) else 0.0


def _of_este(before: str, after: str) -> float:
    if before in ("que", "no", "cuando", "mientras", "donde", "quien", "solo") and _STATE_OF_ESTE.match(after):
        return _SURE
    return 0.0


def _of_hacia(_before: str, after: str) -> float:
    return -_SURE if after in ("el", "la", "los", "las") else 0.0


def _of_el(before: str, after: str) -> float:
    return _SURE if before in _PREPOSITIONS and after in _CLOSINGS else 0.0


def _of_mi(before: str, after: str) -> float:
    return _SURE if before in _PREPOSITIONS and (after in _CLOSINGS or after in ("mismo", "misma")) else 0.0


def _of_si(before: str, after: str) -> float:
    return _SURE if before in _PREPOSITIONS and after in ("mismo", "misma", "mismos", "mismas") else 0.0


def _of_tu(_before: str, after: str) -> float:
    return _SURE if after in _OF_YOU or after in _CLOSINGS else 0.0


def _of_aun(before: str, after: str) -> float:
    if after in _EVEN:
        return -_SURE
    return _SURE if after in _STILL or before in ("más", "mejor", "menos", "peor") else 0.0


def _of_se(before: str, after: str) -> float:
    if after == "que" and (before in SENTENCE_ENDS or before in ("no", "ya", "yo")):
        return _CERTAIN
    return _CERTAIN if before == "no" and after in ("qué", "cómo", "dónde", "cuándo", "quién", "si") else 0.0


def _of_te(before: str, after: str) -> float:
    if before in ("el", "un") and (after in _KINDS_OF_TEA or after in _CLOSINGS):
        return _CERTAIN
    return _CERTAIN if before == "de" and after in _CLOSINGS else 0.0


def _of_sabia(before: str, after: str) -> float:
    known = (
        after in _KNOWN or after.endswith(("ar", "er", "ir")) or before in _BETWEEN or before in ("que", "yo", "nadie")
    )
    return 0.0 if known else -_CERTAIN


def _of_venia(before: str, _after: str) -> float:
    return -_CERTAIN if before in _BEFORE_NOUN or before in ("la", "con") else 0.0


def _of_mama(before: str, _after: str) -> float:
    return -_CERTAIN if before in SENTENCE_ENDS or before == "de" else 0.0


_KINDS_OF_TEA = word_set("verde negro rojo moruno helado frío caliente con y")
_KNOWN = word_set("que si cómo dónde cuándo quién qué por lo bien muy algo nada todo de perfectamente")
_OF_WORD = {
    "se": _of_se,
    "te": _of_te,
    "sabia": _of_sabia,
    "venia": _of_venia,
    "mama": _of_mama,
    "hacia": _of_hacia,
    "esta": _of_esta,
    "este": _of_este,
    "el": _of_el,
    "mi": _of_mi,
    "si": _of_si,
    "tu": _of_tu,
    "aun": _of_aun,
}


def needed(text: Sequence[Token], place: int, meant: str) -> float:
    """The odds from which on `meant` is proposed at `place` of `text`; infinite where it never is."""
    token = text[place]
    if stress(token.lower) != "0":
        return _TOO_MANY if token.lower in _MAY_HAVE_ONE_TOO_MANY else math.inf
    least = _OF_COMMON_WORD.get(token.lower, _LEFT_OUT)
    if stress(meant) == "3" and meant.endswith(("te", "me", "nos")):
        least += _LEFT_OUT  # tómate, which hardly stands where tomate does
    before = text[place - 1] if place else None
    if token.text[0].isupper() and before is not None and before.lower not in SENTENCE_ENDS | _OPENINGS:
        least += math.inf if before.text[0].isupper() else _OF_NAME  # María Vera
    return least
