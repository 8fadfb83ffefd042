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
    "encoding": "",
    "trust_index": False,
    "history": True,
    "fields": {},
    "names": {},
}
"""Every setting with its default; ``fields`` maps a JSON field of the user's to one of ours,
``names`` a language to what finds names in it."""


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

    def give(self, name: str, value: Any) -> None:
        """Let an option of the command line win, where it was given."""
        if value:
            self.values[name] = Setting(value, "command line")


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
    lines = path.read_text(encoding="utf-8").splitlines()
    return {
        name: Setting(_typed(name, value, str(path)), f"{path}{_line(lines, name)}")
        for name, value in table.items()
    }


def _line(lines: list[str], name: str) -> str:
    """``:4``, where a setting stands on a line of its own."""
    import re

    found = (n for n, line in enumerate(lines, 1) if re.match(_KEY.format(name), line))
    return "".join(f":{n}" for n in list(found)[:1])


_KEY = r"\s*\[?[\"']?{}[\"']?\s*[\]=]"


def check_file(path: Path) -> None:
    """Raise ConfigError, with the file and the key, unless ``path`` holds settings."""
    _read(path)


def with_setting(text: str, name: str, value: str) -> str:
    """The text of a settings file with one setting changed or added; all else stays.

    Raises ConfigError for an unknown name, or a value that is none.
    """
    import json
    import re

    if name not in DEFAULTS:
        raise ConfigError(f"unknown setting {name!r}", hint=_nearest(name))
    if isinstance(DEFAULTS[name], dict):
        raise ConfigError(f"{name} is a table", hint="ukcorpus config edit")
    typed = _typed(name, value, "config set")
    line = f"{name} = {json.dumps(typed, ensure_ascii=False)}"
    lines = text.splitlines()
    tables = [n for n, old in enumerate(lines) if old.lstrip().startswith("[")]
    head = tables[0] if tables else len(lines)
    for n, old in enumerate(lines[:head]):
        if re.match(_KEY.format(name), old):
            comment = re.search(r"\s+#[^\"']*$", old)
            lines[n] = line + (comment.group() if comment else "")
            break
    else:
        while head and not lines[head - 1].strip():
            head -= 1
        lines.insert(head, line)
    return "\n".join(lines) + "\n"


def _typed(name: str, value: Any, where: str) -> Any:
    wanted = type(DEFAULTS[name])
    if wanted is bool and isinstance(value, str) and value.lower() in _SWITCHES:
        return _SWITCHES[value.lower()]
    if wanted is int and isinstance(value, str) and value.lstrip("-").isdigit():
        return int(value)
    if not isinstance(value, wanted) or isinstance(value, bool) is not (wanted is bool):
        raise ConfigError(f"{where}: {name} must be {_KINDS[wanted]}, not {value!r}")
    return value


_SWITCHES = {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}
_KINDS = {int: "a whole number", str: "a text", dict: "a table", bool: "true or false"}


def _nearest(name: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, DEFAULTS, n=1)
    listed = ", ".join(DEFAULTS)
    return f"Did you mean {near[0]}?" if near else f"There are: {listed}"
