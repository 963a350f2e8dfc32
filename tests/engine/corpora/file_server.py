"""A web server on this machine that serves files well, or badly in a chosen way."""

import hashlib
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from engine.corpora.catalogue import PublishedFile

STALLED_SECONDS = 20.0  # far more than any test is patient


@dataclass
class Served:
    """A file, and how it is served.

    Attributes:
        content: all of it.
        tag: its `ETag`, None for none.
        takes_ranges, checks_ranges: whether it can be begun in the middle, and then only if it is still the same.
        cuts: after how many bytes each answer in turn ends, if not at the end.
        stalls: like `cuts`, but nothing more comes and the connection stays open.
        claims: a `Content-Length` that is a lie; "" for none at all.
        statuses: what each answer in turn is instead, if not 200 or 206.
        leads_to: an address to redirect to.
    """

    content: bytes
    tag: str | None = '"one"'
    takes_ranges: bool = True
    checks_ranges: bool = True
    cuts: list[int] = field(default_factory=list)
    stalls: list[int] = field(default_factory=list)
    claims: str | None = None
    statuses: list[int] = field(default_factory=list)
    leads_to: str = ""

    @property
    def sha256(self) -> str:
        return f"sha256:{hashlib.sha256(self.content).hexdigest()}"


class FileServer:
    """Serves `files` by their paths, and notes what was asked of it.

    Attributes:
        ranges: of each request in turn, "" for the whole file.
        has_stalled: set when an answer has begun to stall.
    """

    def __init__(self) -> None:
        self.files: dict[str, Served] = {}
        self.ranges: list[str] = []
        self.headers: list[dict[str, str]] = []
        self.has_stalled = threading.Event()
        self.is_over = threading.Event()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = False

    @property
    def port(self) -> int:
        return int(self._server.server_address[1])

    def address(self, name: str) -> str:
        return f"http://127.0.0.1:{self.port}/{name}"

    def serve(self, name: str, content: bytes, **how: object) -> Served:
        self.files[f"/{name}"] = Served(content, **how)  # type: ignore[arg-type]
        return self.files[f"/{name}"]

    def published(self, name: str, **known: object) -> PublishedFile:
        return PublishedFile.model_validate({"address": self.address(name), **known})

    @contextmanager
    def running(self) -> Iterator["FileServer"]:
        thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield self
        finally:
            self.is_over.set()
            self._server.shutdown()
            self._server.server_close()
            thread.join()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                server._answer(self)

            def log_message(self, format: str, *arguments: object) -> None:
                pass

        return Handler

    def _answer(self, request: BaseHTTPRequestHandler) -> None:
        wanted = request.headers.get("Range", "")
        self.ranges.append(wanted)
        self.headers.append(dict(request.headers.items()))
        served = self.files.get(request.path)
        if served is None or served.leads_to or served.statuses:
            status = 404 if served is None else 302 if served.leads_to else served.statuses.pop(0)
            request.send_response(status)
            if served and served.leads_to:
                request.send_header("Location", served.leads_to)
            request.send_header("Content-Length", "0")
            request.end_headers()
            return
        first = self._first_byte(request, served, wanted)
        if first is None:
            return
        self._send(request, served, served.content[first:])

    def _first_byte(self, request: BaseHTTPRequestHandler, served: Served, wanted: str) -> int | None:
        """Send the head of the answer; None if that is all there is."""
        size = len(served.content)
        is_same = not served.checks_ranges or request.headers.get("If-Range", served.tag) == served.tag
        first = int(wanted.removeprefix("bytes=").removesuffix("-")) if wanted and is_same else 0
        if served.takes_ranges and first >= size > 0:
            request.send_response(416)
            request.send_header("Content-Range", f"bytes */{size}")
            request.send_header("Content-Length", "0")
            request.end_headers()
            return None
        is_part = served.takes_ranges and first > 0
        first = first if is_part else 0
        request.send_response(206 if is_part else 200)
        if is_part:
            request.send_header("Content-Range", f"bytes {first}-{size - 1}/{size}")
        claimed = str(size - first) if served.claims is None else served.claims
        if claimed:
            request.send_header("Content-Length", claimed)
        if served.tag:
            request.send_header("ETag", served.tag)
        request.end_headers()
        return first

    def _send(self, request: BaseHTTPRequestHandler, served: Served, body: bytes) -> None:
        cut = served.cuts.pop(0) if served.cuts else None
        stall = served.stalls.pop(0) if served.stalls else None
        end = cut if cut is not None else stall
        try:
            request.wfile.write(body[:end])
            request.wfile.flush()
            if stall is not None:
                self.has_stalled.set()
                self.is_over.wait(STALLED_SECONDS)
            request.connection.shutdown(socket.SHUT_WR)
        except OSError:
            pass  # the other side has gone
