"""The loopback interfaces of this computer: which there are, and on which one packets are captured."""

from __future__ import annotations

import os
import socket
import struct
import sys

from sim.network.events import Link
from sim.sources.request import INTERFACE_VARIABLE

LINKS = {
    "darwin": ("lo0", Link.NULL),
    "win32": (r"\Device\NPF_Loopback", Link.NULL),
    "linux": ("lo", Link.ETHERNET),
}
"""By system: the usual interface, and what its frames begin with."""
GET_FLAGS = {"linux": 0x8913, "darwin": 0xC0206911}
"""The ioctl SIOCGIFFLAGS."""
IS_LOOPBACK = 0x8
REQUEST = "16sh14x"
"""A struct ifreq: the name, the flags."""


def interface_and_link() -> tuple[str, Link]:
    """Where to capture, and what its frames begin with. The variable SOCKETSCOPE_INTERFACE names another interface."""
    usual, link = LINKS.get(sys.platform, LINKS["linux"])
    return os.environ.get(INTERFACE_VARIABLE) or usual, link


def loopback_interfaces() -> list[str]:
    """The names of those that exist here; takes no time and needs no rights.

    Npcap on Windows has exactly one, which has the same name everywhere.
    """
    if sys.platform == "win32":
        return [LINKS["win32"][0]]
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
        return [name for _, name in socket.if_nameindex() if _is_loopback(asked, name)]


def _is_loopback(asked: socket.socket, name: str) -> bool:
    import fcntl

    request = struct.pack(REQUEST, name.encode(), 0)
    try:
        answer = fcntl.ioctl(asked, GET_FLAGS.get(sys.platform, GET_FLAGS["linux"]), request)
    except OSError:  # it went while it was asked about
        return False
    return bool(struct.unpack(REQUEST, answer)[1] & IS_LOOPBACK)
