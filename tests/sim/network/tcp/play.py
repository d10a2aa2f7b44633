"""Scripted plays for one endpoint: what it is told and what it must say, line by line.

    0.0  open
    0.0  send SYN seq=0
    0.1  recv SYN ACK seq=0 ack=1 win=1000
    0.1  send ACK seq=1 ack=1
    0.1  is ESTABLISHED

Numbers count from each side's SYN, which is 0; on the wire both run over 2^32 within a few bytes. What a `send`
line does not mention is not looked at; every segment that leaves needs a line. Data is a pattern of its number.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest
from msgspec.structs import replace

from sim.network.tcp.endpoint import CallError, Endpoint
from sim.network.tcp.events import AnyTcpEvent
from sim.network.tcp.segment import Options, TcpSegment, flags_of
from sim.network.tcp.settings import TEXTBOOK, TcpSettings

MODULUS = 1 << 32
OURS, THEIRS = MODULUS - 3, MODULUS - 5
LINE = re.compile(r"(?P<time>[\d.]+)\s+(?P<verb>\S+)\s*(?P<rest>.*)")
BRISK = replace(TEXTBOOK, delayed_ack=0.0)
"""The plain rules, and every acknowledgement at once: so a play shows one rule at a time."""

CONNECTED = """
    0.0  open
    0.0  send SYN seq=0
    0.1  recv SYN ACK seq=0 ack=1 win=10000 mss=1000
    0.1  send ACK seq=1 ack=1
"""
ACCEPTED = """
    0.0  listen
    0.0  recv SYN seq=0 win=10000 mss=1000
    0.0  send SYN ACK seq=0 ack=1
    0.1  recv ACK seq=1 ack=1 win=10000
"""
FOUR_ON_THEIR_WAY = """
    0.2  write 4000
    0.2  send ACK seq=1 len=1000
    0.2  send ACK seq=1001 len=1000
    0.2  send ACK seq=2001 len=1000
    0.2  send PSH ACK seq=3001 len=1000
"""
FIVE_ON_THEIR_WAY = """
    0.2  write 5000
    0.2  send ACK seq=1 len=1000
    0.2  send ACK seq=1001 len=1000
    0.2  send ACK seq=2001 len=1000
    0.2  send ACK seq=3001 len=1000
    0.2  send PSH ACK seq=4001 len=1000
