"""Bringing back what failed: in an outage a chat's own, or all chats' for operators, who may have the rest as well.

What the service has a task of is gone on with, and what may have been uploaded is looked for: nothing is paid twice.
"""

import re
from collections.abc import Iterable
from datetime import timedelta

from bot.accounts.keyring import Keyring
from bot.chats.store import KnownChats
from bot.jobs.answer.redo import JobActions
from bot.jobs.intake.person_quota import PersonQuota
from bot.jobs.lifecycle import OF_OUTAGES
from bot.jobs.record import Job, JobState
from bot.jobs.repository import Jobs
from bot.texts.catalogue import Catalogue
from bot.texts.errors import ExplainedError

LONGEST = timedelta(days=30)
_ENDED_BADLY = ("failed-task", "failed-withheld")
"""There a task is to be made anew; all else goes on where it was."""
_THEIRS = ("failed-no-key", "failed-minutes", "failed-attempts", "failed-plan", "failed-link")
"""What nobody but its people can mend; their button is below it."""
_SPAN = re.compile(r"(\d{1,4})\s?([^\W\d].*)", re.DOTALL)
_UNITS_S = {"heard-minutes": 60, "heard-hours": 3600, "heard-days": 86_400}


def span_of(words: str, catalogue: Catalogue) -> timedelta | None:
    """A span of time as people write it, `3h` or `30 мин`, no longer than records are kept; None for other words."""
    found = _SPAN.fullmatch(words.strip())
    units = [] if found is None else [s for key, s in _UNITS_S.items() if catalogue.hears_only([key], found[2])]
    return min(LONGEST, timedelta(seconds=int(found[1]) * units[0])) if found is not None and units else None


class Retry:
    """Finds what failed and lets it go on."""

    def __init__(
        self, *, jobs: Jobs, actions: JobActions, quota: PersonQuota, keyring: Keyring, known: KnownChats
    ) -> None:
        self._jobs = jobs
        self._actions = actions
        self._quota = quota
        self._keyring = keyring
        self._known = known

    async def of_chat(self, chat_id: int, user_id: int) -> int:
        """Bring back what failed in the chat, as this person asks; returns how many that are.

        Raises ExplainedError (permanent) where none may be under way any more.
        """
        key, brought = await self._keyring.for_chat(chat_id), 0
        for job in await self._failed_in([chat_id], LONGEST, everything=False):
            asked = job.origin.model_copy(update={"user_id": user_id, "writer_id": None})
            try:
                await self._quota.admit(asked, job.id, None if key is None else key.id, tap="retry")
            except ExplainedError:
                if not brought:
                    raise
                break
            brought += await self._actions.bring_back(job.id)
        return brought

    async def count(self, span: timedelta) -> tuple[int, int, int]:
        """How many recordings failed in an outage within the span, in how many chats; and how many otherwise."""
        failed = await self._failed_in(await self._known.all(), span, everything=True)
        of_outages = [job for job in failed if _failed_in_outage(job)]
        return len(of_outages), len({job.origin.chat_id for job in of_outages}), len(failed) - len(of_outages)

    async def of_all(self, span: timedelta, *, everything: bool) -> int:
        """Bring those of outages back, or everything; returns how many that are."""
        failed = await self._failed_in(await self._known.all(), span, everything=everything)
        return sum([await self._bring_back(job) for job in failed])

    async def _bring_back(self, job: Job) -> bool:
        if job.answer.failure is not None and job.answer.failure.sentence.startswith(_ENDED_BADLY):
            return await self._actions.redo(job.id) is not None
        return await self._actions.bring_back(job.id)

    async def _failed_in(self, chat_ids: Iterable[int], span: timedelta, *, everything: bool) -> list[Job]:
        """What failed since then, oldest first; what goes on, has its answer, or failed otherwise since is left out."""
        ids = await self._jobs.failed_in(chat_ids, self._jobs.clock() - span)
        is_meant = _failed if everything else _failed_in_outage
        failed = [job async for job in self._jobs.each(ids) if is_meant(job)]
        return sorted(failed, key=lambda job: (job.created_at, job.id))


def _failed(job: Job) -> bool:
    failure = job.answer.failure
    return job.state is JobState.FAILED and failure is not None and not failure.sentence.startswith(_THEIRS)


def _failed_in_outage(job: Job) -> bool:
    return _failed(job) and job.answer.failure is not None and job.answer.failure.sentence in OF_OUTAGES
