"""How fast CTranslate2 translates with one of our Transformers, and what: prints JSON.

usage: python -m bench.ctranslate2_peer MODEL_FOLDER SENTENCES.json [--threads N] [--tokens N]
SENTENCES.json holds lists of piece numbers, the end symbol last: `single` (the first one warms up, the others are
timed one by one), `batch` (at once) and `free` (translated one by one, up to their own end or `longest` pieces). Timed
translations have all `--tokens` pieces.
"""

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

PRECISIONS = ("float32", "int8")
NOT_INSTALLED = 3


def main(words: Sequence[str] | None = None) -> int:
    """Measure each precision and print; the exit status (3: CTranslate2 is not installed)."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.ctranslate2_peer", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("model", type=Path, metavar="MODEL_FOLDER")
    parser.add_argument("sentences", type=Path, metavar="SENTENCES.json")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--tokens", type=int, default=24)
    options = parser.parse_args(words)
    try:
        import ctranslate2
    except ModuleNotFoundError:
        print("CTranslate2 is not installed: pip install -e '.[bench]'", file=sys.stderr)
        return NOT_INSTALLED
    from bench.ctranslate2_model import convert, vocabulary

    sentences = json.loads(options.sentences.read_text(encoding="utf-8"))
    pieces = vocabulary(options.model)
    result: dict[str, Any] = {"version": ctranslate2.__version__, "threads": options.threads}
    with tempfile.TemporaryDirectory(prefix="lockstep-peer-") as folder:
        converted = Path(folder) / "model"
        convert(options.model, converted)
        for precision in PRECISIONS:
            translator = ctranslate2.Translator(
                str(converted), compute_type=precision, inter_threads=1, intra_threads=options.threads
            )
            result[precision] = measure(translator, pieces, sentences, options.tokens)
    print(json.dumps(result))
    return 0


def measure(translator: Any, pieces: list[str], sentences: dict[str, Any], tokens: int) -> dict[str, Any]:
    """Speeds, as the yardstick names them, and the free translations as piece numbers."""
    numbers = {piece: number for number, piece in enumerate(pieces)}

    def translate(sources: list[list[int]], least: int, most: int) -> list[list[int]]:
        results = translator.translate_batch(
            [[pieces[i] for i in source] for source in sources],
            beam_size=1,
            min_decoding_length=least,
            max_decoding_length=most,
        )
        return [[numbers[piece] for piece in result.hypotheses[0]] for result in results]

    single, batch, free, longest = (sentences[name] for name in ("single", "batch", "free", "longest"))
    translate(single[:1], tokens, tokens)
    began = time.perf_counter()
    produced = sum(len(translate([source], tokens, tokens)[0]) for source in single[1:])
    single_seconds = time.perf_counter() - began
    began = time.perf_counter()
    together = translate(batch, tokens, tokens)
    batch_seconds = time.perf_counter() - began
    if produced != tokens * (len(single) - 1) or any(len(ids) != tokens for ids in together):
        raise SystemExit(f"CTranslate2 did not produce the {tokens} pieces that were asked for.")
    return {
        "decode_ms_per_token": single_seconds * 1e3 / produced,
        "batch_decode_sentences_per_s": len(batch) / batch_seconds,
        "translations": [translate([source], 1, longest)[0] for source in free],
    }


if __name__ == "__main__":
    sys.exit(main())
