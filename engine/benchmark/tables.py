"""The measurements as tables: what was measured, beside what, and whether the aim is met. Needs no torch."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from engine.benchmark.measurement import BATCH, SINGLE, TRAINING

Row = tuple[str, ...]
Result = Mapping[str, Any]

TITLES = {"rnn": "RNN", "attention_rnn": "Attention RNN", "transformer": "Transformer"}
SPEEDS = {
    TRAINING: ("training", "tokens/s"),
    SINGLE: ("one sentence", "ms a token"),
    BATCH: ("64 sentences at once", "sentences/s"),
}
LEAST_RATIOS = {
    "rnn": {TRAINING: 3.0, SINGLE: 1.5, BATCH: 1.5},
    "attention_rnn": {TRAINING: 2.5, SINGLE: 1.5, BATCH: 1.5},
    "transformer": {TRAINING: 3.0, SINGLE: 4.0, BATCH: 6.0},
}
LEAST_UTILISATION = {"transformer": 0.4}
LEAST_PEER_RATIOS = {SINGLE: 1 / 1.5, BATCH: 1.0}  # of CTranslate2's float32
MOST_GROWTH = 1.05  # of the memory, for four times as many sentences
FIRST_FRAME_SECONDS, MODELS_SECONDS = 1.5, 4.0
LATE_SHARE, MOST_LATE_MILLISECONDS = 0.01, 150.0
FRAME_MILLISECONDS = 1000 / 60
FIRST_TOKEN_MILLISECONDS = 100.0


@dataclass(frozen=True, slots=True)
class Table:
    """Figures as text: the first column says what they are of."""

    title: str
    columns: Row
    rows: list[Row]


def all_tables(result: Result) -> list[Table]:
    """A table for each part that was measured."""
    machine = result["machine"]
    title = f"{machine['processor']}, {machine['threads']} threads, torch {machine['torch']}"
    tables = [
        Table(title, ("", "engine", "yardstick", "ratio (spread)", "aim", "met"), list(_speed_rows(result))),
        Table("Matrix products", ("", "MFLOP a token", "used of", "share", "aim", "met"), list(_flops_rows(result))),
        Table("Memory", ("", "sentences", "peak MiB", "growth", "aim", "met"), list(_memory_rows(result))),
        Table("CTranslate2", ("", "engine", "CTranslate2", "ratio (spread)", "aim", "met"), list(_peer_rows(result))),
        Table("Window", ("", "median", "lowest", "highest", "aim", "met"), list(_start_rows(result))),
        Table(
            "Timer of 16 ms beside a training",
            ("", "ticks", "late by 50 ms", "worst", "aim", "met"),
            list(_lateness_rows(result)),
        ),
        Table(
            "Frames of the Stage, some 70 pieces by 60",
            ("", "frames", "median", "19 in 20 within", "aim", "met"),
            list(_frame_rows(result)),
        ),
    ]
    return [table for table in tables if table.rows]


def overview(result: Result) -> Table:
    """One row an architecture: its speeds and how they compare with the yardstick's."""
    columns = ("", *(what for what, _ in SPEEDS.values()))
    rows = []
    for name, title in TITLES.items():
        speeds = result.get(name, {})
        if TRAINING in speeds:
            rows.append((title, *(_overview_cell(speeds, speed) for speed in SPEEDS)))
    return Table("Speed", columns, rows)


def _overview_cell(speeds: Result, speed: str) -> str:
    text = f"{figure(speeds[speed])} {SPEEDS[speed][1]}"
    return f"{text}, {_ratio(speeds, speed)}" if "ratios" in speeds else text


def _speed_rows(result: Result) -> Iterator[Row]:
    for name, title in TITLES.items():
        speeds = result.get(name, {})
        for speed, (what, unit) in SPEEDS.items():
            if speed in speeds:
                label = f"{title}, {what} ({unit})"
                yield (label, figure(speeds[speed]), *_beside(speeds, speed, "yardstick", LEAST_RATIOS[name][speed]))


def _beside(speeds: Result, speed: str, other: str, least: float) -> Row:
    if "ratios" not in speeds:
        return "", "", f"x{least:g}", ""
    met = _met(speeds["ratios"][speed] >= least)
    return figure(speeds[other][speed]), _ratio(speeds, speed), f"x{least:.2g}", met


