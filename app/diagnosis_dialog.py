"""Which sources work here, what to do about the others, the versions, and the log: to be read, and to be copied."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.diagnosis import Diagnosis, Refusals, versions
from app.logbook import LOGBOOK
from widgets.named import named
from widgets.speaking import Speaking
from widgets.words import said, source_name

WIDTH, HEIGHT = 760, 560


class DiagnosisDialog(Speaking, QDialog):
    """Asks `diagnosis` when it is made; until the answer comes it says that it waits."""

    def __init__(self, diagnosis: Diagnosis, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("diagnosis_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._refusals: Refusals | None = None
        self._failure = ""
        self._sources = named(QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText), "diagnosis_sources")
        self._sources.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._details = named(QPlainTextEdit(readOnly=True, tabChangesFocus=True), "diagnosis_details")
        self._copy = named(QPushButton(), "copy_report_button")
        self._close = named(QPushButton(), "close_diagnosis_button")
        self._copy.clicked.connect(lambda: QApplication.clipboard().setText(self.report))
        self._close.clicked.connect(self.accept)
        self._copy.setDefault(True)
        column, buttons = QVBoxLayout(self), QHBoxLayout()
        for button in (self._copy, self._close):
            buttons.addWidget(button)
        buttons.insertStretch(1, 1)
        column.addWidget(self._sources)
        column.addWidget(self._details, 1)
        column.addLayout(buttons)
        self.resize(min(WIDTH, parent.width()), min(HEIGHT, parent.height()))
        diagnosis.found.connect(self._show)
        diagnosis.failed.connect(self._fail)
        diagnosis.start()
        self.retranslate()

    @property
    def report(self) -> str:
        """All of it, for a bug report."""
        return f"{self._sources.text()}\n\n{self._details.toPlainText()}\n"

    def _show(self, refusals: Refusals) -> None:
        self._refusals = refusals
        self.retranslate()

    def _fail(self, reason: str) -> None:
        self._failure = reason
        self.retranslate()

    def _sentences(self) -> list[str]:
        if self._failure:
            text = self.tr("Where lessons can run could not be tried out: {reason} Install Socketscope anew.")
            return [text.format(reason=self._failure)]
        if self._refusals is None:
            return [self.tr("Where lessons can run is being tried out …")]
        works, fails = self.tr("{source}: works here."), self.tr("{source}: does not work here. {reason}")
        return [
            works.format(source=source_name(source))
            if refusal is None
            else fails.format(source=source_name(source), reason=said(refusal))
            for source, refusal in self._refusals.items()
        ]

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        self._sources.setText("\n".join(self._sentences()))
        lines = [f"{name} {number}" for name, number in versions().items()]
        self._details.setPlainText("\n".join([*lines, "", *LOGBOOK.lines]))
        self._details.setAccessibleName(self.tr("Versions, and what went on inside"))
        self._copy.setText(self.tr("Copy for a bug report"))
        self._close.setText(self.tr("Close"))
        for button in (self._copy, self._close):
            button.setAccessibleName(button.text())
        self.setWindowTitle(self.tr("What works here"))
