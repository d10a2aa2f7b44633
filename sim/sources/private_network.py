"""A network of one's own for one process (Linux, no root needed).

It is a user namespace and a network namespace with a loopback in it.
"""

from __future__ import annotations

import os
import socket
import struct
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from sim.sources.namespaces import CLONE_NEWNET, CLONE_NEWUSER, unshare
from sim.sources.request import ROOT
from sim.words import QT_TRANSLATE_NOOP, Sentence

SIOCSIFFLAGS = 0x8914
IFF_UP = 0x1

TRIAL = (sys.executable, "-m", "sim.sources.private_network")

SWITCHES = (
    ("/proc/sys/kernel/unprivileged_userns_clone", "kernel.unprivileged_userns_clone", "0", "1"),
    (
        "/proc/sys/kernel/apparmor_restrict_unprivileged_userns",
        "kernel.apparmor_restrict_unprivileged_userns",
        "1",
        "0",
    ),
    ("/proc/sys/user/max_user_namespaces", "user.max_user_namespaces", "0", "10000"),
)
"""Where a kernel may forbid it: file, name of the setting, the value that forbids, a value that allows."""

FORBIDDEN = QT_TRANSLATE_NOOP(
    "sources",
    "This user may not capture packets, and this system does not let ordinary users have a private network either"
    " ({reason}). An administrator can allow it: {remedy}",
)


def may_capture() -> bool:
    """Whether this process may open a packet socket (Linux); elsewhere only starting a capture can tell."""
    if sys.platform != "linux":
        return True
    try:
        socket.socket(socket.AF_PACKET, socket.SOCK_RAW).close()
    except OSError:
        return False
    return True


def enter() -> None:
    """Move this process into a private network and bring its loopback up. Must be called before any thread starts.

    Raises OSError where the system forbids it.
    """
    import fcntl  # Windows has none

    user, group = os.getuid(), os.getgid()
    unshare(CLONE_NEWUSER | CLONE_NEWNET)
    Path("/proc/self/setgroups").write_text("deny", "ascii")
    Path("/proc/self/uid_map").write_text(f"{user} {user} 1", "ascii")
    Path("/proc/self/gid_map").write_text(f"{group} {group} 1", "ascii")
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        fcntl.ioctl(any_socket, SIOCSIFFLAGS, struct.pack("16sh14x", b"lo", IFF_UP))


def refusal() -> Sentence | None:
    """None if a private network can be had here, else the reason. Tries it in a child process."""
    reason = failure_of(TRIAL)
    return None if reason is None else forbidden(reason)


def failure_of(trial: Sequence[str]) -> str | None:
    """The last words of a process that tries something out; None if it worked."""
    tried = subprocess.run(trial, cwd=ROOT, capture_output=True, text=True, check=False)
    return None if tried.returncode == 0 else (tried.stderr.strip().splitlines() or ["?"])[-1]


def forbidden(reason: str) -> Sentence:
    """Why neither capturing nor a private network is possible, and which setting of the system is in the way."""
    return Sentence("sources", FORBIDDEN, {"reason": reason, "remedy": _remedy()})


def blocking_setting() -> str:
    """The command that takes away the setting which forbids private networks; empty where none is in the way."""
    for file, name, forbids, allows in SWITCHES:
        path = Path(file)
        if path.exists() and path.read_text("ascii").strip() == forbids:
            return f"sudo sysctl -w {name}={allows}"
    return ""


def _remedy() -> str:
    return blocking_setting() or "sudo setcap cap_net_raw,cap_net_admin+eip " + os.path.realpath(sys.executable)


if __name__ == "__main__":
    enter()
