"""Keys, accounts, what each request costs, and limits."""

import asyncio
import dataclasses
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

import pytest

from sandbox.polyglotvoice import Dialect, PolyglotVoiceStandIn
from sandbox.polyglotvoice.media import silence
from sandbox.polyglotvoice.plan import wait_s
from tests.unit.sandbox.polyglotvoice_caller import ACCOUNT, SECRET, Caller, calling

NEW_YEARS_EVE = datetime(2026, 12, 31, 23, 59, 30, tzinfo=UTC)


@pytest.fixture
async def caller() -> AsyncIterator[Caller]:
    async with calling(PolyglotVoiceStandIn()) as found:
        yield found


ALL = [
    ("POST", "/transcriptions/upload"), ("POST", "/transcriptions/from-url"), ("POST", "/transcriptions/validate-url"),
    ("GET", "/transcriptions"), ("GET", "/transcriptions/t"), ("GET", "/transcriptions/t/result"),
    ("GET", "/transcriptions/t/downloads/srt"), ("GET", "/transcriptions/t/source"),
    ("POST", "/transcriptions/convert-audio"), ("GET", "/developer/documentation"),
]  # fmt: skip


@pytest.mark.parametrize(("method", "path"), ALL)
async def test_no_endpoint_answers_a_bad_key(caller: Caller, method: str, path: str) -> None:
    for secret in ("sk_nobody", ""):
        got = await dataclasses.replace(caller, secret=secret).call(method, path)
        assert (got.status, got.fields) == (401, {"detail": "Invalid token."})


async def test_a_revoked_or_expired_key_is_bad_until_it_is_added_again(caller: Caller) -> None:
    task_id = await caller.uploaded()
    for take in (caller.api.revoke_key, caller.api.expire_key):
        take(SECRET)
        assert (await caller.get("/transcriptions")).status == 401
        caller.api.add_key(SECRET, account=ACCOUNT)
        assert (await caller.get(f"/transcriptions/{task_id}")).status == 200
    caller.api.revoke_key("sk_never_was")


async def test_keys_of_one_account_share_its_tasks_and_its_counts(caller: Caller) -> None:
    caller.api.add_key("sk_2", account=ACCOUNT)
    second = dataclasses.replace(caller, secret="sk_2")
    task_id = await caller.uploaded()
    assert (await second.get(f"/transcriptions/{task_id}")).status == 200
    assert (await second.get("/transcriptions/none")).status == 404
    api = caller.api
    assert (api.count(), api.count(account=ACCOUNT), api.count(account="other")) == (3, 3, 0)
    assert (api.count("task"), api.count(key="sk_2"), api.count("task", status=404)) == (2, 2, 1)
    assert api.used(ACCOUNT) == (3, 3)


async def test_counters_begin_anew_with_the_utc_day_and_month() -> None:
    clock = [NEW_YEARS_EVE]
    async with calling(PolyglotVoiceStandIn(now=lambda: clock[0])) as caller:
        caller.api.plan.per_day = 2
        caller.api.plan.per_month = 3
        seen: list[tuple[int, str]] = []
        for now in (
            (NEW_YEARS_EVE - timedelta(days=1),) * 2 + (NEW_YEARS_EVE,) * 2 + (NEW_YEARS_EVE + timedelta(days=1),)
        ):
            clock[0] = now
            got = await caller.get("/transcriptions")
            seen.append((got.status, str(got.fields.get("detail", ""))))
        month = "Monthly request limit exceeded"
        assert seen == [(200, ""), (200, ""), (200, ""), (429, month), (200, "")]
        assert caller.api.used(ACCOUNT) == (1, 1)
        clock[0] = NEW_YEARS_EVE
        caller.api.plan.per_month = None
        got = await caller.get("/transcriptions")
        assert (got.status, got.fields["detail"]) == (429, "Daily request limit exceeded")
        assert got.headers["Retry-After"] == "31"


def test_the_wait_for_a_day_or_month_ends_at_the_utc_boundary() -> None:
    assert wait_s("day", NEW_YEARS_EVE) == wait_s("month", NEW_YEARS_EVE) == 31
    assert wait_s("month", datetime(2026, 2, 1, tzinfo=UTC)) == 28 * 86400 + 1
    assert wait_s("burst", NEW_YEARS_EVE) == 60


