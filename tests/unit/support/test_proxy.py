"""Which proxy a call goes through."""

import pytest
from pydantic import SecretStr

from bot.support.proxy import proxy_for

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
