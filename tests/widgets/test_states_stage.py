import pytest
from pytestqt.qtbot import QtBot

from sim.network.events import TcpState
from tests.sim.network.play import CLIENT, SERVER, Play
from widgets.states_stage import StatesStage
from widgets.theme import PROJECTOR

S = TcpState


@pytest.fixture
def stage(qtbot: QtBot) -> StatesStage:
    widget = StatesStage()
    qtbot.addWidget(widget)
    widget.resize(744, 430)
    widget.show()
    return widget


def states(stage: StatesStage) -> list[TcpState | None]:
    """Which state is lit on the client's and on the server's machine."""
    return [stage.machines[side].diagram.state for side in ("client", "server")]


def test_both_ends_of_the_newest_connection_are_shown(stage: StatesStage) -> None:
    assert states(stage) == [None, None]
    play = Play().listens()
    stage.show_world(play.world, play.time)
    assert states(stage) == [None, S.LISTEN]
    play = Play().opens()
    stage.show_world(play.world, play.time)
    assert states(stage) == [S.ESTABLISHED, S.ESTABLISHED]


def test_going_back_in_time_goes_back_in_the_diagram(stage: StatesStage) -> None:
    play = Play().opens()
    sent = play.packets[0].sent
    stage.show_world(play.world, play.time)
    stage.show_world(play.timeline.world_at(sent), sent)
    assert states(stage) == [S.SYN_SENT, S.LISTEN]


def test_a_step_asks_for_its_moment(stage: StatesStage, qtbot: QtBot) -> None:
    play = Play().opens()
    stage.show_world(play.world, play.time)
    steps = stage.machines["server"].steps
    with qtbot.waitSignal(stage.time_requested) as asked:
        steps.itemClicked.emit(steps.item(0))
    end = play.world.end_of(SERVER, CLIENT)
    assert end is not None
    assert asked.args == [end.states[0].time]


@pytest.mark.parametrize(("side", "row", "number"), [("server", 1, 1), ("client", 2, 2), ("server", 2, 3)])
def test_a_step_leads_to_the_packet_that_arrived(
    stage: StatesStage, qtbot: QtBot, side: str, row: int, number: int
) -> None:
    play = Play().opens()
    stage.show_world(play.world, play.time)
    steps = stage.machines[side].steps
    chosen: list[int] = []
    stage.packet_selected.connect(chosen.append)
    with qtbot.waitSignals([stage.time_requested, stage.packet_selected], order="strict"):
        steps.itemClicked.emit(steps.item(row))
    assert chosen == [number]


def test_a_step_that_an_end_took_by_itself_leads_to_its_moment_alone(stage: StatesStage, qtbot: QtBot) -> None:
    play = Play().opens()
    stage.show_world(play.world, play.time)
    steps = stage.machines["client"].steps
    with qtbot.assertNotEmitted(stage.packet_selected), qtbot.waitSignal(stage.time_requested) as asked:
        steps.itemClicked.emit(steps.item(1))
    assert asked.args == [play.packets[0].sent]


@pytest.mark.parametrize(
    ("size", "shown", "has_ladder"),
    [
        ((744, 430), ["client", "server"], False),
        ((1384, 790), ["client", "server"], True),
        ((600, 430), ["client"], False),
    ],
)
def test_what_finds_no_room_is_left_out(
    stage: StatesStage, size: tuple[int, int], shown: list[str], has_ladder: bool
) -> None:
    stage.resize(*size)
    assert [side for side, machine in stage.machines.items() if machine.isVisible()] == shown
    assert stage.ladder.isVisible() is has_ladder


def test_projecting_on_a_small_screen_there_is_one_machine_at_a_time(stage: StatesStage) -> None:
    stage.resize(1238, 424)
    stage.set_theme(PROJECTOR)
    client, server = stage.machines.values()
    assert (client.isVisible(), server.isVisible()) == (True, False)
    client.other_requested.emit("server")
    assert (client.isVisible(), server.isVisible()) == (False, True)


def test_the_seldom_transitions_are_shown_on_both_machines(stage: StatesStage) -> None:
    stage.machines["client"].all_requested.emit(True)
    assert [machine.diagram._shows_all for machine in stage.machines.values()] == [True, True]


def test_a_chosen_packet_decides_which_connection_is_shown(stage: StatesStage) -> None:
    play = Play().opens()
    stage.show_world(play.world, play.time)
    stage.select_packet(1)
    assert stage.machines["client"]._address == str(CLIENT)
    stage.set_programs({})
    assert states(stage) == [S.ESTABLISHED, S.ESTABLISHED]
