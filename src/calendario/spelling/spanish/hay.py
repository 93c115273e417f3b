"""«hay», «ahí» and «ay», «haya», «halla» and «allá», «valla» and «vaya»: told apart by the words beside them."""

from __future__ import annotations

from calendario.spelling.spanish.rule import CLAUSE, PARTICIPLE, QUANTITY, SEEN, START, STOP, Rule, swap

__all__ = ["HAY"]

_OFFERED = (
    r"(?:plazas|talleres|actividades|clases?|gente|sitio|música|mercado|mercadillo|obras|servicio|entradas|concierto|"
    r"conciertos|teatro|fútbol|partido|pleno|cortes?|juegos|premios|reunión|feria)\b"
)
_NEEDED = (
    r"(?:niebla|viento|basura|paz|hielo|tráfico|aparcamiento|ruidos?|información|cambios|obras|clases?|servicio|"
    r"cortes?|retrasos?|lluvia|lluvias|tormentas?|nieve|luz|agua|problemas?|dudas?|sitio|plazas?|suerte|gente|música|"
    r"fiesta|incidencias?|accidentes|entradas|algún|alguna|algun[oa]s|much[oa]s?|más|suficientes?|nadie|nada)\b"
)
_SUBJECT = (
    r"(?:el|la|los|las|nuestro|nuestra) (?!(?:que|cual|cuales)\b)(?-i:[A-ZÁÉÍÓÚ]?[a-záéíóúñü]{2,24})"
    r"(?: (?:de|del|de la|de los|de las) \w{3,24}){0,2}(?: (?:municipal|(?-i:[A-ZÁÉÍÓÚ][a-záéíóúñü]{1,24}))){0,2}"
)

