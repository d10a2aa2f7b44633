from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from scapy.layers.inet import IP, TCP

from sim.network.events import Address, TcpFigures
from sim.network.world import World
from tests.finding import the
from tests.sim.network.play import CLIENT, SERVER, Play
from widgets.curves import MOST_ENDS, ROUND_TRIP, SEQUENCE, WINDOW, Curves
from widgets.segmented import Segmented
from widgets.theme import BLUE, PROJECTOR


@pytest.fixture
def curves(qtbot: QtBot) -> Iterator[Curves]:
    curves = Curves()
    curves.resize(300, 600)
    qtbot.addWidget(curves)
    curves.show()
    yield curves
    curves.close()


def drawn(curves: Curves, plot: int, index: int = 0) -> list[float]:
    """The values of one series as they are on the screen."""
    values = curves._items[plot][index].getData()[1]
    return [] if values is None else [float(value) for value in values]


def test_what_has_happened_is_drawn_and_no_more(curves: Curves) -> None:
    play = Play().opens()
    before = play.time
    play.says(CLIENT, "PSH ACK", b"hello").says(SERVER, "ACK")
    curves.show_run(play.world, play.time)
    curves.show_time(play.time)
    assert drawn(curves, SEQUENCE) == [1, 6]
    assert drawn(curves, WINDOW)[-1] == 0
    curves.show_time(before - 0.0005)
    assert drawn(curves, SEQUENCE) == [1]


def test_new_points_are_pointed_at_where_they_are_drawn(curves: Curves) -> None:
    play = Play().opens()
    before = play.time
    play.says(CLIENT, "PSH ACK", b"hello")
    curves.show_run(play.world, play.time)
    plot = curves._plots[SEQUENCE]
    blue = BLUE.fill.name()

    def coloured(places: list[QRect]) -> int:
        picture = curves.grab().toImage()
        inside = [(x, y) for x in range(curves.width()) for y in range(plot.y(), plot.geometry().bottom())]
        return sum(
            picture.pixelColor(x, y).name() == blue and any(place.contains(x, y) for place in places) for x, y in inside
        )

    curves.show_time(play.time)
    packet = play.world.packets[-1]
    places = curves.spots(play.world, [packet.event])
    assert all(curves.rect().contains(place) for place in places)
    after = coloured(places)
    curves.show_time(before - 0.0005)
    assert after > coloured(places), "the new point is in its place, and nothing of that colour was"


def test_what_is_not_drawn_of_this_end_is_not_pointed_at(curves: Curves) -> None:
    play = Play().opens().says(CLIENT, "PSH ACK", b"hello").says(SERVER, "PSH ACK", b"ok")
    curves.show_run(play.world, play.time)
    curves.show_time(play.time)
    assert curves.spots(play.world, [play.world.packets[-1].event]) == []
    assert curves.spots(play.world, []) == []


def test_the_playhead_stands_at_the_moment(curves: Curves) -> None:
    curves.show_run(Play().opens().world, 1.0)
    curves.show_time(0.004)
    assert [head.value() for head in curves._heads] == [0.004] * 3


def test_the_other_end_can_be_chosen(curves: Curves, qtbot: QtBot) -> None:
    play = Play().opens().says(CLIENT, "PSH ACK", b"hello")
    curves.show_run(play.world, play.time)
    curves.show_time(play.time)
    choice = the(Segmented, curves, "curves_end")
    choice._buttons["1"].click()
    assert drawn(curves, SEQUENCE) == [1]


def test_where_nobody_told_figures_it_says_so(curves: Curves) -> None:
    play = Play()
    curves.show_run(play.world, 0.0)
    first = the(QLabel, curves, "curves_note").text()
    curves.show_run(play.opens().world, play.time)
    assert the(QLabel, curves, "curves_note").text() not in ("", first)
    play.happens(TcpFigures(play.time, CLIENT, SERVER, 1460, 14600, None, 0.1, 0.05, 0.3, 0, 0, 0))
    curves.show_run(play.world, play.time)
    curves.show_time(play.time)
    assert not the(QLabel, curves, "curves_note").isVisible()
    assert drawn(curves, WINDOW, 1) == [14600, 14600]


def test_it_can_be_projected(curves: Curves) -> None:
    curves.set_theme(PROJECTOR)
    curves.show_run(World(), 2.0)
    assert curves._plots[0].viewRange()[0][1] >= 2.0


def test_what_follows_the_last_packet_takes_no_room(curves: Curves) -> None:
    play = Play().opens()
    curves.show_run(play.world, 60.0)
    assert curves._plots[0].viewRange()[0][1] < 1


def test_another_run_has_ends_of_its_own(curves: Curves) -> None:
    """Two conversations fill the choice; after them comes a run between other ports."""
    full = Play()
    for port in (50001, 50002):
        caller = Address(CLIENT.host, port)
        full.puts_on_wire(IP(src=caller.host, dst=SERVER.host) / TCP(sport=port, dport=SERVER.port, flags="S", seq=1))
        full.puts_on_wire(IP(src=SERVER.host, dst=caller.host) / TCP(sport=SERVER.port, dport=port, flags="SA", seq=1))
    curves.show_run(full.world, full.time)
    assert len(the(Segmented, curves, "curves_end").values) == MOST_ENDS
    play = Play().opens()
    curves.show_run(play.world, play.time)
    curves.show_time(play.time)
    assert len(the(Segmented, curves, "curves_end").values) == 2
    assert drawn(curves, SEQUENCE) == [1]


@pytest.mark.parametrize(("height", "count"), [(600, 3), (220, 2), (100, 1)])
def test_as_many_plots_are_shown_as_have_room(curves: Curves, height: int, count: int) -> None:
    curves.show_run(Play().opens().world, 1.0)
    curves.show_time(1.0)
    curves.resize(300, height)
    assert [not plot.isHidden() for plot in curves._plots] == [index < count for index in range(ROUND_TRIP + 1)]
    shown = [plot.getAxis("bottom").style["showValues"] for plot in curves._plots[:count]]
    assert shown == [False] * (count - 1) + [True], "the seconds stand below the last one"
