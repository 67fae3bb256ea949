"""Finds the task that a job's interrupted or unnamed hand-over made, so that nothing is paid for twice."""

import logging
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta

from bot.jobs.error_policy import MAX_TROUBLES
from bot.jobs.journal import fields
from bot.jobs.media import stem_of, untagged
from bot.jobs.record import Job, JobState
from bot.jobs.repository import Jobs
from bot.jobs.submit.task_list import TaskLists
from bot.polyglotvoice.errors import Broken, NotFound, NotReady, Refused
from bot.polyglotvoice.http import ApiClient
from bot.polyglotvoice.models import ApiKey, Task
from bot.texts.explained import ExplainedError

log = logging.getLogger(__name__)

_LIST_TROUBLES, _AWAY_TROUBLES = 5, MAX_TROUBLES - 1
_CLOCKS_DIFFER, _CLOCKS_AGREE = timedelta(minutes=5), timedelta(minutes=1)
_MOST_DETAILS = 3
_SHORTEST_NAME = 8
_LINKS = ("url", "link", "media_url", "source_url", "original_url", "input_url", "video_url", "source")
_SIZES = ("size", "file_size", "filesize", "size_bytes", "bytes")


@dataclass(slots=True, kw_only=True)
class TaskFinder:
    """Looks through the account's list for one job's task."""

    jobs: Jobs
    client: ApiClient
    _lists: TaskLists = field(init=False)

    def __post_init__(self) -> None:
        self._lists = TaskLists(self.client)

    async def find(self, key: ApiKey, job: Job) -> str | None:
        """The task of a hand-over that may have been done; None where there is none.

        It is known by its tag or link, else by name, length, size and time. Raises ExplainedError where there may be
        one that can't be found, or told from others: another would be paid for as well, and people say whether.
        """
        found, is_told = None, True
        try:
            found = await self._look_for(key, job)
        except (NotFound, Refused):
            is_told = False
        except Broken as error:
            # A list that is there can't be read by waiting; one that does not come may come.
            most = _LIST_TROUBLES if error.was_granted else _AWAY_TROUBLES
            if job.wait.troubles < most and not job.task.is_unnamed:
                raise
            is_told = False
        if found is not None:
            log.info("Found the task of an interrupted submission", extra=fields(job))
        elif job.task.is_unnamed or not (is_told or _is_cut_off(job)):
            raise _untold()
        return None if found is None else found.id

    async def _look_for(self, key: ApiKey, job: Job) -> Task | None:
        """The job's task, on as many pages as may hold it."""
        seen = dict[str, Task]()
        async for page in self._lists.pages(key):
            for task in page:
                # A file carries its job's tag; a link may be another chat's as well.
                is_new = task.id not in seen and _is_ours(task, job)
                if is_new and (job.sent.url is None or not await self._is_anothers(key, job, task)):
                    return task
                seen.setdefault(task.id, task)
            if _are_older(page, job):
                break
        return await self._alike(key, job, list(seen.values()))

    async def _alike(self, key: ApiKey, job: Job, seen: Sequence[Task]) -> Task | None:
        """The one task that can be the job's, where the service keeps no names: new, nobody's, and alike."""
        if job.task.former_id is not None:
            # Its own task of before is alike, too.
            return None
        new = [task for task in seen if not _is_too_old(task, job) and not await self._is_anothers(key, job, task)]
        told = await self._told(key, job, new)
        found = [task for task in told if _is_ours(task, job)] or [task for task in told if likeness(task, job)]
        if not found:
            shows_marks = any(_is_marked(task, job) for task in [*seen, *told])
            doubtful = [marks for task in told if False not in (marks := _marks(task, job))]
            if not shows_marks and any(True in marks or not _is_cut_off(job) for marks in doubtful):
                raise _untold()
            return None
        async for other in self.jobs.all_open():
            if other.id != job.id and _may_have_made(other, key) and any(likeness(task, other) for task in found):
                raise _untold()
        if len(found) > 1:
            raise _untold()
        return found[0]

    async def _told(self, key: ApiKey, job: Job, tasks: list[Task]) -> list[Task]:
        """The same with their details and their sources' sizes, where the list tells next to nothing."""
        if len(tasks) > _MOST_DETAILS:
            return tasks
        told = [
            task if task.name or task.duration_s is not None else await self.client.task(key, task.id) for task in tasks
        ]
        return [await self._weighed(key, job, task) for task in told]

    async def _weighed(self, key: ApiKey, job: Job, task: Task) -> Task:
        """The same with its source's size, where too little tells whose it is and the source is as large as the file.

        Another size says nothing: the service may keep it in another form.
        """
        size, marks = None if job.sent.media is None else job.sent.media.size, _marks(task, job)
        if size is None or task.name is not None or False in marks or marks.count(True) > 1:
            return task
        try:
            async with self.client.source(key, task.id) as source:
                is_as_large = size == (source.size if source.total is None else source.total)
        except (Broken, NotFound, NotReady, Refused):
            return task
        return replace(task, details=(*task.details, ("size", str(size)))) if is_as_large else task

    async def _is_anothers(self, key: ApiKey, job: Job, task: Task) -> bool:
        return await self.jobs.is_anothers(job, key.id, task.id)


