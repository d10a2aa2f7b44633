from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from sim.network.events import Link
from sim.sources import availability, kernel_host, private_network
from sim.sources.availability import SOURCES, why_not
from sim.sources.interfaces import LINKS
from sim.sources.request import ROOT
from sim.words import Sentence

REFUSED = Sentence("sources", "no")
WORKS = (sys.executable, "-c", "")
FAILS = (sys.executable, "-c", "raise PermissionError(1, 'no')")


@pytest.fixture(autouse=True)
def forget() -> Iterator[None]:
    why_not.cache_clear()
    yield
    why_not.cache_clear()


def test_every_source_can_be_asked_for() -> None:
    assert SOURCES == ("loopback", "wire", "model", "threads")
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


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
def test_the_model_can_always_run(platform: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    assert why_not("model") is None


@pytest.mark.parametrize("platform", ["darwin", "win32"])
def test_the_wire_needs_linux(platform: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    assert str(why_not("wire")) == (
        "The wire joins two network namespaces, which only Linux has. Choose the model instead."
    )


def tries(monkeypatch: pytest.MonkeyPatch, namespaces: tuple[str, ...], device: tuple[str, ...]) -> str | None:
    """Why there is no wire on a Linux where trying it out goes like this."""
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(private_network, "TRIAL", namespaces)
    monkeypatch.setattr(kernel_host, "TRIAL", device)
    reason = why_not("wire")
    return None if reason is None else str(reason)


def test_the_wire_can_run_where_a_host_can_be_made(monkeypatch: pytest.MonkeyPatch) -> None:
    assert tries(monkeypatch, WORKS, WORKS) is None


def test_where_namespaces_are_forbidden_the_setting_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "switch").write_text("0\n")
    monkeypatch.setattr(private_network, "SWITCHES", ((str(tmp_path / "switch"), "kernel.off", "0", "7"),))
    assert tries(monkeypatch, FAILS, WORKS) == (
        "This system does not let this user have a private network (PermissionError: [Errno 1] no), so there are no two"
        " hosts to join. An administrator can allow it: sudo sysctl -w kernel.off=7"
    )


def test_where_no_setting_is_in_the_way_it_may_be_a_container(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(private_network, "SWITCHES", ())
    reason = tries(monkeypatch, FAILS, WORKS)
    assert reason is not None
    assert reason.endswith(
        "In a container, allow user namespaces when you start it; else ask your administrator to allow them."
    )


def test_where_no_device_can_be_made_the_modules_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    assert tries(monkeypatch, WORKS, FAILS) == (
        "Neither a TAP device nor a veth pair could be made for the two hosts (PermissionError: [Errno 1] no)."
        " An administrator can load them: sudo modprobe -a tun veth"
    )


def test_an_interface_that_cannot_be_opened_is_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(LINKS, sys.platform, ("absent0", Link.NULL))
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
