"""Streams, formats and exit codes: what scripts rely on."""

import csv
import io
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Run, environment

COMMANDS = [
    ["search", "Biden"], ["count", "Biden"], ["facets", "lang", "person"], ["people"], ["places"],
    ["orgs"], ["claims"], ["quotes"], ["figures"], ["kwic", "Biden"], ["stats"], ["export"],
]  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS, ids=lambda c: c[0])
def test_nothing_but_records_is_on_standard_output(
    run: Run, seeds_corpus: Path, command: list[str]
) -> None:
    done = run(*command, *([] if command[0] == "export" else ["--jsonl"]), cwd=seeds_corpus)

    assert done.returncode == 0, done.stderr
    for line in done.stdout.splitlines():
        assert isinstance(json.loads(line), dict)


@pytest.mark.parametrize(
    "command", [c for c in COMMANDS if c[0] not in ("export", "stats")], ids=lambda c: c[0]
)
def test_every_format_has_the_same_records(
    run: Run, seeds_corpus: Path, command: list[str]
) -> None:
    as_json = json.loads(run(*command, "--json", cwd=seeds_corpus).stdout)
    as_tsv = run(*command, "--header", cwd=seeds_corpus).stdout.splitlines()
    as_csv = list(csv.DictReader(io.StringIO(run(*command, "--csv", cwd=seeds_corpus).stdout)))

    assert len(as_json) == len(as_tsv) - 1 == len(as_csv)
    assert set(as_tsv[0].split("\t")) <= set(as_json[0]) | {"said_by"}
    assert list(as_csv[0]) == as_tsv[0].split("\t")


def test_no_hits_is_an_empty_list_and_code_1(run: Run, seeds_corpus: Path) -> None:
    as_json = run("search", "xyzzy", "--json", cwd=seeds_corpus)
    as_lines = run("search", "xyzzy", "--jsonl", cwd=seeds_corpus)
    as_table = run("search", "xyzzy", cwd=seeds_corpus)
    forgiven = run("search", "xyzzy", "--exit-zero", cwd=seeds_corpus)

    assert (as_json.stdout, as_json.returncode) == ("[]\n", 1)
    assert (as_lines.stdout, as_lines.returncode) == ("", 1)
    assert (as_table.stdout, as_table.returncode) == ("", 1)
    assert "no article matches" in as_table.stderr
    assert forgiven.returncode == 0


def test_ids_and_paths_can_be_parted_by_nul(run: Run, seeds_corpus: Path) -> None:
    ids = run("search", "Biden", "-0", cwd=seeds_corpus).stdout
    paths = run("search", "Biden", "-0", "--paths", cwd=seeds_corpus).stdout

    assert len(ids.rstrip("\0").split("\0")) == 5
    assert all((seeds_corpus / path).is_file() for path in paths.rstrip("\0").split("\0"))


def test_quiet_silences_notes_but_not_errors(run: Run, seeds_corpus: Path) -> None:
    assert run("search", "xyzzy", "-q", cwd=seeds_corpus).stderr == ""
    assert "error[" in run("search", "(", "-q", cwd=seeds_corpus).stderr


def test_show_in_a_pipe_gives_the_bytes_of_the_file(seeds_corpus: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "ukcorpus", "show", "a8d3"],
        cwd=seeds_corpus, env=environment(), capture_output=True, check=True,
    )  # fmt: skip

    assert done.stdout == (seeds_corpus / "seeds/002_a8d320557e8b4f72.txt").read_bytes()


def test_a_closed_pipe_ends_quietly_with_141(seeds_corpus: Path) -> None:
    command = (
        f"{sys.executable} -m ukcorpus export --with-text | head -c 10; exit ${{PIPESTATUS[0]}}"
    )
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=seeds_corpus,
        env=environment(),
        capture_output=True,
        check=False,
    )

    assert done.returncode == 141
    assert b"Traceback" not in done.stderr
    assert b"Broken" not in done.stderr


def test_control_c_ends_with_130(own_corpus: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "ukcorpus", "search", "-q", "Biden", "--json"],
        cwd=own_corpus, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        preexec_fn=os.setpgrp,
    )  # fmt: skip
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=60)

    # Before Python is ready to be interrupted the signal ends it as any program.
    assert process.returncode in (130, -signal.SIGINT, 0, 1) and b"Aborted!" not in errors


def test_colour_is_for_terminals_unless_asked_for(run: Run, seeds_corpus: Path) -> None:
    plain = run("search", "Kharkiv", "--format", "list", cwd=seeds_corpus, NO_COLOR="")
    asked = run("search", "Kharkiv", "--format", "list", "--color", "always", cwd=seeds_corpus)

    assert "\x1b" not in plain.stdout
    assert "\x1b[" in asked.stdout


def test_ascii_marks_hits_with_brackets(run: Run, seeds_corpus: Path) -> None:
    done = run("search", "Kharkiv", "--format", "list", "--ascii", cwd=seeds_corpus)

    assert "[[Kharkiv]]" in done.stdout


def test_chosen_fields_come_under_the_names_they_were_asked_by(
    run: Run, seeds_corpus: Path
) -> None:
    done = run("search", "Kharkiv", "--json", "id,date.edtf,hits", cwd=seeds_corpus)

    (row,) = json.loads(done.stdout)
    assert list(row) == ["id", "date.edtf", "hits"]
    assert row["hits"] == 6


def test_a_control_character_in_an_article_cannot_drive_the_terminal(
    run: Run, own_corpus: Path
) -> None:
    (own_corpus / "seeds/evil.txt").write_text(
        "A title with \x1b]0;owned\x07 inside\n\n"
        "The word zaporozhets and \x1b[31mred\u202e text here.\n",
        encoding="utf-8",
    )
    assert run("ingest", cwd=own_corpus).returncode == 0

    done = run("search", "zaporozhets", "--format", "list", cwd=own_corpus)

    assert "\x1b" not in done.stdout and "\x07" not in done.stdout
    assert "␛" in done.stdout
