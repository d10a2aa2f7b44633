from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import pytest

from sim.network.events import Link
from sim.sources import availability, kernel_host, private_network, wire
from sim.sources.availability import SOURCES, why_not
from sim.sources.request import ROOT
from sim.words import Sentence

REFUSED = Sentence("sources", "no")


@pytest.fixture(autouse=True)
def forget() -> Iterator[None]:
    why_not.cache_clear()
    yield
    why_not.cache_clear()


def test_every_source_can_be_asked_for() -> None:
    assert SOURCES == ("loopback", "wire", "model")
    assert why_not("model") is None
    with pytest.raises(KeyError):
        why_not("absent")


@pytest.mark.skipif(sys.platform != "linux", reason="Linux has private networks")
def test_on_linux_a_private_network_will_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(private_network, "may_capture", lambda: False)
    monkeypatch.setattr(private_network, "refusal", lambda: REFUSED)
    assert why_not("loopback") == REFUSED
    assert why_not("loopback") is why_not("loopback")
    why_not.cache_clear()
    monkeypatch.setattr(private_network, "refusal", lambda: None)
    assert why_not("loopback") is None


@pytest.mark.parametrize("platform", ["darwin", "win32"])
def test_elsewhere_a_capture_is_opened_to_find_out(platform: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(availability, "_can_open_capture", lambda: False)
    monkeypatch.setattr(sys, "platform", platform)
    reason = why_not("loopback")
    assert reason is not None
    assert "Npcap" in str(reason)
    assert "ChmodBPF" in str(reason)
    why_not.cache_clear()
    monkeypatch.setattr(availability, "_can_open_capture", lambda: True)
    assert why_not("loopback") is None


@pytest.mark.parametrize("platform", ["darwin", "win32"])
def test_the_wire_is_linuxs_alone(platform: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    assert why_not("wire") == Sentence("sources", wire.NEEDS_LINUX)


@pytest.mark.skipif(sys.platform != "linux", reason="Linux has the wire")
@pytest.mark.parametrize("failing", [private_network.TRIAL, kernel_host.TRIAL], ids=["namespaces", "device"])
def test_the_wire_says_what_it_lacks(failing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(private_network, "failure_of", lambda trial: "absent" if trial == failing else None)
    assert "absent" in str(why_not("wire"))
    why_not.cache_clear()
    monkeypatch.setattr(private_network, "failure_of", lambda trial: None)
    assert why_not("wire") is None


def test_an_interface_that_cannot_be_opened_is_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    from sim.sources import capture

    monkeypatch.setitem(capture.LINKS, sys.platform, ("absent0", Link.NULL))
    assert not availability._can_open_capture()


ELSEWHERE = """
import os, signal, socket, sys
sys.modules["fcntl"] = None
for module, names in {
    os: ("killpg", "getuid", "getgid", "fork"), signal: ("SIGKILL",),
    socket: ("AF_PACKET", "PACKET_OUTGOING", "TCP_INFO", "MSG_DONTWAIT", "AF_UNIX"),
}.items():
    for name in names:
        if hasattr(module, name): delattr(module, name)
import pkgutil, sim.sources
for found in pkgutil.iter_modules(sim.sources.__path__):
    if found.name != "capture":  # scapy itself brings what each system needs
        __import__(f"sim.sources.{found.name}")
print("imported")
"""


def test_every_module_can_be_imported_where_linux_is_not() -> None:
    done = subprocess.run([sys.executable, "-c", ELSEWHERE], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("imported\n", "")
