"""What a lesson has to show one after the other: as it is, its cases, its sayings. A lecture goes through them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sim.lessons import Lesson
from sim.myths import Myth
from sim.settings import Words

PROGRAM = "program"
"""The setting of a lesson about threads that chooses among its programs."""


@dataclass(frozen=True)
class Act:
    """A run with these texts of settings, and what it is called; or a saying, whose experiment is the run."""

    title: Words
    values: Mapping[str, str]
    myth: Myth | None = None


def acts_of(lesson: Lesson, source: str) -> tuple[Act, ...]:
    """The lesson at its defaults, its presets and programs that are something else, its sayings, as `source` can."""
    settings = lesson.settings_on(source)
    defaults = {setting.name: setting.default for setting in settings}
    presets = (
        Act(preset.title, preset.chosen(settings))
        for preset in lesson.presets
        if preset.values.keys() <= defaults.keys() and not preset.is_set(settings, defaults)
    )
    programs = (
        Act(choice.title, {**defaults, PROGRAM: choice.value})
        for setting in settings
        if setting.name == PROGRAM
        for choice in setting.choices
        if choice.value != setting.default
    )
    sayings = (Act(myth.claim, myth.chosen(settings), myth) for myth in lesson.myths_on(source))
    return (Act(lesson.title, defaults), *presets, *programs, *sayings)
