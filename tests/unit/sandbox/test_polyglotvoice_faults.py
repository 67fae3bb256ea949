"""Trouble with the stand-in, as asked for."""

import asyncio
import dataclasses
from collections.abc import AsyncIterator

import aiohttp
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sandbox.polyglotvoice import Answer, PolyglotVoiceStandIn, json_answer
from tests.unit.sandbox.polyglotvoice_caller import Caller, Got, calling


@pytest.fixture
async def caller() -> AsyncIterator[Caller]:
    async with calling(PolyglotVoiceStandIn()) as found:
        yield found


@pytest.mark.parametrize("status", [500, 502, 503])
async def test_a_broken_service_answers_with_a_proxys_page(caller: Caller, status: int) -> None:
    caller.api.trouble("status", "upload", status=status, times=2)
    for _ in range(2):
        got = await caller.upload()
        assert (got.status, got.headers["Content-Type"]) == (status, "text/html; charset=utf-8")
    assert caller.api.tasks == {}
    assert (await caller.get("/transcriptions")).status == 200
    assert (await caller.upload()).status == 200


async def test_a_reset_before_the_effect_makes_no_task(caller: Caller) -> None:
    caller.api.trouble("reset", "upload")
    with pytest.raises(aiohttp.ClientError):
        await caller.upload()
    await caller.api.settled(1)
    assert caller.api.tasks == {}
    assert [r.status for r in caller.api.requests] == [0]


async def test_an_answer_can_be_lost_after_its_effect(caller: Caller) -> None:
    caller.api.trouble("lost", "upload")
    with pytest.raises(aiohttp.ClientError):
        await caller.upload(name="once.ogg")
    await caller.api.settled(1)
    (task,) = caller.api.tasks.values()
    assert caller.api.uploads_by_name["once.ogg"] == 1
    (request,) = caller.api.requests
    assert (request.complete, request.status) == (True, 0)
    assert task.id.encode() in (await caller.get("/transcriptions")).body


async def test_a_truncated_answer_promises_more_than_it_brings(caller: Caller) -> None:
    caller.api.trouble("truncated", "upload")
    with pytest.raises(aiohttp.ClientPayloadError):
        await caller.upload()
    assert len(caller.api.tasks) == 1


@pytest.mark.parametrize(("kind", "tasks"), [("nonsense", 0), ("garbled", 1)])
async def test_broken_json_comes_with_a_good_status(caller: Caller, kind: str, tasks: int) -> None:
    caller.api.trouble(kind, "upload")  # type: ignore[arg-type]
    got = await caller.upload()
    assert got.status == 200
    with pytest.raises(ValueError, match=r"."):
        got.json  # noqa: B018 (read for what it raises)
    assert len(caller.api.tasks) == tasks


async def test_a_mistyped_answer_keeps_its_body(caller: Caller) -> None:
    caller.api.trouble("mistyped", "list", times=1)
    got = await caller.get("/transcriptions")
    assert (got.headers["Content-Type"], got.fields) == ("text/html", {"items": []})


async def test_a_slow_answer_waits_for_its_event_and_is_right(caller: Caller) -> None:
    event = asyncio.Event()
    caller.api.trouble("slow", "list", until=event)
    caller.api.trouble("slow", "list", delay_s=0.01)
    call = asyncio.create_task(caller.get("/transcriptions"))
    await caller.api.received(1)
    assert (await caller.get("/transcriptions")).status == 200
    assert not call.done()
    event.set()
    assert (await call).status == 200


async def test_a_hanging_answer_never_comes_and_does_not_hold_up_the_end(caller: Caller) -> None:
    caller.api.trouble("hang", "list")
    call = asyncio.create_task(caller.get("/transcriptions"))
    await caller.api.received(1)
    assert (await caller.get("/transcriptions")).status == 200
    assert not call.done()
    await caller.api.stop()
    with pytest.raises(aiohttp.ClientError):
        await call


async def test_a_fault_strikes_only_what_it_names(caller: Caller) -> None:
    api = caller.api
    api.add_key("sk_other", account="a2")
    other = dataclasses.replace(caller, secret="sk_other")
    api.trouble("status", account="a2", times=None)
    assert [(await c.get("/transcriptions")).status for c in (caller, other, other)] == [200, 500, 500]
    api.clear_trouble()
    assert (await other.get("/transcriptions")).status == 200
    fault = api.trouble("status", when=lambda request: request.path.endswith("/2"), times=None)
    assert [(await caller.get(f"/transcriptions/{n}")).status for n in (1, 2, 3)] == [404, 500, 404]
    assert fault.struck == 1


async def test_a_share_of_requests_is_struck_and_the_same_in_every_run() -> None:
    runs = []
    for _ in range(2):
        async with calling(PolyglotVoiceStandIn()) as caller:
            caller.api.trouble("status", "list", times=None, share=0.3)
            runs.append([(await caller.get("/transcriptions")).status for _ in range(100)])
    assert runs[0] == runs[1]
    assert 20 <= runs[0].count(500) <= 40


@pytest.mark.parametrize("before", [True, False])
async def test_a_pause_holds_requests_before_or_after_their_effect(caller: Caller, *, before: bool) -> None:
    pause = caller.api.pause("upload", before=before)
    call = asyncio.create_task(caller.upload())
    await pause.reached_within(60)
    assert len(caller.api.tasks) == (0 if before else 1)
    assert (await caller.get("/transcriptions")).status == 200
    assert not call.done()
    pause.release()
    assert (await call).status == 200
    assert len(caller.api.tasks) == 1
    assert (await caller.upload()).status == 200


async def test_a_pause_never_reached_is_a_time_out(caller: Caller) -> None:
    with pytest.raises(TimeoutError):
        await caller.api.pause("upload").reached_within(0.01)


async def test_an_answer_of_the_tests_own_takes_the_place_of_the_services(caller: Caller) -> None:
    api = caller.api
    api.answer_with(lambda request: json_answer({"endpoint": request.endpoint}, 299), "task", times=1)
    api.answer_with(Answer(200, b"\0\xff", {"Content-Type": "x/y", "X-Odd": "ж"}), "upload")
    first = await caller.get("/transcriptions/t")
    assert (first.status, first.fields) == (299, {"endpoint": "task"})
    odd = await caller.upload()
    assert (odd.status, odd.body, odd.headers["Content-Type"]) == (200, b"\0\xff", "x/y")
    assert [r.status for r in api.requests] == [299, 200]
    assert (await caller.get("/transcriptions/t")).status == 404


@settings(max_examples=60, deadline=None)
@given(status=st.integers(200, 599).filter(lambda s: s not in (204, 304)), body=st.binary(max_size=2000))
def test_any_status_and_any_bytes_go_out_as_they_are(status: int, body: bytes) -> None:
    async def ask() -> Got:
        async with calling(PolyglotVoiceStandIn()) as caller:
            caller.api.answer_with(Answer(status, body, {"Content-Type": "text/x"}))
            return await caller.get("/transcriptions")

    got = asyncio.run(ask())
    assert (got.status, got.body) == (status, body)


async def test_the_server_stays_silent_about_trouble_that_was_asked_for(
    caller: Caller, caplog: pytest.LogCaptureFixture
) -> None:
    for kind in ("reset", "lost", "truncated"):
        caller.api.trouble(kind, "upload")
        with pytest.raises(aiohttp.ClientError):
            await caller.upload()
    await caller.api.settled(3)
    assert [record for record in caplog.records if record.name.startswith("aiohttp")] == []
