"""The published corpora: listed, got from a server, cancelled, handed to training, deleted and taken back."""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from engine.corpora import catalogue
from engine.corpora.download import kept_bytes
from engine.corpora.downloaded import pairs_path
from gui.pages.models.page import ModelsPage
from tests.engine.corpora.conftest import server as server
from tests.engine.corpora.file_server import FileServer
from tests.engine.corpora.small_corpora import entry, table, write_catalogue, zipped
from tests.gui.pages.models.test_library import click

CONTENT = zipped(a_tsv=table(3), noise=os.urandom(400_000))


@pytest.fixture
def served(server: FileServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FileServer:
    """A server of the one corpus in the catalogue."""
    small = entry([{"address": server.address("a.zip")}], [{"table": {"member": "a.tsv"}}])
    monkeypatch.setattr(catalogue, "CATALOGUE", write_catalogue(tmp_path / "catalogue.toml", small))
    return server


@pytest.fixture
def corpora(served: FileServer, page: ModelsPage) -> ModelsPage:
    """The page with its corpora in view."""
    QTest.mouseClick(page.parts.button(page.corpora), Qt.MouseButton.LeftButton)
    return page


def test_a_corpus_is_got_handed_to_training_and_deleted(
    qtbot: QtBot, served: FileServer, corpora: ModelsPage, user_data: Path
) -> None:
    served.serve("a.zip", CONTENT)
    details = corpora.corpora.details
    assert details.head.title() == "A small corpus"
    assert not details.train.isVisible()
    click(details.get)
    assert details.cancel.isVisible()
    assert not details.get.isVisible()
    qtbot.waitUntil(lambda: details.train.isVisible() and corpora.is_idle())
    assert pairs_path("small").is_file()
    assert "3 pairs" in details.text()
    for button, is_inspection in ((details.train, False), (details.inspect, True)):
        with qtbot.waitSignal(corpora.corpus_requested) as asked:
            click(button)
        assert asked.args == [pairs_path("small"), is_inspection]
    click(details.delete)
    qtbot.waitUntil(lambda: details.get.isVisible())
    assert not pairs_path("small").exists()
    click(corpora.corpora.notice.button)
    qtbot.waitUntil(lambda: details.train.isVisible())
    assert pairs_path("small").is_file()


def test_a_download_is_cancelled_and_goes_on_from_what_came(
    qtbot: QtBot, served: FileServer, corpora: ModelsPage, user_data: Path
) -> None:
    served.serve("a.zip", CONTENT, stalls=[200_000])
    details = corpora.corpora.details
    click(details.get)
    qtbot.waitUntil(lambda: kept_bytes("small") > 0)
    click(details.cancel)
    qtbot.waitUntil(lambda: details.get.isVisible() and corpora.is_idle())
    assert details.get.text() == "Go on"
    click(details.get)
    qtbot.waitUntil(lambda: details.train.isVisible())
    assert served.ranges[-1].startswith("bytes=")


def test_without_the_network_it_says_so_in_its_place_and_can_be_tried_again(
    qtbot: QtBot, served: FileServer, corpora: ModelsPage, user_data: Path
) -> None:
    served.serve("a.zip", CONTENT, statuses=[404])
    details = corpora.corpora.details
    click(details.get)
    qtbot.waitUntil(lambda: details.get.isVisible() and corpora.is_idle())
    assert details.get.text() == "Try again"
    assert "404" in details.text()
    click(details.get)
    qtbot.waitUntil(lambda: details.train.isVisible())


def test_corpora_are_filtered_by_language(qtbot: QtBot, page: ModelsPage) -> None:
    corpora = page.corpora
    page.parts.set_value(corpora)
    everything = len(corpora.list.rows)
    corpora.languages.setCurrentIndex(corpora.languages.findData("Korean"))
    assert 0 < len(corpora.list.rows) < everything
    assert all("Korean" in row.accessibleName() for row in corpora.list.rows.values())
    assert corpora.details.isVisible()
