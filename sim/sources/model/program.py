"""One program of a lesson on its host of the model: runs it as `__main__`, and reports what it does."""

from __future__ import annotations

import selectors
import sys
from collections.abc import Callable, Mapping
from functools import partial
from types import ModuleType
from typing import Any

from sim.network.events import Address
from sim.sources import reported_socket
from sim.sources.lesson_files import Files
from sim.sources.messages import Report
from sim.sources.model import sockets, threads, times
from sim.sources.model.kernel import Kernel
from sim.sources.model.modules import Modules
from sim.sources.model.scheduler import Halt
from sim.sources.program import main_module_of, settings_module
from sim.sources.reporter import Reporter, Tracer, line_tracer, text_stream

NETWORKS = ("10.0.0.0/24", "127.0.0.0/8")
LINE_COST = 10e-6


class VirtualReporter(Reporter):
    """Reports at once, on the run's own clock; executing a line, or beginning a call, takes its time."""

    def __init__(self, program: str, kernel: Kernel, tell: Callable[[Report], None]) -> None:
        super().__init__(program, -1, 0)
        self._kernel = kernel
        self._hand_over = tell

    def now(self) -> float:
        """Seconds since the run began."""
        return self._kernel.now

    def tell(self, report: Report) -> None:
        """Hand over one report."""
        self._hand_over(report)

    def reached(self, line: int, module: str = "") -> None:
        """The program is about to execute a line."""
        self._kernel.scheduler.spend(LINE_COST)
        super().reached(line, module)

    def next_call(self) -> int:
        """A number for one more call."""
        self._kernel.enter()
        return super().next_call()


class HostProbe:
    """Asks the model's host, which knows."""

    def is_ready(self, sock: Any, event: int) -> bool:
        """See `reported_socket.Probe`."""
        return bool(sock.is_readable if event == selectors.EVENT_READ else sock.is_writable)

    def needs_nobody(self, sock: Any) -> bool:
        """The scheduler knows by itself who waits for whom."""
        return False

    def tell_state(self, sock: Any, reporter: Reporter, local: Address, peer: Address | None) -> None:
        """The host tells every state when it changes."""


class ModelProgram:
    """A program; `run` is the work of its first thread."""

    def __init__(self, name: str, files: Files, kernel: Kernel, tell: Callable[[Report], None], seed: int) -> None:
        self.name = name
        self.is_running = False
        self.kernel = kernel
        self._files = files
        self._seed = f"{seed} {name}"
        self._tracer: Tracer | None = None
        self.reporter = VirtualReporter(name, kernel, tell)
        self.stdout = text_stream(self.reporter, "strict")
        self.stderr = text_stream(self.reporter, "backslashreplace")
        scheduler = kernel.scheduler
        self._modules = Modules(
            {
                "_socket": lambda: sockets.module_for(kernel, name),
                "_thread": lambda: threads.module_for(scheduler, name),
                "time": lambda: times.time_module_for(kernel),
                "select": lambda: times.select_module_for(kernel),
                **{each: partial(self._module_of_lesson, each) for each in files.names},
            },
            self._prepare,
        )

    def run(self, values: Mapping[str, object]) -> int:
        """Run it to its end with these settings; its exit code. What goes wrong is reported, and makes it 1."""
        self._modules.add("settings", settings_module(values))
        self.is_running = True
        code = 0
        try:
            self._execute()
        except SystemExit as leaving:
            code = self._exit_code(leaving)
        except Halt:
            raise
        except BaseException as error:
            code = 1
            self._failed(error)
        finally:
            sys.settrace(None)
        self._leave()
        self.is_running = False
        return code

    def _execute(self) -> None:
        code = self._files.compiled()
        main = main_module_of(self._files.own)
        main.__dict__["__builtins__"] = self._modules.builtins
        self._modules.add("__main__", main)
        self._tracer = line_tracer(self.reporter, self._files.modules)
        # threading.py takes the thread that loads it for the program's first one.
        self._modules.get("threading")
        sys.settrace(self._tracer)
        exec(code, main.__dict__)

    def _leave(self) -> None:
        """Wait for the threads that are no daemons, as Python does, and give back what is left open."""
        self._modules.get("threading").__dict__["_shutdown"]()
        self.stdout.flush()
        self.kernel.scheduler.abandon(self.name)
        self.kernel.close_all()

    def _exit_code(self, leaving: SystemExit) -> int:
        if leaving.code is None or isinstance(leaving.code, int):
            return int(leaving.code or 0)
        print(leaving.code, file=self.stderr)
        return 1

    def _failed(self, error: BaseException) -> None:
        self.reporter.failed(error, *self._files.place_of(error))

    def _module_of_lesson(self, name: str) -> ModuleType:
        module = ModuleType(name)
        module.__dict__["__builtins__"] = self._modules.builtins
        # Known before it is whole, so that modules may import each other.
        self._modules.add(name, module)
        self._files.fill(module)
        return module

    def _prepare(self, module: ModuleType) -> None:
        """A module was loaded anew for this program."""
        match module.__name__:
            case "socket":
                reported_socket.install(self.reporter, self._files.modules, NETWORKS, module, HostProbe())
            case "random":
                module.__dict__["seed"](self._seed)
            case "threading":
                module.__dict__["settrace"](self._tracer)
                module.__dict__["excepthook"] = self._failed_in_thread

    def _failed_in_thread(self, failure: Any) -> None:
        if failure.exc_value is not None and not isinstance(failure.exc_value, SystemExit | Halt):
            self._failed(failure.exc_value)
