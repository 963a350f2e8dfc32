"""The entry point: opens the window, or takes a picture of it."""

import argparse
import json
import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from engine.child_process import CHILD, run_as_child
from engine.version import version

NO_DISPLAY = (
    "Lockstep needs a display and finds none: run it under a virtual one (`xvfb-run make run`), "
    "or translate in the terminal (`.venv/bin/python -m engine translate --model everyday/transformer`)."
)


def run(arguments: Sequence[str] | None = None) -> int:
    """Open the window, or with `--picture` take a picture of it; the exit code (2: no display)."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if words[:1] == [CHILD]:
        run_as_child(words[1:])
        return 0
    options = parse_options(words)
    if options.report:
        from gui.problem_report import problem_report

        sys.stdout.buffer.write(problem_report().encode())
        return 0
    if options.picture:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    elif _lacks_display():
        print(NO_DISPLAY, file=sys.stderr)
        return 2
    if sys.platform == "win32":
        # Qt's libraries, once loaded, keep torch's from loading. Elsewhere the engine's thread imports it, and the
        # window is there first.
        import engine.device  # noqa: F401

    if options.picture:
        return _picture(options)
    from gui.application import run_application

    code, has_ended = run_application(options.file, options.language)
    return _leave(code, has_ended)


def _picture(options: argparse.Namespace) -> int:
    from gui.picture import PictureError, PictureRequest, take_picture
    from gui.state.decoding_choice import DecodingChoice

    request = PictureRequest(
        output=options.picture,
        page=options.page,
        theme=options.theme,
        size=options.size,
        sentence=options.sentence,
        sample=options.sample,
        step=options.step,
        pack=options.pack,
        cards=tuple(options.card),
        corpus=options.corpus,
        preset=options.preset,
        seconds=options.seconds,
        files=tuple(options.pairs),
        view=options.view,
        lane=options.lane,
        is_inspected=options.inspect,
        is_advanced=options.advanced,
        is_lecture=options.lecture,
        forced=tuple(options.force),
        decoding=DecodingChoice("beam", width=options.beam) if options.beam else DecodingChoice(),
        session_file=options.session,
        kind=options.show,
        by_word=options.words,
        reading=options.attention,
        head=options.head,
        compared=tuple(options.compare),
        experiment=options.experiment,
        chosen=options.item,
        lesson=options.lesson,
        lesson_step=options.lesson_step,
        choices=tuple(options.choose),
        language=options.language or "en",
        text_scale=options.text_scale / 100,
        in_every_look=options.every_look,
    )
    try:
        has_ended = take_picture(request)
    except PictureError as error:
        print(f"No picture was taken. {error}", file=sys.stderr)
        return 1
    return _leave(0, has_ended)


def _leave(code: int, has_ended: bool) -> int:
    """Leave at once if the engine's thread is stuck: Python would crash while it clears up around it."""
    if not has_ended:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)
    return code


def _lacks_display() -> bool:
    is_unix_desktop = sys.platform.startswith(("linux", "freebsd"))
    return is_unix_desktop and not any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    )


