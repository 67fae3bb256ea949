"""REDIS_URL read: one server, a primary that Sentinels name, or a Cluster. Pure."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from redis.connection import parse_url

_read_options: Callable[[str], dict[str, Any]] = parse_url
_DEFAULT_PORTS = {"single": 6379, "sentinel": 26379, "cluster": 6379}
_SENTINEL_LOGIN = {"sentinel_username": "username", "sentinel_password": "password"}

FORMS: Final = (
    "redis://[user:password@]host[:port][/db], unix:///path, "
    "redis+sentinel://[user:password@]sentinel1[:port],sentinel2[:port]/name[/db] or "
    "redis+cluster://[user:password@]node1[:port],node2[:port]; rediss for TLS, valkey means the same"
)


class AddressError(ValueError):
    """REDIS_URL can't be read; the text says what is wrong and never repeats the URL, which may hold a password."""


class Kind(StrEnum):
    """What stands behind an address."""

    SINGLE = "single"
    SENTINEL = "sentinel"
    CLUSTER = "cluster"


@dataclass(frozen=True, slots=True)
class Address:
    """A store's address. `hosts` are Sentinels or nodes of a Cluster; `options` are redis-py's connection options.

    `url` is the same with redis' own scheme names.
    """

    kind: Kind
    url: str
    hosts: tuple[tuple[str, int], ...]
    is_tls: bool
    name: str
    db: int
    options: dict[str, Any]
    sentinel_options: dict[str, Any]


def read_address(url: str) -> Address:
    """The address that a URL names; raises AddressError."""
    scheme, separator, rest = url.strip().partition("://")
    base, _, kind_name = scheme.lower().partition("+")
    base = {"valkey": "redis", "valkeys": "rediss"}.get(base, base)
    if not separator or base not in ("redis", "rediss", "unix") or (base == "unix" and kind_name):
        raise AddressError(f"must have one of these forms: {FORMS}")
    kind = _kind(kind_name)
    clean = f"{base}{f'+{kind_name}' if kind_name else ''}://{rest}"
    if base == "unix":
        return Address(kind, clean, (), False, "", 0, {}, {})
    netloc, path, query = _split(rest)
    login, _, members = netloc.rpartition("@")
    hosts = tuple(_host(member, _DEFAULT_PORTS[kind]) for member in members.split(",") if member.strip())
    if kind is not Kind.SINGLE and not hosts:
        raise AddressError(f"names no host: {FORMS}")
    if kind is Kind.SINGLE and len(hosts) > 1:
        raise AddressError("names several hosts: that is for redis+sentinel:// and redis+cluster://")
    options, sentinel_options = _options(query, login, is_tls=base == "rediss")
    name, db = _path(kind, path)
    return Address(kind, clean, hosts, base == "rediss", name, db, options, sentinel_options)


def _kind(name: str) -> Kind:
    try:
        return Kind(name) if name else Kind.SINGLE
    except ValueError:
        raise AddressError(f"must have one of these forms: {FORMS}") from None


def _split(rest: str) -> tuple[str, list[str], str]:
    # By hand: the standard library takes one host, and stumbles over several with IPv6 among them.
    before, _, query = rest.partition("?")
    netloc, _, path = before.partition("/")
    return netloc, [part for part in path.split("/") if part], query


def _host(member: str, default_port: int) -> tuple[str, int]:
    try:
        parts = urlsplit(f"//{member.strip()}")
        host, port = parts.hostname, parts.port
    except ValueError:
        host, port = None, None
    if not host or (port is None and member.rstrip().endswith(":")):
        raise AddressError("names a host that can't be read: host:port, several with commas between them")
    return host, port or default_port


def _path(kind: Kind, path: list[str]) -> tuple[str, int]:
    if kind is Kind.CLUSTER:
        if path and path != ["0"]:
            raise AddressError("names a database: a Cluster has only one")
        return "", 0
    if kind is Kind.SENTINEL and not path:
        raise AddressError("lacks the name that the Sentinels watch: redis+sentinel://host:26379/mymaster")
    name, numbers = (path[0], path[1:]) if kind is Kind.SENTINEL else ("", path)
    if len(numbers) > 1 or any(not (number.isascii() and number.isdecimal()) for number in numbers):
        raise AddressError("has a database that is no number")
    return name, int(numbers[0]) if numbers else 0


def _options(query: str, login: str, *, is_tls: bool) -> tuple[dict[str, Any], dict[str, Any]]:
    pairs = parse_qsl(query, keep_blank_values=True)
    sentinel = {_SENTINEL_LOGIN[name]: value for name, value in pairs if name in _SENTINEL_LOGIN}
    rest = [(name, value) for name, value in pairs if name not in _SENTINEL_LOGIN]
    try:
        found: dict[str, Any] = _read_options(f"redis://host?{urlencode(rest)}") if rest else {}
    except ValueError:
        raise AddressError("has an option after ? that can't be read") from None
    options = {name: value for name, value in found.items() if name not in ("host", "port", "db", "connection_class")}
    user, _, password = login.partition(":")
    options |= {name: unquote(value) for name, value in (("username", user), ("password", password)) if value}
    if is_tls:
        # One private authority covers the Sentinels too.
        sentinel |= {name: value for name, value in options.items() if name.startswith("ssl_")} | {"ssl": True}
    return options, sentinel
