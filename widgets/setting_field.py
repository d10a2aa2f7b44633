"""One setting of a lesson: its title above the control that fits its kind."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from sim.network.frame_rules import KINDS
from sim.settings import Kind, LessonError, Setting
from sim.words import Sentence
from widgets.number_edit import NumberEdit
from widgets.segmented import Segmented
from widgets.speaking import Speaking
from widgets.theme import Role, Theme
from widgets.words import said, tip

WIDTHS = {Kind.BYTES: 104, Kind.INTEGER: 74, Kind.SECONDS: 74, Kind.PERCENT: 56, Kind.RULES: 140}
UNITS = {Kind.SECONDS: "s", Kind.PERCENT: "%"}
LONG_WIDTH = 150
"""For a text that is longer by itself than usual."""
USUAL_LENGTH = 10
SMALL_WIDTHS = ((10_000, 58), (100_000, 66))
"""For whole numbers below the first of each pair."""
HEIGHT = 34
LONG = 2_000
"""Characters; painting a line of a million of them takes Qt half a second, at every blink of the cursor."""
LARGEST = 2**31 - 1
"""The characters that a line edit takes, where Qt's own limit would cut at 32767."""


class SettingField(Speaking, QWidget):
    """A setting's title and the control that fits its kind.

    Signals:
        changed: the text is another one.
        entered: the person pressed Enter.
    """

    changed = Signal()
    entered = Signal()

    def __init__(self, setting: Setting) -> None:
        super().__init__()
        self.setting = setting
        self._language, self._why_useless = "en", ""
        self._title = QLabel(textFormat=Qt.TextFormat.PlainText)
        self._title.setProperty("tone", "muted")
        self._control, self._read, self._write = _MAKERS[setting.kind](self, setting)
        self._control.setObjectName(f"setting_{setting.name}")
        self._title.setBuddy(self._control)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._title)
        self._column.addWidget(self._control, 0, Qt.AlignmentFlag.AlignLeft)
        self.set_text(setting.default)

    @property
    def text(self) -> str:
        """What is set."""
        return self._read()

    def set_text(self, text: str) -> None:
        """Set it."""
        self._write(text)

    def complaint(self) -> str:
        """Why the text cannot be used, or nothing. The control is marked accordingly."""
        try:
            self.setting.value_of(self.text)
            sentence = ""
        except LessonError as error:
            sentence = said(self._by_title(error.sentence))
        if self._control.property("wrong") != bool(sentence):
            self._control.setProperty("wrong", bool(sentence))
            self._control.style().polish(self._control)
        return sentence

    def _by_title(self, sentence: Sentence) -> Sentence:
        """The setting in it goes by the title that the person sees."""
        name = self.setting.title.in_language(self._language)
        return Sentence(sentence.context, sentence.text, {**sentence.values, "name": name})

    def take_focus(self) -> None:
        """Let the person mend it."""
        self._control.setFocus()

    def set_language(self, language: str) -> None:
        """Title and choices in 'zh' or 'en'."""
        self._language = language
        title = self.setting.title.in_language(language)
        self._title.setText(title)
        self._control.setAccessibleName(title)
        self._show_tip()
        if isinstance(self._control, Segmented):
            self._control.set_titles(
                {each.value: each.title.in_language(language) for each in self.setting.choices}, title
            )

    def set_use(self, why_none: str) -> None:
        """Whether it does anything; `why_none` says why it does not, and is empty if it does."""
        self._control.setEnabled(not why_none)
        self._why_useless = why_none
        self._show_tip()

    def _show_tip(self) -> None:
        allowed = self._allowed()
        self._control.setAccessibleDescription(allowed)
        self.setToolTip(tip(self._why_useless or allowed))

    def _allowed(self) -> str:
        """What may be written; nothing where all there is can be seen."""
        setting = self.setting
        match setting.kind:
            case Kind.CHOICE:
                return ""
            case Kind.BYTES:
                return self.tr("Any text. A line break is written \\n, a byte \\xff, a backslash \\\\.")
            case Kind.RULES:
                return self.tr("Nothing, or for example data:2 client.syn:1. Counted are: {kinds}.").format(
                    kinds=", ".join(KINDS)
                )
            case _:
                unit = f" {UNITS[setting.kind]}" if setting.kind in UNITS else ""
                return self.tr("A number from {low} to {high}").format(
                    low=f"{setting.minimum:.12g}", high=f"{setting.maximum:.12g}{unit}"
                )

    def retranslate(self) -> None:
        self._show_tip()

    def set_theme(self, theme: Theme) -> None:
        """Sizes."""
        self._column.setSpacing(theme.px(2))
        self._title.setFont(theme.font(Role.CAPTION))
        self._control.setFixedHeight(theme.px(HEIGHT))
        if self.setting.kind in WIDTHS:
            self._control.setFixedWidth(theme.px(_width_of(self.setting)))
        if isinstance(self._control, LongLineEdit):
            self._control.setFont(theme.font(Role.CODE))


