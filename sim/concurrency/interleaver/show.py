"""Texts for the values of a program, without calling any of its own code."""

from __future__ import annotations

from _thread import _local
from collections import Counter, OrderedDict, defaultdict, deque
from collections.abc import Iterable, Iterator
from enum import Enum
from itertools import islice
from types import BuiltinFunctionType, FunctionType, MethodType, ModuleType
from typing import Any, NamedTuple

from sim.concurrency.interleaver.objects import is_stand_in, slots_of


class Size(NamedTuple):
    """How much of a value is shown: characters, items of each container, values within values."""

    signs: int
    items: int
    deep: int


SHORT, FULL = Size(60, 12, 3), Size(10_000, 1_000, 6)
MOST_PARTS = 5_000
"""So many values within values are looked at; among objects that all know each other there are ever more of them."""
PLAIN = (int, float, complex, bool, str, bytes, bytearray, type(None), range)
BRACKETS: dict[type, str] = {list: "[]", tuple: "()", set: "{}", frozenset: "{}", deque: "[]"}
MAPPINGS = (dict, defaultdict, OrderedDict, Counter)
SPEAKING = frozenset({"array", "datetime", "decimal", "fractions", "ipaddress", "numpy", "pathlib", "uuid"})
"""Modules whose objects say best what they are."""
NO_DATA = (FunctionType, MethodType, BuiltinFunctionType, ModuleType, _local)


def short_text(value: Any) -> str:
    """The value as a short text; long ones end with an ellipsis."""
    return _Writer(SHORT).cut(value)


def full_text(value: Any) -> str:
    """The value as a text that tells it from others, unless they are very big."""
    return _Writer(FULL).cut(value)


class _Writer:
    def __init__(self, size: Size) -> None:
        self._size = size
        self._parts = 0

    def cut(self, value: Any) -> str:
        text, most = self._text(value, self._size.deep), self._size.signs
        return text if len(text) <= most else f"{text[: most - 1]}…"

    def _text(self, value: Any, deep: int) -> str:
        kind = type(value)
        self._parts += 1
        if kind is int and value.bit_length() > 256:
            return f"≈ 2**{value.bit_length() - 1}"
        if kind in PLAIN:
            return repr(value[: 2 * self._size.signs] if kind in (str, bytes, bytearray) else value)
        if not deep or self._parts > MOST_PARTS:
            return "…"
        base = next((base for base in kind.__mro__ if base in BRACKETS or base in MAPPINGS), None)
        if base is None:
            return self._object(value, deep - 1)
        text = self._sequence(value, base, deep - 1) if base in BRACKETS else self._mapping(value, deep - 1)
        return text if kind is base else f"{kind.__qualname__}({text})"

    def _listed(self, texts: Iterator[str], length: int, is_sorted: bool = False) -> str:
        items = [*islice(texts, self._size.items)]
        if is_sorted:
            items.sort()  # equal ones look alike
        return ", ".join([*items, *["…"] * (length > self._size.items)])

    def _sequence(self, value: Any, base: Any, deep: int) -> str:
        length, is_set = base.__len__(value), base in (set, frozenset)
        inner = self._listed((self._text(item, deep) for item in base.__iter__(value)), length, is_set)
        if is_set and not length:
            return "set()"
        comma = "," if base is tuple and length == 1 else ""
        return f"{BRACKETS[base][0]}{inner}{comma}{BRACKETS[base][1]}"

    def _mapping(self, value: Any, deep: int) -> str:
        pairs = (f"{self._text(key, deep)}: {self._text(item, deep)}" for key, item in dict.items(value))
        return f"{{{self._listed(pairs, dict.__len__(value), True)}}}"

    def _object(self, value: Any, deep: int) -> str:
        kind = type(value)
        if isinstance(value, type | FunctionType):
            return f"{value.__qualname__}"
        if isinstance(value, ModuleType):
            return f"module {value.__name__}"
        if is_stand_in(kind):
            return f"{kind.__name__} {value._own_name}"
        if issubclass(kind, Enum):
            return f"{kind.__qualname__}.{value._name_}"
        if issubclass(kind, BaseException):
            return f"{kind.__qualname__}({self._listed((self._text(each, deep) for each in value.args), 0)})"
        if kind.__module__.partition(".")[0] in SPEAKING:
            return repr(value)
        if kind.__module__ != "__main__":
            return kind.__name__
        return f"{kind.__name__}({self._attributes(value, deep)})"

    def _attributes(self, value: Any, deep: int) -> str:
        bases: list[Any] = [base for base in PLAIN if issubclass(type(value), base)]
        plain = [base.__repr__(value) for base in bases[:1]]
        pairs = [(name, item) for name, item in attributes_of(value) if _is_data(item)]
        named = (f"{name}={self._text(item, deep)}" for name, item in pairs)
        return ", ".join([*plain, *filter(None, [self._listed(named, len(pairs))])])


def attributes_of(value: Any) -> Iterable[tuple[str, Any]]:
    """The attributes of an object itself, also those that its class keeps in slots."""
    yield from (getattr(value, "__dict__", None) or {}).items()
    for name in slots_of(type(value)):
        member = next((base.__dict__[name] for base in type(value).__mro__ if name in base.__dict__), None)
        try:
            yield name, member.__get__(value)  # type: ignore[union-attr]
        except AttributeError:
            continue


def _is_data(value: Any) -> bool:
    return not issubclass(type(value), NO_DATA) and not is_stand_in(type(value))


def has_stand_ins(value: Any, deep: int = FULL.deep) -> bool:
    """Whether it is a lock, a thread, a queue or the like, or a container of them: nothing that a run results in.

    A container may hold itself, so no more than so many containers within each other are looked into.
    """
    if type(value) in BRACKETS:
        return deep > 0 and any(has_stand_ins(item, deep - 1) for item in islice(value, SHORT.items))
    return issubclass(type(value), type | FunctionType | ModuleType | _local) or is_stand_in(type(value))


def has_attributes(value: Any, names: frozenset[str]) -> bool:
    """Whether it is an object of the program's own that has one of these attributes."""
    if isinstance(value, type) or type(value).__module__ != "__main__":
        return False
    return any(name in names for name, _ in attributes_of(value))
