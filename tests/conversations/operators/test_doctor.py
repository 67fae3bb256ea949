"""`python -m bot doctor` on one good set-up and on many broken ones, each named rightly."""

import asyncio
import contextlib
import os
import sys
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from aiohttp import web
from cryptography.fernet import Fernet

from bot.settings import Settings
from bot.store.connect import check_vault, connect
from bot.store.embedded import EmbeddedStore, find_server
from bot.store.vault import Vault
from tests.world import World, environment, free_port, listens, running, world

ROOT = Path(__file__).resolve().parents[3]
KEYS = [Fernet.generate_key().decode() for _ in range(2)]


@dataclass(slots=True)
class Patient:
    """A set-up that is well until a test breaks it."""

    around: World
    folder: Path
    settings: dict[str, str]

    async def examine(self) -> tuple[int, dict[str, str]]:
        """Run the doctor; its exit code, and what it found by what it is about, with the mark before it."""
        own = {name.upper() for name in Settings.model_fields}
        rest = {name: value for name, value in os.environ.items() if name.upper() not in own}
        child = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "doctor",
            cwd=self.folder, env={**rest, **self.settings, "PYTHONPATH": str(ROOT)},
            stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
        )  # fmt: skip
        async with asyncio.timeout(120):
            said, complaints = await child.communicate()
        assert complaints == b""
        text = said.decode()
        for secret in (self.around.telegram.token.partition(":")[2], *KEYS, "hunter2"):
            assert secret not in text
        *lines, last = text.splitlines()
        found: dict[str, str] = {}
        for line in lines:
            mark, _, finding = line.partition(" ")
            about, _, sentence = finding.partition(": ")
            assert mark in "✓✗", line
            assert len(sentence) > 10, line
            found[about] = f"{found.get(about, '')} {mark} {sentence}".strip()
        assert (last == "All is well.") is (child.returncode == 0)
        return child.returncode or 0, found

    async def complains_of(self, about: str, *words: str) -> None:
        """The doctor names exactly this fault."""
        code, found = await self.examine()
        faults = {name: sentence for name, sentence in found.items() if "✗" in sentence}
        assert code == 1
        assert list(faults) == [about], found
        for word in words:
            assert word in faults[about]


@pytest.fixture
async def patient(tmp_path: Path) -> AsyncIterator[Patient]:
    async with world(tmp_path / "data") as around:
        yield Patient(around, tmp_path, environment(around.settings))


