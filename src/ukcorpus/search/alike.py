"""Whether two words of one stem are forms of one word, or look so by chance."""

from ukcorpus.text.stems import stem
from ukcorpus.text.words import SEPARATOR, base

_ALIKE = 0.55
"""Share of the longer of two words that both begin with, where their stem is less than half."""
_NAME_SEEN = 4
_NAME_SHARE = 0.95
"""How often, and in what share of its places, a name is written with a capital."""


def are_alike(one: str, other: str, stem_length: int) -> bool:
    """Whether two words of one stem share enough of their letters.

    Snowball gives *international* the stem of *internal* and *organization* that of *organ*;
    in most pairs the stem is half of the longer word, or more than it is shared.
    """
    longer = max(len(one), len(other))
    return stem_length * 2 >= longer or _shared(one, other) >= _ALIKE * longer


def stems_of(form: str, terms: list[str], language: str) -> set[str]:
    """Stems of a form as folded and, where it has accents, as written."""
    stems = {stem(base(form), language)}
    for one in terms:
        written = one.rpartition(SEPARATOR)[2]
        if not written.isascii():
            stems.add(stem(base(written.lower()), language))
    return stems


def clash(
    form: str, own: tuple[int, int], other: str, its: tuple[int, int], *, cased: bool
) -> bool:
    """Whether one of two words is a name here and the other is not, or is another name.

    ``own`` and ``its``: how often each is written with a capital and without. ``cased``: a
    language with cases of names joins them. In others a name only grows or loses an ending.
    """
    if (is_name(own) and its[1] > its[0]) or (is_name(its) and own[1] > own[0]):
        return True
    related = form.startswith(other) or other.startswith(form)
    if own[1] > own[0] and not its[1]:  # deny, Denis
        return not (cased or related)
    if cased or its[1] or own[1]:
        return False
    if own == (0, 0):  # not in the corpus, so nothing tells whether it is a name
        return is_name(its) and len(other) > len(form) + 1
    return not related


def is_name(counts: tuple[int, int]) -> bool:
    capital, small = counts
    return capital >= _NAME_SEEN and capital >= _NAME_SHARE * (capital + small)


def _shared(one: str, other: str) -> int:
    """With how many letters both begin."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))
