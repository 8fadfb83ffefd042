"""Output formats, on rows of our own."""

import io
from collections.abc import Sequence

import pytest

from ukcorpus.render import FORMATS, Options, cell, renderer
from ukcorpus.render.text import isolated, visible

ROWS = [
    {
        "id": "a1",
        "title": "Tab\there, \\ and\nline",
        "date": {"edtf": "2022-02", "start": None},
        "n": 1,
    },
    {"id": "b2", "title": "[in Nato] [/foo] :smile:", "date": {"edtf": ""}, "n": 2.5},
]


def written(name: str, rows: Sequence[dict[str, object]] = ROWS, **options: object) -> str:
    out = io.StringIO()
    renderer(name).write(rows, ("id", "title", "date", "n"), out, Options(**options))
    return out.getvalue()


def test_tsv_escapes_what_would_break_its_form() -> None:
    assert written("tsv").splitlines()[0] == "a1\tTab\\there, \\\\ and\\nline\t2022-02\t1"


def test_brackets_and_colons_stay_as_they_are() -> None:
    for name in ("tsv", "plain", "csv", "json", "jsonl", "md"):
        assert "[in Nato] [/foo] :smile:" in written(name)


def test_a_header_comes_only_when_asked_for() -> None:
    assert written("tsv", header=True).startswith("id\ttitle\tdate\tn\n")
    assert written("tsv").startswith("a1\t")


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_no_rows_is_a_well_formed_nothing(name: str) -> None:
    expected = {
        "json": "[]\n",
        "csv": "id,title,date,n\n",
        "md": "| id | title | date | n |\n|---|---|---|---|\n",
    }

    assert written(name, []) == expected.get(name, "")


def test_fields_are_picked_by_dotted_paths() -> None:
    assert written("jsonl", fields=("id", "date.edtf")).splitlines()[0] == (
        '{"id":"a1","date.edtf":"2022-02"}'
    )
    assert written("tsv", fields=("n", "id")).splitlines() == ["1\ta1", "2.5\tb2"]


def test_ids_can_end_in_nul() -> None:
    assert written("ids", separator="\0") == "a1\0b2\0"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""), (True, "true"), (2.0, "2"), (0.1, "0.1"), (["a", "b"], "a; b"),
        ({"Zelenski": 4, "Zelensky": 2}, "Zelenski 4; Zelensky 2"),
        ({"name": "Joe Biden", "kind": "person"}, "Joe Biden"), ({"edtf": "2022/.."}, "2022/.."),
    ],
)  # fmt: skip
def test_a_cell_reads_like_a_person_would_write_it(value: object, text: str) -> None:
    assert cell(value) == text


def test_control_characters_become_pictures() -> None:
    assert visible("a\x1b[31mb\x07\x7f\u202ec") == "a␛[31mb␇␡\ufffdc"


def test_text_from_right_to_left_is_isolated() -> None:
    assert isolated("said خاركيف today") == "said \u2068خاركيف\u2069 today"
