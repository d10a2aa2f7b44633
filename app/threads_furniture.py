"""What stands in the room of the threads and how it looks; what it does is `app.threads_room`'s."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from app.panels import Panel
from sim.lessons import Lesson
from sim.words import Sentence
from widgets.banner import Banner
from widgets.caption import Caption
from widgets.lesson_page import LessonPage
from widgets.myth_card import MythCard
from widgets.named import named
from widgets.program_page import ProgramPage
from widgets.question_card import QuestionCard
from widgets.settings_bar import SettingsBar
from widgets.speaking import Speaking
from widgets.spotlight import Spotlight
from widgets.theme import LIGHT, Theme
from widgets.thread_modes import ThreadModes
from widgets.threads_stage import ThreadsStage
from widgets.transport import TransportBar
from widgets.veil import Veil

SIDE = 320
EXPLAIN, CODE = range(2)


class ThreadsFurniture(Speaking, QWidget):
    """The parts in their places: settings, modes, stage, caption and transport, and the pages beside them.

    `column` holds all but those pages, which fold away in `panel`. A question's card takes the place of what is said.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("threads_room")
        self.theme = LIGHT
        self._has_settings, self._calls_settings, self._is_asked, self._is_low = True, False, False, False
        self.settings, self.modes, self.stage = SettingsBar(), ThreadModes(), ThreadsStage()
        self.card, self.caption, self.transport = QuestionCard(), Caption(), TransportBar()
        self.program, self.page = ProgramPage(), LessonPage()
        self.editor = self.program.editor
        self.myth_card = MythCard(has_keys=False)
        self._side = named(QTabWidget(), "threads_side")
        self.light, self.veil = Spotlight(self.stage), Veil(self.stage)
        self._banner = Banner(self)
        self.transport.offer_times(False)
        self.settings.mending_wanted.connect(partial(self.call_settings, True))
        # It arranges itself anew where there is less room, as beside a question.
        self.stage.setMinimumSize(1, 1)
        self._lay_out()
        self._say_names()

    def _lay_out(self) -> None:
        self.column = named(QWidget(), "threads_column")
        self._column = QVBoxLayout(self.column)
        for part in (self.settings, self.modes, self._banner, self.stage, self.card, self.caption, self.transport):
            self._column.addWidget(part, 1 if part is self.stage else 0)
        self._side.addTab(self._explanation(), "")
        self._side.addTab(self.program, "")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._aside = named(QWidget(), "side_column")
        self._aside.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        beside = self._margins = QVBoxLayout(self._aside)
        beside.addWidget(self._side)
        row.addWidget(self.column, 1)
        self.panel = Panel(self._aside, row, 1, self)
        self.panel.covers.connect(self.caption.leave_free)

    @property
    def parts(self) -> Sequence[QWidget]:
        """In the order in which the Tab key goes through them."""
        return (self.settings, self.modes, self.stage, self._aside, self.card, self.transport)

    def _explanation(self) -> QWidget:
        """What the lesson is about, and below it what is often said."""
        place = named(QWidget(), "explanation")
        column = QVBoxLayout(place)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page, 1)
        column.addWidget(self.myth_card)
        return place

    def show_explanation(self) -> None:
        """Turn to the page with what is often said."""
        self._side.setCurrentIndex(EXPLAIN)

    def ask_expectation(self) -> None:
        """Turn to the line in which the person says what must hold at the end."""
        self.panel.set_open(True)
        self._side.setCurrentIndex(CODE)
        self.program.ask_expectation()

    def show_card(self, is_shown: bool) -> None:
        """While something is asked, its card has the room of what is said; where it is scarce, of what steers, too."""
        self._is_asked = is_shown
        self._show_controls()
        if self.card.has_keyboard and not is_shown:
            self.transport.take_focus()
        self.card.setVisible(is_shown)

    def _show_controls(self) -> None:
        is_scarce = self._is_low or self.theme.is_projecting
        is_crowded = self._is_asked and is_scarce
        is_wanted = self._calls_settings or not is_scarce
        self.caption.setHidden(self._is_asked)
        self.modes.setHidden(is_crowded and not is_wanted)
        self.transport.setHidden(is_crowded)
        self.settings.setVisible(self._has_settings and is_wanted)

    def show_problem(self, problem: Sentence | str) -> None:
        """Say above the stage what went wrong; an empty text takes it back."""
        self._banner.show_problem(problem)

    def set_theme(self, theme: Theme) -> None:
        """Colours and sizes."""
        self.theme = theme
        margin = theme.gap(16)
        self._column.setContentsMargins(margin, theme.gap(12), margin, theme.gap(12))
        self._column.setSpacing(theme.gap(10))
        self._aside.setFixedWidth(theme.px(SIDE))
        self._calls_settings = False
        self._margins.setContentsMargins(theme.px(12) + 1, theme.px(8), theme.px(12), theme.px(8))
        self._show_controls()
        for part in (self.settings, self.modes, self.stage, self.page, self.program, self._banner):
            part.set_theme(theme)
        for other in (self.card, self.myth_card, self.caption, self.transport, self.light, self.veil):
            other.set_theme(theme)

    def set_low(self, is_low: bool) -> None:
        """Whether the window is so low that the settings wait to be called, as they do when it is projected."""
        self._is_low = is_low
        self._show_controls()

    def offer_settings(self, offered: bool) -> None:
        """Whether there is a lesson whose settings can be shown."""
        self._has_settings = offered
        self._show_controls()

    def call_settings(self, are_wanted: bool) -> None:
        """Whether they shall be there although room is scarce."""
        self._calls_settings = are_wanted
        self._show_controls()

    def show_words(self, lesson: Lesson | None, language: str) -> None:
        """What a lesson says, asks and puts to the test, in 'zh' or 'en'; nothing without one."""
        self.card.set_language(language)
        self.myth_card.set_language(language)
        if lesson is None:
            self.page.set_words("", "")
            return
        goals = [goal.in_language(language) for goal in lesson.goals]
        self.page.set_words(lesson.title.in_language(language), lesson.summary.in_language(language), goals)

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        self._say_names()

    def _say_names(self) -> None:
        self._side.setTabText(EXPLAIN, self.tr("Explain"))
        self._side.setTabText(CODE, self.tr("Program"))
        for part in (self._side, self._side.tabBar()):
            part.setAccessibleName(self.tr("Pages beside the stage"))
