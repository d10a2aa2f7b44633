"""The line above everything: which lesson, where its facts come from, and how the window looks."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QIcon, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLayout, QMenu, QToolButton, QWidget

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
LOOKS = ("theme_button", "language_button", "projector_button", "preferences_button", "help_button")
WORDED = ("choice_button", "language_button", "projector_button")
SOURCE = "source"
GIVING_WAY = ("preferences_button", *FILES, "theme_button", SOURCE, "help_button", "language_button")
"""Where there is no room even without words, these go into a menu, one after the other."""
COMFORTABLE, TIGHT = 300, 120
"""Pixels of a long title that are more than words beside icons, and that are more than buttons outside of the menu."""
BADGE_SPACE, BADGE = 6, 60
"""Pixels at both sides of the badge's words, and that are left of it where nothing more can give way."""


class Header(Speaking, QWidget):
    """Title, origin badge, and the buttons for theme, language, projecting and help; what has no room is in a menu.

    Signals:
        list_requested, settings_requested, inspector_requested: show or hide it, where it has folded away.
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
        self._folds_lessons = self._folds_inspector = self._folds_settings = self._has_choice = False
        self._gone: list[str] = []
        self._title = named(ElidedLabel(), "lesson_title")
        self._badge = named(ElidedLabel(), "origin_badge")
        self._badge.hide()
        self._buttons = {name: named(QToolButton(), name) for name in ICONS}
        self._more = named(QToolButton(popupMode=QToolButton.ToolButtonPopupMode.InstantPopup), "menu_button")
        self._menu = named(QMenu(self._more), "menu")
        self._sources = Segmented((), SOURCE)
        self._build()
        self._connect()
        self.retranslate()
        self.set_theme(LIGHT)

    def _build(self) -> None:
        layout = self._row = QHBoxLayout(self)
        layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # it fits what it shows into what it gets
        layout.addWidget(self._buttons["list_button"])
        layout.addWidget(self._buttons["choice_button"])
        layout.addWidget(self._title)
        layout.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addStretch(1)
        layout.addWidget(self._sources, 0, Qt.AlignmentFlag.AlignVCenter)
        for name in ("settings_button", *FILES, *LOOKS):
            layout.addWidget(self._buttons[name])
        layout.addWidget(self._more)
        layout.addWidget(self._buttons["inspector_button"])
        self._more.setMenu(self._menu)
        for name in (*FOLDED, "projector_button"):
            self._buttons[name].setCheckable(True)
        for name in WORDED:
            self._buttons[name].setProperty("text", True)

    def _connect(self) -> None:
        self._menu.aboutToShow.connect(self._fill_menu)
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
        self._fit()

    def set_badge(self, text: str) -> None:
        """Where the facts come from, as the events say; nothing before they do."""
        self._badge.setText(text)
        self._badge.setVisible(bool(text))
        self._fit()

    def offer_choice(self, is_offered: bool) -> None:
        """Whether there are other conversations to go back to."""
        self._has_choice = is_offered
        self._fit()

    def set_sources(self, sources: Sequence[str], chosen: str) -> None:
        """Where the lesson can run, and where it will; no choice is shown where there is none."""
        if list(sources) == self._sources.values:  # and the keyboard may be there
            self._sources.set_value(chosen)
            return
        old, self._sources = self._sources, Segmented(sources, SOURCE)
        self._sources.set_value(chosen)
        self._sources.value_chosen.connect(self.source_requested)
        self._row.replaceWidget(old, self._sources)
        old.setParent(None)
        old.deleteLater()
        self.retranslate()

    def set_open(self, *, lessons: bool = False, settings: bool = False, inspector: bool = False) -> None:
        """What has been called back where it has folded away."""
        for name, is_open in zip(FOLDED, (lessons, settings, inspector), strict=True):
            self._buttons[name].setChecked(is_open)
        self._show_icons()

    def offer_panels(self, *, lessons: bool, inspector: bool) -> None:
        """Which of the two have no room beside the stage and must be called for."""
        self._folds_lessons, self._folds_inspector = lessons, inspector
        self._fit()

    def offer_settings(self, is_offered: bool) -> None:
        """Whether the settings have no room above the stage and must be called for."""
        self._folds_settings = is_offered
        self._fit()

    def set_theme(self, theme: Theme) -> None:
        """Colours and sizes."""
        self._theme = theme
        self.setFixedHeight(theme.gap(56))
        self._row.setContentsMargins(theme.gap(16), 0, theme.gap(16), 1)
        self._row.setSpacing(theme.px(8))
        self._title.setFont(theme.font(Role.HEADING))
        self._badge.setFont(theme.font(Role.CAPTION))
        edge, space = f"1px solid {theme.ok.name()}; border-radius: {theme.px(4)}px", f"2px {theme.px(BADGE_SPACE)}px"
        self._badge.setStyleSheet(f"color: {theme.ok.name()}; border: {edge}; padding: {space};")
        self._buttons["projector_button"].setChecked(theme.is_projecting)
        self._show_icons()
        self.retranslate()

    def _show_icons(self) -> None:
        theme = self._theme
        self._more.setIconSize(QSize(theme.px(18), theme.px(18)))
        self._more.setIcon(icon("ellipsis", theme.text))
        for name, button in self._buttons.items():
            button.setIconSize(QSize(theme.px(18), theme.px(18)))
            button.setIcon(icon(ICONS[name], theme.on_accent if button.isChecked() else theme.text))
        self._buttons["theme_button"].setIcon(icon("sun" if theme.name == "dark" else "moon", theme.text))

    # What has room

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        staying = [name for name in self._wanted() if name not in GIVING_WAY]
        return QSize(
            self._least(staying, self._theme.px(TIGHT), self._theme.px(BADGE)), super().minimumSizeHint().height()
        )

    def _wanted(self) -> list[str]:
        """What would be shown if there were room enough. Projecting, files are opened from the menu."""
        is_projecting = self._theme.is_projecting
        wanted = {"list_button": is_projecting or self._folds_lessons}
        wanted["settings_button"] = is_projecting or self._folds_settings
        wanted |= dict.fromkeys((*FILES, "theme_button"), not is_projecting)
        wanted["choice_button"] = self._has_choice
        wanted["inspector_button"] = self._folds_inspector
        wanted[SOURCE] = len(self._sources.values) > 1
        return [name for name in (*ICONS, SOURCE) if wanted.get(name, True)]

    def _fit(self) -> None:
        """Leave out the words beside the icons where there is no room for them, then one thing after the other.

        As long as nobody sees it, that can wait.
        """
        if not self.isVisible():
            return
        shown = self._wanted()
        self._gone = [*FILES] if self._theme.is_projecting else []
        self._show_words(True)
        if self._least(shown, max(self._tight, self._theme.px(COMFORTABLE)), self._badge_width) > self.width():
            self._show_words(False)
        for name in GIVING_WAY:
            if name in shown and self._room_left(shown) < 0:
                shown.remove(name)
                self._gone.append(name)
        for name in (*ICONS, SOURCE):
            self._part(name).setVisible(name in shown)
        self._more.setVisible(bool(self._gone))
        left = self._room_left(shown)
        badge = 0 if self._badge.isHidden() else self._badge_width
        spared = min(badge, max(0, -left))
        self._badge.setFixedWidth(self._badge_width - spared)
        self._title.setFixedWidth(max(0, min(self._title_width, self._tight + left + spared)))

    @property
    def _tight(self) -> int:
        """Pixels that the title keeps before anything stays beside it: projected, the last row reads all of it."""
        return self._title_width if self._theme.is_projecting else self._theme.px(TIGHT)

    def _show_words(self, are_shown: bool) -> None:
        styles = Qt.ToolButtonStyle
        for name in WORDED:
            self._buttons[name].setToolButtonStyle(
                styles.ToolButtonTextBesideIcon if are_shown else styles.ToolButtonIconOnly
            )

    def _room_left(self, names: Sequence[str]) -> int:
        """Pixels beside these parts, a badge that is whole and a title that is not."""
        return self.width() - self._least(names, self._tight, self._badge_width)

    def _least(self, names: Sequence[str], title: int, badge: int) -> int:
        """Pixels that these parts need with so much of a long title, and of the badge; and the menu if need be."""
        widths = [self._part(name).sizeHint().width() for name in names]
        widths.append(min(self._title_width, title))
        widths += [] if self._badge.isHidden() else [badge]
        widths += [self._more.sizeHint().width()] if self._gone or len(names) < len(self._wanted()) else []
        margins = self._row.contentsMargins()
        return sum(widths) + self._row.spacing() * (len(widths) - 1) + margins.left() + margins.right()

    @property
    def _title_width(self) -> int:
        """Pixels of the whole title."""
        return QFontMetrics(self._theme.font(Role.HEADING)).horizontalAdvance(self._title.text()) + 2

    @property
    def _badge_width(self) -> int:
        """Pixels of the whole badge: its words, and at both sides the space and the edge."""
        words = self._badge.fontMetrics().horizontalAdvance(self._badge.text())
        return words + 2 * (self._theme.px(BADGE_SPACE) + 1) + 2

    def _part(self, name: str) -> QWidget:
        return self._sources if name == SOURCE else self._buttons[name]

    def _fill_menu(self) -> None:
        """Offer what has no room."""
        self._menu.clear()
        chosen = icon("check", self._theme.accent)
        for name in self._gone:
            for each in self._sources.findChildren(QAbstractButton) if name == SOURCE else [self._buttons[name]]:
                mark = each.icon() if name != SOURCE else chosen if each.isChecked() else QIcon()
                named(self._menu.addAction(mark, each.accessibleName(), each.click), f"more_{each.objectName()}")

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
        self._more.setToolTip(self.tr("More"))
        self._more.setAccessibleName(self.tr("More"))
        self._fit()
