"""The whole examination: every check that the settings allow, the slow ones side by side."""

import asyncio
import sys
from collections.abc import Sequence

from bot.doctor.finding import Finding
from bot.doctor.service import check_clock, check_own_key, check_service
from bot.doctor.setup import check_files, check_port, check_sentry, read_settings
from bot.doctor.store import check_store
from bot.doctor.telegram import check_telegram
from bot.settings import Settings


def main() -> int:
    """Examine, print a line for each finding; returns 0 where all is well, else 1."""
    settings, findings = read_settings()
    if settings is not None:
        findings += asyncio.run(examine(settings))
    _print(findings)
    return 0 if all(finding.is_well for finding in findings) else 1


async def examine(settings: Settings) -> list[Finding]:
    """Everything beyond the settings themselves; it takes some 20 s at most."""
    (telegram, telegram_answer), store, (service, service_answer), port, own_key = await asyncio.gather(
        check_telegram(settings), check_store(settings), check_service(settings), check_port(settings),
        check_own_key(settings),
    )  # fmt: skip
    clock = check_clock([telegram_answer, service_answer])
    return [
        *telegram,
        *store,
        *service,
        clock,
        *check_files(settings),
        *own_key,
        *check_sentry(settings),
        *port,
    ]


def _print(findings: Sequence[Finding]) -> None:
    wrong = sum(not finding.is_well for finding in findings)
    last = "All is well." if not wrong else f"To mend: {wrong}."
    text = "\n".join([*(finding.line() for finding in findings), last])
    encoding = sys.stdout.encoding or "utf-8"
    print(text.encode(encoding, "replace").decode(encoding))  # noqa: T201 - the command line speaks to a person
