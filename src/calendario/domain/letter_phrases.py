"""How people and mail programs begin, end and hand on e-mails in Spanish, Catalan, Galician, Basque and English."""

from __future__ import annotations

import re

from calendario.domain.day_names import ALL_WEEKDAYS

#: Of a line no more is looked at.
MOST_OF_A_LINE = 400
NAME = r"[A-ZÁÉÍÓÚÀÈÒÜÑÇ][\w'’.-]*"
_TO_COLLEAGUES = (
    r"(?:(?:a|de|la|el|y|i|e|all|everyone)\b|tod[oa]s?(?:/as)?\b|tot(?:es|s|hom)\b|equipo|equip|compañer\w+|company\w+"
    r"|chic[oa]s|Sr[ae]?s?\.?|señor\w*|don|doña|D\.ª?|D(?:ña|ª)\.?)"
)

# --- how they begin

_HELLO = (
    r"hola|ola|buenas(?: tardes| noches)?|muy buenas|muy buenos días|buen(?:os)? días?|bon dia"
    r"|bona tarda|bones(?: tardes)?"
    r"|bos días|bo día|boas(?: tardes| noites)?|egun on|arratsalde on|gabon|kaixo|aupa|hi|hello"
    r"|good (?:morning|afternoon)"
)
_DEAR = r"(?:muy )?(?:estimad|apreciad|querid)[oa@]s?(?:/[oa]s?)?|(?:ben)?volgu(?:t|da|ts|des)|dear"
_NAMES = rf"(?:,? (?:{NAME}|(?i:{_TO_COLLEAGUES}))){{1,6}}"
_GREETING = re.compile(
    rf"[ \t*]*(?:(?i:{_HELLO})\b(?:{_NAMES})?|(?i:{_DEAR})\b{_NAMES})[ \t]*(?:[,:;.!…]+|–|-)?[ \t*]*"
)
_BARE_GREETING = re.compile(rf"[ \t*]*(?:(?i:{_HELLO})\b(?: {NAME})?)[ \t*]*")
# «Querida Rosa, gracias por tantos años» and «Hola, otoño. Llegan los talleres» are announcements.
_BEFORE_MORE = re.compile(
    rf"[ \t*]*(?>(?i:{_HELLO}))(?:(?:,? {NAME}(?: {NAME}){{0,2}}+)?+[ \t]*[,:;]|[.!])[ \t]+(?=\S.{{14}})"
)
_OPEN_LETTER = re.compile(rf"[ \t*]*(?i:querid[oa]s?)(?: {NAME}){{2,}}")
_NOBODY = re.compile(
    r"\b(?:primavera|verano|otoño|invierno|navidad|reyes|carnaval|música|feria|fiestas?|cole|vacaciones|piscina|deporte"
    r"|cultura|teatro|cine|libros?|lectura|estiu|tardor|hivern|nadal|festa|outono|inverno|verán|entroido|uda|udazken"
    r"|negu|udaberri|gabon|mundo|futuro|año)\w?\b",
    re.IGNORECASE,
)
#: Whoever writes to all of these writes what is to be published.
TO_EVERYBODY = re.compile(
    r"\b(?:veci[nñ]|veïn|conveci|ciudadan|ciutadan|cidadá|herritar|familias?\b|famíli|amig|amic|lagun"
    r"|paisan|usuari|soci"
    r"|alumn|jóven|jove|niñ|nen[as]|mayores|madres|padres|pares|mares|neighbo|resident|villa|pueblo|poble|pobo)",
    re.IGNORECASE,
)


def is_greeting(line: str) -> bool:
    """Whether it greets a colleague and says nothing else."""
    line = line[:MOST_OF_A_LINE]
    found = _GREETING.fullmatch(line)
    if found is None or len(line) > 70 or _names_no_colleague(line) or _OPEN_LETTER.match(line):
        return False
    return bool(line.rstrip("* \t")[-1:] in ",:;.!…–-") or bool(_BARE_GREETING.fullmatch(line))


def greeting_before(line: str) -> int:
    """How many characters at its beginning greet a colleague, where it goes on with something else; else 0."""
    found = _BEFORE_MORE.match(line[:MOST_OF_A_LINE])
    return 0 if found is None or _names_no_colleague(found[0]) else found.end()


def _names_no_colleague(greeting: str) -> bool:
    named = re.sub(rf"(?i)[ \t*]*(?:{_HELLO})\b", "", greeting, count=1)
    return bool(TO_EVERYBODY.search(named)) or bool(_NOBODY.search(named))


