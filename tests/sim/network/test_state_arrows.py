from sim.network.events import Address, FrameArrived, KernelState, ModelState, TcpState
from sim.network.inference import Origin
from sim.network.state_arrows import ARROWS, LABELS, Step, arrival_behind, label_of, machines_of, steps_of
from sim.network.tcp.states import TRANSITIONS, Trigger
from sim.network.world import World
from tests.sim.network.play import CLIENT, SERVER, Play

S = TcpState


def way(world: World, local: Address, peer: Address | None) -> list[TcpState]:
    """The states after each step of an end."""
    end = world.end_of(local, peer)
    assert end is not None
    return [step.after for step in steps_of(world, end)]


def closed() -> Play:
    """A whole conversation, closed by the client first."""
    return Play().opens().says(CLIENT, "FIN ACK").says(SERVER, "ACK").says(SERVER, "FIN ACK").says(CLIENT, "ACK")


def test_every_transition_of_the_table_is_in_exactly_one_arrow() -> None:
    drawn = [(arrow.before, trigger, arrow.after) for arrow in ARROWS for trigger in arrow.triggers]
    assert sorted(map(repr, drawn)) == sorted(repr((row.state, row.trigger, row.next)) for row in TRANSITIONS)
    assert len({(arrow.before, arrow.after) for arrow in ARROWS}) == len(ARROWS)
    assert set(LABELS) == set(Trigger)


def test_resets_and_giving_up_are_seldom_and_the_paths_of_the_textbook_are_usual() -> None:
    usual = {(arrow.before, arrow.after) for arrow in ARROWS if arrow.is_usual}
    assert (S.ESTABLISHED, S.CLOSED) not in usual
    assert (S.LISTEN, S.SYN_SENT) not in usual
    for pair in [(S.SYN_SENT, S.SYN_RECEIVED), (S.FIN_WAIT_1, S.CLOSING), (S.LAST_ACK, S.CLOSED)]:
        assert pair in usual
    assert {state for pair in usual for state in pair} == set(S)


def test_both_ways_through_the_diagram_are_told_step_by_step() -> None:
    world = closed().world
    assert way(world, CLIENT, SERVER)[1:] == [
        S.SYN_SENT, S.ESTABLISHED, S.FIN_WAIT_1, S.FIN_WAIT_2, S.TIME_WAIT
    ]  # fmt: skip
    assert way(world, SERVER, CLIENT) == [
        S.LISTEN, S.SYN_RECEIVED, S.ESTABLISHED, S.CLOSE_WAIT, S.LAST_ACK, S.CLOSED
    ]  # fmt: skip


def test_each_step_knows_its_label_and_its_time() -> None:
    play = Play().opens()
    end = play.world.end_of(SERVER, CLIENT)
    assert end is not None
    steps = steps_of(play.world, end)
    assert [label_of(step) for step in steps] == ["listen()", "get SYN", "get ACK"]
    assert [step.before for step in steps] == [S.CLOSED, S.LISTEN, S.SYN_RECEIVED]
    assert steps == sorted(steps, key=lambda step: step.time)
    assert label_of(Step(0.0, None, S.CLOSED, Origin.INFERRED)) == ""


def test_a_state_that_the_kernel_confirms_is_no_step_but_marks_the_last_one() -> None:
    play = Play().opens()
    play.happens(KernelState(play.time, CLIENT, SERVER, S.ESTABLISHED, play.time))
    end = play.world.end_of(CLIENT, SERVER)
    assert end is not None
    steps = steps_of(play.world, end)
    assert [step.after for step in steps][-2:] == [S.SYN_SENT, S.ESTABLISHED]
    assert (steps[-1].origin, steps[-1].cause) == (Origin.KERNEL, Trigger.RECEIVE_SYN_ACK.value)


def test_a_called_end_of_the_model_begins_with_its_listening_socket() -> None:
    play = Play()
    play.happens(ModelState(0.1, SERVER, None, S.LISTEN, Trigger.PASSIVE_OPEN.value))
    play.happens(ModelState(0.2, SERVER, CLIENT, S.SYN_RECEIVED, Trigger.RECEIVE_SYN.value))
    assert way(play.world, SERVER, CLIENT) == [S.LISTEN, S.SYN_RECEIVED]


def test_a_listening_socket_that_was_closed_had_nobody_to_tell() -> None:
    play = Play().listens().calls("server", "close", socket=7).returns("server", local=SERVER)
    end = play.world.end_of(SERVER, None)
    assert end is not None
    assert steps_of(play.world, end)[-1].cause == Trigger.FORGET.value


def test_the_machines_are_those_of_the_packet_or_of_the_newest_one() -> None:
    assert machines_of(World(), None) == (None, None)
    listening = Play().listens().world
    assert machines_of(listening, None) == (None, (SERVER, None))
    world = Play().opens().world
    both = ((CLIENT, SERVER), (SERVER, CLIENT))
    assert machines_of(world, None) == both
    assert machines_of(world, world.packets[1]) == both


def test_behind_a_step_is_the_packet_that_arrived() -> None:
    play = closed()
    end = play.world.end_of(CLIENT, SERVER)
    assert end is not None
    found = [arrival_behind(play.world, (CLIENT, SERVER), step) for step in steps_of(play.world, end)]
    flags = [None if packet is None else " ".join(packet.flags) for packet in found]
    assert flags == [None, None, "syn ack", None, "ack", "fin ack"]


def test_of_two_packets_at_once_the_one_that_was_heard_first_is_behind_a_step() -> None:
    play = Play().listens().says(CLIENT, "SYN").says(SERVER, "SYN ACK")
    pair = [play.sends(CLIENT, "ACK"), play.sends(CLIENT, "ACK", b"hello")]
    for number in pair:
        play.happens(FrameArrived(play.time + 0.002, number))
    end = play.world.end_of(SERVER, CLIENT)
    assert end is not None
    assert arrival_behind(play.world, (SERVER, CLIENT), steps_of(play.world, end)[-1]) == play.packets[pair[0] - 1]


def test_a_model_that_names_no_packet_means_the_one_that_is_due() -> None:
    play = Play()
    play.happens(ModelState(0.1, SERVER, None, S.LISTEN, Trigger.PASSIVE_OPEN.value))
    number = play.sends(CLIENT, "SYN")
    due = play.packets[0].arrives
    assert due is not None
    play.happens(ModelState(due, SERVER, CLIENT, S.SYN_RECEIVED, Trigger.RECEIVE_SYN.value)).arrives(number)
    end = play.world.end_of(SERVER, CLIENT)
    assert end is not None
    assert arrival_behind(play.world, (SERVER, CLIENT), steps_of(play.world, end)[-1]) == play.packets[0]
