"""The site is built without a warning and without a network, and its links lead somewhere."""

import subprocess
import sys
from pathlib import Path

import pytest

from tools.check_links import dead_links, main

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages as `make docs` builds them."""
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "sphinx", "-W", "--keep-going", "-n", "-q", "-E", "-b", "html"]
    built = subprocess.run(
        [*command, "-d", str(folder / "trees"), str(ROOT / "docs"), str(folder / "html")],
        capture_output=True,
        text=True,
        check=False,
        env={"PATH": "", "http_proxy": "http://127.0.0.1:9", "https_proxy": "http://127.0.0.1:9"},
    )
    assert built.returncode == 0, built.stderr
    return folder / "html"


@pytest.mark.slow
def test_it_has_every_page_and_no_dead_link(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pages = {page.relative_to(ROOT / "docs").with_suffix("") for page in ROOT.glob("docs/**/*.md")}
    assert pages <= {page.relative_to(site).with_suffix("") for page in site.rglob("*.html")}
    assert main([str(site)]) == 0, capsys.readouterr().err


@pytest.mark.slow
def test_it_says_what_the_sources_say(site: Path) -> None:
    promises = (site / "promises.html").read_text(encoding="utf-8")
    assert "test_forty_steps_are_seventeen_and_in_a_new_process_twenty_three" in promises
    assert "Licence" not in promises.partition("Try it yourself")[0].partition("<article")[2]
    assert "DecodeState" in (site / "engineers" / "add-an-architecture.html").read_text(encoding="utf-8")
    assert "CTranslate2" in (site / "measurements.html").read_text(encoding="utf-8")


def test_no_link_in_the_repository_is_dead() -> None:
    pages = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("bench/**/*.md")]
    assert len(pages) > 20
    assert [complaint for page in pages for complaint in dead_links(page)] == []
