"""How Sphinx makes a site of these pages: `make docs` writes it to build/docs, without a network."""

import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

project = "Lockstep"
author = "Lockstep contributors"
release = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]

extensions = ["myst_parser"]
source_suffix = {".md": "markdown"}
myst_heading_anchors = 3
nitpicky = True

html_theme = "furo"
html_title = f"Lockstep {release}"
html_favicon = "../assets/icons/lockstep.svg"
html_copy_source = False
html_show_sphinx = False
html_show_copyright = False
_ACCENT = {"light": "#0072B2", "dark": "#56B4E9"}  # the attention RNN's blue, and its like on dark ground
html_theme_options = {
    f"{theme}_css_variables": {"color-brand-primary": blue, "color-brand-content": blue}
    for theme, blue in _ACCENT.items()
}
