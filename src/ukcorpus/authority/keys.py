"""The form in which names are looked up: folded, without hyphens, dots and apostrophes."""

import re
from functools import lru_cache

from ukcorpus.text.normal import fold

_PARTS = re.compile(r"[\s\-_/,]+")
_SILENT = str.maketrans("", "", "'\"«»“”„.()")


@lru_cache(maxsize=65536)
def name_key(form: str) -> str:
    """The key of a name.

    >>> name_key("Slov’yansk"), name_key("Saint-Étienne"), name_key("U.S.")
    ('slovyansk', 'saint etienne', 'us')
    """
    if form.isascii() and form.replace(" ", "").isalpha() and "  " not in form:
        return form.lower().strip()  # most are asked for once: they need no place in a cache
    return _PARTS.sub(" ", fold(form).translate(_SILENT)).strip()