HAY: tuple[Rule, ...] = (
    swap(
        "valla_vaya",
        "valla/vaya",
        behind=r"\b(?:cuando|para que|ojalá|que te|que os|que le|que les|que nos|como) ",
        before=r" (?:a|al|en|hacia|bien|mejor|usted|todo|muy)\b",
    ),
    swap(
        "valla_vaya",
        "vallan/vayan vallas/vayas vallamos/vayamos valláis/vayáis",
        behind=r"\b(?:que|cuando|donde|ojalá) ",
        but=r" (?:publicitarias|metálicas|de obra)\b",
    ),
    swap("valla_vaya", "vallan/vayan", behind=CLAUSE),
    swap(
        "valla_vaya",
        "valla/vaya",
        behind=CLAUSE,
        before=r" (?:por delante|sorpresa|día|fiesta|fiestón|noche|manera|forma|semana|lío|tela|golazo|susto|"
        r"partidazo)\b",
    ),
    swap(
        "valla_vaya", "vaya/valla", behind=r"\b(?:una|esta|esa|otra|saltar la|saltan la|salten la|saltó la|pintar la) "
    ),
    swap(
        "valla_vaya",
        "vaya/valla vayas/vallas",
        behind=r"\b(?:la|las|de) ",
        before=r" (?:publicitari|metálic|perimetral)\w+",
    ),
    swap(
        "haya_halla",
        "halla/haya hallan/hayan",
        behind=r"\b(?:posible que|probable que|puede que|siempre que|por si|mientras|ojalá(?: que)?|hasta que|"
        r"evitar que|"
        r"sin que|para que|cuando|aunque)(?: no)? ",
        before=f" {_NEEDED}",
    ),
    swap(
        "haya_halla",
        "hallamos/hayamos",
        before=r" (?:recibido|podido|tenido|sido|dicho|terminado|pagado|pedido|acabado|ido)\b",
    ),
    swap(
        "haya_halla",
        "aya/haya ayan/hayan",
        behind=r"\b(?:que|cuando|aunque|quien|ojalá|donde|no|lo|se) ",
        before=rf" (?:{PARTICIPLE}|{_NEEDED}|{QUANTITY}\b)",
    ),
    swap("halla_haya", "haya/halla hayan/hallan", behind=r"\bse ", before=r" a (?:\d+|un[oa]s|pocos|dos|tres|cien) "),
    swap(
        "halla_haya",
        "haya/halla hayan/hallan",
        behind=rf"{CLAUSE}{_SUBJECT} (?:ya )?se ",
        before=r" (?:situad|ubicad|cerrad|abiert|enclavad|disponible|en |junto|entre|cerca|frente|inmers|pendiente)",
    ),
    swap(
        "haya_alla",
        "haya/allá halla/allá",
        behind=r"\b(?:vemos|vamos|voy|ven|vente|id|está|están|hasta|hacia|de aquí para) ",
        before=r"(?: arriba| abajo| por| en| a|[.,;!?]|$)",
    ),
    swap(
        "haya_alla",
        "haya/allá halla/allá",
        behind=r"(?<!\bque )(?<!\blo )\b(?<=\w )",
        before=r" por (?:el año|los años|\d{4}|el siglo)\b",
    ),
    swap("haya_alla", "haya/allá halla/allá", behind=r"\bel más "),
    swap("haya_alla", "allá/haya", before=f" {SEEN}"),
    swap("hay_ahi", "hay/ahí", behind=r"\b(?:de|desde) ", but=r" que\b"),
    swap("hay_ahi", "hay/ahí", before=r" mismo\b"),
    swap("hay_ahi", "hay/ahí", behind=CLAUSE, before=r" (?:os|te|nos|le|les) (?:esper|ve|qued|dej|enseñ|mostr)\w+"),
    swap(
        "hay_ahi",
        "hay/ahí",
        behind=r"\b(?:está|están|estaba|estaban|estará|estaré|estamos|estaremos|sigue|siguen|quedamos|vemos|espero|"
        r"esperamos|"
        r"sentad[ao]s?|déjal[oa]|ponl[oa]) ",
        but=r" (?:que|un|una|much|algo)\b",
    ),
    swap(
        "hay_ahi",
        "ahí/hay",
        behind=rf"(?:{CLAUSE}|\b(?:no|también|ya|mañana|hoy|todavía|aún|siempre|donde) )",
        before=f" {_OFFERED}",
    ),
    swap(
        "hay_ay",
        "ay/hay",
        behind=r"\b(?:mañana|hoy|ya|ahora|siempre|aquí|y|que|si|cuando|porque|pero|nunca|solo|aún|todavía|donde) ",
        before=r" (?!(?:de|dios|madre|mi|que pena|qué|mamá|señor)\b)\w",
    ),
    swap("hay_ay", "ay/hay", behind=CLAUSE, before=f" {_OFFERED}"),
    swap("hay_ay", "hay/ay", behind=CLAUSE, before=r"(?:, (?:qué|madre|dios|mamá|señor)| madre\b| dios\b)"),
    swap("valla_vaya", "vallamos/vayamos", behind=START, before=r" (?:tod[oa]s|junt[oa]s|al?|con|por)\b"),
    swap("valla_vaya", "valla/vaya", behind=START, before=r","),
    swap("valla_vaya", "valla/vaya", behind=r"\bque ", before=r" (?:todo|genial|muy|tod[oa]s)\b"),
    swap(
        "valla_vaya",
        "vaya/valla vayas/vallas",
        behind=r"\blas? ",
        before=r" (?:de (?:la obra|las obras|obra|seguridad|madera|protección)|"
        r"del? (?:parque|patio|colegio|solar|río))\b",
    ),
    swap(
        "valla_vaya",
        "vaya/valla vayas/vallas",
        behind=r"\b(?:contra (?:la |una |las )?|(?:con|instalan?|colocan?|instalar|colocar|poner|quitar) (?:la |una |"
        r"las |unas ))",
    ),
    swap("valla_vaya", "vayas/vallas", behind=r"\b(?:instalan?|colocan?|instalar|colocar) "),
    swap("haya_halla", "halla/haya", behind=rf"{CLAUSE}que (?:no )?", before=f" {_NEEDED}"),
    swap("haya_halla", "halla/haya hallan/hayan", behind=r"\bque (?:os|te|me|nos|le|les) ", before=f" {PARTICIPLE}"),
    swap(
        "haya_halla",
        "halla/haya hallan/hayan",
        behind=r"\b(?:que|quienes|quien|alguien|antes de que|como) ",
        before=rf" (?:{SEEN}|(?:participado|llegado|asistido|solicitado|disfrutado|gustado)\b)",
    ),
    swap(
        "halla_haya",
        "haya/halla hayan/hallan",
        behind=rf"{START}(?:no )?se ",
        before=r" (?:ubicad|situad|disponible|abiert|cerrad|ningun)",
    ),
    swap("haya_alla", "haya/allá halla/allá", behind=r"\b(?:para|por) ", before=STOP),
    swap("haya_alla", "haya/allá", behind=CLAUSE, before=r" a lo lejos\b"),
    swap(
        "hay_ahi",
        "hay/ahí",
        behind=CLAUSE,
        before=r" (?:van? (?:el|las?|los|nuestr[oa]s?|una?)|tenéis|tienes|tienen|fue|es donde|era|estaremos|"
        r"estaré|l[oa]s? (?:ten|pon|dej|pued|vi|ver|encontr)\w+)\b",
    ),
    swap("hay_ahi", "hay/ahí", behind=r"\bhasta ", but=r" (?:que|quien|quienes|una?|much\w+|algun\w+|tres|dos|\d+)\b"),
    swap("hay_ahi", "hay/ahí", behind=r"\b(?:dejadlo|dejadlos|dejad|déjalo|ponedlo|esperad|esperadnos) "),
    swap(
        "hay_ahi",
        "ahí/hay",
        behind=r"\b(?:en (?:las?|el|los|nuestr[oa]) \w+|fin de semana) ",
        before=rf" (?:{_OFFERED}|(?:una?|más|much[oa]s?|vari[oa]s)\b)",
    ),
    swap(
        "hay_ahi",
        "ahí/hay",
        behind=rf"(?:{CLAUSE}|¿)",
        before=rf" (?:alguien|algún|alguna|{QUANTITY} (?:opciones|cosas|formas|maneras|motivos|"
        r"razones|posibilidades|grupos|plazas|entradas|turnos|modalidades))\b",
    ),
)
