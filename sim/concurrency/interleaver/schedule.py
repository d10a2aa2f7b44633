"""A schedule that was saved: it can be replayed strictly, or it is refused with a sentence that says why."""

from __future__ import annotations

import hashlib
import sys

from msgspec import Struct

from sim.words import QT_TRANSLATE_NOOP, Sentence

OTHER_CODE = QT_TRANSLATE_NOOP(
    "schedule", "This schedule belongs to another version of the program. Explore the program as it is now."
)
OTHER_PYTHON = QT_TRANSLATE_NOOP(
    "schedule",
    "This schedule was made with Python {theirs} and this is Python {ours}, which executes other instructions. "
    "Explore the program here.",
)


class Schedule(Struct, frozen=True):
    """Who steps when, and what that was found for: the code (its hash), the Python ("3.12"), the granularity.

    `is_endless`: it comes back to where it has been, and nobody ever gets on.
    """

    code: str
    python: str
    granularity: str
    steps: tuple[int, ...]
    is_endless: bool = False


def this_python() -> str:
    """The version of Python that runs here, as a schedule names it: "3.12"."""
    return f"{sys.version_info.major}.{sys.version_info.minor}"


def code_of(text: str) -> str:
    """What tells programs apart: the SHA-256 of the text."""
    return hashlib.sha256(text.encode()).hexdigest()


def why_not(schedule: Schedule, text: str, python: str) -> Sentence | None:
    """Why a schedule cannot be replayed for this program on this Python; None if it can."""
    if schedule.code != code_of(text):
        return Sentence("schedule", OTHER_CODE)
    if schedule.python != python:
        return Sentence("schedule", OTHER_PYTHON, {"theirs": schedule.python, "ours": python})
    return None
