"""One short scene for every sentence on packets: what is played, and the template of the last thing said."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct
from scapy.layers.inet import IP
from scapy.layers.l2 import ARP, Ether

from sim.network import arrival_words as arrival
from sim.network import data_words as data
from sim.network import frame_words as frame
from sim.network import segment_words as segment
from sim.network.events import FrameArrived, FrameLost, Loss, ModelState
from sim.network.events import TcpState as S
from sim.network.tcp.states import Trigger
from tests.sim.network.play import CLIENT, FIRST, NO_CARD, NOBODY, SERVER, Play


class Scene(Struct, frozen=True):
    """`act` plays; the last event then gets the sentence `text`."""

    name: str
    text: str
    act: Callable[[Play], object]

    def played(self) -> Play:
        """A play of this scene alone."""
        play = Play()
        self.act(play)
        return play


C, V = CLIENT, SERVER


def stops_listening(play: Play) -> Play:
    """The server has listened and closed."""
    return play.listens().calls("server", "close", socket=7).returns("server", local=V)


def crossing_syns(play: Play) -> Play:
    """Both call; both SYN are still on their way."""
    play.listens()
    play.sends(C, "SYN")
    play.sends(V, "SYN")
    return play


def crossing_fins(play: Play) -> Play:
    """Both close; both FIN have arrived."""
    play.opens()
    one, two = play.sends(C, "FIN ACK"), play.sends(V, "FIN ACK")
    return play.arrives(one).arrives(two)


def full(play: Play) -> Play:
    """The server has no room left, and the client knows it."""
    play.opens().says(C, "ACK", b"hello")
    return play.arrives(play.sends(V, "ACK", window=0))


def repeated_at_once(play: Play) -> Play:
    """The first of four segments is lost; three acknowledgements ask for it."""
    play.opens()
    missing = play.next[C]
    for _ in range(4):
        play.sends(C, "ACK", b"hello")
    for _ in range(3):
        play.arrives(play.sends(V, "ACK", ack=missing))
    play.sends(C, "ACK", b"hello", seq=missing)
    return play


def loses(play: Play, data: bytes) -> int:
    """The client sends data, due like any other, and the cable loses them; their first number comes back."""
    first = play.next[C]
    number = play.sends(C, "ACK", data)
    play.happens(FrameLost(play.time, number, Loss.RULE))
    return first


def fills_the_gap(play: Play) -> None:
    """The first of three segments is lost and sent again; the others have come."""
    first = loses(play.opens(), b"hello")
    play.says(C, "ACK", b"big").says(C, "ACK", b"world").says(C, "ACK", b"hello", seq=first)


def fills_before_fin(play: Play) -> None:
    """Data are lost, the FIN behind them comes; when they come too, the model says that it counts."""
    first = loses(play.opens(), b"hello")
    play.happens(ModelState(play.time, V, C, S.ESTABLISHED, "receive ACK"))
    number = play.says(C, "FIN ACK").sends(C, "ACK", b"hello", seq=first)
    play.happens(ModelState(play.time, V, C, S.CLOSE_WAIT, Trigger.RECEIVE_FIN.value, number)).arrives(number)


def duplicates(play: Play, count: int) -> Play:
    """The server asks again and again for what is missing, which its SYN ACK has asked for."""
    missing = loses(play.opens(), b"hello")
    for _ in range(count):
        play.says(C, "ACK", b"world").says(V, "ACK", ack=missing)
    return play


def closed_by_client(play: Play) -> Play:
    """The client has closed its direction and knows it."""
    return play.opens().says(C, "FIN ACK").says(V, "ACK")


def closed_with_close(play: Play) -> Play:
    """The client has closed the socket, not only its direction."""
    return closed_by_client(play).calls("client", "close").returns("client", local=C, peer=V)


def closing_server(play: Play) -> Play:
    """The server is in close() after `hello` has come."""
    return play.opens().says(C, "PSH ACK", b"hello").says(V, "ACK").calls("server", "close", socket=8)


def read_and_closing(play: Play, data: bytes | None) -> Play:
    """The server has read `data` of `hello` and is in close()."""
    play.opens().says(C, "PSH ACK", b"hello").says(V, "ACK").calls("server", "recv", "1024", socket=8)
    return play.returns("server", data=data, local=V, peer=C).calls("server", "close", socket=8)


SEGMENTS = [
    Scene("first SYN", segment.SYN, lambda p: p.listens().sends(C, "SYN")),
    Scene("both call", segment.SYN_CROSSING, crossing_syns),
    Scene("SYN again", segment.SYN_AGAIN, lambda p: p.says(C, "SYN").sends(C, "SYN", seq=FIRST[C])),
    Scene("SYN ACK", segment.SYN_ACK, lambda p: p.listens().says(C, "SYN").sends(V, "SYN ACK")),
    Scene(
        "SYN ACK after both called",
        segment.SYN_ACK,
        lambda p: crossing_syns(p).arrives(1).arrives(2).sends(V, "SYN ACK", seq=FIRST[V]),
    ),
    Scene(
        "SYN ACK again",
        segment.SYN_ACK_AGAIN,
        lambda p: p.listens().says(C, "SYN").says(V, "SYN ACK").sends(V, "SYN ACK", seq=FIRST[V]),
    ),
    Scene(
        "ACK of the SYN",
        segment.ACK_OF_SYN,
        lambda p: p.listens().says(C, "SYN").says(V, "SYN ACK").sends(C, "ACK"),
    ),
    Scene("ACK of data", segment.ACK_OF_DATA, lambda p: p.opens().says(C, "PSH ACK", b"hello").sends(V, "ACK")),
    Scene(
        "ACK of data that came with the FIN",
        segment.ACK_OF_DATA,
        lambda p: p.opens().says(C, "FIN ACK", b"hello").sends(V, "ACK", ack=FIRST[C] + 6),
    ),
    Scene(
        "the same ACK again",
        segment.ACK_REPEATED,
        lambda p: (p.opens().says(C, "ACK", b"hello").says(V, "ACK"), p.sends(C, "ACK", b"bye"), p.sends(V, "ACK")),
    ),
    Scene("a probe", segment.PROBE, lambda p: full(p).sends(C, "ACK", seq=FIRST[C] + 5)),
    Scene("a probe with a byte", segment.PROBE, lambda p: full(p).sends(C, "ACK", b"x")),
    Scene(
        "a keep-alive",
        segment.KEEP_ALIVE,
        lambda p: p.opens().says(C, "ACK", b"hello").says(V, "ACK").sends(C, "ACK", seq=FIRST[C] + 5),
    ),
    Scene("full buffer", segment.WINDOW_SHUT, lambda p: p.opens().says(C, "ACK", b"hello").sends(V, "ACK", window=0)),
    Scene(
        "buffer that became full",
        segment.WINDOW_SHUT,
        lambda p: p.opens().says(C, "ACK", b"hello").says(V, "ACK").sends(V, "ACK", window=0),
    ),
    Scene(
        "room again",
        segment.WINDOW_CHANGED,
        lambda p: p.opens().says(C, "ACK", b"hello").says(V, "ACK").sends(V, "ACK", window=900),
    ),
    Scene(
        "ACK of a FIN",
        segment.ACKS_OF_FIN[S.CLOSE_WAIT],
        lambda p: p.opens().says(C, "FIN ACK").sends(V, "ACK"),
    ),
    Scene("ACK of a crossing FIN", segment.ACKS_OF_FIN[S.CLOSING], lambda p: crossing_fins(p).sends(C, "ACK")),
    Scene(
        "last ACK",
        segment.ACKS_OF_FIN[S.TIME_WAIT],
        lambda p: closed_by_client(p).says(V, "FIN ACK").sends(C, "ACK"),
    ),
    Scene(
        "ACK of a FIN whose arrival was not seen",
        segment.ACK_OF_FIN,
        lambda p: (p.opens().sends(C, "FIN ACK"), p.sends(V, "ACK", ack=p.next[C])),
    ),
    Scene("data", segment.DATA, lambda p: p.opens().sends(C, "ACK", b"hello")),
    Scene("data to be handed over", segment.DATA_PUSHED, lambda p: p.opens().sends(C, "PSH ACK", b"hello")),
    Scene("lost data repeated at once", segment.DATA_FAST, repeated_at_once),
    Scene(
        "data again",
        segment.DATA_AGAIN,
        lambda p: (p.opens().sends(C, "ACK", b"hello", lost=True), p.sends(C, "ACK", b"hello", seq=FIRST[C] + 1)),
    ),
    Scene("first FIN", segment.FIN_FIRST, lambda p: p.opens().sends(C, "FIN ACK")),
    Scene(
        "FIN again",
        segment.FIN_AGAIN,
        lambda p: p.opens().says(C, "FIN ACK").sends(C, "FIN ACK", seq=FIRST[C] + 1),
    ),
    Scene("FIN with data", segment.FIN_WITH_DATA, lambda p: p.opens().sends(C, "FIN PSH ACK", b"bye")),
    Scene("both close", segment.FIN_CROSSING, lambda p: (p.opens().sends(C, "FIN ACK"), p.sends(V, "FIN ACK"))),
    Scene("second FIN", segment.FIN_SECOND, lambda p: closed_by_client(p).sends(V, "FIN ACK")),
    Scene("FIN with ACK", segment.FIN_WITH_ACK, lambda p: p.opens().says(C, "FIN ACK").sends(V, "FIN ACK")),
    Scene("FIN out of nowhere", segment.FIN, lambda p: p.listens().says(C, "RST").sends(C, "FIN ACK")),
    Scene("refused", segment.RESET_REFUSED, lambda p: p.says(C, "SYN").sends(V, "RST ACK", seq=0)),
    Scene("refused after listening", segment.RESET_REFUSED, lambda p: p.listens().says(C, "SYN").sends(V, "RST ACK")),
    Scene(
        "broken off by whoever has answered",
        segment.RESET,
        lambda p: (p.listens().says(C, "SYN").sends(V, "SYN ACK"), p.sends(V, "RST ACK")),
    ),
    Scene("broken off", segment.RESET, lambda p: p.opens().sends(C, "RST ACK")),
    Scene(
        "data for a closed socket",
        segment.RESET_AFTER_CLOSE,
        lambda p: closed_by_client(p).says(V, "PSH ACK", b"more").sends(C, "RST"),
    ),
    Scene("closed with unread data", segment.RESET_UNREAD, lambda p: closing_server(p).sends(V, "RST ACK")),
    Scene("closed with some of it read", segment.RESET_UNREAD, lambda p: read_and_closing(p, b"he").sends(V, "RST")),
    Scene("closed with all of it read", segment.RESET, lambda p: read_and_closing(p, b"hello").sends(V, "RST ACK")),
    Scene("closed, reading not seen", segment.RESET, lambda p: read_and_closing(p, None).sends(V, "RST ACK")),
    Scene(
        "closed with all read up to the FIN",
        segment.RESET,
        lambda p: read_and_closing(p, b"hello").says(C, "FIN ACK").sends(V, "RST ACK"),
    ),
]  # fmt: skip

ARRIVALS = [
    Scene("SYN at a listener", arrival.CHANGES[S.LISTEN, S.SYN_RECEIVED], lambda p: p.listens().says(C, "SYN")),
    Scene("SYN at a caller", arrival.CHANGES[S.SYN_SENT, S.SYN_RECEIVED], lambda p: crossing_syns(p).arrives(1)),
    Scene("SYN ACK", arrival.CHANGES[S.SYN_SENT, S.ESTABLISHED], lambda p: p.says(C, "SYN").says(V, "SYN ACK")),
    Scene(
        "ACK of the SYN",
        arrival.CHANGES[S.SYN_RECEIVED, S.ESTABLISHED],
        lambda p: p.listens().says(C, "SYN").says(V, "SYN ACK").says(C, "ACK"),
    ),
    Scene("first FIN", arrival.CHANGES[S.ESTABLISHED, S.CLOSE_WAIT], lambda p: p.opens().says(C, "FIN ACK")),
    Scene("ACK of the FIN", arrival.CHANGES[S.FIN_WAIT_1, S.FIN_WAIT_2], closed_by_client),
    Scene("FIN instead of an ACK", arrival.CHANGES[S.FIN_WAIT_1, S.CLOSING], crossing_fins),
    Scene(
        "FIN with ACK",
        arrival.CHANGES[S.FIN_WAIT_1, S.TIME_WAIT],
        lambda p: p.opens().says(C, "FIN ACK").says(V, "FIN ACK"),
    ),
    Scene(
        "second FIN",
        arrival.CHANGES[S.FIN_WAIT_2, S.TIME_WAIT],
        lambda p: closed_by_client(p).says(V, "FIN ACK"),
    ),
    Scene("ACK of a crossing FIN", arrival.CHANGES[S.CLOSING, S.TIME_WAIT], lambda p: crossing_fins(p).says(V, "ACK")),
    Scene(
        "last ACK",
        arrival.CHANGES[S.LAST_ACK, S.CLOSED],
        lambda p: closed_by_client(p).says(V, "FIN ACK").says(C, "ACK"),
    ),
    Scene("FIN in the handshake", arrival.CHANGED, lambda p: p.listens().says(C, "SYN").says(C, "FIN")),
    Scene("refused", arrival.REFUSED, lambda p: p.says(C, "SYN").says(V, "RST ACK", seq=0)),
    Scene("reset in the handshake", arrival.BACK_TO_LISTEN, lambda p: p.listens().says(C, "SYN").says(C, "RST")),
    Scene("reset", arrival.RESET, lambda p: p.opens().says(C, "RST ACK")),
    Scene("reset of what is gone", arrival.UNCHANGED, lambda p: p.opens().says(C, "RST").says(C, "RST")),
    Scene("FIN again", arrival.UNCHANGED, lambda p: p.opens().says(C, "FIN ACK").says(C, "FIN ACK", seq=FIRST[C] + 1)),
    Scene("SYN at an unknown end", arrival.SYN_AT_CLOSED, lambda p: p.says(C, "SYN")),
    Scene("ACK of data", arrival.ACK, lambda p: p.opens().says(C, "PSH ACK", b"hello").says(V, "ACK")),
    Scene("data", data.DATA, lambda p: p.opens().says(C, "PSH ACK", b"hello")),
    Scene(
        "data that is waited for",
        data.DATA_AWAITED,
        lambda p: p.listens().opens().calls("server", "recv", "9", waits=True).says(C, "PSH ACK", b"hello"),
    ),
    Scene(
        "data again after a loss",
        data.DATA,
        lambda p: (p.opens().sends(C, "ACK", b"hello", lost=True), p.says(C, "ACK", b"hello", seq=FIRST[C] + 1)),
    ),
    Scene(
        "data after a gap",
        data.DATA_TOO_EARLY,
        lambda p: (p.opens().sends(C, "ACK", b"hello", lost=True), p.says(C, "ACK", b"world")),
    ),
    Scene("missing data fill the gap", data.FILLS, fills_the_gap),
    Scene("a FIN waited behind the gap", data.FILLS_BEFORE_FIN, fills_before_fin),
    Scene("first duplicate ACK", arrival.DUPLICATE, lambda p: duplicates(p, 1)),
    Scene("third duplicate ACK", arrival.DUPLICATE_THIRD, lambda p: duplicates(p, 3)),
    Scene("fourth duplicate ACK", arrival.DUPLICATE_MORE, lambda p: duplicates(p, 4)),
    Scene("a probe", arrival.PROBE, lambda p: full(p).arrives(p.sends(C, "ACK", seq=FIRST[C] + 5))),
    Scene("a probe with a byte", arrival.PROBE, lambda p: full(p).says(C, "ACK", b"x")),
    Scene("the answer to a probe", arrival.WINDOW_SHUT, lambda p: full(p).arrives(p.sends(V, "ACK", window=0))),
    Scene("full buffer", arrival.WINDOW_SHUT, full),
    Scene("room again", arrival.WINDOW_CHANGED, lambda p: full(p).arrives(p.sends(V, "ACK", window=500))),
    Scene(
        "keep-alive",
        arrival.KEEP_ALIVE,
        lambda p: p.opens().says(C, "ACK", b"hello").says(V, "ACK").says(C, "ACK", seq=FIRST[C] + 5),
    ),
    Scene("an ACK that says nothing new", arrival.ACK_KNOWN, lambda p: p.opens().says(V, "ACK")),
    Scene(
        "another window is no duplicate ACK",
        arrival.WINDOW_CHANGED,
        lambda p: duplicates(p, 1).arrives(p.sends(V, "ACK", window=9)),
    ),
    Scene(
        "the same data twice",
        data.DATA_KNOWN,
        lambda p: p.opens().says(C, "ACK", b"hello").says(C, "ACK", b"hello", seq=FIRST[C] + 1),
    ),
    Scene(
        "data long confirmed",
        data.DATA_KNOWN,
        lambda p: p.opens().says(C, "ACK", b"hello").says(C, "ACK", b"!").says(C, "ACK", b"hello", seq=FIRST[C] + 1),
    ),
    Scene(
        "a piece of known data",
        data.DATA_KNOWN,
        lambda p: p.opens().says(C, "ACK", b"hello").says(C, "ACK", b"lo", seq=FIRST[C] + 4),
    ),
    Scene(
        "known data put together anew",
        data.DATA_KNOWN,
        lambda p: p.opens().says(C, "ACK", b"hel").says(C, "ACK", b"lo!").says(C, "ACK", b"hello", seq=FIRST[C] + 1),
    ),
    Scene("data after a reset", data.DATA_AT_CLOSED, lambda p: p.opens().says(V, "RST").says(C, "ACK", b"hello")),
    Scene(
        "data after close()",
        data.DATA_FOR_NOBODY,
        lambda p: closed_with_close(p).says(V, "PSH ACK", b"more"),
    ),
    Scene(
        "data after shutdown()",
        data.DATA,
        lambda p: closed_by_client(p).calls("client", "shutdown", "1").returns("client", local=C, peer=V).says(
            V, "PSH ACK", b"more"
        ),
    ),
    Scene(
        "data after close() of another connection",
        data.DATA,
        lambda p: closed_by_client(p).calls("client", "close").returns("client", local=C, peer=NOBODY).says(
            V, "PSH ACK", b"more"
        ),
    ),
    Scene(
        "data after close() of another socket towards the same peer",
        data.DATA,
        lambda p: p.opens().calls("client", "close").returns("client", local=NOBODY, peer=V).says(V, "ACK", b"more"),
    ),
    Scene(
        "lost data together with some that came",
        data.DATA,
        lambda p: (
            p.opens().sends(C, "ACK", b"hello", lost=True),
            p.says(C, "ACK", b"!").says(C, "ACK", b"hello!", seq=FIRST[C] + 1),
        ),
    ),
    Scene(
        "data after close() and another accept()",
        data.DATA_FOR_NOBODY,
        lambda p: closed_with_close(p).calls("client", "accept").returns("client", local=C).says(V, "ACK", b"more"),
    ),
    Scene("SYN after the listener was closed", arrival.SYN_AT_CLOSED, lambda p: stops_listening(p).says(C, "SYN")),
    Scene(
        "datagram after close()",
        arrival.DATAGRAM_TO_NOBODY,
        lambda p: p.calls("server", "close").returns("server", local=V).arrives(p.datagram(C, V, b"hello")),
    ),
    Scene("datagram", arrival.DATAGRAM, lambda p: p.listens().arrives(p.datagram(C, V, b"hello"))),
    Scene("datagram to nobody", arrival.DATAGRAM_TO_NOBODY, lambda p: p.arrives(p.datagram(C, NOBODY, b"hello"))),
    Scene(
        "ICMP",
        arrival.ICMP,
        lambda p: (p.datagram(C, NOBODY, b"hello"), p.arrives(p.icmp(3, 3, p.packets[0]))),
    ),
    Scene("another frame", arrival.OTHER, lambda p: p.arrives(p.frame(bytes(Ether(src=NO_CARD, dst=NO_CARD) / ARP())))),
    Scene("an unknown frame", arrival.UNKNOWN, lambda p: p.happens(FrameArrived(1.0, 77))),
]  # fmt: skip

ASK, ANSWER = ARP(op=1, psrc="10.0.0.1", pdst="10.0.0.2"), ARP(op=2, psrc="10.0.0.2", hwsrc="02:00:00:00:00:02")
FRAMES = [
    Scene("datagram", frame.DATAGRAM, lambda p: p.listens().datagram(C, V, b"hello")),
    Scene("empty datagram", frame.EMPTY_DATAGRAM, lambda p: p.listens().datagram(C, V)),
    Scene("no such port", frame.PORT_UNREACHABLE, lambda p: (p.datagram(C, NOBODY, b"x"), p.icmp(3, 3, p.packets[0]))),
    Scene("no such host", frame.UNREACHABLE, lambda p: (p.datagram(C, NOBODY, b"x"), p.icmp(3, 1, p.packets[0]))),
    Scene("no such port, by TCP", frame.UNREACHABLE, lambda p: (p.sends(C, "SYN"), p.icmp(3, 3, p.packets[0]))),
    Scene("ping", frame.ECHO_ASKED, lambda p: p.icmp(8, 0)),
    Scene("pong", frame.ECHO, lambda p: p.icmp(0, 0)),
    Scene("other ICMP", frame.ICMP_OTHER, lambda p: p.icmp(13, 0)),
    Scene("ARP question", frame.ARP_ASKED, lambda p: p.frame(bytes(Ether(src=NO_CARD, dst=NO_CARD) / ASK))),
    Scene("ARP answer", frame.ARP_ANSWERED, lambda p: p.frame(bytes(Ether(src=NO_CARD, dst=NO_CARD) / ANSWER))),
    Scene("something else", frame.OTHER, lambda p: p.puts_on_wire(IP(src="1.1.1.1", dst="1.1.1.2", proto=47) / b"?")),
    Scene("doubled", frame.DOUBLED, lambda p: p.opens().doubles(p.sends(C, "PSH ACK", b"hello"))),
]  # fmt: skip
