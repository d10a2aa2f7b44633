"""What the learner may change about a lesson, and the button that runs it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from sim.lessons import Lesson
from widgets.flow_layout import FlowLayout
from widgets.icons import icon
from widgets.named import named
from widgets.setting_field import SettingField
from widgets.theme import LIGHT, Role, Theme


class SettingsBar(QFrame):
    """One control for each setting of a lesson, then Run and Stop.

    Signals:
        run_requested: every setting's text by name.
        stop_requested: end the run that is going on.
    """

    run_requested = Signal(dict)
    stop_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("settings_bar")
        self.setProperty("card", True)
        self._theme, self._language = LIGHT, "en"
        self._lesson: Lesson | None = None
        self._fields: dict[str, SettingField] = {}
        self._run = named(QPushButton(), "run_button")
        self._run.setProperty("primary", True)
        self._run.clicked.connect(self.run)
        self._stop = named(QPushButton(), "stop_button")
        self._stop.setEnabled(False)
        self._stop.clicked.connect(self.stop_requested)
        self._error = named(QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText), "settings_error")
        self._error.setProperty("tone", "error")
        self._error.hide()
        self._rows = FlowLayout()
        self._outer = QVBoxLayout(self)
        self._outer.addLayout(self._rows)
        self._outer.addWidget(self._error)
        self._rows.addWidget(self._run)
        self._rows.addWidget(self._stop)
        self.retranslate()
        self.set_theme(LIGHT)

    def set_lesson(self, lesson: Lesson) -> None:
        """Show the settings of another lesson, at their defaults."""
        for field in self._fields.values():
            self._rows.removeWidget(field)
            field.hide()
            field.deleteLater()
        for button in (self._run, self._stop):
            self._rows.removeWidget(button)
        self._lesson, self._fields = lesson, {}
        for setting in lesson.settings:
            field = SettingField(setting)
            field.changed.connect(self._check)
            field.entered.connect(self.run)
            field.set_theme(self._theme)
            field.set_language(self._language)
            self._fields[setting.name] = field
            self._rows.addWidget(field)
        for button in (self._run, self._stop):
            self._rows.addWidget(button)
        self._check()
        self.retranslate()

    @property
    def values(self) -> dict[str, str]:
        """Every setting's text by name."""
        return {name: field.text for name, field in self._fields.items()}

    def set_values(self, values: dict[str, str]) -> None:
        """Show the values that a run has; names that the lesson does not have are passed over."""
        for name, field in self._fields.items():
            field.set_text(values.get(name, field.text))

    def run(self) -> None:
        """Wish to run with what is set, if all of it makes sense."""
        if self._run.isEnabled():
            self.run_requested.emit(self.values)

    def set_running(self, running: bool) -> None:
        """Whether there is something to stop."""
        self._stop.setEnabled(running)

    def set_language(self, language: str) -> None:
        """Titles in 'zh' or 'en'."""
        self._language = language
        for field in self._fields.values():
            field.set_language(language)
        self._check()

    def set_theme(self, theme: Theme) -> None:
        """Colours and sizes."""
        self._theme = theme
        self._rows.setSpacing(theme.px(8))
        self._outer.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(8))
        for button in (self._run, self._stop):
            button.setIconSize(QSize(theme.px(16), theme.px(16)))
        self._run.setIcon(icon("play", theme.on_accent, theme.muted, filled=True))
        self._stop.setIcon(icon("square", theme.text, theme.divider, filled=True))
        self._error.setFont(theme.font(Role.BODY))
        for field in self._fields.values():
            field.set_theme(theme)

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        self._run.setText(" " + self.tr("Run"))  # a space of its own keeps the word off its icon
        self._run.setAccessibleName(self.tr("Run"))
        self._run.setToolTip(self.tr("Run the real programs with these settings"))
        self._stop.setToolTip(self.tr("Stop the programs"))
        self._stop.setAccessibleName(self.tr("Stop the programs"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
            self._check()
        super().changeEvent(event)

    def _check(self) -> None:
        sentences = [sentence for field in self._fields.values() if (sentence := field.complaint())]
        self._error.setText("\n".join(sentences))
        self._error.setVisible(bool(sentences))
        self._run.setEnabled(self._lesson is not None and not sentences)
