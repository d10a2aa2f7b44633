"""Opening a long capture: how soon its conversations are there, against tshark, and what it costs the window."""

from __future__ import annotations

import json
import shutil
import struct
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from sim.network.events import Address, ConversationFound
from sim.sources.request import ROOT, RunRequest
from sim.sources.run import run
from tests.bench.conversations import frame
from tests.bench.figures import Figure, median

if TYPE_CHECKING:
    from app.window import Window

RUNS = 5
LONG, VERY_LONG = 100_000, 1_000_000
TOGETHER, PACKETS_OF_ONE = 3, 100
"""Conversations that go on at the same time, and packets of each but the first, which has one in five of all."""
SYN, FIN_ACK, PSH_ACK = 0x02, 0x11, 0x18
FREEZES = 0.1
"""The share of the time to open a file for which the window may be deaf in one go, on a busy machine too."""
SERVER = Address("10.0.1.1", 443)


def figures() -> Iterator[Figure]:
    """Times tshark's time to the last conversation; the window's longest pause and memory."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "long.pcap"
        write(path, LONG)
        if shutil.which("tshark") is None:
            print("not measured against tshark, which is not installed")
        else:
            yield against_tshark(path)
        write(path, VERY_LONG)
        for what, conversation in (("the list", None), ("the longest conversation", 1)):
            told = json.loads(
                subprocess.run(
                    [sys.executable, "-m", "tests.bench.opening", str(path), json.dumps(conversation)],
                    cwd=ROOT, check=True, capture_output=True, text=True,
                ).stdout
            )  # fmt: skip
            print(f"{VERY_LONG} packets, {what}: {told}")
            share = told["pause"] / 1000 / told["seconds"]
            yield Figure(f"longest pause, of the time to open {what}", share, FREEZES, "x")
            yield Figure(f"memory for {what} of {VERY_LONG} packets", told["memory"], 1024, "MiB")


def against_tshark(path: Path) -> Figure:
    """Medians of alternating runs."""
    ours, theirs = [], []
    for _ in range(RUNS):
        began = perf_counter()
        found = [each for each in run(_list(path)) if isinstance(each, ConversationFound)]
        ours.append(perf_counter() - began)
        assert len(found) == 1 + (LONG - LONG // 5) // PACKETS_OF_ONE
        began = perf_counter()
        subprocess.run(["tshark", "-r", str(path)], check=True, capture_output=True)
        theirs.append(perf_counter() - began)
    print(f"{LONG} packets: ours {median(ours):.3f} s, tshark {median(theirs):.3f} s")
    return Figure(f"conversations of {LONG} packets, times tshark -r", median(ours) / median(theirs), 1, "x")


def _list(path: Path) -> RunRequest:
    return RunRequest("recording", recording=str(path), conversation=None)


def write(path: Path, packets: int) -> None:
    """A pcap file with one long conversation and many short ones."""
    with path.open("wb") as file:
        file.write(struct.pack("<IHHIIII", 0xA1B2C3D4, 2, 4, 0, 0, 1 << 18, 1))
        shorts = 0
        for number in range(packets):
            if number % 5:
                data = _segment(1 + shorts // PACKETS_OF_ONE, shorts % PACKETS_OF_ONE, PACKETS_OF_ONE)
                shorts += 1
            else:
                data = _segment(0, number // 5, packets // 5)
            seconds, part = divmod(number * 100, 1_000_000)
            file.write(struct.pack("<4I", 1_700_000_000 + seconds, part, len(data), len(data)) + data)


def _segment(conversation: int, number: int, count: int) -> bytes:
    """One of `count` segments of 200 bytes that a client of its own sends."""
    client = Address(f"10.{conversation >> 14}.{conversation >> 7 & 127}.{conversation & 127}", 50_000)
    flags = SYN if not number else FIN_ACK if number == count - 1 else PSH_ACK
    data = frame(client, SERVER, flags, 100 + number * 200, 0, b"x" * 200 if number else b"")
    hosts = bytes(int(part) for part in f"{client.host}.{SERVER.host}".split("."))
    return data[:26] + hosts + data[34:]


def main(path: str, conversation: str) -> None:
    """Open a file in a window and print what that costs: pause (ms), memory of window and child (MiB), seconds."""
    from app.application import make_application
    from app.preferences import Preferences
    from app.window import Window
    from tests.bench.playing import settle

    make_application()
    with tempfile.TemporaryDirectory() as folder:
        window = Window(Preferences(Path(folder)))
        window.show()
        settle(500)
        began = perf_counter()
        pause, most_of_child = _while_open(window, Path(path), json.loads(conversation))
        told = {"pause": pause, "memory": memory("self") + most_of_child, "seconds": perf_counter() - began}
        window.close()
    print(json.dumps(told))


def _while_open(window: Window, path: Path, conversation: int | None) -> tuple[float, int]:
    """The longest pause until everything has come, and the child's memory."""
    from PySide6.QtCore import QEventLoop, QTimer

    from tests.bench.playing import BEAT
    from tests.conftest import child_processes

    gaps, most_of_child = [0.0], 0
    loop, beat = QEventLoop(), QTimer(interval=BEAT)
    last = perf_counter()

    def turned() -> None:
        nonlocal last, most_of_child
        gaps.append((perf_counter() - last) * 1000 - BEAT)
        most_of_child = max([most_of_child, *(memory(child) for child in child_processes())])
        last = perf_counter()

    beat.timeout.connect(turned)
    window.run_finished.connect(lambda: QTimer.singleShot(500, loop.quit))
    beat.start()
    window.open_recording(path, conversation)
    loop.exec()
    beat.stop()
    return max(gaps), most_of_child


def memory(process: int | str) -> int:
    """The most that a process has had so far, in MiB; 0 if it is gone."""
    try:
        status = Path(f"/proc/{process}/status").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) // 1024 for line in status.splitlines() if line.startswith("VmHWM")), 0)


if __name__ == "__main__":
    main(*sys.argv[1:])
