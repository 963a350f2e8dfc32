"""What `pip install` brings to a machine."""

import shutil
import subprocess
import tomllib
import xml.etree.ElementTree as ElementTree
import zipfile
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder

import main
from engine.version import version

ROOT = Path(__file__).resolve().parent.parent
DESKTOP, METAINFO = ROOT / "packaging" / "lockstep.desktop", ROOT / "packaging" / "lockstep.metainfo.xml"


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
    ours = {name for name in top_level if not name.endswith((".dist-info", ".data"))}
    assert ours == {"engine", "gui", "assets", "main.py"}


def test_the_wheel_tells_a_desktop_of_the_program(wheel: zipfile.ZipFile) -> None:
    shared = f"lockstep-{version()}.data/data/share/"
    assert {name.removeprefix(shared) for name in wheel.namelist() if name.startswith(shared)} == {
        "applications/lockstep.desktop",
        "icons/hicolor/scalable/apps/lockstep.svg",
        "metainfo/io.github.lockstep.Lockstep.metainfo.xml",
    }


def test_the_command_lockstep_starts_the_program(wheel: zipfile.ZipFile) -> None:
    entry_points = wheel.read(f"lockstep-{version()}.dist-info/entry_points.txt").decode()
    assert entry_points == "[console_scripts]\nlockstep = main:run\n"


def test_the_program_tells_the_version_of_pyproject(capsys: pytest.CaptureFixture[str]) -> None:
    written = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    with pytest.raises(SystemExit) as end:
        main.run(["--version"])
    assert end.value.code == 0
    assert capsys.readouterr().out == f"Lockstep {written}\n"


def test_the_changelog_and_the_shop_window_begin_with_this_version() -> None:
    heads = [line for line in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8").splitlines() if line[:3] == "## "]
    assert heads[0].split()[1] == version()
    releases = ElementTree.parse(METAINFO).getroot().findall("releases/release")
    assert releases[0].get("version") == version()


def test_the_desktop_file_starts_the_command_with_the_icon_of_its_name() -> None:
    head, *lines = DESKTOP.read_text(encoding="utf-8").splitlines()
    entries = dict(line.split("=", 1) for line in lines)
    assert head == "[Desktop Entry]"
    assert {"Type": "Application", "Exec": "lockstep %f", "Icon": "lockstep"}.items() <= entries.items()
    assert {"Name", "Comment", "Categories", "Comment[ko]"} <= entries.keys()
    lists = [value for key, value in entries.items() if key.startswith(("Categories", "Keywords"))]
    assert all(value.endswith(";") for value in lists)


def test_the_metainfo_names_the_desktop_file_and_speaks_both_languages() -> None:
    root = ElementTree.parse(METAINFO).getroot()
    assert root.get("type") == "desktop-application"
    assert root.findtext("launchable") == DESKTOP.name
    assert root.findtext("project_license") == "MIT"
    languages = {part.get("{http://www.w3.org/XML/1998/namespace}lang") for part in root.findall("summary")}
    assert languages == {None, "ko"}
    assert all(len(part.text or "") <= 60 and not (part.text or ".").endswith(".") for part in root.findall("summary"))


@pytest.mark.skipif(not shutil.which("appstreamcli"), reason="appstreamcli is not installed")
def test_the_metainfo_is_valid() -> None:
    done = subprocess.run(["appstreamcli", "validate", "--no-net", str(METAINFO)], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout
