"""What every kind of run tells, be it of a network or of threads. Every docstring is help text."""

from __future__ import annotations

from typing import ClassVar

from msgspec import Struct

from sim.words import Sentence


class Event(Struct, frozen=True, tag=True, omit_defaults=True):
    """Something that happened at `time` seconds after the run began."""

    is_moment: ClassVar[bool] = False
    """Whether play and step stop here."""

    time: float


class Problem(Event, frozen=True):
    """Something went wrong, said in one sentence: what happened, why, what to do."""

    is_moment: ClassVar[bool] = True

    sentence: Sentence


class RunEnded(Event, frozen=True):
    """The experiment is over; nothing more will happen."""

    is_moment: ClassVar[bool] = True
