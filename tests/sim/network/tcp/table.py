"""Every state and everything that can happen to it: RFC 9293 3.10 as a table.

A cell says what the endpoint sends, and after > the state that follows if it is another one. A refused call is said by
its reason. "-" is nothing at all.
"""

from __future__ import annotations

from tests.sim.network.tcp.play import ACCEPTED, CONNECTED

CALLED = """
    0.0  listen
    0.0  recv SYN seq=0 win=10000
    0.0  send SYN ACK seq=0 ack=1
"""
CLOSED_HERE = (
    CONNECTED
    + """
    0.2  shutdown
    0.2  send FIN ACK seq=1 ack=1
"""
)
CLOSED_THERE = (
    ACCEPTED
    + """
    0.2  recv FIN ACK seq=1 ack=1
    0.2  send ACK seq=1 ack=2
"""
)
WAYS = {
    "CLOSED": "",
    "LISTEN": "0.0  listen",
    "SYN_SENT": """
        0.0  open
        0.0  send SYN seq=0
        """,
    "SYN_RECEIVED": CALLED,
    "ESTABLISHED": CONNECTED,
    "FIN_WAIT_1": CLOSED_HERE,
    "FIN_WAIT_2": CLOSED_HERE + "0.3  recv ACK seq=1 ack=2",
    "CLOSE_WAIT": CLOSED_THERE,
    "CLOSING": CLOSED_HERE
    + """
        0.3  recv FIN ACK seq=1 ack=1
        0.3  send ACK seq=2 ack=2
        """,
    "LAST_ACK": CLOSED_THERE
    + """
        0.3  close
        0.3  send FIN ACK seq=1 ack=2
        """,
    "TIME_WAIT": CLOSED_HERE
    + """
        0.3  recv FIN ACK seq=1 ack=2
        0.3  send ACK seq=2 ack=2
        """,
}
"""The shortest play that leads to each state."""

NEXT = dict.fromkeys(WAYS, 1) | {"CLOSED": 0, "LISTEN": 0, "SYN_SENT": 0}
NEXT |= {"CLOSE_WAIT": 2, "CLOSING": 2, "LAST_ACK": 2, "TIME_WAIT": 2}
"""The peer's number that is expected next."""

OLD_ACK = dict.fromkeys(WAYS, 1)
OLD_ACK |= {"FIN_WAIT_2": 2, "TIME_WAIT": 2}
"""What the peer acknowledges that has nothing new to acknowledge; where a SYN is unanswered, the SYN."""

NEW_ACK = OLD_ACK | {"FIN_WAIT_1": 2, "CLOSING": 2, "LAST_ACK": 2}
"""What the peer acknowledges that has got everything."""

HAPPENINGS = {
    "SYN": "recv SYN seq={next}",
    "ACK": "recv ACK seq={next} ack={new_ack}",
    "FIN": "recv FIN ACK seq={next} ack={old_ack}",
    "RST": "recv RST ACK seq={next} ack={old_ack}",
    "data": "recv ACK seq={next} ack={old_ack} len=10",
    "outside": "recv ACK seq=100000 ack={old_ack} len=10",
    "close": "close",
    "send": "write 10",
    "receive": "read 0",
    "timeout": "",
}

_ROWS = """
    state        | SYN                  | ACK            | FIN                 | RST      | data                | outside | close                | send          | receive       | timeout
    CLOSED       | RST_ACK              | RST            | RST                 | -        | RST                 | RST     | -                    | NO_CONNECTION | NO_CONNECTION | -
    LISTEN       | SYN_ACK>SYN_RECEIVED | RST            | RST                 | -        | RST                 | RST     | >CLOSED              | NO_CONNECTION | -             | -
    SYN_SENT     | SYN_ACK>SYN_RECEIVED | -              | -                   | >CLOSED  | -                   | -       | >CLOSED              | -             | -             | SYN
    SYN_RECEIVED | >LISTEN              | >ESTABLISHED   | ACK>CLOSE_WAIT      | >LISTEN  | ACK>ESTABLISHED     | ACK     | FIN_ACK>FIN_WAIT_1   | -             | -             | SYN_ACK
    ESTABLISHED  | ACK                  | -              | ACK>CLOSE_WAIT      | >CLOSED  | ACK                 | ACK     | FIN_ACK>FIN_WAIT_1   | ACK_PSH       | -             | -
    FIN_WAIT_1   | ACK                  | >FIN_WAIT_2    | ACK>CLOSING         | >CLOSED  | ACK                 | ACK     | -                    | CLOSING       | -             | FIN_ACK
    FIN_WAIT_2   | ACK                  | -              | ACK>TIME_WAIT       | >CLOSED  | ACK                 | ACK     | -                    | CLOSING       | -             | -
    CLOSE_WAIT   | ACK                  | -              | ACK                 | >CLOSED  | ACK                 | ACK     | FIN_ACK>LAST_ACK     | ACK_PSH       | -             | -
    CLOSING      | ACK                  | >TIME_WAIT     | ACK                 | >CLOSED  | ACK                 | ACK     | -                    | CLOSING       | -             | FIN_ACK
    LAST_ACK     | ACK                  | >CLOSED        | ACK                 | >CLOSED  | ACK                 | ACK     | -                    | CLOSING       | CLOSING       | FIN_ACK
    TIME_WAIT    | ACK                  | -              | ACK                 | >CLOSED  | ACK                 | ACK     | -                    | CLOSING       | -             | >CLOSED
"""  # noqa: E501


def cells() -> list[tuple[str, str, str]]:
    """(state, what happens, what follows) for every pair."""
    head, *rows = [[cell.strip() for cell in line.split("|")] for line in _ROWS.strip().splitlines()]
    return [(row[0], what, cell) for row in rows for what, cell in zip(head[1:], row[1:], strict=True)]
