"""The history of searches: kept for the person who typed them, and for nobody else."""

import json
import os
import pty
import stat
import subprocess
import sys
from pathlib import Path

from tests.conftest import Run, environment
from ukcorpus.corpus.queries import LARGE, MOST, asked, clear, remember


def typed(folder: Path, state: Path, *arguments: str, **more: str) -> int:
    """Run as a person does: with a terminal on every stream."""
    main, other = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "ukcorpus", *arguments],
        cwd=folder, env=environment(XDG_STATE_HOME=str(state), PAGER="cat", **more),
        stdin=other, stdout=other, stderr=other,
    ) as process:  # fmt: skip
        os.close(other)
        while True:
            try:
                if not os.read(main, 65536):
                    break
            except OSError:
                break
        process.wait(timeout=60)
    os.close(main)
    return process.returncode


def test_what_a_person_asks_is_kept_and_can_be_asked_again(
    run: Run, seeds_corpus: Path, tmp_path: Path
) -> None:
    typed(seeds_corpus, tmp_path, "search", "Kharkiv person:Biden", "--lang", "en")
    typed(seeds_corpus, tmp_path, "count", "xyzzy")
    typed(seeds_corpus, tmp_path, "search", "(")
    typed(seeds_corpus, tmp_path, "stats")
    env = {"XDG_STATE_HOME": str(tmp_path)}

    rows = json.loads(run("history", "--json", cwd=seeds_corpus, **env).stdout)
    narrowed = run("history", "kharkiv", "--field", "command", cwd=seeds_corpus, **env).stdout

    assert [row["command"] for row in rows] == [
        "ukcorpus search 'Kharkiv person:Biden' --lang en", "ukcorpus count xyzzy",
    ]  # fmt: skip
    assert narrowed == "ukcorpus search 'Kharkiv person:Biden' --lang en\n"
    file = tmp_path / "ukcorpus/history.jsonl"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert run("history", "--clear", cwd=seeds_corpus, **env).returncode == 0
    assert not file.exists()


def test_scripts_leave_no_trace_nor_do_those_who_switch_it_off(
    run: Run, seeds_corpus: Path, tmp_path: Path
) -> None:
    run("search", "Kharkiv", cwd=seeds_corpus, XDG_STATE_HOME=str(tmp_path))
    typed(seeds_corpus, tmp_path, "search", "Kharkiv", UKCORPUS_HISTORY="0")

    assert list(tmp_path.iterdir()) == []


def test_a_corpus_has_its_own(tmp_path: Path) -> None:
    file = tmp_path / "state/history.jsonl"
    remember(file, "ukcorpus search one", tmp_path / "a")
    remember(file, "ukcorpus search two", tmp_path / "b")
    with file.open("a") as more:
        more.write('{"at": "2024\n\n[]\n')

    assert [one.command for one in asked(file, tmp_path / "b")] == ["ukcorpus search two"]
    assert len(asked(file)) == 2
    assert clear(file) == 2 and asked(file) == []


def test_a_history_that_cannot_be_written_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")

    remember(tmp_path / "file/history.jsonl", "ukcorpus search one", tmp_path)


def test_the_oldest_searches_go_when_there_are_too_many(tmp_path: Path) -> None:
    file = tmp_path / "history.jsonl"
    line = json.dumps({"at": "", "command": "x" * 300, "corpus": "/"}) + "\n"
    file.write_text(line * (LARGE // len(line) + 1))

    remember(file, "ukcorpus search newest", tmp_path)

    found = asked(file)
    assert len(found) <= MOST and found[-1].command == "ukcorpus search newest"
