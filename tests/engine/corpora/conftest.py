"""A server for what is fetched from the network: no test needs a real one."""

from collections.abc import Iterator

import pytest

from tests.engine.corpora.file_server import FileServer


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[FileServer]:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    with FileServer().running() as running:
        yield running
