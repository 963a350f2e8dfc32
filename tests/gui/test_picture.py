"""Pictures are taken of real states, in the size and theme asked for, or it is said why not."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

import main
from gui.theme import DARK, LIGHT, Theme, mix

ROOT = Path(main.__file__).parent
PLOT = range(150, 750), range(180, 420)  # where the curves are in a picture of the usual size


def take(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the program as a person would, without a display."""
    environment = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "QT_QPA_PLATFORM")}
    environment["LOCKSTEP_HOME"] = str(home)
    command = [sys.executable, "main.py", "--picture", *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=200, check=False)


def is_close(seen: QColor, wanted: QColor) -> bool:
    pairs = ((seen.red(), wanted.red()), (seen.green(), wanted.green()), (seen.blue(), wanted.blue()))
    return all(abs(a - b) <= 12 for a, b in pairs)


def colours(image: QImage) -> set[str]:
    return {image.pixelColor(x, y).name() for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)}


def assert_lanes_are_shown(image: QImage, theme: Theme) -> None:
    found = colours(image)
    for name, lane in theme.lanes.items():
        assert lane.fill.name() in found, name


def test_the_stage_at_a_step(tiny_pack: Path, home: Path, tmp_path: Path) -> None:
    pictures = []
    for step in ("1", "last"):
        output = tmp_path / f"stage-{step}.png"
        done = take(home, str(output), "--sentence", "3 1 4 1 5", "--step", step, "--pack", "tiny")
        assert done.returncode == 0, done.stderr
        pictures.append(QImage(str(output)))
    first, last = pictures
    assert (first.width(), first.height()) == (1440, 900)
    assert first != last
    assert_lanes_are_shown(first, LIGHT)
    assert_lanes_are_shown(last, LIGHT)


@pytest.mark.slow
def test_the_stage_in_the_dark_and_small(tiny_pack: Path, home: Path, tmp_path: Path) -> None:
    output = tmp_path / "dark.png"
    done = take(home, str(output), "--sentence", "2 7", "--theme", "dark", "--size", "1024x700", "--pack", "tiny")
    assert done.returncode == 0, done.stderr
    image = QImage(str(output))
    assert (image.width(), image.height()) == (1024, 700)
    assert image.pixelColor(80, 696) == DARK.bg
    assert_lanes_are_shown(image, DARK)


@pytest.mark.slow
def test_a_sample_and_the_whole_ladder(tiny_pack: Path, home: Path, tmp_path: Path) -> None:
    pictures: list[QImage] = []
    for options in (["--sample", "1"], ["--sample", "5 5 5"], ["--view", "ladder"], ["--view", "gallery"]):
        output = tmp_path / f"{len(pictures)}.png"
        done = take(home, str(output), "--pack", "tiny", *options)
        assert done.returncode == 0, done.stderr
        pictures.append(QImage(str(output)))
        assert all(pictures[-1] != other for other in pictures[:-1])
        assert_lanes_are_shown(pictures[-1], LIGHT)
    done = take(home, str(tmp_path / "none.png"), "--pack", "tiny", "--sample", "no such words")
    assert done.returncode == 1
    assert "no such words" in done.stderr


@pytest.mark.slow
def test_a_forced_candidate_and_the_tree_of_a_beam_search(tiny_pack: Path, home: Path, tmp_path: Path) -> None:
    pictures: list[QImage] = []
    for options in ([], ["--force", "1:2"], ["--beam", "3", "--view", "beam", "--lane", "rnn"]):
        output = tmp_path / f"{len(pictures)}.png"
        done = take(home, str(output), "--sentence", "3 1 4 1 5", "--step", "3", "--pack", "tiny", *options)
        assert done.returncode == 0, done.stderr
        pictures.append(QImage(str(output)))
    own, forced, tree = pictures
    assert own != forced
    assert_lanes_are_shown(forced, LIGHT)
    found = colours(tree.copy(100, 200, 1300, 560))  # without the logo
    assert LIGHT.lanes["rnn"].fill.name() in found, "the followed way"
    assert LIGHT.lanes["transformer"].fill.name() not in found


