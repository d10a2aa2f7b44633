"""What a lesson's questions and sayings may ask for: its kind of run knows places, facts and proofs of its own."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

from msgspec import Struct

from sim.concurrency import facts as thread_facts
from sim.concurrency import places as thread_places
from sim.concurrency import proofs as thread_proofs
from sim.concurrency.granularity import GRANULARITIES
from sim.myths import Myth
from sim.network import facts, places, proofs
from sim.questions import Answer, Question
from sim.settings import LessonError, sentence
from sim.words import QT_TRANSLATE_NOOP, Sentence

NO_SUCH_FACT = QT_TRANSLATE_NOOP(
    "lessons", "The question {name} asks for “{fact}”, which no run can tell. What can be told: {allowed}."
)
NO_SUCH_PROOF = QT_TRANSLATE_NOOP(
    "lessons", "The myth {name} asks for “{proof}”, which no run can prove. What can be proved: {allowed}."
)
NO_SUCH_WAY = QT_TRANSLATE_NOOP(
    "lessons", "“{way}” is no way to switch threads in this lesson. What can be chosen: {allowed}."
)
NO_PLACE = QT_TRANSLATE_NOOP(
    "lessons", "“{place}” is no place in a run. Write {examples}. What can happen at a place: {allowed}."
)
NO_VALUE = QT_TRANSLATE_NOOP(
    "lessons",
    "“{value}” can never be right: “{fact}” gives one of {allowed}. The value of an answer that is"
    " always wrong is empty.",
)


class Vocabulary(Struct, frozen=True):
    """What runs of one kind can be asked; `granularities` is where threads may be switched.

    `examples` are places, `happenings` what can happen at one. `values` are all that a fact can give, where that is
    known. `program_at` says which program a place names.
    """

    is_place: Callable[[str], bool]
    program_at: Callable[[str], str]
    examples: str
    happenings: Collection[str]
    facts: Collection[str]
    values: Mapping[str, tuple[str, ...]]
    proofs: Collection[str]
    granularities: Collection[str] = ()

    def check_place(self, question: Question) -> None:
        """Raises LessonError if no run has a place like that."""
        if not self.is_place(question.at):
            raise LessonError(self._no_place(question.at))

    def check_fact(self, question: Question) -> None:
        """Raises LessonError if no run tells that."""
        if question.fact not in self.facts:
            allowed = ", ".join(self.facts)
            raise LessonError(sentence(NO_SUCH_FACT, name=question.name, fact=question.fact, allowed=allowed))

    def _no_place(self, place: str) -> Sentence:
        return sentence(NO_PLACE, place=place, examples=self.examples, allowed=", ".join(self.happenings))

    def check_answer(self, question: Question, answer: Answer, programs: Sequence[str]) -> None:
        """Raises LessonError for a value that no run of these programs can give."""
        known = self.values.get(question.fact)
        if known is None:
            return
        allowed = [name for each in known for name in (programs if each == facts.PROGRAM else (each,))]
        possible = Answer("|".join(allowed), answer.title)
        for value in answer.values:
            if value and not possible.is_right(value.removesuffix("+")):
                names = ", ".join(allowed)
                raise LessonError(sentence(NO_VALUE, value=value, fact=question.fact, allowed=names))

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


def _no_program(_place: str) -> str:
    """Whoever does something at a place in a run of threads is a thread, of any name."""
    return ""


NETWORK = Vocabulary(
    places.is_place,
    places.program_at,
    "synack:1, client.data:2, server.recv:1",
    places.WORDS,
    facts.FACTS,
    facts.VALUES,
    proofs.PROOFS,
)
THREADS = Vocabulary(
    thread_places.is_place,
    _no_program,
    "write n:2, T1.acquire:1, get q:1",
    thread_places.WORDS,
    (*thread_facts.FACTS, *thread_facts.POSSIBILITIES),
    thread_facts.VALUES,
    thread_proofs.PROOFS,
    GRANULARITIES,
)
