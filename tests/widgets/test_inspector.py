"""The inspector follows the moment; fields and bytes light each other up; every field says what it is for."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTranslator
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from sim.network import events as e
from sim.network.world import World
from tests.bench.conversations import timeline_of
from tests.sim.network.play import CLIENT, NO_CARD, SERVER, Play
from widgets.empty_state import EmptyState
from widgets.field_tree import FieldTree
from widgets.hex_view import HexView
from widgets.inspector import Inspector, PacketFinder
from widgets.theme import THEMES

PLAY = Play().opens().says(CLIENT, "PSH ACK", b"hello")
SYN, SYN_ACK, ACK, DATA = PLAY.packets


@pytest.fixture
def inspector(qtbot: QtBot) -> Inspector:
    inspector = Inspector()
    qtbot.addWidget(inspector)
    inspector.resize(296, 900)
    show(inspector, PLAY.time)
    inspector.show()
    qtbot.waitExposed(inspector)
    return inspector


def show(inspector: Inspector, time: float) -> None:
    """Show the play's world at `time`."""
    inspector.show_world(PLAY.timeline.world_at(time), time)


def parts(inspector: Inspector) -> tuple[FieldTree, HexView]:
    tree, bytes_ = inspector.findChild(FieldTree), inspector.findChild(HexView)
    assert isinstance(tree, FieldTree)
    assert isinstance(bytes_, HexView)
    QCoreApplication.sendPostedEvents()
    return tree, bytes_


def help_text(inspector: Inspector) -> str:
    label = inspector.findChild(QLabel, "field_help")
    assert isinstance(label, QLabel)
    return label.text()


def empty_sentence(inspector: Inspector) -> str:
    """What the empty state says; nothing while a packet is shown."""
    label, state = inspector.findChild(QLabel, "empty_sentence"), inspector.findChild(EmptyState)
    assert isinstance(label, QLabel)
    assert isinstance(state, EmptyState)
    return label.text() if state.isVisible() else ""


def value(inspector: Inspector, protocol: str, name: str) -> str:
    """The value shown for a field."""
    tree, _ = parts(inspector)
    return next(tree.row_of(index).value for index in tree.shown() if tree.row_of(index).key[:2] == (protocol, name))


def test_without_a_choice_it_asks_for_one(inspector: Inspector) -> None:
    assert "Click a packet" in empty_sentence(inspector)


def test_before_the_first_packet_it_says_so(inspector: Inspector) -> None:
    inspector.show_world(World(), 0.0)
    assert "No packet has been sent yet" in empty_sentence(inspector)


def test_a_chosen_packet_is_shown_as_long_as_it_has_been_sent(inspector: Inspector) -> None:
    inspector.select_packet(SYN_ACK.number)
    assert empty_sentence(inspector) == ""
    assert value(inspector, "tcp", "flags") == "SYN ACK"
    show(inspector, SYN.sent)
    assert empty_sentence(inspector) == "Packet 2 has not been sent yet at this moment."
    show(inspector, SYN_ACK.sent)
    assert empty_sentence(inspector) == ""
    inspector.select_packet(None)
    assert "Click a packet" in empty_sentence(inspector)


def test_numbers_can_be_shown_as_they_are(inspector: Inspector) -> None:
    inspector.select_packet(SYN_ACK.number)
    assert value(inspector, "tcp", "sequence") == "0 (700)"
    inspector.set_relative(False)
    assert value(inspector, "tcp", "sequence") == "700"
    inspector.select_packet(DATA.number)
    assert value(inspector, "tcp", "acknowledgement") == "701"


def test_a_field_lights_its_bytes_and_says_what_it_is_for(inspector: Inspector) -> None:
    inspector.select_packet(DATA.number)
    tree, bytes_ = parts(inspector)
    tree.row_pointed.emit(None)
    dark = bytes_.grab().toImage()
    tree.row_pointed.emit(tree.row_at(22))
    assert bytes_._lit == (22, 23)
    assert "<b>Time to live</b><br>Every router" in help_text(inspector)
    assert bytes_.grab().toImage() != dark
    tree.row_pointed.emit(None)
    assert bytes_._lit == (-1, -1)
    assert "Point at a field" in help_text(inspector)
    assert bytes_.grab().toImage() == dark


