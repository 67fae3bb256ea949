"""Who is silent is waited for as long as is said, in every check, and all are waited for at once."""

import asyncio
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from pydantic import SecretStr

from bot.doctor.examine import WAIT_S, examine
from bot.settings import Settings
from bot.store.connect import look
from tests.unit.test_settings import TOKEN

KEY = "MDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDA="
SOON_S = 0.7


@pytest.fixture
def bounds(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Every bound that a check set on a wait."""
    found: list[float] = []
    timeout = aiohttp.ClientTimeout

    def note(**given: float) -> aiohttp.ClientTimeout:
        found.extend(given[name] for name in ("connect", "sock_read"))
        assert given["total"] == 2 * SOON_S
        return timeout(**given)

    async def look_for(url: str, bot_id: str | None, timeout_s: float) -> Any:
        found.append(timeout_s)
        return await look(url, bot_id, timeout_s)

    monkeypatch.setattr(aiohttp, "ClientTimeout", note)
    monkeypatch.setattr("bot.doctor.store_findings.look", look_for)
    return found


def settings(url: str, **more: object) -> Settings:
    given: dict[str, Any] = {
        "bot_token": TOKEN, "telegram_api_url": url, "polyglotvoice_api_url": f"{url}/api/v1", "operators": "1",
        "polyglotvoice_api_key": "sk_aaaaaaaaaaaa", "http_port": 0, **more,
    }  # fmt: skip
    return Settings(_env_file=None, **given)


@pytest.mark.parametrize("proxy", ["", "http", "https", "socks5"])
async def test_silent_addresses_are_named_after_one_wait(bounds: list[float], proxy: str, tmp_path: Path) -> None:
    asked: list[asyncio.StreamWriter] = []

    async def never(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked.append(writer)

    async with await asyncio.start_server(never, "127.0.0.1", 0) as silent:
        address = f"127.0.0.1:{silent.sockets[0].getsockname()[1]}"
        ways = {f"{name}_proxy": f"{proxy}://{address}" for name in ("telegram", "polyglotvoice") if proxy}
        url = f"http{'s' if proxy else ''}://{'api.example' if proxy else address}"
        named = settings(url, redis_url=f"redis://{address}", encryption_key=SecretStr(KEY), data_dir=tmp_path, **ways)
        found = {finding.about: finding.sentence for finding in await examine(named, SOON_S)}
        for writer in asked:
            writer.close()
        assert len(asked) == 5, "each once, the store by the line that its commands share, too, and the key not at all"
    for about in ("Telegram", "PolyglotVoice"):
        assert "nothing came in 0.7 s" in found[about]
    assert "does not answer in time" in found["store"]
    assert "POLYGLOTVOICE_API_KEY" not in found
    assert bounds == [SOON_S] * 7


def test_a_person_waits_for_less_than_two_seconds() -> None:
    assert WAIT_S < 2
