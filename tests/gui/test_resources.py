"""The files of assets come through one door."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from engine.paths import shipped_assets
from gui.resources import application_icon, icon_svg, samples


def test_the_gallery_offers_ten_english_sentences_and_says_what_to_watch() -> None:
    found = samples("English", "French")
    assert len(found) >= 10
    assert "I am a student." in {sample.text for sample in found}
    assert len({sample.text for sample in found}) == len(found)
    assert all(sample.watch and sample.group for sample in found)


def test_sentences_are_offered_for_their_own_languages_only() -> None:
    assert samples("French", "English") == ()
    assert not set(samples("English", "French")) & set(samples("Digits", "Digits reversed"))


@pytest.mark.parametrize("path", sorted((shipped_assets() / "icons").glob("*.svg")), ids=lambda path: path.stem)
def test_an_icon_leaves_its_colour_open(path: Path) -> None:
    assert path.stem == "lockstep" or "currentColor" in icon_svg(path.stem)


def test_the_application_has_an_icon_of_its_own(qtbot: QtBot) -> None:
    assert not application_icon().pixmap(64, 64).isNull()
