"""A folder, and the adapter signed in to it."""

from __future__ import annotations

from pathlib import Path

import pytest

from calendario.channels.webpage import WebPageAdapter
from tests.channels.calls import NOW, Calls, Pictures
from tests.channels.webpage.page import ADDRESS, a_page


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "web"


@pytest.fixture
def media(tmp_path: Path) -> Pictures:
    return Pictures(tmp_path / "media")


@pytest.fixture
def calls(folder: Path, media: Pictures) -> Calls:
    return Calls(WebPageAdapter(), a_page(folder, address=ADDRESS), None, media, NOW)
