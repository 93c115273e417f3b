"""Why a Spanish word is hardly meant where it stands: one line for each rule of `spelling/spanish/confusions.py`.

Where the norm says it, the line tells where: DPD, Diccionario panhispánico de dudas of RAE and ASALE (its entry); DLE,
their Diccionario de la lengua española (its entry); or RAE, an answer of its «Español al día» (its title).
`docs/spelling-norm.md` tells which of them were looked up, and where.
"""

from __future__ import annotations

from collections.abc import Mapping

from calendario.sentences.language import msg

#: By rule.
CONFUSIONS: Mapping[str, str] = {
    "accent": msg("“{word}” may be “{correction}”: with the other accent it fits what stands around it"),
    "haber_a_ver": msg("“a ver” is to see or to find out; “haber” is the verb of “ha”, “hay” (RAE, “a ver / haber”)"),
    "a_ver_haber": msg("Before a participle it is the verb “haber” (RAE, “a ver / haber”)"),
    "hay_ahi": msg("“hay” is of the verb haber; “ahí” is a place (DLE, “ahí”)"),
    "hay_ay": msg("“hay” is of the verb haber; “ay” is a cry (DLE, “ay”)"),
    "haya_halla": msg("“haya” is of the verb haber; “halla” is of hallar, to find (RAE, “halla / haya”)"),
    "halla_haya": msg("To be somewhere is “hallarse”: “se halla”; “haya” is of the verb haber (RAE, “halla / haya”)"),
    "haya_alla": msg("“allá” is a place, far from here; “haya” and “halla” are verbs (DLE, “allá”)"),
    "valla_vaya": msg("“vaya” is of the verb ir; a “valla” is a fence (DLE, “valla”)"),
    "ha_echo": msg("The participle of hacer has an h: “hecho”; “echo” is of echar (RAE, “echo / hecho”)"),
    "de_echo": msg("“de hecho” has an h: it is of hacer (RAE, “echo / hecho”)"),
    "hecho_de_menos": msg("“echar de menos” has no h: it is of echar (RAE, “echo / hecho”)"),
    "has_haz": msg(
        "“haz” is the command of hacer; “has” is of haber and takes a participle: “has hecho” (RAE, “has / haz”)"
    ),
    "tubo_tuvo": msg("“tuvo” is of tener; a “tubo” is a pipe (DLE, “tubo”)"),
    "o_sea": msg("“o sea” is written in two words (DLE, “ser”)"),
    "ha_a": msg("Before an infinitive it is the preposition “a”, without h"),
    "a_ha": msg("Before a participle it is the verb “ha”, with h"),
    "va_hacer": msg("The “a” is missing: “{correction}”"),
    "impersonal_haber": msg(
        "The verb haber that tells what there is stays in the singular: “{correction}” (DPD, “haber”)"
    ),
    "si_no_sino": msg("After “no solo” it is “sino”, in one word (DPD, “sino”)"),
    "sino_si_no": msg("A condition that is denied is “si no”, in two words (DPD, “sino”)"),
    "el_porque": msg("After an article it is the noun “porqué”, in one word and with its accent (DPD, “porqué”)"),
    "porque_question": msg("What is asked is “por qué”, in two words and with its accent (DPD, “porqué”)"),
    "porque_noun": msg(
        "“porqué” is a noun and takes an article; here it is “por qué”, which asks, or “porque”, which "
        "answers (DPD, “porqué”)"
    ),
    "dequeismo": msg("Here the “de” is too many: what is thought or said is said without it (DPD, “dequeísmo”)"),
    "queismo": msg("Here a preposition is missing: “{correction}” (DPD, “queísmo”)"),
    "a_nivel_de": msg("“a nivel de” is for heights and ranks; for a subject “{correction}” is better (DPD, “nivel”)"),
    "en_base_a": msg("“en base a” is not advised: “{correction}” says the same (DPD, “base”)"),
    "contra_mas": msg("It is “cuanto más”, “cuanto menos”; “contra” is not right there (DPD, “cuanto”)"),
    "detras_mio": msg("With adverbs of place it is “{correction}” (RAE, “detrás de mí”)"),
    "motu_proprio": msg("The Latin phrase is “motu proprio”, without “de” (DPD, “motu proprio”)"),
    "grosso_modo": msg("The Latin phrase is “grosso modo”, without “a” (DPD, “grosso modo”)"),
    "sobretodo": msg("A “sobretodo” is a coat; “above all” is “sobre todo”, in two words (DLE, “sobretodo”)"),
    "aparte_de": msg("“aparte de” is written in one word (DPD, “aparte”)"),
    "acerca_de": msg("What it is about is “acerca de”, in two words (DPD, “acerca de”)"),
    "en_torno": msg("“en torno a” is written apart; “entorno” is what surrounds us (DLE, “torno”)"),
    "sin_perjuicio": msg(
        "Harm is “perjuicio”: “sin perjuicio de”; a “prejuicio” is an opinion held beforehand (DLE, “perjuicio”)"
    ),
    "infringir": msg("A rule is broken: “infringir”; a punishment is inflicted: “infligir” (DPD, “infringir”)"),
    "desechos": msg("Waste is “desechos”, of desechar; “deshechos” is of deshacer (DLE, “desecho”)"),
    "expira": msg("A period ends: “expira”; “espira” is to breathe out (DLE, “expirar”)"),
    "ola_de": msg("A wave is “ola”, without h; “hola” is a greeting (DLE, “ola”)"),
    "el_agua": msg("Before a stressed a- it is “el”, though the noun is feminine (DPD, “el”)"),
    "este_agua": msg(
        "The noun is feminine; before a stressed a- only “el”, “un”, “algún” and “ningún” are said of it: here it is "
        "“{correction}” (DPD, “agua”)"
    ),
    "agua_fria": msg("The noun is feminine though it takes “el”: “{correction}” (DPD, “agua”)"),
    "masculine_noun": msg("The noun that follows is masculine: “{correction}”"),
    "feminine_noun": msg("The noun that follows is feminine: “{correction}”"),
    "primera_edicion": msg("Before a feminine noun it is “{correction}” (DPD, “primero”)"),
    "cualquier": msg("Before a noun it is “cualquier” (DPD, “cualquiera”)"),
    "le_les": msg("It stands for several: “{correction}” (DPD, “pronombres personales átonos”)"),
    "y_e": msg("Before a word that begins with the sound i it is “e” (DPD, “y”)"),
    "o_u": msg("Before a word that begins with the sound o it is “u” (DPD, “o”)"),
    "a_el": msg("“a el” becomes “al”; where it stands for a person it is “a él” (DPD, “al”)"),
    "de_el": msg("“de el” becomes “del”; where it stands for a person it is “de él” (DPD, “del”)"),
    "twice": msg("“{word}”: the word is there twice"),
    "ordinal_ava": msg("“{word}” is a fraction; the place in a row is “{correction}” (DPD, “ordinales”)"),
    "ordinal_avo": msg("“{word}” is a fraction; the place in a row is written “{correction}” (DPD, “ordinales”)"),
    "month_capital": msg("The months are written with a small letter (DPD, “mayúsculas”)"),
    "day_capital": msg("The days of the week are written with a small letter (DPD, “mayúsculas”)"),
    "porque_cause": msg("What gives the reason is “porque”, in one word (DPD, “porque”)"),
    "ir_b": msg("The verb ir has “voy”, “iba”; “ven” is of venir: mind the b and the v (DLE, “ir”)"),
    "hacer_h": msg("“hace” is of the verb hacer, with h; an “ace” is a serve in tennis (DLE, “hacer”)"),
    "hasta_asta": msg("Up to a time or a place is “hasta”, with h; an “asta” is a pole or a horn (DLE, “hasta”)"),
    "asta_hasta": msg("The pole of a flag is an “asta”, without h: “a media asta” (DLE, “asta”)"),
    "este_noun": msg("Before its noun “{correction}” has no accent (DPD, “tilde”)"),
    "tu_noun": msg("Before a noun it is “tu”, without accent; “tú” is the person (DPD, “tilde”)"),
    "masculine_el": msg("Before a noun it is the article “el”, without accent; “él” is a person (DPD, “tilde”)"),
    "de_acuerdo": msg("It is the preposition “de”, without accent; “dé” is of the verb dar (DPD, “tilde”)"),
    "plural_noun": msg("One of the two words is singular and the other plural: “{correction}”"),
    "infinitive_order": msg(
        "What is asked of someone is not said with an infinitive: “{correction}” (RAE, “infinitivo por imperativo”)"
    ),
    "tilde_n": msg("“{word}” is meant with ñ: “{correction}”"),
    "sounds_like": msg("“{correction}” is meant here: it sounds like “{word}” and is another word"),
    "one_word": msg("Here it is written in one word: “{correction}”"),
    "apart": msg("Here it is written in two words: “{correction}”"),
    "hace_time": msg("The time that has gone by and the weather are told in the singular: “{correction}”"),
    "mas_mejor": msg("“{correction}” compares by itself, without “más”"),
    "veintiun": msg("The number agrees with what is counted: “{correction}”"),
    "no_question": msg("Nothing is asked here: “{correction}” has no accent"),
}
