"""The practice network: the contract, and each of its faults as the demo and the publisher's tests rely on them."""

from __future__ import annotations

import json
import multiprocessing
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from PIL import Image as Pillow

from calendario.channels.practice import Fault, PracticeAdapter, PracticeNetwork
from calendario.domain.adapter import CannotTell, NoAnswer, NotReady, Refused, SignInNeeded, Unavailable
from calendario.domain.channel import Channel
from tests.channels.calls import NOW, Calls, Pictures, a_key, a_payload
from tests.channels.contract import AdapterContract
from tests.channels.network import Seen

_PLAYED = {
    "refused": Fault.REFUSE,
    "unreachable": Fault.AWAY,
    "rate_limited": Fault.RATE_LIMITED,
    "no_answer_before": Fault.NO_ANSWER_BEFORE,
    "no_answer_after": Fault.NO_ANSWER_AFTER,
    "sign_in_needed": Fault.SIGN_IN_NEEDED,
}


def a_practice_channel(folder: Path) -> Channel:
    return Channel(
        id=UUID(int=1),
        kind="practice",
        network="practice",
        name="Prácticas",
        letters="PR",
        settings={"folder": str(folder)},
    )


class TestPractice(AdapterContract):
    tells_hour = False  # files

    network: PracticeNetwork

    @pytest.fixture
    def channel(self, tmp_path: Path) -> Channel:
        self.network = PracticeNetwork(tmp_path / "practice")
        return a_practice_channel(tmp_path / "practice")

    @pytest.fixture
    def adapter(self) -> PracticeAdapter:
        return PracticeAdapter()

    def published(self) -> list[Seen]:
        return [Seen(post.text, post.alts) for post in self.network.posts()]

    def pictures_shown(self) -> list[bytes]:
        posts = sorted((self.network.folder / "posts").glob("*.json"), key=lambda path: path.stat().st_mtime_ns)
        images = json.loads(posts[-1].read_text(encoding="utf-8"))["images"]
        return [(self.network.folder / "pictures" / image["file"]).read_bytes() for image in images]

    def answers(self, remote_id: str) -> str | None:
        return next(post.reply_to for post in self.network.posts() if post.key == remote_id)

    def fault(self, name: str) -> None:
        self.network.switch(_PLAYED[name])

    def heal(self) -> None:
        self.network.heal()

    def reborn(self, adapter: PracticeAdapter) -> PracticeAdapter:
        return PracticeAdapter()


class TestPracticeWithoutDeliveryKeys(TestPractice):
    """A network like most: the same request twice is two posts."""

    deduplicates = False

    @pytest.fixture
    def channel(self, tmp_path: Path) -> Channel:
        self.network = PracticeNetwork(tmp_path / "practice", deduplicates=False)
        return a_practice_channel(tmp_path / "practice")


@pytest.fixture
def network(tmp_path: Path) -> PracticeNetwork:
    return PracticeNetwork(tmp_path / "practice")


@pytest.fixture
def calls(network: PracticeNetwork, tmp_path: Path) -> Calls:
    return Calls(PracticeAdapter(), a_practice_channel(network.folder), None, Pictures(tmp_path / "media"), NOW)


def test_a_fault_for_two_calls_touches_two_calls_and_no_other_kind(network: PracticeNetwork, calls: Calls) -> None:
    network.switch("refuse", times=2)
    prepared, key = calls.prepare(a_payload()), a_key()
    for _ in range(2):
        assert calls.find(prepared, key) is None
        with pytest.raises(Refused):
            calls.publish(prepared, key)
    calls.publish(prepared, key)
    assert network.received("biblioteca") == 1
    assert network.faults() == frozenset()


def test_a_network_that_is_away_misses_every_call_until_it_is_back(network: PracticeNetwork, calls: Calls) -> None:
    prepared = calls.prepare(a_payload())
    network.switch(Fault.AWAY)
    for call in (
        lambda: calls.adapter.rules(calls.channel, None),
        lambda: calls.prepare(a_payload()),
        lambda: calls.publish(prepared, a_key()),
        lambda: calls.find(prepared, a_key()),
    ):
        with pytest.raises(Unavailable):
            call()
    network.heal()
    calls.publish(prepared, a_key())
    assert network.received("biblioteca") == 1


def test_the_instant_to_wait_for_is_the_one_that_was_switched(network: PracticeNetwork, calls: Calls) -> None:
    prepared, at = calls.prepare(a_payload()), NOW + timedelta(seconds=40)
    network.switch(Fault.RATE_LIMITED, times=1, retry_at=at)
    with pytest.raises(Unavailable) as told:
        calls.publish(prepared, a_key())
    assert told.value.retry_at == at


def test_an_accepted_post_whose_answer_was_an_error_is_there(network: PracticeNetwork, calls: Calls) -> None:
    prepared, key = calls.prepare(a_payload()), a_key()
    network.switch(Fault.ACCEPT_THEN_ERROR, times=1)
    with pytest.raises(NoAnswer) as told:
        calls.publish(prepared, key)
    assert told.value.code == "server_error"
    assert calls.find(prepared, key) is not None


