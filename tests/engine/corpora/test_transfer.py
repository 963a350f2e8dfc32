"""Fetching a file from servers that are slow, broken or dishonest."""

import random
import shutil
import socket
import socketserver
import threading
from collections import namedtuple
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from requests import PreparedRequest, Response
from requests.adapters import HTTPAdapter
from urllib3 import HTTPResponse

from engine.corpora.catalogue import PublishedFile
from engine.corpora.partial_file import PartialFile
from engine.corpora.patience import Patience
from engine.corpora.transfer import transfer_file
from engine.errors import CorpusError
from tests.engine.corpora.file_server import FileServer

HASTY = Patience(connect=5.0, stall=0.3, attempts=3, pause=0.01)
CONTENT = random.Random(1).randbytes(300_000)
HALF = len(CONTENT) // 2


@pytest.fixture
def part(tmp_path: Path) -> PartialFile:
    return PartialFile(tmp_path / "a.zip.part")


def fetch(file: PublishedFile, part: PartialFile, reports: list[tuple[int, int]] | None = None) -> bytes:
    told: list[tuple[int, int]] = [] if reports is None else reports
    transfer_file(file, part, HASTY, lambda done, total: told.append((done, total)))
    whole = part.path.with_name("whole")
    part.move_to(whole)
    return whole.read_bytes()


def complaint(file: PublishedFile, part: PartialFile) -> CorpusError:
    with pytest.raises(CorpusError) as caught:
        fetch(file, part)
    return caught.value


def cut_off(server: FileServer, part: PartialFile) -> PublishedFile:
    """Fetch half of a file, and be cut off for good."""
    server.serve("a.zip", CONTENT, cuts=[HALF, 0, 0])
    error = complaint(server.published("a.zip"), part)
    assert part.size == HALF
    assert "150.0 kB of a.zip are kept" in error.kept
    server.ranges.clear()
    return server.published("a.zip")


def test_a_file_comes_whole_and_says_how_far_it_is(server: FileServer, part: PartialFile) -> None:
    server.serve("a.zip", CONTENT)
    reports: list[tuple[int, int]] = []
    assert fetch(server.published("a.zip", size=len(CONTENT)), part, reports) == CONTENT
    assert reports[0] == (0, len(CONTENT))
    assert reports[-1] == (len(CONTENT), len(CONTENT))
    assert [done for done, _ in reports] == sorted({done for done, _ in reports})
    assert len(reports) > 3
    assert list(part.path.parent.iterdir()) == [part.path.with_name("whole")]


def test_one_request_goes_on_where_another_was_cut_off(server: FileServer, part: PartialFile) -> None:
    server.serve("a.zip", CONTENT, cuts=[100_000, 50_000])
    assert fetch(server.published("a.zip"), part) == CONTENT
    assert server.ranges == ["", "bytes=100000-", "bytes=150000-"]


def test_another_day_it_goes_on_where_it_was_cut_off(server: FileServer, part: PartialFile) -> None:
    file = cut_off(server, part)
    reports: list[tuple[int, int]] = []
    assert fetch(file, part, reports) == CONTENT
    assert server.ranges == [f"bytes={HALF}-"]
    assert reports[0] == (HALF, len(CONTENT))


def test_a_server_that_cannot_begin_in_the_middle_sends_all_of_it_again(server: FileServer, part: PartialFile) -> None:
    file = cut_off(server, part)
    server.files["/a.zip"].takes_ranges = False
    assert fetch(file, part) == CONTENT


@pytest.mark.parametrize("checks_ranges", [True, False])
@pytest.mark.parametrize("tag", ['"two"', 'W/"two"', None])
def test_parts_of_two_versions_are_never_joined(
    tag: str | None, checks_ranges: bool, server: FileServer, part: PartialFile
) -> None:
    file = cut_off(server, part)
    other = bytes(reversed(CONTENT)) + b"longer"
    server.serve("a.zip", other, tag=tag, checks_ranges=checks_ranges)
    assert fetch(file, part) == other


def test_a_part_without_a_sound_note_of_its_origin_is_not_gone_on_with(server: FileServer, part: PartialFile) -> None:
    file = cut_off(server, part)
    part.path.write_bytes(b"something else")
    Path(f"{part.path}.json").write_text('{"address": 3}')
    assert fetch(file, part) == CONTENT
    assert server.ranges == [""]