def is_letter_to_all(line: str) -> bool:
    """Whether it greets everybody: what follows is a letter to be published, with its signature."""
    line = line[:100]
    return bool(re.match(rf"[ \t*]*(?:{_HELLO}|{_DEAR})\b", line, re.IGNORECASE)) and bool(TO_EVERYBODY.search(line))


# --- how they end

_CLOSINGS = (
    r"(?:(?:reciba[ns]?|recibid|te mando|os mando|te envío|os envío) )?(?:un "
    r"|muchos )?(?:cordial(?:es)? |afectuosos? |fuerte )?"
    r"(?:saludos?|abrazos?)(?: (?:cordial(?:es)?|afectuosos?|para todos|a todos|y gracias"
    r"|y muchas gracias|y feliz día))*"
    r"|(?:muchas |mil |moitas |moltes |muchísimas )?(?:gracias|gr[àa]cies|grazas)(?: (?:por todo"
    r"|de antemano|y (?:un |muchos )?"
    r"(?:saludos?|abrazos?)|i salutacions|e un saúdo))?"
    r"|(?:muy )?atentamente|atentament|cordialmente|cordialment|afectuosamente"
    r"|(?:rebeu |rep )?(?:una )?(?:salutaci(?:ó|ons)|abraçada)(?: cordials?| ben cordial)?|fins aviat"
    r"|(?:un )?(?:saúdos?|aperta)(?: cordial(?:es|ais)?)?"
    r"|agur(?: bero bat| t'?erdi)?|adeitasunez|ondo izan|eskerrik asko|mila esker|besarkada bat"
    r"|(?:best|kind|warm)(?: regards| wishes)?|regards|many thanks|thanks|thank you|(?:yours )?sincerely|cheers"
)
_CLOSING = re.compile(rf"[ \t*]*(?i:{_CLOSINGS})[ \t]*[,.!:;]*[ \t]*(?:{NAME}(?:[ \t]+{NAME}){{0,3}})?[ \t*]*")
_THANKS = re.compile(
    r"[ \t*]*(?:\w+ )?(?:gracias|gr[àa]cies|grazas|eskerrik asko|mila esker|thanks|thank you)", re.IGNORECASE
)
#: What a signature does not say: when something is, what it costs, that it can be come to.
ANNOUNCES = re.compile(
    r"\b\d{1,2}[:.]\d{2}\b|\b\d{1,2} ?h(?:oras|\b)|\b\d{1,2} d[e']|\b\d{1,2}/\d{1,2}\b"
    rf"|\b(?:{ALL_WEEKDAYS})\w*"
    r"|\b(?:entradas?|inscripci\w+|gratis|gratuit\w+|organiza|lugar|plazo|p\.? ?d\.?:|aforo|precio|programa\b)"
    r"|(?:^|(?<= ))(?:se|es|son|será|serán|está|están|estará|hay|habrá|queda|quedan|cierra|abre|hasta|desde)(?= )",
    re.IGNORECASE,
)
_OFFICE_HOURS = re.compile(r"[ \t*]*(?:horario|horari|atención|ordutegia)", re.IGNORECASE)
_LITTLE = r"(?:de|del|la|las|los|el|y|i|e|da|do|dos|das)"
_NO_PERSON = (
    r"(?i:el|la|los|las|els|les|o|os|as|una?|gran|nuev[oa]|calle|carrer|rúa|plaza|plaça|praza|avenida|paseo|centro|centre|casa"
    r"|teatro|salón|sala|museo|parque|piscina|ferias?|fira|feira|fiestas?|conciertos?|concert|talleres|taller|cursos?|jornadas?"
    r"|semana|mercad\w+|festival|exposición|cine|circo|carrera|marcha|misa|baile|verbena|bando|aviso|programa|entradas?)\b"
)
_PERSON = re.compile(
    rf"[ \t*]*(?:(?:D|D\.ª|Dª|Dña|Sr|Sra|Dr|Dra|Fdo)\.?:? )*(?!{_NO_PERSON})"
    rf"{NAME}(?: (?:{_LITTLE} )*{NAME}){{0,4}}[ \t*,.]*"
)
_OFFICE = re.compile(
    r"[ \t*]*(?:(?:el|la|els|les|l'|o|a) ?)?(?:(?:\w+ )?(?:ayuntamiento|ajuntament|concello|udala?)\b"
    r"|(?:teniente de )?(?:alcald|alkate|batlle)\w*|(?:1\.?[ªº] |primer[oa]? )?tenient\w*|conce(?:ja|xe)l\w*|regidor\w*"
    r"|departament\w*|gabinete?\b"
    r"|área\b|àrea\b|servi(?:cio|zo|ci)s?\b|oficina\b|diputaci\w+|mancomunidad\w*|técnic[oa]s?\b|tècnic[ao]?\b"
    r"|director\w*|secretari\w*|responsable\b|jef[ea]\b|coordina\w+|administrativ[oa]\b|auxiliar\b|bibliotec\w+"
    r"|comunicación\b|prensa\b|protocolo\b|presiden\w+|asociación\b|associació\b)[^.:!?]{0,60}[.,]?[ \t*]*",
    re.IGNORECASE,
)
_REACHED_AT = re.compile(
    r"[ \t*]*(?:(?:tel|tfno|telf|tlf|teléfono|telèfon|móvil|mòbil|mob|fax|ext|e-?mail|correo|correu|web|t|m|f)"
    r"\b[^a-z]{0,3}[ \t:]*(?:\+?[\d ().\-/|]{6,}|\S+@\S+|https?:\S+|www\.\S+).{0,40}"
    r"|(?:<?(?:mailto:)?[\w.+-]+@[\w.-]+>?|(?:https?://|www\.)\S+|\+?\d[\d ().\-]{7,})(?: ?\(\S+\))?"
    r"|(?:c/|calle|carrer|rúa|plaza|plaça|praza|pza|avda|avenida|paseo|pl)\b\.? [^.:!?]{2,50}\d.{0,30}"
    r"|\d{5}[ ,-].{2,50})[ \t*]*",
    re.IGNORECASE,
)
_PHONE_SAYS = re.compile(
    r"[ \t*]*(?:enviado desde|enviat des d|enviado dende|obtener outlook|obtén outlook|get outlook"
    r"|sent from|libre de virus"
    r"|no contiene virus|virus-free|este (?:correo|mensaje)[^.]{0,40} (?:antivirus|avast)|descargar outlook"
    r"|nire \w+ bidali)",
    re.IGNORECASE,
)


