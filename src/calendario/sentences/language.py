"""The language of sentences: English sources, translated by the catalogues in `translations/messages`."""

from __future__ import annotations

import gettext
import os
from dataclasses import dataclass
from functools import lru_cache

from calendario.paths import translations

DEFAULT_LANGUAGE = "es"  # whatever the computer's locale says: the people are Spanish-speaking, their servers often not
LANGUAGE_VARIABLE = "CALENDARIO_LANGUAGE"
_SOURCE = "en"
_DOMAIN = "calendario"


@dataclass(frozen=True, slots=True)
class Plural:
    """A text with a form for one and a form for many of the fact named `by`."""

    one: str
    many: str
    by: str


def msg(source: str) -> str:
    """Marks `source` for translators; it is translated when it is shown, in the language of that moment."""
    return source


def msgs(one: str, many: str, *, by: str) -> Plural:
    """The same for a text that depends on the number in the fact named `by`."""
    return Plural(one, many, by)


def set_language(code: str) -> None:
    """Sentences come in this language from now on: "es", "en" or any other that has a catalogue (else English)."""
    global _chosen
    _chosen = code


def language() -> str:
    """The code of the language in use: the one set, else that of `CALENDARIO_LANGUAGE`, else Spanish."""
    return _chosen or os.environ.get(LANGUAGE_VARIABLE, "").strip() or DEFAULT_LANGUAGE


def translated(source: str) -> str:
    """`source` in the language in use."""
    return _catalogue(language()).gettext(source) if source else ""


def translated_for(text: Plural, number: int) -> str:
    """The form of `text` for `number` in the language in use."""
    return _catalogue(language()).ngettext(text.one, text.many, number)


@lru_cache(maxsize=4)
def _catalogue(code: str) -> gettext.NullTranslations:
    if code == _SOURCE:
        return gettext.NullTranslations()
    file = translations() / "messages" / code / "LC_MESSAGES" / f"{_DOMAIN}.mo"
    try:
        with file.open("rb") as compiled:
            return gettext.GNUTranslations(compiled)
    except (OSError, ValueError, EOFError):  # English words are better than none
        return gettext.NullTranslations()


_chosen: str | None = None
