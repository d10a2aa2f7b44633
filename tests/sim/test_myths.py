from __future__ import annotations

import pytest

from sim.lessons import Lesson, all_lessons
from sim.myths import Myth
from sim.network.framing import outcome
from sim.network.proofs import PROOFS, judged
from sim.sources.request import request_for
from sim.sources.run import run
from sim.vocabulary import NETWORK
from tests.sim.marks import misplaced_marks
from tests.sim.sources.runs import Ran, lesson, needs_loopback, needs_wire

MARKS = {"loopback": (needs_loopback,), "wire": (needs_wire,), "model": ()}
SAYINGS = [(each, myth) for each in all_lessons() for myth in each.myths]
EXPERIMENTS = [
    pytest.param(each, myth, source, marks=MARKS[source], id=f"{each.id}-{myth.name}-{source}")
    for each, myth in SAYINGS
    if each.vocabulary is NETWORK
    for source in each.sources
    if myth.is_for(source)
]
"""Those about threads are run beside their proofs."""
OFTEN_SAID = {
    "addresses-ports": {"up-to-1024", "private-is-192-168", "one-computer"},
    "deadlock": {"it-ran-well"},
    "listen-backlog": {"half-open", "so-many-clients"},
    "mutex": {"the-gil-is-enough"},
    "philosophers": {"the-same-for-all"},
    "producer-consumer": {"woken-means-there", "one-is-enough"},
    "queues": {"biggest-first", "empty-tells"},
    "rlock": {"one-thread-alone"},
    "semaphores-events": {"notify-is-kept", "old-names"},
    "socket-api": {"continue-is-harmless", "unix-is-a-network"},
    "sticky-packets": {"loses-the-rest", "a-bug", "a-short-sleep", "nodelay", "udp-is-simpler"},
    "tcp-handshake": {"client-speaks-first"},
    "tcp-states": {"server-waits"},
    "tcp-teardown": {"always-four", "client-closes-first"},
}
"""What each lesson puts to the test, at least."""


def test_the_lessons_put_to_the_test_what_is_often_said() -> None:
    sayings = {each.id: {myth.name for myth in each.myths} for each in all_lessons()}
    assert {name: wanted - sayings[name] for name, wanted in OFTEN_SAID.items() if wanted - sayings[name]} == {}


def test_every_saying_is_said_in_both_languages_and_is_none_that_holds() -> None:
    for _, myth in SAYINGS:
        assert not myth.holds
        for words in (myth.claim, myth.because):
            assert words.en.isascii()
            assert words.zh
            assert misplaced_marks(words.en) == misplaced_marks(words.zh) == []


@pytest.mark.parametrize(("lesson", "myth", "source"), EXPERIMENTS)
def test_every_experiment_shows_what_is_so_on_every_source(lesson: Lesson, myth: Myth, source: str) -> None:
    ran = Ran(run(request_for(lesson.for_experiment(myth), source, myth.chosen(lesson.settings_on(source)))))
    assert ran.problems == []
    finding = judged(myth.proof, ran.world)
    assert finding.holds is myth.holds, str(finding.sentence)


def test_a_slow_sender_and_a_quick_reader_prove_nothing() -> None:
    ran = lesson("framing", "model", method="unframed", pause="0.3", delay="0")
    assert outcome(ran.world).right == 3
    assert PROOFS["stream kept"](ran.world).holds is None
    assert PROOFS["each on its own"](ran.world).holds is True
