"""The sentences on socket calls: what a program asks of the kernel, why it waits, what it gets."""

from __future__ import annotations

from sim.network.datagrams import datagrams
from sim.network.error_words import REFUSED, error_text
from sim.network.events import Address, CallReturned, CallStarted
from sim.network.outcome_words import (
    CLOSED_DATAGRAM,
    CLOSED_LISTENER,
    state_of_closed,
    text_of_closed,
    text_of_sent,
)
from sim.network.phrases import amount, program_name, say, shortened, shown, who
from sim.network.programs import Call, Program
from sim.network.read_words import sends_in
from sim.network.world import World
from sim.words import QT_TRANSLATE_NOOP, Sentence

STARTED = {
    "socket": QT_TRANSLATE_NOOP(
        "narrator",
        "**{program}** asks the kernel for a **socket**: one end for a conversation, still without an address.",
    ),
    "bind": QT_TRANSLATE_NOOP(
        "narrator", "**{program}** calls **{call}**: what comes for this address shall be handed to it."
    ),
    "listen": QT_TRANSLATE_NOOP(
        "narrator", "**{program}** calls **{call}**: the kernel shall answer callers and queue them."
    ),
    "accept": QT_TRANSLATE_NOOP("narrator", "**{program}** calls **{call}** to take the next caller out of the queue."),
    "connect": QT_TRANSLATE_NOOP(
        "narrator", "**{program}** calls **{call}**: the kernel shall open a connection to there."
    ),
    "send": QT_TRANSLATE_NOOP(
        "narrator",
        "**{program}** hands the kernel {amount} with **{name}**: {preview}. The kernel decides when to send.",
    ),
    "sendto": QT_TRANSLATE_NOOP(
        "narrator",
        "**{program}** hands the kernel one datagram of {amount} with **{name}**: {preview}.",
    ),
    "recv": QT_TRANSLATE_NOOP(
        "narrator", "**{program}** calls **{call}**: give me what has arrived, at most so many bytes."
    ),
    "recvfrom": QT_TRANSLATE_NOOP(
        "narrator", "**{program}** calls **{call}**: give me one datagram, at most so many bytes of it."
    ),
    "shutdown": QT_TRANSLATE_NOOP("narrator", "**{program}** calls **{call}** to close a direction of its connection."),
    "close": QT_TRANSLATE_NOOP(
        "narrator",
        "**{program}** calls **{call}**: it needs this socket no more. If a connection stands, the kernel ends it.",
    ),
    "setsockopt": QT_TRANSLATE_NOOP("narrator", "**{program}** changes a setting of its socket: **{call}**."),
    "settimeout": QT_TRANSLATE_NOOP(
        "narrator", "**{program}** sets for how many seconds its calls may wait: **{call}**."
    ),
    "setblocking": QT_TRANSLATE_NOOP("narrator", "**{program}** sets whether its calls may wait at all: **{call}**."),
}
STARTED_OTHER = QT_TRANSLATE_NOOP("narrator", "**{program}** calls **{call}**.")

WAITS = {
    "accept": QT_TRANSLATE_NOOP("narrator", "**{program}** waits in **{call}**, because nobody has called yet."),
    "connect": QT_TRANSLATE_NOOP(
        "narrator",
        "**{program}** calls **{call}** and waits: the kernel sends **SYN**, and only the answer ends the call.",
    ),
    "send": QT_TRANSLATE_NOOP(
        "narrator",
        "**{program}** waits in **{name}** with {amount}, because the send buffer has no room left.",
    ),
    "recv": QT_TRANSLATE_NOOP("narrator", "**{program}** waits in **{call}**, because there is nothing to take yet."),
    "recvfrom": QT_TRANSLATE_NOOP(
        "narrator", "**{program}** waits in **{call}**, because there is no datagram to take yet."
    ),
}
WAITS_OTHER = QT_TRANSLATE_NOOP("narrator", "**{program}** calls **{call}** and must wait.")

