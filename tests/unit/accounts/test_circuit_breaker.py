"""The account's gate: what it holds back, and what it learns."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.accounts.circuit_breaker import UPLOADS, CircuitBreaker, ProbeFirst, ServiceOutage, rest_until
from bot.accounts.state import Accounts, SpentPlans
from bot.polyglotvoice.errors import BadKey, Broken, RateLimited, Refused
from bot.store.client import RedisClient
from tests.samples import api_key

START = datetime(2026, 1, 31, 12, tzinfo=UTC)
KEY, OTHER = api_key("sk_one_0123456789"), api_key("sk_two_0123456789")


class Clock:
    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def gate(store: RedisClient, clock: Clock) -> CircuitBreaker:
    whole, uploads = (ServiceOutage(store, address="http://service", clock=clock, part=part) for part in ("", UPLOADS))
    accounts = Accounts(store)
    spent = SpentPlans(store, accounts.changed)
    return CircuitBreaker(accounts=accounts, spent=spent, whole=whole, uploads=uploads, clock=clock)


async def test_after_a_refused_key_no_call_goes_out_with_it_and_others_pass(gate: CircuitBreaker) -> None:
    await gate.before(KEY, "task")
    await gate.after(KEY, "task", BadKey("Invalid token."))
    with pytest.raises(BadKey):
        await gate.before(KEY, "task")
    await gate.before(OTHER, "task")
    with gate.probing(KEY.id):
        await gate.before(KEY, "task")
        await gate.after(KEY, "list", BadKey())


async def test_a_refusal_where_keys_do_not_work_anyway_kills_no_key(gate: CircuitBreaker) -> None:
    await gate.after(KEY, "rate_limits", BadKey("Invalid token."))
    await gate.before(KEY, "task")


async def test_a_limit_holds_every_call_back_and_then_lets_one_go_first(gate: CircuitBreaker, clock: Clock) -> None:
    until = START + timedelta(seconds=30)
    await gate.after(KEY, "upload", RateLimited(retry_at=until))
    with pytest.raises(RateLimited) as held:
        await gate.before(KEY, "task")
    assert held.value.retry_at == until
    await gate.before(OTHER, "task")
    clock.now = until
    await gate.before(KEY, "task")
    with pytest.raises(ProbeFirst) as second:
        await gate.before(KEY, "task")
    assert second.value.retry_at is not None
    assert second.value.retry_at > until
    await gate.after(KEY, "upload", None)
    await gate.before(KEY, "task")
    await gate.before(KEY, "task")


async def test_a_first_call_that_breaks_lets_another_find_out(gate: CircuitBreaker, clock: Clock) -> None:
    await gate.after(KEY, "task", RateLimited(retry_at=START + timedelta(seconds=1)))
    clock.now += timedelta(seconds=2)
    await gate.before(KEY, "task")
    await gate.after(KEY, "task", Broken("status 502"))
    await gate.before(KEY, "task")
    with pytest.raises(ProbeFirst):
        await gate.before(KEY, "task")
    await gate.after(KEY, "task", Refused("no"))
    await gate.before(KEY, "task")


async def test_a_shorter_limit_does_not_shorten_a_longer_one(gate: CircuitBreaker) -> None:
    day = START + timedelta(hours=12)
    await gate.after(KEY, "list", RateLimited(retry_at=day, scope="day"))
    await gate.after(KEY, "upload", RateLimited(retry_at=START + timedelta(seconds=5)))
    with pytest.raises(RateLimited) as held:
        await gate.before(KEY, "task")
    assert held.value.retry_at == day


async def test_too_many_tasks_at_once_hold_no_other_call_back(gate: CircuitBreaker) -> None:
    await gate.after(KEY, "upload", RateLimited(scope="concurrent"))
    await gate.before(KEY, "task")
    await gate.before(KEY, "task")


@given(st.none() | st.integers(-100, 3600), st.integers(1, 500))
def test_a_rest_is_never_nothing_and_backs_off_when_it_does_not_help(told_s: int | None, count: int) -> None:
    told = None if told_s is None else START + timedelta(seconds=told_s)
    wait = rest_until(RateLimited(retry_at=told), count, START) - START
    assert wait >= timedelta(seconds=1)
    if told_s is not None and told_s > 0:
        assert wait >= timedelta(seconds=told_s)
    if count > 10:
        assert wait >= timedelta(seconds=300)
