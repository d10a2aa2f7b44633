"""The head of a program's card: which of its files is shown, how it is doing, and the way to change the file."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QToolButton, QWidget

from widgets.chips import chip_font
from widgets.icons import icon
from widgets.named import named
from widgets.speaking import Speaking
from widgets.status_chip import StatusChip
from widgets.theme import LIGHT, Role, Theme

ICONS = {"edit": "pencil", "run": "play", "restore": "undo-2", "cancel": "x"}
WHILE_READING, WHILE_WRITING = ("edit",), ("run", "restore", "cancel")


class CodeHead(Speaking, QWidget):
    """A name where there is one file, a choice where there are more.

    Signals:
        file_chosen: another file is to be shown. arg: the lesson's module, empty for the program's own file
        wished: a button. arg: "edit", "run" (what was written), "restore" (what the lesson had) or "cancel"
    """

    file_chosen = Signal(str)
    wished = Signal(str)

    def __init__(self, program: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._program = program
        self._theme = LIGHT
        self._is_writing = self._may_write = False
        self._title = named(QLabel(f"{program}.py", textFormat=Qt.TextFormat.PlainText), f"{program}_title")
        self._files = named(QComboBox(), f"{program}_files")
        self._files.activated.connect(lambda place: self.file_chosen.emit(self._files.itemData(place)))
        self._place = named(QLabel(textFormat=Qt.TextFormat.PlainText), f"{program}_place")
        self._place.setProperty("tone", "muted")
        self.chip = named(StatusChip(), f"{program}_status")
        self._buttons = {name: named(QToolButton(), f"{program}_{name}") for name in ICONS}
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 4, 4)
        row.addWidget(self._title)
        row.addWidget(self._files)
        row.addWidget(self._place)
        row.addStretch()
        row.addWidget(self.chip)
        for name, button in self._buttons.items():
            button.clicked.connect(lambda _=False, name=name: self.wished.emit(name))
            row.addWidget(button)
        self._show()
        self.retranslate()

    def show_files(self, modules: Sequence[str], shown: str) -> None:
        """The lesson's modules besides the program's own file, and which of the files is shown."""
        wanted = ["", *modules]
        if [self._files.itemData(place) for place in range(self._files.count())] != wanted:
            self._files.clear()
            for module in wanted:
                self._files.addItem(f"{module or self._program}.py", module)
            self._show()
        self._files.setCurrentIndex(wanted.index(shown) if shown in wanted else 0)

    def show_place(self, place: str) -> None:
        """Where the program runs, in a word."""
        self._place.setText(place)

    def offer_edit(self, is_offered: bool) -> None:
        """Whether the files can be changed."""
        self._may_write = is_offered
        self._show()

    def set_writing(self, is_writing: bool) -> None:
        """Offer what can be done with a changed file, or what can be done with one that is read."""
        self._is_writing = is_writing
        self._show()

    def set_theme(self, theme: Theme) -> None:
        """Colours and sizes."""
        self._theme = theme
        self.chip.set_theme(theme)
        for widget in (self._title, self._files):
            widget.setFont(theme.font(Role.BODY, chip_font(theme).weight()))
        self._place.setFont(theme.font(Role.CAPTION))
        for name, button in self._buttons.items():
            button.setIcon(icon(ICONS[name], theme.text))
            button.setIconSize(QSize(theme.px(16), theme.px(16)))
            button.setFixedSize(theme.px(32), theme.px(32))

    def _show(self) -> None:
        has_choice = self._files.count() > 1
        self._title.setHidden(has_choice)
        self._files.setVisible(has_choice)
        self._files.setDisabled(self._is_writing)
        for label in (self.chip, self._place):
            label.setHidden(self._is_writing)
        for name, button in self._buttons.items():
            wanted = WHILE_WRITING if self._is_writing else WHILE_READING
            button.setVisible(self._may_write and name in wanted)

    def retranslate(self) -> None:
        files = self.tr("Files of {name}").format(name=self._program)
        self._files.setAccessibleName(files)
        self._files.setToolTip(files)
        words = {
            "edit": self.tr("Change this file"),
            "run": self.tr("Run with what is written here"),
            "restore": self.tr("Put the lesson's own text back here; Ctrl+Z brings back what was written"),
            "cancel": self.tr("Leave the file as it was, and keep what is written here for the next change"),
        }
        for name, text in words.items():
            self._buttons[name].setToolTip(text)
            self._buttons[name].setAccessibleName(text)
