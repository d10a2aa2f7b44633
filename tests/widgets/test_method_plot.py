from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from sim.network.framing_costs import FAR, Case, Point
from widgets.method_plot import MethodPlot
from widgets.theme import PROJECTOR

NAMES = {"unframed": "none", "confirmed": "ok", "header": "header", "delimiter": "delimiter"}


def point(method: str, count: int, seconds: float) -> Point:
    return Point(Case(method, count, FAR, "wire"), seconds, 8, 500, 0, count)


LINES = {
    "confirmed": [point("confirmed", 1, 0.12), point("confirmed", 300, 15.0)],
    "header": [point("header", 1, 0.07), point("header", 1000, 0.2)],
    "delimiter": [point("delimiter", 1, 0.07), point("delimiter", 1000, 0.2)],
}


@pytest.fixture
def plot(qtbot: QtBot) -> MethodPlot:
    widget = MethodPlot("far")
    qtbot.addWidget(widget)
    widget.resize(420, 220)
    widget.set_words("On the wire", NAMES, "{name} (model)")
    widget.show_lines(LINES, (0.05, 30.0))
    return widget


def texts(plot: MethodPlot) -> dict[str, str]:
    return {method: label.toPlainText() for method, label in plot.labels.items() if label.isVisible()}


def test_each_line_says_its_name_and_its_last_time(plot: MethodPlot) -> None:
    assert texts(plot) == {"confirmed": "ok 15.00 s (300)", "header": "header 0.20 s", "delimiter": "delimiter 0.20 s"}


def test_names_of_lines_that_meet_do_not_cover_each_other(plot: MethodPlot) -> None:
    low, high = plot.plot.getPlotItem().vb.viewRange()[1]
    heights = sorted(plot.labels[method].pos().y() for method in texts(plot))
    line = (high - low) / plot.plot.height() * 16
    assert all(b - a >= line * 0.95 for a, b in zip(heights, heights[1:], strict=False))


def test_what_the_model_stands_in_for_is_hollow_and_says_so(plot: MethodPlot) -> None:
    modelled = Point(Case("confirmed", 1000, FAR, "model", True), 50.1, 8, 500, 0, 1000)
    plot.show_lines({**LINES, "confirmed": [*LINES["confirmed"], modelled]}, (0.05, 100.0))
    assert texts(plot)["confirmed"] == "ok 50.10 s (model)"
    fills = [brush.name() for brush in plot.plot.getPlotItem().curves[1].opts["symbolBrush"]]
    assert fills == ["#d55e00", "#d55e00", "#ffffff"]


def test_without_points_there_are_no_names(plot: MethodPlot) -> None:
    plot.show_lines({}, (0.1, 1.0))
    assert texts(plot) == {}


def test_projected_the_names_grow_and_still_find_room(plot: MethodPlot) -> None:
    plot.resize(620, 240)
    plot.set_theme(PROJECTOR)
    assert plot.labels["header"].textItem.font().pixelSize() >= 22
    right = plot.plot.getPlotItem().vb.viewRange()[0][1]
    assert plot.labels["confirmed"].pos().x() < right


def test_where_a_name_with_its_time_finds_no_room_the_name_stands_alone(plot: MethodPlot) -> None:
    modelled = Point(Case("confirmed", 1000, FAR, "model", True), 50.1, 8, 500, 0, 1000)
    plot.set_words("On the wire", {**NAMES, "confirmed": "length, then ok"}, "{name} (model)")
    plot.show_lines({**LINES, "confirmed": [modelled]}, (0.05, 100.0))
    plot.show()
    assert texts(plot)["confirmed"] == "length, then ok 50.10 s (model)"
    plot.resize(340, 220)
    assert texts(plot)["confirmed"] == "length, then ok (model)"
    assert texts(plot)["header"] == "header 0.20 s"
