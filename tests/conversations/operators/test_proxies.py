"""Where Telegram or the API is reached only through a proxy, everything goes through it: calls, files, uploads."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from pydantic import SecretStr

from sandbox.telegram import TelegramStandIn
from tests.conversations.conftest import Talk
from tests.proxies import certify, http_proxy, socks_proxy, with_tls
from tests.samples import voice_note
from tests.world import World, running, world


@pytest.fixture
async def around(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[World]:
    """Both services behind TLS, as they are in the world."""
    certificate = certify(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    async with (
        world(tmp_path / "data") as found,
        with_tls(found.telegram.url, certificate) as telegram,
        with_tls(found.api.url, certificate) as api,
    ):
        changes = {"telegram_api_url": telegram, "polyglotvoice_api_url": api}
        found.settings = found.settings.model_copy(update=changes)
        yield found


async def _is_answered(around: World) -> None:
    telegram: TelegramStandIn = around.telegram
    person = telegram.person("Alice", language_code="en")
    talk = Talk(around, person, telegram.private_chat(person))
    async with running(around.settings):
        await talk.begin()
        note = await talk.chat.send_voice(voice_note(), duration_s=8)
        await talk.gets_file_for(note)


@pytest.mark.parametrize("telegram_by", ["CONNECT", "SOCKS5"])
async def test_a_note_is_answered_through_proxies_with_passwords(around: World, telegram_by: str) -> None:
    async with http_proxy() as http, socks_proxy() as socks:
        telegram, api = (http, socks) if telegram_by == "CONNECT" else (socks, http)
        around.settings = around.settings.model_copy(
            update={"telegram_proxy": SecretStr(telegram.url), "polyglotvoice_proxy": SecretStr(api.url)}
        )
        await _is_answered(around)
    assert {t.rpartition(":")[2] for t in telegram.targets} == {around.settings.telegram_api_url.rpartition(":")[2]}
    assert len(set(api.targets)) == 1
    assert all(target.startswith("CONNECT localhost:") for target in http.targets)
    assert all(target.startswith("localhost:") for target in socks.targets)
    assert http.turned_away == socks.turned_away == 0


async def test_the_environments_proxies_count_for_both(around: World, monkeypatch: pytest.MonkeyPatch) -> None:
    async with http_proxy() as http, socks_proxy() as socks:
        monkeypatch.setenv("https_proxy", http.url)
        monkeypatch.setenv("all_proxy", socks.url)
        monkeypatch.setenv("no_proxy", "")
        await _is_answered(around)
    assert len(set(http.targets)) == 2
    assert socks.targets == []
