"""What a lesson's program may not do to files: it may read them, but it leaves this computer as it found it."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from typing import Any

from sim.words import QT_TRANSLATE_NOOP, Sentence, saying

CHANGES = (
    "os.chflags", "os.chmod", "os.chown", "os.link", "os.mkdir", "os.remove", "os.removexattr", "os.rename", "os.rmdir",
    "os.setxattr", "os.symlink", "os.truncate", "os.utime",
)  # fmt: skip
"""Python's own audit events; `shutil`, `pathlib` and `tempfile` come down to these and to "open"."""
WRITING = os.O_WRONLY | os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_TRUNC
READ_ONLY = QT_TRANSLATE_NOOP(
    "guard", "a lesson's program changes no files on this computer, and {path} would be changed; keep it in a variable"
)


def checks() -> dict[str, Callable[[tuple[Any, ...]], None]]:
    """What to ask at which event."""
    return {
        **dict.fromkeys(CHANGES, lambda arguments: refuse(arguments[0])),
        "open": lambda arguments: _check_open(*arguments),
        "sqlite3.connect": lambda arguments: _check_database(arguments[0]),
    }


def refuse(path: object) -> None:
    """Raises PermissionError: this file would be changed."""
    sentence = Sentence("guard", READ_ONLY, {"path": repr(path)})
    raise saying(OSError(errno.EPERM, str(sentence)), sentence)


def _check_open(path: object, mode: str | None, flags: int) -> None:
    """A number is a file that is open already; what is written to the null device is nowhere."""
    would_write = bool(set(mode or "") & set("wax+")) or bool(flags & WRITING)
    if would_write and not isinstance(path, int) and path != os.devnull:
        refuse(path)


def _check_database(path: object) -> None:
    if path not in (":memory:", b":memory:"):
        refuse(path)
