from __future__ import annotations

import os
import socket
import sys
from pathlib import Path

import pytest

from sim.network import events as e
from sim.sources import private_network
from sim.sources.request import COMMAND, RunRequest
from sim.sources.run import run
from tests.sim.sources.runs import CLIENT, SERVER, beside_listener, is_gone, lesson, namespaces, pids, programs

DROP_CAP_NET_RAW = """
import ctypes, os, sys
PR_CAPBSET_DROP, CAP_NET_RAW = 24, 13
ctypes.CDLL(None).prctl(PR_CAPBSET_DROP, CAP_NET_RAW)
os.execv(sys.executable, [sys.executable, *sys.argv[1:]])
"""
FORBID_NAMESPACES = """
import ctypes, os, sys
from pathlib import Path
CLONE_NEWUSER = 0x10000000
user = os.getuid()
if ctypes.CDLL(None).unshare(CLONE_NEWUSER):
    sys.exit("not allowed to try")
Path("/proc/self/uid_map").write_text(f"{user} {user} 1")
Path("/proc/sys/user/max_net_namespaces").write_text("0")
os.execv(sys.executable, [sys.executable, *sys.argv[1:]])
"""

WHY_NOT = "only Linux has private networks" if sys.platform != "linux" else str(private_network.refusal() or "")
needs_private_network = pytest.mark.skipif(bool(WHY_NOT), reason=WHY_NOT)


@pytest.fixture
def no_right_to_capture(monkeypatch: pytest.MonkeyPatch) -> None:
    """Children of this test may not capture on the computer's own loopback."""
    monkeypatch.setattr("sim.sources.run.COMMAND", (sys.executable, "-c", DROP_CAP_NET_RAW, *COMMAND[1:]))


@needs_private_network
@pytest.mark.usefixtures("no_right_to_capture")
@pytest.mark.parametrize("name", ["tcp-handshake", "udp-echo"])
def test_without_the_right_to_capture_a_lesson_runs_in_a_private_network(name: str) -> None:
    ran = lesson.__wrapped__(name, delay="0")
    assert ran.world.run is not None
    assert ran.world.run.place == "private loopback"
    assert ran.problems == []
    assert (ran.sent_by("client"), ran.sent_by("server")) == (b"hello", b"HELLO")
    if name == "tcp-handshake":
        assert ran.flags[:3] == ["syn", "syn ack", "ack"]
        assert sum("fin" in flags for flags in ran.flags) == 2
    else:
        assert len(ran.packets) == 2
    assert ran.world.capture == e.CaptureCounted(ran.world.capture.time, len(ran.packets), 0)  # type: ignore[union-attr]


@needs_private_network
@pytest.mark.usefixtures("no_right_to_capture")
def test_a_private_network_holds_nothing_but_its_own_loopback() -> None:
    with socket.create_server(("127.0.0.1", 0)) as outside:
        ran = beside_listener(
            "import os, socket, settings\n"
            "print(socket.if_nameindex(), os.getuid())\n"
            "print(socket.socket().connect_ex(('127.0.0.1', settings.PORT)))\n",
            port=outside.getsockname()[1],
        )
    assert ran.printed("client") == f"[(1, 'lo')] {os.getuid()}\n111\n"


@needs_private_network
@pytest.mark.usefixtures("no_right_to_capture")
def test_a_private_network_goes_with_the_run() -> None:
    before = namespaces()
    events = run(RunRequest("loopback", "test", {"server": SERVER, "client": f"{CLIENT}while True: pass\n"}))
    seen = []
    for event in events:
        seen.append(event)
        if isinstance(event, e.FrameArrived):
            break
    assert len(namespaces() - before) == 1
    events.close()  # type: ignore[attr-defined]  # run() is a generator
    assert all(is_gone(pid) for pid in pids(seen))
    assert namespaces() <= before


@needs_private_network
def test_where_namespaces_are_forbidden_the_run_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sim.sources.run.COMMAND", (sys.executable, "-c", FORBID_NAMESPACES, *COMMAND[1:]))
    ran = programs(server=SERVER, client=CLIENT)
    assert len(ran.problems) == 1
    assert ran.problems[0].startswith(
        "This user may not capture packets, and this system does not let ordinary users have a private network either"
    )
    assert "An administrator can allow it: sudo " in ran.problems[0]
    assert [type(event) for event in ran.events] == [e.RunStarted, e.Problem, e.RunEnded]


def test_the_refusal_names_the_setting_that_is_in_the_way(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "on").write_text("1\n")
    (tmp_path / "off").write_text("0\n")
    monkeypatch.setattr(
        private_network,
        "SWITCHES",
        (
            (str(tmp_path / "absent"), "kernel.absent", "0", "1"),
            (str(tmp_path / "on"), "kernel.on", "0", "1"),
            (str(tmp_path / "off"), "kernel.off", "0", "7"),
        ),
    )
    assert str(private_network.forbidden("because")).endswith(
        "(because). An administrator can allow it: sudo sysctl -w kernel.off=7"
    )
    monkeypatch.setattr(private_network, "SWITCHES", ())
    assert "sudo setcap cap_net_raw,cap_net_admin+eip" in str(private_network.forbidden("because"))


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere only a capture can tell")
def test_a_refused_packet_socket_means_no_right_to_capture(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(socket, "socket", refuse)
    assert not private_network.may_capture()


def test_a_trial_that_fails_is_a_refusal_with_its_last_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(private_network, "TRIAL", (sys.executable, "-c", "raise PermissionError(1, 'no')"))
    refused = private_network.refusal()
    assert refused is not None
    assert "(PermissionError: [Errno 1] no)" in str(refused)
    monkeypatch.setattr(private_network, "TRIAL", (sys.executable, "-c", ""))
    assert private_network.refusal() is None
