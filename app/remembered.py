"""What lesson files hold, kept from one start to the next: to parse them takes longer than to look them up."""

from __future__ import annotations

import tomllib
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec

from app.preferences import cache_folder
from app.saving import RunError, put_in_place

Held = dict[str, Any]


def usual_file() -> Path:
    """The file in which they are kept."""
    return cache_folder() / "lessons.msgpack"


class Remembered:
    """Reads TOML as tomllib does. For a text that is in `file`, to the letter, it takes from there what that holds."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._known: dict[str, Held] = {}
        with suppress(OSError, msgspec.DecodeError):
            self._known = msgspec.msgpack.decode(file.read_bytes(), type=dict[str, Held])
        self._used: dict[str, Held] = {}

    def parse(self, text: str) -> Held:
        """What a text holds. Raises tomllib.TOMLDecodeError."""
        known = self._known.get(text)
        self._used[text] = held = tomllib.loads(text) if known is None else known
        return held

    def keep(self) -> None:
        """Write down what was read now, if that is not what the file holds. Where it cannot be, nothing is lost."""
        lasting = {text: held for text, held in self._used.items() if _lasts(held)}
        if lasting.keys() != self._known.keys():
            with suppress(OSError, RunError):
                self._file.parent.mkdir(parents=True, exist_ok=True)
                put_in_place(self._file, lambda part: part.write_bytes(msgspec.msgpack.encode(lasting)))


def _lasts(held: Held) -> bool:
    """Whether it comes back as it was: dates, which no lesson has, would not."""
    return bool(msgspec.msgpack.decode(msgspec.msgpack.encode(held)) == held)
