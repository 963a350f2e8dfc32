"""What is installed on which machine, and what is left alone."""

import socket
import subprocess
import sys
import threading
import time
import venv
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tools import setup_environment as setup

CPU, CUDA = "2.13.0+cpu", "2.13.0"


def test_a_too_old_python_is_named_in_one_sentence() -> None:
    with pytest.raises(setup.SetupError, match=r"^Lockstep needs Python 3\.11 or newer and this is 3\.9: install .+"):
        setup.check_python((3, 9), can_make_environments=True)


def test_a_python_without_ensurepip_names_the_missing_package() -> None:
    with pytest.raises(setup.SetupError, match=r"sudo apt install python3\.12-venv"):
        setup.check_python((3, 12), can_make_environments=False)


def test_a_new_enough_python_is_accepted() -> None:
    setup.check_python(setup.OLDEST_PYTHON, can_make_environments=True)


@pytest.mark.parametrize(
    ("choice", "system", "has_nvidia", "installed", "build"),
    [
        ("auto", "Linux", False, None, "cpu"),
        ("auto", "Linux", True, None, None),
        ("auto", "Linux", False, CUDA, None),
        ("auto", "Darwin", False, None, None),
        ("cpu", "Linux", True, None, "cpu"),
        ("cpu", "Linux", True, CUDA, "cpu"),
        ("cpu", "Linux", False, CPU, None),
        ("cuda", "Linux", False, None, "cuda"),
        ("cuda", "Linux", True, CPU, "cuda"),
        ("cuda", "Linux", True, CUDA, None),
    ],
)
def test_the_build_of_torch_fits_the_machine_and_what_is_there(
    choice: str, system: str, has_nvidia: bool, installed: str | None, build: str | None
) -> None:
    assert setup.torch_to_install(choice, system, has_nvidia, installed) == build


def test_cuda_is_refused_where_there_is_no_build_of_it() -> None:
    with pytest.raises(setup.SetupError, match="no CUDA build of torch for macOS"):
        setup.torch_to_install("cuda", "Darwin", False, None)


def test_the_cpu_index_comes_before_the_configured_one_if_it_answers() -> None:
    first, second = setup.torch_attempts("cpu", cpu_index_answers=True, is_installed=False)
    assert first[:3] == [setup.PINNED_TORCH, "--index-url", setup.CPU_INDEX]
    assert second == [setup.PINNED_TORCH]


def test_the_cpu_index_is_not_tried_if_it_is_silent() -> None:
    assert setup.torch_attempts("cpu", cpu_index_answers=False, is_installed=False) == [[setup.PINNED_TORCH]]


def test_another_build_of_torch_is_replaced() -> None:
    (attempt,) = setup.torch_attempts("cuda", cpu_index_answers=False, is_installed=True)
    assert "--force-reinstall" in attempt


def test_setting_up_is_repeated_only_for_another_pyproject_or_another_build() -> None:
    done = setup.stamp(b"dependencies", "cpu")
    assert setup.is_fresh(done, setup.stamp(b"dependencies", "cpu"))
    assert setup.is_fresh(done, setup.stamp(b"dependencies", "auto"))
    assert not setup.is_fresh(done, setup.stamp(b"dependencies", "cuda"))
    assert not setup.is_fresh(done, setup.stamp(b"other dependencies", "auto"))
    assert not setup.is_fresh({}, setup.stamp(b"dependencies", "auto"))


@pytest.fixture
def index(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The address of a server that has `/cpu/`, and never replies for `/silent/`."""
    released = threading.Event()

    class Index(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path == "/silent/":
                released.wait()
            self.send_response(200 if self.path == "/cpu/" else 404)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            """Keep the test's output clean."""

    monkeypatch.setenv("no_proxy", "*")
    with ThreadingHTTPServer(("127.0.0.1", 0), Index) as server:
        threading.Thread(target=server.serve_forever).start()
        yield f"http://127.0.0.1:{server.server_port}"
        released.set()
        server.shutdown()


def test_an_index_answers_if_it_has_the_page(index: str) -> None:
    assert setup.answers(f"{index}/cpu/")
    assert not setup.answers(f"{index}/gone/")


def test_an_index_that_cannot_be_reached_does_not_answer() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    assert not setup.answers(f"http://127.0.0.1:{port}/cpu/")


def test_an_index_that_never_replies_costs_no_more_than_the_probe(index: str) -> None:
    start = time.monotonic()
    assert not setup.answers(f"{index}/silent/", seconds=0.2)
    assert time.monotonic() - start < 2


def test_a_name_server_that_never_replies_costs_no_more_than_the_probe(monkeypatch: pytest.MonkeyPatch) -> None:
    released = threading.Event()

    def look_up_forever(*_: object) -> None:
        released.wait()
        raise OSError

    monkeypatch.setattr(socket, "getaddrinfo", look_up_forever)
    start = time.monotonic()
    assert not setup.answers("http://index.invalid/", seconds=0.1)
    assert time.monotonic() - start < 2
    released.set()


def test_a_half_made_environment_is_mended_and_a_whole_one_left_alone(tmp_path: Path) -> None:
    venv.create(tmp_path, with_pip=False)
    python = setup.make_environment(tmp_path)
    subprocess.run([python, "-m", "pip", "--version"], check=True, capture_output=True)
    mended = (tmp_path / "pyvenv.cfg").stat().st_mtime_ns
    assert setup.make_environment(tmp_path) == python
    assert (tmp_path / "pyvenv.cfg").stat().st_mtime_ns == mended


def test_torch_is_looked_for_in_the_environment_not_in_this_process(tmp_path: Path) -> None:
    venv.create(tmp_path, with_pip=False)
    assert setup.installed_torch(tmp_path / "bin" / "python") is None
    assert setup.installed_torch(Path(sys.executable)) is not None
