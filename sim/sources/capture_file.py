"""A capture from anyone: which conversations it holds, and the packets of one of them or of all."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from heapq import nlargest
from pathlib import Path

from sim.network import events as e
from sim.network.conversations import Conversations
from sim.network.events import AnyEvent, Link
from sim.refusals import why_refused
from sim.sources import captures
from sim.sources.captures import Captured
from sim.words import QT_TRANSLATE_NOOP, Sentence

LINKS = {
    0: Link.NULL,
    1: Link.ETHERNET,
    12: Link.RAW,
    14: Link.RAW,
    101: Link.RAW,
    108: Link.NULL,
    113: Link.COOKED,
    228: Link.RAW,
    229: Link.RAW,
    276: Link.COOKED_2,
}
"""By the numbers of the registry: raw IP has several, and both kinds of BSD loopback are read alike."""
PROGRESS_EVERY = 4096
"""Packets between two words about how far reading has come."""
MOST_PACKETS, MOST_BYTES = 20_000, 100_000_000
"""How much of a conversation is shown: the window keeps it in memory, and its axis has to be made in one go."""
MOST_TOLD = 20_000
"""Conversations that are listed."""

CANNOT_READ = QT_TRANSLATE_NOOP("sources", "The file {file} cannot be read: {reason}.")
EMPTY = QT_TRANSLATE_NOOP("sources", "The file {file} is empty: there is nothing to show.")
NOT_A_RECORDING = QT_TRANSLATE_NOOP(
    "sources",
    "The file {file} is neither a recording of Socketscope (.jsonl) nor a packet capture (.pcapng, .pcap).",
)
BROKEN_CAPTURE = QT_TRANSLATE_NOOP(
    "sources", "The capture {file} is damaged after packet {count}: {reason}. What stands before it is shown."
)
BROKEN_START = QT_TRANSLATE_NOOP(
    "sources",
    "The capture {file} is damaged after packet {count}: {reason}. Nothing stands before it that could be shown;"
    " take another copy of it.",
)
UNKNOWN_LINK = QT_TRANSLATE_NOOP(
    "sources",
    "The capture {file} was taken on a kind of network (link type {number}) that Socketscope cannot read."
    " Ethernet, raw IP, Linux cooked captures and BSD loopback are known. Packets left out: {count}.",
)
NO_SUCH_CONVERSATION = QT_TRANSLATE_NOOP(
    "sources", "The capture {file} has no conversation {number}: they are numbered from 1 to {count}."
)
TOO_SHORT = QT_TRANSLATE_NOOP(
    "sources",
    "Packets of the capture {file} were cut too short to tell their conversation: {count}. Of each at most {kept} bytes"
    " were kept. Capture again and keep the whole packets, for example with tcpdump -s 0.",
)
NO_CONVERSATIONS = QT_TRANSLATE_NOOP(
    "sources", "The capture {file} holds no conversations: of its {count} packets none is of IP or ARP."
)
NO_PACKETS = QT_TRANSLATE_NOOP("sources", "The capture {file} holds no packets: there is nothing to show.")
TOO_LONG = QT_TRANSLATE_NOOP(
    "sources", "The capture {file} is too long to be shown whole: its first {count} packets are shown."
)
TOO_MANY = QT_TRANSLATE_NOOP(
    "sources", "The capture {file} has {count} conversations. The {most} with the most packets are listed."
)


def cannot_read(path: Path, error: OSError) -> Sentence:
    """What to say where the system refuses a file."""
    return Sentence("sources", CANNOT_READ, {"file": str(path), "reason": why_refused(error)})


class UnreadableError(Exception):
    """A file, or the rest of it, cannot be shown; `sentence` says why."""

    def __init__(self, text: str, **values: str | int | Sentence) -> None:
        super().__init__(text)
        self.sentence = Sentence("sources", text, values)


class CaptureFile:
    """Every method reads the file anew. What can be told is told, then UnreadableError may say what was left out."""

    def __init__(self, path: Path, stop: threading.Event) -> None:
        self._path, self._stop = path, stop
        self._size = path.stat().st_size
        self._done = 0
        self._conversations = Conversations()

    def events(self, conversation: int | None) -> Iterator[AnyEvent]:
        """Its packets: all (0) or those of one conversation; None if only one is there, else which there are."""
        return self._choice() if conversation is None else self._play(conversation)

    def survey(self) -> Iterator[AnyEvent]:
        """What conversations there are. If nobody wants more, those that were found until then."""
        self._conversations = Conversations()
        failure = None
        try:
            for count, (link, packet) in enumerate(self._packets()):
                self._conversations.add(packet.time, link, packet.data, packet.cut)
                if count % PROGRESS_EVERY == PROGRESS_EVERY - 1:
                    yield e.FileRead(0.0, self._done, self._size)
                if self._stop.is_set():
                    break
        except UnreadableError as error:
            failure = error
        yield self._begun(self._conversations.since or 0)
        yield from self._listed()
        if failure is not None:
            raise failure
        count = len(self._conversations.tallies)
        if count > MOST_TOLD:
            raise UnreadableError(TOO_MANY, file=self._path.name, count=count, most=MOST_TOLD)
        self._check_lengths()
        if self._conversations.others and not count:
            raise UnreadableError(NO_CONVERSATIONS, file=self._path.name, count=self._conversations.others)

    def _choice(self) -> Iterator[AnyEvent]:
        for event in self.survey():
            if isinstance(event, e.RunStarted) and len(self._conversations.tallies) < 2:
                if not self._conversations.tallies:
                    self._check_lengths()
                # There is nothing to choose from.
                yield from self._play(0)
                return
            yield event

    def _check_lengths(self) -> None:
        """Raises UnreadableError for packets whose conversation nobody can tell any more."""
        found = self._conversations
        if found.too_short:
            raise UnreadableError(TOO_SHORT, file=self._path.name, count=found.too_short, kept=found.most_kept)

    def _listed(self) -> Iterator[AnyEvent]:
        tallies = self._conversations.tallies
        if len(tallies) > MOST_TOLD:
            tallies = nlargest(MOST_TOLD, tallies, key=lambda each: each.packets + each.answers)
        return self._conversations.told(tallies)

    def _play(self, conversation: int) -> Iterator[AnyEvent]:
        """The packets with the one time that is known of each: when the capturing host saw it.

        A time before that of an earlier packet counts as that one's, so that the order stays the file's.
        """
        conversations = self._conversations = Conversations()
        shown = size = 0
        time = 0.0
        for count, (link, packet) in enumerate(self._packets()):
            if not count:
                yield self._begun(packet.time)
            if count % PROGRESS_EVERY == PROGRESS_EVERY - 1:
                yield e.FileRead(time, self._done, self._size)
            number = conversations.add(packet.time, link, packet.data, packet.cut)
            if conversation not in (0, number):
                continue
            if shown >= MOST_PACKETS or size >= MOST_BYTES:
                raise UnreadableError(TOO_LONG, file=self._path.name, count=shown)
            shown, size = shown + 1, size + len(packet.data)
            time = max(time, (packet.time - (conversations.since or 0)) / captures.SECOND)
            yield e.FrameSent(time, shown, packet.data, link, arrives=time, cut=packet.cut)
            yield e.FrameArrived(time, shown)
        if conversation and not shown:
            count = len(conversations.tallies)
            raise UnreadableError(NO_SUCH_CONVERSATION, file=self._path.name, number=conversation, count=count)
        self._check_lengths()

    def _begun(self, epoch: int) -> e.RunStarted:
        return e.RunStarted(0.0, "recording", self._path.name, epoch, is_recorded=True)

    def _packets(self) -> Iterator[tuple[Link, Captured]]:
        """The packets whose link type is known."""
        name, count, left_out, unknown = self._path.name, 0, 0, 0
        with captures.opened(self._path) as (file, raw):
            try:
                for count, packet in enumerate(captures.read(file), 1):
                    if count % PROGRESS_EVERY == 0:
                        self._done = raw.tell()
                    link = LINKS.get(packet.link)
                    if link is None:
                        left_out, unknown = left_out + 1, packet.link
                    else:
                        yield link, packet
            except captures.NotACaptureError as error:
                raise UnreadableError(NOT_A_RECORDING if self._size else EMPTY, file=name) from error
            except captures.DamagedError as error:
                text = BROKEN_CAPTURE if count > left_out else BROKEN_START
                raise UnreadableError(text, file=name, count=count, reason=error.reason) from error
        if left_out:
            raise UnreadableError(UNKNOWN_LINK, file=name, number=unknown, count=left_out)
        if not count:
            raise UnreadableError(NO_PACKETS, file=name)
