"""Puts files into their places as a whole or not at all, and says why where that cannot be done."""

from __future__ import annotations

import errno
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryFile

from sim.words import QT_TRANSLATE_NOOP, Sentence

NOT_SAVED = QT_TRANSLATE_NOOP("run", "The file could not be saved as {file}: {reason}. Choose another place.")
NO_SUCH_KIND = QT_TRANSLATE_NOOP(
    "run", "The name {file} does not tell what the file shall be. Choose one that ends in {endings}."
)
NO_FOLDER = QT_TRANSLATE_NOOP("run", "there is no such folder")
NO_FILE_THERE = QT_TRANSLATE_NOOP("run", "no file can be made in that folder")
NOT_ALLOWED = QT_TRANSLATE_NOOP("run", "writing is not allowed there")
NO_ROOM = QT_TRANSLATE_NOOP("run", "there is no room left")
IS_FOLDER = QT_TRANSLATE_NOOP("run", "a folder has that name")
REASONS = {
    errno.ENOENT: NO_FOLDER,
    errno.ENOTDIR: NO_FOLDER,
    errno.EACCES: NOT_ALLOWED,
    errno.EPERM: NOT_ALLOWED,
    errno.EROFS: NOT_ALLOWED,
    errno.ENOSPC: NO_ROOM,
    errno.EISDIR: IS_FOLDER,
}
"""What the usual errors are in words; others the system says in its own."""


class RunError(Exception):
    """Something that was asked for cannot be done; `sentence` says what, why and what to do."""

    def __init__(self, text: str, **values: str | Sentence) -> None:
        super().__init__(text)
        self.sentence = Sentence("run", text, values)


def check_place(path: Path, endings: Sequence[str]) -> None:
    """Raises RunError if no file can be put there, or if its ending is not one of these, which have no dots."""
    if path.suffix.removeprefix(".") not in endings:
        raise RunError(NO_SUCH_KIND, file=path.name, endings=", ".join(f".{ending}" for ending in endings))
    try:
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, "")
        TemporaryFile(dir=path.parent).close()
    except OSError as error:
        raise not_saved(path, error) from error


def put_in_place(path: Path, write: Callable[[Path], object]) -> None:
    """Let `write` make the file; one that stood there before is replaced as a whole. Raises RunError."""
    part = path.with_name(f".{path.name}")
    try:
        write(part)
        part.replace(path)
    except OSError as error:
        raise not_saved(path, error) from error
    finally:
        with suppress(OSError):  # there is none where all went well
            part.unlink()


def not_saved(path: Path, error: OSError) -> RunError:
    """The file is not there, for the reason that the system gives."""
    # Folders that are no part of a disk, such as /proc, say of a new file that it does not exist.
    is_there = error.errno == errno.ENOENT and path.parent.is_dir()
    known = NO_FILE_THERE if is_there else REASONS.get(error.errno or 0)
    reason = Sentence("run", known) if known is not None else error.strerror or str(error)
    return RunError(NOT_SAVED, file=str(path), reason=reason)
