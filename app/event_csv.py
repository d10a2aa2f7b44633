"""The event table as a CSV file: a row for each event, with the numbers of its packet and our sentence."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable
from pathlib import Path

from sim.network.events import AnyEvent, FrameArrived, FrameSent
from sim.network.narrator import narrate
from sim.network.packets import Packet
from sim.network.world import World
from sim.words import Sentence

COLUMNS = (
    "time", "event", "program", "packet", "protocol", "source", "target", "flags", "sequence", "acknowledgement",
    "window", "length", "labels", "sentence",
)  # fmt: skip
"""The names of the columns; `time` is in seconds, numbers count from the first of each direction, `length` in bytes."""


def write_csv(out: Path, events: Iterable[AnyEvent], say: Callable[[Sentence], str]) -> None:
    """Write every event at which play stops. Spreadsheets know the encoding by the mark at the file's start."""
    world = World()
    with out.open("w", encoding="utf-8-sig", newline="") as file:
        rows = csv.DictWriter(file, COLUMNS)
        rows.writeheader()
        for event in events:
            world = world.after(event)
            if event.is_moment:
                rows.writerow(_row(event, world) | {"sentence": say(narrate(event, world))})


def _row(event: AnyEvent, world: World) -> dict[str, str | int]:
    row: dict[str, str | int] = {"time": f"{event.time:.9f}", "event": type(event).__name__}
    row["program"] = getattr(event, "program", "")
    packet = world.packet(event.number) if isinstance(event, FrameSent | FrameArrived) else None
    return row if packet is None else row | _of_packet(packet)


def _of_packet(packet: Packet) -> dict[str, str | int]:
    row: dict[str, str | int] = {
        "packet": packet.number,
        "protocol": packet.protocol,
        "source": str(packet.source),
        "target": str(packet.target),
        "flags": " ".join(packet.flags).upper(),
        "length": packet.length,
    }
    segment = packet.segment
    if segment is None:
        return row
    return row | {
        "sequence": segment.relative_sequence,
        "acknowledgement": segment.relative_acknowledgement if "ack" in packet.flags else "",
        "window": segment.window,
        "labels": ", ".join(label.value for label in segment.labels),
    }
