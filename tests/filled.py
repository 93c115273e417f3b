"""A calendar with something in every table of what a town hall keeps to use again, as its window puts it there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from PIL import Image as Picture

from calendario.desk.desk import Desk
from calendario.domain.addresses import Seen
from calendario.domain.bank import Answer, Evergreen, Hashtag, OfficialName, Template
from calendario.domain.media import Image, Video
from calendario.domain.own_words import Scope
from calendario.domain.post import Content, Draft, PlanDraft
from calendario.domain.rights import Licence, MediaRecord
from calendario.store import links, tables
from calendario.store.database import Database
from tests.channels.calls import VIDEOS

KEPT = (
    tables.bank_entry,
    tables.bank_use,
    tables.own_word,
    tables.media_record,
    tables.consent,
    tables.link_seen,
    tables.revision_media,
)


@dataclass(frozen=True, slots=True)
class Filled:
    """What was put there beside the rows: files that must be where their rows are."""

    image: Image
    video: Video


def fill(desk: Desk, folder: Path) -> Filled:
    """The bank, a use of it, words of all and of one's own, a picture with people and their consents, a link with its
    card, a video with subtitles.
    """
    for body, name in (
        (Template("Corte de agua en {calle}.", "", "es"), "Corte"),
        (Answer("¿Dónde se recicla?", "En el punto limpio.", approved_on=date(2026, 1, 2)), ""),
        (OfficialName("Casa de la Cultura", ("casa cultura",)), ""),
        (Hashtag("#Vidrio", "Con el reciclaje"), ""),
    ):
        desk.bank.add(body, name)
    desk.bank.begin(desk.bank.add(Evergreen("Recicle el vidrio.", 30), "Vidrio").id)
    for word, scope in (("Gaiata", Scope.INSTITUTION), ("Vítol", Scope.TERRITORY), ("farolet", Scope.PERSON)):
        desk.words.add(word, scope)
    Picture.new("RGB", (40, 30), "olive").save(folder / "coro.png")
    image = replace(desk.writing.take_in(folder / "coro.png"), alt="El coro canta.")
    desk.library.save(MediaRecord(image.digest, image.alt, Licence.CC_BY, "Ana Olmo", people=True, note="de la feria"))
    for who in ("Luis Gil", "Ana Mora"):
        given = desk.library.allow(image.digest, who, "redes", "archivador 3", date(2026, 11, 1), date(2027, 11, 1))
    desk.library.withdraw(given.id)
    (folder / "feria.srt").write_text("1\n00:00:00,000 --> 00:00:01,000\nHola\n", encoding="utf-8")
    captions = replace(desk.writing.take_in_subtitles(folder / "feria.srt", "es"), reviewed=True)
    video = replace(desk.writing.take_in_video(VIDEOS / "fair.mp4"), alt="La noria", captions=captions)
    for title, said in (("Coro", Content("Coro", (image,))), ("Noria", Content("Noria", videos=(video,)))):
        desk.writing.save_draft(desk.writing.new().post_id, Draft(title, said), PlanDraft())
    now = desk.office.clock()
    with desk.office.database.writing() as tx:
        links.save(
            tx,
            [
                Seen("https://villa.es/bases", now, 200, None, "", "Bases", "De las ayudas", image.digest),
                Seen("https://villa.es/nada", now, None, "gone", "", "", "", None),
            ],
        )
    return Filled(image, video)


def kept(database: Database) -> dict[str, list[dict[str, Any]]]:
    """The rows of those tables, and of all that is known of files."""
    with database.reading() as tx:
        found = {
            table.name: sorted((dict(row) for row in tx.execute(table.select()).mappings()), key=repr)
            for table in (*KEPT, tables.media)
        }
    assert all(found.values()), "a table without a row proves nothing"
    return found


def files_are_there(desk: Desk, filled: Filled) -> bool:
    """Whether each file can be opened where the calendar is now."""
    found = desk.writing.video_files(filled.video)
    assert set(found) == {".mp4", ".vtt"}
    return desk.writing.picture(filled.image).is_file() and all(path.is_file() for path in found.values())
