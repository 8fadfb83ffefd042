"""Every console block of the documentation is run, so that it cannot lie.

A block is a session in a terminal of 100 columns, in a folder with ``seeds/``, which has been
ingested but for README's first block. ``…`` alone on a line stands for lines that were left out.
"""

import os
import pty
import re
import select
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.conftest import ROOT, environment

PAGES = [
    "README.md",
    *(f"docs/{name}.md" for name in ("commands", "query-language", "records", "json-format")),
]
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class Example(NamedTuple):
    """A command with what the documentation says that it prints."""

    page: str
    line: int
    command: str
    output: str


def examples() -> Iterator[Example]:
    for page in PAGES:
        path = ROOT / page
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        for block in BLOCK.finditer(text):
            line = text.count("\n", 0, block.start()) + 2
            for session in re.split(r"^(?=\$ )", block.group(1), flags=re.MULTILINE):
                if session.startswith("$ "):
                    command, _, output = session[2:].partition("\n")
                    yield Example(page, line, command, output)
                line += session.count("\n")


@pytest.fixture(scope="module")
def sessions(tmp_path_factory: pytest.TempPathFactory, seeds_corpus: Path) -> dict[str, Path]:
    """A corpus for each page, for all its examples in their order; README's starts empty."""
    folders = {page: tmp_path_factory.mktemp("reader") / "corpus" for page in PAGES}
    for page, folder in folders.items():
        shutil.copytree(seeds_corpus, folder)
        if page == "README.md":
            shutil.rmtree(folder / "data")
    return folders


@pytest.mark.parametrize(
    "example",
    list(examples()),
    ids=lambda e: f"{e.page}:{e.line}" if isinstance(e, Example) else "",
)
def test_it_prints_what_the_page_says(example: Example, sessions: dict[str, Path]) -> None:
    got = in_terminal(example.command, sessions[example.page])

    assert matches(example.output, got), f"$ {example.command}\n{got}"


def in_terminal(command: str, cwd: Path) -> str:
    """What a person sees who types ``command`` into a terminal of 100 columns."""
    bin_folder = str(Path(sys.executable).parent)
    env = environment(
        PATH=f"{bin_folder}:{os.environ['PATH']}", TERM="xterm", PAGER="cat", LINES="500",
        UKCORPUS_HYPERLINK_FORMAT="none", LC_ALL="C.UTF-8",
    )  # fmt: skip
    main, other = pty.openpty()
    with subprocess.Popen(
        ["bash", "-c", command],
        cwd=cwd,
        env=env,
        stdout=other,
        stderr=other,
        stdin=subprocess.DEVNULL,
    ) as process:
        os.close(other)
        data = b""
        while True:
            ready, _, _ = select.select([main], [], [], 60)
            try:
                piece = os.read(main, 65536) if ready else b""
            except OSError:
                piece = b""
            if not piece:
                break
            data += piece
        process.wait(timeout=60)
    os.close(main)
    return data.decode("utf-8").replace("\r\n", "\n")


def matches(said: str, got: str) -> bool:
    """Whether ``got`` is what was said, with any lines where a line is ``…``."""
    pattern = "".join(
        r"(?:.*\n)*?" if line.strip() == "…" else re.escape(line.rstrip()) + r"[ ]*\n"
        for line in said.splitlines()
    )
    return re.fullmatch(pattern, got) is not None
