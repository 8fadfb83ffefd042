"""How long commands take from nothing, beside a bare interpreter: ``[ROUNDS [CORPUS_FOLDER]]``.

Without a folder that has an index, the articles in ``seeds/`` are indexed for it in a temporary
one. The program is compiled first, as it is after an installation.
Each round runs every command once, one after the other, so that all meet the same load; the
time is the processor's, user and system, of the whole process, and the ratio of a round is to
the bare interpreter of the same round. The least of many rounds is the figure to compare.
"""

import compileall
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
MAIN = [sys.executable, "-c", "from ukcorpus.cli import main; main()"]
BARE = "python -c pass"
COMMANDS: dict[str, list[str]] = {
    BARE: [sys.executable, "-c", "pass"],
    "python -c 'import click'": [sys.executable, "-c", "import click"],
    "ukcorpus --version": [*MAIN, "--version"],
    "search Kharkiv": [*MAIN, "search", "Kharkiv"],
    "search Kharkiv -l": [*MAIN, "search", "Kharkiv", "-l"],
    "search Kharkiv --json": [*MAIN, "search", "Kharkiv", "--json"],
    "search Kharkiv --format list": [*MAIN, "search", "Kharkiv", "--format", "list"],
    "search --after 2022 Kharkiv": [*MAIN, "search", "--after", "2022", "Kharkiv"],
    "search person:Biden": [*MAIN, "search", "person:Biden"],
    "count Kharkiv": [*MAIN, "count", "Kharkiv"],
    "facets lang person": [*MAIN, "facets", "lang", "person"],
    "claims Kharkiv": [*MAIN, "claims", "Kharkiv"],
}


class Cost(NamedTuple):
    """Milliseconds of one run."""

    processor: float
    wall: float


def run(command: list[str], folder: Path) -> Cost:
    """One run, its output through a pipe."""
    started = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    assert process.stdout is not None
    process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode > 1:
        raise SystemExit(f"{' '.join(command[1:])} ended with {process.returncode}")
    return Cost(1000 * (usage.ru_utime + usage.ru_stime), 1000 * wall)


def main(folder: Path, rounds: int) -> None:
    """Print the table."""
    costs: dict[str, list[Cost]] = {name: [] for name in COMMANDS}
    for _ in range(rounds):
        for name, command in COMMANDS.items():
            costs[name].append(run(command, folder))
    bare = costs[BARE]
    least = min(cost.processor for cost in bare)
    print(f"{rounds} rounds; milliseconds of processor time, and times a bare interpreter")
    print(f"{'':30} {'least':>7} {'median':>7} {'× least':>8} {'× median':>9} {'× wall':>7}")
    for name, several in costs.items():
        spent = [cost.processor for cost in several]
        ratios = [one.processor / base.processor for one, base in zip(several, bare, strict=True)]
        walls = [one.wall / base.wall for one, base in zip(several, bare, strict=True)]
        print(
            f"{name:30} {min(spent):7.1f} {median(spent):7.1f}"
            f" {min(spent) / least:8.2f} {median(ratios):9.2f} {median(walls):7.2f}"
        )


def index_seeds(folder: Path) -> None:
    """Make an index of the seeds in ``folder``."""
    command = [*MAIN, "--quiet", "ingest", str(ROOT / "seeds")]
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    compileall.compile_dir(ROOT / "src", quiet=1)
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    if len(sys.argv) > 2:
        main(Path(sys.argv[2]), times)
    else:
        with tempfile.TemporaryDirectory() as name:
            index_seeds(Path(name))
            main(Path(name), times)
