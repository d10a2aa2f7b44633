"""Says every event in one plain sentence: what happened, and why.

Nothing is claimed that events do not show: states, numbers and owners come from the world after the event.
The sentences on frames, arrivals, the cable, states and socket calls stand in `frame_words`, `arrival_words`,
`cable_words`, `state_words` and `call_words`.
"""

from __future__ import annotations

from typing import assert_never

from sim.network import events as e
from sim.network.arrival_words import frame_arrived
from sim.network.cable_words import on_the_cable
from sim.network.call_words import call_returned, call_started
from sim.network.file_words import about_file
from sim.network.frame_words import frame_sent
from sim.network.phrases import program_name, say, shortened
from sim.network.state_words import figures_told, queues_seen, state_told
from sim.network.world import Counted, World
from sim.words import QT_TRANSLATE_NOOP, Sentence

RUN_STARTED_LOOPBACK = QT_TRANSLATE_NOOP(
    "narrator",
    "**{lesson}** begins: real programs talk on this computer, and each of their packets is captured.",
)
RUN_STARTED_WIRE = QT_TRANSLATE_NOOP(
    "narrator",
    "**{lesson}** begins: real programs on two private hosts, each with a Linux kernel's TCP,"
    " and a slow cable between them.",
)
RUN_STARTED_MIXED = QT_TRANSLATE_NOOP(
    "narrator",
    "**{lesson}** begins: one of the two hosts has a Linux kernel's TCP, the other the model's, in real time;"
    " a slow cable lies between them.",
)
RUN_STARTED_MODEL = QT_TRANSLATE_NOOP(
    "narrator",
    "**{lesson}** begins: the same programs on two simulated hosts. Time is simulated too, and every run is the same.",
)
RUN_RECORDED = QT_TRANSLATE_NOOP(
    "narrator", "**{lesson}** is played from a recording: it has happened before, nothing runs now."
)
RUN_STARTED = QT_TRANSLATE_NOOP("narrator", "**{lesson}** begins.")
STARTS = {
    "loopback": RUN_STARTED_LOOPBACK,
    "wire": RUN_STARTED_WIRE,
    "wire, the client on the model": RUN_STARTED_MIXED,
    "wire, the server on the model": RUN_STARTED_MIXED,
    "model": RUN_STARTED_MODEL,
}
"""By the place where it runs, or by the source."""
RUN_ENDED = QT_TRANSLATE_NOOP("narrator", "The run is over, nothing more will happen. Packets in all: {count}.")
RUN_ENDED_BADLY = QT_TRANSLATE_NOOP("narrator", "Nothing more will come. Packets that can be shown: {count}.")
PROGRAM_STARTED = QT_TRANSLATE_NOOP("narrator", "**{program}** starts as a process of its own (pid {pid}).")
PROGRAM_SIMULATED = QT_TRANSLATE_NOOP("narrator", "**{program}** starts on a simulated host of its own.")
LINE = QT_TRANSLATE_NOOP("narrator", "**{program}** comes to line {line}: {text}")
LINE_OF_MODULE = QT_TRANSLATE_NOOP("narrator", "**{program}** comes to line {line} of {file}: {text}")
LINES_SKIPPED = QT_TRANSLATE_NOOP(
    "narrator",
    "**{program}** has run more than {limit} lines. From here on they are no longer shown one by one,"
    " so that the picture keeps up; calls and packets still are.",
)
STILL_RUNS = QT_TRANSLATE_NOOP(
    "narrator",
    "**{program}** runs on without a call or output for {seconds} s, and nothing else happens."
    " It is at line {line} of {file}: {text}",
)
PRINTED = QT_TRANSLATE_NOOP("narrator", "**{program}** prints: {text}")
FAILED = QT_TRANSLATE_NOOP(
    "narrator", "**{program}** stops at line {line}, because nothing caught the error **{error}**: {message}"
)
FAILED_IN_MODULE = QT_TRANSLATE_NOOP(
    "narrator",
    "**{program}** stops at line {line} of {file}, because nothing caught the error **{error}**: {message}",
)
UNREADABLE = QT_TRANSLATE_NOOP(
    "narrator", "Python cannot read the program **{program}**, so none of it ran. **{error}**: {message}"
)
ENDED = QT_TRANSLATE_NOOP("narrator", "**{program}** has reached its end (exit code 0).")
ENDED_BADLY = QT_TRANSLATE_NOOP(
    "narrator", "**{program}** has ended with exit code {code}: something went wrong in it."
)
ENDED_BY_SIGNAL = QT_TRANSLATE_NOOP(
    "narrator", "**{program}** was ended by signal {signal}. The kernel closes the sockets that it leaves open."
)
STOPPED = QT_TRANSLATE_NOOP(
    "narrator", "**{program}** was stopped from outside. The kernel closes the sockets that it leaves open."
)
CAPTURED_ALL = QT_TRANSLATE_NOOP("narrator", "Every packet so far was captured, none was dropped: {captured}.")
CAPTURE_DROPPED = QT_TRANSLATE_NOOP(
    "narrator",
    "The kernel had no room for {dropped} packets and dropped them from the capture, so they are missing"
    " here. Captured: {captured}.",
)

