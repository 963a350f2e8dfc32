"""A training that is shared among processes, which torchrun has started: the first one leads, the others follow.

Each process has the whole model and takes its part of the rows of each batch. The first one alone validates, saves,
writes the log and decides what is done next, the learning rate included; the others wait for its orders, so that none
ever waits for something that another one does not do. Orders are small tensors: nothing is pickled.
"""

import json
import os
import random
import zlib
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta
from enum import IntEnum
from typing import TYPE_CHECKING

import torch
import torch.distributed
from torch import Tensor, nn
from torch.nn.parallel import DistributedDataParallel

from engine.config import TrainingConfig
from engine.corpora.batching import Batch
from engine.corpora.encoded_pairs import EncodedPairs
from engine.errors import ConfigError, CorpusError, EngineError, TrainingError
from engine.failures import is_out_of_memory
from engine.randomness import RandomState

if TYPE_CHECKING:
    from engine.training import Training

LONGEST_WAIT = timedelta(days=7)  # a lost process is noticed by its closed connection, not by waiting


class Kind(IntEnum):
    """What the first process tells the others to do."""

    END = 0
    TAKE_TOKENIZER = 1
    MEET = 2
    STEP = 3


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be done; `number`: how many bytes, or which training; `value`: seconds that this has trained."""

    kind: Kind
    number: int = 0
    value: float = 0.0


class StepDropped(Exception):  # noqa: N818 (it is no error)
    """The first process has given up the step at hand; the others wait for its next order."""


class Processes:
    """This process among those that train together.

    Attributes:
        rank: its number; 0 is the first one, which leads.
        count: how many there are.
        in_step: whether a step has begun to which this process has not given its part yet.
    """

    def __init__(self, rank: int, count: int) -> None:
        self.rank, self.count = rank, count
        self.leads = rank == 0
        self.in_step = False

    def order(self, kind: Kind, number: int = 0, value: float = 0.0) -> None:
        """Tell the other processes what to do."""
        self.give_up_step()
        self.broadcast(torch.tensor([kind, number, value], dtype=torch.float64))
        self.in_step = kind == Kind.STEP

    def receive(self) -> Order:
        """Wait for the first process's next order."""
        kind, number, value = self.broadcast(torch.zeros(3, dtype=torch.float64)).tolist()
        self.in_step = kind == Kind.STEP
        return Order(Kind(int(kind)), int(number), value)

    def give_up_step(self) -> None:
        """Let no process wait for this one's part of a step that it has begun, if it has."""
        if self.in_step:
            self.in_step = False
            self._gather([0.0, 1.0])

    def complete_step(self, share: float) -> float:
        """The sum of all processes' shares, when all have theirs.

        Raises StepDropped if the first process has none, TrainingError if another one has none.
        """
        self.in_step = False
        shares, given_up = self._gather([share, 0.0]).unbind(1)
        if given_up[0]:
            raise StepDropped
        if given_up.any():
            raise TrainingError(
                f"Process {int(given_up.argmax())} of {self.count} could not go on with the training.",
                advice="See what it says; then go on with --resume, with fewer processes if need be.",
            )
        return float(shares.sum())

    def compare(self, values: Sequence[float], error: EngineError) -> None:
        """Wait for all; raises this error if they do not have the same values."""
        rows = self._gather(values)
        if (rows != rows[0]).any():
            raise error

    def share_tokenizer(self, model: bytes) -> None:
        """Send the tokenizer to the others."""
        self.order(Kind.TAKE_TOKENIZER, len(model))
        self.broadcast(torch.frombuffer(bytearray(model), dtype=torch.uint8))

    def take_tokenizer(self) -> bytes | None:
        """Wait for the first process's tokenizer; None if it has ended instead."""
        order = self.receive()
        if order.kind == Kind.END:
            return None
        return self.broadcast(torch.zeros(order.number, dtype=torch.uint8)).numpy().tobytes()

    def broadcast(self, values: Tensor) -> Tensor:
        """The first process's values, in all processes."""
        with _connected(self):
            torch.distributed.broadcast(values, 0)
        return values

    def _gather(self, values: Sequence[float]) -> Tensor:
        """A row of values of each process, (count, values)."""
        rows = torch.zeros(self.count, len(values), dtype=torch.float64)
        rows[self.rank] = torch.tensor(values, dtype=torch.float64)
        with _connected(self):
            torch.distributed.all_reduce(rows)
        return rows


class WholeGradient:
    """The gradient of a training that one process does alone."""

    def begin(self, batch: Batch, seconds: float) -> Batch:
        """What of the batch this process takes, after `seconds` of training."""
        return batch

    def complete(self, loss: Tensor) -> Tensor:
        """The whole batch's loss, with its gradient in the parameters, from that of this process's part."""
        return loss

    def agree(self, norm: Tensor) -> Tensor:
        """The norm that all processes go by."""
        return norm


