"""Export to Parquet: the same records as CSV, with types, and where they come from."""

import csv
import io
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Run, environment


@pytest.mark.parametrize("records", ["articles", "claims", "quotes", "figures"])
def test_parquet_holds_what_csv_holds(
    run: Run, seeds_corpus: Path, tmp_path: Path, records: str
) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    file = tmp_path / "out.parquet"
    done = run("export", "--records", records, "--to", "parquet", "-o", str(file), cwd=seeds_corpus)
    as_csv = run("export", "--records", records, "--to", "csv", cwd=seeds_corpus).stdout

    assert done.returncode == 0, done.stderr
    table = parquet.read_table(file)
    rows = list(csv.DictReader(io.StringIO(as_csv)))
    assert table.num_rows == len(rows) > 0
    assert table.column("id").to_pylist() == [row["id"] for row in rows]
    assert table.column("date").to_pylist() == [row["date"] for row in rows]
    assert table.schema.metadata[b"ukcorpus.program"].startswith(b"ukcorpus ")
    assert (tmp_path / "out.parquet.meta.json").is_file()


def test_numbers_and_days_are_no_text(run: Run, seeds_corpus: Path, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    for records in ("articles", "figures"):
        file = str(tmp_path / records)
        run("export", "--records", records, "--to", "parquet", "-o", file, cwd=seeds_corpus)

    articles = parquet.read_schema(tmp_path / "articles")
    figures = parquet.read_schema(tmp_path / "figures")

    assert str(articles.field("words").type) == "int64"
    assert str(articles.field("date_start").type) == "date32[day]"
    assert str(figures.field("value").type) == "double"


def test_an_empty_table_is_a_table(run: Run, seeds_corpus: Path, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    file = tmp_path / "none.parquet"

    run("export", "xyzzy", "--to", "parquet", "-o", str(file), cwd=seeds_corpus)

    assert parquet.read_table(file).num_rows == 0


def test_without_pyarrow_the_way_to_it_is_said(seeds_corpus: Path, tmp_path: Path) -> None:
    code = (
        "import sys; sys.modules['pyarrow'] = None; from ukcorpus.cli.app import run;"
        "sys.exit(run(['export', '--to', 'parquet', '-o', sys.argv[1]]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "x")], cwd=seeds_corpus, env=environment(),
        capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert done.returncode == 2
    assert "pip install 'ukcorpus[parquet]'" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_it_needs_the_name_of_a_file(run: Run, seeds_corpus: Path) -> None:
    assert run("export", "--to", "parquet", cwd=seeds_corpus).returncode == 2
