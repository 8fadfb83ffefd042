"""Lines that recur across a corpus, learnt from the corpus itself."""

from itertools import permutations

from ukcorpus.ingest.furniture import (
    is_furniture,
    line_key,
    line_pairs,
    recurrent_keys,
    recurrent_lines,
    update_counts,
)

LONG = (
    "The council of {0} voted on Monday evening to close the old bridge over the river for a year, "
    "after engineers had found that two of its piers were weaker than anybody had thought before."
)
FOOT = "The Oldport Gazette, first with the news of the coast"


def article(town: str, *lines: str) -> str:
    return "\n\n".join((f"Bridge closed in {town}", LONG.format(town), *lines, FOOT)) + "\n"


TOWNS = ("Oldport", "Newport", "Westport")


def test_a_line_in_three_articles_is_furniture() -> None:
    learnt = recurrent_lines(article(town) for town in TOWNS)

    assert learnt == {line_key(FOOT)}
    assert is_furniture("THE OLDPORT GAZETTE — first with the news of the coast.", learnt)


def test_a_line_in_two_articles_is_not() -> None:
    assert recurrent_lines(article(town) for town in TOWNS[:2]) == frozenset()


def test_a_line_twice_in_one_article_counts_once() -> None:
    texts = [article("Oldport", FOOT, FOOT), article("Newport", FOOT)]

    assert recurrent_lines(texts) == frozenset()


def test_copies_of_one_article_make_no_furniture_of_its_sentences() -> None:
    assert recurrent_lines([article("Oldport", "Nobody was hurt.")] * 5) == frozenset()


def test_a_long_line_that_recurs_is_shared_background() -> None:
    background = LONG.format("Eastport")
    learnt = recurrent_lines(article(town, background) for town in TOWNS)

    assert not is_furniture(background, learnt)
    assert line_key(background) not in learnt


def test_the_order_of_the_articles_does_not_matter() -> None:
    texts = [article(town, "More from the coast") for town in TOWNS]

    assert len({recurrent_lines(order) for order in permutations(texts)}) == 1


def test_an_article_that_is_taken_back_leaves_no_trace() -> None:
    counts: dict[tuple[str, str], int] = {}
    for town in TOWNS:
        update_counts(counts, article(town))
    before = dict(counts)

    update_counts(counts, article("Eastport"))
    update_counts(counts, article("Eastport"), by=-1)

    assert counts == before
    for town in TOWNS:
        update_counts(counts, article(town), by=-1)
    assert counts == {}


def test_counts_of_two_corpora_add_up() -> None:
    together: dict[tuple[str, str], int] = {}
    for town in TOWNS:
        update_counts(together, article(town))

    assert recurrent_keys(together) == recurrent_lines(article(town) for town in TOWNS)
    assert recurrent_keys(together, enough=4) == frozenset()


def test_an_article_of_short_lines_has_pairs_too() -> None:
    assert [key for key, _ in line_pairs("One\n\nTwo\nOne\n")] == [line_key("one"), line_key("two")]
    assert list(line_pairs("")) == []
