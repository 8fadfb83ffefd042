"""What is measured and how: ``measures.toml`` read into values."""

import re
import tomllib
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

TABLE = Path(__file__).with_name("measures.toml")
_SET = re.compile(r"\{(\w+)\}")


class Figure(NamedTuple):
    """One row: where its value stands in the output, and what others reach."""

    name: str
    pattern: re.Pattern[str]
    show: str
    """With ``{0}``, ``{1}`` … for the groups of ``pattern``."""
    elsewhere: str
    """Measured by others, or on other tools or texts."""
    beside: tuple[tuple[str, re.Pattern[str]], ...]
    """Others that the command measures in the same run, where they are installed."""

    def here(self, output: str) -> str:
        """The value in ``output``; empty where it is not printed."""
        found = self.pattern.search(output)
        return self.show.format(*found.groups()) if found else ""

    def peers(self, output: str) -> str:
        """What to print beside it."""
        found = ((name, pattern.search(output)) for name, pattern in self.beside)
        same = ", ".join(f"{name} {match[1]}" for name, match in found if match)
        return "; ".join(filter(None, (same and f"{same} (same run)", self.elsewhere)))


class Measure(NamedTuple):
    """One command and the figures that it prints."""

    part: str
    name: str
    command: tuple[str, ...]
    """A script and its arguments; ``{set}`` stands for the folder of a corpus."""
    sample: tuple[str, ...]
    full: tuple[str, ...]
    needs: tuple[str, ...]
    """Modules that must be importable."""
    figures: tuple[Figure, ...]

    @property
    def sets(self) -> tuple[str, ...]:
        """The corpora it reads."""
        found = (name for word in self.command for name in _SET.findall(word))
        return tuple(dict.fromkeys(found))

    @property
    def missing(self) -> tuple[str, ...]:
        """Modules that are needed and not installed."""
        return tuple(name for name in self.needs if find_spec(name) is None)

    def words(self, folders: dict[str, str], *, full: bool) -> list[str]:
        """The command with the folders put in."""
        words = [*self.command, *(self.full if full else self.sample)]
        return [_SET.sub(lambda match: folders[match[1]], word) for word in words]


def read_measures(path: Path = TABLE) -> list[Measure]:
    """All of them, in the order of the file."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return [_measure(row) for row in data["measure"]]


def read_titles(path: Path = TABLE) -> dict[str, str]:
    """Part → its heading, in the order of the tables."""
    titles: dict[str, str] = tomllib.loads(path.read_text(encoding="utf-8"))["parts"]
    return titles


def _measure(row: dict) -> Measure:  # type: ignore[type-arg]
    return Measure(
        part=row["part"],
        name=row["name"],
        command=tuple(row["command"].split()),
        sample=tuple(row.get("sample", "").split()),
        full=tuple(row.get("full", "").split()),
        needs=tuple(row.get("needs", ())),
        figures=tuple(map(_figure, row["figures"])),
    )


def _figure(row: dict) -> Figure:  # type: ignore[type-arg]
    beside = ((name, re.compile(one, re.MULTILINE)) for name, one in row.get("beside", ()))
    return Figure(
        name=row["name"],
        pattern=re.compile(row["pattern"], re.MULTILINE),
        show=row.get("show", "{0}"),
        elsewhere=row.get("elsewhere", ""),
        beside=tuple(beside),
    )
