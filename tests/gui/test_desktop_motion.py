"""What the desktop says of motion, asked of a tool and a file such as desktops have."""

import sys
from pathlib import Path

import pytest

from gui.appearance import AppearanceControl
from gui.desktop_motion import desktop_reduces_motion

pytestmark = pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="the desktops of Linux")


@pytest.fixture(autouse=True)
def no_desktop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    (tmp_path / "bin").mkdir()
    (tmp_path / "config").mkdir()


def gnome_prints(folder: Path, text: str) -> None:
    tool = folder / "bin" / "gsettings"
    tool.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
    tool.chmod(0o755)


def test_without_a_desktop_things_glide() -> None:
    assert not desktop_reduces_motion()


@pytest.mark.parametrize(
    ("script", "reduces"),
    [("echo false", True), ("echo true", False), ("echo nonsense; exit 1", False), ("exec /bin/sleep 30", False)],
)
def test_gnome_is_asked_and_not_waited_for(tmp_path: Path, script: str, reduces: bool) -> None:
    gnome_prints(tmp_path, script)
    assert desktop_reduces_motion() == reduces


@pytest.mark.parametrize(("factor", "reduces"), [("0", True), ("0.5", False), ("fast", False)])
def test_plasma_is_read(tmp_path: Path, factor: str, reduces: bool) -> None:
    text = f"[KDE]\nAnimationDurationFactor={factor}\n"
    (tmp_path / "config" / "kdeglobals").write_text(text, encoding="utf-8")
    assert desktop_reduces_motion() == reduces


def test_a_choice_goes_before_what_the_desktop_says(tmp_path: Path, appearance: AppearanceControl) -> None:
    gnome_prints(tmp_path, "echo false")
    assert not appearance.reduces_motion
    appearance.choose_motion("system")
    assert appearance.reduces_motion
    appearance.choose_motion("full")
    assert not appearance.reduces_motion
