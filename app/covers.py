"""What is laid over the whole window: a black screen, and the list of keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from widgets.blank_screen import BlankScreen
from widgets.key_help import KeyHelp


class Covers(QObject):
    """Each is as large as `window`; `banner` lies under them and can be put away like them."""

    def __init__(self, window: QWidget, banner: QWidget) -> None:
        super().__init__(window)
        self._window, self._banner = window, banner
        self.blank, self.help = BlankScreen(window), KeyHelp(window)
        window.installEventFilter(self)

    def toggle_help(self) -> None:
        """Show the keys, or put them away."""
        if self.help.isHidden():
            self.help.cover()
        else:
            self.help.hide()

    def uncover(self) -> bool:
        """Put the uppermost away; False if there was none."""
        for cover in (self.blank, self.help, self._banner):
            if not cover.isHidden():
                cover.hide()
                return True
        return False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            for cover in (self.blank, self.help):
                cover.setGeometry(self._window.rect())
        return super().eventFilter(watched, event)
