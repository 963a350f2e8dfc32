"""The wheel and the sdist, installed into a clean environment and used from another folder."""

import os
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest
from hatchling.builders.sdist import SdistBuilder
from hatchling.builders.wheel import WheelBuilder
from PySide6.QtGui import QImage

from engine.version import version

ROOT = Path(__file__).resolve().parent.parent
SECONDS = 280
KOREAN = """
import sys
from PySide6.QtWidgets import QApplication
from gui.i18n.language import install_language
from gui.widgets.playback_bar import PlayButton
application = QApplication([])
install_language("ko")
sys.stdout.buffer.write(PlayButton().tr("Play").encode())
"""
pytestmark = pytest.mark.slow


class Environment:
    """A virtual environment with nothing of its own but Lockstep; what that needs, it borrows from this one."""

    def __init__(self, folder: Path, archive: Path) -> None:
        self.folder, self.away = folder / "venv", folder / "elsewhere"
        self.away.mkdir(parents=True)
        self.run(sys.executable, "-m", "venv", "--without-pip", str(self.folder))
        packages = self.run(self.python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").strip()
        (Path(packages) / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
        pip = [sys.executable, "-m", "pip", "--python", self.python, "install", "--no-deps", "--no-index"]
        self.run(*pip, "--no-build-isolation", "--quiet", str(archive))

    @property
    def scripts(self) -> Path:
        return self.folder / ("Scripts" if sys.platform == "win32" else "bin")

    @property
    def python(self) -> str:
        return str(self.scripts / "python")

    def run(self, *command: str, given: str = "") -> str:
        """What a command says that runs away from the project, with a home of its own."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
        home = {"LOCKSTEP_HOME": str(self.away / "home"), "QT_QPA_PLATFORM": "offscreen"}
        done = subprocess.run(
            command, cwd=self.away, env=kept | home, input=given.encode(), capture_output=True, timeout=SECONDS
        )
        assert done.returncode == 0, done.stderr.decode(errors="replace")
        return done.stdout.decode("utf-8")


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Environment:
    """The wheel in an environment."""
    folder = tmp_path_factory.mktemp("installed")
    (wheel,) = WheelBuilder(str(ROOT)).build(directory=str(folder), versions=["standard"])
    return Environment(folder, Path(wheel))


def test_the_wheel_runs_and_knows_its_version(installed: Environment) -> None:
    assert installed.run(str(installed.scripts / "lockstep"), "--version") == f"Lockstep {version()}\n"
    used = Path(installed.run(installed.python, "-c", "import engine; print(engine.__file__)").strip())
    assert installed.folder.resolve() in used.resolve().parents


def test_the_wheel_takes_a_picture(installed: Environment) -> None:
    picture = installed.away / "stage.png"
    installed.run(str(installed.scripts / "lockstep"), "--picture", str(picture), "--sentence", "I am a student.")
    image = QImage(str(picture))
    assert (image.width(), image.height()) == (1440, 900)
    assert len({image.pixel(x, y) for x in range(0, 1440, 4) for y in range(0, 900, 4)}) > 50


def test_the_wheel_translates_in_the_terminal(installed: Environment) -> None:
    said = installed.run(installed.python, "-X", "utf8", "-m", "engine", "translate", given="I am a student.\n")
    assert "étudiant" in said


def test_the_wheel_speaks_korean(installed: Environment) -> None:
    assert installed.run(installed.python, "-c", KOREAN) == "재생"


def test_the_sdist_installs_as_the_same_program(installed: Environment, tmp_path: Path) -> None:
    (sdist,) = SdistBuilder(str(ROOT)).build(directory=str(tmp_path), versions=["standard"])
    other = Environment(tmp_path, Path(sdist))
    assert other.run(str(other.scripts / "lockstep"), "--version") == f"Lockstep {version()}\n"
    assert _files(other) == _files(installed)


def _files(environment: Environment) -> set[str]:
    """What is installed of the program."""
    listing = (
        "from importlib import metadata; print(*(f for f in metadata.files('lockstep')"
        " if '__pycache__' not in str(f) and 'dist-info' not in str(f)), sep='\\n')"
    )
    return set(environment.run(environment.python, "-c", listing).split("\n"))
