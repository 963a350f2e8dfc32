"""Runs as the list of the Train page words them."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QDate, QLocale

from gui.i18n.text import tr
from gui.pages.train.runs_panel import RunEntry
from gui.state.number_format import format_count
from gui.state.run_history import Run
from gui.state.training_progress import Phase, TrainingProgress
from gui.widgets.run_card import ScoreBar


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
    steps = tr("{0} steps", "", progress.step).format(format_count(progress.step))
    scores = {name: part.best_bleu for name, part in progress.parts.items()}
    note = f"{word} · {steps}" if progress.step else word
    return RunEntry(progress.run, title, note, _bars(scores, titles), progress.models, progress.phase.is_active)


def entry_of_run(run: Run, titles: Mapping[str, str], now: datetime) -> RunEntry:
    """A run on disk: `today 09:12 · 10 min`."""
    minutes = run.config.budget.minutes
    budget = " · " + tr("{0} min").format(f"{minutes:g}") if minutes else ""
    scores = {model.architecture: model.bleu for model in run.models}
    models = tuple(str(model.folder) for model in run.models)
    return RunEntry(str(run.folder), run.title, day_and_time(run.began, now) + budget, _bars(scores, titles), models)


def day_and_time(when: datetime, now: datetime) -> str:
    """`today 09:12`, `yesterday`, else month and day."""
    days = (now.date() - when.date()).days
    if days == 0:
        return tr("today {0}").format(f"{when:%H:%M}")
    if days == 1:
        return tr("yesterday")
    pattern = tr("MMM d") if when.year == now.year else tr("MMM d yyyy")
    return QLocale().toString(QDate(when.year, when.month, when.day), pattern)


def phase_word(phase: Phase) -> str:
    """A training's phase in one word."""
    words = {
        Phase.PREPARING: tr("preparing"),
        Phase.PAUSED: tr("paused"),
        Phase.STOPPED: tr("stopped"),
        Phase.FAILED: tr("failed"),
        Phase.FINISHED: tr("finished"),
    }
    return words.get(phase, tr("running"))


def _bars(scores: Mapping[str, float | None], titles: Mapping[str, str]) -> tuple[ScoreBar, ...]:
    short = {"attention_rnn": tr("Attn"), "transformer": tr("Transf")}
    return tuple(ScoreBar(name, short.get(name, titles.get(name, name)), bleu) for name, bleu in scores.items())
