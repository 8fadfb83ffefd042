"""What to say when nothing was found: which clause did it, and what is near."""

from collections.abc import Iterator

from ukcorpus.corpus.answering import Question
from ukcorpus.corpus.front import Corpus
from ukcorpus.corpus.requests import Request
from ukcorpus.search.query import And, Clause, FieldValue, Word

MOST_NAMES = 3000
"""Names that are compared with what was typed: more take longer than a person waits."""

_NAMED = {"person": ("person",), "place": ("place",), "within": ("place",), "org": ("org",)}
"""Field → kinds of entities that its values name; of those not here, any kind."""
_NAMES = (*_NAMED, "speaker", "about", "told_to")


def no_hits(corpus: Corpus, request: Request, unit: str = "article") -> str:
    """One line: near words and names for what was not found, drop-one counts for several clauses.

    Counts are of articles, so there are none where what was asked for is another ``unit``.
    """
    question = Question(corpus.view, request, corpus.now)
    if request.passages and (articles := _count(question, question.clause)):
        matching = "1 article does" if articles == 1 else f"{articles:,} articles do"
        return f"no passage matches.  {matching}, without --passages"
    clauses = question.clause.clauses if isinstance(question.clause, And) else (question.clause,)
    said = [f"no {unit} matches.", *_unknown(question, clauses)]
    if len(clauses) > 1 and unit == "article":
        for i, clause in enumerate(clauses):
            rest = clauses[:i] + clauses[i + 1 :]
            without = _count(question, rest[0] if len(rest) == 1 else And(rest))
            if without:
                said.append(f"Without {clause}: {without:,}.")
    return "  ".join(said)


def _unknown(question: Question, clauses: tuple[Clause, ...]) -> Iterator[str]:
    """The clauses that find nothing by themselves, and what is near to them."""
    for clause in clauses:
        if not isinstance(clause, Word | FieldValue) or _count(question, clause):
            continue
        if isinstance(clause, Word):
            near, what = _near(question, clause.text), "0 hits"
        else:
            near, what = _near_value(question, clause), "0 articles"
        yield f"{clause}: {what}" + (f" — did you mean {near}?" if near else ".")


def _count(question: Question, clause: Clause) -> int:
    plan = question.plan(clause)
    return len(question.view.engine.search(plan, furniture=question.request.furniture))


def _near(question: Question, word: str) -> str:
    from ukcorpus.search.suggest import suggest_names, suggest_words

    names = suggest_names(word, _names(question)) if word[:1].isupper() else []
    found = [*names, *suggest_words(word, question.lexicon)]
    unique = dict.fromkeys(form for form, _ in found)
    counts = dict(reversed(found))
    return " or ".join(f"{form} ({counts[form]:,} hits)" for form in list(unique)[:2])


def _near_value(question: Question, clause: FieldValue) -> str:
    """Values of the field that are in the corpus and like the one that was asked for."""
    from ukcorpus.search.suggest import nearest, suggest_names

    if clause.field in _NAMES:
        names = _names(question, _NAMED.get(clause.field, ()))
        found = [name for name, _ in suggest_names(clause.value, names)]
    elif clause.field == "source":
        rows = question.view.store.select("SELECT DISTINCT source FROM articles")
        found = nearest(clause.value, sorted(source for (source,) in rows))
    else:
        return ""
    return " or ".join(str(FieldValue(clause.field, one, " " in one)) for one in found[:2])


def _names(question: Question, kinds: tuple[str, ...] = ()) -> dict[str, int]:
    """The names most often written, of these kinds or of any, with how often."""
    of_kind = f" WHERE e.kind IN ({', '.join('?' * len(kinds))})" if kinds else ""
    rows = question.view.store.select(
        "SELECT e.name, sum(s.n) AS n FROM spellings s JOIN entities e ON e.id = s.entity"
        f"{of_kind} GROUP BY e.id ORDER BY n DESC LIMIT ?",
        (*kinds, MOST_NAMES),
    )
    return dict(rows)
