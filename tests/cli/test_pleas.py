"""What users of other tools beg for, each plea as a test."""

import json
from pathlib import Path

import pytest

from tests.conftest import Run


def total(run: Run, corpus: Path, query: str) -> int:
    done = run("count", "--", query, cwd=corpus)
    assert done.returncode in (0, 1), done.stderr
    return int(done.stdout)


@pytest.mark.parametrize(
    "query", ["U.S.", "Biden's", "Biden’s", "cross-border", "125,000", "Kharkiv -", "Kharkiv ,"]
)
def test_punctuation_is_part_of_a_word_or_left_out(
    run: Run, seeds_corpus: Path, query: str
) -> None:
    assert total(run, seeds_corpus, query) > 0


@pytest.mark.parametrize("query", ["(", ")", '"', "Kharkiv (", 'Kharkiv "', "/", "~", "a~~b:"])
def test_stray_punctuation_is_no_crash(run: Run, seeds_corpus: Path, query: str) -> None:
    done = run("search", "--", query, cwd=seeds_corpus)

    assert done.returncode in (0, 1, 2)
    assert "Traceback" not in done.stderr
    assert done.returncode != 2 or done.stderr.startswith("ukcorpus: error[Q")


def test_words_of_different_lines_are_found_together(run: Run, seeds_corpus: Path) -> None:
    both = run("search", "Kharkiv Blinken", "--json", "id,locators", cwd=seeds_corpus)

    (row,) = json.loads(both.stdout)
    assert len(set(row["locators"])) > 1


def test_wildcards_work_beside_proximity_and_in_phrases(run: Run, seeds_corpus: Path) -> None:
    assert total(run, seeds_corpus, "incurs* NEAR/10 Ukrain*") > 0
    assert total(run, seeds_corpus, '"minor incurs*"') > 0


def test_a_concordance_by_sentence_has_the_fields_of_the_article(
    run: Run, seeds_corpus: Path
) -> None:
    done = run("kwic", "Kharkiv", "--context", "sentence", "--json", cwd=seeds_corpus)

    rows = json.loads(done.stdout)
    assert len(rows) == 6
    assert {row["lang"] for row in rows} == {"en"}
    assert all(row["date"] for row in rows)


def test_an_export_is_whole_and_a_list_that_is_cut_says_so(run: Run, seeds_corpus: Path) -> None:
    exported = run("export", "*", "--to", "jsonl", cwd=seeds_corpus)
    cut = run("search", "--all", "--limit", "2", cwd=seeds_corpus)

    assert sum(1 for line in exported.stdout.splitlines() if '"id"' in line) >= 5
    assert len(cut.stdout.splitlines()) == 2
    assert "2 of 5" in cut.stderr


def test_nothing_found_is_an_empty_list_and_exit_1(run: Run, seeds_corpus: Path) -> None:
    done = run("search", "zzzzqq", "--json", cwd=seeds_corpus)

    assert (done.stdout.strip(), done.returncode) == ("[]", 1)


def test_months_stand_in_the_order_of_time(run: Run, seeds_corpus: Path) -> None:
    done = run("facets", "date:month", "--json", "value", cwd=seeds_corpus)

    values = [row["value"] for row in json.loads(done.stdout)]
    assert values == sorted(values)


def test_columns_in_a_pipe_are_as_long_as_they_are(run: Run, seeds_corpus: Path) -> None:
    done = run("kwic", "Kharkiv", "--context", "paragraph", cwd=seeds_corpus, COLUMNS="40")

    lines = done.stdout.splitlines()
    assert len(lines) == 6
    assert max(map(len, lines)) > 80


def test_a_total_is_the_number_of_what_is_listed(run: Run, seeds_corpus: Path) -> None:
    listed = run("search", "Ukraine OR Russia", "-l", cwd=seeds_corpus).stdout.split()

    assert total(run, seeds_corpus, "Ukraine OR Russia") == len(listed)


@pytest.mark.parametrize(
    ("narrow", "broad"),
    [
        ("=Kharkiv", "Kharkiv"),
        ("Kharkiv", "Kharkiv OR Kyiv"),
        ("Kharkiv", "Khark*"),
        ('"minor incursion"', '"minor incursion"~5'),
        ("troops NEAR/3 border", "troops NEAR/30 border"),
        ("troops /s border", "troops /p border"),
        ("title:Ukraine", "Ukraine"),
        ("lead:Ukraine", "body:Ukraine"),
        ("Zelenski", "Zelenski~1"),
    ],
)
def test_a_broader_query_never_finds_less(
    run: Run, seeds_corpus: Path, narrow: str, broad: str
) -> None:
    assert total(run, seeds_corpus, narrow) <= total(run, seeds_corpus, broad)
