"""A page that changes its folder or its address: nothing lost, nothing twice, wherever it is cut off."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from xml.etree import ElementTree

import pytest

from calendario.channels.webpage import WebPageAdapter
from calendario.channels.webpage.folder import WebFolder
from calendario.domain.adapter import Moved, Refused, Unavailable
from calendario.domain.channel import Channel
from calendario.domain.delivery import new_key
from tests.channels.calls import NOW, Calls, Pictures, a_payload
from tests.channels.webpage.page import ADDRESS, ATOM, a_page, everything_in, publish, read, strictly_read


@pytest.fixture
def new(tmp_path: Path) -> Path:
    made = tmp_path / "nueva"
    made.mkdir()
    return made


@pytest.fixture
def calls(folder: Path, media: Pictures) -> Calls:
    """A page that nobody outside can see yet, with two posts."""
    made = Calls(WebPageAdapter(), a_page(folder), None, media, NOW)
    publish(made, a_payload("El primero", media.add("la plaza")), key=new_key(NOW, 1))
    publish(made, a_payload("El segundo"), at=NOW + timedelta(hours=1), key=new_key(NOW + timedelta(hours=1), 2))
    return made


def move(calls: Calls, folder: Path, address: str = ADDRESS) -> Moved:
    return WebPageAdapter().move(calls.channel, {"folder": str(folder), "address": address})


def after(calls: Calls, moved: Moved) -> Calls:
    """The channel as it is kept from then on."""
    channel = replace(calls.channel, address=moved.address, settings={**calls.channel.settings, **moved.settings})
    return Calls(calls.adapter, channel, None, calls.media, calls.now)


def ids(folder: Path) -> list[str | None]:
    root = strictly_read(folder / "feed.xml")
    return [e.text for e in root.iter(f"{ATOM}id")]


def links(folder: Path) -> list[str | None]:
    root = ElementTree.fromstring((folder / "feed.xml").read_bytes())
    return [e.get("href") for entry in root.iter(f"{ATOM}entry") for e in entry.findall(f"{ATOM}link")]


def test_a_page_that_gets_an_address_says_it_everywhere_and_its_posts_are_the_same_ones(
    calls: Calls, folder: Path
) -> None:
    before = ids(folder)
    moved = move(calls, folder)
    assert (moved.address, moved.settings["address"]) == (ADDRESS, ADDRESS)
    names = [p.stem for p in (folder / "posts").glob("*.json")]
    assert moved.links == {name: f"{ADDRESS}posts/{name}.html" for name in names}
    assert ids(folder) == before
    assert sorted(links(folder)) == sorted(moved.links.values())
    publish(after(calls, moved), a_payload("El tercero"), at=NOW + timedelta(hours=2))
    assert ids(folder)[2:] == before[1:]


def test_and_loses_it_again(calls: Calls, folder: Path) -> None:
    moved = move(after(calls, move(calls, folder)), folder, "")
    assert moved.address == str(folder)
    assert all(link.startswith("file:") for link in moved.links.values())
    assert links(folder) == [f"posts/{name}.html" for name in sorted(moved.links, reverse=True)]


def test_what_was_made_ready_before_does_not_bring_the_old_address_back(calls: Calls, folder: Path) -> None:
    prepared = calls.prepare(a_payload("Preparado antes"))
    move(calls, folder)
    receipt = calls.publish(prepared, new_key(NOW, 7))  # by a publisher that read the channel before
    assert receipt.url == f"{ADDRESS}posts/{receipt.remote_id}.html"
    assert all((link or "").startswith(ADDRESS) for link in links(folder))


def test_in_another_folder_everything_comes_along_under_the_same_names(calls: Calls, folder: Path, new: Path) -> None:
    before = everything_in(folder)
    moved = move(calls, new, "")
    for name, data in before.items():
        if name != "calendario.json":
            assert (new / name).read_bytes() == data
            assert (folder / name).read_bytes() == data, "the old folder keeps its copy"
    assert {a.text for a in read(new / "index.html").articles} == {"El primero", "El segundo"}
    assert moved.settings["folder"] == str(new)
    assert moved.settings["before"] == str(folder)
    assert moved.settings["site"] == calls.channel.settings["site"]


def test_after_that_nothing_is_written_in_the_folder_it_left(calls: Calls, folder: Path, new: Path) -> None:
    prepared = calls.prepare(a_payload("Preparado antes"))
    moved = move(calls, new)
    before = everything_in(folder)
    with pytest.raises(Unavailable, match="page_moved"):  # tried again by itself, on the channel as it is now
        calls.publish(prepared, new_key(NOW, 7))
    assert everything_in(folder) == before
    assert len(WebFolder(new).names()) == 2
    publish(after(calls, moved), a_payload("Preparado antes"), key=new_key(NOW, 7))
    assert len(WebFolder(new).names()) == 3


def test_what_was_being_written_at_that_very_moment_comes_after(calls: Calls, folder: Path, new: Path) -> None:
    moved = move(calls, new)
    late = publish(calls_at(calls, folder), a_payload("A la vez"), key=new_key(NOW, 9))
    there = after(calls, moved)
    receipt = there.find(there.prepare(a_payload("A la vez")), late)
    assert receipt is not None
    assert receipt.url == f"{ADDRESS}posts/{late}.html"
    assert "A la vez" in {a.text for a in read(new / "index.html").articles}
    assert len(ids(new)) == len(set(ids(new))) == 4


def calls_at(calls: Calls, folder: Path) -> Calls:
    """A publisher that had looked at whose folder it is just before the page left."""
    WebFolder(folder).claim(WebFolder(folder).home_of(), "")  # type: ignore[arg-type]
    return calls


@pytest.mark.parametrize("cut", ["claim", "bring", "refresh"])
def test_cut_off_anywhere_it_is_repeated_and_is_whole(
    calls: Calls, folder: Path, new: Path, cut: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = ids(folder)
    times = {"claim": 3, "bring": 2, "refresh": 1}[cut]
    for number in range(1, times + 1):
        left, real = number, getattr(WebFolder, cut)

        def cut_off(*args: object, real: Callable[..., object] = real, **named: object) -> object:
            nonlocal left
            left -= 1
            if not left:
                raise OSError(28, "No space left on device")
            return real(*args, **named)

        with monkeypatch.context() as patch:
            patch.setattr(WebFolder, cut, cut_off)
            if (cut, number) == ("claim", 3):  # of the folder it leaves: there nobody could publish either
                move(calls, new)
            else:
                with pytest.raises(Unavailable, match="disk_full"):
                    move(calls, new)
    moved = move(calls, new)
    assert ids(new) == before
    assert len(moved.links) == 2
    publish(after(calls, moved), a_payload("Después"), at=NOW + timedelta(hours=3))
    assert ids(new)[2:] == before[1:]


def test_it_may_go_back_where_it_was(calls: Calls, folder: Path, new: Path) -> None:
    there = after(calls, move(calls, new))
    publish(there, a_payload("En la nueva"), at=NOW + timedelta(hours=2), key=new_key(NOW + timedelta(hours=2), 3))
    back = after(there, move(there, folder))
    assert len(ids(folder)) == 4
    publish(back, a_payload("De vuelta"), at=NOW + timedelta(hours=3))
    assert {a.text for a in read(folder / "index.html").articles} == {
        "El primero",
        "El segundo",
        "En la nueva",
        "De vuelta",
    }


def test_a_folder_that_somebody_copied_by_hand_is_taken_as_it_is(calls: Calls, folder: Path, tmp_path: Path) -> None:
    before = ids(folder)
    shutil.copytree(folder, tmp_path / "copia")
    publish(calls, a_payload("Después de la copia"), at=NOW + timedelta(hours=2))
    moved = move(calls, tmp_path / "copia")
    assert ids(tmp_path / "copia")[2:] == before[1:]
    assert len(moved.links) == 3, "what was published after it was copied comes along"


def test_even_when_the_old_one_is_gone(calls: Calls, folder: Path, tmp_path: Path) -> None:
    folder.rename(tmp_path / "llevada")
    assert len(move(calls, tmp_path / "llevada").links) == 2


def refused(calls: Calls, folder: Path, address: str = "") -> str:
    with pytest.raises((Refused, Unavailable)) as told:
        move(calls, folder, address)
    return told.value.code


def test_what_cannot_be_its_folder_is_refused_and_nothing_is_touched(
    calls: Calls, folder: Path, new: Path, tmp_path: Path
) -> None:
    other, foreign = tmp_path / "otra", tmp_path / "ajena"
    a_page(other)
    (foreign / "posts").mkdir(parents=True)
    (tmp_path / "fichero").write_text("no es una carpeta")
    before = everything_in(tmp_path)
    assert refused(calls, other) == "folder_of_another_page"
    assert refused(calls, foreign) == "folder_has_a_page"
    assert refused(calls, tmp_path / "fichero") == "not_a_folder"
    assert refused(calls, tmp_path / "ninguna") == "folder_missing"
    assert refused(calls, new, "www.villasauce.example") == "bad_address"
    assert refused(calls, Path(" ")) == "field_missing"
    assert everything_in(tmp_path) == before


def test_what_is_published_is_not_left_behind_on_a_disk_that_is_away(
    calls: Calls, folder: Path, new: Path, tmp_path: Path
) -> None:
    folder.rename(tmp_path / "el disco")
    assert refused(calls, new) == "page_left_behind"
    assert everything_in(new) == {}
    folder.mkdir()  # the empty mount point
    assert refused(calls, new) == "page_left_behind"
    assert refused(calls, folder) == "folder_emptied"


def test_another_channel_does_not_take_over_the_folder_it_left(calls: Calls, folder: Path, new: Path) -> None:
    move(calls, new)
    fields = {"folder": str(folder), "title": "Otra", "address": ""}
    with pytest.raises(Refused, match="folder_has_a_page"):
        WebPageAdapter().sign_in(fields, ask=None)  # type: ignore[arg-type]


def test_a_page_made_before_folders_said_their_address_keeps_it(folder: Path, media: Pictures) -> None:
    channel: Channel = a_page(folder, address=ADDRESS)
    (folder / "calendario.json").write_text(f'{{"page": "{channel.settings["site"]}"}}')
    name = publish(Calls(WebPageAdapter(), channel, None, media, NOW))
    assert links(folder) == [f"{ADDRESS}posts/{name}.html"]
