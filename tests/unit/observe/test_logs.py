"""What reaches the log: everything but secrets."""

import io
import json
import logging
import sys
import time
from collections.abc import Iterator
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.observe import logs

TOKEN = "123456789:AAFakeFakeFakeFakeFakeFakeFakeFake-_"
KEY = "sk_live_0123456789abcdef"


@pytest.fixture
def written() -> io.StringIO:
    return io.StringIO()


@pytest.fixture(autouse=True)
def restored_root(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr("sys.excepthook", sys.excepthook)
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    logging.captureWarnings(capture=False)


@pytest.mark.parametrize("form", ["text", "json"])
def test_tokens_keys_and_file_urls_never_reach_the_log(written: io.StringIO, form: Literal["text", "json"]) -> None:
    logs.set_up("DEBUG", form, ["the-webhook-secret"], written)
    log = logging.getLogger("bot.test")
    log.info("GET https://api.telegram.org/file/bot%s/voice/file_1.oga", TOKEN)
    log.warning("key %s", KEY, extra={"job": f"1:2 {KEY}"})
    log.error("Authorization: Bearer %s and the-webhook-secret", KEY)
    logging.getLogger("redis").warning("redis://user:hunter22@store:6379/0 is away")
    text = written.getvalue()
    for secret in (TOKEN, TOKEN.partition(":")[2], KEY, "voice/file_1", "the-webhook-secret", "hunter22"):
        assert secret not in text
    assert text.count("\n") == 4


def test_an_exceptions_text_stays_out_since_it_may_quote_a_transcript(written: io.StringIO) -> None:
    logs.set_up("INFO", "text", stream=written)
    try:
        try:
            raise ValueError("what the person said in private")
        except ValueError as error:
            raise RuntimeError("and once more in private") from error
    except RuntimeError:
        logging.getLogger("bot.test").exception("A step failed")
    text = written.getvalue()
    assert "private" not in text
    assert "ValueError" in text
    assert "RuntimeError" in text
    assert "test_logs.py" in text


def test_json_lines_hold_the_fields_of_a_step(written: io.StringIO) -> None:
    logs.set_up("INFO", "json", stream=written)
    logging.getLogger("bot.test").info("Submitted", extra={"job": "1:2", "chat": 1})
    line = json.loads(written.getvalue())
    assert (line["message"], line["job"], line["chat"]) == ("Submitted", "1:2", 1)


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_line_says_when_in_utc_wherever_the_machine_is(
    written: io.StringIO, form: Literal["text", "json"], monkeypatch: pytest.MonkeyPatch
) -> None:
    logs.set_up("INFO", form, stream=written)
    with monkeypatch.context() as there:
        there.setenv("TZ", "Asia/Almaty")
        time.tzset()
        record = {"name": "bot.test", "levelno": 20, "msg": "Ready", "created": 1_700_000_000.5, "msecs": 500.0}
        logging.getLogger("bot.test").handle(logging.makeLogRecord(record))
    time.tzset()
    assert "2023-11-14T22:13:20.500+00:00" in written.getvalue()


@given(st.text(), st.text(), st.from_regex(r"sk_[A-Za-z0-9_]{8,40}", fullmatch=True))
def test_a_key_is_found_wherever_it_stands(before: str, after: str, key: str) -> None:
    cleaned = logs.Redactor().clean(f"{before} {key} {after}")
    assert f" {key} " not in cleaned


@pytest.mark.parametrize("form", ["text", "json"])
def test_nothing_that_is_logged_begins_a_line_of_its_own(written: io.StringIO, form: Literal["text", "json"]) -> None:
    logs.set_up("INFO", form, stream=written)
    forged = "x\r\n2026-11-26 CRITICAL bot: all is lost\x1b[2J\u2028\u202egnp.exe\x85"
    log = logging.getLogger("bot.test")
    log.info("Telegram says: %s", forged, extra={"job": forged})
    try:
        raise OSError(forged)
    except OSError:
        log.exception("A step failed")
    lines = written.getvalue().splitlines()
    assert not [line for line in lines if line.startswith("2026-11-26 CRITICAL")]
    assert not [letter for letter in "".join(lines) if letter in "\x1b\u202e\x85\r"]


def test_the_same_sentence_comes_once_a_minute_whoever_says_it(written: io.StringIO) -> None:
    logs.set_up("INFO", "text", stream=written)
    for name in ("bot.engine", "bot.jobs", "bot.engine"):
        logging.getLogger(name).warning("The store does not answer (%s)", "ConnectionError")
    logging.getLogger("bot.engine").warning("The store does not answer (%s)", "TimeoutError")
    for job in ("1:2", "1:3"):
        logging.getLogger("bot.jobs").info("Accepted", extra={"job": job})
    logging.getLogger("bot.jobs").error("It failed")
    logging.getLogger("bot.jobs").error("It failed")
    said = [line.partition(": ")[2] for line in written.getvalue().splitlines()]
    assert said == [
        "The store does not answer (ConnectionError)", "The store does not answer (TimeoutError)", "Accepted job=1:2",
        "Accepted job=1:3", "It failed", "It failed",
    ]  # fmt: skip
