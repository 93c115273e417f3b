"""Whether the description of a picture describes it at all, for those who cannot see it."""

from __future__ import annotations

import re
import unicodedata

from calendario.domain.text import names_a_file

#: It names a file instead of saying what is seen.
FILE = "file"
#: It says no more than that there is a picture.
NOTHING = "nothing"

#: What every picture is, in the languages of the country and English, and what telephones and programs call their
#: files. Alone these words describe nothing. Read 2026-11: WCAG 2.2, failure F30 (w3.org/WAI/WCAG22/Techniques/
#: failures/F30: «image», «picture 1», names of files); the Generalitat's decalogue for the web (never «Imatge de»).
_PLACEHOLDERS = """
    imagen imagenes foto fotos fotografia fotografias cartel carteles poster posters folleto flyer banner portada
    captura pantalla pantallazo logo logotipo icono dibujo grafico infografia ilustracion programa diptico triptico
    video videos clip grabacion pelicula archivo fichero documento adjunto adjunta anexo escaneo escaneado
    evento acto actividad noticia publicacion post texto descripcion alternativo titulo prueba principal destacada
    informativo informativa final definitivo definitiva nuevo nueva copia
    imatge imatges cartell fitxer imaxe imaxes cartaz ficheiro irudia argazkia kartela bideoa
    image images img picture pictures pic photo photos photograph screenshot scan file untitled spacer graphic
    dsc dscn dscf pxl mvimg vid mov gopr dji wa whatsapp telegram
"""
_BETWEEN = """
    a al at con d de del e el en es esta este l la las lo los mi n no nuestra nuestro o of on para por s sin su the un
    una unas unos v version y
"""
_EMPTY_WORDS = frozenset((_PLACEHOLDERS + _BETWEEN).split())
_WORD = re.compile(r"[^\W\d_]+")
#: One word that nobody says: what cameras and programs call their files («IMG_2034», «DSC0012», «PXL_2026…»), and what
#: people do, in small letters and with figures («cartel-feria-2026», «feria_final_v2»). Not the names of roads and
#: days (N-340, 25-N), of clubs (BM2026) nor of places (Castro-Urdiales-Noja, San_Facundo).
_STEM = re.compile(
    r"(?i:(?:fb_)?(?:img|dsc[nf]?|pxl|mvimg|vid|mov|gopr|dji|sam|pict?|picture|image|imagen|foto|photo|scan|screenshot|wa"
    r"|captura|whatsapp|telegram|signal|received|p(?=\d{7}))[-_]*\d[\w()-]*)"
    r"|(?=\D*\d)[a-z0-9áéíóúüñç()]+(?:_[a-z0-9áéíóúüñç()-]+|(?:-[a-z0-9áéíóúüñç()]+){2})[a-z0-9áéíóúüñç()_-]*"
)
# A letter and figures are a name: «25N», «A-23», «BM2026»; not «Imagen2».
_CODE = re.compile(r"(?<!\w)(?:[A-ZÑÇ]{1,4}-?\d+|\d+-?[A-ZÑÇ]{1,3})(?!\w)")


def poor_because(alt: str) -> str | None:
    """`FILE` or `NOTHING` for a description that says nothing of what is seen; None for one that does, and for none."""
    said = alt.strip()
    if not said:
        return None
    if names_a_file(said) or _STEM.fullmatch(said):
        return FILE
    plain = unicodedata.normalize("NFD", said.casefold())
    words = _WORD.findall("".join(c for c in plain if not unicodedata.combining(c)))
    return NOTHING if _EMPTY_WORDS.issuperset(words) and not _says_a_name(said) else None


def _says_a_name(said: str) -> bool:
    letters = (_WORD.findall(code)[0].lower() for code in _CODE.findall(said))
    return any(len(name) == 1 or name not in _EMPTY_WORDS for name in letters)
