"""What a corpus holds, as tables in a terminal."""

from collections.abc import Iterable

from rich.bar import Bar
from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from engine.command_line.cleaning_options import LIMITS, flag_of
from engine.corpora.inspection_report import (
    WORD_BUCKETS,
    CharacterCount,
    CorpusInspection,
    Excerpt,
    SideInspection,
    SuspectReason,
)

REASONS: dict[SuspectReason, str] = {
    "length": "unusual lengths",
    "copy": "not translated",
    "numbers": "different numbers",
    "script": "another script",
    "markup": "no sentence",
    "characters": "damaged characters",
}
EXAMPLES_SHOWN = 3
CHARACTERS_SHOWN = 8
LONGEST_SHOWN = 240
FIGURES_WIDTH, NARROWEST_BAR, WIDEST_BAR = 40, 8, 36


def print_inspection(inspection: CorpusInspection, console: Console) -> None:
    """Print all of it; an empty corpus has nothing more to show."""
    if not inspection.pairs:
        return
    for title, table in (
        ("Words in a sentence", _histogram(inspection, console.width)),
        ("Repeated", _repetitions(inspection)),
        ("Suspects", _suspects(inspection)),
        ("Characters", _characters(inspection)),
        ("What cleaning would drop", _drops(inspection)),
        ("Samples", _excerpts(inspection.samples)),
    ):
        if table.row_count:
            console.print()
            console.print(Text(title, style="bold"))
            console.print(table)


def _histogram(inspection: CorpusInspection, width: int) -> Table:
    sides = inspection.source, inspection.target
    bar_width = max(NARROWEST_BAR, min(WIDEST_BAR, (width - FIGURES_WIDTH) // 2))
    full = max(max(side.histogram) for side in sides)
    table = _grid("right", "left", "right", "left", "right")
    table.add_row("", *(cell for side in sides for cell in (Text(side.language, style="dim"), "")))
    last = max(place for side in sides for place, count in enumerate(side.histogram) if count)
    for place, (low, high) in enumerate(WORD_BUCKETS[: last + 1]):
        cells: list[RenderableType] = [f"{low}–{high}" if high else f"{low} or more"]
        for side in sides:
            cells += [Bar(full, 0, side.histogram[place], width=bar_width), f"{side.histogram[place]:,}"]
        table.add_row(*cells)
    table.add_row("", *(cell for side in sides for cell in (_lengths(side), "")))
    return table


def _lengths(side: SideInspection) -> Text:
    figures = f"mean {side.mean_words:.1f}, median {side.median_words}, longest {side.longest_words:,}"
    return Text(figures, style="dim", no_wrap=True)


def _repetitions(inspection: CorpusInspection) -> Table:
    table = _grid("right", "right", "left")
    for count, what in (
        (inspection.duplicate_pairs, "pairs came before, both sides equal"),
        (inspection.repeated_sources, "pairs have a source that came before"),
        (inspection.ambiguous_sources, "sources have two translations or more"),
    ):
        table.add_row(f"{count:,}", _share(count, inspection.pairs), what)
    return table


def _suspects(inspection: CorpusInspection) -> Table:
    table = _grid("right", "right", "left")
    for suspects in inspection.suspects:
        table.add_row(f"{suspects.pairs:,}", _share(suspects.pairs, inspection.pairs), REASONS[suspects.reason])
        for example in suspects.examples[:EXAMPLES_SHOWN]:
            table.add_row("", "", Text(f"pair {example.number:,}: {example.note}", style="dim"))
            table.add_row("", "", _shown(example.source))
            table.add_row("", "", _shown(example.target))
    return table


def _characters(inspection: CorpusInspection) -> Table:
    table = _grid("right", "left")
    for side in (inspection.source, inspection.target):
        letters = max(1, sum(count for _, count in side.scripts))
        scripts = ", ".join(f"{script} {_share(count, letters)}" for script, count in side.scripts[:CHARACTERS_SHOWN])
        table.add_row(side.language, f"{side.characters:,} characters, {side.distinct_characters:,} different ones")
        table.add_row("", f"letters: {scripts or 'none'}")
        rare = f"{side.rare_characters:,} rare"
        for what, characters in (
            ("damaged or odd", side.odd_characters),
            ("invisible", side.invisible_characters),
            (rare, side.rarest_characters),
        ):
            if characters:
                table.add_row("", Text(f"{what}: {_listed(characters, with_names=what != rare)}"))
    return table


def _drops(inspection: CorpusInspection) -> Table:
    table = _grid("right", "right", "left")
    for option, count in inspection.drops:
        limit = f" {getattr(inspection.cleaning, option):g}" if option in LIMITS else ""
        table.add_row(f"{count:,}", _share(count, inspection.pairs), f"{flag_of(option)}{limit}")
    together = inspection.dropped_by(inspection.cleaning.options)
    table.add_row(f"{together:,}", _share(together, inspection.pairs), Text("all of them together", style="dim"))
    return table


def _excerpts(examples: Iterable[Excerpt]) -> Table:
    table = _grid("right", "left")
    for example in examples:
        table.add_row(Text(f"{example.number:,}", style="dim"), _shown(example.source))
        table.add_row("", _shown(example.target))
    return table


def _grid(*sides: str) -> Table:
    table = Table(box=None, show_header=False, padding=(0, 1, 0, 0), pad_edge=False)
    table.add_column(justify="right", no_wrap=True, min_width=10)
    for side in sides[1:]:
        table.add_column(justify="right" if side == "right" else "left")
    return table


def _listed(characters: tuple[CharacterCount, ...], *, with_names: bool) -> str:
    """The first few, and how often each stands there; without names as they look, or their numbers."""
    names = [one.name if with_names else one.name.split()[0] for one in characters[:CHARACTERS_SHOWN]]
    shown = ", ".join(f"{name} ({one.count:,})" for name, one in zip(names, characters, strict=False))
    return f"{shown}, …" if len(characters) > CHARACTERS_SHOWN else shown


def _share(count: int, whole: int) -> str:
    share = 100 * count / whole
    return f"{share:.1f} %" if share >= 0.05 or not count else "<0.1 %"


def _shown(text: str) -> Text:
    return Text(text if len(text) <= LONGEST_SHOWN else text[:LONGEST_SHOWN] + "…")
