"""Network cards whose cable is in our hand: raw Ethernet frames in and out (Linux).

A host's `eth0` is a TAP device where this user may make one, else one end of a veth pair with a packet socket at the
other end, which needs no device file.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import socket
import struct
from typing import Protocol

from sim.sources.namespaces import Namespace

NAME = "eth0"
TUN_DEVICE = "/dev/net/tun"
TUNSETIFF = 0x400454CA
IFF_TAP, IFF_NO_PI = 0x0002, 0x1000
LONGEST = 1 << 16
ETH_P_ALL = 3
SOL_PACKET, PACKET_IGNORE_OUTGOING = 263, 23
SO_RCVBUFFORCE, BUFFER = 33, 8 << 20
SIOCETHTOOL = 0x8946
OFFLOADS = {"tx checksum": 0x17, "TSO": 0x1F, "GSO": 0x24}
"""The commands of include/uapi/linux/ethtool.h that switch off what a real card would do for its kernel."""


class Card(Protocol):
    """Our end of a host's network card."""

    def fileno(self) -> int:
        """The descriptor that is readable when a frame is there."""

    def read(self) -> bytes | None:
        """The next frame that the host sent; None if there is none now. Raises EOFError once the host is gone."""

    def write(self, frame: bytes) -> None:
        """Let the host receive a frame. Where it has no room for it, the frame is lost."""

    def close(self) -> None:
        """Pull the card out."""


class TapCard:
    """A TAP device in `namespace`. Raises OSError where this user may not make one."""

    def __init__(self, namespace: Namespace) -> None:
        import fcntl  # Windows has none

        with namespace.inside():  # the device belongs to the network in which the file is opened
            self._device = os.open(TUN_DEVICE, os.O_RDWR | os.O_NONBLOCK)
        try:
            fcntl.ioctl(self._device, TUNSETIFF, struct.pack("16sH14x", NAME.encode(), IFF_TAP | IFF_NO_PI))
        except OSError:
            self.close()
            raise

    def fileno(self) -> int:
        """See `Card`."""
        return self._device

    def read(self) -> bytes | None:
        """See `Card`."""
        try:
            return os.read(self._device, LONGEST)
        except BlockingIOError:
            return None
        except OSError as error:
            raise EOFError from error

    def write(self, frame: bytes) -> None:
        """See `Card`. A device that is down, or a frame that is none, is like a cable that is not plugged in."""
        with contextlib.suppress(OSError):
            os.write(self._device, frame)

    def close(self) -> None:
        """See `Card`."""
        os.close(self._device)


class SocketCard:
    """A card behind a socket that keeps frames apart: a packet socket, or one of a pair."""

    def __init__(self, connected: socket.socket) -> None:
        connected.setblocking(False)
        self._socket = connected

    def fileno(self) -> int:
        """See `Card`."""
        return self._socket.fileno()

    def read(self) -> bytes | None:
        """See `Card`."""
        try:
            frame = self._socket.recv(LONGEST)
        except BlockingIOError:
            return None
        except OSError as error:
            raise EOFError from error
        if not frame:
            raise EOFError
        return frame

    def write(self, frame: bytes) -> None:
        """See `Card`."""
        with contextlib.suppress(OSError):
            self._socket.send(frame)

    def close(self) -> None:
        """See `Card`."""
        self._socket.close()


def open_card(namespace: Namespace) -> Card:
    """Give the host in `namespace` an `eth0` that is still down. Raises OSError where neither kind can be had."""
    try:
        return TapCard(namespace)
    except OSError:
        return veth_card(namespace)


def veth_card(namespace: Namespace) -> SocketCard:
    """An `eth0` whose other end, in the calling thread's network, is a packet socket."""
    from pyroute2.iproute.linux import IPRoute

    ours = f"cable{namespace.fileno()}"
    with IPRoute() as netlink:
        netlink.link("add", ifname=ours, kind="veth", peer={"ifname": NAME, "net_ns_fd": namespace.fileno()})
        _be_quiet(ours)
        netlink.link("set", index=netlink.link_lookup(ifname=ours)[0], state="up")
    with namespace.inside():
        _switch_offloads_off()
    return SocketCard(_packet_socket(ours))


def card_pair() -> tuple[SocketCard, SocketCard]:
    """Two cards joined by nothing but themselves, for a host that is no kernel: what one writes, the other reads."""
    a, b = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    return SocketCard(a), SocketCard(b)


def _be_quiet(interface: str) -> None:
    """Our end of the cable is no host: it must not ask for IPv6 neighbours."""
    with contextlib.suppress(FileNotFoundError), open(f"/proc/sys/net/ipv6/conf/{interface}/disable_ipv6", "w") as file:
        file.write("1")


def _packet_socket(interface: str) -> socket.socket:
    opened = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, 0)
    opened.setsockopt(SOL_PACKET, PACKET_IGNORE_OUTGOING, 1)
    try:
        opened.setsockopt(socket.SOL_SOCKET, SO_RCVBUFFORCE, BUFFER)
    except PermissionError:
        opened.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, BUFFER)  # the kernel cuts it down to what is allowed
    opened.bind((interface, ETH_P_ALL))
    return opened


def _switch_offloads_off() -> None:
    """Whoever reads the frames wants real checksums, and segments that fit."""
    import fcntl  # Windows has none

    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        for command in OFFLOADS.values():
            order = ctypes.create_string_buffer(struct.pack("II", command, 0))
            fcntl.ioctl(any_socket, SIOCETHTOOL, struct.pack("16sP16x", NAME.encode(), ctypes.addressof(order)))
