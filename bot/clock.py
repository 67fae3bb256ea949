"""The time, as every use case asks for it."""

from datetime import datetime
from typing import Protocol


class Clock(Protocol):
    """The time in UTC; handed in so that tests can move it."""

    def __call__(self) -> datetime: ...
