import pytest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from sim.network.events import KernelState, TcpState
from sim.network.state_arrows import steps_of
from tests.finding import the
from tests.sim.network.play import CLIENT, SERVER, Play
from widgets.machine import Machine


@pytest.fixture
def machine(qtbot: QtBot) -> Machine:
    widget = Machine("client")
    qtbot.addWidget(widget)
    widget.resize(366, 430)
    return widget


def show(machine: Machine, play: Play) -> None:
    machine.show_end("Client", CLIENT, play.world.end_of(CLIENT, SERVER), play.world)


def test_diagram_list_and_head_show_the_same_end(machine: Machine) -> None:
    show(machine, Play().opens())
    assert machine.diagram.state is TcpState.ESTABLISHED
    assert machine.steps.count() == 3
    assert machine._place.text() == f"{CLIENT} · inferred"


def test_the_origin_of_the_state_is_named(machine: Machine) -> None:
    play = Play().opens()
    play.happens(KernelState(play.time, CLIENT, SERVER, TcpState.ESTABLISHED, play.time))
    show(machine, play)
    assert machine._place.text().endswith("· kernel")


def test_where_there_is_no_socket_yet_nothing_is_lit(machine: Machine) -> None:
    machine.show_end("Client", None, None, Play().world)
    assert machine.diagram.state is None
    assert (machine.steps.count(), machine._place.text()) == (0, "")


def test_a_chosen_step_is_told(machine: Machine, qtbot: QtBot) -> None:
    play = Play().opens()
    show(machine, play)
    end = play.world.end_of(CLIENT, SERVER)
    assert end is not None
    with qtbot.waitSignal(machine.step_chosen) as asked:
        machine.steps.itemClicked.emit(machine.steps.item(1))
    assert asked.args == [steps_of(play.world, end)[1]]


def test_alone_it_leads_to_the_other_machine_and_stays_what_it_is(machine: Machine, qtbot: QtBot) -> None:
    machine.set_alone(True, beside=False)
    assert not machine.switch.isHidden()
    with qtbot.waitSignal(machine.other_requested) as asked:
        machine.switch._buttons["server"].click()
    assert asked.args == ["server"]
    assert machine.switch.value == "client"
    machine.set_alone(False, beside=False)
    assert machine.switch.isHidden()


def test_the_seldom_transitions_are_asked_for_with_a_button(machine: Machine, qtbot: QtBot) -> None:
    button = the(QToolButton, machine, "client_all_transitions")
    with qtbot.waitSignal(machine.all_requested) as asked:
        button.click()
    assert asked.args == [True]
    machine.show_all(True)
    assert button.isChecked()


def test_the_state_in_which_the_end_sends_or_gets_something_is_pointed_at(machine: Machine) -> None:
    play = Play().opens()
    show(machine, play)
    machine.show()
    places = []
    for sender in (CLIENT, SERVER):
        number = play.sends(sender, "PSH ACK", b"hello")
        sent = play.timeline.events[-1]
        play.arrives(number)
        places += [machine.spots(play.world, [event]) for event in (sent, play.timeline.events[-1])]
    by_client, at_server, by_server, at_client = places
    assert by_client == at_client == [machine.diagram.place_of_state().translated(machine.diagram.pos())]
    assert at_server == by_server == []
