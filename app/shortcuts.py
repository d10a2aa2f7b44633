"""Every key of the window, in one table: the shortcuts are made from it, and so is the page that lists them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QScrollBar, QTabBar, QWidget

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
    "quit": ("Ctrl+Q",),
}
"""Those of the window itself, by the names of their titles."""
TITLES = {
    "play": QT_TRANSLATE_NOOP("shortcuts", "Play or pause"),
    "on": QT_TRANSLATE_NOOP("shortcuts", "On through the course: run, step, reveal, next"),
    "before": QT_TRANSLATE_NOOP("shortcuts", "Back through the course"),
    "step": QT_TRANSLATE_NOOP("shortcuts", "One step on"),
    "back": QT_TRANSLATE_NOOP("shortcuts", "One step back"),
    "home": QT_TRANSLATE_NOOP("shortcuts", "To the start"),
    "end": QT_TRANSLATE_NOOP("shortcuts", "To the end"),
    "faster": QT_TRANSLATE_NOOP("shortcuts", "Faster"),
    "slower": QT_TRANSLATE_NOOP("shortcuts", "Slower"),
    "zoom_in": QT_TRANSLATE_NOOP("shortcuts", "Zoom in"),
    "zoom_out": QT_TRANSLATE_NOOP("shortcuts", "Zoom out"),
    "unzoom": QT_TRANSLATE_NOOP("shortcuts", "Not zoomed"),
    "answer": QT_TRANSLATE_NOOP("shortcuts", "Answer what is asked; else let this thread step"),
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
    "quit": QT_TRANSLATE_NOOP("shortcuts", "Leave Socketscope"),
}


def keys_of(deeds: Mapping[str, Callable[[], object]]) -> list[Key]:
    """The keys of the window itself, for its deeds by name."""
    return [Key(KEYS[name], TITLES[name], deed) for name, deed in deeds.items()]


def install(window: QWidget, keys: Sequence[Key]) -> list[QShortcut]:
    """Make the shortcuts of `window`, and give those that go on while their key is held down.

    Where a text is being written, its keys stay its own: Qt asks the focus first.
    """
    repeating = []
    for key in keys:
        for sequence in key.keys:
            shortcut = QShortcut(QKeySequence(sequence), window, autoRepeat=key.repeats)
            shortcut.activated.connect(_handed_on(sequence, key.deed))
            repeating += [shortcut] if key.repeats else []
    return repeating


def pressed_by_return(event: QKeyEvent) -> bool:
    """Return presses the button that has the focus, as Space does; to be asked of a key that no control has taken."""
    focus = QApplication.focusWidget()
    if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or not isinstance(focus, QAbstractButton):
        return False
    if not event.isAutoRepeat():
        focus.click()
    return True


def stop_held(shortcuts: Sequence[QShortcut], is_stopped: bool) -> None:
    """Whether a key that is held down does nothing more: so it skips no question unread."""
    for shortcut in shortcuts:
        shortcut.setAutoRepeat(not is_stopped)


def rows(keys: Sequence[Key]) -> list[tuple[Sequence[str], str]]:
    """Keys and their meaning, in the language of the moment; those with the same meaning share a row."""
    by_title = {title: list(alike) for title, alike in groupby(keys, key=lambda key: key.title)}
    return [
        (tuple(sequence for key in alike for sequence in key.keys), QCoreApplication.translate("shortcuts", title))
        for title, alike in by_title.items()
    ]


def _handed_on(sequence: str, deed: Callable[[], object]) -> Callable[[], object]:
    """A window's shortcut takes its key away from the control that has the focus; what that needs is handed on."""
    if sequence == "Space":
        return _unless_pressed_on_a_control(deed)
    return _unless_among_others(deed, ALONG[sequence]) if sequence in ALONG else deed


ALONG = {"Left": -1, "Right": 1}


def _unless_among_others(deed: Callable[[], object], along: int) -> Callable[[], None]:
    """Left and Right go along tabs, the buttons of a choice, and scroll bars."""

    def done() -> None:
        focus = QApplication.focusWidget()
        if isinstance(focus, QTabBar):
            focus.setCurrentIndex((focus.currentIndex() + along) % focus.count())
        elif isinstance(focus, QScrollBar):
            focus.setValue(focus.value() + along * focus.singleStep())
        elif isinstance(focus, QAbstractButton) and focus.group() is not None:
            buttons = [button for button in focus.group().buttons() if button.isVisible() and button.isEnabled()]
            chosen = buttons[(buttons.index(focus) + along) % len(buttons)]
            chosen.setFocus(Qt.FocusReason.TabFocusReason)
            chosen.click()
        else:
            deed()

    return done


def _unless_pressed_on_a_control(deed: Callable[[], object]) -> Callable[[], None]:
    """Space presses the button or opens the choice that has the focus."""

    def done() -> None:
        focus = QApplication.focusWidget()
        if isinstance(focus, QAbstractButton):
            focus.click()
        elif isinstance(focus, QComboBox):
            focus.showPopup()
        else:
            deed()

    return done
