"""What programs print of messages: as Python writes bytes, b'hello', a line for each. Pure functions of a world."""

from __future__ import annotations

from ast import literal_eval
from collections.abc import Iterable, Iterator
from functools import lru_cache

from sim.network.world import World


def lines_of(world: World, name: str) -> Iterator[str]:
    """Every line that the program has printed."""
    program = world.programs.get(name)
    for text in program.printed if program is not None else ():
        yield from text.splitlines()


def messages_in(lines: Iterable[str]) -> tuple[list[bytes], list[str]]:
    """The lines that are messages, and the others."""
    found: list[bytes] = []
    others: list[str] = []
    for line in lines:
        message = _message_of(line)
        if message is None:
            others.append(line)
        else:
            found.append(message)
    return found, others


@lru_cache(maxsize=4096)
def _message_of(line: str) -> bytes | None:
    if line[:2] not in ("b'", 'b"'):
        return None
    try:
        value = literal_eval(line)
    except (SyntaxError, ValueError):
        return None
    return value if isinstance(value, bytes) else None
