"""`check` and `measure`, for a person and for a program that reads JSON lines."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from calendario.main import main
from tests.spanish import assert_spanish

DATA = Path(__file__).parent.parent / "data"
SAMPLE = DATA / "checks_sample.jsonl"
VECTORS = DATA / "channel_vectors.json"


def cases() -> dict[str, dict[str, object]]:
    return {c["id"]: c for c in map(json.loads, SAMPLE.read_text(encoding="utf-8").splitlines())}


@pytest.fixture(scope="module")
def answers() -> dict[str, dict[str, object]]:
    """What `check --batch` says of the sample, by id; one JSON line each, in their order."""
    out = io.StringIO()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.stdout", out)
        assert main(["check", "--batch", str(SAMPLE)]) == 1  # something in it is blocked
    told = [json.loads(line) for line in out.getvalue().splitlines()]
    assert [t["id"] for t in told] == list(cases())
    return {t["id"]: t for t in told}


@pytest.mark.parametrize("case", cases())
def test_a_batch_finds_what_a_careful_colleague_would(answers: dict[str, dict[str, object]], case: str) -> None:
    findings = answers[case]["findings"]
    assert isinstance(findings, list)
    assert [f["code"] for f in findings] == cases()[case]["expect"]
    for finding in findings:
        assert set(finding) == {"code", "level", "start", "end", "message", "fixes"}
        assert finding["level"] in ("block", "warn", "hint")
        assert_spanish(finding["message"].rstrip(".") + ".", own=("pograma",))


def test_findings_point_at_the_text_and_offer_the_right_word(answers: dict[str, dict[str, object]]) -> None:
    (finding,) = answers["S02"]["findings"]  # type: ignore[misc]
    text = str(cases()["S02"]["text"])
    assert text[finding["start"] : finding["end"]] == "pograma"
    assert {"start": finding["start"], "end": finding["end"], "replacement": "programa"} in finding["fixes"]
    (too_long,) = answers["S06"]["findings"]  # type: ignore[misc]
    assert too_long["end"] == len(str(cases()["S06"]["text"]))
    assert 0 < too_long["start"] <= 280


def test_each_text_is_measured_by_its_network(answers: dict[str, dict[str, object]]) -> None:
    assert answers["S01"]["measure"] == {"length": len(str(cases()["S01"]["text"])), "limit": 500, "unit": "graphemes"}
    told = answers["S06"]["measure"]
    assert isinstance(told, dict)
    assert (told["limit"], told["unit"], told["length"] > 280) == (280, "weighted", True)
    assert answers["S12"]["measure"] is None


@pytest.mark.parametrize("network", ["mastodon", "bluesky", "x"])
def test_every_counting_vector_of_a_network_passes(
    network: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    vectors = [v for v in json.loads(VECTORS.read_text(encoding="utf-8")) if v["channel"] == network]
    (tmp_path / "vectors.json").write_text(json.dumps(vectors), encoding="utf-8")
    assert main(["measure", "--batch", str(tmp_path / "vectors.json")]) == 0
    told = {t["id"]: t["length"] for t in map(json.loads, capsys.readouterr().out.splitlines())}
    expected = {v["id"]: v["expected"] for v in vectors if v["kind"] == "length"}
    assert len(expected) >= 29
    assert told == expected


def test_a_person_reads_what_is_wrong_and_its_mending(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "Abre la bibloteca municipal.", "--channel", "bluesky"]) == 0
    told = capsys.readouterr().out
    assert "28" in told
    assert "300" in told
    assert "bibloteca" in told
    assert "→ biblioteca" in told


def test_a_text_that_does_not_fit_ends_with_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "Palabra " * 60, "--channel", "x", "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert [f["code"] for f in told["findings"]] == ["too_long"]
    assert told["measure"]["limit"] == 280


def test_the_text_may_come_by_the_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("Hola, vecindario.\n"))
    assert main(["measure", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"length": 17, "limit": 500, "unit": "graphemes"}
    monkeypatch.setattr("sys.stdin", io.StringIO('{"id": 1, "text": "Hola"}\n\n{"id": 2, "text": "Adiós"}\n'))
    assert main(["measure", "--batch", "-"]) == 0
    assert capsys.readouterr().out == '{"id": 1, "length": 4}\n{"id": 2, "length": 5}\n'


def a_line(**fields: object) -> str:
    return json.dumps({"text": "Hola", **fields})


BAD_LINES = (
    (a_line(channel="tuenti"), "unknown_network"),
    ('{"id": 1}', "bad_case"),
    (a_line(now="mañana"), "bad_case"),
    (a_line(scheduled_at="2026-12-11T10:00:00", now="2026-12-10T10:00:00"), "bad_case"),
    (a_line(scheduled_at="2026-12-11T10:00:00+01:00", now="2026-12-10"), "bad_case"),
    (a_line(context={"media": [1]}), "bad_case"),
    (a_line(scheduled_at="2026-12-11T10:00:00+01:00", context={"tz": "Europe/Nada"}), "unknown_zone"),
)


def test_bad_lines_are_answered_and_so_are_the_good_ones_between(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good = a_line(id=2, channel="mastodon", context=[])
    lines = [line for bad, _ in BAD_LINES for line in (bad, good)]
    (tmp_path / "lines.jsonl").write_text("\n".join(lines), encoding="utf-8")
    assert main(["check", "--batch", str(tmp_path / "lines.jsonl")]) == 1
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [t["findings"][0]["code"] for t in told[::2]] == [code for _, code in BAD_LINES]
    expected = {"id": 2, "findings": [], "measure": {"length": 4, "limit": 500, "unit": "graphemes"}}
    assert told[1::2] == [expected] * len(BAD_LINES)


def test_a_line_that_is_no_json_says_which(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "lines.jsonl").write_text('{"id": 1, "text": "Hola"}\n{"id": 2, "text"\n', encoding="utf-8")
    assert main(["check", "--batch", str(tmp_path / "lines.jsonl")]) == 1
    told = capsys.readouterr()
    assert json.loads(told.out)["id"] == 1
    assert "2" in told.err.replace(str(tmp_path), "")
    assert_spanish(told.err, own=(str(tmp_path / "lines.jsonl"), "JSON"))


@pytest.mark.parametrize("bad", ["\ud800roto", "con\0nul"])
def test_a_text_from_a_damaged_file_is_measured_or_refused_but_never_an_accident(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], bad: str
) -> None:
    for network in ("mastodon", "bluesky", "x", "telegram", "facebook"):
        (tmp_path / "one.json").write_text(json.dumps([{"id": 1, "text": bad, "channel": network}]), encoding="utf-8")
        code = main(["measure", "--batch", str(tmp_path / "one.json")])
        told = capsys.readouterr()
        assert (code, told.err) == (0, "") or code == 1
        if told.err:
            assert_spanish(told.err)
