"""What to say when nothing was found: which clause did it, and what is near."""

from ukcorpus.corpus.answering import Question
from ukcorpus.corpus.front import Corpus
from ukcorpus.corpus.requests import Request
from ukcorpus.search.query import And, Clause, Word

MOST_NAMES = 3000
"""Names that are compared with what was typed: more take longer than a person waits."""


def no_hits(corpus: Corpus, request: Request) -> str:
    """One line: drop-one counts for a query of several clauses, near words for its words."""
    question = Question(corpus.view, request, corpus.now)
    said = ["no article matches."]
    if request.passages and (articles := _count(question, question.clause)):
        matching = "1 article does" if articles == 1 else f"{articles:,} articles do"
        return f"no passage matches.  {matching}, without --passages"
    clauses = question.clause.clauses if isinstance(question.clause, And) else (question.clause,)
    for clause in clauses:
        if isinstance(clause, Word) and not _count(question, clause):
            near = _near(question, clause.text)
            said.append(f"{clause}: 0 hits" + (f" — did you mean {near}?" if near else "."))
    if len(clauses) > 1:
        for i, clause in enumerate(clauses):
            rest = clauses[:i] + clauses[i + 1 :]
            without = _count(question, rest[0] if len(rest) == 1 else And(rest))
            if without:
                said.append(f"Without {clause}: {without:,}.")
    return "  ".join(said)


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


def _names(question: Question) -> dict[str, int]:
    """The names most often written, with how often."""
    rows = question.view.store.select(
        "SELECT e.name, sum(s.n) AS n FROM spellings s JOIN entities e ON e.id = s.entity"
        " GROUP BY e.id ORDER BY n DESC LIMIT ?",
        (MOST_NAMES,),
    )
    return dict(rows)
