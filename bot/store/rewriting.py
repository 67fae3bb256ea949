"""Takes what was erased, replaced or has expired out of the embedded store's files.

The append-only file keeps every write until it is written anew from what is stored now. That is done soon after an
erasure, and daily for what expired.
"""

import asyncio
import logging
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from redis.exceptions import RedisError, ResponseError

from bot.store import keys
from bot.store.client import RedisClient, delete_if

log = logging.getLogger(__name__)

_LOOK_EVERY_S: Final = 5.0
_LEAST_APART_S: Final = 300.0
"""However often chats are erased, the store is not kept busy with it."""

_DAILY_S: Final = 86_400.0
_TIMEOUT_S: Final = 600.0
_REMOVAL_S: Final = 60.0
_POLL_S: Final = 0.1


async def ask_for_rewriting(redis: RedisClient) -> None:
    """Something was erased or replaced that must not stay in the files."""
    await redis.set(keys.ERASED, secrets.token_hex(8))


@dataclass(slots=True)
class Rewriting:
    """Has the embedded store in `data_dir` write its files anew when that is due."""

    redis: RedisClient
    data_dir: Path
    clock: Callable[[], datetime]

    async def run(self) -> None:
        """Look every few seconds until cancelled; a failure is logged and tried again."""
        while True:
            await asyncio.sleep(_LOOK_EVERY_S)
            try:
                await self.step()
            except (RedisError, OSError) as error:
                log.warning("The store's files could not be written anew (%s): trying again", type(error).__name__)
                await asyncio.sleep(_LEAST_APART_S)

    async def step(self) -> bool:
        """Write the files anew if that is due; whether it was. Raises RedisError, OSError, TimeoutError."""
        now_s = self.clock().timestamp()
        erased, last = await self.redis.get(keys.ERASED), await self.redis.get(keys.REWRITTEN)
        since_s = now_s - float(last) if last is not None else _DAILY_S
        if since_s < (_DAILY_S if erased is None else _LEAST_APART_S):
            return False
        async with asyncio.timeout(_TIMEOUT_S):
            await self._rewrite()
        await self.redis.set(keys.REWRITTEN, now_s)
        if erased is not None:
            await delete_if(self.redis, keys.ERASED, erased)  # what was erased meanwhile is due again
        return True

    async def _rewrite(self) -> None:
        # One that is under way began before the erasure, perhaps.
        await self._is_idle()
        await self.redis.bgrewriteaof()
        state = await self._is_idle()
        if state["aof_last_bgrewrite_status"] != "ok":
            raise ResponseError("the rewrite failed")
        await asyncio.to_thread(self._wait_for_removal)
        log.info("The store's files hold nothing any more of what was erased or had expired")

    async def _is_idle(self) -> dict[str, Any]:
        while True:
            state = await self.redis.info("persistence")
            if not int(state["aof_rewrite_in_progress"]) and not int(state["aof_rewrite_scheduled"]):
                return state
            await asyncio.sleep(_POLL_S)

    def _wait_for_removal(self) -> None:
        """Wait until no file stands there that the manifest does not name: the server removes them by and by."""
        until_s, folder = time.monotonic() + _REMOVAL_S, self.data_dir / "appendonlydir"
        for manifest in folder.glob("*.manifest"):
            while any(path.name not in manifest.read_text("utf-8") for path in folder.glob("*.aof")):
                if time.monotonic() > until_s:
                    raise TimeoutError
                time.sleep(_POLL_S)
