"""The table of measures holds together: scripts that are there, rows that can be printed."""

from pathlib import Path

from .report.measures import read_measures, read_titles
from .report.tables import Row, markdown, plain, put

HOUSE = Path(__file__).resolve().parents[2]
ROW = Row("two words", "share", "0.97", "grep 0.5 (same run)", "python a.py CORPORA/x")


def test_every_measure_runs_a_script_that_is_there() -> None:
    measures = read_measures()

    assert all((HOUSE / one.command[0]).is_file() for one in measures)
    assert {one.part for one in measures} == set(read_titles())


def test_every_figure_has_a_group_for_each_place_it_shows() -> None:
    for measure in read_measures():
        for figure in measure.figures:
            figure.show.format(*["x"] * figure.pattern.groups)
            assert all(pattern.groups == 1 for _, pattern in figure.beside)


def test_a_document_has_a_place_for_every_part() -> None:
    document = (HOUSE / "docs/quality.md").read_text(encoding="utf-8")

    for part in read_titles():
        assert f"<!-- table {part} -->" in document
        assert f"<!-- end {part} -->" in document


def test_folders_of_corpora_take_the_place_of_their_names() -> None:
    measure = next(one for one in read_measures() if one.sets == ("ir_med",))

    words = measure.words({"ir_med": "/a b/ir_med"}, full=True)

    assert words[-1] == "/a b/ir_med"


def test_peers_are_shown_only_where_they_ran() -> None:
    measure = next(one for one in read_measures() if one.sets == ("ir_med",))
    figure = measure.figures[0]

    assert figure.peers("ir_med  SQLite FTS5   MAP 0.5  nDCG@10 0.6") == "FTS5 0.5 (same run)"
    assert figure.peers("") == figure.here("") == ""


def test_only_the_table_of_its_part_is_replaced() -> None:
    before = "<!-- table a -->\nold\n<!-- end a -->\ntext <!-- table b -->\nkept\n<!-- end b -->"

    after = put(before, "a", r"| \1 |")

    assert after == before.replace("old", r"| \1 |")


def test_a_command_is_written_once_for_the_rows_of_a_measure() -> None:
    rows = [ROW, ROW._replace(name="rest", elsewhere="")]

    assert markdown(rows).count("a.py") == plain(rows).count("a.py") == 1
    assert "| rest | 0.97 | – | ″ |" in markdown(rows)
