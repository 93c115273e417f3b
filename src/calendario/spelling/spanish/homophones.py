"""What sounds like something else: haber and «a ver», sino and «si no», porque and «por qué», «de que» too many."""

from __future__ import annotations

import re

from calendario.spelling.spanish.rule import CLAUSE, INFINITIVE, PARTICIPLE, QUANTITY, START, Rule, rule, swap

__all__ = ["HOMOPHONES"]

_TO_NUMBER = {
    "habían": "había", "hubieron": "hubo", "habrán": "habrá", "habrían": "habría", "hayan": "haya",
    "hubieran": "hubiera", "hubiesen": "hubiese", "pueden": "puede", "podrán": "podrá", "podrían": "podría",
    "suelen": "suele", "deben": "debe", "van a": "va a", "iban a": "iba a",
}  # fmt: skip


# Subjunctives that no indicative is spelt like.
_WISHED = (
    r"(?:haya[ns]?|hayáis|hayamos|sea[ns]?|seáis|seamos|esté[ns]?|estéis|estemos|dé|den|vaya[ns]?|vayáis|vayamos|sepa[ns]?|"
    r"quiera[ns]?|pueda[ns]?|podáis|deba[ns]?|exista[ns]?|llueva|nieve|desee[ns]?|necesite[ns]?|falte[ns]?|quede[ns]?|"
    r"llegue[ns]?|presente[ns]?|asista[ns]?|reciba[ns]?|cumpla[ns]?|entregue[ns]?|participe[ns]?|pague[ns]?|"
    r"haga[ns]?|diga[ns]?|siga[ns]?|\w{1,20}(?:zca|iera|iese|enga|onga|alga|aiga|uya)n?)\b"
)


def _singular(match: re.Match[str]) -> str:
    return _TO_NUMBER[" ".join(match["x"].lower().split())]


def _with_a(match: re.Match[str]) -> str:
    """«va a haber» is said of things; persons go to see: «vamos a ver»."""
    seen = match["verb"].lower() == "haber" and match["va"].lower() in ("vamos", "voy", "vas", "vais")
    return f"{match['va']} a {'ver' if seen else match['verb'].lower()}"


