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
    import tomllib  # late: most searches read words alone

    path = Path(__file__).parent / name / f"{language}.toml"
    if not path.is_file():
        return {}
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def words(name: str, language: str) -> tuple[str, ...]:
    """The words of ``lexicon/<name>/<language>.txt`` in their order; none where there is none.

    For lists that every search needs: importing the reader of TOML takes longer than a search.
    Lines that begin with ``#`` are comments.
    """
    path = Path(__file__).parent / name / f"{language}.txt"
    if not path.is_file():
        return ()
    lines = path.read_text(encoding="utf-8").splitlines()
    return tuple(word for line in lines if not line.startswith("#") for word in line.split())
