"""Which task of a list is a job's, where the list keeps no names."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Any, cast

import pytest

from bot.jobs.record import Job, JobState, Media, Origin, Sent, ServiceTask, Wait
from bot.jobs.repository import Jobs
from bot.jobs.submit.task_finder import TaskFinder, likeness
from bot.polyglotvoice.errors import ApiError, Broken, NotFound, Refused
from bot.polyglotvoice.http import ApiClient
from bot.polyglotvoice.models import Phase, Stream, Task, TaskPage
from bot.texts.explained import ExplainedError
from tests.unit.polyglotvoice.canned import KEY

NOW = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)
MEDIA = Media(kind="audio", file_id="f", file_unique_id="u", size=4000, duration_s=60, name="Interview with Anna.mp3")


def job(message_id: int = 7, *, is_unnamed: bool = True, url: str | None = None, **more: Any) -> Job:
    task = {"account_id": KEY.id, "upload_began": True, "is_unnamed": is_unnamed, "length_s": 60.0, **more}
    return Job(
        id=f"1:{message_id}", origin=Origin(chat_id=1, message_id=message_id), created_at=NOW,
        state=JobState.SUBMITTING, sent=Sent(url=url) if url else Sent(media=MEDIA), task=ServiceTask(**task),
        wait=Wait(deadline_at=NOW),
    )  # fmt: skip


def task(task_id: str = "t", after_s: float | None = 3, length_s: float | None = None, **more: Any) -> Task:
    created_at = None if after_s is None else NOW + timedelta(seconds=after_s)
    return Task(task_id, "done", Phase.DONE, created_at=created_at, duration_s=length_s, **more)


@pytest.mark.parametrize(
    ("found", "is_unnamed", "is_like"),
    [
        (task(length_s=60.4), True, True),
        (task(length_s=60.4), False, True),
        (task(name="task-7.ogg", length_s=60.4), False, False),
        (task(length_s=75), True, False),
        (task(), True, False),
        (task(after_s=-90, length_s=60), True, False),
        (task(after_s=None, length_s=60), True, False),
        (task(details=(("media.file_size", "4000"),)), True, True),
        (task(details=(("size", "4001"),)), True, False),
        (task(name="Interview wi…"), False, True),
        (task(name="INTERVIEW_WITH_ANNA.mp3"), False, True),
        (task(name="interview-with-anna-k5.mp3"), False, False),
        (task(name="Intervi"), False, False),
        (task(name="Interview with Anna.mp3", length_s=75), False, False),
        (task(name="Interview with Anna.mp3", after_s=None), False, False),
        (task(name=f"Interview with Anna {job(8).upload_tag}.mp3", length_s=60), True, False),
    ],
)  # fmt: skip
def test_two_marks_make_it_the_jobs_own_and_one_against_it_anothers(
    found: Task, is_unnamed: bool, is_like: bool
) -> None:
    assert likeness(found, job(is_unnamed=is_unnamed)) is is_like


def test_a_links_task_is_known_by_its_title_and_time() -> None:
    link = job(url="https://example.com/x", title="A talk on herons", is_unnamed=False)
    assert likeness(task(name="A talk on her…"), link)
    assert not likeness(task(name="A talk on hats"), link)


async def _nothing() -> AsyncIterator[bytes]:
    for chunk in (b"",):
        yield chunk


class Service:
    """A list, details, the jobs that are open, and the ids of tasks that are others'."""

    def __init__(
        self, *tasks: Task, others: tuple[Job, ...] = (), taken: str = "", told: Task | None = None,
        source_bytes: int | None = None,
    ) -> None:  # fmt: skip
        self._tasks, self._others, self._taken, self._told = tasks, others, taken, told
        self._source_bytes = source_bytes

    async def list_tasks(self, *_: object) -> TaskPage:
        return TaskPage(self._tasks)

    async def task(self, *_: object) -> Task:
        assert self._told is not None
        return self._told

    @asynccontextmanager
    async def source(self, *_: object) -> AsyncIterator[Stream]:
        if self._source_bytes is None:
            raise NotFound
        yield Stream(None, None, self._source_bytes, self._source_bytes, 0, _nothing())

    async def is_anothers(self, _: Job, __: str, task_id: str) -> bool:
        return task_id == self._taken

    async def all_open(self) -> AsyncIterator[Job]:
        for other in self._others:
            yield other

    async def find(self, wanted: Job) -> str | None:
        return await TaskFinder(jobs=cast("Jobs", self), client=cast("ApiClient", self)).find(KEY, wanted)


