"""Lines that recur across a corpus: navigation, newsletters, standing notes.

No list knows all outlets. A short line that stands in several articles is part of the page
and not of the article. What is counted is pairs of a line and an article's longest line, so
that three copies of one article do not make furniture of its sentences. Counts add up in any
order and can be taken back, article by article.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, MutableMapping
from hashlib import blake2b

from ukcorpus.ingest.lines import split_lines, tokens_of

SHORT = 25
"""Words from which a line that recurs is shared background, not furniture."""
ENOUGH = 3
"""Different articles from which a line recurs."""

Counts = MutableMapping[tuple[str, str], int]
"""How many articles hold a line (its key) and have a longest line (its key)."""


def line_key(text: str) -> str:
    """16 hex digits of a line's words, whatever its case, blanks and signs."""
    words = [token for token in tokens_of(text) if token[0].isalnum() or token[0] == "_"]
    return _key(" ".join(words))


def _key(text: str) -> str:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def line_pairs(text: str) -> Iterator[tuple[str, str]]:
    """Each short line of an article, once, with what stands for the article: its longest line."""
    lines = [text[start:end] for _, start, end in split_lines(text)]
    around = _key(max(lines, key=len, default=""))
    keys = (line_key(line) for line in lines if not _is_long(line))
    for key in dict.fromkeys(keys):
        yield key, around


def _is_long(line: str) -> bool:
    return len(line.split(None, SHORT)) >= SHORT


def update_counts(counts: Counts, text: str, by: int = 1) -> None:
    """Add an article to ``counts``, or with ``by=-1`` take it back; what falls to 0 goes."""
    for pair in line_pairs(text):
        left = counts.get(pair, 0) + by
        if left > 0:
            counts[pair] = left
        else:
            counts.pop(pair, None)


def recurrent_keys(counts: Mapping[tuple[str, str], int], enough: int = ENOUGH) -> frozenset[str]:
    """The keys of the lines that stand in ``enough`` different articles."""
    articles = Counter(line for line, _ in counts)
    return frozenset(line for line, number in articles.items() if number >= enough)


def is_furniture(line: str, recurrent: frozenset[str]) -> bool:
    """Whether ``line`` is one of the recurrent ones."""
    return not _is_long(line) and line_key(line) in recurrent


def recurrent_lines(texts: Iterable[str]) -> frozenset[str]:
    """The keys of the lines that recur in ``texts``; their order does not matter."""
    counts: dict[tuple[str, str], int] = {}
    for text in texts:
        update_counts(counts, text)
    return recurrent_keys(counts)
