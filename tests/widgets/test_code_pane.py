import pytest
from PySide6.QtWidgets import QComboBox, QLabel, QToolButton
from pytestqt.qtbot import QtBot

from sim.network import events as e
from sim.network.world import World
from sim.words import Sentence
from tests.finding import the
from widgets.code_pane import CodePane
from widgets.elided_label import ElidedLabel

STARTED = e.ProgramStarted(0.0, "client", 7, "c.recv(10)\n")
WAITING = e.CallStarted(0.1, "client", 1, 1, 1, "recv", "10", must_wait=True)
BACK = e.CallReturned(0.6, "client", 1, "b'hi'", b"hi")


def world_of(*events: e.AnyEvent) -> World:
    world = World()
    for event in events:
        world = world.after(event)
    return world


@pytest.fixture
def pane(qtbot: QtBot) -> CodePane:
    widget = CodePane("client")
    qtbot.addWidget(widget)
    return widget


def texts(pane: CodePane) -> list[str]:
    return [label.text() for label in pane.findChildren(ElidedLabel)]


@pytest.mark.parametrize(
    ("events", "status"),
    [
        ([], ""),
        ([STARTED], "running"),
        ([STARTED, WAITING], "blocked"),
        ([STARTED, WAITING, BACK], "running"),
        ([STARTED, e.ProgramFailed(0.2, "client", 1, "OSError", "no")], "failed"),
        ([STARTED, e.ProgramEnded(0.2, "client", 0)], "ended"),
    ],
)
def test_the_chip_says_how_the_program_is_doing(pane: CodePane, events: list[e.AnyEvent], status: str) -> None:
    pane.show_world(world_of(*events), 0.5)
    assert pane.status == status


def test_a_call_that_does_not_wait_is_not_called_blocked(pane: CodePane) -> None:
    ready = e.CallStarted(0.1, "client", 1, 1, 1, "recv", "10", must_wait=False)
    pane.show_world(world_of(STARTED, ready), 0.2)
    assert pane.status == "running"


@pytest.mark.parametrize(("pid", "place"), [(7, "kernel"), (0, "model")])
def test_it_says_on_what_the_program_runs(pane: CodePane, pid: int, place: str) -> None:
    label = pane.findChild(QLabel, "client_place")
    assert isinstance(label, QLabel)
    pane.show_world(world_of(e.ProgramStarted(0.0, "client", pid, "pass\n")), 0.5)
    assert label.text() == place
    pane.show_world(World(), 0.0)
    assert label.text() == ""


def test_the_call_is_told_while_it_waits_and_when_it_is_back(pane: CodePane) -> None:
    pane.show_world(world_of(STARTED, WAITING), 0.35)
    assert texts(pane)[0] == "recv(10)  for 0.25 s now"
    pane.show_world(world_of(STARTED, WAITING, BACK), 1.0)
    assert texts(pane)[0] == "recv(10) -> b'hi'  0.50 s"


def test_each_thread_has_its_line(pane: CodePane, monkeypatch: pytest.MonkeyPatch) -> None:
    marked: list[object] = []
    monkeypatch.setattr(pane.code, "show_line", lambda *told: marked.append(told))
    other = e.CallStarted(0.2, "client", 2, 3, 2, "send", "b'x'")
    pane.show_world(world_of(STARTED, WAITING, other), 0.3)
    pane.show_world(world_of(STARTED, WAITING, other, BACK), 0.7)
    assert marked == [(3, False, {1: True, 3: False}), (3, False, {3: False})]


def test_an_error_of_a_call_is_told(pane: CodePane) -> None:
    refused = e.CallReturned(0.2, "client", 1, error="ConnectionRefusedError: nobody listens")
    pane.show_world(world_of(STARTED, WAITING, refused), 1.0)
    assert "ConnectionRefusedError" in texts(pane)[0]
    ours = e.CallReturned(
        0.2, "client", 1, error="OSError: no", refusal=Sentence("guard", "{host} is far", {"host": "x"})
    )
    pane.show_world(world_of(STARTED, WAITING, ours), 1.0)
    assert "-> OSError: x is far" in texts(pane)[0]


def test_the_last_printed_line_is_shown(pane: CodePane) -> None:
    pane.show_world(world_of(STARTED, e.Printed(0.1, "client", "one\ntwo\n")), 1.0)
    assert texts(pane)[1] == "printed: two"


def test_going_back_takes_everything_back(pane: CodePane) -> None:
    pane.show_world(world_of(STARTED, WAITING, BACK, e.Printed(0.7, "client", "x\n")), 1.0)
    pane.show_world(World(), 0.0)
    assert (pane.status, texts(pane)) == ("", ["", ""])


def test_everything_has_a_name_for_those_who_listen(pane: CodePane) -> None:
    assert pane.accessibleName() == "Program client"
    assert pane.code.accessibleName() == "Code of client"


MODULES = {"header": "import struct\n", "delimiter": "END = 1\n"}
TWO_FILES = e.ProgramStarted(0.0, "client", 7, "import header\n", MODULES)


