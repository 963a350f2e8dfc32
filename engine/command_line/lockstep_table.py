"""A translation in lockstep as a table in a terminal: one row a step, one column a model."""

import math
from pathlib import Path

import numpy as np
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from engine.events import Array, DecodeFinished, DecodeStarted, Event, Piece, TokenDecoded

# Okabe and Ito's orange, blue and green, in the order of the lanes; further models take them in turn.
COLOURS = ("#E69F00", "#56B4E9", "#009E73")
NARROWEST_PIECE, WIDEST_PIECE = 4, 12
LEGEND = (
    "piece · probability · entropy in nats · the source piece it attends to most (≈ most salient, without attention)"
)


class LockstepTable:
    """Collects the events of one translation; `render` gives what is known so far."""

    def __init__(self, models: tuple[str, ...]) -> None:
        self.models = models
        self._sources: dict[str, tuple[Piece, ...]] = {}
        self._tokens: dict[str, list[TokenDecoded]] = {model: [] for model in models}
        self._texts: dict[str, str] = {}

    def take(self, event: Event) -> None:
        """Note what an event tells; events of other kinds are passed over."""
        match event:
            case DecodeStarted():
                self._sources[event.model] = event.source_pieces
            case TokenDecoded():
                self._tokens[event.model].append(event)
            case DecodeFinished():
                self._texts[event.model] = event.text + (" …" if event.was_cut else "")

    def render(self, width: int, height: int | None = None) -> RenderableType:
        """What is known so far, in `width` columns; only the last steps if it must fit into `height` lines."""
        steps = max(map(len, self._tokens.values()))
        # Borders, header and legend take five lines, each translation one.
        first = 0 if height is None else max(0, steps - max(1, height - 5 - len(self.models)))
        # The step's column takes six columns, a border three; a cell's figures and spaces take 14.
        cell_width = min(2 * WIDEST_PIECE + 14, max(2 * NARROWEST_PIECE + 14, (width - 6) // len(self.models) - 3))
        table = Table(caption=LEGEND, caption_justify="left")
        table.add_column("", justify="right", style="dim", width=2)
        for i, model in enumerate(self.models):
            title = "/".join(Path(model).parts[-2:])
            table.add_column(Text(title, style=f"bold {colour(i)}"), no_wrap=True, width=cell_width)
        for step in range(first, steps):
            table.add_row(str(step + 1), *(self._cell(model, step, (cell_width - 14) // 2) for model in self.models))
        texts = (Text(f"{m}: {self._texts[m]}", style=colour(i)) for i, m in enumerate(self.models) if m in self._texts)
        return Group(table, *texts)

    def _cell(self, model: str, step: int, width: int) -> Text:
        if step >= len(self._tokens[model]):
            return Text("")
        token = self._tokens[model][step]
        probability = math.exp(token.log_prob)
        cell = Text(f"{label(token.piece):<{width}.{width}}", style="bold" if probability > 0.5 else "")
        cell.append(f" {probability:4.2f} {token.entropy:4.1f} ", style="dim not bold")
        return cell.append(self._most_read(model, token)[: width + 2], style="not bold")

    def _most_read(self, model: str, token: TokenDecoded) -> str:
        if token.attention is not None:
            sign, weights = "←", mean_over_heads(token.attention)
        elif token.saliency is not None:
            sign, weights = "≈", token.saliency
        else:
            return ""
        return f"{sign} {label(self._sources[model][int(weights.argmax())])}"


def label(piece: Piece) -> str:
    """A piece with its word boundary visible: `·` before a piece that goes on with the word before."""
    return piece.text if piece.starts_word or piece.is_end else f"·{piece.text}"


def mean_over_heads(attention: Array) -> Array:
    """(layers, heads, source) or (source,) to (source,)."""
    rows = attention.reshape(-1, attention.shape[-1])
    return np.asarray(rows.mean(0), dtype=np.float32)


def colour(index: int) -> str:
    """The colour of the model in this place."""
    return COLOURS[index % len(COLOURS)]
