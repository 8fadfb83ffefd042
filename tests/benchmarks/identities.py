"""What identities cost: identities.py [N], for N random unique names (Faker must be installed).

Prints CPU seconds of assigning all, of adding 100 articles to them, and the ids that changed.
"""

import argparse
import random
import resource
import time

from ukcorpus.authority.identity import Assignment, Named, assign
from ukcorpus.authority.shelf import MemoryShelf

LOCALES = ("en_US", "nl_NL", "de_DE", "fr_FR", "es_ES", "it_IT", "pl_PL", "uk_UA", "ru_RU")


def random_names(size: int) -> list[str]:
    from faker import Faker

    Faker.seed(1)
    chance = random.Random(1)
    makers = [Faker(locale) for locale in LOCALES]
    names: set[str] = set()
    while len(names) < size:
        maker = chance.choice(makers)
        names.add(f"{maker.first_name()} {maker.last_name()}")
    return sorted(names)


def put(shelf: MemoryShelf, done: Assignment) -> None:
    for old, new in done.redirects:
        shelf.put_redirect(old, new)
    for row in done.entities:
        shelf.put_entity(row)
    for name in done.names:
        shelf.put_name(name)
    for block, person in done.blocks:
        shelf.blocks[block].add(person)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("size", type=int, nargs="?", default=100_000)
    size = parser.parse_args().size
    names = random_names(size + size // 10)
    random.Random(2).shuffle(names)
    batch = [Named(f"a{at // 5}", at, "person", name) for at, name in enumerate(names)]
    shelf = MemoryShelf()
    start = time.process_time()
    first = assign(batch[:size], shelf)
    print(f"{size} names: {time.process_time() - start:.1f} s, {len(first.entities)} entities")
    put(shelf, first)
    start = time.process_time()
    few = assign(batch[size : size + 500], shelf)
    print(f"100 articles, 500 names more: {time.process_time() - start:.2f} s")
    put(shelf, few)
    start = time.process_time()
    put(shelf, assign(batch[size + 500 :], shelf))
    print(f"the rest of 10 % more: {time.process_time() - start:.1f} s")
    now = shelf.entities_named("person", [row.name for row in batch[:size]])
    changed = sum(now[row.name] != first.links[row.article, row.at] for row in batch[:size])
    print(f"ids changed: {changed}; redirects {len(shelf.redirects)}")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