def is_closing(line: str) -> bool:
    """Whether it is a formula that ends letters, maybe with who signs, and nothing else."""
    return len(line) <= 90 and bool(_CLOSING.fullmatch(line))


def is_thanks(line: str) -> bool:
    """Whether the formula thanks: announcements end so too."""
    return bool(_THANKS.match(line))


def may_sign(line: str) -> bool:
    """Whether it may stand in a signature: short, and nothing that is announced."""
    return len(line) <= 90 and (not ANNOUNCES.search(line) or bool(_OFFICE_HOURS.match(line)))


def signs(line: str, *, named: bool = False) -> bool:
    """Whether it can hardly be anything but a line of a signature: a name, an office, how they are reached. Where
    somebody has signed already (`named`) another name may be a title.
    """
    line = line[:MOST_OF_A_LINE]
    if len(line) > 90:
        return False
    if _REACHED_AT.fullmatch(line) or _OFFICE_HOURS.match(line):
        return True
    if ANNOUNCES.search(line):
        return False
    return bool(_OFFICE.fullmatch(line)) or (not named and bool(_PERSON.fullmatch(line)))


def says_the_phone(line: str) -> bool:
    """Whether a program wrote it under the letter."""
    return bool(_PHONE_SAYS.match(line[:MOST_OF_A_LINE]))


#: When something is.
WHEN = re.compile(
    r"(?<![\d.:])\d{1,2}[:.]\d{2}\b(?![.:]\d)|\b\d{1,2} ?h(?:oras|\b)|\b\d{1,2} d(?:e |['’])[a-zç]{3}"
    rf"|(?<![\d/])\d{{1,2}}/\d{{1,2}}\b|\b(?:a|de|desde|hasta) las? \d|\b(?:el|día) \d{{1,2}}\b"
    rf"|\b(?:{ALL_WEEKDAYS})\w*",
    re.IGNORECASE,
)


# --- what lawyers put under them

