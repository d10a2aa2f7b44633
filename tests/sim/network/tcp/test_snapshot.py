from __future__ import annotations

from msgspec.structs import replace

from tests.sim.network.tcp.play import BRISK, CONNECTED, OURS, THEIRS, play

TOP = 1 << 32


def test_before_anything_the_peer_is_unknown() -> None:
    shown = play("").endpoint.snapshot()
    assert (shown.state.name, shown.irs, shown.rcv_nxt, shown.srtt, shown.timers) == ("CLOSED", None, None, None, {})
    assert shown.iss == shown.snd_una == shown.snd_nxt == OURS


def test_a_busy_connection_shows_every_queue() -> None:
    scene = play(
        CONNECTED.replace("mss=1000", "mss=1000 sack=permitted")
        + """
        0.2  recv ACK seq=1 ack=1 len=5 win=2000
        0.2  send ACK ack=6
        0.2  recv ACK seq=11 ack=1 len=5 win=2000
        0.2  send ACK ack=6
        0.2  write 2500
        0.2  send ACK seq=1 len=1000
        0.2  send ACK seq=1001 len=1000
        0.3  recv ACK seq=6 ack=1 sack=1001-2001 win=2000
        """,
        replace(BRISK, sack=True),
    )
    shown = scene.endpoint.snapshot()
    assert (shown.snd_una, shown.snd_nxt) == ((OURS + 1) % TOP, (OURS + 2001) % TOP)
    assert (shown.irs, shown.rcv_nxt) == (THEIRS, (THEIRS + 6) % TOP)
    assert (len(shown.unacknowledged), len(shown.unsent), len(shown.received)) == (2000, 500, 5)
    assert shown.out_of_order == (((THEIRS + 11) % TOP, (THEIRS + 16) % TOP),)
    assert shown.sacked == (((OURS + 1001) % TOP, (OURS + 2001) % TOP),)
    assert (shown.in_flight, shown.duplicate_acks, shown.uses_sack) == (1000, 1, True)
    assert shown.timers == {"retransmission": 1.2}
    assert shown.rcv_wnd == 65535 - 5
