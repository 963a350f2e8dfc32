"""What a training prints."""

import io

import pytest
from rich.console import Console

from engine.command_line.training_report import TrainingReport, describe_seconds
from engine.corpora.report import BadLine, CorpusReport
from engine.events import (
    CheckpointSaved,
    CorpusRead,
    Failure,
    JobPaused,
    JobProgressed,
    TrainingFinished,
    TrainingSetBack,
    TrainStepDone,
    ValidationScored,
)


def step(number: int, architecture: str = "rnn") -> TrainStepDone:
    return TrainStepDone(1, architecture, number, 3.14159, 0.002, 0.75, 12345.6, 754.0)


def report_on(*, is_terminal: bool) -> tuple[TrainingReport, io.StringIO]:
    file = io.StringIO()
    return TrainingReport(Console(file=file, width=100, force_terminal=is_terminal, color_system=None)), file


def test_in_a_pipe_steps_are_printed_now_and_then_for_each_architecture() -> None:
    report, file = report_on(is_terminal=False)
    for number in range(1, 50):
        report.take(step(number))
        report.take(step(number, "transformer"))
    assert file.getvalue().split("\n") == [
        "rnn step 1: loss 3.142, 12,346 tokens/s, learning rate 2.00e-03, 13 min left",
        "transformer step 1: loss 3.142, 12,346 tokens/s, learning rate 2.00e-03, 13 min left",
        "",
    ]


def test_in_a_terminal_the_latest_step_stands_in_the_table_instead() -> None:
    report, file = report_on(is_terminal=True)
    for number in range(1, 50):
        report.take(step(number))
    assert file.getvalue() == ""
    text = io.StringIO()
    Console(file=text, width=100).print(report.table())
    assert [cell.strip() for cell in text.getvalue().split("\n")[3].strip("│").split("│")] == [
        *("rnn", "49", "3.142", "12,346", "2.00e-03", "0.75", "13 min")
    ]


def test_what_is_done_between_steps_stands_under_the_table() -> None:
    report, _ = report_on(is_terminal=True)
    report.take(JobProgressed(1, "Cutting sentences into pieces", 5000, 20000))
    assert report.table().caption == "Cutting sentences into pieces … 5,000 of 20,000"
    report.take(step(1))
    assert report.table().caption == ""


def test_validations_best_checkpoints_set_backs_and_ends_are_kept_on_the_screen() -> None:
    report, file = report_on(is_terminal=False)
    report.take(ValidationScored(1, "rnn", 1200, 2.5, 17.25, is_best=True))
    report.take(CheckpointSaved(1, "rnn", 1200, "runs/a/rnn/best", is_best=True))
    report.take(CheckpointSaved(1, "rnn", 1200, "runs/a/rnn/last", is_best=False))
    report.take(TrainingSetBack(1, "rnn", 1250, float("nan"), 1200, 0.5))
    report.take(TrainingFinished(1, "rnn", 1300, "out_of_time", "runs/a/rnn/best"))
    assert file.getvalue().split("\n") == [
        "rnn step 1,200: validation loss 2.500, BLEU 17.2, the best so far",
        "rnn step 1,200: saved as runs/a/rnn/best",
        "rnn step 1,250: the gradient exploded (norm nan); back to step 1,200 and on at 0.5 of the learning rate",
        "rnn ends at step 1,300: its time is spent; the best is runs/a/rnn/best",
        "",
    ]


def test_an_alignment_error_rate_is_told_with_the_scores_where_there_is_one() -> None:
    report, file = report_on(is_terminal=False)
    report.take(ValidationScored(1, "transformer", 80, 2.5, 17.25, False, seconds=3.5, alignment_error=0.1234))
    expected = "transformer step 80: validation loss 2.500, BLEU 17.2, alignment error 0.123\n"
    assert file.getvalue() == expected


def test_what_was_left_out_of_a_corpus_is_told_line_by_line() -> None:
    report, file = report_on(is_terminal=False)
    bad = BadLine("a.tsv", 7, "not UTF-8", "not UTF-8 at byte 2", "x\\xff")
    report.take(CorpusRead(1, CorpusReport(("a.tsv",), 10, (("not UTF-8", 1),), (bad,))))
    report.take(CorpusRead(1, CorpusReport(("dev.en", "dev.fr"), 5)))
    assert file.getvalue().split("\n") == [
        "a.tsv: 9 pairs; 1 of 10 lines left out (1 not UTF-8)",
        "a.tsv, line 7: not UTF-8 at byte 2: “x\\xff”",
        "dev.en, dev.fr: 5 pairs",
        "",
    ]


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(None, ""), (0.4, "0 s"), (89.4, "89 s"), (90, "2 min"), (3599, "1 h 00 min"), (7500, "2 h 05 min")],
)
def test_durations_are_told_in_units_that_suit_them(seconds: float | None, text: str) -> None:
    assert describe_seconds(seconds) == text


def test_what_comes_of_a_pause_is_said_only_by_whoever_runs_the_training() -> None:
    pause = JobPaused(1, Failure("The disk is full.", "All is kept.", "Make room.", ""))
    for if_paused, expected in [("", ""), ("It tries again.", " It tries again.")]:
        file = io.StringIO()
        TrainingReport(Console(file=file, width=100), if_paused).take(pause)
        assert file.getvalue() == f"Paused. The disk is full. All is kept.{expected}\n"
