"""The dictionary's files: every word in, every word out, and a damaged file is told rather than mapped."""

import gc
import json
import os
import shutil
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from calendario.spelling.lexicon import WEIGHTS, Lexicon, open_lexicon
from calendario.spelling.spanish.sounds import sound_key
from calendario.spelling.speller import DictionaryUnusable

ROOT = Path(__file__).parents[2]
SHIPPED = ROOT / "resources" / "dictionaries"
sys.path.insert(0, str(ROOT / "packaging" / "dictionaries"))

from lexicon_files import Part, Source, step, write  # noqa: E402

SOURCES = (Source("a list", "1.0", "CC0-1.0"),)
WORDS = {"casa": 520, "casas": 460, "caza": 390, "Cáceres": 400, "estolón": 1}


def small(folder: Path) -> Path:
    chilean = Part("andes", {"pololo": 210}, ["pololo"], "CC0-1.0", "CC0-1.0", ("CL", "BO"))
    foreign = Part("foreign", {"road": 1, "movie": 1}, (), "CC0-1.0", "CC0-1.0")
    parts = [Part("", WORDS, [w for w in WORDS if w != "estolón"], "CC0-1.0", "CC0-1.0"), chilean]
    return write(folder, "es", parts, sound_key, SOURCES, foreign=foreign)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    small(tmp_path)
    return tmp_path


@pytest.fixture(scope="module")
def shipped() -> Lexicon:
    return open_lexicon(SHIPPED, "es")


def test_words_come_back_with_their_weight(folder: Path) -> None:
    lexicon = open_lexicon(folder, "es")

    assert set(lexicon) == set(WORDS)
    assert len(lexicon) == len(WORDS)
    assert all(abs(lexicon[word] - weight) <= 2 for word, weight in WORDS.items())
    assert lexicon["estolón"] == 1
    assert lexicon.longest == len("estolón")


def test_what_is_not_there_weighs_nothing_and_raises_nothing(folder: Path) -> None:
    lexicon = open_lexicon(folder, "es")

    for word in ("", "cas", "casass", "cáceres", "\ud800", "\x00", "casa\x00", "a" * 100_000):
        assert word not in lexicon
        assert lexicon[word] == 0
        assert lexicon.sounding(word) == ()
        assert not lexicon.is_foreign(word)
    assert 7 not in lexicon


def test_words_that_sound_alike_are_found_by_their_sound_and_unheard_ones_are_not(folder: Path) -> None:
    lexicon = open_lexicon(folder, "es")

    assert set(lexicon.sounding(sound_key("kasa"))) == {"casa", "caza"}
    assert lexicon.sounding(sound_key("caseres")) == ("Cáceres",)
    assert lexicon.sounding(sound_key("estolón")) == ()
    assert sorted(lexicon.sounds()) == sorted({sound_key(word) for word in WORDS} - {sound_key("estolón")})


def test_words_of_a_country_hold_there_only(folder: Path) -> None:
    assert "pololo" not in open_lexicon(folder, "es")
    assert "pololo" in open_lexicon(folder, "es", "cl")
    assert open_lexicon(folder, "es", "CL").sounding(sound_key("pololo")) == ("pololo",)
    assert "pololo" not in open_lexicon(folder, "es", "MX")


def test_a_foreign_word_is_no_word_of_the_language(folder: Path) -> None:
    lexicon = open_lexicon(folder, "es")

    assert lexicon.is_foreign("road")
    assert lexicon.is_foreign("Movie")
    assert "road" not in lexicon


