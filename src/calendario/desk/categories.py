"""What the town hall's posts are about and for: added, renamed, told what to do when late, retired."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

from calendario.desk.office import Office
from calendario.domain.category import Category
from calendario.domain.channel import Lateness
from calendario.domain.house import Nature
from calendario.domain.problem import NotAllowed
from calendario.store import categories, journal
from calendario.store.database import Transaction
from calendario.store.ids import new_id


class CategoriesDesk:
    """A calendar begins with none: whoever needs none is asked about none."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def all(self, *, retired: bool = False) -> tuple[Category, ...]:
        """By name; retired ones only where asked for."""
        with self._office.database.reading() as tx:
            return tuple(c for c in categories.categories(tx) if retired or not c.retired)

    def add(self, name: str, lateness: Lateness | None = None, nature: Nature | None = None) -> Category:
        """A new one. Raises `BadInput("category_without_name")`, and `NotAllowed("category_known")` for a name that
        there is already, in whatever letters.
        """
        office, now = self._office, self._office.clock()
        with office.database.writing() as tx:
            added = Category(new_id(now), name.strip(), lateness, nature=nature)
            _refuse_known(tx, added)
            categories.save(tx, added)
            journal.note(tx, office.machine, now, "category_added", person_id=office.me().id, subject_id=added.id)
        return added

    def change(self, category_id: UUID, name: str, lateness: Lateness | None, nature: Nature | None) -> Category:
        """Another name, another way with late posts, or for something else; what is missed already stays so. Raises
        what `add` does.
        """

        def changed(category: Category) -> Category:
            return replace(category.named(name), lateness=lateness, nature=nature)

        return self._put(category_id, "category_changed", changed)

    def retire(self, category_id: UUID) -> Category:
        """Not offered any more; posts that have it keep it. `restore` brings it back."""
        return self._put(category_id, "category_retired", lambda c: replace(c, retired=True))

    def restore(self, category_id: UUID) -> Category:
        """Offered again. Raises `NotAllowed("category_known")` where another has its name by now."""
        return self._put(category_id, "category_restored", lambda c: replace(c, retired=False))

    def _put(self, category_id: UUID, what: str, change: Callable[[Category], Category]) -> Category:
        office, now = self._office, self._office.clock()
        with office.database.writing() as tx:
            changed = change(categories.category(tx, category_id))
            if not changed.retired:
                _refuse_known(tx, changed)
            categories.save(tx, changed)
            journal.note(tx, office.machine, now, what, person_id=office.me().id, subject_id=category_id)
        return changed


def _refuse_known(tx: Transaction, category: Category) -> None:
    others = (c for c in categories.categories(tx) if c.id != category.id and not c.retired)
    if any(c.name.casefold() == category.name.casefold() for c in others):
        raise NotAllowed("category_known", name=category.name)
