"""«ha» of the verb haber and the preposition «a», which sound alike (DPD, «haber»)."""

from __future__ import annotations

from calendario.spelling.spanish.rule import CLAUSE, INFINITIVE, PARTICIPLE, Rule, rule

__all__ = ["HABER"]

# Participles of what a town hall tells, without those that are nouns as well: «a cuidado de», «a pedido», «a ganado».
_NEVER_NOUNS = (
    "sido ido habido tenido podido sabido quedado empezado comenzado terminado finalizado concluido acabado llegado "
    "llovido nevado granizado salido venido vuelto abierto cerrado firmado publicado aprobado acordado decidido "
    "inaugurado celebrado organizado convocado ampliado prorrogado suspendido aplazado cancelado anunciado "
    "informado presentado recibido conseguido logrado obtenido perdido visitado participado colaborado instalado "
    "construido colocado retirado limpiado reparado arreglado mejorado renovado reformado restaurado plantado "
    "pintado cortado activado desactivado adjudicado concedido otorgado solicitado entregado repartido distribuido "
    "vendido agotado creado roto resuelto elegido nombrado iniciado reanudado superado alcanzado aumentado "
    "disminuido crecido subido bajado cambiado pensado dejado llevado traído cumplido permitido prohibido ofrecido "
    "preparado programado realizado desarrollado producido provocado causado afectado registrado detectado "
    "declarado ordenado agradecido felicitado deseado contado explicado respondido contestado atendido ayudado "
    "apoyado destacado señalado recordado insistido valorado votado rechazado desestimado gustado faltado ocurrido "
    "sucedido durado costado"
)
_AFTER_A = " ".join(f"a_{participle}" for participle in _NEVER_NOUNS.split())
_TOLD = rf"(?-i:{_NEVER_NOUNS.replace(' ', '|')})\b"
# With them a sentence may begin: «A sido un éxito».
_OPENING = "sido habido llovido nevado granizado empezado comenzado llegado terminado finalizado quedado podido tenido"
_BEFORE_VERB = (
    r"no|ya|hoy|ayer|anoche|también|tampoco|nunca|siempre|además|finalmente|recientemente|ella|usted|nadie|alguien|"
    r"esto|eso|que no|que ya|que nos|que se|que le|que les|quien"
)
_SUBJECT = (
    r"(?:el|la|este|esta|nuestro|nuestra|su) (?!paso|pase|cambio|tránsito|transición|vuelta|estado|camino|mano|punto)"
    r"(?-i:[A-ZÁÉÍÓÚ]?[a-záéíóúñü]{2,24})(?: (?:de|del|de la|de los|de las|para|para el|para la) \w{3,24}){0,2}"
    r"(?: (?-i:[A-ZÁÉÍÓÚ][a-záéíóúñü]{1,24}|municipal|local|provincial|regional|vecinal)){0,3}"
)
# Put behind «ha», where it costs least: «tiempo ha», «3 ha la», «kg/ha».
_NOT_AGO = (
    r"(?<!\btiempo ha)(?<!\baños ha)(?<!\bdías ha)(?<!\bmeses ha)(?<!\bpoco ha)(?<!\bmucho ha)(?<!\bpor ha)"
    r"(?<!\d ha)(?<!/ha)"
)

HABER: tuple[Rule, ...] = (
    rule(
        "ha_a",
        "ha",
        rf"\b(?:va|van|voy|vas|vamos|vais|iba|iban) (?P<x>ha)(?= (?:el|las?|los|un|una|casa|todos)\b| {INFINITIVE})",
        "a",
    ),
    rule("ha_a", "ha", rf"\b(?P<x>ha){_NOT_AGO}(?= (?!ayer\b|lugar\b|menester\b|mar\b)(?-i:{INFINITIVE}))", "a"),
    rule(
        "ha_a",
        "ha",
        rf"\b(?P<x>ha){_NOT_AGO}(?= (?-i:favor|través|pesar|causa|tod[oa]s|vosotr[oa]s|nosotr[oa]s|ellos|ellas|ustedes|"
        r"quienes|nuestr[oa]s?|vuestr[oa]s?|los|las|la|el|mis?|tus?|sus?|estos|estas)\b)",
        "a",
    ),
    rule(
        "a_ha",
        "se_a nos_a les_a le_a lo_a",
        rf"\b(?:se|nos|les|le|lo) (?P<x>a)(?= (?:{PARTICIPLE}|sido|ido))(?! (?:lado|mercado|medido|pedido)\b)",
        "ha",
    ),
    rule("a_ha", _AFTER_A, rf"\b(?:{_BEFORE_VERB}) (?P<x>a)(?= {_TOLD})", "ha"),
    rule("a_ha", _AFTER_A, rf"(?<!\bmás )(?<!\bmenos )(?<!\bmejor )(?<!\bpeor )\bque (?P<x>a)(?= {_TOLD})", "ha"),
    rule("a_ha", "a_habido a_sido a_podido a_llovido", r"\b(?P<x>(?-i:a))(?= (?:habido|sido|podido|llovido)\b)", "ha"),
    rule("a_ha", _AFTER_A, rf"(?:{CLAUSE}|\b(?:que|y|pero|porque) ){_SUBJECT} (?P<x>a)(?= {_TOLD})", "ha"),
    rule("a_ha", _AFTER_A, rf"{CLAUSE}(?P<x>(?-i:A))(?= (?:{_OPENING.replace(' ', '|')})\b)", "ha"),
)
