"""The command `record`: runs a lesson, saves what happened, and says in one line what that was."""

from __future__ import annotations

from pathlib import Path

from app.explored_text import VERDICTS
from app.parser import DONE, PROBLEM
from app.saving import put_in_place
from app.voice import complain, said, told, words
from sim.lessons import Lesson
from sim.words import QT_TRANSLATE_NOOP, Sentence

RUNS, SECONDS = 20_000, 600.0
"""How far schedules are explored: so that the same file comes of it each time, the number is what ends it, not time."""
NO_PACKETS = QT_TRANSLATE_NOOP(
    "commands",
    "Threads send no packets, so there is no capture of them. Let {out} end in .jsonl to open the run again.",
)
OF_SOCKETS = QT_TRANSLATE_NOOP(
    "commands", "{lesson}: packets {packets}, events {events}, dropped {dropped}, {seconds} s -> {out}"
)
OF_THREADS = QT_TRANSLATE_NOOP(
    "commands", "{lesson}: {events} events, {steps} steps, {verdict}, {outcomes} outcomes -> {out}"
)


def record_sockets(lesson: Lesson, source: str, chosen: dict[str, str], out: Path) -> int:
    """Run the lesson on `source`. Raises LessonError for a bad setting, RunError if the file cannot be written."""
    from sim.network import events as e
    from sim.network.troubles import troubles_in
    from sim.network.world import World
    from sim.sources import recording
    from sim.sources.request import request_for
    from sim.sources.run import run
    from sim.timeline import Timeline

    timeline: Timeline[e.AnyEvent, World] = Timeline(World())
    for event in run(request_for(lesson, source, chosen)):
        timeline.add(event)
    put_in_place(out, lambda part: recording.write(part, timeline.events, said))
    world = timeline.world_after(len(timeline))
    dropped = world.capture.dropped if world.capture is not None else 0
    figures = {"packets": len(world.packets), "events": len(timeline), "dropped": dropped}
    print(told(OF_SOCKETS, lesson=lesson.id, **figures, seconds=f"{timeline.end:.3f}", out=str(out)))
    return _end(*troubles_in(world))


def record_threads(lesson: Lesson, chosen: dict[str, str], out: Path) -> int:
    """Explore the lesson's program, and save the run that shows the point: a bad one if there is one.

    That it ends badly is no problem but what was looked for: an exception in it is told, and the code is 0.
    Raises LessonError for a bad setting, RunError if the file cannot be written.
    """
    from app.thread_asked import asked_of, recorded_of
    from sim.concurrency.events import AnyEvent, Stepped, ThreadFailed
    from sim.concurrency.events import Problem as ThreadsProblem
    from sim.concurrency.narrator import narrate
    from sim.concurrency.world import World
    from sim.sources import thread_recording
    from sim.sources.interleaving import Interleaving
    from sim.timeline import Timeline

    asked = asked_of(lesson, chosen)
    child = Interleaving()
    try:
        report = child.explore(asked.explore(SECONDS, RUNS))
        if isinstance(report, Sentence):
            return _end(report)
        found = report.telling(asked.expect)
        witness = found.witness if found is not None else ()
        events: list[AnyEvent] = list(
            child.ask(asked.replay(witness, to_the_end=found not in report.loops, is_endless=found in report.loops))
        )
        recorded = recorded_of(asked, events, child.enabled, report)
    finally:
        child.close()
    put_in_place(out, lambda part: thread_recording.write(part, recorded, events))
    steps = sum(isinstance(event, Stepped) for event in events)
    figures = {"events": len(events), "steps": steps, "outcomes": len(report.ends)}
    print(told(OF_THREADS, lesson=lesson.id, **figures, verdict=words(VERDICTS[report.verdict]), out=str(out)))
    timeline: Timeline[AnyEvent, World] = Timeline(World())
    for event in events:
        timeline.add(event)
    for failure in (event for event in events if isinstance(event, ThreadFailed)):
        print(said(narrate(failure, timeline.world_at(failure.time))))
    return _end(*(event.sentence for event in events if isinstance(event, ThreadsProblem)))


def _end(*problems: Sentence) -> int:
    complain(*problems)
    return PROBLEM if problems else DONE
