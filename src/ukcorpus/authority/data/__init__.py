"""What the authority files know by themselves: tables in TOML and the gazetteer."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """The tables of ``authority/data/<name>.toml``."""
    resource = files("ukcorpus.authority.data").joinpath(f"{name}.toml")
    return tomllib.loads(resource.read_text(encoding="utf-8"))
