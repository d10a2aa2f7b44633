"""One short scene for every sentence on programs, calls and the run: what is played, and what is then said."""

from __future__ import annotations

from sim import settings
from sim.network import call_words as call
from sim.network import error_words as error
from sim.network import events as e
from sim.network import file_words, narrator
from sim.network import outcome_words as outcome
from sim.network.events import Address
from sim.sources import guard
from sim.words import Sentence
from tests.sim.network.play import CLIENT, NOBODY, SERVER, Play
from tests.sim.network.scenes_of_packets import Scene

C, V = CLIENT, SERVER


def udp(play: Play) -> Play:
    """The client has a UDP socket."""
    return play.calls("client", "socket", "AF_INET, SOCK_DGRAM").returns("client", "fd 3")


def started(name: str, text: str, arguments: str = "", *, data: bytes | None = None, waits: bool = False) -> Scene:
    """A program calls `name` on a TCP socket."""
    return Scene(
        f"{name}{' waits' * waits}", text, lambda p: p.calls("client", name, arguments, data=data, waits=waits)
    )


def returned(name: str, text: str, result: str = "", *, data: bytes | None = None, sent: bytes | None = None) -> Scene:
    """A call of `name` on a TCP socket comes back."""

    def act(play: Play) -> Play:
        play.opens().calls("client", name, "5", data=sent, socket=3)
        return play.returns("client", result, data=data, local=C, peer=V)

    return Scene(f"{name} -> {result or data!r}", text, act)


def taken(play: Play, arguments: str, came: bytes, got: bytes) -> Play:
    """The server takes a second datagram with recvfrom."""
    play.calls("server", "socket", "AF_INET, SOCK_DGRAM").returns("server", "fd 3")
    play.arrives(play.datagram(C, V, b"first")).calls("server", "recvfrom", "5")
    play.returns("server", data=b"first", local=V)
    play.arrives(play.datagram(C, V, came)).calls("server", "recvfrom", arguments)
    return play.returns("server", data=got, local=V)


def failed(error: str, text: str) -> Scene:
    """A call ends with this error."""
    return Scene(error, text, lambda p: p.calls("client", "sendto").returns("client", error=error))


def sent_by_now(play: Play, *, arrives: bool) -> Play:
    """The client's send() comes back, after its segment has left."""
    play.opens().calls("client", "sendall", data=b"hello")
    number = play.sends(C, "PSH ACK", b"hello")
    if arrives:
        play.arrives(number)
    return play.returns("client", local=C, peer=V)


def said_goodbye(play: Play) -> Play:
    """Both have ended the connection, the client first."""
    return play.opens().says(C, "FIN ACK").says(V, "ACK").says(V, "FIN ACK").says(C, "ACK")


def closed(play: Play, local: Address | None) -> Play:
    """A close() of the socket at `local` comes back; None has no connection."""
    program = "server" if local == V else "client"
    peer = {C: V, V: C}.get(local) if local is not None else None
    return play.calls(program, "close", socket=5).returns(program, local=local, peer=peer)


def refused(play: Play) -> Play:
    """We do not let the client do what it wants."""
    why = Sentence("guard", guard.LEADS_AWAY, {"host": "'far'", "networks": "127.0.0.0/8"})
    play.calls("client", "connect", "('far', 80)")
    return play.happens(e.CallReturned(play.time, "client", play.call, error=f"OSError: {why}", refusal=why))


def ended(code: int, text: str, *, stopped: bool = False) -> Scene:
    """A program ends."""
    return Scene(f"ended with {code}", text, lambda p: p.happens(e.ProgramEnded(1.0, "client", code, stopped)))


def says(event: e.AnyEvent, text: str, name: str = "") -> Scene:
    """One event is all."""
    return Scene(name or type(event).__name__, text, lambda p: p.starts("client", "a = 1\nb = 2\n").happens(event))


def read_after(play: Play, sent: list[bytes], read: bytes) -> Play:
    """The client sends each of these in a segment, then the server reads so much at once."""
    play.opens()
    for data in sent:
        play.calls("client", "send", data=data).says(C, "PSH ACK", data)
        play.returns("client", str(len(data)), local=C, peer=V)
    return play.calls("server", "recv", "64", socket=8).returns("server", data=read, local=V, peer=C)


