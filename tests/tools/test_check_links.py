"""Dead links are found, and those that are alive are left alone."""

from pathlib import Path

import pytest

from tools.check_links import main

HTML = '<a href="{}">there</a><p id="place">here</p>'


@pytest.mark.parametrize(
    ("link", "complaint"),
    [
        ("other.html", ""),
        ("other.html#place", ""),
        ("#place", ""),
        ("https://example.org/nowhere", ""),
        ("mailto:me@example.org", ""),
        ("with%20space.html", ""),
        ("gone.html", "gone.html is not there."),
        ("other.html#gone", "other.html#gone has no such place."),
        ("#gone", "#gone has no such place."),
    ],
)
def test_a_page_of_html(tmp_path: Path, capsys: pytest.CaptureFixture[str], link: str, complaint: str) -> None:
    (tmp_path / "page.html").write_text(HTML.format(link))
    (tmp_path / "other.html").write_text(HTML.format("page.html"))
    (tmp_path / "with space.html").write_text("")
    assert main([str(tmp_path)]) == int(bool(complaint))
    told = capsys.readouterr().err
    assert told == (f"{tmp_path / 'page.html'}: {complaint}\n" if complaint else "")


@pytest.mark.parametrize("tag", ['<script src="{}">', '<link rel="stylesheet" href="{}">', '<img src="{}">'])
def test_a_page_that_loads_from_another_host(tmp_path: Path, capsys: pytest.CaptureFixture[str], tag: str) -> None:
    (tmp_path / "page.html").write_text(tag.format("https://example.org/it"))
    assert main([str(tmp_path)]) == 1
    assert "https://example.org/it is loaded from another host." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "is_good"),
    [
        ("[a](other.md)", True),
        ("[a](other.md#two-words)", True),
        ("[a](#its-own)\n# Its own", True),
        ('<img src="other.md">', True),
        ("`[a](gone.md)` and\n```\n[a](gone.md)\n```\n", True),
        ("![a](gone.png)", False),
        ("[a](other.md#three)", False),
        ('<img src="gone.png">', False),
    ],
)
def test_a_file_of_markdown(tmp_path: Path, text: str, is_good: bool) -> None:
    (tmp_path / "other.md").write_text("# One\n\n## Two `words`\n")
    (tmp_path / "page.md").write_text(text)
    assert main([str(tmp_path / "page.md")]) == int(not is_good)


def test_nothing_to_look_at_is_no_success(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path)]) == 1
    assert "no page" in capsys.readouterr().err
