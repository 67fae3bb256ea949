"""REDIS_URL: every form that is told of, and a sentence without the password for everything else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.store.address import AddressError, Kind, read_address


@pytest.mark.parametrize(
    ("url", "kind", "hosts", "name", "db"),
    [
        ("redis://store", Kind.SINGLE, (("store", 6379),), "", 0),
        ("valkey://store:1/3", Kind.SINGLE, (("store", 1),), "", 3),
        ("unix:///run/valkey.sock", Kind.SINGLE, (), "", 0),
        ("redis+sentinel://a,b:5,[::1]:6/mymaster", Kind.SENTINEL, (("a", 26379), ("b", 5), ("::1", 6)), "mymaster", 0),
        ("valkeys+sentinel://:p@a/main/2?socket_timeout=3", Kind.SENTINEL, (("a", 26379),), "main", 2),
        ("redis+cluster://u:p@a:7000,b:7001/0", Kind.CLUSTER, (("a", 7000), ("b", 7001)), "", 0),
    ],
)
def test_every_form_is_read(url: str, kind: Kind, hosts: tuple[tuple[str, int], ...], name: str, db: int) -> None:
    found = read_address(url)
    assert (found.kind, found.hosts, found.name, found.db) == (kind, hosts, name, db)
    assert found.url.startswith(("redis", "unix"))


def test_passwords_are_decoded_and_tls_covers_the_sentinels() -> None:
    found = read_address("rediss+sentinel://u%40:p%2F%3A@a/m?sentinel_password=s&ssl_ca_certs=/ca.pem&socket_timeout=3")
    assert found.is_tls
    assert (found.options["username"], found.options["password"]) == ("u@", "p/:")
    assert (found.options["socket_timeout"], found.options["ssl_ca_certs"]) == (3.0, "/ca.pem")
    assert found.sentinel_options == {"password": "s", "ssl": True, "ssl_ca_certs": "/ca.pem"}


def test_several_hosts_share_login_and_options() -> None:
    found = read_address("rediss+cluster://u:p%40@a:1,[::1]:2?ssl_ca_certs=/ca.pem")
    assert (found.hosts, found.options["password"]) == ((("a", 1), ("::1", 2)), "p@")


@pytest.mark.parametrize(
    "rest",
    ["", "memory://:hunter22", "http://:hunter22@a", "redis+x://:hunter22@a", "unix+cluster://:hunter22@a",
     "redis+sentinel://:hunter22@a:1", "redis+sentinel://:hunter22@/m", "redis+cluster://:hunter22@",
     "redis+cluster://:hunter22@a/3", "redis://:hunter22@a,b/0", "redis://:hunter22@a:x/0", "redis://:hunter22@a/x",
     "redis+sentinel://:hunter22@a:1/m/x", "redis://:hunter22@a?socket_timeout=soon"],
)  # fmt: skip
def test_anything_else_is_refused_without_repeating_it(rest: str) -> None:
    with pytest.raises(AddressError) as caught:
        read_address(rest)
    assert "hunter22" not in str(caught.value)


@given(st.text(max_size=60))
def test_no_text_at_all_makes_another_error(text: str) -> None:
    for scheme in ("", "redis://", "redis+sentinel://", "rediss+cluster://"):
        try:
            read_address(scheme + text)
        except AddressError:
            continue
