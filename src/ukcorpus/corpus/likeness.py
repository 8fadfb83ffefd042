"""Articles like one article, in any language: by what they share, which is also the reason why.

People, places and organisations are compared by identity, figures by value and unit, so that
an article in Dutch finds one in English; words help within a language.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from math import log
from typing import NamedTuple

from ukcorpus.corpus.documents import record_tokens, word_at
from ukcorpus.corpus.opening import View
from ukcorpus.model.records import Record
from ukcorpus.search.forms import Forms
from ukcorpus.search.plan import Terms
from ukcorpus.store.reader import ArticleRow
from ukcorpus.text.stems import is_function_word, stem
from ukcorpus.text.words import base, normal

WORDS = 40
"""Of an article the words that say most about it, and no more: each is a search."""

SHARE = {"word": 0.7, "name": 0.4, "figure": 0.2}
"""What a complete agreement in each would prove alone, where 1 is certainty."""

NEAR_DAYS = 45.0
"""After so many days between two articles half of the bonus for nearness is gone."""

COMMON = 0.25
"""A word, name or figure of more than this share of the articles sets none of them apart."""


FEW = 20
"""Unless there are no more articles than that: in a small corpus they may be all alike."""


class Reason(NamedTuple):
    """Something that two articles share."""

    kind: str
    """``person place org figure word date``."""
    what: str
    weight: float
    """Its part in the agreement; of a date how near it is, 0 to 1."""


class Similar(NamedTuple):
    """An article like the one that was asked for."""

    row: ArticleRow
    score: float
    reasons: list[Reason]
    """Those that weigh most first."""


class _Feature(NamedTuple):
    kind: str
    what: str
    own: int
    """How often in the article asked for."""
    elsewhere: dict[int, int]
    """Number of every article that has it, itself too → how often."""


def similar(view: View, number: int) -> list[Similar]:
    """Every article that shares something rare with one, the most alike first."""
    record = view.store.record(number)
    features = [*_names(view, number), *_figures(view, number), *_words(view, record)]
    rows = view.store.rows()
    mean = max(1.0, sum(row.words for row in rows.values()) / len(rows))
    long = {other: row.words / mean for other, row in rows.items()}
    shared: dict[int, list[Reason]] = {}
    whole = dict.fromkeys(SHARE, 0.0)
    for feature in features:
        if feature.kind != "word" and len(feature.elsewhere) < 2:
            continue  # a name or figure that nobody could share; a word tells of the subject
        weight = _weight(feature, len(rows))
        most = _saturated(feature.own, long[number])
        whole[_group(feature.kind)] += weight * most
        for other, count in feature.elsewhere.items():
            part = weight * min(_saturated(count, long[other]), most)
            if part and other != number:
                shared.setdefault(other, []).append(Reason(feature.kind, feature.what, part))
    found = [
        _scored(rows[other], reasons, whole, _nearness(rows[number].start, rows[other].start))
        for other, reasons in shared.items()
    ]
    return sorted(found, key=lambda s: (-s.score, s.row.id))


def _scored(
    row: ArticleRow, reasons: list[Reason], whole: dict[str, float], nearness: float | None
) -> Similar:
    agreed = dict.fromkeys(SHARE, 0.0)
    for reason in reasons:
        agreed[_group(reason.kind)] += reason.weight
    doubt = 1.0
    for group, share in SHARE.items():
        if agreed[group]:
            doubt *= 1 - share * agreed[group] / whole[group]
    score = (1 - doubt) * (0.8 + 0.2 * (0.5 if nearness is None else nearness))
    reasons = sorted(reasons, key=lambda r: (-r.weight, r.kind, r.what))
    if nearness is not None and nearness > 0.5:
        reasons.append(Reason("date", row.date, nearness))
    return Similar(row, round(score, 4), reasons)


def _group(kind: str) -> str:
    return kind if kind in SHARE else "name"


def _saturated(count: int, length: float = 1.0) -> float:
    """The second mention says less than the first, and one in a long article less (BM25)."""
    return count / (count + 1.2 * (0.25 + 0.75 * length))


def _weight(feature: _Feature, total: int) -> float:
    """Robertson's idf; 0 for what is everywhere."""
    articles = len(feature.elsewhere)
    if articles > max(FEW, COMMON * total):
        return 0.0
    return log(1 + (total - articles + 0.5) / (articles + 0.5))


