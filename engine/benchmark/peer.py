"""CTranslate2, the peer: the same shipped Transformer, translated by it and by the engine in turn."""

import json
import tempfile
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from engine.benchmark.corpus import made_sentences
from engine.benchmark.decoding import BATCH_SENTENCES, DECODED_TOKENS, never_end, time_batch, time_single
from engine.benchmark.measurement import BATCH, SINGLE, Effort, Speeds, compare_rounds, median, rounded
from engine.benchmark.program import bench_program, run_program
from engine.decoding import translate_ids
from engine.models import LoadedModels, find_model

MODEL = "everyday/transformer"
PRECISIONS = {"float32": "float32", "int8": "auto"}  # of the peer, and what its batch is compared with here
FREE_SENTENCES, FREE_TOKENS = 20, 100


def measure_peer(effort: Effort) -> dict[str, Any]:
    """Speeds of both, how many times faster the engine is, and how many translations are the same piece by piece."""
    if find_spec("ctranslate2") is None:
        return {"skipped": "CTranslate2 is not installed (pip install -e '.[bench]')"}
    loaded = LoadedModels().load(MODEL)
    sources = [loaded.tokenizer.encode(text) for text in made_sentences(max(BATCH_SENTENCES, effort.sentences + 1))]
    single, batch, free = sources[: effort.sentences + 1], sources[:BATCH_SENTENCES], sources[:FREE_SENTENCES]
    sentences = {"single": single, "batch": batch, "free": free, "longest": FREE_TOKENS}
    translations = [translate_ids(loaded.model, [source], max_tokens=FREE_TOKENS)[0] for source in free]
    never_end(loaded.model)
    theirs: list[dict[str, Any]] = []
    ours: dict[str, list[Speeds]] = {precision: [] for precision in PRECISIONS}
    for _ in range(effort.rounds):
        theirs.append(run_peer(find_model(MODEL), sentences, effort.threads))
        alone = time_single(loaded.model, single)
        for precision, own in PRECISIONS.items():
            ours[precision].append({SINGLE: alone, BATCH: time_batch(loaded.model, batch, own)})
    result: dict[str, Any] = {"name": f"CTranslate2 {theirs[0]['version']}", "model": MODEL}
    for precision in PRECISIONS:
        rounds = [run[precision] for run in theirs]
        speeds = [{name: each[name] for name in (SINGLE, BATCH)} for each in rounds]
        same = sum(a == b for a, b in zip(translations, rounds[0]["translations"], strict=True))
        equality = {"same_translations": same, "of": len(translations)}
        engine = {"engine": rounded(median(ours[precision]))}
        result[precision] = {**rounded(median(speeds)), **engine, **compare_rounds(ours[precision], speeds), **equality}
    return result


def run_peer(model: Path, sentences: dict[str, Any], threads: int) -> dict[str, Any]:
    """Run the peer once; what it is given and gives is said in `bench/ctranslate2_peer.py`."""
    with tempfile.TemporaryDirectory(prefix="lockstep-bench-") as folder:
        file = Path(folder) / "sentences.json"
        file.write_text(json.dumps(sentences), encoding="utf-8")
        options = ["--threads", str(threads), "--tokens", str(DECODED_TOKENS)]
        command = [*bench_program("ctranslate2_peer"), str(model), str(file), *options]
        return run_program("CTranslate2", command)