_ABOUT_IT = re.compile(
    r"[\W_]*+(?:(?:este|el presente|aquest|el present|esta|a presente|this|the present) (?:e-?mail"
    r"|mensaje|mensaxe|missatge"
    r"|correo|correu|message|communication|comunicación|comunicació)\b"
    r"|(?:toda )?(?:la|a|the) informa\w+ (?:contenida|continguda|contida|contained|incluida|que contiene)?.{0,30}"
    r"(?:mensaje|mensaxe|missatge|correo|correu|message|e-?mail)"
    r"|(?:si|se|if)\b[^.:;!?]{0,60}(?:destinatari|recipient|mensaje|mensaxe|missatge|correo|correu|message|e-?mail)"
    r"|mezu (?:elektroniko )?(?:hau|honek|honetan)|posta elektroniko (?:hau|honek)|le informamos|l'informem|informámolo"
    r"|(?:de conformidad|en cumplimiento|en virtud|conforme|d'acord|en compliment|de acordo|en cumprimento)\b"
    r"|(?:aviso|nota|advertencia|cláusula|avís|clàusula|lege|legezko)(?: de| d')? ?(?:legal"
    r"|confiden\w+|oharra|abisua|aviso)"
    r"|abisu legala|confidenciali\w+\W|konfidentzial\w+|confidentiality|disclaimer|legal notice"
    r"|(?:información básica sobre )?"
    r"protecci[óo]n? de da(?:t|d)\w+)",
    re.IGNORECASE,
)
_ITSELF = re.compile(
    r"mensaje|mensaxe|missatge|correo electr|correu electr|este correo|aquest correu|e-?mail|message|mezu|posta elektr",
    re.IGNORECASE,
)
_CUES = tuple(
    re.compile(words, re.IGNORECASE)
    for words in (
        "confiden|konfidentzial|isilpe|privileg|privilexi",
        "destinat|recipient|hartzaile|dirigid|adreça|addressed",
        "adjunt|anex|attach|eranskin",
        "error|erro\\b|equivoc|akats",
        "proh[ií]b|no autoriz|unauthori|debekat|proib",
        "elim[ií]n|b[oó]rr|destr[uú]|delete|notifi|ezabatu|comuni(?:que|car|qui)",
        (
            "LOPD|RGPD|GDPR|2016/679|3/2018|15/1999|protecci[óo]n? de da[td]|datuen babes"
            "|secreto profesional|derechos? de acceso"
        ),
    )
)
_GREEN = re.compile(
    r"[\W_]*+(?:por favor,? ?)?(?:antes de|abans d|no imprim|please consider|before print|inprimatu|piensa)",
    re.IGNORECASE,
)
_OF_GREEN = re.compile(r"imprim|print|inprim", re.IGNORECASE)
_FROM_OUTSIDE = re.compile(
    r"[\W_]*+(?:atención|atenció|cuidado|precaución|aviso|avís|caution|warning|external|externo|\[extern\w*\])?.{0,20}"
    r"(?:este|aquest|esta|this) (?:correo|correu|mensaje|missatge|mensaxe|e-?mail|message)"
    r".{0,60}(?:extern|origin|outside"
    r"|(?:fuera|fora) de (?:\w+ )?(?:organi[tz]|instit|empresa|entidad|entitat|dominio|domini|corpora))",
    re.IGNORECASE,
)
_TELLING = (0, 1, 3, 4, 6)  # of what to do with attachments, and to delete what came, warnings of fraud speak too
_LEAST_CUES = 2
_LOOKS_AT = 40  # lines: a notice is no longer
_MOST_OF_A_NOTICE = 3_000


def is_legal_notice(paragraph: str) -> bool:
    """Whether it is about the e-mail itself and who may read it, or asks not to print it."""
    paragraph = paragraph[:_MOST_OF_A_NOTICE]
    if len(paragraph) < 300 and _GREEN.match(paragraph) and _OF_GREEN.search(paragraph):
        return True
    if not _ABOUT_IT.match(paragraph) or not _ITSELF.search(paragraph):
        return False
    return sum(bool(_CUES[n].search(paragraph)) for n in _TELLING) >= _LEAST_CUES


def notice_length(lines: list[str]) -> int:
    """How many of the lines at the beginning are a notice; 0 for none. What stands under its last sentence is none."""
    lines = lines[:_LOOKS_AT]
    if not is_legal_notice(" ".join(lines)):
        return 0
    last = 0
    for n, line in enumerate(lines):
        over = n > 0 and lines[n - 1].rstrip().endswith((".", "!", "?"))
        if over and (WHEN.search(line) or (last < n - 1 and ANNOUNCES.search(line))):
            break
        if cues_in(line) or _ITSELF.search(line) or _OF_GREEN.search(line):
            last = n
    while last + 1 < len(lines) and not lines[last].rstrip().endswith((".", "!", "?")):
        last += 1
    return last + 1


