"""What is laid over the window: a black screen, the keys, the lecturer's notes, what comes next, the welcome."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from widgets.blank_screen import BlankScreen
from widgets.key_help import KeyHelp
from widgets.next_up import NextUp
from widgets.notes import Notes
from widgets.theme import LIGHT, Theme
from widgets.welcome import Welcome


class Covers(QObject):
    """Each lies over `window`, most over the whole of it; `banner` lies under them and can be put away like them.

    What comes next is said at the foot of the room that is shown, which stands on `floor`.
    """

    def __init__(self, window: QWidget, banner: QWidget, floor: QWidget) -> None:
        super().__init__(window)
        self._window, self._banner = window, banner
        self._theme = LIGHT
        self._welcome: Welcome | None = None
        self.notes, self.blank, self.help = Notes(window), BlankScreen(window), KeyHelp(window)
        self.next_up = NextUp(window, floor)
        window.installEventFilter(self)

    def set_theme(self, theme: Theme) -> None:
        """Colours and sizes."""
        self._theme = theme
        for cover in (self.help, self.notes, self.next_up, self._welcome):
            if cover is not None:
                cover.set_theme(theme)

    def show_welcome(self, begin: Callable[[], None]) -> None:
        """Greet a newcomer; the one button puts that away and does `begin`."""
        welcome = self._welcome = Welcome(self._window)
        welcome.set_theme(self._theme)
        welcome.requested.connect(partial(self._put_away, welcome))
        welcome.requested.connect(begin)
        welcome.cover()

    def toggle_help(self) -> None:
        """Show the keys, or put them away."""
        if self.help.isHidden():
            self.help.cover()
        else:
            self.help.hide()

    def go_on(self) -> bool:
        """Lift the black screen, or begin where the welcome is; False if there was neither."""
        if not self.blank.isHidden():
            self.blank.hide()
        elif self._welcome is not None and self.greeting is not None:
            self._welcome.requested.emit()
        else:
            return False
        return True

    @property
    def greeting(self) -> QWidget | None:
        """The welcome, while it is there: the keyboard stays in it."""
        return self._welcome if self._welcome is not None and not self._welcome.isHidden() else None

    def uncover(self) -> bool:
        """Put the uppermost away; False if there was none."""
        for cover in (self.blank, self.help, self.notes, self.next_up, self._welcome, self._banner):
            if cover is not None and not cover.isHidden():
                self._put_away(cover)
                return True
        return False

    def _put_away(self, cover: QWidget) -> None:
        """The window itself gets the keyboard from what goes; Qt would give it to the next control, such as a line."""
        focus = QApplication.focusWidget()
        if focus is not None and cover.isAncestorOf(focus):
            self._window.setFocus()
        cover.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            for cover in (self.blank, self.help, self._welcome):
                if cover is not None:
                    cover.setGeometry(self._window.rect())
            self.notes.place()
            self.next_up.place()
        return super().eventFilter(watched, event)
