"""Postings gathered by term, in memory and in runs on disk."""

from pathlib import Path

from ukcorpus.search.engines.gathering import Gathering, TermList
from ukcorpus.search.engines.postings import Posting, encode

WORDS = ("harbour", "grain", "ship", "grain", "night")


def gathered(folder: Path, limit: int) -> list[TermList]:
    gathering = Gathering(folder, "MAIN_x", limit)
    for document in range(40):
        postings = [
            Posting("text", f"{word}{document % place}".encode(), 1.0, encode([place + document]))
            for place, word in enumerate(WORDS, start=1)
        ]
        gathering.add(document, postings)
    gathering.extend("furniture", b"menu", [(0, 0.5, encode([7])), (3, 0.5, encode([9]))])
    lists = list(gathering.lists())
    gathering.close()
    return lists


def test_terms_come_sorted_and_documents_rise(tmp_path: Path) -> None:
    lists = gathered(tmp_path, 1 << 20)
    assert [(one.field, one.term) for one in lists] == sorted(
        {(one.field, one.term) for one in lists}
    )
    assert all(one.documents == sorted(one.documents) for one in lists)
    assert lists[0] == TermList(
        "furniture", b"menu", [0, 3], [0.5, 0.5], [encode([7]), encode([9])]
    )


def test_runs_on_disk_give_what_memory_gives_and_are_swept(tmp_path: Path) -> None:
    assert gathered(tmp_path, 500) == gathered(tmp_path, 1 << 20)
    assert list(tmp_path.iterdir()) == []


def test_runs_are_written_when_the_limit_is_reached(tmp_path: Path) -> None:
    gathering = Gathering(tmp_path, "MAIN_x", 1)
    gathering.add(0, [Posting("text", b"grain", 1.0, encode([3]))])
    assert [path.name for path in tmp_path.iterdir()] == ["MAIN_x.run0"]
