"""List the models that are here: own packs, shipped ones, and the checkpoints of trainings."""

import argparse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `model list` takes."""
    parser.add_argument("--json", action="store_true", help="print JSON, with all that is known, instead of a table")


def run(arguments: argparse.Namespace) -> int:
    """Print them; what cannot be used is named with its reason."""
    import json
    from dataclasses import asdict

    from rich.filesize import decimal
    from rich.markup import escape
    from rich.table import Table

    from engine.child_process import finish
    from engine.command_line.output import screen
    from engine.library.listing import list_library

    families = finish(list_library())
    if arguments.json:
        whole = [
            asdict(family)
            | {
                "models": [
                    asdict(model) | {"card": model.card.model_dump(mode="json") if model.card else None}
                    for model in family.models
                ]
            }
            for family in families
        ]
        print(json.dumps(whole, indent=2, ensure_ascii=False))
        return 0
    table = Table(box=None, pad_edge=False)
    for column in ("model", "title", "languages", "where"):
        table.add_column(column, overflow="fold")
    for column in ("parameters", "size"):
        table.add_column(column, justify="right", no_wrap=True)
    for family in families:
        languages = f"{family.source_language} → {family.target_language}"
        for model in family.models:
            told = (
                (model.trouble, family.place, "", "")
                if model.trouble
                else (languages, family.place, f"{model.parameters:,}", decimal(model.bytes))
            )
            table.add_row(*map(escape, (model.model, family.title, *told)))
    if families:
        screen().print(table)
    else:
        print("There are no models.")
    return 0
