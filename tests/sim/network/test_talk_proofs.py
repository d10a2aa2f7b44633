from __future__ import annotations

import pytest

from sim.myths import Finding
from sim.network.events import Address
from sim.network.talk_proofs import TALK_PROOFS
from tests.sim.chinese import in_chinese
from tests.sim.network.play import CLIENT, SERVER, Play

ENDS = {"client": CLIENT, "server": SERVER}
UNIX, INET = "AF_UNIX, SOCK_STREAM", "AF_INET, SOCK_STREAM"


def found(proof: str, play: Play) -> Finding:
    finding = TALK_PROOFS[proof](play.world)
    assert "{" not in str(finding.sentence)
    assert finding.sentence.said(in_chinese) != str(finding.sentence)
    return finding


def known(play: Play) -> Play:
    """The world knows whose each end is."""
    for name, end in ENDS.items():
        play.starts(name).calls(name, "settimeout", "1").returns(name, local=end)
    return play


@pytest.mark.parametrize(("who", "holds"), [("client", True), ("server", False)])
def test_who_speaks_first_is_whose_segment_first_has_data(who: str, holds: bool) -> None:
    play = known(Play()).opens().says(ENDS[who], "PSH ACK", b"hi")
    finding = found("client speaks first", play)
    assert finding.holds is holds
    assert str(finding.sentence) == f"The first data of the connection is b'hi', sent by: {who}."
    assert found("client speaks first", Play().opens()).holds is None


@pytest.mark.parametrize(("who", "holds"), [("client", True), ("server", False)])
def test_who_closes_first_is_whose_fin_comes_first(who: str, holds: bool) -> None:
    play = known(Play()).opens().says(ENDS[who], "FIN ACK")
    assert found("client closes first", play).holds is holds
    assert found("client closes first", Play().opens()).holds is None


def test_the_segments_that_close_are_counted_and_named() -> None:
    three = Play().opens().says(CLIENT, "FIN ACK").says(SERVER, "FIN ACK").says(CLIENT, "ACK")
    finding = found("four to close", three)
    assert finding.holds is False
    assert str(finding.sentence).endswith("3 (FIN ACK, FIN ACK, ACK).")
    four = Play().opens().says(CLIENT, "FIN ACK").says(SERVER, "ACK").says(SERVER, "FIN ACK").says(CLIENT, "ACK")
    assert found("four to close", four).holds is True
    assert found("four to close", Play().opens().says(CLIENT, "FIN ACK").says(SERVER, "ACK")).holds is None


def closed(first: str) -> Play:
    play, (one, other) = known(Play()).opens(), (ENDS[first], ENDS["client" if first == "server" else "server"])
    return play.says(one, "FIN ACK").says(other, "FIN ACK").says(one, "ACK")


@pytest.mark.parametrize(("who", "holds"), [("client", False), ("server", True)])
def test_who_waits_is_who_closed_first(who: str, holds: bool) -> None:
    finding = found("server waits", closed(who))
    assert finding.holds is holds
    assert str(finding.sentence) == f"In TIME_WAIT after closing: {who}."


def test_both_or_nobody_may_wait() -> None:
    both = known(Play()).opens()
    numbers = both.sends(CLIENT, "FIN ACK"), both.sends(SERVER, "FIN ACK")
    for number in numbers:
        both.arrives(number)
    both.says(CLIENT, "ACK").says(SERVER, "ACK")
    assert found("server waits", both).holds is False
    assert found("server waits", Play().opens()).holds is None


@pytest.mark.parametrize(
    ("reads", "holds"),
    [
        ([b"hi", b"", b"", b""], False),
        ([b"hi", b"", b"more"], True),
        ([b"hi", b""], None),
        ([], None),
    ],
)
def test_only_reads_after_the_end_count(reads: list[bytes], holds: bool | None) -> None:
    play = Play().starts("server")
    for data in reads:
        play.calls("server", "recv", "10").returns("server", data=data)
    play.calls("server", "recv", "10", socket=2).returns("server", data=b"")
    assert found("no read in vain", play).holds is holds


def test_a_read_after_the_end_that_waits_does_no_harm() -> None:
    play = Play().starts("server").calls("server", "recv").returns("server", data=b"")
    play.calls("server", "recv", waits=True).returns("server", data=b"")
    assert found("no read in vain", play).holds is True


def by_unix(*, error: str = "", arrives: bool = True, crosses: bool = False, inet: bool = True) -> Play:
    """The client sends b"near" by AF_UNIX, then opens a connection by AF_INET."""
    play = Play().starts("server").starts("client").calls("client", "socket", UNIX).returns("client")
    play.calls("client", "connect", "'x'").returns("client", error=error)
    if not error:
        play.calls("client", "send", data=b"near").returns("client")
    if arrives and not error:
        play.calls("server", "recv", "10").returns("server", data=b"near")
    if inet:
        play.calls("client", "socket", INET, socket=2).returns("client")
        play.calls("client", "connect", socket=2).returns("client", local=CLIENT, peer=SERVER)
        play.opens().says(CLIENT, "PSH ACK", b"near" if crosses else b"far")
    return play


def test_af_unix_is_judged_by_the_packets_that_were_seen() -> None:
    here = found("goes by the network", by_unix())
    assert here.holds is False
    assert "the 4 bytes, and none of the 4 packets" in str(here.sentence)
    assert found("goes by the network", by_unix(crosses=True)).holds is True
    assert found("goes by the network", by_unix(arrives=False)).holds is None
    assert found("goes by the network", Play()).holds is None


def test_af_unix_that_does_not_reach_the_other_host_is_judged_beside_af_inet_that_does() -> None:
    refused = "ConnectionRefusedError: [Errno 111] Connection refused"
    apart = found("goes by the network", by_unix(error=refused))
    assert apart.holds is False
    assert "two hosts: ConnectionRefusedError." in str(apart.sentence)
    assert found("goes by the network", by_unix(error=refused, inet=False)).holds is None


def queued(backlog: str, connected: int, waiting: int, served: int) -> Play:
    """So many are connected before the first accept(), so many more call before and are let in after it."""
    play = Play().starts("server").calls("server", "listen", backlog).returns("server", local=SERVER)
    play.starts("client")
    for _ in range(connected):
        play.calls("client", "connect").returns("client")
    calls = []
    for _ in range(waiting):
        play.calls("client", "connect")
        calls.append(play.call)
    for number in range(served):
        play.calls("server", "accept").returns("server", local=SERVER, peer=Address("127.0.0.1", 50000 + number))
    for play.call in calls:
        play.returns("client")
    return play


@pytest.mark.parametrize(
    ("backlog", "connected", "waiting", "holds"),
    [("1", 2, 3, False), ("1", 5, 0, True), ("9", 5, 0, None), ("", 2, 3, None)],
)
def test_whom_the_backlog_lets_in_is_read_off_connect_and_accept(
    backlog: str, connected: int, waiting: int, holds: bool | None
) -> None:
    assert found("all handshakes complete", queued(backlog, connected, waiting, 5)).holds is holds


@pytest.mark.parametrize(("served", "holds"), [(5, False), (1, True)])
def test_how_many_are_served_is_counted(served: int, holds: bool) -> None:
    assert found("no more than the backlog", queued("1", 2, 3, served)).holds is holds


def test_without_more_callers_than_places_or_without_accept_nothing_is_shown() -> None:
    assert found("no more than the backlog", queued("5", 2, 3, 5)).holds is None
    assert found("all handshakes complete", queued("1", 2, 3, 0)).holds is None
