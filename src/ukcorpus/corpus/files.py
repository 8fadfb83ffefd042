"""Small text files of the user's, in ``knowledge/``: where they are, and written whole."""

import os
from pathlib import Path

KNOWLEDGE = "knowledge"
"""The folder, in the corpus, of what the user knows better."""


def knowledge_file(root: Path, name: str) -> Path:
    """A file of the user's knowledge."""
    return root / KNOWLEDGE / name


def replace_file(path: Path, text: str) -> None:
    """Write a text file whole, or leave what was there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        partial.write_text(text, encoding="utf-8", newline="\n")
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)
