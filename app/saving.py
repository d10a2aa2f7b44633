"""Puts files into their places as a whole or not at all, and says why where that cannot be done."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from sim.words import QT_TRANSLATE_NOOP, Sentence

NOT_SAVED = QT_TRANSLATE_NOOP("run", "The recording could not be saved as {file}: {reason}. Choose another place.")


class RunError(Exception):
    """Something that was asked for cannot be done; `sentence` says what, why and what to do."""

    def __init__(self, text: str, **values: str) -> None:
        super().__init__(text)
        self.sentence = Sentence("run", text, values)


def put_in_place(path: Path, write: Callable[[Path], None]) -> None:
    """Let `write` make the file; one that stood there before is replaced as a whole. Raises RunError."""
    part = path.with_name(f".{path.name}")
    try:
        write(part)
        part.replace(path)
    except OSError as error:
        with suppress(OSError):
            part.unlink()
        raise RunError(NOT_SAVED, file=str(path), reason=error.strerror or str(error)) from error
