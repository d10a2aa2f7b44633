from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from sim.network.framing_costs import FAR, NEAR, Case, Measurement, Point
from sim.words import Sentence
from tests.finding import the
from widgets.framing_chart import FramingChart


def point(method: str, place: str, source: str) -> Point:
    seconds = 5.0 if method == "confirmed" else 0.5
    return Point(Case(method, 10, place, source), seconds, 8, 500, 0, 10)


POINTS = tuple(
    point(method, place, source)
    for method in ("confirmed", "header")
    for place, source in ((NEAR, "loopback"), (FAR, "wire"))
)


@pytest.fixture
def chart(qtbot: QtBot) -> FramingChart:
    widget = FramingChart()
    qtbot.addWidget(widget)
    widget.resize(900, 500)
    widget.show()
    return widget


def text(chart: FramingChart, name: str) -> str:
    return the(QLabel, chart, name).text()


def test_before_anything_was_measured_it_says_what_will_be(chart: FramingChart, qtbot: QtBot) -> None:
    assert "Each point is a run of the lesson's own programs" in text(chart, "chart_note").replace("&#x27;", "'")
    with qtbot.waitSignal(chart.measure_requested):
        the(QPushButton, chart, "measure_button").click()


def test_while_it_runs_it_counts_and_can_be_stopped(chart: FramingChart, qtbot: QtBot) -> None:
    chart.show_measurement(Measurement(POINTS[:2], 40, is_running=True))
    assert text(chart, "chart_progress") == "2 of 40 runs"
    button = the(QPushButton, chart, "measure_button")
    assert button.text() == "Stop"
    with qtbot.waitSignal(chart.stop_requested):
        button.click()


def test_the_points_speak_in_a_sentence(chart: FramingChart) -> None:
    chart.show_measurement(Measurement(POINTS, 4))
    assert "10 messages took 5.00 s, 10 times as long" in text(chart, "chart_note")
    assert text(chart, "far_chart_title") == "On the wire, 50 ms there and back"
    assert text(chart, "near_chart_title") == "On loopback"
    assert "length, then ok, On loopback, 10: 5.000000 s" in chart.accessibleDescription()


def test_in_little_room_one_sentence_stands_and_all_are_a_tip(chart: FramingChart) -> None:
    luck = (*POINTS, point("unframed", FAR, "wire"))
    chart.show_measurement(Measurement(luck, 5))
    assert "Without framing" in text(chart, "chart_note")
    chart.resize(900, 250)
    assert "Without framing" not in text(chart, "chart_note")
    assert "Without framing" in the(QLabel, chart, "chart_note").toolTip()


def test_with_room_a_table_compares_what_all_methods_have_in_common(chart: FramingChart) -> None:
    every = tuple(point(method, FAR, "wire") for method in ("unframed", "confirmed", "header", "delimiter"))
    chart.show_measurement(Measurement(every, 4))
    table = the(QLabel, chart, "chart_table")
    assert not table.isHidden()
    assert "10 messages" in table.text()
    assert table.text().count("10 of 10") == 4
    chart.resize(900, 300)
    assert table.isHidden()


def test_what_the_model_stands_in_for_is_called_so(chart: FramingChart) -> None:
    every = [point(method, FAR, "wire") for method in ("unframed", "header", "delimiter")]
    modelled = Point(Case("confirmed", 10, FAR, "model", True), 0.5, 8, 500, 0, 10)
    chart.show_measurement(Measurement((*every, modelled), 4))
    assert text(chart, "far_chart_title") == "On the wire, 50 ms there and back"
    assert "length, then ok (model)" in text(chart, "chart_table")
    assert "on a clock of its own" in text(chart, "chart_note")


def test_what_broke_it_off_is_said(chart: FramingChart) -> None:
    chart.show_measurement(Measurement(POINTS, 4, problem=Sentence("x", "It broke.")))
    assert text(chart, "chart_note") == "It broke."
