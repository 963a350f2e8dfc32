"""Every architecture can learn: the smallest proof that its gradients go where they should."""

from typing import Any

from engine.architectures.contract import Architecture
from engine.corpora.pair import Pair
from engine.corpora.tokenizer import Tokenizer
from engine.decoding import translate_batch
from tests.engine.small_models import each_architecture


@each_architecture
def test_it_learns_the_pairs_of_a_toy_task_by_heart(
    name: str, trained: dict[str, Architecture[Any]], tokenizer: Tokenizer, known_pairs: list[Pair]
) -> None:
    translations = translate_batch(trained[name], tokenizer, [pair.source for pair in known_pairs])
    right = sum(text == pair.target for text, pair in zip(translations, known_pairs, strict=True))
    assert right / len(known_pairs) > 0.95
