"""Which objects threads share, and by what names: a name is the same in every run, an address is not.

An object is shared from the moment when it is put where others can reach it: into a global variable, into another
shared object, into the arguments of a thread. It is named after that place. Whoever puts it there writes the place, so
two schedules that differ in nothing but the order of independent operations give the same names.
"""

from __future__ import annotations

from _thread import _local
from collections import OrderedDict, defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from functools import partial
from types import (
    BuiltinFunctionType,
    CellType,
    CodeType,
    FunctionType,
    GeneratorType,
    MethodType,
    MethodWrapperType,
    ModuleType,
)
from typing import Any

from sim.concurrency.interleaver.controlled import ThreadRef as ThreadRef
from sim.concurrency.interleaver.stack import NOTHING
from sim.words import QT_TRANSLATE_NOOP, Sentence

ATOMS = (int, float, complex, bool, str, bytes, type(None), type(...), type(NotImplemented), range)
FIXED = (ModuleType, CodeType, _local)
"""What is not shared, or not looked into. Asked by `type`: a look at a `local` makes that of the thread which looks."""
SEQUENCES = (list, deque)
MAPPINGS = (dict, defaultdict, OrderedDict)
CONTAINERS = (*SEQUENCES, *MAPPINGS, set, bytearray)
FORGETTING = ("builtins", "operator", "types", "typing")
"""Modules whose callable objects are the same after each call."""
MANY_ITEMS = 64
"""A container with more items is one object; with fewer, each item is one of its own."""
SHARED_GENERATOR = QT_TRANSLATE_NOOP(
    "interleaver", "threads share the generator {name}, and two may be inside of it at once"
)


