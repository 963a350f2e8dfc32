from bench.precision import compare
from engine.corpora.preparation import PreparedCorpus
from tests.engine.small_trainings import configure


def test_both_precisions_are_validated_at_the_same_steps_and_hardly_differ(corpus: PreparedCorpus) -> None:
    config = configure("transformer", budget={"steps": 10}, precision="auto")
    result = compare("transformer", config, corpus)
    assert result["step"] == [0, 5, 10]
    losses = result["loss"]
    assert losses["float32"][-1] < losses["float32"][0] - 0.3
    assert losses["float32"] != losses["bfloat16"]
    assert abs(result["largest_difference"]) < 0.05
    assert result["last_difference"] == round(losses["bfloat16"][-1] - losses["float32"][-1], 4)
