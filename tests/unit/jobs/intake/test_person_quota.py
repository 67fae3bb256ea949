"""A person's share of somebody else's key."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from cryptography.fernet import Fernet

from bot.accounts.keyring import Keyring, OperatorKey
from bot.accounts.state import Accounts
from bot.chats.store import ChatKey, Chats
from bot.jobs.intake.person_quota import Limits, People, PersonQuota
from bot.jobs.record import Job, JobState, Origin, Wait, job_id_of
from bot.jobs.repository import Jobs
from bot.jobs.transitions import ended
from bot.polyglotvoice.models import ApiKey
from bot.store.client import RedisClient
from bot.store.vault import Vault
from bot.texts.errors import ExplainedError

NOW = datetime(2026, 1, 31, 12, tzinfo=UTC)
GROUP, PERSON, OPERATOR = -100, 7, 8


class Room:
    """An allotment of two at once and four an hour, over a real store."""

    def __init__(self, store: RedisClient) -> None:
        vault = Vault([Fernet.generate_key().decode()])
        self.jobs, self.chats = Jobs(store, vault), Chats(store, vault)
        operator = OperatorKey(ApiKey.of("sk_operator_0123456789"), frozenset({PERSON}))
        keyring = self.keyring = Keyring(self.chats, Accounts(store), operator)
        limits = Limits(at_once=2, per_hour=4, exempt=frozenset({OPERATOR}))
        self.allotment = PersonQuota(people=People(store), jobs=self.jobs, keyring=keyring, limits=limits)

    async def ask(
        self, message_id: int, *, chat_id: int = GROUP, user_id: int = PERSON, at: datetime = NOW
    ) -> str | None:
        origin = Origin(chat_id=chat_id, message_id=message_id, user_id=user_id)
        job_id = job_id_of(chat_id, message_id)
        try:
            await self.allotment.admit(origin, job_id, at, await self.keyring.for_chat(chat_id))
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
