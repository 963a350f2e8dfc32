"""An experiment's numbers as files: tables for a spreadsheet, and all that was measured."""

import csv
import io
import json
from collections.abc import Mapping, Sequence

from engine.measurements.contract import Measurement, Table


def tables_csv(tables: Sequence[Table]) -> str:
    """The tables as CSV below each other, each under its title, with an empty line between them."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    for number, table in enumerate(tables):
        if number:
            writer.writerow(())
        writer.writerow((table.title,))
        writer.writerow(table.columns)
        writer.writerows(table.rows)
    return text.getvalue()


def measurements_json(experiment: str, options: Mapping[str, object], measured: Sequence[Measurement]) -> str:
    """What was measured with which options, as `python -m engine experiment --json` prints it."""
    found = [measurement.model_dump(mode="json") for measurement in measured]
    return json.dumps(
        {"experiment": experiment, "options": dict(options), "measurements": found}, ensure_ascii=False, indent=1
    )
