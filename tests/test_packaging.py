"""What `pip install` brings to a machine."""

import subprocess
import zipfile
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """The wheel, built from the tree as it is."""
    (path,) = WheelBuilder(str(ROOT)).build(directory=str(tmp_path_factory.mktemp("wheel")), versions=["standard"])
    return zipfile.ZipFile(path)


def test_the_wheel_holds_all_that_the_program_ships(wheel: zipfile.ZipFile) -> None:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "engine", "gui", "assets", "main.py"], cwd=ROOT, capture_output=True, check=True
    )
    shipped = {name.decode() for name in listed.stdout.split(b"\0") if name}
    assert {"main.py", "assets/configs/tiny.toml"} <= shipped
    assert shipped <= set(wheel.namelist())


def test_the_wheel_holds_nothing_else_of_the_project(wheel: zipfile.ZipFile) -> None:
    top_level = {name.partition("/")[0] for name in wheel.namelist()}
    assert {name for name in top_level if not name.endswith(".dist-info")} == {"engine", "gui", "assets", "main.py"}


def test_the_command_lockstep_starts_the_program(wheel: zipfile.ZipFile) -> None:
    entry_points = wheel.read("lockstep-0.1.0.dist-info/entry_points.txt").decode()
    assert entry_points == "[console_scripts]\nlockstep = main:run\n"
