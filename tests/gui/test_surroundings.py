"""The program starts and translates where there is no network, no home that can be written, or a name in Hangul."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

import main

ROOT = Path(main.__file__).parent
# The superuser writes whatever the permissions say, unless it has laid down this.
HUMBLE = ("setpriv", "--bounding-set=-dac_override,-dac_read_search")
pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform == "win32", reason="homes are given another way there")]

# Translates by the real window and engine, and ends. Whatever asks for a network is told that there is none, and noted.
PROGRAM = """
import sys
asked = []

def refuse(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.sendto"):
        asked.append((event, arguments))
        raise OSError("there is no network")

sys.addaudithook(refuse)
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
import main
application = QApplication([])
begun = []

def look():
    from gui.main_window import MainWindow
    window = next((w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow)), None)
    if window is None or not window.stage.top_bar.packs.packs or not window.stage.is_idle():
        return
    if not begun:
        begun.append(True)
        window.stage.set_text("I am a student.")
        window.stage.translate()
        return
    words = {lane.text for lane in window.stage.trace.lanes.values()}
    told = window.messages.failure()
    sys.stdout.buffer.write(f"{words} {asked} {told} {window.stage.accessibleName()}\\n".encode())
    window.close()

timer = QTimer()
timer.timeout.connect(look)
timer.start(50)
sys.exit(main.run(["--language", "ko"]))
"""


@pytest.fixture
def place() -> Iterator[Path]:
    """A folder that any user may see."""
    folder = Path(tempfile.mkdtemp(prefix="lockstep-home-"))
    folder.chmod(0o755)
    yield folder
    for path in (folder, *folder.rglob("*")):
        if path.is_dir():
            path.chmod(0o755)
    shutil.rmtree(folder)


def start(home: Path, *before: str) -> str:
    """What the program tells that was started with this home, by the command `before`, if there is one."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LOCKSTEP_", "XDG_"))}
    environment = kept | {"HOME": str(home), "QT_QPA_PLATFORM": "offscreen", "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [*before, sys.executable, "-c", PROGRAM],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        timeout=280,
        check=False,
    )
    told = done.stderr.decode(errors="replace")
    assert done.returncode == 0, told
    assert "Traceback" not in told
    return done.stdout.decode()


def test_it_works_for_a_user_whose_name_is_in_hangul_and_keeps_its_settings_there(place: Path) -> None:
    home = place / "김하늘 Zoë"
    home.mkdir()
    told = start(home)
    assert "étudiant" in told
    assert told.endswith("[] None 무대\n")
    assert list(home.rglob("lockstep.ini")) if sys.platform == "linux" else list(home.rglob("*lockstep*"))


def test_it_works_where_the_home_can_only_be_read(place: Path) -> None:
    home = place / "home"
    home.mkdir()
    home.chmod(0o555)
    is_root = os.geteuid() == 0
    if is_root and not shutil.which(HUMBLE[0]):
        pytest.skip("nothing is here that takes the superuser's rights away")
    told = start(home, *(HUMBLE if is_root else ()))
    assert "étudiant" in told
    assert told.endswith("[] None 무대\n")
    assert list(home.iterdir()) == []


def test_it_works_where_there_is_no_home_at_all(place: Path) -> None:
    in_the_way = place / "a file"
    in_the_way.touch()
    told = start(in_the_way / "home")
    assert "étudiant" in told
    assert told.endswith("[] None 무대\n")