CALLS = [
    started("socket", call.STARTED["socket"], "AF_INET, SOCK_STREAM"),
    started("bind", call.STARTED["bind"], "('127.0.0.1', 8001)"),
    Scene("bind anywhere", call.BIND_ANY_PORT, lambda p: p.calls("client", "bind", "('127.0.0.1', 0)")),
    started("listen", call.STARTED["listen"], "3"),
    started("accept", call.STARTED["accept"]),
    started("accept", call.WAITS["accept"], waits=True),
    started("connect", call.STARTED["connect"], "('127.0.0.1', 8001)"),
    started("connect_ex", call.STARTED["connect"], "('127.0.0.1', 8001)"),
    started("connect", call.WAITS["connect"], "('127.0.0.1', 8001)", waits=True),
    started("send", call.STARTED["send"], "b'hello'", data=b"hello"),
    started("sendall", call.STARTED["send"], "b'hello'", data=b"hello"),
    started("sendall", call.WAITS["send"], "b'hello'", data=b"hello", waits=True),
    started("sendto", call.STARTED["sendto"], "b'', ('127.0.0.1', 9)", data=b""),
    started("recv", call.STARTED["recv"], "1024"),
    started("recv_into", call.STARTED["recv"], "bytearray(b'')"),
    started("recv", call.WAITS["recv"], "1024", waits=True),
    started("recvfrom", call.STARTED["recvfrom"], "1024"),
    started("recvfrom", call.WAITS["recvfrom"], "1024", waits=True),
    started("shutdown", call.STARTED["shutdown"], "how"),
    started("shutdown", call.SHUTDOWNS["0"], "0"),
    started("shutdown", call.SHUTDOWNS["1"], "1"),
    started("shutdown", call.SHUTDOWNS["2"], "2"),
    started("close", call.STARTED["close"]),
    started("setsockopt", call.STARTED["setsockopt"], "1, 2, 1"),
    started("settimeout", call.STARTED["settimeout"], "2.5"),
    started("setblocking", call.STARTED["setblocking"], "False"),
    started("getsockname", call.STARTED_OTHER),
    started("sendfile", call.WAITS_OTHER, waits=True),
    Scene("connect UDP", call.CONNECT_DATAGRAM, lambda p: udp(p).calls("client", "connect", "('127.0.0.1', 9)")),
    Scene("send UDP", call.STARTED["sendto"], lambda p: udp(p).calls("client", "send", data=b"hello")),
    Scene("recv UDP", call.WAITS["recvfrom"], lambda p: udp(p).calls("client", "recv", "5", waits=True)),
    Scene("close UDP", call.CLOSE_DATAGRAM, lambda p: udp(p).calls("client", "close")),
    Scene("close the listener", call.CLOSE_LISTENER, lambda p: p.listens().calls("server", "close", socket=7)),
    Scene("close another", call.STARTED["close"], lambda p: p.listens().calls("server", "close", socket=8)),
    returned("socket", call.RETURNED["socket"], "fd 3"),
    returned("bind", call.RETURNED["bind"]),
    returned("listen", call.RETURNED["listen"]),
    returned("accept", call.RETURNED["accept"], "socket 2, ('127.0.0.1', 50000)"),
    returned("connect", call.RETURNED["connect"]),
    returned("connect_ex", call.RETURNED["connect"], "0"),
    returned("connect_ex", call.RETURNED_VALUE, "111"),
    returned("send", outcome.SENT, "5", sent=b"hello"),
    Scene("send of what has come", outcome.SENT_AND_ARRIVED, lambda p: sent_by_now(p, arrives=True)),
    Scene("send of what is under way", outcome.SENT, lambda p: sent_by_now(p, arrives=False)),
    returned("send", call.SENT_IN_PART, "3", sent=b"hello"),
    returned("sendall", outcome.SENT, sent=b"hello"),
    returned("sendto", call.RETURNED["sendto"], "1", sent=b"x"),
    returned("recv", call.RETURNED["recv"], data=b"hello"),
    returned("recv", call.END_OF_STREAM, data=b""),
    Scene("recv of one send", call.RETURNED["recv"], lambda p: read_after(p, [b"hello"], b"hello")),
    Scene("recv of a piece", call.READ_OF_SENDS, lambda p: read_after(p, [b"hello"], b"hel")),
    Scene("recv of two sends", call.READ_OF_SENDS, lambda p: read_after(p, [b"hello", b"world"], b"hellowor")),
    Scene("recv of three sends", call.READ_OF_SENDS, lambda p: read_after(p, [b"ab"] * 3, b"ababa")),
    Scene("recv of many sends", call.READ_OF_SENDS, lambda p: read_after(p, [b"ab"] * 5, b"ababababa")),
    returned("recv_into", call.RETURNED_VALUE, "5"),
    returned("shutdown", call.RETURNED["shutdown"]),
    Scene("close done", outcome.CLOSED_AND_SENDING, lambda p: closed(p.opens(), C)),
    Scene("close done at once", outcome.CLOSED_AND_ENDING, lambda p: closed(p.opens().says(C, "FIN ACK"), C)),
    Scene("close done as the last word", outcome.CLOSED_AND_OVER, lambda p: closed(said_goodbye(p), V)),
    Scene("close done, kept in mind", outcome.CLOSED_AND_KEPT, lambda p: closed(said_goodbye(p), C)),
    Scene("close done, nothing seen", outcome.CLOSED, lambda p: closed(p, C)),
    Scene("close done, no connection", outcome.CLOSED_ALONE, lambda p: closed(p, None)),
    Scene(
        "close UDP done",
        outcome.CLOSED_DATAGRAM,
        lambda p: udp(p).calls("client", "close").returns("client", local=C),
    ),
    Scene(
        "close the listener done",
        outcome.CLOSED_LISTENER,
        lambda p: p.listens().calls("server", "close", socket=7).returns("server", local=V),
    ),
    returned("settimeout", call.RETURNED_OTHER),
    returned("getsockname", call.RETURNED_VALUE, "('127.0.0.1', 50000)"),
    Scene("unknown call", call.RETURNED_UNKNOWN, lambda p: p.starts("client").returns("client")),
    Scene(
        "connect UDP done",
        call.CONNECTED_DATAGRAM,
        lambda p: udp(p).calls("client", "connect").returns("client", local=C, peer=NOBODY),
    ),
    Scene("datagram", call.RETURNED["recvfrom"], lambda p: taken(p, "9", b"hello", b"hello")),
    Scene("datagram that just fits", call.RETURNED["recvfrom"], lambda p: taken(p, "5", b"hello", b"hello")),
    Scene("datagram that does not fit", call.CUT_DATAGRAM, lambda p: taken(p, "3", b"hello", b"hel")),
    Scene("another than was seen", call.RETURNED["recvfrom"], lambda p: taken(p, "3", b"hello", b"bye")),
    Scene("datagram that begins like another", call.RETURNED["recvfrom"], lambda p: taken(p, "9", b"hello", b"hel")),
    Scene("empty datagram", call.EMPTY_DATAGRAM, lambda p: taken(p, "9", b"", b"")),
]  # fmt: skip

