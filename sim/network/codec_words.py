"""What the codecs of the lesson framing print when something is wrong, in the reader's language.

Another line, of a codec that the learner has changed, is told as it was printed.
"""

from __future__ import annotations

import re

from sim.words import QT_TRANSLATE_NOOP, Sentence

TOO_LONG = QT_TRANSLATE_NOOP(
    "codecs",
    "The receiver stopped: {size} bytes are claimed, and it takes at most {most}. It has allocated nothing for them;"
    " what came before is safe.",
)
NO_LENGTH = QT_TRANSLATE_NOOP(
    "codecs", "The receiver stopped: {text} stands where a length should. What came before is safe."
)
CLOSED = QT_TRANSLATE_NOOP(
    "codecs",
    "The receiver stopped: the peer closed after {came} of {size} bytes, so this is no message. What came before is"
    " safe.",
)
CLOSED_IN_HEADER = QT_TRANSLATE_NOOP(
    "codecs",
    "The receiver stopped: the peer closed after {came} of the {size} bytes that hold the length. What came before is"
    " safe.",
)
NO_DELIMITER = QT_TRANSLATE_NOOP(
    "codecs",
    "The receiver stopped: the peer closed after {came} bytes without a delimiter, so this is no message. What came"
    " before is safe.",
)
HOLDS_DELIMITER = QT_TRANSLATE_NOOP(
    "codecs", "Not sent: the message holds the delimiter {text} itself. Choose another byte, or send the length."
)
TOO_LONG_TO_SEND = QT_TRANSLATE_NOOP("codecs", "Not sent: {size} bytes are more than the receiver takes, {most}.")
NO_TEXT = QT_TRANSLATE_NOOP(
    "codecs", "Stopped: these bytes are no {text} text ({why}). Decode only what is known to be text."
)
AS_PRINTED = QT_TRANSLATE_NOOP("codecs", "{program}: {text}")

KNOWN = [
    (r"stopped: a message of (?P<size>\d+) bytes; at most (?P<most>\d+) are taken", TOO_LONG),
    (r"stopped: (?P<text>b['\"].*) is no length", NO_LENGTH),
    (r"stopped: the peer closed within a message: (?P<came>\d+) of (?P<size>\d+) bytes came", CLOSED),
    (
        r"stopped: the peer closed within a (?:length|header): (?P<came>\d+) of (?P<size>\d+) bytes came",
        CLOSED_IN_HEADER,
    ),
    (r"stopped: the peer closed within a message: (?P<came>\d+) bytes came, no delimiter", NO_DELIMITER),
    (r"not sent: the message holds the delimiter (?P<text>.*)", HOLDS_DELIMITER),
    (r"not sent: a message of (?P<size>\d+) bytes; at most (?P<most>\d+) are taken", TOO_LONG_TO_SEND),
    (r"(?:stopped|not sent): '(?P<text>[\w-]+)' codec can't decode (?P<why>.*)", NO_TEXT),
]


def remark_said(program: str, line: str) -> Sentence:
    """What a program printed besides its messages, as a sentence."""
    for pattern, text in KNOWN:
        found = re.fullmatch(pattern, line)
        if found is not None:
            return Sentence("codecs", text, found.groupdict())
    return Sentence("codecs", AS_PRINTED, {"program": program, "text": line})
