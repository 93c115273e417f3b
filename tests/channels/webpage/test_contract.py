"""What every adapter promises, kept by a page in a folder."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from calendario.channels.webpage import WebPageAdapter
from calendario.domain.channel import Channel
from tests.channels.contract import AdapterContract
from tests.channels.network import Seen
from tests.channels.webpage.page import a_page, read


class TestWebPage(AdapterContract):
    no_threads = "a page is one text, however long"
    tells_hour = False  # files
    cannot_play: Mapping[str, str] = {
        "rate_limited": "a folder asks nobody to wait",
        "sign_in_needed": "a folder has no sign-in",
        "no_answer_before": "writing a file answers",
    }

    @pytest.fixture
    def adapter(self) -> WebPageAdapter:
        return WebPageAdapter()

    @pytest.fixture
    def channel(self, tmp_path: Path) -> Channel:
        self.folder = tmp_path / "web"
        return a_page(self.folder)

    def published(self) -> list[Seen]:
        return read(self.folder / "index.html").articles[::-1]

    def pictures_shown(self) -> list[bytes]:
        posts = sorted((self.folder / "posts").glob("*.json"))
        return [(self.folder / "media" / p["file"]).read_bytes() for p in json.loads(posts[-1].read_text())["pictures"]]

    def fault(self, name: str) -> None:
        if name == "unreachable":
            self.folder.rename(self.folder.with_name("elsewhere"))
        elif name == "refused":
            self.folder.rename(self.folder.with_name("elsewhere"))
            self.folder.write_text("a file where the folder was")
        elif name == "no_answer_after":  # the post is written, its page cannot be
            (self.folder / "index.html").unlink()
            (self.folder / "index.html").mkdir()

    def heal(self) -> None:
        elsewhere = self.folder.with_name("elsewhere")
        if elsewhere.exists():
            self.folder.unlink(missing_ok=True)
            elsewhere.rename(self.folder)
        if (self.folder / "index.html").is_dir():
            (self.folder / "index.html").rmdir()

    def reborn(self, adapter: WebPageAdapter) -> WebPageAdapter:
        return WebPageAdapter()