def test_it_turns_to_the_file_that_is_executed_and_back(pane: CodePane) -> None:
    inside = e.LineReached(0.1, "client", 1, "header")
    pane.show_world(world_of(TWO_FILES, inside), 0.1)
    assert pane.code.source == "import struct\n"
    assert the(QComboBox, pane, "client_files").currentText() == "header.py"
    pane.show_world(world_of(TWO_FILES, inside, e.LineReached(0.2, "client", 1)), 0.2)
    assert pane.code.source == "import header\n"


def test_another_file_can_be_read_meanwhile(pane: CodePane) -> None:
    pane.show_world(world_of(TWO_FILES, e.LineReached(0.1, "client", 1)), 0.1)
    files = the(QComboBox, pane, "client_files")
    assert [files.itemText(place) for place in range(3)] == ["client.py", "header.py", "delimiter.py"]
    files.activated.emit(2)
    pane.show_world(world_of(TWO_FILES, e.LineReached(0.1, "client", 1)), 0.2)
    assert pane.code.source == "END = 1\n"


def test_what_is_written_runs_under_the_name_of_its_file(pane: CodePane, qtbot: QtBot) -> None:
    pane.offer_edit(True)
    pane.show_world(world_of(TWO_FILES, e.LineReached(0.1, "client", 1, "header")), 0.1)
    the(QToolButton, pane, "client_edit").click()
    assert pane.editor.toPlainText() == "import struct\n"
    pane.editor.setPlainText("pass\n")
    with qtbot.waitSignal(pane.text_edited) as edited:
        the(QToolButton, pane, "client_run").click()
    assert edited.args == ["header", "pass\n"]
    assert pane.editor.isHidden()


def test_what_was_written_and_left_comes_back_with_the_next_change(pane: CodePane) -> None:
    drafts: dict[str, str] = {}
    pane.set_drafts(drafts, lambda _name: None)
    pane.offer_edit(True)
    pane.show_world(world_of(STARTED), 0.0)
    pane.set_source("own\n")
    edit, cancel = (the(QToolButton, pane, f"client_{name}") for name in ("edit", "cancel"))
    edit.click()
    assert drafts == {}, "nothing has been written"
    pane.editor.setPlainText("mine\n")
    cancel.click()
    assert drafts == {"client": "mine\n"}
    assert pane.code.source == "own\n"
    edit.click()
    assert pane.editor.toPlainText() == "mine\n"
    pane.editor.undo()
    assert pane.editor.toPlainText() == "own\n"
    pane.editor.redo()
    assert drafts == {"client": "mine\n"}
    pane.offer_edit(False)
    pane.offer_edit(True)
    edit.click()
    assert pane.editor.toPlainText() == "mine\n"


def test_the_lessons_own_text_takes_the_place_of_what_was_written_until_that_is_undone(
    pane: CodePane, qtbot: QtBot
) -> None:
    drafts = {"client": "mine\n", "server": "other\n"}
    pane.set_drafts(drafts, {"client": "the lesson's\n"}.get)
    pane.offer_edit(True)
    pane.show_world(world_of(STARTED), 0.0)
    edit, restore = (the(QToolButton, pane, f"client_{name}") for name in ("edit", "restore"))
    edit.click()
    assert pane.editor.toPlainText() == "mine\n"
    with qtbot.assertNotEmitted(pane.text_edited):
        restore.click()
    assert pane.is_writing
    assert pane.editor.toPlainText() == "the lesson's\n"
    pane.editor.undo()
    assert pane.editor.toPlainText() == "mine\n"
    assert drafts == {"client": "mine\n", "server": "other\n"}
    restore.click()
    the(QToolButton, pane, "client_cancel").click()
    edit.click()
    assert pane.editor.toPlainText() == "the lesson's\n"


def test_a_recording_cannot_be_written_in(pane: CodePane) -> None:
    pane.offer_edit(True)
    pane.offer_edit(False)
    assert the(QToolButton, pane, "client_edit").isHidden()
    assert pane.editor.isHidden()


def test_the_line_is_pointed_at_when_its_program_does_something(pane: CodePane) -> None:
    pane.resize(300, 200)
    pane.show()
    world = world_of(STARTED, WAITING)
    pane.set_source(STARTED.text)
    pane.show_world(world, 0.1)
    (place,) = pane.spots(world, [WAITING])
    assert place == pane.code.line_place.translated(pane.code.pos())
    assert (
        pane.spots(world, [e.LineReached(0.1, "client", 1), e.CallStarted(0.1, "server", 1, 1, 1, "accept", "")]) == []
    )
    pane.offer_edit(True)
    pane._do("edit")
    assert pane.spots(world, [WAITING]) == []


def test_one_that_runs_on_and_does_nothing_says_for_how_long(pane: CodePane) -> None:
    pane.show_world(world_of(STARTED, WAITING, BACK, e.StillRuns(3.0, "client", 0.6)), 3.7)
    assert pane.status == "running"
    assert "no call and no output for 3 s" in texts(pane)
