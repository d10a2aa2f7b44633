from __future__ import annotations

import pytest

from sim.network import events as e
from sim.network.events import Address, TcpState
from sim.network.inference import Origin
from sim.network.world import World
from tests.sim.network.play import CLIENT, NOBODY, SERVER, TICK, Play


def test_the_first_world_is_empty_and_an_event_makes_another() -> None:
    world = World()
    after = world.after(e.RunStarted(0.0, "loopback", "echo", 1))
    assert world.run is None
    assert after.run is not None
    assert after.last is after.run


def test_a_program_is_known_by_where_it_is_and_what_it_says() -> None:
    play = Play().starts("client", "print(1)\n").happens(e.LineReached(1.0, "client", 4))
    play.happens(e.Printed(1.1, "client", "1\n")).happens(e.LinesSkipped(1.2, "client", 9))
    client = play.world.programs["client"]
    assert (client.pid, client.text, client.line) == (4711, "print(1)\n", 4)
    assert list(client.printed) == ["1\n"]
    assert client.lines_skipped


def test_a_program_that_runs_on_is_quiet_until_something_comes_of_it() -> None:
    play = Play().starts("client").happens(e.StillRuns(3.0, "client", 0.5))
    assert play.world.programs["client"].quiet_since == 0.5
    assert isinstance(play.world.last, e.StillRuns)
    play.happens(e.LineReached(3.1, "client", 4))
    assert play.world.programs["client"].quiet_since == 0.5
    play.happens(e.Printed(3.2, "client", "1\n"))
    assert play.world.programs["client"].quiet_since is None


def test_a_program_that_failed_stands_at_the_line_of_its_error() -> None:
    play = Play().starts("client").happens(e.ProgramFailed(1.0, "client", 6, "ValueError", "no"))
    play.happens(e.ProgramEnded(1.1, "client", 1))
    client = play.world.programs["client"]
    assert client.line == 6
    assert client.failure is not None
    assert client.end is not None
    assert client.end.code == 1


def test_a_program_that_could_not_be_read_stays_where_it_was() -> None:
    play = Play().happens(e.LineReached(1.0, "client", 4)).happens(e.ProgramFailed(1.1, "client", 0, "SyntaxError", ""))
    assert play.world.programs["client"].line == 4


def test_a_program_is_blocked_while_its_call_must_wait() -> None:
    play = Play().starts("server").calls("server", "accept", waits=True)
    assert play.world.programs["server"].is_blocked
    play.returns("server")
    server = play.world.programs["server"]
    assert not server.is_blocked
    assert server.call is None
    (call,) = server.calls
    assert call.started.name == "accept"
    assert call.duration == pytest.approx(0.001)


def test_a_call_that_need_not_wait_blocks_nobody() -> None:
    play = Play().calls("server", "recv", "1024")
    server = play.world.programs["server"]
    assert not server.is_blocked
    assert server.call is not None
    assert server.call.duration is None


def test_the_return_of_an_unknown_call_changes_nothing() -> None:
    play = Play().calls("server", "recv", "1024")
    before = play.world.programs["server"]
    play.happens(e.CallReturned(play.time, "server", 99))
    assert play.world.programs["server"] == before


def test_an_address_belongs_to_the_program_whose_socket_has_it() -> None:
    play = Play().listens()
    assert dict(play.world.owners) == {SERVER: "server"}
    assert list(play.world.addresses) == [SERVER]


def test_a_packet_from_an_unknown_address_is_the_callers() -> None:
    play = Play().listens().calls("client", "connect", waits=True)
    play.sends(CLIENT, "SYN")
    assert dict(play.world.owners) == {SERVER: "server", CLIENT: "client"}
    assert list(play.world.addresses) == [SERVER, CLIENT]


def test_with_two_callers_nobody_can_say_whose_packet_it_is() -> None:
    play = Play().listens().calls("one", "connect", waits=True).calls("two", "connect", waits=True)
    play.sends(CLIENT, "SYN")
    assert dict(play.world.owners) == {SERVER: "server"}


def test_a_frame_is_under_way_until_it_arrives() -> None:
    play = Play()
    number = play.sends(CLIENT, "SYN")
    assert set(play.world.under_way) == {number}
    play.arrives(number)
    assert not play.world.under_way
    assert [packet.number for packet in play.world.packets] == [number]


