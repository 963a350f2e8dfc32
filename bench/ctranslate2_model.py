"""One of our Transformers in CTranslate2's format, number for number."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import sentencepiece
from ctranslate2.specs import TransformerSpec
from safetensors.numpy import load_file

from engine.checkpoint import tokenizer_file

Array = npt.NDArray[np.float32]
POSITIONS = 512
SCALES = ".scales"  # as in `engine.checkpoint.tensor_file`, which would bring torch


def convert(folder: Path, output: Path) -> None:
    """Write the model folder `folder` to the new folder `output`, in float32."""
    facts = json.loads((folder / "model.json").read_text(encoding="utf-8"))
    if facts["architecture"] != "transformer":
        raise SystemExit(f"{folder} holds no Transformer, and CTranslate2 knows nothing else.")
    sizes = facts["sizes"]
    weights = _in_float32(load_file(folder / "model.safetensors"))
    spec = TransformerSpec.from_config((sizes["encoder_layers"], sizes["decoder_layers"]), sizes["heads"])
    _fill(spec, weights)
    pieces = vocabulary(folder)
    spec.register_source_vocabulary(pieces)
    spec.register_target_vocabulary(pieces)
    _, unknown, start, end = pieces[:4]
    spec.config.unk_token, spec.config.bos_token, spec.config.eos_token = unknown, start, end
    spec.config.decoder_start_token = start
    spec.validate()
    output.mkdir()
    spec.save(str(output))


def _in_float32(stored: dict[str, npt.NDArray[Any]]) -> dict[str, Array]:
    """All weights as numbers, those in eight bits times the scale of their row."""
    weights = {name: array.astype(np.float32) for name, array in stored.items()}
    for name in [name for name, array in stored.items() if array.dtype == np.int8]:
        weights[name] *= weights.pop(name + SCALES)[:, None]
    return weights


def vocabulary(folder: Path) -> list[str]:
    """The pieces of a model folder's tokenizer, by number: padding, unknown, start and end first."""
    processor = sentencepiece.SentencePieceProcessor(model_file=str(tokenizer_file(folder)))
    return [processor.id_to_piece(i) for i in range(processor.vocab_size())]


def _fill(spec: Any, weights: dict[str, Array]) -> None:
    embedding = weights["embedding.table.weight"]
    positions = _sinusoids(POSITIONS, embedding.shape[1])
    spec.encoder.embeddings[0].weight = spec.decoder.embeddings.weight = spec.decoder.projection.weight = embedding
    spec.decoder.projection.bias = weights["projection.bias"]
    for side, name in ((spec.encoder, "encoder"), (spec.decoder, "decoder")):
        side.position_encodings.encodings = positions
        _fill_norm(side.layer_norm, weights, f"{name}_norm")
        for i, layer in enumerate(side.layer):
            _fill_layer(layer, weights, f"{name}.{i}")


def _fill_layer(layer: Any, weights: dict[str, Array], name: str) -> None:
    """An encoder layer, or a decoder layer, which has an attention more."""
    if hasattr(layer, "attention"):
        own, norms = "self_attention", 3
        crossed = f"{name}.cross_attention"
        _fill_norm(layer.attention.layer_norm, weights, f"{name}.norms.1")
        for linear, part in zip(layer.attention.linear, ("query", "key_value", "output"), strict=True):
            _fill_linear(linear, weights, f"{crossed}.{part}")
    else:
        own, norms = "attention", 2
    _fill_norm(layer.self_attention.layer_norm, weights, f"{name}.norms.0")
    joined, output = layer.self_attention.linear
    _fill_linear(joined, weights, f"{name}.{own}.query", f"{name}.{own}.key_value")
    _fill_linear(output, weights, f"{name}.{own}.output")
    _fill_norm(layer.ffn.layer_norm, weights, f"{name}.norms.{norms - 1}")
    _fill_linear(layer.ffn.linear_0, weights, f"{name}.feed_forward.widen")
    _fill_linear(layer.ffn.linear_1, weights, f"{name}.feed_forward.narrow")


def _fill_linear(linear: Any, weights: dict[str, Array], *names: str) -> None:
    """One matrix, or several that read the same, one under the other."""
    linear.weight = np.concatenate([weights[f"{name}.weight"] for name in names])
    linear.bias = np.concatenate([weights[f"{name}.bias"] for name in names])


def _fill_norm(norm: Any, weights: dict[str, Array], name: str) -> None:
    norm.gamma, norm.beta = weights[f"{name}.weight"], weights[f"{name}.bias"]


def _sinusoids(length: int, size: int) -> Array:
    """As in `engine.layers.positional`, without torch, whose threads this process is to be free of."""
    rates = 10_000 ** (np.arange(0, size, 2) / size)
    angles = np.arange(length)[:, None] / rates
    return np.stack([np.sin(angles), np.cos(angles)], -1).reshape(length, size).astype(np.float32)