SHUTDOWNS = {
    "0": QT_TRANSLATE_NOOP("narrator", "**{program}** calls **{call}** (SHUT_RD): it does not want to read any more."),
    "1": QT_TRANSLATE_NOOP(
        "narrator",
        "**{program}** calls **{call}** (SHUT_WR): it has nothing more to send, but goes on reading."
        " The kernel sends **FIN**.",
    ),
    "2": QT_TRANSLATE_NOOP(
        "narrator", "**{program}** calls **{call}** (SHUT_RDWR): it neither sends nor reads any more."
    ),
}
BIND_ANY_PORT = QT_TRANSLATE_NOOP(
    "narrator",
    "**{program}** calls **{call}**: what comes for this address shall be handed to it."
    " Port 0 means that the system chooses a free one.",
)
CONNECT_DATAGRAM = QT_TRANSLATE_NOOP(
    "narrator",
    "**{program}** calls **{call}** on a UDP socket: nothing is sent, the kernel only notes the address.",
)
CLOSE_LISTENER = QT_TRANSLATE_NOOP(
    "narrator", "**{program}** closes its listening socket with **{call}**: no new callers."
)
CLOSE_DATAGRAM = QT_TRANSLATE_NOOP(
    "narrator",
    "**{program}** calls **{call}** on a UDP socket: nobody needs a goodbye, the port is free again.",
)

RETURNED = {
    "socket": QT_TRANSLATE_NOOP(
        "narrator", "**{program}** has its **socket** ({result}). Nobody is at its other end yet."
    ),
    "bind": QT_TRANSLATE_NOOP("narrator", "The address **{local}** belongs to **{program}** now."),
    "listen": QT_TRANSLATE_NOOP(
        "narrator",
        "**{program}** listens at {local} (**LISTEN**). From now on the kernel answers callers, even before accept().",
    ),
    "accept": QT_TRANSLATE_NOOP(
        "narrator",
        "**accept** gives **{program}** a new socket for this one caller; the listening one stays for the next.",
    ),
    "connect": QT_TRANSLATE_NOOP("narrator", "**connect** is done: **{program}** at {local} is connected to {peer}."),
    "sendto": QT_TRANSLATE_NOOP(
        "narrator",
        "The kernel has taken the datagram of {amount} from **{program}**. Nobody will say whether it arrives.",
    ),
    "recv": QT_TRANSLATE_NOOP(
        "narrator", "**{name}** gives **{program}** {amount} out of the receive buffer: {preview}."
    ),
    "recvfrom": QT_TRANSLATE_NOOP("narrator", "**{name}** gives **{program}** a datagram of {amount}: {preview}."),
    "shutdown": QT_TRANSLATE_NOOP(
        "narrator", "**shutdown** is done; the socket of **{program}** stays open until close()."
    ),
}
RETURNED_OTHER = QT_TRANSLATE_NOOP("narrator", "**{name}** is done, **{program}** goes on.")
RETURNED_VALUE = QT_TRANSLATE_NOOP("narrator", "**{name}** gives **{program}** {result}.")
RETURNED_UNKNOWN = QT_TRANSLATE_NOOP("narrator", "A call of **{program}** is done.")

READ_OF_SENDS = QT_TRANSLATE_NOOP(
    "narrator", "**{name}** gives **{program}** {amount} out of the receive buffer: {preview}. {pieces}"
)
CONNECTED_DATAGRAM = QT_TRANSLATE_NOOP(
    "narrator",
    "**connect** is done: {peer} is where the datagrams of **{program}** go. Whether anybody is there, nobody knows.",
)
SENT_IN_PART = QT_TRANSLATE_NOOP(
    "narrator",
    "The kernel has taken only {taken} of {amount}: there was no more room. **{program}** must send the rest itself.",
)
END_OF_STREAM = QT_TRANSLATE_NOOP(
    "narrator",
    "**{name}** gives **{program}** b'': the other side has nothing more to say and has closed its direction.",
)
EMPTY_DATAGRAM = QT_TRANSLATE_NOOP(
    "narrator",
    "**{name}** gives **{program}** b'': an empty datagram has come. With UDP that is not the end.",
)
CUT_DATAGRAM = QT_TRANSLATE_NOOP(
    "narrator",
    "**{name}** gives **{program}** only {amount} of a datagram of {whole}: {preview}. The rest is lost for good.",
)

# Calls that do the same under another name.
ALIASES = {"sendall": "send", "connect_ex": "connect", "recv_into": "recv", "recvfrom_into": "recvfrom"}


def call_started(event: CallStarted, world: World) -> Sentence:
    """What the program wants from the kernel, and why it waits if it must."""
    program = world.programs.get(event.program)
    return say(
        _text_of_start(event, program),
        program=program_name(event.program),
        name=event.name,
        call=f"{event.name}({shortened(event.arguments)})",
        amount=amount(len(event.data or b"")),
        preview=shown(event.data or b""),
    )


def _text_of_start(event: CallStarted, program: Program | None) -> str:
    name = _plain(event.name, program, event.socket)
    if event.must_wait:
        return WAITS.get(name, WAITS_OTHER)
    if name == "shutdown":
        return SHUTDOWNS.get(event.arguments, STARTED[name])
    if name == "connect" and _is_datagram(program, event.socket):
        return CONNECT_DATAGRAM
    if name == "close":
        return _text_of_close(event, program)
    if name == "bind" and event.arguments.endswith(", 0)"):
        return BIND_ANY_PORT
    return STARTED.get(name, STARTED_OTHER)


