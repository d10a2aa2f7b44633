"""Runs a source in its child process and yields its events: for scripts, notebooks and the command line."""

from __future__ import annotations

import contextlib
import subprocess
import threading
from collections.abc import Iterator

from sim.network import events as e
from sim.network.events import AnyEvent, from_line
from sim.sources.request import COMMAND, ROOT, RunRequest, to_line
from sim.words import QT_TRANSLATE_NOOP, Sentence

CHILD_DIED = QT_TRANSLATE_NOOP(
    "sources",
    "The process that ran the experiment ended without a word (exit code {code}). What happened until then is kept.",
)
STOP_PATIENCE = 5.0
OVERTIME = 20.0
"""Seconds beyond a run's time limit after which its process counts as hanging and is killed."""


def run(request: RunRequest) -> Iterator[AnyEvent]:
    """The events of one run, as they come. Closing the iterator stops the run and leaves nothing behind."""
    # In a session of its own, Ctrl+C in a terminal does not reach it: whoever asked decides.
    child = subprocess.Popen(COMMAND, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True)
    watchdog = threading.Timer(request.time_limit + OVERTIME, child.kill)
    if not request.recording:  # reading a file takes as long as the file is
        watchdog.start()
    try:
        yield from _events(child, request)
    finally:
        watchdog.cancel()
        _end(child)


def _events(child: subprocess.Popen[bytes], request: RunRequest) -> Iterator[AnyEvent]:
    assert child.stdin is not None
    assert child.stdout is not None
    last, ended = 0.0, False
    with contextlib.suppress(BrokenPipeError):
        child.stdin.write(to_line(request))
        child.stdin.flush()
    for line in child.stdout:
        try:
            event = from_line(line)
        except ValueError:  # half a line, because the child was killed, or none of ours
            continue
        last, ended = max(last, event.time), isinstance(event, e.RunEnded)
        yield event
    if not ended:
        yield e.Problem(last, Sentence("sources", CHILD_DIED, {"code": child.wait()}))
        yield e.RunEnded(last)


def _end(child: subprocess.Popen[bytes]) -> None:
    """The child stops when its input ends; it finds nobody who listens, and goes."""
    for pipe in (child.stdin, child.stdout):
        if pipe is not None:
            with contextlib.suppress(BrokenPipeError):
                pipe.close()
    try:
        child.wait(STOP_PATIENCE)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()
