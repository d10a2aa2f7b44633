"""What the errors of socket calls mean, and what helps."""

from __future__ import annotations

from sim.words import QT_TRANSLATE_NOOP

# The first row counts that has a mark in the error's text. Numbers are those of Linux, macOS and Windows.
ERRORS = (
    (
        ("ConnectionRefusedError",),
        QT_TRANSLATE_NOOP(
            "narrator",
            "**{name}** fails for **{program}**: refused, because no program has that port open."
            " Start the other program first, and compare the port numbers.",
        ),
    ),
    (
        ("ConnectionResetError",),
        QT_TRANSLATE_NOOP(
            "narrator",
            "**{name}** fails for **{program}**: the other side has broken the connection off with **RST**."
            " Look there for a crash, or for a close before everything was read.",
        ),
    ),
    (
        ("BrokenPipeError",),
        QT_TRANSLATE_NOOP(
            "narrator",
            "**{name}** fails for **{program}**: the connection is closed and takes nothing more."
            " Send everything before either side closes.",
        ),
    ),
    (
        ("ConnectionAbortedError",),
        QT_TRANSLATE_NOOP(
            "narrator",
            "**{name}** fails for **{program}**: this computer has given the connection up."
            " Check whether the other side is still there, and connect again.",
        ),
    ),
    (
        ("TimeoutError",),
        QT_TRANSLATE_NOOP(
            "narrator",
            "**{name}** fails for **{program}**: nothing came within the time that it may wait."
            " Check whether the other side is there and answers, or allow more time.",
        ),
    ),
    (
        ("BlockingIOError",),
        QT_TRANSLATE_NOOP(
            "narrator",
            "**{name}** would have to wait, and **{program}** has forbidden this socket to wait. Try again later.",
        ),
    ),
    (
        ("PermissionError",),
        QT_TRANSLATE_NOOP(
            "narrator",
            "**{name}** fails for **{program}**: the system does not allow it."
            " Ports below 1024 need special rights; take a port from 1024 on.",
        ),
    ),
    (
        ("gaierror",),
        QT_TRANSLATE_NOOP(
            "narrator",
            "**{name}** fails for **{program}**: no address is known for that name. Check its spelling.",
        ),
    ),
    (
        ("[Errno 98]", "[Errno 48]", "[WinError 10048]"),
        QT_TRANSLATE_NOOP(
            "narrator",
            "**{name}** fails for **{program}**: another socket has this address already."
            " End its program, or take another port; port 0 lets the system choose one.",
        ),
    ),
    (
        ("[Errno 99]", "[Errno 49]", "[WinError 10049]"),
        QT_TRANSLATE_NOOP(
            "narrator",
            "**{name}** fails for **{program}**: the address cannot be used on this computer. Take 127.0.0.1.",
        ),
    ),
    (
        ("[Errno 90]", "[Errno 40]", "[WinError 10040]"),
        QT_TRANSLATE_NOOP(
            "narrator",
            "**{name}** fails for **{program}**: the datagram is too big."
            " One over IPv4 holds at most 65507 bytes; cut the message into several.",
        ),
    ),
    (
        ("[Errno 107]", "[Errno 57]", "[WinError 10057]"),
        QT_TRANSLATE_NOOP(
            "narrator",
            "**{name}** fails for **{program}**: this socket has no connection. Call connect() first,"
            " or use the socket that accept() gave.",
        ),
    ),
    (
        ("[Errno 9]", "[WinError 10038]"),
        QT_TRANSLATE_NOOP(
            "narrator",
            "**{name}** fails for **{program}**: it has closed this socket already. Use it before close().",
        ),
    ),
)
ERROR = QT_TRANSLATE_NOOP("narrator", "**{name}** fails for **{program}**. The system says: {error}")

REFUSED = QT_TRANSLATE_NOOP("narrator", "**{name}** is not allowed to **{program}** here: {refusal}.")


def error_text(error: str) -> str:
    """The sentence for an error as Python writes it ("ConnectionRefusedError: [Errno 111] ...")."""
    return next((text for marks, text in ERRORS if any(mark in error for mark in marks)), ERROR)
