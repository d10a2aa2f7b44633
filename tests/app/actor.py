"""A child process as the window may meet it: `python -m tests.app.actor WAY`, in place of a source."""

from __future__ import annotations

import os
import signal
import struct
import sys
import threading
from collections.abc import Callable, Iterator

from sim.network import events as e
from sim.network.events import AnyEvent, to_line
from sim.sources.request import RunRequest, from_line
from sim.words import Sentence

CALLED = "tests.app.actor"
SYN, ACK = 2, 16


def command(way: str) -> tuple[str, ...]:
    """The command line that plays `way`."""
    return (sys.executable, "-m", CALLED, way)


def segment(sender: int, target: int, sequence: int, acknowledgement: int, flags: int) -> bytes:
    """A TCP segment without data between two ports of 127.0.0.1, from its IPv4 header on."""
    host = bytes((127, 0, 0, 1))
    ip = struct.pack("!BBHHHBBH4s4s", 0x45, 0, 40, 1, 0, 64, 6, 0, host, host)
    return ip + struct.pack("!HHIIBBHHH", sender, target, sequence, acknowledgement, 5 << 4, flags, 65535, 0, 0)


def conversation(lesson: str) -> list[AnyEvent]:
    """Two programs, their handshake a tenth of a second long, and its end."""
    events: list[AnyEvent] = [
        e.RunStarted(0.0, "loopback", lesson, 1, place="loopback"),
        e.ProgramStarted(0.01, "server", 11, "s.accept()\n"),
        e.ProgramStarted(0.02, "client", 12, "c.connect()\n"),
        e.CallStarted(0.03, "client", 1, 1, 1, "connect", "('127.0.0.1', 8001)", must_wait=True),
    ]
    way = ((50000, 8001, 100, 0, SYN), (8001, 50000, 700, 101, SYN | ACK), (50000, 8001, 101, 701, ACK))
    for number, (sender, target, sequence, acknowledgement, flags) in enumerate(way, start=1):
        at = 0.03 + number / 100
        data = segment(sender, target, sequence, acknowledgement, flags)
        events += [e.FrameSent(at, number, data, e.Link.RAW, at + 0.005), e.FrameArrived(at + 0.005, number)]
    return [*events, e.CallReturned(0.08, "client", 1), e.CaptureCounted(0.09, 3, 0), e.RunEnded(0.1)]


def say(events: list[AnyEvent]) -> None:
    """Tell events, as a source does."""
    sys.stdout.buffer.write(b"".join(map(to_line, events)))
    sys.stdout.buffer.flush()


def wait_for_end_of_input() -> None:
    """Until nobody wants more."""
    while os.read(0, 65536):
        pass


def good(request: RunRequest) -> None:
    """A whole conversation."""
    say(conversation(request.lesson or request.recording))


def burst(request: RunRequest) -> None:
    """Twenty thousand lines at once."""
    lines = [e.Printed(step / 1000, "client", str(step)) for step in range(20_000)]
    say([e.RunStarted(0.0, "loopback", request.lesson, 1), *lines, e.RunEnded(20.0)])


def patient(request: RunRequest) -> None:
    """Begins, and goes on until it is asked to stop."""
    say(conversation(request.lesson)[:-1])
    wait_for_end_of_input()
    say([e.ProgramEnded(1.0, "client", -15, stopped=True), e.RunEnded(1.0)])


def deaf(request: RunRequest) -> None:
    """Hears neither the end of its input nor SIGTERM."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    say(conversation(request.lesson)[:-1])
    threading.Event().wait(60)


def garbage(request: RunRequest) -> None:
    """Something that is no event, and then one that is."""
    say(conversation(request.lesson)[:3])
    sys.stdout.write("Segmentation fault\n")
    say([e.Printed(1.0, "client", "late")])
    wait_for_end_of_input()


def broken(request: RunRequest) -> None:
    """Dies in mid-sentence."""
    say(conversation(request.lesson)[:3])
    sys.stdout.buffer.write(b'{"type":"Prin')
    sys.stdout.flush()
    print("first words", "out of memory", sep="\n", file=sys.stderr)
    sys.exit(7)


def mute(request: RunRequest) -> None:
    """Says nothing at all."""
    wait_for_end_of_input()


def failing(request: RunRequest) -> None:
    """One of the programs raises an error that nothing catches."""
    *talk, end = conversation(request.lesson)
    failed = e.ProgramFailed(0.095, "client", 3, "NameError", "name 'x' is not defined")
    say([*talk, failed, e.ProgramEnded(0.096, "client", 1), end])


def stumbling(request: RunRequest) -> None:
    """The server raises an error before anything is sent."""
    say([
        e.RunStarted(0.0, "loopback", request.lesson, 1),
        e.ProgramStarted(0.01, "server", 11, "s.accept()\n"),
        e.ProgramFailed(0.02, "server", 1, "NameError", "name 's' is not defined"),
        e.ProgramEnded(0.03, "server", 1),
        e.Problem(0.04, Sentence("sources", "The server ended before it was ready.")),
        e.RunEnded(0.05),
    ])  # fmt: skip


def complaining(request: RunRequest) -> None:
    """Cannot do it, and says why."""
    say([e.Problem(0.0, Sentence("sources", "There is no network here.")), e.RunEnded(0.0)])


def refusing(request: RunRequest) -> None:
    """Only the model can run here."""
    (good if request.source == "model" else complaining)(request)


def uneven(request: RunRequest) -> None:
    """Only the model never comes to its end."""
    (patient if request.source == "model" else good)(request)


def differing(request: RunRequest) -> None:
    """The model leaves the last acknowledgement out."""
    events = conversation(request.lesson)
    say(events if request.source != "model" else [event for event in events if getattr(event, "number", 0) != 3])


def reading(request: RunRequest) -> None:
    """Tells the programs that it was given, and runs none of them."""
    started = [e.ProgramStarted(0.1, name, 11, text) for name, text in request.programs.items()]
    say([e.RunStarted(0.0, "loopback", request.lesson, 1), *started, e.RunEnded(1.0)])


PARTS = (
    good, burst, patient, deaf, garbage, broken, mute, failing, stumbling, complaining, refusing, uneven, differing,
    reading,
)  # fmt: skip
WAYS: dict[str, Callable[[RunRequest], None]] = {each.__name__: each for each in PARTS}


def main(arguments: Iterator[str]) -> None:
    """Read the request, play."""
    WAYS[next(arguments)](from_line(sys.stdin.buffer.readline()))


if __name__ == "__main__":
    main(iter(sys.argv[1:]))
