"""What code that is not traced gets at from what it is given: C code does so in one piece, a library step by step."""

from __future__ import annotations

import gc
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from types import (
    BuiltinFunctionType,
    CodeType,
    CoroutineType,
    FrameType,
    FunctionType,
    GeneratorType,
    MethodWrapperType,
    ModuleType,
    TracebackType,
)
from typing import Any, NamedTuple

from sim.concurrency.interleaver.known_names import LOOKS
from sim.concurrency.interleaver.objects import (
    ATOMS,
    BOUND,
    CONTAINERS,
    FIXED,
    MANY_ITEMS,
    MAPPINGS,
    WRAPPED,
    Objects,
    held_by,
    is_function,
    is_stand_in,
)
from sim.concurrency.interleaver.stack import NOTHING

CLOSED = (
    type, FunctionType, ModuleType, CodeType, FrameType, TracebackType, GeneratorType, CoroutineType, BaseException,
)  # fmt: skip
"""What C code goes no further from, or what is traced once it goes on."""
METHODS = (BuiltinFunctionType, MethodWrapperType)
"""Methods in C that know their object."""
MOST = MANY_ITEMS * MANY_ITEMS


class Reached(NamedTuple):
    """A shared object, and whether already looking at it changes it: an iterator gives away what it gives."""

    value: Any
    is_taken: bool


def reached(objects: Objects, values: Iterable[Any], deep: bool = False) -> Iterator[Reached]:
    """The shared objects that can be got at from `values`; `deep`: by code that looks at attributes, too."""
    todo: list[tuple[Any, bool]] = [(value, False) for value in values]
    seen = set[int]()
    while todo and len(seen) < MOST:
        one, is_taken = todo.pop()
        if type(one) in ATOMS or issubclass(type(one), FIXED) or id(one) in seen or one is NOTHING:
            continue
        seen.add(id(one))
        if objects.name_of(one) and (is_foreign(one) or (deep and is_own(one)) or is_made(one)):
            yield Reached(one, is_taken or hasattr(type(one), "__next__"))
        is_changed = type(one) in METHODS and not only_looks(one.__name__, one.__self__)
        todo += [(part, is_changed) for part in inside_of(objects, one, deep)]


def inside_of(objects: Objects, value: Any, deep: bool = False) -> Iterable[Any]:
    """What hangs directly on a value and can be got at without running any of the program's own code."""
    kind = type(value)
    if kind in MAPPINGS:
        return list(value.values())
    if kind in (*CONTAINERS, tuple, frozenset):
        return () if kind is bytearray else list(value)
    if kind in BOUND:
        return WRAPPED[kind](value)
    if is_own(value):
        own = [part for part, _ in objects.attributes_of(value, "")] if deep or is_made(value) else []
        return [*own, *(part for _, part in held_by(value))]
    if isinstance(value, CLOSED) or is_stand_in(kind):
        return ()
    if hasattr(value, "__dict__"):
        return [part for part, _ in objects.attributes_of(value, "")] if is_open(value) else ()
    return gc.get_referents(value)


def only_looks(name: str, *values: Any) -> bool:
    """Whether a function or method of this name leaves these as they were: a defaultdict makes what it is asked for."""
    return name in LOOKS and not (name == "__getitem__" and any(isinstance(one, defaultdict) for one in values))


def is_own(value: Any) -> bool:
    """Whether it is an object of one of the program's own classes."""
    kind = type(value)
    return kind.__module__ == "__main__" and not isinstance(value, type) and not is_stand_in(kind)


def is_made(value: Any) -> bool:
    """Whether its methods were made by a library, and so look at its attributes without being traced."""
    return is_own(value) and hasattr(type(value), "__dataclass_fields__")


def is_open(value: Any) -> bool:
    """Whether it is an object of a library that has attributes, at which its methods look."""
    return is_foreign(value) and not is_own(value) and hasattr(value, "__dict__")


@lru_cache(maxsize=1024)
def _is_in_python(kind: Any, by: str) -> bool:
    methods = [getattr(kind, by, None)] if by else [each for base in kind.__mro__ for each in vars(base).values()]
    return any(isinstance(each, FunctionType) for each in methods)


def takes_steps(value: Any, by: str = "") -> bool:
    """Whether code in Python that is not traced looks into it: the method that is named, or any of its class."""
    kind: Any = type(value)
    return is_made(value) or (kind.__module__ != "__main__" and _is_in_python(kind, by))


def is_traced(value: Any, by: str) -> bool:
    """Whether this method of it is of the program itself."""
    method = getattr(type(value), by, None)
    return isinstance(method, FunctionType) and method.__module__ == "__main__"


def is_foreign(value: Any) -> bool:
    """Whether its insides are changed by code that is not traced: the program's own classes are."""
    kind = type(value)
    if kind in CONTAINERS:
        return True
    if isinstance(value, type) or kind.__module__ == "__main__" or is_stand_in(kind):
        return issubclass(kind, (list, dict, set))
    return not is_function(value) and kind not in (*ATOMS, tuple, frozenset)