async def test_it_is_the_only_new_one_that_nobody_has() -> None:
    alike = task("t1", length_s=60), task("t2", length_s=60)
    assert await Service(*alike, taken="t2").find(job()) == "t1"
    assert await Service(task("t1"), told=task("t1", length_s=60)).find(job()) == "t1"
    assert await Service(task("t1", after_s=-90, length_s=60)).find(job(is_unnamed=False)) is None


@pytest.mark.parametrize("is_unnamed", [True, False])
async def test_where_a_list_tells_next_to_nothing_a_source_as_large_as_the_file_tells_whose_it_is(
    *, is_unnamed: bool
) -> None:
    bare = task("t1")
    assert await Service(bare, told=bare, source_bytes=4000).find(job(is_unnamed=is_unnamed)) == "t1"
    with pytest.raises(ExplainedError, match="failed-task-unnamed"):
        await Service(bare, told=bare, source_bytes=900).find(job(is_unnamed=is_unnamed))


async def test_without_a_time_a_source_as_large_as_the_file_is_not_uploaded_again_unasked() -> None:
    bare = task("t1", after_s=None)
    with pytest.raises(ExplainedError, match="failed-task-unnamed"):
        await Service(bare, told=bare, source_bytes=4000).find(job(is_unnamed=False))


class Paged(Service):
    """A list that says nothing of its further pages: it may know them by number, ignore the number, or refuse it."""

    def __init__(
        self, *tasks: Task, is_paged: bool = True, refused: ApiError | None = None, total: int | None = None
    ) -> None:
        super().__init__(*tasks)
        self._total = total
        self._pages = [tasks[at : at + 20] if is_paged else tasks[:20] for at in range(0, len(tasks), 20)]
        self._refused = refused
        self.asked: list[object] = []

    async def list_tasks(self, *asked: object) -> TaskPage:
        self.asked.append(asked[1])
        if asked[1] is not None and self._refused is not None:
            raise self._refused
        page = self._pages[len(self.asked) - 1] if len(self.asked) <= len(self._pages) else ()
        return TaskPage(page, self._total, is_cut=len(page) >= 20)


def listed(*after_s: float) -> list[Task]:
    return [task(f"t{after}", after_s=after, name=f"note {after}.ogg", length_s=900) for after in after_s]


async def test_one_that_newer_tasks_pushed_off_the_first_page_is_found() -> None:
    own = task("own", name=f"Interview with Anna {job().upload_tag}.mp3")
    service = Paged(*listed(*range(90, 40, -1)), own, *listed(*range(0, -900, -30)))
    assert await service.find(job(is_unnamed=False)) == "own"
    assert service.asked == [None, "page=2", "page=3"]
    # Where the oldest come first, newer ones follow.
    rising = Paged(*listed(*range(-1400, -400, 50)), task("own", name=job().upload_tag))
    assert await rising.find(job(is_unnamed=False)) == "own"


@pytest.mark.parametrize(
    ("service", "requests"),
    [
        (Paged(*listed(*range(-400, -1000, -20))), 1),
        (Paged(*listed(*range(60, 0, -1)), is_paged=False), 2),
        (Paged(*listed(*range(60, 0, -1)), refused=Refused("page")), 2),
        (Paged(*listed(*range(60, 50, -1))), 1),
        (Paged(*listed(*range(60, 20, -1))), 3),
        (Paged(*listed(*range(60, 20, -1)), total=40), 2),
    ],
    ids=["old ones follow", "the same again", "refused", "a short page", "an empty page", "as many as were told"],
)
async def test_a_list_that_names_no_further_page_ends(service: Paged, requests: int) -> None:
    assert await service.find(job(is_unnamed=False)) is None
    assert len(service.asked) == requests


