"""Pictures made ready for a network: small enough, upright, and without what the camera wrote about place and owner."""

from __future__ import annotations

import io
import struct
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from calendario.domain.delivery import FittedPicture
from calendario.domain.media import Crop
from calendario.domain.networks import Limits
from calendario.domain.problem import BadInput
from calendario.domain.shapes import pixels as pixels_of

if TYPE_CHECKING:
    from PIL.Image import Image

#: Larger files are not opened: the largest camera JPEG is about half of it.
MAX_FILE_BYTES = 50_000_000
#: Larger pictures are not decoded (240 MB in memory as RGB); below the 89 million at which Pillow itself warns.
MAX_DECODED_PIXELS = 80_000_000

# Only these readers are tried: others of Pillow's start programs (EPS) or are rarely exercised.
_FORMATS = ("JPEG", "PNG", "GIF", "WEBP", "AVIF", "BMP", "TIFF")
_MOVING = frozenset({"GIF", "WEBP", "PNG", "AVIF"})  # of a JPEG or TIFF, more pictures are no frames
_DRAWN = frozenset({"PNG", "GIF", "BMP"})  # formats that posters and screenshots come in
_EXTENSION, _FRAME = 0x21, 0x2C  # blocks of a GIF
_REPEATS = (b"NETSCAPE2.0", b"ANIMEXTS1.0")
_QUALITIES = (90, 82, 75)  # below 75 lettering frays; fewer pixels look better
_SHRINK = 0.85
_UNREADABLE = (OSError, SyntaxError, ValueError, TypeError, EOFError, IndexError, KeyError, struct.error)


#: Where neither a server nor its network sets a bound, what any of them takes.
_ANY_BYTES, _ANY_PIXELS = 16_000_000, 33_177_600


def fit_to(path: Path, limits: Limits, crop: Crop | None = None) -> FittedPicture:
    """`fit` by what a network accepts, and no larger than what it keeps of it; it raises the same."""
    return fit(
        path,
        max_bytes=limits.image_bytes or _ANY_BYTES,
        max_pixels=min(limits.image_pixels or _ANY_PIXELS, limits.image_kept_pixels or _ANY_PIXELS),
        types=limits.image_types,
        crop=crop,
    )


def fit(
    source: Path | bytes, *, max_bytes: int, max_pixels: int, types: Collection[str], crop: Crop | None = None
) -> FittedPicture:
    """The picture at that path or of those bytes, or the box of it that `crop` is, as one of `types` (MIME), in at most
    `max_bytes` and `max_pixels` (width x height).

    It is always encoded anew, so no EXIF, GPS, XMP or comment survives; the turn that EXIF asks for is applied, the
    colour profile is kept. A drawing (PNG, GIF, BMP) or a picture with transparency stays PNG when that fits; all else
    becomes JPEG, on white, at falling quality and then at falling size. Of an animation the first frame is taken, which
    is told (`stands_still`), except that a GIF that fits as it is and of which no box was cut goes whole, without its
    comments, where `types` has image/gif. The same file and box give the same bytes.

    Raises `BadInput`: "picture_missing", "picture_file_too_big" (`size_bytes`, `most_bytes`), "picture_too_many_pixels"
    (`pixels`, `most_pixels`) or "not_a_picture".
    """
    if not {"image/jpeg", "image/png"} & set(types):
        raise ValueError("a network that takes neither JPEG nor PNG")
    try:
        size_bytes = len(source) if isinstance(source, bytes) else source.stat().st_size
    except OSError as error:
        raise BadInput("picture_missing") from error
    if size_bytes > MAX_FILE_BYTES:
        raise BadInput("picture_file_too_big", size_bytes=size_bytes, most_bytes=MAX_FILE_BYTES)

    from PIL import Image as Pillow

    try:
        with Pillow.open(io.BytesIO(source) if isinstance(source, bytes) else source, formats=_FORMATS) as opened:
            pixels = opened.width * opened.height
            if pixels > MAX_DECODED_PIXELS:
                raise BadInput("picture_too_many_pixels", pixels=pixels, most_pixels=MAX_DECODED_PIXELS)
            moving = bool(getattr(opened, "is_animated", False)) and opened.format in _MOVING
            if moving and crop is None and opened.format == "GIF" and "image/gif" in types:
                whole = without_notes(source if isinstance(source, bytes) else source.read_bytes())
                if len(whole) <= max_bytes and pixels <= max_pixels:
                    return FittedPicture(whole, "image/gif", opened.width, opened.height)
            fitted = _encoded(opened, size_bytes, max_bytes, max_pixels, types, crop)
            return replace(fitted, stands_still=moving)
    except (Pillow.DecompressionBombError, Pillow.DecompressionBombWarning, MemoryError) as error:
        raise BadInput("picture_too_many_pixels", most_pixels=MAX_DECODED_PIXELS) from error
    except _UNREADABLE as error:
        raise BadInput("not_a_picture") from error


