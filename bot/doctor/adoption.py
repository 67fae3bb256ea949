"""`python -m bot adopt-store`: another bot takes over a store, and what that means is said first.

What a chat's message, file or update is called holds for one bot alone, so nothing that is under way can go on. What
people own goes on: their keys and choices, their transcripts, the counters.
"""

import asyncio
import os
import sys
from contextlib import AsyncExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.doctor.setup import as_the_service
from bot.doctor.terminal import agreed, say
from bot.jobs.events import Cancelled
from bot.jobs.repository import Jobs
from bot.observe.processes import Processes
from bot.settings import Settings, SettingsError, load_settings, split_keys
from bot.store import keys
from bot.store.client import RedisClient, batches
from bot.store.connect import check_vault, connect, look
from bot.store.embedded import open_store
from bot.store.fitness import StoreError

_TIMEOUT_S = 8.0
_FOR_ONE_BOT = (
    keys.OPEN_UPDATES, keys.RECEIVED_UPDATES, keys.STEPS_DUE, keys.STEPS_HELD, keys.STEPS_WAKE, keys.POLLER,
    keys.WEBHOOK, keys.WEBHOOK_WANTED, keys.OPERATOR_MENUS, keys.FLOODS,
)  # fmt: skip
_WATCHED = ("watching", "looking", "facts", "hinted", "slots:waiting", "slots:uploading")


def main(*, is_agreed: bool) -> int:
    """Say what it means, ask unless that was agreed before, do it; returns 0 where the store is this bot's then."""
    try:
        as_the_service()
        settings = load_settings()
        try:
            return asyncio.run(_adopt(settings, is_agreed=is_agreed))
        finally:
            _give_back(settings.data_dir)
    except SettingsError as error:
        say(*error.problems)
    except (StoreError, OSError) as error:
        say(str(error))
    except (KeyboardInterrupt, EOFError):
        say("", "Nothing was changed.")
    return 1


async def _adopt(settings: Settings, *, is_agreed: bool) -> int:
    async with AsyncExitStack() as stack:
        given = settings.redis_url, settings.data_dir, split_keys(settings.encryption_key)
        url, vault = await open_store(*given, stack)
        (await look(url, None, _TIMEOUT_S)).allow()
        store = connect(url)
        stack.push_async_callback(store.aclose)
        vault = await check_vault(store, vault)
        owner = (await store.get(keys.OWNER) or b"").decode()
        if owner == settings.bot_id:
            say("The store is this bot's already.")
            return 0
        if alive := await Processes(store).alive(datetime.now(UTC)):
            raise StoreError(
                f"Processes that still run on the store: {len(alive)}. Stop them first. Nothing was changed."
            )
        jobs = Jobs(store, vault)
        _explain(owner, settings.bot_id, await jobs.count_open(), await store.zcard(keys.OPEN_UPDATES))
        if not (is_agreed or (sys.stdin.isatty() and agreed())):
            say("Nothing was changed. With --yes nothing is asked.")
            return 1
        await _end_what_is_open(store, jobs)
        await store.set(keys.OWNER, settings.bot_id)
        say("The store is this bot's now.")
    return 0


def _give_back(folder: Path) -> None:
    """What root's server wrote in the folder of the service's user, that user could not read any more."""
    if os.geteuid() == 0 and folder.is_dir():
        owner = folder.stat()
        for path in folder.rglob("*"):
            os.chown(path, owner.st_uid, owner.st_gid, follow_symlinks=False)


def _explain(owner: str, bot_id: str, jobs: int, updates: int) -> None:
    say(
        f"The store belongs to {(owner and f'the bot {owner}') or 'no bot yet'}; from now on it is the bot {bot_id}'s.",
        f"Ended without an answer: open jobs: {jobs}, updates that were not read yet: {updates}. This bot can't answer "
        "them, since Telegram's names of messages and files hold for one bot alone. Tasks that PolyglotVoice has "
        "made of them stay in their accounts (/history).",
        "Kept: chats' keys and choices, transcripts, counters. People must write to this bot first: /start.",
    )


async def _end_what_is_open(store: RedisClient, jobs: Jobs) -> None:
    while ids := await jobs.overdue(datetime.now(UTC) + timedelta(days=36_500)):
        for job_id in ids:
            await jobs.apply(job_id, Cancelled())
            await jobs.forget_open(job_id)
    for raw, _ in await store.zrange(keys.OPEN_UPDATES, 0, -1, withscores=True):
        await store.delete(keys.update(int(raw)))
    for name in _FOR_ONE_BOT:
        await store.delete(name)
    for part in _WATCHED:
        async for names in batches(store, f"pv:{{account:*}}:{part}"):
            for name in names:
                await store.delete(name)
