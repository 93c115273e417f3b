"""«que» with «de» and without, «porque», «sino», and what is written in one word or in two (DPD)."""

from __future__ import annotations

from calendario.spelling.spanish.rule import CLAUSE, INFINITIVE, QUANTITY, START, Rule, rule, swap

__all__ = ["LINKING"]

# What may come behind a verb of having without being what there is: «habían antes», «habrán ellos».
_NOT_THERE = (
    r"(?!(?:antes|después|además|quizás|apenas|menos|más|todos|todas|ellos|ellas|ustedes|amb[oa]s|nosotr[oa]s|mis|"
    r"l[oa]s|"
    r"tras|entonces|detrás|jamás|sus|est[oa]s|es[oa]s|aquell[oa]s|vosotr[oa]s)\b)"
)
_THERE = rf" {_NOT_THERE}(?-i:[a-záéíóúñ]{{3,24}}(?:os|as|es))\b"
_FOUND = (
    r"(?:hay|está|están|no hay|no ha|no han|ha|han|hemos|habéis|es|son|somos|estamos|queremos|tenemos|llueve|hace|"
    r"necesitamos|creemos|sin vosotros|sin vuestr[oa]|así|estaba|había|era|va a|van a)\b"
)
_SINGULAR = {
    "habían": "había", "hubieron": "hubo", "habrán": "habrá", "habrían": "habría", "han": "ha", "hayan": "haya",
    "hubieran": "hubiera",
    "pueden": "puede", "podrán": "podrá", "podrían": "podría", "suelen": "suele", "deben": "debe",
    "deberían": "debería", "van a": "va a", "iban a": "iba a", "tienen que": "tiene que",
}  # fmt: skip

