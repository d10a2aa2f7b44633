"""What stands in the room of the threads and how it looks; what it does is `app.threads_room`'s."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtWidgets import QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from sim.lessons import Lesson
from widgets.banner import Banner
from widgets.caption import Caption
from widgets.code_editor import CodeEditor
from widgets.lesson_page import LessonPage
from widgets.named import named
from widgets.settings_bar import SettingsBar
from widgets.theme import LIGHT, Theme
from widgets.thread_modes import ThreadModes
from widgets.threads_stage import ThreadsStage
from widgets.transport import TransportBar

SIDE = 320
EXPLAIN, CODE = range(2)


class ThreadsFurniture(QWidget):
    """The parts in their places: settings, modes, stage, caption and transport, and the pages beside them.

    `column` holds all but those pages.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("threads_room")
        self.theme = LIGHT
        self._has_settings = True
        self.settings, self.modes, self.stage = SettingsBar(), ThreadModes(), ThreadsStage()
        self.caption, self.transport = Caption(), TransportBar()
        self.editor, self.page = named(CodeEditor(), "program_editor"), LessonPage()
        self._side = named(QTabWidget(), "threads_side")
        self._banner = Banner(self)
        self.transport.offer_times(False)
        self._lay_out()
        self._say_names()

    def _lay_out(self) -> None:
        self.column = named(QWidget(), "threads_column")
        self._column = QVBoxLayout(self.column)
        for part in (self.settings, self.modes, self.stage, self.caption, self.transport):
            self._column.addWidget(part, 1 if part is self.stage else 0)
        for page in (self.page, self.editor):
            self._side.addTab(page, "")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._aside = named(QWidget(), "side_column")
        self._aside.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        beside = self._margins = QVBoxLayout(self._aside)
        beside.addWidget(self._side)
        row.addWidget(self.column, 1)
        row.addWidget(self._aside)

    def show_problem(self, text: str) -> None:
        """Say over the stage what went wrong; an empty text takes it back."""
        self._banner.show_problem(text)
        self._place_banner()

    def set_theme(self, theme: Theme) -> None:
        """Colours and sizes."""
        self.theme = theme
        margin = theme.gap(16)
        self._column.setContentsMargins(margin, theme.gap(12), margin, theme.gap(12))
        self._column.setSpacing(theme.gap(10))
        self._aside.setFixedWidth(theme.px(SIDE))
        self._aside.setVisible(not theme.is_projecting)
        self._margins.setContentsMargins(theme.px(12) + 1, theme.px(8), theme.px(12), theme.px(8))
        self._show_settings()
        for part in (self.settings, self.modes, self.stage, self.page, self.editor, self._banner):
            part.set_theme(theme)
        self.caption.set_theme(theme)
        self.transport.set_theme(theme)
        self._place_banner()

    def offer_settings(self, offered: bool) -> None:
        """Whether there is a lesson whose settings can be shown, where the stage is not projected."""
        self._has_settings = offered
        self._show_settings()

    def _show_settings(self) -> None:
        self.settings.setVisible(self._has_settings and not self.theme.is_projecting)

    def show_words(self, lesson: Lesson | None, language: str) -> None:
        """What a lesson says in 'zh' or 'en'; nothing without one."""
        if lesson is None:
            self.page.set_words("", "")
            return
        self.page.set_words(lesson.title.in_language(language), lesson.summary.in_language(language))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._say_names()
        super().changeEvent(event)

    def _say_names(self) -> None:
        self._side.setTabText(EXPLAIN, self.tr("Explain"))
        self._side.setTabText(CODE, self.tr("Program"))
        self.editor.setAccessibleName(self.tr("The program, to be changed"))
        for part in (self._side, self._side.tabBar()):
            part.setAccessibleName(self.tr("Pages beside the stage"))

    def _place_banner(self) -> None:
        margin = self.theme.px(12)
        width = self.stage.width() - 2 * margin
        place = self.stage.mapTo(self, QPoint())
        self._banner.setGeometry(
            place.x() + margin, place.y() + margin, width, self._banner.heightForWidth(max(1, width))
        )
        self._banner.raise_()
