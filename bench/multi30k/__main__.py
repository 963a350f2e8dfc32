"""Train and score the three on Multi30k, German to English, and write the table with the learning curves.

usage: python -m bench.multi30k CORPORA [--run FOLDER] [--architecture NAME ...]

CORPORA holds multi30k-de-en.train.tsv.xz, .val.tsv.xz and .test_2016_flickr.tsv.xz. A training that was stopped goes
on, one that is done is only scored anew.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch
from rich.console import Console

from bench.multi30k.curves import draw_curves
from bench.multi30k.report import as_markdown
from bench.multi30k.result import BEAM, Measured, Point, Result, read_targets
from engine.architectures import ARCHITECTURES
from engine.benchmark.machine import describe_machine
from engine.checkpoint import holds_model, read_facts
from engine.command_line.held_training import HOW_IT_TRIES, keep_trying
from engine.command_line.interrupts import noted_interrupts
from engine.command_line.training_report import show_training
from engine.commands import StartTraining
from engine.config import TrainingConfig, read_config
from engine.corpora.pair import Pair
from engine.corpora.reading import read_pairs
from engine.device import keep_freed_memory
from engine.errors import EngineError
from engine.evaluation import Evaluation, evaluate_model
from engine.event_log import EVENT_LOG
from engine.jobs import train
from engine.learning_curve import read_learning_record
from engine.models import LoadedModels

HERE = Path(__file__).parent
SETS = "multi30k-de-en.val.tsv.xz", "multi30k-de-en.test_2016_flickr.tsv.xz"


def main(words: Sequence[str] | None = None) -> int:
    """Train what is not trained yet, score all and write `bench/multi30k`: 130 if it was interrupted."""
    parser = argparse.ArgumentParser(prog="python -m bench.multi30k", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--run", type=Path, default=Path("runs/multi30k"))
    parser.add_argument("--architecture", action="append", choices=tuple(ARCHITECTURES))
    parser.add_argument("--machine", default=machine_in_words(), help="what it is trained on, in words")
    parser.add_argument("--into", type=Path, default=HERE, help="where the table, the figures and the curves go")
    parser.add_argument("--steps", type=int, help="fewer than configured, to try it out in another --run and --into")
    options = parser.parse_args(words)
    keep_freed_memory()
    console = Console()
    names = options.architecture or list(ARCHITECTURES)
    try:
        for name in names:
            if not train_one(name, configuration(name, options.corpora, options.steps), options.run, console):
                console.print("Stopped. The same command goes on.")
                return 130
        sets = [list(read_pairs(options.corpora / name)) for name in SETS]
    except EngineError as error:
        console.print(str(error), markup=False, soft_wrap=True)
        return 2
    measured = [score(name, options.run, *sets) for name in ARCHITECTURES if is_trained(name, options.run)]
    signature = measured[0][1].scores.signature
    result = Result(machine=options.machine, signature=signature, models=tuple(model for model, _ in measured))
    write(result, options.into)
    return 0


def machine_in_words() -> str:
    """The processor and how much of it there is."""
    machine = describe_machine()
    return f"{machine['cores']} cores ({machine['processor']}), torch {machine['torch']}"


def configuration(name: str, corpora: Path, steps: int | None = None) -> TrainingConfig:
    """That of an architecture, its corpus in this folder."""
    config = read_config(HERE / f"{name}.toml")
    corpus = config.corpus
    places = {
        key: tuple(file.model_copy(update={"source": corpora.resolve() / file.source}) for file in files)
        for key, files in (("files", corpus.files), ("validation_files", corpus.validation_files))
    }
    budget = config.budget.model_copy(update={"steps": steps or config.budget.steps})
    return config.model_copy(update={"corpus": corpus.model_copy(update=places), "budget": budget})


def train_one(name: str, config: TrainingConfig, run: Path, console: Console) -> bool:
    """Train to the end of the budget, from where it stood; whether it got there."""
    command = StartTraining(1, config, str(run / name), holds_model(run / name / name / "last"))
    with noted_interrupts() as caught:
        outcome = show_training(keep_trying(train(command)), console, caught, if_paused=HOW_IT_TRIES)
    return outcome == "done"


def is_trained(name: str, run: Path) -> bool:
    """Whether its schedule came to its end."""
    last = run / name / name / "last"
    return holds_model(last) and read_facts(last).step == read_config(run / name / "config.toml").budget.steps


def score(name: str, run: Path, validation: Sequence[Pair], test: Sequence[Pair]) -> tuple[Measured, Evaluation]:
    """Score the model at the end of its schedule."""
    folder = run / name / name / "last"
    loaded = LoadedModels().load(str(folder.resolve()))

    def evaluate(pairs: Sequence[Pair], beam: int = 1) -> Evaluation:
        return evaluate_model(loaded.model, loaded.tokenizer, pairs, beam=beam, precision="float32", lower_case=True)

    greedy = evaluate(test)
    facts = loaded.facts
    return Measured(
        architecture=name,
        sizes=facts.sizes,
        vocabulary_size=facts.vocabulary_size,
        parameters=facts.parameters,
        steps=facts.step,
        minutes=round(facts.seconds / 60, 1),
        threads=read_config(run / name / "config.toml").threads or torch.get_num_threads(),
        validation=round(evaluate(validation).scores.bleu, 2),
        test=round(greedy.scores.bleu, 2),
        beam=round(evaluate(test, BEAM).scores.bleu, 2),
        curve=tuple(_curve(run / name / EVENT_LOG, name)),
    ), greedy


def _curve(log: Path, name: str) -> Iterator[Point]:
    for point in read_learning_record(log, name).curve:
        if point.seconds is not None:
            yield Point(
                step=point.step,
                seconds=point.seconds,
                validation_loss=point.validation_loss,
                bleu=point.bleu,
            )


def write(result: Result, folder: Path) -> None:
    """The figures, the table and the picture; prints the table."""
    minutes, targets = read_targets()
    text = as_markdown(result, targets, minutes)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "results.json").write_text(result.model_dump_json(indent=1) + "\n", encoding="utf-8")
    (folder / "RESULTS.md").write_text(text, encoding="utf-8")
    draw_curves(result, folder / "curves.png")
    print(text)


if __name__ == "__main__":
    sys.exit(main())
