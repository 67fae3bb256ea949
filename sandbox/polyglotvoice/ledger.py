"""The record of every request."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime


@dataclass(slots=True)
class Request:
    """One request.

    `at` is monotonic, `when` is UTC. `status` is 0 until, or unless, an answer went out whole. `complete` says
    that the body came whole, and was a whole form where it was a form; `body_bytes` how much of it was read.
    `about` is the link or the name of the file that it brought.
    """

    method: str
    path: str
    endpoint: str
    key: str
    account: str
    at: float
    when: datetime
    status: int = 0
    body_bytes: int = 0
    complete: bool = False
    about: str = ""


def count(
    requests: Sequence[Request],
    *,
    endpoint: str | None = None,
    account: str | None = None,
    key: str | None = None,
    status: int | None = None,
) -> int:
    """How many requests there were of a kind; None is any."""
    wanted = (("endpoint", endpoint), ("account", account), ("key", key), ("status", status))
    told = [(name, value) for name, value in wanted if value is not None]
    return sum(all(getattr(request, name) == value for name, value in told) for request in requests)


def used(requests: Sequence[Request], account: str, when: datetime) -> tuple[int, int]:
    """What an account's keys spent in the UTC day and in the UTC month of a moment."""
    of_month = [r for r in requests if r.account == account and (r.when.year, r.when.month) == (when.year, when.month)]
    return sum(r.when.day == when.day for r in of_month), len(of_month)


def recent(requests: Sequence[Request], account: str, since: float) -> int:
    """How many requests an account's keys made since a monotonic moment."""
    found = 0
    for request in reversed(requests):
        if request.at < since:
            break
        found += request.account == account
    return found
