"""Killed at any moment, the same command goes on, and nothing is lost or half."""

import json
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

from tests.conftest import Run, environment

ARTICLES = 60
DELAYS = (0.25, 0.4, 0.55, 0.7, 0.85, 1.0, 1.2)


def write_articles(path: Path, first: int, count: int) -> None:
    with path.open("a", encoding="utf-8") as file:
        for n in range(first, first + count):
            text = f"Officials in Odesa said on Monday that convoy{n} had arrived."
            file.write(json.dumps({"title": f"Report {n}", "text": text}) + "\n")


def test_a_killed_ingest_is_taken_up_and_readers_never_see_half(run: Run, tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    write_articles(corpus / "many.jsonl", 0, ARTICLES)
    assert run("ingest", "many.jsonl", cwd=corpus).returncode == 0
    write_articles(corpus / "many.jsonl", ARTICLES, ARTICLES)

    for delay in DELAYS:
        process = subprocess.Popen(
            [sys.executable, "-m", "ukcorpus", "ingest", "--jobs", "1"],
            cwd=corpus, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        time.sleep(delay)
        process.send_signal(signal.SIGKILL)
        process.wait()

        seen = run("search", "convoy*", "--count", cwd=corpus)
        assert seen.stdout.strip() in (str(ARTICLES), str(2 * ARTICLES)), seen.stderr

    done = run("ingest", cwd=corpus)

    assert done.returncode == 0, done.stderr
    assert run("search", "convoy*", "--count", cwd=corpus).stdout == f"{2 * ARTICLES}\n"
    assert run("verify", cwd=corpus).returncode == 0


def test_a_lost_search_index_is_made_anew_from_the_records(run: Run, own_corpus: Path) -> None:
    shutil.rmtree(own_corpus / "data/index/whoosh")

    broken = run("search", "Kharkiv", cwd=own_corpus)
    done = run("ingest", cwd=own_corpus)

    assert broken.returncode == 3
    assert done.returncode == 0, done.stderr
    assert run("search", "Kharkiv", "--count", cwd=own_corpus).stdout == "1\n"