def test_a_part_that_is_whole_already_is_taken_as_it_is(server: FileServer, part: PartialFile) -> None:
    file = cut_off(server, part)
    with part.path.open("ab") as whole:
        whole.write(CONTENT[HALF:])
    assert fetch(file, part) == CONTENT
    assert server.ranges == [f"bytes={len(CONTENT)}-"]


def test_a_server_that_stalls_is_left_and_asked_again(server: FileServer, part: PartialFile) -> None:
    server.serve("a.zip", CONTENT, stalls=[HALF])
    assert fetch(server.published("a.zip"), part) == CONTENT
    assert server.ranges == ["", f"bytes={HALF}-"]


def test_a_server_that_always_stalls_is_given_up_and_what_came_is_kept(server: FileServer, part: PartialFile) -> None:
    server.serve("a.zip", CONTENT, stalls=[HALF, 0, 0, 0, 0, 0, 0])
    error = complaint(server.published("a.zip"), part)
    assert error.what == f"a.zip did not come whole: 127.0.0.1:{server.port} sent nothing for 0.3 s."
    assert error.kept == "150.0 kB of a.zip are kept: the next time goes on there."
    assert len(server.ranges) == 3


def test_a_length_that_is_too_long_is_never_taken_for_the_end(server: FileServer, part: PartialFile) -> None:
    server.serve("a.zip", CONTENT, claims=str(len(CONTENT) + 1000))
    error = complaint(server.published("a.zip"), part)
    assert error.what.startswith("a.zip did not come whole: ")
    assert not part.path.with_name("whole").exists()
    assert len(server.ranges) < 10


def test_a_length_that_is_too_short_is_found_out_by_what_is_known_of_the_file(
    server: FileServer, part: PartialFile
) -> None:
    server.serve("a.zip", CONTENT, claims=str(HALF))
    error = complaint(server.published("a.zip", size=len(CONTENT)), part)
    assert error.what == f"a.zip has {HALF:,} bytes at 127.0.0.1:{server.port}, and should have {len(CONTENT):,}."
    assert part.size == 0


def test_a_file_without_a_length_is_taken_to_its_end(server: FileServer, part: PartialFile) -> None:
    server.serve("a.zip", CONTENT, claims="")
    assert fetch(server.published("a.zip"), part) == CONTENT


def test_a_file_without_a_length_that_ends_early_is_gone_on_with_if_its_size_is_known(
    server: FileServer, part: PartialFile
) -> None:
    server.serve("a.zip", CONTENT, claims="", cuts=[HALF])
    assert fetch(server.published("a.zip", size=len(CONTENT)), part) == CONTENT
    assert server.ranges == ["", f"bytes={HALF}-"]


@pytest.mark.parametrize("claims", ["", None])
def test_a_file_that_is_far_too_long_is_refused_and_removed(
    claims: str | None, server: FileServer, part: PartialFile
) -> None:
    server.serve("a.zip", CONTENT, claims=claims)
    error = complaint(server.published("a.zip", size=50_000, approximate_size=True), part)
    assert "150.0 kB" in error.what
    assert error.kept == "It was not taken."
    assert part.size == 0


@pytest.mark.parametrize(("status", "told"), [(404, "has no a.zip any more"), (403, "does not give a.zip")])
def test_a_file_that_a_server_does_not_give_is_asked_for_once(
    status: int, told: str, server: FileServer, part: PartialFile
) -> None:
    server.serve("a.zip", CONTENT, statuses=[status] * 5)
    error = complaint(server.published("a.zip"), part)
    assert told in error.what
    assert f"error {status}" in error.what
    assert len(server.ranges) == 1


def test_a_server_in_trouble_is_asked_again_and_then_given_up(server: FileServer, part: PartialFile) -> None:
    server.serve("a.zip", CONTENT, statuses=[500, 503])
    assert fetch(server.published("a.zip"), part) == CONTENT
    server.serve("a.zip", CONTENT, statuses=[500] * 5)
    assert "answers with error 500" in complaint(server.published("a.zip"), part).what


