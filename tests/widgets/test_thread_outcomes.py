from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QScrollArea
from pytestqt.qtbot import QtBot

from tests.finding import the
from widgets.theme import LIGHT, PROJECTOR
from widgets.thread_outcome_row import OutcomeRow, least_height
from widgets.thread_outcomes import Outcome, OutcomesPanel, Report

REPORT = Report(
    (Outcome("n = 8", 2, True, "good"), Outcome("n = 9", 18, False, "lost", "lost update", times="18 kinds")),
    "exhausted",
    "All 20 were tried.",
)


@pytest.fixture
def panel(qtbot: QtBot) -> OutcomesPanel:
    panel = OutcomesPanel()
    qtbot.addWidget(panel)
    panel.resize(240, 160)
    panel.show()
    panel.set_report(REPORT)
    return panel


def title(panel: OutcomesPanel) -> str:
    return the(QLabel, panel, "outcomes_title").text()


def test_the_verdict_and_what_was_found(panel: OutcomesPanel) -> None:
    assert the(QLabel, panel, "outcomes_verdict").text() == "All 20 were tried."
    assert panel.accessibleDescription() == ("n = 8: 2, right; n = 9: 18 kinds, bad, lost update; All 20 were tried.")


@pytest.mark.parametrize("is_beside", [True, False])
def test_what_is_counted_is_said_in_the_head_and_stays_whole(
    panel: OutcomesPanel, qtbot: QtBot, is_beside: bool
) -> None:
    panel.set_report(Report(REPORT.outcomes, "exhausted", "All.", counted="20 kinds of schedules"))
    head, counted = the(QLabel, panel, "outcomes_title"), the(QLabel, panel, "outcomes_counted")
    widths = [label.sizeHint().width() for label in (head, counted)]
    panel.resize((sum(widths) if is_beside else max(widths)) + 40, 400)
    qtbot.waitUntil(lambda: (counted.y() < head.geometry().bottom()) is is_beside)
    assert counted.text() == "20 kinds of schedules"
    assert counted.width() >= counted.fontMetrics().horizontalAdvance(counted.text())
    assert counted.geometry().bottom() < panel.findChildren(OutcomeRow)[0].mapTo(panel, QPoint(0, 0)).y()
    assert "20 kinds of schedules" in panel.accessibleDescription()
    panel.set_report(REPORT)
    assert not counted.isVisible()


def test_where_hardly_a_row_has_room_the_rows_are_worth_more_than_what_is_said_of_them(
    panel: OutcomesPanel, qtbot: QtBot
) -> None:
    panel.set_report(Report(REPORT.outcomes, "exhausted", "All 20 of them were tried, in every order there is."))
    verdict, area = the(QLabel, panel, "outcomes_verdict"), the(QScrollArea, panel)
    panel.resize(240, 90)
    qtbot.waitUntil(lambda: not verdict.isVisible())
    qtbot.waitUntil(lambda: area.height() >= 2 * least_height(LIGHT))
    assert "All 20 of them" in panel.toolTip()
    panel.resize(240, 200)
    qtbot.waitUntil(verdict.isVisible)
    assert not panel.toolTip()


def test_choosing_an_outcome_asks_for_its_witness(qtbot: QtBot, panel: OutcomesPanel) -> None:
    row = the(OutcomeRow, panel, "outcome_lost")
    with qtbot.waitSignal(panel.outcome_chosen) as chosen:
        QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    assert chosen.args == ["lost"]
    with qtbot.waitSignal(panel.outcome_chosen):
        QTest.keyClick(row, Qt.Key.Key_Space)


def test_another_report_takes_the_place_of_the_old_one(panel: OutcomesPanel) -> None:
    assert title(panel) == "All outcomes"
    panel.set_report(Report((Outcome("n = 8", 6, True, "good"),), "capped", "Stopped after 6 runs.", "Time was over."))
    assert [row.outcome.key for row in panel.findChildren(OutcomeRow) if row.isVisible()] == ["good"]
    assert title(panel) == "Outcomes so far"
    assert "Time was over." in the(QLabel, panel, "outcomes_verdict").toolTip()


