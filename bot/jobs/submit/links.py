"""Links that people send: which of them may be handed on, and what the service said of those that it found good."""

import asyncio
import ipaddress
import json
import re
import socket
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import unquote, urlsplit

from bot.clock import Clock
from bot.engine import FairShares, share_of
from bot.jobs.record import Origin
from bot.polyglotvoice.models import SITE
from bot.store import keys
from bot.store.client import RedisClient
from bot.store.vault import UnsealableError, Vault
from bot.texts.explained import ExplainedError

_MAX_URL_CHARACTERS = 8192
"""Links that are signed are long; servers take some 8 KB (RFC 9110, section 4.1)."""

_RESOLVE_TIMEOUT_S = 3.0
_RESOLVERS, _A_CHAT, _A_PERSON = 32, 2, 2
"""Threads that resolve names, and how many one chat, and one person, may hold: a name may hold one for long."""

_SITE = SITE.partition("://")[2]
_LOCAL_NAMES = ("localhost", "local", "localdomain", "internal", "intranet", "lan", "home", "corp", "arpa")
Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class NamesBusyError(Exception):
    """Nobody has asked after the name: the chat, the person or all hold as many threads as they may `until` then."""

    def __init__(self, until: datetime) -> None:
        super().__init__()
        self.until = until


def pick_links(found: Iterable[str]) -> list[str]:
    """The http(s) links among what was found, each once, in order.

    What has no scheme is taken as https, as people mean it who write `youtu.be/…`. Scheme and host are written
    small, since case means nothing there. The service's own pages are no media: "I am on polyglotvoice.ru", and the
    examples on its API's page.
    """
    links: dict[str, None] = {}
    for text in found:
        link = text.strip()
        if "://" not in link and not link.lower().startswith(("mailto:", "tel:", "javascript:", "data:")):
            link = f"https://{link}"
        if link.lower().startswith(("http://", "https://")):
            scheme, _, rest = link.partition("://")
            host = re.split(r"[/?#]", rest, maxsplit=1)[0]
            # A user's name and password keep their case.
            small = host if "@" in host else host.lower()
            if f".{small}".removesuffix(":443").removesuffix(".").endswith(f".{_SITE}"):
                continue
            links.setdefault(f"{scheme.lower()}://{small}{rest[len(host) :]}")
    return list(links)


class NameResolver:
    """Resolves names in threads of its own, few at a time for each chat and person, so that nobody holds up others."""

    def __init__(self, clock: Clock) -> None:
        self._pool = ThreadPoolExecutor(_RESOLVERS, thread_name_prefix="names")
        self._shares = FairShares()
        self._clock = clock

    async def addresses(self, host: str, origin: Origin) -> list[Address]:
        """Where the name leads; none where that is not known in time. Raises NamesBusyError, at once."""
        share = share_of(origin.chat_id, origin.person_id, chat=_A_CHAT, person=_A_PERSON) | {"all": _RESOLVERS}
        if (again_at := self._shares.take(share, self._clock())) is not None:
            raise NamesBusyError(again_at)
        # The share is given back when the thread is free, which can't be cut short.
        asked = asyncio.get_running_loop().run_in_executor(self._pool, _resolved, host)
        asked.add_done_callback(lambda _: self._shares.give_back(share))
        try:
            async with asyncio.timeout(_RESOLVE_TIMEOUT_S):
                return await asyncio.shield(asked)
        except TimeoutError:
            return []

    def close(self) -> None:
        """Leave what is under way to itself."""
        self._pool.shutdown(wait=False, cancel_futures=True)


async def refuse_private(url: str, names: NameResolver, origin: Origin) -> None:
    """Raise ExplainedError (permanent) for a link to a private or local address, in whatever spelling.

    A name that can't be resolved here is let pass: the service resolves for itself. Raises NamesBusyError where
    the name was not asked after, and has to be before the link is handed on.
    """
    if len(url) > _MAX_URL_CHARACTERS or any(ord(c) < 33 for c in url):
        raise ExplainedError("link-malformed", permanent=True)
    try:
        parts = urlsplit(url)
        # Other programs read %31%30 as 10, and a backslash as the end of the host.
        host = unquote(parts.hostname or "").rstrip(".").lower()
        _ = parts.port
    except ValueError:
        raise ExplainedError("link-malformed", permanent=True) from None
    if parts.scheme not in ("http", "https") or not host or "\\" in parts.netloc:
        raise ExplainedError("link-malformed", permanent=True)
    literal = _literal(host)
    found = [literal] if literal is not None else []
    if literal is None and not _is_local_name(host):
        found = await names.addresses(host, origin)
    if _is_local_name(host) or any(map(_is_private, found)):
        raise ExplainedError("link-private", permanent=True)


@dataclass(slots=True)
class LinkChecks:
    """Title and length in seconds behind each checked link of an account; refusals are not kept."""

    redis: RedisClient
    vault: Vault

    async def put(self, account_id: str, url: str, title: str | None, length_s: float | None) -> None:
        sealed = self.vault.seal(json.dumps([title, length_s]).encode(), _owner(account_id))
        await self.redis.set(self._name(account_id, url), sealed, ex=keys.LINK_CHECK_TTL_S)

    async def get(self, account_id: str, url: str) -> tuple[str | None, float | None] | None:
        """What the service said of a link a while ago, or None."""
        sealed = await self.redis.get(self._name(account_id, url))
        if sealed is None:
            return None
        try:
            title, length_s = json.loads(self.vault.open(sealed, _owner(account_id)))
        except (UnsealableError, ValueError):
            return None
        return title, length_s

    def _name(self, account_id: str, url: str) -> str:
        return keys.link_check(account_id, self.vault.id_of(url, "link"))


def _resolved(host: str) -> list[Address]:
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return []
    return [ipaddress.ip_address(str(entry[4][0]).partition("%")[0]) for entry in found]


def _is_local_name(host: str) -> bool:
    return host.rsplit(".", 1)[-1] in _LOCAL_NAMES or (_literal(host) is None and "." not in host)


def _literal(host: str) -> Address | None:
    try:
        return ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        pass
    try:
        # 127.1, 0x7f000001, 2130706433: resolvers take them as addresses, so they are.
        return ipaddress.IPv4Address(socket.inet_aton(host))
    except (OSError, UnicodeError):
        return None


def _is_private(address: Address) -> bool:
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or _nat64(address)
        if inner is not None:
            return _is_private(inner)
    return not address.is_global or address.is_multicast


def _nat64(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    if address in ipaddress.IPv6Network("64:ff9b::/96"):
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return None


def _owner(account_id: str) -> str:
    return f"account:{account_id}"
