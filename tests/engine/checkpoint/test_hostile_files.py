"""Files that somebody made to do harm: each is refused in words, at once, and without the memory that it asks for."""

import json
import math
import os
import pickle
import struct
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import torch

from engine.architectures.contract import Architecture
from engine.checkpoint import (
    FACTS,
    OPTIMISER,
    PROGRESS,
    TOKENIZER,
    WEIGHTS,
    load_model,
    read_facts,
    save_model,
    tokenizer_file,
)
from engine.checkpoint.loading import MOST_TOKENIZER, read_optimiser, read_progress
from engine.corpora import known_tokenizers
from engine.corpora.tokenizer import Tokenizer, digest_of, train_tokenizer
from engine.corpora.toy_tasks import reversal_pairs
from engine.errors import CheckpointError
from engine.paths import shipped_assets
from tests.engine.checkpoint.folders import facts_of
from tests.engine.small_models import SMALL_SIZES

Header = dict[str, Any]
MIB = 2**20


@pytest.fixture(autouse=True)
def at_once() -> Iterator[None]:
    """Nothing here may take long; what others do on the machine is not counted."""
    began = time.process_time()
    yield
    assert time.process_time() - began < 5


def complaint(folder: Path) -> str:
    with pytest.raises(CheckpointError) as caught:
        load_model(folder)
    assert len(caught.value.what) < 1500
    return caught.value.what


def write_safetensors(path: Path, header: bytes, data: bytes = b"", length: int | None = None) -> None:
    path.write_bytes(struct.pack("<Q", len(header) if length is None else length) + header + data)


def entry(*shape: int, begin: int = 0, end: int | None = None, dtype: str = "F32") -> Header:
    return {"dtype": dtype, "shape": list(shape), "data_offsets": [begin, 4 * math.prod(shape) if end is None else end]}


HEADERS: dict[str, tuple[bytes, str]] = {
    "no JSON": (b"{]", "Expecting"),
    "a list": (b"[]", "its header is no table"),
    "a number": (b"12", "its header is no table"),
    "deep": (b"[" * 500_000, "nested too deeply"),
    "no UTF-8": (b'{"\xff": 1}', "utf-8"),
    "repeated": (b'{"a": {}, "a": {}}', "a key is repeated"),
    "NaN": (b'{"a": NaN}', "NaN is no number"),
    "infinite": (b'{"a": 1e999}', "1e999 is no number"),
    "many digits": (b'{"a": ' + b"9" * 5000 + b"}", "digit"),
    "entry is a number": (b'{"a": 1}', "a: "),
    "no type": (b'{"a": {"shape": [], "data_offsets": [0, 4]}}', "a.dtype: Field required"),
    "unknown type": (json.dumps({"a": entry(1, dtype="F64")}).encode(), "a.dtype"),
    "negative shape": (json.dumps({"a": entry(-1)}).encode(), "a.shape.0"),
    "fractional shape": (b'{"a": {"dtype": "F32", "shape": [1.5], "data_offsets": [0, 6]}}', "a.shape.0"),
    "true as a shape": (b'{"a": {"dtype": "F32", "shape": [true], "data_offsets": [0, 4]}}', "a.shape.0"),
    "huge shape": (json.dumps({"a": entry(2**40, 2**40, end=4)}).encode(), "one after the other"),
    "enormous shape": (json.dumps({"a": entry(10**30)}).encode(), "a.shape.0"),
    "many dimensions": (json.dumps({"a": entry(*[1] * 100)}).encode(), "a.shape"),
    "three offsets": (b'{"a": {"dtype": "F32", "shape": [1], "data_offsets": [0, 4, 8]}}', "a.data_offsets"),
    "a hole": (json.dumps({"a": entry(1, begin=4, end=8)}).encode(), "one after the other"),
    "overlapping": (json.dumps({"a": entry(1), "b": entry(1)}).encode(), "one after the other"),
    "backwards": (json.dumps({"a": entry(1, begin=4, end=0)}).encode(), "one after the other"),
    "beyond the end": (json.dumps({"a": entry(1000)}).encode(), "shorter or longer"),
    "other tensors": (json.dumps({"a": entry(0)}).encode(), "does not fit the architecture"),
    "many tensors": (json.dumps({str(i): entry(0) for i in range(9_000)}).encode(), "does not fit the architecture"),
}


@pytest.mark.parametrize("case", HEADERS)
def test_a_hostile_header_of_the_weights_is_refused(folder: Path, case: str) -> None:
    header, reason = HEADERS[case]
    write_safetensors(folder / WEIGHTS, header)
    assert reason in complaint(folder)


@pytest.mark.parametrize("length", [0, 1, 2**20 + 1, 2**32, 2**63, 2**64 - 1])
def test_a_header_of_no_sensible_length_is_refused(folder: Path, length: int) -> None:
    write_safetensors(folder / WEIGHTS, b"{}", length=length)
    assert "no sensible length" in complaint(folder)


