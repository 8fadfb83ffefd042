"""What is known of a language, as data: one TOML file a language.

A rule that holds for a language belongs here, never in code; a new language is a new file.
"""

from functools import cache
from pathlib import Path
from typing import Any

LANGUAGES: tuple[str, ...] = ("en", "nl", "de", "fr", "es", "it", "pt", "pl", "uk", "ru")
"""Languages with lexicons, best known first."""


@cache
def table(name: str, language: str) -> dict[str, Any]:
    """The table ``name`` of ``language``: ``lexicon/<name>/<language>.toml``, empty if none.

    Each extractor owns one folder: ``structure``, ``dates``, ``names``, ``claims``.
    """
    import tomllib  # late: a search reads no lexicon

    path = Path(__file__).parent / name / f"{language}.toml"
    if not path.is_file():
        return {}
    return tomllib.loads(path.read_text(encoding="utf-8"))