def _encoded(
    opened: Image, size_bytes: int, max_bytes: int, max_pixels: int, types: Collection[str], crop: Crop | None
) -> FittedPicture:
    from PIL import ImageOps

    drawn = opened.format in _DRAWN
    profile = opened.info.get("icc_profile")
    as_it_is = opened.format == "JPEG" and opened.mode in ("RGB", "L") and opened.getexif().get(0x0112, 1) == 1
    as_it_is = as_it_is and crop is None
    if as_it_is and "image/jpeg" in types and size_bytes <= max_bytes and opened.width * opened.height <= max_pixels:
        opened.load()
        opened.info.clear()
        # The camera's own quantisation tables: nearly nothing is lost, and nothing but pixels is kept.
        data = _saved(opened, "JPEG", icc_profile=profile, quality="keep")
        if len(data) <= max_bytes:
            return FittedPicture(data, "image/jpeg", *opened.size)

    if crop is None and opened.width * opened.height > max_pixels:
        # Before turning it: a JPEG is then decoded at a fraction of its size.
        opened.thumbnail(_smaller(opened.size, (max_pixels / (opened.width * opened.height)) ** 0.5))
    image = ImageOps.exif_transpose(opened)
    if crop is not None:
        image = image.crop(pixels_of(crop, *image.size))
        if image.width * image.height > max_pixels:
            image.thumbnail(_smaller(image.size, (max_pixels / (image.width * image.height)) ** 0.5))
    if image.mode == "CMYK":
        image, profile = _out_of_print(image, profile), None
    image = _plain(image)
    image.info.clear()

    see_through = image.mode == "RGBA"
    # A photograph as PNG takes seconds and never fits: what is several times too big is tried only with few colours.
    worth_png = drawn and (size_bytes <= 2 * max_bytes or image.getcolors(256) is not None)
    if "image/jpeg" not in types or (("image/png" in types) and (see_through or worth_png)):
        data = _saved(image, "PNG", icc_profile=profile, optimize=True)
        while "image/jpeg" not in types and len(data) > max_bytes and min(image.size) > 1:
            image = image.resize(_smaller(image.size, _SHRINK))
            data = _saved(image, "PNG", icc_profile=profile, optimize=True)
        if len(data) <= max_bytes:
            return FittedPicture(data, "image/png", *image.size)
    return _as_jpeg(_on_white(image), profile, max_bytes)


def _as_jpeg(image: Image, profile: object, max_bytes: int) -> FittedPicture:
    data = b""
    for quality in _QUALITIES:
        data = _saved(image, "JPEG", icc_profile=profile, quality=quality, optimize=True, progressive=True)
        if len(data) <= max_bytes:
            return FittedPicture(data, "image/jpeg", *image.size)
    while min(image.size) > 1:
        # Bytes go with pixels: one step lands close, the next ones correct it.
        image = image.resize(_smaller(image.size, min(_SHRINK, (max_bytes / len(data)) ** 0.5)))
        data = _saved(image, "JPEG", icc_profile=profile, quality=_QUALITIES[-1], optimize=True, progressive=True)
        if len(data) <= max_bytes:
            return FittedPicture(data, "image/jpeg", *image.size)
    raise ValueError(f"no picture fits in {max_bytes} bytes")


def _saved(image: Image, kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def _smaller(size: tuple[int, int], factor: float) -> tuple[int, int]:
    return max(1, int(size[0] * factor)), max(1, int(size[1] * factor))


def _plain(image: Image) -> Image:
    """`image` in L, RGB or RGBA (only where something is see-through)."""
    if image.mode.startswith("I"):  # 16 bits a pixel, which convert() would clip
        return image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if image.mode in ("L", "RGB") and "transparency" not in image.info:
        return image
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        image = image.convert("RGBA")
        lowest = image.getchannel("A").getextrema()[0]
        return image if isinstance(lowest, int | float) and lowest < 255 else image.convert("RGB")
    return image.convert("L" if image.mode == "1" else "RGB")


def _on_white(image: Image) -> Image:
    from PIL import Image as Pillow

    if image.mode != "RGBA":
        return image
    white = Pillow.new("RGB", image.size, "white")
    white.paste(image, mask=image.getchannel("A"))
    return white


def _out_of_print(image: Image, profile: object) -> Image:
    """A picture meant for the printer, in screen colours by its own profile where that can be used."""
    from PIL import ImageCms

    if isinstance(profile, bytes):
        try:
            own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            turned = ImageCms.profileToProfile(image, own, ImageCms.createProfile("sRGB"), outputMode="RGB")
            if turned is not None:
                return turned
        except (ImageCms.PyCMSError, OSError):
            pass
    return image.convert("RGB")


def without_notes(gif: bytes) -> bytes:
    """A GIF without what programs wrote into it (comments, XMP, profiles): its frames, their times, its repeats."""
    kept, place = [], 13
    if gif[10] & 0x80:
        place += 3 << ((gif[10] & 7) + 1)
    kept.append(gif[:place])
    while place < len(gif) and gif[place] in (_EXTENSION, _FRAME):
        start, wanted = place, True
        if gif[place] == _EXTENSION:
            kind = gif[place + 1 : place + 2]
            place += 2
            wanted = kind in (b"\xf9", b"\x01") or (kind == b"\xff" and gif[place + 1 : place + 12] in _REPEATS)
        else:
            flags = gif[place + 9 : place + 10] or b"\0"
            place += 11 + (3 << ((flags[0] & 7) + 1) if flags[0] & 0x80 else 0)
        while place < len(gif) and gif[place]:
            place += gif[place] + 1
        place += 1
        if wanted and place <= len(gif):  # of one cut in the middle, the frames that are whole
            kept.append(gif[start:place])
    return b"".join((*kept, b";"))
