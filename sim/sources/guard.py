"""What a lesson's program may not do: reach other computers, change files, start processes that nobody would see."""

from __future__ import annotations

import errno
import socket
import sys
from collections.abc import Callable
from ipaddress import ip_address, ip_network
from typing import Any

from sim.sources import file_guard
from sim.words import QT_TRANSLATE_NOOP, Sentence, said_by, saying

ADDRESSES = ("socket.bind", "socket.connect", "socket.sendto", "socket.sendmsg")
LOOKUPS = ("socket.getaddrinfo", "socket.gethostbyname")
PROCESSES = (
    "os.exec", "os.fork", "os.forkpty", "os.posix_spawn", "os.spawn", "os.startfile", "os.system", "subprocess.Popen",
)  # fmt: skip
"""Python's own audit events, https://docs.python.org/3/library/audit_events.html."""
LEADS_AWAY = QT_TRANSLATE_NOOP(
    "guard", "a lesson's program stays on this computer, and {host} leads away; take an address in {networks}"
)
EITHER = QT_TRANSLATE_NOOP("guard", "{first} or {second}")
IS_ANOTHER = QT_TRANSLATE_NOOP("guard", "a lesson's program stays on this computer, and {host} is another")
NO_PROCESS = QT_TRANSLATE_NOOP(
    "guard", "a lesson's program starts no other process, which nobody would see or end; start a thread"
)


def install(networks: tuple[str, ...], told: Callable[[Sentence], None] = lambda sentence: None) -> None:
    """From now on refuse, in this process, what leads out of it, and tell of it.

    That is: addresses outside `networks` ("127.0.0.0/8"), lookups, new processes, and changes to files.
    """
    # A look into a table, because the hook also runs where the learner's program is at its recursion limit.
    checks: dict[str, Callable[[tuple[Any, ...]], None]] = {
        **dict.fromkeys(ADDRESSES, lambda arguments: refuse_far(arguments[1], networks)),
        **dict.fromkeys(LOOKUPS, lambda arguments: _refuse_lookup(arguments[0])),
        **dict.fromkeys(PROCESSES, _refuse_process),
        **file_guard.checks(),
    }

    sys.dont_write_bytecode = True

    def check(event: str, arguments: tuple[Any, ...]) -> None:
        if event not in checks:
            return
        try:
            checks[event](arguments)
        except OSError as error:
            told(said_by(error) or Sentence("guard", str(error)))
            raise

    sys.addaudithook(check)


def refuse_far(address: object, networks: tuple[str, ...]) -> None:
    """Raises OSError if `address`, as socket calls take it, is an IP address or a name outside `networks`."""
    host = _text(address[0]) if isinstance(address, tuple) and address else None
    if host is None or host == "localhost":
        return
    if not (_is_ip(host) and any(ip_address(host) in ip_network(network) for network in networks)):
        raise _refused(errno.EADDRNOTAVAIL, LEADS_AWAY, host=repr(host), networks=_either(networks))


def _refuse_lookup(name: object) -> None:
    """Whoever looks up the name of another computer asks a third one."""
    host = _text(name)
    if host and not _is_ip(host) and host not in ("localhost", socket.gethostname()):
        raise _refused(errno.EADDRNOTAVAIL, IS_ANOTHER, host=repr(host))


def _refuse_process(_: object) -> None:
    raise _refused(errno.EPERM, NO_PROCESS)


def _either(networks: tuple[str, ...]) -> str | Sentence:
    *others, last = networks or ("",)
    return Sentence("guard", EITHER, {"first": _either(tuple(others)), "second": last}) if others else last


def _refused(number: int, text: str, **values: str | Sentence) -> OSError:
    sentence = Sentence("guard", text, values)
    return saying(OSError(number, str(sentence)), sentence)


def _text(host: object) -> str | None:
    """Python takes host names as text or as bytes; None for the addresses of other families."""
    if isinstance(host, bytes | bytearray):
        return host.decode("ascii", "backslashreplace")
    return host if isinstance(host, str) else None


def _is_ip(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True
