"""What a running bot serves on its HTTP port, while people use it."""

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest
from prometheus_client.parser import text_string_to_metric_families

from tests.conversations.conftest import Talk
from tests.faults.campaign import campaign
from tests.samples import voice_note
from tests.shipped import METRIC, expressions
from tests.world import KEY, World, free_port, running, until, world


@pytest.fixture
async def served(tmp_path: Path) -> AsyncIterator[tuple[Talk, str]]:
    """Alice's chat, and where the bot's port is."""
    port = free_port()
    async with world(tmp_path / "data") as around:
        settings = around.settings.model_copy(update={"http_port": port})
        alice = around.telegram.person("Alice", language_code="en")
        talk = Talk(World(around.telegram, around.api, settings), alice, around.telegram.private_chat(alice))
        async with running(settings):
            yield talk, f"http://127.0.0.1:{port}"


async def get(url: str) -> tuple[int, str]:
    async with aiohttp.ClientSession() as session, session.get(url) as response:
        return response.status, await response.text()


async def samples(url: str) -> dict[str, float]:
    """Every sample of /metrics by its name and labels."""
    _, text = await get(f"{url}/metrics")
    return {
        name + "".join(f"{{{label}={value}}}" for label, value in sorted(labels.items()) if label != "le"): number
        for family in text_string_to_metric_families(text)
        for name, labels, number, *_ in family.samples
        if labels.get("le") in (None, "+Inf")
    }


async def test_a_note_is_counted_from_acceptance_to_delivery(served: tuple[Talk, str]) -> None:
    talk, url = served
    await talk.begin()
    talk.telegram.flood(1, chat_id=talk.chat.id, methods=("sendDocument",))
    await talk.chat.send_voice(voice_note(), duration_s=8)
    await talk.gets_file(".srt")
    found: dict[str, float] = {}

    async def counted() -> bool:
        found.update(await samples(url))
        return found.get("polyglotvoice_bot_job_events_total{event=delivered}") == 1

    async with asyncio.timeout(120):
        while not await counted():
            pass
    bot = "polyglotvoice_bot_"
    for event in ("accepted", "submitted", "finished", "delivered"):
        assert found[f"{bot}job_events_total{{event={event}}}"] == 1, event
    assert found[f"{bot}job_events_total{{event=failed}}"] == 0
    assert found[f"{bot}looks_per_task_count"] == 1
    assert found[f"{bot}job_wait_seconds_count{{until=delivered}}"] == 1
    assert found[f"{bot}api_call_seconds_count{{endpoint=upload}}{{outcome=ok}}"] == 1
    assert found[f"{bot}telegram_floods_total"] == 1
    assert found[f"{bot}telegram_calls_total{{method=sendDocument}}{{outcome=flooded}}"] == 1
    assert found[f"{bot}step_lateness_seconds_count{{step=watch}}"] >= 1
    assert found[f"{bot}store_up"] == 1
    assert found[f"{bot}disk_free_bytes"] > 0
    assert abs(found[f"{bot}clock_ahead_seconds"]) < 60, "the stand-ins share this machine's clock"
    named = {name for expression in expressions() for name in METRIC.findall(expression)}
    unseen = named - {name.partition("{")[0] for name in found}
    assert unseen == {"polyglotvoice_bot_job_failures_total", "polyglotvoice_bot_step_errors_total"}, "nothing failed"


async def test_jobs_under_way_are_shown_by_state(served: tuple[Talk, str]) -> None:
    talk, url = served
    await talk.begin()
    talk.api.hold()
    await talk.chat.send_voice(voice_note(), duration_s=8)
    await until(lambda: talk.calls("task") > 0)
    async with asyncio.timeout(120):
        # What was read a moment ago is shown again.
        while (found := await samples(url))["polyglotvoice_bot_jobs{state=watching}"] == 0:
            await asyncio.sleep(0.2)
    assert found["polyglotvoice_bot_jobs{state=parked:key}"] == 0
    assert found["polyglotvoice_bot_jobs_open"] == 1
    assert found["polyglotvoice_bot_queue_depth{kind=planned}"] >= 1


async def test_metrics_name_nobody(served: tuple[Talk, str]) -> None:
    talk, url = served
    await talk.begin()
    await talk.chat.send_voice(voice_note(), duration_s=8)
    await talk.gets_file(".srt")
    _, text = await get(f"{url}/metrics")
    token = talk.telegram.token
    for secret in (KEY, token, token.partition(":")[0], str(talk.chat.id), "Alice", *talk.api.tasks):
        assert secret not in text


async def test_it_says_that_it_is_alive_and_ready_whatever_the_service_does(served: tuple[Talk, str]) -> None:
    talk, url = served
    talk.api.trouble("status", times=None, status=500)
    await until(lambda: talk.telegram.is_polled)
    assert await get(f"{url}/healthz") == (200, json.dumps({"status": "alive"}))
    assert await get(f"{url}/readyz") == (200, json.dumps({"status": "ready"}))


async def test_it_is_alive_but_not_ready_while_telegram_does_not_know_it(tmp_path: Path) -> None:
    port = free_port()
    async with world(tmp_path / "data") as around:
        pause = around.telegram.pause("getMe")
        async with running(around.settings.model_copy(update={"http_port": port})):
            await pause.reached_within(60)
            status, why = await get(f"http://127.0.0.1:{port}/readyz")
            assert (status, "BOT_TOKEN" in why) == (503, True)
            assert (await get(f"http://127.0.0.1:{port}/healthz"))[0] == 200
            pause.release()
            await until(lambda: around.telegram.is_polled)
            assert (await get(f"http://127.0.0.1:{port}/readyz"))[0] == 200


async def test_every_role_serves_them_and_counts_its_own_part(tmp_path: Path) -> None:
    async with campaign(tmp_path) as around:
        ports = {role: free_port() for role in ("updates", "worker")}
        for role, port in ports.items():
            await around.started(role, HTTP_PORT=str(port))
        (alice,) = await around.chats(1)
        await around.send(alice)
        assert await around.answered()
        for role, port in ports.items():
            assert (await get(f"http://127.0.0.1:{port}/readyz"))[0] == 200
            assert (await get(f"http://127.0.0.1:{port}/healthz"))[0] == 200
            found = await samples(f"http://127.0.0.1:{port}")
            assert found["polyglotvoice_bot_store_up"] == 1
            # Delivered is told a moment after the file has arrived.
            assert found["polyglotvoice_bot_job_events_total{event=submitted}"] == (role == "worker")
