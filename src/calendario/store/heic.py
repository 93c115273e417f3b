"""Photographs as telephones keep them (HEIC), which no browser shows: they become JPEG before they are kept."""

from __future__ import annotations

import io

from calendario.domain.problem import BadInput

_KINDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs", b"mif1", b"msf1"})
#: As good as what the telephone itself hands over when it is asked for JPEG.
_QUALITY = 92


def is_heic(data: bytes) -> bool:
    """Whether the bytes say that they are such a photograph, whatever the file is called."""
    return data[4:8] == b"ftyp" and data[8:12] in _KINDS


def as_jpeg(data: bytes, name: str, most_pixels: int) -> bytes:
    """The photograph as a JPEG, upright, in its own colours, without what the camera wrote about place and owner.

    Raises `BadInput`: "picture_heic" where this computer cannot read HEIC, "picture_too_many_pixels",
    "picture_damaged", each with `name`.
    """
    try:
        import pi_heif
    except ImportError as error:
        raise BadInput("picture_heic", name=name) from error
    try:
        photo = pi_heif.open_heif(io.BytesIO(data))
        width, height = photo.size
        if width * height > most_pixels:
            raise BadInput("picture_too_many_pixels", name=name, width=width, height=height)
        picture = photo.to_pillow()  # turned by then, as the file says
        profile = picture.info.get("icc_profile")
        picture.info.clear()
        if picture.mode != "L":
            picture = picture.convert("RGB")
        out = io.BytesIO()
        picture.save(out, "JPEG", quality=_QUALITY, icc_profile=profile)
    except MemoryError as error:
        raise BadInput("picture_too_many_pixels", name=name) from error
    except (OSError, RuntimeError, SyntaxError, ValueError, EOFError, TypeError, IndexError) as error:
        raise BadInput("picture_damaged", name=name) from error
    return out.getvalue()
