"""The line above everything: which lesson, where its facts come from, and how the window looks."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from widgets.elided_label import ElidedLabel
from widgets.icons import icon
from widgets.named import named
from widgets.segmented import Segmented
from widgets.speaking import Speaking
from widgets.theme import LIGHT, Role, Theme
from widgets.words import source_name

ICONS = {
    "list_button": "panel-left",
    "choice_button": "list",
    "settings_button": "sliders-horizontal",
    "inspector_button": "panel-right",
    "open_button": "folder-open",
    "save_button": "download",
    "theme_button": "sun",
    "language_button": "languages",
    "projector_button": "presentation",
    "preferences_button": "settings",
    "help_button": "circle-question-mark",
}
FOLDED = ("list_button", "settings_button", "inspector_button")
"""What folds away while projecting, and can be called back."""
FILES = ("open_button", "save_button")
"""Not while projecting: there the room is needed, and the keys are known."""
LOOKS = ("theme_button", "language_button", "projector_button", "preferences_button", "help_button")
WORDED = ("choice_button", "language_button", "projector_button")
ROOMY, MIDDLING = 1000, 800
"""Pixels from which on there is room for words beside icons, and for the choice of sources."""


class Header(Speaking, QWidget):
    """Title, origin badge, and the buttons for theme, language, projecting and help.

    Signals:
        list_requested, settings_requested, inspector_requested: show or hide it while projecting.
        theme_requested, language_requested, projector_requested, preferences_requested, help_requested: a button.
        open_requested, save_requested: a file is to be opened, or the run saved.
        choice_requested: the conversations of the capture are to be listed again.
        source_requested: where the lesson is to run. arg: "loopback", "wire" or "model"
    """

    list_requested = Signal(bool)
    settings_requested = Signal(bool)
    inspector_requested = Signal(bool)
    theme_requested = Signal()
    language_requested = Signal()
    projector_requested = Signal()
    preferences_requested = Signal()
    help_requested = Signal()
    open_requested = Signal()
    save_requested = Signal()
    choice_requested = Signal()
    source_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("header")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = LIGHT
        self._folds_inspector = False
        self._title = named(ElidedLabel(), "lesson_title")
        self._title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._badge = named(QLabel(textFormat=Qt.TextFormat.PlainText), "origin_badge")
        self._badge.hide()
        self._buttons = {name: named(QToolButton(), name) for name in ICONS}
        self._sources = Segmented((), "source")
        self._build()
        self._connect()
        self.retranslate()
        self.set_theme(LIGHT)

    def _build(self) -> None:
        layout = self._row = QHBoxLayout(self)
        layout.addWidget(self._buttons["list_button"])
        layout.addWidget(self._buttons["choice_button"])
        layout.addWidget(self._title)
        layout.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addStretch(1)
        layout.addWidget(self._sources, 0, Qt.AlignmentFlag.AlignVCenter)
        for name in ("settings_button", *FILES, *LOOKS, "inspector_button"):
            layout.addWidget(self._buttons[name])
        self._buttons["choice_button"].hide()
        for name in FOLDED:
            self._buttons[name].setCheckable(True)
        for name in WORDED:
            self._buttons[name].setProperty("text", True)

    def _connect(self) -> None:
        self._buttons["choice_button"].clicked.connect(self.choice_requested)
        folded = (self.list_requested, self.settings_requested, self.inspector_requested)
        for name, wish in zip(FOLDED, folded, strict=True):
            self._buttons[name].clicked.connect(wish)
        for name in (*FILES, *LOOKS):
            wish = getattr(self, name.replace("_button", "_requested"))
            self._buttons[name].clicked.connect(lambda _checked=False, wish=wish: wish.emit())

    def set_title(self, title: str) -> None:
        """The lesson's or the recording's name."""
        self._title.setText(title)
        self._fit_title()

    def set_badge(self, text: str) -> None:
        """Where the facts come from, as the events say; nothing before they do."""
        self._badge.setText(text)
        self._badge.setVisible(bool(text))

    def offer_choice(self, is_offered: bool) -> None:
        """Whether there are other conversations to go back to."""
        self._buttons["choice_button"].setVisible(is_offered)

    def set_sources(self, sources: Sequence[str], chosen: str) -> None:
        """Where the lesson can run, and where it will; no choice is shown where there is none."""
        if list(sources) == self._sources.values:  # and the keyboard may be there
            self._sources.set_value(chosen)
            return
        old, self._sources = self._sources, Segmented(sources, "source")
        self._sources.set_value(chosen)
        self._sources.value_chosen.connect(self.source_requested)
        self._row.replaceWidget(old, self._sources)
        old.setParent(None)
        old.deleteLater()
        self._show_words()
        self.retranslate()

    def set_open(self, *, lessons: bool = False, settings: bool = False, inspector: bool = False) -> None:
        """What has been called back while projecting."""
        for name, is_open in zip(FOLDED, (lessons, settings, inspector), strict=True):
            self._buttons[name].setChecked(is_open)
        self._show_icons()

    def offer_inspector(self, is_offered: bool) -> None:
        """Whether the inspector has no room beside the stage and must be called for; projecting, that is always so."""
        self._folds_inspector = is_offered
        self._buttons["inspector_button"].setVisible(is_offered or self._theme.is_projecting)

    def set_theme(self, theme: Theme) -> None:
        """Colours and sizes."""
        self._theme = theme
        self.setFixedHeight(theme.gap(56))
        self._row.setContentsMargins(theme.gap(16), 0, theme.gap(16), 1)
        self._row.setSpacing(theme.px(8))
        self._title.setFont(theme.font(Role.HEADING))
        self._badge.setFont(theme.font(Role.CAPTION))
        edge, space = f"1px solid {theme.ok.name()}; border-radius: {theme.px(4)}px", f"2px {theme.px(6)}px"
        self._badge.setStyleSheet(f"color: {theme.ok.name()}; border: {edge}; padding: {space};")
        for name in FOLDED:
            self._buttons[name].setVisible(theme.is_projecting)
        self.offer_inspector(self._folds_inspector)
        for name in ("theme_button", *FILES):
            self._buttons[name].setVisible(not theme.is_projecting)
        self._show_words()
        self._fit_title()
        self._show_icons()
        self.retranslate()

    def _show_icons(self) -> None:
        theme = self._theme
        for name, button in self._buttons.items():
            button.setIconSize(QSize(theme.px(18), theme.px(18)))
            button.setIcon(icon(ICONS[name], theme.on_accent if button.isChecked() else theme.text))
        self._buttons["theme_button"].setIcon(icon("sun" if theme.name == "dark" else "moon", theme.text))

    def _fit_title(self) -> None:
        """Where there is no room the title is cut by its edge, and the buttons stay."""
        width = QFontMetrics(self._theme.font(Role.HEADING)).horizontalAdvance(self._title.text()) + 2
        self._title.setMaximumWidth(width)
        self._title.setMinimumWidth(min(width, self._theme.px(120)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_words()

    def _show_words(self) -> None:
        roomy = self.width() >= self._theme.px(ROOMY)
        style = Qt.ToolButtonStyle.ToolButtonTextBesideIcon if roomy else Qt.ToolButtonStyle.ToolButtonIconOnly
        for name in WORDED:
            self._buttons[name].setToolButtonStyle(style)
        has_room = self.width() >= self._theme.px(MIDDLING)
        self._sources.setVisible(len(self._sources.values) > 1 and has_room)
        for name in FILES:
            self._buttons[name].setVisible(has_room and not self._theme.is_projecting)
        self._buttons["preferences_button"].setVisible(has_room)

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        dark = self._theme.name == "dark"
        titles = {
            "list_button": self.tr("Lessons"),
            "choice_button": self.tr("Back to the conversations of the capture (Ctrl+L)"),
            "settings_button": self.tr("Settings of the lesson"),
            "inspector_button": self.tr("Inspector"),
            "open_button": self.tr("Open a recording or a capture (Ctrl+O)"),
            "save_button": self.tr("Save or export this run (Ctrl+S)"),
            "theme_button": self.tr("Light theme") if dark else self.tr("Dark theme"),
            "language_button": self.tr("Language: 中文 / English"),
            "projector_button": self.tr("Project for a lecture room (F5)"),
            "preferences_button": self.tr("Preferences (Ctrl and ,)"),
            "help_button": self.tr("All keys (F1)"),
        }
        for name, title in titles.items():
            self._buttons[name].setToolTip(title)
            self._buttons[name].setAccessibleName(title)
        shown = {value: source_name(value) for value in self._sources.values}
        self._sources.set_titles(shown, self.tr("Where it runs"))
        # A space of their own keeps the words off their icons.
        self._buttons["choice_button"].setText(" " + self.tr("Conversations"))
        self._buttons["language_button"].setText(" " + self.tr("中"))
        self._buttons["projector_button"].setText(" " + self.tr("Project F5"))
