"""One writer at a time; the lock goes with the process that holds it, however it ends."""

import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from ukcorpus.errors import Locked

FILE_NAME = "lock"


@contextmanager
def writing(folder: Path, command: str, wait: float = 0.0) -> Iterator[None]:
    """Hold the lock of the index in ``folder``, waiting up to ``wait`` seconds for it.

    Raises Locked, which names the holder.
    """
    folder.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(folder / FILE_NAME, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        deadline = time.monotonic() + wait
        while not _take(descriptor):
            if time.monotonic() >= deadline:
                raise Locked(f"{_holder(folder)} is writing", hint="--wait 60 to queue")
            time.sleep(0.1)
        since = datetime.now().strftime("%H:%M")
        os.ftruncate(descriptor, 0)
        holder = {"pid": os.getpid(), "command": command, "since": since}
        os.write(descriptor, json.dumps(holder).encode())
        yield
        os.ftruncate(descriptor, 0)
    finally:
        os.close(descriptor)


def holder(folder: Path) -> str:
    """Who is writing now, for people; empty when nobody is."""
    path = folder / FILE_NAME
    if not path.exists():
        return ""
    descriptor = os.open(path, os.O_RDWR)
    try:
        return "" if _take(descriptor) else _holder(folder)
    finally:
        os.close(descriptor)


def _holder(folder: Path) -> str:
    try:
        said = json.loads((folder / FILE_NAME).read_text(encoding="utf-8"))
        return f"pid {said['pid']} ({said['command']}, since {said['since']})"
    except (OSError, ValueError, KeyError):
        return "another process"


try:
    import fcntl

    def _take(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True

except ImportError:  # Windows
    import msvcrt

    def _take(descriptor: int) -> bool:
        try:
            os.lseek(descriptor, 1 << 20, os.SEEK_SET)  # beyond the text that names the holder
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
        except OSError:
            return False
        finally:
            os.lseek(descriptor, 0, os.SEEK_SET)
        return True
