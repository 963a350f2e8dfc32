"""What holds for every test."""

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def user_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder in place of the user's own models and runs, which no test may see or touch."""
    folder = tmp_path / "user data"
    monkeypatch.setenv("LOCKSTEP_HOME", str(folder))
    return folder