HOMOPHONES: tuple[Rule, ...] = (
    # haber and what sounds like it (RAE, «a ver / haber», «halla / haya»; DPD, «haber»)
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
    rule("haber_a_ver", "aver", r"\b(?P<x>aver)(?= (?:si|qué|que|cuándo|quién|cómo|dónde|cuánt\w{1,3})\b)", "a ver"),
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
    rule(
        "hay_ahi",
        "hay",
        r"(?<!\bque )\b(?P<x>hay)(?= (?:está|están|estaba|estaban|estará|estarán|estamos|estaremos)\b)",
        "ahí",
    ),
    rule("hay_ay", "ay", rf"\b(?P<x>ay)(?= (?:que {INFINITIVE}|un|una|unos|unas|{QUANTITY})\b)", "hay"),
    rule(
        "haya_halla",
        "halla hallan",
        r"\b(?:que|cuando|aunque|quien|donde|como)(?: no)?(?: ya)?(?: lo| la| le| les| nos| los| las)? "
        rf"(?P<x>halla(?P<n>n?))(?= {PARTICIPLE})",
        r"haya\g<n>",
    ),
    rule(
        "hay_ay",
        "ay",
        r"\b(?P<x>ay)(?= (?:plazas|clases?|servicio|gente|obras|entradas|actividades|talleres|sitio|atascos?|cortes?|"
        r"niebla|hielo|nieve|algún|alguna|ningún|ninguna|más de)\b)",
        "hay",
    ),
    rule("hay_ay", "ay", r"\b(?:no|donde|dónde|también) (?P<x>ay)(?= \w)", "hay"),
    rule(
        "haya_halla",
        "halla hallan",
        r"\b(?:espero|esperamos|ojalá|deseo|deseamos|quiero|queremos|para|sin) (?:que )?(?:no )?(?:ya )?"
        r"(?P<x>halla(?P<n>n?))(?= (?:plazas|sitio|suerte|gente|obras|clases?|servicio|problemas?|dudas?|much[oa]s?|"
        r"más|algún|alguna|algun[oa]s|ningún|ninguna|un|una|unos|unas)\b)",
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
        r"\bse (?P<x>haya(?P<n>n?))(?= (?:en|entre|junto|frente|detrás|dentro|cerca|a \d)\b)"
        r"(?! en (?:su (?:día|caso|momento)|tod[oa]|tiempo|plazo|ningún|cualquier)\b| entre (?:ell[oa]s|sí)\b)",
        r"halla\g<n>",
    ),
    rule("haya_alla", "haya halla", r"\bmás (?P<x>ha(?:ya|lla))\b(?= (?:de|del)\b|[.,;!?)]|$)", "allá"),
    rule(
        "haya_alla",
        "haya halla",
        rf"(?:{CLAUSE}|\b(?:hasta|hacia) )(?P<x>ha(?:ya|lla))(?= (?:donde|por|tú|usted)\b)",
        "allá",
    ),
    rule(
        "valla_vaya",
        "valla vallan",
        r"\b(?:que|ojalá|cuando)(?: no)? (?:se |te |le |nos |les |os )?(?P<x>valla(?P<n>n?))(?= (?:a|bien|"
        r"mal|mejor|bonito|con|por)\b)",
        r"vaya\g<n>",
    ),
    rule("valla_vaya", "valla vallan", rf"{CLAUSE}(?P<x>valla(?P<n>n?))(?= usted(?:es)?\b)", r"vaya\g<n>"),
    swap(
        "valla_vaya",
        "valla/vaya",
        behind=rf"(?:{START}|[¡(])",
        before=r" (?:semana|día|tarde|noche|mañana|año|mes|verano|invierno|fin de semana|frío|calor|tiempo|tormenta|"
        r"sorpresa|susto|ambiente|ambientazo|nivel|éxito|golazo|faena|final|pena|lástima|suerte|manera|ganas|lío|"
        r"racha|espectáculo|foto|fotos|vistas|cambio|lujo|pedazo|carrera|fiesta|par|un)\b",
    ),
    rule(
        "valla_vaya",
        "vallas valláis vallamos vallan valla",
        r"\b(?:no|no te|no os|no se) (?P<x>vall(?P<end>as|áis|amos|an|a))(?= (?:a|al|por|con|en|sin|tan|hacia)\b)",
        r"vay\g<end>",
    ),
    rule(
        "ir_b",
        "boy iva ivas",
        rf"(?:{CLAUSE}|\b(?:yo|ya|no|me|que|y|hoy|ahora|también) )(?P<x>boy)"
        rf"(?= (?:al|a (?:{INFINITIVE}|la|los|las|casa))\b)",
        "voy",
    ),
    rule("ir_b", "ben", rf"{CLAUSE}(?P<x>ben)(?= a (?:la fiesta\b|{INFINITIVE}))", "ven"),
    rule(
        "ir_b",
        "iva ivas",
        rf"(?:{CLAUSE}|\b(?:no|ya|se|me|nos|que|yo|siempre|también) )(?P<x>(?-i:[Ii]va(?P<n>s?)))(?= a {INFINITIVE})",
        r"iba\g<n>",
    ),
    rule(
        "hacer_h",
        "ace",
        rf"(?:{CLAUSE}|\b(?:no|ya|se|que|me|te|nos|le|les|hoy|desde|lo|la|como|y|también) )(?P<x>(?-i:[Aa]ce))"
        rf"(?= (?:falta|calor|frío|sol|viento|tiempo|años|meses|días|unos|unas|buen|mal|{QUANTITY}|que)\b)",
        "hace",
    ),
    rule(
        "hasta_asta",
        "asta",
        rf"(?:{CLAUSE}|\b(?!(?:el|un|del|al|su|cada|media|esta|mismo|por) )\w+ |\d )(?P<x>asta)"
        r"(?= (?:el|la|los|las|que|mañana|luego|pronto|ahora|siempre|aquí|ayer|hoy|fin|final|lunes|martes|miércoles|"
        r"jueves|viernes|sábado|domingo|\d)\b|(?= \d))",
        "hasta",
    ),
    swap("asta_hasta", "hasta/asta", behind=r"\ba media "),
    swap(
        "ha_echo",
        "echo/hecho",
        behind=r"\b(?:he|has|ha|hemos|habéis|han|había|habían|haber|habrá|habría|haya|hayan) ",
    ),
    swap("de_echo", "echo/hecho", behind=r"\bde "),
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
    swap("has_haz", "has/haz", before=r" (?:clic|click|un|una|tu|tus|el|los|las)\b"),
    rule("o_sea", "osea", r"(?<!\bmédula )(?<!\bmasa )(?<!\bdensidad )(?<!\bestructura )\b(?P<x>osea)\b", "o sea"),
    swap("tubo_tuvo", "tubo/tuvo", before=rf" (?:que {INFINITIVE}|lugar\b)"),
    rule(
        "va_hacer",
        "hacer haber",
        r"\b(?P<x>(?P<va>vamos|voy|vas|va|vais|van|iba|iban) (?P<verb>hacer|haber))\b",
        _with_a,
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
    rule(
        "el_porque",
        "qué",
        r"\b(?:el|su|los|sus|un) (?P<x>por qué(?P<s>s?))(?= (?:de|del)\b|[.,;!)]|$)",
        r"porqué\g<s>",
    ),
    rule("el_porque", "porque", r"\b(?:el|un|su|los|del|al) (?P<x>porque)(?= (?:de|del)\b|[.,;!?)]|$)", "porqué"),
    rule("porque_question", "porque", r"¿(?:y |pero )?(?P<x>porque)\b", "por qué"),
    rule("porque_question", "que", r"¿(?:y |pero )?(?P<x>por que)\b", "por qué"),
    rule(
        "porque_question",
        "por_que",
        rf"{CLAUSE}(?:y |pero )?(?P<x>por que)(?= [^.!?¿:\n]{{1,80}}\?)",
        "por qué",
    ),
    rule(
        "porque_cause",
        "por_que",
        r"\b(?:cerrad|cortad|suspendid|aplazad|cancelad|anulad|retrasad|desviad)[oa]s? (?P<x>por que)"
        r"(?= (?:hay|está|están|no|llueve|nieva|han?|es|son|hace)\b)",
        "porque",
    ),
    rule(
        "porque_question",
        "porque por_que",
        r"\b(?:no (?:sé|sabe|sabemos|saben|entiendo|entendemos)|te contamos|os contamos|te explicamos|os "
        r"explicamos|explicamos|descubre|averigua|preguntan?) (?P<x>porque|por que)\b",
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
        "de_que",
        r"\b(?:pienso|piensa|pensamos|piensan|creo|cree|creemos|creen|opino|opina|opinan|opinamos|"
        r"considero|considera|consideramos|consideran|espero|esperamos|digo|dijo|dicen|dijeron|afirma|"
        r"afirmó|afirman|manifestó|señaló|señala|comunicó|comunicamos|anunció|anuncia|anunciamos|explicó|"
        r"indicó|dije|dijiste|dijimos|dijisteis|decimos|decís|pensé|pensó|pensaba|pensaban|pensaron|creí|creyó|creía|"
        r"creíamos|creyeron|opinaba|opinó|consideró|consideraron|esperaba|esperábamos|afirmaron|afirmamos|"
        r"manifestaron|manifiesta|señalaron|señalan|comunicaron|explicaron|explicamos|explica|explican|indicaron|"
        r"indica|indican|indicamos|propusieron|propusimos|decidió|decidieron|comentaba|comentamos) (?P<x>de que)\b",
        "que",
    ),
    rule(
        "dequeismo",
        "de_que",
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
        "cuenta_que",
        r"\b(?:se|nos|me|te|os) (?:dio|da|dan|damos|dimos|di|diste|dais|daba|daban|dieron|doy|das|dé|den|ha dado|"
        r"han dado|hemos dado|he dado) cuenta (?P<x>que)\b",
        "de que",
    ),
    rule(
        "queismo",
        "alegro_que alegramos_que acuerdo_que acordamos_que",
        r"\b(?:me alegro|nos alegramos|me acuerdo|nos acordamos) (?P<x>que)\b",
        "de que",
    ),
    rule(
        "queismo",
        "pesar_que condición_que punto_que",
        r"\b(?:a pesar|a condición|hasta el punto) (?P<x>que)(?= \w)",
        "de que",
    ),
    rule(
        "queismo",
        "excusa_que",
        r"\bcon la excusa (?P<x>que)(?= (?!(?:se|le|les|nos|me|puso|pusieron|pone|dio|dieron|da|dan|dijo|inventó|"
        r"buscó|tenía|tiene|usó|usa)\b)\w)",
        "de que",
    ),
    rule(  # «con la condición que puso», «en el caso que nos ocupa»: which one, not that something be so
        "queismo",
        "condición_que caso_que supuesto_que motivo_que",
        r"\b(?:con la condición|en el caso|en el supuesto|con motivo) (?P<x>que)"
        rf"(?= (?:(?:no|se|me|te|nos|os|lo|la|le|les|los|las|usted|ustedes|alguien|nadie) ){{0,2}}{_WISHED})",
        "de que",
    ),
    rule("queismo", "debido_que", r"\bdebido (?P<x>que)\b", "a que"),
)
