from __future__ import annotations

import pytest

from sim.lessons import cable_settings
from sim.network.cable import Cable, cable_of


def test_its_settings_as_they_stand_make_the_cable_that_comes_by_itself() -> None:
    values = {setting.name: setting.value_of(setting.default) for setting in cable_settings()}
    assert cable_of(values) == Cable()


def test_values_of_settings_become_values_of_the_link() -> None:
    cable = cable_of({"latency": 0.05, "bandwidth": 64, "loss": 0.1, "duplicate": 0.2, "reorder": 0.3, "size": 5})
    link = cable.link
    assert (link.delay, link.bandwidth, link.loss, link.duplication, link.reordering) == (0.05, 64_000, 0.1, 0.2, 0.3)


def test_an_impossible_cable_is_refused() -> None:
    with pytest.raises(ValueError, match="probability"):
        Cable(loss=2.0)
