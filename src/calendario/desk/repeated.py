"""Words of which people say again and again, post after post, that they are no mistake."""

from __future__ import annotations

from contextlib import suppress
from typing import Any
from uuid import UUID

from calendario.desk.office import Office
from calendario.store import settings
from calendario.store.database import Transaction

#: Once it was said in so many posts the words may as well be right everywhere.
ENOUGH = 3
_SETTING = "said_right"
_MOST = 300  # words that are counted; those of which it was said longest ago go first

#: What was said to be right, in which posts; no post at all: it was enough once, and nobody is asked again.
_Said = dict[str, list[str]]


class Repeated:
    """How often something was said to be no mistake, by a key that names it (see `domain.own_words.accepted_key`)."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def say(self, key: str, post_id: UUID) -> bool:
        """It was said in that post. Whether that was enough, which it is once. Any thread may call it."""

        def write(tx: Transaction) -> bool:
            said = _said(tx)
            posts = said.pop(key, [str(post_id)])
            if posts:
                posts = list(dict.fromkeys([*posts, str(post_id)]))
            enough = len(posts) >= ENOUGH
            _keep(tx, said | {key: [] if enough else posts})
            return enough

        return self._office.database.drafting(write)

    def take_back(self, key: str, post_id: UUID) -> None:
        """It was not said in that post after all."""

        def write(tx: Transaction) -> None:
            said = _said(tx)
            posts = said.get(key, [])
            if str(post_id) in posts:
                left = [one for one in posts if one != str(post_id)]
                _keep(tx, {k: p for k, p in said.items() if k != key} | ({key: left} if left else {}))

        self._office.database.drafting(write)


def _said(tx: Transaction) -> _Said:
    """In the order in which it was said last; what is damaged was never said."""
    kept: Any = settings.read(tx, _SETTING, [])
    with suppress(TypeError, ValueError):
        return {str(key): [str(one) for one in posts] for key, posts in kept}
    return {}


def _keep(tx: Transaction, said: _Said) -> None:
    settings.write(tx, _SETTING, [[key, posts] for key, posts in list(said.items())[-_MOST:]])
