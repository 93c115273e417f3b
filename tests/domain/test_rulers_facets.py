"""What Bluesky links: against its own detector, and offsets that always point at what they name."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calendario.domain.rulers.facets import Facet, facets

_VECTORS = json.loads((Path(__file__).parent.parent / "data" / "channel_vectors.json").read_text(encoding="utf-8"))
_BLUESKY = [vector for vector in _VECTORS if vector["channel"] == "bluesky"]
_EXPECTED = [
    pytest.param(vector["text"], vector.get("facets_before_did_resolution", vector["expected"]), id=vector["id"])
    for vector in _BLUESKY
    if vector["kind"] in ("facets", "length")
]
_TEXTS = st.lists(
    st.sampled_from(
        [
            *" \n(),.;!?#@$é🎉-_/:",
            "https://exemple.cat/a",
            "exemple.cat",
            "@alcaldia.bsky.social",
            "#FestaMajor",
            "#2026",
            "$CAT",
            "👨‍👩‍👧‍👦",
            "\u200b",
        ]
    ),
    max_size=30,
).map("".join)


@pytest.mark.parametrize(("text", "expected"), _EXPECTED)
def test_the_official_detector_finds_the_same(text: str, expected):
    found = [
        {"byteStart": facet.start_byte, "byteEnd": facet.end_byte, "type": facet.kind, "value": facet.value}
        for facet in facets(text)
    ]
    assert found == expected


@pytest.mark.parametrize("vector", [vector for vector in _BLUESKY if vector["kind"] == "hashtags"])
def test_hashtags_are_found_without_digits_only_ones(vector):
    assert [facet.value for facet in facets(vector["text"])] == vector["expected"]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Mira guia.py!", ["https://guia.py"]),
        ("Escriu a info@exemple.cat", []),
        ("(https://exemple.cat/a)", ["https://exemple.cat/a"]),
        ("https://exemple.cat/a_(b)", ["https://exemple.cat/a_(b)"]),
        ("EXEMPLE.CAT", []),  # the detector knows domains in small letters only
        ("exemple.invalid", []),
        ("@alcaldia @alcaldia.test (@a.bsky.social)", ["alcaldia.test", "a.bsky.social"]),
        ("@co.la.x_y", []),
        ("#Festa! ##doble #_ # ＃ample", ["Festa", "#doble", "ample"]),
        ("#\ufe0fno", []),
        ("#" + "a" * 64, ["a" * 64]),
        ("#" + "a" * 65, []),
        ("#" + ("a" + "\u0301" * 10) * 31, []),  # 31 graphemes, 651 bytes
        ("$cat y $TOOLONG y $5", ["$CAT"]),
        ("https://exemple.cat/(@a.bsky.social)", ["https://exemple.cat/(@a.bsky.social)"]),
    ],
)
def test_odd_joints(text: str, values: list[str]):
    assert [facet.value for facet in facets(text)] == values


def test_offsets_count_bytes():
    assert facets("✨ #música") == (Facet("tag", 4, 12, "música"),)


@given(_TEXTS)
def test_facets_point_at_what_they_name_and_never_overlap(text: str):
    data, free_from = text.encode(), 0
    for facet in facets(text):
        assert free_from <= facet.start_byte < facet.end_byte <= len(data)
        free_from = facet.end_byte
        shown = data[facet.start_byte : facet.end_byte].decode()
        match facet.kind:
            case "mention":
                assert shown == "@" + facet.value
            case "tag":
                assert shown.upper() in (f"#{facet.value}".upper(), facet.value.upper())
            case "link":
                assert facet.value in (shown, f"https://{shown}")