def _gone(path: Path) -> None:
    path.unlink()


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def _changed(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def _a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize("damage", [_gone, _empty, _cut, _changed, _a_folder])
@pytest.mark.parametrize("name", ["es.words.marisa", "es.frequencies.bin", "es.sounds.marisa", "es.foreign.marisa"])
def test_a_file_that_is_not_as_it_was_made_is_named_and_never_mapped(
    folder: Path, name: str, damage: Callable[[Path], None]
) -> None:
    damage(folder / name)

    with pytest.raises(DictionaryUnusable) as caught:
        open_lexicon(folder, "es")

    assert caught.value.path == folder / name


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere names of folders are text")
def test_a_folder_whose_name_is_not_utf_8_opens_as_any_other(folder: Path) -> None:
    of_old = folder / os.fsdecode("Muñoz".encode("latin-1"))
    of_old.mkdir()
    small(of_old)

    lexicon = open_lexicon(of_old, "es")

    assert "casa" in lexicon
    assert lexicon.is_foreign("road")


def test_what_is_asked_long_after_the_files_were_opened_is_answered(folder: Path) -> None:
    lexicon = open_lexicon(folder, "es")
    gc.collect()

    assert set(lexicon.sounding(sound_key("kasa"))) == {"casa", "caza"}
    assert lexicon.is_foreign("movie")
    assert len(list(lexicon)) == len(WORDS)


def test_a_damaged_file_of_another_country_is_nobodys_trouble(folder: Path) -> None:
    (folder / "es.andes.words.marisa").unlink()

    assert "casa" in open_lexicon(folder, "es")
    with pytest.raises(DictionaryUnusable):
        open_lexicon(folder, "es", "CL")


@pytest.mark.parametrize(
    "content",
    [
        None,
        b"",
        b"\xff\xfe",
        b"[]",
        b"null",
        b"{}",
        b'{"format": 1, "language": "es", "parts": []}',
        b'{"format": 1, "language": "es", "parts": [], "foreign": null, "letters": "", "longest": 0}',
        b"[" * 100_000,
    ],
    ids=["missing", "empty", "no text", "a list", "null", "nothing", "no foreign", "no parts", "too deep"],
)
def test_a_manifest_that_cannot_be_read_is_named(folder: Path, content: bytes | None) -> None:
    manifest = folder / "es.json"
    manifest.unlink()
    if content is not None:
        manifest.write_bytes(content)

    with pytest.raises(DictionaryUnusable) as caught:
        open_lexicon(folder, "es")

    assert caught.value.path == manifest


@pytest.mark.parametrize(
    ("field", "other"), [("format", 2), ("format", "1"), ("language", "ca"), ("longest", "long"), ("longest", 1e999)]
)
def test_files_of_another_format_or_language_are_refused(folder: Path, field: str, other: object) -> None:
    manifest = folder / "es.json"
    told = json.loads(manifest.read_text("utf-8"))
    manifest.write_text(json.dumps(told | {field: other}), "utf-8")

    with pytest.raises(DictionaryUnusable):
        open_lexicon(folder, "es")


def test_a_manifest_leads_to_no_file_outside_its_folder(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    shutil.move(folder / "es.foreign.marisa", elsewhere)
    manifest = folder / "es.json"
    told = json.loads(manifest.read_text("utf-8"))
    told["foreign"]["name"] = str(elsewhere / "es.foreign.marisa")
    manifest.write_text(json.dumps(told), "utf-8")

    with pytest.raises(DictionaryUnusable):
        open_lexicon(folder, "es")


def test_a_name_that_no_file_can_have_is_refused(folder: Path) -> None:
    manifest = folder / "es.json"
    told = json.loads(manifest.read_text("utf-8"))
    told["foreign"]["name"] = "es\0.marisa"
    manifest.write_text(json.dumps(told), "utf-8")

    with pytest.raises(DictionaryUnusable):
        open_lexicon(folder, "es")


def test_files_that_match_their_checksums_and_not_each_other_are_refused(folder: Path) -> None:
    manifest = folder / "es.json"
    told = json.loads(manifest.read_text("utf-8"))
    told["parts"][0]["files"]["frequencies"] = told["parts"][1]["files"]["frequencies"]
    manifest.write_text(json.dumps(told), "utf-8")

    with pytest.raises(DictionaryUnusable):
        open_lexicon(folder, "es")


def test_a_file_with_its_checksum_that_is_no_trie_is_refused(folder: Path) -> None:
    manifest = folder / "es.json"
    told = json.loads(manifest.read_text("utf-8"))
    told["foreign"] = told["parts"][0]["files"]["frequencies"]
    manifest.write_text(json.dumps(told), "utf-8")

    with pytest.raises(DictionaryUnusable) as caught:
        open_lexicon(folder, "es")

    assert caught.value.path == folder / "es.frequencies.bin"


# --- writing ----------------------------------------------------------------------------------------------------------

_written = st.text(st.characters(codec="utf-8", categories=["L"]), min_size=1, max_size=20).map(
    lambda word: unicodedata.normalize("NFC", word)
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(words=st.dictionaries(_written, st.integers(1, WEIGHTS[-1]), min_size=1, max_size=60))
def test_whatever_words_go_in_come_out_weigh_the_same_and_are_heard(tmp_path: Path, words: dict[str, int]) -> None:
    write(tmp_path, "xx", [Part("", words, words, "CC0-1.0", "CC0-1.0")], sound_key, SOURCES)

    lexicon = open_lexicon(tmp_path, "xx")

    assert set(lexicon) == set(words)
    for word, weight in words.items():
        assert (lexicon[word] == 1) == (weight == 1)
        assert abs(lexicon[word] - weight) <= 2
        if sound_key(word):  # a lone h has none
            assert word in lexicon.sounding(sound_key(word))


def test_the_same_words_give_the_same_bytes_in_whatever_order(tmp_path: Path) -> None:
    for name, words in (("one", WORDS), ("other", dict(reversed(WORDS.items())))):
        write(tmp_path / name, "es", [Part("", words, words, "CC0-1.0", "CC0-1.0")], sound_key, SOURCES)

    files = sorted(path.name for path in (tmp_path / "one").iterdir())
    assert len(files) == 4
    for file in files:
        assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "other" / file).read_bytes()


def test_an_older_dictionary_of_the_language_is_gone_and_others_stay(folder: Path) -> None:
    (folder / "ca.json").write_text("{}")
    (folder / "es-accents.bin").write_bytes(b"not of the lexicon")

    write(folder, "es", [Part("", {"casa": 1}, (), "CC0-1.0", "CC0-1.0")], sound_key, SOURCES)

    assert not (folder / "es.andes.words.marisa").exists()
    assert (folder / "ca.json").exists()
    assert (folder / "es-accents.bin").exists()


@pytest.mark.parametrize("word", ["", "cafe\u0301"])
def test_words_that_nobody_could_look_up_are_not_written(tmp_path: Path, word: str) -> None:
    with pytest.raises(ValueError, match="decomposed"):
        write(tmp_path, "es", [Part("", {word: 1}, (), "CC0-1.0", "CC0-1.0")], sound_key, SOURCES)


def test_a_word_stands_in_one_part_only(tmp_path: Path) -> None:
    parts = [Part(name, {"casa": 1}, (), "CC0-1.0", "CC0-1.0") for name in ("", "more")]

    with pytest.raises(ValueError, match="twice"):
        write(tmp_path, "es", parts, sound_key, SOURCES)


def test_no_word_weighs_nothing() -> None:
    with pytest.raises(ValueError, match="0"):
        step(0)


# --- what ships -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "word", ["está", "vecinos", "años", "puede", "niños", "web", "mamás", "Cáceres", "García", "BOE"]
)
def test_the_words_of_a_town_hall_are_there(shipped: Lexicon, word: str) -> None:
    assert word in shipped


@pytest.mark.parametrize(
    "word", ["Garcia", "Lopez", "Alvaro", "quedate", "dijistes", "informacion", "preveer", "asique"]
)
def test_misspellings_that_the_sources_have_are_not(shipped: Lexicon, word: str) -> None:
    assert word not in shipped


def test_voseo_and_words_of_america_hold_there(shipped: Lexicon) -> None:
    argentine, mexican = open_lexicon(SHIPPED, "es", "AR"), open_lexicon(SHIPPED, "es", "MX")

    assert [word in shipped for word in ("tenés", "beisbol", "monitoreo")] == [False, False, True]
    assert [word in argentine for word in ("tenés", "beisbol")] == [True, True]
    assert [word in mexican for word in ("tenés", "beisbol")] == [False, True]


def test_no_foreign_word_is_a_word_here(shipped: Lexicon) -> None:
    assert shipped.is_foreign("road")
    assert shipped.is_foreign("Bach")
    assert not shipped.is_foreign("también")
    assert not shipped.is_foreign("tambien")
    assert not shipped.is_foreign("Hernandez")


def test_everything_that_ships_names_its_licence_and_its_text_is_there() -> None:
    told = json.loads((SHIPPED / "es.json").read_text("utf-8"))

    files = [*(file for part in told["parts"] for file in part["files"].values()), told["foreign"]]
    for licence in {file["licence"] for file in files}:
        assert (SHIPPED / f"LICENSE.{licence.removesuffix('+')}.txt").is_file()
    assert sum(file["bytes"] for file in files) < 4_000_000
    readme = (SHIPPED / "README.md").read_text("utf-8")
    for file in files:
        assert file["sha256"] in readme, "make dictionaries writes the table"
