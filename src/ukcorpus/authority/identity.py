"""Articles' entities → entities of the corpus, with ids that stay.

The same articles give the same answer in any order; new articles take nothing away from the
ids of old ones. What the user decided goes before everything, then authority keys, then
the sound of names.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache

from ukcorpus.authority.assignment import Assignment, Merge, Named, mint
from ukcorpus.authority.book import Book
from ukcorpus.authority.corrections import Corrections, Rule
from ukcorpus.authority.data import table
from ukcorpus.authority.gazetteer import org_found
from ukcorpus.authority.keys import name_key
from ukcorpus.authority.parts import is_single
from ukcorpus.authority.settling import People
from ukcorpus.authority.shelf import Shelf
from ukcorpus.model.names import Kind

__all__ = ["Assignment", "Merge", "Named", "assign", "mint"]

_SHORT = 3
"""Letters that are no company's name without its legal form: *CF Inc*."""
_ARTICLES = ("the ", "de ", "het ", "der ", "die ", "das ", "la ", "le ", "les ", "el ", "il ")


def assign(
    batch: Iterable[Named],
    shelf: Shelf,
    corrections: Corrections | None = None,
    ledger: Mapping[str, str] | None = None,
) -> Assignment:
    """Give every entity of ``batch`` its identity; ``shelf`` is only read.

    ``ledger`` (person's name → earlier id) is for a rebuild from nothing: what was is kept.
    """
    book = Book(shelf, corrections or Corrections(), ledger or {})
    book.pin()
    keyed: list[Named] = []
    people: list[Named] = []
    for row in sorted(set(batch)):
        if book.corrections.is_rejected(row.kind, row.name):
            book.done.links[row.article, row.at] = ""
        elif rule := book.corrections.pinned(row.kind, row.name):
            _link_pinned(book, row, rule)
        else:
            (people if row.kind == "person" else keyed).append(row)
    _link_keyed(book, keyed)
    settling = People(book)
    settling.link_people([row for row in people if not is_single(row.name)])
    settling.link_surnames([row for row in people if is_single(row.name)])
    return book.finished()


def _link_pinned(book: Book, row: Named, rule: Rule) -> None:
    id = book.pinned(rule)
    if row.name != rule.name:
        reason = " ".join(filter(None, ("you said so:", rule.why or rule.where)))
        book.done.merges.append(Merge(id, row.name, rule.name, 1.0, reason))
    book.link(row, id)


def _link_keyed(book: Book, rows: list[Named]) -> None:
    wanted: dict[Kind, set[str]] = defaultdict(set)
    for row in rows:
        wanted[row.kind].add(_key(book, row))
    for kind, keys in sorted(wanted.items()):
        found = book.shelf.entities_keyed(kind, sorted(keys))
        for key, id in found.items():
            book.keys.setdefault((kind, key), id)
    for row in rows:
        book.link(row, book.by_key(row.kind, _key(book, row)))


def _key(book: Book, row: Named) -> str:
    told = book.corrections
    if row.key and (row.key, name_key(row.name)) not in told.dropped:
        return row.key
    plain = _without_article(name_key(row.name))
    if row.kind == "org" and not any(name_key(row.name) in pair for pair in told.apart):
        plain = _without_form(plain)
        known = "" if row.key else org_found(plain)
        if known and (known, name_key(row.name)) not in told.dropped:
            return known
    return f"name:{plain}"


def _without_article(plain: str) -> str:
    for article in _ARTICLES:
        plain = plain.removeprefix(article)
    return plain


def _without_form(plain: str) -> str:
    """A company's name without what the law adds to it: *Intel Corp* is *Intel*."""
    after, before = _legal_forms()
    words = plain.split()
    while len(words) > 1 and words[-1] in after:
        words.pop()
    if len(words) > 1 and words[0] in before:
        words.pop(0)
    kept = " ".join(words)
    return kept if len(kept) > _SHORT else plain


@cache
def _legal_forms() -> tuple[frozenset[str], frozenset[str]]:
    forms = table("forms")
    return frozenset(forms["after"]), frozenset(forms["before"])