@pytest.mark.parametrize(
    "service",
    [
        Service(task("t1", length_s=60), task("t2", length_s=60)),
        Service(task("t1", length_s=60), others=(job(9, is_unnamed=True),)),
        Service(task("t1", length_s=75)),
        Service(),
    ],
    ids=["two alike", "another job waits for such a one", "none alike", "none"],
)
async def test_what_can_not_be_told_from_others_is_neither_taken_nor_made_again(service: Service) -> None:
    with pytest.raises(ExplainedError, match="failed-task-unnamed"):
        await service.find(job())


LINK = "https://media.example/talk.mp4"
LOST = job(url=LINK, is_unnamed=False)


@pytest.mark.parametrize(
    ("service", "found"),
    [
        (Service(task("t1", length_s=60.4)), "t1"),
        (Service(task("t1"), told=task("t1", details=(("media_url", LINK),))), "t1"),
        (Service(task("t1", name="A talk", details=(("media_url", "https://media.example/other.mp4"),))), None),
        (Service(task("t1", name="A talk", length_s=75)), None),
        (Service(task("t1", name="A talk", after_s=-90)), None),
        (Service(task("t1", name="A talk"), taken="t1"), None),
        (Service(), None),
    ],
    ids=["by time and length", "by the link in its details", "it shows other links", "another length", "an old one",
         "another job's", "no task"],
)  # fmt: skip
async def test_a_link_whose_answer_was_lost_is_found_or_surely_was_not_taken(
    service: Service, found: str | None
) -> None:
    assert await service.find(LOST) == found


@pytest.mark.parametrize(
    "service",
    [
        Service(task("t1", name="A talk")),
        Service(task("t1", name="task-7", length_s=60)),
        Service(task("t1", length_s=60), task("t2", length_s=60)),
    ],
    ids=["in time", "its name is the service's own", "two alike"],
)
@pytest.mark.parametrize("wanted", [LOST, job(is_unnamed=False)], ids=["a link", "a file"])
async def test_what_may_have_been_paid_for_is_not_paid_for_again_unasked(service: Service, wanted: Job) -> None:
    with pytest.raises(ExplainedError, match="failed-task-unnamed"):
        await service.find(wanted)


async def test_a_lost_file_is_handed_over_again_where_the_list_shows_others_tags() -> None:
    others = task("t1", name=f"Other {job(8).upload_tag}.mp3"), task("t2", name="A talk")
    assert await Service(*others).find(job(is_unnamed=False)) is None


class Listless(Service):
    """There may be tasks, and it does not tell of them."""

    def __init__(self, error: ApiError) -> None:
        super().__init__()
        self._error = error

    async def list_tasks(self, *_: object) -> TaskPage:
        raise self._error


@pytest.mark.parametrize(
    "service",
    [
        Listless(NotFound()), Listless(Refused("no")), Listless(Broken("nonsense", status=200)),
        Service(task("t1", name="A talk", after_s=None)),
    ],
    ids=["no list", "a refused one", "a broken one", "times untold"],
)  # fmt: skip
async def test_where_nothing_is_known_a_link_is_paid_for_once_and_a_file_comes(service: Service) -> None:
    with pytest.raises(ExplainedError, match="failed-task-unnamed"):
        await service.find(LOST.with_(wait={"troubles": 5}))
    assert await service.find(job(is_unnamed=False).with_(wait={"troubles": 5})) is None
    with pytest.raises(ExplainedError, match="failed-task-unnamed"):
        await service.find(job(is_unnamed=True).with_(wait={"troubles": 5}))


async def test_a_file_is_not_handed_over_again_while_the_list_may_yet_come() -> None:
    lost, away = job(is_unnamed=False), Listless(Broken(status=502))
    for troubles in (0, 5, 8):
        with pytest.raises(Broken):
            await away.find(lost.with_(wait={"troubles": troubles}))
    assert await away.find(lost.with_(wait={"troubles": 9})) is None


async def test_a_task_that_is_made_again_is_not_the_one_of_before() -> None:
    assert await Service(task("t1", length_s=60, name=MEDIA.name)).find(job(is_unnamed=False, former_id="t0")) is None
