"""Right Spanish, wrong in a town hall's post: never proposed, though not flagged when someone types it.

By stems, because what is coarse stays so with every ending and pronoun; by whole words where a stem begins innocent
words too (cultura, coñac, pollo, follaje, condonación, tetera, meandro).
"""

from __future__ import annotations

import re

from calendario.spelling.spanish.formation import without_acute
from calendario.spelling.words import word_set

__all__ = ["is_unsuited"]

# All without accents; `.*` takes in endings and pronouns.
_STEMS = (
    "joder|jod[aeio].*|maric(?:a|as|on.*|azo.*)|amariconad.*|cul(?:ito|azo|on|on[ae]|ead|ear|eand|er[oa]|ete).*|encul.*"
    "|put(?:it|on|ead|ear|eo|ill|er[oi]).*|coñ(?:az|it|et).*|cabron.*|encabron.*|mierd.*|emmierd.*|enmierd.*"
    "|foll(?:as?|os?|a(?:[bdmnrs]|tel).*|e(?:s|n|mos|is|me|te)?)|polla(?:zo|s).*|tet(?:on|ud|az|orr|it).*"
    "|condon(?:es|azo|cito|et).*|negrat.*|sudac.*|gilip.*|hijoput.*|hideput.*|cag(?!lia|uam).*|pudend.*|pelotud.*"
    "|me(?:ar|ad|and(?!r)|ab|aron).*|bolud.*|pendej.*|verg(?:ot|ud|az).*|huevon.*|ching[aoue].*|cojon.*|acojon.*"
    "|descojon.*|capullaz.*|masturb.*|fornic.*|chumin.*|chocho.*|chupap.*|mam(?:ad|on).*|subnormal.*|mongolic.*|nazi.*"
    "|paj(?:er|ill?er).*|zorr(?:a|as|on.*|ill?a.*)|furci.*|ramera.*|bollera.*|travel(?:o|os|on.*)|ped(?:o|os|orr.*)"
    "|orgasm.*|moromier.*|escrot.*|guarr(?:[ao]|[ao]s|ill.*)"
)
_WORDS = word_set(
    "ano anos caca cacas culo culos cula culas puta putamadre putas puto putos coño coños polla pollas teta tetas "
    "mea meo meas mean nabo nabos ojete ojetes pene penes pija pijas pubica pubicas pubico pubicos pubis condon "
    "porno pornos sexo sexos sida terrorista terroristas verga vergas pis pises semen vulva vagina vaginas viola "
    "violas violo violan cipote cipotes"
)
# What someone may mean who only forgets its accent: violación in a post against it.
_BUT_FOR_ACCENTS = re.compile(
    r"(?:viol(?!e[nt]|in|on)|asesin|imbecil|idiot|estupid|cretin|cornud|bastard|malparid|prostit)[a-zñ]*"
)
_UNSUITED = re.compile(rf"(?:re|so|super)?(?:{_STEMS})")


def is_unsuited(text: str, typed: str) -> bool:
    """Whether `text` is better not proposed for `typed`, which is in lower case."""
    plain = without_acute(text.lower())
    if plain in _WORDS or (text.islower() and _UNSUITED.fullmatch(plain)):  # Jódar and Zorrilla are names
        return True
    return plain != without_acute(typed) and _BUT_FOR_ACCENTS.fullmatch(plain) is not None