def test_a_dropped_post_has_a_receipt_and_is_absent(network: PracticeNetwork, calls: Calls) -> None:
    prepared, key = calls.prepare(a_payload()), a_key()
    network.switch(Fault.SILENT_DROP, times=1)
    assert calls.publish(prepared, key).url
    assert calls.find(prepared, key) is None
    assert network.posts() == ()


def test_access_withdrawn_is_told_by_every_call_that_needs_it(network: PracticeNetwork, calls: Calls) -> None:
    prepared = calls.prepare(a_payload())
    network.switch(Fault.SIGN_IN_NEEDED, times=2)
    for _ in range(2):
        with pytest.raises(SignInNeeded):
            calls.find(prepared, a_key())
    assert calls.find(prepared, a_key()) is None


def test_slow_pictures_are_ready_at_the_third_look(network: PracticeNetwork, calls: Calls) -> None:
    network.switch(Fault.SLOW, times=2)
    answers = [
        calls.adapter.prepare(calls.channel, None, a_payload(), calls.media, NOW + timedelta(seconds=n))
        for n in range(3)
    ]
    assert [isinstance(answer, NotReady) for answer in answers] == [True, True, False]
    assert isinstance(answers[0], NotReady)
    assert answers[0].retry_at > NOW


def test_looking_may_settle_nothing(network: PracticeNetwork, calls: Calls) -> None:
    prepared, key = calls.prepare(a_payload()), a_key()
    calls.publish(prepared, key)
    network.switch(Fault.CANNOT_TELL, times=1)
    with pytest.raises(CannotTell):
        calls.find(prepared, key)
    assert calls.find(prepared, key) is not None


def test_a_bug_of_the_adapter_is_no_channel_problem(network: PracticeNetwork, calls: Calls) -> None:
    prepared, key = calls.prepare(a_payload()), a_key()
    network.switch(Fault.BUG, times=1)
    with pytest.raises(RuntimeError):
        calls.publish(prepared, key)
    assert calls.find(prepared, key) is None


def test_posts_and_faults_are_there_for_another_process(network: PracticeNetwork, calls: Calls) -> None:
    prepared = calls.prepare(a_payload())
    network.switch(Fault.REFUSE, times=3)
    context = multiprocessing.get_context("spawn")
    with context.Pool(3) as processes:
        refused = processes.map(_is_refused, [(str(network.folder), a_key()) for _ in range(3)])
    assert refused == [True, True, True]
    assert network.faults() == frozenset()
    calls.publish(prepared, a_key())
    assert [post.number for post in PracticeNetwork(network.folder).posts()] == [1]


def _is_refused(told: tuple[str, str]) -> bool:
    folder, key = told
    nowhere = Pictures(Path(folder) / "none")
    calls = Calls(PracticeAdapter(), a_practice_channel(Path(folder)), None, nowhere, NOW)
    try:
        calls.publish(calls.prepare(a_payload()), key)
    except Refused:
        return True
    return False


def test_a_person_can_open_a_post_and_nothing_in_it_runs(network: PracticeNetwork, calls: Calls) -> None:
    image = calls.media.add("Una <niña>")
    calls.publish(calls.prepare(a_payload("<script>hola</script>", image)), a_key())
    page = next((network.folder / "posts").glob("*.html")).read_text(encoding="utf-8")
    assert "&lt;script&gt;hola" in page
    assert 'alt="Una &lt;niña&gt;"' in page
    source = page.split('src="')[1].split('"')[0]
    with Pillow.open(network.folder / "posts" / source) as shown, Pillow.open(calls.media(image.digest)) as own:
        assert shown.tobytes() == own.tobytes()


def test_signing_in_makes_the_folder(tmp_path: Path) -> None:
    signed_in = PracticeAdapter().sign_in({"folder": str(tmp_path / "new")}, ask=None)  # type: ignore[arg-type]
    assert signed_in.settings == {"folder": str(tmp_path / "new")}
    assert (tmp_path / "new").is_dir()


@pytest.mark.parametrize(("folder", "code"), [("  ", "field_missing"), ("a file/inside", "folder_missing")])
def test_a_folder_that_cannot_be_is_refused(tmp_path: Path, folder: str, code: str) -> None:
    (tmp_path / "a file").write_text("x")
    given = str(tmp_path / folder) if folder.strip() else folder
    with pytest.raises(Refused) as told:
        PracticeAdapter().sign_in({"folder": given}, ask=None)  # type: ignore[arg-type]
    assert told.value.code == code


def test_a_channel_that_lost_its_folder_s_name_says_so(calls: Calls) -> None:
    lost = Channel(id=UUID(int=1), kind="practice", network="practice", name="Prácticas", letters="PR", settings={})
    with pytest.raises(Refused) as told:
        PracticeAdapter().rules(lost, None)
    assert (told.value.code, dict(told.value.facts)) == ("folder_unset", {"channel": "Prácticas"})
