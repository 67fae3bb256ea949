"""The whole examination: every check that the settings allow, the slow ones side by side."""

import asyncio
import os
from typing import Final, NoReturn

from bot.doctor.finding import Finding
from bot.doctor.service import check_alert_url, check_clock, check_service
from bot.doctor.setup import check_files, check_port, check_sentry, read_settings
from bot.doctor.store_findings import check_disk, check_store
from bot.doctor.telegram import check_telegram
from bot.doctor.terminal import say
from bot.settings import Settings

WAIT_S: Final = 1.5


def main(wait_s: float) -> NoReturn:
    """Examine, print a line for each finding; ends the process with 0 where all is well, else 1."""
    settings, findings = read_settings()
    if settings is not None:
        findings += asyncio.new_event_loop().run_until_complete(examine(settings, wait_s))
    wrong = sum(not finding.is_well for finding in findings)
    say(*(finding.line() for finding in findings), f"To mend: {wrong}." if wrong else "All is well.")
    # Where no name server answers, a thread still waits for one, and would hold a process that ends in order.
    os._exit(min(wrong, 1))


async def examine(settings: Settings, wait_s: float) -> list[Finding]:
    """Everything beyond the settings themselves, side by side: who is silent is waited for so long, and no longer."""
    (telegram, telegram_answer), store, (service, service_answer), port, alerts = await asyncio.gather(
        check_telegram(settings, wait_s), check_store(settings, wait_s), check_service(settings, wait_s),
        check_port(settings, wait_s), check_alert_url(settings, wait_s),
    )  # fmt: skip
    clock, files = check_clock([telegram_answer, service_answer]), check_files(settings)
    return [*telegram, *store, *check_disk(settings), *service, *alerts, clock, *files, *check_sentry(settings), *port]
