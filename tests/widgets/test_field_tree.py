"""Cards fold, open and stay so; whatever is pointed at, by mouse, keyboard or byte, is lit and in sight."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSlider
from pytestqt.qtbot import QtBot

from sim.network import headers
from sim.network.packets import Packet
from tests.sim.network.play import CLIENT, Play
from widgets.field_rows import Row, rows_of
from widgets.field_tree import FieldTree
from widgets.theme import THEMES, Theme

SYN, SYN_ACK, ACK, DATA = Play().opens().says(CLIENT, "PSH ACK", b"hello").packets


def rows(packet: Packet) -> list[Row]:
    """The rows of one packet."""
    return rows_of(packet, headers.decode(packet.event.data, packet.event.link), relative=True)


@pytest.fixture
def tree(qtbot: QtBot) -> FieldTree:
    tree = FieldTree()
    qtbot.addWidget(tree)
    tree.resize(296, 700)
    tree.show_rows(rows(DATA))
    tree.show()
    qtbot.waitExposed(tree)
    return tree


def shown(tree: FieldTree) -> dict[tuple[str, str], QRect]:
    """Where each row is that is neither folded away nor hidden."""
    return {tree.row_of(index).key[:2]: tree.visualRect(index) for index in tree.shown()}


def place(tree: FieldTree, protocol: str, name: str) -> QPoint:
    """The middle of a row in the viewport."""
    return shown(tree)[protocol, name].center()


def click(tree: FieldTree, protocol: str, name: str) -> None:
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=place(tree, protocol, name))


def pointed(tree: FieldTree) -> list[str | None]:
    """The name of every field that is pointed at from now on; None when it is left."""
    found: list[str | None] = []
    tree.row_pointed.connect(lambda row: found.append(row and row.key[1]))
    return found


def test_all_layers_are_cards_of_one_width_above_each_other(tree: FieldTree) -> None:
    cards = [rect for (_, name), rect in shown(tree).items() if not name]
    assert len(cards) == 4
    assert [rect.top() for rect in cards] == sorted(rect.top() for rect in cards)
    assert {rect.width() for rect in cards} == {tree.viewport().width()}


def test_a_title_folds_its_card_and_it_stays_so_for_other_packets(tree: FieldTree) -> None:
    click(tree, "ipv4", "")
    assert ("ipv4", "ttl") not in shown(tree)
    tree.show_rows(rows(SYN))
    assert ("ipv4", "ttl") not in shown(tree)
    click(tree, "ipv4", "")
    assert ("ipv4", "ttl") in shown(tree)


def test_more_shows_all_fields_and_then_fewer(tree: FieldTree) -> None:
    assert ("tcp", "checksum") not in shown(tree)
    click(tree, "tcp", "more")
    assert ("tcp", "checksum") in shown(tree)
    assert ("ipv4", "checksum") not in shown(tree)
    click(tree, "tcp", "more")
    assert ("tcp", "checksum") not in shown(tree)


def test_flags_open_into_their_bits(tree: FieldTree) -> None:
    assert ("tcp", "syn") not in shown(tree)
    click(tree, "tcp", "flags")
    assert ("tcp", "syn") in shown(tree)


def test_the_tree_wishes_as_much_height_as_its_rows_need(tree: FieldTree) -> None:
    before = tree.sizeHint().height()
    assert before - 2 <= max(rect.bottom() for rect in shown(tree).values()) + 1 <= before
    click(tree, "tcp", "flags")
    assert tree.sizeHint().height() > before + 8 * 12


def test_the_mouse_points_at_rows_and_leaves_them(tree: FieldTree) -> None:
    tree.clearFocus()
    found = pointed(tree)
    QTest.mouseMove(tree.viewport(), place(tree, "tcp", "window"))
    QTest.mouseMove(tree.viewport(), place(tree, "ipv4", "ttl"))
    tree.viewportEvent(QEvent(QEvent.Type.Leave))
    assert found == ["window", "ttl", None]


def test_the_keyboard_points_at_rows_and_folds_them(tree: FieldTree) -> None:
    tree.setFocus()
    click(tree, "ethernet", "target")
    found = pointed(tree)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down):
        QTest.keyClick(tree, key)
    assert found == ["source", "type", ""]
    for key, is_open in ((Qt.Key.Key_Left, False), (Qt.Key.Key_Right, True), (Qt.Key.Key_Right, True)):
        QTest.keyClick(tree, key)
        assert (("ipv4", "ttl") in shown(tree)) is is_open
    QTest.keyClick(tree, Qt.Key.Key_Return)
    assert ("ipv4", "ttl") not in shown(tree)


def test_the_keyboard_stays_on_its_field_from_packet_to_packet(tree: FieldTree) -> None:
    click(tree, "tcp", "sequence")
    tree.show_rows(rows(SYN_ACK))
    row = tree.current_row()
    assert row is not None
    assert (row.key[1], row.value) == ("sequence", "0 (700)")


def test_in_here_the_arrows_are_not_the_windows_shortcuts(tree: FieldTree) -> None:
    def is_kept(key: Qt.Key) -> bool:
        press = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.NoModifier)
        press.ignore()
        tree.event(press)
        return press.isAccepted()

    assert is_kept(Qt.Key.Key_Down)
    assert not is_kept(Qt.Key.Key_Space)
    assert not is_kept(Qt.Key.Key_PageDown)


@pytest.mark.parametrize(
    ("byte", "field", "stand_in"),
    [
        (0, "target", "target"),
        (14, "version", "more"),
        (22, "ttl", "ttl"),
        (46, "header_length", "more"),
        (47, "flags", "flags"),
        (56, "bytes", "bytes"),
    ],
)
def test_a_byte_lights_its_field_or_whatever_hides_it(tree: FieldTree, byte: int, field: str, stand_in: str) -> None:
    tree.resize(296, 200)
    row = tree.row_at(byte)
    assert row is not None
    tree.light(row)
    tree.scroll_to(row)
    assert row.key[1] == field
    assert tree.lit is not None
    assert tree.lit.key[1] == stand_in
    assert tree.viewport().rect().contains(place(tree, *tree.lit.key[:2]))


def test_a_folded_card_stands_for_its_fields(tree: FieldTree) -> None:
    click(tree, "tcp", "")
    tree.light(tree.row_at(34))
    assert tree.lit is not None
    assert tree.lit.title == "L4 TCP"


def test_light_changes_the_picture_and_goes_out_again(tree: FieldTree) -> None:
    dark = tree.grab().toImage()
    tree.light(tree.row_at(22))
    assert tree.grab().toImage() != dark
    tree.light(None)
    assert tree.grab().toImage() == dark


def test_where_room_is_short_the_innermost_header_is_in_sight(tree: FieldTree) -> None:
    tree.setCurrentIndex(QModelIndex())
    tree.resize(296, 240)
    assert 0 <= shown(tree)["tcp", ""].top() < 20
    tree.resize(296, 340)
    assert shown(tree)["data", "bytes"].bottom() <= tree.viewport().height()


def test_a_person_who_scrolls_decides_what_is_in_sight(tree: FieldTree) -> None:
    tree.setCurrentIndex(QModelIndex())
    tree.resize(296, 240)
    bar = tree.verticalScrollBar()
    bar.triggerAction(QAbstractSlider.SliderAction.SliderToMinimum)
    tree.show_rows(rows(SYN))
    assert bar.value() == 0
    bar.triggerAction(QAbstractSlider.SliderAction.SliderSingleStepAdd)
    here = bar.value()
    tree.show_rows(rows(DATA))
    assert bar.value() == here > 0


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
@pytest.mark.parametrize("width", [180, 296, 530])
def test_rows_do_not_overlap_at_any_width(tree: FieldTree, theme: Theme, width: int) -> None:
    tree.set_theme(theme)
    tree.resize(width, 700)
    rects = list(shown(tree).values())
    assert all(below.top() == above.bottom() + 1 for above, below in zip(rects, rects[1:], strict=False))


def test_a_screen_reader_hears_title_value_and_help(tree: FieldTree) -> None:
    index = tree.indexAt(place(tree, "ipv4", "ttl"))
    assert tree.accessibleName()
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Time to live: 64"
    assert "router" in index.data(Qt.ItemDataRole.AccessibleDescriptionRole)


def test_without_rows_it_is_empty(tree: FieldTree) -> None:
    tree.show_rows([])
    assert shown(tree) == {}
    assert tree.row_at(0) is None
