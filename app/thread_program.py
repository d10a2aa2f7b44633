"""The program that is to run: what the lesson has, what the settings make of it, and what the learner has written."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from app.drafts import Drafts, Place
from app.thread_asked import Asked, asked_of
from sim.concurrency.constants import without_constant
from sim.concurrency.expectation import complaint_about
from sim.concurrency.program_names import lacking
from sim.lessons import Lesson
from sim.settings import LessonError
from widgets.program_page import ProgramPage
from widgets.settings_bar import SettingsBar
from widgets.words import said

PROGRAM = "program"
"""The setting that chooses one of the lesson's programs; all others are constants in its text."""


class ThreadProgram(QObject):
    """Keeps a page and the settings of a lesson in step; nothing that was written gets lost.

    Signals:
        expectation_changed: something else must hold at the end of every run. arg: the expression
        text_shown: the page has another text, or the same again.
        restored: the lesson's own text is wanted again, and is shown.
    """

    expectation_changed = Signal(str)
    text_shown = Signal()
    restored = Signal()

    def __init__(self, page: ProgramPage, settings: SettingsBar, drafts: Drafts, parent: QObject) -> None:
        super().__init__(parent)
        self._page, self._settings, self._drafts = page, settings, drafts
        self._lesson: Lesson | None = None
        self._recorded: Asked | None = None
        self._place, self._original = Place("", ""), ""
        self._wanted = self._lessons_own = self._expectation = ""
        self._is_written = False
        self._given_up: tuple[Place, str, str] | None = None
        page.text_edited.connect(self._keep_text)
        page.expectation_edited.connect(self._expect)
        page.original_requested.connect(self._restore)
        settings.values_changed.connect(self.show)

    def open(self, lesson: Lesson) -> None:
        """Show a program of this lesson from now on: the one that its settings choose."""
        self._lesson, self._recorded = lesson, None
        self.show()

    def show_recorded(self, asked: Asked, lesson: Lesson | None) -> None:
        """Show a program that was read from a file, of this lesson if that is known here."""
        self._lesson, self._recorded = lesson, asked
        self._place, self._original = Place(asked.lesson, asked.program), asked.text
        self._lessons_own = asked.expect
        self._page.show_text(asked.text)
        self._want(asked.expect)
        self._fit_settings()
        self._page.offer_original(False)

    def show(self, *, is_original: bool = False) -> None:
        """The chosen program with its constants, or what the learner has written in its place.

        `is_original`: what was written stays kept, and the lesson's own words are shown.
        """
        asked = self._asked(self._lesson)
        if asked is None:
            return
        is_another = self._place != (asked.lesson, asked.program)
        self._place, self._original = Place(asked.lesson, asked.program), asked.text
        draft = None if is_original else self._drafts.text(self._place)
        if draft is not None and not is_another:
            draft = self._with_constants(draft)
        self._page.show_text(asked.text if draft is None else draft)
        self._lessons_own = asked.expect
        written = None if is_original else self._drafts.expectation(self._place)
        self._want(asked.expect if written is None else written, is_written=written is not None)
        self._fit_settings()
        self._offer_original()

    @property
    def is_changed(self) -> bool:
        """Whether something else stands on the page than the lesson's own text."""
        return self._page.text != self._original

    @property
    def text(self) -> str:
        """What stands on the page."""
        return self._page.text

    def wish(self, granularity: str) -> Asked | None:
        """What is to run as it stands on the page; None while a setting makes no sense."""
        asked = self._asked(self._lesson)
        if asked is None:
            return None
        return replace(asked, text=self._page.text, expect=self._expectation, granularity=granularity, python="")

    def _asked(self, lesson: Lesson | None) -> Asked | None:
        """What the settings choose of the lesson; without one, what was read from a file."""
        if lesson is None:
            return self._recorded
        try:
            return asked_of(lesson, self._settings.values)
        except (LessonError, OSError, UnicodeDecodeError):
            return None

    def _with_constants(self, draft: str) -> str:
        """What was written, with the constants that the settings have now."""
        changed = self._asked(self._lesson.with_text(self._place.program, draft)) if self._lesson is not None else None
        text = changed.text if changed is not None else draft
        self._drafts.keep_text(self._place, text, self._original)
        return text

    def _keep_text(self) -> None:
        self._drafts.keep_text(self._place, self._page.text, self._original)
        self._fit_settings()
        self._bring_back()
        self._fit_expectation()
        self._offer_original()

    def _fit_settings(self) -> None:
        """What is set is a constant of the program, unless the learner has taken that away."""
        names = [name for name in self._settings.values if name != PROGRAM]
        self._settings.set_useless(without_constant(self._page.text, names))
        self.text_shown.emit()

    def _offer_original(self) -> None:
        self._page.offer_original(self.is_changed or self._wanted != self._lessons_own)

    def _restore(self) -> None:
        written = self._drafts.expectation(self._place)
        self._given_up = None if written is None else (self._place, self._page.text, written)
        self._drafts.forget(self._place)
        self._page.replace_text(self._original)
        self.show()
        self.restored.emit()

    def _bring_back(self) -> None:
        """What must hold comes back with the text that was given up for the lesson's own, once that is undone."""
        if self._given_up is not None and self._page.is_undone and self._given_up[:2] == (self._place, self._page.text):
            expectation, self._given_up = self._given_up[2], None
            self._expect(expectation)

    # What must hold at the end

    def _expect(self, expectation: str) -> None:
        complaint = complaint_about(expectation)
        if complaint is not None:
            self._page.show_complaint(said(complaint))
            return
        self._drafts.keep_expectation(self._place, expectation)
        self._want(expectation, is_written=True)
        self._offer_original()
        self.expectation_changed.emit(expectation)

    def _want(self, expectation: str, *, is_written: bool = False) -> None:
        """This must hold; `is_written`: the learner says so, and not the lesson."""
        self._wanted, self._is_written = expectation, is_written
        self._page.show_expectation(expectation)
        self._fit_expectation()

    def _fit_expectation(self) -> None:
        """What the lesson says goes while its program is replaced by one that lacks what it names."""
        lacks = lacking(self._wanted, self._page.text)
        self._expectation = self._wanted if self._is_written or lacks is None else ""
        if complaint_about(self._page.expectation) is None:  # else what was written last makes no sense, and is kept
            self._page.show_expectation(self._expectation)
            self._page.show_complaint(said(lacks) if lacks is not None and self._is_written else "")
