"""Who may ask, and what is learned from the answers: the hook around every request."""

from typing import Protocol

from bot.polyglotvoice.errors import ApiError
from bot.polyglotvoice.models import ApiKey


class Gate(Protocol):
    """Stands before every request of a client, and hears of every answer's meaning."""

    async def before(self, key: ApiKey) -> None:
        """Let a request go out, or raise an ApiError in its stead."""

    async def after(self, key: ApiKey, endpoint: str, error: ApiError | None) -> None:
        """Hear that a request was granted (None), or what its refusal means. Must not raise."""


class OpenGate:
    """Lets everything pass."""

    async def before(self, key: ApiKey) -> None:
        """Pass."""

    async def after(self, key: ApiKey, endpoint: str, error: ApiError | None) -> None:
        """Pass."""
