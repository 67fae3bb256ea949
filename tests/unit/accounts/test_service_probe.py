"""When the service counts as away, who may probe it, and what its answer lets go on."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest
from pydantic import SecretStr

from bot.accounts.circuit_breaker import UPLOADS, CircuitBreaker, ServiceAway, ServiceOutage
from bot.accounts.service_probe import ServiceProbe
from bot.accounts.state import Accounts, SpentPlans
from bot.jobs.reconcile import in_turns
from bot.jobs.record import Job, Origin, ServiceTask, Wait
from bot.polyglotvoice.errors import Broken, Refused
from bot.polyglotvoice.models import ApiKey
from bot.store.client import RedisClient
from tests.clock import MovableClock

START = datetime(2026, 1, 31, 12, tzinfo=UTC)
KEY, OTHER = ApiKey("one", SecretStr("sk_one_0123456789")), ApiKey("two", SecretStr("sk_two_0123456789"))


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock(START)


@pytest.fixture
def whole(store: RedisClient, clock: MovableClock) -> ServiceOutage:
    return ServiceOutage(store, address="http://service", clock=clock)


@pytest.fixture
def uploads(store: RedisClient, clock: MovableClock) -> ServiceOutage:
    return ServiceOutage(store, address="http://service", clock=clock, part=UPLOADS)


@pytest.fixture
def gate(store: RedisClient, whole: ServiceOutage, uploads: ServiceOutage, clock: MovableClock) -> CircuitBreaker:
    accounts = Accounts(store)
    spent = SpentPlans(store, accounts.changed)
    return CircuitBreaker(accounts=accounts, spent=spent, whole=whole, uploads=uploads, clock=clock)


async def fail(gate: CircuitBreaker, endpoint: str, failure: Broken, *, times: int = 1) -> None:
    for _ in range(times):
        await gate.before(KEY, endpoint)
        await gate.after(KEY, endpoint, failure)


@pytest.mark.parametrize("endpoint", ["list", "task", "result", "upload"])
@pytest.mark.parametrize("failure", [Broken(status=502), Broken(status=500), Broken("ReadTimeout")])
async def test_of_any_failure_the_probe_decides_and_none_alone_holds_anything_else_back(
    gate: CircuitBreaker, whole: ServiceOutage, clock: MovableClock, endpoint: str, failure: Broken
) -> None:
    await fail(gate, endpoint, failure, times=2)
    await gate.before(OTHER, "task")
    assert await whole.may_probe()
    assert not await whole.probed(is_alive=True)
    assert not await whole.may_probe()
    clock.move(30)
    await fail(gate, endpoint, failure)
    await whole.probed(is_alive=False)
    with pytest.raises(ServiceAway) as held:
        await gate.before(OTHER, "task")
    assert held.value.since == START + timedelta(seconds=30)


async def test_an_outage_begins_with_its_first_failure_for_every_process(
    store: RedisClient, gate: CircuitBreaker, whole: ServiceOutage, clock: MovableClock
) -> None:
    await fail(gate, "task", Broken(status=502))
    clock.move(7)
    await whole.probed(is_alive=False)
    elsewhere = ServiceOutage(store, address="http://service", clock=clock)
    assert await elsewhere.away() == START
    assert await ServiceOutage(store, address="http://another", clock=clock).away() is None
    with gate.probing(KEY.id), pytest.raises(ServiceAway):
        await gate.before(KEY, "task")


async def test_an_answer_makes_it_unsuspected(gate: CircuitBreaker, whole: ServiceOutage) -> None:
    await fail(gate, "task", Broken(status=502))
    await gate.after(KEY, "task", Refused("no"))
    assert not await whole.may_probe()


async def test_one_process_at_a_time_probes_and_only_where_that_is_wanted(
    store: RedisClient, whole: ServiceOutage, clock: MovableClock
) -> None:
    assert not await whole.may_probe()
    await whole.failed("task", 503)
    another = ServiceOutage(store, address="http://service", clock=clock)
    assert [await each.may_probe() for each in (whole, another, whole)] == [True, False, False]
    clock.move(12)
    assert [await each.may_probe() for each in (whole, another)] == [True, False]


async def test_three_uploads_that_fail_in_a_row_stop_uploads_though_checks_succeed(
    gate: CircuitBreaker, uploads: ServiceOutage
) -> None:
    for _ in range(3):
        await fail(gate, "upload", Broken(status=502))
        await gate.after(KEY, "task", None)
    with pytest.raises(ServiceAway) as held:
        await gate.before(OTHER, "upload")
    assert held.value.only_uploads
    await gate.before(OTHER, "task")
    assert await gate.service_away() is None
    assert await gate.service_away(to_upload=True) is not None
    assert not await uploads.allow_trial()


async def test_an_upload_between_failures_begins_their_count_anew(gate: CircuitBreaker) -> None:
    for answer in (Broken(status=502), Broken(status=502), Refused("no"), Broken(status=502), Broken(status=502)):
        await gate.before(KEY, "upload")
        await gate.after(KEY, "upload", answer)
    await gate.before(KEY, "upload")


async def test_one_upload_tries_ever_more_rarely_and_its_answer_ends_it(
    gate: CircuitBreaker, uploads: ServiceOutage, clock: MovableClock
) -> None:
    await fail(gate, "upload", Broken(status=502), times=3)
    assert not await uploads.allow_trial()
    trials = 0
    for _ in range(3 * 3600 // 5):
        clock.move(5)
        if await uploads.allow_trial():
            trials += 1
            await fail(gate, "upload", Broken(status=502))
            with pytest.raises(ServiceAway):
                await gate.before(OTHER, "upload")
    assert 10 <= trials <= 30
    clock.move(600)
    assert await uploads.allow_trial()
    await gate.before(KEY, "upload")
    await gate.after(KEY, "upload", None)
    await gate.before(OTHER, "upload")
    assert [await uploads.take_release(), await uploads.take_release()] == [True, False]


class Waiting:
    """Jobs that wait, and what was done with them."""

    def __init__(self, whole: ServiceOutage, uploads: ServiceOutage, clock: MovableClock) -> None:
        self.woken: list[str] = []
        self.whole = whole
        self.probe = ServiceProbe(
            whole=whole, uploads=uploads, is_alive=self._is_alive, waiting=self._waiting, wake=self._wake, clock=clock
        )

    async def _is_alive(self) -> bool:
        return True

    async def _waiting(self, only_uploads: bool) -> Sequence[str]:
        return ["1:1", "1:2"] if only_uploads else ["1:1", "1:2", "1:3", "1:4"]

    async def _wake(self, job_id: str) -> None:
        self.woken.append(job_id)
        if job_id == "1:3":
            await self.whole.failed("task", 502)
            await self.whole.probed(is_alive=False)


async def test_what_waits_goes_on_until_the_service_is_away_again(
    whole: ServiceOutage, uploads: ServiceOutage, clock: MovableClock
) -> None:
    waiting = Waiting(whole, uploads, clock)
    await waiting.probe.round()
    assert waiting.woken == []
    await whole.failed("task", 502)
    await whole.probed(is_alive=False)
    for _ in range(3):
        await uploads.failed("upload", 502)
    await waiting.probe.round()
    assert waiting.woken == ["1:1", "1:2", "1:3"]
    assert await uploads.away() is None


async def test_another_job_tries_each_time(whole: ServiceOutage, uploads: ServiceOutage, clock: MovableClock) -> None:
    waiting = Waiting(whole, uploads, clock)
    for _ in range(3):
        await uploads.failed("upload", 502)
    for _ in range(4):
        clock.move(700)
        await waiting.probe.round()
    assert waiting.woken == ["1:1", "1:2", "1:1", "1:2"]


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
