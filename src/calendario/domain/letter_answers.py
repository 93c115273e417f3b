"""What stands over a letter that is answered or handed on: whether it is news, or only between those who write."""

from __future__ import annotations

import re

from calendario.domain.letter_phrases import ANNOUNCES, NAME, WHEN

# --- how it is handed on

# "publícalo", "difúndelo", "penja-ho": whoever is told to has the announcement before them.
_PUBLISH_IT = (
    r"(?:publ[ií]ca|publica[rd]|dif[uú]nde|difundi[rd]|comp[aá]rte|comparti[rd]|c[uú]elga|colga[rd]|s[uú]be|subi[rd]|p[oó]n"
    r"|pone[rd]|reenv[ií]a|reenvia[rd]|an[uú]ncia|anuncia[rd])l[oa]s?"
    r"|(?:publi(?:ca|queu|car)|difon(?:eu|dre)?|comparteix|compartiu|compartir|penja|pengeu|penjar|puja|pugeu|posa|poseu)"
    r"-(?:ho|la|les|los)"
    r"|(?:publ[ií]ca|public[aá]de|dif[uú]nde|difund[ií]de|comp[aá]rte|compart[ií]de|c[oó]lga|s[oó]be|s[uú]be)[oa]s?"
    r"|(?:argitara(?:tu)?|zabaldu?|partekatu?|eskegi|jar|igo) (?:ezazue?|mesedez|arren)"
)
_COVERING = re.compile(
    rf"\b(?:{_PUBLISH_IT})\b|"
    r"\b(?:te|os|le|les|us|vos)\b.{0,12}\b(?:pas[oe]|reenv[ií]|env[ií]o|mando|adjunto|remito|reenvi|envio|passo)"
    r"|\b(?:publ[ií][cq]u?|dif[uú]n|difusi|reenv|reenvi|colgar|colgad|cuélga|subi[rd]\b|súbe)\w*|\b(?:abajo"
    r"|a continuación|tal cual|adjunto"
    r"|adjunta|debajo|a sota|abaixo)\b|\bfyi\b|para (?:la web|las redes|redes|vuestr)",
    re.IGNORECASE,
)
# Words that speak of something as what it came with: where they stand, more is taken for the announcement.
_POINTING = re.compile(
    r"\b(?:adjunt|anex|achega|erantsi|eranskin|remit|reenv|envi[oa]mos|facilit|trasla?d[ao]mos|compart|dif[uú]n|difusi)\w*"
    r"|\bnotas? de (?:prensa|premsa)|\b(?:os|te|us|vos|les?) (?:env|mand|pas|hac)\w*|m[eé]s avall|azpian|behean"
    r"|deseguido|aquí (?:va|tienes|tenéis)|siguiente texto|texto siguiente",
    re.IGNORECASE,
)
_NEWS = re.compile(
    r"\d|:\s*\S|\b(?:añad|inclu[iy]|corrig|correg)\w*|\b(?:además|también|tampoco|salvo|excepto|pero)\b"
    r"|\bse (?:cort|aplaz|suspend|cancel|cierr|cambi|abre|celebr|traslad)\w*",
    re.IGNORECASE,
)
_MOST_OF_A_COVER, _SHORT_COVER = 300, 25


def may_only_cover(body: str) -> bool:
    """Whether it can be nothing but the words of whoever hands something on: short, and nothing in it is news."""
    if len(body) > _MOST_OF_A_COVER or _NEWS.search(body):
        return False
    first, *rest = body.strip().split("\n\n")
    covers = len(body) <= _SHORT_COVER or bool(_COVERING.search(first))
    return covers and all(_COVERING.search(more) or is_chat(more) for more in rest)


def points_at_it(body: str) -> bool:
    """Whether it speaks of what it came with, as something to publish."""
    body = body[:2_000]
    return bool(_COVERING.search(body)) or bool(_POINTING.search(body))


# --- what is only between two

