"""The command `conversations`: who talks to whom in a capture."""

from __future__ import annotations

import argparse
import json
import threading
from pathlib import Path
from typing import Any

from app.columns import padded, width_of
from app.listing import MACHINE_READABLE
from app.parser import BAD_INPUT, PROBLEM
from app.voice import complain, told
from sim.network.events import ConversationFound
from sim.words import QT_TRANSLATE_NOOP, Sentence

HELP = QT_TRANSLATE_NOOP("commands", "who talks to whom in a capture")
HEADS = (
    QT_TRANSLATE_NOOP("commands", "No."),
    QT_TRANSLATE_NOOP("commands", "Protocol"),
    QT_TRANSLATE_NOOP("commands", "First end"),
    QT_TRANSLATE_NOOP("commands", "Second end"),
    QT_TRANSLATE_NOOP("commands", "Packets"),
    QT_TRANSLATE_NOOP("commands", "Bytes"),
    QT_TRANSLATE_NOOP("commands", "Begins (s)"),
    QT_TRANSLATE_NOOP("commands", "Lasts (s)"),
    QT_TRANSLATE_NOOP("commands", "Complete"),
)
COMPLETE = {True: QT_TRANSLATE_NOOP("commands", "yes"), False: QT_TRANSLATE_NOOP("commands", "no"), None: "-"}


def add_command(commands: Any) -> argparse.ArgumentParser:
    """Add it to argparse's subparsers, which have no public type, and return its parser."""
    listing: argparse.ArgumentParser = commands.add_parser("conversations", help=told(HELP))
    listing.add_argument("file", type=Path, metavar="FILE.pcap|FILE.pcapng")
    listing.add_argument("--json", action="store_true", help=told(MACHINE_READABLE))
    return listing


def list_conversations(file: Path, as_json: bool) -> int:
    """Print the conversations of a capture and return the exit code: 2 if nothing of it could be read, 1 if not all."""
    from sim.sources.capture_file import CaptureFile, UnreadableError, cannot_read

    found: list[ConversationFound] = []
    problem: Sentence | None = None
    try:
        for event in CaptureFile(file, threading.Event()).survey():
            if isinstance(event, ConversationFound):
                found.append(event)
    except UnreadableError as error:
        problem = error.sentence
    except OSError as error:
        problem = cannot_read(file, error)
    if found:
        print(json.dumps([_described(each) for each in found], indent=2) if as_json else _table(found))
    if problem is None:
        return 0
    complain(problem)
    return PROBLEM if found else BAD_INPUT


def _described(found: ConversationFound) -> dict[str, Any]:
    return {
        "number": found.number,
        "protocol": found.protocol,
        "ends": [{"host": end.host, "port": end.port} for end in (found.first, found.second)],
        "packets": list(found.packets),
        "bytes": list(found.bytes),
        "begin": found.time,
        "duration": found.duration,
        "opened": found.is_opened,
        "ended": found.is_ended,
        "complete": found.is_complete,
    }


def _table(found: list[ConversationFound]) -> str:
    rows = [tuple(map(told, HEADS)), *(_row(each) for each in found)]
    widths = [max(width_of(row[column]) for row in rows) for column in range(len(HEADS))]
    return "\n".join("  ".join(map(padded, row, widths)).rstrip() for row in rows)


def _row(found: ConversationFound) -> tuple[str, ...]:
    return (
        str(found.number),
        found.protocol,
        str(found.first),
        str(found.second),
        str(sum(found.packets)),
        str(sum(found.bytes)),
        f"{found.time:.6f}",
        f"{found.duration:.6f}",
        told(COMPLETE[found.is_complete]),
    )
