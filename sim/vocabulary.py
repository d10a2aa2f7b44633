"""What a lesson's questions and sayings may ask for: its kind of run knows places, facts and proofs of its own."""

from __future__ import annotations

from collections.abc import Callable, Collection

from msgspec import Struct

from sim.concurrency import facts as thread_facts
from sim.concurrency import places as thread_places
from sim.concurrency import proofs as thread_proofs
from sim.concurrency.granularity import GRANULARITIES
from sim.myths import Myth
from sim.network import facts, places, proofs
from sim.questions import Question
from sim.settings import LessonError, sentence
from sim.words import QT_TRANSLATE_NOOP

NO_SUCH_FACT = QT_TRANSLATE_NOOP(
    "lessons", "The question {name} asks for “{fact}”, which no run can tell. What can be told: {allowed}."
)
NO_SUCH_PROOF = QT_TRANSLATE_NOOP(
    "lessons", "The myth {name} asks for “{proof}”, which no run can prove. What can be proved: {allowed}."
)
NO_SUCH_WAY = QT_TRANSLATE_NOOP(
    "lessons", "“{way}” is no way to switch threads in this lesson. What can be chosen: {allowed}."
)
NO_PLACE = QT_TRANSLATE_NOOP("lessons", "“{place}” is no place in a run. Write {examples}.")


class Vocabulary(Struct, frozen=True):
    """What runs of one kind can be asked; `examples` are places, `granularities` where threads may be switched."""

    is_place: Callable[[str], bool]
    examples: str
    facts: Collection[str]
    proofs: Collection[str]
    granularities: Collection[str] = ()

    def check_place(self, question: Question) -> None:
        """Raises LessonError if no run has a place like that."""
        if not self.is_place(question.at):
            raise LessonError(sentence(NO_PLACE, place=question.at, examples=self.examples))

    def check_fact(self, question: Question) -> None:
        """Raises LessonError if no run tells that."""
        if question.fact not in self.facts:
            allowed = ", ".join(self.facts)
            raise LessonError(sentence(NO_SUCH_FACT, name=question.name, fact=question.fact, allowed=allowed))

    def check_proof(self, myth: Myth) -> None:
        """Raises LessonError if nothing of that name can be read off a run."""
        if myth.proof not in self.proofs:
            allowed = ", ".join(self.proofs)
            raise LessonError(sentence(NO_SUCH_PROOF, name=myth.name, proof=myth.proof, allowed=allowed))

    def check_granularity(self, myth: Myth) -> None:
        """Raises LessonError if threads cannot be switched like that."""
        if myth.granularity and myth.granularity not in self.granularities:
            allowed = ", ".join(self.granularities) or "-"
            raise LessonError(sentence(NO_SUCH_WAY, way=myth.granularity, allowed=allowed))


NETWORK = Vocabulary(places.is_place, "synack:1, client.data:2, server.recv:1", facts.FACTS, proofs.PROOFS)
THREADS = Vocabulary(
    thread_places.is_place,
    "write n:2, T1.acquire:1, get q:1",
    (*thread_facts.FACTS, *thread_facts.POSSIBILITIES),
    thread_proofs.PROOFS,
    GRANULARITIES,
)
