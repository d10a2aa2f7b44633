from __future__ import annotations

import sys

import pytest

from sim.sources.namespaces import CLONE_NEWNET, unshare
from tests.sim.sources.runs import alone, needs_network

HERE = """
import os
from sim.sources.namespaces import Namespace
def here(): return os.readlink("/proc/thread-self/ns/net")
home = here()
"""


@needs_network
def test_a_thread_is_inside_for_a_while_and_its_sockets_stay() -> None:
    said = alone(f"""{HERE}
import socket
guest = Namespace()
assert here() == home
with guest.inside():
    assert here() == os.readlink(f"/proc/self/fd/{{guest.fileno()}}") != home
    print(socket.if_nameindex())
    inner = socket.socket()
assert here() == home
print(inner.connect_ex(("127.0.0.1", 1)))
inner.close()
guest.close()
guest.close()
""")
    assert said == "[(1, 'lo')]\n101\n", "ENETUNREACH: the loopback there is down, the one outside is up"


@needs_network
def test_an_error_inside_leads_out_all_the_same() -> None:
    said = alone(f"""{HERE}
guest = Namespace()
try:
    with guest.inside(): raise ValueError
except ValueError:
    print(here() == home)
guest.close()
""")
    assert said == "True\n"


@needs_network
def test_nothing_is_left_open() -> None:
    said = alone(f"""{HERE}
before = os.listdir("/proc/self/fd")
for _ in range(20):
    guest = Namespace()
    with guest.inside(): pass
    guest.close()
print(os.listdir("/proc/self/fd") == before)
""")
    assert said == "True\n"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has namespaces")
def test_a_refusal_is_an_os_error() -> None:
    with pytest.raises(OSError, match="Invalid argument"):
        unshare(CLONE_NEWNET | 1)
