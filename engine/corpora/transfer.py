"""A file from the network: taken on where it was cut off, in bounded time and of bounded size.

It waits for the network without a yield, so it is for a process of its own.
"""

import errno
import re
import shutil
import socket
import ssl
import time
from collections.abc import Callable, Iterator
from urllib.parse import urljoin, urlsplit

import requests
from requests import exceptions
from rich.filesize import decimal
from urllib3.exceptions import HTTPError, LocationValueError, MaxRetryError, NameResolutionError
from urllib3.exceptions import TimeoutError as StalledError

from engine.corpora.catalogue import PublishedFile
from engine.corpora.partial_file import Origin, PartialFile
from engine.corpora.patience import Patience
from engine.errors import CorpusError

CHUNK = 1 << 16
MOST_ATTEMPTS = 200  # even if each brings a little
MOST_REDIRECTS = 5
USER_AGENT = "Lockstep (a program to teach machine translation)"  # some servers refuse that of a library
CONTENT_RANGE = re.compile(r"bytes (?:(\d+)-\d+|\*)/(\d+|\*)")
OK, PARTIAL, RANGE_REFUSED, PROXY_LOGIN = 200, 206, 416, 407
NO_NETWORK = {errno.ENETUNREACH, errno.ENETDOWN}
LONGEST_NUMBER = 19  # digits; more bytes than any disk has
GONE = {404, 410}
TEMPORARY = {408, 425, 429, 500, 502, 503, 504}
LATER = "Repeat this later."
ONLINE = "Connect to the internet and repeat this. If the way there is a proxy, name it in HTTPS_PROXY."
UNREACHED = "Repeat this later. If the way there is a proxy, name it in HTTPS_PROXY."
PROXY = "See whether HTTPS_PROXY, HTTP_PROXY and ALL_PROXY are right, and repeat this."
LOGIN = "The proxy asks for a name and a password."
LOGIN_ADVICE = "Name it in HTTPS_PROXY and HTTP_PROXY as http://NAME:PASSWORD@HOST:PORT, and repeat this."
REPLACED = "It may have been replaced; see the corpus's page."
Report = Callable[[int, int], None]


class _CutOffError(Exception):
    """An attempt that ended too early, for a reason that may pass; `beginning` goes before the reason."""

    def __init__(self, reason: str, advice: str = LATER, *, beginning: str | None = None) -> None:
        super().__init__(reason)
        self.advice, self.beginning = advice, beginning


