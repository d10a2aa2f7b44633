"""A host's network card and its loopback: which addresses are ours, and by which one we go out."""

from __future__ import annotations

import errno

from msgspec import Struct

from sim.network.frames import ip_number
from sim.network.hosts.errors import error
from sim.network.hosts.ports import ANY

LOOPBACK = 127
"""The first byte of every address of 127.0.0.0/8."""
LOCALHOST = "127.0.0.1"


class Interface(Struct, frozen=True):
    """`mac` as a number, `address` like "10.0.0.1" in the network of `prefix` bits; `mtu` in bytes."""

    mac: int
    address: str
    prefix: int = 24
    mtu: int = 1500

    def bindable(self, host: str) -> str:
        """`host` as bind() takes it, made canonical. Raises OSError (EADDRNOTAVAIL) if it is not ours."""
        if host in ("", ANY):
            return ANY
        if not self.is_ours(host):
            raise error(errno.EADDRNOTAVAIL)
        return host

    def is_ours(self, host: str) -> bool:
        """Whether packets for `host` stay on this host."""
        return host == self.address or _is_loopback(host)

    def source_for(self, target: str) -> str:
        """The address that packets to `target` come from. Raises OSError (ENETUNREACH): there is no router."""
        if self.is_ours(target):
            return LOCALHOST if _is_loopback(target) else self.address
        mask = -1 << (32 - self.prefix)
        if ip_number(target) & mask != ip_number(self.address) & mask:
            raise error(errno.ENETUNREACH)
        return self.address


def _is_loopback(host: str) -> bool:
    return ip_number(host) >> 24 == LOOPBACK
