from __future__ import annotations

import socket
import sys

import pytest

from sim.sources.interfaces import LINKS, interface_and_link, loopback_interfaces
from sim.sources.request import INTERFACE_VARIABLE


def test_only_loopback_interfaces_that_exist_are_listed() -> None:
    listed = loopback_interfaces()
    assert LINKS[sys.platform][0] in listed
    assert not [name for name in listed if name.startswith(("eth", "en", "wl", "docker", "ifb"))]


@pytest.mark.skipif(sys.platform == "win32", reason="Npcap names its interface itself")
def test_one_that_has_just_gone_is_not_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    usual = LINKS[sys.platform][0]
    monkeypatch.setattr(socket, "if_nameindex", lambda: [(1, usual), (9, "absent0")])
    assert loopback_interfaces() == [usual]


def test_npcap_has_exactly_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.delattr(socket, "if_nameindex")
    assert loopback_interfaces() == [r"\Device\NPF_Loopback"]


def test_the_usual_one_unless_the_environment_names_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(INTERFACE_VARIABLE, raising=False)
    usual, link = interface_and_link()
    assert (usual, link) == LINKS[sys.platform]
    monkeypatch.setenv(INTERFACE_VARIABLE, "lo1")
    assert interface_and_link() == ("lo1", link)