class Objects:
    """The shared objects of one run."""

    def __init__(self, reserved: Iterable[str] = (), assigned: Iterable[str] = ()) -> None:
        self._names: dict[int, str] = {}
        self._kept: list[Any] = []
        self._marks: dict[int, Hashable] = {}
        """What each of them is: who comes first gets a name, so a name alone does not tell."""
        self._nicknames: dict[int, str] = {}
        self._taken = set(reserved)
        self.assigned = tuple(assigned)
        """The names of attributes that the program assigns anywhere."""
        self.dirty: set[str] = set()
        """The names of those whose state has to be looked at again."""
        self.resolvers: dict[str, Callable[[], Hashable]] = {}
        """How to look at each variable, attribute, item or primitive that has been touched or shared."""
        self.viewers: dict[str, Callable[[], Any]] = {}
        """The values of variables, attributes and containers, for people to look at."""
        self.primitives: dict[str, Any] = {}
        """The means of synchronisation, without the threads."""
        self.not_followed: Sentence | None = None
        """What is shared here in a way that cannot be followed."""
        self.origin: Callable[[], Hashable] = lambda: None
        """What has led to an object that cannot be looked into, when it comes to be shared."""
        self.containers: dict[str, Any] = {}
        self.symbols: dict[str, Hashable] = {}
        """What has happened so far to the objects that cannot be looked into."""

    def name_of(self, value: Any) -> str:
        """The name of a shared object; empty for what only its owner can reach."""
        return self._names.get(id(value), "")

    def call_by(self, names: Mapping[str, Any]) -> None:
        """What these values are called once others can reach them, by whatever way that may be."""
        self._nicknames = {id(value): name for name, value in reversed([*names.items()])}

    def publish(self, value: Any, path: str) -> None:
        """From now on others can reach `value`, and through it whatever hangs on it."""
        todo = [(value, path)]
        while todo:
            one, at = todo.pop()
            if type(one) in ATOMS or issubclass(type(one), FIXED) or id(one) in self._names or one is NOTHING:
                continue
            todo += reversed([*self._parts(one, self._register(one, at))])

    def refresh(self, container: Any) -> None:
        """Something was put into a shared container, nobody knows what."""
        for part, path in [*self._parts(container, self._names[id(container)])]:
            self.publish(part, path)

    def _register(self, value: Any, path: str) -> str:
        path = self._nicknames.get(id(value), path)
        name, count = path, 2
        while name in self._taken:
            name, count = f"{path}#{count}", count + 1
        self._taken.add(name)
        self._names[id(value)], self._marks[id(value)] = name, mark_of(value)
        self._kept.append(value)
        if type(value) in CONTAINERS:
            self.containers[name] = value
            self.viewers.setdefault(name, lambda: value)
        elif is_stand_in(type(value)):
            value._own_share(name, self)
            self.dirty.add(name)
        self._look_into(value, name)
        return name

    def _look_into(self, value: Any, name: str) -> None:
        """From now on the state tells what is in it."""
        if type(value) in CONTAINERS:
            self._look_at(whole(name), lambda: self.contents(value))
        elif isinstance(value, CellType):
            self._look_at(name, lambda: self.digest(contents_of(value)))
        elif type(value).__module__ == "__main__":
            self._look_at(inside(name), lambda: (self.attributes(value), self._inherited(value)))
        elif not is_function(value) and not is_stand_in(type(value)):
            if isinstance(value, GeneratorType):
                self.not_followed = Sentence("interleaver", SHARED_GENERATOR, {"name": name})
            self.symbols[name] = self.origin()
            self._look_at(name, lambda: self.symbols.get(name))

    def attributes(self, value: Any) -> Hashable:
        """All that can be told of the attributes of an object of the program's own."""
        return tuple((at, self.digest(one)) for one, at in self.attributes_of(value, ""))

    def _inherited(self, value: Any) -> Hashable:
        """What an object of the program's own holds as the list, dictionary or set that it is, too."""
        held = [(self.digest(key), self.digest(part)) for key, part in held_by(value)]
        return frozenset(held) if isinstance(value, set) else tuple(held)

    def _look_at(self, name: str, look: Callable[[], Hashable]) -> None:
        self.resolvers[name] = look
        self.dirty.add(name)

    def _parts(self, value: Any, path: str) -> Iterator[tuple[Any, str]]:
        kind = type(value)
        if kind in MAPPINGS:
            for key, item in value.items():
                yield from ((item, f"{path}[{short(key)}]"), (key, f"key of {path}"))
        elif kind in SEQUENCES or kind in (tuple, set, frozenset):
            yield from ((item, f"{path}[{index}]") for index, item in enumerate(value))
        elif kind is FunctionType:
            yield from self._parts_of_function(value)
        elif kind in WRAPPED:
            yield from ((part, path) for part in WRAPPED[kind](value))
        elif not isinstance(value, type) or value.__module__ == "__main__":
            yield from ((item, f"{path}[{short(key)}]") for key, item in held_by(value))
            yield from self.attributes_of(value, path)
            yield from ((one, one.__qualname__) for one in _classes_of(value))

    def attributes_of(self, value: Any, path: str) -> Iterator[tuple[Any, str]]:
        """What an object holds as its attributes, each with its name."""
        hidden = type(value)._own_as_real if is_stand_in(type(value)) else ()
        for name, item in dict_of(value).items():
            is_told = not name.startswith(("__", OWN)) or name == "__wrapped__"
            if is_told and name not in hidden:
                yield item, f"{path}.{name}"
        for name in slots_of(type(value)):
            yield getattr(value, name, None), f"{path}.{name}"

    def _parts_of_function(self, function: FunctionType) -> Iterator[tuple[Any, str]]:
        for name, cell in zip(function.__code__.co_freevars, function.__closure__ or (), strict=False):
            yield cell, name
        for default in function.__defaults__ or ():
            yield default, f"{function.__name__}()"
        for name, default in (*(function.__kwdefaults__ or {}).items(), *function.__dict__.items()):
            yield default, f"{function.__name__}.{name}"

    def digest(self, value: Any) -> Hashable:
        """What can be told of a value: atoms by type and value, shared objects by name."""
        kind = type(value)
        if kind is int or kind is str or value is None or kind is bool or kind is bytes:
            return kind.__name__, value
        if kind in ATOMS:
            return kind.__name__, repr(value)
        if kind is tuple or kind is frozenset:
            parts = [self.digest(part) for part in value]
            return kind.__name__, tuple(parts) if kind is tuple else frozenset(parts)
        if kind in BOUND:
            return kind.__name__, getattr(value, "__qualname__", ""), tuple(map(self.digest, WRAPPED[kind](value)))
        name = self._names.get(id(value))
        fixed = self._fixed_part(value)
        if name is not None:
            told: tuple[Hashable, ...] = "@", name, self._marks[id(value)]
        elif kind in CONTAINERS:
            return kind.__name__, self.contents(value)
        else:
            told = kind.__name__, "" if issubclass(kind, _local) else getattr(value, "__qualname__", "")
        return told if fixed is None else (*told, fixed)

    def _fixed_part(self, value: Any) -> Hashable:
        """What an object is from its beginning on, because its class is made from that of a number, a tuple or so."""
        kind = type(value)
        base = _fixed_base(kind)
        if base in (tuple, frozenset):
            return self.digest(base(base.__iter__(value)))
        if base is BaseException:
            return self.digest(value.args)
        return None if base is None else base.__repr__(value)

    def contents(self, value: Any) -> Hashable:
        """All that can be told of a container, or of any other object, by looking at it."""
        kind = type(value)
        if kind in MAPPINGS:
            return tuple((self.digest(key), self.digest(item)) for key, item in value.items())
        if kind in SEQUENCES:
            return tuple(self.digest(item) for item in value)
        if kind is set:
            return frozenset(self.digest(item) for item in value)
        if kind is bytearray:
            return bytes(value)
        return self.digest(value)


