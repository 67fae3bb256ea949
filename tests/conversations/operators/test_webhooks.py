"""With WEBHOOK_URL: Telegram delivers, and nothing that it delivered is lost or done twice."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from pydantic import SecretStr, ValidationError

from bot.app import process
from bot.app.app import Role
from bot.settings import Settings, SettingsError
from tests.conversations.conftest import Talk
from tests.proxies import certify
from tests.samples import voice_note
from tests.world import READY_TIMEOUT_S, World, free_port, running, until, world


@pytest.fixture
async def hooked(tmp_path: Path) -> AsyncIterator[World]:
    async with world(tmp_path / "data") as around:
        port = free_port()
        changes = {
            "webhook_url": f"http://127.0.0.1:{port}/telegram/hook",
            "webhook_secret": SecretStr("A-secret_1"),
            "http_port": port,
        }
        around.settings = around.settings.model_copy(update=changes)
        yield around


async def set_by(around: World) -> None:
    await until(lambda: around.telegram.outbox.url != "")


def sets(around: World) -> int:
    return sum(call.method == "setWebhook" for call in around.telegram.calls)


async def test_a_note_that_came_by_webhook_is_answered(hooked: World) -> None:
    person = hooked.telegram.person("Alice", language_code="en")
    talk = Talk(hooked, person, hooked.telegram.private_chat(person))
    async with running(hooked.settings):
        await set_by(hooked)
        await talk.begin()
        hooked.api.say("Delivered to the door.")
        note = await talk.chat.send_voice(voice_note(), duration_s=8)
        await talk.gets_file_for(note)
    assert hooked.telegram.outbox.polls == 0
    assert {status for _, status in hooked.telegram.outbox.deliveries} == {200}
    assert "message" in hooked.telegram.outbox.types
    assert hooked.telegram.refusals == []


async def test_an_update_that_telegram_brings_twice_is_answered_once(hooked: World) -> None:
    chat = hooked.telegram.private_chat(hooked.telegram.person("Alice", language_code="en"))
    async with running(hooked.settings):
        await set_by(hooked)
        await chat.say("/help")
        await chat.wait_for(lambda m: m.from_bot)
        hooked.telegram.redeliver()
        await until(lambda: len(hooked.telegram.outbox.deliveries) == 2)
        await chat.say("/privacy")
        await until(lambda: len([m for m in chat.messages if m.from_bot]) == 2)


async def test_the_webhook_is_set_once_again_when_the_secret_changes_and_removed_for_polling(hooked: World) -> None:
    async with running(hooked.settings):
        await set_by(hooked)
    assert sets(hooked) == 1
    async with running(hooked.settings):
        await until(lambda: [c.method for c in hooked.telegram.calls].count("getWebhookInfo") == 2)
    assert sets(hooked) == 1, "nothing had changed"
    assert hooked.telegram.outbox.url != "", "updates wait there while the bot is down"
    other = hooked.settings.model_copy(update={"webhook_secret": SecretStr("another-2")})
    async with running(other):
        await until(lambda: sets(hooked) == 2)
    chat = hooked.telegram.private_chat(hooked.telegram.person("Alice", language_code="en"))
    await chat.say("/help")
    polling = hooked.settings.model_copy(update={"webhook_url": None, "webhook_secret": None})
    async with running(polling):
        await chat.wait_for(lambda m: m.from_bot)
    assert hooked.telegram.outbox.url == ""


async def test_an_address_that_telegram_refuses_ends_the_start_with_its_reason(hooked: World) -> None:
    plain = hooked.settings.model_copy(update={"webhook_url": "http://bot.example.org/hook"})
    with pytest.raises(SettingsError, match=r"WEBHOOK_URL.*HTTPS"):
        await asyncio.wait_for(process.run(plain, Role.RUN, asyncio.Event()), READY_TIMEOUT_S)


async def test_a_certificate_of_one_s_own_is_shown_to_telegram_once_and_its_key_never(
    hooked: World, tmp_path: Path
) -> None:
    both = certify(tmp_path).read_text("ascii")
    key, begin, certificate = both.partition("-----BEGIN CERTIFICATE")
    path = tmp_path / "bot.pem"
    path.write_text(begin + certificate, "ascii")
    settings = hooked.settings.model_copy(update={"webhook_certificate": path})
    for _ in range(2):
        async with running(settings):
            await set_by(hooked)
            await until(lambda: hooked.telegram.outbox.has_certificate)
    assert sets(hooked) == 1
    assert key not in str(hooked.telegram.calls)
    path.write_text(both, "ascii")
    with pytest.raises(ValidationError, match="certificate alone"):
        Settings(_env_file=None, bot_token=settings.bot_token, webhook_certificate=path)
