"""What a run proves or disproves of sayings about addresses and ports."""

from __future__ import annotations

from ast import literal_eval
from collections.abc import Mapping
from ipaddress import ip_address

from sim.myths import Finding
from sim.network.evidence import Proof, found, returned
from sim.network.framing import RECEIVER
from sim.network.programs import Call
from sim.network.world import World
from sim.words import QT_TRANSLATE_NOOP, Sentence

LAST_SYSTEM_PORT = 1023
REFUSED = "PermissionError"
BOTH_TRIED = QT_TRANSLATE_NOOP("proofs", "`bind` to 1023: **{before}**. `bind` to 1024: **{after}**.")
NO_RIGHTS_ASKED = QT_TRANSLATE_NOOP(
    "proofs", "`bind` to 1023: {before}. This system asks for no right to do that, so it shows nothing."
)
NOT_TRIED = QT_TRANSLATE_NOOP("proofs", "Ports 1023 and 1024 were not both tried in this run, so it shows nothing.")
SUCCEEDED = QT_TRANSLATE_NOOP("proofs", "succeeded")
PRIVATE = QT_TRANSLATE_NOOP("proofs", "Private, says Python's own `ipaddress`: **{addresses}**.")
NONE_PRIVATE = QT_TRANSLATE_NOOP("proofs", "No private address was looked up in this run, so it shows nothing.")
NOT_GLOBAL = QT_TRANSLATE_NOOP(
    "proofs",
    "The two programs talk with the addresses **{addresses}**. Every other computer that runs this has them, too.",
)
GLOBAL = QT_TRANSLATE_NOOP("proofs", "The two programs talk with the addresses {addresses}, and these are global.")
NO_PACKETS = QT_TRANSLATE_NOOP("proofs", "No packet was sent in this run, so it shows nothing.")


def _is_1024_refused(world: World) -> Finding:
    """For sayings that port 1024 is a system port."""
    tried = {_port(call): _outcome(call) for call in returned(world, RECEIVER, ("bind",))}
    before, after = tried.get(LAST_SYSTEM_PORT), tried.get(LAST_SYSTEM_PORT + 1)
    if before is None or after is None:
        return found(None, NOT_TRIED)
    if before != REFUSED or after not in (REFUSED, SUCCEEDED):
        return found(None, NO_RIGHTS_ASKED, before=_said(before))
    return found(after == REFUSED, BOTH_TRIED, before=_said(before), after=_said(after))


def _port(call: Call) -> int:
    """The port that bind() was asked for; 0 for one of no consequence."""
    try:
        _host, port = literal_eval(call.started.arguments)
    except (SyntaxError, ValueError, TypeError):
        return 0
    return port if isinstance(port, int) else 0


def _outcome(call: Call) -> str:
    error = call.returned.error if call.returned is not None else ""
    return error.partition(":")[0] or SUCCEEDED


def _said(outcome: str) -> Sentence | str:
    return Sentence("proofs", SUCCEEDED) if outcome == SUCCEEDED else outcome


def _is_private_192_168(world: World) -> Finding:
    """For sayings about where private addresses begin: the program looks them up, one "10.1.2.3 private" in a line."""
    program = world.programs.get(RECEIVER)
    lines = "".join(program.printed).splitlines() if program is not None else []
    private = [line.split()[0] for line in lines if line.endswith(" private")]
    if not private:
        return found(None, NONE_PRIVATE)
    return found(all(each.startswith("192.168.") for each in private), PRIVATE, addresses=", ".join(private))


def _is_one_in_the_world(world: World) -> Finding:
    """For sayings that an address leads to a single computer, wherever one is."""
    hosts = dict.fromkeys(host for packet in world.packets for host in (packet.source.host, packet.target.host))
    if not hosts:
        return found(None, NO_PACKETS)
    is_global = all(ip_address(host).is_global for host in hosts)
    return found(is_global, GLOBAL if is_global else NOT_GLOBAL, addresses=", ".join(hosts))


ADDRESS_PROOFS: Mapping[str, Proof] = {
    "1024 is refused": _is_1024_refused,
    "private is 192.168": _is_private_192_168,
    "one in the world": _is_one_in_the_world,
}
