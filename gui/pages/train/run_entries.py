"""Runs as the list of the Train page words them."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from gui.pages.train.runs_panel import RunEntry
from gui.state.number_format import format_count
from gui.state.run_history import Run
from gui.state.training_progress import Phase, TrainingProgress
from gui.widgets.run_card import ScoreBar

SHORT_LABELS = {"attention_rnn": "Attn", "transformer": "Transf"}


def list_entries(
    progress: TrainingProgress, title: str, runs: Sequence[Run], titles: Mapping[str, str]
) -> tuple[RunEntry, ...]:
    """The training of this session, if there is one, then those on disk; `titles` name the architectures."""
    now = datetime.now()
    current = [entry_of_progress(progress, title, titles)] if progress.job_id else []
    others = [run for run in runs if not progress.run or run.folder != Path(progress.run)]
    return (*current, *(entry_of_run(run, titles, now) for run in others))


def entry_of_progress(progress: TrainingProgress, title: str, titles: Mapping[str, str]) -> RunEntry:
    """The training of this session: `running · 2 140 steps`."""
    word = phase_word(progress.phase)
    steps = _tr("{0} steps").format(format_count(progress.step))
    scores = {name: part.best_bleu for name, part in progress.parts.items()}
    note = f"{word} · {steps}" if progress.step else word
    return RunEntry(progress.run, title, note, _bars(scores, titles), progress.models, progress.phase.is_active)


def entry_of_run(run: Run, titles: Mapping[str, str], now: datetime) -> RunEntry:
    """A run on disk: `today 09:12 · 10 min`."""
    minutes = run.config.budget.minutes
    budget = " · " + _tr("{0} min").format(f"{minutes:g}") if minutes else ""
    scores = {model.architecture: model.bleu for model in run.models}
    models = tuple(str(model.folder) for model in run.models)
    return RunEntry(str(run.folder), run.title, day_and_time(run.began, now) + budget, _bars(scores, titles), models)


def day_and_time(when: datetime, now: datetime) -> str:
    """`today 09:12`, `yesterday`, else month and day."""
    days = (now.date() - when.date()).days
    if days == 0:
        return _tr("today {0}").format(f"{when:%H:%M}")
    if days == 1:
        return _tr("yesterday")
    pattern = "MMM d" if when.year == now.year else "MMM d yyyy"
    return QLocale().toString(QDate(when.year, when.month, when.day), pattern)


def phase_word(phase: Phase) -> str:
    """A training's phase in one word."""
    words = {
        Phase.PREPARING: _tr("preparing"),
        Phase.PAUSED: _tr("paused"),
        Phase.STOPPED: _tr("stopped"),
        Phase.FAILED: _tr("failed"),
        Phase.FINISHED: _tr("finished"),
    }
    return words.get(phase, _tr("running"))


def _bars(scores: Mapping[str, float | None], titles: Mapping[str, str]) -> tuple[ScoreBar, ...]:
    return tuple(ScoreBar(name, SHORT_LABELS.get(name, titles.get(name, name)), bleu) for name, bleu in scores.items())


def _tr(text: str) -> str:
    return QCoreApplication.translate("TrainPage", text)
