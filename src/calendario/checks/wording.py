"""Words that a hurried hand leaves: said twice, shouted, abbreviated, cut off, or still the template's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from calendario.checks.check import Found
from calendario.checks.reading import Reading
from calendario.checks.running_text import RunningText, Tongues, running
from calendario.domain.finding import Level
from calendario.spelling.words import in_case_of, word_set

_REPEATED = re.compile(r"(?<![\w#＃@'’·.-])([^\W\d_]{1,30})((?:[ \u00a0]{1,3}\1)+)(?![\w'’·@-])", re.IGNORECASE)
# What is never said twice in a row, whatever the case. Other words are looked at where they are in small letters.
_LITTLE = word_set(
    "de del la el los las un una unos unas en con por para que se al su sus y a o lo le les nos es son ha han "
    "està amb els dels als pel per i da do das na nas polo pola unha uns e ou eta edo"
)
# Said twice to insist or to sound, and the figures of a telephone.
_TWICE = word_set(
    "no sí si ya muy más mas casi nada bien mal así poco mucho muchos mucha muchas tan solo sólo luego cerca lejos hoy "
    "todo todos toda todas yo tú ay oh eh ja je ji jo bla blas chin tic tac toc din don dan pío cuac guau miau "
    "plas pum pim pam run tuk cha chas bis nana ñam cri tra lará ole olé viva venga vamos adiós hola gracias "
    "uno dos tres cuatro cinco seis siete ocho nueve cero "
    "molt gairebé moi nunca siempre pronto bonito bueno rápido despacio arre "
    "dale toma vaya anda mira dentro fuera arriba abajo corre"
)
_SAID_TWICE: Mapping[str, frozenset[str]] = {
    "gl": word_set("se a no na nos"),  # «se se cumpre»
    "ca": word_set("no nos"),
}
_ONLY_IN: Mapping[str, frozenset[str]] = {"eu": word_set("eta edo da dira du bat")}  # «poliki poliki», «bero bero»

_WORD = re.compile(r"(?<![#＃\w])[^\W\d_]+(?:['’·-][^\W\d_]+)*")
_ROMAN = re.compile(r"[IVXLCDM]+")
_LEAST_WORDS, _LEAST_LETTERS, _LONG_WORD = 4, 20, 6

_SHORT: Mapping[str, tuple[str, ...]] = {
    "xq": ("porque", "por qué"),
    "pq": ("porque", "por qué"),
    "xk": ("porque", "por qué"),
    "xqué": ("por qué",),
    "xque": ("porque",),
    "q": ("que", "qué"),
    "k": ("que", "qué"),
    "qe": ("que",),
    "tb": ("también",),
    "tmb": ("también",),
    "tbn": ("también",),
    "tmbn": ("también",),
    "tbien": ("también",),
    "x": ("por",),
    "xa": ("para",),
    "xra": ("para",),
    "xfa": ("por favor",),
    "xfi": ("por favor",),
    "xfavor": ("por favor",),
    "pls": ("por favor",),
    "plis": ("por favor",),
    "dnd": ("donde", "dónde"),
    "bss": ("besos",),
    "salu2": ("saludos",),
    "msj": ("mensaje",),
    "mñn": ("mañana",),
    "grax": ("gracias",),
    "tqm": (),
    "tkm": (),
    "kdd": ("quedada",),
}
_ABBREVIATED = re.compile(rf"(?<![\w#＃@./&'’-])({'|'.join(_SHORT)})(?![\w@/&'’·-]|\.\w)", re.IGNORECASE)
_ALONE = frozenset("qkx")  # a letter is an abbreviation between words, not beside figures or names
_AT_THE_BEGINNING = re.compile(r"(?:\A|[\n¿¡])[ ]{0,3}\Z")
_MEASURED = word_set(
    "alto ancho largo fondo cm m mm km talla eje variable factor rayos incógnita punto letra apartado tecla grupo"
)
_WORD_BEFORE = re.compile(r"([^\W\d_]+)[ ,]{1,2}$")
_WORD_AFTER = re.compile(r" ([^\W\d_]+)")

_CUT_AT: Mapping[str, frozenset[str]] = {
    "es": word_set(
        "de del a al en con por para y e o u la el los las un una unos unas que su sus sin entre hasta desde según "
        "hacia mediante pero ni cuyo cuya cuyos cuyas nuestro nuestra nuestros nuestras mi tu este esta estos estas lo"
    ),
    "ca": word_set("de del dels a al als en amb per pel pels i o la el els les un una que seu seva sense entre fins"),
    "gl": word_set(
        "de do da dos das a ao en no na nos nas con por para e ou o os as un unha que seu súa sen entre ata"
    ),
    "eu": word_set("eta edo"),
}
# An ellipsis after others of these holds the reader in suspense.
_CUT_BEFORE_DOTS = word_set("de del los las al dels als do das")
_LAST = re.compile(r"([^\W\d_]+)[ \u00a0]?(…|\.\.\.|,)?[\s\u200b\ufeff]*$")
_TAGS_BELOW = re.compile(r"\n[^\S\n]*\n\s*(?:[#＃]\w+\s*){1,30}$")
_NAMED_BY_A_LETTER = word_set(
    "letra letras apartado grupo punto bloque opción línea categoría vocal vocales tipo anexo módulo plan vitamina "
    "hepatitis y o nota aula grup punt lletra"
)
_BEFORE_A_LINK = word_set("en a con desde por")
_SHORTEST_CUT = 4
_LATER = 400  # characters at the end of a text that are looked at

_MONTHS = (
    "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|gener|febrer|març|maig"
    "|juny|juliol|agost|setembre|octubre|novembre|desembre|xaneiro|xuño|xullo|outubro|decembro"
)
_OPEN_NOUNS = (
    "lugar|fecha|d[ií]a|hora|horario|nombre|apellidos?|enlace|link|url|tel[eé]fono|e-?mail|correo|direcci[oó]n|t[ií]tulo"
    "|municipio|ayuntamiento|precio|importe|cargo|acto|evento|actividad|mes|año|plazo|texto|entidad|barrio|calle|sala"
    "|hashtag|etiqueta|n[uú]mero|localidad|ciudad|pueblo|persona|ponente|artista|grupo|concejal[ií]a|data|lloc|nom"
    "|enllaç|ligaz[oó]n"
)
_TO_DO = "insert(?:ar|e|a)|poner|añadir|completar|rellenar|incluir|sustituir|cambiar|inserir|afegir|engadir"
_TEMPLATE_TAG = (
    r"[#＃](?:hashtag(?:(?:de)?(?:la|l)?(?:campaña|evento|acto|actividad|oficial|aqu[ií]))?|tuhashtag"
    r"|nombre(?:del?)?(?:la)?(?:campaña|evento|acto|actividad)|etiqueta(?:campaña)?)\b"
)
_OF_A_TEMPLATE = re.compile(_TEMPLATE_TAG, re.IGNORECASE)
_LEFT = re.compile(
    rf"""(?=[XxLlDdHhNnTt\[<%(#＃…._])(?:
      \bX{{4,}}\b(?![ ]?[*\d])
    | \bx{{4,}}\b
    | \b[Xx]{{2,}}(?:(?:[ ]?[:/-][ ]?|[ ]de[ ]|[ ])[Xx]{{2,}})+\b
    | \b[Xx]{{2,}}[ ]de[ ](?:{_MONTHS})\b
    | (?<=\ba\slas\s)[Xx]{{2,}}\b | (?<=\bel\sdía\s)[Xx]{{2,}}\b
    | \b[Xx]{{2,}}(?=[ ]?(?:h|horas|€|euros)\b|[ ]?€)
    | \[[ ]?(?:{_OPEN_NOUNS})(?:(?:[ ]?[/:_-]|[ ](?:del?|y|o|para|aqu[ií])\b)[^\]\[\n]{{0,40}})?[ ]?\]
    | \[[ ]?(?:{_TO_DO})\b[^\]\[\n]{{0,40}}\] | \[x+\]
    | <{{1,2}}[ ]?(?:{_OPEN_NOUNS}|{_TO_DO})\b[^<>\n]{{0,40}}>{{1,2}}
    | %(?:{_OPEN_NOUNS})%
    | \((?:{_TO_DO})\s(?:(?:el|la|los|las|un|una|aquí)\s)?(?:{_OPEN_NOUNS}|foto|imagen|logo|cartel)s?\b[^()\n]{{0,30}}\)
    | \blorem\s+ipsum\b(?:[ ]dolor(?:[ ]sit(?:[ ]amet)?)?)? | \bdolor\s+sit\s+amet\b
    | \b(?:DD[/-]MM(?:[/-](?:AA|AAAA|YY|YYYY))?|(?-i:dd/mm(?:/(?:aa|aaaa|yy|yyyy))?)|HH:MM|hh:mm)\b
    | {_TEMPLATE_TAG}
    | \b(?-i:Nombre[ ]Apellidos?|NOMBRE[ ]APELLIDOS?|TBD)\b
    | \b(?:t[ií]tulo|nombre|texto)[ ]del?[ ](?:la[ ])?(?:evento|acto|publicaci[oó]n|actividad)[ ]aqu[ií]\b
    | \btexto[ ]de[ ](?:ejemplo|prueba|relleno)\b
    | (?<=\ba\slas\s)(?:…|\.\.\.)(?=\s?h) | (?<=\bel\s)(?:…|\.\.\.)[ ]de[ ](?:{_MONTHS}|…|\.\.\.)
    | (?<![\w_])_{{3,}}(?![\w_])
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
# «Concurso XXX de Mayo» is the thirtieth; «el XX de mayo» is not known yet.
_ROMAN_OF_A_MONTH = re.compile(r"X{2,3} de [^\W\d]+")
_NAME_BEFORE = re.compile(
    r"\b(?!(?:el|al|del|día|desde|hasta|lunes|martes|miércoles|jueves|viernes|sábado|domingo|y|o|a|de) $)"
    r"[^\W\d]{1,30} $",
    re.IGNORECASE,
)
# A line to write on: «Firma: ____»; and «:___)».
_TO_WRITE_ON = re.compile(r"(?:[:;]|\bfirm\w{0,6})[^\S\n]*$", re.IGNORECASE)
_MUST_BE_SAID = re.compile(r"\b(?:el|día|las?|del|al)[^\S\n]*$", re.IGNORECASE)
_EXPLAINED = re.compile(r"\b(?:formato|format|forma)\b[^.\n]{0,40}$", re.IGNORECASE)
_LINE_ALONE = re.compile(r"(?:^|\n)[^\S\n]*$")
_LINE_OVER = re.compile(r"[^\S\n]*(?:\n|$)")


def repeated(reading: Reading) -> Iterator[Found]:
    """«de de», «la la»: a word twice in a row on one line. Names, insisting («muy muy») and sounds are left alone."""
    text, tongues = running(reading.text), Tongues(reading)
    for found in _REPEATED.finditer(text.text):
        said = found[0].split()
        word, times = said[0].lower(), len(said)
        little = word in _LITTLE
        if little:
            slip = said[1].islower() or (found[0].isupper() and len(word) > 1)  # «La La Land», «de la A a la Z»
        elif word in _SHORT:
            continue
        else:
            slip = times == 2 and word not in _TWICE and len(word) > 1 and said[1].islower()
        if not slip or (len(word) == 1 and not found[0].islower()):
            continue
        language = tongues.at(text.span(*found.span())[0])
        if word in _SAID_TWICE.get(language, ()) or (language in _ONLY_IN and word not in _ONLY_IN[language]):
            continue
        yield Found(*text.span(*found.span()), {"word": said[0]}, (text.fix(*found.span(), said[0]),))


def shouted(reading: Reading) -> Iterator[Found]:
    """Four words and twenty letters or more in capitals, one after another. One warning word and acronyms are none."""
    text = running(reading.text)
    run: list[re.Match[str]] = []
    for word in _WORD.finditer(text.text):
        if word[0].isupper():
            run.append(word)
        elif run:
            yield from _of_run(text, run)
            run = []
    yield from _of_run(text, run)


def _of_run(text: RunningText, run: list[re.Match[str]]) -> Iterator[Found]:
    long = [word for word in run if len(word[0]) >= _LONG_WORD]
    told = [word for word in run if not _ROMAN.fullmatch(word[0])]
    if len(told) < _LEAST_WORDS or len(long) < 2 or sum(len(word[0]) for word in told) < _LEAST_LETTERS:
        return
    yield Found(*text.span(run[0].start(), run[-1].end()))


def abbreviated(reading: Reading) -> Iterator[Found]:
    """«xq», «tb», «q»: as nobody writes in a letter."""
    if reading.language not in ("es", "ca", "gl"):
        return
    text, tongues = running(reading.text), Tongues(reading)
    for found in _ABBREVIATED.finditer(text.text):
        written = found[0]
        before = _WORD_BEFORE.search(text.text, max(0, found.start() - 32), found.start())
        after = _WORD_AFTER.match(text.text, found.end(), found.end() + 33)
        if written.isupper() and not (
            len(written) == 1 and _AT_THE_BEGINNING.search(text.text[max(0, found.start() - 5) : found.start()])
        ):
            continue
        if written.lower() in _ALONE and not _between_words(written, before, after):
            continue
        if re.search(r"\d\s?$", text.text[max(0, found.start() - 2) : found.start()]):
            continue
        meant = _SHORT[written.lower()] if reading.language == "es" else ()
        if written.lower() in ("xa", "xra") and tongues.at(text.span(*found.span())[0]) == "gl":
            continue  # «ya»
        fixes = tuple(text.fix(*found.span(), in_case_of(written, right)) for right in meant)
        yield Found(*text.span(*found.span()), {"written": written}, fixes)


def _between_words(written: str, before: re.Match[str] | None, after: re.Match[str] | None) -> bool:
    if after is None or not after[1].islower() or after[1] in _MEASURED or after[1] in ("y", "o", "e"):
        return False
    if before is None:
        return written.lower() != "x"
    if written == "x" and before[1].lower() in ("la", "una", "de"):
        return False  # «la x»
    return before[1] not in _MEASURED and (before[1].islower() or len(before[1]) > 1) and not before[1].isupper()


def cut_off(reading: Reading) -> Iterator[Found]:
    """What ends in «de», «y», «la» or a comma, or in the middle of a word before an ellipsis."""
    text = running(reading.text)
    last = _last_word(text.text)
    if last is None or not (last[2] or _is_cut_at(reading, text.text, last)):
        return
    word, dots = last[1], last[2]
    if dots == ",":
        cut = len(text.text[: last.start()].split()) > 2
    elif dots:
        cut = word in _CUT_BEFORE_DOTS & _CUT_AT.get(reading.language, frozenset()) or _is_half(reading, word, last)
    else:
        cut = True
    if cut:
        yield Found(*text.span(last.start(1), last.end(2) if dots else last.end(1)), {"word": word})


@lru_cache(maxsize=16)  # eight channels say it, each with other links
def _last_word(text: str) -> re.Match[str] | None:
    """The last word above the hashtags, with what follows it."""
    end = len(text)
    tags = _TAGS_BELOW.search(text, max(0, end - _LATER))
    if tags is not None:
        end = tags.start()
    return _LAST.search(text, max(0, end - _LATER), end)


def _is_cut_at(reading: Reading, text: str, last: re.Match[str]) -> bool:
    word = last[1]
    if word.isupper() and len(word) > 1 and text[: last.start()].isupper():
        word = word.lower()
    if word not in _CUT_AT.get(reading.language, frozenset()):
        return False
    before = _WORD_BEFORE.search(text, max(0, last.start() - 32), last.start())
    if before is None or (len(word) == 1 and before[1].lower() in _NAMED_BY_A_LETTER):
        return False
    subject = reading.subject
    linked = bool(subject.link or subject.added or subject.content.link)
    return not (linked and word in _BEFORE_A_LINK)


def _is_half(reading: Reading, word: str, last: re.Match[str]) -> bool:
    speller, language = reading.speller, reading.language
    if speller is None or not speller.has_dictionary(language) or last[0].startswith(word + " "):
        return False
    return len(word) >= _SHORTEST_CUT and word.islower() and not speller.knows(word, language=language)


def is_of_a_template(tag: str) -> bool:
    """Whether a hashtag is what a template says where one belongs."""
    return _OF_A_TEMPLATE.fullmatch(tag) is not None


def left_over(reading: Reading) -> Iterator[Found]:
    """What a template left: «el XX de XXXX», «[LUGAR]», «DD/MM», «lorem ipsum», «#hashtagcampaña». Fields in braces
    have a finding of their own; Roman numerals and a format that is explained are right.
    """
    text = running(reading.text)
    for found in _LEFT.finditer(text.text):
        start, end = found.span()
        said = found[0].strip("_")
        if not said and _LINE_ALONE.search(text.text, max(0, start - 80), start) and _LINE_OVER.match(text.text, end):
            continue  # a line drawn across
        if not said and _TO_WRITE_ON.search(text.text, max(0, start - 20), start):
            continue
        if _ROMAN_OF_A_MONTH.fullmatch(found[0]) and _NAME_BEFORE.search(text.text, max(0, start - 32), start):
            continue
        if _EXPLAINED.search(text.text, max(0, start - 60), start):
            continue
        if "{" in text.text[max(0, start - 1) : start] or "}" in text.text[end : end + 1]:
            continue
        sure = bool(said) or _MUST_BE_SAID.search(text.text, max(0, start - 10), start) is not None
        yield Found(*text.span(start, end), {"written": found[0][:40]}, level=None if sure else Level.WARN)
