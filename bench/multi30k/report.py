"""The benchmark's result as Markdown."""

from bench.multi30k.result import BEAM, Measured, Result, Target, shortfalls
from bench.report import markdown
from engine.architectures import ARCHITECTURES
from engine.benchmark.tables import Table

COLUMNS = (
    "",
    "published",
    "aimed at",
    "BLEU, greedy",
    f"BLEU, beam {BEAM}",
    "validation BLEU, greedy",
    "parameters (published)",
    "steps",
    "minutes",
)


def as_markdown(result: Result, targets: dict[str, Target], minutes: float) -> str:
    """A table, what fell short, and how it was measured."""
    rows = [_row(model, targets[model.architecture]) for model in result.models]
    table = markdown(Table("Multi30k, German to English", COLUMNS, rows))
    return "\n".join(
        [
            "# Multi30k, German to English: test 2016\n",
            table,
            *(f"- {line}" for line in _verdicts(result, targets, minutes)),
            f"\nsacreBLEU `{result.signature}`. Trained and measured on {result.machine}.",
            "\n![Learning curves: BLEU on the first validation pairs against minutes of training](curves.png)\n",
        ]
    )


def _row(model: Measured, target: Target) -> tuple[str, ...]:
    aim = f"{target.greedy:g}" if target.beam is None else f"{target.greedy:g}; beam {target.beam:g}"
    return (
        ARCHITECTURES[model.architecture].description.title,
        f"{target.published.bleu:g} ({target.published.name})",
        aim,
        f"**{model.test:.1f}**",
        f"{model.beam:.1f}",
        f"{model.validation:.1f}",
        f"{model.parameters / 1e6:.1f} M ({target.published.parameters / 1e6:.1f} M)",
        f"{model.steps:,}",
        f"{model.minutes:.1f} on {model.threads} {'core' if model.threads == 1 else 'cores'}",
    )


def _verdicts(result: Result, targets: dict[str, Target], minutes: float) -> list[str]:
    lines = []
    for model in result.models:
        title = ARCHITECTURES[model.architecture].description.title
        found = shortfalls(model, targets[model.architecture], minutes)
        lines.append(f"{title}: {'; '.join(found) if found else 'all that was aimed at is reached'}.")
    return lines
