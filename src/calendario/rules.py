"""The dated data in `resources/rules/`: read once at the start, and refused whole where any of it is damaged."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

from calendario.domain.problem import Problem
from calendario.domain.shapes import Shape, Shapes, Shown

#: Larger files are not ours.
_MOST_BYTES = 100_000


def read_shapes(resources: Path) -> Shapes:
    """The shapes in which each network shows pictures, from `rules/pictures.json` in `resources`.

    Raises `Problem("rules_damaged")` with the file's `name` where it is missing, cannot be read, or holds anything
    that is no shape: the program is to be installed again.
    """
    path = resources / "rules" / "pictures.json"
    try:
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
        if len(data) > _MOST_BYTES:
            raise ValueError("too large to be ours")
        told = json.loads(data)
        networks = {str(key): _shown(one) for key, one in told.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise Problem("rules_damaged", name="rules/pictures.json") from error
    return Shapes(MappingProxyType(networks))


def _shown(told: Mapping[str, Any]) -> Shown:
    shapes = tuple(_shape(one) for one in told["shapes"])
    if len({shape.key for shape in shapes}) < len(shapes):
        raise ValueError("a shape is there twice")
    if not isinstance(told["source"], str) or not told["source"]:
        raise ValueError("figures without a source")
    return Shown(shapes, told["source"], date.fromisoformat(told["read_on"]))


def _shape(told: Mapping[str, Any]) -> Shape:
    width, height = told["width"], told["height"]
    if type(width) is not int or type(height) is not int:
        raise TypeError("pixels are whole numbers")
    return Shape(str(told["key"]), width, height, str(told["shown"]))
