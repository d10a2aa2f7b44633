from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage, QPainter
from scapy.layers.l2 import ARP, Ether

from sim.network.events import FrameSent
from sim.network.packets import packet_of
from tests.sim.network.play import CLIENT, SERVER, Play
from widgets.chips import (
    IconLook,
    chip_width,
    chips_of,
    fill_of,
    flags_width,
    icon_chip_width,
    paint_chip,
    paint_flags,
    paint_icon_chip,
)
from widgets.theme import BLUE, FLAG_FILLS, GREEN, GREY, LIGHT, PROJECTOR


def canvas() -> QImage:
    image = QImage(300, 60, QImage.Format.Format_RGB32)
    image.fill(LIGHT.surface)
    return image


def colours(image: QImage) -> set[str]:
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


def test_a_chip_is_filled_outlined_and_as_wide_as_it_says(qapp: object) -> None:
    image = canvas()
    painter = QPainter(image)
    rect = paint_chip(painter, QPointF(10, 10), "SYN", BLUE, LIGHT)
    painter.end()
    assert rect.width() == chip_width("SYN", LIGHT)
    assert image.pixelColor(14, 26).name() == BLUE.fill.name()
    assert image.pixelColor(round(rect.right()) + 3, 18) == LIGHT.surface


def test_every_flag_has_a_chip_of_its_own_colour(qapp: object) -> None:
    image = canvas()
    painter = QPainter(image)
    paint_flags(painter, 4, 30, ("syn", "ack"), LIGHT)
    painter.end()
    assert {FLAG_FILLS["syn"].fill.name(), FLAG_FILLS["ack"].fill.name()} <= colours(image)


def test_two_flags_need_more_room_than_one_and_the_projector_more_than_a_laptop(qapp: object) -> None:
    assert flags_width(("syn", "ack"), LIGHT) > flags_width(("syn",), LIGHT)
    assert flags_width(("syn",), PROJECTOR) > 1.6 * flags_width(("syn",), LIGHT)


def test_a_packet_is_told_by_its_flags_or_else_by_its_protocol(qapp: object) -> None:
    play = Play().says(CLIENT, "SYN")
    play.datagram(CLIENT, SERVER, b"hello")
    arp = packet_of(FrameSent(0.0, 1, bytes(Ether() / ARP(psrc="10.0.0.1", pdst="10.0.0.2"))))
    assert [chips_of(packet) for packet in (*play.packets, arp)] == [("syn",), ("udp",), ("arp",)]
    assert [fill_of(chip) for chip in ("syn", "udp", "arp")] == [FLAG_FILLS["syn"], FLAG_FILLS["udp"], GREY]
    image = canvas()
    painter = QPainter(image)
    paint_flags(painter, 4, 30, ("arp",), LIGHT)
    painter.end()
    assert GREY.fill.name() in colours(image)


def test_a_chip_with_a_symbol_is_filled_and_needs_less_room_without_a_word(qapp: object) -> None:
    image = canvas()
    with QPainter(image) as painter:
        paint_icon_chip(painter, QRectF(0, 0, 80, 22), "ready", IconLook("circle", GREEN), LIGHT)
    assert image.pixelColor(75, 11) == GREEN.fill
    assert icon_chip_width("", LIGHT) < icon_chip_width("ready", LIGHT)