LINKING: tuple[Rule, ...] = (
    rule(
        "impersonal_haber",
        "habían habrán habrían hubieron",
        rf"\b(?P<x>habían|habrán|habrían|hubieron)(?={_THERE})",
        lambda m: _SINGULAR[m["x"].lower()],
    ),
    rule(
        "impersonal_haber",
        "habido",
        r"\b(?P<x>han|habían|hayan|habrán|hubieran)(?= habido\b)",
        lambda m: _SINGULAR[m["x"].lower()],
    ),
    rule(
        "impersonal_haber",
        "haber",
        rf"\b(?P<x>pueden|podrán|podrían|suelen|deben|deberían|van a|iban a|tienen que)(?= haber{_THERE})",
        lambda m: _SINGULAR[" ".join(m["x"].lower().split())],
    ),
    swap(
        "sino_si_no",
        "sino/si_no",
        behind=START,
        before=r" (?:te|os|se|le|les|lo|la|nos|me|fuera|fuese|hubiera|hubiese|llega|llegas|"
        r"recibe|recibes|encuentras?|recuerdas?|sale|da|va|vas|consigues?)\b",
    ),
    swap("sino_si_no", "sino/si_no", before=r" (?:fuera|fuese) por\b"),
    swap(
        "sino_si_no",
        "sino/si_no",
        behind=r"(?<!\bno )\b(?<=, )",
        before=r" no (?:te|se|os|hay|podr\w+|puedes?|le|les|nos|habrá)\b",
    ),
    swap(
        "si_no_sino",
        "si_no/sino",
        behind=r"\bno (?:solo|sólo|solamente|únicamente)\b[^.;:!?\n]{1,120}? ",
        before=r" (?:para|por|con|de|en|del|al)\b",
    ),
    swap("si_no_sino", "si_no/sino", behind=r"\bno\b[^.;:!?\n,]{1,60}, ", before=r" (?:para|que|de|del|al|por)\b"),
    swap(
        "si_no_sino",
        "si_no/sino",
        behind=r"\bno (?:es|son|era|será)(?: el| la)? (?:\w+),? ",
        before=r" (?:el |la |los |las )?(?:lunes|martes|miércoles|jueves|viernes|sábado|domingo|mañana|hoy)\b",
    ),
    swap("si_no_sino", "si_no/sino", behind=rf"(?:{START}|, )", before=r" que\b"),
    rule(
        "porque_cause",
        "por_que",
        rf"\b(?!(?:razón|razones|motivos?|causas?|normas?|ley|leyes|principios?|criterios?|puertas?|caminos?|"
        r"precios?|lugar|medios?|artículos?|tramos?|sitios?|luch\w+|vel[ae]\w*|vot\w+|apuest\w+|apost\w+|pele\w+|"
        r"esfor\w+|esfuer\w+|"
        r"trabaj\w+|abog\w+|opt\w+|pas\w+|inter\w+|afán|empeñ\w+|preocup\w+|pregunt\w+|sé|se|sabe\w*|entiend\w+|sea|"
        r"fuera|el|la|"
        rf"los|las|un|una)\b)\w+ (?P<x>por que)(?= {_FOUND})",
        "porque",
    ),
    swap(
        "porque_cause",
        "por_qué/porque",
        behind=r"\b(?:cerrad[oa]s?|cerramos|cortad[oa]s?|suspend\w+|aplaz\w+|cancel\w+) ",
        before=r" (?:hay|está|están|no|llueve|han?|hace)\b",
    ),
    swap(
        "porque_question",
        "porque/por_qué por_que/por_qué",
        behind=r"\b(?:(?:me|te|se|nos|os) pregunt\w+|sin saber|quer(?:emos|éis) saber|"
        r"quieres saber|saber|ignoro|ignoramos|no se) ",
        but=r" (?:es|era) ",
    ),
    swap(
        "dequeismo",
        "de_que/que",
        behind=r"\b(?:recuerda|recuerde|recuerden|recordad|recordamos|recordar|queremos|quiero|quieren|resulta|(?:me|"
        r"nos|te|le) parece|se comunica|"
        r"comunica|comunican|dijeron|decían|decía|dice|deseo|deseamos|sabemos|saben|supongo|suponemos|imagino|"
        r"confirmamos|"
        r"confirma|confirmó|anunciaron|comentó|comentan|aclaramos|aclara|pido|pedimos|solicitamos|rogamos|decidimos|"
        r"(?:nos|me|te|les|le|os) (?:alegra|gusta|encanta|apena|entristece|sorprende|duele|molesta|extraña|"
        r"enorgullece)) ",
        but=r" (?:se trat|habl)",
    ),
    swap(
        "dequeismo",
        "de_que/que",
        behind=r"\b(?:es|era|fue|sería|será|parece) (?:muy |más )?(?:cierto|verdad|normal|lógico|bueno|mejor|preciso|"
        r"obvio|falso|mentira|una pena|una lástima|triste|imposible|improbable|urgente|básico|clave|bonito) ",
    ),
    swap(
        "dequeismo",
        "de_que/que",
        behind=r"\b(?:problema|caso|verdad|cosa|objetivo|intención|novedad|pasa|deseo|realidad|pena) es ",
    ),
    swap(
        "queismo",
        "que/de_que",
        behind=r"\b(?:(?:no cabe|no hay|no existe) duda(?: alguna)?|soy consciente|es consciente|somos conscientes|son "
        r"conscientes|depende|se trata|es hora|ya va siendo hora|ha llegado (?:la hora|el momento)|estamos a favor|"
        r"estamos en "
        r"contra|da la casualidad|a fin|con el fin|a cambio|en vista|dado cuenta"
        r"|(?:me|se|nos|os) (?:enteré|enteró|enteramos|enterasteis)|acordaos|acuérdate|acuérdense|"
        r"no (?:te olvides|os olvidéis|se olviden|se olvide|nos olvidemos)|(?:tenemos|tengo|tiene|tienen) (?:miedo|"
        r"ganas)) ",
        before=r" \w",
    ),
    rule(
        "queismo",
        "insistimos_que insisto_que insiste_que insistió_que confiamos_que confío_que confía_que insisten_que",
        r"\b(?:insist(?:o|e|en|imos|ió|ieron)|conf(?:ío|ía|iamos|ían)) (?P<x>que)(?= \w)",
        "en que",
    ),
    swap(
        "one_word",
        "tan_bien/también",
        behind=rf"(?:{CLAUSE}|\b(?:yo|y|nosotros) )",
        before=r" (?:habrá|hay|hubo|pod\w+|pued\w+|quier\w+|quer\w+|tendr\w+|contar\w+|vendr\w+|estar\w+)\b",
    ),
    swap(
        "one_word",
        "tan_poco/tampoco",
        behind=rf"(?:{CLAUSE}|\b(?:semana|mañana|hoy|yo|y) )",
        before=r" (?:habrá|hay|hubo|abrirá|abre|abrimos|podr\w+|pued\w+|será|está|estará|tendr\w+|tenemos|quier\w+|"
        r"quer\w+)\b",
    ),
    swap("one_word", "a_demás/además", behind=CLAUSE, before=r"(?:,| (?:de|habrá|hay|se|os|nos)\b)"),
    swap("one_word", "si_quiera/siquiera", behind=r"\bni "),
    swap("one_word", "con_migo/conmigo con_tigo/contigo"),
    swap(
        "one_word",
        "a_sí_mismo/asimismo a_si_mismo/asimismo",
        behind=CLAUSE,
        before=r",? se (?:informa|ruega|comunica|recuerda|hace|ha|han|convoca|pone|ponen|abre|abrirá|advierte|"
        r"solicita)\b",
    ),
    swap("one_word", "a_sí_como/así_como a_si_como/así_como"),
    swap("apart", "acabo/a_cabo", behind=r"\b(?:llev\w+|lleva) (?:\w+ )?", but=r" (?:de|con)\b"),
    swap("apart", "abordo/a_bordo", before=r" del?\b"),
    swap("apart", "afín/a_fin", before=r" de (?:que|\w+[aei]r)\b"),
    swap("aparte_de", "a_parte/aparte", behind=START, before=r","),
    rule(
        "en_torno",
        "entorno_a entorno_al",
        r"\b(?:está|están|gira|giran|ronda|rondan|estará|sitúa|situó|cuesta|cuestan|será|serán|son|valor|precio|hay|"
        r"asistieron|"
        r"participaron|reunió|recaudaron|congregó) (?P<x>entorno a(?P<l>l?))\b(?! \w+[aei]r\b)",
        r"en torno a\g<l>",
    ),
    rule(
        "en_torno",
        "entorno_a entorno_al",
        rf"{CLAUSE}(?P<x>entorno a(?P<l>l?))(?= (?:las? \d|las? \w+ de la|l[oa]s {QUANTITY}|{QUANTITY}|unos|unas))",
        r"en torno a\g<l>",
    ),
    swap(
        "mas_mejor",
        "más_mejor/mejor más_peor/peor más_mejores/mejores más_peores/peores",
        behind=r"(?<!\bcuanto )(?<!\bcuantos )(?<!\bcuantas )(?<!\bcontra )(?<!\bentre )(?<!\bmientras )\b",
        but=r"(?: que mejor|,)",
    ),
    swap("mas_mejor", "más_mayor/mayor más_mayores/mayores más_menor/menor", before=r" que\b"),
    swap(
        "veintiun",
        "veintiún/veintiuna treinta_y_un/treinta_y_una cuarenta_y_un/cuarenta_y_una cincuenta_y_un/cincuenta_y_una",
        before=r" (?:personas|mujeres|plazas|familias|viviendas|entradas|horas|semanas|calles|niñas|vecinas|alumnas|"
        r"ediciones|"
        r"solicitudes|actividades)\b",
    ),
    swap(
        "veintiun",
        "veintiuno/veintiún treinta_y_uno/treinta_y_un cuarenta_y_uno/cuarenta_y_un cincuenta_y_uno/cincuenta_y_un",
        before=r" (?:años|días|niños|vecinos|participantes|euros|alumnos|kilómetros|equipos|metros|minutos|meses|"
        r"puntos|municipios)\b",
    ),
    swap(
        "primera_edicion",
        "primera/primer tercera/tercer",
        behind=r"\b(?:el|un|su|del|al|este|nuestro) ",
        before=r" (?:premio|día|puesto|lugar|plazo|encuentro|festival|concurso|certamen|domingo|lunes|año|mes|piso|"
        r"partido|"
        r"equipo|curso|trimestre)\b",
    ),
    rule(
        "impersonal_haber",
        "más_de cerca_de",
        rf"\b(?P<x>habían|habrán|hubieron)(?= (?:más de|cerca de) (?:{QUANTITY}|cien|mil|doscient\w+|veinte|"
        r"treinta|cincuenta)\b)",
        lambda m: _SINGULAR[m["x"].lower()],
    ),
    rule(
        "impersonal_haber",
        "que_haber",
        rf"\b(?P<x>(?P<t>tien|tendrí)(?:en|an) que)(?= haber (?:más|menos|unos|unas|una?|{QUANTITY})\b)",
        lambda m: "tiene que" if m["t"].lower() == "tien" else "tendría que",
    ),
    swap("impersonal_haber", "siguen/sigue están/está estaban/estaba seguirán/seguirá", before=r" habiendo\b"),
    swap(
        "sino_si_no",
        "sino/si_no",
        behind=rf"(?:{START}(?:y |o )?|, y |, o )",
        before=r"(?:,| (?:es así|hay|está|podéis|quieres)\b)",
    ),
    swap(
        "si_no_sino",
        "si_no/sino",
        behind=r"\bno (?:fue|es|era|son|será) (?:el|las?|los|una?|solo|sólo)\b[^.,;:!?\n]{1,50}, ",
        before=r" (?:el|las?|los|una?) \w+(?: (?:más|de \w+|del \w+))?[.!;]",
    ),
    swap("porque_cause", "por_que/porque", before=r" (?:sí(?:[.,!]|$)|lo (?:pasar|vas|vais|merec)\w*)"),
    swap("porque_cause", "por_que/porque", behind=START, before=rf" {_FOUND}(?![^.!\n]{{0,120}}\?)"),
    swap(
        "porque_question",
        "porque/por_qué por_que/por_qué",
        behind=r"\b(?:explica|explican|explicaron|dime|dinos|cuéntanos|entérate|averigua|"
        r"descubre|te contamos|os contamos) (?:de )?",
        before=r"(?: \w|[.!]|$)",
    ),
    swap(
        "porque_question",
        "porque/por_qué por_que/por_qué porqué/por_qué",
        behind=r"\bno (?:hay|tengo|tienes?|tienen|tenéis|tenemos) ",
        before=rf" {INFINITIVE}",
    ),
    swap("el_porque", "por_que/porqué", behind=r"\b(?:el|un|del|al|su) ", before=r"(?:[.,;!?)]|$| de )"),
    swap("el_porque", "porque/porqué", behind=r"\bel ", before=r" es "),
    swap(
        "dequeismo",
        "de_que/que",
        behind=r"\b(?:he|ha|han|hemos|habían?) (?:dicho|oído|decidido|acordado|pedido|propuesto|anunciado|comentado|"
        r"confirmado|explicado|señalado|manifestado|pensado) ",
    ),
    swap(
        "dequeismo",
        "de_que/que",
        behind=r"\b(?:se (?:prevé|cree|dice|estima|considera|supone|calcula|espera|recuerda|pide|ruega|sabe|comenta)|"
        r"lamento|lamentamos|propone|proponen|propuso|(?<!\bse )aseguró|(?<!\bse )asegura|rogamos) ",
    ),
    swap(
        "queismo",
        "que/de_que",
        behind=r"\b(?:alegr(?:o|amos) mucho|estamos (?:muy )?orgullos[oa]s|acordaros|acordarse|(?:tenemos|tengo|tiene|"
        r"tenéis|tienen) la (?:certeza|seguridad|impresión|sensación|posibilidad|esperanza)) ",
        before=r" (?:no|os|se|nos|todo|van?|ha|hay|haya|hayáis|estéis|seáis|"
        r"mañana|hoy|el|la)\b",
    ),
)
