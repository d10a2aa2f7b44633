"""Whatever the learner sets, a question is answered by one of its answers or is not asked."""

from __future__ import annotations

import pytest

from sim.lessons import find_lesson
from sim.network.facts import tell
from sim.sources.request import request_for
from sim.sources.run import run
from tests.sim.sources.runs import Ran

LONG = "x" * 3000
TOLD: list[tuple[str, dict[str, str], dict[str, str | None]]] = [
    ("osi-layers", {"message": LONG}, {"overhead": "fewer", "unwrapped": "cut"}),
    ("osi-layers", {"message": "x" * 66}, {"overhead": "equal", "unwrapped": "whole"}),
    ("osi-layers", {"transport": "udp", "message": LONG}, {"overhead": None, "unwrapped": "cut"}),
    ("arp-dns", {"arp": "known"}, {"first": "udp", "how-many": "2"}),
    ("arp-dns", {"name": "nobody"}, {"first": "arp", "how-many": None}),
    ("arp-dns", {"arp": "known", "duplicate": "40", "seed": "3"}, {"first": "udp", "how-many": "3"}),
    ("socket-api", {"size": "2"}, {"first-packet": "connect", "end-of-stream": "0"}),
    ("socket-api", {"message": LONG}, {"first-packet": "connect", "end-of-stream": "0"}),
    ("socket-api", {"size": "2", "closes_first": "server"}, {"first-packet": "connect", "end-of-stream": None}),
    ("tcp-handshake", {"size": "1", "closes_first": "server"}, {"which-number": "1", "who-next": "client"}),
    ("tcp-teardown", {"duplicate": "100"}, {"how-many": "4", "who-waits": "client"}),
    ("tcp-teardown", {"way": "reset", "closes_first": "server"}, {"how-many": None, "who-waits": None}),
    ("tcp-states", {"way": "both-open"}, {"server-state": "SYN_RCVD", "after-fin": "FIN_WAIT_1"}),
    ("tcp-states", {"way": "refused"}, {"server-state": None, "after-fin": None}),
    ("tcp-loss", {"drop": "", "pause": "10", "buffer": "4096"}, {"behind-gap": "more", "how-noticed": None}),
    ("tcp-loss", {"drop": "fin:1"}, {"behind-gap": "more", "how-noticed": "retransmission"}),
    ("listen-backlog", {"delay": "0"}, {"before-accept": None, "ask-twice": "yes"}),
    ("listen-backlog", {"backlog": "128"}, {"before-accept": "none", "ask-twice": "no"}),
    ("udp-echo", {"size": "2", "arp": "ask"}, {"before-data": "2", "whole": "cut"}),
    ("udp-echo", {"size": "65535", "message": LONG}, {"before-data": "0", "whole": "whole"}),
    ("tcp-udp", {"count": "60", "pause": "0"}, {"more-packets": "udp", "what-arrives": "tcp"}),
    ("tcp-udp", {"loss": "0", "pause": "2", "patience": "1"}, {"more-packets": "tcp", "what-arrives": "tcp"}),
    ("tcp-udp", {"latency": "2"}, {"more-packets": None, "what-arrives": None}),
    ("sticky-packets", {"messages": "a"}, {"how-many-segments": "1", "how-many-reads": "1"}),
    ("sticky-packets", {"messages": ""}, {"how-many-segments": None}),
    ("framing", {"count": "0"}, {"first-recv": None, "how-many-segments": None}),
    ("framing", {"method": "confirmed", "raw": "abc"}, {"first-recv": "whole", "how-many-segments": "7"}),
]
"""A lesson with settings, and what its questions are told of it on the model, None where they are not asked."""


@pytest.mark.parametrize(
    ("lesson_id", "settings", "told"), TOLD, ids=[f"{each[0]}-{'-'.join(each[1])}" for each in TOLD]
)
def test_other_settings_have_other_answers(
    lesson_id: str, settings: dict[str, str], told: dict[str, str | None]
) -> None:
    asked = find_lesson(lesson_id)
    world = Ran(run(request_for(asked, "model", settings))).world
    questions = {each.name: each for each in asked.questions}
    found = {name: tell(questions[name].at, questions[name].fact, world) for name in told}
    assert {name: answer and answer.value for name, answer in found.items()} == told
    for name, answer in found.items():
        assert answer is None or questions[name].right(answer.value) is not None
