"""Settings: read from the environment, all faults at once, and described where people look."""

import re
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from bot.settings import MISSING_TOKEN, Settings, SettingsError, load_settings

ROOT = Path(__file__).resolve().parents[2]
TOKEN = "123456:AAAbbbCCCdddEEEfffGGGhhhIIIjjjKKKlll"


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.chdir(tmp_path)


def problems(monkeypatch: pytest.MonkeyPatch, **values: str) -> list[str]:
    for name, value in values.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError) as caught:
        load_settings()
    return caught.value.problems


def test_settings_example_and_page_name_the_same_settings() -> None:
    names = {name.upper() for name in Settings.model_fields}
    example = re.findall(r"^(?:# )?([A-Z_]+)=", (ROOT / ".env.example").read_text("utf-8"), re.MULTILINE)
    described = re.findall(r"^\| `([A-Z_]+)`", (ROOT / "docs/settings.md").read_text("utf-8"), re.MULTILINE)
    assert set(example) == names
    assert set(described) == names
    assert len(example) == len(described) == len(names)


def test_the_example_shows_the_defaults(monkeypatch: pytest.MonkeyPatch) -> None:
    for line in (ROOT / ".env.example").read_text("utf-8").splitlines():
        name, separator, value = line.partition("=")
        if separator and not line.startswith("#"):
            monkeypatch.setenv(name, value)
    monkeypatch.setenv("BOT_TOKEN", TOKEN)
    shown = load_settings()
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.setenv("BOT_TOKEN", TOKEN)
    assert shown == load_settings()


def test_the_example_leaves_to_the_image_what_is_its_own() -> None:
    """Docker gives the bot what stands in .env in place of what the image says: its folder could not be written."""
    example = re.findall(r"^([A-Z_]+)=", (ROOT / ".env.example").read_text("utf-8"), re.MULTILINE)
    (own,) = re.findall(r"^ENV (.*)$", (ROOT / "Dockerfile").read_text("utf-8"), re.MULTILINE)
    assert {"DATA_DIR=/data", "HTTP_HOST=0.0.0.0"} <= set(own.split())
    assert not set(example) & {word.partition("=")[0] for word in own.split()}


def test_a_missing_token_is_one_sentence_that_helps(monkeypatch: pytest.MonkeyPatch) -> None:
    assert problems(monkeypatch) == [MISSING_TOKEN]
    assert "@BotFather" in MISSING_TOKEN
    assert "make demo" in MISSING_TOKEN


def test_every_fault_is_named_at_once_and_no_value_repeated(monkeypatch: pytest.MonkeyPatch) -> None:
    found = problems(
        monkeypatch,
        BOT_TOKEN="not-a-token-but-secret",
        TELEGRAM_API_URL="ftp://secret.example",
        OPERATORS="12,secret",
        ENCRYPTION_KEY="secret-key",
        HTTP_PORT="99999",
        LOG_FORMAT="secret",
    )
    names = ["BOT_TOKEN", "TELEGRAM_API_URL", "OPERATORS", "ENCRYPTION_KEY", "HTTP_PORT", "LOG_FORMAT"]
    for name in names:
        assert any(sentence.startswith(name) for sentence in found), name
    assert not any("secret" in sentence for sentence in found)


def test_a_redis_of_ones_own_needs_an_encryption_key(monkeypatch: pytest.MonkeyPatch) -> None:
    found = problems(monkeypatch, BOT_TOKEN=TOKEN, REDIS_URL="redis://localhost:6379/0")
    assert len(found) == 1
    assert found[0].startswith("ENCRYPTION_KEY must be set where REDIS_URL is")


def test_lists_of_ids_and_several_keys_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TOKEN", TOKEN)
    monkeypatch.setenv("ALLOWED_CHATS", "-1001, 42")
    monkeypatch.setenv("OPERATORS", "7 8")
    monkeypatch.setenv("ENCRYPTION_KEY", f"{Fernet.generate_key().decode()}, {Fernet.generate_key().decode()}")
    settings = load_settings()
    assert settings.allowed_chats == {-1001, 42}
    assert settings.operators == {7, 8}


def test_a_store_or_a_secret_that_cant_work_is_told_at_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    found = problems(
        monkeypatch,
        BOT_TOKEN=TOKEN,
        REDIS_URL="redis+sentinel://:hunter22@one,two",
        WEBHOOK_URL="https://bot.example.org/hook",
        WEBHOOK_SECRET="hunter 22",
    )
    assert [problem.split()[0] for problem in found] == ["REDIS_URL", "WEBHOOK_SECRET"]
    assert "hunter" not in "".join(found)


def test_replicas_are_waited_for_where_a_failover_is_to_be_expected(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TOKEN", TOKEN)
    monkeypatch.setenv("ENCRYPTION_KEY", Fernet.generate_key().decode())
    for url, wanted in (("redis://a", 0), ("redis+sentinel://a/m", 1), ("redis+cluster://a", 1)):
        monkeypatch.setenv("REDIS_URL", url)
        assert load_settings().replicas_to_wait_for == wanted
    monkeypatch.setenv("REDIS_WAIT_REPLICAS", "2")
    assert load_settings().replicas_to_wait_for == 2


@pytest.mark.parametrize("proxy", ["ftp://p:1", "p:3128", "http://:31x28", "socks5://p:port"])
def test_a_proxy_is_a_url_and_its_fault_shows_no_password(proxy: str) -> None:
    with pytest.raises(SettingsError) as caught:
        load_settings({"bot_token": "1:AA", "telegram_proxy": proxy, "_env_file": None})
    assert "TELEGRAM_PROXY must be a proxy's URL" in str(caught.value)
    assert proxy not in str(caught.value)
