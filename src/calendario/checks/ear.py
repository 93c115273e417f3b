"""Hears in a text whom it speaks to, from its pronouns and from what it asks of its readers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from calendario.checks.address import CLITICS, PRONOUNS, SHORT, WITH_ACCENT, Address, Form, Grammar
from calendario.checks.voice import begins, own
from calendario.domain.dates.keys import word_set
from calendario.domain.dates.tokens import Kind, Tokens


@dataclass(frozen=True, slots=True)
class Heard:
    """`address`, in the code points from `start` to `end`."""

    address: Address
    start: int
    end: int


_TEA = "té"
# «Acuérdate», «relájese», «apréndanse»: by their accent, of any verb.
_REFLEXIVE = re.compile(r"(?!kárate)[^\W\d_]{0,20}[áéíóú][^\Waeiouáéíóú]{1,3}u?[ae](te|se|nse)")

_OBJECTS = word_set(
    "el la los las un una unos unas tu tus su sus vuestro vuestra este esta estos estas nuestro nuestra nuestros "
    "nuestras todo toda todos todas aqui como que cuando donde cual cuanto mas siempre bien"
)
# Verbs whose tú is told by what goes with them.
_GOES_ON: Mapping[str, frozenset[str]] = {
    "llama": word_set("a al"),
    "entra": word_set("en"),
    "accede": word_set("a al"),
    "acude": word_set("a al con"),
    "participa": word_set("en"),
    "disfruta": word_set("de del con"),
    "recuerda": word_set("que"),
    "consulta": word_set("con"),
    "contacta": word_set("con"),
    "escribe": word_set("a al"),
    "pregunta": word_set("por en a al"),
}
# «Haga frío o calor», «venga quien venga», «pase lo que pase».
_WHATEVER = word_set("frio calor sol viento falta quien quienes lo cuando donde como")
_WE = word_set(
    "esperamos esperaremos invitamos animamos rogamos pedimos atendemos atenderemos ofrecemos informamos informaremos "
    "ayudamos ayudaremos proponemos contamos enviamos enviaremos mandamos acompañamos asesoramos escuchamos "
    "comunicamos comunicaremos llamaremos avisamos avisaremos contestamos contestaremos respondemos responderemos "
    "facilitamos facilitaremos explicamos explicaremos"
)
_THANKED = word_set(
    "colaboracion comprension paciencia atencion interes visita confianza mensaje comentario sugerencia consulta aviso "
    "respuesta"
)
_FOR_READERS = word_set("seguridad comodidad salud bien tranquilidad")
_YOURS = frozenset(
    (what, does)
    for what in ("opinion", "seguridad", "salud", "voz", "colaboracion", "ayuda")
    for does in ("cuenta", "importa", "nos", "es")
)
_UNITS = word_set("de didactica didacticas")  # «Ud. didáctica»
_AND = word_set("y e o pero ni")
_DEPENDING = word_set("que quien quienes donde aunque ojala quiza quizas como cual cuales cuyo cuya mientras")
_OPENING = word_set("si cuando antes para hasta mientras siempre aunque una en al tras despues")
_LOOKED_BACK = 12  # tokens
_BEFORE_A_VERB = frozenset((*CLITICS, "se", "te", "os"))

#: What tells something though it is no form of a listed verb, and the endings of those that are.
_TELLING = frozenset((*PRONOUNS, *WITH_ACCENT, "le", "les", "gracias", "por", "su", "ud", "uds", "vd", "vds"))
_ENDINGS = frozenset(("ais", "eis", "ate", "ete", "ase", "ese", "nse"))


class Ear:
    """Goes through the tokens of a text once. Of the sentence it is in: whether something was asked in it, whether
    anything hangs on «que» or the like, and whether that is a subjunctive, which others may follow.
    """

    def __init__(self, tokens: Tokens, grammar: Grammar, is_word: Callable[[str], bool]) -> None:
        self._tokens, self._grammar, self._is_word = tokens, grammar, is_word
        self._opened, self._asked, self._depends, self._hangs = 0, False, False, False

    def signs(self) -> Iterator[Heard]:
        """Every sign of whom the text speaks to, in its order."""
        tokens, after_word = self._tokens, False
        for place in range(len(tokens)):
            token = tokens.at(place)
            key = token.key
            if token.kind is not Kind.WORD:
                after_word = False
                if key == "," and tokens.word(self._opened) in _OPENING:
                    self._depends = self._hangs = False  # «Antes de que llegue el frío, revise…»
                continue
            opens = token.line or (not after_word and begins(tokens, place))
            after_word = True
            if opens:
                self._opened, self._asked, self._depends, self._hangs = place, False, False, False
            if key in _DEPENDING:
                self._hangs = True
            if key in self._grammar.forms or key in _TELLING or key[-3:] in _ENDINGS:
                if tokens.text[token.start].isupper():
                    short = self._short(place)
                    if short is not None:
                        yield Heard(short, token.start, token.end)
                    if short is not None or not opens:
                        continue
                address, last = self._address(place, key, opens=opens)
                if address is not None:
                    yield Heard(address, token.start, tokens.at(last).end)

    def _address(self, place: int, key: str, *, opens: bool) -> tuple[Address | None, int]:
        """Whom the word at `place`, and those after it, speak to; and the last of them."""
        tokens = self._tokens
        if key in PRONOUNS:
            return (PRONOUNS[key] if self._is_pronoun(place, key) else None), place
        if key in self._grammar.forms:
            return self._of_verb(place, *self._grammar.forms[key]), place
        if key in WITH_ACCENT:
            return (Address.TU if own(tokens, place).lower() == WITH_ACCENT[key] else None), place
        following = tuple(tokens.word(place + step) for step in (1, 2, 3))
        if key in ("le", "les"):
            speaks = opens and (following[0] in _WE or following[:2] == ("recordamos", "que"))
            return ((Address.USTED if key == "le" else Address.USTEDES) if speaks else None), place
        if key == "gracias":
            yours, last = following[:2] == ("por", "su") and following[2] in _THANKED, place + 3
        elif key == "por":
            yours, last = opens and following[0] == "su" and following[1] in _FOR_READERS, place + 2
        elif key == "su":
            yours, last = opens and following[:2] in _YOURS, place + 1
        else:
            return self._by_ending(place, key), place
        return (Address.POLITE if yours else None), last

    def _short(self, place: int) -> Address | None:
        """«Ud.», where it does not count units: «Ud. 4 del temario»."""
        tokens = self._tokens
        after = place + 1 + tokens.is_(place + 1, ".")
        counts = tokens.at(after).kind is Kind.NUMBER or tokens.word(after) in _UNITS
        return None if counts else SHORT.get(own(tokens, place))

    def _by_ending(self, place: int, key: str) -> Address | None:
        """«Acuérdate», «relájese», «podéis»: of verbs that no list has."""
        reflexive = _REFLEXIVE.fullmatch(own(self._tokens, place).lower())
        if reflexive is not None:
            self._asked = True
            return {"te": Address.TU, "se": Address.USTED, "nse": Address.USTEDES}[reflexive[1]]
        if (
            key[-3:] in ("ais", "eis")
            and key not in self._grammar.no_verbs
            and (len(key) > 4 or key in ("vais", "dais", "veis"))
        ):
            return Address.VOSOTROS
        return None

    def _is_pronoun(self, place: int, key: str) -> bool:
        tokens = self._tokens
        written = own(tokens, place)
        if written.isupper() or written.lower() == _TEA:
            return False  # «OS», «té»
        if tokens.is_(place - 1, "'", "’") or tokens.is_(place + 1, "'", "’"):
            return False
        between = (tokens.word(place - 2), tokens.word(place - 1), tokens.word(place + 1), tokens.word(place + 2))
        if key == "tu" and (between[:2] == ("tu", "a") or between[2:] == ("a", "tu")):
            return False  # «de tú a tú»
        return not self._in_a_name(place)

    def _in_a_name(self, place: int) -> bool:
        """«La campaña Cuida tu ciudad»: behind a verb with a capital that no sentence's beginning asks for."""
        tokens = self._tokens
        for before in range(place - 1, max(self._opened, place - 5), -1):
            token = tokens.at(before)
            if token.kind is not Kind.WORD or begins(tokens, before):
                return False
            if token.key in self._grammar.forms and tokens.text[token.start].isupper():
                return True
        return False

    def _of_verb(self, place: int, address: Address, form: Form) -> Address | None:
        if form is Form.SURE or form is Form.ACCENTED:
            if form is Form.ACCENTED and own(self._tokens, place).isascii() and self._is_word(own(self._tokens, place)):
                return None
            self._asked = True
            return address
        if own(self._tokens, place)[-1] in "éí":
            return None  # «pregunté»: of one who tells
        first = self._first_of_order(place)
        denied = first < place or self._tokens.is_(first, "no")
        if form is Form.AFTER_NO:
            return address if self._tokens.is_(first, "no") else None
        if address is Address.TU:
            sure = not denied and self._tells_tu(place, first)
        else:
            sure = self._is_asked(place, first) and (form is Form.ASKED or self._has_object(place))
        if sure:
            self._asked = True
            return address
        if address is not Address.TU and self._hangs and self._is_subjunctive(first):
            self._depends = True
        return None

    def _first_of_order(self, place: int) -> int:
        """Where the order begins of which the verb stands at `place`: at its «no», or at the verb."""
        at = place - 1
        while place - at < 4 and self._tokens.word(at) in _BEFORE_A_VERB:
            at -= 1
        return at if self._tokens.word(at) == "no" else place

    def _has_object(self, place: int) -> bool:
        return self._tokens.word(place + 1) in _OBJECTS

    def _tells_tu(self, place: int, first: int) -> bool:
        """A tú's «consulta» is also what somebody consults, and a noun: the words around it tell."""
        tokens = self._tokens
        key, following = tokens.at(place).key, tokens.word(place + 1)
        goes_on = following in _OBJECTS and key not in self._grammar.of_others
        if key[-1] in "aei" and not goes_on and following not in _GOES_ON.get(key, ()):
            return False
        if begins(tokens, first):
            return True
        if tokens.word(first - 1) == "y":
            return self._asked
        return tokens.is_(first - 1, ",") and tokens.word(self._opened) in ("si", "cuando", "para")

    def _is_asked(self, place: int, first: int) -> bool:
        """Whether an order may stand there, rather than a subjunctive: «llame», not «que llame»."""
        tokens = self._tokens
        if tokens.word(place + 1) in _WHATEVER or (tokens.is_(place, "entre") and not tokens.is_(place + 1, "en")):
            return False
        if begins(tokens, first):
            return True
        if tokens.word(first - 1) == "favor" and tokens.word(first - 2) == "por":
            return True
        if tokens.is_(first - 1, ",", ";"):
            return not self._depends and (self._asked or not self._hangs)
        return tokens.word(first - 1) in _AND and self._asked and not self._depends

    def _is_subjunctive(self, first: int) -> bool:
        """Whether a form that is no order hangs on «que» or the like, as may those that follow it after a comma."""
        return any(self._tokens.word(at) in _DEPENDING for at in range(max(self._opened, first - _LOOKED_BACK), first))
