"""Paths as they are stored: from the corpus folder, with ``/``, absolute where outside it."""

import os
from pathlib import Path


def relative(path: Path, root: Path) -> str:
    """``path`` as it is stored."""
    absolute, base = Path(os.path.abspath(path)), Path(os.path.abspath(root))  # noqa: PTH100
    return (
        absolute.relative_to(base).as_posix()
        if absolute.is_relative_to(base)
        else absolute.as_posix()
    )


def is_under(path: str, folder: str) -> bool:
    """Whether a stored path is ``folder`` or lies below it."""
    return folder == "." or path == folder or path.startswith(folder.rstrip("/") + "/")
