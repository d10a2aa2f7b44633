"""The differences between a kernel and the model that are known, each with the rule that recognises it.

A reason is given only where its rule holds in both runs; what no rule recognises stays unexplained. Never compared are
times, windows, IP's identification and TCP's options: see docs/tcp-endpoint.md.
"""

from __future__ import annotations

from collections.abc import Callable

from sim.network.packets import Label, Packet
from sim.network.talk_side import TalkSide, ack_of, arrival, end_of, is_pure_ack, start_of, takes_numbers
from sim.words import QT_TRANSLATE_NOOP

RACE = 0.01
"""Seconds that a capture and the end that it watches may be apart."""
NEAR = 0.04
"""Seconds by which programs and kernels on a busy computer come later than those of the model, which cost no time."""
LONGEST_DELAY = 0.5
"""Seconds for which an acknowledgement may be held back, RFC 9293 3.8.6.3."""
SHORTEST_TIMEOUT = 0.2
"""Seconds that Linux and the model wait at least for an acknowledgement that never comes."""
OPTION_ROOM = 40
"""Bytes that TCP's options may take from a full-sized segment."""

OTHER_ACK = QT_TRANSLATE_NOOP(
    "comparison", "The same segment; it acknowledges what had arrived by then, and that depends on the moment."
)
OTHER_PUSH = QT_TRANSLATE_NOOP("comparison", "The same segment; only PSH differs, which no receiver needs.")
ACK_COMBINED = QT_TRANSLATE_NOOP(
    "comparison",
    "An acknowledgement of its own here; there another segment of the same sender acknowledges the same or more.",
)
OTHER_PIECES = QT_TRANSLATE_NOOP("comparison", "The same bytes, cut into other segments.")
SENT_AGAIN = QT_TRANSLATE_NOOP(
    "comparison",
    "Sent once more here: the two ends measure time with clocks of their own, so a timer may run out on one side only.",
)
TAIL_PROBE = QT_TRANSLATE_NOOP(
    "comparison",
    "A tail loss probe (RFC 8985): Linux sends the last segment again after about two round trips, the model after its "
    "timeout.",
)
OTHER_LOSS = QT_TRANSLATE_NOOP("comparison", "Follows from a frame that the cable lost on this side only.")
PROBED = QT_TRANSLATE_NOOP(
    "comparison",
    "Asks, or answers, whether a closed window has opened: how full it gets and when that is asked depends on buffers "
    "and timers.",
)
WINDOW_TOLD = QT_TRANSLATE_NOOP(
    "comparison",
    "Tells of a new window only; how large a buffer is and when it is told of, each end decides itself.",
)
ANSWERED_AGAIN = QT_TRANSLATE_NOOP(
    "comparison",
    "Answers a segment that has come twice; there it came once, or the answer holds the numbers of another moment.",
)
CROSSED_CALLS = QT_TRANSLATE_NOOP(
    "comparison",
    "Both ends called at once: Linux answers the SYN ACK once more, the model does as RFC 9293 3.5 shows it.",
)
COOKIE = QT_TRANSLATE_NOOP(
    "comparison",
    "The accept queue was full and dropped the last ACK, so the model sends its SYN ACK again. Linux answers with SYN "
    "cookies when its SYN queue is full as well: it keeps nothing that it could send again.",
)
UNEXPLAINED = QT_TRANSLATE_NOOP("comparison", "Nothing explains this difference.")

Rule = Callable[[Packet, TalkSide, TalkSide], bool]
"""Whether a packet that only `here` has is such a difference; `there` is the same sender in the other run."""


def _is_true(packet: Packet, side: TalkSide) -> bool:
    """Whether it acknowledges what had come by then, neither more nor less."""
    least, most = side.arrived.at(packet.sent - NEAR), side.arrived.at(packet.sent + RACE)
    return least <= ack_of(packet) <= most