def test_a_lost_frame_was_sent_and_is_nowhere() -> None:
    play = Play()
    play.sends(CLIENT, "SYN", lost=True)
    assert len(play.world.packets) == 1
    assert not play.world.under_way


def test_the_arrival_of_an_unknown_frame_changes_nothing() -> None:
    before = Play().listens()
    after = Play().listens().happens(e.FrameArrived(1.0, 77))
    assert after.world.packets == before.world.packets
    assert set(after.world.ends) == set(before.world.ends)


def test_a_datagram_has_ends_but_no_connection() -> None:
    play = Play()
    play.arrives(play.datagram(CLIENT, NOBODY, b"hi"))
    assert list(play.world.addresses) == [CLIENT, NOBODY]
    assert not play.world.ends


def test_listening_is_an_end_of_its_own() -> None:
    play = Play().listens()
    end = play.world.end_of(SERVER, None)
    assert end is not None
    assert end.state is TcpState.LISTEN
    assert play.world.end_of(SERVER, CLIENT) is end
    assert play.world.end_of(CLIENT, SERVER) is None


def listener(play: Play) -> TcpState:
    end = play.world.end_of(SERVER, None)
    assert end is not None
    return end.state


def test_a_listener_that_is_closed_listens_no_more() -> None:
    play = Play().listens().calls("server", "close", socket=7).returns("server", local=SERVER)
    assert listener(play) is TcpState.CLOSED
    play.says(CLIENT, "SYN")
    end = play.world.end_of(SERVER, CLIENT)
    assert end is not None
    assert [entry.state for entry in end.states] == [TcpState.CLOSED]


def test_a_listener_goes_on_when_another_socket_is_closed() -> None:
    play = Play().listens().calls("server", "close", socket=8).returns("server", local=SERVER)
    assert listener(play) is TcpState.LISTEN


def test_a_listener_ends_with_its_program_and_not_with_another() -> None:
    play = Play().listens().happens(e.ProgramEnded(1.0, "client", 0))
    assert listener(play) is TcpState.LISTEN
    play.happens(e.ProgramEnded(1.1, "server", 0))
    assert listener(play) is TcpState.CLOSED


def test_listening_that_failed_is_none() -> None:
    play = Play().calls("server", "listen", "3").returns("server", error="OSError: no", local=SERVER)
    assert play.world.end_of(SERVER, None) is None


def test_the_kernel_may_name_a_connection_first() -> None:
    play = Play().happens(e.KernelState(0.5, SERVER, CLIENT, TcpState.ESTABLISHED, 0.4))
    end = play.world.end_of(SERVER, CLIENT)
    assert end is not None
    assert (end.state, end.origin) == (TcpState.ESTABLISHED, Origin.KERNEL)
    assert list(play.world.addresses) == [SERVER]


def test_counts_problems_and_the_end_are_kept() -> None:
    from sim.words import Sentence

    problem = e.Problem(0.2, Sentence("narrator", "no"))
    play = Play().happens(e.CaptureCounted(0.1, 5, 1)).happens(problem).happens(e.RunEnded(0.3))
    assert play.world.capture == e.CaptureCounted(0.1, 5, 1)
    assert list(play.world.problems) == [problem]
    assert play.world.is_over


def test_only_moments_are_remembered_as_the_last_event() -> None:
    play = Play().happens(e.LineReached(0.5, "client", 1))
    assert isinstance(play.world.last, e.RunStarted)


def test_earlier_worlds_stay_as_they_were() -> None:
    play = Play().opens()
    worlds = [play.timeline.world_after(count) for count in range(len(play.timeline) + 1)]
    sizes = [(len(world.packets), len(world.addresses)) for world in worlds]
    play.says(CLIENT, "PSH ACK", b"hello").says(SERVER, "ACK")
    assert [(len(world.packets), len(world.addresses)) for world in worlds] == sizes


def test_an_address_is_its_host_and_its_port() -> None:
    other = Address(SERVER.host, SERVER.port + 1)
    play = Play().listens()
    play.sends(CLIENT, "SYN")
    play.datagram(CLIENT, other)
    assert list(play.world.addresses) == [SERVER, CLIENT, other]


