"""Phrases that are not those of the norm, words that do not agree, words written twice, ordinals and capitals."""

from __future__ import annotations

import re

from calendario.spelling.spanish.rule import CLAUSE, QUANTITY, START, Rule, rule, swap

__all__ = ["AGREEMENT"]

_MONTH = "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre"
_ORDINALS = {
    "11": "undécim", "12": "duodécim", "13": "decimotercer", "14": "decimocuart", "15": "decimoquint",
    "16": "decimosext", "17": "decimoséptim", "18": "decimoctav", "19": "decimonoven", "20": "vigésim",
}  # fmt: skip
_FRACTIONS = {
    "onceav": "11", "doceav": "12", "treceav": "13", "catorceav": "14", "quinceav": "15", "dieciseisav": "16",
    "diecisieteav": "17", "dieciochoav": "18", "diecinueveav": "19", "veinteav": "20",
}  # fmt: skip


_WHOSE = {"m": "mí", "t": "ti", "s": "él"}
_AGREEING = {
    "este": "esta", "ese": "esa", "aquel": "aquella", "mucho": "mucha", "poco": "poca", "otro": "otra",
    "tanto": "tanta", "el mismo": "la misma", "el nuevo": "la nueva", "todo el": "toda el",
}  # fmt: skip
_TO_MASCULINE = {
    "la": "el", "una": "un", "las": "los", "unas": "unos", "esta": "este", "estas": "estos", "nuestra": "nuestro",
}  # fmt: skip
_TO_FEMININE = {
    "el": "la", "un": "una", "los": "las", "unos": "unas", "este": "esta", "estos": "estas", "del": "de la",
    "al": "a la", "nuestro": "nuestra",
}  # fmt: skip


def _to_lower(match: re.Match[str]) -> str:
    return match["x"].lower()


def _ordinal(match: re.Match[str]) -> str:
    return _ORDINALS[_FRACTIONS[match["stem"].lower()]] + match["end"]


def _feminine(match: re.Match[str]) -> str:
    word = match["x"]
    return word[:-1] + "a" if word.lower().endswith("o") else word + "a"


def _fit_article(match: re.Match[str]) -> str:
    return _TO_MASCULINE[match["x"].lower()]


def _fit_article_back(match: re.Match[str]) -> str:
    return _TO_FEMININE[match["x"].lower()]


def _agreeing(match: re.Match[str]) -> str:
    return _AGREEING[" ".join(match["x"].lower().split())]


def _behind(match: re.Match[str]) -> str:
    return f"{match['where']} de {_WHOSE[match['whose'].lower()]}"


def _numbered(match: re.Match[str]) -> str:
    return f"{match['number']}.{'º' if match['end'].lower() == 'o' else 'ª'}"


def _once(match: re.Match[str]) -> str:
    marked: str = match["x"]
    return match["word"] if marked.count(" ") == 1 else marked  # three times is a song


def _ordered(match: re.Match[str]) -> str:
    stem: str = match["stem"]
    return (stem[:-1] + "í" if stem.endswith("i") else stem) + "os"


def _capitalised(words: str) -> str:
    return "|".join(word.capitalize() for word in words.split("|"))


# Without «haya», which is far oftener of the verb: «una vez la haya presentado», «cuando este haya terminado», La Haya.
_TONIC = "agua|área|aula|acta|águila|hambre|arca|hacha|alma|ánfora|ágora|aya|alga"
# Dates that are names of days and what is called after them: «actos del 8 de Marzo».
_HOLIDAYS = (
    r"28 de febrero|(?:8|19) de marzo|(?:14|23|25) de abril|(?:1|2|3|15|17|21|25) de mayo|28 de junio|"
    r"(?:9|25|28) de julio|15 de agosto|(?:1|8|9|11|16|18) de septiembre|(?:1|9|12) de octubre|"
    r"(?:1|20|25) de noviembre|[68] de diciembre"
)
_OF_WEEK = "lunes|martes|miércoles|jueves|viernes|sábado|domingo|sábados|domingos"
# Nouns that no verb is spelt like: «él curso» may be «él cursó».
_AFTER_EL = (
    rf"plazo|ayuntamiento|Ayuntamiento|alcalde|día|año|parque|concurso|centro|pueblo|agua|horario|teléfono|municipio|"
    rf"concejal|colegio|mercado|público|acceso|servicio|mes|equipo|próximo|{_OF_WEEK}|{_MONTH}"
)
# Nouns whose two forms no verb is spelt like: «las ayuda», «los premio», «las calle» may be.
_MEN = (
    "alumno vecino niño ciudadano usuario abuelo amigo participante interesado habitante visitante servicio barrio "
    "parque colegio requisito plazo horario"
)
_WOMEN = "alumna vecina niña ciudadana usuaria abuela amiga persona familia fiesta plaza escuela biblioteca bicicleta"


