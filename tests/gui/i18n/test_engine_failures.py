"""What the engine says when something fails, in Korean."""

import ast
import errno
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import engine
from engine.checkpoint.facts import read_facts
from engine.errors import CorpusError, EngineError
from engine.failures import describe_failure
from gui.i18n.engine_failures import FAILURES, failure_words, what_next

pytestmark = pytest.mark.usefixtures("korean")

HANGUL = re.compile("[가-힣]")
SOURCES = Path(engine.__file__).parent


def texts_of_the_engine() -> Iterator[str]:
    """Every literal text, with numbers in braces for what varies in it."""
    for path in SOURCES.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value
            elif isinstance(node, ast.JoinedStr):
                yield written(node)


def written(node: ast.JoinedStr) -> str:
    varying = iter(range(len(node.values)))
    return "".join(
        str(part.value) if isinstance(part, ast.Constant) else f"{{{next(varying)}}}" for part in node.values
    )


def test_each_of_them_is_said_by_the_engine_and_known_in_korean() -> None:
    assert len(FAILURES) == len(set(FAILURES))
    assert set(map(str, FAILURES)) - set(texts_of_the_engine()) == set()
    assert [text for text in map(str, FAILURES) if not HANGUL.search(failure_words(text))] == []


def test_those_that_fit_many_texts_come_last() -> None:
    taken = {text: failure_words(text.replace("{", "<").replace("}", ">")) for text in map(str, FAILURES)}
    own = {text: failure_words(text).replace("{", "<").replace("}", ">") for text in taken}
    assert taken == own


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (OSError(errno.ENOSPC, "No space"), "디스크가 가득 찼습니다."),
        (MemoryError(), "메모리가 부족하여 계속할 수 없습니다."),
        (CorpusError("a.tsv is damaged: it is no table."), "a.tsv: 손상되었습니다. 표가 아닙니다."),
        (CorpusError("The download has ended: The disk is full."), "내려받기가 끝났습니다: 디스크가 가득 찼습니다."),
        (KeyError("a"), "엔진이 예상하지 못한 문제를 만났습니다(KeyError: 'a')."),
        (CorpusError("Nobody knows this sentence."), "Nobody knows this sentence."),
    ],
)
def test_a_failure_is_told_in_korean_as_far_as_it_is_known(error: BaseException, expected: str) -> None:
    assert failure_words(describe_failure(error).what) == expected


def test_what_a_real_failure_says_is_korean(tmp_path: Path) -> None:
    with pytest.raises(EngineError) as raised:
        read_facts(tmp_path / "nowhere")
    failure = describe_failure(raised.value)
    assert HANGUL.search(failure_words(failure.what)), failure.what
    assert HANGUL.search(what_next(failure)), failure.advice
