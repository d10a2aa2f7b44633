from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from sim.network.comparison import Comparison, Line, Row
from sim.network.differences import UNEXPLAINED
from sim.words import Sentence
from tests.finding import the
from widgets.comparison_list import ComparisonList
from widgets.comparison_page import ComparisonPage
from widgets.theme import LIGHT, PROJECTOR

LINE = Line(0, "client", ("psh", "ack"), 1, 1, 5)
ROWS = (Row(LINE, LINE, (4, 7)), Row(None, LINE, (None, 8), UNEXPLAINED))
OFFER = Comparison(Sentence("test", "Why?"), offer="model")
DONE = Comparison(Sentence("test", "They part."), offer="model", sources=("wire", "model"), rows=ROWS)


@pytest.fixture
def page(qtbot: QtBot) -> ComparisonPage:
    page = ComparisonPage()
    qtbot.addWidget(page)
    page.resize(295, 500)
    with qtbot.waitExposed(page):
        page.show()
    return page


def test_before_a_comparison_there_is_a_sentence_and_an_offer(page: ComparisonPage, qtbot: QtBot) -> None:
    page.show_comparison(OFFER)
    button = the(QPushButton, page, "comparison_button")
    assert the(QLabel, page, "comparison_sentence").text() == "Why?"
    assert button.accessibleName() == "Run the same on the model"
    assert the(ComparisonList, page).isHidden()
    with qtbot.waitSignal(page.run_requested):
        button.click()


def test_it_offers_a_kernel_beside_the_model(page: ComparisonPage) -> None:
    page.show_comparison(Comparison(Sentence("test", "Why?"), offer="wire"))
    assert the(QPushButton, page, "comparison_button").accessibleName() == "Run the same on the kernel"


def test_what_runs_can_be_stopped(page: ComparisonPage, qtbot: QtBot) -> None:
    page.show_comparison(Comparison(Sentence("test", "It runs."), is_running=True))
    with qtbot.waitSignal(page.stop_requested):
        the(QPushButton, page, "comparison_button").click()


def test_where_nothing_can_be_compared_there_is_no_button(page: ComparisonPage) -> None:
    page.show_comparison(Comparison(Sentence("test", "Not here.")))
    assert the(QPushButton, page, "comparison_button").isHidden()
    assert page.accessibleDescription() == "Not here."


def test_a_problem_is_told_in_words(page: ComparisonPage) -> None:
    problem = the(QLabel, page, "comparison_problem")
    page.show_comparison(OFFER)
    assert problem.isHidden()
    page.show_comparison(Comparison(Sentence("test", "Why?"), Sentence("test", "No network."), offer="wire"))
    assert (problem.isHidden(), problem.text()) == (False, "No network.")


def test_rows_stand_under_the_names_of_their_sides(page: ComparisonPage, qtbot: QtBot) -> None:
    page.show_comparison(DONE)
    names = [the(QLabel, page, f"comparison_side_{number}") for number in range(2)]
    assert [name.text() for name in names] == ["Wire (shown)", "Model"]
    rows = the(ComparisonList, page)
    assert rows.model().rowCount() == 2
    with qtbot.waitSignal(page.packet_selected) as signal:
        rows.packet_selected.emit(4)
    assert signal.args == [4]


@pytest.mark.parametrize("count", [1, 60])
def test_the_second_name_stands_over_the_second_column(count: int, page: ComparisonPage, qtbot: QtBot) -> None:
    page.show_comparison(Comparison(DONE.sentence, sources=DONE.sources, rows=ROWS[:1] * count))
    rows, name = the(ComparisonList, page), the(QLabel, page, "comparison_side_1")
    qtbot.waitUntil(lambda: (rows.verticalScrollBar().maximum() > 0) is (count > 1))

    def is_aligned() -> None:
        assert name.mapTo(page, name.rect().topLeft()).x() == pytest.approx(rows.viewport().width() / 2 + 4, abs=2)

    qtbot.waitUntil(is_aligned)


def test_it_is_larger_for_a_lecture_room(page: ComparisonPage) -> None:
    page.show_comparison(DONE)
    page.set_theme(PROJECTOR)
    size = the(QLabel, page, "comparison_sentence").font().pixelSize()
    page.set_theme(LIGHT)
    assert size > the(QLabel, page, "comparison_sentence").font().pixelSize()
