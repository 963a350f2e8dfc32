"""What the choices on the Train page mean, in words."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import replace

from engine.config import CleaningConfig
from engine.errors import ConfigError
from engine.events import CleaningReport, CorpusReport, Failure
from gui.i18n.text import tr
from gui.state.number_format import format_count, format_duration
from gui.state.time_left import TimesLeft
from gui.state.training_choice import TrainingChoice


def invitation(choice: TrainingChoice, titles: Mapping[str, str]) -> str:
    """What would be trained; `titles` are those of the architectures."""
    names = ", ".join(titles[name] for name in choice.architectures if name in titles)
    if not names:
        return tr("Choose at least one architecture above.")
    how = tr("The curves begin within seconds; the first translations come with the first validation.")
    start = tr("From scratch.") if choice.start_from is None else tr("From trained models.")
    return f"{names}: {_turns(choice)} {start} {how}"


def _turns(choice: TrainingChoice) -> str:
    minutes = "" if choice.minutes is None else f"{choice.minutes:g}"
    if len(choice.architectures) == 1:
        return tr("{0} min.").format(minutes) if minutes else tr("Until you stop it.")
    if choice.order == "sequential":
        return tr("One after the other, {0} min each.").format(minutes) if minutes else tr("One after the other.")
    return tr("Step by step in turn, {0} min each.").format(minutes) if minutes else tr("Step by step in turn.")


def what_is_wrong(choice: TrainingChoice, lacking: Sequence[str], settings: Sequence[str]) -> Failure | None:
    """All that is wrong with a choice; `lacking` architectures are not among the models to start from."""
    problems = [] if choice.architectures else [tr("Choose at least one architecture.")]
    problems += [tr("{0} is not there any more.").format(file) for file in choice.corpus.missing_files()]
    if lacking:
        problems.append(tr("The models to start from have none of this architecture: {0}").format(", ".join(lacking)))
    problems += settings
    try:
        # The rest is checked even where no architecture is chosen.
        replace(choice, architectures=choice.architectures or ("any",)).configuration("")
    except ConfigError as error:
        problems.append(error.what)
    if not problems:
        return None
    return Failure("\n".join(problems), tr("Your settings are as you left them."), tr("Change them, then start."), "")


def lines_left_out(report: CorpusReport) -> Failure:
    """That lines of a corpus could not be read, for its reader; there is at least one."""
    first, lines = report.bad_lines[0], "\n".join(map(str, report.bad_lines))
    kept = tr("The first is line {0:,} of {1}: {2}.").format(first.line, first.file, first.what)
    advice = tr("Such lines are left out of the training. Copy the details to mend them.")
    return Failure(report.summary, kept, advice, lines)


def left_out(cleaning: CleaningConfig, titles: Mapping[str, str], report: CleaningReport | None) -> str:
    """What is left out of the training, with its counts once they are known; "" for nothing."""
    counts = dict(report.dropped) if report else {}
    named = ", ".join(
        titles[option] if option not in counts else f"{titles[option]} {format_count(counts[option])}"
        for option in cleaning.options
    )
    if report:
        dropped, pairs = format_count(report.pairs - report.kept), format_count(report.pairs)
        named = tr("{0} of {1} pairs ({2})").format(dropped, pairs, named)
    return tr("Left out of the training: {0}").format(named) if named else ""


def until_all_end(times: TimesLeft, *, is_held: bool) -> str:
    """How long the whole training still takes, and until when if it is not held; "" if that is not known."""
    if not times.whole:
        return ""
    left = format_duration(times.whole)
    if is_held:
        return tr("{0} left for all").format(left)
    end = time.strftime("%H:%M", time.localtime(time.time() + times.whole))
    return tr("{0} left for all, until {1}").format(left, end)
