"""What holds for every lesson as it stands on the screen: large enough, whole, named, and reached by the keyboard."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.preferences import TEXT_SIZES, Preferences
from app.window import Window
from sim.lessons import Lesson, StageKind, all_lessons
from sim.questions import Question
from sim.sources.availability import why_not
from tests.finding import the
from tests.on_the_screen import LEAST, cut_off, nameless, outside, too_faint, too_large, too_small
from widgets.myth_card import MythCard
from widgets.theme import Role, theme_for

LESSONS = {lesson.id: lesson for lesson in all_lessons()}
SAYINGS = [(lesson.id, place) for lesson in LESSONS.values() for place in range(len(lesson.myths))]
SOURCES = ("model", "threads", "loopback", "wire")
"""Where sayings are put to the test here: the quickest that can do it."""
OF_NETWORKS = [lesson.id for lesson in LESSONS.values() if "model" in lesson.sources]
OF_THREADS = [lesson.id for lesson in LESSONS.values() if lesson.stage is StageKind.THREADS]
ONE_OF_EACH_STAGE = {lesson.stage: lesson.id for lesson in LESSONS.values()}
ASKED = [(name, "") for name in OF_NETWORKS] + sorted(
    {(lesson.id, preset) for lesson in LESSONS.values() for each in lesson.questions for preset in each.presets}
)
"""Lessons and their cases that are asked about."""
SIZES = ((1280, 720), (1920, 1080))
LANGUAGES = ("en", "zh")
ROOT = Path(__file__).parents[1]
OWN_SIZE = re.compile(r"setPixelSize|setPointSize|font-size: *\d")

MEASURED_ELSEWHERE = ("theme.py", "handout.py", "shared_panel.py")
"""The theme itself; what is printed on paper; a number that is half as large as a title at least."""


@pytest.fixture
def window(request: pytest.FixtureRequest, qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    """A lesson in the middle of its run, on the model if it has that."""
    lesson = LESSONS[request.param]
    window = Window(Preferences(tmp_path))
    qtbot.addWidget(window)
    window.show()
    window.open_lesson(lesson.id)
    window.set_source("model" if "model" in lesson.sources else lesson.sources[0])
    with qtbot.waitSignal(window.run_finished, timeout=30_000):
        window.run()
    window.show_at(0.6)
    yield window
    window.set_theme("light")
    window.set_language("en")


def in_every_look(window: Window, theme: str, *found: Callable[[Window], list[str]]) -> list[str]:
    """What each of `found` finds in both sizes and both languages."""
    faults = []
    window.set_theme(theme)
    for size in SIZES:
        for language in LANGUAGES:
            window.resize(*size)
            window.set_language(language)
            for _ in range(3):
                QApplication.processEvents()
                window.resize(*size)  # again, because the header makes itself smaller first
            faults += [f"{theme} {size[0]} {language}: {fault}" for each in found for fault in each(window)]
    return faults


@pytest.mark.parametrize("window", LESSONS, indirect=True)
def test_every_text_is_whole_and_large_enough_and_every_control_has_a_name(window: Window) -> None:
    assert (
        in_every_look(window, "light", cut_off, nameless) + in_every_look(window, "projector", cut_off, too_small) == []
    )


@pytest.mark.parametrize("size", TEXT_SIZES[1:])
@pytest.mark.parametrize("window", LESSONS, indirect=True)
def test_large_text_is_whole_in_the_smallest_window_and_makes_it_no_larger(window: Window, size: float) -> None:
    lesson = window.lesson
    assert lesson is not None
    window.resize(*SIZES[0])
    window._looks.choose("text_size", f"{size:g}")
    faults = in_both_languages(window, cut_off, outside, too_large)
    window.open_lesson(lesson.id)  # nothing has run yet
    faults += in_both_languages(window, cut_off, outside, too_large)
    window._looks.choose("text_size", "1")
    assert faults == []


def in_both_languages(window: Window, *found: Callable[[Window], list[str]]) -> list[str]:
    """What each of `found` finds in the window as it is."""
    faults = []
    for language in LANGUAGES:
        window.set_language(language)
        for _ in range(5):
            QApplication.processEvents()
        faults += [f"{language}: {fault}" for each in found for fault in each(window)]
    return faults


@pytest.mark.parametrize("theme", ["light", "dark", "projector"])
@pytest.mark.parametrize("window", ONE_OF_EACH_STAGE.values(), indirect=True)
def test_every_text_is_readable(window: Window, theme: str) -> None:
    window.set_theme(theme)
    QApplication.processEvents()
    assert too_faint(window) == []


@pytest.mark.parametrize("window", OF_THREADS, indirect=True)
def test_a_question_over_the_threads_is_whole_and_makes_no_window_larger(window: Window, qtbot: QtBot) -> None:
    room = window._rooms.active
    assert room is not None
    room.start()
    qtbot.waitUntil(lambda: room.run.report is not None, timeout=30_000)
    for _ in range(60):
        qtbot.waitUntil(lambda: not room.run.is_busy, timeout=10_000)
        if room.questions.is_waiting:
            break
        room.step()
    assert room.questions.is_waiting
    faults = in_every_look(window, "light", cut_off, too_high) + in_every_look(window, "projector", cut_off, too_high)
    room.questions.answer(0)
    faults += in_every_look(window, "light", cut_off, too_high) + in_every_look(window, "projector", cut_off, too_high)
    assert faults == []


@pytest.mark.parametrize(("lesson_id", "place"), SAYINGS)
def test_a_saying_and_its_verdict_are_whole(qtbot: QtBot, tmp_path: Path, lesson_id: str, place: int) -> None:
    lesson = LESSONS[lesson_id]
    source = next(each for each in SOURCES if each in lesson.sources and lesson.myths[place].is_for(each))
    if why_not(source) is not None:
        pytest.skip(str(why_not(source)))
    window = Window(Preferences(tmp_path))
    qtbot.addWidget(window)
    window.resize(*SIZES[0])
    window.show()
    window.open_lesson(lesson_id)
    window.set_source(source)
    card = next(each for each in window.findChildren(MythCard) if each.isVisible())
    for _ in range(lesson.myths_on(source).index(lesson.myths[place])):
        the(QPushButton, card, "myth_next").click()
    faults = in_every_look(window, "light", cut_off) + in_every_look(window, "projector", laid_open)
    window.set_theme("light")
    the(QPushButton, card, "myth_answer_1").click()
    qtbot.waitUntil(lambda: not the(QLabel, card, "myth_reason").isHidden(), timeout=30_000)
    assert card.finding is not None
    assert card.finding.holds is lesson.myths[place].holds
    faults += in_every_look(window, "light", cut_off) + in_every_look(window, "projector", laid_open)
    window.set_theme("light")
    window.set_language("en")
    assert faults == []


def laid_open(window: Window) -> list[str]:
    """What is cut off of the column at the right when it lies over the projected stage."""
    window._open_panel(1, True)
    for _ in range(3):
        QApplication.processEvents()
    return cut_off(window)


@pytest.mark.parametrize(("lesson_id", "preset"), ASKED, ids=["-".join(case).rstrip("-") for case in ASKED])
def test_a_question_over_a_conversation_is_whole_and_makes_no_window_larger(
    qtbot: QtBot, tmp_path: Path, lesson_id: str, preset: str
) -> None:
    lesson = LESSONS[lesson_id]
    window = Window(Preferences(tmp_path))
    qtbot.addWidget(window)
    window.show()
    window.open_lesson(lesson_id)
    window.set_source("model")
    with qtbot.waitSignal(window.run_finished, timeout=30_000):
        window.run(lesson.preset_values(preset, "model") if preset else {})
    window._questions.set_questions(questions_of(lesson, preset))
    faults = []
    for _ in questions_of(lesson, preset):
        while not window._questions.is_asking:
            assert window.player.position < window.player.axis.length
            window.player.step()
        faults += in_every_look(window, "projector", cut_off_of_card, too_high)
        window._questions.answer(0)
        faults += in_every_look(window, "light", cut_off_of_card, too_high) + in_every_look(
            window, "projector", cut_off_of_card, too_high
        )
        window._questions.go_on()
        window.player.pause()
    window.set_theme("light")
    window.set_language("en")
    assert faults == []


def questions_of(lesson: Lesson, preset: str) -> tuple[Question, ...]:
    """Those about this case of the lesson alone; those about none in particular if there is no name."""
    return tuple(each for each in lesson.questions if (preset in each.presets if preset else not each.presets))


def cut_off_of_card(window: Window) -> list[str]:
    """What is cut off of the question; the stage above it may be low while something is asked."""
    return [fault for fault in cut_off(window) if " question_" in fault or " answer_" in fault]


def too_high(window: Window) -> list[str]:
    return [] if (window.width(), window.height()) in SIZES else [f"the window is {window.width()}x{window.height()}"]


def test_what_is_painted_is_large_enough_too() -> None:
    for height in (720, 1080, 1110, 1440, 2160):
        theme = theme_for("projector", 1.0, height)
        assert min(theme.font(role).pixelSize() for role in Role) >= max(LEAST, height / 50)


def test_nothing_has_a_type_size_of_its_own() -> None:
    """So that whatever is painted is as large as the theme says."""
    own = [
        path.name
        for floor in ("app", "widgets")
        for path in sorted((ROOT / floor).rglob("*.py"))
        if OWN_SIZE.search(path.read_text("utf-8")) and path.name not in MEASURED_ELSEWHERE
    ]
    assert own == []


@pytest.mark.parametrize("window", ONE_OF_EACH_STAGE.values(), indirect=True)
def test_tab_goes_from_list_to_stage_to_inspector_to_transport(window: Window, qtbot: QtBot) -> None:
    window.resize(1280, 720)
    with qtbot.waitActive(window):
        window.activateWindow()
    stage = dict.fromkeys(("settings_bar", "stage_area", "thread_modes", "threads_stage"), 1)
    places = {"lesson_list": 0, **stage, "side_column": 2, "transport": 3, "header": 4}
    order: list[int] = []
    first = window.findChild(QWidget, "lessons")
    assert first is not None
    first.setFocus()
    for _ in range(200):
        parents = {parent.objectName() for parent in ancestors(QApplication.focusWidget())}
        order += [place for name, place in places.items() if name in parents]
        QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_Tab)
        if QApplication.focusWidget() is first:
            break
    steps = [place for index, place in enumerate(order) if not index or place != order[index - 1]]
    assert steps == [0, 1, 2, 3, 4, 0]


def ancestors(widget: QWidget | None) -> Iterator[QWidget]:
    while widget is not None:
        yield widget
        widget = widget.parentWidget()
