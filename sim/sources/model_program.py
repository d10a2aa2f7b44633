"""Runs one program of a lesson on a host of the model behind a real card: `python -m sim.sources.model_program`.

Its arguments are the program's name, the descriptor of the card and the site of the host. Its standard input brings one
Start line; one byte more ends the program and leaves the host to go on alone, the end of it ends the process.
"""

from __future__ import annotations

import _thread
import contextlib
import os
import socket
import sys
import threading

import msgspec

from sim.network import events as e
from sim.network.frames import ip_number
from sim.network.hosts.host import Host
from sim.sources import guard
from sim.sources.cards import SocketCard
from sim.sources.lesson_files import Files
from sim.sources.messages import Busy, Report, Start, read_start
from sim.sources.model.kernel import Kernel
from sim.sources.model.program import ModelProgram
from sim.sources.model.run import HANGS, KILLED, PATIENCE
from sim.sources.model.scheduler import FOREVER, Hangs, Scheduler
from sim.sources.model.telling import Teller
from sim.sources.model_host import Site
from sim.sources.model_on_wire import ModelOnWire
from sim.sources.processes import die_with_parent, read_line
from sim.sources.reporter import Reporter
from sim.words import Sentence


def main() -> None:
    """Take over the pipes and the card, wait for the start, run until nobody wants the host any more."""
    die_with_parent()
    name, handle, site = sys.argv[1:]
    card = SocketCard(socket.socket(fileno=int(handle)))
    control, reports = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 1)
    line = read_line(control)
    if not line:
        return
    is_stopped = threading.Event()
    _thread.start_new_thread(_obey, (control, is_stopped))
    with contextlib.suppress(EOFError):
        LiveProgram(name, read_start(line), card, msgspec.json.decode(site, type=Site), reports).run(is_stopped)
    # Threads of the program that still compute are none of anybody's business any more.
    os._exit(0)


class LiveProgram:
    """The program, its host, and time as it really passes."""

    def __init__(self, name: str, start: Start, card: SocketCard, site: Site, reports: int) -> None:
        self._start = start
        self._clock = Reporter(name, reports, start.epoch)
        self._host = Host(site.interface, site.seed)
        if site.neighbour is not None:
            self._host.neighbours.learn(ip_number(site.neighbour.address), site.neighbour.mac)
        self._teller = Teller(self._host)
        self._is_busy = False
        self._wire = ModelOnWire(self._host, card, self._clock.now, self._notice)

    def run(self, is_stopped: threading.Event) -> None:
        """Run the program to its end, then let the host go on. Raises EOFError once the cable is gone."""
        wire = self._wire
        scheduler = Scheduler(wire, FOREVER, PATIENCE, lambda: not is_stopped.is_set(), wire)
        scheduler.now = wire.now
        kernel = Kernel(scheduler, self._host, wire.look_after, self._start.epoch / 1e9)
        files = Files(self._start.program, self._start.text, self._start.modules)
        program = ModelProgram(self._start.program, files, kernel, self._tell, 0)
        guard.install(())
        sys.stdout, sys.stderr = program.stdout, program.stderr
        code = self._outcome(program, scheduler)
        self._tell(e.ProgramEnded(wire.now, self._start.program, code, stopped=is_stopped.is_set()))
        while True:
            wire.advance(wire.reach(FOREVER))

    def _outcome(self, program: ModelProgram, scheduler: Scheduler) -> int:
        """Its exit code; that of a killed one if it does not come to its end."""
        codes: list[int] = []
        scheduler.start(program.name, lambda: codes.append(program.run(self._start.values)))
        try:
            scheduler.run()
        except Hangs:
            about = {"program": program.name, "seconds": f"{PATIENCE:g}"}
            self._tell(e.Problem(self._wire.now, Sentence("sources", HANGS, about)))
        if codes:
            return codes[0]
        scheduler.halt()
        program.kernel.close_all()
        return KILLED

    def _notice(self, now: float, number: int) -> None:
        for event in self._teller.news(now, number):
            self._tell(event)
        if self._host.tcp.is_busy != self._is_busy:
            self._is_busy = not self._is_busy
            self._tell(Busy(self._is_busy))

    def _tell(self, report: Report) -> None:
        self._clock.tell(report)


def _obey(control: int, is_stopped: threading.Event) -> None:
    """Stop the program when told to; end with whoever holds the other end of the pipe."""
    while os.read(control, 1):
        is_stopped.set()
    os._exit(1)


if __name__ == "__main__":
    main()
