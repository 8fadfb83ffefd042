"""How errors are said: what, where, and what to do next. On standard error, never elsewhere."""

import json
import os
import sys
import tempfile
import traceback
from datetime import datetime
from pathlib import Path

from ukcorpus import __version__
from ukcorpus.errors import QueryError, UkcorpusError
from ukcorpus.render.text import visible


def report(error: UkcorpusError, as_json: bool) -> None:
    """Say an error, with carets under the part of the query that is wrong."""
    if as_json:
        said = {"code": error.code, "message": error.message, "hint": error.hint}
        if isinstance(error, QueryError):
            said |= {"start": error.start, "end": error.end}  # type: ignore[dict-item]
        print(json.dumps(said, ensure_ascii=False), file=sys.stderr)
        return
    lines = [f"ukcorpus: error[{error.code}]: {error.message}"]
    if isinstance(error, QueryError) and error.query:
        query = error.query.replace("\n", " ").replace("\t", " ")
        lines.append(f"  {query}")
        lines.append("  " + " " * error.start + "^" * (error.end - error.start))
    if error.hint:
        lines.append(f"  {error.hint}")
    print(visible("\n".join(lines)), file=sys.stderr)


def report_bug(error: Exception, as_json: bool) -> None:
    """One line, and a file with the traceback for the report: paths and versions, no articles."""
    frames = "".join(traceback.format_tb(error.__traceback__))
    said = [
        f"ukcorpus {__version__}, Python {sys.version.split()[0]}, {sys.platform}",
        f"{datetime.now().isoformat(timespec='seconds')}  arguments: {len(sys.argv) - 1}",
        frames,
        type(error).__name__,  # its message might quote an article
    ]
    place = Path(tempfile.gettempdir()) / f"ukcorpus-bug-{os.getpid()}.txt"
    name = type(error).__name__
    hint = f"Please report it with {place}"
    try:
        place.write_text("\n".join(said), encoding="utf-8")
    except OSError:
        hint = "Please report it with what UKCORPUS_DEBUG=1 prints"
    bug = UkcorpusError(f"this is a bug in ukcorpus ({name})", hint=hint)
    report(bug, as_json)
    if os.environ.get("UKCORPUS_DEBUG"):
        traceback.print_exception(error)