class SharedGradient(WholeGradient):
    """The gradient of training `number`, to which each process gives its part.

    It is exchanged when all of it is there, not during the backward pass: until then a process may take its rows in
    parts, again with fewer rows where memory is short, or give up. So the module that DistributedDataParallel wraps is
    not the model, but one that touches all parameters and adds nothing to the gradient that they have.
    """

    def __init__(self, processes: Processes, number: int, model: nn.Module) -> None:
        self._processes, self._number = processes, number
        self._parameters = list(model.parameters())
        with _connected(processes):  # the weights become those of the first process here
            self._exchange = DistributedDataParallel(_Parameters(self._parameters))
        self._weight = 0.0

    def begin(self, batch: Batch, seconds: float) -> Batch:
        """Every n-th row, for n processes; where there are fewer rows, any row, whose gradient then counts nothing."""
        rank, count = self._processes.rank, self._processes.count
        if self._processes.leads:
            self._processes.order(Kind.STEP, self._number, seconds)
        has_rows = rank < len(batch.source)
        part = batch.every(count, rank if has_rows else 0)
        self._weight = part.target_pieces / batch.target_pieces if has_rows else 0.0
        return part

    def complete(self, loss: Tensor) -> Tensor:
        """The mean over all target pieces of the batch, however unequally they are shared out."""
        whole = self._processes.complete_step(self._weight * float(loss))
        gradients = [parameter.grad for parameter in self._parameters if parameter.grad is not None]
        for gradient in gradients:
            gradient.mul_(self._weight * self._processes.count)  # for the mean over processes that the exchange takes
        with _connected(self._processes):
            self._exchange().backward()
        return loss.new_tensor(whole)

    def agree(self, norm: Tensor) -> Tensor:
        """That of the first process, so that all tell an exploded gradient alike."""
        return self._processes.broadcast(norm.double().cpu()).to(norm)


class _Parameters(nn.Module):
    """Parameters, touched without effect."""

    def __init__(self, parameters: Sequence[nn.Parameter]) -> None:
        super().__init__()
        self.touched = nn.ParameterList(parameters)

    def forward(self) -> Tensor:
        return 0 * torch.stack([parameter.sum() for parameter in self.touched]).sum()


@contextmanager
def join_processes(device: torch.device) -> Iterator[Processes | None]:
    """Join the other processes for as long as the block lasts; None if torchrun has not started more than one."""
    count = int(os.environ.get("WORLD_SIZE", "1"))
    if count < 2 or "RANK" not in os.environ:
        yield None
        return
    if device.type == "cuda":
        _take_gpu(int(os.environ.get("LOCAL_RANK", "0")))
    backend = "cpu:gloo,cuda:nccl" if device.type == "cuda" else "gloo"
    torch.distributed.init_process_group(backend, timeout=LONGEST_WAIT)
    processes = Processes(torch.distributed.get_rank(), torch.distributed.get_world_size())
    try:
        yield processes
    finally:
        with suppress(TrainingError):  # whoever is lost needs no order
            if processes.leads:
                processes.order(Kind.END)
            else:
                processes.give_up_step()
        torch.distributed.destroy_process_group()


def share_trainings(processes: Processes, trainings: Sequence["Training"], pairs: EncodedPairs) -> None:
    """Wait until the others have built the same trainings on the same pairs, and share the gradients with them."""
    processes.order(Kind.MEET)
    _meet(processes, trainings, pairs)


def follow_orders(
    processes: Processes, trainings: Sequence["Training"], pairs: EncodedPairs
) -> Generator[None, None, None]:
    """Do what the first process orders until it ends; yields in the middle of steps and between them."""
    batches = [iter(training.stream) for training in trainings]
    while (order := processes.receive()).kind != Kind.END:
        if order.kind == Kind.MEET:
            _meet(processes, trainings, pairs)
            continue
        training = trainings[order.number]
        seed = random.Random(f"{training.config.seed}/{processes.rank}/{training.step}").getrandbits(63)
        training.random = RandomState(seed, training.device)  # nobody keeps it, so it depends on the step alone
        training.clock.seconds = order.value
        try:
            for _ in training.train_on(next(batches[order.number])):
                yield
        except StepDropped:
            pass
        except TrainingError:
            if processes.in_step:  # else the first process has met the same, and says what is done about it
                raise


def _meet(processes: Processes, trainings: Sequence["Training"], pairs: EncodedPairs) -> None:
    """Wait until all have shown that they train alike: what follows is exchanged without looking at it."""
    processes.compare(
        [configuration_checksum(trainings[0].config)],
        ConfigError(
            "The processes do not have the same configuration.", advice="Give all of them the same options and files."
        ),
    )
    processes.compare(
        [pairs.checksum()],
        CorpusError(
            "The processes do not read the same pairs.", advice="Give all of them the same files and the same seed."
        ),
    )
    where = " and ".join(f"{training.architecture} after step {training.step:,}" for training in trainings)
    processes.compare(
        [place for each in trainings for place in (each.step, each.stream.epoch, each.stream.position)],
        TrainingError(
            f"The processes do not stand at the same step: process {processes.rank} has {where}.",
            kept="The checkpoints are untouched.",
            advice="Give all of them the same folder, or a copy of it on each machine.",
        ),
    )
    for number, training in enumerate(trainings):
        training.gradient = SharedGradient(processes, number, training.model)


def configuration_checksum(config: TrainingConfig) -> int:
    """A checksum of what has to be alike in all processes; files may lie elsewhere, what is in them is compared."""
    values = config.model_dump(mode="json", exclude={"name", "corpus", "device", "threads"})
    return zlib.crc32(json.dumps(values, sort_keys=True).encode())


def _take_gpu(number: int) -> None:
    if number >= torch.cuda.device_count():
        raise ConfigError(
            f"There are more processes than GPUs on this machine ({torch.cuda.device_count()}).",
            advice="Start as many processes as there are GPUs.",
        )
    torch.cuda.set_device(number)


@contextmanager
def _connected(processes: Processes) -> Iterator[None]:
    """What fails in here fails because another process is gone."""
    try:
        yield
    except RuntimeError as error:
        if is_out_of_memory(error):
            raise
        lost = "Another process" if processes.leads else "The first process"
        raise TrainingError(
            f"{lost} of the training has ended.", advice="See what it says; then go on with --resume."
        ) from error
