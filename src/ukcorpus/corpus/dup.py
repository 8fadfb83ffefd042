"""What ``dup:`` means in a query. Small, for every question loads it."""

from ukcorpus.store.reader import StoreReader


def with_copies(store: StoreReader, value: str) -> frozenset[int]:
    """``first``: one of each cluster, and what has no copy; ``all``: everything.

    An id: that article and its copies; ``*``: all that have some.
    """
    from ukcorpus.corpus.copies import clusters, later_copies

    if value == "all":
        return store.numbers()
    if value == "first":
        return store.numbers() - later_copies(store)
    groups = [frozenset(copy.row.number for copy in cluster) for cluster in clusters(store)]
    if value == "*":
        return frozenset[int]().union(*groups)
    named = frozenset(number for _, number in store.with_id(value.lower()))
    return named.union(*(group for group in groups if group & named))
