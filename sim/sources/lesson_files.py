"""The files that a program of a lesson is made of: its own, and the modules of the lesson that it may import."""

from __future__ import annotations

import linecache
import sys
import traceback
from collections.abc import Mapping, Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import CodeType, ModuleType


class Files:
    """`modules` maps each file's name to the lesson's module that it holds: nothing for the program's own file."""

    def __init__(self, program: str, text: str, modules: Mapping[str, str]) -> None:
        self.own = f"{program}.py"
        self._texts = {self.own: text, **{f"{name}.py": each for name, each in modules.items()}}
        self.modules: Mapping[str, str] = {self.own: "", **{f"{name}.py": name for name in modules}}

    @property
    def names(self) -> Sequence[str]:
        """The modules that can be imported."""
        return [name for name in self.modules.values() if name]

    def compiled(self) -> CodeType:
        """The program itself. Raises SyntaxError."""
        return self._compiled(self.own)

    def fill(self, module: ModuleType) -> None:
        """Run the lesson's module of this name, as an import does. Raises whatever it raises."""
        file = module.__file__ = f"{module.__name__}.py"
        exec(self._compiled(file), module.__dict__)

    def place_of(self, error: BaseException) -> tuple[str, int]:
        """The module and the line in these files where the error came up; line 0 if it was elsewhere."""
        if isinstance(error, SyntaxError) and (file := error.filename or "") in self.modules:
            return self.modules[file], error.lineno or 0
        places = [
            (self.modules[frame.f_code.co_filename], line)
            for frame, line in traceback.walk_tb(error.__traceback__)
            if frame.f_code.co_filename in self.modules
        ]
        return places[-1] if places else ("", 0)

    def _compiled(self, file: str) -> CodeType:
        text = self._texts[file]
        # Tracebacks and `inspect` find the file's lines there.
        linecache.cache[file] = len(text), None, text.splitlines(keepends=True), file
        return compile(text, file, "exec", dont_inherit=True)


class Finder(MetaPathFinder, Loader):
    """Lets `import` find the lesson's modules, before any others."""

    def __init__(self, files: Files) -> None:
        self._files = files

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """See importlib.abc.MetaPathFinder."""
        return ModuleSpec(fullname, self, origin=f"{fullname}.py") if fullname in self._files.names else None

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        """An ordinary one."""
        return None

    def exec_module(self, module: ModuleType) -> None:
        """See importlib.abc.Loader."""
        self._files.fill(module)


def install(files: Files) -> None:
    """From now on this process can import the lesson's modules."""
    sys.meta_path.insert(0, Finder(files))
