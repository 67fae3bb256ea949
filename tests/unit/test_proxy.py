"""Which proxy a call goes through."""

import socket

import aiohttp
import pytest
from pydantic import SecretStr

from bot.doctor.probe import NoAnswerError, ask
from bot.proxy import proxy_for, through
from tests.proxies import http_proxy, socks_proxy

NAMES = ("http_proxy", "https_proxy", "all_proxy", "no_proxy")


@pytest.mark.parametrize(
    ("environment", "url", "expected"),
    [
        ({}, "https://api.example.org", None),
        ({"https_proxy": "http://p:1"}, "https://api.example.org", "http://p:1"),
        ({"HTTPS_PROXY": "http://p:1"}, "https://api.example.org", "http://p:1"),
        ({"https_proxy": "http://p:1"}, "http://api.example.org", None),
        ({"all_proxy": "socks5://p:2"}, "http://api.example.org", "socks5://p:2"),
        ({"all_proxy": "socks5://p:2", "no_proxy": "example.org"}, "https://api.example.org:8443/x", None),
        ({"all_proxy": "socks5://p:2", "no_proxy": "*"}, "https://user:x@api.example.org", None),
    ],
)
def test_the_environment_counts_where_none_is_named(
    environment: dict[str, str], url: str, expected: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert proxy_for(url) == expected
    assert proxy_for(url, SecretStr("socks5://mine:1")) == "socks5://mine:1"


@pytest.mark.parametrize("scheme", ["socks5", "socks5h", "http"])
async def test_a_proxy_that_is_away_is_a_failed_connection_that_shows_no_password(scheme: str) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        proxy = f"{scheme}://ann:hidden@127.0.0.1:{probe.getsockname()[1]}"
        async with aiohttp.ClientSession(**through(proxy)) as session:
            with pytest.raises(aiohttp.ClientConnectorError) as caught:
                await session.get("https://api.example.org")
    assert "hidden" not in str(caught.value)


async def test_a_wrong_password_is_a_failed_connection() -> None:
    async with socks_proxy() as socks, http_proxy() as http:
        for proxy in (socks, http):
            wrong = proxy.url.replace("ann:", "ann:not-")
            async with aiohttp.ClientSession(**through(wrong)) as session:
                with pytest.raises(aiohttp.ClientError):
                    await session.get("https://api.example.org")
            assert (proxy.turned_away, proxy.targets) == (1, [])


async def test_the_doctor_names_the_proxy() -> None:
    async with socks_proxy() as socks, http_proxy() as http:
        for proxy in (socks, http):
            with pytest.raises(NoAnswerError, match="the proxy in between"):
                await ask("https://api.example.org", wait_s=20, proxy=proxy.url.replace("ann:", "ann:not-"))