def _has(label: Label, packet: Packet) -> bool:
    return packet.segment is not None and label in packet.segment.labels


def _is_news(packet: Packet, here: TalkSide) -> bool:
    """Whether it is the first to acknowledge so much."""
    return here.first_to_acknowledge(ack_of(packet)) >= packet.number


def _is_repeated_ack(packet: Packet, here: TalkSide) -> bool:
    return is_pure_ack(packet) and not _is_news(packet, here)


def _is_about_closed_window(packet: Packet, here: TalkSide, there: TalkSide) -> bool:
    """A probe, or an acknowledgement that says nothing new just after one; both runs must have had a closed window."""
    if _has(Label.WINDOW_PROBE, packet):
        return here.had_closed_window and there.had_closed_window
    asked = any(_has(Label.WINDOW_PROBE, each) for each in here.heard_last(packet.sent + RACE, NEAR))
    return asked and _is_repeated_ack(packet, here) and any(_has(Label.ZERO_WINDOW, each) for each in there.said)


def _tells_of_window(packet: Packet, here: TalkSide, _there: TalkSide) -> bool:
    return _has(Label.WINDOW_UPDATE, packet) and _is_repeated_ack(packet, here) and _is_true(packet, here)


def _answers_crossed_call(packet: Packet, here: TalkSide, there: TalkSide) -> bool:
    is_first = is_pure_ack(packet) and (start_of(packet), ack_of(packet)) == (1, 1)
    return is_first and not here.is_model and here.opened_as_caller and there.opened_as_caller


def _repeats_without_cookies(packet: Packet, here: TalkSide, there: TalkSide) -> bool:
    """A SYN ACK again after a dropped last ACK; the kernel sent its only one."""
    is_again = packet.segment is not None and packet.segment.again and {"syn", "ack"} <= set(packet.flags)
    was_full = any(each.discarded is not None and arrival(each) <= packet.sent for each in here.heard)
    sent_once = sum("syn" in each.flags for each in there.said) == 1
    return here.is_model and not there.is_model and is_again and was_full and sent_once


def _acknowledges_apart(packet: Packet, here: TalkSide, there: TalkSide) -> bool:
    """It is true here, and there the same is acknowledged before a delayed acknowledgement would be overdue."""
    if not is_pure_ack(packet) or not _is_news(packet, here) or not _is_true(packet, here):
        return False
    came, told = there.arrived.when(ack_of(packet)), there.acknowledged.when(ack_of(packet))
    return came - RACE <= told <= came + LONGEST_DELAY


def _answers_repetition(packet: Packet, here: TalkSide, there: TalkSide) -> bool:
    """There the same was answered as often, or none of what has come twice here did so."""
    ends = {end_of(each) for each in _repetitions_before(packet, here)}
    if not ends or not _is_repeated_ack(packet, here):
        return False
    are_alone = not any(each.number in there.came_again and end_of(each) in ends for each in there.heard)
    return are_alone or _count_of_answers(ack_of(packet), here) == _count_of_answers(ack_of(packet), there)


def _count_of_answers(ack: int, side: TalkSide) -> int:
    """How many acknowledgements of that number answer what has come twice."""
    repeated = (each for each in side.said if ack_of(each) == ack and _is_repeated_ack(each, side))
    return sum(bool(_repetitions_before(each, side)) for each in repeated)


def _repetitions_before(packet: Packet, side: TalkSide) -> list[Packet]:
    return [each for each in side.heard_last(packet.sent + RACE, NEAR) if each.number in side.came_again]


def _is_again(packet: Packet) -> bool:
    return packet.segment is not None and packet.segment.again and takes_numbers(packet)


def _follows_loss(packet: Packet, here: TalkSide, there: TalkSide) -> bool:
    """It fills a gap, or asks for one to be filled, that the cable has made here and not there."""
    if _has(Label.DUPLICATE_ACK, packet):
        return ack_of(packet) in here.lost_by_peer - there.lost_by_peer
    return _is_again(packet) and start_of(packet) in here.lost_by_it - there.lost_by_it