"""


def pattern(start: int, length: int) -> bytes:
    """The bytes that belong to the numbers from `start` on."""
    return bytes((start + index) % 251 for index in range(length))


class Play:
    """An endpoint on the stage. `events` is everything that it told so far."""

    def __init__(self, settings: TcpSettings = BRISK) -> None:
        self.endpoint = Endpoint(OURS, settings)
        self.now = 0.0
        self.events: list[AnyTcpEvent] = []
        self._said: list[tuple[float, TcpSegment]] = []
        self._written = self._read = 1

    def run(self, script: str) -> Play:
        """Play every line; at the end nothing may be left unsaid."""
        for line in script.splitlines():
            if line.strip() and not line.strip().startswith("#"):
                self._line(line.strip())
        self.expect_silence("at the end")
        return self

    def _line(self, line: str) -> None:
        match = LINE.fullmatch(line)
        assert match, f"cannot read the line {line!r}"
        self._let_pass(float(match["time"]))
        verb, rest = match["verb"], match["rest"]
        if verb != "send":
            self.expect_silence(line)
        getattr(self, f"_do_{verb}")(rest, line)
        self._listen()

    def _let_pass(self, time: float) -> None:
        """Let the clock run, with a tick whenever the endpoint wants one."""
        assert time >= self.now, "time does not go back"
        while (due := self.endpoint.deadline) is not None and due <= time + 1e-9:
            self.now = max(self.now, due)
            self.endpoint.on_tick(self.now)
            self._listen()
            after = self.endpoint.deadline
            assert after is None or after > due, "a tick at the deadline did not deal with it"
        self.now = max(self.now, time)

    def _listen(self) -> None:
        self._said += [(self.now, segment) for segment in self.endpoint.take_segments()]
        self.events += self.endpoint.take_events()

    def expect_silence(self, where: str) -> None:
        """Nothing was said that no line has asked for."""
        texts = [f"{time:.3f} {described(segment)}" for time, segment in self._said]
        assert texts == [], f"unexpected before {where!r}"

    # The verbs.

    def _do_send(self, rest: str, line: str) -> None:
        assert self._said, f"nothing was sent: {line}"
        time, segment = self._said.pop(0)
        flags, values = words_of(rest)
        assert abs(time - self.now) < 1e-6, f"sent at {time:.4f}: {line}"
        assert segment.flags == flags, f"{described(segment)} instead of {line}"
        seen = seen_of(segment)
        assert {name: seen[name] for name in values} == values, f"{described(segment)} instead of {line}"
        start = (segment.sequence - OURS) % MODULUS
        assert segment.data == pattern(start, len(segment.data)), f"wrong bytes: {line}"

    def _do_recv(self, rest: str, line: str) -> None:
        flags, values = words_of(rest)
        self.endpoint.on_segment(segment_of(flags, values), self.now)

    def _do_write(self, rest: str, line: str) -> None:
        """write 100 | write 100 -> 60, where the buffer takes fewer."""
        wanted, _, taken = rest.partition("->")
        count = self.endpoint.send(pattern(self._written, int(wanted)), self.now)
        assert count == int(taken or wanted), line
        self._written += count

    def _do_read(self, rest: str, line: str) -> None:
        """read 100: exactly so many bytes are there to be read."""
        data = self.endpoint.receive(int(rest), self.now)
        assert data == pattern(self._read, int(rest)), f"{len(data)} bytes: {line}"
        self._read += len(data)

    def _do_end(self, rest: str, line: str) -> None:
        assert self.endpoint.at_end, line
        assert self.endpoint.receive(1, self.now) == b"", line

    def _do_is(self, rest: str, line: str) -> None:
        assert self.endpoint.state.name == rest, f"{self.endpoint.state.name}: {line}"

    def _do_refused(self, rest: str, line: str) -> None:
        """refused CLOSING write 10: the call is refused for this reason."""
        why, call = rest.split(maxsplit=1)
        with pytest.raises(CallError) as refused:
            self._line(f"{self.now} {call}")
        assert refused.value.why.name == why, line

    def _do_told(self, rest: str, line: str) -> None:
        """told Retransmitted why=FAST: the last event of this kind had these values."""
        kind, values = rest.split()[0], dict(word.split("=") for word in rest.split()[1:])
        found = [event for event in self.events if type(event).__name__ == kind]
        assert found, f"only {self.events}: {line}"
        shown = {name: getattr(value := getattr(found[-1], name), "name", str(value)) for name in values}
        assert shown == values, f"{found[-1]}: {line}"

    def _do_untold(self, rest: str, line: str) -> None:
        assert rest not in [type(event).__name__ for event in self.events], line

    def _do_shows(self, rest: str, line: str) -> None:
        """shows cwnd=4000 in_flight=0: the snapshot has these values."""
        snapshot = self.endpoint.snapshot()
        values = dict(word.split("=") for word in rest.split())
        shown = {name: getattr(snapshot, name) for name in values}
        assert {name: f"{v:g}" if isinstance(v, float) else str(v) for name, v in shown.items()} == values, line

    def _do_timers(self, rest: str, line: str) -> None:
        """timers retransmission persist: exactly these run."""
        assert " ".join(sorted(self.endpoint.snapshot().timers)) == rest, line

    def _do_open(self, rest: str, line: str) -> None:
        self.endpoint.open(self.now)

    def _do_listen(self, rest: str, line: str) -> None:
        self.endpoint.listen(self.now)

    def _do_close(self, rest: str, line: str) -> None:
        self.endpoint.close(self.now)

    def _do_shutdown(self, rest: str, line: str) -> None:
        self.endpoint.shutdown_send(self.now)

    def _do_abort(self, rest: str, line: str) -> None:
        self.endpoint.abort(self.now)


def play(script: str, settings: TcpSettings = BRISK) -> Play:
    """Play the script from the first line to the last."""
    return Play(settings).run(script)


def words_of(rest: str) -> tuple[frozenset[str], dict[str, str]]:
    """`SYN ACK seq=0 ack=1` as flags and values."""
    words = rest.split()
    flags = flags_of(*(word.lower() for word in words if "=" not in word))
    return flags, dict(word.split("=") for word in words if "=" in word)


def segment_of(flags: frozenset[str], values: Mapping[str, str]) -> TcpSegment:
    """What the peer says."""
    number = {name: int(value) for name, value in values.items() if name not in ("sack", "ts")}
    start = number.get("seq", 0)
    length = number.get("len", 0)
    return TcpSegment(
        (THEIRS + start) % MODULUS,
        (OURS + number["ack"]) % MODULUS if "ack" in number else 0,
        flags,
        number.get("win", 10000),
        Options(
            number.get("mss"),
            number.get("scale"),
            values.get("sack") == "permitted",
            tuple(blocks_of(values.get("sack", "permitted"), OURS)),
            tuple(int(part) for part in values["ts"].split(":")) if "ts" in values else None,  # type: ignore[arg-type]
        ),
        pattern(start + ("syn" in flags), length),
    )


def blocks_of(text: str, first: int) -> list[tuple[int, int]]:
    """`3-5,9-12` as blocks on the wire."""
    if text == "permitted":
        return []
    pairs = [block.split("-") for block in text.split(",")]
    return [((first + int(start)) % MODULUS, (first + int(end)) % MODULUS) for start, end in pairs]


def seen_of(segment: TcpSegment) -> dict[str, str]:
    """What a `send` line can ask about, with numbers counted from the SYNs."""
    options = segment.options
    blocks = ",".join(f"{(a - THEIRS) % MODULUS}-{(b - THEIRS) % MODULUS}" for a, b in options.sack)
    return {
        "seq": str((segment.sequence - OURS) % MODULUS),
        "ack": str((segment.acknowledgement - THEIRS) % MODULUS),
        "len": str(len(segment.data)),
        "win": str(segment.window),
        "mss": str(options.mss),
        "scale": str(options.window_scale),
        "sack": "permitted" if options.sack_permitted else blocks or "None",
        "ts": ":".join(str(part) for part in options.timestamps) if options.timestamps else "None",
    }


def described(segment: TcpSegment) -> str:
    """The segment as a `send` line would say it."""
    seen = seen_of(segment)
    flags = " ".join(sorted(flag.upper() for flag in segment.flags))
    return f"{flags} " + " ".join(f"{name}={value}" for name, value in seen.items() if value != "None")