TEXTS = {marks[0]: text for marks, text in error.ERRORS}
ERRORS = [
    failed("ConnectionRefusedError: [Errno 111] Connection refused", TEXTS["ConnectionRefusedError"]),
    failed("ConnectionResetError: [Errno 104] Connection reset by peer", TEXTS["ConnectionResetError"]),
    failed("ConnectionAbortedError: [WinError 10053]", TEXTS["ConnectionAbortedError"]),
    failed("BrokenPipeError: [Errno 32] Broken pipe", TEXTS["BrokenPipeError"]),
    failed("TimeoutError: timed out", TEXTS["TimeoutError"]),
    failed("TimeoutError: [Errno 110] Connection timed out", TEXTS["TimeoutError"]),
    failed("BlockingIOError: [Errno 11] Resource temporarily unavailable", TEXTS["BlockingIOError"]),
    failed("PermissionError: [Errno 13] Permission denied", TEXTS["PermissionError"]),
    failed("gaierror: [Errno -2] Name or service not known", TEXTS["gaierror"]),
    failed("OSError: [Errno 98] Address already in use", TEXTS["[Errno 98]"]),
    failed("OSError: [Errno 48] Address already in use", TEXTS["[Errno 98]"]),
    failed("OSError: [WinError 10048] Only one usage", TEXTS["[Errno 98]"]),
    failed("OSError: [Errno 99] Cannot assign requested address", TEXTS["[Errno 99]"]),
    failed("OSError: [Errno 90] Message too long", TEXTS["[Errno 90]"]),
    failed("OSError: [Errno 107] Transport endpoint is not connected", TEXTS["[Errno 107]"]),
    failed("OSError: [Errno 9] Bad file descriptor", TEXTS["[Errno 9]"]),
    Scene("refused here", error.REFUSED, refused),
    failed("TypeError: a bytes-like object is required, not 'str'", error.ERROR),
]

