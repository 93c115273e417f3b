"""Words for licences, and for how a picture stands with those who are seen in it."""

from __future__ import annotations

from collections.abc import Mapping

from calendario.domain.rights import Licence, Standing
from calendario.sentences.language import msg, translated

_LICENCES: Mapping[Licence, str] = {
    Licence.UNKNOWN: msg("Nobody has said"),
    Licence.OWN: msg("Our own"),
    Licence.LENT: msg("Lent by its author"),
    Licence.CC_BY: msg("CC BY (naming its author)"),
    Licence.CC_BY_SA: msg("CC BY-SA (naming its author, the same licence)"),
    Licence.CC0: msg("CC0 or public domain"),
    Licence.STOCK: msg("From a bank of images"),
    Licence.OTHER: msg("Another one"),
}
_STANDINGS: Mapping[Standing, str] = {
    Standing.NOBODY: msg("Nobody can be recognised"),
    Standing.GIVEN: msg("With consent"),
    Standing.SOON_OVER: msg("The consent ends soon"),
    Standing.MISSING: msg("Without consent"),
    Standing.OVER: msg("The consent is over"),
    Standing.WITHDRAWN: msg("The consent was taken back"),
}


def licence_word(licence: Licence) -> str:
    """*Propia*, *Cedida por su autor*, *CC BY*…"""
    return translated(_LICENCES[licence])


def standing_word(standing: Standing) -> str:
    """*Con permiso*, *Sin permiso*, *Permiso retirado*…"""
    return translated(_STANDINGS[standing])
