"""Starting up is most of a search: what a question does not need must not be imported."""

import subprocess
import sys
from pathlib import Path

import pytest

SEEDS = Path(__file__).parents[2] / "seeds"

NOT_FOR_A_SEARCH = (
    "rich", "langdetect", "simplemma", "rapidfuzz", "msgspec", "tomllib", "dataclasses",
    "urllib.request", "http", "ssl", "socket", "email", "importlib.resources", "importlib.metadata",
    "importlib.util", "multiprocessing", "subprocess", "tempfile", "shutil", "logging",
    "textwrap", "calendar", "decimal", "csv", "whoosh.index", "whoosh.query", "whoosh.fields",
    "ukcorpus.ingest", "ukcorpus.authority", "ukcorpus.model.base", "ukcorpus.model.records",
    "ukcorpus.model.dates", "ukcorpus.text.sentences", "ukcorpus.text.quotes",
    "ukcorpus.corpus.ingestion", "ukcorpus.corpus.units", "ukcorpus.corpus.snippets",
    "ukcorpus.cli.terminal",
)  # fmt: skip

RUN = """
import sys
from ukcorpus.cli.app import run
code = run(sys.argv[1:])
print(code, *sys.modules, file=sys.stderr)
"""


def imported_by(folder: Path, *arguments: str) -> set[str]:
    """The modules that a command line leaves imported, its output going to a pipe."""
    done = subprocess.run(
        [sys.executable, "-c", RUN, *arguments], cwd=folder, capture_output=True, encoding="utf-8"
    )
    code, *modules = done.stderr.splitlines()[-1].split()
    assert code == "0", done.stderr
    return set(modules)


@pytest.fixture(scope="module")
def unavoidable() -> set[str]:
    """What click and the few parts of Python that a search must have import by themselves."""
    code = "import sys, click, json, pathlib, pickle, sqlite3; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8")
    return set(done.stdout.split())


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    imported_by(folder, "ingest", str(SEEDS), "-q")
    return folder


def test_importing_the_package_loads_nothing_else_of_it() -> None:
    code = "import sys, ukcorpus; print(*[m for m in sys.modules if m.startswith('ukcorpus')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8")
    assert done.stdout.split() == ["ukcorpus"]


@pytest.mark.parametrize("arguments", [["Kharkiv"], ["Kharkiv", "-l"], ["Kharkiv Biden OR war"]])
def test_a_search_in_a_pipe_imports_only_what_it_needs(
    corpus: Path, unavoidable: set[str], arguments: list[str]
) -> None:
    modules = imported_by(corpus, "search", *arguments)
    assert "ukcorpus.corpus.answering" in modules
    assert sorted(modules.intersection(NOT_FOR_A_SEARCH) - unavoidable) == []


@pytest.mark.parametrize("line", ["count Kharkiv", "facets lang person", "claims Kharkiv"])
def test_no_command_imports_rich_for_a_pipe(corpus: Path, line: str) -> None:
    modules = imported_by(corpus, *line.split())
    assert sorted(modules.intersection(("rich", "ukcorpus.ingest", "ukcorpus.authority"))) == []


def test_help_and_version_open_no_corpus(tmp_path: Path) -> None:
    for arguments in (["--version"], ["--help"]):
        modules = imported_by(tmp_path, *arguments)
        assert not any(m.startswith(("ukcorpus.corpus", "sqlite3", "whoosh")) for m in modules)
