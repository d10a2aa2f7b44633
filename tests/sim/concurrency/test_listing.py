from __future__ import annotations

from sim.concurrency.bytecode import MODULE
from sim.concurrency.listing import Listing, listing_of
from tests.sim.concurrency.acts import RACE


def test_a_function_by_itself_and_where_its_lines_stand() -> None:
    listing = listing_of(RACE, "task", 8)
    assert listing.text.splitlines() == ["def task():", "    global n", "    temp = n", "    n = temp - 1"]
    assert [listing.place_of(line) for line in (5, 6, 9, 10, 0)] == [0, 1, 4, 0, 0]


def test_a_method_is_moved_to_the_left_edge() -> None:
    text = "class A:\n    def run(self):\n        a = 1\n"
    assert listing_of(text, "A.run", 3) == Listing("def run(self):\n    a = 1", 2)


def test_the_whole_text_for_the_module_and_for_what_is_not_there() -> None:
    assert listing_of(RACE, MODULE) == Listing(RACE)
    assert listing_of(RACE, "<lambda>") == Listing(RACE)
    assert listing_of("def broken(:\n", "broken") == Listing("def broken(:\n")
