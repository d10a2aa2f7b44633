"""What stands in the window and how it looks; what it does is done by `app.taught` and `app.window`."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from app import shortcuts
from app.covers import Covers
from app.draft_keeping import DraftKeeping
from app.drafts import Drafts
from app.focus_order import FocusOrder
from app.looks import Looks
from app.panels import Panel
from app.places import Parts, Places
from app.preferences import SMALLEST, Preferences
from app.rooms import Rooms
from app.run import Run
from app.shortcuts import Key
from app.stage_area import StageArea
from app.views import Views
from sim.lessons import Course, Lesson
from widgets.caption import Caption
from widgets.export_bar import ExportBar
from widgets.focus_ring import FocusRing
from widgets.header import Header
from widgets.lesson_list import LessonList
from widgets.question_card import QuestionCard
from widgets.settings_bar import SettingsBar
from widgets.theme import Theme
from widgets.transport import TransportBar

LOW = 520
"""Pixels of height, at normal scale, below which the stage gets the room of the settings too."""


class Furnished(QWidget):
    """The parts of the window in their places, dressed in the theme of the moment and speaking its language."""

    def __init__(
        self, preferences: Preferences, course: Course, command: Sequence[str], frame: QWidget | None = None
    ) -> None:
        super().__init__(frame)
        self.course = course
        self._lessons = {lesson.id: lesson for lesson in course.lessons}
        self._preferences = preferences
        self._drafts = Drafts(preferences.drafts)
        self._draft_keeping = DraftKeeping(self._drafts, preferences, self)
        self._looks = Looks(self, preferences)
        self._lesson: Lesson | None = None
        self._source = self._title = ""
        self._is_low = False
        self._keys: list[Key] = []
        self._run_of: object = None
        """What was set when the run that is shown began; None for a file."""
        self._run = Run(command, self)
        self.player = self._run.player
        self._make_parts()
        self._lay_out()

    def _make_parts(self) -> None:
        self._list = LessonList(list(self._lessons.values()))
        self._header, self._settings, self._area = Header(), SettingsBar(), StageArea()
        self._caption, self._transport, self._card = Caption(), TransportBar(), QuestionCard()
        self._export_bar = ExportBar()
        self._views = Views(self._run, self._area, self._caption, self._transport, self._title_of, self)
        self._settings.sense_changed.connect(self._views.offer_run)
        self._settings.mending_wanted.connect(self._ask_to_mend)

    def _lay_out(self) -> None:
        column = (self._settings, self._area, self._card, self._caption, self._transport)
        self._places = Places(
            self, Parts(self._list, self._header, column, self._area, self._views.side, self._export_bar)
        )
        self._places.panels[1].covers.connect(self._caption.leave_free)
        self._covers = Covers(self, self._area.banner, self._places.floor)
        self._rooms = Rooms(self._places, self._looks, self._lessons, self._drafts, self)
        for player in (self.player, self._rooms):
            self._covers.blank.covers.connect(player.hold)
        self._run.shown.connect(self._export_bar.hide_done)
        self._run.shown.connect(self._note_what_is_set)
        self._settings.values_changed.connect(self._show_age)
        self._rooms.run_made.connect(lambda run: run.shown.connect(self._export_bar.hide_done))
        self._focus_order = FocusOrder(self._parts)
        self._focus_ring = FocusRing(self)

    @property
    def _what_is_set(self) -> object:
        return self._source, self._settings.values

    def _note_what_is_set(self) -> None:
        self._run_of = self._what_is_set if self._run.asked is not None else None
        self._show_age()

    def _show_age(self) -> None:
        """Whether the run that is shown is still one of what is set."""
        self._views.set_old(self._run_of is not None and self._run_of != self._what_is_set)

    def _parts(self) -> list[QWidget]:
        """Everything that the keyboard goes through, in this order."""
        if self._covers.greeting is not None:
            return [self._covers.greeting]
        network = (self._settings, self._area, self._views.side, self._card, self._transport, self._export_bar)
        room = network if self._rooms.active is None else (*self._rooms.active.parts, self._export_bar)
        return [self._covers.next_up, self._list, *room, self._places.floor, self._header]

    @property
    def lesson(self) -> Lesson | None:
        """What is shown, or None for a file."""
        return self._lesson

    @property
    def source(self) -> str:
        """What runs the lesson."""
        return self._source or (self._lesson.sources[0] if self._lesson is not None else "")

    @property
    def language(self) -> str:
        """'zh' or 'en'."""
        return self._looks.language

    def focusNextPrevChild(self, forwards: bool) -> bool:
        """By the Tab key; and where what has the keyboard goes: projecting, Space plays then, and presses nothing."""
        focus = QApplication.focusWidget()
        if self._looks.theme.is_projecting and focus is not None and not (focus.isVisible() and focus.isEnabled()):
            self.setFocus()
            return True
        return self._focus_order.go(forwards) or super().focusNextPrevChild(forwards)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not shortcuts.pressed_by_return(event):
            super().keyPressEvent(event)

    # How it looks

    def set_theme(self, name: str) -> None:
        """Look 'light', 'dark' or 'projector'. Projecting, list, inspector and settings fold away."""
        self._looks.set_theme(name)

    def set_language(self, language: str) -> None:
        """Speak 'zh' or 'en'."""
        self._looks.set_language(language)

    def _dress(self, theme: Theme) -> None:
        self._fold(brings_back=False)  # first: what has no room beside the stage must not make the window larger
        self._places.set_theme(theme)
        for part in (self._list, self._header, self._settings, self._area, self._card, self._views.side):
            part.set_theme(theme)
        for other in (self._caption, self._transport, self._export_bar, self._covers, self._focus_ring, self._rooms):
            other.set_theme(theme)
        self._fold()  # last: beside what had its old size, what comes back would make it larger
        self._show_settings()
        if self._card.question is not None:
            self._show_card(True)
        if theme.is_projecting and not self._area.take_focus():
            self.setFocus()
        self._header.set_open()

    def _show_card(self, is_shown: bool) -> None:
        """A question has the place of what is said, and where room is scarce of what steers: it says how to go on."""
        is_choosing = self._area.is_choosing
        self._caption.setHidden(is_shown or is_choosing)
        self._transport.setHidden((is_shown and self._is_scarce) or is_choosing)
        if self._card.has_keyboard and not is_shown:
            self._transport.take_focus()
        self._card.setVisible(is_shown)

    @property
    def _is_scarce(self) -> bool:
        """Whether the stage needs the room of what can be called for."""
        return self._is_low or self._looks.theme.is_projecting

    def _fold(self, *, brings_back: bool = True) -> None:
        """Give the stage the room of what can be called for, where there is little of it."""
        theme, was_low = self._looks.theme, self._is_low
        lessons, inspector = self._places.fold(theme, self.width(), brings_back=brings_back)
        self._is_low = self.height() < theme.px(LOW)
        self._rooms.fold(inspector, self._is_low)
        self._header.offer_panels(lessons=lessons, inspector=inspector)
        self._header.offer_settings(self._is_low)
        if self._is_low != was_low:
            self._show_settings()
            self._show_card(self._card.question is not None)

    def _translate(self, language: str) -> None:
        for part in (self._list, self._settings, self._card, self._views.side.myth_card):
            part.set_language(language)
        self._show_titles()

    def _show_titles(self) -> None:
        if self._lesson is not None:
            language = self._looks.language
            self._title = self._lesson.title.in_language(language)
            goals = [goal.in_language(language) for goal in self._lesson.goals]
            self._views.side.lesson_page.set_words(self._title, self._lesson.summary.in_language(language), goals)
        notes = self._lesson.notes if self._lesson is not None else None
        self._covers.notes.set_words(notes.in_language(self._looks.language) if notes is not None else "")
        self._header.set_title(self._title)
        self.setWindowTitle(self._title)
        self._covers.help.set_rows(shortcuts.rows(self._keys))

    def _make_room(self, is_choosing: bool) -> None:
        """Where nothing is played yet, the table gets the room of what shows and moves the moment."""
        for part in (self._caption, self._transport):
            part.setHidden(is_choosing)
        if not self._places.panels[1].floats:
            self._places.panels[1].set_open(not is_choosing)

    def _title_of(self, lesson_id: str) -> str:
        lesson = self._lessons.get(lesson_id)
        return lesson_id if lesson is None else lesson.title.in_language(self._looks.language)

    def _set_title(self, title: str) -> None:
        self._title = title
        self._show_titles()

    def _open_panel(self, index: int, is_open: bool) -> None:
        self._panels[index].set_open(is_open)
        self._show_opened()

    def _show_opened(self) -> None:
        lessons, inspector = (panel.is_open for panel in self._panels)
        self._header.set_open(lessons=lessons, inspector=inspector, settings=self._are_settings_open)

    @property
    def _are_settings_open(self) -> bool:
        settings = self._settings if self._rooms.active is None else self._rooms.active.settings
        return not settings.isHidden()

    def _mark_watched(self) -> None:
        self._list.set_watched(self._preferences.watched)

    def _search(self) -> None:
        """Projecting, the list comes for it."""
        if self._list.isHidden():
            self._open_panel(0, True)
        self._list.search()

    def show_aside(self, is_wanted: bool) -> None:
        """Open the pages that lie over the stage, or put them away; what stands beside it stays."""
        if self._panels[1].floats:
            self._open_panel(1, is_wanted)

    def close_list(self) -> None:
        """Where the list of lessons lies over the stage, put it away."""
        if self._panels[0].floats and self._panels[0].is_open:
            self._open_panel(0, False)

    def _put_aside(self) -> bool:
        """Put away what lies over the stage at its sides, and settings that were called; False if nothing is there."""
        opened = [index for index, panel in enumerate(self._panels) if panel.floats and panel.is_open]
        has_called = self._is_scarce and self._are_settings_open
        if has_called:
            self._show_settings()
        for index in opened:
            self._panels[index].set_open(False)
        self._show_opened()
        return has_called or bool(opened)

    def show_curves(self) -> None:
        """Put the curves on the stage, if it can have any."""
        if self._area.stage is not None:
            self._area.stage.show_curves(True)

    def lead(self) -> None:
        """Go through the run that has just begun from its start, not held on what happens just now."""
        self.player.set_follow_live(False)

    @property
    def _panels(self) -> tuple[Panel, Panel]:
        """Those that fold away, in the room that is shown."""
        lessons, inspector = self._places.panels
        return lessons, inspector if self._rooms.active is None else self._rooms.active.panel

    def _show_settings(self, on_demand: bool = False) -> None:
        is_wanted = self._lesson is not None and (on_demand or not self._is_scarce)
        self._settings.setVisible(is_wanted and self._rooms.active is None)
        if self._rooms.active is not None:
            self._rooms.active.call_settings(on_demand)
        self._show_opened()

    def _ask_to_mend(self) -> None:
        """What is set cannot be used: let it be seen, wherever that is."""
        self._show_settings(on_demand=True)

    def _remember(self) -> None:
        """Put down what the next day begins with."""
        if not self.window().isFullScreen():
            self._preferences.size = self.window().size()
        self._preferences.speed = self.player.speed
        self._preferences.drafts = self._drafts.kept
        self._preferences.save()

    def _look(self) -> list[str]:
        size = f"{max(self.width(), SMALLEST.width())}x{max(self.height(), SMALLEST.height())}"
        folder = self.course.own_folder
        own = ["--lessons", str(folder)] if folder is not None and folder.is_dir() else []
        return ["--theme", self._looks.theme.name, "--lang", self._looks.language, "--size", size, *own]
