"""Runs one program of a lesson as `__main__`, and reports what it does: `python -m sim.sources.program`.

Its standard input brings one Start line and then nothing; when it ends, whoever started this is gone, and so is this.
"""

from __future__ import annotations

import _thread
import os
import sys
import threading
from collections.abc import Mapping
from types import ModuleType

from sim.sources import guard, lesson_files, reported_socket
from sim.sources.lesson_files import Files
from sim.sources.messages import Start, read_start
from sim.sources.processes import die_with_parent, give_up_system_ports, read_line
from sim.sources.reporter import Reporter, line_tracer, text_stream


def main() -> None:
    """Take over the two pipes, wait for the start, run."""
    die_with_parent()
    give_up_system_ports()
    control, reports = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 1)
    sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: SIM115 - it stays open as long as the program runs
    line = read_line(control)
    if not line:
        return
    watches = threading.Event()
    # By way of _thread, because `threading` would count it among the program's own.
    _thread.start_new_thread(_end_with, (control, watches))
    watches.wait()
    start = read_start(line)
    run(start, Reporter(start.program, reports, start.epoch))


def run(start: Start, reporter: Reporter) -> None:
    """Run the program; a failure is reported and becomes exit code 1."""
    files = Files(start.program, start.text, start.modules)
    file = files.own
    sys.stdout, sys.stderr = text_stream(reporter, "strict"), text_stream(reporter, "backslashreplace")
    sys.argv = [file]
    sys.modules["settings"] = settings_module(start.values)
    lesson_files.install(files)
    watched = files.modules if start.is_watched else {}
    reported_socket.install(reporter, watched, start.networks)
    threading.excepthook = lambda failure: _failed_in_thread(failure, reporter, files)
    try:
        code = files.compiled()
        main_module = main_module_of(file)
        guard.install(start.networks)
        if watched:
            tracer = line_tracer(reporter, watched)
            threading.settrace(tracer)
            sys.settrace(tracer)
        exec(code, main_module.__dict__)
    except SystemExit:
        raise
    except BaseException as error:
        reporter.failed(error, *files.place_of(error))
        raise SystemExit(1) from error
    finally:
        sys.settrace(None)


def settings_module(values: Mapping[str, object]) -> ModuleType:
    """The module `settings` with these values, their names in capitals."""
    module = ModuleType("settings")
    for name, value in values.items():
        setattr(module, name.upper(), tuple(value) if isinstance(value, list) else value)
    return module


def main_module_of(file: str) -> ModuleType:
    """An empty `__main__`, as Python makes it for a file."""
    module = sys.modules["__main__"] = ModuleType("__main__")
    module.__file__ = file
    return module


def _failed_in_thread(failure: threading.ExceptHookArgs, reporter: Reporter, files: Files) -> None:
    if failure.exc_value is not None and not isinstance(failure.exc_value, SystemExit):
        reporter.failed(failure.exc_value, *files.place_of(failure.exc_value))


def _end_with(control: int, watches: threading.Event) -> None:
    """Wait until nobody holds the other end of the pipe; then this process ends, whatever the program is doing."""
    watches.set()
    while os.read(control, 1):
        pass
    os._exit(1)


if __name__ == "__main__":
    main()