def test_a_file_that_has_moved_is_found(server: FileServer, part: PartialFile) -> None:
    server.serve("a.zip", b"", leads_to=server.address("b.zip"))
    server.serve("b.zip", CONTENT, cuts=[HALF])
    assert fetch(server.published("a.zip"), part) == CONTENT


def test_addresses_that_lead_in_a_circle_or_nowhere_are_told(server: FileServer, part: PartialFile) -> None:
    server.serve("a.zip", b"", leads_to=server.address("a.zip"))
    assert "leads nowhere" in complaint(server.published("a.zip"), part).what
    server.serve("a.zip", b"", leads_to="file:///etc/passwd")
    assert "leads nowhere" in complaint(server.published("a.zip"), part).what


def test_a_server_that_is_not_there_is_not_taken_for_a_missing_network(
    part: PartialFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_PROXY", "*")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # and does not listen
        host = f"127.0.0.1:{taken.getsockname()[1]}"
        error = complaint(PublishedFile(address=f"http://{host}/a.zip"), part)
    assert error.what == f"{host} is not to be reached."
    assert error.kept == "Nothing of it has come."


def test_where_there_is_no_network_that_is_said_at_once(part: PartialFile, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*arguments: object) -> None:
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")

    monkeypatch.setenv("NO_PROXY", "*")
    monkeypatch.setattr(socket, "getaddrinfo", fail)
    error = complaint(PublishedFile(address="https://corpora.example/a.zip"), part)
    assert error.what == "There is no network: corpora.example is not to be reached."
    assert error.advice.startswith("Connect to the internet and repeat this.")


def test_a_proxy_is_used_and_one_that_is_not_there_is_told(
    server: FileServer, part: PartialFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", f"http://127.0.0.1:{server.port}")
    server.files["http://corpora.example/a.zip"] = server.serve("a.zip", CONTENT)  # what a proxy is asked for
    assert fetch(PublishedFile(address="http://corpora.example/a.zip"), part) == CONTENT
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    error = complaint(PublishedFile(address="http://corpora.example/a.zip"), part)
    assert error.what.startswith("The proxy does not lead to corpora.example")
    assert "HTTPS_PROXY" in error.advice


def test_a_server_is_told_who_asks_and_to_send_the_file_as_it_is(server: FileServer, part: PartialFile) -> None:
    server.serve("a.zip", CONTENT)
    fetch(server.published("a.zip"), part)
    assert server.headers[0]["User-Agent"].startswith("Lockstep")
    assert server.headers[0]["Accept-Encoding"] == "identity"


def test_a_file_for_which_there_is_no_room_is_not_begun(
    server: FileServer, part: PartialFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage(10**6, 10**6 - 1000, 1000))
    server.serve("a.zip", CONTENT)
    error = complaint(server.published("a.zip"), part)
    assert error.what == "a.zip takes 300.0 kB, and the disk has room for 1.0 kB."
    assert part.size == 0


def test_an_answer_of_another_size_does_not_remove_what_is_kept(server: FileServer, part: PartialFile) -> None:
    cut_off(server, part)
    file = server.published("a.zip", size=len(CONTENT))
    server.serve("a.zip", b"<html>Closed for repair</html>", takes_ranges=False, tag=None)
    assert complaint(file, part).kept == "150.0 kB of it are kept from before."
    server.serve("a.zip", CONTENT)
    server.ranges.clear()
    assert fetch(file, part) == CONTENT
    assert server.ranges == [f"bytes={HALF}-"]


@pytest.mark.parametrize("has_hash", [True, False])
def test_a_part_is_gone_on_with_only_if_another_version_would_be_found_out(
    has_hash: bool, server: FileServer, part: PartialFile
) -> None:
    served = server.serve("a.zip", CONTENT, cuts=[HALF, 0, 0] if has_hash else [HALF] * 3, tag=None)
    file = server.published("a.zip", hash=served.sha256 if has_hash else None)
    assert ("goes on there" if has_hash else "begins anew") in complaint(file, part).kept
    server.serve("a.zip", CONTENT, tag=None)
    assert fetch(file, part) == CONTENT
    assert server.ranges[-1] == (f"bytes={HALF}-" if has_hash else "")


def test_the_answer_that_redirects_is_not_read(server: FileServer, part: PartialFile) -> None:
    """It goes on for ever, and says that it does."""
    with socket.create_server(("127.0.0.1", 0)) as endless:
        host = f"127.0.0.1:{endless.getsockname()[1]}"
        head = f"HTTP/1.1 302 Found\r\nLocation: {server.address('a.zip')}\r\nContent-Length: 100000000\r\n\r\n"
        server.serve("a.zip", CONTENT)

        def answer() -> None:
            connection, _ = endless.accept()
            with connection:
                connection.recv(1 << 16)
                connection.sendall(head.encode() + bytes(1000))
                server.is_over.wait(20)

        thread = threading.Thread(target=answer)
        thread.start()
        try:
            assert fetch(PublishedFile(address=f"http://{host}/a.zip"), part) == CONTENT
        finally:
            server.is_over.set()
            thread.join()


def test_no_step_of_the_way_may_leave_what_is_safe(part: PartialFile, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    ways = {"https://a.example/a.zip": "http://b.example/a.zip", "http://b.example/a.zip": "https://c.example/a.zip"}

    def send(self: HTTPAdapter, request: PreparedRequest, **_: object) -> Response:
        asked.append(str(request.url))
        raw = HTTPResponse(headers={"Location": ways[str(request.url)]}, status=302, preload_content=False)
        return self.build_response(request, raw)

    monkeypatch.setattr(HTTPAdapter, "send", send)
    error = complaint(PublishedFile(address="https://a.example/a.zip"), part)
    assert error.what == "a.example sends to an address that is not safe: 'http://b.example/a.zip'."
    assert asked == ["https://a.example/a.zip"]


def test_the_host_that_fails_is_blamed_and_not_the_one_that_leads_there(server: FileServer, part: PartialFile) -> None:
    server.serve("a.zip", b"", leads_to="http://127.0.0.1:9/a.zip")
    assert complaint(server.published("a.zip"), part).what == "127.0.0.1:9 is not to be reached."
    server.serve("a.zip", b"", leads_to="http://[bad/a.zip")
    assert "leads nowhere" in complaint(server.published("a.zip"), part).what


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_proxy_that_asks_for_a_password_is_told(
    scheme: str, part: PartialFile, monkeypatch: pytest.MonkeyPatch, server: FileServer
) -> None:
    with answering(b"HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n") as host:
        monkeypatch.setenv(f"{scheme.upper()}_PROXY", f"http://{host}")
        error = complaint(PublishedFile(address=f"{scheme}://corpora.example/a.zip"), part)
    assert error.what == "The proxy asks for a name and a password."


@pytest.mark.parametrize("proxy", ["socks5://127.0.0.1:9", "http:///nohost", "proxy host:80"])
def test_a_proxy_that_cannot_be_one_is_told(
    proxy: str, server: FileServer, part: PartialFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ALL_PROXY", proxy)
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.delenv("no_proxy", raising=False)
    assert "HTTPS_PROXY" in complaint(PublishedFile(address="http://corpora.example/a.zip"), part).advice


def test_a_safe_connection_that_is_cut_off_is_not_called_unsafe(server: FileServer, part: PartialFile) -> None:
    with answering(b"") as host:
        error = complaint(PublishedFile(address=f"https://{host}/a.zip"), part)
    assert "not safe" not in error.what


def test_a_length_that_no_file_has_is_no_length(server: FileServer, part: PartialFile) -> None:
    server.serve("a.zip", CONTENT, claims="9" * 5000)  # Python reads no number of so many digits
    assert fetch(server.published("a.zip"), part) == CONTENT


def test_an_answer_that_there_is_nothing_of_it_is_no_empty_file(server: FileServer, part: PartialFile) -> None:
    with answering(b"HTTP/1.1 416 Range\r\nContent-Range: bytes */0\r\nContent-Length: 0\r\n\r\n") as host:
        assert "did not come whole" in complaint(PublishedFile(address=f"http://{host}/a.zip"), part).what


@contextmanager
def answering(answer: bytes) -> Iterator[str]:
    """A host that answers each connection so, and ends it."""

    class Handler(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            self.request.recv(1 << 16)
            self.request.sendall(answer)

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield f"127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()
            thread.join()