def _text_of_close(event: CallStarted, program: Program | None) -> str:
    if _is_datagram(program, event.socket):
        return CLOSE_DATAGRAM
    return CLOSE_LISTENER if program is not None and event.socket in program.listening else STARTED["close"]


def _plain(name: str, program: Program | None, socket: int) -> str:
    """The name under which the tables know a call. On a UDP socket, send and recv move whole datagrams."""
    name = ALIASES.get(name, name)
    if name in ("send", "recv") and _is_datagram(program, socket):
        return {"send": "sendto", "recv": "recvfrom"}[name]
    return name


def _is_datagram(program: Program | None, socket: int) -> bool:
    """Whether the program made this socket for UDP; one that accept() gave is never that."""
    calls = program.calls if program is not None else ()
    first = next((call.started for call in calls if call.started.socket == socket), None)
    return first is not None and first.name == "socket" and "SOCK_DGRAM" in first.arguments


def call_returned(event: CallReturned, world: World) -> Sentence:
    """What the program got, or what went wrong and what helps."""
    program = world.programs.get(event.program)
    call = program.calls[-1] if program is not None and program.calls else None
    if program is None or call is None or call.started.call != event.call:
        return say(RETURNED_UNKNOWN, program=program_name(event.program))
    started = call.started
    data = started.data if event.data is None else event.data
    whole = _whole(event, call, program, world)
    text = _text_of_error(event) if event.error else _text_of_return(event, call, program, world, whole)
    pieces = sends_in(call, world) if text is RETURNED["recv"] else None
    return say(
        READ_OF_SENDS if pieces is not None else text,
        program=program_name(event.program),
        name=started.name,
        call=f"{started.name}({shortened(started.arguments)})",
        result=shortened(event.result),
        error=shortened(event.error),
        refusal=event.refusal or "",
        state=getattr(state_of_closed(event, world), "value", ""),
        local=str(event.local),
        peer=_partner(event.peer, world),
        amount=amount(len(data or b"")),
        preview=shown(data or b""),
        taken=event.result,
        whole=amount(whole),
        pieces=pieces or "",
    )


def _text_of_error(event: CallReturned) -> str:
    return error_text(event.error) if event.refusal is None else REFUSED


def _partner(peer: Address | None, world: World) -> Sentence:
    return who(peer, world) if peer is not None else say("?")


def _text_of_return(event: CallReturned, call: Call, program: Program, world: World, whole: int) -> str:
    started = call.started
    name = _plain(started.name, program, started.socket)
    is_datagram = _is_datagram(program, started.socket)
    if name == "close":
        return _text_of_closed(event, call, program, world)
    if name == "connect" and event.result in ("", "0"):
        return CONNECTED_DATAGRAM if is_datagram else RETURNED[name]
    if name == "send" and event.result.isdigit() and int(event.result) < len(started.data or b""):
        return SENT_IN_PART
    if name == "send":
        return text_of_sent(call, world)
    if name in ("recv", "recvfrom") and event.data is not None:
        return _text_of_receiving(event.data, is_datagram, whole)
    # connect_ex gives an error number, recv_into a count of bytes that went elsewhere.
    if name in RETURNED and name not in ("connect", "recv", "recvfrom"):
        return RETURNED[name]
    return RETURNED_VALUE if event.result else RETURNED_OTHER


def _text_of_closed(event: CallReturned, call: Call, program: Program, world: World) -> str:
    if _is_datagram(program, call.started.socket):
        return CLOSED_DATAGRAM
    return CLOSED_LISTENER if call.started.socket in program.listening else text_of_closed(event, world)


def _text_of_receiving(data: bytes, is_datagram: bool, whole: int) -> str:
    if not is_datagram:
        return RETURNED["recv"] if data else END_OF_STREAM
    if whole > len(data):
        return CUT_DATAGRAM
    return RETURNED["recvfrom"] if data else EMPTY_DATAGRAM


def _whole(event: CallReturned, call: Call, program: Program, world: World) -> int:
    """The size of the datagram that this call took, where it can have been cut; 0 where that is not known."""
    started, data = call.started, event.data
    limit = started.arguments.partition(",")[0]
    if data is None or limit != str(len(data)) or not _is_datagram(program, started.socket):
        return 0
    return next((each.packet.length for each in datagrams(world) if each.taken_by is call), 0)
