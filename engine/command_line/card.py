"""Show a model's card: what it is, what it was trained on, what it reaches and where it fails."""

import argparse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `card` takes."""
    parser.add_argument("--model", required=True, help="pack/architecture, such as everyday/rnn, or a model folder")
    parser.add_argument("--json", action="store_true", help="print JSON instead of text")


def run(arguments: argparse.Namespace) -> int:
    """Print the card: rendered in a terminal, as Markdown into a pipe."""
    from rich.markdown import Markdown

    from engine.card_files import read_model_card
    from engine.card_text import card_text
    from engine.command_line.output import screen
    from engine.models import find_model

    card = read_model_card(find_model(arguments.model))
    if arguments.json:
        print(card.model_dump_json(indent=2, exclude_none=True))
    elif screen().is_terminal:
        screen().print(Markdown(card_text(card)))
    else:
        print(card_text(card), end="")
    return 0
