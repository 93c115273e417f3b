"""What can go wrong and be told: errors that carry a code and parameters, turned into words by
`calendario.sentences`.
"""

from __future__ import annotations

from collections.abc import Mapping


class Problem(Exception):
    """Something a person must know, named by `code`; `facts` fill its sentence. Never holds a post's text or a secret.

    Subclasses are named by what has to happen next. Anything raised that is not a `Problem` is a bug of ours.
    """

    code = "problem"

    def __init__(self, code: str | None = None, **facts: object) -> None:
        self.code = code or type(self).code
        self.facts: Mapping[str, object] = facts
        super().__init__(self.code)

    def __str__(self) -> str:
        return f"{self.code} {dict(self.facts)}" if self.facts else self.code


class NotAllowed(Problem):
    """The move is not allowed from the present state; nothing was changed."""

    code = "not_allowed"


class BadInput(Problem):
    """What was given cannot be used as it is; nothing was changed."""

    code = "bad_input"


class NotFound(Problem):
    """What was asked for is not there (any more)."""

    code = "not_found"