def cues_in(paragraph: str) -> int:
    """How many of the things that such notices speak of it speaks of."""
    return sum(bool(cue.search(paragraph[:_MOST_OF_A_NOTICE])) for cue in _CUES)


def warns_of_outside(paragraph: str) -> bool:
    """Whether a mail server put it over the letter because it came from outside."""
    return len(paragraph) < 600 and bool(_FROM_OUTSIDE.match(paragraph))


# --- how they hand on

_FORWARDED = re.compile(
    r"[-–\s*]*(?:forwarded message|mensaje reenviado|missatge reenviat|mensaxe reenviada"
    r"|birbidalitako mezua|begin forwarded"
    r" message|inicio del mensaje reenviado|inici del missatge reenviat)[-–:\s*]*",
    re.IGNORECASE,
)
_ORIGINAL = re.compile(
    r"[-–\s*]*(?:original message|mensaje original|missatge original|mensaxe orixinal|jatorrizko mezua)[-–:\s*]*",
    re.IGNORECASE,
)
_WROTE = re.compile(
    r"(?:>\s*)?(?:el|on|em|o|le|a|en)\b.{5,300}(?:escribió|escribiu|va escriure|ha escrit|wrote"
    r"|idatzi (?:zuen|du))\s*:\s*"
    r"|.{5,300}(?:igorleak|(?:idatzi du|idatzi zuen))\s*:\s*",
    re.IGNORECASE,
)
_WHEN_OR_WHO = re.compile(r"@|\d{1,2}:\d{2}")
_HEADER = re.compile(
    r"[ \t*>]*(?P<name>de|from|nork|para|to|a|per a|per|nori|cc|cco|bcc|fecha|date|data"
    r"|enviado(?: el)?|enviat(?: el)?|sent"
    r"|bidalia|bidaltze-data|asunto|assumpte|subject|gaia|responder a|reply-to|importancia|datos adjuntos|adjunts"
    r"|attachments)\s*:[ \t*]*(?P<said>.*)",
    re.IGNORECASE | re.DOTALL,
)
_FROM = frozenset(("de", "from", "nork"))
_SUBJECT = frozenset(("asunto", "assumpte", "subject", "gaia"))
_SENT = re.compile(
    r"[ \t*>]*(?:enviado|enviat|sent|bidalia|bidaltze-data)\b.*(?:\b\d{4}\b|\d{1,2}:\d{2})", re.IGNORECASE
)
_HANDING = "rv|fwd?|reenv|tr"
_HANDS_ON = re.compile(rf"\s*(?:{_HANDING})\s*:", re.IGNORECASE)
_MARKS = re.compile(rf"^(?:\s*(?:re|{_HANDING})\s*:\s*)+", re.IGNORECASE)


def begins_forwarded(line: str) -> bool:
    """Whether a program says that what follows is another's letter, handed on."""
    return len(line) < 100 and bool(_FORWARDED.fullmatch(line))


def begins_original(line: str) -> bool:
    """Whether a program says that what follows is the letter answered, or handed on."""
    return len(line) < 100 and bool(_ORIGINAL.fullmatch(line))


def says_who_wrote(line: str) -> bool:
    """Whether what follows is quoted: «El mar, 24 nov 2026 a las 10:15, Ana Ruiz (<ana@…>) escribió:»."""
    return len(line) <= MOST_OF_A_LINE and bool(_WROTE.fullmatch(line)) and bool(_WHEN_OR_WHO.search(line))


def are_headers(lines: list[str]) -> bool:
    """Whether a mail program wrote them: with an address, or when it was sent. "De: plaza Mayor" stands in notices."""
    return any("@" in line[:MOST_OF_A_LINE] or _SENT.match(line[:MOST_OF_A_LINE]) for line in lines)


def header_of(line: str) -> tuple[str, str] | None:
    """What kind of header of a letter handed on it is, "from", "subject" or "", and what it says; None: no header."""
    found = _HEADER.match(line[: MOST_OF_A_LINE * 5])
    if found is None:
        return None
    name = found["name"].lower()
    return ("from" if name in _FROM else "subject" if name in _SUBJECT else ""), found["said"].strip()


def hands_on(subject: str) -> bool:
    """Whether it begins with RV:, FW: or the like."""
    return bool(_HANDS_ON.match(subject))


def without_marks(subject: str) -> str:
    """It without the "Re:", "RV:" and "TR:" before it."""
    return _MARKS.sub("", subject).strip()
