"""What fifty runs of a lesson on the wire leave behind: of namespaces, processes, interfaces and open files nothing."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator

from sim.lessons import find_lesson
from sim.network.events import Problem
from sim.sources.request import request_for
from sim.sources.run import run
from tests.bench.figures import Figure
from tests.sim.sources.runs import marked, namespaces

RUNS = 50
LESSON = "tcp-handshake"
QUICK = {"latency": "0.01"}


def figures() -> Iterator[Figure]:
    """The count of each kind that is more than before, with kernels at both ends and with the model at one."""
    for ends in ("none", "client", "server"):
        before, problems = kept(), run_all(ends)
        more = {kind: len(now - before[kind]) for kind, now in kept().items()}
        yield Figure(f"problems in {RUNS} runs, model at {ends}", problems, 0, "")
        for kind, count in more.items():
            yield Figure(f"{kind} left by them", count, 0, "")


def run_all(ends: str) -> int:
    """Run the lesson again and again, every fifth time only until it is in full swing; how many problems there were."""
    request = request_for(find_lesson(LESSON), "wire", QUICK | {"model_at": ends})
    problems = 0
    for number in range(RUNS):
        events = run(request)
        for count, event in enumerate(events):
            problems += isinstance(event, Problem)
            if number % 5 == 4 and count == 30:
                break
        events.close()  # type: ignore[attr-defined]  # run() is a generator
    return problems


def kept() -> dict[str, set[object]]:
    """What there is of each kind; of namespaces and processes those of this measurement."""
    return {
        "namespaces": set(namespaces()),
        "processes": set(marked()),
        "interfaces": set(socket.if_nameindex()),
        "open files": set(os.listdir("/proc/self/fd")),
    }
