from sim.network.addresses import Address, Link


def test_an_address_is_written_as_people_do() -> None:
    written = [
        str(Address("10.0.0.1", 80)),
        str(Address("::1", 80)),
        str(Address("10.0.0.1", 0)),
        str(Address("::1", 0)),
    ]
    assert written == ["10.0.0.1:80", "[::1]:80", "10.0.0.1", "::1"]


def test_links_have_the_numbers_of_the_registry() -> None:
    assert {link.name: link.value for link in Link} == {
        "NULL": 0, "ETHERNET": 1, "RAW": 101, "COOKED": 113, "COOKED_2": 276,
    }  # fmt: skip