async def test_a_burst_is_limited_for_its_account_only(caller: Caller) -> None:
    caller.api.add_key("sk_other", account="a2")
    caller.api.plan.burst_per_minute = 3
    statuses = [(await caller.get("/transcriptions")).status for _ in range(5)]
    assert statuses == [200, 200, 200, 429, 429]
    other = dataclasses.replace(caller, secret="sk_other")
    assert (await other.get("/transcriptions")).status == 200


async def test_a_429_says_how_long_to_wait_in_the_dialects_way() -> None:
    for form in ("seconds", "date", "body", "nothing"):
        async with calling(PolyglotVoiceStandIn(dialect=Dialect(limit=form))) as caller:
            caller.api.trouble("limit", "list", retry_after_s=40)
            got = await caller.get("/transcriptions")
            told = got.headers.get("Retry-After")
            assert got.status == 429
            assert got.fields.get("retry_after") == (40 if form == "body" else None)
            if form == "seconds":
                assert told == "40"
            elif form == "date":
                assert told is not None
                assert abs((parsedate_to_datetime(told) - datetime.now(UTC)).total_seconds() - 40) < 10
            else:
                assert told is None
            assert (await caller.get("/transcriptions")).status == 200


@pytest.mark.parametrize(
    ("scope", "words"), [("burst", "Too many"), ("day", "Daily"), ("month", "Monthly"), ("concurrent", "concurrent")]
)
async def test_a_429_says_which_limit_it_is(caller: Caller, scope: str, words: str) -> None:
    caller.api.trouble("limit", scope=scope)  # type: ignore[arg-type]
    caller.api.trouble("limit", detail="Лимит исчерпан")
    assert words in str((await caller.get("/transcriptions")).fields["detail"])
    assert (await caller.get("/transcriptions")).fields["detail"] == "Лимит исчерпан"


async def test_the_plan_limits_size_length_and_tasks_at_once(caller: Caller) -> None:
    plan, api = caller.api.plan, caller.api
    plan.max_bytes = 1000
    assert (await caller.upload(bytes(1001))).status == 413
    assert (await caller.upload(bytes(1000))).status == 200
    plan.refuses_before_body = True
    assert (await caller.upload(bytes(2000))).status == 413
    assert not api.requests[-1].complete
    plan.max_bytes, plan.max_length_s = None, 60
    long = await caller.upload(silence(61))
    assert (long.status, long.fields["detail"]) == (400, "The audio is longer than 1 minutes, your plan's limit")
    assert (await caller.upload(silence(60))).status == 200
    api.finish_all()
    api.hold()
    plan.max_concurrent = 1
    running = await caller.uploaded()
    for status in (429, 403):
        plan.concurrent_status = status
        for made in (caller.upload(), caller.call("POST", "/transcriptions/from-url", json={"url": "https://e.org/"})):
            got = await made
            assert (got.status, got.fields["detail"]) == (status, "Your plan allows 1 concurrent tasks")
    api.finish(running)
    assert (await caller.upload()).status == 200


async def test_tasks_take_as_long_as_the_law_says(caller: Caller) -> None:
    api = caller.api
    api.duration_law = lambda task: 0.0 if task.size > 10 else 3600.0
    quick, slow = await caller.uploaded(bytes(11)), await caller.uploaded(bytes(9))
    assert (api.tasks[quick].is_over, api.tasks[slow].is_over) == (True, False)
    assert 0 <= api.tasks[slow].progress < 0.1
    api.hold()
    held = await caller.uploaded(bytes(11))
    assert not api.tasks[held].is_over
    assert api.running(ACCOUNT) == 2
    api.finish_all()
    assert api.running(ACCOUNT) == 0
    finished_at = api.tasks[held].finished_at
    assert finished_at is not None
    assert finished_at >= api.tasks[held].created_at
    assert not api.tasks[await caller.uploaded(bytes(9))].is_over


async def test_two_stand_ins_live_side_by_side_and_end_at_once(caller: Caller) -> None:
    other = PolyglotVoiceStandIn()
    await other.start()
    try:
        assert other.url != caller.api.url
        assert other.url.endswith("/api/v1")
    finally:
        async with asyncio.timeout(60):
            await other.stop()
