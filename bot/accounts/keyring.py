"""Which key serves a chat, and the key behind an account."""

from dataclasses import dataclass

from bot.accounts.state import Accounts
from bot.chats.store import ChatKey, Chats, Choices
from bot.polyglotvoice.models import ApiKey

_MOST_HOLDERS = 10_000


class NoKeyError(Exception):
    """The account's key is here no more: its jobs wait for one. Temporary."""


@dataclass(frozen=True, slots=True)
class OperatorKey:
    """The operator's own key, and the chats that it may serve: listed ones and operators' own."""

    key: ApiKey | None
    chats: frozenset[int]


class Keyring:
    """A chat's own key first; the operator's for those chats that it was meant for."""

    def __init__(self, chats: Chats, accounts: Accounts, operator: OperatorKey) -> None:
        self._chats = chats
        self._accounts = accounts
        self._operator = operator
        self._holders: dict[str, int] = {}

    def is_operators(self, account_id: str | None) -> bool:
        """Whether this is the operator's own key."""
        return self._operator.key is not None and self._operator.key.id == account_id

    async def for_chat(self, chat_id: int) -> ApiKey | None:
        """The key that serves the chat; None where there is none."""
        return await self.serving(chat_id, await self._chats.key(chat_id))

    async def with_choices(self, chat_id: int) -> tuple[ApiKey | None, Choices]:
        """The key that serves the chat, and what the chat chose, in one reading."""
        own, choices = await self._chats.key_and_choices(chat_id)
        return await self.serving(chat_id, own), choices

    async def serving(self, chat_id: int, own: ChatKey | None) -> ApiKey | None:
        """The same where the chat's own key is known already."""
        if own is not None:
            return ApiKey.of(own.secret)
        if self._operator.key is None:
            return None
        is_meant = chat_id in self._operator.chats or await self._chats.former_id(chat_id) in self._operator.chats
        return self._operator.key if is_meant else None

    async def for_account(self, account_id: str) -> ApiKey | None:
        """The key with this id, from any chat that still has it; None when none has."""
        if self._operator.key is not None and self.is_operators(account_id):
            return self._operator.key
        # Most likely the chat that had it last has it still.
        last = self._holders.get(account_id)
        if last is not None and (key := await self._of(last, account_id)) is not None:
            return key
        self._holders.pop(account_id, None)
        for chat_id in await self._chats.using(account_id):
            if (key := await self._of(chat_id, account_id)) is not None:
                if len(self._holders) >= _MOST_HOLDERS:
                    self._holders.clear()
                self._holders[account_id] = chat_id
                return key
        return None

    async def _of(self, chat_id: int, account_id: str) -> ApiKey | None:
        """The chat's own key, where it is this account's."""
        own = await self._chats.key(chat_id)
        return ApiKey.of(own.secret) if own is not None and own.account_id == account_id else None