def _width_of(setting: Setting) -> int:
    if setting.kind is Kind.BYTES and len(setting.default) > USUAL_LENGTH:
        return LONG_WIDTH
    small = (width for limit, width in SMALL_WIDTHS if setting.kind is Kind.INTEGER and setting.maximum < limit)
    return next(small, WIDTHS[setting.kind])


Parts = tuple[QWidget, Callable[[], str], Callable[[str], None]]


class LongLineEdit(QLineEdit):
    """A line edit that takes a text of any length without painting all of it.

    A long text is kept aside, and its length stands in the empty line; what is typed then takes its place.
    """

    def __init__(self) -> None:
        super().__init__(maxLength=LARGEST)
        self._aside = ""
        self.textChanged.connect(self._put_aside)

    @property
    def whole_text(self) -> str:
        """The text that was typed, pasted or set."""
        return self._aside or self.text()

    def set_whole_text(self, text: str) -> None:
        """Take `text`, however long it is."""
        if text != self.whole_text:
            self._keep(text if len(text) > LONG else "")
            self.setText("" if self._aside else text)
            self.setCursorPosition(0)  # so that its beginning is in sight

    def _put_aside(self, text: str) -> None:
        if len(text) > LONG:
            self._keep(text)
            self.clear()
        elif text:
            self._keep("")

    def _keep(self, text: str) -> None:
        self._aside = text
        self.setPlaceholderText(self.tr("{count} characters").format(count=len(text)) if text else "")


def _line_edit(field: SettingField, setting: Setting) -> Parts:
    edit = LongLineEdit()
    edit.textChanged.connect(field.changed)
    edit.returnPressed.connect(field.entered)
    return edit, lambda: edit.whole_text, edit.set_whole_text


def _number_edit(field: SettingField, edit: NumberEdit) -> Parts:
    edit.textChanged.connect(field.changed)
    edit.returnPressed.connect(field.entered)
    return edit, lambda: edit.text().strip(), edit.setText


def _whole_number(field: SettingField, setting: Setting) -> Parts:
    return _number_edit(field, NumberEdit(setting))


def _seconds(field: SettingField, setting: Setting) -> Parts:
    return _number_edit(field, NumberEdit(setting, 0.1, 2, UNITS[setting.kind]))


def _percentage(field: SettingField, setting: Setting) -> Parts:
    return _number_edit(field, NumberEdit(setting, 1, 1, UNITS[setting.kind]))


def _segments(field: SettingField, setting: Setting) -> Parts:
    choice = Segmented([each.value for each in setting.choices], f"setting_{setting.name}")
    choice.value_chosen.connect(field.changed)
    return choice, lambda: choice.value, choice.set_value


_MAKERS: dict[Kind, Callable[[SettingField, Setting], Parts]] = {
    Kind.BYTES: _line_edit, Kind.INTEGER: _whole_number, Kind.SECONDS: _seconds, Kind.CHOICE: _segments,
    Kind.PERCENT: _percentage, Kind.RULES: _line_edit,
}  # fmt: skip
