"""`calendario connect` as a systems person calls it: a server without a window or a keyring is given access to the
channels of a calendar that others plan in.
"""

from __future__ import annotations

import html
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
import requests

from calendario.domain.channel import Channel
from calendario.domain.publication import Publication, State
from calendario.main import main
from calendario.store import channels, publications
from calendario.store.ids import new_id
from calendario.store.vault import CREDENTIAL, Vault
from tests.engines import OnPostgresql
from tests.newsroom import Clock, Newsroom
from tests.servers.bluesky import BlueskyServer, bluesky, bluesky_server
from tests.servers.fake_mastodon import FakeMastodon
from tests.spanish import assert_spanish

__all__ = ["bluesky", "bluesky_server"]


@dataclass
class Headless:
    """A server: no screen, no keyring; its profile, the file with its key, and the calendar of the team."""

    profile: Path
    key: Path
    url: str

    def __call__(self, *arguments: str | Path, typed: str = "", **env: str) -> subprocess.CompletedProcess[str]:
        """The program as a process of its own, with `typed` on its standard input."""
        with self.started(*arguments, **env) as process:
            out, err = process.communicate(typed, timeout=120)
        return subprocess.CompletedProcess(process.args, process.returncode, out, err)

    def started(self, *arguments: str | Path, **env: str) -> subprocess.Popen[str]:
        given = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")}
        return subprocess.Popen(
            [sys.executable, "-P", "-m", "calendario", "--profile", str(self.profile), *map(str, arguments)],
            env={**given, "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring", **env},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def join(self) -> None:
        """The first call of all."""
        done = self("connect", "--database", self.url, "--key-file", self.key)
        assert (done.returncode, done.stderr) == (0, "")

    def connect_mastodon(self, channel: str, browse: Callable[[str], str]) -> subprocess.CompletedProcess[str]:
        """`browse` goes to the address that is printed and brings what is pasted."""
        with self.started("connect", channel) as process:
            assert process.stdout is not None
            told: list[str] = []
            for line in process.stdout:
                told.append(line)
                if line.startswith("http"):
                    break
            pasted = browse(told[-1].strip()) if told else ""
            out, err = process.communicate(pasted + "\n", timeout=120)
        return subprocess.CompletedProcess(process.args, process.returncode, "".join(told) + out, err)

    def everything_written(self) -> bytes:
        """All that lies in its profile, the log included."""
        return b"".join(f.read_bytes() for f in self.profile.rglob("*") if f.is_file())


@pytest.fixture
def fake() -> Iterator[FakeMastodon]:
    with FakeMastodon() as server:
        yield server


@pytest.fixture
def press(tmp_path: Path, own_postgresql: OnPostgresql) -> Iterator[Newsroom]:
    """The press office, whose computer plans in the team's calendar and is switched off when anything is due."""
    made = Newsroom(tmp_path / "prensa", Clock(datetime.now(UTC)), own_postgresql)
    yield made
    made.close()


@pytest.fixture
def server(tmp_path: Path, own_postgresql: OnPostgresql) -> Headless:
    return Headless(tmp_path / "servidor", tmp_path / "etc" / "clave", own_postgresql.url)


def mastodon(press: Newsroom, fake: FakeMastodon, account: str = "ayto", letters: str = "MA") -> Channel:
    """A channel that the press office has connected on its own computer."""
    settings = {"server": fake.url, "account_id": fake.account_id(account)}
    address, now = f"@{account}@{fake.domain}", press.clock()
    return saved(press, Channel(new_id(now), "mastodon", "mastodon", "Ayuntamiento", letters, address, settings))


def saved(press: Newsroom, channel: Channel) -> Channel:
    with press.database.writing() as tx:
        channels.save(tx, channel)
    return channel


def due(press: Newsroom, channel: Channel) -> Publication:
    """A post whose hour came seconds ago."""
    press.clock.now = datetime.now(UTC)
    return press.plan("Feria de primavera", on=(channel,), minutes=-1 / 30)


def shown_code(url: str) -> str:
    """What the page of the network shows to who has signed in there as `ayto`, in a browser anywhere."""
    page = requests.get(url, timeout=10)
    page.raise_for_status()
    return html.unescape(re.findall(r'value="([^"]+)"', page.text)[0])


def test_a_server_connects_a_channel_and_publishes_what_another_computer_planned(
    press: Newsroom, server: Headless, fake: FakeMastodon
) -> None:
    channel = mastodon(press, fake)
    first = server("connect", "--database", server.url, "--key-file", server.key)
    assert (first.returncode, first.stderr) == (0, "")
    before = f"MA · Ayuntamiento · @ayto@{fake.domain}: sin conectar en este equipo."
    assert before in first.stdout.splitlines()
    assert server.key.stat().st_mode & 0o777 == 0o600

    pasted: list[str] = []

    def browse(url: str) -> str:
        pasted.append(shown_code(url))
        return pasted[0]

    done = server.connect_mastodon("ma", browse)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[-1] == f"MA · Ayuntamiento · @ayto@{fake.domain} ya está conectado en este equipo."
    assert f"@ayto@{fake.domain}: conectado en este equipo." in server("connect").stdout

    publication = due(press, channel)
    out = server("publish", "--once", "--database", server.url, "--key-file", server.key)
    assert (out.returncode, out.stderr) == (0, "")
    assert press.state(publication) is State.PUBLISHED
    assert [s.text for s in fake.statuses] == ["Feria de primavera"]

    access = json.loads(opened(server).read(channel.id))
    secrets = [access["access_token"], access["client_secret"], pasted[0], server.key.read_text().strip()]
    written, said = server.everything_written(), done.stdout + first.stdout + out.stdout
    assert [s for s in secrets if s.encode() in written or s in said] == []


def opened(server: Headless) -> Vault:
    vault = Vault(server.profile)
    vault.open_with_keyring()  # by the file it was told of
    return vault


def test_what_waited_for_access_goes_out_once_a_server_has_it(
    press: Newsroom, server: Headless, fake: FakeMastodon
) -> None:
    channel = mastodon(press, fake)
    waits = press.plan("Mercado", on=(channel,), minutes=24 * 60)
    with press.database.writing() as tx:
        publications.save(tx, waits.held("sign_in_needed"), waits)
    server.join()
    done = server.connect_mastodon("Ayuntamiento", shown_code)
    assert "De lo que esperaba, saldrán a su hora: 1." in done.stdout
    assert press.state(waits) is State.PLANNED


def test_access_to_another_account_is_not_kept(press: Newsroom, server: Headless, fake: FakeMastodon) -> None:
    channel = mastodon(press, fake, "cultura")
    server.join()
    done = server.connect_mastodon("MA", shown_code)  # the browser is signed in as ayto
    assert done.returncode == 1
    assert_spanish(done.stderr, own=(f"@ayto@{fake.domain}", f"@cultura@{fake.domain}"))
    assert f"@cultura@{fake.domain}" in done.stderr
    assert not opened(server).has(channel.id)


@pytest.mark.parametrize("pasted", ["", "no-es-el-código"])
def test_a_code_that_is_not_the_one_leaves_everything_as_it_was(
    press: Newsroom, server: Headless, fake: FakeMastodon, pasted: str
) -> None:
    channel = mastodon(press, fake)
    server.join()
    done = server.connect_mastodon("MA", lambda _url: pasted)
    assert done.returncode == 1
    assert_spanish(done.stderr)
    assert not opened(server).has(channel.id)


def test_bluesky_s_app_password_comes_by_the_standard_input_and_is_seen_nowhere(
    press: Newsroom, server: Headless, bluesky: BlueskyServer
) -> None:
    account = bluesky.new_account()
    settings = {"server": bluesky.url, "handle": account.handle, "did": account.did}
    channel = saved(
        press, Channel(new_id(press.clock()), "bluesky", "bluesky", "Azul", "BS", f"@{account.handle}", settings)
    )
    server.join()
    refused = server("connect", "Azul", typed="aaaa-bbbb-cccc-dddd\n")
    assert refused.returncode == 1
    assert_spanish(refused.stderr)
    done = server("connect", f"@{account.handle}", typed=account.app_password + "\n")
    assert (done.returncode, done.stderr) == (0, "")
    publication = due(press, channel)
    out = server("publish", "--once")  # it has joined, and knows where its key lies
    assert (out.returncode, out.stderr) == (0, "")
    assert press.state(publication) is State.PUBLISHED
    assert len(bluesky.posts(account)) == 1
    assert account.app_password.encode() not in server.everything_written()
    assert account.app_password not in done.stdout + refused.stdout + refused.stderr


@pytest.mark.skipif(os.name != "posix", reason="files without POSIX permissions")
@pytest.mark.parametrize("command", [["connect"], ["publish", "--once"], ["move", "--to-file"]], ids=" ".join)
def test_a_key_that_others_can_read_is_refused(
    press: Newsroom, server: Headless, command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    server.join()
    server.key.chmod(0o640)
    assert main(["--profile", str(server.profile), *command, "--key-file", str(server.key)]) == 1
    told = capsys.readouterr()
    assert_spanish(told.err, own=(str(server.key),))
    assert str(server.key) in told.err
    assert told.out == ""


@pytest.mark.skipif(os.name != "posix", reason="files without POSIX permissions")
def test_a_key_that_others_can_read_by_now_publishes_nothing_and_the_list_says_why(
    press: Newsroom, server: Headless, fake: FakeMastodon
) -> None:
    channel = mastodon(press, fake)
    server.join()
    server.connect_mastodon("MA", shown_code)
    server.key.chmod(0o644)
    publication = due(press, channel)
    assert server("publish", "--once").returncode == 0
    assert press.state(publication) is State.PLANNED
    line = next(told for told in server("connect").stdout.splitlines() if told.startswith("MA"))
    assert_spanish(line, own=(str(server.key),))
    assert str(server.key) in line
    server.key.chmod(0o600)
    assert server("publish", "--once").returncode == 0
    assert press.state(publication) is State.PUBLISHED


def test_another_key_than_the_one_it_began_with_is_refused_and_the_right_one_still_opens(
    press: Newsroom, server: Headless, fake: FakeMastodon, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    channel = mastodon(press, fake)
    server.join()
    server.connect_mastodon("MA", shown_code)
    other = tmp_path / "otra"
    other.write_text("ab" * 32)
    other.chmod(0o600)
    assert main(["--profile", str(server.profile), "publish", "--once", "--key-file", str(other)]) == 1
    told = capsys.readouterr().err
    assert_spanish(told, own=(str(other), "--key-file"))
    assert opened(server).read(channel.id)


@pytest.mark.parametrize("content", [None, "", "zz" * 32, "ab" * 31])
def test_a_file_without_a_key_is_refused_and_none_is_made_in_its_place(
    press: Newsroom, server: Headless, tmp_path: Path, content: str | None, capsys: pytest.CaptureFixture[str]
) -> None:
    server.join()
    other = tmp_path / "otra"
    if content is not None:
        other.write_text(content)
        other.chmod(0o600)
    assert main(["--profile", str(server.profile), "connect", "--key-file", str(other)]) == 1
    assert_spanish(capsys.readouterr().err, own=(str(other),))
    assert other.exists() == (content is not None)


def test_the_key_that_systemd_hands_over_is_used_by_itself(
    press: Newsroom, server: Headless, fake: FakeMastodon, tmp_path: Path
) -> None:
    channel = mastodon(press, fake)
    credentials = tmp_path / "credentials"
    credentials.mkdir()
    key = credentials / CREDENTIAL
    key.write_text("5a" * 32 + "\n")
    key.chmod(0o440)  # as systemd leaves it where a service has a user of its own
    handed = {"CREDENTIALS_DIRECTORY": str(credentials)}
    assert server("connect", "--database", server.url, **handed).returncode == 0
    vault = Vault(server.profile)
    vault.open_with_key(bytes.fromhex("5a" * 32))
    token = fake.add_token("ayto")
    vault.write(channel.id, json.dumps({"client_id": "c", "client_secret": "s", "access_token": token}))
    publication = due(press, channel)
    assert server("publish", "--once").returncode == 0  # by hand, without the key
    assert press.state(publication) is State.PLANNED
    assert server("publish", "--once", **handed).returncode == 0
    assert press.state(publication) is State.PUBLISHED


def test_without_a_keyring_it_says_to_name_a_file_before_anybody_goes_to_a_browser(
    press: Newsroom, server: Headless, fake: FakeMastodon
) -> None:
    mastodon(press, fake)
    assert server("connect", "--database", server.url).returncode == 0
    done = server("connect", "MA")
    assert (done.returncode, done.stdout) == (1, "")
    assert "--key-file" in done.stderr
    assert_spanish(done.stderr, own=("--key-file",))
    assert fake.calls == []


def test_a_channel_is_named_so_that_only_one_can_be_meant(
    press: Newsroom, server: Headless, fake: FakeMastodon
) -> None:
    mastodon(press, fake)
    mastodon(press, fake, "cultura", "MC")
    server.join()
    for told, expected in (("ayuntamiento", "MA, MC"), ("Facebook", "Facebook"), ("Práctica", "Práctica")):
        done = server("connect", told)
        assert done.returncode == 1
        assert_spanish(done.stderr)
        assert expected in done.stderr


def test_no_calendar_is_begun_by_asking_for_its_channels(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--profile", str(tmp_path / "nada"), "connect", "--key-file", str(tmp_path / "clave")]) == 1
    assert_spanish(capsys.readouterr().err, own=(str(tmp_path),))
    assert list(tmp_path.iterdir()) == []
