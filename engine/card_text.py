"""A card as text that people read: Markdown, with tables."""

from collections.abc import Iterable, Iterator, Sequence

from engine.cards import (
    CurvePoint,
    DataSet,
    EarlierTraining,
    ModelCard,
    ScoreByLength,
    ScoresOnSet,
    TrainingRecord,
    Weakness,
)
from engine.learning_curve import thin

MOST_CURVE_ROWS = 12


def card_text(card: ModelCard) -> str:
    """The whole card, ending with a line's end; of its learning curve a dozen points."""
    parts = [
        [f"# {card.title}", ""],
        _describe_model(card),
        ["", "## Training", ""],
        _describe_training(card.training),
        ["", *_describe_data(card.data)],
        ["", "## Scores", ""],
        _describe_scores(card.scores),
        ["", "## Known weaknesses", ""] if card.weaknesses else [],
        _describe_weaknesses(card.weaknesses),
    ]
    return "\n".join(line for part in parts for line in part).rstrip("\n") + "\n"


def length_text(part: ScoreByLength) -> str:
    """A range of lengths: `11-20`, `41+`, or one number."""
    if part.longest is None:
        return f"{part.shortest}+"
    return str(part.shortest) if part.longest == part.shortest else f"{part.shortest}-{part.longest}"


def _describe_model(card: ModelCard) -> list[str]:
    sizes = ", ".join(f"{name.replace('_', ' ')} {value}" for name, value in card.sizes.items())
    mebibytes = card.weights.bytes / 2**20
    return [
        f"{card.source_language} to {card.target_language}: {card.architecture_title}, {card.parameters:,} parameters,",
        f"{card.vocabulary_size:,} pieces of vocabulary, {mebibytes:.1f} MiB of weights in {card.weights.precision}.",
        "",
        f"Sizes: {sizes}.",
        "",
        f"Use: {card.use}.",
    ]


def _describe_training(training: TrainingRecord) -> list[str]:
    which = "at the end of its schedule" if training.checkpoint == "last" else "that scored best while it trained"
    lines = [f"{training.steps:,} steps in {training.minutes:,} minutes; the checkpoint {which}."]
    if training.tokens_per_second:
        lines.append(f"Some {training.tokens_per_second:,} tokens a second, source and target.")
    lines.append(f"Machine: {training.machine}.")
    if training.pairs_an_epoch:
        lines.append(f"An epoch has {training.pairs_an_epoch:,} pairs.")
    lines += [_describe_earlier(earlier) for earlier in training.earlier]
    if not training.curve:
        return [*lines, "Its learning curve was not kept."]
    columns, rows = _learning_curve(thin(training.curve, MOST_CURVE_ROWS))
    validated_on = f" ({training.validated_on})" if training.validated_on else ""
    told = f"Learning curve{validated_on}, losses in nats a piece, that of training with label smoothing:"
    return [*lines, "", told, "", *_table(columns, rows)]


def _describe_earlier(training: EarlierTraining) -> str:
    sets = ", ".join(f"{data.name} {data.repeat} times" if data.repeat > 1 else data.name for data in training.data)
    return (
        f"It began with weights of {training.steps:,} steps in {training.minutes:,} minutes (machine: "
        f"{training.machine}; an epoch: {sets})."
    )


def _learning_curve(curve: Sequence[CurvePoint]) -> tuple[list[str], list[list[str]]]:
    """Names and rows of its table; alignment error rates stand in it where they are known."""
    columns = ["step", "minutes", "training loss", "validation loss", "BLEU"]
    rows = [
        [
            f"{point.step:,}",
            "" if point.seconds is None else f"{point.seconds / 60:.1f}",
            "" if point.training_loss is None else f"{point.training_loss:.3f}",
            f"{point.validation_loss:.3f}",
            f"{point.bleu:.1f}",
        ]
        for point in curve
    ]
    rates = [point.alignment_error_rate for point in curve]
    if any(rate is not None for rate in rates):
        columns.append("alignment error rate")
        for row, rate in zip(rows, rates, strict=True):
            row.append("" if rate is None else f"{rate:.3f}")
    return columns, rows


def _describe_data(data: Iterable[DataSet]) -> Iterator[str]:
    rows = []
    for part in data:
        origin = part.origin
        if made := part.made_from:
            origin += f"; seed {made.seed}, {made.pairs:,} pairs, {made.shortest} to {made.longest} words"
        rows.append((part.name, f"{part.pairs:,}", str(part.repeat), part.licence, origin))
    yield from _table(("data", "pairs", "times an epoch", "licence", "origin"), rows, texts=(0, 3, 4))


def _describe_scores(scores: Iterable[ScoresOnSet]) -> Iterator[str]:
    yield "Decoded greedily in float32."
    for test in scores:
        figures = [f"BLEU {test.bleu:.1f}", f"chrF {test.chrf:.1f}"]
        if test.exact_match is not None:
            figures.append(f"exact match {test.exact_match:.1f} %")
        if test.alignment_error_rate is not None:
            figures.append(f"alignment error rate {test.alignment_error_rate:.3f}")
        if test.best_head:
            layer, head, rate = test.best_head
            figures.append(f"of its best head (layer {layer}, head {head}) {rate:.3f}")
        yield from ("", f"### {test.name}", "", f"{test.pairs:,} pairs: {', '.join(figures)}.")
        if made := test.made_from:
            yield f"Made from seed {made.seed}, {made.pairs_a_length:,} of each length; no source was in training."
        columns, rows = ["words of the source", "pairs", "BLEU", "chrF"], []
        has_exact = any(part.exact_match is not None for part in test.by_length)
        for part in test.by_length:
            row = [length_text(part), f"{part.pairs:,}", f"{part.bleu:.1f}", _figure(part.chrf)]
            rows.append([*row, _figure(part.exact_match)] if has_exact else row)
        yield from ("", *_table([*columns, "exact match, %"] if has_exact else columns, rows))
        yield from ("", f"- BLEU `{test.bleu_signature}`", f"- chrF `{test.chrf_signature}`")


def _figure(value: float | None) -> str:
    """A score, or nothing where it was not measured."""
    return "" if value is None else f"{value:.1f}"


def _describe_weaknesses(weaknesses: Iterable[Weakness]) -> Iterator[str]:
    for weakness in weaknesses:
        yield f"- {weakness.source}"
        yield f"  - It says: {weakness.translation or '(nothing)'}"
        yield f"  - {weakness.remark}"
        if weakness.reference is not None:
            yield f"  - Right is: {weakness.reference}"
        if weakness.missing:
            yield f"  - Missing: {', '.join(weakness.missing)}."


def _table(columns: Sequence[str], rows: Iterable[Sequence[str]], texts: Sequence[int] = (0,)) -> Iterator[str]:
    """A Markdown table; the columns that are no `texts` are aligned to the right."""
    yield f"| {' | '.join(columns)} |"
    yield f"| {' | '.join('---' if i in texts else '--:' for i in range(len(columns)))} |"
    for row in rows:
        yield f"| {' | '.join(cell.replace('|', '/') for cell in row)} |"
