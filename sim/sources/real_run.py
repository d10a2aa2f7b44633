"""A run of a lesson's programs as real processes, on whatever network: starts them, hears them, sees to their end."""

from __future__ import annotations

import queue
import signal
import threading
import time
from collections.abc import Callable, Iterable

from sim.network import events as e
from sim.network.events import AnyEvent
from sim.sources.merge import HOLD, Merger
from sim.sources.messages import Busy, NeedsNobody, Ready, Report, Start
from sim.sources.network import Clock, Network, NetworkError
from sim.sources.processes import ProgramProcess
from sim.sources.request import RunRequest
from sim.words import QT_TRANSLATE_NOOP, Sentence

TICK = 0.02
QUIET = 0.1
STANDSTILL = 4.0
SILENCE, SILENCE_AGAIN = 2.0, 1.0
"""Seconds in which nothing happens until it is told which programs run on, and until it is told once more."""
EVENT_LIMIT = 200_000
"""More than a timeline can show quickly, and more than any lesson needs."""

TOO_LONG = QT_TRANSLATE_NOOP(
    "sources",
    "The programs were still running after {seconds} seconds and were stopped."
    " Look for an endless loop, or for something that they wait for and that never comes.",
)
TOO_MUCH = QT_TRANSLATE_NOOP(
    "sources",
    "The programs were stopped because they did more than anybody can watch: {count} events in {seconds} seconds."
    " Look for an endless loop.",
)
ALL_WAIT = QT_TRANSLATE_NOOP(
    "sources",
    "Nothing more can happen: every program waits in a call ({calls}) for something that nobody will send."
    " They were stopped after {seconds} seconds.",
)
WAIT_FOR_FAILED = QT_TRANSLATE_NOOP(
    "sources",
    "{failed} broke off in line {line} with {error}: {message}. The others wait for it in vain ({calls})"
    " and were stopped after {seconds} seconds.",
)
NEVER_READY = QT_TRANSLATE_NOOP(
    "sources", "{program} ended before it was ready to be talked to, so the other programs were not started."
)
DIED = QT_TRANSLATE_NOOP(
    "sources", "The process of {program} was ended by the signal {signal}. What it did until then is kept."
)
STOPPED = QT_TRANSLATE_NOOP("sources", "The run was stopped. What happened until then is kept.")