class _OfflineError(_CutOffError):
    """There is no way to anybody: not worth to try again at once."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason, ONLINE, beginning="There is no network: ")


class _Session(requests.Session):
    def get_redirect_target(self, resp: requests.Response) -> None:
        """None: to follow it, requests reads the answer to its end, however long that is."""


def transfer_file(file: PublishedFile, partial: PartialFile, patience: Patience, report: Report) -> None:
    """Bring a published file into a partial one, until it is whole.

    What has come stays there when this fails or its process is ended, and the next one goes on after it; a server that
    cannot begin in the middle sends all of it again. `report` gets the bytes that are here and those of the whole (0:
    unknown). Raises CorpusError for whatever goes wrong.
    """
    with _Session() as session:
        session.headers["User-Agent"] = USER_AGENT
        session.headers["Accept-Encoding"] = "identity"  # lengths and hashes are those of the file itself
        _Transfer(file, partial, patience, report).attempt_until_whole(session)


class _Transfer:
    def __init__(self, file: PublishedFile, partial: PartialFile, patience: Patience, report: Report) -> None:
        self._file, self._partial, self._patience, self._report = file, partial, patience, report
        self._host = file.host

    def attempt_until_whole(self, session: requests.Session) -> None:
        furthest, failed_in_turn = self._partial.size, 0
        for attempt in range(1, MOST_ATTEMPTS + 1):
            try:
                return self._attempt(session)
            except _CutOffError as error:
                failed_in_turn = 1 if self._partial.size > furthest else failed_in_turn + 1
                furthest = max(furthest, self._partial.size)
                if failed_in_turn >= (
                    1 if isinstance(error, _OfflineError) and attempt == 1 else self._patience.attempts
                ):
                    raise self._told(error) from error
                last = error
            time.sleep(self._patience.pause * failed_in_turn)
        raise self._told(last)

    def _attempt(self, session: requests.Session) -> None:
        had, headers = self._partial.origin(), {}
        if had and self._can_go_on(had):
            headers["Range"] = f"bytes={self._partial.size}-"
            if had.validator:
                headers["If-Range"] = had.validator
        try:
            with self._ask(session, headers) as response:
                self._receive(response, had)
        except exceptions.SSLError as error:
            if not any(isinstance(reason, ssl.SSLCertVerificationError) for reason in _reasons(error)):
                raise _CutOffError(f"{self._host} ended the connection") from error
            advice = "See whether the clock is right. REQUESTS_CA_BUNDLE names the certificate of a proxy's own."
            raise self._failure(f"The connection to {self._host} is not safe: {error}.", advice) from error
        except exceptions.InvalidProxyURL as error:
            raise self._failure("The address of the proxy is none.", PROXY) from error
        except exceptions.InvalidSchema as error:  # of the proxy: that of the address is looked at before
            raise self._failure("A proxy of this kind, such as SOCKS, cannot be used.", PROXY) from error
        except (exceptions.InvalidURL, LocationValueError) as error:
            raise self._failure(f"{self._host} is an address that leads nowhere: {error}.", PROXY) from error
        except exceptions.ProxyError as error:
            if any(str(PROXY_LOGIN) in str(reason) for reason in _reasons(error) if isinstance(reason, OSError)):
                raise self._failure(LOGIN, LOGIN_ADVICE) from error
            reason = f"The proxy does not lead to {self._host}, or is not there"
            raise _CutOffError(reason, PROXY, beginning="") from error
        except exceptions.ConnectionError as error:
            raise self._not_reached(error) from error
        except (exceptions.Timeout, StalledError) as error:
            raise _CutOffError(f"{self._host} sent nothing for {self._patience.stall:g} s") from error
        except (exceptions.RequestException, HTTPError) as error:
            raise _CutOffError(f"{self._host} ended the connection") from error

    def _not_reached(self, error: exceptions.ConnectionError) -> _CutOffError:
        if not any(isinstance(argument, MaxRetryError) for argument in error.args):
            return _CutOffError(f"{self._host} ended the connection")
        reached_nobody = any(
            isinstance(reason, socket.gaierror | NameResolutionError) or getattr(reason, "errno", None) in NO_NETWORK
            for reason in _reasons(error)
        )
        told = f"{self._host} is not to be reached"
        return _OfflineError(told) if reached_nobody else _CutOffError(told, UNREACHED, beginning="")

    def _can_go_on(self, had: Origin) -> bool:
        """Whether it would be found out if the rest were of another version."""
        return had.address == self._file.address and bool(had.tag or had.modified or self._file.hash)

    def _ask(self, session: requests.Session, headers: dict[str, str]) -> requests.Response:
        """The answer of whoever it leads to."""
        address, self._host = self._file.address, self._file.host
        timeouts = (self._patience.connect, self._patience.stall)
        for _ in range(MOST_REDIRECTS + 1):
            response = session.get(address, headers=headers, stream=True, timeout=timeouts, allow_redirects=False)
            if not response.is_redirect:
                return response
            response.close()  # unread
            address = self._followed(address, response.headers["Location"])
            self._host = urlsplit(address).netloc
        raise self._failure(f"{self._file.host} sends to an address that leads nowhere: in a circle.", LATER)

    def _followed(self, address: str, location: str) -> str:
        try:
            target = urljoin(address, location.encode("latin-1").decode("utf-8", "replace"))
            is_sound = urlsplit(target).scheme in ("http", "https") and bool(urlsplit(target).hostname)
        except ValueError:
            target, is_sound = location, False
        if not is_sound:
            raise self._failure(f"{self._host} sends to an address that leads nowhere: {target[:200]!a}.", LATER)
        if address.startswith("https:") and not target.startswith("https:"):
            raise self._failure(f"{self._host} sends to an address that is not safe: {target[:200]!a}.", LATER)
        return target

    def _receive(self, response: requests.Response, had: Origin | None) -> None:
        here, origin = self._begin(response, had)
        self._refuse_size(origin.whole)
        whole = self._file.exact_size if origin.whole is None else origin.whole
        with self._partial.opened_after(here, origin) as file:
            self._report(here, whole or 0)
            while (whole is None or here < whole) and (chunk := response.raw.read1(CHUNK, decode_content=False)):
                here += len(chunk)
                if here > self._file.most_bytes:
                    break
                file.write(chunk)
                self._report(here, whole or 0)
        most = self._file.most_bytes if whole is None else whole
        if here > most:
            self._refuse(f"{self._file.name} is longer at {self._host} than the {decimal(most)} that were expected.")
        if whole is not None and here < whole:
            raise _CutOffError(f"{self._host} sent only {decimal(here)} of {decimal(whole)}")

    def _begin(self, response: requests.Response, had: Origin | None) -> tuple[int, Origin]:
        """At which byte the answer begins, and what it is of; raises for an answer that holds no file."""
        status, here = response.status_code, self._partial.size
        found = CONTENT_RANGE.fullmatch(response.headers.get("Content-Range", ""))
        begin, whole = (_number(found[1]), _number(found[2])) if found else (None, None)
        if status == OK:
            begin, whole = 0, _number(response.headers.get("Content-Length"))
        elif status == RANGE_REFUSED and here and whole == here:
            begin = here
        elif status not in (PARTIAL, RANGE_REFUSED):
            self._refuse_status(status)
        tag, modified = (response.headers.get(name, "") for name in ("ETag", "Last-Modified"))
        origin = Origin(self._file.address, tag, modified, whole)
        if begin != 0 and (begin != here or had is None or not had.may_be(origin)):
            self._partial.discard()  # another file, or another place in it, than was asked for
            raise _CutOffError(f"{self._host} sends it differently each time")
        return begin or 0, origin

    def _refuse_status(self, status: int) -> None:
        if status in TEMPORARY:
            raise _CutOffError(f"{self._host} answers with error {status}")
        if status == PROXY_LOGIN:
            raise self._failure(LOGIN, LOGIN_ADVICE)
        if status in GONE:
            what = f"{self._host} has no {self._file.name} any more (error {status})."
            raise self._failure(what, "Look for it on the corpus's page; a newer program may know its new address.")
        raise self._failure(f"{self._host} does not give {self._file.name} (error {status}).", LATER)

    def _refuse_size(self, whole: int | None) -> None:
        if whole is None:
            return
        exact = self._file.exact_size
        if exact is not None and whole != exact:
            self._refuse_other(f"{self._file.name} has {whole:,} bytes at {self._host}, and should have {exact:,}.")
        if whole > self._file.most_bytes:
            most = decimal(self._file.most_bytes)
            self._refuse_other(f"{self._file.name} has {decimal(whole)} at {self._host}; at most {most} were expected.")
        folder = next(parent for parent in self._partial.path.parents if parent.exists())
        if (room := shutil.disk_usage(folder).free) < whole - self._partial.size:
            what = f"{self._file.name} takes {decimal(whole)}, and the disk has room for {decimal(room)}."
            raise self._failure(what, "Make room and repeat this.")

    def _refuse_other(self, what: str) -> None:
        """What is kept is of the file that was meant, and not of the one that is offered now."""
        kept = (
            f"{decimal(self._partial.size)} of it are kept from before." if self._partial.size else "It was not taken."
        )
        raise CorpusError(what, kept=kept, advice=REPLACED)

    def _refuse(self, what: str) -> None:
        self._partial.discard()
        raise CorpusError(what, kept="It was not taken.", advice=REPLACED)

    def _told(self, error: _CutOffError) -> CorpusError:
        beginning = f"{self._file.name} did not come whole: " if error.beginning is None else error.beginning
        return self._failure(f"{beginning}{error}.", error.advice)

    def _failure(self, what: str, advice: str) -> CorpusError:
        had = self._partial.origin()
        size = self._partial.size if had and self._can_go_on(had) else 0
        kept = f"{decimal(size)} of {self._file.name} are kept: the next time goes on there." if size else ""
        return CorpusError(
            what,
            kept=kept or ("The next time begins anew." if self._partial.size else "Nothing of it has come."),
            advice=advice,
        )


def _number(text: str | None) -> int | None:
    return int(text) if text and len(text) < LONGEST_NUMBER and text.isascii() and text.isdigit() else None


def _reasons(error: BaseException) -> Iterator[BaseException]:
    """The error, and those that it holds: requests and urllib3 wrap them, each in its own way."""
    yield error
    for inner in {*error.args, getattr(error, "reason", None), error.__cause__} if _is_wrapper(error) else ():
        if isinstance(inner, BaseException) and inner is not error:
            yield from _reasons(inner)


def _is_wrapper(error: BaseException) -> bool:
    return isinstance(error, exceptions.RequestException | HTTPError)