@contextlib.asynccontextmanager
async def redis(folder: Path, *options: str) -> AsyncIterator[str]:
    """A Valkey on loopback with these options; gives its port."""
    (folder / "data").mkdir(parents=True)
    port = free_port()
    child = await asyncio.create_subprocess_exec(
        find_server(), "--port", str(port), "--dir", str(folder / "data"), "--save", "", *options,
        stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    try:
        async with asyncio.timeout(120):
            while not await listens(port):
                await asyncio.sleep(0.02)
        yield str(port)
    finally:
        child.terminate()
        await child.wait()


@contextlib.asynccontextmanager
async def server(answers: Mapping[str, object] | None = None, **headers: str) -> AsyncIterator[str]:
    """Something else that speaks HTTP: `answers` by the end of the path, as JSON unless they are text."""

    async def serve(request: web.Request) -> web.Response:
        found = next((a for end, a in (answers or {}).items() if request.path.endswith(end)), {"detail": "Who?"})
        if isinstance(found, str):
            return web.Response(text=found, content_type="text/html", headers=headers)
        return web.json_response(found, status=200 if answers else 401, headers=headers)

    app = web.Application()
    app.router.add_route("*", "/{path:.*}", serve)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


def bot_api(**hook: object) -> Mapping[str, object]:
    """A Bot API server that knows the bot, with this webhook set."""
    me = {"id": 1, "is_bot": True, "username": "bot", "can_join_groups": True, "can_read_all_group_messages": False}
    return {"getMe": {"ok": True, "result": me}, "getWebhookInfo": {"ok": True, "result": {"url": "", **hook}}}


def redis_settings(port: str, **more: str) -> Mapping[str, str]:
    return {"REDIS_URL": f"redis://127.0.0.1:{port}/0", "ENCRYPTION_KEY": KEYS[0], **more}


async def test_a_good_set_up_is_well_before_the_first_start_and_while_it_runs(patient: Patient) -> None:
    code, found = await patient.examine()
    assert (code, [s for s in found.values() if "✗" in s]) == (0, [])
    assert set(found) == {
        "settings", "token", "groups", "updates", "store", "append-only file", "encryption key", "PolyglotVoice",
        "disk", "clock", "HTTP port",
    }  # fmt: skip
    assert not (patient.folder / "data").exists(), "it makes nothing"
    assert not any(r.endpoint != "documentation" for r in patient.around.api.requests)
    async with running(patient.around.settings):
        code, found = await patient.examine()
        assert code == 0, found
        assert "a bot runs on it" in found["store"]
        assert "opens what is stored" in found["encryption key"]
    code, found = await patient.examine()
    assert (code, "opens what is stored" in found["encryption key"]) == (0, True)


async def test_a_missing_token_is_named_with_every_other_fault_of_the_settings(patient: Patient) -> None:
    patient.settings |= {"BOT_TOKEN": "", "HTTP_PORT": "99999"}
    await patient.complains_of("settings", "BOT_TOKEN is missing", "HTTP_PORT")


async def test_a_misspelt_setting_is_named(patient: Patient) -> None:
    (patient.folder / ".env").write_text("OPERATOR=12\nCOMPOSE_PROJECT_NAME=bot\n", "utf-8")
    await patient.complains_of("settings", "OPERATOR in .env", "OPERATORS is one")


async def test_a_refused_token_is_named(patient: Patient) -> None:
    patient.settings["BOT_TOKEN"] = patient.around.telegram.token[:-3] + "xyz"
    await patient.complains_of("token", "refuses BOT_TOKEN", "@BotFather")


async def test_an_unreachable_telegram_is_named(patient: Patient) -> None:
    patient.settings["TELEGRAM_API_URL"] = "http://127.0.0.1:9"
    await patient.complains_of("Telegram", "127.0.0.1:9", "nothing listens there")


async def test_an_address_that_is_no_bot_api_is_named(patient: Patient) -> None:
    async with server({"": "<html>It works!</html>"}) as url:
        patient.settings["TELEGRAM_API_URL"] = url
        await patient.complains_of("Telegram", "no Bot API server")


async def test_a_local_server_that_is_the_cloud_is_named(patient: Patient) -> None:
    patient.settings |= {"TELEGRAM_API_LOCAL": "true", "TELEGRAM_API_URL": "https://api.telegram.org"}
    await patient.complains_of("Telegram", "TELEGRAM_API_LOCAL")


async def test_a_local_server_s_folder_that_is_not_there_is_named(patient: Patient) -> None:
    patient.settings |= {"TELEGRAM_API_LOCAL": "true", "TELEGRAM_FILES_DIR": str(patient.folder / "nowhere")}
    await patient.complains_of("TELEGRAM_FILES_DIR", "can't be read")


async def test_a_webhook_of_another_program_is_named(patient: Patient) -> None:
    async with server(bot_api(url="https://other.example/hook")) as url:
        patient.settings["TELEGRAM_API_URL"] = url
        await patient.complains_of("updates", "other.example", "WEBHOOK_URL is empty")


async def test_a_webhook_that_can_not_be_delivered_to_is_named(patient: Patient) -> None:
    hook = "https://bot.example/hook"
    about = {"url": hook, "pending_update_count": 7, "last_error_message": "Connection refused"}
    async with server(bot_api(**about)) as url:
        patient.settings |= {"TELEGRAM_API_URL": url, "WEBHOOK_URL": hook, "WEBHOOK_SECRET": "a_secret_of_letters"}
        patient.settings["HTTP_PORT"] = str(free_port())
        await patient.complains_of("updates", "can't deliver", "Connection refused")


async def test_a_store_that_does_not_answer_is_named(patient: Patient) -> None:
    patient.settings |= redis_settings("9")
    await patient.complains_of("store", "127.0.0.1:9", "does not answer")


async def test_a_wrong_password_of_the_store_is_named(patient: Patient) -> None:
    async with redis(patient.folder / "redis", "--requirepass", "hunter2", "--appendonly", "yes") as port:
        patient.settings |= redis_settings(port, REDIS_URL=f"redis://:hunter3@127.0.0.1:{port}/0")
        await patient.complains_of("store", "password")


async def test_a_store_that_takes_connections_only_from_its_own_machine_is_named(patient: Patient) -> None:
    async def deny(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"-DENIED Running in protected mode because protected mode is enabled and no password is set\r\n")
        writer.close()

    async with await asyncio.start_server(deny, "127.0.0.1", 0) as store:
        port = str(store.sockets[0].getsockname()[1])
        patient.settings |= redis_settings(port)
        await patient.complains_of("store", "protected mode")


async def test_a_store_that_forgets_is_named(patient: Patient) -> None:
    async with redis(patient.folder / "redis", "--appendonly", "no") as port:
        patient.settings |= redis_settings(port)
        await patient.complains_of("append-only file", "appendonly yes")


async def test_a_store_that_throws_jobs_away_is_named(patient: Patient) -> None:
    options = ("--appendonly", "yes", "--maxmemory", "100mb", "--maxmemory-policy", "allkeys-lru")
    async with redis(patient.folder / "redis", *options) as port:
        patient.settings |= redis_settings(port)
        await patient.complains_of("store", "allkeys-lru", "noeviction")


async def test_an_encryption_key_that_opens_nothing_is_named(patient: Patient) -> None:
    async with redis(patient.folder / "redis", "--appendonly", "yes") as port:
        patient.settings |= redis_settings(port)
        client = connect(patient.settings["REDIS_URL"])
        await check_vault(client, Vault([KEYS[1]]))
        await client.aclose()
        await patient.complains_of("encryption key", "ENCRYPTION_KEY")


async def test_a_lost_key_file_of_the_embedded_store_is_named(patient: Patient) -> None:
    async with EmbeddedStore(patient.folder / "data"):
        pass
    await patient.complains_of("encryption key", "encryption.key is missing")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
async def test_a_folder_that_can_not_be_written_is_named(patient: Patient) -> None:
    (patient.folder / "data").mkdir(mode=0o500)
    await patient.complains_of("store", "DATA_DIR", "can't be written")


async def test_a_data_dir_that_is_a_file_is_named(patient: Patient) -> None:
    (patient.folder / "data").write_text("", "utf-8")
    await patient.complains_of("store", "DATA_DIR", "can't be written")


async def test_an_unreachable_service_is_named(patient: Patient) -> None:
    patient.settings["POLYGLOTVOICE_API_URL"] = "http://127.0.0.1:9/api/v1"
    await patient.complains_of("PolyglotVoice", "127.0.0.1:9", "POLYGLOTVOICE_API_URL")


async def test_a_wrong_clock_is_named(patient: Patient) -> None:
    """Both services say that it is another year."""
    date = "Sat, 25 Nov 2000 10:00:00 GMT"
    async with server(bot_api(), Date=date) as telegram, server(Date=date) as api:
        patient.settings |= {"TELEGRAM_API_URL": telegram, "POLYGLOTVOICE_API_URL": api}
        await patient.complains_of("clock", "fast", "timedatectl")


async def test_a_port_in_use_is_named(patient: Patient) -> None:
    async with server() as url:
        patient.settings["HTTP_PORT"] = url.rpartition(":")[2]
        await patient.complains_of("HTTP port", "choose another HTTP_PORT")


async def test_a_key_that_serves_nobody_is_named(patient: Patient) -> None:
    patient.settings["POLYGLOTVOICE_API_KEY"] = "sk_operator_hunter2"
    await patient.complains_of("POLYGLOTVOICE_API_KEY", "ALLOWED_CHATS", "OPERATORS")
    assert not any(request.key for request in patient.around.api.requests)