@pytest.mark.parametrize("data", [b"", b"\x00" * 7, b"\xff" * 1000, pickle.dumps({"squeeze.weight": [1.0]})])
def test_other_bytes_are_no_weights(folder: Path, data: bytes) -> None:
    (folder / WEIGHTS).write_bytes(data)
    assert "cannot be read as safetensors" in complaint(folder)


def test_a_pickle_is_never_opened(folder: Path, tmp_path: Path) -> None:
    class Harm:
        def __reduce__(self) -> tuple[Any, ...]:
            return Path.touch, (tmp_path / "harm",)

    for name in (WEIGHTS, FACTS, TOKENIZER):
        before = (folder / name).read_bytes()
        (folder / name).write_bytes(pickle.dumps(Harm()))
        complaint(folder)
        (folder / name).write_bytes(before)
    assert not (tmp_path / "harm").exists()
    load_model(folder)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes in folders")
@pytest.mark.parametrize("kind", ["folder", "pipe", "device", "endless device", "dangling link", "link to itself"])
@pytest.mark.parametrize("name", [FACTS, WEIGHTS, TOKENIZER])
def test_what_is_no_file_neither_blocks_nor_ends_the_program(folder: Path, name: str, kind: str) -> None:
    path = folder / name
    path.unlink()
    match kind:
        case "folder":
            path.mkdir()
        case "pipe":
            os.mkfifo(path)
        case "device":
            path.symlink_to("/dev/null")
        case "endless device":
            path.symlink_to("/dev/zero")
        case "dangling link":
            path.symlink_to("nowhere")
        case "link to itself":
            path.symlink_to(path)
    assert "cannot be read" in complaint(folder)


def test_a_link_to_a_file_is_as_good_as_the_file(folder: Path, tmp_path: Path) -> None:
    (folder / WEIGHTS).rename(tmp_path / "weights")
    (folder / WEIGHTS).symlink_to(tmp_path / "weights")
    assert load_model(folder)[2].step == 80


FACTS_FILES: dict[str, tuple[bytes, str]] = {
    "repeated": (b'{"step": 1, "step": 2}', "a key is repeated"),
    "NaN": (b'{"loss": NaN}', "NaN is no number"),
    "infinite": (b'{"loss": -Infinity}', "no number"),
    "overflowing": (b'{"loss": 1e999}', "1e999 is no number"),
    "deep": (b'{"a":' * 150_000, "nested too deeply"),
    "many digits": (b'{"step": ' + b"9" * 5000 + b"}", "digit"),
    "large": (b" " * MIB + b"{}", "larger than 1,048,576 bytes"),
    "many keys": (json.dumps({str(i): 0 for i in range(50_000)}).encode(), "architecture"),
    "format is a book": (json.dumps({"format": "a" * MIB}).encode()[: MIB - 1], "no JSON"),
    "format is long": (json.dumps({"format": "a" * 9000}).encode(), "this version reads 1"),
    "half a character": (b'{"architecture": "\\ud800"}', "damaged"),
}


@pytest.mark.parametrize("case", FACTS_FILES)
def test_hostile_facts_are_refused(folder: Path, case: str) -> None:
    content, reason = FACTS_FILES[case]
    (folder / FACTS).write_bytes(content)
    assert reason in complaint(folder)


@pytest.mark.parametrize(
    "values",
    [
        {"vocabulary_size": 10**9},
        {"vocabulary_size": -1},
        {"vocabulary_size": 64_000},
        {"step": -1},
        {"step": 10**30},
        {"seconds": -5},
        {"sizes": {"embedding_size": 10**12}},
        {"sizes": {"embedding_size": "32"}},
        {"sizes": SMALL_SIZES["rnn"] | {"cell": "quantum"}},
        {"sizes": SMALL_SIZES["rnn"] | {"dropout": 1.0}},
        {"architecture": "../../rnn"},
    ],
    ids=str,
)
def test_numbers_that_cannot_be_true_are_refused(folder: Path, values: dict[str, Any]) -> None:
    facts = json.loads((folder / FACTS).read_text())
    (folder / FACTS).write_text(json.dumps(facts | values))
    complaint(folder)


LARGEST: dict[str, dict[str, Any]] = {
    "rnn": {"embedding_size": 4096, "hidden_size": 8192, "context_size": 8192, "cell": "lstm"},
    "attention_rnn": {"embedding_size": 4096, "hidden_size": 8192, "attention_size": 8192, "cell": "lstm"},
    "transformer": {
        "model_size": 4096,
        "heads": 64,
        "feed_forward_size": 16_384,
        "encoder_layers": 24,
        "decoder_layers": 24,
    },
}


