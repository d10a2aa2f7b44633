"""What a program under control imports and finds built in: what could wait for the world is refused or replaced."""

from __future__ import annotations

import builtins
import importlib
import sys
from collections.abc import Callable
from types import ModuleType
from typing import Any

from sim.concurrency.interleaver.known_names import words
from sim.concurrency.interleaver.modules import STAND_INS
from sim.concurrency.interleaver.tasks import Task, current
from sim.words import QT_TRANSLATE_NOOP, Sentence, saying

REFUSED = words(
    """_thread asyncio concurrent ctypes fcntl greenlet http multiprocessing requests sched select selectors signal
    socket socketserver ssl subprocess urllib pty termios trio anyio gevent eventlet faulthandler atexit tkinter turtle
    curses readline _asyncio _ctypes _multiprocessing _posixsubprocess _queue _socket _ssl"""
)
"""Modules that wait for the outside world, or switch between threads in ways of their own."""
IMPORT = QT_TRANSLATE_NOOP(
    "interleaver",
    "{name} is not under control here: its waiting would stop all threads; use threading, queue and time",
)
INPUT = QT_TRANSLATE_NOOP(
    "interleaver",
    "input() would wait for somebody at a keyboard, and all threads with it; write the value into the program",
)
NO_MEMORY_ACCESS = QT_TRANSLATE_NOOP(
    "interleaver", "{name} is not under control here: it reads and writes memory past Python, which cannot be followed"
)
NO_SIGNALS = QT_TRANSLATE_NOOP(
    "interleaver", "{name} is not under control here: a signal may come in between at any time, and in no order"
)
REASONS = {"ctypes": NO_MEMORY_ACCESS, "_ctypes": NO_MEMORY_ACCESS, "signal": NO_SIGNALS}
MISSING = QT_TRANSLATE_NOOP("interleaver", "{name} is not among what is under control here")
FILES = QT_TRANSLATE_NOOP("interleaver", "open(): what threads do to files is not under control")


class Imports:
    """Imports modules for one run; `escaped` is told what is not under control."""

    def __init__(self, escaped: Callable[[Sentence], None]) -> None:
        self._escaped = escaped
        self._loaded: dict[str, ModuleType] = {}

    def has_loaded(self, module: ModuleType) -> None:
        """From now on this is what is imported under its name."""
        self._loaded[module.__name__] = module

    def module(self, name: str, *args: Any, **kwargs: Any) -> Any:
        """As `__import__`. Raises ImportError for what is refused."""
        top = name.partition(".")[0]
        if top in STAND_INS and top not in self._loaded:
            self._loaded[top] = self._stand_in(top)
        if top in self._loaded:
            return self._loaded[top]
        if top in REFUSED:
            sentence = Sentence("interleaver", REASONS.get(top, IMPORT), {"name": top})
            self._escaped(sentence)
            raise saying(ImportError(str(sentence), name=top), sentence)
        return builtins.__import__(name, *args, **kwargs)

    def by_name(self, name: str, package: str | None = None) -> Any:
        """As `importlib.import_module`."""
        full = importlib.util.resolve_name(name, package)
        found = self.module(full)
        return found if full.partition(".")[0] in self._loaded else sys.modules[full]

    def _stand_in(self, name: str) -> ModuleType:
        module = STAND_INS[name]()
        module.__dict__["__getattr__"] = self._missing(importlib.import_module(name))
        if name == "importlib":
            module.__dict__["import_module"] = self.by_name
        return module

    def _missing(self, real: ModuleType) -> Callable[[str], Any]:
        """What a stand-in says of a name that it lacks."""

        def missing(name: str) -> Any:
            if hasattr(real, name) and not name.startswith("__"):
                self._escaped(Sentence("interleaver", MISSING, {"name": f"{real.__name__}.{name}"}))
            raise AttributeError(f"module {real.__name__!r} has no attribute {name!r}")

        return missing


def builtins_for(escaped: Callable[[Sentence], None], printed: Callable[[Task, str], None]) -> dict[str, Any]:
    """The built-in names of one run. `escaped` is told what is not under control, `printed` what is printed."""

    def refuse_input(*_: object) -> str:
        escaped(Sentence("interleaver", INPUT))
        raise saying(RuntimeError(INPUT), Sentence("interleaver", INPUT))

    def opening(*args: Any, **kwargs: Any) -> Any:
        escaped(Sentence("interleaver", FILES))
        return builtins.open(*args, **kwargs)

    def printing(*values: Any, sep: str | None = " ", end: str | None = "\n", file: Any = None, flush: Any = 0) -> None:
        if file is not None:
            builtins.print(*values, sep=sep, end=end, file=file)
            return
        texts = (" " if sep is None else sep).join([str(value) for value in values])
        printed(current(), texts + ("\n" if end is None else end))

    printing.__name__ = "print"
    module, imports = ModuleType("builtins"), Imports(escaped)
    imports.has_loaded(module)  # what a program changes in it is changed for that run alone
    module.__dict__.update(vars(builtins))
    module.__dict__.update({"__import__": imports.module, "input": refuse_input, "open": opening, "print": printing})
    return module.__dict__
