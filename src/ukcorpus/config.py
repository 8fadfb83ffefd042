"""Settings: from defaults, files, the environment and the command line, the last wins.

``ukcorpus.toml`` in the corpus folder, and ``$XDG_CONFIG_HOME/ukcorpus/config.toml`` for what
a person wants everywhere. An unknown key is an error, with the nearest one that exists.
"""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from ukcorpus.errors import ConfigError

FILE_NAME = "ukcorpus.toml"
INDEX = Path("data/index")

DEFAULTS: dict[str, Any] = {
    "limit": 10,
    "color": "auto",
    "format": "",
    "snippets": 3,
    "jobs": 0,
    "glob": "",
    "hyperlink_format": "default",
    "dates": "overlap",
    "fields": {},
}
"""Every setting with its default; ``fields`` maps a JSON field of the user's to one of ours."""


class Setting(NamedTuple):
    """A value and where it came from: ``default``, ``env NAME``, a path."""

    value: Any
    origin: str


class Settings:
    """Where the corpus is, and how to treat it: ``settings["limit"]``."""

    def __init__(self, root: Path, values: dict[str, Setting]) -> None:
        self.root = root
        self.values = values

    @property
    def index(self) -> Path:
        """The folder of all that is derived from the articles."""
        return self.root / INDEX

    def __getitem__(self, name: str) -> Any:
        return self.values[name].value


def find_root(corpus: str | None, environment: Mapping[str, str], here: Path) -> Path:
    """The corpus folder: ``--corpus``, ``UKCORPUS_CORPUS``, nearest parent with a settings
    file, else ``here``."""
    if corpus or environment.get("UKCORPUS_CORPUS"):
        return Path(corpus or environment["UKCORPUS_CORPUS"])
    for folder in (here, *here.parents):
        if (folder / FILE_NAME).is_file():
            return folder
    return here


def load(corpus: str | None = None, environment: Mapping[str, str] | None = None) -> Settings:
    """Read the settings. Raises ConfigError with the file and the key."""
    environment = os.environ if environment is None else environment
    root = find_root(corpus, environment, Path.cwd())
    values = {name: Setting(value, "default") for name, value in DEFAULTS.items()}
    home = environment.get("XDG_CONFIG_HOME") or Path(environment.get("HOME", "~")) / ".config"
    for path in (Path(home) / "ukcorpus" / "config.toml", root / FILE_NAME):
        if path.is_file():
            values.update(_read(path))
    for name in DEFAULTS:
        variable = f"UKCORPUS_{name.upper()}"
        if environment.get(variable):
            values[name] = Setting(_typed(name, environment[variable], variable), f"env {variable}")
    return Settings(root, values)


def _read(path: Path) -> dict[str, Setting]:
    import tomllib

    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise ConfigError(f"{path}: {error}", hint="Mend the file or move it away") from error
    for name in table:
        if name not in DEFAULTS:
            raise ConfigError(f"{path}: unknown setting {name!r}", hint=_nearest(name))
    return {
        name: Setting(_typed(name, value, str(path)), str(path)) for name, value in table.items()
    }


def _typed(name: str, value: Any, where: str) -> Any:
    wanted = type(DEFAULTS[name])
    if wanted is int and isinstance(value, str) and value.lstrip("-").isdigit():
        return int(value)
    if not isinstance(value, wanted) or isinstance(value, bool) is not (wanted is bool):
        raise ConfigError(f"{where}: {name} must be {_KINDS[wanted]}, not {value!r}")
    return value


_KINDS = {int: "a whole number", str: "a text", dict: "a table", bool: "true or false"}


def _nearest(name: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, DEFAULTS, n=1)
    listed = ", ".join(DEFAULTS)
    return f"Did you mean {near[0]}?" if near else f"There are: {listed}"