@pytest.mark.slow
def test_the_train_page_during_a_real_training(tmp_path: Path) -> None:
    output, home = tmp_path / "train.png", tmp_path / "home"
    done = take(home, str(output), "--page", "train", "--preset", "tiny", "--corpus", "reversal", "--seconds", "8")
    assert done.returncode == 0, done.stderr
    image = QImage(str(output))
    assert_lanes_are_shown(image, LIGHT)
    for name, lane in LIGHT.lanes.items():
        curve = mix(LIGHT.card, lane.fill, 0.65)
        assert any(is_close(image.pixelColor(x, y), curve) for x in PLOT[0] for y in PLOT[1]), f"no curve of {name}"
    assert not (home / "runs").exists(), "a run for a picture is none of the user's"


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["--pack", "nowhere"], "There is no pack of models named nowhere"),
        (["--pack", "tiny", "--sentence", " "], "Nothing was translated"),
        (["--page", "train", "--corpus", "nothing"], "There is no embedded corpus named nothing"),
    ],
)
def test_what_cannot_be_shown_is_said(
    tiny_pack: Path, home: Path, tmp_path: Path, arguments: list[str], reason: str
) -> None:
    output = tmp_path / "none.png"
    done = take(home, str(output), *arguments)
    assert done.returncode == 1
    assert reason in done.stderr
    assert "Traceback" not in done.stderr
    assert not output.exists()


def test_a_folder_that_is_not_there_is_said_at_once(home: Path, tmp_path: Path) -> None:
    done = take(home, str(tmp_path / "nowhere" / "out.png"))
    assert done.returncode == 1
    assert "There is no folder" in done.stderr


@pytest.mark.slow
def test_what_a_corpus_holds(home: Path, tmp_path: Path) -> None:
    pairs, output = tmp_path / "own.tsv", tmp_path / "inspect.png"
    pairs.write_text("".join(f"the house {n} is red\tla maison {n} est rouge\n" for n in range(50)), encoding="utf-8")
    done = take(home, str(output), "--page", "train", "--inspect", "--pairs", str(pairs))
    assert done.returncode == 0, done.stderr
    assert LIGHT.ink2.name() in colours(QImage(str(output)).copy(100, 200, 500, 300))  # the source's bars
    pairs.write_bytes(b"%PDF-1.7")
    done = take(home, str(output), "--page", "train", "--inspect", "--pairs", str(pairs))
    assert done.returncode == 1
    assert "is a PDF document" in done.stderr


@pytest.mark.slow
def test_an_experiment_with_choices_of_its_controls(home: Path, tmp_path: Path) -> None:
    pictures = []
    for trained in ("true", "false"):
        output = tmp_path / f"{trained}.png"
        words = ["--page", "why", "--experiment", "gradient_reach", "--choose", f"trained={trained}"]
        done = take(home, str(output), *words, "--choose", "length=9", "--choose", "output=middle")
        assert done.returncode == 0, done.stderr
        pictures.append(QImage(str(output)))
        assert_lanes_are_shown(pictures[-1], LIGHT)
    assert pictures[0] != pictures[1]
    words = ["--page", "why", "--experiment", "gradient_reach", "--choose", "colour=red"]
    done = take(home, str(tmp_path / "none.png"), *words)
    assert done.returncode == 1
    assert "colour" in done.stderr


def test_a_choice_is_a_name_with_a_value_which_is_json_or_text() -> None:
    words = ["--picture", "x.png", "--choose", "length=9", "--choose", "trained=true", "--choose", "output=last"]
    assert main.parse_options(words).choose == [("length", 9), ("trained", True), ("output", "last")]
    with pytest.raises(SystemExit):
        main.parse_options(["--picture", "x.png", "--choose", "trained"])