@pytest.mark.parametrize("is_told_first", [True, False])
def test_a_socket_bound_to_no_address_owns_whatever_uses_its_port(is_told_first: bool) -> None:
    """getsockname() of a UDP socket that has only sent says 0.0.0.0; on the wire it is 127.0.0.1."""
    anywhere = Address("0.0.0.0", CLIENT.port)
    play = Play().starts("client").starts("server")
    told = (
        e.CallStarted(1.0, "client", 1, 1, 1, "sendto", "b'x'"),
        e.CallReturned(1.1, "client", 1, "1", local=anywhere),
    )
    if is_told_first:
        play.happens(told[0]).happens(told[1])
    play.datagram(CLIENT, SERVER, b"x")
    if not is_told_first:
        play.happens(told[0]).happens(told[1])
    assert play.world.owners[CLIENT] == "client"
    assert anywhere not in play.world.addresses


def test_calls_of_two_threads_return_in_any_order() -> None:
    play = Play().starts("client")
    play.happens(e.CallStarted(1.0, "client", 1, 1, 1, "recv", "1", must_wait=True))
    play.happens(e.CallStarted(1.1, "client", 2, 2, 1, "send", "b'x'"))
    both = play.world.programs["client"]
    assert (len(both.running), both.call and both.call.started.name) == (2, "send")
    play.happens(e.CallReturned(1.2, "client", 1, "b'x'", local=CLIENT))
    play.happens(e.CallReturned(1.3, "client", 2, "1"))
    client = play.world.programs["client"]
    assert [call.started.name for call in client.calls] == ["recv", "send"]
    assert client.call is None
    assert play.world.owners[CLIENT] == "client"


def test_a_lost_frame_dies_where_it_was_and_never_arrives() -> None:
    play = Play().listens()
    number = play.sends(CLIENT, "SYN")
    sent = play.packets[-1].sent
    play.happens(e.FrameLost(sent + TICK / 2, number, e.Loss.HAND))
    packet = play.world.packet(number)
    assert packet is not None
    assert packet.lost is not None
    assert packet.progress(sent + 1) == pytest.approx(0.5)
    assert number not in play.world.under_way
    assert play.arrives(number).world.ends[SERVER, None].state is TcpState.LISTEN


def test_a_held_frame_stays_and_goes_on_from_there() -> None:
    play = Play().listens()
    number = play.sends(CLIENT, "SYN")
    sent = play.packets[-1].sent
    play.happens(e.FrameDelayed(sent + TICK / 4, number))
    held = play.world.under_way[number]
    assert held.arrives is None
    assert held.progress(sent + 5) == pytest.approx(0.25)
    play.happens(e.FrameDelayed(sent + 6, number, sent + 8))
    freed = play.world.packet(number)
    assert freed is not None
    assert [freed.progress(sent + at) for at in (6, 7, 8, 9)] == pytest.approx([0.25, 0.625, 1, 1])


def test_what_arrives_changed_moves_nothing() -> None:
    play = Play().listens()
    number = play.sends(CLIENT, "SYN")
    play.happens(e.FrameChanged(play.time, number, bytes(54))).arrives(number)
    packet = play.world.packet(number)
    assert packet is not None
    assert packet.event.data == bytes(54)
    assert play.world.end_of(SERVER, CLIENT) == play.world.ends[SERVER, None]


def test_a_thrown_away_frame_says_why() -> None:
    play = Play().opens()
    play.happens(e.FrameDiscarded(play.time, 3, "wrong checksum"))
    packet = play.world.packet(3)
    assert packet is not None
    assert packet.discarded is not None
    assert packet.discarded.reason == "wrong checksum"


def test_what_happens_to_an_unknown_frame_changes_nothing() -> None:
    play = Play().opens()
    before = play.world
    assert play.happens(e.FrameLost(play.time, 99, e.Loss.CHANCE)).world.packets == before.packets
    assert play.world.altered == before.altered
    assert play.world.packet(99) is None


def test_a_copy_made_by_the_cable_is_no_retransmission() -> None:
    play = Play().opens()
    copy = play.doubles(play.sends(CLIENT, "PSH ACK", b"hello"))
    again = play.world.packet(copy)
    assert again is not None
    assert again.segment is not None
    assert not again.segment.again
    assert again.segment.relative_sequence == 1


