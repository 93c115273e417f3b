"""`check` and `measure`, for a person and for a program that reads JSON lines."""

from __future__ import annotations

import io
import json
import shutil
import tracemalloc
import unicodedata
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

from calendario import main as composition
from calendario.cli import batch
from calendario.domain.bank import OfficialName
from calendario.domain.house import DayOff, House
from calendario.domain.own_words import Scope
from calendario.main import main
from calendario.spelling.spelling import Spelling
from tests.newsroom import Clock, Newsroom
from tests.spanish import assert_spanish

DATA = Path(__file__).parent.parent / "data"
DICTIONARIES = Path(__file__).parents[2] / "resources" / "dictionaries"
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


@pytest.mark.parametrize(
    "form",
    [
        lambda text: unicodedata.normalize("NFD", text),
        lambda text: text.replace("\n", "\r\n"),
        lambda text: f"\u2028\x01{text}\x07",
        lambda text: unicodedata.normalize("NFD", text).replace("\n", "\r\n").replace("plazo", "pla\x0czo"),
    ],
)
def test_places_are_those_of_the_text_that_was_given(
    form: Callable[[str], str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A script that mends by them gets what a person would."""
    given = form("Atención: mañana así.\n\nEl lunes 12 de marzo de 2026 se abrió el plazo.")
    (tmp_path / "one.jsonl").write_text(json.dumps({"id": "A", "text": given}) + "\n", encoding="utf-8")
    assert main(["check", "--batch", str(tmp_path / "one.jsonl")]) == 1
    answer = json.loads(capsys.readouterr().out)
    wrong = next(one for one in answer["findings"] if one["code"] == "weekday_date_mismatch")
    assert given[wrong["start"] : wrong["end"]].startswith("lunes")
    (fix,) = wrong["fixes"]
    assert given[: fix["start"]] + fix["replacement"] + given[fix["end"] :] == given.replace("lunes", "jueves")


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
    assert main(["check", "Abre el museo. " * 20, "--channel", "x", "--json"]) == 1
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
    monkeypatch.setattr("sys.stdin", io.StringIO('{"id": 1, "text": "El jueves 4 de diciembre de 2026, pleno."}\n'))
    assert main(["check", "--batch"]) == 1
    assert [f["code"] for f in json.loads(capsys.readouterr().out)["findings"]] == ["weekday_date_mismatch"]


def a_line(**fields: object) -> str:
    return json.dumps({"text": "Hola", **fields})


BAD_LINES = (
    (a_line(channel="tuenti"), "unknown_network"),
    ('{"id": 1}', "bad_case"),
    (a_line(now="mañana"), "bad_case"),
    (a_line(scheduled_at="2026-12-11T10:00:00", now="2026-12-10T10:00:00"), "bad_case"),
    (a_line(scheduled_at="2026-12-11T10:00:00+01:00", now="2026-12-10"), "bad_case"),
    (a_line(context={"media": [1]}), "bad_case"),
    (a_line(context=5), "bad_case"),
    (a_line(context={"tz": 5}), "bad_case"),
    (a_line(context={"tz": "."}, scheduled_at="2026-12-11T10:00:00+01:00"), "unknown_zone"),
    (a_line(context={"media": [{"alt": 5}]}), "bad_case"),
    (a_line(context={"language": 5}), "bad_case"),
    (a_line(channel=5), "bad_case"),
    (a_line(spoiler_text=5), "bad_case"),
    (a_line(scheduled_at="0001-01-01T00:00:00+14:00"), "bad_case"),
    ('{"text": 5}', "bad_case"),
    ('{"text": null}', "bad_case"),
    ('["una", "lista"]', "bad_case"),
    ("5", "bad_case"),
    ('{"text": "Hola"', "file_not_json"),
    ('{"text": "Hola", "id": NaN}', "file_not_json"),
    ('{"text": "Hola", "id": ' + "9" * 5000 + "}", "file_not_json"),
    ('{"text": ' + "[" * 100_000, "file_not_json"),
    ('{"text": ' + "[" * 50_000 + "]" * 50_000 + "}", "file_not_json"),
    (json.dumps({"text": "á"}, ensure_ascii=False).encode("latin-1"), "file_not_json"),
    (b"\xff\xfe\x00", "file_not_json"),
    (a_line(text="x" * 1_100_000), "line_too_long"),
    (a_line(scheduled_at="2026-12-11T10:00:00+01:00", context={"tz": "Europe/Nada"}), "unknown_zone"),
)


#: Of the field that is told, what is no such thing.
BAD_FIELDS = (
    ({"text": 5}, "text"),
    ({"title": 5}, "title"),
    ({"channel": ["x"]}, "channel"),
    ({"now": "mañana"}, "now"),
    ({"scheduled_at": "2026-12-11T10:00:00"}, "scheduled_at"),
    ({"context": 5}, "context"),
    ({"context": {"tz": 5}}, "context.tz"),
    ({"context": {"media": {"alt": "La plaza"}}}, "context.media"),
    ({"context": {"category": 5}}, "context.category"),
    ({"context": {"holidays": "2026-12-08"}}, "context.holidays"),
    ({"context": {"holidays": ["2026-13-40"]}}, "context.holidays"),
    ({"context": {"quiet_hours": ["22:00"]}}, "context.quiet_hours"),
    ({"context": {"quiet_hours": ["22:00", "mañana"]}}, "context.quiet_hours"),
    ({"context": {"electoral_period": {"from": "2027-05-23", "to": "2027-03-30"}}}, "context.electoral_period"),
    ({"context": {"electoral_period": {"from": "2027-05-23"}}}, "context.electoral_period"),
    ({"context": {"mourning": True}}, "context.mourning"),
    ({"context": {"crisis": {"active": "sí"}}}, "context.crisis"),
    ({"context": {"crisis": {"active": True, "allowed_categories": "emergencia"}}}, "context.crisis"),
    ({"context": {"required_languages": "es"}}, "context.required_languages"),
    ({"context": {"siblings": [{}]}}, "context.siblings"),
    ({"context": {"official_names": [{"wrong": ["Villa"]}]}}, "context.official_names"),
    ({"context": {"recent_posts": [{"channel": "x", "text": "Hola"}]}}, "context.recent_posts"),
    ({"context": {"previous_scheduled_at": "2026-12-11T10:00:00"}}, "context.previous_scheduled_at"),
    ({"context": {"requested_local": "ayer"}}, "context.requested_local"),
    ({"context": {"glossary": "Villa"}}, "context.glossary"),
    ({"context": {"treatment": "vos"}}, "context.treatment"),
    ({"context": {"avoided": [{"instead": "persona"}]}}, "context.avoided"),
)


@pytest.mark.parametrize(("fields", "name"), BAD_FIELDS)
def test_the_field_that_is_wrong_is_named(
    fields: dict[str, object], name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "one.jsonl").write_text(json.dumps({"text": "Hola", **fields}), encoding="utf-8")
    assert main(["check", "--batch", str(tmp_path / "one.jsonl")]) == 1
    (finding,) = json.loads(capsys.readouterr().out)["findings"]
    assert finding["code"] == "bad_case"
    assert f"«{name}»" in finding["message"]
    assert_spanish(finding["message"], own=(name,))


def test_a_time_zone_that_does_not_exist_is_told_without_an_hour_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "one.jsonl").write_text(a_line(context={"tz": "Europe/Nada"}), encoding="utf-8")
    assert main(["check", "--batch", str(tmp_path / "one.jsonl")]) == 1
    (finding,) = json.loads(capsys.readouterr().out)["findings"]
    assert finding["code"] == "unknown_zone"
    assert "«Europe/Nada»" in finding["message"]


def test_bad_lines_are_answered_and_so_are_the_good_ones_between(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good = a_line(id=2, channel="mastodon", context=[])
    lines = [line for bad, _ in BAD_LINES for line in (good, bad, good)]
    data = b"\n".join(line.encode() if isinstance(line, str) else line for line in lines)
    (tmp_path / "lines.jsonl").write_bytes(b"\xef\xbb\xbf" + data)  # as some Windows editors begin a file
    assert main(["check", "--batch", str(tmp_path / "lines.jsonl")]) == 1
    printed = capsys.readouterr()
    assert printed.err == ""
    told = [json.loads(line) for line in printed.out.split("\n") if line]
    assert [t["findings"][0]["code"] for t in told[1::3]] == [code for _, code in BAD_LINES]
    expected = {"id": 2, "findings": [], "measure": {"length": 4, "limit": 500, "unit": "graphemes"}}
    assert told[::3] == told[2::3] == [expected] * len(BAD_LINES)


def test_a_bad_line_is_answered_by_its_id_or_its_number_and_in_spanish(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "lines.jsonl"
    file.write_text('{"id": 1, "text": "Hola"}\n\n{"id": "b", "text": 5}\n{"text"\n{"id": [[1]]}\n', encoding="utf-8")
    assert main(["check", "--batch", str(file)]) == 1
    first, *bad = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert first["id"] == 1
    assert [(b["id"], b.get("line"), b["measure"]) for b in bad] == [
        ("b", None, None),
        (None, 4, None),
        (None, 5, None),
    ]
    for answer in bad:
        assert_spanish(answer["findings"][0]["message"], own=(str(file), "JSON"))


def test_measuring_goes_on_after_a_bad_line_and_ends_with_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good = a_line(id=2)
    bad = [(b, c) for b, c in BAD_LINES if c in ("file_not_json", "line_too_long") or b in ("5", '{"text": 5}')]
    data = b"\n".join(x.encode() if isinstance(x, str) else x for b, _ in bad for x in (good, b, good))
    (tmp_path / "lines.jsonl").write_bytes(data)
    assert main(["measure", "--batch", str(tmp_path / "lines.jsonl")]) == 1
    printed = capsys.readouterr()
    assert printed.err == ""
    told = [json.loads(line) for line in printed.out.splitlines()]
    assert [t["error"]["code"] for t in told[1::3]] == [code for _, code in bad]
    assert {t["length"] for t in told[1::3]} == {None}
    assert told[::3] == told[2::3] == [{"id": 2, "length": 4}] * len(bad)


@pytest.mark.parametrize("bad", ["[" * 100_000, '[{"text": "Hola"}', "[NaN]"])
def test_a_file_that_begins_like_an_array_and_is_none_is_told_as_a_whole(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], bad: str
) -> None:
    (tmp_path / "texts.json").write_text("\n" + bad, encoding="utf-8")
    assert main(["check", "--batch", str(tmp_path / "texts.json")]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert_spanish(told.err, own=(str(tmp_path / "texts.json"), "JSON"))


def test_in_an_array_what_is_no_object_is_answered_and_the_rest_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "texts.json").write_text('[5, {"id": 2, "text": "Hola"}, null]', encoding="utf-8")
    assert main(["measure", "--batch", str(tmp_path / "texts.json")]) == 1
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [t.get("line") for t in told] == [1, None, 3]
    assert told[1] == {"id": 2, "length": 4}


def test_a_line_of_a_hundred_megabytes_is_skipped_without_being_kept(tmp_path: Path) -> None:
    file = tmp_path / "lines.jsonl"
    with file.open("wb") as out:
        out.write(b'{"id": 1, "text": "')
        for _ in range(100):
            out.write(b"x" * 1_000_000)
        out.write(b'"}\n{"id": 2, "text": "Hola"}\n')
    tracemalloc.start()
    first, second = batch.cases(file)
    _, peak_bytes = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert first.why is not None
    assert first.why.code == "line_too_long"
    assert second.fields() == {"id": 2, "text": "Hola"}
    assert peak_bytes < 10_000_000


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


def test_a_slip_beside_the_text_names_its_field(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case = {
        "id": "F1",
        "text": "Abre la biblioteca.",
        "channel": "wordpress",
        "title": "La inaguración",
        "spoiler_text": "Imajenes de un incendio",
        "context": {"media": [{"type": "image", "alt": "La plaza."}, {"type": "image", "alt": "Un vezino."}]},
    }
    (tmp_path / "cases.jsonl").write_text(json.dumps(case) + "\n", encoding="utf-8")
    assert main(["check", "--batch", str(tmp_path / "cases.jsonl")]) == 0
    findings = json.loads(capsys.readouterr().out)["findings"]
    told = [(f["place"], f.get("number"), f["start"], f["end"], f["fixes"][0]["replacement"]) for f in findings]
    assert told == [
        ("title", None, 3, 14, "inauguración"),
        ("warning", None, 0, 8, "Imágenes"),
        ("image", 2, 3, 9, "vecino"),
    ]
    assert findings[2]["message"] == "Descripción de la imagen 2: «vezino» no está en el diccionario"


@pytest.mark.parametrize("damage", ["missing", "cut off"])
def test_where_the_dictionary_cannot_be_read_nobody_is_told_that_nothing_is_to_be_corrected(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], damage: str
) -> None:
    folder = shutil.copytree(DICTIONARIES, tmp_path / "dictionaries")
    broken = folder / "es.words.marisa"
    whole = broken.read_bytes()
    broken.unlink()
    if damage == "cut off":
        broken.write_bytes(whole[:1000])
    monkeypatch.setattr(composition, "_speller", lambda: Spelling(folder))
    assert main(["check", "La bibloteca abre el lunes."]) == 2, "nobody knows whether it is written well"
    told = capsys.readouterr().out
    assert str(broken) in told
    assert "ortografía" in told
    assert "Nada que corregir" not in told
    assert main(["check", "--json", "La bibloteca abre el lunes."]) == 2
    answer = json.loads(capsys.readouterr().out)
    assert answer["spelling_off"]["code"] == "dictionary_unusable"
    assert answer["findings"] == []
    assert main(["check", "El plazo termina el 31 de noviembre."]) == 1, "and this cannot go out anyway"


def test_a_sentence_that_no_dictionary_can_check_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    spanish = "El pleno se celebra el lunes en el salón de actos."
    assert main(["check", f"{spanish} O concello abre o prazo de inscrición para as actividades do verán."]) == 0
    told = capsys.readouterr().out
    assert "Sugerencia: Una frase parece estar en gallego: no se revisa su ortografía" in told
    assert main(["check", spanish]) == 0
    assert "gallego" not in capsys.readouterr().out


def test_a_file_is_read_and_not_taken_for_the_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    post = tmp_path / "aviso.txt"
    post.write_text("El lunes 12 de marzo de 2026 se abre el plazo.\n", encoding="utf-8")
    assert main(["check", str(post)]) == 1
    assert "jueves, no lunes" in capsys.readouterr().out
    assert main(["measure", "--json", str(post)]) == 0
    assert json.loads(capsys.readouterr().out)["length"] == 46
    assert main(["check", str(tmp_path / "otro.txt")]) == 2
    assert_spanish(capsys.readouterr().err)


# --- how things stand where it is published


@pytest.fixture
def town(tmp_path: Path) -> Path:
    """A calendar with rules, a word and a name of its own; nobody has it open."""
    made = Newsroom(tmp_path / "perfil", Clock(datetime(2026, 11, 25, 8, tzinfo=UTC)))
    made.desk.house.change(
        lambda _: House(quiet=(time(22), time(8)), days_off=(DayOff(date(2026, 12, 10), "Santa Eulalia"),))
    )
    made.desk.words.add("gaiata", Scope.INSTITUTION)
    made.desk.bank.add(OfficialName("Casa de la Cultura", ("Casa Cultura",)))
    made.close()
    return made.folder


def codes(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> tuple[int, list[str]]:
    """The exit code, and what is found."""
    code = main(["check", "--json", *arguments])
    return code, [f["code"] for f in json.loads(capsys.readouterr().out)["findings"]]


TERM = "El plazo termina el jueves 10 de diciembre de 2026."


def test_with_a_calendar_its_rules_words_and_names_hold(town: Path, capsys: pytest.CaptureFixture[str]) -> None:
    here = ["--profile", str(town)]
    for text, code in (
        (TERM, "deadline_on_non_working_day"),
        ("La Casa Cultura abre el lunes por la tarde.", "official_name_misspelled"),
    ):
        assert code not in codes([text], capsys)[1]
        assert code in codes([text, *here], capsys)[1]
    word = "La gaiata recorre la calle Mayor."
    assert codes([word], capsys)[1] == ["spelling_error"]
    assert codes([word, *here], capsys)[1] == []


def test_the_rules_of_a_file_hold_and_can_be_tried_beside_a_calendar(
    town: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pack = tmp_path / "reglas.json"
    pack.write_text('{"calendario_house": 1, "days_off": [{"day": "2026-12-11", "name": "Feria"}]}', encoding="utf-8")
    other = TERM.replace("jueves 10", "viernes 11")
    for more in ([], ["--profile", str(town)]):
        assert codes([other, "--house", str(pack), *more], capsys)[1] == ["deadline_on_non_working_day"]
        assert codes([TERM, "--house", str(pack), *more], capsys)[1] == []


@pytest.mark.parametrize(("region", "quiet"), [("CL-RM", True), ("CL-MA", False), ("ES-CN", True), ("ES-MD", False)])
def test_an_hour_is_read_by_the_clocks_of_the_region(
    region: str, quiet: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """In June it is an hour later in Punta Arenas than in Santiago, and earlier on the Canaries than in Madrid."""
    chilean = region.startswith("CL")
    pack = {
        "calendario_house": 1,
        "locale": "es-CL" if chilean else "es-ES",
        "region": region,
        "quiet": ["22:00", "8:00"],
    }
    (tmp_path / "reglas.json").write_text(json.dumps(pack), encoding="utf-8")
    instant = "2027-06-15T11:30:00Z" if chilean else "2027-06-15T06:30:00Z"
    found = codes(["Abre la biblioteca.", "--house", str(tmp_path / "reglas.json"), "--at", instant], capsys)[1]
    assert (found == ["off_hours_publication"]) is quiet


def test_it_is_looked_at_for_the_hour_at_which_it_goes_out(town: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text, here = "Mañana, martes 1 de diciembre, abre la biblioteca.", ["--profile", str(town)]
    assert codes([text, "--at", "2026-11-30T10:00"], capsys)[1] == []
    assert codes([text, "--at", "2026-12-01T10:00"], capsys) == (1, ["relative_date_mismatch"])
    assert codes([text, "--at", "2026-11-30T23:30:00Z"], capsys)[1] == ["relative_date_mismatch"], "of the 1st by then"
    night = ["Abre la biblioteca.", "--at", "2026-11-30T01:30", *here]
    assert codes(night, capsys)[1] == ["off_hours_publication"]
    assert "off_hours_publication" not in codes([*night, "--category", "emergencia"], capsys)[1]


def test_in_a_crisis_what_the_post_is_for_decides(town: Path, capsys: pytest.CaptureFixture[str]) -> None:
    here = ["--profile", str(town)]
    desk = composition.open_desk(town, composition.clock)
    desk.house.begin_crisis()
    desk.office.database.close()
    assert codes(["Abre la biblioteca.", *here], capsys) == (1, ["crisis_pause_active"])
    assert codes(["Abre la biblioteca.", *here, "--category", "servicio_esencial"], capsys) == (0, [])


def test_a_list_of_names_is_right(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    names = tmp_path / "nombres.txt"
    names.write_text("# Fiestas\n\ngaiata\nAlcolea de  Tajo\n", encoding="cp1252")
    text = "La gaiata recorre la calle Mayor."
    assert codes([text], capsys)[1] == ["spelling_error"]
    assert codes([text, "--glossary", str(names)], capsys)[1] == []


@pytest.mark.parametrize("option", ["--glossary", "--house", "--profile"])
def test_what_cannot_be_read_is_told_in_a_sentence_and_ends_with_two(
    option: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "nada").write_bytes(b"\0\x01\x02")
    for there in (tmp_path / "nada", tmp_path / "no existe"):
        assert main(["check", "Hola", option, str(there)]) == 2
        told = capsys.readouterr()
        assert told.out == ""
        assert str(there) in told.err
        assert_spanish(told.err, own=(str(there),))


@pytest.mark.parametrize("when", ["mañana", "2026-13-40", "0001-01-01T00:00+14:00", ""])
def test_an_hour_that_is_none_is_told_in_a_sentence(when: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "Hola", "--at", when]) == 2
    assert_spanish(capsys.readouterr().err, own=(when,) if when else ())


def test_a_batch_tells_its_own_hours_and_the_house_holds_for_what_it_does_not_tell(
    town: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = [a_line(text=TERM), a_line(text=TERM, context={"holidays": []})]
    (tmp_path / "lines.jsonl").write_text("\n".join(lines), encoding="utf-8")
    batched = ["check", "--batch", str(tmp_path / "lines.jsonl")]
    assert main([*batched, "--profile", str(town)]) == 0
    told = [[f["code"] for f in json.loads(line)["findings"]] for line in capsys.readouterr().out.splitlines()]
    assert told == [["deadline_on_non_working_day"], []]
    assert main([*batched, "--at", "2026-12-01T10:00"]) == 2
    assert_spanish(capsys.readouterr().err)


@pytest.mark.parametrize(
    ("text", "code", "strict"),
    [
        ("Abre la biblioteca municipal.", 0, 0),
        ("Abre la bibloteca municipal.", 0, 3),
        ("El plazo termina el 31 de noviembre.", 1, 1),
    ],
)
def test_a_script_may_be_strict(
    text: str, code: int, strict: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "lines.jsonl").write_text("\n".join([a_line(), a_line(text=text)]), encoding="utf-8")
    for given in ([text], ["--batch", str(tmp_path / "lines.jsonl")]):
        assert main(["check", *given]) == code
        assert main(["check", "--warnings", *given]) == strict
    capsys.readouterr()
