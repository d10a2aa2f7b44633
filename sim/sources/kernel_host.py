"""A host whose TCP/IP is this computer's own kernel, in a network namespace, with its card in our hand (Linux)."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable
from pathlib import Path

from sim.network.hosts.interface import Interface
from sim.sources.cards import NAME, open_card
from sim.sources.kernel_watch import KernelWatch
from sim.sources.messages import Report
from sim.sources.namespaces import Namespace
from sim.sources.network import NetworkError
from sim.sources.processes import ProgramProcess
from sim.words import QT_TRANSLATE_NOOP, Sentence

TRIAL = (sys.executable, "-m", "sim.sources.kernel_host")
"""Succeeds where a host can be made; to be started in the folder `request.ROOT`."""
SETTINGS = Path("/proc/sys/net")
CONGESTION = "ipv4/tcp_congestion_control"
OFFERED = "ipv4/tcp_available_congestion_control"
NO_CONGESTION = QT_TRANSLATE_NOOP(
    "sources",
    "This kernel has no congestion control “{name}”; it has {offered}."
    " Choose one of these, or have it loaded: sudo modprobe tcp_{name}",
)
IPV6_OFF = ("ipv6/conf/all/disable_ipv6", "ipv6/conf/default/disable_ipv6")
"""IPv6 would talk to its neighbours by itself; nothing here speaks it."""


class KernelHost:
    """A kernel with one network card, up and reachable at `interface`. `card` is our end of it.

    To be made within a private network (`private_network.enter`). Raises OSError where namespaces are forbidden.
    """

    def __init__(self, interface: Interface) -> None:
        self.interface = interface
        self.namespace = Namespace()
        try:
            with contextlib.suppress(FileNotFoundError):
                for name in IPV6_OFF:
                    self.set(name, "1")
            self.card = open_card(self.namespace)
            self._bring_up()
        except BaseException:
            self.namespace.close()
            raise

    def set(self, name: str, value: str) -> None:
        """Change a setting of the kernel for this host alone: "ipv4/tcp_sack". Raises OSError if it cannot be so."""
        with self.namespace.inside():
            (SETTINGS / name).write_text(value, "ascii")

    def control_congestion(self, name: str) -> None:
        """Let its TCP have the congestion control of that name. Raises NetworkError if there is none."""
        try:
            self.set(CONGESTION, name)
        except OSError as error:
            about = {"name": name, "offered": ", ".join(self.get(OFFERED).split())}
            raise NetworkError(Sentence("sources", NO_CONGESTION, about)) from error

    def watch(self) -> KernelWatch:
        """Who asks the kernel about its sockets."""
        return KernelWatch(self.namespace)

    def begin(self, name: str, told: Callable[[Report], None]) -> ProgramProcess:
        """A process that lives in this host, for the program of that name."""
        with self.namespace.inside():
            return ProgramProcess(name, told)

    def get(self, name: str) -> str:
        """A setting of the kernel as it is for this host."""
        with self.namespace.inside():
            return (SETTINGS / name).read_text("ascii").strip()

    @property
    def dropped(self) -> int:
        """How many frames its card could not take because nobody read the ones before."""
        from pyroute2.iproute.linux import IPRoute

        with self.namespace.inside(), IPRoute() as netlink:
            (link,) = netlink.link("get", index=netlink.link_lookup(ifname=NAME)[0])
            return int(link.get_attr("IFLA_STATS64")["tx_dropped"])

    def know(self, neighbour: Interface) -> None:
        """Enter a neighbour into the table for good, so that nothing begins with ARP."""
        from pyroute2.iproute.linux import IPRoute

        with self.namespace.inside(), IPRoute() as netlink:
            index = netlink.link_lookup(ifname=NAME)[0]
            mac = _mac_text(neighbour.mac)
            netlink.neigh("replace", dst=neighbour.address, lladdr=mac, ifindex=index, state="permanent")

    def close(self) -> None:
        """Pull the card and let the host go. Programs that still run there keep a network without a cable."""
        self.card.close()
        self.namespace.close()

    def _bring_up(self) -> None:
        from pyroute2.iproute.linux import IPRoute

        at = self.interface
        with self.namespace.inside(), IPRoute() as netlink:
            index = netlink.link_lookup(ifname=NAME)[0]
            netlink.link("set", index=netlink.link_lookup(ifname="lo")[0], state="up")
            netlink.link("set", index=index, address=_mac_text(at.mac), mtu=at.mtu, state="up")
            netlink.addr("add", index=index, address=at.address, prefixlen=at.prefix)


def _mac_text(mac: int) -> str:
    return mac.to_bytes(6, "big").hex(":")


if __name__ == "__main__":
    from sim.sources import private_network

    private_network.enter()
    KernelHost(Interface(0x02_0000_0000_01, "10.0.0.1")).close()
