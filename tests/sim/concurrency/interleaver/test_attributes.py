from __future__ import annotations

from typing import Any

from sim.concurrency.interleaver.attributes import attribute, look_up
from sim.concurrency.interleaver.objects import Objects
from sim.concurrency.interleaver.stack import NOTHING
from sim.concurrency.interleaver.touches import Touch


class Thing:
    __module__ = "__main__"
    kind = "thing"


def sure(touch: Touch | None) -> Touch:
    assert touch is not None
    return touch


def test_a_read_of_an_attribute_looks_at_the_class_as_well() -> None:
    thing = Thing()
    objects = Objects()
    objects.publish(thing, "t")
    read = sure(attribute(objects, thing, "kind", NOTHING, 1))
    assert read.operation.reads == {"t.kind", "Thing.kind"}
    assert sure(attribute(objects, thing, "kind", 1, 1)).operation.writes == {"t.kind"}
    assert sure(attribute(objects, Thing, "kind", 1, 1)).operation.writes == {"Thing.kind"}
    assert sure(attribute(objects, Thing(), "other", NOTHING, 1)).operation.reads == {"Thing.other"}
    assert attribute(objects, Thing(), "other", 1, 1) is None


def test_a_value_is_looked_up_without_calling_the_program() -> None:
    class Own:
        given: Any = 1

        @property
        def asked(self) -> int:
            raise AssertionError

    assert look_up(Own(), "given") == 1
    assert isinstance(look_up(Own(), "asked"), property)
    assert look_up(Own(), "missing") is NOTHING
