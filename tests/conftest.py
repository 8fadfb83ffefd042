"""What several kinds of test share: the seeds, a corpus made of them, and the program itself."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"

Run = Callable[..., subprocess.CompletedProcess[str]]


def environment(**more: str) -> dict[str, str]:
    """An environment without a person's settings."""
    kept = {
        k: v for k, v in os.environ.items() if not k.startswith(("UKCORPUS", "XDG", "CLICOLOR"))
    }
    return kept | {"NO_COLOR": "1", "HOME": "/nonexistent", "COLUMNS": "100"} | more


@pytest.fixture(scope="session")
def run() -> Run:
    """Runs ``ukcorpus`` as a process, with pipes for its streams."""

    def program(
        *arguments: str, cwd: Path, input: str | None = None, **env: str
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "ukcorpus", *arguments],
            cwd=cwd, input=input, env=environment(**env), capture_output=True, text=True,
            encoding="utf-8", check=False, timeout=300,
        )  # fmt: skip

    return program


@pytest.fixture(scope="session")
def seeds_corpus(tmp_path_factory: pytest.TempPathFactory, run: Run) -> Path:
    """A corpus of the five seeds, ingested. Not to be written to: see ``own_corpus``."""
    folder = tmp_path_factory.mktemp("seeds-corpus")
    shutil.copytree(SEEDS, folder / "seeds")
    done = run("ingest", "seeds/", cwd=folder)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def own_corpus(tmp_path: Path, seeds_corpus: Path) -> Path:
    """A copy of that corpus for one test alone."""
    shutil.copytree(seeds_corpus, tmp_path / "corpus")
    return tmp_path / "corpus"


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--update-golden`` rewrites the checked records; read the difference before committing."""
    parser.addoption("--update-golden", action="store_true", default=False)
