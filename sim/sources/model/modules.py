"""The modules that one program imports: those that would reach the computer are loaded anew over stand-ins."""

from __future__ import annotations

import builtins
import importlib.util
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

from sim.words import QT_TRANSLATE_NOOP, Sentence, saying

ANEW = ("socket", "threading", "queue", "selectors", "socketserver", "sched", "random")
"""Modules of the standard library, written in Python, that do all they do by way of the stand-ins; and `random`, so
that each program has its own, with a seed."""
ELSEWHERE = ("asyncio", "concurrent", "multiprocessing", "subprocess", "signal", "ssl", "http", "urllib", "ftplib")
"""What would reach past the model."""
NOT_IN_THE_MODEL = QT_TRANSLATE_NOOP(
    "sources", "the model has no module {name}; run this program on loopback or on the wire"
)


class Modules:
    """What `import` gives one program. `stand_ins` makes each module that the program gets instead of the real one.

    `prepared` is called with each module that was loaded anew.
    """

    def __init__(
        self, stand_ins: Mapping[str, Callable[[], ModuleType]], prepared: Callable[[ModuleType], None]
    ) -> None:
        self._stand_ins = stand_ins
        self._prepared = prepared
        self._loaded: dict[str, ModuleType] = {}
        self.builtins = {**vars(builtins), "__import__": self._import}

    def add(self, name: str, module: ModuleType) -> None:
        """From now on `import name` gives this module."""
        self._loaded[name] = module

    def get(self, name: str) -> ModuleType:
        """A stand-in, or a module that is loaded anew."""
        if name not in self._loaded:
            if name in self._stand_ins:
                self._loaded[name] = self._stand_ins[name]()
            else:
                self._load(name)
        return self._loaded[name]

    def _import(
        self,
        name: str,
        globals: Mapping[str, object] | None = None,
        locals: Mapping[str, object] | None = None,
        fromlist: tuple[str, ...] | None = (),
        level: int = 0,
    ) -> Any:
        if level == 0:
            if name in self._loaded or name in self._stand_ins or name in ANEW:
                return self.get(name)
            if name.partition(".")[0] in ELSEWHERE:
                sentence = Sentence("sources", NOT_IN_THE_MODEL, {"name": name})
                raise saying(ImportError(str(sentence), name=name), sentence)
        return builtins.__import__(name, globals, locals, fromlist or (), level)

    def _load(self, name: str) -> None:
        spec = importlib.util.find_spec(name)
        assert spec is not None
        assert spec.origin is not None
        module = self._loaded[name] = ModuleType(name)
        module.__dict__.update(__file__=spec.origin, __builtins__=self.builtins, __spec__=spec)
        code = compile(Path(spec.origin).read_text("utf-8"), spec.origin, "exec")
        # Some modules look themselves up while they are loaded, as socket.py does to make its enumerations.
        real = sys.modules.get(name)
        sys.modules[name] = module
        try:
            exec(code, module.__dict__)
        finally:
            if real is None:
                del sys.modules[name]
            else:
                sys.modules[name] = real
        self._prepared(module)
