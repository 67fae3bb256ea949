"""The command line: `python -m bot [run | updates | worker | doctor | adopt-store]`."""

import argparse
import asyncio
import gc
import os
import sys
from collections.abc import Callable

from bot.concurrency import EXIT_AGAIN, ended_when_stuck, told_to_end
from bot.observe import logs, sentry
from bot.settings import Settings, SettingsError, load_settings, split_keys

EXIT_SETTINGS = os.EX_CONFIG
"""A person has to mend something, so nothing is gained by starting it again."""

_COLLECT_AFTER = (20_000, 20, 20)
"""New objects before collections of garbage: Python's own 700 cost a note about a tenth of its processor time."""


def main(argv: list[str] | None = None) -> int:
    """Run a sub-command; returns the exit code. What is wrong is said on stderr, a sentence a line."""
    parser = argparse.ArgumentParser(prog="python -m bot", description=__doc__)
    parser.add_argument(
        "command",
        nargs="?",
        default="run",
        choices=("run", "updates", "worker", "doctor", "adopt-store"),
        help="run: everything in one process (the default); updates: only take updates in; "
        "worker: only the work. These two share one REDIS_URL. doctor: check everything and say how to mend it. "
        "adopt-store: have this bot take over the store of another.",
    )
    parser.add_argument("--yes", action="store_true", help="adopt-store: ask nothing")
    parser.add_argument("--wait", metavar="SECONDS", type=float, help="doctor: wait so long for an address (1.5)")
    parser.add_argument("--live", action="store_true", help="doctor: try all endpoints of PolyglotVoice with a key")
    parser.add_argument("--link", metavar="URL", help="doctor --live: a link to try as well; it costs an attempt")
    asked = parser.parse_args(argv)
    command = asked.command
    if command == "doctor":
        from bot.doctor import examine, terminal  # noqa: PLC0415 - only what the command needs is imported

        return terminal.main(asked.link) if asked.live else examine.main(asked.wait or examine.WAIT_S)
    if command == "adopt-store":
        from bot.doctor import adoption  # noqa: PLC0415

        return adoption.main(is_agreed=asked.yes)
    try:
        settings = load_settings()
        secrets = _secrets(settings)
        logs.set_up(settings.log_level, settings.log_format, secrets)
        if settings.sentry_dsn is not None:
            sentry.set_up(settings.sentry_dsn.get_secret_value(), logs.Redactor(secrets))
        with asyncio.Runner(loop_factory=_loop_factory()) as runner:
            runner.run(_run(settings, command))
    except SettingsError as error:
        print(*error.problems, sep="\n", file=sys.stderr)  # noqa: T201 - the command line speaks to a person
        return EXIT_AGAIN if error.may_pass else EXIT_SETTINGS
    return 0


def _loop_factory() -> Callable[[], asyncio.AbstractEventLoop] | None:
    """uvloop's, which takes a tenth less of the processor for a note; Python's own where there is none."""
    try:
        import uvloop  # noqa: PLC0415 - not on every platform
    except ImportError:
        return None
    return uvloop.new_event_loop


async def _run(settings: Settings, command: str) -> None:
    stopping = told_to_end()
    # What is imported stays: collections of garbage would walk through all of it, again and again, for nothing.
    gc.disable()
    from bot.telegram.lazy_models import import_aiogram  # noqa: PLC0415

    import_aiogram()
    from bot.app import process  # noqa: PLC0415
    from bot.app.app import Role  # noqa: PLC0415
    from bot.store.fitness import StoreError  # noqa: PLC0415

    gc.freeze()
    gc.set_threshold(*_COLLECT_AFTER)
    gc.enable()
    # Not before what takes long on a slow machine is imported.
    with ended_when_stuck():
        try:
            await process.run(settings, Role(command), stopping)
        except StoreError as error:
            raise SettingsError([str(error)], may_pass=error.may_pass) from None


def _secrets(settings: Settings) -> list[str]:
    values = [
        settings.bot_token,
        settings.polyglotvoice_api_key,
        settings.webhook_secret,
        settings.hint_secret,
        settings.sentry_dsn,
    ]
    texts = [value.get_secret_value() for value in values if value is not None]
    return [*texts, *split_keys(settings.encryption_key)]


if __name__ == "__main__":
    sys.exit(main())
