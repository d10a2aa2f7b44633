"""How the window looks and speaks: theme, text size, language, motion, and the lecture room."""

from __future__ import annotations

import os
from functools import partial
from typing import assert_never

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QTimer, Signal
from PySide6.QtWidgets import QApplication, QStyle, QWidget

from app.language import Language
from app.preferences import NO, YES, Preference, Preferences
from sim.sources.request import INTERFACE_VARIABLE
from widgets.style import style_sheet
from widgets.theme import THEMES, Role, Theme, theme_for

ROUNDS = 5
"""How often a window is made smaller: each time what has no room any more folds away, and makes room for the next."""


class Looks(QObject):
    """Dresses `window` and the application, and remembers it; the window's parts follow its signals.

    Signals:
        theme_changed: draw in this theme from now on.
        language_changed: speak 'zh' or 'en' from now on.
        motion_changed: whether to jump instead of moving.
        questions_changed: whether play stops to ask.
    """

    theme_changed = Signal(object)
    language_changed = Signal(str)
    motion_changed = Signal(bool)
    questions_changed = Signal(bool)

    def __init__(self, window: QWidget, preferences: Preferences) -> None:
        super().__init__(window)
        self._window, self._preferences = window, preferences
        self._language = Language(self)
        self.theme: Theme = THEMES[preferences.theme]
        self._name = preferences.theme
        self._interface_at_start = os.environ.get(INTERFACE_VARIABLE, "")
        self._size_chosen = self._size_grown = preferences.size
        self._place_before, self._was_maximized = QRect(QPoint(), preferences.size), False
        window.installEventFilter(self)

    @property
    def language(self) -> str:
        """'zh' or 'en'."""
        return self._language.name

    @property
    def reduces_motion(self) -> bool:
        """The person's wish, else the system's."""
        chosen = self._preferences.reduces_motion
        animates = self._window.style().styleHint(QStyle.StyleHint.SH_Widget_Animate)
        return not animates if chosen is None else chosen

    @property
    def asks(self) -> bool:
        """Whether play stops to ask."""
        return self._preferences.asks

    def restore(self) -> None:
        """As it was the last time."""
        self.set_language(self._preferences.language)
        self.set_theme(self._preferences.theme)
        self.motion_changed.emit(self.reduces_motion)
        self.questions_changed.emit(self._preferences.asks)
        self._tell_children()

    def set_theme(self, name: str) -> None:
        """Look 'light', 'dark' or 'projector'."""
        self._name = name
        if not THEMES[name].is_projecting:
            self._preferences.theme = name
        self._dress()

    def set_language(self, language: str) -> None:
        """Speak 'zh' or 'en'."""
        self._preferences.language = language
        self._language.speak(language)
        self.language_changed.emit(language)

    def toggle_dark(self) -> None:
        """From light to dark, and back."""
        self.set_theme("light" if self.theme.name == "dark" else "dark")

    def toggle_language(self) -> None:
        """From Chinese to English, and back."""
        self.set_language("en" if self.language == "zh" else "zh")

    def toggle_projecting(self) -> None:
        """To the lecture room's look on the whole screen, and back."""
        if self.theme.is_projecting:
            self._leave_lecture_room()
            return
        frame = self._window.window()
        self._place_before, self._was_maximized = frame.geometry(), frame.isMaximized()
        self.set_theme("projector")
        if frame.isVisible():
            frame.showFullScreen()

    def _leave_lecture_room(self) -> None:
        """The old place comes first: in the whole screen's, more would stand side by side, and keep the window wide.

        A window that was only made to look like it stays where it is.
        """
        frame, place = self._window.window(), self._place_before
        if frame.isFullScreen() and self._was_maximized:
            frame.showMaximized()
        elif frame.isFullScreen():
            frame.showNormal()
            frame.setGeometry(place)
            # Not every window system gives the old place back.
            QTimer.singleShot(0, self, lambda: frame.setGeometry(place))
        self.set_theme(self._preferences.theme)

    # Preferences by name

    @property
    def values(self) -> dict[Preference, str]:
        """What is chosen now, by the name of the preference."""
        return {
            "theme": self.theme.name,
            "language": self.language,
            "text_size": f"{self._preferences.text_size:g}",
            "reduced_motion": YES if self.reduces_motion else NO,
            "questions": YES if self._preferences.asks else NO,
            "interface": self._preferences.interface,
        }

    def choose(self, name: Preference, value: str) -> None:
        """Choose a preference by its name."""
        match name:
            case "theme":
                self.set_theme(value)
            case "language":
                self.set_language(value)
            case "text_size":
                self._choose_text_size(float(value))
            case "reduced_motion":
                self._preferences.reduces_motion = value == YES
                self.motion_changed.emit(value == YES)
            case "interface":
                self._preferences.interface = value
                self._tell_children()
            case "questions":
                self._preferences.asks = value == YES
                self.questions_changed.emit(value == YES)
            case _:
                assert_never(name)

    def _choose_text_size(self, size: float) -> None:
        """A window that large text has made larger has its own size back as soon as that can be."""
        frame = self._window.window()
        if frame.size() != self._size_grown:
            self._size_chosen = frame.size()
        self._preferences.text_size = size
        self._dress()
        if not frame.isFullScreen() and not frame.isMaximized():
            self._give_size_back()

    def _give_size_back(self, rounds: int = ROUNDS) -> None:
        """As far as it goes; between the rounds what stands in the window finds its place."""
        frame = self._window.window()
        frame.resize(self._size_chosen)
        self._size_grown = frame.size()
        if rounds:
            QTimer.singleShot(0, self, partial(self._give_size_back, rounds - 1))

    def _tell_children(self) -> None:
        """Child processes read in their environment where to capture; without a choice, what was set by hand stands."""
        interface = self._preferences.interface or self._interface_at_start
        if interface:
            os.environ[INTERFACE_VARIABLE] = interface
        else:
            os.environ.pop(INTERFACE_VARIABLE, None)

    def be_silent(self) -> None:
        """Take back every translation."""
        self._language.be_silent()

    # How it is done

    def _dress(self) -> None:
        self.theme = theme = self._wanted()
        QApplication.setPalette(theme.palette())
        QApplication.setFont(theme.font(Role.BODY))
        # Parts that the style sheet has dressed already do not hear of the application's first font.
        self._window.setFont(theme.font(Role.BODY))
        self._window.setStyleSheet(style_sheet(theme))
        self.theme_changed.emit(theme)

    def _wanted(self) -> Theme:
        return theme_for(self._name, self._preferences.text_size, self._window.height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and self.theme.is_projecting and self._wanted() != self.theme:
            self._dress()
        return super().eventFilter(watched, event)
