"""Who is who across the corpus: ids that stay, and why."""

import random

from ukcorpus.authority.corrections import Corrections, read_corrections
from ukcorpus.authority.edits import merge_text, split_text
from ukcorpus.authority.identity import Assignment, Named, assign, mint
from ukcorpus.authority.shelf import MemoryShelf


def put(shelf: MemoryShelf, done: Assignment) -> None:
    """Write an assignment down, as a store does."""
    for old, new in done.redirects:
        shelf.put_redirect(old, new)
    for row in done.entities:
        shelf.put_entity(row)
    for name in done.names:
        shelf.put_name(name)
    for block, person in done.blocks:
        shelf.blocks[block].add(person)


def person(article: str, name: str, mentions: int = 1, at: int = 0) -> Named:
    return Named(article, at, "person", name, "", mentions)


ARTICLES = [
    person("a1", "Volodymyr Zelensky", 4),
    person("a2", "Володимир Зеленський", 2),
    person("a3", "Volodimir Zelenski", 3),
    person("a4", "Olena Zelenska", 2),
    person("a5", "Joe Biden", 9),
    person("a6", "Hunter Biden", 3),
    person("a7", "Джо Байден", 20),
    person("a8", "Olaf Scholz", 5),
    person("a9", "Olaf Schulz", 1),
    Named("a1", 1, "place", "Kharkiv", "geo:706483", 3),
    Named("a2", 1, "place", "Харкові", "geo:706483", 1),
    Named("a3", 1, "org", "NAVO", "org:nato", 2),
    Named("a4", 1, "org", "the Kharkiv Zoo", "", 1),
    Named("a5", 1, "org", "Kharkiv Zoo", "", 1),
]


def groups(done: Assignment, batch: list[Named]) -> set[frozenset[str]]:
    by_id: dict[str, set[str]] = {}
    for row in batch:
        by_id.setdefault(done.links[row.article, row.at], set()).add(f"{row.article}.{row.at}")
    return {frozenset(names) for names in by_id.values()}


def test_spellings_of_one_person_share_an_id_and_relatives_do_not() -> None:
    done = assign(ARTICLES, MemoryShelf())

    link = done.links
    assert link["a1", 0] == link["a2", 0] == link["a3", 0]
    assert link["a5", 0] == link["a7", 0]
    assert link["a8", 0] == link["a9", 0]
    assert len({link["a1", 0], link["a4", 0], link["a5", 0], link["a6", 0]}) == 4
    assert all(id.startswith("e-") and len(id) == 10 for id in link.values())


def test_a_key_is_an_identity_and_gives_the_name() -> None:
    done = assign(ARTICLES, MemoryShelf())

    assert done.links["a1", 1] == done.links["a2", 1]
    shown = {row.id: row.name for row in done.entities}
    assert shown[done.links["a1", 1]] == "Kharkiv"
    assert shown[done.links["a3", 1]] == "NATO"
    assert done.links["a4", 1] == done.links["a5", 1]


def test_the_shown_name_is_the_commonest_in_latin_letters() -> None:
    done = assign(ARTICLES, MemoryShelf())

    shown = {row.id: row.name for row in done.entities}
    assert shown[done.links["a7", 0]] == "Joe Biden"
    assert shown[done.links["a3", 0]] == "Volodymyr Zelensky"


def test_the_order_of_articles_changes_nothing() -> None:
    want = assign(ARTICLES, MemoryShelf()).links
    for seed in range(5):
        shuffled = list(ARTICLES)
        random.Random(seed).shuffle(shuffled)

        assert assign(shuffled, MemoryShelf()).links == want


def test_new_articles_change_no_id_of_old_ones() -> None:
    shelf = MemoryShelf()
    before = assign(ARTICLES, shelf)
    put(shelf, before)

    more = [person("b1", "Wolodymyr Selenskyj"), person("b2", "Jill Biden"), ARTICLES[0]]
    done = assign(more, shelf)
    put(shelf, done)

    assert done.redirects == []
    assert done.links["b1", 0] == before.links["a1", 0]
    assert done.links["a1", 0] == before.links["a1", 0]
    assert done.links["b2", 0] not in before.links.values()


def test_a_bare_surname_goes_to_its_owner_and_else_stays_alone() -> None:
    shelf = MemoryShelf()
    put(shelf, assign(ARTICLES, shelf))
    bare = [person("c1", "Scholz"), person("c2", "Шольц"), person("c3", "Smith")]

    done = assign([*bare, person("c4", "Шольца")], shelf)

    owner = assign([person("x", "Olaf Scholz")], shelf).links["x", 0]
    assert done.links["c1", 0] == done.links["c2", 0] == done.links["c4", 0] == owner
    assert done.links["c3", 0] != owner


def test_a_surname_of_two_people_belongs_to_neither() -> None:
    batch = [person("a", "Boris Johnson", 5), person("b", "Mike Johnson", 5)]
    done = assign([*batch, person("c", "Johnson")], MemoryShelf())

    assert len(set(done.links.values())) == 3


def test_every_merge_says_why() -> None:
    done = assign(ARTICLES, MemoryShelf())

    reasons = {merge.one: merge for merge in done.merges}
    assert reasons["Olaf Scholz"].other == "Olaf Schulz"
    assert 0.8 <= reasons["Olaf Scholz"].score <= 1
    assert reasons["Olaf Scholz"].entity == done.links["a8", 0]


