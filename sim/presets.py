"""Presets of a lesson: settings that together show one thing on purpose, and why they do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from sim.settings import LessonError, Name, Setting, Words


class Preset(Struct, frozen=True, forbid_unknown_fields=True):
    """One case of a lesson at a click: `values` are texts of settings by name, all others are at their defaults.

    `because` says in a sentence what is to be seen and why.
    """

    name: Name
    title: Words
    because: Words
    values: Mapping[str, str] = {}

    def chosen(self, settings: Iterable[Setting]) -> dict[str, str]:
        """The text of each of `settings`. What only another source has, such as a cable, is left out."""
        return {setting.name: self.values.get(setting.name, setting.default) for setting in settings}

    def is_set(self, settings: Iterable[Setting], texts: Mapping[str, str]) -> bool:
        """Whether `texts` mean the same as this preset, for every one of `settings`."""
        wanted = list(settings)
        chosen = self.chosen(wanted)
        try:
            return all(
                setting.value_of(texts[setting.name]) == setting.value_of(chosen[setting.name]) for setting in wanted
            )
        except LessonError:
            return False
