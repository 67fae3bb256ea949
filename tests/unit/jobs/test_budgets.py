"""What the operator's key is used for is counted once, put right once, and given back once."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from cryptography.fernet import Fernet

from bot.accounts.keyring import Keyring, OperatorKey
from bot.chats.rulebook import Budget, RuleBook
from bot.chats.store import Chats
from bot.clock import SystemTimer
from bot.engine import Engine
from bot.jobs.budgets import Budgets
from bot.jobs.events import BroughtBack, Redone
from bot.jobs.record import Job, JobState, Media, Origin, Sent, ServiceTask, Wait
from bot.jobs.transitions import Deadlines, Now, transition
from bot.store import keys
from bot.store.client import RedisClient
from bot.store.vault import Vault
from bot.texts.explained import ExplainedError

ALICE = 7
NOON = datetime(2026, 11, 30, 12, tzinfo=UTC)
LINK = Sent(url="https://example.org/talk")
FILE = Sent(media=Media(kind="voice", file_id="f", file_unique_id="u", size=20_000, duration_s=40))


@dataclass
class Till:
    """Budgets of two minutes a day for each person, by a clock that is set."""

    budgets: Budgets
    account: str
    at: datetime = NOON

    async def admits(self, job: Job) -> bool:
        return await self.budgets.admit(job, self.account) is None

    async def used(self) -> tuple[int, int]:
        found = await self.budgets.used_by(ALICE)
        return found.minutes_today, found.requests_today

    def job(self, number: int, sent: Sent = FILE, length_s: float | None = 50) -> Job:
        task = ServiceTask(account_id=self.account, length_s=length_s)
        origin = Origin(chat_id=ALICE, message_id=number, user_id=ALICE)
        wait = Wait(deadline_at=self.at + timedelta(days=1))
        return Job(id=f"{ALICE}:{number}", origin=origin, created_at=self.at, wait=wait, sent=sent, task=task)


@pytest.fixture
def till(store: RedisClient) -> Till:
    vault = Vault([Fernet.generate_key().decode()])
    rules = RuleBook(store, vault, people=Budget(minutes_per_day=2))
    keyring = Keyring(Chats(store, vault), OperatorKey("sk_operator_0123456789", frozenset({ALICE})), vault, rules)
    assert keyring.operators is not None
    engine = Engine(store, clock=SystemTimer())
    opened: list[Till] = []
    budgets = Budgets(redis=store, rules=rules, keyring=keyring, engine=engine, clock=lambda: opened[0].at)
    opened.append(Till(budgets, keyring.operators.id))
    return opened[0]


async def test_a_job_counts_once_however_often_it_is_asked_for(till: Till) -> None:
    """A crash right after it was counted begins its step anew."""
    for _ in range(3):
        assert await till.admits(till.job(1))
    assert await till.used() == (1, 1)
    assert await till.admits(till.job(2))
    assert not await till.admits(till.job(3))
    assert await till.admits(till.job(1)), "it has its place already"
    assert await till.used() == (2, 2)


async def test_what_no_task_came_of_is_given_back_once(till: Till, store: RedisClient) -> None:
    job = till.job(1)
    await till.admits(job)
    await till.admits(till.job(2))
    for _ in range(2):
        await till.budgets.give_back(job)
    assert await till.used() == (1, 1)
    assert await till.admits(job)
    assert await till.used() == (2, 2)
    assert await store.exists(keys.reserved(job.upload_tag))


async def test_the_true_length_is_put_right_once_where_it_was_counted(till: Till) -> None:
    """The result comes when another day and month have begun: what was counted in the old ones changes there."""
    job = till.job(1)
    await till.admits(job)
    till.at += timedelta(hours=13)
    assert await till.admits(till.job(2))
    for _ in range(2):
        await till.budgets.settle(job, 100)
    assert await till.used() == (1, 1)
    till.at = NOON
    assert await till.used() == (2, 1)


async def test_a_link_of_unknown_length_reserves_time_and_the_budget_holds(till: Till) -> None:
    first, second = (till.job(number, LINK, None) for number in (1, 2))
    assert await till.admits(first)
    assert not await till.admits(second), "the first one may take it all"
    await till.budgets.settle(first, 30)
    assert not await till.admits(second), "a minute and a half are left, which may be too little"
    assert await till.admits(till.job(3))
    with pytest.raises(ExplainedError):
        await till.admits(till.job(4, LINK, 121))


async def test_a_file_of_unknown_length_counts_as_what_its_bytes_can_hold(till: Till, store: RedisClient) -> None:
    small = Sent(media=FILE.media and FILE.media.model_copy(update={"size": 30_000, "duration_s": None}))
    assert await till.admits(till.job(1, small, None))
    assert await store.zmscore(keys.used("2026-11-30", "people", "seconds"), [str(ALICE)]) == [30]


async def test_doing_it_again_counts_anew_and_bringing_it_back_does_not(till: Till) -> None:
    job, now = till.job(1), Now(till.at + timedelta(minutes=1), Deadlines())
    await till.admits(job)
    failed = job.with_(state=JobState.FAILED, task={"id": "task-1"})
    back = transition(failed, BroughtBack(), now)
    assert back is not None
    assert await till.admits(back)
    assert await till.used() == (1, 1)
    again = transition(failed, Redone(), now)
    assert again is not None
    assert await till.admits(again)
    assert await till.used() == (2, 2)


async def test_an_own_key_counts_nothing(till: Till) -> None:
    assert await till.budgets.admit(till.job(1), "another") is None
    await till.budgets.settle(till.job(1).with_(task={"account_id": "another"}), 50)
    assert await till.used() == (0, 0)
