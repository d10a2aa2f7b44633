from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.finding import the
from widgets.theme import GREEN, LIGHT, PROJECTOR, VERMILION
from widgets.thread_outcomes import Outcome, OutcomeRow, OutcomesPanel, Report

REPORT = Report(
    (Outcome("n = 8", 2, False, "good"), Outcome("n = 9", 18, True, "lost")),
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


def test_the_verdict_and_what_was_found(panel: OutcomesPanel) -> None:
    assert the(QLabel, panel, "outcomes_verdict").text() == "All 20 were tried."
    assert the(QLabel, panel, "outcomes_total").text() == "runs: 20"
    assert panel.accessibleDescription().startswith("n = 8: 2 runs; n = 9: 18 runs, bad")


def test_choosing_an_outcome_asks_for_its_witness(qtbot: QtBot, panel: OutcomesPanel) -> None:
    row = the(OutcomeRow, panel, "outcome_lost")
    with qtbot.waitSignal(panel.outcome_chosen) as chosen:
        QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    assert chosen.args == ["lost"]
    with qtbot.waitSignal(panel.outcome_chosen):
        QTest.keyClick(row, Qt.Key.Key_Space)


def test_bars_are_as_long_as_their_share(panel: OutcomesPanel) -> None:
    lengths = []
    for key, fill in (("good", GREEN), ("lost", VERMILION)):
        image = the(OutcomeRow, panel, f"outcome_{key}").grab().toImage()
        lengths.append(sum(image.pixelColor(x, image.height() // 2) == fill.fill for x in range(image.width())))
    assert 0 < lengths[0] < lengths[1] / 4


def test_another_report_takes_the_place_of_the_old_one(panel: OutcomesPanel) -> None:
    panel.set_report(Report((Outcome("n = 8", 6, False, "good"),), "capped", "Stopped after 6 runs."))
    assert [row.outcome.key for row in panel.findChildren(OutcomeRow) if row.isVisible()] == ["good"]


@pytest.mark.parametrize(
    ("verdict", "is_bad", "colour"),
    [("exhausted", False, LIGHT.ok), ("capped", False, LIGHT.warn), ("exhausted", True, LIGHT.error)],
)
def test_only_an_exhausted_search_without_a_bad_outcome_is_good_news(
    panel: OutcomesPanel, verdict: str, is_bad: bool, colour: object
) -> None:
    panel.set_report(Report((Outcome("n = 8", 6, is_bad, "k"),), verdict, "words"))
    label = the(QLabel, panel, "outcomes_verdict")
    assert label.palette().color(label.foregroundRole()) == colour


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
    assert not the(QLabel, panel, "outcomes_total").isVisible()
    panel.set_report(REPORT)
    assert the(QLabel, panel, "outcomes_total").isVisible()
