"""When the world goes wrong: a full disk, another owner, a bug of ours, Ctrl-C, stale files."""

import json
import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.test_killed import write_articles
from tests.conftest import Run, environment


def test_a_full_disk_is_named_and_the_old_index_stays(run: Run, own_corpus: Path) -> None:
    write_articles(own_corpus / "seeds/many.jsonl", 0, 300)
    size = (own_corpus / "data/index/records.db").stat().st_size

    done = subprocess.run(
        [sys.executable, "-m", "ukcorpus", "ingest", "--jobs", "1"],
        cwd=own_corpus, env=environment(), capture_output=True, text=True, check=False,
        # No file may grow past what the store has now: writing more fails as on a full disk.
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size + 4096, size + 4096)),
    )  # fmt: skip

    assert done.returncode == 5, done.stderr
    assert "I006" in done.stderr and "Traceback" not in done.stderr
    assert run("search", "Kharkiv", "--count", cwd=own_corpus).stdout == "1\n"
    assert run("ingest", cwd=own_corpus).returncode == 0
    assert run("search", "convoy*", "--count", cwd=own_corpus).stdout == "300\n"


@pytest.mark.skipif(os.name != "posix" or os.getuid() != 0, reason="only root may give away files")
def test_an_index_of_another_user_is_refused_unless_trusted(run: Run, own_corpus: Path) -> None:
    for path in [own_corpus / "data/index", *(own_corpus / "data/index").rglob("*")]:
        os.chown(path, 12345, -1)

    refused = run("search", "Kharkiv", cwd=own_corpus)
    trusted = run("search", "Kharkiv", "--count", "--trust-index", cwd=own_corpus)

    assert refused.returncode == 3
    assert "I007" in refused.stderr and "--trust-index" in refused.stderr
    assert trusted.stdout == "1\n"


def test_a_bug_of_ours_leaves_a_report_without_what_articles_say(
    own_corpus: Path, tmp_path: Path
) -> None:
    code = (
        "import sys; from ukcorpus.corpus import front;\n"
        "def broken(*_): raise KeyError('secret words of an article')\n"
        "front.Corpus.search = broken\n"
        "from ukcorpus.cli.app import run; sys.exit(run(['search', 'Kharkiv']))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=own_corpus, env=environment(TMPDIR=str(tmp_path)),
        capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert done.returncode == 70 and done.stdout == ""
    assert "this is a bug in ukcorpus" in done.stderr and "Traceback" not in done.stderr
    (report,) = tmp_path.glob("ukcorpus-bug-*")
    said = report.read_text(encoding="utf-8")
    assert "KeyError" in said and "Python" in said
    assert "secret" not in said and "secret" not in done.stderr


def test_control_c_during_ingest_loses_nothing(run: Run, own_corpus: Path) -> None:
    write_articles(own_corpus / "seeds/many.jsonl", 0, 3000)
    process = subprocess.Popen(
        [sys.executable, "-m", "ukcorpus", "ingest", "--jobs", "1", "--jsonl"],
        cwd=own_corpus, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        start_new_session=True,
    )  # fmt: skip
    assert process.stdout is not None
    process.stdout.readline()  # it has begun
    os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=120)

    assert process.returncode == 130, said.decode()
    assert b"files done, index unchanged" in said and b"Traceback" not in said
    assert run("search", "convoy*", "--count", cwd=own_corpus).stdout == "0\n"
    assert run("verify", cwd=own_corpus).returncode in (0, 5)
    assert run("ingest", "-q", cwd=own_corpus).returncode == 0
    assert run("search", "convoy*", "--count", cwd=own_corpus).stdout == "3000\n"


def test_fresh_reads_what_changed_before_it_answers(run: Run, own_corpus: Path) -> None:
    time.sleep(0.01)
    (own_corpus / "seeds/new.txt").write_text(
        "A new report\n\nThe zaporozhets stood in the yard.\n", encoding="utf-8"
    )

    stale = run("search", "zaporozhets", "--count", cwd=own_corpus)
    fresh = run("search", "zaporozhets", "--fresh", "--json", "title", cwd=own_corpus)

    assert stale.stdout == "0\n"
    assert json.loads(fresh.stdout) == [{"title": "A new report"}]
    assert "1 added" in fresh.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device")
@pytest.mark.parametrize("command", ["search Biden", "export --with-text", "stats --json"])
def test_output_that_finds_no_room_is_no_bug(seeds_corpus: Path, command: str) -> None:
    with open("/dev/full", "w") as full:  # noqa: PTH123
        done = subprocess.run(
            [sys.executable, "-m", "ukcorpus", *command.split()], cwd=seeds_corpus,
            env=environment(), stdout=full, stderr=subprocess.PIPE, text=True, check=False,
        )  # fmt: skip

    assert done.returncode == 5, done.stderr
    assert "I006" in done.stderr and "Traceback" not in done.stderr
