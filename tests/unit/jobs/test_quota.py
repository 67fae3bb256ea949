"""A person's share of somebody else's key."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from cryptography.fernet import Fernet

from bot.accounts.keyring import Keyring, OperatorKey
from bot.chats.store import ChatKey, Chats
from bot.jobs.budgets import Limit, Limits, PersonQuota
from bot.jobs.record import Job, JobState, Origin, Wait, job_id_of
from bot.jobs.repository import Jobs
from bot.jobs.transitions import ended
from bot.store.client import RedisClient
from bot.store.vault import Vault
from bot.texts.explained import ExplainedError

NOW = datetime(2026, 1, 31, 12, tzinfo=UTC)
GROUP, PERSON, OPERATOR = -100, 7, 8


class Room:
    """A quota of two at once and four an hour, over a real store."""

    def __init__(self, store: RedisClient) -> None:
        vault = Vault([Fernet.generate_key().decode()])
        self.now = NOW
        self.jobs, self.chats = Jobs(store, vault, clock=lambda: self.now), Chats(store, vault)
        operator = OperatorKey("sk_operator_0123456789", frozenset({PERSON}))
        keyring = self.keyring = Keyring(self.chats, operator, vault)
        limits = Limits(person=Limit(2, 4), chat=Limit(5, 0), exempt=frozenset({OPERATOR}))
        self.quota = PersonQuota(redis=store, jobs=self.jobs, keyring=keyring, limits=limits)

    async def ask(
        self, message_id: int, *, chat_id: int = GROUP, user_id: int = PERSON, at: datetime = NOW,
        writer_id: int | None = None,
    ) -> str | None:  # fmt: skip
        origin, self.now = Origin(chat_id=chat_id, message_id=message_id, user_id=user_id, writer_id=writer_id), at
        job_id = job_id_of(chat_id, message_id)
        try:
            key = await self.keyring.for_chat(chat_id)
            await self.quota.admit(origin, job_id, None if key is None else key.id)
        except ExplainedError as error:
            return error.sentence
        await self.jobs.create(Job(id=job_id, origin=origin, created_at=at, wait=Wait(deadline_at=at)), at)
        return None

    async def end(self, message_id: int) -> None:
        await self.jobs.change(job_id_of(GROUP, message_id), lambda j: ended(j, JobState.DONE))


@pytest.fixture
def room(store: RedisClient) -> Room:
    return Room(store)


async def test_a_third_job_at_once_is_refused_and_taken_when_one_has_ended(room: Room) -> None:
    assert [await room.ask(1), await room.ask(2), await room.ask(3)] == [None, None, "person-at-once"]
    assert await room.ask(1) is None, "the same message again is the same job"
    await room.end(1)
    assert await room.ask(3) is None


async def test_where_any_number_may_be_under_way_none_are_kept(room: Room) -> None:
    room.quota.limits = Limits(person=Limit(0, 4), chat=Limit(0, 0), exempt=frozenset())
    assert [await room.ask(n) for n in range(1, 6)] == [None] * 4 + ["person-per-hour"]
    assert await room.quota.under_way(PERSON) == []


async def test_messages_at_the_same_moment_are_no_way_around(room: Room) -> None:
    answers = await asyncio.gather(*(room.ask(n) for n in range(1, 9)))
    assert answers.count(None) == 2


async def test_the_hour_counts_what_has_ended_and_passes(room: Room) -> None:
    for number in range(1, 5):
        assert await room.ask(number) is None
        await room.end(number)
    assert await room.ask(5) == "person-per-hour"
    assert await room.ask(5, at=NOW + timedelta(minutes=61)) is None


async def test_who_pays_for_themselves_and_who_runs_the_bot_have_no_limit(room: Room) -> None:
    await room.chats.set_key(PERSON, ChatKey("own", "sk_own_0123456789", NOW))
    assert [await room.ask(n, chat_id=PERSON) for n in range(1, 7)] == [None] * 6
    assert [await room.ask(n, user_id=OPERATOR) for n in range(1, 7)] == [None] * 6


async def test_the_operators_key_is_shared_in_private_too(room: Room) -> None:
    assert [await room.ask(n, chat_id=PERSON) for n in range(1, 4)] == [None, None, "person-at-once"]


async def test_what_is_written_without_a_name_counts_in_its_own_chat(room: Room) -> None:
    for writer in (1087968824, 136817688, 777000):
        others = -200 - writer
        assert [await room.ask(n, chat_id=others, user_id=writer) for n in (1, 2, 3)] == [None, None, "person-at-once"]
        assert await room.ask(1, chat_id=others - 1, user_id=writer) is None


async def test_a_group_has_an_allowance_of_its_own_however_many_write(room: Room) -> None:
    answers = [await room.ask(n, user_id=100 + n) for n in range(1, 8)]
    assert answers == [None] * 5 + ["chat-at-once"] * 2


async def test_what_the_chat_refused_is_not_counted_against_the_person(room: Room) -> None:
    for number in range(1, 6):
        await room.ask(number, user_id=100 + number)
    assert [await room.ask(n) for n in (11, 12, 13)] == ["chat-at-once"] * 3
    assert await room.ask(1, chat_id=GROUP - 1) is None


async def test_a_correspondent_of_a_business_account_has_an_allowance_there(room: Room) -> None:
    await room.chats.set_key(PERSON, ChatKey("own", "sk_own_0123456789", NOW))
    answers = [await room.ask(n, chat_id=PERSON, writer_id=50) for n in (1, 2, 3)]
    assert answers == [None, None, "person-at-once"]
    assert await room.ask(4, chat_id=PERSON, writer_id=51) is None
    assert await room.ask(5, chat_id=PERSON) is None, "their own notes are their own affair"
    room.quota.limits = Limits(person=Limit(2, 4), chat=Limit(2, 0), exempt=frozenset({PERSON}))
    assert await room.ask(6, chat_id=PERSON, writer_id=52) == "chat-at-once", "an operator is no exception"


async def test_asking_for_the_same_again_is_asking(room: Room) -> None:
    origin = Origin(chat_id=GROUP, message_id=1, user_id=PERSON)
    assert await room.ask(1) is None
    await room.end(1)
    for tap in "abc":
        await room.quota.admit(origin, job_id_of(GROUP, 1), "own", tap=tap)
    await room.quota.admit(origin, job_id_of(GROUP, 1), "own", tap="c")
    with pytest.raises(ExplainedError) as refused:
        await room.quota.admit(origin, job_id_of(GROUP, 1), "own", tap="d")
    assert refused.value.sentence == "person-per-hour"
