"""The child process of a source: one request in, events out."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import threading
from collections.abc import Callable
from typing import BinaryIO

from sim.network import events as e
from sim.network.events import AnyEvent, to_line
from sim.sources import commands, request
from sim.sources.commands import Obeys
from sim.sources.loopback import LoopbackRun
from sim.sources.model.run import ModelRun
from sim.sources.processes import die_with_parent
from sim.sources.recording import RecordingRun
from sim.sources.request import Source
from sim.sources.wire import WireRun
from sim.words import QT_TRANSLATE_NOOP, Sentence

SOURCES: dict[str, type[Source]] = {
    "loopback": LoopbackRun,
    "wire": WireRun,
    "model": ModelRun,
    "recording": RecordingRun,
}

BROKE = QT_TRANSLATE_NOOP(
    "sources",
    "The experiment broke off because of a fault in Socketscope itself: {error}. What happened until then is kept.",
)


def main() -> None:
    """Read the request, run its source, tell its events."""
    die_with_parent()
    # Ctrl-C in a terminal reaches every process there. Whoever asked decides, and tells by closing our input.
    signal.signal(signal.SIGINT, lambda *_: None)
    with contextlib.suppress(OSError):  # nobody listens any more
        _answer(sys.stdin.buffer)
    # Not by way of the interpreter's own end: that would wait for the thread that watches standard input.
    os._exit(0)


def _answer(asking: BinaryIO) -> None:
    last = 0.0

    def tell(event: AnyEvent) -> None:
        nonlocal last
        last = max(last, event.time)
        write(event)

    try:
        _run(request.from_line(asking.readline()), asking, tell)
    except BrokenPipeError:
        raise
    except Exception as error:  # whatever it was, the window must hear of it in a sentence
        write(e.Problem(last, Sentence("sources", BROKE, {"error": f"{type(error).__name__}: {error}"})))
        write(e.RunEnded(last))


def _run(asked: request.RunRequest, asking: BinaryIO, tell: Callable[[AnyEvent], None]) -> None:
    stop = threading.Event()
    source = SOURCES[asked.source](asked, tell, stop)
    source.prepare()
    threading.Thread(target=_watch, args=(source, asking, stop), daemon=True).start()
    source.run()


def _watch(source: Source, asking: BinaryIO, stop: threading.Event) -> None:
    """Pass on what a hand does to the cable. When standard input ends, nobody wants more."""
    for line in asking:
        if isinstance(source, Obeys):
            with contextlib.suppress(ValueError):  # half a line, because whoever wrote it is gone
                source.obey(commands.from_line(line))
    stop.set()


def write(event: AnyEvent) -> None:
    """One event to whoever asked, at once."""
    assert sys.__stdout__ is not None
    sys.__stdout__.buffer.write(to_line(event))
    sys.__stdout__.buffer.flush()


if __name__ == "__main__":
    main()
