from __future__ import annotations

from typing import get_args

import pytest

from sim.network.hosts.events import Discard, Discarded, HostEvent


@pytest.mark.parametrize("kind", get_args(HostEvent))
def test_every_kind_has_a_help_text(kind: type) -> None:
    assert (kind.__doc__ or "").endswith(".")


def test_events_never_change() -> None:
    with pytest.raises(AttributeError):
        Discarded(1.0, Discard.MALFORMED).time = 2.0  # type: ignore[misc]  # that it is forbidden is the point
