"""A place under construction, and which names of it are trusted."""

import importlib.util
from dataclasses import dataclass, field
from pathlib import Path

from ukcorpus.authority.compare import token_similarity
from ukcorpus.authority.keys import name_key

TOOLS = Path(__file__).parent.parent
LANGUAGES = ("en", "nl", "de", "fr", "es", "it", "pt", "pl", "uk", "ru")
ALL_SCRIPTS_FROM = 200_000
"""Cities of this size keep their names in scripts that cannot be compared by sound."""
SOUNDS_LIKE = 0.7


@dataclass
class Entry:
    """A place under construction."""

    key: str
    name: str
    kind: str
    country: str = ""
    at: tuple[float, float] | None = None
    population: int = 0
    region: str = ""
    weight: float = 0.0
    forms: dict[str, float] = field(default_factory=dict)
    geonames: int = 0
    """Its number in GeoNames, where the key is another."""
    inside: str = ""
    """Key of the smallest region that holds it, where that is not its first-level region."""
    village: bool = False
    """Too small to be looked for in texts; a name that was found may mean it."""

    def add(self, form: str, share: float = 1.0) -> None:
        """A trusted spelling; ``share`` of the place's weight counts when ranked by it."""
        form = " ".join(form.split())
        if form:
            self.forms[form] = max(share, self.forms.get(form, 0.0))


Places = dict[str, Entry]


def package(name: str) -> Path:
    """The folder of an installed package, without importing it."""
    spec = importlib.util.find_spec(name)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{name} is not installed")
    return Path(spec.origin).parent


def is_trusted(form: str, trusted: list[str], population: int) -> bool:
    """The trust rule: a form must look like a name and sound like one that is curated."""
    if is_plain(form):
        return sounds_like(form, trusted)
    readable = any("A" <= c <= "z" or "\u00c0" <= c <= "\u052f" for c in form)
    return population >= ALL_SCRIPTS_FROM and not readable and len(form) > 1


def is_plain(form: str) -> bool:
    """Latin, Greek or Cyrillic, with a capital, not a code of an airport."""
    letters = [c for c in form if c.isalpha()]
    if len(letters) < 3 or not form[0].isupper() or (form.isupper() and len(letters) < 5):
        return False
    return all(ord(c) < 0x0530 or 0x1E00 <= ord(c) <= 0x1FFF for c in letters)


def sounds_like(form: str, trusted: list[str]) -> bool:
    joined = name_key(form).replace(" ", "")
    for other in trusted:
        main = name_key(other)
        if token_similarity(joined, main.replace(" ", "")) >= SOUNDS_LIKE:
            return True
        start, longer = sorted((name_key(form), main), key=len)
        if len(start) >= 5 and longer.startswith(start + " "):
            return True
    return False
