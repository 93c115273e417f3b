"""The words by which Spanish speaks to one person or to many, and to whom each of them speaks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from calendario.domain.dates.keys import key_of, word_set
from calendario.domain.vocabulary import Rules


class Address(StrEnum):
    """Whom readers are taken for. `POLITE` is usted or ustedes: «gracias por su visita» does not tell."""

    TU = "tú"
    VOSOTROS = "vosotros"
    USTED = "usted"
    USTEDES = "ustedes"
    POLITE = "de usted"


class Form(StrEnum):
    """When a verb's form is an order: always; with the accent without which it is another word («tómate», «animales»);
    where something is asked; there, and before what it asks for; after «no».
    """

    SURE = "sure"
    ACCENTED = "accented"
    ASKED = "asked"
    BEFORE_ITS_OBJECT = "before its object"
    AFTER_NO = "after no"


@dataclass(frozen=True, slots=True, eq=False)
class Grammar:
    """By their keys: the `forms` of verbs that speak to somebody, those of tú that are told `of_others` as often
    («cierra el plazo», «participa la banda»), and `no_verbs` that end as those of vosotros do.
    """

    forms: Mapping[str, tuple[Address, Form]]
    of_others: frozenset[str]
    no_verbs: frozenset[str]


PRONOUNS: Mapping[str, Address] = {
    **dict.fromkeys(word_set("tu tus te ti contigo tuyo tuya tuyos tuyas"), Address.TU),
    **dict.fromkeys(word_set("os vosotros vosotras vuestro vuestra vuestros vuestras"), Address.VOSOTROS),
    "usted": Address.USTED,
    "ustedes": Address.USTEDES,
}
#: As they are written, and never «UD» or «ud», which are a club and a unit.
SHORT = {"Ud": Address.USTED, "Vd": Address.USTED, "Uds": Address.USTEDES, "Vds": Address.USTEDES}
#: Of tú with their accent alone: «estas», «veras» and «sabias» are other words.
WITH_ACCENT = {"estas": "estás", "veras": "verás", "estes": "estés", "sabias": "sabías"}
CLITICS = ("lo", "la", "los", "las", "le", "les", "nos", "me")
_THINGS = CLITICS[:4]
# Forms that are mostly other words: an article, the salt, the mail.
_OTHER_WORDS = word_set("una de sal ve sabe nada vista vistas correos")


@lru_cache(maxsize=4)
def grammar(rules: Rules, country: str) -> Grammar:
    """What the lists say of the Spanish of a country."""

    def keys(name: str) -> frozenset[str]:
        return frozenset(key_of(phrase.words) for phrase in rules.phrases(name, "es", country))

    nouns, other = keys("imperatives_that_are_nouns"), set(_OTHER_WORDS)
    forms: dict[str, tuple[Address, Form]] = {}
    for verb in rules.phrases("imperatives", "es", country):
        tu, usted = (key_of(form) for form in verb.instead.split())
        for key, address, form in _of_one(key_of(verb.words), tu, usted):
            known, _ = forms.setdefault(key, (address, Form.BEFORE_ITS_OBJECT if key in nouns else form))
            if known is not address:
                other.add(key)  # of two verbs, to two people
    told = {key: form for key, form in forms.items() if key not in other}
    told |= dict.fromkeys(keys("done_by_tu"), (Address.TU, Form.SURE))
    told |= dict.fromkeys(keys("done_by_vosotros"), (Address.VOSOTROS, Form.SURE))
    return Grammar(told, keys("imperatives_of_others"), keys("no_verbs_of_vosotros"))


def _of_one(infinitive: str, tu: str, usted: str) -> Iterator[tuple[str, Address, Form]]:
    """«consultar», «consulta», «consulte»: what else is made of them."""
    stem = infinitive[:-1]
    yield tu, Address.TU, Form.ASKED
    yield usted, Address.USTED, Form.ASKED
    yield usted + "n", Address.USTEDES, Form.ASKED
    yield stem + "d", Address.VOSOTROS, Form.SURE
    yield usted + "s", Address.TU, Form.AFTER_NO
    for reflexive, address, base in (
        ("te", Address.TU, tu),
        ("se", Address.USTED, usted),
        ("se", Address.USTEDES, usted + "n"),
    ):
        short = base == tu and (tu[-1] not in "aeiou" or tu == "di")  # «hazlo», «ponte», «dime»
        for ending in (*CLITICS, reflexive):
            yield base + ending, address, Form.SURE if short else Form.ACCENTED
        for thing in _THINGS:
            yield base + reflexive + thing, address, Form.ACCENTED
    for ending in CLITICS:
        yield stem + "d" + ending, Address.VOSOTROS, Form.SURE
    yield stem + "os", Address.VOSOTROS, Form.SURE
    yield infinitive + "os", Address.VOSOTROS, Form.SURE
    yield infinitive + "te", Address.TU, Form.SURE
