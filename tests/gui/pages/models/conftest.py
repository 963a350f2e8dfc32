"""A Models page with the real engine, a bin of its own, and no models but small ones of this test."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from engine import paths
from gui.appearance import AppearanceControl
from gui.bridge import EngineBridge
from gui.pages.models.page import ModelsPage


@pytest.fixture
def user_data(tiny_pack: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of the user's own for this test alone, with the tiny pack in it, and nothing shipped."""
    home = tmp_path / "home"
    shutil.copytree(tiny_pack, home / "models" / "tiny")
    monkeypatch.setenv("LOCKSTEP_HOME", str(home))
    (tmp_path / "data").mkdir()
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setattr(paths, "shipped_assets", lambda: tmp_path / "none")
    return home


@pytest.fixture
def page(qtbot: QtBot, user_data: Path, bridge: EngineBridge, appearance: AppearanceControl) -> Iterator[ModelsPage]:
    """The page once it knows what is here."""
    page = ModelsPage(bridge)
    qtbot.addWidget(page)
    page.resize(1300, 860)
    page.show()
    qtbot.waitUntil(lambda: page.is_idle() and bool(page.library.families))
    yield page
    qtbot.waitUntil(page.is_idle)
