"""What two processes tell each other, for a test: `torchrun ... -m tests.engine.process_scenarios OUT`.

Each writes what it met into OUT/RANK.json.
"""

import json
import math
import sys
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from typing import Any

import torch
from torch import nn

from engine.config import CorpusConfig
from engine.corpora.preparation import prepare_corpus
from engine.distributed import (
    Kind,
    Processes,
    SharedGradient,
    StepDropped,
    follow_orders,
    join_processes,
    share_trainings,
)
from engine.events import Event, TrainingSetBack, TrainStepDone
from engine.training import Training
from tests.engine.generators import result_of
from tests.engine.small_models import build_small
from tests.engine.small_trainings import configure


def told(action: Callable[[], object]) -> str:
    """What an action gives, or what it raises."""
    try:
        return str(action())
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def give_up(processes: Processes, who: int) -> str:
    """One process gives up a step, the others complete it."""
    if processes.leads:
        processes.order(Kind.STEP, 3, 1.5)
    else:
        order = processes.receive()
        assert (order.kind, order.number, order.value) == (Kind.STEP, 3, 1.5)
    if processes.rank == who:
        processes.give_up_step()
        return "gave up"
    try:
        return str(processes.complete_step(1.0))
    except StepDropped:
        return "dropped"


def exchange(processes: Processes) -> str:
    """Weights become those of the first process; its norm is everybody's."""
    torch.manual_seed(processes.rank)
    model = build_small("rnn", 25)
    gradient = SharedGradient(processes, 0, model)
    norm = gradient.agree(torch.tensor(float(processes.rank)))
    return f"{checksum(model)}, norm {norm}"


def prepare(folder: Path, pairs: int = 300, **values: Any) -> Training:
    """A training with a learning rate that follows the clock."""
    config = configure("rnn", budget={"minutes": 0.5}, **values)
    corpus = result_of(prepare_corpus(CorpusConfig(embedded="reversal", pairs=pairs, validation_pairs=5), seed=1))
    return Training(1, "rnn", config, corpus, folder / "rnn")


def meet(processes: Processes, folder: Path, step: int = 0, **values: Any) -> None:
    """Two processes of which each has prepared a training of its own; nothing is trained."""
    training = prepare(folder, **values)
    training.step = step
    if processes.leads:
        share_trainings(processes, [training], training.corpus.training)
        processes.order(Kind.END)
        return
    for _ in follow_orders(processes, [training], training.corpus.training):
        pass


def train(processes: Processes, folder: Path) -> str:
    """Six steps; in one, the second process's gradient explodes."""
    training = prepare(folder)
    if processes.leads:
        share_trainings(processes, [training], training.corpus.training)
        events = training.run()
        kinds = [type(event).__name__ for event in islice((e for e in events if is_of_step(e)), 6)]
        assert next(e for e in events if e is None) is None, "it stands in the middle of the seventh step"
        events.close()
        processes.order(Kind.END)
        return f"{checksum(training.model)}, set back {kinds.count('TrainingSetBack')}"
    weight = next(training.model.parameters())
    weight.register_hook(  # type: ignore[no-untyped-call]
        lambda gradient: gradient * math.inf if training.step == 3 else gradient
    )
    for _ in follow_orders(processes, [training], training.corpus.training):
        pass
    return f"{checksum(training.model)}, set back {training.guard.set_backs}"


def is_of_step(event: Event | None) -> bool:
    return isinstance(event, TrainStepDone | TrainingSetBack)


def checksum(model: nn.Module) -> str:
    return f"{sum(float(parameter.detach().double().sum()) for parameter in model.parameters()):.12f}"


def main(folder: Path) -> None:
    with join_processes(torch.device("cpu")) as processes:
        assert processes
        rank = processes.rank
        met = {
            "same data": told(lambda: meet(processes, folder)),
            "other data": told(lambda: meet(processes, folder, pairs=300 + rank)),
            "other configuration": told(lambda: meet(processes, folder, seed=1 + rank)),
            "other step": told(lambda: meet(processes, folder, step=7 * rank)),
            "weights": exchange(processes),
            "the second gives up": told(lambda: give_up(processes, 1)),
            "the first gives up": told(lambda: give_up(processes, 0)),
            "nobody gives up": told(lambda: give_up(processes, 2)),
            "training": told(lambda: train(processes, folder)),
        }
        if rank == 0:
            processes.share_tokenizer(b"\x00pieces\xff")
            processes.order(Kind.STEP)  # and leave in the middle of it
        else:
            met["tokenizer"] = told(processes.take_tokenizer)
            assert processes.receive().kind == Kind.STEP
            met["the first leaves in a step"] = told(lambda: processes.complete_step(1.0))
            met["then"] = processes.receive().kind.name
    (folder / f"{rank}.json").write_text(json.dumps(met))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