def test_a_rejected_name_is_no_entity_and_a_merge_of_the_user_holds() -> None:
    rules = read_corrections(
        {
            "person": """
            [[person]]
            name = "Volodymyr Zelensky"
            aliases = ["Зе"]
            not = ["Volodimir Zelenski"]
            [[reject]]
            name = "Hunter Biden"
            """
        }
    )

    done = assign([*ARTICLES, person("z", "Зе")], MemoryShelf(), rules)

    assert done.links["a6", 0] == ""
    assert done.links["z", 0] == done.links["a1", 0] == done.links["a2", 0]
    assert done.links["a3", 0] != done.links["a1", 0]


def test_a_ledger_gives_the_old_ids_back_after_a_rebuild() -> None:
    shelf = MemoryShelf()
    put(shelf, assign(ARTICLES[1:2], shelf))
    put(shelf, assign(ARTICLES, shelf))
    ledger = {row.name: row.entity for row in shelf.names.values()}

    done = assign(ARTICLES, MemoryShelf(), Corrections(), ledger)

    assert done.links["a1", 0] == ledger["Volodymyr Zelensky"]
    assert ledger["Volodymyr Zelensky"] == mint("person", "Володимир Зеленський")


def test_any_name_can_be_assigned() -> None:
    odd = ["", " ", "-", "习近平", "x" * 5000, "\u202eabc", "Jr.", "von", "'", "A B " * 500]

    done = assign([person("a", name, 1, at) for at, name in enumerate(odd)], MemoryShelf())

    assert len(done.links) == len(odd)


def test_a_split_gives_the_smaller_part_an_id_of_its_own() -> None:
    shelf = MemoryShelf()
    batch = [person("a", "Olaf Scholz", 9), person("b", "Olaf Schulz"), person("c", "Олаф Шольц")]
    put(shelf, assign(batch, shelf))
    rules = read_corrections({"person": split_text("", "person", "Olaf Scholz", ["Olaf Schulz"])})
    again = [row for row in batch if row.name in ("Olaf Scholz", "Olaf Schulz")]
    ledger = {row.name: shelf.names[row.kind, row.name].entity for row in again}
    forgetful = MemoryShelf()
    kept = assign(batch[2:], MemoryShelf(), ledger={"Олаф Шольц": ledger["Olaf Scholz"]})
    put(forgetful, kept)

    done = assign(again, forgetful, rules, ledger)

    assert done.links["a", 0] == ledger["Olaf Scholz"]
    assert done.links["b", 0] != ledger["Olaf Scholz"]


def test_a_bare_surname_that_is_split_off_is_somebody_else() -> None:
    shelf = MemoryShelf()
    batch = [person("a", "Olaf Scholz", 9), person("b", "Scholz")]
    put(shelf, assign(batch, shelf))
    known = shelf.names["person", "Olaf Scholz"].entity
    text = f"""
[[person]]
id = "{known}"
name = "Olaf Scholz"
not = ["Scholz"]
[[person]]
name = "Scholz"
"""

    done = assign(batch, shelf, read_corrections({"person": text}))

    assert done.links["a", 0] == known
    assert done.links["b", 0] != known


def test_a_bare_first_name_is_nobodys_surname() -> None:
    done = assign([person("a", "Svetlana Vladimir"), person("b", "Vladimir")], MemoryShelf())

    assert done.links["a", 0] != done.links["b", 0]


def test_a_pen_name_brings_no_one_else_apart() -> None:
    text = merge_text("", "person", "Volodymyr Zelensky", ["Joe Biden", "Джо Байден"])

    link = assign(ARTICLES, MemoryShelf(), read_corrections({"person": text})).links

    assert len({link["a1", 0], link["a2", 0], link["a3", 0], link["a5", 0], link["a7", 0]}) == 1
    assert link["a4", 0] != link["a1", 0] != link["a6", 0]


def orgs(*names: str) -> list[Named]:
    return [Named("a1", at, "org", name) for at, name in enumerate(names)]


def test_a_company_is_one_with_and_without_its_legal_form() -> None:
    batch = orgs(
        "Texaco", "Texaco Inc", "The Boeing Company", "ООО Ромашка", "Ромашка", "Ford Motor Co"
    )
    link = assign(batch, MemoryShelf()).links

    assert link["a1", 0] == link["a1", 1]
    assert link["a1", 3] == link["a1", 4]
    assert len({link["a1", 0], link["a1", 2], link["a1", 3], link["a1", 5]}) == 4


def test_a_name_that_was_found_to_be_a_bodys_is_that_body() -> None:
    done = assign(
        [*orgs("Fed", "Labour"), Named("a2", 0, "org", "US Federal Reserve", "org:fed")],
        MemoryShelf(),
    )

    assert done.links["a1", 0] == done.links["a2", 0]
    assert {row.name for row in done.entities} == {"Federal Reserve", "Labour Party"}


def test_companies_that_the_user_told_apart_stay_apart() -> None:
    told = read_corrections({"org": '[[org]]\nname = "Scott"\nnot = ["Scott Co"]\n'})
    link = assign(orgs("Scott", "Scott Co"), MemoryShelf(), told).links

    assert link["a1", 0] != link["a1", 1]
