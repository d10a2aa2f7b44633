from itertools import combinations, product

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sim.network.events import TcpState
from sim.network.state_arrows import Step, steps_of
from tests.sim.network.play import CLIENT, SERVER, Play
from widgets.state_diagram import StateDiagram, _box
from widgets.theme import DARK, LIGHT, PROJECTOR, Theme


def steps() -> list[Step]:
    world = Play().opens().says(CLIENT, "FIN ACK").world
    end = world.end_of(CLIENT, SERVER)
    assert end is not None
    return steps_of(world, end)


@pytest.fixture
def diagram(qtbot: QtBot) -> StateDiagram:
    widget = StateDiagram()
    qtbot.addWidget(widget)
    widget.resize(352, 340)
    return widget


def middle(diagram: StateDiagram, state: TcpState) -> QPoint:
    x, y = diagram._layout().centre(state)
    return QPoint(round(x), round(y))


def test_the_present_state_is_lit_and_the_way_is_told_in_words(diagram: StateDiagram) -> None:
    assert diagram.state is None
    assert "no connection yet" in diagram.accessibleDescription()
    diagram.show_steps(steps())
    assert diagram.state is TcpState.FIN_WAIT_1
    assert diagram.accessibleDescription().endswith("SYN_SENT -> ESTABLISHED -> FIN_WAIT_1")


@pytest.mark.parametrize("theme", [LIGHT, DARK, PROJECTOR], ids=lambda theme: theme.name)
def test_the_same_steps_paint_the_same_pixels_whatever_was_shown_before(diagram: StateDiagram, theme: Theme) -> None:
    diagram.set_theme(theme)
    diagram.show_steps(steps()[:2])
    first = diagram.grab().toImage()
    diagram.show_steps(steps())
    assert diagram.grab().toImage() != first
    diagram.show_steps(steps()[:2])
    assert diagram.grab().toImage() == first


def test_a_click_on_a_visited_state_leads_to_the_step_into_it(diagram: StateDiagram, qtbot: QtBot) -> None:
    diagram.show_steps(steps())
    with qtbot.waitSignal(diagram.step_chosen) as chosen:
        QTest.mouseClick(diagram, Qt.MouseButton.LeftButton, pos=middle(diagram, TcpState.SYN_SENT))
    assert chosen.args == [steps()[1]]


def test_a_click_on_an_arrow_that_was_taken_leads_to_its_step(diagram: StateDiagram, qtbot: QtBot) -> None:
    diagram.show_steps(steps())
    route = next(route for route in diagram._layout().routes() if route.arrow.after is TcpState.SYN_SENT)
    x, y = route.points[1]
    with qtbot.waitSignal(diagram.step_chosen) as chosen:
        QTest.mouseClick(diagram, Qt.MouseButton.LeftButton, pos=QPoint(round(x), round(y) + 3))
    assert chosen.args[0].after is TcpState.SYN_SENT


def test_a_click_on_a_state_that_was_never_reached_says_nothing(diagram: StateDiagram, qtbot: QtBot) -> None:
    diagram.show_steps(steps())
    with qtbot.assertNotEmitted(diagram.step_chosen):
        QTest.mouseClick(diagram, Qt.MouseButton.LeftButton, pos=middle(diagram, TcpState.LAST_ACK))


def test_seldom_arrows_are_drawn_when_they_are_taken_or_wanted(diagram: StateDiagram) -> None:
    shown = {route.arrow.is_usual for route in diagram._shown(diagram._layout())}
    assert shown == {True}
    diagram.show_all(True)
    assert len(diagram._shown(diagram._layout())) == len(diagram._layout().routes())
    diagram.show_all(False)
    world = Play().opens().says(SERVER, "RST").world
    end = world.end_of(CLIENT, SERVER)
    assert end is not None
    diagram.show_steps(steps_of(world, end))
    seldom = [route.arrow for route in diagram._shown(diagram._layout()) if not route.arrow.is_usual]
    assert [(arrow.before, arrow.after) for arrow in seldom] == [(TcpState.ESTABLISHED, TcpState.CLOSED)]


@pytest.mark.parametrize(("theme", "size"), [(LIGHT, (352, 340)), (LIGHT, (440, 640)), (PROJECTOR, (1234, 262))])
def test_no_label_runs_into_another_one_or_into_a_state(
    diagram: StateDiagram, theme: Theme, size: tuple[int, int]
) -> None:
    diagram.set_theme(theme)
    diagram.resize(*size)
    world = Play().opens().says(SERVER, "RST").world
    end = world.end_of(CLIENT, SERVER)
    assert end is not None
    diagram.show_steps(steps_of(world, end))
    layout = diagram._layout()
    labels = [(diagram._label_text(route), diagram._label_box(route)) for route in diagram._shown(layout)]
    states = [(state.value, _box(layout, state)) for state in TcpState]
    assert "get RST" in dict(labels)
    for one, other in [*combinations(labels, 2), *product(labels, states)]:
        shared = one[1].intersected(other[1])
        assert min(shared.width(), shared.height()) <= 2, f"{one[0]} over {other[0]}"


def test_where_it_is_very_low_words_are_left_out_rather_than_half_covered(diagram: StateDiagram) -> None:
    diagram.set_theme(PROJECTOR)
    diagram.show_steps(steps())
    diagram.resize(1234, 262)
    assert diagram._labelled(diagram._layout()) == diagram._shown(diagram._layout())
    diagram.resize(1234, 190)
    layout = diagram._layout()
    labels = [diagram._label_box(route) for route in diagram._labelled(layout)]
    assert 5 <= len(labels) < len(diagram._shown(layout))
    for label, state in product(labels, TcpState):
        assert label.intersected(_box(layout, state)).height() < PROJECTOR.px(3)


def test_the_state_that_was_entered_just_now_is_pointed_at_and_the_word_at_its_arrow(diagram: StateDiagram) -> None:
    play = Play().opens().says(CLIENT, "FIN ACK")
    diagram.show_steps(steps())
    sent = next(event for event in play.timeline.events if event.time == steps()[-1].time)
    state, word = diagram.spots(play.world, [sent])
    assert state.contains(middle(diagram, TcpState.FIN_WAIT_1))
    assert not word.contains(middle(diagram, TcpState.ESTABLISHED))
    assert word.height() < state.height()
    assert diagram.spots(play.world, [play.timeline.events[-1]]) == []