def _nearness(one: str, other: str) -> float | None:
    """1 on the same day, halved with every ``NEAR_DAYS`` between; None if a day is unknown."""
    if not one or not other:
        return None
    days = abs((date.fromisoformat(one) - date.fromisoformat(other)).days)
    return float(0.5 ** (days / NEAR_DAYS))


def _names(view: View, number: int) -> Iterator[_Feature]:
    found = view.store.select(
        "SELECT k.field, k.value, e.name, k.number, k.n FROM keywords own"
        " JOIN keywords k ON k.field = own.field AND k.value = own.value"
        " JOIN entities e ON e.id = k.value"
        " WHERE own.number = ? AND own.field IN ('person', 'place', 'org')"
        " ORDER BY k.field, k.value, k.number",
        (number,),
    )
    return _collected(
        ((field, value, name, other, n) for field, value, name, other, n in found), view, number
    )


def _figures(view: View, number: int) -> Iterator[_Feature]:
    """By value and unit. Small whole numbers are in every article and prove nothing."""
    found = view.store.select(
        "SELECT f.unit, f.value, f.number FROM figures own"
        " JOIN figures f ON f.value = own.value AND f.unit = own.unit"
        " WHERE own.number = ? AND (abs(own.value) >= 13 OR own.value <> round(own.value))"
        " GROUP BY f.unit, f.value, f.number ORDER BY f.unit, f.value, f.number",
        (number,),
    )
    return _collected(
        (
            ("figure", f"{unit} {value}", _figure(value, unit), other, 1)
            for unit, value, other in found
        ),
        view,
        number,
    )


def _figure(value: float, unit: str) -> str:
    shown = f"{value:,.15g}"
    return shown if unit == "count" else f"{shown} {unit}"


def _collected(
    rows: Iterable[tuple[str, str, str, int, int]], view: View, number: int
) -> Iterator[_Feature]:
    """Rows of kind, key, name, article and count, made one feature a key."""
    features: dict[tuple[str, str], tuple[str, dict[int, int]]] = {}
    for kind, key, name, other, count in rows:
        if other not in view.store.hidden:
            features.setdefault((kind, key), (name, {}))[1][other] = count
    for (kind, _), (name, elsewhere) in features.items():
        yield _Feature(kind, name, elsewhere.get(number, 0), elsewhere)


def _words(view: View, record: Record) -> Iterator[_Feature]:
    """The words of an article that say most about it, each with all of its forms."""
    language = record.language.code
    spellings: dict[str, Counter[str]] = {}
    for token in record_tokens(record):
        raw = word_at(record, token)
        form = base(normal(raw))
        if len(form) > 2 and form.isalpha() and not is_function_word(form, language):
            spellings.setdefault(stem(form, language), Counter())[raw] += 1
    forms = Forms(view.engine.lexicon, {language: 1})
    total = view.store.count()
    ranked: list[tuple[float, str, tuple[str, ...]]] = []
    for root, counted in spellings.items():
        raw = min(counted, key=lambda word: (-counted[word], word))
        terms = {form.term: form.articles for form in forms.written(raw)}
        seen = max(1, min(total, sum(terms.values())))
        weight = _saturated(counted.total()) * log(1 + (total - seen + 0.5) / (seen + 0.5))
        ranked.append((-weight, root, (raw, *sorted(counted))))
    for _, root, raws in sorted(ranked)[:WORDS]:
        found = [f for raw in dict.fromkeys(raws) for f in forms.written(raw)]
        found += forms.stemmed(raws[0], (language,))
        terms_of_all = tuple(sorted({form.term for form in found}))
        matches = view.engine.search(Terms(terms_of_all))
        elsewhere = {match.number: match.hits for match in matches}
        yield _Feature("word", base(normal(raws[0])), spellings[root].total(), elsewhere)
