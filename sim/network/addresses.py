"""Who talks, and over what: one end of a conversation, and what a frame begins with."""

from __future__ import annotations

from enum import IntEnum

from msgspec import Struct


class Link(IntEnum):
    """What a frame begins with, by the numbers of the pcap link-type registry."""

    NULL = 0
    ETHERNET = 1
    RAW = 101
    COOKED = 113
    COOKED_2 = 276


class Address(Struct, frozen=True, order=True):
    """An IP address and a port: one end of a conversation. Port 0 stands for a whole host."""

    host: str
    port: int

    def __str__(self) -> str:
        if not self.port:
            return self.host
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"
