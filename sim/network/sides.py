"""Which of the two ends of a packet stands on the left, wherever two ends are shown side by side."""

from __future__ import annotations

from sim.network.events import Address
from sim.network.packets import Packet
from sim.network.world import World


def sides_of(world: World, packet: Packet) -> tuple[Address, Address]:
    """The client's end, then the server's; among strangers whoever listens is the server, else the first to appear."""
    order = {address: place for place, address in enumerate(world.addresses)}

    def rank(address: Address) -> tuple[bool, bool, int]:
        owner = world.owners.get(address, "")
        is_server = owner == "server" or (address, None) in world.ends
        return owner != "client", is_server, order.get(address, len(order))

    first, second = sorted((packet.source, packet.target), key=rank)
    return first, second
