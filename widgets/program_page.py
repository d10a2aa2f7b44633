"""The program where it can be changed, and what must hold at the end of every run of it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from widgets.code_editor import CodeEditor
from widgets.icons import icon
from widgets.named import named
from widgets.speaking import Speaking
from widgets.theme import LIGHT, Role, Theme
from widgets.way_back import WayBack


class ProgramPage(Speaking, QWidget):
    """A text, a line below it for the expectation, and the way back to the lesson's own text once it was changed.

    Signals:
        text_edited: the person has changed the text.
        expectation_edited: the person has written what must hold at the end. arg: the expression
        original_requested: the lesson's own text is wanted again.
    """

    text_edited = Signal()
    expectation_edited = Signal(str)
    original_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("program_page")
        self._theme = LIGHT
        self._told = self._shown = ""
        self.editor = named(CodeEditor(), "program_editor")
        self.editor.textChanged.connect(self.text_edited)
        self._label = named(QLabel(textFormat=Qt.TextFormat.PlainText), "expectation_title")
        self._line = named(QLineEdit(), "expectation")
        self._line.editingFinished.connect(self._tell)
        self._line.returnPressed.connect(self._leave)
        self._line.installEventFilter(self)
        self._way_back = WayBack(self._line)
        self._complaint = named(QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText), "expectation_complaint")
        self._complaint.setProperty("tone", "error")
        self._restore = named(QPushButton(), "restore_button")
        self._restore.clicked.connect(self.original_requested)
        self._lay_out()
        self.show_complaint("")
        self.offer_original(False)
        self.retranslate()

    def _lay_out(self) -> None:
        self._label.setBuddy(self._line)
        self._row = QHBoxLayout()
        self._row.addWidget(self._label)
        self._row.addWidget(self._line, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.editor, 1)
        self._column.addWidget(self._restore, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addLayout(self._row)
        self._column.addWidget(self._complaint)

    @property
    def text(self) -> str:
        """What stands in the editor."""
        return self.editor.toPlainText()

    @property
    def is_undone(self) -> bool:
        """Whether the text is there because something was undone."""
        return self.editor.document().isRedoAvailable()

    @property
    def expectation(self) -> str:
        """What stands in the line."""
        return self._line.text().strip()

    def show_text(self, text: str) -> None:
        """Show this program; nobody has edited it."""
        if text != self.text:
            with QSignalBlocker(self.editor):
                self.editor.setPlainText(text)

    def replace_text(self, text: str) -> None:
        """Show this program instead; undone, what was written comes back."""
        with QSignalBlocker(self.editor):
            self.editor.replace_text(text)

    def show_expectation(self, expectation: str) -> None:
        """Show what must hold; nobody has written it."""
        self._told = self._shown = expectation
        self._line.setText(expectation)
        self.show_complaint("")

    def show_complaint(self, text: str) -> None:
        """Say what is wrong with the expectation; nothing if empty."""
        self._complaint.setText(text)
        self._complaint.setVisible(bool(text))

    def offer_original(self, is_offered: bool) -> None:
        """Whether there is a way back to the lesson's own text."""
        self._restore.setVisible(is_offered)

    def ask_expectation(self) -> None:
        """Let the person write what must hold."""
        self._line.setFocus()
        self._line.selectAll()

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours and sizes."""
        self._theme = theme
        self.editor.set_theme(theme)
        self._column.setSpacing(theme.px(6))
        self._row.setSpacing(theme.px(6))
        self._line.setFont(theme.font(Role.CODE))
        for label in (self._label, self._complaint):
            label.setFont(theme.font(Role.CAPTION))
        self._restore.setIcon(icon("undo-2", theme.text))
        self._restore.setIconSize(QSize(theme.px(16), theme.px(16)))

    def _tell(self) -> None:
        """Once for each text: the line tells that it was edited also when it is merely left."""
        if self.expectation != self._told:
            self._told = self.expectation
            self.expectation_edited.emit(self.expectation)

    def _leave(self) -> None:
        """What is taken is left; what makes no sense is still to be mended."""
        self._tell()
        if self._complaint.isHidden():
            self._way_back.go(but=self.editor)  # whoever types on must not type into the program

    def _give_up(self) -> None:
        """What held before is there again."""
        if self.expectation != self._shown:
            self.show_expectation(self._shown)
        self._way_back.go()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() is QEvent.Type.KeyPress:
                self._give_up()
            event.accept()
            return True
        return super().eventFilter(watched, event)

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        self.editor.setAccessibleName(self.tr("The program, to be changed"))
        self._label.setText(self.tr("At the end"))
        self._line.setAccessibleName(self.tr("What must hold at the end of every run"))
        self._line.setToolTip(self.tr("What must hold at the end of every run, whoever goes first"))
        self._line.setPlaceholderText(self.tr("such as n == 8"))
        self._restore.setText(" " + self.tr("Restore the lesson's text"))
        self._restore.setAccessibleName(self.tr("Restore the lesson's text"))