PROBLEM = e.Problem(1.0, Sentence("lessons", settings.NOT_A_CHOICE, {"value": "x", "name": "first", "allowed": "y"}))
REST = [
    says(e.RunStarted(1.0, "loopback", "echo", 1), narrator.RUN_STARTED_LOOPBACK),
    says(e.RunStarted(1.0, "wire", "echo", 1), narrator.RUN_STARTED_WIRE, "RunStarted on the wire"),
    says(
        e.RunStarted(1.0, "wire", "echo", 1, place="wire, the client on the model"),
        narrator.RUN_STARTED_MIXED,
        "RunStarted on the wire with the model",
    ),
    says(e.RunStarted(1.0, "model", "echo", 1), narrator.RUN_STARTED_MODEL, "RunStarted in the model"),
    says(e.RunStarted(1.0, "elsewhere", "echo", 1), narrator.RUN_STARTED, "RunStarted elsewhere"),
    says(e.RunStarted(1.0, "loopback", "echo", 1, is_recorded=True), narrator.RUN_RECORDED, "RunStarted from a file"),
    says(e.RunEnded(1.0), narrator.RUN_ENDED),
    Scene("RunEnded badly", narrator.RUN_ENDED_BADLY, lambda p: p.happens(PROBLEM).happens(e.RunEnded(1.0))),
    says(e.ProgramStarted(1.0, "server", 4711, ""), narrator.PROGRAM_STARTED),
    says(e.ProgramStarted(1.0, "server", 0, ""), narrator.PROGRAM_SIMULATED, "ProgramStarted in the model"),
    says(e.LineReached(1.0, "client", 2), narrator.LINE),
    says(e.LineReached(1.0, "client", 2, "header"), narrator.LINE_OF_MODULE, "LineReached in a module"),
    says(e.LineReached(1.0, "client", 9), narrator.LINE, "LineReached outside the text"),
    says(e.LineReached(1.0, "server", 1), narrator.LINE, "LineReached without a text"),
    says(e.LinesSkipped(1.0, "client", 20_000), narrator.LINES_SKIPPED),
    says(e.StillRuns(3.0, "client", 0.5), narrator.STILL_RUNS),
    says(e.Printed(1.0, "client", "one\ntwo\n"), narrator.PRINTED),
    says(e.ProgramFailed(1.0, "client", 2, "ValueError", "no"), narrator.FAILED),
    says(
        e.ProgramFailed(1.0, "client", 2, "ValueError", "no", "header"),
        narrator.FAILED_IN_MODULE,
        "ProgramFailed in a module",
    ),
    says(e.ProgramFailed(1.0, "client", 0, "SyntaxError", "no"), narrator.UNREADABLE, "ProgramFailed to be read"),
    ended(0, narrator.ENDED),
    ended(1, narrator.ENDED_BADLY),
    ended(-9, narrator.ENDED_BY_SIGNAL),
    ended(-77, narrator.ENDED_BY_SIGNAL),
    ended(-15, narrator.STOPPED, stopped=True),
    says(e.CaptureCounted(1.0, 10, 0), narrator.CAPTURED_ALL),
    says(e.CaptureCounted(1.0, 10, 3), narrator.CAPTURE_DROPPED, "CaptureCounted with drops"),
    says(e.FileRead(1.0, 1, 3), file_words.READ),
    says(e.ConversationFound(1.0, 1, "udp", CLIENT, SERVER, (1, 2), (10, 20), 2.0), file_words.FOUND),
    says(PROBLEM, settings.NOT_A_CHOICE),
]
