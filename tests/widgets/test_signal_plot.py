import pytest
from pytestqt.qtbot import QtBot

from sim.network.encapsulation import MACS, Medium
from sim.network.line_codes import bits_of, manchester
from widgets.signal_plot import BITS_AT, MANCHESTER_LEVEL, TIGHT_PLOT, SignalPlot
from widgets.theme import PROJECTOR

FRAME = bytes(range(2, 62))


@pytest.fixture
def plot(qtbot: QtBot) -> SignalPlot:
    widget = SignalPlot()
    qtbot.addWidget(widget)
    widget.resize(744, 140)
    widget.show()
    widget.show_frame(FRAME, Medium.CABLE)
    return widget


def texts(plot: SignalPlot) -> list[str]:
    return [item.toPlainText() for item in plot._texts]


def test_the_bits_in_sight_stand_above_their_signal(plot: SignalPlot) -> None:
    seen = FRAME[: plot.byte_count]
    assert texts(plot)[2 : 2 + 8 * plot.byte_count] == [str(bit) for bit in bits_of(seen)]
    x, y = plot._curves[1].getData()
    expected = manchester(bits_of(seen))
    assert list(zip(x, y - MANCHESTER_LEVEL, strict=True)) == expected


def test_scrolling_shows_the_other_bytes(plot: SignalPlot) -> None:
    plot.scroll_to(20)
    assert plot.first_byte == 20
    assert f"20: {FRAME[20]:02x}" in texts(plot)
    plot.scroll_to(1000)
    assert plot.first_byte == len(FRAME) - plot.byte_count


def test_without_cards_it_begins_behind_the_mac_addresses(plot: SignalPlot) -> None:
    plot.show_frame(bytes(MACS) + FRAME, Medium.LOOPBACK)
    assert plot.first_byte == MACS
    plot.show_frame(FRAME, Medium.CABLE)
    assert plot.first_byte == 0


def test_what_is_no_part_of_the_frame_is_never_in_sight(plot: SignalPlot) -> None:
    plot.show_frame(FRAME, Medium.LOOPBACK, 4)
    plot.scroll_to(0)
    assert plot.first_byte == 4


def test_the_note_says_what_the_frame_goes_over(plot: SignalPlot) -> None:
    notes = []
    for medium in Medium:
        plot.show_frame(FRAME, medium)
        notes.append(plot._note.text())
    assert "Preamble" in notes[0]
    assert notes[1].startswith("On loopback nothing goes over a wire")
    assert notes[2].startswith("No frame was captured")


def test_projecting_there_is_room_for_fewer_bytes(plot: SignalPlot) -> None:
    many = plot.byte_count
    plot.set_theme(PROJECTOR)
    assert 1 <= plot.byte_count < many


def test_the_playhead_is_there_while_the_frame_is_on_the_cable(plot: SignalPlot) -> None:
    shown = []
    for share in (0.0, 0.5, 1.0):
        plot.show_share(share)
        shown.append(plot._playhead.isVisible())
    assert shown == [False, True, False]


def test_with_little_height_the_signal_stands_alone(plot: SignalPlot) -> None:
    plot.set_room(330, True)
    assert (plot._note.isHidden(), plot._scroll.isHidden()) == (True, True)
    plot.set_room(430, False)
    assert (plot._note.isHidden(), plot._scroll.isHidden()) == (False, False)


def test_with_still_less_both_curves_stay_and_the_bytes_go(plot: SignalPlot) -> None:
    plot.set_room(200, True)
    assert plot._plot.height() == TIGHT_PLOT
    assert texts(plot)[2:] == [str(bit) for bit in bits_of(FRAME[: plot.byte_count])]
    low, high = plot._plot.viewRange()[1]
    assert low < MANCHESTER_LEVEL
    assert high > BITS_AT


def test_an_empty_frame_has_no_signal(plot: SignalPlot) -> None:
    plot.show_frame(b"", Medium.CABLE)
    assert texts(plot)[2:] == []
