import pytest

from sim.network.addresses import Address
from sim.network.file_events import ConversationFound, FileRead

HERE, THERE = Address("10.0.0.1", 50000), Address("10.0.0.2", 80)


def test_a_share_is_never_more_than_the_whole() -> None:
    assert [FileRead(0.0, *each).share for each in ((0, 10), (5, 10), (11, 10), (0, 0))] == [0.0, 0.5, 1.0, 1.0]


@pytest.mark.parametrize(
    ("is_opened", "is_ended", "is_complete"),
    [(True, True, True), (True, False, False), (False, True, False), (None, None, None)],
)
def test_a_conversation_is_complete_with_its_beginning_and_its_end(
    is_opened: bool | None, is_ended: bool | None, is_complete: bool | None
) -> None:
    found = ConversationFound(1.5, 1, "tcp", HERE, THERE, (3, 2), (300, 200), 4.0, is_opened, is_ended)
    assert found.is_complete is is_complete
    assert found.duration == 2.5
