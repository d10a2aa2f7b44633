"""Sentences about a file that is being read."""

from __future__ import annotations

from sim.network.events import ConversationFound, FileRead
from sim.network.phrases import say
from sim.words import QT_TRANSLATE_NOOP, Sentence

READ = QT_TRANSLATE_NOOP("narrator", "The file is being read: {share} % of it.")
FOUND = QT_TRANSLATE_NOOP(
    "narrator",
    "Conversation {number} of the capture begins: {protocol} between {first} and {second}, packets in all: {count}.",
)


def about_file(event: FileRead | ConversationFound) -> Sentence:
    """How far reading has come, or what was found."""
    if isinstance(event, FileRead):
        return say(READ, share=round(100 * event.share))
    ends = {"first": str(event.first), "second": str(event.second)}
    return say(FOUND, number=event.number, protocol=event.protocol, count=sum(event.packets), **ends)
