"""Passages of articles, each asked a plan as if it were an article: claims, figures."""

from collections.abc import Mapping, Sequence

from ukcorpus.errors import IndexOld
from ukcorpus.search import plan as plans
from ukcorpus.search.engines.broad import Marking, candidates, reach
from ukcorpus.search.engines.evaluate import Evaluation
from ukcorpus.search.engines.lines import ArticleLine, BareLine, PassageLine, lines_of
from ukcorpus.search.engines.postings import ENDS, PARAGRAPHS, PASSAGES, TEXT, unpacked_runs
from ukcorpus.search.engines.seal import REBUILD
from ukcorpus.search.plan import Plan, every_leaf

Asked = Mapping[int, Mapping[int, int]]
"""See ``SearchEngine.passages``."""


def find_passages(evaluation: Evaluation, kind: str, plan: Plan, asked: Asked) -> frozenset[int]:
    """See ``SearchEngine.passages``."""
    lists = evaluation.lists
    names = {lists.document(number): places for number, places in asked.items()}
    known = {one: places for one, places in names.items() if one is not None}
    if next(every_leaf(plan), None) is None:
        bare = BareLine(name for places in known.values() for name in places.values())
        return frozenset(Marking(bare, set, furniture=False).find(plan).names)
    if lists.frequency(TEXT, PASSAGES[kind]) < lists.frequency(TEXT, PARAGRAPHS):
        raise IndexOld(f"the index does not know where each {kind} stands", hint=REBUILD)
    found: set[int] = set()
    documents = sorted(candidates(evaluation, _anywhere(plan), known.keys()))
    ends = evaluation.places(plans.Terms((ENDS,)), set(documents))
    runs = evaluation.places(plans.Terms((PASSAGES[kind],)), set(documents))
    for part in lines_of({one: ends.get(one, ()) for one in documents}, reach(plan) + 1):
        line = _line(evaluation, part, reach(plan) + 1, runs, known)
        found.update(Marking(line, set, furniture=False).find(plan).names)
    return frozenset(found)


def _line(
    evaluation: Evaluation,
    ends: Mapping[int, Sequence[int]],
    gap: int,
    runs: Mapping[int, Sequence[int]],
    known: Asked,
) -> PassageLine:
    articles = ArticleLine(ends, {}, gap, lambda leaf: evaluation.blocks_of(leaf, ends))
    stand = {one: list(unpacked_runs(runs[one])) for one in ends if one in runs}
    return PassageLine(
        articles,
        (
            (one, name, stand[one][place] if one in stand else ())
            for one in ends
            for place, name in known[one].items()
        ),
    )


def _anywhere(plan: Plan) -> Plan:
    """A plan of words that an article matches if one of its passages matches ``plan``."""
    match plan:
        case plans.And(plans=several):
            return plans.And(tuple(map(_anywhere, several)))
        case plans.Or(plans=several):
            return plans.Or(tuple(map(_anywhere, several)))
        case plans.Near(left=left, right=right):
            return plans.And((_anywhere(left), _anywhere(right)))
        case plans.AtLeast(plan=inner):
            return _anywhere(inner)
        case plans.Not() | plans.Articles():
            return plans.Everything()
    return plan
