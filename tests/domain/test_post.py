"""Posts: what each channel would say, and the hash over everything that would be said."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from datetime import datetime
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calendario.domain.details import Certainty, Details
from calendario.domain.media import Captions, Crop, Image, Point, Video
from calendario.domain.post import Content, Draft, PlanDraft, Variant, Visibility, draft_from_json, draft_to_json

wall = datetime.fromisoformat  # a naive wall time

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
images = st.builds(
    Image,
    digest=st.sampled_from(["a" * 64, "b" * 64, "c" * 64]),
    mime=st.sampled_from(["image/png", "image/jpeg"]),
    width=st.integers(1, 9000),
    height=st.integers(1, 9000),
    size_bytes=st.integers(1, 10**7),
    alt=texts,
    focus=st.builds(Point, st.floats(0, 1), st.floats(0, 1)),
    crops=st.sampled_from([(), (Crop("16:9", 0.0, 0.25, 1.0, 0.5),)]),
    is_poster=st.booleans(),
)
galleries = st.lists(images, max_size=3).map(tuple)
captions = st.builds(Captions, st.just("d" * 64), st.sampled_from(["es", "eu"]), st.integers(1, 9000), st.booleans())
videos = st.builds(
    Video,
    *(st.just("e" * 64), st.just("video/mp4")),
    *(st.integers(1, 9000) for _ in range(4)),
    texts,
    st.none() | captions,
    st.booleans(),
)
reels = st.lists(videos, max_size=1).map(tuple)
links = st.sampled_from(["", "https://villasauce.example/ayudas"])
visibilities = st.sampled_from(Visibility)
languages = st.sampled_from(["es", "ca", "gl", "eu"])
contents = st.builds(Content, texts, galleries, texts, visibilities, languages, reels, links)
variants = st.builds(
    Variant,
    st.integers(0, 5).map(lambda n: UUID(int=n)),
    text=st.none() | texts,
    images=st.none() | galleries,
    warning=st.none() | texts,
    visibility=st.none() | visibilities,
    language=st.none() | st.just("ca"),
    videos=st.none() | reels,
    link=st.none() | links,
)
details = st.builds(
    Details,
    st.none() | st.just(UUID(int=9)),
    *(texts for _ in range(5)),
    certainty=st.sampled_from(Certainty),
    note=texts,
)
versions = st.lists(variants, max_size=4, unique_by=lambda v: v.channel_id).map(tuple)
drafts = st.builds(Draft, texts, contents, versions, details)


@given(contents, variants)
def test_a_version_has_its_own_fields_and_follows_the_base_in_the_others(base: Content, variant: Variant) -> None:
    said = variant.over(base)
    for field in fields(Content):
        own = getattr(variant, field.name)
        assert getattr(said, field.name) == (getattr(base, field.name) if own is None else own)


def test_an_empty_field_of_its_own_is_not_the_base_s() -> None:
    base = Content("Texto", (Image("a" * 64, "image/png", 1, 1, 1),), "Aviso")
    assert Variant(UUID(int=1), text="", images=(), warning="").over(base) == Content("", (), "")


@given(drafts)
def test_a_draft_survives_being_written_down(draft: Draft) -> None:
    again = draft_from_json(json.loads(json.dumps(draft_to_json(draft))))
    assert again == replace(draft, variants=tuple(sorted(draft.variants, key=lambda v: v.channel_id.bytes)))
    assert again.content_hash == draft.content_hash


def test_what_was_kept_before_there_were_videos_and_links_is_the_same_content_still() -> None:
    image = {"digest": "a" * 64, "mime": "image/png", "width": 8, "height": 6, "size_bytes": 12, "alt": "La plaza"}
    base = {"text": "Feria", "images": [image], "warning": "", "visibility": "public", "language": "es"}
    version = {"channel": str(UUID(int=1)), "text": "En corto", "visibility": "unlisted"}
    kept = {"category": str(UUID(int=2)), "title": "Feria", "base": base, "variants": [version]}
    assert draft_to_json(draft_from_json(kept)) == kept


@given(drafts, details)
def test_what_we_know_of_a_post_is_no_part_of_what_it_says(draft: Draft, known: Details) -> None:
    assert replace(draft, details=known).content_hash == draft.content_hash


@given(drafts, st.randoms(use_true_random=False))
def test_the_hash_does_not_depend_on_the_order_of_versions(draft: Draft, random: Any) -> None:
    shuffled = list(draft.variants)
    random.shuffle(shuffled)
    assert replace(draft, variants=tuple(shuffled)).content_hash == draft.content_hash


IMAGE = Image("a" * 64, "image/png", 800, 600, 1234, "La plaza")
OTHER = replace(IMAGE, digest="b" * 64)
DRAFT = Draft("Feria", Content("Feria", (IMAGE, OTHER)), (Variant(UUID(int=1), text="Feria, en corto"),))


@pytest.mark.parametrize(
    "changed",
    [
        replace(DRAFT, title="Fiesta"),
        replace(DRAFT, base=replace(DRAFT.base, text="Feria.")),
        replace(DRAFT, base=replace(DRAFT.base, warning="Petardos")),
        replace(DRAFT, base=replace(DRAFT.base, visibility=Visibility.PRIVATE)),
        replace(DRAFT, base=replace(DRAFT.base, language="gl")),
        replace(DRAFT, base=replace(DRAFT.base, images=(IMAGE,))),
        replace(DRAFT, base=replace(DRAFT.base, images=(OTHER, IMAGE))),
        replace(DRAFT, base=replace(DRAFT.base, images=(replace(IMAGE, alt="La plaza Mayor"), OTHER))),
        replace(DRAFT, variants=()),
        replace(DRAFT, variants=(Variant(UUID(int=2), text="Feria, en corto"),)),
        replace(DRAFT, variants=(Variant(UUID(int=1), text="Feria, en corto."),)),
        replace(DRAFT, variants=(Variant(UUID(int=1), text="Feria, en corto", images=()),)),
        replace(DRAFT, variants=(Variant(UUID(int=1), text="Feria, en corto", warning=""),)),
        replace(DRAFT, variants=(Variant(UUID(int=1), text="Feria, en corto", visibility=Visibility.PUBLIC),)),
        replace(DRAFT, variants=(Variant(UUID(int=1), text="Feria, en corto", language="es"),)),
    ],
)
def test_anything_said_otherwise_anywhere_changes_the_hash(changed: Draft) -> None:
    assert changed.content_hash != DRAFT.content_hash


@given(drafts, variants)
def test_a_version_that_follows_in_everything_is_left_out(draft: Draft, variant: Variant) -> None:
    changed = draft.with_variant(variant)
    assert changed.content_for(variant.channel_id) == variant.over(draft.base)
    assert (changed.variant(variant.channel_id) is None) is variant.follows
    for other in draft.variants:
        if other.channel_id != variant.channel_id:
            assert changed.variant(other.channel_id) == other


def test_pictures_of_every_version_are_the_post_s() -> None:
    other = replace(DRAFT, variants=(Variant(UUID(int=1), images=(replace(IMAGE, digest="c" * 64),)),))
    assert other.digests() == {"a" * 64, "b" * 64, "c" * 64}


def test_a_channel_s_own_hour_comes_before_the_common_one() -> None:
    ten, twelve = wall("2026-11-25 10:00"), wall("2026-11-25 12:00")
    plan = PlanDraft((UUID(int=1), UUID(int=2)), ten, ((UUID(int=2), twelve),))
    assert (plan.time_for(UUID(int=1)), plan.time_for(UUID(int=2))) == (ten, twelve)


@pytest.mark.parametrize("damaged", [{}, {"title": "", "base": {}, "variants": {}}, {"title": "", "variants": []}])
def test_what_is_no_draft_is_not_read_as_one(damaged: dict[str, object]) -> None:
    with pytest.raises((ValueError, KeyError, TypeError)):
        draft_from_json(damaged)


def test_a_version_s_field_that_says_nothing_follows_and_a_base_s_is_refused() -> None:
    kept = json.loads(json.dumps(draft_to_json(DRAFT)))
    variant = {"channel": str(UUID(int=9)), "text": None, "warning": None, "images": None, "language": "gl"}
    read = draft_from_json(kept | {"variants": [variant]})
    assert read.variants == (Variant(UUID(int=9), language="gl"),)
    assert read.content_for(UUID(int=9)).text == DRAFT.base.text
    for name in kept["base"]:
        with pytest.raises(TypeError):
            draft_from_json(kept | {"base": kept["base"] | {name: None}})


VIDEO = Video("d" * 64, "video/mp4", 640, 480, 900, 4000, "", Captions("e" * 64, "es", 30), frame_rate=25.0)


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("text", 5),
        ("text", ["Feria"]),
        ("language", {}),
        ("visibility", 1),
        ("link", 7),
        ("images", "ab"),
        ("images", ["ab"]),
        ("images", [{"focus": [0.5]}]),
        ("images", [{"focus": "ab"}]),
        ("images", [{"focus": [float("nan"), 0.5]}]),
        ("images", [{"width": float("inf")}]),
        ("images", [{"width": -4}]),
        ("images", [{"height": 10**30}]),
        ("images", [{"width": "40"}]),
        ("images", [{"size_bytes": True}]),
        ("images", [{"alt": None}]),
        ("images", [{"is_poster": "no"}]),
        ("images", [{"crops": {"1:1": 1}}]),
        ("images", [{"crops": [{"shape": "1:1", "left": 0, "top": 0, "width": 1, "height": float("nan")}]}]),
        ("videos", [{"duration_ms": float("inf")}]),
        ("videos", [{"frame_rate": float("nan")}]),
        ("videos", [{"frame_rate": -1}]),
        ("videos", [{"captions": "es"}]),
        ("videos", [{"captions": {"digest": "e" * 64, "language": "es", "size_bytes": -1, "reviewed": True}}]),
        ("videos", [{"has_speech": None}]),
    ],
)
def test_whatever_else_stands_where_something_was_kept_is_refused(name: str, wrong: object) -> None:
    kept = json.loads(json.dumps(draft_to_json(replace(DRAFT, base=replace(DRAFT.base, videos=(VIDEO,))))))
    assert draft_from_json(kept).base.videos == (VIDEO,)
    if isinstance(wrong, list) and isinstance(wrong[0], dict):
        wrong = [kept["base"][name][0] | wrong[0]]
    with pytest.raises((ValueError, KeyError, TypeError)):
        draft_from_json(kept | {"base": kept["base"] | {name: wrong}})


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": None},
        {"title": 1},
        {"details": []},
        {"details": {"note": 3}},
        {"details": {"certainty": []}},
        {"category": 4},
        {"variants": ["x"]},
        {"variants": [{"channel": 3}]},
    ],
)
def test_no_number_or_list_becomes_a_text(wrong: dict[str, object]) -> None:
    with pytest.raises((ValueError, KeyError, TypeError)):
        draft_from_json(draft_to_json(DRAFT) | wrong)
