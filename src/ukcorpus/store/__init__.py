"""The records on disk: the truth, of which the search index is a cache.

One SQLite file holds the records as JSON beside the columns that are filtered, counted and
sorted by. Rows are keyed by ``number``, which names one version of one article: a changed
article gets a new number, and the old row stays until the search index has moved on. So a
reader sees the old answer or the new one, never half (see ``pending`` in ``schema.py``).
"""
