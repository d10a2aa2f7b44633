from __future__ import annotations

from tests.sim.network.play import CLIENT, SERVER, Play


def test_a_call_lasts_from_its_start_to_its_return() -> None:
    play = Play().calls("client", "recv", waits=True)
    call = play.world.programs["client"].call
    assert call is not None
    assert call.duration is None
    assert call.end_time() == float("inf")
    done = play.returns("client").world.programs["client"].calls[-1]
    assert done.duration is not None
    assert done.end_time() == done.started.time + done.duration


def test_the_newest_call_that_runs_is_the_one_it_is_in() -> None:
    play = Play().calls("client", "recv", waits=True).calls("client", "send")
    program = play.world.programs["client"]
    assert program.call is not None
    assert program.call.started.name == "send"
    assert not program.is_blocked


def test_sockets_that_listen_are_remembered() -> None:
    play = Play().listens()
    play.calls("server", "listen", socket=8).returns("server", error="OSError: no")
    assert play.world.programs["server"].listening == {7}
    assert CLIENT not in play.world.owners
    assert play.world.owners[SERVER] == "server"
