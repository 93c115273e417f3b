"""In which language a text is written, and a sentence within a text of another one.

Neither of the two witnesses is trusted alone: pycld2 guesses at short sentences, and a dictionary knows words of its
neighbours. A sentence stays in its post's language unless both speak against it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from calendario.spelling.words import word_set

__all__ = ["Detection"]

# Articles, pronouns, prepositions, conjunctions and the commonest verb forms of each language, from its grammar. Those
# that the other language has too tell nothing, and are left out when a sentence is looked at.
_SMALL_WORDS: Mapping[str, frozenset[str]] = {
    "es": word_set(
        "de en el la los las un una unos unas del al y o que quien cuyo con por para sin sobre desde hasta hacia "
        "según entre pero sino aunque porque como cuando donde si no muy más menos también tampoco ya este esta "
        "estos estas ese esa esos aquel ello lo le les nos se su sus nuestro nuestra nuestros nuestras mi tu es "
        "son está están ha han hay será serán fue puede pueden tiene tienen hace hacen hoy mañana ayer todos "
        "todas otro otra otros otras mucho mucha muchos muchas a e da das dos os cara"
    ),
    "ca": word_set(
        "el la els les un una uns unes del dels al als pel pels amb per sense sobre des fins cap segons entre "
        "però sinó encara perquè com quan on si no molt més menys també tampoc ja aquest aquesta aquests aquestes "
        "aquell això allò ho hi em et ens us li seu seva seus seves nostre nostra nostres és són està estan ha "
        "han hem heu va vam van serà seran pot poden podeu avui demà tothom tots totes què qui cada fer feu"
    ),
    "gl": word_set(
        "o a os as que quen de en un unha uns unhas do da dos das no na nos nas ao á aos ás ó ós é e ou polo pola "
        "polos polas co coa cos coas dun dunha nun nunha con por para sen sobre desde ata cara segundo entre pero "
        "senón aínda porque como cando onde se non moi máis menos tamén tampouco xa este esta estes estas ese iso "
        "isto aquel lle lles seu súa seus súas noso nosa nosos nosas son está están hai será serán foi pode poden "
        "ten teñen fai fan hoxe mañá onte todos todas outro outra outros outras moito moita moitos moitas"
    ),
    "eu": word_set(
        "eta edo ez bai da dira du dute zen ziren zuen dago daude izango izan egin egingo dugu duzu zure gure "
        "haien bere hau hori hura hauek horiek bat batzuk guztiak oso ere baina zer nor non noiz nola gaur bihar "
        "arte aurrera gabe bidez kontra buruz dela dituzte ditu zaitez ahal behar"
    ),
    "en": word_set(
        "the of and to in is are was were be been will would can may must this that these those with for from on "
        "at by as an it its you your we our they their he she his her not but or if when where who what which "
        "there here all more than please have has had do does open until between about into free"
    ),
    "pt": word_set(
        "o a os as que quem de em um uma uns umas e é ou do da dos das no na nos nas ao à aos às pelo pela pelos "
        "pelas com por para sem sobre desde até entre mas porém porque como quando onde se não muito mais menos "
        "também já este esta estes esse isso isto aquele lhe seu sua seus suas nosso nossa nossos nossas são está "
        "estão há será serão foi pode podem hoje amanhã todos todas você vocês"
    ),
    "fr": word_set(
        "a de en te me se tu es y que le la les un une des du au aux et ou qui dont avec pour par sans sur dès "
        "jusque vers selon entre mais parce comme quand où si ne pas très plus moins aussi déjà ce cet cette ces "
        "il elle ils elles nous vous leur son sa ses notre nos votre vos est sont sera seront peut dans chez tous "
        "toutes"
    ),
    "it": word_set(
        "il lo la gli le un una uno del dello della dei degli delle al allo alla ai agli alle nel nella nei con "
        "per senza da dal dalla fino verso secondo tra fra ma perché come quando dove se non molto più meno anche "
        "già questo questa questi quello che chi suo sua nostro nostra è sono sarà può tutti tutte oggi domani"
    ),
    "de": word_set(
        "der die das den dem des ein eine einen einem einer und oder dass wer mit für von bei ohne über bis nach "
        "zwischen aber weil wie wenn wo nicht sehr mehr auch schon dieser diese dieses er sie es wir ihr ihre "
        "unser unsere ist sind war wird werden kann können im am zum zur heute morgen alle"
    ),
}

# Articles of Galician and Portuguese that in Spanish are other words.
_HALF_TELLING = word_set("o os as da das dos e")

_LEAST_LETTERS = 20  # below, pycld2 takes «feria de navidad» for Portuguese
_LEAST_WORDS = 4
_LONGEST = 2_000  # characters of a text that are enough to tell

_WORD = re.compile(r"[^\W\d_]+(?:[·][^\W\d_]+)*")
_NO_WORDS = re.compile(r"(?:https?://|www\.)\S++|(?<!\S)\S*@\S++|[@#]\w++|(?<!\w)\w++(?:\.\w++)++", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What it takes to believe in another language. `strange`: the share of words that the expected one does not know;
    `telling`: small words of the other that it does not know; `further`: how much larger the share is that the other
    one's dictionary knows.
    """

    strange: float
    telling: int
    further: float


