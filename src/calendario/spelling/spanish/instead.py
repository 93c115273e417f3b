"""What is written in the place of forms that nobody means, however near other words lie: porfavor, haiga, andó, pk.

Own work from the grammar: locutions that the norm writes apart (RAE, Ortografía 2010, chapter V, and the Diccionario
panhispánico de dudas), and the forms that its entries on irregular verbs reject.
"""

from __future__ import annotations

from collections.abc import Mapping

from calendario.spelling.words import word_set

__all__ = ["INSTEAD"]

# A form that is a word too has no place here: aparte, sino, sobretodo, entorno, abordo.
_LOCUTIONS = (
    *("por favor", "tal vez", "a lo mejor", "a veces", "en serio", "de acuerdo", "a pesar", "así que", "nada más"),
    *("sin embargo", "en fin", "en vez", "a través", "de nuevo", "de pronto", "de repente", "a menudo", "a partir"),
    *("sin duda", "por lo tanto", "por ejemplo", "por supuesto", "por fin", "por tanto", "en cambio", "en cuanto"),
    *("tal cual", "al menos", "al final", "a favor", "a gusto", "a diario", "a cargo", "en realidad", "en general"),
    *("por eso", "por cierto", "así como", "ya que", "para que", "no sé", "de verdad", "a ver"),
)
_FORMS = (
    "haiga/haya haigas/hayas haigan/hayan haigamos/hayamos asin/así asín/así ansina/así naide/nadie dende/desde "
    "muncho/mucho muncha/mucha munchos/muchos munchas/muchas andé/anduve andó/anduvo andaron/anduvieron "
    "condució/condujo conducieron/condujeron produció/produjo producieron/produjeron redució/redujo "
    "reducieron/redujeron introdució/introdujo introducieron/introdujeron tradució/tradujo traducieron/tradujeron "
    "satisfació/satisfizo escribido/escrito abrido/abierto cubrido/cubierto descubrido/descubierto ponido/puesto "
    "hacido/hecho volvido/vuelto morido/muerto derrepente/de_repente atravez/a_través pk/porque pq/porque "
    "xq/porque xfa/por_favor"
)
_PLAIN = str.maketrans("áéíóú", "aeiou")


def _table() -> dict[str, str]:
    found = {}
    for locution in _LOCUTIONS:
        found[locution.replace(" ", "")] = locution
        found[locution.replace(" ", "").translate(_PLAIN)] = locution
    for pair in word_set(_FORMS):
        wrong, right = pair.split("/")
        found[wrong] = right.replace("_", " ")
    return found


INSTEAD: Mapping[str, str] = _table()
"""For a form in lower case what is written instead, likewise."""
