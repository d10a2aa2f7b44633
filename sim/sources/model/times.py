"""Stands in for `time` and `select`: the scheduler's clock, and waiting for several sockets."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from types import ModuleType
from typing import Any

from sim.network.hosts.udp_socket import UdpSocket
from sim.sources.model.kernel import Kernel
from sim.sources.model.scheduler import FOREVER

WALL, SINCE_START = ("time",), ("monotonic", "perf_counter", "process_time", "thread_time")
BROKEN_DOWN = ("localtime", "gmtime", "ctime")


def time_module_for(kernel: Kernel) -> ModuleType:
    """A `time` module on the clock of the run: sleeping costs no real time."""
    module = ModuleType("time")
    left_out = {"clock_gettime", "clock_gettime_ns", "clock_getres", "clock_settime", "get_clock_info"}
    module.__dict__.update({name: value for name, value in vars(time).items() if name not in left_out})

    def sleep(seconds: float) -> None:
        if seconds < 0:
            raise ValueError("sleep length must be non-negative")
        kernel.scheduler.spend(float(seconds))

    def clock(start: float, in_nanoseconds: bool) -> Callable[[], float]:
        return (lambda: round((start + kernel.now) * 1e9)) if in_nanoseconds else (lambda: start + kernel.now)

    clocks = dict.fromkeys(WALL, kernel.epoch) | dict.fromkeys(SINCE_START, 0)
    for name, start in clocks.items():
        module.__dict__[name] = clock(start, in_nanoseconds=False)
        module.__dict__[f"{name}_ns"] = clock(start, in_nanoseconds=True)
    for name in BROKEN_DOWN:
        module.__dict__[name] = _now_by_itself(getattr(time, name), kernel)
    module.__dict__["sleep"] = sleep
    return module


def _now_by_itself(real: Callable[[float], Any], kernel: Kernel) -> Callable[..., Any]:
    def at(seconds: float | None = None) -> Any:
        return real(kernel.epoch + kernel.now if seconds is None else seconds)

    return at


def select_module_for(kernel: Kernel) -> ModuleType:
    """A `select` module with select() alone, which is what selectors.py then takes."""
    module = ModuleType("select")

    def select(
        reading: Iterable[Any], writing: Iterable[Any], failing: Iterable[Any], timeout: float | None = None
    ) -> tuple[list[Any], list[Any], list[Any]]:
        kernel.enter()
        readers, writers = list(reading), list(writing)

        def ready() -> tuple[list[Any], list[Any]]:
            return [each for each in readers if _reads(kernel, each)], [
                each for each in writers if _writes(kernel, each)
            ]

        kernel.scheduler.wait(lambda: any(ready()), FOREVER if timeout is None else max(timeout, 0.0))
        return (*ready(), [])

    # selectors.py keeps it in a class, where a plain function would become a method.
    module.__dict__.update(select=staticmethod(select), error=OSError)
    return module


def _number(each: Any) -> int:
    number = each if isinstance(each, int) else each.fileno()
    if number < 0:
        raise ValueError("file descriptor cannot be a negative integer (-1)")
    return int(number)


def _reads(kernel: Kernel, each: Any) -> bool:
    return kernel.socket(_number(each)).is_readable


def _writes(kernel: Kernel, each: Any) -> bool:
    socket = kernel.socket(_number(each))
    return isinstance(socket, UdpSocket) or socket.is_writable
