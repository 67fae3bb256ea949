"""What an account's plan allows, and what the service says beyond it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from sandbox.polyglotvoice.ledger import Request, recent, used

Scope = Literal["burst", "day", "month", "concurrent"]

_BURST_S = 60.0
SAID: dict[Scope, str] = {
    "burst": "Too many requests, slow down",
    "day": "Daily request limit exceeded",
    "month": "Monthly request limit exceeded",
    "concurrent": "Too many concurrent tasks",
}


@dataclass(slots=True)
class Plan:
    """Limits for each account; None is no limit. All may be set while the stand-in runs."""

    max_bytes: int | None = None
    max_length_s: float | None = None
    max_concurrent: int | None = None
    concurrent_status: Literal[429, 403] = 429
    refuses_before_body: bool = False
    """A file over `max_bytes` is refused by its Content-Length, its body unread."""
    burst_per_minute: int | None = None
    per_day: int | None = None
    per_month: int | None = None

    def numbers(self) -> tuple[int, int, int]:
        """Per minute, day and month as the documentation shows them."""
        return self.burst_per_minute or 60, self.per_day or 1000, self.per_month or 20_000

    def over(self, requests: Sequence[Request], last: Request) -> Scope | None:
        """Which limit this request breaks, itself being among `requests`; refused ones count too."""
        if self.per_month is None and self.per_day is None and self.burst_per_minute is None:
            return None
        of_day, of_month = used(requests, last.account, last.when)
        if self.per_month is not None and of_month > self.per_month:
            return "month"
        if self.per_day is not None and of_day > self.per_day:
            return "day"
        made = recent(requests, last.account, last.at - _BURST_S)
        return "burst" if self.burst_per_minute is not None and made > self.burst_per_minute else None


def wait_s(scope: Scope, now: datetime) -> int:
    """Seconds until a limit is over: a minute, or the next UTC day or month."""
    if scope in ("burst", "concurrent"):
        return int(_BURST_S)
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    if scope == "day":
        ends = midnight + timedelta(days=1)
    else:
        ends = (midnight.replace(day=1) + timedelta(days=32)).replace(day=1)
    return int((ends - now).total_seconds()) + 1