_AGREES = (
    r"ok(?:ey|ay)?|vale|sí|de acuerdo|perfect[oe]|perfeito|conforme|adelante|endavant|adiante|genial|hecho|feito|fet"
    r"|recibido|rebut|entendido|entesos|d['’]acord|correct[oe]|estupendo|muy bien|molt bé|moi ben"
    r"|(?:muchas |mil )?gracias"
    r"|(?:moltes )?gràcies|grazas|visto bueno|bien|ados|bai|ondo|primeran|eskerrik asko|yes|fine|great|thanks"
    r"|listo|claro|lo veo bien|me parece bien|por mí bien|por mi parte bien"
)
_ONLY_AGREES = re.compile(rf"\W*(?:(?i:{_AGREES})\W+)*(?i:{_AGREES})(?:\W+{NAME})?\W*")
# What whoever writes does, or asks of whoever reads.
_TO_YOU = re.compile(
    r"\b(?:ll[aá]ma|di|av[ií]sa|m[aá]nda|env[ií]a|p[aá]sa|cu[eé]nta|conf[ií]rma|esper[ae]|escr[ií]be|chama|ch[aá]ma|d[ií])"
    r"(?:d)?me\b|\b(?:truca|digue|avisa|envia)['’]m\b|\b(?:deitu|esai|esan|bidali) ?(?:idazu|iezadazu|didazu|dazu)\b"
    r"|\b(?:call|tell|send|let) me\b"
    r"|\b(?:l[oe]s?|ya l[oe]s?|ho) (?:publico|pongo|poso|subo|mando|env[ií]o|cuelgo|penjo|hago|faig|miro|confirmo|digo"
    r"|paso|passo|reenv[ií]o|llamo|aviso|veo|cambio|dejo|preparo|comento|consulto|apunto|guardo)\b"
    r"|\bo (?:publico|poño|colgo|subo|miro)\b|\bm(?:i|eu|on|y) (?:móvil|teléfono|mòbil|telèfon|número|phone)\b",
    re.IGNORECASE,
)
_TO_PUBLISH = re.compile(rf"\b(?:{_PUBLISH_IT})(?!\w)", re.IGNORECASE)
_BETWEEN_US = re.compile(
    r"\b(?:me|te|os(?! (?:esper|invit|anim|convoc|inform|record))|mi|tu|yo|tú|vosotr[oa]s|contigo|conmigo|em|et|us|vos"
    r"|niri|zuri)\b",
    re.IGNORECASE,
)
_ASKS_FOR_WHAT_FOLLOWS = re.compile(rf"\b(?:{_PUBLISH_IT})(?!\w)[^\n.:]{{0,40}}:[ \t]*\n", re.IGNORECASE)
_SENTENCES = re.compile(r"[.!?…]+(?=\s|$)|\n")
_MOST_OF_A_CHAT, _MOST_ASKED, _MOST_DONE = 160, 100, 40
_LEAST_SAID, _LEAST_SAID_OF_A_DAY = 60, 40  # characters of an answer that is a text by itself


def is_chat(body: str) -> bool:
    """Whether an answer only agrees, asks to be called or says what its writer will do: nobody would publish it. Where
    anything in it may be news, it is none.
    """
    return len(body) <= _MOST_OF_A_CHAT and all(
        _is_between_us(said) for said in _SENTENCES.split(body) if said.strip(" \t\r,.;")
    )


def _is_between_us(said: str) -> bool:
    if _ONLY_AGREES.fullmatch(said):
        return True
    if len(said) > _MOST_ASKED or re.search(r":\s*[^\W\d]", said) or _NEWS.search(re.sub(r"[\d:]", "", said)):
        return False
    if len(said) <= _MOST_DONE and _TO_YOU.search(said):
        return True
    tells = bool(WHEN.search(said)) or bool(ANNOUNCES.search(said))
    return not tells and bool(_TO_YOU.search(said) or _TO_PUBLISH.search(said))


def is_news(body: str) -> bool:
    """Whether what stands over a quotation is a text by itself: it says when something is, or is long, and is not only
    between those who write to each other.
    """
    every = [said.strip() for said in _SENTENCES.split(body[:2_000]) if said and said.strip()]
    told = [
        said
        for said in every
        if not (
            _BETWEEN_US.search(said) or _TO_YOU.search(said) or _TO_PUBLISH.search(said) or _ONLY_AGREES.fullmatch(said)
        )
    ]
    asked = _ASKS_FOR_WHAT_FOLLOWS.search(body)
    if asked and len(follows := body[asked.end() :].strip()) >= _LEAST_SAID_OF_A_DAY and WHEN.search(follows):
        return True
    length = sum(map(len, told))
    if len(told) == len(every) and length >= _LEAST_SAID_OF_A_DAY and WHEN.search(body):
        return True
    return length >= _LEAST_SAID and not points_at_it(body)
