"""Asks whether to leave while a file is still being made."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLayout, QVBoxLayout, QWidget

from widgets.named import named


class LeavingQuestion(QDialog):
    """Of the file with this `name`. Accepted, nothing of it stays."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("leaving_question")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Leave Socketscope?"))
        text = self.tr("{file} is still being made. Whoever leaves now gives it up: nothing of it stays.")
        question = named(QLabel(text.format(file=name), wordWrap=True, textFormat=Qt.TextFormat.PlainText), "question")
        buttons = QDialogButtonBox()
        leave = buttons.addButton(self.tr("Leave"), QDialogButtonBox.ButtonRole.AcceptRole)
        stay = buttons.addButton(self.tr("Wait for it"), QDialogButtonBox.ButtonRole.RejectRole)
        for button, each in ((leave, "leave_button"), (stay, "stay_button")):
            named(button, each).setAccessibleName(button.text())
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSizeConstraint(QLayout.SizeConstraint.SetFixedSize)
        column.addWidget(question)
        column.addWidget(buttons)
        stay.setDefault(True)  # now that it is in its dialog, which else takes the first one
