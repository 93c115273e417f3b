"""A video on the page: its files beside the pictures, a player that works without scripts, its subtitles."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from calendario.channels.webpage.record import Record
from calendario.domain.adapter import Refused
from tests.channels.calls import VIDEOS, Calls, a_key, a_video_payload


def the_page(calls: Calls) -> Path:
    return Path(calls.channel.settings["folder"])


def test_it_can_be_played_and_read_on_the_page(calls: Calls) -> None:
    video = calls.media.video('La noria "alta" & <ligera>', subtitles="WEBVTT\n\n00:00.000 --> 00:01.000\nHola\n")
    key = a_key()
    calls.publish(calls.prepare(a_video_payload(video)), key)
    page = (the_page(calls) / "posts" / f"{key}.html").read_text(encoding="utf-8")
    name = f"{video.digest[:32]}.mp4"
    assert (the_page(calls) / "media" / name).read_bytes() == (VIDEOS / "fair.mp4").read_bytes()
    assert f'<video controls preload="metadata" src="../media/{name}" width="64" height="48"' in page
    assert video.captions is not None
    track = f'<track kind="captions" src="../media/{video.captions.digest[:32]}.vtt" srclang="es"'
    assert f'{track} label="Español" default>' in page
    assert "La noria &quot;alta&quot; &amp; &lt;ligera&gt;" in page
    assert "default-src" not in page  # what the page's policy forbids are scripts: its own media play


def test_a_page_of_before_videos_is_still_read(calls: Calls) -> None:
    key = a_key()
    calls.publish(calls.prepare(a_video_payload(calls.media.video())), key)
    data = json.loads((the_page(calls) / "posts" / f"{key}.json").read_text())
    assert len(Record.from_json(json.dumps(data)).videos) == 1
    del data["videos"][0]["language"]
    assert Record.from_json(json.dumps(data)).videos[0].language == "", "the post's"
    del data["videos"]
    assert Record.from_json(json.dumps(data)).videos == ()


def test_a_video_lost_between_preparing_and_its_hour_leaves_nothing_on_the_page(calls: Calls) -> None:
    video = calls.media.video(subtitles="WEBVTT\n")
    prepared, key = calls.prepare(a_video_payload(video)), a_key()
    assert video.captions is not None
    calls.media(video.captions.digest).unlink()
    with pytest.raises(Refused) as told:
        calls.publish(prepared, key)
    assert told.value.code == "video_missing"
    assert not (the_page(calls) / "posts" / f"{key}.json").exists()
    assert list((the_page(calls) / "media").iterdir()) == []


def test_a_kind_that_no_browser_plays_is_refused(calls: Calls) -> None:
    with pytest.raises(Refused) as told:
        calls.prepare(a_video_payload(replace(calls.media.video(), mime="video/x-msvideo")))
    assert told.value.code == "video_kind"
