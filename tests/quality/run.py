"""Measure the quality of every part on given corpora, and print it beside others' figures.

    python tests/quality/run.py CORPORA [--part names,claims] [--full] [--write docs/quality.md]

CORPORA is a folder with a folder for each corpus (``ner_wikigold``, ``polnear`` …; also with
a folder of the same name inside, as unpacked archives have it). What is not there is said to
be not given. Each measure is a process of its own, with a limit in time; the default sample
of all of them takes about ten minutes on one core. ``--write`` puts the tables of the
parts measured into a document, and leaves the others as they are.
"""

import argparse
import os
import subprocess
import sys
from collections import defaultdict
from datetime import date
from pathlib import Path

from report.measures import Measure, read_measures, read_titles
from report.tables import Row, markdown, plain, put

HOUSE = Path(__file__).resolve().parents[2]


def find_corpora(folder: Path) -> dict[str, Path]:
    """Name → the folder that holds its files."""
    found = {}
    for place in sorted(path for path in folder.iterdir() if path.is_dir()):
        inner = place / place.name
        found[place.name] = inner if inner.is_dir() else place
    return found


def shown(measure: Measure, *, full: bool) -> str:
    """The command as a reader would type it, with CORPORA for the folder."""
    names = {name: f"CORPORA/{name}" for name in measure.sets}
    return " ".join(["python", *measure.words(names, full=full)])


def run(measure: Measure, corpora: dict[str, Path], given: argparse.Namespace) -> tuple[str, str]:
    """What the command prints, and what went wrong, if anything did."""
    absent = [name for name in measure.sets if name not in corpora]
    if absent:
        return "", "not given: " + ", ".join(absent)
    if measure.missing:
        return "", "not installed: " + ", ".join(measure.missing)
    folders = {name: str(corpora[name].resolve()) for name in measure.sets}
    command = [sys.executable, *measure.words(folders, full=given.full)]
    try:
        done = subprocess.run(
            command,
            cwd=HOUSE,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=given.seconds * (10 if given.full else 1),
            env={**os.environ, "PYTHONIOENCODING": "utf-8", "PYTHONHASHSEED": "0"},
            check=False,
        )
    except subprocess.TimeoutExpired:
        return "", "stopped: took too long"
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        return done.stdout, f"failed: {last[:120]}"
    return done.stdout, ""


def rows_of(measure: Measure, output: str, trouble: str, *, full: bool) -> list[Row]:
    """A row for each figure; where there is none, why."""
    command = shown(measure, full=full)
    return [
        Row(
            measure.name,
            figure.name,
            figure.here(output) or trouble or "not printed",
            figure.peers(output),
            command,
        )
        for figure in measure.figures
    ]


def arguments(titles: dict[str, str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--part", default="", help="only these: " + ", ".join(titles))
    parser.add_argument("--full", action="store_true", help="all of each corpus, no samples")
    parser.add_argument("--sample", action="store_true", help="small samples (the default)")
    parser.add_argument("--seconds", type=int, default=240, help="limit for each measure")
    parser.add_argument("--write", type=Path, help="a document to put the tables into")
    parser.add_argument("--raw", action="store_true", help="print the whole output of each too")
    given = parser.parse_args()
    if not given.corpora.is_dir():
        parser.error(f"no such folder: {given.corpora}")
    unknown = set(filter(None, given.part.split(","))) - set(titles)
    if unknown:
        parser.error(f"unknown part: {', '.join(sorted(unknown))}; there are {', '.join(titles)}")
    return given


def main() -> int:
    titles = read_titles()
    given = arguments(titles)
    wanted = set(filter(None, given.part.split(","))) or set(titles)
    corpora = find_corpora(given.corpora)
    tables: dict[str, list[Row]] = defaultdict(list)
    failed = False
    for part, title in titles.items():
        if part not in wanted:
            continue
        for measure in (one for one in read_measures() if one.part == part):
            print(f"{part}: {measure.name} …", file=sys.stderr, flush=True)
            output, trouble = run(measure, corpora, given)
            failed |= trouble.startswith(("failed", "stopped"))
            tables[part] += rows_of(measure, output, trouble, full=given.full)
            if given.raw:
                print(output)
        print(f"\n== {title}\n{plain(tables[part])}\n", flush=True)
    if given.write:
        document = given.write.read_text(encoding="utf-8")
        size = "everything" if given.full else "samples"
        for part, rows in tables.items():
            stamp = f"Measured on {date.today().isoformat()}, {size}.\n\n"
            document = put(document, part, stamp + markdown(rows))
        given.write.write_text(document, encoding="utf-8")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
