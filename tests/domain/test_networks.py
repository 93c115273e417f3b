"""What every network accepts, and how a server's own figures are kept."""

from __future__ import annotations

import json
from datetime import date

import pytest

from calendario.domain.networks import NETWORKS, Limits, UnknownNetwork, network
from calendario.domain.problem import BadInput

_SERVER = Limits(
    text=5000,
    unit="graphemes",
    url_cost=23,
    images=6,
    image_bytes=8_388_608,
    image_types=("image/png", "image/jpeg"),
    alt_text=1500,
    source="https://social.example/api/v2/instance",
    read_on=date(2026, 11, 22),
)


def test_every_network_is_known_by_its_own_letters():
    letters = [entry.letters for entry in NETWORKS.values()]
    assert len(set(letters)) == len(letters) == 15
    assert {key: entry.key for key, entry in NETWORKS.items()} == {key: key for key in NETWORKS}


@pytest.mark.parametrize(
    ("key", "name", "letters"),
    [
        ("mastodon", "Mastodon", "MA"),
        ("whatsapp", "Canal de WhatsApp", "WA"),
        ("board", "Tablón de anuncios", "TAB"),
        ("web", "Web municipal", "WEB"),
    ],
)
def test_networks_have_their_proper_name(key: str, name: str, letters: str):
    assert (network(key).name, network(key).letters) == (name, letters)


def test_an_unknown_network_is_named_in_the_error():
    with pytest.raises(UnknownNetwork) as raised:
        network("google+")
    assert raised.value.facts == {"network": "google+"}
    assert isinstance(raised.value, BadInput)


@pytest.mark.parametrize("entry", NETWORKS.values(), ids=NETWORKS)
def test_every_figure_says_where_it_comes_from(entry):
    limits = entry.limits
    assert limits.source
    if limits.text and entry.key != "practice":
        assert limits.read_on, "a limit without a date cannot be judged stale"
    assert entry.web_address is None or entry.web_address.startswith("https://")


def test_instagram_takes_no_text_without_a_picture():
    assert network("instagram").limits.image_required
    assert not network("mastodon").limits.image_required


@pytest.mark.parametrize("limits", [_SERVER, *(entry.limits for entry in NETWORKS.values())])
def test_limits_come_back_from_json_as_they_went(limits: Limits):
    assert Limits.from_json(json.loads(json.dumps(limits.to_json()))) == limits


def test_limits_written_by_another_version_are_read():
    assert Limits.from_json({"unit": "graphemes", "text": 700, "polls": 2}) == Limits(text=700, unit="graphemes")


@pytest.mark.parametrize(
    "damage",
    [
        {"text": "500"},
        {"text": -1},
        {"text": 0},
        {"text": True},
        {"text": 12.5},
        {"images": None},
        {"unit": "words"},
        {"unit": None},
        {"image_types": "image/png"},
        {"image_types": [1]},
        {"image_required": 1},
        {"read_on": "ayer"},
        {"source": None},
    ],
)
def test_damaged_limits_are_refused(damage: dict[str, object]):
    with pytest.raises(ValueError):  # noqa: PT011  # the message is for the log; the kind is the promise
        Limits.from_json({**_SERVER.to_json(), **damage})


def test_limits_without_a_unit_are_refused():
    with pytest.raises(ValueError, match="unit"):
        Limits.from_json({"text": 500})


def test_limits_noted_before_videos_were_known_have_the_network_s_own():
    noted = Limits.from_json({"unit": "graphemes", "text": 5000, "image_bytes": 8_388_608})
    usual = network("mastodon").limits
    told = noted.completed_by(usual)
    assert (told.text, told.image_bytes) == (5000, 8_388_608)
    assert (told.video_bytes, told.video_alone, told.captions_bytes) == (99 * 1024 * 1024, True, 0)
    own = Limits.from_json({**usual.to_json(), "video_bytes": 41_943_040})
    assert own.completed_by(usual).video_bytes == 41_943_040
    assert Limits.from_json(usual.to_json()) == usual
