"""What a learner may make of a codec: every byte keeps its story, and what goes wrong is told."""

from __future__ import annotations

import pytest

from sim.lessons import find_lesson
from sim.network.codec_words import remark_said
from sim.network.framing import RECEIVER, outcome
from sim.network.provenance import Stream, streams
from sim.sources.request import request_for
from sim.sources.run import run
from tests.sim.sources.runs import Ran, needs_loopback, needs_wire

SOURCES = [pytest.param("loopback", marks=needs_loopback), pytest.param("wire", marks=needs_wire), "model"]
LINES = """
def send_message(sock, data):
    with sock.makefile('wb') as file:
        file.write(data + b'\\r\\n')

def receive_messages(sock):
    with sock.makefile('rb') as file:
        while line := file.readline():
            yield line.removesuffix(b'\\r\\n')
"""
TWO_BYTES = """
from struct import pack, unpack

def send_message(sock, data):
    sock.sendall(pack('!H', len(data)) + data)

def receive_messages(sock):
    with sock.makefile('rb') as file:
        while head := file.read(2):
            yield file.read(*unpack('!H', head))
"""
INTO_A_BUFFER = """
def send_message(sock, data):
    sock.sendall(bytes([len(data)]) + data)

def receive_messages(sock):
    head = bytearray(1)
    while sock.recv_into(head):
        body, got = memoryview(bytearray(head[0])), 0
        while got < len(body):
            got += sock.recv_into(body[got:])
        yield bytes(body)
"""
TEXT = """
def send_message(sock, data):
    sock.sendall(data + b';')

def receive_messages(sock):
    for part in sock.makefile('rb').read().split(b';')[:-1]:
        yield part.decode().encode()
"""


def changed(text: str, source: str, **values: str) -> Ran:
    """The lesson with this text for the codec `header`."""
    lesson = find_lesson("framing").with_text("header", text)
    return Ran(run(request_for(lesson, source, {"method": "header", "count": "4", **values})))


def to_server(ran: Ran) -> Stream:
    return next(each for each in streams(ran.world) if each.reads and each.reads[0].call.started.program == RECEIVER)


@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize("text", [LINES, TWO_BYTES, INTO_A_BUFFER], ids=["lines", "two bytes", "into a buffer"])
def test_every_byte_keeps_its_story_whatever_the_codec_does(text: str, source: str) -> None:
    ran = changed(text, source, messages="hello|w\\xffrld|bye")
    assert ran.problems == []
    assert [row.fate.is_right for row in outcome(ran.world).rows] == [True] * 4
    stream = to_server(ran)
    assert all(each.sent_by and each.carried_by and each.readable and each.taken_by for each in stream.stretches)
    assert all(each.decoded for each in stream.stretches)
    own = [stream.data[each.start : each.end] for each in stream.decoded if not each.is_edge]
    assert own == [b"hello", b"w\xffrld", b"bye", b"hello"]


@pytest.mark.parametrize("source", SOURCES)
def test_bytes_that_are_no_utf8_are_told_and_what_came_before_is_kept(source: str) -> None:
    ran = changed(TEXT, source, messages="hello|w\\xffrld|bye")
    assert ran.problems == []
    found = outcome(ran.world)
    assert [row.fate.is_right for row in found.rows] == [True, False, False, False]
    said = [str(remark_said(program, line)) for program, line in found.remarks]
    assert said == [
        "Stopped: these bytes are no utf-8 text (byte 0xff in position 1: invalid start byte). Decode only what is"
        " known to be text."
    ]
