from sim.network.addresses import Address
from sim.network.file_events import ConversationFound, FileRead
from sim.network.file_words import about_file


def test_reading_and_finding_are_said() -> None:
    assert str(about_file(FileRead(0.0, 1, 3))) == "The file is being read: 33 % of it."
    found = ConversationFound(0.0, 2, "udp", Address("::1", 53), Address("::2", 9), (3, 2), (0, 0), 0.0)
    assert str(about_file(found)) == (
        "Conversation 2 of the capture begins: udp between [::1]:53 and [::2]:9, packets in all: 5."
    )
