from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMenu, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from tests.finding import the
from widgets.header import FILES, ICONS, Header
from widgets.style import style_sheet
from widgets.theme import DARK, LIGHT, PROJECTOR, Theme, theme_for
from widgets.words import tip


@pytest.fixture
def header(qtbot: QtBot) -> Header:
    header = Header()
    header.resize(1096, header.height())
    qtbot.addWidget(header)
    header.show()
    return header


def button(header: Header, name: str) -> QToolButton:
    return the(QToolButton, header, f"{name}_button")


@pytest.mark.parametrize("name", ["open", "save", "theme", "language", "projector", "help"])
def test_a_button_is_a_wish(header: Header, qtbot: QtBot, name: str) -> None:
    with qtbot.waitSignal(getattr(header, f"{name}_requested")):
        button(header, name).click()


@pytest.mark.parametrize("name", ["list", "settings", "inspector"])
def test_what_folds_away_is_offered_only_while_projecting(header: Header, qtbot: QtBot, name: str) -> None:
    assert not button(header, name).isVisible()
    header.set_theme(PROJECTOR)
    with qtbot.waitSignal(getattr(header, f"{name}_requested")) as signal:
        button(header, name).click()
    assert signal.args == [True]
    header.set_open()
    assert not button(header, name).isChecked()


def test_the_way_back_to_other_conversations_is_offered_where_there_are_some(header: Header, qtbot: QtBot) -> None:
    assert not button(header, "choice").isVisible()
    header.offer_choice(True)
    with qtbot.waitSignal(header.choice_requested):
        button(header, "choice").click()
    header.offer_choice(False)
    assert not button(header, "choice").isVisible()


def test_without_events_there_is_no_badge(header: Header) -> None:
    badge = the(QLabel, header, "origin_badge")
    assert not badge.isVisible()
    header.set_badge("captured on loopback")
    assert badge.isVisible()
    header.set_badge("")
    assert not badge.isVisible()


def test_words_leave_where_it_is_narrow(header: Header) -> None:
    wide = button(header, "projector").toolButtonStyle()
    header.resize(300, header.height())
    assert button(header, "projector").toolButtonStyle() is not wide


def test_on_the_way_to_its_width_the_badge_is_never_less_than_nothing(header: Header) -> None:
    header.set_badge("simulated by the model")
    header.set_theme(PROJECTOR)
    header.resize(200, header.height())
    assert the(QLabel, header, "origin_badge").maximumWidth() == 0


def test_a_long_title_leaves_the_buttons_their_place(header: Header, qtbot: QtBot) -> None:
    header.set_title("A very long name of a recording " * 10)
    header.set_badge("captured on loopback · 0 dropped")
    header.resize(700, header.height())
    assert header.minimumSizeHint().width() <= 700
    qtbot.waitUntil(lambda: button(header, "help").geometry().right() <= 700)  # what is hidden gives way one pass later
    assert the(QLabel, header, "lesson_title").toolTip().startswith(tip("A very long")[:-4])


def test_the_theme_button_offers_the_other_theme(header: Header) -> None:
    header.set_theme(LIGHT)
    offered = button(header, "theme").accessibleName()
    header.set_theme(DARK)
    assert {offered, button(header, "theme").accessibleName()} == {"Dark theme", "Light theme"}


def test_while_projecting_its_button_is_pressed(header: Header) -> None:
    for theme in (PROJECTOR, LIGHT):
        header.set_theme(theme)
        assert button(header, "projector").isChecked() == theme.is_projecting


def test_where_to_run_is_asked_only_if_there_is_a_choice(header: Header, qtbot: QtBot) -> None:
    header.resize(1200, header.height())
    header.set_sources(["loopback"], "loopback")
    assert not the(QWidget, header, "source").isVisible()
    header.set_sources(["loopback", "model"], "model")
    assert the(QWidget, header, "source").isVisible()
    assert the(QAbstractButton, header, "source_model").isChecked()
    with qtbot.waitSignal(header.source_requested) as signal:
        the(QAbstractButton, header, "source_loopback").click()
    assert signal.args == ["loopback"]


THEMES = [LIGHT, theme_for("light", 1.25, 720), theme_for("light", 1.5, 720), PROJECTOR]


def in_menu(header: Header) -> dict[str, str]:
    """The words of what the menu offers now, by name."""
    menu = the(QMenu, header, "menu")
    menu.aboutToShow.emit()
    return {action.objectName().removeprefix("more_"): action.text() for action in menu.actions()}


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: f"{theme.name} {theme.scale}")
@pytest.mark.parametrize("width", [700, 1004, 1096, 1280, 1644])
def test_whatever_has_no_room_is_in_the_menu(header: Header, width: int, theme: Theme) -> None:
    header.setStyleSheet(style_sheet(theme))
    header.set_title("Three-way handshake")
    header.set_badge("captured on loopback · kernel states")
    header.set_sources(["loopback", "wire", "model"], "wire")
    header.offer_choice(True)
    header.offer_panels(lessons=False, inspector=True)
    header.set_theme(theme)
    width = max(width, header.minimumSizeHint().width())
    header.resize(width, header.height())
    QApplication.processEvents()
    shown = {each.objectName() for each in header.findChildren(QAbstractButton) if each.isVisible()}
    wanted = {*ICONS, "source_loopback", "source_wire", "source_model"}
    missing = {"theme_button"} if theme.is_projecting else {"list_button", "settings_button"}
    offered = in_menu(header)
    assert shown.isdisjoint(offered)
    assert (shown | {*offered}) - {"menu_button"} == wanted - missing
    assert all(offered.values())
    assert button(header, "menu").isVisible() is bool(offered)
    for name in shown:
        each = the(QAbstractButton, header, name)
        assert each.width() >= each.sizeHint().width()
        assert each.mapTo(header, each.rect().topRight()).x() < width


def test_the_menu_does_what_the_buttons_do(header: Header, qtbot: QtBot) -> None:
    header.set_sources(["loopback", "model"], "model")
    header.set_theme(PROJECTOR)
    header.resize(500, header.height())
    offered = in_menu(header)
    assert {*FILES, "preferences_button", "source_loopback"} <= {*offered}
    actions = {action.objectName(): action for action in the(QMenu, header, "menu").actions()}
    with qtbot.waitSignals([header.open_requested, header.preferences_requested]):
        actions["more_open_button"].trigger()
        actions["more_preferences_button"].trigger()
    with qtbot.waitSignal(header.source_requested) as signal:
        actions["more_source_loopback"].trigger()
    assert signal.args == ["loopback"]
    assert actions["more_source_loopback"].text() == "Where it runs: Loopback"


def test_projected_a_title_is_whole_before_anything_else_is(header: Header) -> None:
    header.set_theme(PROJECTOR)
    header.resize(1280, header.height())
    header.set_sources(("loopback", "wire", "model"), "loopback")
    header.set_badge("captured on loopback · none missed")
    title = the(QLabel, header, "lesson_title")
    for text in ("Three-way handshake", "Deadlock: noodles and forks"):
        header.set_title(text)
        assert title.width() >= title.fontMetrics().horizontalAdvance(text)
    assert button(header, "help").isVisible() or button(header, "menu").isVisible()
    header.set_title("A title that is wider than any window " * 4)
    assert header.minimumSizeHint().width() <= header.width()
    assert title.width() < header.width()