def test_bytes_light_their_field_even_where_it_is_hidden(inspector: Inspector) -> None:
    inspector.select_packet(DATA.number)
    tree, bytes_ = parts(inspector)
    bytes_.byte_pointed.emit(54)
    assert tree.lit is not None
    assert tree.lit.title == "Bytes"
    bytes_.byte_pointed.emit(24)
    assert tree.lit.key[1] == "more"
    assert "<b>Header checksum</b>" in help_text(inspector)
    bytes_.byte_pointed.emit(-1)
    assert tree.lit is None


def test_pointing_at_bytes_does_not_scroll_them_away(inspector: Inspector) -> None:
    play = Play()
    play.datagram(CLIENT, SERVER, bytes(60_000))
    inspector.show_world(play.world, play.time)
    inspector.select_packet(1)
    _, bytes_ = parts(inspector)
    bytes_.scroll_to(50_000)
    before = bytes_.verticalScrollBar().value()
    bytes_.byte_pointed.emit(50_000)
    assert bytes_.verticalScrollBar().value() == before > 0


def test_a_repaint_of_the_same_packet_costs_nothing(inspector: Inspector) -> None:
    inspector.select_packet(DATA.number)
    tree, _ = parts(inspector)
    row = tree.row_at(22)
    show(inspector, PLAY.time + 1)
    assert tree.row_at(22) is row


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
@pytest.mark.parametrize("size", [0, 1, 65_495])
def test_it_fits_into_its_place_with_any_packet(inspector: Inspector, theme: object, size: int) -> None:
    play = Play()
    play.sends(CLIENT, "SYN", bytes(size))
    inspector.show_world(play.world, play.time)
    inspector.set_theme(theme)  # type: ignore[arg-type]
    inspector.resize(296, 620)
    inspector.select_packet(1)
    tree, bytes_ = parts(inspector)
    assert tree.geometry().bottom() < bytes_.geometry().top()
    assert bytes_.geometry().bottom() <= inspector.height()
    assert bytes_.height() >= bytes_.minimumSizeHint().height()


@pytest.mark.parametrize(
    "frame",
    [
        b"",
        b"\x00",
        bytes(14),
        bytes(12) + b"\x08\x06" + bytes.fromhex("0001080006040001") + bytes(20),
        bytes(12) + b"\x86\xdd\x60" + bytes(5) + b"\x11" + bytes(33) + bytes(8),
    ],
    ids=["nothing", "one byte", "no protocol", "ARP", "IPv6 UDP"],
)
def test_every_kind_of_frame_can_be_looked_at(inspector: Inspector, frame: bytes) -> None:
    play = Play()
    play.frame(frame)
    inspector.show_world(play.world, play.time)
    inspector.select_packet(1)
    tree, bytes_ = parts(inspector)
    for byte in range(len(frame)):
        bytes_.byte_pointed.emit(byte)
        assert tree.lit is not None
    assert not inspector.grab().isNull()


def test_another_language_is_spoken_at_once(inspector: Inspector) -> None:
    class Shouting(QTranslator):
        def translate(self, context: str, text: str, disambiguation: str | None = None, n: int = -1) -> str:
            return text.upper() if text in ("Time to live", "Flags") else ""

    translator = Shouting()
    inspector.select_packet(DATA.number)
    QCoreApplication.installTranslator(translator)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LanguageChange.value)
    inspector.changeEvent(QEvent(QEvent.Type.LanguageChange))
    tree, _ = parts(inspector)
    titles = [tree.row_of(index).title for index in tree.shown()]
    QCoreApplication.removeTranslator(translator)
    assert "TIME TO LIVE" in titles
    assert "FLAGS" in titles


def test_a_packet_is_found_in_any_world_and_in_another_run() -> None:
    timeline, finder = timeline_of(500), PacketFinder()
    last = timeline.world_at(timeline.end)
    packet = finder.find(last, 300)
    assert packet is last.packets[299]
    assert finder.find(timeline.world_at(packet.sent), 300) == packet
    assert finder.find(timeline.world_at(packet.sent - 1e-6), 300) is None
    assert finder.find(last, 301) is last.packets[300]
    assert finder.find(last, 999) is None
    other = Play().happens(e.RunStarted(0.0, "loopback", "another", 2))
    number = other.frame(bytes.fromhex(NO_CARD.replace(":", "")) * 2 + b"\x08\x00")
    assert finder.find(other.world, number) is other.packets[0]
