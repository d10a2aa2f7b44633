"""What the learner may change about a lesson and its cable, and the button that runs it."""

from __future__ import annotations

from itertools import accumulate

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from sim.lessons import Lesson
from sim.settings import Setting
from widgets.flow_layout import FlowLayout
from widgets.icons import icon
from widgets.named import named
from widgets.preset_row import PresetRow
from widgets.setting_field import SettingField
from widgets.speaking import Speaking
from widgets.theme import LIGHT, Role, Theme

LASTING = 1000
"""Milliseconds that a run must have taken for Stop to have the word and the colour of the first button."""
NARROW = 1000
"""Pixels at normal scale below which the stage needs the height: one row of settings, the others fold away."""


class SettingsBar(Speaking, QFrame):
    """The lesson's presets; one control for each setting, then Run and Stop; below, the settings of the cable.

    Those of the cable that the lesson is about, because it has defaults of its own for them, stand with its own. Where
    it is narrow, what finds no room in one row waits behind a button.

    Signals:
        run_requested: every setting's text by name.
        stop_requested: end the run that is going on.
        values_changed: another value stands in a field.
        sense_changed: whether there is something to run, and all that is set can be used.
        mending_wanted: a run was wished, and what is set cannot be used.
    """

    run_requested = Signal(dict)
    stop_requested = Signal()
    values_changed = Signal()
    sense_changed = Signal(bool)
    mending_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("settings_bar")
        self.setProperty("card", True)
        self._theme, self._language = LIGHT, "en"
        self._lesson: Lesson | None = None
        self._source = ""
        self._fields: dict[str, SettingField] = {}
        self._useless: dict[str, str] = {}
        self._lasting = QTimer(self, singleShot=True)
        self._run, self._stop = named(QPushButton(), "run_button"), named(QPushButton(), "stop_button")
        self._cable_button = named(QPushButton(), "cable_button")
        self._more = named(QPushButton(), "more_button")
        self._foremost = self._run
        self._buttons = (self._more, self._run, self._stop, self._cable_button)
        self._error = named(QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText), "settings_error")
        self._rows, self._cable_rows = FlowLayout(), FlowLayout()
        self._presets = PresetRow()
        self._cable = named(QWidget(), "cable_settings")
        self._outer = QVBoxLayout(self)
        self._set_up()
        self._lay_out()
        self._say()
        self.set_theme(LIGHT)

    def _set_up(self) -> None:
        self._run.clicked.connect(self.run)
        for button in (self._run, self._stop):
            button.setEnabled(False)
        self._stop.clicked.connect(self.stop_requested)
        self._lasting.setInterval(LASTING)
        self._lasting.timeout.connect(lambda: self._put_forward(self._stop))
        self._cable_button.setCheckable(True)
        self._cable_button.toggled.connect(self._show_cable)
        self._more.setCheckable(True)
        self._more.toggled.connect(self._fold)
        self._presets.preset_chosen.connect(self._run_preset)
        self._error.setProperty("tone", "error")

    def _lay_out(self) -> None:
        self._cable.setLayout(self._cable_rows)
        self._outer.addWidget(self._presets)
        self._outer.addLayout(self._rows)
        self._outer.addWidget(self._cable)
        self._outer.addWidget(self._error)
        for button in self._buttons:
            self._rows.addWidget(button)
        for part in (self._cable, self._cable_button, self._more, self._error):
            part.hide()

    def set_lesson(self, lesson: Lesson, source: str) -> None:
        """Show the settings of a lesson on `source`: at their defaults, or as they were if it is the same lesson."""
        is_same = self._lesson is not None and lesson.id == self._lesson.id  # its programs may have other texts now
        kept = self.values if is_same else {}
        for field in self._fields.values():
            field.setParent(None)
            field.deleteLater()
        for rows in (self._rows, self._cable_rows):
            while rows.count():
                rows.takeAt(0)
        self._lesson, self._fields, self._source = lesson, {}, source
        self._presets.set_presets(lesson.presets)
        cable = [setting for setting in lesson.cable_settings_on(source) if setting.name not in lesson.cable]
        own = [setting for setting in lesson.settings_on(source) if setting not in cable]
        for rows, settings in ((self._rows, own), (self._cable_rows, cable)):
            for setting in settings:
                rows.addWidget(self._field_of(setting))
        for button in self._buttons:
            self._rows.addWidget(button)
        self._cable_button.setVisible(bool(cable))
        self._show_cable(self._cable_button.isChecked())
        self.set_values(kept)
        self._say()
        self._fold()

    def _field_of(self, setting: Setting) -> SettingField:
        field = self._fields[setting.name] = SettingField(setting)
        field.changed.connect(self._check)
        field.changed.connect(self.values_changed)
        field.entered.connect(self.run)
        field.set_theme(self._theme)
        field.set_language(self._language)
        return field

    def _show_cable(self, is_open: bool) -> None:
        self._cable.setVisible(is_open and bool(self._cable_rows.count()))
        self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        """Show the settings that there is room for, or all of them if that is wished."""
        own = [field for field in self._fields.values() if field.parentWidget() is not self._cable]
        fitting = self._fitting(own) if self.width() < self._theme.px(NARROW) else own
        self._more.setVisible(len(fitting) < len(own))
        for place, field in enumerate(own):
            field.setVisible(place < len(fitting) or self._more.isChecked())

    def _fitting(self, own: list[SettingField]) -> list[SettingField]:
        """The first of them, as many as stand in one row with the buttons."""
        gap, margins = self._rows.spacing(), self._outer.contentsMargins()
        buttons = [each for each in self._buttons[1:] if not each.isHidden()]
        room = self.width() - margins.left() - margins.right() - sum(gap + each.sizeHint().width() for each in buttons)
        ends = list(accumulate(gap + field.sizeHint().width() for field in own))
        if not own or ends[-1] - gap <= room:
            return own
        room -= gap + self._more.sizeHint().width()
        return [field for field, end in zip(own, ends, strict=True) if end - gap <= room]

    @property
    def values(self) -> dict[str, str]:
        """Every setting's text by name."""
        return {name: field.text for name, field in self._fields.items()}

    def set_values(self, values: dict[str, str]) -> None:
        """Show the values that a run has; names that the lesson does not have are passed over."""
        for name, field in self._fields.items():
            field.set_text(values.get(name, field.text))
        self._check()

    def set_useless(self, constants: dict[str, str]) -> None:
        """Which settings, by name, do nothing: the constant that each of them sets is not in the program."""
        self._useless = constants
        for name, field in self._fields.items():
            text = self.tr("The program has no line “{constant} = …” any more, so there is nothing to set.")
            field.set_use(text.format(constant=constants[name]) if name in constants else "")

    def run(self) -> None:
        """Wish to run with what is set; what makes no sense is to be mended first."""
        if self._run.isEnabled():
            self.run_requested.emit(self.values)
        else:
            self.mend()

    def mend(self) -> None:
        """Bring the person to the first field that makes no sense."""
        wrong = next((field for field in self._fields.values() if field.complaint()), None)
        if wrong is not None:
            self.mending_wanted.emit()
            if wrong.parentWidget() is self._cable:
                self._cable_button.setChecked(True)
            elif wrong.isHidden():
                self._more.setChecked(True)
            wrong.take_focus()

    def _run_preset(self, name: str) -> None:
        if self._lesson is not None:
            self.set_values(self._lesson.preset_values(name, self._source))
            self.run()

    def set_running(self, running: bool) -> None:
        """Whether there is something to stop; what lasts brings Stop forward."""
        self._stop.setEnabled(running)
        if running:
            self._lasting.start()
        else:
            self._lasting.stop()
            self._put_forward(self._run)

    def _put_forward(self, button: QPushButton) -> None:
        """Of Run and Stop, this one has the word and the colour."""
        if button is not self._foremost:
            self._foremost = button
            self._dress_foremost()
            self._fold()
            self._outer.activate()  # at once, so that neither word is seen cut

    def _dress_foremost(self) -> None:
        theme, words = self._theme, {self._run: self.tr("Run"), self._stop: self.tr("Stop")}
        for button, name in ((self._run, "play"), (self._stop, "square")):
            is_foremost = button is self._foremost
            button.setText(f" {words[button]}" if is_foremost else "")  # a space of its own keeps the word off its icon
            button.setProperty("primary", is_foremost)
            button.style().polish(button)
            colour = theme.on_accent if is_foremost else theme.text
            button.setIcon(icon(name, colour, theme.muted if is_foremost else theme.divider, filled=True))

    def set_language(self, language: str) -> None:
        """Titles in 'zh' or 'en'."""
        self._language = language
        for field in self._fields.values():
            field.set_language(language)
        self._presets.set_language(language)
        self._check()
        self._fold()

    def set_theme(self, theme: Theme) -> None:
        """Colours and sizes."""
        self._theme = theme
        for rows in (self._rows, self._cable_rows):
            rows.setSpacing(theme.px(8))
        self._cable_rows.setContentsMargins(0, theme.px(6), 0, 0)
        self._outer.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(8))
        for button in self._buttons:
            button.setIconSize(QSize(theme.px(16), theme.px(16)))
        self._dress_foremost()
        self._cable_button.setIcon(icon("cable", theme.text))
        self._error.setFont(theme.font(Role.BODY))
        self._presets.set_theme(theme)
        self._more.setIcon(icon("sliders-horizontal", theme.text))
        for field in self._fields.values():
            field.set_theme(theme)
        self._fold()

    def _say(self) -> None:
        """Say everything in the language of the moment."""
        self._dress_foremost()
        self._run.setAccessibleName(self.tr("Run"))
        self._run.setToolTip(self.tr("Run the real programs with these settings"))
        self._cable_button.setText(" " + self.tr("Cable"))
        self._cable_button.setAccessibleName(self.tr("Settings of the cable"))
        self._cable_button.setToolTip(self.tr("Delay, loss and more between the two hosts"))
        self._more.setToolTip(self.tr("More settings"))
        self._more.setAccessibleName(self.tr("More settings"))
        self._stop.setToolTip(self.tr("Stop the programs"))
        self._stop.setAccessibleName(self.tr("Stop the programs"))

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        self._say()
        self.set_useless(self._useless)
        self._check()

    def _check(self) -> None:
        sentences = [sentence for field in self._fields.values() if (sentence := field.complaint())]
        self._error.setText("\n".join(sentences))
        self._error.setVisible(bool(sentences))
        makes_sense = self._lesson is not None and not sentences
        if makes_sense != self._run.isEnabled():
            self._run.setEnabled(makes_sense)
            self.sense_changed.emit(makes_sense)
        if self._lesson is not None:
            self._presets.show_values(self._lesson.settings_on(self._source), self.values)
