"""From a source to a translation over `step()`: greedy, sampled or by beam search, one sentence or many at once."""

from engine.decoding.batches import (
    batches_by_length,
    iterate_translations,
    most_tokens,
    translate_batch,
    translate_ids,
    translations_in_steps,
)
from engine.decoding.beam import Beam, BeamHypothesis, BeamStep, beam_search, length_penalty, n_best, search
from engine.decoding.decoder import Decoder, checked_ids, decode_greedily, prefix_ids, sample
from engine.decoding.forcing import attention_to_reference
from engine.decoding.record import CANDIDATES, DecodedToken, next_log_probs, without_control
from engine.decoding.sampling import Sampler, keep_top_k, keep_top_p, sampler, with_temperature
from engine.decoding.weights import in_precision, lay_out_for_decoding

__all__ = [
    "CANDIDATES",
    "Beam",
    "BeamHypothesis",
    "BeamStep",
    "DecodedToken",
    "Decoder",
    "Sampler",
    "attention_to_reference",
    "batches_by_length",
    "beam_search",
    "checked_ids",
    "decode_greedily",
    "in_precision",
    "iterate_translations",
    "keep_top_k",
    "keep_top_p",
    "lay_out_for_decoding",
    "length_penalty",
    "most_tokens",
    "n_best",
    "next_log_probs",
    "prefix_ids",
    "sample",
    "sampler",
    "search",
    "translate_batch",
    "translate_ids",
    "translations_in_steps",
    "with_temperature",
    "without_control",
]
