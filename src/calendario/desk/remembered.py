"""What this institution has written before and may write again: its hashtags, and whom it mentions."""

from __future__ import annotations

from calendario.desk.bank import BankDesk
from calendario.desk.office import Office
from calendario.domain.completing import Labels, labels_of
from calendario.store import remembered

#: A year and more of a busy town hall; older ones are not what is being talked about.
_NEWEST = 500


class RememberedDesk:
    """Reads; changes nothing."""

    def __init__(self, office: Office, bank: BankDesk) -> None:
        self._office = office
        self._bank = bank

    def labels(self) -> Labels:
        """Those of the newest 500 versions, the hashtags of the institution's own list first and as that writes them.
        Some 20 ms: not for each key.
        """
        with self._office.database.reading() as tx:
            texts = remembered.newest_texts(tx, _NEWEST)
        return labels_of(texts.values(), self._bank.hashtags())
