from __future__ import annotations

from typing import get_args

import pytest

from sim.network.tcp import events
from sim.network.tcp.events import AnyTcpEvent, TcpEvent


@pytest.mark.parametrize("kind", get_args(AnyTcpEvent), ids=lambda kind: kind.__name__)
def test_every_event_is_a_frozen_value_with_help(kind: type[TcpEvent]) -> None:
    assert kind.__struct_config__.frozen
    assert kind.__struct_fields__[0] == "time"
    assert (kind.__doc__ or "").endswith(".")


def test_every_event_belongs_to_the_union() -> None:
    kinds = {
        kind for kind in vars(events).values() if isinstance(kind, type) and issubclass(kind, TcpEvent)
    } - {TcpEvent}  # fmt: skip
    assert kinds == set(get_args(AnyTcpEvent))
