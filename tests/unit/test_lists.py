"""What fits on a line of a terminal."""

import pytest

from ukcorpus.cli.shared import color_wanted
from ukcorpus.corpus.counting import with_gaps
from ukcorpus.corpus.paths import is_under
from ukcorpus.corpus.snippets import merged
from ukcorpus.render.layout import bracketed, short_date, shortened, window, wrapped
from ukcorpus.store.reader import Count


@pytest.mark.parametrize(
    ("edtf", "shown"),
    [
        ("2022-02-07", "2022-02-07"), ("2022", "2022"), ("", ""),
        ("2024-05-16/2024-05-31", "2024-05-16…31"), ("2021-12-05/2024-10-04", "2021-12…2024-10"),
        ("2015-03-01/..", "2015-03-01…"), ("../2015-03-01", "…2015-03-01"),
    ],
)  # fmt: skip
def test_a_period_fits_a_narrow_column(edtf: str, shown: str) -> None:
    assert short_date(edtf) == shown


def test_a_window_keeps_its_hits_where_they_are() -> None:
    text = "word " * 40 + "Kharkiv" + " word" * 40
    start = text.index("Kharkiv")

    shown, marks = window(text, [(start, start + 7)], 60)

    assert len(shown) <= 62
    assert [shown[a:b] for a, b in marks] == ["Kharkiv"]
    assert shown.startswith("…") and shown.endswith("…")


def test_a_short_line_is_not_cut() -> None:
    assert window("Kharkiv holds", [(0, 7)], 60) == ("Kharkiv holds", [(0, 7)])
    assert shortened("abcdef", 4) == "abc…"


def test_overlapping_marks_are_one() -> None:
    assert merged([(5, 9), (0, 3), (8, 12)]) == [(0, 3), (5, 12)]


def test_empty_months_are_kept_in_order() -> None:
    counts = [Count("2021-11", "", 2, 2), Count("2022-02", "", 1, 1), Count("2021/2023", "", 1, 1)]

    filled = with_gaps(counts, "month")

    assert [(c.value, c.articles) for c in filled] == [
        ("2021-11", 2), ("2021-12", 0), ("2021/2023", 1), ("2022-01", 0), ("2022-02", 1),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("choice", "env", "tty", "wanted"),
    [
        ("auto", {}, True, True), ("auto", {}, False, False),
        ("auto", {"NO_COLOR": "1"}, True, False),
        ("auto", {"NO_COLOR": ""}, True, True), ("auto", {"TERM": "dumb"}, True, False),
        ("auto", {"CLICOLOR": "0"}, True, False), ("auto", {"CLICOLOR_FORCE": "1"}, False, True),
        ("always", {"NO_COLOR": "1"}, False, True), ("never", {"CLICOLOR_FORCE": "1"}, True, False),
    ],
)  # fmt: skip
def test_colour_follows_the_option_then_the_environment(
    choice: str, env: dict[str, str], tty: bool, wanted: bool
) -> None:
    assert color_wanted(choice, env, tty) is wanted


def test_a_path_lies_under_its_folder_and_not_under_a_longer_name() -> None:
    assert is_under("seeds/a.txt", "seeds") and is_under("seeds", "seeds") and is_under("x", ".")
    assert not is_under("seeds2/a.txt", "seeds")


@pytest.mark.parametrize(
    "text", ["", "a", "one two  three", "x" * 95, "日本語のニュース " * 9, "a " * 40]
)
@pytest.mark.parametrize("width", [1, 7, 20])
def test_wrapped_lines_are_the_whole_text_and_fit(text: str, width: int) -> None:
    from rich.cells import cell_len

    lines = wrapped(text, width)

    assert "".join(text[start:end] for start, end in lines) == text
    assert all(cell_len(text[a:b].rstrip()) <= max(width, 2) for a, b in lines)


def test_brackets_move_the_places_of_the_hits_along() -> None:
    shown, places = bracketed("near Kharkiv\tand\x1b Kyiv", [(5, 12), (18, 22)], "[[", "]]")

    assert shown == "near [[Kharkiv]] and␛ [[Kyiv]]"
    assert [shown[a:b] for a, b in places] == ["[[Kharkiv]]", "[[Kyiv]]"]
