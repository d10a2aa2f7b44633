"""Which sources can run on this computer, for this user, and why the others cannot."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import cache

from sim.sources import kernel_host, private_network, wire
from sim.sources.interfaces import interface_and_link
from sim.words import QT_TRANSLATE_NOOP, Sentence

NO_LOOPBACK_CAPTURE = QT_TRANSLATE_NOOP(
    "sources",
    "scapy finds no loopback interface to capture on. On Windows install Npcap with “Support loopback traffic”;"
    " on macOS allow reading /dev/bpf* (Wireshark's ChmodBPF does it).",
)


@cache
def why_not(source: str) -> Sentence | None:
    """None if `source` can run here, else the reason. Raises KeyError for a source that does not exist.

    May start a short-lived process to find out; the answer is kept.
    """
    return _TESTS[source]()


def _loopback() -> Sentence | None:
    if sys.platform == "linux":
        return None if private_network.may_capture() else private_network.refusal()
    return None if _can_open_capture() else Sentence("sources", NO_LOOPBACK_CAPTURE)


def _can_open_capture() -> bool:
    from scapy.config import conf

    try:
        conf.L2listen(iface=interface_and_link()[0]).close()
    except Exception:  # scapy and Npcap raise many kinds; each of them means the same here
        return False
    return True


def _wire() -> Sentence | None:
    if sys.platform != "linux":
        return Sentence("sources", wire.NEEDS_LINUX)
    reason = private_network.failure_of(private_network.TRIAL)
    if reason is not None:
        return wire.no_namespaces(reason)
    reason = private_network.failure_of(kernel_host.TRIAL)
    return None if reason is None else wire.no_device(reason)


_TESTS: dict[str, Callable[[], Sentence | None]] = {
    "loopback": _loopback,
    "wire": _wire,
    "model": lambda: None,
    "threads": lambda: None,
}
SOURCES = tuple(_TESTS)

if __name__ == "__main__":
    import msgspec

    print(msgspec.json.encode({source: why_not(source) for source in SOURCES}).decode())
