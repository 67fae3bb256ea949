"""When the service counts as away, who may probe it, and what its answer lets go on."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest
from pydantic import SecretStr

from bot.accounts.circuit_breaker import CircuitBreaker, ServiceAway
from bot.accounts.service_outage import ServiceOutage, ServiceProbe
from bot.accounts.state import Accounts
from bot.jobs.reconcile import in_turns
from bot.jobs.record import Job, Origin, ServiceTask, Wait
from bot.polyglotvoice.errors import Broken, Refused
from bot.polyglotvoice.models import ApiKey
from bot.store.client import RedisClient

START = datetime(2026, 1, 31, 12, tzinfo=UTC)
KEY, OTHER = ApiKey("one", SecretStr("sk_one_0123456789")), ApiKey("two", SecretStr("sk_two_0123456789"))


class Clock:
    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def outage(store: RedisClient, clock: Clock) -> ServiceOutage:
    return ServiceOutage(store, address="http://service", clock=clock)


@pytest.fixture
def gate(store: RedisClient, outage: ServiceOutage, clock: Clock) -> CircuitBreaker:
    return CircuitBreaker(accounts=Accounts(store), outage=outage, clock=clock)


async def test_three_502_in_a_row_hold_every_account_back_also_in_another_process(
    store: RedisClient, gate: CircuitBreaker, clock: Clock
) -> None:
    for number in range(3):
        await gate.before(KEY)
        clock.now = START + timedelta(seconds=number)
        await gate.after(KEY, "upload", Broken(status=502))
    elsewhere = ServiceOutage(store, address="http://service", clock=clock)
    for each in (gate, CircuitBreaker(accounts=Accounts(store), outage=elsewhere, clock=clock)):
        with pytest.raises(ServiceAway) as held:
            await each.before(OTHER)
        assert held.value.since == START
        with each.probing(KEY.id), pytest.raises(ServiceAway):
            await each.before(KEY)
    assert await ServiceOutage(store, address="http://another", clock=clock).away() is None


async def test_an_answer_between_failures_begins_their_count_anew(gate: CircuitBreaker) -> None:
    for answer in (Broken(status=502), Broken(status=502), Refused("no"), Broken(status=502), Broken(status=502)):
        await gate.before(KEY)
        await gate.after(KEY, "task", answer)
    await gate.before(KEY)


@pytest.mark.parametrize("failure", [Broken(status=500), Broken("ReadTimeout")])
async def test_of_other_failures_the_probe_decides(
    gate: CircuitBreaker, outage: ServiceOutage, failure: Broken
) -> None:
    for _ in range(3):
        await gate.before(KEY)
        await gate.after(KEY, "upload", failure)
    await gate.before(KEY)
    assert await outage.may_probe()
    assert not await outage.probed(is_alive=True)
    assert not await outage.may_probe()
    for _ in range(3):
        await gate.after(KEY, "upload", failure)
    await outage.probed(is_alive=False)
    with pytest.raises(ServiceAway):
        await gate.before(KEY)


async def test_one_502_is_reason_enough_to_probe_and_none_to_hold_anything_back(outage: ServiceOutage) -> None:
    await outage.failed("upload", 502)
    assert await outage.may_probe()
    assert not await outage.probed(is_alive=True)
    assert await outage.away() is None
    for _ in range(2):
        await outage.failed("upload", 502)
    assert await outage.away() == START


async def test_a_502_that_the_probe_bears_out_is_an_outage(outage: ServiceOutage) -> None:
    await outage.failed("upload", 502)
    await outage.probed(is_alive=False)
    assert await outage.away() == START


async def test_one_process_at_a_time_probes_and_only_where_that_is_wanted(
    store: RedisClient, outage: ServiceOutage, clock: Clock
) -> None:
    assert not await outage.may_probe()
    for _ in range(3):
        await outage.failed("upload", 503)
    another = ServiceOutage(store, address="http://service", clock=clock)
    assert [await each.may_probe() for each in (outage, another, outage)] == [True, False, False]


async def test_soon_after_its_return_one_failure_is_enough_and_the_outage_is_the_same(
    outage: ServiceOutage, clock: Clock
) -> None:
    for _ in range(3):
        await outage.failed("upload", 502)
    clock.now = START + timedelta(minutes=5)
    assert await outage.probed(is_alive=True)
    assert await outage.away() is None
    await outage.failed("upload", 502)
    assert await outage.away() == START
    assert await outage.probed(is_alive=True)
    clock.now = START + timedelta(minutes=20)
    await outage.failed("upload", 502)
    assert await outage.away() is None


async def test_what_waits_goes_on_until_the_service_is_away_again(outage: ServiceOutage) -> None:
    woken: list[str] = []

    async def alive() -> bool:
        return True

    async def waiting() -> Sequence[str]:
        return ["1:1", "1:2", "1:3"]

    async def wake(job_id: str) -> None:
        woken.append(job_id)
        if job_id == "1:2":
            await outage.failed("upload", 502)

    probe = ServiceProbe(outage=outage, is_alive=alive, waiting=waiting, wake=wake)
    await probe.round()
    assert woken == []
    for _ in range(3):
        await outage.failed("upload", 502)
    await probe.round()
    assert woken == ["1:1", "1:2"]


def _job(job_id: str, account: str | None, minute: int) -> Job:
    at = START + timedelta(minutes=minute)
    chat, message = (int(part) for part in job_id.split(":"))
    return Job(
        id=job_id, origin=Origin(chat_id=chat, message_id=message), created_at=at,
        task=ServiceTask(account_id=account), wait=Wait(deadline_at=at + timedelta(hours=1)),
    )  # fmt: skip


def test_the_oldest_go_first_and_accounts_take_turns() -> None:
    jobs = [_job("1:3", "a", 3), _job("1:1", "a", 1), _job("2:4", "b", 4), _job("1:2", "a", 2), _job("3:5", None, 5)]
    assert in_turns(jobs) == ["1:1", "2:4", "3:5", "1:2", "1:3"]
