"""Runs as the list of the Train page words them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QDate, QLocale

from gui.i18n.text import tr
from gui.pages.train.run_menu import RunAction
from gui.pages.train.runs_panel import RunEntry
from gui.state.number_format import format_count
from gui.state.run_history import Run, RunHistory, Stray
from gui.state.training_progress import Phase, TrainingProgress
from gui.widgets.run_card import ScoreBar


@dataclass(frozen=True, slots=True)
class Shown:
    """A training that is in view, and what it is called.

    Attributes:
        is_here: whether this program trains it; else its log alone is read.
    """

    progress: TrainingProgress
    title: str
    is_here: bool = True


def list_entries(
    shown: Sequence[Shown], history: RunHistory, compared: Collection[Path], titles: Mapping[str, str]
) -> tuple[RunEntry, ...]:
    """What is in view that the disk does not tell of, then the runs on disk, then what is damaged.

    This program's own training comes first; `titles` name the architectures.
    """
    now = datetime.now()
    known = {run.folder: run for run in history.runs}
    in_view: dict[Path, RunEntry] = {}
    for one in (one for one in shown if one.progress.job_id):
        folder = Path(one.progress.run)
        in_view[folder] = entry_of_progress(one, known.get(folder), compared, titles)
    own = {Path(one.progress.run) for one in shown if one.is_here}
    first = [entry for folder, entry in in_view.items() if folder in own or folder not in known]
    listed = [
        in_view.get(run.folder) or entry_of_run(run, titles, now, run.folder in compared)
        for run in history.runs
        if not (run.folder in in_view and run.folder in own)
    ]
    return *first, *listed, *(entry_of_stray(stray) for stray in history.strays if stray.trouble != "foreign")


def entry_of_progress(shown: Shown, run: Run | None, compared: Collection[Path], titles: Mapping[str, str]) -> RunEntry:
    """A training of this session: `running · 2 140 steps`; `run` is what the disk tells of it."""
    progress = shown.progress
    word = phase_word(progress.phase) if shown.is_here else followed_word(progress.phase)
    steps = tr("{0} steps", "", progress.step).format(format_count(progress.step))
    scores = {name: part.best_bleu for name, part in progress.parts.items()}
    note = f"{word} · {steps}" if progress.step else word
    is_active = progress.phase.is_active
    actions: set[RunAction] = {"open_folder"}
    if progress.step:
        actions |= {"tensorboard", "csv", "json"}
    if progress.models:
        actions.add("stage")
    if run and not (is_active and shown.is_here):
        actions |= _actions_of(run)
    return RunEntry(
        progress.run,
        run.title if run else shown.title,
        note,
        _bars(scores, titles),
        progress.models,
        is_active,
        frozenset(actions),
        Path(progress.run) in compared,
    )


def entry_of_run(run: Run, titles: Mapping[str, str], now: datetime, is_compared: bool = False) -> RunEntry:
    """A run on disk: `today 09:12 · 10 min`."""
    minutes = run.config.budget.minutes
    budget = [tr("{0} min").format(f"{minutes:g}")] if minutes else []
    how = [tr("runs elsewhere")] if run.is_held else [tr("not finished")] if run.can_continue else []
    scores = {model.architecture: model.bleu for model in run.models}
    models = tuple(str(model.folder) for model in run.models)
    note = " · ".join([day_and_time(run.began, now), *(how or budget)])
    tip = ""
    if not run.is_held and run.end in ("open", "stopped", "failed") and not run.can_continue:
        tip = tr("It ended before its first checkpoint: it cannot be continued.")
    return RunEntry(
        str(run.folder),
        run.title,
        note,
        _bars(scores, titles),
        models,
        run.is_held,
        frozenset(_actions_of(run) | ({"stage"} if models else set())),
        is_compared,
        tip,
    )


def entry_of_stray(stray: Stray) -> RunEntry:
    """A folder that cannot be shown as a run: `cannot be read`."""
    if stray.trouble == "empty":
        note, tip = tr("nothing was trained"), tr("There is neither a model nor a log in its folder.")
    else:
        note, tip = tr("cannot be read"), stray.reason
    actions = frozenset[RunAction]({"open_folder", "delete"})
    return RunEntry(str(stray.folder), stray.folder.name, note, (), (), False, actions, False, tip)


def words_of_foreign(history: RunHistory) -> tuple[str, str]:
    """What is said of folders among the runs that nothing is known of, and their names; "" if there are none."""
    names = [stray.folder.name for stray in history.strays if stray.trouble == "foreign"]
    text = tr("{0} more folders hold no run", "", len(names)).format(len(names)) if names else ""
    return text, "\n".join(names)


def _actions_of(run: Run) -> set[RunAction]:
    """What can be done with a run on disk, but for the Stage."""
    actions: set[RunAction] = {"open_folder"}
    if run.end != "unknown":
        actions |= {"show", "compare", "tensorboard", "csv", "json"}
    if run.can_continue:
        actions.add("continue")
    if not run.is_held:
        actions |= {"rename", "delete"}
    return actions


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
        Phase.READING: tr("reading its log"),
        Phase.PREPARING: tr("preparing"),
        Phase.PAUSED: tr("paused"),
        Phase.STOPPED: tr("stopped"),
        Phase.FAILED: tr("failed"),
        Phase.FINISHED: tr("finished"),
    }
    return words.get(phase, tr("running"))


def followed_word(phase: Phase) -> str:
    """The same of a training that is only followed."""
    words = {Phase.PREPARING: tr("reading its log"), Phase.RUNNING: tr("followed")}
    return words.get(phase) or phase_word(phase)


def _bars(scores: Mapping[str, float | None], titles: Mapping[str, str]) -> tuple[ScoreBar, ...]:
    short = {"attention_rnn": tr("Attn"), "transformer": tr("Transf")}
    return tuple(ScoreBar(name, short.get(name, titles.get(name, name)), bleu) for name, bleu in scores.items())
