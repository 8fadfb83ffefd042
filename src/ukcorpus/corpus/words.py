"""Words that go together, and words that set one answer apart: counts and their significance."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from math import log, log2
from typing import Literal, NamedTuple, get_args

from ukcorpus.corpus.documents import record_tokens, word_at
from ukcorpus.corpus.front import Corpus
from ukcorpus.corpus.requests import Answer
from ukcorpus.model.records import Record
from ukcorpus.text.tokens import Token, zone_of
from ukcorpus.text.words import base, normal

Measure = Literal["ll", "pmi"]
MEASURES: tuple[Measure, ...] = get_args(Measure)


class Keyword(NamedTuple):
    """A word with how often it was found, how often chance would, and the difference."""

    word: str
    n: int
    expected: float
    score: float
    articles: int


class Counts(NamedTuple):
    """Words of some text: how often each, in how many articles, and how many in all."""

    words: Counter[str]
    articles: Counter[str]
    total: int


def collocates(
    corpus: Corpus, answer: Answer, window: int, least: int, measure: Measure
) -> list[Keyword]:
    """Words at most ``window`` positions from a hit more often than in the whole corpus."""
    near: Counter[str] = Counter()
    articles: Counter[str] = Counter()
    for found in answer.found:
        marked = corpus.marked(found.row.number, answer)
        inside = {position for hit in marked.hits for position in range(hit.first, hit.last + 1)}
        around = {
            position
            for hit in marked.hits
            for position in (
                *range(hit.first - window, hit.first), *range(hit.last + 1, hit.last + window + 1)
            )
            if zone_of(position) == zone_of(hit.first)
        } - inside  # fmt: skip
        words = list(_words(marked.record, (t for t in marked.tokens if t.position in around)))
        near.update(words)
        articles.update(set(words))
    wanted = [word for word, n in near.items() if n >= least and _is_word(word)]
    everywhere, size = _in_corpus(corpus, wanted)
    part = Counts(near, articles, near.total())
    return _ranked(part, Counter(everywhere) - near, size - part.total, wanted, measure)


def keywords(
    corpus: Corpus, target: Iterable[int], reference: Iterable[int] | None, least: int
) -> list[Keyword]:
    """Words more frequent in the articles ``target`` than in ``reference`` (None: the rest)."""
    own = frozenset(target)
    part = _counted(corpus, sorted(own))
    wanted = [word for word, n in part.words.items() if n >= least and _is_word(word)]
    if reference is None:
        everywhere, size = _in_corpus(corpus, wanted)
        rest, size = Counter(everywhere) - part.words, size - part.total
    else:
        other = _counted(corpus, sorted(frozenset(reference) - own))
        rest, size = other.words, other.total
    return _ranked(part, rest, size, wanted, "ll") if size > 0 else []


def log_likelihood(n: int, rest: int, size: int, other: int) -> float:
    """Dunning's G2 of ``n`` in ``size`` words against ``rest`` in ``other`` words.

    The table of four cells; 15.13 and more is chance once in 10,000 times.
    """
    total, words = size + other, n + rest
    cells = (
        (n, size * words / total),
        (rest, other * words / total),
        (size - n, size * (total - words) / total),
        (other - rest, other * (total - words) / total),
    )
    return 2 * sum(seen * log(seen / due) for seen, due in cells if seen > 0 and due > 0)


def _ranked(
    part: Counts, rest: Counter[str], size: int, wanted: Sequence[str], measure: Measure
) -> list[Keyword]:
    found = []
    for word in wanted:
        n, beyond = part.words[word], rest[word]
        expected = part.total * (n + beyond) / max(1, part.total + size)
        if n <= expected:
            continue
        score = (
            log2(n / expected)
            if measure == "pmi"
            else log_likelihood(n, beyond, part.total, max(size, beyond))
        )
        found.append(Keyword(word, n, round(expected, 3), round(score, 2), part.articles[word]))
    return sorted(found, key=lambda k: (-k.score, -k.n, k.word))


def _counted(corpus: Corpus, numbers: Iterable[int]) -> Counts:
    words: Counter[str] = Counter()
    articles: Counter[str] = Counter()
    for number in numbers:
        record = corpus.record(number)
        own = Counter(_words(record, record_tokens(record)))
        words.update(own)
        articles.update(own.keys())
    return Counts(words, articles, words.total())


def _words(record: Record, tokens: Iterable[Token]) -> Iterator[str]:
    return (base(normal(word_at(record, token))) for token in tokens)


def _is_word(word: str) -> bool:
    return any(letter.isalpha() for letter in word)


def _in_corpus(corpus: Corpus, words: Iterable[str]) -> tuple[dict[str, int], int]:
    """How often words stand in the whole corpus, and the number of all words.

    From the lexicon of the search engine: articles deleted since its last merge may count.
    """
    lexicon = corpus.view.engine.lexicon
    seen = {
        word: sum(
            lexicon.count(term)[1]
            for form in (word, f"{word}'s", f"{word}'")
            for term in lexicon.terms(form, f"{form} ")  # all spellings: see text.words.term
        )
        for word in words
    }
    ((size,),) = corpus.view.store.select("SELECT coalesce(sum(words), 0) FROM articles")
    return seen, int(size)
