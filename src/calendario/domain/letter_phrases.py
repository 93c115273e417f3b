"""How people and mail programs begin and end e-mails in Spanish, Catalan, Galician, Basque and English."""

from __future__ import annotations

import re

#: Of a line no more is looked at.
MOST_OF_A_LINE = 400
_NAME = r"[A-ZÁÉÍÓÚÀÈÒÜÑÇ][\w'’.-]*"
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
_NAMES = rf"(?:,? (?:{_NAME}|(?i:{_TO_COLLEAGUES}))){{1,6}}"
_GREETING = re.compile(
    rf"[ \t*]*(?:(?i:{_HELLO})\b(?:{_NAMES})?|(?i:{_DEAR})\b{_NAMES})[ \t]*(?:[,:;.!…]+|–|-)?[ \t*]*"
)
_BARE_GREETING = re.compile(rf"[ \t*]*(?:(?i:{_HELLO})\b(?: {_NAME})?)[ \t*]*")
_BEFORE_MORE = re.compile(
    rf"[ \t*]*(?:(?i:{_HELLO})(?:,? {_NAME}(?: {_NAME}){{0,2}})?"
    rf"|(?i:{_DEAR})(?:,? {_NAME}){{1,3}})[ \t]*[,:;.!][ \t]+(?=\S.{{14}})"
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
    if found is None or len(line) > 70 or TO_EVERYBODY.search(line):
        return False
    return bool(line.rstrip("* \t")[-1:] in ",:;.!…–-") or bool(_BARE_GREETING.fullmatch(line))


def greeting_before(line: str) -> int:
    """How many characters at its beginning greet a colleague, where it goes on with something else; else 0."""
    found = _BEFORE_MORE.match(line[:MOST_OF_A_LINE])
    return 0 if found is None or TO_EVERYBODY.search(found[0]) else found.end()


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
_CLOSING = re.compile(rf"[ \t*]*(?i:{_CLOSINGS})[ \t]*[,.!:;]*[ \t]*(?:{_NAME}(?:[ \t]+{_NAME}){{0,3}})?[ \t*]*")
_THANKS = re.compile(
    r"[ \t*]*(?:\w+ )?(?:gracias|gr[àa]cies|grazas|eskerrik asko|mila esker|thanks|thank you)", re.IGNORECASE
)
#: What a signature does not say: when something is, what it costs, that it can be come to.
ANNOUNCES = re.compile(
    r"\b\d{1,2}[:.]\d{2}\b|\b\d{1,2} ?h(?:oras|\b)|\b\d{1,2} d[e']|\b\d{1,2}/\d{1,2}\b"
    r"|\b(?:lunes|martes|miércoles|jueves|viernes|sábado|domingo|dilluns|dimarts|dimecres|dijous"
    r"|divendres|dissabte|diumenge"
    r"|luns|mércores|xoves|venres|astelehen|astearte|asteazken|ostegun|ostiral|larunbat|igande)\w*"
    r"|\b(?:entradas?|inscripci\w+|gratis|gratuit\w+|organiza|lugar|plazo|p\.? ?d\.?:|aforo|precio|programa\b)"
    r"|(?:^|(?<= ))(?:se|es|son|será|serán|está|están|estará|hay|habrá|queda|quedan|cierra|abre|hasta|desde)(?= )",
    re.IGNORECASE,
)
_OFFICE_HOURS = re.compile(r"[ \t*]*(?:horario|horari|atención|ordutegia)", re.IGNORECASE)
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


def says_the_phone(line: str) -> bool:
    """Whether a program wrote it under the letter."""
    return bool(_PHONE_SAYS.match(line[:MOST_OF_A_LINE]))


# --- what lawyers put under them

_ABOUT_IT = re.compile(
    r"[\W_]*+(?:(?:este|el presente|aquest|el present|esta|a presente|this|the present) (?:e-?mail"
    r"|mensaje|mensaxe|missatge"
    r"|correo|correu|message|communication|comunicación|comunicació)\b"
    r"|(?:toda )?(?:la|a|the) informa\w+ (?:contenida|continguda|contida|contained|incluida|que contiene)?.{0,30}"
    r"(?:mensaje|mensaxe|missatge|correo|correu|message|e-?mail)"
    r"|(?:si|se|if)\b.{0,60}(?:destinatari|recipient|mensaje|mensaxe|missatge|correo|correu|message|e-?mail)"
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
        "prohib|no autoriz|unauthori|debekat|proib",
        "elimin|borr|destru|delete|notifi|ezabatu|comuni(?:que|car|qui)",
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
    r".{0,60}(?:extern|fuera de|fora de|origin|outside)",
    re.IGNORECASE,
)
_LEAST_CUES = 2
_MOST_OF_A_NOTICE = 3_000


def is_legal_notice(paragraph: str) -> bool:
    """Whether it is about the e-mail itself and who may read it, or asks not to print it."""
    paragraph = paragraph[:_MOST_OF_A_NOTICE]
    if len(paragraph) < 300 and _GREEN.match(paragraph) and _OF_GREEN.search(paragraph):
        return True
    return bool(_ABOUT_IT.match(paragraph)) and bool(_ITSELF.search(paragraph)) and cues_in(paragraph) >= _LEAST_CUES


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
_HANDS_ON = re.compile(r"\s*(?:rv|fwd?|reenv|tr)\s*:", re.IGNORECASE)
_COVERING = re.compile(
    r"\b(?:te|os|le|les|us|vos)\b.{0,12}\b(?:pas[oe]|reenv[ií]|env[ií]o|mando|adjunto|remito|reenvi|envio|passo)"
    r"|\b(?:publi[cq]u?|difun|difusi|reenv|reenvi|colgar|colgad|cuélga|subi[rd]\b|súbe)\w*|\b(?:abajo"
    r"|a continuación|tal cual|adjunto"
    r"|adjunta|debajo|a sota|abaixo)\b|\bfyi\b|para (?:la web|las redes|redes|vuestr)",
    re.IGNORECASE,
)
_NEWS = re.compile(r"\d|:\s*\S|\bse (?:cort|aplaz|suspend|cancel|cierr|cambi|abre|celebr|traslad)\w*", re.IGNORECASE)
_MOST_OF_A_COVER, _SHORT_COVER = 300, 25


def begins_forwarded(line: str) -> bool:
    """Whether a program says that what follows is another's letter, handed on."""
    return len(line) < 100 and bool(_FORWARDED.fullmatch(line))


def begins_original(line: str) -> bool:
    """Whether a program says that what follows is the letter answered, or handed on."""
    return len(line) < 100 and bool(_ORIGINAL.fullmatch(line))


def says_who_wrote(line: str) -> bool:
    """Whether what follows is quoted: «El mar, 24 nov 2026 a las 10:15, Ana Ruiz (<ana@…>) escribió:»."""
    return len(line) <= MOST_OF_A_LINE and bool(_WROTE.fullmatch(line)) and bool(_WHEN_OR_WHO.search(line))


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


def may_only_cover(body: str) -> bool:
    """Whether it can be nothing but the words of whoever hands something on: short, and nothing in it is news."""
    if len(body) > _MOST_OF_A_COVER or _NEWS.search(body):
        return False
    return len(body) <= _SHORT_COVER or bool(_COVERING.search(body))


def points_at_it(body: str) -> bool:
    """Whether it speaks of what it came with, as something to publish."""
    return bool(_COVERING.search(body[:2_000]))