@pytest.mark.skipif(sys.platform != "linux", reason="reads Linux's record of the memory")
@pytest.mark.parametrize("name", LARGEST)
def test_sizes_that_the_weights_file_does_not_fill_take_no_memory(
    folder: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    facts = json.loads((folder / FACTS).read_text())
    (folder / FACTS).write_text(json.dumps(facts | {"architecture": name, "sizes": LARGEST[name]}))
    before = peak_memory()
    assert "does not fit the architecture: it is too small" in complaint(folder)
    assert peak_memory() - before < 64 * MIB


def peak_memory() -> int:
    """The most bytes of address space so far."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return 1024 * next(int(line.split()[1]) for line in lines if line.startswith("VmPeak"))


def test_a_model_of_more_parameters_than_a_computer_holds_is_refused(folder: Path) -> None:
    header = json.dumps({"a": entry(2**32)}).encode()
    write_safetensors(folder / WEIGHTS, header)
    with (folder / WEIGHTS).open("rb+") as file:
        file.truncate(8 + len(header) + 4 * 2**32)  # which takes no room: it is one hole
    assert "more than 1,000,000,000 parameters" in complaint(folder)


def test_a_tokenizer_larger_than_any_is_not_read(folder: Path) -> None:
    with (folder / TOKENIZER).open("wb") as file:
        file.truncate(MOST_TOKENIZER + 1)
    assert "it is larger than" in complaint(folder)


def write_tokenizer(folder: Path, content: bytes) -> None:
    """Put another tokenizer in place, and its digest into the facts."""
    (folder / TOKENIZER).write_bytes(content)
    facts = json.loads((folder / FACTS).read_text())
    (folder / FACTS).write_text(json.dumps(facts | {"tokenizer": digest_of(content)}))


@pytest.mark.parametrize("content", [b"", b"garbage", b"\x0a" * 1000, b"\x0a\xff\xff\xff\x7f", pickle.dumps("model")])
def test_what_is_no_tokenizer_is_found_out_in_a_child_process(folder: Path, content: bytes) -> None:
    write_tokenizer(folder, content)
    assert complaint(folder) == "The tokenizer is damaged: it is no SentencePiece model that works."


@pytest.mark.parametrize(("limit", "value"), [("TRIAL_MEMORY", 2**24), ("TRIAL_SECONDS", 0.0)])
def test_an_unknown_tokenizer_is_only_opened_here_after_it_came_through_its_trial(
    folder: Path, limit: str, value: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(known_tokenizers, "_known", set())
    with monkeypatch.context() as patch:
        patch.setattr(known_tokenizers, limit, value)  # as if it ate more memory or time than this
        assert "no SentencePiece model that works" in complaint(folder)
    assert load_model(folder)[2].step == 80
    monkeypatch.setattr(known_tokenizers, limit, value)
    assert load_model(folder)[2].step == 80  # now it is known


def test_shipped_tokenizers_are_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(known_tokenizers, "_known", set())
    monkeypatch.setattr(known_tokenizers, "TRIAL_MEMORY", 1)
    shipped = list(shipped_assets().glob("models/*/*"))
    folders = [path for path in shipped if path.is_dir()]
    assert folders
    for path in folders:
        vocabulary_size = known_tokenizers.open_tokenizer(tokenizer_file(path).read_bytes()).vocabulary_size
        assert vocabulary_size == read_facts(path).vocabulary_size


def test_a_tokenizer_of_another_size_is_refused(folder: Path) -> None:
    write_tokenizer(folder, train_tokenizer(reversal_pairs(50, seed=9), 20).model)
    assert "is not the one that the model was trained with" in complaint(folder)


@pytest.mark.parametrize(
    ("damage", "reason"),
    [
        (lambda tensors: tensors.update(more=torch.zeros(1)), "more missing or unknown"),
        (lambda tensors: tensors.pop("random"), "random missing or unknown"),
        (lambda tensors: tensors.update(gathered=torch.zeros(4)), "gathered is (4,), not (3,)"),
        (lambda tensors: tensors.update(gathered=torch.zeros(3, dtype=torch.uint8)), "another kind (U8)"),
        (lambda tensors: tensors.update(random=torch.zeros(5)), "another kind (F32)"),
        (lambda tensors: tensors["gathered"].fill_(math.nan), "no numbers"),
    ],
)
def test_a_damaged_optimiser_is_told(
    folder: Path,
    trained: dict[str, Architecture[Any]],
    tokenizer: Tokenizer,
    damage: Callable[[dict[str, torch.Tensor]], object],
    reason: str,
) -> None:
    tensors = {"gathered": torch.zeros(3), "random": torch.zeros(5, dtype=torch.uint8)}
    like = dict(tensors)
    damage(tensors)
    facts = facts_of("rnn", tokenizer)
    save_model(folder, trained["rnn"], facts, tokenizer, tensors=tensors, progress={})
    with pytest.raises(CheckpointError) as caught:
        read_optimiser(folder, like)
    assert f"{folder / OPTIMISER}" in caught.value.what
    assert reason in caught.value.what


@pytest.mark.parametrize("content", [b"[]", b'{"epoch": NaN}', b'{"a": 1, "a": 2}', b"[" * 100_000, b" " * 2 * MIB])
def test_hostile_progress_is_told(folder: Path, content: bytes) -> None:
    (folder / PROGRESS).write_bytes(content)
    with pytest.raises(CheckpointError):
        read_progress(folder)
