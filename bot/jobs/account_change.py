"""A job and its key: waiting for one, going on with another, and telling a chat once that its key is refused."""

import logging
from dataclasses import dataclass
from datetime import datetime

from bot.accounts.keyring import Keyring
from bot.accounts.state import Accounts
from bot.accounts.watchlist import Watchlist
from bot.chats.notices import Notices
from bot.clock import Clock
from bot.jobs.events import AccountChanged, TaskUnknown
from bot.jobs.journal import fields
from bot.jobs.lifecycle import JobLifecycle
from bot.jobs.record import Job, Parked
from bot.jobs.repository import Jobs
from bot.polyglotvoice.models import ApiKey

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Held:
    """A job was parked; `until` is when to try again, None where a new key lets it go on."""

    until: datetime | None


class AccountChange:
    """Lets jobs wait for a key, and go on with the one that their chat has."""

    def __init__(
        self, *, lifecycle: JobLifecycle, jobs: Jobs, accounts: Accounts, watchlist: Watchlist, keyring: Keyring,
        notices: Notices, clock: Clock,
    ) -> None:  # fmt: skip
        self._lifecycle = lifecycle
        self._jobs = jobs
        self._accounts = accounts
        self._watchlist = watchlist
        self._keyring = keyring
        self._notices = notices
        self._clock = clock

    async def park_for_key(self, job_id: str) -> None:
        """Park the job for a key, unless its chat has another one meanwhile: then it goes on with that."""
        job = await self._jobs.get(job_id)
        if job is None or job.state.is_end:
            return
        key = await self.working_key(job)
        if key is not None and key.id != job.task.account_id:
            await self.go_on(job, key)
        else:
            await self._lifecycle.park(job_id, Parked(reason="key"))

    async def key_died(self, job: Job, account_id: str | None = None) -> None:
        """The service refused the key of this account (the job's own): park the job, tell the chat once."""
        before = await self._jobs.get(job.id) or job
        account_id = account_id or before.task.account_id or ""
        await self.park_for_key(job.id)
        current = await self._jobs.get(job.id)
        if current is None or current.wait.parked is None or current.wait.parked.reason != "key":
            return
        sentence = "group-key-died" if job.origin.is_shared else "key-died"
        if self._keyring.is_operators(account_id):
            sentence = "operator-key-died"
        await self._notices.once(job.origin.chat_id, dead_key_notice(account_id), sentence, job.language)

    async def resume(self, job: Job) -> bool:
        """Let a job that waits for a key go on if its chat has a working one; returns whether."""
        if job.wait.parked is None or job.wait.parked.reason != "key":
            return False
        key = await self.working_key(job)
        return key is not None and await self.go_on(job, key)

    async def resume_in(self, chat_id: int) -> None:
        """Let what waits for a key in a chat go on, where there is one now."""
        for job in await self._jobs.open_in_chat(chat_id):
            await self.resume(job)

    async def go_on(self, job: Job, key: ApiKey) -> bool:
        """Let the job go on with this key, its task too where the account knows it; False when it has ended."""
        changed = await self._jobs.apply(job.id, AccountChanged(key.id), self._jobs.due_soon())
        if changed is None:
            return False
        if job.task.account_id not in (None, key.id):
            await self._watchlist.unwatch(job.task.account_id or "", job.id)
        log.info("Goes on with another key", extra=fields(changed))
        await self._lifecycle.go_on(changed)
        await self._lifecycle.show_status(changed)
        return True

    async def revive(self, chat_id: int, key: ApiKey) -> None:
        """The key was tried and works: it is called again, and its end may be told again, in all chats that have it."""
        was_dead = (await self._accounts.state(key.id, self._clock())).is_dead
        await self._accounts.revive(key.id)
        await self._notices.clear(chat_id, dead_key_notice(key.id))
        await self._notices.key_came(chat_id)
        if not was_dead:
            return
        async for job in self._jobs.all_open():
            if job.origin.chat_id != chat_id and await self.resume(job):
                await self._notices.clear(job.origin.chat_id, dead_key_notice(key.id))

    async def resume_chat(self, chat_id: int, key: ApiKey) -> int:
        """Let every job of the chat go on with this key; returns how many waited for that."""
        waiting, rests = 0, not (await self._accounts.state(key.id, self._clock())).may_be_called
        for job in await self._jobs.open_in_chat(chat_id):
            is_anothers = job.task.account_id not in (None, key.id)
            reason = None if job.wait.parked is None else job.wait.parked.reason
            waits = reason == "key" or (reason == "limit" and not rests)
            if not (waits or is_anothers):
                continue
            state = await self._accounts.state(job.task.account_id or "", self._clock())
            waiting += await self.go_on(job, key) and (waits or (is_anothers and state.is_dead))
        return waiting

    async def hold(self, job: Job, key: ApiKey) -> Held | None:
        """Park a job whose new key may not be used now; None where it may."""
        state = await self._accounts.state(key.id, self._clock())
        if state.is_dead:
            await self.key_died(job, key.id)
            return Held(None)
        if state.rests_until is not None:
            parked = Parked(reason="limit", until=state.rests_until, scope=state.scope)
            await self._lifecycle.park(job.id, parked, key.id)
            return Held(state.rests_until)
        return None

    async def submit_again(self, job: Job) -> bool:
        """The new key is of another account, which does not know the task: hand the file over again."""
        changed = await self._jobs.apply(job.id, TaskUnknown())
        if changed is None:
            return False
        log.info("The task is of another account: submitting again", extra=fields(changed))
        await self._lifecycle.go_on(changed)
        return True

    async def working_key(self, job: Job) -> ApiKey | None:
        """The key that serves the job's chat; None where there is none, or it was refused."""
        key = await self._keyring.for_chat(job.origin.chat_id)
        if key is None and job.sent.is_trial:
            key = self._keyring.operators
        if key is None or (await self._accounts.state(key.id, self._clock())).is_dead:
            return None
        return key


def dead_key_notice(account_id: str) -> str:
    """The kind of the notice that this key is refused: each key's end is told once in a chat."""
    return f"dead_key:{account_id}"
