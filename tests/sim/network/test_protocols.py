from __future__ import annotations

import pytest

from sim.network.protocols import ALL, DATA, Protocol, Show
from tests.sim.chinese import in_chinese

# RFC 791, 8200, 826, 792, 9293, 768; IEEE 802.1Q; what a capture puts in front itself has no RFC.
SIZES = {
    "ethernet": 14, "null": 4, "vlan": 4, "cooked": 16, "cooked2": 20, "ipv4": 20, "ipv6": 40, "extension": 8,
    "fragment": 8, "arp": 28, "icmp": 8, "tcp": 20, "udp": 8,
}  # fmt: skip
EVERY = pytest.mark.parametrize("protocol", ALL, ids=lambda protocol: protocol.name)


@EVERY
def test_a_header_is_as_long_as_its_rfc_says(protocol: Protocol) -> None:
    assert protocol.size == SIZES[protocol.name]
    assert sum(field.bits for field in protocol.fields) == SIZES[protocol.name] * 8


@EVERY
def test_names_are_unique_and_the_widths_fit_how_values_are_written(protocol: Protocol) -> None:
    names = [field.name for field in protocol.fields]
    assert len(set(names)) == len(names)
    widths = {Show.MAC: 48, Show.IPV4: 32, Show.IPV6: 128, Show.BIT: 1}
    assert all(field.bits == widths.get(field.show, field.bits) for field in protocol.fields)


@EVERY
def test_every_field_is_explained_in_one_sentence_in_both_languages(protocol: Protocol) -> None:
    for field in protocol.fields:
        assert field.help.endswith(".")
        assert in_chinese("headers", field.help).endswith("。")
        assert in_chinese("headers", field.title)


def test_layers_are_those_of_osi() -> None:
    assert {protocol.name: protocol.layer for protocol in (*ALL, DATA)} == {
        "ethernet": 2, "null": 2, "vlan": 2, "cooked": 2, "cooked2": 2, "ipv4": 3, "ipv6": 3, "extension": 3,
        "fragment": 3, "arp": 3, "icmp": 3, "tcp": 4, "udp": 4, "data": 7,
    }  # fmt: skip
