"""The pieces that every sentence of the narrator is put together from."""

from __future__ import annotations

from collections.abc import Collection

from sim.network.events import Address
from sim.network.world import World
from sim.words import QT_TRANSLATE_NOOP, Sentence

CLIENT = QT_TRANSLATE_NOOP("narrator", "client")
SERVER = QT_TRANSLATE_NOOP("narrator", "server")
ONE_BYTE = QT_TRANSLATE_NOOP("narrator", "1 byte")
BYTES = QT_TRANSLATE_NOOP("narrator", "{count} bytes")

KNOWN_PROGRAMS = {"client": CLIENT, "server": SERVER}
AS_IT_IS = "{name}"
LONGEST_TEXT = 60
LONGEST_PREVIEW = 32
LONGEST_WHOLE = 20
SHORT_PREVIEW = 12


def say(text: str, /, **values: str | int | Sentence) -> Sentence:
    """A sentence of the narrator. Values that its template does not name are left out when it is said."""
    return Sentence("narrator", text, values)


def program_name(name: str) -> Sentence:
    """A program's name: client and server are translated, any other one stays as it is."""
    if name in KNOWN_PROGRAMS:
        return say(KNOWN_PROGRAMS[name])
    return say(AS_IT_IS, name=name)


def who(address: Address, world: World) -> Sentence:
    """The program at `address`; the address itself where no program is known."""
    owner = world.owners.get(address)
    return program_name(owner) if owner is not None else say(AS_IT_IS, name=str(address))


def is_closed(local: Address, peers: Collection[Address | None], world: World) -> bool:
    """Whether the last thing done to the socket at `local` towards one of `peers` was to close it."""
    program = world.programs.get(world.owners.get(local, ""))
    for call in reversed(program.calls) if program is not None else ():
        if call.returned is not None and call.returned.local == local and call.returned.peer in peers:
            return call.started.name == "close"
    return False


def amount(count: int) -> Sentence:
    """So many bytes, in words."""
    return say(ONE_BYTE) if count == 1 else say(BYTES, count=count)


def shown(data: bytes) -> str:
    """`data` as Python writes them, cut within the quotes where they would fill the sentence, which says how many."""
    if len(data) <= LONGEST_WHOLE and len(repr(data)) <= LONGEST_PREVIEW:
        return repr(data)
    fitting = (count for count in range(SHORT_PREVIEW, 0, -1) if len(repr(data[:count])) <= LONGEST_PREVIEW)
    text = repr(data[: next(fitting)])
    return f"{text[:-1]}…{text[-1]}"


def shortened(text: str) -> str:
    """The first line of `text`, cut where it gets too long for a sentence."""
    line = text.strip().partition("\n")[0]
    return line if line == text.strip() and len(line) <= LONGEST_TEXT else f"{line[:LONGEST_TEXT]}..."