SIGNALS = {2: "2 (SIGINT)", 6: "6 (SIGABRT)", 9: "9 (SIGKILL)", 11: "11 (SIGSEGV)", 15: "15 (SIGTERM)"}


def narrate(event: e.AnyEvent, world: World) -> Sentence:
    """What `event` means, in one sentence or two short ones; `world` is the world after it."""
    match event:
        case e.FrameSent():
            return frame_sent(event, world)
        case e.FrameArrived():
            return frame_arrived(event, world)
        case e.CallStarted():
            return call_started(event, world)
        case e.CallReturned():
            return call_returned(event, world)
        case e.FrameLost() | e.FrameDelayed() | e.FrameChanged() | e.FrameDiscarded():
            return on_the_cable(event, world)
        case e.KernelState() | e.ModelState():
            return state_told(event, world)
        case e.ListenQueues():
            return queues_seen(event)
        case e.TcpFigures():
            return figures_told(event, world)
        case e.RunStarted() | e.RunEnded() | e.Problem() | e.CaptureCounted() | e.FileRead() | e.ConversationFound():
            return _about_run(event, world)
        case _:
            return _about_program(event, world)


def _about_run(event: e.RunStarted | e.RunEnded | e.Problem | Counted, world: World) -> Sentence:
    match event:
        case e.RunStarted():
            return say(_text_of_start(event), lesson=event.lesson)
        case e.RunEnded():
            return say(RUN_ENDED_BADLY if world.problems else RUN_ENDED, count=_packets_known(world))
        case e.CaptureCounted():
            text = CAPTURE_DROPPED if event.dropped else CAPTURED_ALL
            return say(text, captured=event.captured, dropped=event.dropped)
        case e.FileRead() | e.ConversationFound():
            return about_file(event)
        case e.Problem():
            return event.sentence


def _packets_known(world: World) -> int:
    """Those of the run, or of all conversations that a capture was found to hold before one is chosen."""
    return len(world.packets) or sum(sum(each.packets) for each in world.conversations)


def _text_of_start(event: e.RunStarted) -> str:
    if event.is_recorded:
        return RUN_RECORDED
    return STARTS.get(event.place) or STARTS.get(event.source, RUN_STARTED)


ProgramEvent = (
    e.ProgramStarted | e.LineReached | e.LinesSkipped | e.StillRuns | e.Printed | e.ProgramFailed | e.ProgramEnded
)


def _about_program(event: ProgramEvent, world: World) -> Sentence:
    program = program_name(event.program)
    match event:
        case e.ProgramStarted():
            return say(PROGRAM_STARTED if event.pid else PROGRAM_SIMULATED, program=program, pid=event.pid)
        case e.LineReached():
            text = LINE_OF_MODULE if event.module else LINE
            code = _line_of(event.program, event.line, event.module, world)
            return say(text, program=program, line=event.line, file=f"{event.module}.py", text=code)
        case e.LinesSkipped():
            return say(LINES_SKIPPED, program=program, limit=event.limit)
        case e.StillRuns():
            return _still_runs(event, program, world)
        case e.Printed():
            return say(PRINTED, program=program, text=shortened(event.text))
        case e.ProgramFailed():
            return _program_failed(event, program)
        case e.ProgramEnded():
            return _program_ended(event, program)
        case _:
            assert_never(event)


def _line_of(name: str, line: int, module: str, world: World) -> str:
    """The line of code itself; nothing where the program's text is not known."""
    program = world.programs.get(name)
    lines = program.text_of(module).splitlines() if program is not None else []
    return shortened(lines[line - 1]) if 0 < line <= len(lines) else ""


def _still_runs(event: e.StillRuns, program: Sentence, world: World) -> Sentence:
    at = world.programs[event.program]
    file, code = f"{at.module or at.name}.py", _line_of(at.name, at.line, at.module, world)
    seconds = int(event.time - event.since)
    return say(STILL_RUNS, program=program, seconds=seconds, line=at.line, file=file, text=code)


def _program_failed(event: e.ProgramFailed, program: Sentence) -> Sentence:
    text = UNREADABLE if not event.line else FAILED_IN_MODULE if event.module else FAILED
    message = event.message if isinstance(event.message, Sentence) else shortened(event.message)
    file = f"{event.module}.py"
    return say(text, program=program, line=event.line, file=file, error=event.error, message=message)


def _program_ended(event: e.ProgramEnded, program: Sentence) -> Sentence:
    if event.stopped:
        return say(STOPPED, program=program)
    if event.code < 0:
        return say(ENDED_BY_SIGNAL, program=program, signal=SIGNALS.get(-event.code, str(-event.code)))
    return say(ENDED_BADLY if event.code else ENDED, program=program, code=event.code)
