"""Lines that recur across a corpus, learnt from the corpus itself."""

from pathlib import Path

import pytest

from ukcorpus.corpus import copies
from ukcorpus.ingest.pipeline import make_record
from ukcorpus.model.articles import RawArticle
from ukcorpus.store import recurrence
from ukcorpus.store.recurrence import RULE, short_lines
from ukcorpus.store.writer import StoreWriter

STORIES = {
    "Oldport": (
        "The council voted on Monday evening to close the old bridge over the river for a year, "
        "after engineers had found that two of its piers were weaker than anybody had thought.",
        "Lorries already take the road along the coast, which is longer by some twenty minutes, "
        "and shopkeepers in the centre fear that their customers will go elsewhere meanwhile.",
    ),
    "Newport": (
        "A choir of four hundred pupils opened the festival of song in the harbour on Saturday, "
        "watched by several thousand people who had come from villages all around the island.",
        "Rain set in towards the evening, but the programme went on under a roof of umbrellas "
        "until the last boat back to the mainland was about to cast off without its passengers.",
    ),
    "Westport": (
        "Fishermen have caught less herring this spring than in any year since records began, "
        "and the institute of marine research recommends to halve the quota for next winter.",
        "Warmer water drives the shoals northwards, its biologists write in a report that the "
        "ministry of agriculture received last week and has not answered in public so far.",
    ),
    "Eastport": (
        "The railway to the capital will get a second track by the end of the decade, which "
        "should let twice as many trains run in the morning without any of them being late.",
        "Work begins in the valley, where a viaduct of stone from the time of the first line "
        "has to be widened and two farms will have to make room for the new embankment.",
    ),
}
FOOT = "The Coast Gazette, first with the news"


def text_of(town: str, *below: str) -> str:
    return "\n\n".join((f"News from {town}", *STORIES[town], *below)) + "\n"


class Shelf:
    """A store of its own with what ``learn`` needs."""

    def __init__(self, folder: Path) -> None:
        self.writer = StoreWriter(folder)
        self.generation = 0

    def ingest(self, *texts: str, removed: tuple[int, ...] = ()) -> tuple[list[int], list[int]]:
        """Numbers of the new articles, and of those in which a label changed."""
        self.generation += 1
        with self.writer.transaction():
            added = [
                self.writer.add(make_record(RawArticle(path="a.txt", text=text, sha256=""), "a"), 0)
                for text in texts
            ]
            copies.update(self.writer, added, removed)
            changed = recurrence.learn(self.writer.execute, self.generation, added, removed)
        return added, changed

    def furniture(self, number: int, generation: int = 0) -> list[str]:
        """The lines that are furniture because they recur."""
        record = self.writer.record(number)
        shown = recurrence.marked(
            self.writer.execute, number, record, generation or self.generation
        )
        return [shown.text[x.start : x.end] for x in shown.lines if x.rule == RULE]


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path)


def test_a_line_below_three_articles_is_furniture(shelf: Shelf) -> None:
    numbers, _ = shelf.ingest(*(text_of(town, FOOT) for town in list(STORIES)[:3]))

    assert [shelf.furniture(number) for number in numbers] == [[FOOT]] * 3


def test_a_line_below_two_articles_is_not(shelf: Shelf) -> None:
    numbers, _ = shelf.ingest(*(text_of(town, FOOT) for town in list(STORIES)[:2]))

    assert [shelf.furniture(number) for number in numbers] == [[], []]


def test_a_later_ingest_goes_on_counting_and_says_what_changed_in_the_earlier_one(
    shelf: Shelf,
) -> None:
    early, _ = shelf.ingest(*(text_of(town, FOOT) for town in list(STORIES)[:2]))

    late, changed = shelf.ingest(text_of("Westport", f"— {FOOT} —"))

    assert changed == [*early, *late]
    assert shelf.furniture(early[0]) == [FOOT]
    assert shelf.furniture(early[0], generation=1) == [], "who reads the old index sees the old one"


def test_a_line_is_no_furniture_any_more_when_its_articles_go(shelf: Shelf) -> None:
    numbers, _ = shelf.ingest(*(text_of(town, FOOT) for town in list(STORIES)[:3]))

    _, changed = shelf.ingest(removed=(numbers[2],))

    assert changed == numbers[:2]
    assert shelf.furniture(numbers[0]) == []
    assert shelf.furniture(numbers[0], generation=1) == [FOOT]


def test_copies_of_one_article_make_no_furniture_of_its_lines(shelf: Shelf) -> None:
    last = "Talks to go on in spring"
    numbers, _ = shelf.ingest(
        *(text_of("Oldport", f"Printed in edition {name}", last) for name in "ABCD")
    )

    assert all(shelf.furniture(number) == [] for number in numbers)


@pytest.mark.parametrize(
    "line",
    [
        "“We shall rebuild it,” the mayor of the town said.",
        "Nobody was hurt.",
        "Glory to the sailors!",
        "The investigation into the cause continues.",
        "12",
    ],
)
def test_sentences_quotations_and_numbers_are_the_articles_own(shelf: Shelf, line: str) -> None:
    numbers, _ = shelf.ingest(*(text_of(town, line) for town in STORIES))

    assert all(shelf.furniture(number) == [] for number in numbers)


def test_a_refrain_is_no_furniture() -> None:
    refrain = "Row the boat ashore"
    text = text_of("Oldport", refrain, "Brother lend a hand", refrain)
    record = make_record(RawArticle(path="a.txt", text=text, sha256=""), "a")

    starts = {line.start for line in short_lines(record)}

    assert text.index(refrain) not in starts


def test_a_long_paragraph_that_recurs_is_shared_background(shelf: Shelf) -> None:
    background = STORIES["Eastport"][0]
    numbers, _ = shelf.ingest(*(text_of(town, background) for town in list(STORIES)[:3]))

    assert all(shelf.furniture(number) == [] for number in numbers)


def test_the_order_of_the_articles_does_not_matter(tmp_path: Path) -> None:
    texts = [text_of(town, FOOT) for town in STORIES]
    found = []
    for n, order in enumerate((texts, texts[::-1])):
        shelf = Shelf(tmp_path / str(n))
        for text in order:
            shelf.ingest(text)
        found.append([shelf.furniture(number) for number in shelf.writer.all_numbers()])

    assert found[0] == found[1] == [[FOOT]] * 4