def test_where_a_model_tells_states_nothing_is_inferred() -> None:
    play = Play()
    play.happens(e.ModelState(play.time, SERVER, None, TcpState.LISTEN, "listen()"))
    play.listens().says(CLIENT, "SYN")
    assert [entry.state for entry in play.world.ends[SERVER, CLIENT].states] == [TcpState.LISTEN]
    play.happens(e.ModelState(play.time, SERVER, CLIENT, TcpState.SYN_RECEIVED, "receive SYN"))
    entry = play.world.ends[SERVER, CLIENT].states[-1]
    assert (entry.state, entry.origin, entry.cause) == (TcpState.SYN_RECEIVED, Origin.MODEL, "receive SYN")
    assert len(play.world.ends[SERVER, None].states) == 1


def test_a_model_names_a_caller_before_its_first_frame() -> None:
    play = Play().listens().calls("client", "connect", waits=True)
    play.happens(e.ModelState(play.time, CLIENT, SERVER, TcpState.SYN_SENT, "send SYN"))
    assert play.world.owners[CLIENT] == "client"


def test_queues_and_figures_are_kept() -> None:
    play = Play().opens()
    queues = e.ListenQueues(play.time, SERVER, (CLIENT,), (), 3)
    figures = e.TcpFigures(play.time, CLIENT, SERVER, 1460, 14600, None, 0.1, 0.05, 0.3, 1, 5, 0)
    play.happens(queues).happens(figures)
    assert play.world.queues[SERVER].half_open == (CLIENT,)
    assert list(play.world.figures) == [figures]


def test_the_ends_of_an_address_are_told_in_the_order_of_their_appearance() -> None:
    play = Play().opens()
    assert [end.peer for end in play.world.ends_at(SERVER)] == [None, CLIENT]
    assert play.world.ends_at(NOBODY) == []


def with_full_queue(play: Play, *others: Address) -> Play:
    """The kernel says that the accept queue, which takes one, holds `others` or somebody else."""
    return play.happens(e.ListenQueues(play.time, SERVER, (), others or (NOBODY,), 0))


def server_states(play: Play) -> list[TcpState]:
    end = play.world.end_of(SERVER, CLIENT)
    return [] if end is None else [entry.state for entry in end.states]


def test_a_syn_at_a_full_accept_queue_is_dropped_and_counts_when_it_comes_again_with_room() -> None:
    play = with_full_queue(Play().listens()).says(CLIENT, "SYN")
    dropped = play.world.packet(1)
    assert dropped is not None
    assert dropped.discarded is not None
    assert dropped.discarded.reason == "accept queue full"
    assert server_states(play) == [TcpState.LISTEN]
    assert "throws the SYN segment of 127.0.0.1:50000 away: the accept queue is full" in play.last_words().said()
    play.happens(e.ListenQueues(play.time, SERVER, (), (), 0)).says(CLIENT, "SYN", seq=play.next[CLIENT] - 1)
    assert server_states(play)[-1] is TcpState.SYN_RECEIVED


def test_what_is_to_complete_a_handshake_is_dropped_while_the_accept_queue_is_full() -> None:
    play = Play().listens().says(CLIENT, "SYN").says(SERVER, "SYN ACK")
    with_full_queue(play).says(CLIENT, "ACK").says(CLIENT, "ACK", b"hello")
    assert [each.discarded is not None for number in (3, 4) if (each := play.world.packet(number))] == [True, True]
    assert server_states(play)[-1] is TcpState.SYN_RECEIVED


@pytest.mark.parametrize("is_told", [False, True])
def test_nothing_is_dropped_of_whoever_waits_already_or_where_a_model_tells_it(is_told: bool) -> None:
    play = Play()
    if is_told:
        play.happens(e.ModelState(play.time, SERVER, None, TcpState.LISTEN, "listen()"))
        with_full_queue(play).says(CLIENT, "SYN")
    else:
        with_full_queue(play.listens().says(CLIENT, "SYN").says(SERVER, "SYN ACK"), CLIENT).says(CLIENT, "ACK")
        assert server_states(play)[-1] is TcpState.ESTABLISHED
    assert not play.world.altered


def test_an_answered_syn_was_not_dropped_whatever_the_kernel_said_last() -> None:
    play = with_full_queue(Play().listens()).says(CLIENT, "SYN").says(SERVER, "SYN ACK")
    assert server_states(play) == [TcpState.LISTEN, TcpState.SYN_RECEIVED]
