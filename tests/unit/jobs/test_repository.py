"""Job records: once, whole, and never changed behind somebody's back."""

import asyncio
from datetime import UTC, datetime, timedelta

from cryptography.fernet import Fernet

from bot.jobs.record import Job, JobState, Media, Origin, Sent, Wait, job_id_of, split_job_id
from bot.jobs.repository import Jobs
from bot.jobs.transitions import ended
from bot.store import keys
from bot.store.client import RedisClient
from bot.store.vault import Vault

NOW = datetime(2026, 1, 31, 12, tzinfo=UTC)
LATER = NOW + timedelta(minutes=1)


def job(message_id: int = 7, item: int = 0) -> Job:
    return Job(
        id=job_id_of(-100, message_id, item),
        origin=Origin(chat_id=-100, message_id=message_id),
        sent=Sent(media=Media(kind="voice", file_id="f", file_unique_id="u", name="private name.ogg")),
        created_at=NOW,
        wait=Wait(deadline_at=LATER),
    )


def jobs_of(store: RedisClient) -> Jobs:
    return Jobs(store, Vault([Fernet.generate_key().decode()]))


async def test_the_same_message_makes_one_job_however_often_it_comes(store: RedisClient) -> None:
    jobs = jobs_of(store)
    made = await asyncio.gather(*(jobs.create(job(), LATER) for _ in range(20)))
    assert sum(made) == 1
    assert await jobs.count_open() == 1
    assert await jobs.get("-100:7") == job()


async def test_nothing_that_a_person_sent_is_readable_in_the_store(store: RedisClient) -> None:
    await jobs_of(store).create(job(), LATER)
    raw = await store.get(keys.job(-100, "7"))
    assert raw is not None
    assert b"private" not in raw


async def test_changes_from_two_sides_are_both_kept(store: RedisClient) -> None:
    jobs = jobs_of(store)
    await jobs.create(job(), LATER)
    await asyncio.gather(
        *(jobs.change("-100:7", lambda j: j.with_(task={"checks": j.task.checks + 1})) for _ in range(30))
    )
    found = await jobs.get("-100:7")
    assert found is not None
    assert found.task.checks == 30


async def test_what_another_process_wrote_is_changed_and_not_what_this_one_remembers(store: RedisClient) -> None:
    vault = Vault([Fernet.generate_key().decode()])
    here, there = Jobs(store, vault), Jobs(store, vault)
    await here.create(job(), LATER)
    await there.change("-100:7", lambda j: j.with_(task={"checks": 5}))
    changed = await here.change("-100:7", lambda j: j.with_(task={"attempts": j.task.checks}))
    assert changed is not None
    assert (changed.task.checks, changed.task.attempts) == (5, 5)
    await there.change("-100:7", lambda j: j.with_(task={"checks": 6}))
    changed = await here.change("-100:7", lambda j: j.with_(task={"attempts": 6}) if j.task.checks == 6 else None)
    assert changed is not None
    await there.change("-100:7", lambda j: ended(j, JobState.CANCELLED))
    assert await here.change("-100:7", lambda j: None if j.state.is_end else j) is None
    assert await here.count_open() == 0


async def test_an_ended_job_leaves_the_open_ones_and_is_remembered_for_a_while(store: RedisClient) -> None:
    jobs = jobs_of(store)
    await jobs.create(job(), LATER)
    await jobs.change("-100:7", lambda j: ended(j, JobState.DONE))
    assert await jobs.count_open() == 0
    assert await jobs.open_in_chat(-100) == []
    assert not await jobs.create(job(), LATER)
    assert await jobs.count_open() == 0


async def test_a_message_that_comes_again_leaves_its_open_job_where_it_stands(store: RedisClient) -> None:
    jobs = jobs_of(store)
    await jobs.create(job(), NOW)
    assert not await jobs.create(job(), LATER, most_open=1)
    assert await jobs.overdue(NOW) == ["-100:7"]
    assert not await jobs.create(job(8), LATER, most_open=1)
    assert await jobs.count_open() == 1


async def test_jobs_of_several_chats_are_read_in_their_order(store: RedisClient) -> None:
    jobs, there = jobs_of(store), Origin(chat_id=5, message_id=7)
    for one in (job(7), job(8), job(7).model_copy(update={"id": "5:7", "origin": there})):
        await jobs.create(one, LATER)
    wanted = ["-100:8", "5:7", "-100:9", "-100:7"]
    assert [one.id async for one in jobs.each(wanted)] == ["-100:8", "5:7", "-100:7"]


async def test_a_change_that_is_declined_writes_nothing(store: RedisClient) -> None:
    jobs = jobs_of(store)
    await jobs.create(job(), LATER)
    assert await jobs.change("-100:7", lambda j: None) is None
    assert await jobs.change("-100:8", lambda j: j) is None
    assert await jobs.get("-100:7") == job()


async def test_overdue_jobs_are_found_longest_overdue_first(store: RedisClient) -> None:
    jobs = jobs_of(store)
    for number in (3, 1, 2):
        await jobs.create(job(number), NOW + timedelta(seconds=number))
    assert await jobs.overdue(NOW + timedelta(seconds=2)) == ["-100:1", "-100:2"]
    await jobs.expect({"-100:1": LATER})
    assert await jobs.overdue(NOW + timedelta(seconds=2)) == ["-100:2"]


async def test_open_jobs_of_a_chat_come_in_the_order_of_their_messages(store: RedisClient) -> None:
    jobs = jobs_of(store)
    for number, item in ((9, 0), (4, 1), (4, 0)):
        await jobs.create(job(number, item), LATER)
    assert [j.id for j in await jobs.open_in_chat(-100)] == ["-100:4", "-100:4:1", "-100:9"]


def test_an_id_names_its_chat_and_message() -> None:
    assert job_id_of(-100, 7) == "-100:7"
    assert split_job_id("-100:7:2") == (-100, "7:2")
    assert job().upload_tag != job(8).upload_tag
    assert len(job().upload_tag) == 10


async def test_of_many_processes_at_once_none_writes_a_job_beyond_the_chats_bound(store: RedisClient) -> None:
    vault = Vault([Fernet.generate_key().decode()])
    processes = [Jobs(store, vault) for _ in range(4)]
    made = await asyncio.gather(*(processes[n % 4].create(job(n), LATER, most_open=5) for n in range(40)))
    assert (sum(made), await processes[0].count_open()) == (5, 5)
