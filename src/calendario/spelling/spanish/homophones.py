"""What sounds like something else: haber and «a ver», sino and «si no», porque and «por qué», «de que» too many."""

from __future__ import annotations

import re

from calendario.spelling.spanish.rule import CLAUSE, INFINITIVE, PARTICIPLE, QUANTITY, Rule, rule

__all__ = ["HOMOPHONES"]

_TO_NUMBER = {
    "habían": "había", "hubieron": "hubo", "habrán": "habrá", "habrían": "habría", "hayan": "haya",
    "hubieran": "hubiera", "hubiesen": "hubiese", "pueden": "puede", "podrán": "podrá", "podrían": "podría",
    "suelen": "suele", "deben": "debe", "van a": "va a", "iban a": "iba a",
}  # fmt: skip


def _singular(match: re.Match[str]) -> str:
    return _TO_NUMBER[" ".join(match["x"].lower().split())]


HOMOPHONES: tuple[Rule, ...] = (
    # haber and what sounds like it (DPD, «haber», «ver»)
    rule(
        "haber_a_ver",
        "haber",
        rf"{CLAUSE}(?P<x>haber) (?=si\b|qué\b|cuándo\b|cuánt|quién|cómo\b|dónde\b)",
        "a ver",
    ),
    rule(
        "haber_a_ver",
        "haber",
        r"\b(?:vamos|voy|vas|vais|pues) (?P<x>a haber|haber)(?= (?:si|qué|cuándo|quién|cómo)\b)",
        "a ver",
    ),
    rule(
        "a_ver_haber",
        "ver",
        r"\b(?:por|de|sin|tras|podría|podrían|puede|pueden|debería|deberían|debe|pudo) (?P<x>a ver)(?= "
        rf"{PARTICIPLE})",
        "haber",
    ),
    rule(
        "hay_ahi",
        "ahí",
        r"(?<!de )(?<!desde )(?<!por )\b(?P<x>ahí)(?= que \w{1,24}[aeií]r(?:l[aeo]s?|se|nos)?\b)",
        "hay",
    ),
    rule(
        "hay_ahi",
        "ahí",
        r"\b(?:no|ya no) (?P<x>ahí)(?= (?:que|nada|nadie|ningún|ninguna|más|plazas|clases?|servicio)\b)",
        "hay",
    ),
    rule("hay_ahi", "hay", r"\bpor (?P<x>hay)\b(?! (?:que|un|una|much|vari))", "ahí"),
    rule("hay_ahi", "hay", r"\b(?P<x>hay)(?= (?:está|están|estaba|estaban|estará|estarán|estamos|estaremos)\b)", "ahí"),
    rule("hay_ay", "ay", rf"\b(?P<x>ay)(?= (?:que {INFINITIVE}|un|una|unos|unas|{QUANTITY})\b)", "hay"),
    rule(
        "haya_halla",
        "halla hallan",
        r"\b(?:que|cuando|aunque|quien|donde|como)(?: no)?(?: ya)?(?: lo| la| le| les| nos| los| las)? "
        rf"(?P<x>halla(?P<n>n?))(?= {PARTICIPLE})",
        r"haya\g<n>",
    ),
    rule(
        "haya_halla",
        "halla hallan",
        r"\bse (?P<x>halla(?P<n>n?))(?= (?:sido|podido|tenido|querido|hecho|dicho|habido|ido|visto|producido)\b)",
        r"haya\g<n>",
    ),
    rule(
        "halla_haya",
        "haya hayan",
        r"\bse (?P<x>haya(?P<n>n?))(?= (?:en|entre|junto|frente|detrás|dentro|cerca|a \d)\b)",
        r"halla\g<n>",
    ),
    rule("haya_alla", "haya halla", r"\bmás (?P<x>ha(?:ya|lla))\b(?= (?:de|del)\b|[.,;!?)]|$)", "allá"),
    rule("haya_alla", "haya halla", r"\b(?P<x>ha(?:ya|lla))(?= (?:donde|por|tú|usted)\b)", "allá"),
    rule(
        "valla_vaya",
        "valla vallan",
        r"\b(?:que|ojalá|cuando)(?: no)? (?:se |te |le |nos |les |os )?(?P<x>valla(?P<n>n?))(?= (?:a|bien|"
        r"mal|mejor|bonito|con|por)\b)",
        r"vaya\g<n>",
    ),
    rule(
        "ha_echo",
        "echo",
        r"\b(?:he|has|ha|hemos|habéis|han|había|habían|haber|habrá|habría|haya|hayan) (?P<x>echo)\b",
        "hecho",
    ),
    rule("de_echo", "echo", r"\bde (?P<x>echo)\b", "hecho"),
    rule(
        "hecho_de_menos",
        "hecho hecha hechamos hechan",
        r"\b(?:te|os|le|les|los|las|lo|la|se|me|nos)(?: han?| hemos)? (?P<x>h(?P<rest>ech(?:o|a|amos|an)))"
        r"(?= de menos\b)",
        r"\g<rest>",
    ),
    rule(
        "has_haz",
        "haz",
        rf"(?:{CLAUSE}|\b(?:que|no|te|lo|la|ya|si|me|nos) )(?P<x>haz)(?= (?!pedido\b)\w{{2,24}}[aei]do\b)",
        "has",
    ),
    rule("has_haz", "has", r"\b(?P<x>has)(?= (?:clic|click|un|una|tu|tus|el|los|las)\b)", "haz"),
    rule("o_sea", "osea", r"\b(?P<x>osea)\b", "o sea"),
    rule("tubo_tuvo", "tubo", rf"\b(?P<x>tubo)(?= (?:que {INFINITIVE}|lugar\b))", "tuvo"),
    rule(
        "ha_a",
        "ha",
        r"\b(?:va|van|voy|vas|vamos|vais|iba|iban|vuelve|empieza|comienza|ayuda|invita|invitamos) (?P<x>ha)"
        rf"(?= {INFINITIVE})",
        "a",
    ),
    rule(
        "a_ha",
        "a",
        rf"\b(?:se|nos|les|le|lo) (?P<x>a)(?= (?:{PARTICIPLE}|sido|ido))(?! (?:lado|mercado|medido|pedido)\b)",
        "ha",
    ),
    rule(
        "va_hacer",
        "hacer haber",
        r"\b(?P<x>(?P<va>vamos|voy|vas|va|vais|van|iba|iban) (?P<verb>hacer|haber))\b",
        r"\g<va> a \g<verb>",
    ),
    rule(
        "impersonal_haber",
        "habían hubieron habrán habrían hayan hubieran hubiesen",
        rf"\b(?P<x>habían|hubieron|habrán|habrían|hayan|hubieran|hubiesen)(?= {QUANTITY}\b(?! \w+[aeií]do\b))",
        _singular,
    ),
    rule("impersonal_haber", "hubieron", rf"\b(?P<x>hubieron)(?! (?:de|{PARTICIPLE}))(?= \w)", _singular),
    rule(
        "impersonal_haber",
        "haber",
        r"\b(?P<x>pueden|podrán|podrían|suelen|deben|van a|iban a)(?= haber (?:un|una|unos|unas|más|menos|"
        rf"{QUANTITY})\b)",
        _singular,
    ),
    # sino, porque, de que (DPD, «sino», «porque», «dequeísmo», «queísmo»)
    rule(
        "si_no_sino",
        "no",
        r"\bno (?:solo|sólo|solamente|únicamente)\b[^.;:!?\n]{1,120}?\b(?P<x>si no)(?= (?:que|también|además)\b)",
        "sino",
    ),
    rule(
        "sino_si_no",
        "sino",
        rf"{CLAUSE}(?P<x>sino)(?= (?:puedes?|pueden|podéis|podemos|tienes?|tienen|tenéis|quieres?|vienes?|"
        r"estás?|sabes?|llueve|hay|es posible)\b)",
        "si no",
    ),
    rule("el_porque", "porque", r"\b(?:el|un|su|los|del|al) (?P<x>porque)(?= (?:de|del)\b|[.,;!?)]|$)", "porqué"),
    rule("porque_question", "porque", r"¿(?:y |pero )?(?P<x>porque)\b", "por qué"),
    rule("porque_question", "que", r"¿(?:y |pero )?(?P<x>por que)\b", "por qué"),
    rule(
        "porque_question",
        "porque",
        r"\b(?:no (?:sé|sabe|sabemos|saben|entiendo|entendemos)|te contamos|os contamos|te explicamos|os "
        r"explicamos|explicamos|descubre|averigua|preguntan?) (?P<x>porque)\b",
        "por qué",
    ),
    rule(
        "porque_noun",
        "porqué",
        r"(?<!\bel )(?<!\bun )(?<!\bsu )(?<!\blos )(?<!\bdel )(?<!\bal )(?<!\beste )(?<!\bese )(?<!\bcada )"
        r"(?<!\bsin )\b(?P<x>porqué)(?= \w)(?! (?:de|del|y)\b)",
        "por qué",
        "porque",
    ),
    rule(
        "dequeismo",
        "que",
        r"\b(?:pienso|piensa|pensamos|piensan|creo|cree|creemos|creen|opino|opina|opinan|opinamos|"
        r"considero|considera|consideramos|consideran|espero|esperamos|digo|dijo|dicen|dijeron|afirma|"
        r"afirmó|afirman|manifestó|señaló|señala|comunicó|comunicamos|anunció|anuncia|anunciamos|explicó|"
        r"indicó) (?P<x>de que)\b",
        "que",
    ),
    rule(
        "dequeismo",
        "que",
        r"\b(?:es|era|fue|sería|será|parece|resulta) (?:muy |más )?(?:probable|posible|importante|"
        r"necesario|conveniente|obligatorio|recomendable|imprescindible|evidente|fundamental|esencial) "
        r"(?P<x>de que)\b",
        "que",
    ),
    rule(
        "queismo",
        "que",
        r"\b(?:estoy|está|estamos|están) (?:muy |completamente )?(?:segur[oa]s?|convencid[oa]s?) (?P<x>que)\b",
        "de que",
    ),
    rule(
        "queismo",
        "que",
        r"\b(?:se|nos|me|te|os) (?:dio|da|dan|damos|daba|daban|dieron|doy|das|dé|den|ha dado|han dado|"
        r"hemos dado) cuenta (?P<x>que)\b",
        "de que",
    ),
    rule(
        "queismo",
        "que",
        r"\b(?:a pesar|a condición|con la condición|en el caso|en el supuesto|hasta el punto|con la excusa|"
        r"con motivo) (?P<x>que)(?= (?!nos ocupa|se )\w)",
        "de que",
    ),
    rule("queismo", "que", r"\bdebido (?P<x>que)\b", "a que"),
)