def _inside_of_cell(cell: CellType) -> tuple[Any, ...]:
    return () if (inside := contents_of(cell)) is NOTHING else (inside,)


def dict_of(value: Any) -> Mapping[str, Any]:
    """An object's own attributes."""
    return (getattr(value, "__dict__", None) or {}) if type(value) is not super else {}


def held_by(value: Any) -> Iterator[tuple[Any, Any]]:
    """What an object of another class holds as the list, dictionary or so that it is, too, each with its place."""
    if isinstance(value, dict):
        yield from [*dict.items(value)]
    elif isinstance(value, BaseException):
        yield from enumerate(value.args)
    bases: tuple[Any, ...] = (list, tuple, set, frozenset)
    for base in bases:
        if isinstance(value, base):
            yield from enumerate([*base.__iter__(value)])


def _classes_of(value: Any) -> Iterator[type]:
    """The classes of the program that an object has its methods from; whoever has it gets at them."""
    for one in (value, type(value)) if isinstance(value, type) else (type(value),):
        yield from (base for base in one.__mro__ if base.__module__ == "__main__" and base is not value)


_bases: dict[type, Any] = {}


def _fixed_base(kind: type) -> Any:
    """The class, among those whose objects never change, that another is made from; None for others."""
    if kind not in _bases:
        fixed = (*ATOMS, tuple, frozenset, BaseException)
        _bases[kind] = next((base for base in kind.__mro__ if base in fixed), None)
    return _bases[kind]


def is_function(value: Any) -> bool:
    """Whether it is called and keeps nothing of that; what `lru_cache` makes, for one, keeps results."""
    kind = type(value)
    return callable(value) and (isinstance(value, type) or kind is partial or kind.__module__ in FORGETTING)


WRAPPED: Mapping[type, Callable[[Any], tuple[Any, ...]]] = {
    MethodType: lambda method: (method.__self__, method.__func__),
    BuiltinFunctionType: lambda method: (method.__self__,),
    partial: lambda call: (call.func, *call.args, *call.keywords.values()),
    CellType: _inside_of_cell,
    MethodWrapperType: lambda method: (method.__self__,),
    property: lambda one: (one.fget, one.fset, one.fdel),
    staticmethod: lambda one: (one.__func__,),
    classmethod: lambda one: (one.__func__,),
}
"""What those hold that stand for something else."""
BOUND = (MethodType, BuiltinFunctionType, MethodWrapperType, partial)
"""Those of them that never change, and are what they hold."""


def whole(name: str) -> str:
    """The object that stands for a container's length and order, as opposed to one of its items."""
    return f"{name}[]"


def inside(name: str) -> str:
    """The object that stands for all attributes of an object of the program's own, in a state only."""
    return f"{name}.*"


def item(name: str, key: Any) -> str:
    """The object that stands for one item of a container."""
    return f"{name}[{short(key)}]"


def short(key: Any) -> str:
    """A key as text; the same for equal keys."""
    kind = type(key)
    if kind is bool or (kind is float and key.is_integer()):
        return repr(int(key))
    return repr(key) if kind in ATOMS else kind.__name__


def contents_of(cell: CellType) -> Any:
    """What the variable of a closure holds; NOTHING before it is assigned."""
    try:
        return cell.cell_contents
    except ValueError:
        return NOTHING


_codes: dict[CodeType, int] = {}


def mark_of(value: Any) -> Hashable:
    """What kind of thing it is, the same in every run; of a function, which one."""
    if isinstance(value, FunctionType):
        return _codes.setdefault(value.__code__, len(_codes))
    return getattr(value if isinstance(value, type) else type(value), "__qualname__", "")


OWN = "_own_"
"""How the names begin of what stand-ins keep to themselves: a program's class that is made from one uses any other."""


def is_stand_in(kind: type) -> bool:
    """Whether it is one of the means of synchronisation, or made from one."""
    return hasattr(kind, "_own_share")


def slots_of(kind: type) -> Iterator[str]:
    """The attributes that a class keeps in __slots__, by the names that they have from outside."""
    for base in kind.__mro__:
        if base.__module__ == "__main__":
            slots = base.__dict__.get("__slots__", ())
            for name in (slots,) if isinstance(slots, str) else slots:
                is_private = name.startswith("__") and not name.endswith("__")
                yield f"_{base.__name__.lstrip('_')}{name}" if is_private else name
