"""A video as a page of ours shows it: its files under names that go with their bytes, and the markup around them."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from html import escape
from pathlib import Path
from typing import BinaryIO

from calendario.domain.adapter import Refused
from calendario.domain.delivery import MediaFile
from calendario.domain.media import Video
from calendario.domain.post import Content
from calendario.domain.problem import Problem

#: As each calls itself: what a player offers to choose from.
_LANGUAGES: Mapping[str, str] = {
    "an": "Aragonés",
    "ar": "العربية",
    "ast": "Asturianu",
    "ca": "Català",
    "de": "Deutsch",
    "en": "English",
    "es": "Español",
    "eu": "Euskara",
    "fr": "Français",
    "gl": "Galego",
    "it": "Italiano",
    "oc": "Occitan",
    "pt": "Português",
    "ro": "Română",
}

ENDINGS: Mapping[str, str] = {"video/mp4": "mp4", "video/quicktime": "mov", "video/webm": "webm"}


def file_name(video: Video) -> str:
    """The video's name on the page. Raises `Refused("video_kind")`."""
    if video.mime not in ENDINGS:
        raise Refused("video_kind", mime=video.mime)
    return f"{video.digest[:32]}.{ENDINGS[video.mime]}"


def subtitles_name(video: Video) -> str:
    """Its subtitles' name there; "" without any."""
    return "" if video.captions is None else f"{video.captions.digest[:32]}.vtt"


def files_of(content: Content, media: MediaFile) -> dict[str, str]:
    """What a page needs of a post's videos: the file in the profile by the name it gets there.

    Raises `Refused`, "video_missing" or "video_kind".
    """
    found: dict[str, str] = {}
    for video in content.videos:
        named = [(file_name(video), video.digest)]
        if video.captions is not None:
            named.append((subtitles_name(video), video.captions.digest))
        for name, digest in named:
            try:
                found[name] = str(media(digest).absolute())
            except (Problem, OSError) as error:
                raise Refused("video_missing", digest=digest[:12]) from error
    return found


def copy_to(source: Path, out: BinaryIO) -> None:
    """The whole file, a piece at a time. Raises `Refused("video_missing")` where it cannot be read any more."""
    try:
        file = source.open("rb")
    except OSError as error:
        raise Refused("video_missing") from error
    with file:
        shutil.copyfileobj(file, out, 1_048_576)


def markup(file: str, alt: str, size: tuple[int, int], subtitles: str, language: str, folder: str) -> str:
    """The element that plays it, with its subtitles; `folder` is where its files lie, as an address ending in "/"."""
    track = (
        f'<track kind="captions" src="{escape(folder + subtitles)}" srclang="{escape(language)}"'
        f' label="{escape(_LANGUAGES.get(language.split("-")[0].lower(), language))}" default>'
        if subtitles
        else ""
    )
    return (
        f'<video controls preload="metadata" src="{escape(folder + file)}" width="{size[0]}" height="{size[1]}"'
        f' aria-label="{escape(alt)}">{track}<a href="{escape(folder + file)}">{escape(alt or file)}</a></video>'
    )
