"""The calendar for other programs: iCalendar, CSV and JSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from uuid import UUID

from calendario.desk.office import Office
from calendario.domain.channel import Channel
from calendario.domain.publication import State
from calendario.domain.thread import joined
from calendario.sentences import state_word
from calendario.store import channels, claims, publications
from calendario.store.publications import Entry

_EPOCH, _END = datetime(1970, 1, 1, tzinfo=UTC), datetime(9999, 1, 1, tzinfo=UTC)


class ExchangeDesk:
    """Everything that has an hour, cancelled publications left out. Texts are as they went out, or would: with link and
    signature, a thread as one text. What a post's card says leaves the town hall in no export.
    """

    def __init__(self, office: Office) -> None:
        self._office = office

    def json(self) -> str:
        """A list of objects, instants in ISO 8601 with zone."""
        return json.dumps([dict(zip(_COLUMNS, row, strict=True)) for row in self._rows()], ensure_ascii=False, indent=1)

    def csv(self) -> str:
        """Semicolons and a byte-order mark, as a Spanish spreadsheet expects; a cell never begins a formula."""
        out = io.StringIO()
        writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
        writer.writerow(_COLUMNS)
        writer.writerows([_no_formula(cell) for cell in row] for row in self._rows())
        return "\ufeff" + out.getvalue()

    def ics(self) -> str:
        """RFC 5545: one event a publication, with a stable UID; lines folded at 75 octets."""
        stamp = f"{self._office.clock():%Y%m%dT%H%M%SZ}"
        lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Calendario//ES", "METHOD:PUBLISH"]
        with self._office.database.reading() as tx:
            known, out = channels.known(tx), claims.texts_out(tx)
            for entry in publications.between(tx, _EPOCH, _END):
                publication, channel = entry.publication, known[entry.publication.channel_id]
                lines += [
                    "BEGIN:VEVENT",
                    f"UID:{publication.id}@calendario",
                    f"DTSTAMP:{stamp}",
                    f"DTSTART:{publication.due_at:%Y%m%dT%H%M%SZ}",
                    f"SUMMARY:{_ics_text(f'{channel.name}: {entry.title}')}",
                    f"DESCRIPTION:{_ics_text(_text(entry, channel, out))}",
                    f"CATEGORIES:{_ics_text(channel.name)}",
                    f"STATUS:{'TENTATIVE' if publication.state is State.PROPOSED else 'CONFIRMED'}",
                    *([f"URL:{publication.url}"] if publication.url else []),
                    "TRANSP:TRANSPARENT",
                    "END:VEVENT",
                ]
        lines.append("END:VCALENDAR")
        return "".join(_folded(line) for line in lines)

    def _rows(self) -> list[tuple[str, ...]]:
        with self._office.database.reading() as tx:
            known, out = channels.known(tx), claims.texts_out(tx)
            entries = publications.between(tx, _EPOCH, _END)
        return [self._row(e, known[e.publication.channel_id], out) for e in entries]

    def _row(self, entry: Entry, channel: Channel, out: Mapping[UUID, str]) -> tuple[str, ...]:
        publication = entry.publication
        return (
            str(publication.id),
            publication.due_at.isoformat(),
            publication.plan.wall_time.isoformat(sep=" ", timespec="minutes"),
            publication.plan.zone,
            channel.name,
            entry.title,
            _text(entry, channel, out),
            str(publication.state),
            state_word(publication.state),
            publication.url or "",
        )


_COLUMNS = ("id", "due_at", "wall_time", "zone", "channel", "title", "text", "state", "state_word", "url")


def _text(entry: Entry, channel: Channel, out: Mapping[UUID, str]) -> str:
    said = out.get(entry.publication.id)
    return joined(channel.as_sent(entry.content).text if said is None else said)


def _no_formula(cell: str) -> str:
    return "'" + cell if cell[:1] in ("=", "+", "-", "@", "\t") else cell


def _ics_text(text: str) -> str:
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _folded(line: str) -> str:
    pieces, room = [b""], 75
    for character in line:
        octets = character.encode()
        if len(pieces[-1]) + len(octets) > room:
            pieces.append(b" ")
        pieces[-1] += octets
    return b"\r\n".join(pieces).decode() + "\r\n"
