#!/usr/bin/env python3
"""Find links that lead nowhere: in built pages of HTML, and in Markdown files as they lie in the repository.

usage: python -m tools.check_links FOLDER|FILE.md ...

Links to other hosts are not followed, so that no network is needed; but a page must not load anything from one.
"""

import argparse
import re
import sys
from collections.abc import Iterator, Sequence
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

BLOCK = re.compile(r"^(```|~~~).*?^\1", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"`[^`\n]*`")
INLINE_LINK = re.compile(r"\]\(<?([^)>\s]+)>?(?:\s+\"[^\"]*\")?\)")
HEADING = re.compile(r"^#{1,6}\s+(.+?)\s*#*$", re.MULTILINE)
LOADED = {"link": "href", "script": "src", "img": "src", "source": "srcset", "iframe": "src"}
INDEXES = {"canonical", "search", "next", "prev", "index"}  # links in a page's head that load nothing


class _Page(HTMLParser):
    """The places of a page that can be linked to, and the links that it has."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.places: set[str] = set()
        self.links: list[str] = []
        self.loaded: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        values = {name: value for name, value in attributes if value}
        self.places |= {values[name] for name in ("id", "name") if name in values}
        if tag == "a" and "href" in values:
            self.links.append(values["href"])
        elif (attribute := LOADED.get(tag, "")) in values:
            self.links.append(values[attribute])
            if not (tag == "link" and values.get("rel") in INDEXES):
                self.loaded.append(values[attribute])


@cache
def _page(path: Path) -> _Page:
    return _Page(path.read_text(encoding="utf-8"))


@cache
def _places(path: Path) -> set[str]:
    """The anchors of a Markdown file, as they are made of its headings."""
    text = CODE.sub(
        lambda code: "" if code[0].startswith(("```", "~~~")) else code[0], path.read_text(encoding="utf-8")
    )
    return {re.sub(r"[^\w\- ]", "", heading[1].lower()).replace(" ", "-") for heading in HEADING.finditer(text)}


def dead_links(path: Path) -> Iterator[str]:
    """What is wrong with a page's or a Markdown file's links, a sentence each."""
    if path.suffix == ".md":
        text = CODE.sub("", BLOCK.sub("", path.read_text(encoding="utf-8")))
        links, loaded = INLINE_LINK.findall(text) + _Page(text).links, []
    else:
        links, loaded = _page(path).links, _page(path).loaded
    for link in sorted(set(links)):
        parts = urlsplit(link)
        if parts.scheme or parts.netloc:
            if link in loaded and parts.scheme != "data":
                yield f"{path}: {link} is loaded from another host."
            continue
        target = path.parent / unquote(parts.path) if parts.path else path
        if not target.exists():
            yield f"{path}: {link} is not there."
        elif parts.fragment and not _has_place(target, unquote(parts.fragment)):
            yield f"{path}: {link} has no such place."


def _has_place(target: Path, place: str) -> bool:
    if target.suffix == ".md":
        return place in _places(target)
    return target.suffix != ".html" or place in _page(target).places


def main(words: Sequence[str] | None = None) -> int:
    """Print each dead link; 1 if there is one, or nothing to look at."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("paths", nargs="+", type=Path, metavar="FOLDER|FILE.md")
    paths: list[Path] = parser.parse_args(words).paths
    pages = [page for path in paths for page in (sorted(path.rglob("*.html")) if path.is_dir() else [path])]
    complaints = [complaint for page in pages for complaint in dead_links(page)]
    for complaint in complaints or ([] if pages else ["There is no page to look at."]):
        print(complaint, file=sys.stderr)
    return int(bool(complaints) or not pages)


if __name__ == "__main__":
    sys.exit(main())
