"""The settings, and what can be judged from them alone."""

import asyncio
import contextlib
import difflib
import errno
import importlib.util
import os
import socket
from pathlib import Path

from dotenv import dotenv_values

from bot.doctor.finding import Finding, well, wrong
from bot.doctor.probe import NoAnswerError, ask
from bot.observe.sentry import MISSING
from bot.settings import Settings, SettingsError, load_settings, unreadable

_SETTINGS = "settings"
_ENV_FILE = Path(".env")
_UNIT = "/etc/systemd/system/polyglotvoice-bot.service"
_SURELY_MEANT = 0.84


def read_settings() -> tuple[Settings | None, list[Finding]]:
    """The settings where they can be used, and what is to be said of them."""
    try:
        service = as_the_service()
        wrongly_named = [wrong(_SETTINGS, sentence) for sentence in misspelt()]
        settings = load_settings()
    except SettingsError as error:
        return None, [*wrongly_named, *(wrong(_SETTINGS, problem) for problem in error.problems)]
    except OSError as error:
        return None, [wrong(_SETTINGS, unreadable(error))]
    where = "from .env and the environment" if _ENV_FILE.exists() else "from the environment; there is no .env here"
    return settings, wrongly_named or [well(_SETTINGS, f"all can be used ({service or where})")]


def as_the_service(unit: Path | None = None) -> str | None:
    """Take on environment and folder of the bot that systemd runs, where none but its own are set here; says whose.

    Its data stand in another folder than its .env. Raises OSError where they can't be read.
    """
    unit = unit or Path(os.environ.get("POLYGLOTVOICE_BOT_UNIT", _UNIT))
    if os.environ.get("BOT_TOKEN") or not unit.is_file():
        return None
    lines = [line.partition("=") for line in unit.read_text("utf-8").replace("%%", "%").splitlines()]
    its_own = [Path(value.removeprefix("-")) for name, _, value in lines if name == "EnvironmentFile"]
    if _ENV_FILE.exists() and not any(path.exists() and path.samefile(_ENV_FILE) for path in its_own):
        return None
    for name, _, value in lines:
        if name == "EnvironmentFile":
            path = Path(value.removeprefix("-"))
            path.open().close()
            os.environ.update({k: v for k, v in dotenv_values(path, interpolate=False).items() if v is not None})
        if name == "WorkingDirectory" and (folder := Path(value.replace("%S", "/var/lib"))).is_dir():
            os.chdir(folder)
    return f"those of the service, by {unit}"


def misspelt() -> list[str]:
    """Names that are no settings but nearly: such a setting would be passed over in silence. A sentence for each."""
    known = {name.upper() for name in Settings.model_fields}
    written = set[str]()
    with contextlib.suppress(OSError, UnicodeError):  # which is told where they are read
        written = set(dotenv_values(_ENV_FILE, interpolate=False))
    found: list[str] = []
    for name in sorted(written | set(os.environ)):
        close = difflib.get_close_matches(name.upper(), known, n=1, cutoff=_SURELY_MEANT)
        # Other programs' names stand in the environment too: where the setting is there as well, nothing is missing.
        is_ours = name in written or (bool(close) and not os.environ.get(close[0]))
        if name.upper() not in known and close and is_ours:
            where = ".env" if name in written else "the environment"
            found.append(f"{name} in {where} is no setting of the bot, and {close[0]} is one: correct the name")
    return found


def check_files(settings: Settings) -> list[Finding]:
    """Whether the files of a local Bot API server can be read here."""
    folder = settings.telegram_files_dir
    if not settings.telegram_api_local or folder is None or os.access(folder, os.R_OK | os.X_OK):
        return []
    sentence = f"{folder} can't be read: share the local Bot API server's folder with the bot, and let its user read it"
    return [wrong("TELEGRAM_FILES_DIR", sentence)]


def check_sentry(settings: Settings) -> list[Finding]:
    if settings.sentry_dsn is None or importlib.util.find_spec("sentry_sdk") is not None:
        return []
    return [wrong("SENTRY_DSN", MISSING)]


async def check_port(settings: Settings, wait_s: float) -> list[Finding]:
    """Whether the HTTP port is free, or this bot's already."""
    about, host, port = "HTTP port", settings.http_host, settings.http_port
    if port == 0:
        if settings.webhook_url is not None:
            return [wrong(about, "WEBHOOK_URL needs a port to listen on: set HTTP_PORT")]
        return [well(about, "none, as HTTP_PORT is 0")]
    try:
        async with asyncio.timeout(wait_s):
            found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
        family, kind, number, _, address = found[0]
        with socket.socket(family, kind, number) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:  # TimeoutError is one
        if error.errno == errno.EADDRINUSE and await _is_a_bot(host, port, wait_s):
            return [well(about, f"{port} is in use by a bot that runs")]
        return [wrong(about, port_trouble(host, port, error))]
    return [well(about, f"{host}:{port} is free")]


def port_trouble(host: str, port: int, error: OSError) -> str:
    """Why nothing can listen there, and the mend, in one sentence."""
    if isinstance(error, socket.gaierror | TimeoutError) or error.errno == errno.EADDRNOTAVAIL:
        return f"HTTP_HOST {host} is no address of this machine: 0.0.0.0 is all of them, 127.0.0.1 only itself"
    if error.errno in (errno.EACCES, errno.EPERM):
        return f"HTTP_PORT {port} is for root alone: choose one above 1023"
    if error.errno == errno.EADDRINUSE:
        return f"HTTP_PORT {port} on {host} is in use: choose another HTTP_PORT, or 0 for none"
    return f"HTTP_HOST {host} and HTTP_PORT {port} can't be listened on ({error.strerror}): choose others"


async def _is_a_bot(host: str, port: int, wait_s: float) -> bool:
    where = "127.0.0.1" if host in ("", "0.0.0.0", "::") else host  # noqa: S104 - compared, not listened on
    try:
        answer = await ask(f"http://{f'[{where}]' if ':' in where else where}:{port}/healthz", wait_s=wait_s)
    except NoAnswerError:
        return False
    return bool(answer.body == {"status": "alive"})
