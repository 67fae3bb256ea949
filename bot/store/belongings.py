"""The names of what belongs to a chat, so that its erasure costs no more than the chat's own data.

Names that are the same for every chat stand in `keys.fixed_names`; the others are entered as they are made.
"""

import re
import time
from collections.abc import Iterator
from contextlib import suppress
from typing import Final

from redis.exceptions import ResponseError

from bot.store import keys
from bot.store.client import Pipe, RedisClient, batches
from bot.store.vault import Vault

_LAYOUT: Final = b"1"
_JOB_PARTS: Final = ("job:", "transcript:", "words:", "srt:")
_KEYED: Final = re.compile(r"[0-9a-f]{32}")


def enter(pipe: Pipe, chat_id: int, name: str, ttl_s: int, *, of_job: bool = False) -> None:
    """Note in the same round trip that a name belongs to the chat for so long; a new job takes out what is over.

    `of_job`: it is a job's, whose record renews the index' own lifetime when it is made.
    """
    index = keys.belongings(chat_id)
    pipe.zadd(index, {name.removeprefix(keys.tag_of_chat(chat_id)): time.time() + ttl_s})
    if not of_job:
        pipe.expire(index, keys.BELONGINGS_TTL_S)


async def names_of(redis: RedisClient, chat_id: int) -> list[str]:
    """Every name of the chat that can be there, but for the members who opted out."""
    entered = await redis.zrange(keys.belongings(chat_id), 0, -1, withscores=True)
    names = {_whole(chat_id, entry.decode()) for entry, _ in entered}
    for job_id in await redis.smembers(keys.chat_jobs(chat_id)):
        names.add(keys.job(chat_id, job_id.decode().partition(":")[2]))
    with_parts = [each for name in names for each in _parts(name)]
    return [*with_parts, *keys.fixed_names(chat_id), keys.belongings(chat_id)]


def _whole(chat_id: int, entry: str) -> str:
    """A name as it stands in the store; those that are of no chat's are entered whole."""
    return entry if entry.startswith("pv:") else keys.tag_of_chat(chat_id) + entry


def _parts(name: str) -> Iterator[str]:
    """The name, and with a job's record its transcript, the words of that, and subtitles."""
    tag, found, rest = name.partition("}:job:")
    return iter([f"{tag}}}:{part}{rest}" for part in _JOB_PARTS] if found else [name])


async def enter_all(redis: RedisClient, vault: Vault) -> None:
    """Enter, once for a store, what versions without this index left there; files get their keyed names."""
    if await redis.get(keys.LAYOUT) == _LAYOUT:
        return
    async for names in batches(redis, keys.EVERYTHING_OF_CHATS):
        for name in names:
            await _enter_former(redis, vault, name)
    async for names in batches(redis, keys.ALL_TASKS):
        for name in names:
            chat, _, _ = (await redis.get(name) or b"").partition(b" ")[2].partition(b":")
            with suppress(ValueError):
                await _enter_one(redis, int(chat), name, keys.TASK_TTL_S)
    await redis.set(keys.LAYOUT, _LAYOUT)


async def _enter_former(redis: RedisClient, vault: Vault, name: str) -> None:
    chat, _, rest = name.removeprefix("pv:{chat:").partition("}:")
    kind, _, value = rest.partition(":")
    if kind == "file" and not _KEYED.fullmatch(value):
        former, name = name, keys.same_file(int(chat), vault.id_of(value, "file"))
        with suppress(ResponseError):  # its lifetime has just ended
            await redis.rename(former, name)
    if kind in ("job", "file", "task", "handle", "notice", "edits"):
        await _enter_one(redis, int(chat), name, keys.BELONGINGS_TTL_S)


async def _enter_one(redis: RedisClient, chat_id: int, name: str, ttl_s: int) -> None:
    async with redis.pipeline(transaction=False) as pipe:
        enter(pipe, chat_id, name, ttl_s)
        await pipe.execute()