def likeness(task: Task, job: Job) -> bool:
    """Whether a task without the job's tag is its own by two marks or more, of which none speaks against it.

    A name, cut off anywhere, has to be the job's where nobody knows that a task was made.
    """
    marks = _marks(task, job)
    may_be = job.task.is_unnamed or task.name is None or _has_name(task, job)
    return may_be and False not in marks and marks.count(True) > 1


def _marks(task: Task, job: Job) -> list[bool | None]:
    """What speaks for the job's task (True) and what against it."""
    is_in_time = None if task.created_at is None else not _is_too_old(task, job, _CLOCKS_AGREE)
    return [is_in_time, _has_length(task, job), _has_size(task, job), _has_name(task, job) or None,
            False if _is_tagged(task) else None]  # fmt: skip


def _is_cut_off(job: Job) -> bool:
    """Whether a hand-over of which nothing is known made no task, as like as not: a file's takes long, a link's is over
    at once. Better a file twice than never.
    """
    return job.sent.url is None


def _is_tagged(task: Task) -> bool:
    return untagged(task.name) != (task.name or "")


def _is_marked(task: Task, job: Job) -> bool:
    """Whether the service shows by what a job's own task is known: a file's tag, or a link."""
    if job.sent.url is None:
        return _is_tagged(task)
    return any(label.rpartition(".")[2] in _LINKS and value.startswith("http") for label, value in task.details)


def _has_name(task: Task, job: Job) -> bool:
    """Whether the name is the job's, cut off anywhere, whatever stands in it for spaces."""
    whole = job.task.title or job.sent.url or "" if job.sent.url else f"{stem_of(job)} {job.upload_tag}"
    wanted, own = _plain(whole), _plain(job.task.title or "" if job.sent.url else stem_of(job))
    told = (_plain(task.name or ""), _plain((task.name or "").rpartition(".")[0]))
    return any(one and (one == own or (len(one) >= _SHORTEST_NAME and wanted.startswith(one))) for one in told)


def _plain(name: str) -> str:
    return re.sub(r"[\W_]+", " ", name).strip().casefold()


def _has_length(task: Task, job: Job) -> bool | None:
    if task.duration_s is None or job.task.length_s is None:
        return None
    return abs(task.duration_s - job.task.length_s) <= 1 + job.task.length_s / 50


def _has_size(task: Task, job: Job) -> bool | None:
    size = None if job.sent.media is None else job.sent.media.size
    told = next((value for label, value in task.details if label.rpartition(".")[2].lower() in _SIZES), None)
    return None if size is None or told is None or not told.isdigit() else int(told) == size


def _is_too_old(task: Task, job: Job, within: timedelta = _CLOCKS_DIFFER) -> bool:
    return task.created_at is not None and task.created_at < job.created_at - within


def _are_older(tasks: Sequence[Task], job: Job) -> bool:
    """Whether a page's tasks are all older than the job, and what follows is older still."""
    times = [task.created_at for task in tasks if task.created_at is not None]
    is_newest_first = bool(times) and times[0] >= times[-1]
    return is_newest_first and all(time < job.created_at - _CLOCKS_DIFFER for time in times)


def _is_ours(task: Task, job: Job) -> bool:
    values = [task.name or "", *(value for _, value in task.details)]
    if job.sent.url is None:
        return any(job.upload_tag in value.casefold() for value in values)
    return not _is_too_old(task, job) and job.sent.url in values


def _may_have_made(job: Job, key: ApiKey) -> bool:
    return job.state is JobState.SUBMITTING and job.task.upload_began and job.task.account_id == key.id


def _untold() -> ExplainedError:
    return ExplainedError("failed-task-unnamed", permanent=False, tries=_LIST_TROUBLES)
