"""Connections to a primary that Sentinels watch, which follow it when another takes its place."""

from collections.abc import Iterable

from redis.asyncio import SSLConnection
from redis.asyncio.sentinel import SentinelConnectionPool, SentinelManagedConnection


class Following(SentinelManagedConnection):
    """Asks the Sentinels at each new try.

    redis-py does so for a new connection only: one that was lost in use is tried again where it was, however often its
    retries say, and nobody answers there any more.
    """

    async def send_packed_command(self, command: bytes | str | Iterable[bytes], check_health: bool = True) -> None:
        if not self.is_connected:
            await self.connect()  # type: ignore[no-untyped-call]
        await super().send_packed_command(command, check_health=check_health)


class FollowingTls(Following, SSLConnection):
    """The same over TLS."""


class SentinelPool(SentinelConnectionPool):
    """Closes the connections to the Sentinels with its own."""

    async def aclose(self) -> None:
        await super().aclose()
        await self.sentinel_manager.aclose()
