"""``@name`` replaced by the clause that was saved under it."""

from collections.abc import Iterable, Mapping

from ukcorpus.errors import QueryError
from ukcorpus.model.plain import replace
from ukcorpus.search.parser import parse
from ukcorpus.search.query import And, Clause, Not, Or, Saved, Scoped
from ukcorpus.search.suggest import nearest

MOST = 200
"""Names that one query may lead to: two that each hold two of the next grow without end."""

MAX_WITHIN = 5
"""With the groups that each may hold, still far below what Python's stack would bear."""


def replace_saved(clause: Clause, saved: Mapping[str, str], query: str = "") -> Clause:
    """``clause`` with every ``@name`` replaced; saved searches may name others.

    All that is put in has the place of its ``@name`` in ``query``. Raises QueryError Q002 for
    a name that is not saved, for one that leads back to itself, and for more than MOST.
    """
    return _Replacing(saved, query).replaced(clause, ())


class _Replacing:
    def __init__(self, saved: Mapping[str, str], query: str) -> None:
        self.saved = saved
        self.query = query
        self.count = 0

    def replaced(self, clause: Clause, within: tuple[str, ...]) -> Clause:
        match clause:
            case Saved():
                return self.looked_up(clause, within)
            case And(clauses=several) | Or(clauses=several):
                inner = [self.replaced(one, within) for one in several]
                return replace(clause, clauses=_flat(type(clause), inner))
            case Not(clause=one) | Scoped(clause=one):
                return replace(clause, clause=self.replaced(one, within))
        return clause

    def looked_up(self, clause: Saved, within: tuple[str, ...]) -> Clause:
        name = clause.name
        self.count += 1
        if name not in self.saved:
            near = nearest(name, sorted(self.saved), limit=1)
            hint = f"did you mean @{near[0]}?  " if near else ""
            raise self.error(clause, f"no saved search @{name}", f'{hint}As a word: "@{name}"')
        if name in within:
            way = " → ".join(f"@{one}" for one in (*within, name))
            raise self.error(clause, f"@{name} leads back to itself: {way}", "change one of them")
        if len(within) >= MAX_WITHIN:
            message = f"saved searches within saved searches, more than {MAX_WITHIN} deep"
            raise self.error(clause, message, "write one of them out")
        if self.count > MOST:
            message = f"more than {MOST} saved searches in one query"
            raise self.error(clause, message, "write one of them out")
        return self.replaced(_placed(parse(self.saved[name]), clause.at), (*within, name))

    def error(self, clause: Saved, message: str, hint: str) -> QueryError:
        start, end = clause.at
        shown = self.query or str(clause)
        return QueryError(message, query=shown, start=start, end=end, hint=hint)


def _placed(clause: Clause, at: tuple[int, int]) -> Clause:
    """``clause`` with all of its places at ``at``."""
    changed: dict[str, object] = {"at": at}
    for name in clause.__fields__:
        value = getattr(clause, name)
        if isinstance(value, Clause):
            changed[name] = _placed(value, at)
        elif isinstance(value, tuple) and name in ("clauses", "words"):
            changed[name] = tuple(_placed(one, at) for one in value)
    return replace(clause, **changed)


def _flat(kind: type[Clause], clauses: Iterable[Clause]) -> tuple[Clause, ...]:
    flat: list[Clause] = []
    for clause in clauses:
        flat.extend(
            clause.clauses if isinstance(clause, And | Or) and type(clause) is kind else [clause]
        )
    return tuple(flat)
