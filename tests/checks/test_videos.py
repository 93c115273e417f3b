"""What the review says of a video on each network."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from calendario.checks.review import review
from calendario.checks.subject import Subject
from calendario.desk.checking import check_case
from calendario.domain.finding import Level
from calendario.domain.media import Captions, Crop, Image, Video
from calendario.domain.networks import NETWORKS, Limits, network
from calendario.domain.post import Content
from calendario.sentences import finding_text
from tests.checks.in_full import in_full

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
SUBTITLES = Captions("b" * 64, "es", 900, reviewed=True)
VIDEO = Video(
    *("a" * 64, "video/mp4", 1920, 1080, 20_000_000, 60_000, "La noria gira de noche"),
    captions=SUBTITLES,
    codec="AVC",
    frame_rate=25.0,
)
PICTURE = Image("c" * 64, "image/png", 40, 30, 900, "Un cartel rojo")


def found(key: str, *videos: Video, images: tuple[Image, ...] = (), limits: Limits | None = None) -> dict[str, Level]:
    content = Content("La feria, en vídeo.", images=images, videos=videos)
    findings = review(Subject(content, key, limits or network(key).limits), NOW)
    for finding in findings:
        assert "…" not in finding_text(in_full(finding))
        assert "{" not in finding_text(finding)
    return {f.code: f.level for f in findings}


@pytest.mark.parametrize("key", [k for k in NETWORKS if k not in ("board", "mastodon", "telegram")])
def test_a_plain_video_with_reviewed_subtitles_goes_everywhere(key: str) -> None:
    assert found(key, VIDEO) == {}


def test_a_notice_board_shows_none() -> None:
    assert found("board", VIDEO) == {"video_unsupported": Level.BLOCK}


@pytest.mark.parametrize(
    ("key", "video", "code"),
    [
        ("mastodon", replace(VIDEO, size_bytes=99 * 1024 * 1024 + 1), "video_too_big"),
        ("bluesky", replace(VIDEO, size_bytes=100_000_001), "video_too_big"),
        ("bluesky", replace(VIDEO, mime="video/webm"), "video_type"),
        ("bluesky", replace(VIDEO, mime="video/quicktime"), "video_type"),
        ("mastodon", replace(VIDEO, width=4096, height=2160), "video_too_large"),
        ("mastodon", replace(VIDEO, frame_rate=240.0), "video_too_fast"),
        ("x", replace(VIDEO, duration_ms=140_001), "video_too_long"),
        ("threads", replace(VIDEO, duration_ms=300_001), "video_too_long"),
        ("bluesky", replace(VIDEO, captions=replace(SUBTITLES, size_bytes=20_001)), "subtitles_too_big"),
        ("bluesky", replace(VIDEO, alt="x" * 1001), "alt_text_too_long"),
    ],
)
def test_beyond_what_a_network_takes_it_does_not_go_out(key: str, video: Video, code: str) -> None:
    assert found(key, VIDEO).get(code) is None
    assert found(key, video)[code] is Level.BLOCK


def test_just_at_the_limit_it_goes() -> None:
    video = replace(VIDEO, size_bytes=99 * 1024 * 1024, width=2160, height=3840, frame_rate=119.88, has_speech=False)
    assert found("mastodon", video) == {}
    assert found("x", replace(VIDEO, duration_ms=140_000)) == {}


@pytest.mark.parametrize("key", ["mastodon", "bluesky"])
def test_with_pictures_beside_it_goes_nowhere_that_takes_one_or_the_other(key: str) -> None:
    assert found(key, VIDEO, images=(PICTURE,))["video_with_images"] is Level.BLOCK
    assert "video_with_images" not in found("web", VIDEO, images=(PICTURE,))


def test_a_video_is_as_good_as_the_picture_that_instagram_asks_for() -> None:
    assert "image_required" in found("instagram")
    assert "image_required" not in found("instagram", VIDEO)


def test_what_not_every_browser_plays_is_a_notice() -> None:
    assert found("mastodon", replace(VIDEO, codec="HEVC", has_speech=False)) == {"video_may_not_play": Level.WARN}
    assert found("web", replace(VIDEO, codec="AVC 10")) == {"video_may_not_play": Level.WARN}


def test_who_cannot_see_it_or_hear_it_is_thought_of() -> None:
    assert found("web", replace(VIDEO, alt=" ")) == {"missing_alt_text": Level.WARN}
    assert found("web", replace(VIDEO, alt="feria_final.mp4")) == {"alt_text_poor": Level.WARN}
    assert found("web", replace(VIDEO, alt="Vídeo")) == {"alt_text_poor": Level.WARN}
    assert found("web", replace(VIDEO, captions=None)) == {"missing_subtitles": Level.WARN}
    assert found("web", replace(VIDEO, captions=None, has_speech=False)) == {}
    unread = replace(VIDEO, captions=replace(SUBTITLES, reviewed=False))
    assert found("web", unread) == {"subtitles_not_reviewed": Level.WARN}


def test_where_subtitles_do_not_go_along_it_is_said() -> None:
    assert found("mastodon", VIDEO) == {"subtitles_left_out": Level.HINT}


def test_what_went_out_with_its_video_is_left_alone() -> None:
    content = Content("Primera\n---\nSegunda", videos=(replace(VIDEO, alt="", captions=None),))
    subject = Subject(content, "mastodon", network("mastodon").limits, threads=True, out=frozenset({1}))
    assert review(subject, NOW) == ()


def test_a_moving_picture_stands_still_on_bluesky() -> None:
    gif = replace(PICTURE, mime="image/gif")
    assert found("bluesky", images=(gif,)) == {"gif_stands_still": Level.HINT}
    assert found("mastodon", images=(gif,)) == {}


def test_a_moving_picture_of_which_a_box_is_sent_stands_still_everywhere() -> None:
    cut = replace(PICTURE, mime="image/gif", crops=(Crop("16:9", 0, 0, 1, 0.5),))
    assert found("mastodon", images=(cut,)) == {"gif_stands_still": Level.HINT}
    assert found("mastodon", images=(replace(cut, mime="image/png"),)) == {}


@pytest.mark.parametrize(("subtitles", "expected"), [(False, ["missing_subtitles"]), (True, [])])
def test_a_case_from_outside_tells_whether_there_are_subtitles(subtitles: bool, expected: list[str]) -> None:
    media = [{"type": "video", "has_speech": True, "subtitles": subtitles, "alt": "Una funcionaria explica los pasos"}]
    case = {
        "text": "Vídeo: cómo pedir cita previa en el padrón.",
        "channel": "facebook",
        "scheduled_at": "2026-12-18T10:00:00+01:00",
        "now": "2026-12-17T10:00:00+01:00",
        "context": {"media": media},
    }

    class Knows:
        def misspelt(self, text: str, *, language: str = "es", strict: bool = False) -> tuple[()]:
            return ()

        def hints(self, text: str, *, language: str = "es") -> tuple[()]:
            return ()

        def unread(self, text: str, *, language: str = "es", strict: bool = False) -> tuple[()]:
            return ()

        def suggestions(self, word: str, most: int = 5) -> tuple[()]:
            return ()

        def knows(self, word: str, *, language: str = "es") -> bool:
            return True

        def load(self, language: str) -> None:
            pass

        def has_dictionary(self, language: str) -> bool:
            return True

    assert [f.code for f in check_case(case, NOW, Knows()).findings] == expected


def test_two_videos_where_one_fits_are_too_many() -> None:
    told = found("mastodon", VIDEO, replace(VIDEO, digest="d" * 64))
    assert told["too_many_videos"] is Level.BLOCK
    unseen = found("board", VIDEO, images=(PICTURE,)).keys()
    assert not unseen & {"video_type", "video_with_images", "missing_subtitles"}


def test_of_a_video_that_is_not_shown_nothing_else_is_said() -> None:
    assert found("board", replace(VIDEO, alt="", captions=None)) == {"video_unsupported": Level.BLOCK}
    two = (VIDEO, replace(VIDEO, digest="d" * 64, captions=None))
    assert found("mastodon", *two).keys() >= {"too_many_videos", "missing_subtitles"}


def test_the_kind_of_a_video_that_is_not_taken_is_named() -> None:
    content = Content("La feria, en vídeo.", videos=(replace(VIDEO, mime="video/webm"),))
    told = {one.code: one for one in review(Subject(content, "bluesky", network("bluesky").limits), NOW)}
    assert told["video_type"].facts["kind"] == "WebM"
