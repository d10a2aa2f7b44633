"""Runs a source in its child process and yields its events: for scripts, notebooks and the command line."""

from __future__ import annotations

import contextlib
import subprocess
from collections.abc import Iterator

from sim.lessons import Lesson
from sim.network import events as e
from sim.network.events import AnyEvent, from_line
from sim.sources.request import COMMAND, ROOT, RunRequest, to_line
from sim.words import QT_TRANSLATE_NOOP, Sentence

CHILD_DIED = QT_TRANSLATE_NOOP(
    "sources",
    "The process that ran the experiment ended without a word (exit code {code}). What happened until then is kept.",
)
STOP_PATIENCE = 5.0


def run(request: RunRequest) -> Iterator[AnyEvent]:
    """The events of one run, as they come. Closing the iterator stops the run and leaves nothing behind."""
    child = subprocess.Popen(COMMAND, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert child.stdin is not None and child.stdout is not None
    last, ended = 0.0, False
    try:
        with contextlib.suppress(BrokenPipeError):
            child.stdin.write(to_line(request))
            child.stdin.flush()
        for line in child.stdout:
            event = from_line(line)
            last, ended = max(last, event.time), isinstance(event, e.RunEnded)
            yield event
        if not ended:
            yield e.Problem(last, Sentence("sources", CHILD_DIED, {"code": child.wait()}))
            yield e.RunEnded(last)
    finally:
        _end(child)


def _end(child: subprocess.Popen[bytes]) -> None:
    assert child.stdin is not None and child.stdout is not None
    with contextlib.suppress(BrokenPipeError):
        child.stdin.close()
    # Reading on lets the child write its last events and go.
    with contextlib.suppress(ValueError):
        child.stdout.close()
    try:
        child.wait(STOP_PATIENCE)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()


def request_for(lesson: Lesson, source: str, chosen: dict[str, str]) -> RunRequest:
    """What to ask for, to run `lesson` with the chosen texts for its settings. Raises LessonError for a bad value."""
    programs = {name: lesson.text_of(name) for name in lesson.programs}
    return RunRequest(source, lesson.id, programs, lesson.values(chosen))
