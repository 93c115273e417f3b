"""Words that sound alike and are all right by themselves: told apart by the words that stand beside them (DLE)."""

from __future__ import annotations

from calendario.spelling.spanish.rule import CLAUSE, PARTICIPLE, QUANTITY, SEEN, START, STOP, Rule, rule, swap
from calendario.spelling.words import word_set

__all__ = ["ALIKE"]

_NOT_ARTICLE = "".join(
    rf"(?<!\b{word} )"
    for word in sorted(word_set("el un del al este ese cada otro su por de con en y o primer nuevo mismo gran"))
)

ALIKE: tuple[Rule, ...] = (
    swap(
        "haber_a_ver",
        "haber/a_ver",
        behind=CLAUSE,
        before=r" (?:que (?:día|hora|pasa|tal|os|te|tiempo)|cuándo|cuando|quien|cuant[oa]s?|cuánt[oa]s?|como|donde)\b",
    ),
    swap(
        "haber_a_ver", "haber/a_ver", behind=r"\b(?:y|pues|para) ", before=r" (?:si|qué|cuándo|quién|cómo|cuánt\w+)\b"
    ),
    swap(
        "a_ver_haber",
        "a_ver/haber",
        behind=r"\b(?:puede|pueden|podría|podrían|debe|deben|debería|deberían|tiene que|tienen que|tendría que|suele|"
        r"suelen) ",
        but=r" (?:si|qué|que|cómo)\b",
    ),
    swap(
        "tubo_tuvo",
        "tubo/tuvo",
        behind=_NOT_ARTICLE + r"\b",
        before=r" (?:much[oa]s?|una?|un[oa]s|gran|vari[oa]s|problemas|éxito|suerte|tiempo|buena?|palabras|efecto|"
        r"lugar|dos|"
        r"tres|ocasión|oportunidad|miedo|mala|buen|razón|derecho|la (?:oportunidad|suerte|ocasión|amabilidad)|"
        r"el (?:honor|placer|detalle))\b",
    ),
    rule("ha_echo", "echos", r"\b(?P<x>(?-i:[Ee]chos))\b", "hechos"),
    swap(
        "ha_echo",
        "echo/hecho echa/hecha",
        behind=r"\b(?:está|estaba|estará|fue|sido|recién) ",
        but=r" (?:de menos)\b",
    ),
    swap("ha_echo", "echo/hecho", behind=r"\b(?:bien|mal|dicho y|todo lo) ", before=STOP),
    swap(
        "ha_echo",
        "echo/hecho echa/hecha echas/hechas",
        behind=r"(?<!\byo )(?<!\bque )(?<!\bno )(?<!\b(?:te|os|se|me|le|lo|la) )(?<!\b(?:nos|les|los|las) )\b(?<=\w )",
        before=r" (?:a mano|a medida|en casa|realidad|por (?:l[oa]s|nuestr[oa]s) \w+[oa]s)\b",
    ),
    rule(
        "hecho_de_menos",
        "hecho hecha hechan hechamos hecháis heche hechen hechaba",
        r"(?<!\b(?:he|ha) )(?<!\b(?:has|han) )(?<!\bhemos )\b(?P<x>h(?P<rest>ech(?:o|a|an|amos|áis|en?|aban?)))"
        r"(?= (?:de menos|en falta|a perder|raíces|a andar|a correr)\b)",
        r"\g<rest>",
    ),
    swap(
        "hecho_de_menos",
        "hecho/echado",
        behind=r"\b(?:he|has|ha|hemos|habéis|han|había) ",
        before=r" (?:de menos|en falta)\b",
    ),
    swap(
        "hecho_de_menos", "hecha/echa", behind=CLAUSE, before=r" (?:un vistazo|una ojeada|una mano|un ojo|la basura)\b"
    ),
    swap(
        "has_haz",
        "has/haz",
        behind=CLAUSE,
        before=r" (?:la|lo|algo|deporte|ejercicio|caso|fotos|memoria|ruido)\b(?! (?:han?|has)\b)",
    ),
    swap("has_haz", "haz/has as/has", behind=rf"(?:{CLAUSE}|\b(?:que|no|te|lo|ya|si|me|nos) )", before=f" {SEEN}"),
    swap("sounds_like", "e/he", behind=rf"(?:{CLAUSE}|\b(?:no|ya|me|lo|te|os|le) )", before=rf" (?!ido\b){SEEN}"),
    swap(
        "ola_de",
        "ola/hola",
        behind=START,
        before=r"(?:,| (?:a tod[oa]s|vecin[oa]s|amig[oa]s|buen[oa]s|qué tal|que tal|chic[oa]s|familia|gente|equipo|"
        r"soy|somos)\b)",
    ),
    swap("sounds_like", "baso/vaso basos/vasos", behind=r"\b(?:el|un|los|unos|al|del|cada|nuestro) "),
    swap(
        "sounds_like",
        "vello/bello",
        before=r" (?:paisaje|pueblo|rincón|lugar|entorno|edificio|municipio|recuerdo|gesto|día)\b",
    ),
    swap("sounds_like", "cavo/cabo", behind=r"\b(?:al|a|de) "),
    swap(
        "sounds_like",
        "botar/votar botan/votan boten/voten botad/votad botará/votará botarán/votarán botaron/votaron botado/votado",
        before=r" (?:en las elecciones|por correo|a favor|en contra|en blanco|al alcalde|a la alcaldesa|"
        r"los presupuestos|"
        r"la moción|por (?:tu|su|vuestr[oa]) \w+)\b",
    ),
    swap("sounds_like", "hierba/hierva", behind=r"(?:" + START + r"|\bque )", before=r" (?:el agua|la leche)\b"),
    rule(
        "sounds_like",
        "gravar gravará gravarán gravó gravado gravada gravadas gravados "
        "gravando gravaremos gravación gravaciones gravaron",
        r"\b(?P<x>grav(?P<end>ar|ará|arán|ó|ad[oa]s?|ando|aremos|aron|aci(?:ón|ones)))(?= (?:\w+ ){0,2}(?:concierto|"
        r"vídeo|"
        r"video|función|disco|canción|programa|pleno|sesión|imágenes|imagen|documental|película|corto|entrevista|"
        r"actuación|espectáculo|voz)s?\b)",
        r"grab\g<end>",
    ),
    rule(
        "sounds_like",
        "rebelar rebelará rebelarán rebeló rebela rebelan rebelamos rebelado rebelaremos rebelaron",
        r"\b(?P<x>rebel(?P<end>ar|ará|arán|ó|an?|amos|ado|aremos|aron))(?= (?:el|la|los|las|un|una|su|sus) (?:\w+ )?"
        r"(?:secreto|nombre|cartel|identidad|misterio|ganador|ganadora|resultado|dato|detalle|verdad|programa|"
        r"contenido|"
        r"sorpresa|fecha|historia|foto|carrete|incógnita|cifra)s?\b)",
        r"revel\g<end>",
    ),
    swap("sounds_like", "rebelado/revelado", before=r" (?:de fotos|de fotografías|fotográfico|digital)\b"),
    rule(
        "sounds_like",
        "revelado revelaron reveló revelan revela revelar",
        r"\bse (?:ha |han |había |habían )?(?P<x>revel(?P<end>ado|aron|ó|an?))(?= contra\b)",
        r"rebel\g<end>",
    ),
    swap(
        "sounds_like", "ves/vez", behind=r"\b(?:tal|otra|una|cada|alguna|rara|primera|segunda|última|esta|misma|a la) "
    ),
    swap("sounds_like", "siento/ciento", behind=r"\bpor "),
    swap("sounds_like", "sien/cien", before=r" (?:personas|euros|años|vecinos|metros|plazas|mil|por cien(?:to)?)\b"),
    swap("sounds_like", "tasa/taza tasas/tazas", before=r" de (?:café|té|chocolate|caldo)\b"),
    swap(
        "sounds_like",
        "taza/tasa tazas/tasas",
        before=r" (?:municipal(?:es)?|de (?:basuras?|interés|desempleo|paro|natalidad))\b",
    ),
    swap(
        "sounds_like",
        "serrado/cerrado serrada/cerrada serrados/cerrados serradas/cerradas serrará/cerrará serrarán/cerrarán",
        before=r" (?:al (?:tráfico|público)|por (?:vacaciones|obras|reformas?|festivo|descanso)|hasta (?:el|nuevo)|"
        r"mañana|hoy)\b",
    ),
    swap(
        "sounds_like",
        "calló/cayó",
        behind=r"\bse ",
        before=r" (?:al (?:suelo|río|agua|mar|pozo)|del|desde|un (?:árbol|poste|muro|"
        r"cartel)|una (?:rama|farola|pared|cornisa))\b",
    ),
    swap(
        "sounds_like",
        "calló/cayó",
        before=r" (?:una (?:tromba|nevada|granizada|helada|tormenta)|un (?:rayo|aguacero|chaparrón))\b",
    ),
    swap("sounds_like", "rayado/rallado rayada/rallada", behind=r"\b(?:queso|pan|tomate|zanahoria|limón|coco) "),
    swap("sounds_like", "arrollo/arroyo arrollos/arroyos", behind=r"\b(?:el|del|al|un|este|los|nuestro) "),
    swap(
        "sounds_like",
        "vienes/bienes",
        before=r" (?:inmuebles|raíces|culturales|muebles|públicos|patrimoniales|de interés)\b",
    ),
    swap(
        "sounds_like",
        "basta/vasta",
        behind=r"\b(?:una|su) ",
        before=r" (?:extensión|zona|experiencia|red|cultura|región|colección|llanura|obra|trayectoria)\b",
    ),
    swap("sounds_like", "acerbo/acervo", before=r" (?:cultural|popular|histórico|común|patrimonial)\b"),
    swap(
        "sounds_like",
        "contesto/contexto",
        behind=r"\b(?:el|este|un|ese|nuestro) ",
        before=r"(?: de\b| social| histórico| actual|[.,;])",
    ),
    swap(
        "sounds_like",
        "adición/adicción",
        before=r" (?:al (?:juego|alcohol|tabaco|móvil)|a (?:las drogas|las pantallas|internet))\b",
    ),
    swap("sounds_like", "eminente/inminente", behind=r"\b(?:peligro|riesgo|apertura|llegada|cierre|inicio) "),
    swap("a_ha", "a/ha", behind=r"\bno ", before=r" lugar(?:[.,;]| a\b|$)"),
    swap(
        "a_ha",
        "a/ha",
        behind=r"\b(?:no|ya|nadie|también|tampoco|usted|quien|hoy) ",
        before=r" (?:preguntado|escuchado|hablado|jugado|trabajado|leído|nacido|fallecido|funcionado|pasado nada)\b",
    ),
    swap(
        "ha_a",
        "ha/a",
        behind=r"\b(?:lunes|martes|miércoles|jueves|viernes|sábado|domingo) ",
        before=r" (?:lunes|martes|miércoles|jueves|viernes|sábado|domingo)\b",
    ),
    swap("ha_a", "ha/a", behind=r"\bde \d{1,2}(?::\d\d)? ", before=r" \d{1,2}(?::\d\d)? (?:horas|h)\b"),
    rule(
        "va_hacer",
        "ir ser tener estar poder abrir cerrar celebrar empezar salir venir poner decir participar ver",
        r"\b(?P<x>(?P<va>voy|vas|vamos|vais|van|íbamos|ibais|ibas) (?P<verb>ir|ser|tener|estar|poder|abrir|cerrar|"
        r"celebrar|"
        r"empezar|salir|venir|poner|decir|participar|ver))\b(?! (?:y|o) )",
        r"\g<va> a \g<verb>",
    ),
    rule(
        "va_hacer",
        "va_ser va_haber va_tener va_estar",
        r"\b(?P<x>va (?P<verb>ser|haber|tener|estar))\b",
        r"va a \g<verb>",
    ),
    rule(
        "hace_time",
        "hacen hacían",
        rf"{START}(?P<x>(?P<h>hac)(?P<e>en|ían))(?= (?:ya |casi |más de )?{QUANTITY} (?:años|meses|"
        r"días|semanas|siglos) (?:que|desde)\b)",
        lambda m: m["h"] + ("e" if m["e"] == "en" else "ía"),
    ),
    rule(
        "hace_time",
        "hacen hacían",
        r"\b(?P<x>(?P<h>hac)(?P<e>en|ían))(?= (?:\w+ ){1,2}grados\b)",
        lambda m: m["h"] + ("e" if m["e"] == "en" else "ía"),
    ),
    rule(
        "infinitive_order",
        "poneros haceros conectaros informaros registraros presentaros pasaros llevaros quitaros fijaros vestiros "
        "cuidaros divertiros disfrazaros reuniros suscribiros aseguraros descargaros protegeros lavaros imaginaros",
        rf"{START}(?P<x>(?P<stem>pone|hace|conecta|informa|registra|presenta|pasa|lleva|quita|fija|vesti|"
        r"cuida|diverti|disfraza|reuni|suscribi|asegura|descarga|protege|lava|imagina)ros)\b"
        r"(?![^.!?\n]{0,60} (?:es|era|fue|ha|será|sería|puede|podrá|cuesta|costará|no)\b)",
        lambda m: (m["stem"][:-1] + "í" if m["stem"].endswith("i") else m["stem"]) + "os",
    ),
    rule(
        "infinitive_order",
        "venir participar disfrutar acudir pasar",
        rf"{START}(?P<x>(?P<stem>ven|acud)ir|(?P<ar>particip|disfrut|"
        r"pas)ar)(?= tod[oa]s\b)(?![^.!?\n]{0,60} (?:es|era|fue|será|sería|puede|no)\b)",
        lambda m: f"{m['stem']}id" if m["stem"] else f"{m['ar']}ad",
    ),
    swap(
        "no_question",
        "cómo/como",
        behind=START,
        before=r" (?:cada (?:año|mes|verano|navidad|semana)|todos los años|en (?:años|ediciones|"
        r"ocasiones) anteriores|viene siendo)\b(?![^.!\n]{0,120}\?)",
    ),
    swap(
        "no_question",
        "cuándo/cuando",
        behind=START,
        before=r" (?:llegue|termine|acabe|salgáis|esté|haya|vengáis)\b(?![^.!\n]{0,120}\?)",
    ),
    swap(
        "no_question",
        "qué/que",
        behind=rf"(?:{START}|¡)",
        before=r" (?:paséis|tengáis|disfrutéis|descanse|os guste|aproveche|paséis|tengan)\b",
    ),
    swap(
        "haber_a_ver",
        "haber/a_ver",
        behind=r"\b(?:espero|esperamos|a la espera de|veamos) ",
        before=r" (?:si|qué|cuándo|quién|cómo)\b",
    ),
    swap(
        "haber_a_ver",
        "haber/a_ver",
        behind=r"\b(?:ven|venid|vengan|vente|venir|entrad|pasad|subid|id|ir|ido|invitamos|invito|vamos) ",
        before=r" (?:el|las?|los|nuestr[oa]s?|una?|qué|si)\b",
    ),
    swap(
        "a_ver_haber",
        "a_ver/haber",
        behind=r"\b(?:siento|sentimos|lamento|lamentamos|perdón por|gracias por) no ",
        before=f" {PARTICIPLE}",
    ),
    swap("a_ver_haber", "a_ver/haber", behind=r"\bparecen? ", before=r" (?:una?|algún|alguna|más|problemas)\b"),
    swap(
        "a_ver_haber",
        "a_ver/a_haber",
        behind=rf"(?:{CLAUSE}|\b(?:mañana|hoy|semana|noche|tarde|también|aquí|lunes|martes|miércoles|jueves|viernes|"
        rf"sábado|domingo) )va ",
        before=r" (?:cambios|cortes|retrasos|mercadillo|mercado|actividades|talleres|conciertos?|fuegos|fiesta|"
        r"sorpresas|problemas|"
        r"mucha gente)\b",
    ),
    swap(
        "tubo_tuvo",
        "tubo/tuvo",
        behind=r"\b(?:nunca|no|siempre|se|ya|también|le|les|nos|ayer|él|ella|quien) ",
        but=r" (?:de|y)\b",
    ),
    swap("ha_echo", "echo/hecho", behind=r"\b(?:un|el|del|al|este|ese|mismo|cada) "),
    swap("ha_echo", "echo/hecho", before=r" está(?:[.,;!]|$)"),
    swap(
        "ha_echo",
        "echo/hecho",
        behind=r"\b(?:todo|trabajo|esfuerzo|anuncio) ",
        before=r" (?:con|por|entre|a|en|desde)\b",
    ),
    swap(
        "hecho_de_menos",
        "hecho/echo hecha/echa",
        behind=r"\b(?:me|te|se) ",
        before=r" (?:la siesta|una siesta|crema|encima|al agua)\b",
    ),
    swap("has_haz", "has/haz", behind=START, before=r" (?:que|como|lo que)\b"),
)
