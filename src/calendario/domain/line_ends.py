"""What the end of a line and the beginning of the next say of who broke them: the width of a page, or a person."""

from __future__ import annotations

import re

from calendario.domain.day_names import SPANISH_MONTHS, SPANISH_WEEKDAYS

# Nobody who chooses where a line ends leaves one of these hanging. Spanish, Catalan, Galician, Basque, English.
_WEAK = """
    a al ante con contra cada como cuya cuyo cuyas cuyos de del desde durante e el en entre este esta estos estas esa
    ese esos esas hacia hasta la las le les lo los me mediante mi mis muy ni no nos nuestra nuestro nuestras nuestros o
    para pero por porque que se según si sin sobre son su sus también tan tras u un una unas unos y ya ha han es será
    serán está están cuando donde

    als amb dels els i l' per pel pels seu seva seus seves serà aquest aquesta aquests aquestes d' s' als on què

    á ás ao aos as coa co coas cos da das do dos na nas nosa noso os ou pola polas polo polos seu súa unha unhas á

    eta edo ere ez

    the of to and in for with by at from or that which is are an on its will
"""
WEAK = frozenset(_WEAK.split())
_LAST_WORD = re.compile(r"(?<![\w'’])[^\W\d_]+['’]?$")
_AT_ONE = re.compile(r"\b(?:la una|a la 1)$")
#: A full stop after one of these ends no sentence.
_SHORT = re.compile(
    r"(?<!\w)(?:arts?|núms?|n|págs?|D|Dña|Sr|Sra|Sres|Srta|Dr|Dra|Sto|Sta|Excmo|Excma|Ilmo|Ilma|Avda|Av|Pza|Pl|tel|tfno"
    r"|apdo|p\. ?ej)\.[ºª]?$|(?<!\w)(?:n\.?º|D\.?ª|Dª|C/)$",
    re.IGNORECASE,
)
_END = re.compile(r"(?:[.:;!?…][»”\"'’)\]]*|€)$")

# What begins a line of its own: a dash, an emoji, a label, a number. Not what opens a sentence or a quotation.
_ITEM = re.compile(r"\s*(?:[^\w\s¿¡«»\"“”‘’'(\[…@#]|\(?(?:\d{1,3}|[A-Za-z])[.)º]\S{0,2}\s|\d{1,3}\.?[-ºª])")
# A programme's hour or day, an address, the label of a poster: lines that a person began, unless the one before hangs.
_OWN = re.compile(
    r"\s*(?:"
    r"(?:(?:de|desde|a|entre) (?:las? )?)?\d{1,2}(?:[:.]\d{2}|[  ]?(?:h|horas)\b)"
    r"|(?:a|desde|hasta) las? \d"
    rf"|\d{{1,2}} de (?:{SPANISH_MONTHS})\b|(?:{SPANISH_WEEKDAYS})(?:\b ?[,:]? ?\d|\s*[:–—-])|día \d"
    r"|\d{5}\b|c/|(?:calle|plaza|avda|avenida|paseo|pza|pl|ctra|camino|edificio)\b\.? [^\W\d_]*.{0,40}\d"
    r"|(?:tel|tfno|telf|teléfono|móvil|fax|correo|e-?mail|web|www\.|https?:)"
    r"|(?:lugar|fecha|hora|horario|día|precio|entradas?|inscripci[óo]n\w*|organiza\w?|colabora\w?|patrocina\w?"
    r"|plazo|información|informació|más información|reservas?|aforo|público|edad|fdo)\b[^.]{0,20}:"
    r"|[^\W\d_][\w ]{0,24}:(?!\S)"
    r")",
    re.IGNORECASE,
)
_BEGINS = re.compile(r"\s*[¿¡«\"“‘(]*([^\W\d_]+)")
_GAP = re.compile(r"\S(?: {3,}|\t)\S")
_HYPHENATED = re.compile(r"\w[-\u00ad\u2010]$")
# The rest of a name, and the sign after it.
_REST_OF_NAME = re.compile(r"\s*(?:[^\W\d_]+ )?[^\W\d_]+[,.;)]")
_UNDER_WAY = re.compile(r"\s*(?:[-–•·*]|\d)|[^,]+, ")


def ends_sentence(line: str) -> bool:
    """Whether its sign says that a sentence, what announces a list, or a price, is over."""
    return bool(_END.search(line)) and not _SHORT.search(line)


def hangs(line: str) -> bool:
    """Whether its last word wants another: "de", "la", "n.º"."""
    last = _LAST_WORD.search(line[-24:])
    if last is None:
        return bool(_SHORT.search(line[-24:]))
    word = last[0] if last[0].islower() or not line.isupper() else last[0].lower()
    return word.replace("’", "'") in WEAK and not _AT_ONE.search(line[-24:].lower())


def divides(line: str, after: str) -> bool:
    """Whether a hyphen at its end holds to it what begins the next line: half a word, half a name, the next year."""
    return bool(_HYPHENATED.search(line)) and after.lstrip()[:1].isalnum()


def goes_on_in_name(line: str, after: str) -> bool:
    """Whether a sentence, or an act of a programme, is under way and `after` begins with the end of a name."""
    return bool(_UNDER_WAY.match(line)) and bool(_REST_OF_NAME.match(after[:80]))


def begins_item(after: str) -> bool:
    """Whether it is one of a list, whatever stands before."""
    return bool(_ITEM.match(after))


def begins_own(line: str, after: str) -> bool:
    """Whether `after` was begun by a person, unless `line` hangs: an hour, an address, a label, a heading's text."""
    if _OWN.match(after[:120]):
        return True
    first = _BEGINS.match(after)
    if first is None or not first[1][:1].isupper():
        return False
    if _shouts(line) != _shouts(after):
        return True
    return not after.isupper() and first[1].lower() in WEAK


def set_in_columns(line: str) -> bool:
    """Whether wide gaps part it: a row of a table, or two columns side by side."""
    return bool(_GAP.search(line))


def _shouts(line: str) -> bool:
    return line.isupper() and sum(map(str.isalpha, line)) > 3
