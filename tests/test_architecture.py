"""The rules of the tree, each a test titled as a sentence.

The rules about imports stand in pyproject.toml, where `make lint` reads them too. A file of more than 400 lines or a
function of more than 60 says why in a comment that begins with `# Long:`, at the top of the file or above the function.
"""

import ast
import logging
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).resolve().parent.parent
PYPROJECT = ROOT / "pyproject.toml"
CONTRACTS = {
    c["id"]: c["name"] for c in tomllib.loads(PYPROJECT.read_text("utf-8"))["tool"]["importlinter"]["contracts"]
}
CODE = ("engine", "gui", "tools", "bench")
MOST_FILE_LINES = 400
MOST_FUNCTION_LINES = 60
REASON = "# Long:"
UNPICKLING_MODULES = {"pickle", "_pickle", "cPickle", "dill", "cloudpickle", "joblib", "marshal", "shelve"}
UNPICKLING_CALLS = {"torch.load", "torch.save", "torch.hub.load", "torch.jit.load", "eval", "exec"}


def python_files(*folders: str) -> list[Path]:
    """All Python files of these folders, and those at the root."""
    nested = (path for folder in folders for path in (ROOT / folder).rglob("*.py"))
    return sorted([*ROOT.glob("*.py"), *nested])


def imported_modules(tree: ast.AST) -> Iterator[str]:
    """Every module that is imported anywhere in a file, and every name that is taken from one."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def names(name: str, module: str) -> bool:
    """Whether a dotted name is the module or lies in it."""
    return name == module or name.startswith(f"{module}.")


def excess_of_file(source: str) -> Iterator[str]:
    """A complaint if a file is too long and does not say why."""
    lines = source.splitlines()
    if len(lines) > MOST_FILE_LINES and not any(line.startswith(REASON) for line in lines[:10]):
        yield f"{len(lines)} lines"


def excess_of_functions(source: str) -> Iterator[str]:
    """A complaint for each function that is too long and does not say why."""
    lines = source.splitlines()
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        first = min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
        length = (node.end_lineno or node.lineno) - first + 1
        if length > MOST_FUNCTION_LINES and not lines[first - 2].strip().startswith(REASON):
            yield f"line {first}: {node.name} has {length} lines"


def unpickling(source: str) -> Iterator[str]:
    """A complaint for each way of turning bytes into running code."""
    tree = ast.parse(source)
    for name in imported_modules(tree):
        if name.partition(".")[0] in UNPICKLING_MODULES or name in UNPICKLING_CALLS:
            yield f"import of {name}"
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            if ast.unparse(node.func) in UNPICKLING_CALLS:
                yield f"line {node.lineno}: {ast.unparse(node.func)}"
            if any(keyword.arg == "allow_pickle" for keyword in node.keywords):
                yield f"line {node.lineno}: allow_pickle"


def complaints(check: Callable[[str], Iterator[str]], paths: list[Path]) -> list[str]:
    """What a check says of these files."""
    return [f"{p.relative_to(ROOT)}: {found}" for p in paths for found in check(p.read_text(encoding="utf-8"))]


@pytest.fixture
def loggers_go_on() -> Iterator[None]:
    """import-linter disables every logger that there is."""
    loggers = [each for each in logging.root.manager.loggerDict.values() if isinstance(each, logging.Logger)]
    were_disabled = [logger.disabled for logger in loggers]
    yield
    for logger, was_disabled in zip(loggers, were_disabled, strict=True):
        logger.disabled = was_disabled


@pytest.mark.usefixtures("loggers_go_on")
@pytest.mark.parametrize("contract", CONTRACTS, ids=CONTRACTS.values())
def test_import_rule(contract: str) -> None:
    assert lint_imports(str(PYPROJECT), limit_to_contracts=(contract,), no_cache=True, no_logo=True) == 0


def test_architectures_never_import_one_another() -> None:
    from engine.architectures import ARCHITECTURES

    modules = {name: f"engine.architectures.{name}" for name in ARCHITECTURES}
    package = ROOT / "engine" / "architectures"
    for name, module in modules.items():
        imported = set(imported_modules(ast.parse((package / f"{name}.py").read_text(encoding="utf-8"))))
        assert "engine.architectures" not in imported, f"{name} imports the registry"
        assert not [i for i in imported for other in modules.values() if other != module and names(i, other)]


def test_the_engine_can_be_imported_where_neither_qt_nor_the_window_is_installed() -> None:
    script = """
import importlib, pkgutil, sys
for missing in ("PySide6", "shiboken6", "pyqtgraph", "gui"):
    sys.modules[missing] = None
import engine
for module in pkgutil.walk_packages(engine.__path__, "engine."):
    importlib.import_module(module.name)
"""
    result = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr


def test_the_state_and_widgets_of_the_window_can_be_imported_where_torch_is_not_installed() -> None:
    script = """
import importlib, pkgutil, sys
for missing in ("torch", "sentencepiece"):
    sys.modules[missing] = None
import gui.state, gui.widgets
for package in (gui.state, gui.widgets):
    for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        importlib.import_module(module.name)
"""
    result = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr


def test_the_tests_of_the_engine_need_no_qt() -> None:
    def qt(source: str) -> Iterator[str]:
        qt_modules = ("PySide6", "pyqtgraph", "pytestqt", "gui", "tests.gui")
        yield from (i for i in imported_modules(ast.parse(source)) if any(names(i, m) for m in qt_modules))

    assert complaints(qt, sorted((ROOT / "tests" / "engine").rglob("*.py"))) == []


def test_no_file_is_over_400_lines_without_a_reason() -> None:
    assert complaints(excess_of_file, python_files(*CODE, "tests")) == []


def test_no_function_is_over_60_lines_without_a_reason() -> None:
    assert complaints(excess_of_functions, python_files(*CODE, "tests")) == []


def test_nothing_unpickles_or_evaluates() -> None:
    assert complaints(unpickling, python_files(*CODE)) == []


def test_the_length_rules_accept_a_reason_and_nothing_else() -> None:
    body = "def one():\n" + "    pass\n" * MOST_FUNCTION_LINES
    assert list(excess_of_functions(body)) == ["line 1: one has 61 lines"]
    assert list(excess_of_functions("# A comment.\n" + body)) == ["line 2: one has 61 lines"]
    assert list(excess_of_functions("# Long: a table.\n" + body)) == []
    assert list(excess_of_functions(body[: -len("    pass\n")])) == []
    file = "x = 1\n" * (MOST_FILE_LINES + 1)
    assert list(excess_of_file(file)) == ["401 lines"]
    assert list(excess_of_file("# Long: a table.\n" + file)) == []


@pytest.mark.parametrize(
    "source",
    [
        "import pickle",
        "from pickle import loads",
        "import torch\ntorch.load('x', weights_only=True)",
        "from torch import load",
        "import numpy\nnumpy.load('x', allow_pickle=True)",
        "eval('1')",
    ],
)
def test_every_way_of_unpickling_is_seen(source: str) -> None:
    assert list(unpickling(source))


def test_putting_a_model_into_evaluation_mode_is_no_evaluation_of_code() -> None:
    assert list(unpickling("model.eval()\nsafetensors.torch.load_file('x')")) == []
