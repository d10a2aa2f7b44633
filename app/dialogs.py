"""The dialogs about Socketscope itself: what can be set, and what works here. Both are imported when first wanted."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.looks import Looks

if TYPE_CHECKING:
    from app.diagnosis import Diagnosis
    from app.preferences_dialog import PreferencesDialog


class Dialogs(QObject):
    """Opens them over `window`; `kept_in` is the file of the preferences, `own_lessons` the person's folder."""

    def __init__(self, looks: Looks, kept_in: Path, own_lessons: Path, window: QWidget) -> None:
        super().__init__(window)
        self._looks, self._kept_in, self._own_lessons, self._window = looks, kept_in, own_lessons, window
        self._diagnosis: Diagnosis | None = None

    def show_preferences(self) -> None:
        """Theme, language, text size, motion, questions."""
        from app.preferences_dialog import PreferencesDialog

        dialog = PreferencesDialog(self._kept_in, self._own_lessons, self._window)
        self._tell_values(dialog)
        dialog.value_chosen.connect(self._looks.choose)
        dialog.value_chosen.connect(partial(self._tell_values, dialog))
        dialog.diagnosis_requested.connect(self.show_diagnosis)
        dialog.diagnosis_requested.connect(dialog.accept)
        dialog.open()

    def show_diagnosis(self) -> None:
        """Sources, versions, log."""
        from app.diagnosis import Diagnosis
        from app.diagnosis_dialog import DiagnosisDialog

        self._diagnosis = self._diagnosis or Diagnosis(self)
        DiagnosisDialog(self._diagnosis, self._window).open()

    def shut_down(self) -> None:
        """Leave no process behind."""
        if self._diagnosis is not None:
            self._diagnosis.shut_down()

    def _tell_values(self, dialog: PreferencesDialog, *_chosen: str) -> None:
        for name, value in self._looks.values.items():
            dialog.set_value(name, value)