def parse_options(arguments: Sequence[str] | None) -> argparse.Namespace:
    """What the command line says; raises SystemExit for what it cannot say."""
    parser = argparse.ArgumentParser(prog="lockstep", description="Three translation architectures on one clock.")
    parser.add_argument("--version", action="version", version=f"Lockstep {version()}")
    parser.add_argument("--report", action="store_true", help="tell versions and the newest log, to report a problem")
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE.lockstep", help="open this session")
    parser.add_argument("--language", choices=("en", "ko"), help="this time, whatever the settings say")
    picture = parser.add_argument_group("pictures", "Render one state with the real models, without a display.")
    picture.add_argument("--picture", type=Path, metavar="OUT.png", help="where to write the picture")
    picture.add_argument(
        "--text-scale", type=int, choices=range(80, 201), default=100, metavar="PERCENT", help="80 to 200"
    )
    picture.add_argument("--page", choices=("stage", "train", "why", "models"), default="stage")
    picture.add_argument("--theme", choices=("light", "dark", "high-contrast"), default="light")
    picture.add_argument("--size", type=_size, default=(1440, 900), metavar="WIDTHxHEIGHT")
    picture.add_argument(
        "--every-look", action="store_true", help="in each language, theme and usual size, as OUT-ko-dark-1024x700.png"
    )
    picture.add_argument("--sentence", help="stage: what to translate (default: the pack's first sample)")
    picture.add_argument(
        "--sample", metavar="NAME", help="stage: a sample, by its number in the gallery or a word of it"
    )
    picture.add_argument("--step", type=_step, default=None, metavar="N|last", help="stage: 1 is the first piece")
    picture.add_argument("--pack", help="stage: the models' pack (the first there is)")
    picture.add_argument(
        "--card", action="append", default=[], metavar="ARCHITECTURE", help="stage: with the card of this model open"
    )
    picture.add_argument(
        "--compare", action="append", default=[], metavar="MODEL", help="stage: with this model beside its like"
    )
    picture.add_argument("--session", type=Path, metavar="FILE.lockstep", help="stage: what this session tells of")
    picture.add_argument("--lecture", action="store_true", help="stage: alone, in large type")
    picture.add_argument(
        "--force",
        action="append",
        type=_forced,
        default=[],
        metavar="STEP:RANK",
        help="stage: with this candidate forced at this step, 1:2 is the second one of the first step; can be repeated",
    )
    picture.add_argument(
        "--beam", type=int, choices=range(1, 9), default=0, metavar="WIDTH", help="stage: by a beam search, 1 to 8 wide"
    )
    picture.add_argument(
        "--view", choices=("beam", "microscope", "ladder", "gallery"), help="stage: in place of the lanes"
    )
    picture.add_argument("--lane", metavar="ARCHITECTURE", help="stage: which lane is in front, and the view is of")
    picture.add_argument("--show", choices=("attention", "saliency"), default="attention", help="stage: in all lanes")
    picture.add_argument("--words", action="store_true", help="stage: pieces put together to words")
    picture.add_argument(
        "--attention", choices=("cross", "encoder", "decoder"), default="cross", help="stage: of the Transformer"
    )
    picture.add_argument("--head", type=_head, metavar="LAYER.HEAD", help="stage: of the Transformer, such as 2.1")
    picture.add_argument("--lesson", metavar="NAME|FILE", help="a lesson is open, such as ten-minutes")
    picture.add_argument("--lesson-step", type=int, default=1, metavar="N", help="at this step")
    _add_why(picture)
    _add_train(picture)
    picture.add_argument("--item", default="", metavar="NAME", help="models: a pack, a model or a corpus")
    return parser.parse_args(arguments)


def _add_why(picture: "argparse._ArgumentGroup") -> None:
    """What a picture of the Why page is told."""
    picture.add_argument("--experiment", default="1", metavar="N|NAME", help="why: which experiment is run")
    picture.add_argument(
        "--choose",
        action="append",
        type=_choice,
        default=[],
        metavar="KEY=VALUE",
        help="why: a choice in the experiment's controls, such as trained=true; can be repeated",
    )


def _add_train(picture: "argparse._ArgumentGroup") -> None:
    """What a picture of the Train page is told."""
    picture.add_argument("--corpus", default="reversal", help="train: an embedded corpus")
    picture.add_argument("--preset", choices=("tiny", "small", "base"), default="tiny", help="train: the models' size")
    picture.add_argument(
        "--pairs", nargs="+", type=Path, default=(), metavar="FILE", help="train: own pairs in place of that corpus"
    )
    picture.add_argument("--advanced", action="store_true", help="train: show every setting, train nothing")
    picture.add_argument("--inspect", action="store_true", help="train: show what the corpus holds, train nothing")
    picture.add_argument("--seconds", type=float, default=60.0, help="train: how long to train before the picture")


def _size(text: str) -> tuple[int, int]:
    found = re.fullmatch(r"(\d{3,5})x(\d{3,5})", text)
    if not found:
        raise argparse.ArgumentTypeError(f"{text} is no size such as 1440x900")
    return int(found[1]), int(found[2])


def _forced(text: str) -> tuple[int, int]:
    """A step and a rank, both from 1 on."""
    found = re.fullmatch(r"([1-9]\d{0,3}):([1-5])", text)
    if not found:
        raise argparse.ArgumentTypeError(f"{text} is no step and candidate such as 4:2")
    return int(found[1]), int(found[2])


def _choice(text: str) -> tuple[str, object]:
    """A name and a value, which is JSON or else text."""
    key, is_choice, value = text.partition("=")
    if not is_choice:
        raise argparse.ArgumentTypeError(f"{text} is no choice such as trained=true")
    try:
        return key, json.loads(value)
    except json.JSONDecodeError:
        return key, value


def _head(text: str) -> tuple[int, int]:
    """Layer and head, which are counted from 1 for people."""
    found = re.fullmatch(r"([1-9]\d?)\.([1-9]\d?)", text)
    if not found:
        raise argparse.ArgumentTypeError(f"{text} is no head: give layer and head, such as 2.1")
    return int(found[1]) - 1, int(found[2]) - 1


def _step(text: str) -> int | None:
    """A step from 1 on; None for the last."""
    if text == "last":
        return None
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text} is no step: give 1, 2, ... or last")
    return int(text)


if __name__ == "__main__":
    sys.exit(run())