class RealRun:
    """One run of a lesson's programs, from the first process to the last. The first is the server."""

    def __init__(
        self, request: RunRequest, tell: Callable[[AnyEvent], None], stop: threading.Event, network: Network
    ) -> None:
        self._request = request
        self._stop = stop
        self._merger = Merger(tell)
        self._network = network
        self._refusal: Sentence | None = None
        self._inbox: queue.SimpleQueue[Report] = queue.SimpleQueue()
        self._programs: list[ProgramProcess] = []
        self._ended: set[str] = set()
        self._calls: dict[tuple[str, int], e.CallStarted] = {}
        self._need_nobody: set[tuple[str, int]] = set()
        self._failure: e.ProgramFailed | None = None
        self._is_ready = False
        self._told = 0
        self._active_at = self._silence_at = 0.0
        self._signs: dict[str, float] = {}
        self._is_ending = False
        self._epoch = 0

    def prepare(self) -> None:
        """Enter the network. Must be called before any thread starts."""
        self._refusal = self._network.prepare()

    def run(self) -> None:
        """Run the programs and tell what happens until nothing more does."""
        self._epoch = time.time_ns()
        asked, place = self._request, self._network.place
        started = e.RunStarted(
            0.0, asked.source, asked.lesson, self._epoch, shown_settings(asked), place, programs=tuple(asked.programs)
        )
        self._put(started)
        try:
            if self._refusal is not None:
                raise NetworkError(self._refusal)
            self._network.open(Clock(self._epoch, self._now), self._inbox.put)
            self._run_programs()
        except NetworkError as error:
            self._put(e.Problem(self._now(), error.sentence))
        finally:
            self._close()

    def _run_programs(self) -> None:
        for number, name in enumerate(self._request.programs):
            self._programs.append(self._network.begin(name, number == 0, self._inbox.put))
        self._start(self._programs[0], self._network.server_address(None))
        while not self._is_over():
            self._turn()
        self._linger()

    # One turn: take what was reported, let go what is old enough, see to the programs.

    def _turn(self) -> None:
        self._listen()
        for program in self._programs:
            if program.name not in self._ended and program.drained():
                self._take(0.0)
                self._after_end(program)
        self._tell_silence(self._now())
        self._end_if_due(self._now())

    def _tell_silence(self, now: float) -> None:
        """While nothing happens, say again and again which programs run on all the same."""
        if now < max(max(self._active_at, self._network.seen_at) + SILENCE, self._silence_at + SILENCE_AGAIN):
            return
        self._silence_at = now
        calling = {name for name, _ in self._calls}
        for program in self._programs:
            if program.name in self._signs and program.name not in self._ended | calling:
                self._put(e.StillRuns(now, program.name, self._signs[program.name]))

    def _listen(self) -> None:
        """Take what was reported and let go what nothing can come before any more."""
        # Asked before the inbox is emptied: whoever is behind now may report into the past later.
        times = [self._now(), *(program.complete_until() for program in self._programs)]
        times.append(self._network.complete_until())
        self._take(TICK)
        for answer in self._network.ask_kernel(self._now):
            self._put(answer)
        self._merger.release(min(times) - HOLD)

    def _take(self, patience: float) -> None:
        """What is in the inbox now; waits up to `patience` seconds for the first report."""
        try:
            self._receive(self._inbox.get(timeout=patience) if patience else self._inbox.get_nowait())
            # No more than that, or a program that never stops to report would never be stopped.
            for _ in range(self._inbox.qsize()):
                self._receive(self._inbox.get_nowait())
        except queue.Empty:
            return

    def _receive(self, report: Report) -> None:
        match report:
            case Ready():
                self._when_ready(report)
                return
            case Busy():
                return  # whoever watches the host has heard it
            case NeedsNobody():
                self._need_nobody.add((report.program, report.call))
                return
            case e.CallStarted():
                self._calls[report.program, report.call] = report
            case e.ProgramFailed():
                self._failure = self._failure or report
            case e.CallReturned():
                self._calls.pop((report.program, report.call), None)
                self._need_nobody.discard((report.program, report.call))
        self._told += 1
        if not isinstance(report, e.LineReached | e.LinesSkipped):
            self._active_at = max(self._active_at, report.time)
        if isinstance(report, e.LineReached):
            self._signs.setdefault(report.program, report.time)
        elif isinstance(report, e.CallStarted | e.CallReturned | e.Printed):
            self._signs[report.program] = report.time
        self._put(report)

    def _when_ready(self, report: Ready) -> None:
        """The server can be talked to: watch it, then start the others."""
        if self._is_ready:
            return
        self._is_ready = True
        try:
            self._network.watch(report.address, report.backlog)
        except NetworkError as error:
            self._put(e.Problem(self._now(), error.sentence))
            self._end_all()
            return
        # Who waits at it must be known before anybody calls.
        for answer in self._network.ask_kernel(self._now):
            self._put(answer)
        for program in self._programs[1:]:
            self._start(program, self._network.server_address(report.address))

    def _start(self, program: ProgramProcess, server: tuple[str, int]) -> None:
        text = self._request.programs[program.name]
        modules = self._request.modules
        self._put(e.ProgramStarted(self._now(), program.name, program.pid, text, modules))
        values = {**self._request.values, "server": server}
        allowed, is_watched = self._network.allowed, self._request.is_watched
        program.start(Start(program.name, text, self._epoch, values, allowed, modules, is_watched))

    # Ends

    def _after_end(self, program: ProgramProcess) -> None:
        self._ended.add(program.name)
        self._calls = {key: call for key, call in self._calls.items() if call.program != program.name}
        code = program.exit_code or 0
        if program.is_started:
            self._put(e.ProgramEnded(self._now(), program.name, code, stopped=self._is_ending))
        if self._is_ending:
            return
        if code < 0:
            self._problem(DIED, program=program.name, signal=_signal_name(-code))
        if not self._is_ready and program is self._programs[0] and len(self._programs) > 1:
            self._problem(NEVER_READY, program=program.name)
            self._end_all()

    def _end_if_due(self, now: float) -> None:
        if self._is_ending:
            return
        if self._stop.is_set():
            self._problem(STOPPED)
        elif self._told > EVENT_LIMIT:
            self._problem(TOO_MUCH, count=self._told, seconds=f"{now:.1f}")
        elif now - self._network.standing > self._request.time_limit:
            self._problem(TOO_LONG, seconds=f"{self._request.time_limit:g}")
        elif now - self._active_at > STANDSTILL and self._all_wait() and not self._network.is_busy:
            self._tell_standstill()
        else:
            return
        self._end_all()

    def _tell_standstill(self) -> None:
        """Why nothing more can happen: because a program broke off, or because all of them wait for each other."""
        calls = written_calls(self._calls.values())
        seconds = f"{STANDSTILL:g}"
        if self._failure is None:
            self._problem(ALL_WAIT, calls=calls, seconds=seconds)
            return
        self._problem(WAIT_FOR_FAILED, calls=calls, seconds=seconds, **about_failure(self._failure))

    def _all_wait(self) -> bool:
        """Whether every living program is in a call that only somebody else can end."""
        living = {program.name for program in self._programs if program.name not in self._ended}
        waiting = {key[0] for key in self._calls if key not in self._need_nobody}
        return bool(living) and living <= waiting

    def _end_all(self) -> None:
        self._is_ending = True
        for program in self._programs:
            program.stop()

    def _is_over(self) -> bool:
        return len(self._ended) == len(self._programs)

    def _linger(self) -> None:
        """The programs are gone, their kernels are not done yet: wait until nothing has moved for a while."""
        began = self._now() - self._network.standing
        while self._now() - self._network.standing - began < self._network.patience and not self._stop.is_set():
            self._listen()
            is_quiet = self._now() - max(self._network.seen_at, self._active_at) > QUIET
            if is_quiet and not self._network.is_busy:
                break

    def _close(self) -> None:
        for program in self._programs:
            program.close()
        left = list(self._network.close(self._now))
        self._take(0.0)
        for event in [*left, e.RunEnded(self._now())]:
            self._put(event)
        self._merger.release(float("inf"))

    # Small things

    def _now(self) -> float:
        return (time.time_ns() - self._epoch) / 1e9

    def _put(self, event: AnyEvent) -> None:
        self._merger.put(event)

    def _problem(self, text: str, **values: str | int | Sentence) -> None:
        self._put(e.Problem(self._now(), Sentence("sources", text, values)))


def written_calls(calls: Iterable[e.CallStarted]) -> str:
    """Who waits in which call."""
    return ", ".join(sorted(f"{call.program}: {call.name}" for call in calls)) or "-"


def about_failure(failure: e.ProgramFailed) -> dict[str, str | int | Sentence]:
    """What a sentence about a program that broke off wants to know."""
    return {"failed": failure.program, "line": failure.line, "error": failure.error, "message": failure.message}


def shown_settings(request: RunRequest) -> dict[str, str]:
    """The values that a run has, as text."""
    return {
        name: value.decode("utf-8", "backslashreplace") if isinstance(value, bytes) else str(value)
        for name, value in request.values.items()
    }


def _signal_name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return str(number)