@pytest.mark.parametrize(
    ("verdict", "is_good", "colour"),
    [
        ("exhausted", True, LIGHT.ok),
        ("exhausted", None, LIGHT.text),
        ("capped", True, LIGHT.warn),
        ("exhausted", False, LIGHT.error),
        ("", None, LIGHT.muted),
    ],
)
def test_only_an_exhausted_search_whose_ends_are_all_right_is_good_news(
    panel: OutcomesPanel, verdict: str, is_good: bool | None, colour: object
) -> None:
    panel.set_report(Report((Outcome("n = 8", 6, is_good, "k"),), verdict, "words"))
    label = the(QLabel, panel, "outcomes_verdict")
    assert label.palette().color(label.foregroundRole()) == colour


def test_whoever_doubts_is_asked_what_is_right(panel: OutcomesPanel, qtbot: QtBot) -> None:
    doubt = the(QLabel, panel, "outcomes_doubt")
    assert not doubt.isVisible()
    panel.set_report(Report((Outcome("n = 8", 6, None, "k"),), "exhausted", "words", doubt="Is <8> right?"))
    assert "Is &lt;8&gt; right?" in doubt.text()
    assert "Is <8> right?" in panel.accessibleDescription()
    with qtbot.waitSignal(panel.doubt_pressed):
        doubt.linkActivated.emit("#")


def test_it_can_be_projected(panel: OutcomesPanel) -> None:
    panel.set_theme(PROJECTOR)
    assert the(QLabel, panel, "outcomes_verdict").font().pixelSize() >= 22


def test_a_long_verdict_stays_whole_and_a_short_one_gives_its_room_back(panel: OutcomesPanel) -> None:
    verdict = the(QLabel, panel, "outcomes_verdict")
    short = verdict.minimumHeight()
    panel.set_report(Report(REPORT.outcomes, "exhausted", "Every schedule is accounted for, and so on. " * 3))
    assert verdict.minimumHeight() == verdict.heightForWidth(panel.width() - 2) > short
    panel.set_report(REPORT)
    assert verdict.minimumHeight() == short


def test_where_nothing_is_shown_yet_the_words_have_all_the_room(panel: OutcomesPanel) -> None:
    panel.resize(200, panel.height())
    panel.set_report(REPORT)
    with_rows = panel.sizeHint().height()
    panel.set_report(Report((), "", REPORT.text))
    panel.resize(200, panel.sizeHint().height())
    verdict = the(QLabel, panel, "outcomes_verdict")
    assert verdict.height() >= verdict.heightForWidth(verdict.width())
    assert panel.sizeHint().height() < with_rows
    assert title(panel) == "Outcomes"
    assert the(QLabel, panel, "outcomes_title").height() >= the(QLabel, panel, "outcomes_title").sizeHint().height()


def test_where_there_is_little_room_more_rows_are_seen(panel: OutcomesPanel, qtbot: QtBot) -> None:
    ten = tuple(Outcome(f"n = {number}", 1, number == 0, str(number)) for number in range(10))
    panel.set_report(Report(ten, "exhausted", "All."))
    panel.resize(240, 420)
    rows = panel.findChildren(OutcomeRow)
    assert {row.height() for row in rows} == {32}
    panel.resize(240, 260)
    assert all(18 <= row.height() < 32 for row in rows)
    qtbot.waitUntil(lambda: sum(not row.visibleRegion().isEmpty() for row in rows) == 10)


def test_in_the_height_that_it_wishes_every_word_is_whole(panel: OutcomesPanel, qtbot: QtBot) -> None:
    long = "Not everything is under control: input() would wait for somebody at a keyboard, and all threads with it."
    panel.set_report(Report(REPORT.outcomes[:1], "uncontrolled", long))
    panel.resize(300, panel.sizeHint().height())
    panel.resize(300, panel.sizeHint().height())
    verdict, area = the(QLabel, panel, "outcomes_verdict"), the(QScrollArea, panel, "outcomes_area")
    qtbot.waitUntil(lambda: verdict.height() == verdict.heightForWidth(verdict.width()))
    assert abs(area.height() - 32) < 3
