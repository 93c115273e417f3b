"""The style that banks of earlier versions had among their entries: the rules of the house say it now."""

from __future__ import annotations

import re
from collections.abc import Mapping

from calendario.domain.house_fields import MOST
from calendario.domain.house_json import LONGEST
from calendario.domain.problem import BadInput
from calendario.domain.text import clean

#: Of which kind it was.
KIND = "style"

_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")


def as_rules(style: object) -> dict[str, object]:
    """What `style` says, as fields of rules (both JSON, see `house_json`). What no rules can have is left out."""
    told = style if isinstance(style, dict) else {}
    treatment, languages = told.get("treatment"), map(_line, _listed(told, "languages"))
    found: dict[str, object] = {
        "treatment": treatment if treatment in ("tu", "usted") else None,
        "languages": [*dict.fromkeys(filter(_LANGUAGE.fullmatch, languages))][: MOST["languages"]],
        "avoided": _together([], [_avoided(one) for one in _listed(told, "avoid") if isinstance(one, dict)]),
    }
    return {name: value for name, value in found.items() if value}


def filled_in(rules: Mapping[str, object], more: Mapping[str, object]) -> dict[str, object]:
    """`rules` with what `more` says where they say nothing, and with its words to avoid besides theirs; all JSON."""
    made = dict(rules)
    if rules.get("treatment", "any") == "any" and "treatment" in more:
        made["treatment"] = more["treatment"]
    if not rules.get("languages") and "languages" in more:
        made["languages"] = more["languages"]
    if "avoided" in more:
        made["avoided"] = _together(_listed(rules, "avoided"), _listed(more, "avoided"))
    return made


def _together(here: list[object], more: list[object]) -> list[object]:
    """Each word once, as it is told first; as many as there may be."""
    made, known = list(here), {"", *map(_words, here)}
    for one in more:
        if _words(one) not in known and len(made) < MOST["avoided"]:
            known.add(_words(one))
            made.append(one)
    return made


def _avoided(told: Mapping[str, object]) -> object:
    words, instead = _line(told.get("word")), _line(told.get("instead"))
    words = words if len(words) <= LONGEST["words"] else ""  # a sentence that nobody would write again
    if len(instead) <= LONGEST["instead"]:
        return {"words": words, "instead": instead, "why": ""}
    return {"words": words, "instead": "", "why": instead[: LONGEST["why"]]}


def _words(one: object) -> str:
    return _line(one.get("words")).casefold() if isinstance(one, dict) else ""


def _line(value: object) -> str:
    try:
        return " ".join(clean(value).split()) if isinstance(value, str) else ""
    except BadInput:
        return ""


def _listed(told: Mapping[str, object], name: str) -> list[object]:
    value = told.get(name)
    return list(value) if isinstance(value, list) else []
