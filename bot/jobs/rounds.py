"""When the watcher comes by an account next."""

from datetime import datetime

from bot.jobs.engine import Engine
from bot.jobs.life import WATCH
from bot.store.accounts import Accounts


async def plan_round(accounts: Accounts, engine: Engine, account_id: str) -> None:
    """Plan the account's next round for its soonest look.

    Several may plan at the same time, and the last one counts: so each reads again after planning, and a look that
    was added in between never waits for a later one.
    """
    planned: datetime | None = None
    while True:
        soonest = await accounts.next_look(account_id)
        if soonest is None or (planned is not None and planned <= soonest):
            return
        planned = soonest
        await engine.at(WATCH, account_id, planned)
