"""Short texts for the values of a program, without calling any of its own code."""

from __future__ import annotations

from _thread import _local
from collections import OrderedDict, defaultdict, deque
from types import FunctionType, ModuleType
from typing import Any

MANY_SIGNS = 60
MANY_ITEMS = 12
DEEP = 3
PLAIN = (int, float, complex, bool, str, bytes, bytearray, type(None), range)
BRACKETS: dict[type, str] = {list: "[]", tuple: "()", set: "{}", frozenset: "{}", deque: "[]"}


def short_text(value: Any, depth: int = DEEP) -> str:
    """The value as a short text; long ones end with an ellipsis."""
    text = _text(value, depth)
    return text if len(text) <= MANY_SIGNS else f"{text[: MANY_SIGNS - 1]}…"


def _text(value: Any, depth: int) -> str:
    kind = type(value)
    if kind is int and value.bit_length() > 256:
        return f"an integer of {value.bit_length()} bits"
    if kind in PLAIN:
        return repr(value[: 2 * MANY_SIGNS] if kind in (str, bytes, bytearray) else value)
    if not depth:
        return "…"
    if kind in BRACKETS:
        return _sequence(value, depth, *BRACKETS[kind])
    if kind in (dict, defaultdict, OrderedDict):
        pairs = [f"{_text(key, depth - 1)}: {_text(item, depth - 1)}" for key, item in [*value.items()][:MANY_ITEMS]]
        pairs.sort()  # equal dictionaries look alike
        return f"{{{', '.join([*pairs, *['…'] * (len(value) > MANY_ITEMS)])}}}"
    return _object(value, depth)


def _sequence(value: Any, depth: int, opening: str, closing: str) -> str:
    items = [_text(item, depth - 1) for item in [*value][:MANY_ITEMS]]
    if isinstance(value, set | frozenset):
        items.sort()
        opening = opening if items else "set("
        closing = closing if items else ")"
    comma = "," if isinstance(value, tuple) and len(items) == 1 else ""
    return f"{opening}{', '.join([*items, *['…'] * (len(value) > MANY_ITEMS)])}{comma}{closing}"


def _object(value: Any, depth: int) -> str:
    if isinstance(value, type | FunctionType):
        return f"{value.__qualname__}"
    if isinstance(value, ModuleType):
        return f"module {value.__name__}"
    name = getattr(value, "_name", None)
    if hasattr(type(value), "_share") and isinstance(name, str):
        return f"{type(value).__name__} {name}"
    if type(value).__module__ != "__main__":
        return type(value).__name__
    attributes = [
        f"{key}={_text(item, depth - 1)}"
        for key, item in getattr(value, "__dict__", {}).items()
        if type(item) in PLAIN or type(item) in BRACKETS or type(item) is dict
    ]
    return f"{type(value).__name__}({', '.join(attributes[:MANY_ITEMS])})"


def has_stand_ins(value: Any) -> bool:
    """Whether it is a lock, a thread, a queue or the like, or a container of them: nothing that a run results in."""
    if type(value) in BRACKETS:
        return any(has_stand_ins(item) for item in [*value][:MANY_ITEMS])
    return isinstance(value, type | FunctionType | ModuleType | _local) or hasattr(type(value), "_share")


def has_attributes(value: Any, names: frozenset[str]) -> bool:
    """Whether it is an object of the program's own that has one of these attributes."""
    if isinstance(value, type) or type(value).__module__ != "__main__":
        return False
    return any(hasattr(value, "__dict__") and name in value.__dict__ for name in names)
