from __future__ import annotations

from tests.sim.sources.runs import alone, needs_network

HOST = """
import os, select, socket
from pathlib import Path
from sim.network.events import FrameSent
from sim.network.hosts.interface import Interface
from sim.network.packets import packet_of
from sim.sources.kernel_host import KernelHost
A, B = Interface(0x02_0000_0000_01, "10.0.0.1"), Interface(0x02_0000_0000_02, "10.0.0.2")
host = KernelHost(A)

def first_to(address):
    with host.namespace.inside():
        s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    with s:
        s.sendto(b"x", (address, 9))
    select.select([host.card], [], [], 5)
    return packet_of(FrameSent(0.0, 0, host.card.read()))
"""


@needs_network
def test_a_host_asks_for_a_neighbour_unless_it_knows_it() -> None:
    said = alone(f"""{HOST}
print(first_to("10.0.0.3").protocol)
host.know(B)
known = first_to("10.0.0.2")
print(known.protocol, known.event.data[:12].hex())
host.close()
""")
    assert said == "arp\nudp 020000000002020000000001\n"


@needs_network
def test_no_way_leads_out() -> None:
    said = alone(f"""{HOST}
with host.namespace.inside():
    print(sorted(name for _, name in socket.if_nameindex()))
for address in ("192.0.2.1", "1.1.1.1"):
    try: first_to(address)
    except OSError as error: print(error.strerror)
host.close()
""")
    assert said == "['eth0', 'lo']\n" + "Network is unreachable\n" * 2


@needs_network
def test_a_setting_is_for_this_host_alone() -> None:
    said = alone(f"""{HOST}
def sack(each):
    with each.namespace.inside(): return Path("/proc/sys/net/ipv4/tcp_sack").read_text().strip()
other = KernelHost(B)
host.set("ipv4/tcp_sack", "0")
print(sack(host), sack(other))
try: host.set("ipv4/tcp_congestion_control", "absent")
except OSError as error: print(error.strerror)
host.close(); other.close()
""")
    assert said == "0 1\nNo such file or directory\n"


@needs_network
def test_a_host_leaves_nothing_behind() -> None:
    said = alone(f"""{HOST}
host.close()
before = os.listdir("/proc/self/fd"), socket.if_nameindex()
for _ in range(10): KernelHost(A).close()
print((os.listdir("/proc/self/fd"), socket.if_nameindex()) == before)
""")
    assert said == "True\n"
