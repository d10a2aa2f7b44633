"""What is asked of the interleaver: a program, and what it is for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sim.concurrency.constants import with_constants
from sim.concurrency.events import AnyEvent, RunStarted, Stepped
from sim.concurrency.expectation import names_in
from sim.concurrency.interleaver.report import Report
from sim.concurrency.interleaver.schedule import OTHER_PYTHON, this_python
from sim.lessons import Lesson
from sim.questions import Question
from sim.sources.interleaving import Explore, Replay
from sim.sources.thread_recording import VERSION, Recorded
from sim.words import Sentence

SOURCE = "threads"


@dataclass(frozen=True)
class Asked:
    """What runs: the text, its name, where its threads may be switched, and what must hold at its end.

    `values` are the texts of the settings of the `lesson` that it comes from, if it comes from one; `presets` are those
    of its presets that they mean. `python` is the version by which it was run ("3.12"), if that may be another one than
    this.
    """

    text: str
    file: str
    granularity: str = "bytecode"
    expect: str = ""
    lesson: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    python: str = ""
    presets: frozenset[str] = frozenset()

    @property
    def program(self) -> str:
        """Which one of the lesson's programs it is."""
        return self.file.removesuffix(".py")

    def is_asked(self, question: Question) -> bool:
        """Whether the question is about this program with these settings."""
        return question.is_about(self.program) and question.is_for(self.presets)

    def explore(self, seconds: float, runs: int = 200_000) -> Explore:
        """The request to try every schedule, as far as that goes within these bounds."""
        return Explore(self.text, self.file, self.granularity, also=self._names, runs=runs, seconds=seconds)

    def replay(self, schedule: tuple[int, ...], *, to_the_end: bool, is_endless: bool = False) -> Replay:
        """The request to run it by this schedule."""
        return Replay(
            self.text, self.file, self.granularity, also=self._names, schedule=schedule, to_the_end=to_the_end,
            is_endless=is_endless,
        )  # fmt: skip

    def why_not_here(self) -> Sentence | None:
        """Why a schedule of it cannot be run by this Python; None if it can."""
        if self.python in ("", this_python()):
            return None
        return Sentence("schedule", OTHER_PYTHON, {"theirs": self.python, "ours": this_python()})

    @property
    def _names(self) -> tuple[str, ...]:
        return tuple(names_in(self.expect))


def asked_of(lesson: Lesson, chosen: Mapping[str, str], granularity: str = "bytecode") -> Asked:
    """The lesson's program with the chosen settings over the defaults.

    Raises LessonError for a bad name or value, OSError or UnicodeDecodeError if the program cannot be read.
    """
    values = lesson.values(chosen, SOURCE)
    program = str(values["program"])
    text = with_constants(lesson.text_of(program), values)
    texts = {name: str(value) for name, value in values.items()}
    presets = lesson.presets_set(chosen, SOURCE)
    return Asked(text, f"{program}.py", granularity, lesson.expect, lesson.id, texts, presets=presets)


def recorded_of(asked: Asked, events: Sequence[AnyEvent], enabled: tuple[int, ...], report: Report | None) -> Recorded:
    """What a recording of a run says before its events."""
    return Recorded(VERSION, len(events), asked.lesson, dict(asked.values), asked.expect, enabled, report)


def asked_in(recorded: Recorded, events: Sequence[AnyEvent]) -> Asked | None:
    """What a recording is of; None if not even the beginning of its run could be read."""
    started = events[0] if events else None
    if not isinstance(started, RunStarted):
        return None
    python = ".".join(started.python.split(".")[:2])
    of_lesson = recorded.lesson, recorded.values
    return Asked(started.text, started.file, started.granularity, recorded.expect, *of_lesson, python)


def schedule_in(events: Sequence[AnyEvent]) -> tuple[int, ...]:
    """Who stepped when."""
    return tuple(event.thread for event in events if isinstance(event, Stepped))
