#!/usr/bin/env python3
"""What the cards of the shipped models say they reach, as a Markdown table, printed or put into a document.

usage: python -m tools.scores_table [--into README.md]
The document marks the place by `<!-- scores -->` and `<!-- /scores -->` on lines of their own.
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from bench.report import markdown, put_into
from engine.architectures import ARCHITECTURES
from engine.benchmark.tables import Table
from engine.card_files import find_card
from engine.cards import ModelCard, ScoresOnSet
from engine.paths import shipped_assets

PACKS = ("everyday", "grammar", "reversal")
COLUMNS = ("test set: model", "pairs", "BLEU", "chrF", "exact match, %", "alignment error rate")
MARK = "scores"


def main(words: list[str] | None = None) -> int:
    """Print, or replace what stands between the marks."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--into", type=Path, metavar="DOCUMENT.md")
    parser.add_argument("--models", type=Path, default=shipped_assets() / "models", help="the folder of the packs")
    options = parser.parse_args(words)
    text = scores_table(options.models)
    if options.into is None:
        sys.stdout.write(text)
    else:
        document = options.into.read_text(encoding="utf-8")
        options.into.write_text(put_into(document, text, MARK), encoding="utf-8")
    return 0


def scores_table(models: Path) -> str:
    """A row for each model on each test set of its pack."""
    rows = [row for pack in PACKS for row in _rows(models / pack)]
    return markdown(Table("", COLUMNS, rows))


def _rows(pack: Path) -> Iterator[tuple[str, ...]]:
    cards = [card for name in ARCHITECTURES if (card := find_card(pack / name))]
    for test in cards[0].scores if cards else ():
        for card in cards:
            for scores in card.scores:
                if scores.name == test.name:
                    yield _row(card, scores)


def _row(card: ModelCard, scores: ScoresOnSet) -> tuple[str, ...]:
    exact, rate = scores.exact_match, scores.alignment_error_rate
    return (
        f"{scores.name}: {card.architecture_title}",
        f"{scores.pairs:,}",
        f"{scores.bleu:.1f}",
        f"{scores.chrf:.1f}",
        "" if exact is None else f"{exact:.1f}",
        "" if rate is None else f"{rate:.3f}",
    )


if __name__ == "__main__":
    sys.exit(main())
