"""`python -m bot doctor --live`: the probe of the live service, for a person at a terminal."""

import asyncio
import contextlib
import getpass
import sys
from datetime import UTC, datetime
from pathlib import Path

from pydantic import SecretStr

from bot.doctor.live import REQUESTS, REQUESTS_FOR_LINK, SAMPLE_S, Probe, lines_of
from bot.doctor.setup import as_the_service
from bot.polyglotvoice.endpoints import OnAnswer
from bot.polyglotvoice.http import ApiClient, OnCall, fast_transport
from bot.polyglotvoice.models import ApiKey
from bot.polyglotvoice.shape import dump
from bot.proxy import proxy_for
from bot.settings import Settings, SettingsError, load_settings

_STOPPED = 130
"""What a shell expects of a program that Ctrl-C ended."""

_KEY_ID = "typed"


def main(link: str | None = None) -> int:
    """Say what it costs, ask, probe, print, write the report; returns 0 where it went through to the end."""
    try:
        settings = _settings()
        key = _key(settings)
        if key is None or not _agreed(settings, link):
            say("Nothing was sent.")
            return 1
    except SettingsError as error:
        say(*error.problems)
        return 1
    except (KeyboardInterrupt, EOFError):
        say("", "Nothing was sent.")
        return _STOPPED
    probe = Probe(lambda hear, count: _connect(settings, hear, count), key, link, tell=_tell, is_stopped=_never)
    try:
        asyncio.run(probe.run())
    except KeyboardInterrupt:
        probe.ended = "It was stopped."
    report = probe.report()
    say("", *lines_of(report), "", probe.ended or "It went through to the end.", f"Requests sent: {probe.requests}.")
    where = _write(settings.data_dir, dump(report))
    return _STOPPED if probe.ended == "It was stopped." else int(where is None or bool(probe.ended))


def _settings() -> Settings:
    """The bot's settings; the probe needs no token, so that a person may run it before there is a bot."""
    with contextlib.suppress(OSError):
        as_the_service()
    try:
        return load_settings()
    except SettingsError:
        return load_settings({"bot_token": SecretStr("1:none"), "operators": frozenset(), "allowed_chats": frozenset()})


def _key(settings: Settings) -> ApiKey | None:
    """The operator's key, else one that is typed and not shown; None for none."""
    if settings.polyglotvoice_api_key is not None:
        say("The key: POLYGLOTVOICE_API_KEY.")
        return ApiKey(_KEY_ID, settings.polyglotvoice_api_key)
    question = "The API key (it is not shown): "
    typed = getpass.getpass(question) if sys.stdin.isatty() else _ask(question)
    return ApiKey(_KEY_ID, SecretStr(typed.strip())) if typed.strip() else None


def _agreed(settings: Settings, link: str | None) -> bool:
    low, high = (one + (more if link else 0) for one, more in zip(REQUESTS, REQUESTS_FOR_LINK, strict=True))
    say(
        f"This asks {settings.polyglotvoice_api_url} with that key, and spends of the account's plan:",
        f"  requests: {low} at least, {high} at most",
        f"  transcription attempts: {2 if link else 1}",
        f"  audio: {SAMPLE_S} seconds" + (", and the length of what is behind the link" if link else ""),
        "Converting the sample may count as well. Ctrl-C stops it at any time.",
    )
    return agreed()


def agreed() -> bool:
    return _ask("Go on? [y/N] ").strip().lower() in ("y", "yes")


def _ask(question: str) -> str:
    print(question, end="", flush=True)  # noqa: T201 - the command line speaks to a person
    line = sys.stdin.readline()
    if not line:
        raise EOFError
    return line


def _connect(settings: Settings, hear: OnAnswer, count: OnCall) -> ApiClient:
    url = settings.polyglotvoice_api_url
    transport = fast_transport(proxy_for(url, settings.polyglotvoice_proxy))
    return ApiClient(url, on_answer=[hear], on_call=[count], transport=transport)


async def _tell(step: str) -> None:
    say(f"… {step}")


async def _never() -> bool:
    return False


def _write(folder: Path, text: str) -> Path | None:
    """Write the report; None where that can't be."""
    path = folder / f"polyglotvoice-report-{datetime.now(UTC):%Y%m%d-%H%M%S}.json"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    except OSError as error:
        say(f"The report can't be written to {folder} (DATA_DIR): {error.strerror}.")
        return None
    say(f"The report: {path}", "It holds shapes, and no key, id, name or word of yours. Read it, and send it to us.")
    return path


def say(*lines: str) -> None:
    """Print lines for a person, in whatever encoding the terminal has."""
    encoding = sys.stdout.encoding or "utf-8"
    text = "\n".join(lines).encode(encoding, "replace").decode(encoding)
    print(text, flush=True)  # noqa: T201