def _waited(packet: Packet, here: TalkSide, there: TalkSide) -> float:
    """Seconds since a segment's last copy left, in which nothing has acknowledged it; -1 where it is no such copy.

    A SYN is answered at once as well, which leaves the timer alone: there the first copy counts.
    """
    copies = here.copies_before(packet) if _is_again(packet) else []
    earlier = copies[0 if "syn" in packet.flags else -1] if copies else None
    is_missing = here.confirmed.at(packet.sent - RACE) < end_of(packet)
    if earlier is None or not is_missing or not there.covers(start_of(packet), end_of(packet)):
        return -1.0
    return packet.sent - earlier.sent


def _was_timed_out(packet: Packet, here: TalkSide, there: TalkSide) -> bool:
    return _waited(packet, here, there) >= SHORTEST_TIMEOUT - RACE and not _has(Label.FAST_RETRANSMISSION, packet)


def _probes_tail(packet: Packet, here: TalkSide, there: TalkSide) -> bool:
    is_last = all(end_of(packet) >= end_of(each) for each in here.said if each.number < packet.number)
    return not here.is_model and is_last and _waited(packet, here, there) >= here.round_trip - RACE


def _is_cut_otherwise(packet: Packet, here: TalkSide, there: TalkSide) -> bool:
    """Both runs say the same numbers, and this piece ends where a piece may end."""
    is_stream = takes_numbers(packet) and "syn" not in packet.flags
    if not is_stream or _is_again(packet) or here.total != there.total:
        return False
    return there.covers(start_of(packet), end_of(packet)) and _ends_rightly(packet, here)


def _ends_rightly(packet: Packet, here: TalkSide) -> bool:
    """It is full, or ends what was written, or reaches the edge of the peer's window."""
    is_full = packet.length >= here.mss - OPTION_ROOM
    # Told in units, the edge may seem to shrink by less than one, RFC 7323 2.4.
    is_at_edge = end_of(packet) > here.edge.at(packet.sent - RACE) - here.unit
    return is_full or is_at_edge or bool({"psh", "fin"} & set(packet.flags))


KNOWN: tuple[tuple[str, Rule], ...] = (
    (PROBED, _is_about_closed_window),
    (WINDOW_TOLD, _tells_of_window),
    (CROSSED_CALLS, _answers_crossed_call),
    (COOKIE, _repeats_without_cookies),
    (ACK_COMBINED, _acknowledges_apart),
    (ANSWERED_AGAIN, _answers_repetition),
    (OTHER_LOSS, _follows_loss),
    (SENT_AGAIN, _was_timed_out),
    (TAIL_PROBE, _probes_tail),
    (OTHER_PIECES, _is_cut_otherwise),
)
"""(reason, rule), the more particular first."""


def reason_for_one(packet: Packet, here: TalkSide, there: TalkSide) -> str:
    """Why only one side has it."""
    if packet.segment is None:
        return UNEXPLAINED
    return next((reason for reason, holds in KNOWN if holds(packet, here, there)), UNEXPLAINED)


def reason_for_two(left: tuple[Packet, TalkSide], right: tuple[Packet, TalkSide]) -> str:
    """Why two segments with the same bytes are not the same."""
    one, other = left[0], right[0]
    if one.segment is None or other.segment is None or ("ack" in one.flags) != ("ack" in other.flags):
        return UNEXPLAINED
    acks = ack_of(one), ack_of(other)
    if acks[0] == acks[1]:
        return OTHER_PUSH
    packet, side = left if acks[0] < acks[1] else right
    comes_soon = side.arrived.when(max(acks)) <= packet.sent + NEAR
    return OTHER_ACK if comes_soon and _is_true(*left) and _is_true(*right) else UNEXPLAINED
