"""CTranslate2 beside the engine, where it is installed."""

import pytest

from engine.benchmark.measurement import Effort
from engine.benchmark.peer import measure_peer


def test_where_it_is_not_installed_the_bench_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engine.benchmark.peer.find_spec", lambda name: None)
    assert measure_peer(Effort()) == {"skipped": "CTranslate2 is not installed (pip install -e '.[bench]')"}


def test_it_translates_with_the_same_model_to_the_same_pieces() -> None:
    pytest.importorskip("ctranslate2", reason="CTranslate2 is not installed: pip install -e '.[bench]'")
    measured = measure_peer(Effort(sentences=1))
    assert measured["float32"]["same_translations"] == measured["float32"]["of"] == 20
    for precision in ("float32", "int8"):
        theirs = measured[precision]["decode_ms_per_token"]
        ratio = measured[precision]["ratios"]["decode_ms_per_token"]
        assert ratio == pytest.approx(
            theirs / measured[precision]["engine"]["decode_ms_per_token"], rel=0.02, abs=0.002
        )
