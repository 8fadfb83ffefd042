"""A query ready for an engine: words expanded to indexed terms, fields to sets of articles.

An engine knows words, positions and article numbers, nothing else: what a person, a date or
a language is has been answered before, from the columns of the store.
"""

from collections.abc import Iterator

from ukcorpus.model.plain import Plain


class Plan(Plain):
    """Base of all nodes."""


class Terms(Plan):
    """A position at which any of these indexed terms (``text.words.term``) stands.

    For ranking they count as one word: their frequencies add up, and its document
    frequency is that of the union. ``zones``: numbers of ``text.tokens``; empty is title,
    body and captions, and furniture where the search asks for it.
    """

    terms: tuple[str, ...]
    zones: tuple[int, ...] = ()


class Sequence(Plan):
    """Terms in a row, as a phrase; with ``slop`` within a window.

    Ordered: positions rise, and last minus first is at most ``len(parts) - 1 + slop``.
    Unordered: each part at a position of its own (``"a a"~5`` needs two), with the same bound.
    A hit runs from its first position to its last, all in one zone; of all hits that start
    at one position only the shortest counts, so hits may overlap. Without parts: no hits.
    """

    parts: tuple[Terms, ...]
    slop: int = 0
    ordered: bool = True


class Near(Plan):
    """Hits of ``left`` and ``right`` near each other, in the same zone.

    ``unit`` word: at most ``distance`` positions from the end of the one to the start of the
    other (adjacent words are 1 apart), ``ordered``: left ends before right starts.
    ``sentence``, ``paragraph``: both begin in the same one, in any order.
    Hits that share a position are never near each other, they are the same words: so
    ``a NEAR/5 a`` asks for two. A side that matches without hits has nothing to be near.
    Its hits are the hits of both sides that take part, each once.
    """

    left: Plan
    right: Plan
    unit: str = "word"
    distance: int = 0
    ordered: bool = False


class AtLeast(Plan):
    """Articles that ``plan`` matches with ``count`` distinct hits or more; its hits are those."""

    count: int
    plan: Plan


class Articles(Plan):
    """A fixed set of article numbers, without hits."""

    numbers: frozenset[int]


class Everything(Plan):
    """All articles, without hits."""


class Filled(Plan):
    """Articles that have a word in one of these zones, without hits."""

    zones: tuple[int, ...]


class And(Plan):
    """All of them; hits: the union, each span once. Of nothing: every article."""

    plans: tuple[Plan, ...]


class Or(Plan):
    """Any of them; hits: the union of those that match, each span once. Of nothing: none."""

    plans: tuple[Plan, ...]


class Not(Plan):
    """The other articles, without hits."""

    plan: Plan


NOTHING = Articles(frozenset())
"""Matches no article."""


def leaves(plan: Plan) -> Iterator[Terms]:
    """The words that may be hit, in the order of the plan; what is under ``Not`` may not."""
    match plan:
        case Terms():
            yield plan
        case Sequence(parts=parts):
            yield from parts
        case Near(left=left, right=right):
            yield from leaves(left)
            yield from leaves(right)
        case AtLeast(plan=inner):
            yield from leaves(inner)
        case And(plans=several) | Or(plans=several):
            for one in several:
                yield from leaves(one)


def every_leaf(plan: Plan) -> Iterator[Terms]:
    """All words of the plan, those under ``Not`` too."""
    match plan:
        case AtLeast(plan=inner) | Not(plan=inner):
            yield from every_leaf(inner)
        case Near(left=left, right=right):
            yield from every_leaf(left)
            yield from every_leaf(right)
        case And(plans=several) | Or(plans=several):
            for one in several:
                yield from every_leaf(one)
        case _:
            yield from leaves(plan)
