"""What is known of pictures, as kept; the posts that use them; and the shelf that is searched."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest
from sqlalchemy import update

from calendario.desk.library import Search
from calendario.domain.media import Captions, Image, Video
from calendario.domain.post import Content, Draft, PlanDraft, Variant, WorkingCopy
from calendario.domain.problem import NotAllowed, NotFound
from calendario.domain.publication import State
from calendario.domain.rights import Consent, Licence, MediaRecord, Rights, Standing
from calendario.domain.slot import wall_clock
from calendario.store import library, media, posts, tables
from calendario.store.ids import new_id
from calendario.store.shelf import Kept, Shelf, Wanted, folded
from tests.joined import Laptop
from tests.newsroom import ZONE, Newsroom

DAY = date(2026, 11, 25)


def taken(newsroom: Newsroom, letter: str, alt: str = "") -> Image:
    """A picture that is noted; its bytes do not matter here."""
    image = Image(letter * 64, "image/png", 40, 30, 100, alt)
    with newsroom.database.writing() as tx:
        media.note_picture(tx, image, newsroom.clock())
    return image


def saved(newsroom: Newsroom, title: str, *images: Image, post_id: UUID | None = None) -> UUID:
    newsroom.clock.forward(seconds=1)
    post_id = post_id or newsroom.desk.writing.new().post_id
    newsroom.desk.writing.save_draft(post_id, Draft(title, Content(title, images)), PlanDraft())
    return post_id


def found(newsroom: Newsroom, shelf: Shelf, wanted: Wanted | None = None, start: int = 0, most: int = 50) -> list[str]:
    return [k.image.digest[0] for k in kept(newsroom, shelf, wanted, start, most)]


def kept(
    newsroom: Newsroom, shelf: Shelf, wanted: Wanted | None = None, start: int = 0, most: int = 50
) -> tuple[Kept, ...]:
    with newsroom.database.reading() as tx:
        return shelf.find(tx, wanted or Wanted(), DAY, start, most)[0]


def tell(newsroom: Newsroom, *records: MediaRecord) -> None:
    with newsroom.database.writing() as tx:
        for record in records:
            library.save_record(tx, record)


def allow(newsroom: Newsroom, digest: str, who: str, until: date | None = None) -> Consent:
    given = Consent(new_id(newsroom.clock()), digest, who, "redes", "armario 2", DAY - timedelta(days=9), until)
    with newsroom.database.writing() as tx:
        library.add_consent(tx, given)
    return given


def test_what_is_told_of_a_picture_is_read_back_as_it_was(newsroom: Newsroom) -> None:
    image = taken(newsroom, "a")
    record = MediaRecord(image.digest, "La plaza.", Licence.CC_BY, "Ana Olmo", people=True, note="de la feria")
    tell(newsroom, MediaRecord(image.digest), record)
    consent = allow(newsroom, image.digest, "Ana", DAY)
    with newsroom.database.reading() as tx:
        assert library.rights(tx, [image.digest, "b" * 64]) == {image.digest: Rights(record, (consent,))}
        assert library.image(tx, image.digest).alt == "La plaza."
        with pytest.raises(NotFound, match="picture_unknown_here"):
            library.image(tx, "b" * 64)
    with pytest.raises(NotFound, match="picture_unknown_here"):
        tell(newsroom, MediaRecord("b" * 64))


def test_a_consent_is_taken_back_once_and_kept(newsroom: Newsroom) -> None:
    image = taken(newsroom, "a")
    tell(newsroom, MediaRecord(image.digest, people=True))
    consent = allow(newsroom, image.digest, "Ana")
    with newsroom.database.writing() as tx:
        library.withdraw(tx, consent.id, newsroom.clock())
    with newsroom.database.reading() as tx:
        assert library.consent(tx, consent.id).withdrawn_at == newsroom.clock()
        with pytest.raises(NotFound, match="consent_not_found"):
            library.consent(tx, UUID(int=3))
    with pytest.raises(NotAllowed, match="consent_withdrawn_before"), newsroom.database.writing() as tx:
        library.withdraw(tx, consent.id, newsroom.clock())


def test_a_saved_version_tells_how_its_pictures_are_described(newsroom: Newsroom) -> None:
    image = taken(newsroom, "a", "La plaza.")
    tell(newsroom, MediaRecord(image.digest, "", Licence.OWN, "Ana"))
    saved(newsroom, "Feria", image)
    saved(newsroom, "Sin describir", taken(newsroom, "a"))
    with newsroom.database.reading() as tx:
        record = library.rights(tx, [image.digest])[image.digest].record
    assert (record.alt, record.licence, record.source) == ("La plaza.", Licence.OWN, "Ana")


def test_only_posts_that_show_it_on_their_channel_use_it(newsroom: Newsroom) -> None:
    image, other = taken(newsroom, "a", "La plaza."), taken(newsroom, "b", "El río.")
    second = newsroom.add_practice("Otra", newsroom.folder / "otra")
    at = wall_clock(newsroom.clock() + timedelta(hours=1), ZONE)
    own = Variant(second.id, images=(other,))
    post_id = newsroom.desk.writing.new().post_id
    draft = Draft("Feria", Content("La feria empieza mañana", (image,)), (own,))
    plan = PlanDraft((newsroom.channel.id, second.id), at)
    newsroom.desk.planning.plan(post_id, draft, plan, as_it_is=True)
    undated, once = saved(newsroom, "Borrador", image), saved(newsroom, "Una vez", image)
    saved(newsroom, "Una vez", other, post_id=once)
    gone = saved(newsroom, "Descartada", image)
    newsroom.desk.writing.discard(gone)
    writing = newsroom.desk.writing.new()
    newsroom.desk.writing.keep(writing.post_id, Draft("", Content("A medias", (image,))), PlanDraft(), None)
    with newsroom.database.reading() as tx:
        uses = library.uses(tx, image.digest)
        others = library.uses(tx, other.digest)
    drafts = {(u.post_id, u.saved) for u in uses if u.publication is None}
    assert drafts == {(undated, True), (writing.post_id, False)}
    (planned,) = [u for u in uses if u.publication is not None]
    assert planned.publication is not None
    assert (planned.title, planned.publication.channel_id) == ("Feria", newsroom.channel.id)
    assert planned.publication.state is State.PLANNED
    assert [u.publication and u.publication.channel_id for u in others] == [None, second.id]


def test_a_draft_on_any_computer_uses_it_though_another_wrote_on_since(newsroom: Newsroom) -> None:
    image, other = taken(newsroom, "a"), taken(newsroom, "b")
    post_id = saved(newsroom, "Feria")
    with newsroom.database.writing() as tx:
        for number, (title, shown) in enumerate((("De Ana", image), ("De Luis", other), ("De Pablo", other))):
            draft = Draft(title, Content("A medias", (shown,)))
            copy = WorkingCopy(post_id, draft, PlanDraft(), newsroom.clock() + timedelta(minutes=number))
            posts.save_working_copy(tx, copy, UUID(int=number + 1))
    with newsroom.database.reading() as tx:
        (use,) = library.uses(tx, image.digest)
        assert (use.post_id, use.title, use.saved) == (post_id, "De Ana", False)


def test_a_draft_that_cannot_be_read_hides_no_use_and_is_told_by_its_id(
    newsroom: Newsroom, caplog: pytest.LogCaptureFixture
) -> None:
    image = taken(newsroom, "a", "Luis Gil en la plaza.")
    typed, other = saved(newsroom, "Verbena", image), newsroom.desk.writing.new().post_id
    for post_id in (typed, other):
        newsroom.desk.writing.keep(post_id, Draft("Verbena", Content("V", (image,))), PlanDraft(), None)
    broken = {"title": 1, "base": {"text": "Luis Gil", "images": [image.digest]}}
    with newsroom.database.writing() as tx:
        tx.execute(update(tables.working_copy).values(draft=broken))
    with newsroom.database.reading() as tx:
        assert [(u.post_id, u.saved) for u in library.uses(tx, image.digest)] == [(typed, True)]
    assert str(other) in caplog.text
    assert "Luis" not in caplog.text


@pytest.mark.sqlite
def test_a_version_that_cannot_be_read_shows_what_was_noted_of_it(newsroom: Newsroom) -> None:
    image = taken(newsroom, "a")
    plan = PlanDraft((newsroom.channel.id,), wall_clock(newsroom.clock() + timedelta(hours=1), ZONE))
    draft, post_id = Draft("Feria", Content("F", (image,))), newsroom.desk.writing.new().post_id
    (planned,) = newsroom.desk.planning.plan(post_id, draft, plan, as_it_is=True)
    newsroom.tampered("DROP TRIGGER revision_no_update", """UPDATE revision SET content = '{"title": 1}'""")
    with newsroom.database.reading() as tx:
        (use,) = library.uses(tx, image.digest)
    assert use.publication is not None
    assert (use.publication.id, use.title) == (planned.id, "Feria")


def test_every_picture_ever_used_is_found_the_one_used_last_first(newsroom: Newsroom) -> None:
    shelf = Shelf()
    assert found(newsroom, shelf) == []
    a, b, _unused = taken(newsroom, "a", "La plaza."), taken(newsroom, "b", "El río."), taken(newsroom, "c")
    first = saved(newsroom, "Feria", a)
    saved(newsroom, "Riada", b)
    assert found(newsroom, shelf) == ["b", "a"]
    saved(newsroom, "Verbena", a)
    saved(newsroom, "Feria de otoño", post_id=first)
    assert found(newsroom, shelf) == ["a", "b"]
    assert [(k.posts, k.title) for k in kept(newsroom, shelf)] == [(2, "Verbena"), (1, "Riada")]
    assert [found(newsroom, shelf, start=n, most=1) for n in (0, 1, 2)] == [["a"], ["b"], []]


def test_posts_that_are_only_being_written_count_until_they_are_discarded(newsroom: Newsroom) -> None:
    shelf, image, desk = Shelf(), taken(newsroom, "a", "La plaza."), newsroom.desk.writing
    first = saved(newsroom, "Feria", image)
    drafts = [desk.new().post_id for _ in range(2)]
    for post_id in (first, *drafts):
        desk.keep(post_id, Draft("Fiesta", Content("Fiesta", (image,))), PlanDraft(), None)
    assert [k.posts for k in kept(newsroom, shelf)] == [3], "the saved one is no other for being written on"
    desk.discard(drafts[0])
    assert [k.posts for k in kept(newsroom, shelf)] == [2]


@pytest.mark.parametrize(
    ("words", "letters"),
    [
        ("", "ba"),
        ("LÁMPARAS", "a"),
        ("lamparas", "a"),
        ("feria noche", "a"),
        ("feria rio", ""),
        ("nino", "b"),
        ("Pérez", "b"),
        ("perez ARCHIVO", "b"),
        ("%", ""),
        ("_", ""),
    ],
)
def test_words_are_found_whatever_their_accents_and_capitals(newsroom: Newsroom, words: str, letters: str) -> None:
    a, b = taken(newsroom, "a", "La calle con lámparas, de noche."), taken(newsroom, "b", "Un NIÑO junto al río.")
    saved(newsroom, "Feria", a)
    saved(newsroom, "Riada", b)
    tell(newsroom, MediaRecord(b.digest, "Un NIÑO junto al río.", source="Archivo municipal", people=True))
    allow(newsroom, b.digest, "Familia Pérez")
    assert "".join(found(newsroom, Shelf(), Wanted(words))) == letters


def test_filters_narrow_what_is_found(newsroom: Newsroom) -> None:
    shelf = Shelf()
    a, b, c = (taken(newsroom, letter, f"Imagen {letter}.") for letter in "abc")
    for image in (c, b, a):
        saved(newsroom, "Feria", image)
    tell(
        newsroom,
        MediaRecord(a.digest, licence=Licence.CC0, people=True),
        MediaRecord(b.digest, licence=Licence.OWN, people=True),
    )
    allow(newsroom, b.digest, "Ana", DAY + timedelta(days=5))
    assert found(newsroom, shelf, Wanted(licence=Licence.CC0)) == ["a"]
    assert found(newsroom, shelf, Wanted(people=True)) == ["a", "b"]
    assert found(newsroom, shelf, Wanted(people=False)) == ["c"]
    assert found(newsroom, shelf, Wanted(standings=frozenset({Standing.SOON_OVER}))) == ["b"]
    consent = allow(newsroom, a.digest, "Luis")
    assert found(newsroom, shelf, Wanted(standings=frozenset({Standing.MISSING}))) == []
    with newsroom.database.writing() as tx:
        library.withdraw(tx, consent.id, newsroom.clock())
    assert found(newsroom, shelf, Wanted(standings=frozenset({Standing.WITHDRAWN}))) == ["a"]


def test_the_days_of_use_are_those_of_going_out_and_of_writing(newsroom: Newsroom) -> None:
    shelf, now = Shelf(), newsroom.clock()
    a, b = taken(newsroom, "a", "La plaza."), taken(newsroom, "b", "El río.")
    saved(newsroom, "Riada", b)
    newsroom.clock.forward(days=1)
    plan = PlanDraft((newsroom.channel.id,), wall_clock(newsroom.clock() + timedelta(days=9), ZONE))
    draft = Draft("Feria", Content("Feria", (a,)))
    newsroom.desk.planning.plan(newsroom.desk.writing.new().post_id, draft, plan, as_it_is=True)
    days = timedelta(days=1)
    assert found(newsroom, shelf, Wanted(start_at=now, end_at=now + days / 2)) == ["b"]
    assert found(newsroom, shelf, Wanted(start_at=now + 9 * days, end_at=now + 11 * days)) == ["a"]
    assert found(newsroom, shelf, Wanted(start_at=now + 11 * days)) == []
    assert found(newsroom, shelf, Wanted(end_at=now + 11 * days)) == ["a", "b"]


def test_a_version_that_came_late_from_another_computer_is_found_too(newsroom: Newsroom) -> None:
    shelf = Shelf()
    a, b = taken(newsroom, "a", "La plaza."), taken(newsroom, "b", "El río.")
    saved(newsroom, "Feria", a)
    assert found(newsroom, shelf) == ["a"]
    newsroom.clock.forward(days=-3)
    saved(newsroom, "Riada", b)
    assert found(newsroom, shelf) == ["a", "b"]


def test_what_is_told_of_one_picture_is_found_without_reading_what_is_known_of_the_others(newsroom: Newsroom) -> None:
    shelf = Shelf()
    a, b = taken(newsroom, "a", "La plaza."), taken(newsroom, "b", "El río.")
    for image in (b, a):
        saved(newsroom, "Feria", image)
    assert found(newsroom, shelf, Wanted("plaza")) == ["a"]
    with newsroom.database.writing() as tx:  # which nobody told of: whoever reads it reads everything
        record = tables.media_record
        tx.execute(update(record).where(record.c.digest == b.digest).values(alt="La plaza vieja."))
    tell(newsroom, MediaRecord(a.digest, "La plaza nueva.", people=True))
    assert found(newsroom, shelf, Wanted("nueva")) == ["a"]
    consent = allow(newsroom, a.digest, "Familia Pérez")
    assert found(newsroom, shelf, Wanted("perez")) == ["a"]
    assert found(newsroom, shelf, Wanted(standings=frozenset({Standing.GIVEN}))) == ["a"]
    with newsroom.database.writing() as tx:
        library.withdraw(tx, consent.id, newsroom.clock())
    assert found(newsroom, shelf, Wanted(standings=frozenset({Standing.WITHDRAWN}))) == ["a"]
    assert found(newsroom, shelf, Wanted("vieja")) == []


def test_a_picture_that_was_told_of_before_it_was_ever_used_brings_what_is_known_of_it(newsroom: Newsroom) -> None:
    shelf = Shelf()
    saved(newsroom, "Feria", taken(newsroom, "a", "La plaza."))
    assert found(newsroom, shelf) == ["a"]
    b = taken(newsroom, "b")
    tell(newsroom, MediaRecord(b.digest, source="Ana Olmo"))
    assert found(newsroom, shelf, Wanted("olmo")) == []
    saved(newsroom, "Riada", b)
    assert found(newsroom, shelf, Wanted("olmo")) == ["b"]


def test_a_calendar_put_back_to_an_older_day_is_read_anew(newsroom: Newsroom) -> None:
    shelf = Shelf()
    a = taken(newsroom, "a", "La plaza.")
    saved(newsroom, "Feria", a)
    tell(newsroom, MediaRecord(a.digest, "El río."))
    assert found(newsroom, shelf, Wanted("rio")) == ["a"]
    with newsroom.database.writing() as tx:
        tx.execute(update(tables.area).where(tables.area.c.name == "library").values(version=0))
        tx.execute(update(tables.media_record).values(alt="La plaza.", version=0))
    assert found(newsroom, shelf, Wanted("rio")) == []
    assert found(newsroom, shelf, Wanted("plaza")) == ["a"]


def test_a_shelf_that_was_read_from_the_copy_while_the_server_was_away_counts_each_post_once(
    laptop: Laptop, town: Newsroom
) -> None:
    picture = taken(town, "a")
    post = saved(town, "Feria", picture)
    laptop.make_copy()
    library = laptop.desk.library
    laptop.loses_sight()
    assert [k.posts for k in library.search(Search()).pictures] == [1]
    laptop.sees_again()
    saved(town, "Feria, con otro título", picture, post_id=post)
    assert [(k.posts, k.title) for k in library.search(Search()).pictures] == [(1, "Feria, con otro título")]
    laptop.loses_sight()
    assert [(k.posts, k.title) for k in library.search(Search()).pictures] == [(1, "Feria")], "as the copy has it"


def test_videos_are_there_where_they_are_asked_for_and_their_subtitles_never(newsroom: Newsroom) -> None:
    subtitles = Captions("d" * 64, "es", 300)
    video = Video("c" * 64, "video/mp4", 640, 480, 9_000, 4_000, "El pregón, desde el balcón.", subtitles)
    with newsroom.database.writing() as tx:
        media.note_picture(tx, Image(video.digest, video.mime, 640, 480, 9_000), newsroom.clock())
        media.note_picture(tx, Image(subtitles.digest, "text/vtt", 0, 0, 300), newsroom.clock())
    picture = taken(newsroom, "a", "La plaza.")
    saved(newsroom, "Feria", picture)
    newsroom.clock.forward(seconds=1)
    draft = Draft("Pregón", Content("Pregón", videos=(video,)))
    newsroom.desk.writing.save_draft(newsroom.desk.writing.new().post_id, draft, PlanDraft())
    shelf = Shelf()
    assert found(newsroom, shelf) == ["c", "a"]
    assert found(newsroom, shelf, Wanted("balcon")) == ["c"]
    assert found(newsroom, shelf, Wanted(pictures_only=True)) == ["a"]
    with newsroom.database.reading() as tx:
        assert [u.title for u in library.uses(tx, video.digest)] == ["Pregón"]


def test_folding_keeps_what_is_not_a_letter_with_an_accent() -> None:
    assert folded("ÑANDÚ Àçö Ő 日本 👇") == "nandu aco o 日本 👇"
