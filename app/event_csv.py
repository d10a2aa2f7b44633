"""The event table as a CSV file: a row for each event, with the numbers of its packet and our sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from sim.network.events import AnyEvent, FrameArrived, FrameSent
from sim.network.packets import Packet
from sim.network.world import World
from sim.words import Sentence

Row = dict[str, str | int]
COLUMNS = (
    "time", "event", "program", "packet", "protocol", "source", "target", "flags", "sequence", "acknowledgement",
    "window", "length", "labels", "sentence",
)  # fmt: skip
"""The names of the columns; `time` is in seconds, numbers count from the first of each direction, `length` in bytes."""


def write_csv(
    out: Path, columns: Sequence[str], rows: Iterable[tuple[Row, Sentence]], say: Callable[[Sentence], str]
) -> None:
    """Write rows, each with its sentence. Spreadsheets know the encoding by the mark at the file's start."""
    import csv

    with out.open("w", encoding="utf-8-sig", newline="") as file:
        table = csv.DictWriter(file, columns)
        table.writeheader()
        for row, sentence in rows:
            table.writerow(row | {"sentence": say(sentence)})


def row_of(event: AnyEvent, world: World) -> Row:
    """What a table says of an event, but for the sentence."""
    row: Row = {"time": f"{event.time:.9f}", "event": type(event).__name__}
    row["program"] = getattr(event, "program", "")
    packet = world.packet(event.number) if isinstance(event, FrameSent | FrameArrived) else None
    return row if packet is None else row | _of_packet(packet)


def _of_packet(packet: Packet) -> Row:
    row: Row = {
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