_SURELY = _Asked(0.15, 2, 0.25)
_RATHER = _Asked(0.1, 1, 0.15)
_LEAST_UNKNOWN = 2
_AT_HOME = 0.7
_STRANGE_AFAR = 0.5  # English or Basque have next to no words that Spanish knows, Galician has half of them
_WHOLLY_STRANGE, _MANY_WORDS = 0.8, 8  # for a language of which nothing is known here
# Written in our letters by people who live here. Others that pycld2 knows, such as Occitan and Interlingua, are what it
# takes a heap of misspelt Spanish words for.
_FAR = word_set("cs da et fi hr hu lt lv nl no pl ro sk sl sq sv tr")
_ROMANCE = frozenset({"es", "ca", "gl", "pt", "fr", "it"})
_MOST_OF_IT = 80  # per cent of the text


class Detection:
    """Tells languages apart. `knowing` gives, for the tag of a language, what its dictionary knows; None where there is
    no dictionary. `among` are those that have one.
    """

    def __init__(self, knowing: Callable[[str], Callable[[str], bool] | None], among: Sequence[str]) -> None:
        self._knowing, self._among = knowing, tuple(among)

    def other(self, sentence: str, language: str) -> str | None:
        """The language (ISO 639-1) in which `sentence` surely is, where that is not `language`, the one of its post.

        None where it is in that one, is too short to tell, or where that one has no dictionary to ask.
        """
        return self._found(sentence, language, _SURELY)

    def language_of(self, text: str, otherwise: str = "es") -> str:
        """The language (ISO 639-1) in which `text` rather is; `otherwise` where nothing speaks for another."""
        return self._found(text, otherwise, _RATHER) or otherwise

    def _found(self, text: str, language: str, asked: _Asked) -> str | None:
        knows = self._knowing(language)
        said = _said(text)
        if knows is None or len(said) < _LEAST_WORDS:
            return None
        unknown = {word for word in said if not knows(word)}
        strange = _share(said, unknown.__contains__)
        if len(unknown) < _LEAST_UNKNOWN or strange < asked.strange:
            return None
        own, guessed = _primary(language), _guessed(_cleaned(text))
        for candidate in dict.fromkeys((guessed, *self._among)):
            known_there = None if candidate is None else self._knowing(candidate)
            if candidate is None or candidate == own:
                continue
            if known_there is not None:
                at_home = _share(said, known_there)
                telling = len([word for word in said if word in unknown and word in _SMALL_WORDS[candidate]])
                heard = candidate == guessed or telling >= asked.telling
                if heard and at_home >= _AT_HOME and at_home >= 1 - strange + asked.further:
                    return candidate
            elif candidate in _FAR:
                if strange >= _WHOLLY_STRANGE and len(said) >= _MANY_WORDS:
                    return candidate
            elif _sounds_like(candidate, own, text, strange, asked.telling):
                return candidate
        return None


def _sounds_like(candidate: str, own: str, text: str, strange: float, telling: int) -> bool:
    """Whether the small words of `text` speak for `candidate`, which has no dictionary, and not for `own`."""
    if candidate not in _SMALL_WORDS:
        return False
    small, own_small = _SMALL_WORDS[candidate], _SMALL_WORDS.get(own, frozenset())
    said = frozenset(word.lower() for word in _WORD.findall(unicodedata.normalize("NFC", text[:_LONGEST])))
    told = len(said & (small - own_small))
    if own in _ROMANCE and candidate in _ROMANCE:
        # «la» and «y» are no Galician, however much is misspelt around them.
        return not said & (own_small - small) and (told > 0 or len(said & small & _HALF_TELLING) > 1)
    return strange >= _STRANGE_AFAR and told >= (1 if strange >= _WHOLLY_STRANGE else telling)


def _said(text: str) -> list[str]:
    """The words of `text` without names, which tell nothing of a language, and without what is no word; two letters at
    least. Of a text in capitals all of them, in lower case.
    """
    found = _WORD.findall(_NO_WORDS.sub(" ", unicodedata.normalize("NFC", text[:_LONGEST])))
    lower = [word for word in found if word.islower()]
    capitals = [word.lower() for word in found if word.isupper() and len(word) > 1]
    if 4 * len(lower) < len(capitals):
        lower = capitals
    return [word for word in lower if len(word) > 1]


def _cleaned(text: str) -> str:
    """The words of `text` for pycld2, which listens to the shortest too: in lower case, without names."""
    found = _WORD.findall(_NO_WORDS.sub(" ", unicodedata.normalize("NFC", text[:_LONGEST])))
    kept = found[:1] + [word for word in found[1:] if word.islower()]
    return " ".join(kept if 2 * len(kept) > len(found) else found).lower()


def _share(words: Sequence[str], holds: Callable[[str], bool]) -> float:
    return sum(map(holds, words)) / len(words)


def _guessed(cleaned: str) -> str | None:
    """What pycld2 is sure of; None where it is not, or cannot be had."""
    try:
        import pycld2  # here, because most texts are never asked about
    except ImportError:
        return None
    if len(cleaned) < _LEAST_LETTERS:
        return None
    try:
        sure, _, guesses = pycld2.detect(cleaned)
    except (pycld2.error, UnicodeEncodeError):  # characters that it takes for damage
        return None
    code = str(guesses[0][1])
    return code if sure and guesses[0][2] >= _MOST_OF_IT and len(code) == 2 and code != "un" else None


def _primary(language: str) -> str:
    return language.replace("_", "-").partition("-")[0].lower()