def _any_of(nouns: str, ending: str = "") -> str:
    return rf"(?-i:{'|'.join(noun + ending for noun in nouns.split())})\b(?!-)"


def _plurals(nouns: str) -> str:
    return " ".join(noun + "s" for noun in nouns.split())


AGREEMENT: tuple[Rule, ...] = (
    # phrases (DPD, under the noun)
    rule(
        "a_nivel_de",
        "nivel",
        r"\b(?P<x>a nivel de)(?= (?!calle|suelo|tierra|mar|agua|usuario|base|sótano|planta|calzada|acera|"
        r"riesgo|alerta|emergencia|barrio|distrito|municipio|comarca|provincia|región|comunidad|país|isla|ciudad|"
        r"(?:la|el) (?:barrio|distrito|municipio|comarca|provincia|región|comunidad|país|isla|ciudad)|"
        r"(?-i:[A-ZÁÉÍÓÚ]))\w)",
        "en cuanto a",
        "en",
    ),
    rule(
        "en_base_a",
        "base",
        r"\b(?P<x>en base a)(?! (?:d[oó]s|tres|diez|un|una) (?:números?|cifras?))\b",
        "según",
        "sobre la base de",
    ),
    rule("contra_mas", "contra", rf"{CLAUSE}(?P<x>contra)(?= (?:más|menos|antes|mayor|mejor)\b(?! de\b))", "cuanto"),
    rule(
        "detras_mio",
        "delante detrás encima debajo cerca enfrente",  # «alrededor suyo» is right
        r"\b(?P<x>(?P<where>delante|detrás|encima|debajo|cerca|enfrente) (?P<whose>m|t|s)(?:ío|"
        r"ía|uyo|uya))\b",
        _behind,
    ),
    rule(
        "detras_mio",
        "delante detrás encima debajo cerca enfrente",
        r"\b(?P<x>(?P<where>delante|detrás|encima|debajo|cerca|enfrente) nuestr[oa])\b",
        r"\g<where> de nosotros",
    ),
    rule(
        "detras_mio",
        "delante encima debajo cerca enfrente",
        r"\b(?P<x>(?P<where>delante|encima|debajo|cerca|enfrente) (?P<whose>m)i[ao])\b",
        _behind,
    ),
    rule("motu_proprio", "motu", r"\b(?P<x>de motu propr?io|motu propio)\b", "motu proprio"),
    rule("grosso_modo", "grosso", r"\b(?P<x>a grosso modo)\b", "grosso modo"),
    rule(
        "sobretodo",
        "sobretodo",
        r"(?<!\bun )(?<!\bel )(?<!\bsu )(?<!\bde )(?<!\bcon )(?<!\bsin )\b(?P<x>sobretodo)\b",
        "sobre todo",
    ),
    rule("aparte_de", "parte", rf"{CLAUSE}(?P<x>a parte de)(?= (?!los|las|la|sus|su|est[oa]s)\w)", "aparte de"),
    rule(
        "acerca_de",
        "cerca",
        r"\b(?:información|hablar|hablará|charla|jornada|taller|conferencia|dudas|consultas?|saber|más|"
        r"reflexionar|debatir) (?P<x>a cerca d(?P<de>el?))\b"
        rf"(?! (?:{QUANTITY}|medio|un centenar|un millar|once|doce|quince|veinte|treinta|cincuenta|cien|mil)\b)",
        r"acerca d\g<de>",
    ),
    rule(
        "en_torno",
        "entorno",
        r"\b(?:gira|giran|girará|debate|debatir|jornadas?|charla|coloquio|actividades|taller|redonda|"
        r"reflexión|reflexionar|programa|actos) (?P<x>entorno a(?P<l>l?))\b",
        r"en torno a\g<l>",
    ),
    swap("sin_perjuicio", "prejuicio/perjuicio", behind=r"\b(?:sin|en) ", before=r" del?\b"),
    rule(
        "infringir",
        "inflige infligen infligir infligido infligió infligieron inflijan inflija",
        r"\b(?P<x>inflig(?P<end>e|en|ir|ido|ió|ieron))(?= (?:la|las|el|los|esta|estas|dicha|una) "
        r"(?:normas?|normativas?|ley|leyes|ordenanzas?|reglas?|reglamentos?|bando|disposiciones)\b)",
        r"infring\g<end>",
    ),
    swap("desechos", "deshechos/desechos", behind=r"\b(?:los|de|sus) ", but=r" (?:por|en)\b"),
    swap(
        "expira",
        "espira/expira",
        behind=r"\b(?:plazos?|contratos?|licencias?|periodo|período|convocatoria)\b[^.;:!?\n]{0,40}? ",
    ),
    swap("ola_de", "hola/ola", before=r" de (?:calor|frío|incendios|robos)\b"),
    # agreement (DPD, «el», «primero», «cualquiera», pronouns)
    rule("el_agua", "la", rf"\b(?P<x>la)(?= (?:{_TONIC})\b)", "el"),
    rule(
        "este_agua",
        "este ese aquel mucho poco otro mismo todo primer tanto",
        rf"\b(?P<x>este|ese|aquel|mucho|poco|otro|tanto)(?= (?:{_TONIC})\b)",
        _agreeing,
    ),
    rule(
        "este_agua",
        "mismo nuevo todo",
        rf"\b(?P<x>el mismo|el nuevo|todo el)(?= (?:{_TONIC})\b)",
        _agreeing,
    ),
    rule(
        "agua_fria",
        "agua área aula acta águila",
        r"(?<!\ben )(?<!\bcon )(?<!\bpor )(?<!\bpara )(?<!\bde )"  # un espacio en el área reservado a
        r"\b(?:el|un) (?:agua|área|aula|acta|águila) (?P<x>frío|limpio|sucio|turbio|afectado|"
        r"destinado|reservado|habilitado|recreativo|deportivo|técnico|acotado)\b(?!-)",
        _feminine,
    ),
    rule(
        "masculine_noun",
        "la una las unas esta estas nuestra",
        r"\b(?P<x>la|una|las|unas|esta|estas|nuestra)(?= (?:problema|sistema|idioma|clima|diploma|esquema|"
        r"dilema|panorama|mapa|planeta|día|problemas|sistemas|idiomas|climas|diplomas|esquemas|mapas|días)"
        r"\b)",
        _fit_article,
    ),
    rule("masculine_noun", "una unas", r"\b(?P<x>una|unas)(?= (?:tema|programa|temas|programas)\b)", _fit_article),
    rule(
        "masculine_noun", "la una", r"\b(?P<x>la|una)(?= (?!desmiento|miento)\w{3,}(?:amiento|imiento)\b)", _fit_article
    ),
    rule(
        "feminine_noun",
        "el un del al este nuestro",
        r"\b(?P<x>el|un|del|al|este|nuestro)(?= (?-i:[a-záéíóúñ]{2,24}(?:ción|sión|idad))\b)",
        _fit_article_back,
    ),
    rule("primera_edicion", "primer tercer", r"\b(?:la|una|esta|nuestra) (?P<x>primer|tercer)(?= \w)", _feminine),
    rule(
        "cualquier",
        "cualquiera",
        r"\b(?P<x>cualquiera)(?= (?:persona|ciudadano|ciudadana|vecino|vecina|duda|consulta|caso|momento|"
        r"día|hora|lugar|otro|otra|tipo|información|incidencia)\b)",
        "cualquier",
    ),
    rule(
        "le_les",
        "le",
        r"\b(?P<x>le)(?= (?:informamos|recordamos|comunicamos|deseamos|agradecemos|pedimos|"
        r"rogamos|ofrecemos) (?:\w+ )?a (?:tod[oa]s|l[oa]s)\b)",  # not «le invitamos a los actos»
        "les",
    ),
    rule(
        "y_e",
        "y",
        r"(?<![\"«'/0-9])\b(?<!¿)(?P<x>y)(?= (?!\w{1,24}ing\b|hip\b|hipp|hits?\b)"
        r"(?-i:h?[ií](?![aeoáéó])[a-záéíóúñ]{2}))",
        "e",
    ),
    rule("o_u", "o", r"\b(?P<x>o)(?= (?!hobb|hock|hold|hooli|hot\b|home|out|oo)(?-i:h?[oó][a-záéíóúñ]{2}))", "u"),
    # «ésta» by itself is left to everybody, before its noun it has no accent (DPD, «tilde»)
    swap(
        "este_noun",
        "ésta/esta ésa/esa",
        before=r" (?:semana|tarde|noche|mañana|temporada|edición|actividad|iniciativa|jornada|medida|fiesta|plaza|"
        r"calle|ciudad|web|convocatoria|campaña|ocasión|época|exposición|obra|carrera|feria|vez)\b",
    ),
    swap(
        "este_noun",
        "éste/este ése/ese",
        before=rf" (?:año|mes|fin de semana|verano|otoño|invierno|curso|pueblo|municipio|ayuntamiento|periodo|período|"
        rf"plazo|evento|proyecto|programa|concurso|taller|espacio|parque|lugar|momento|puente|{_OF_WEEK})\b",
    ),
    swap(
        "este_noun",
        "éstas/estas ésas/esas éstos/estos ésos/esos",
        before=r" (?:semanas|tardes|noches|fiestas|fechas|navidades|actividades|jornadas|medidas|obras|ayudas|días|"
        r"meses|años|talleres|carnavales|lugares|espacios|proyectos|momentos)\b",
    ),
    # «contigo», never «con tú»; «de tú a tú», «según tú», «como tú», «para tú poder» are right
    rule(
        "tu_noun",
        "con_tú en_tú desde_tú hacia_tú contra_tú mediante_tú tras_tú ante_tú bajo_tú",
        r"\b(?:con|en|desde|hacia|contra|mediante|tras|ante|bajo) (?P<x>tú)(?= (?!mism[oa]\b)(?-i:[a-záéíóúñ]{3,}))",
        "tu",
    ),
    rule(
        "tu_noun",
        "a_tú de_tú por_tú para_tú sin_tú sobre_tú es_tú",
        r"(?<!\bde tú )\b(?:a|de|por|para|sin|sobre|es) (?P<x>tú)(?= (?:tarjeta|dni|casa|calle|barrio|pueblo|"
        r"ciudad|municipio|ayuntamiento|cuenta|cita|solicitud|perro|mascota|familia|hijo|hija|coche|bici|bicicleta|"
        r"móvil|teléfono|correo|vivienda|negocio|empresa|comercio|salud|seguridad|edad|cuerpo|tiempo|turno|momento|"
        r"opinión|voto|ayuda|colaboración|participación|paciencia|comprensión|atención|asistencia|visita|culpa|"
        r"entrada|plaza|propuesta|idea|voz|firma|nombre|vida|trabajo|responsabilidad|basura)s?\b)",
        "tu",
    ),
    # of ultimar nobody speaks at the beginning without telling what: «Ultima los preparativos»
    swap(
        "accent",
        "ultima/última",
        behind=START,
        before=r" (?:semana|hora|frase|plaza|oportunidad|edición|sesión|función|jornada|noche|tarde|parte|entrada|"
        r"entrega|actuación|etapa|fase|reunión|cita|prueba|convocatoria|actualización|noticia|llamada|fecha|clase|"
        r"parada|pregunta|vez)\b",
    ),
    swap(
        "accent",
        "ultimas/últimas",
        behind=START,
        before=r" (?:semanas|horas|plazas|oportunidades|entradas|noticias|sesiones|funciones|clases|fechas|jornadas|"
        r"noches|citas|actualizaciones|unidades|localidades)\b",
    ),
    rule("masculine_el", "él", rf"(?<!\ba )\b(?P<x>él)(?= (?-i:{_AFTER_EL})\b)", "el"),
    rule(
        "de_acuerdo",
        "dé",
        r"(?<!\bque )(?<!\bno )(?<!\bse )(?<!\ble )(?<!\bnos )\b(?P<x>dé)(?= (?:acuerdo|repente|lunes|martes|enero|"
        r"febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|\d{4}|todos los)\b)",
        "de",
    ),
    rule(
        "plural_noun",
        _MEN,
        rf"\b(?:los|unos|estos|nuestros|algunos) (?P<x>{_any_of(_MEN)})",
        r"\g<x>s",
    ),
    rule(
        "plural_noun",
        _WOMEN,
        rf"\b(?:las|unas|estas|nuestras|algunas) (?P<x>{_any_of(_WOMEN)})",
        r"\g<x>s",
    ),
    rule("plural_noun", _plurals(_MEN), rf"\b(?P<x>el)(?= {_any_of(_MEN, 's')})", "los"),
    rule("plural_noun", _plurals(_WOMEN), rf"\b(?P<x>la)(?= {_any_of(_WOMEN, 's')})", "las"),
    rule(
        "infinitive_order",
        "disculpar perdonar disculparnos perdonarnos",
        rf"{CLAUSE}(?P<x>(?P<stem>disculp|perdon)ar(?P<us>nos)?)(?= (?:por )?las molestias\b)",
        r"\g<stem>en\g<us>",
        r"\g<stem>ad\g<us>",
    ),
    rule(
        "infinitive_order",
        "traeros animaros apuntaros acercaros uniros sumaros sentaros quedaros prepararos inscribiros",
        rf"{CLAUSE}(?P<x>(?P<stem>trae|anima|apunta|acerca|uni|suma|senta|queda|prepara|inscribi)ros)\b"
        r"(?![^.!?\n]{0,40} (?:es|era|fue|ha|será|sería|puede|podrá|cuesta|costará|no)\b)",
        _ordered,
    ),
    # ñ left out (DLE, «ano», «año»)
    rule(
        "tilde_n",
        "ano anos",
        rf"\b(?:{QUANTITY}|once|doce|quince|veinte|treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa|cien|mil|"
        r"últimos|próximos|primeros|unos|un|cada|este|próximo|pasado|fin de|feliz|nuevo|mismo) (?P<x>ano(?P<s>s?))\b",
        r"año\g<s>",
    ),
    rule(
        "tilde_n",
        "ano anos",
        r"\b(?P<x>ano(?P<s>s?))(?= (?:que vienen?|pasados?|nuevo|próximos?|escolar|(?:19|20)\d\d|después|antes|"
        r"de (?:edad|antigüedad|experiencia))\b)",
        r"año\g<s>",
    ),
    rule("tilde_n", "espana", r"\b(?P<x>(?-i:Espana))\b", "España"),
    rule("tilde_n", "espana", r"\b(?P<x>(?-i:ESPANA))\b", "ESPAÑA"),
    # contractions and words written twice
    rule(
        "a_el",
        "el",
        r"\b(?P<x>a (?-i:el))(?= (?-i:[a-záéíóúñ]))(?! (?:que|cual|le|lo|la|se|me|no|y|o)\b)",
        "al",
        "a él",
    ),
    rule(
        "de_el",
        "el",
        r"\b(?P<x>de (?-i:el))(?= (?-i:[a-záéíóúñ]))(?! (?:que|cual|le|lo|la|se|me|no|y|o)\b)",
        "del",
        "de él",
    ),
    rule(
        "twice",
        "de la el los las en a con por para un una del al su y le lo nos os me te es que son se sus e",
        r"(?<![\w-])(?P<x>(?P<word>de|la|el|los|las|en|a|con|por|para|un|una|del|al|su|sus|y|lo|nos|os|me|"
        r"te|es|que|se)(?: (?-i:(?P=word)))+)(?![\w-])",
        _once,
    ),
    # numbers, months, days (DPD, «ordinales», «mayúsculas»)
    rule(
        "ordinal_ava",
        "onceava onceavo doceava doceavo treceava treceavo catorceava catorceavo quinceava quinceavo "
        "veinteava veinteavo dieciseisava dieciseisavo diecisieteava diecisieteavo dieciochoava "
        "dieciochoavo diecinueveava diecinueveavo",
        rf"\b(?P<x>(?P<stem>{'|'.join(_FRACTIONS)})(?P<end>[oa]))(?= (?:edición|aniversario|certamen|"
        r"concurso|feria|festival|carrera|jornadas?|muestra|semana|encuentro|congreso|premio|torneo|"
        r"maratón|sesión|puesto|planta|ciclo|marcha|ruta)\b)",
        _ordinal,
    ),
    rule(
        "ordinal_avo",
        "",
        r"(?<![\w/.,])(?P<x>(?P<number>1[1-9]|[2-9]\d)(?:av|v)(?P<end>[oa]))\b(?! parte)",
        _numbered,
    ),
    rule(
        "month_capital",
        _MONTH.replace("|", " "),
        r"\b(?<!calle )(?<!plaza )(?<!avenida )(?<!avda\. )(?:(?:del?|el|hasta el|a|y|al|día|desde el|\n) )"
        rf"(?!(?:{_HOLIDAYS})\b(?! de \d))\d{{1,2}} de (?P<x>(?-i:{_capitalised(_MONTH)}))"
        r"(?= de \d{4}|[.,;)]| a las)",
        _to_lower,
    ),
    rule(
        "day_capital",
        _OF_WEEK.replace("|", " "),
        rf"\b(?-i:el|los|este|próximo|cada|del|al|todos los) (?P<x>(?-i:{_capitalised(_OF_WEEK)}))(?= "
        rf"(?:\d{{1,2}} de|a las|por la|de \d)\b|[.,;]? ?\d{{1,2}} de)",
        _to_lower,
    ),
)