def _flops_rows(result: Result) -> Iterator[Row]:
    for name, title in TITLES.items():
        speeds = result.get(name, {})
        for precision, share in speeds.get("utilisation", {}).items():
            rate = f"{precision}, {figure(result['machine']['product_gflop_per_s'][precision])} GFLOP/s"
            is_fastest = share == min(speeds["utilisation"].values())
            aim = LEAST_UTILISATION.get(name) if is_fastest else None
            aims = ("", "") if aim is None else (f"{aim:.0%}", _met(share >= aim))
            yield title, figure(speeds["mflop_per_token"]), rate, f"{share:.1%}", *aims


def _memory_rows(result: Result) -> Iterator[Row]:
    for name, title in TITLES.items():
        memory = result.get(name, {}).get("memory")
        if memory:
            few, many = memory["peak_mib"]
            counts = " and ".join(f"{count:,}" for count in memory["sentences"])
            growth = many / few
            met = _met(growth <= MOST_GROWTH)
            yield title, counts, f"{few:,.0f} and {many:,.0f}", f"x{growth:.2f}", f"x{MOST_GROWTH:g}", met


def _peer_rows(result: Result) -> Iterator[Row]:
    peer = result.get("peer", {})
    for precision in ("float32", "int8"):
        theirs = peer.get(precision)
        for speed in (SINGLE, BATCH) if theirs else ():
            what, unit = SPEEDS[speed]
            least = LEAST_PEER_RATIOS[speed] if precision == "float32" else None
            aims = ("", "") if least is None else (f"x{least:.2g}", _met(theirs["ratios"][speed] >= least))
            label = f"{precision}, {what} ({unit})"
            yield label, figure(theirs["engine"][speed]), figure(theirs[speed]), _ratio(theirs, speed), *aims
        if theirs:
            yield f"{precision}, same translations", f"{theirs['same_translations']} of {theirs['of']}", "", "", "", ""


def _start_rows(result: Result) -> Iterator[Row]:
    start = result.get("start", {})
    aims = {"first_frame_s": ("first frame", FIRST_FRAME_SECONDS), "models_ready_s": ("models ready", MODELS_SECONDS)}
    for name, (what, most) in aims.items():
        if name in start:
            seconds = start[name]
            figures = (f"{seconds[each]:.2f} s" for each in ("median", "lowest", "highest"))
            yield what, *figures, f"{most:g} s", _met(seconds["median"] <= most)
    if took := result.get("first_token", {}).get("first_token_ms"):
        figures = (f"{took[each]:.0f} ms" for each in ("median", "lowest", "highest"))
        met = _met(took["median"] <= FIRST_TOKEN_MILLISECONDS)
        yield "Enter to first token", *figures, f"{FIRST_TOKEN_MILLISECONDS:g} ms", met


def _lateness_rows(result: Result) -> Iterator[Row]:
    for name, late in result.get("lateness", {}).get("trainings", {}).items():
        share, worst = late["late_share"], late["worst_ms"]
        met = _met(share < LATE_SHARE and worst < MOST_LATE_MILLISECONDS)
        aim = f"< {LATE_SHARE:.0%}, < {MOST_LATE_MILLISECONDS:.0f} ms"
        yield TITLES.get(name, name), f"{late['ticks']:,}", f"{share:.2%}", f"{worst:.0f} ms", aim, met


def _frame_rows(result: Result) -> Iterator[Row]:
    for when in ("alone", "beside a training"):
        if when in result.get("frames", {}):
            took = result["frames"][when]
            figures = (f"{took[each]:.1f} ms" for each in ("median_ms", "p95_ms"))
            met = _met(took["p95_ms"] <= FRAME_MILLISECONDS)
            yield when, f"{took['frames']:,}", *figures, f"{FRAME_MILLISECONDS:.1f} ms", met


def figure(value: float) -> str:
    """A number in three digits or more."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def _ratio(speeds: Result, speed: str) -> str:
    lowest, highest = speeds["ratio_spread"][speed]
    return f"x{speeds['ratios'][speed]:.2f} ({lowest:.2f} to {highest:.2f})"


def _met(is_met: bool) -> str:
    return "yes" if is_met else "no"
