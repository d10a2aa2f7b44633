"""Every key of the window, in one table: the shortcuts are made from it, and so is the page that lists them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QWidget

from sim.words import QT_TRANSLATE_NOOP


class Key(NamedTuple):
    """Keys that do the same, as Qt writes them portably; what they do, in words and in deed."""

    keys: tuple[str, ...]
    title: str
    deed: Callable[[], object]
    repeats: bool = False


KEYS = {
    "run": ("Ctrl+R",),
    "blank": (".", "B"),
    "project": ("F5",),
    "notes": ("N",),
    "leave": ("Esc",),
    "help": ("F1",),
    "preferences": ("Ctrl+,",),
    "diagnosis": ("F12",),
    "search": ("Ctrl+F",),
    "open": ("Ctrl+O",),
    "conversations": ("Ctrl+L",),
    "save": ("Ctrl+S",),
}
"""Those of the window itself, by the names of their titles."""
TITLES = {
    "play": QT_TRANSLATE_NOOP("shortcuts", "Play or pause"),
    "step": QT_TRANSLATE_NOOP("shortcuts", "One step on"),
    "back": QT_TRANSLATE_NOOP("shortcuts", "One step back"),
    "home": QT_TRANSLATE_NOOP("shortcuts", "To the start"),
    "end": QT_TRANSLATE_NOOP("shortcuts", "To the end"),
    "faster": QT_TRANSLATE_NOOP("shortcuts", "Faster"),
    "slower": QT_TRANSLATE_NOOP("shortcuts", "Slower"),
    "zoom_in": QT_TRANSLATE_NOOP("shortcuts", "Zoom in"),
    "zoom_out": QT_TRANSLATE_NOOP("shortcuts", "Zoom out"),
    "unzoom": QT_TRANSLATE_NOOP("shortcuts", "Not zoomed"),
    "answer": QT_TRANSLATE_NOOP("shortcuts", "Answer the question, or let this thread step"),
    "run": QT_TRANSLATE_NOOP("shortcuts", "Run the programs"),
    "blank": QT_TRANSLATE_NOOP("shortcuts", "Blank the screen"),
    "search": QT_TRANSLATE_NOOP("shortcuts", "Search the lessons"),
    "notes": QT_TRANSLATE_NOOP("shortcuts", "Notes for the lecturer"),
    "project": QT_TRANSLATE_NOOP("shortcuts", "Project for a lecture room"),
    "leave": QT_TRANSLATE_NOOP("shortcuts", "Close what is open"),
    "preferences": QT_TRANSLATE_NOOP("shortcuts", "Preferences"),
    "diagnosis": QT_TRANSLATE_NOOP("shortcuts", "What works here"),
    "help": QT_TRANSLATE_NOOP("shortcuts", "This list"),
    "open": QT_TRANSLATE_NOOP("shortcuts", "Open a recording"),
    "conversations": QT_TRANSLATE_NOOP("shortcuts", "Conversations of the capture"),
    "save": QT_TRANSLATE_NOOP("shortcuts", "Save or export this run"),
}


def keys_of(deeds: Mapping[str, Callable[[], object]]) -> list[Key]:
    """The keys of the window itself, for its deeds by name."""
    return [Key(KEYS[name], TITLES[name], deed) for name, deed in deeds.items()]


def install(window: QWidget, keys: Sequence[Key]) -> None:
    """Make the shortcuts of `window`. Where a text is being written, its keys stay its own: Qt asks the focus first."""
    for key in keys:
        for sequence in key.keys:
            shortcut = QShortcut(QKeySequence(sequence), window, autoRepeat=key.repeats)
            deed = _unless_pressed_on_a_control(key.deed) if sequence == "Space" else key.deed
            shortcut.activated.connect(deed)


def rows(keys: Sequence[Key]) -> list[tuple[Sequence[str], str]]:
    """Keys and their meaning, in the language of the moment; those with the same meaning share a row."""
    by_title = {title: list(alike) for title, alike in groupby(keys, key=lambda key: key.title)}
    return [
        (tuple(sequence for key in alike for sequence in key.keys), QCoreApplication.translate("shortcuts", title))
        for title, alike in by_title.items()
    ]


def _unless_pressed_on_a_control(deed: Callable[[], object]) -> Callable[[], None]:
    """A window's shortcut takes Space away from the control that has the focus; so here it is handed on."""

    def done() -> None:
        focus = QApplication.focusWidget()
        if isinstance(focus, QAbstractButton):
            focus.click()
        elif isinstance(focus, QComboBox):
            focus.showPopup()
        else:
            deed()

    return done
