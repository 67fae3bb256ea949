"""Which key serves a chat, and the key behind an account.

A chat's key keeps the id under which it was stored for as long as it is kept. So what an earlier version counted and
watched under an id of its making goes on, until the key is replaced: the service's keys live 30 days.
"""

import hashlib
from dataclasses import dataclass

from pydantic import SecretStr

from bot.accounts.plan_limits import Payer
from bot.chats.rulebook import RuleBook
from bot.chats.store import ChatKey, Chats, Choices
from bot.polyglotvoice.models import ApiKey
from bot.store.vault import Vault

_MOST_HOLDERS = 10_000


class NoKeyError(Exception):
    """The account's key is here no more: its jobs wait for one. Temporary."""


@dataclass(frozen=True, slots=True)
class OperatorKey:
    """The operator's own key, and the chats that it may serve: named ones and operators' own.

    `owners` are the operators' own chats: the account is theirs to see.
    """

    secret: str | None
    chats: frozenset[int]
    owners: frozenset[int] = frozenset()


class Keyring:
    """A chat's own key first; the operator's for those chats that it was meant for."""

    def __init__(self, chats: Chats, operator: OperatorKey, vault: Vault, rules: RuleBook | None = None) -> None:
        self._rules = rules
        self._chats = chats
        self._vault = vault
        self._operators_chats = operator.chats
        self._operators = operator.owners
        self._holders: dict[str, int] = {}
        self.operators = None if operator.secret is None else self.named(operator.secret)
        """The operator's own key."""
        self._operators_ids = {} if self.operators is None else _ids_of(self.operators)

    def named(self, secret: str, kept: ChatKey | None = None) -> ApiKey:
        """A key with the id that stands for it: the one it was kept under, else one of its own."""
        return ApiKey(account_id_of(secret, self._vault) if kept is None else kept.account_id, SecretStr(secret))

    def is_operators(self, account_id: str | None) -> bool:
        return account_id in self._operators_ids

    async def for_chat(self, chat_id: int) -> ApiKey | None:
        return await self.serving(chat_id, await self._chats.key(chat_id))

    async def with_choices(self, chat_id: int) -> tuple[ApiKey | None, Choices]:
        """The key that serves the chat, and what the chat chose, in one reading."""
        own, choices = await self._chats.key_and_choices(chat_id)
        return await self.serving(chat_id, own), choices

    async def serving(self, chat_id: int, own: ChatKey | None) -> ApiKey | None:
        """The same where the chat's own key is known already."""
        if own is not None:
            return self.named(own.secret, own)
        if self.operators is None:
            return None
        chats = self._operators_chats
        if chat_id in chats or (self._rules is not None and await self._rules.is_named(chat_id)):
            return self.operators
        return self.operators if await self._chats.former_id(chat_id) in chats else None

    async def payer(self, chat_id: int) -> Payer:
        """Whose plan the key that serves the chat counts against."""
        own = await self._chats.key(chat_id)
        if own is None:
            return Payer("operator")
        if own.lent_by is not None:
            return Payer("lent", own.lent_by)
        return Payer("own" if chat_id > 0 else "group")

    async def owns(self, chat_id: int) -> bool:
        """Whether the key that serves the chat is its person's own, so that all of the account is theirs to see.

        The operator's key, a group's and a lent one are used by people whose account it is not.
        """
        own = await self._chats.key(chat_id)
        if own is None:
            return chat_id > 0 and chat_id in self._operators
        return chat_id > 0 and own.lent_by is None

    async def for_account(self, account_id: str) -> ApiKey | None:
        """The key with this id, from any chat that still has it; None when none has."""
        if account_id in self._operators_ids:
            return self._operators_ids[account_id]
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
        own = await self._chats.key(chat_id)
        return self.named(own.secret, own) if own is not None and own.account_id == account_id else None


def account_id_of(secret: str, vault: Vault) -> str:
    """What stands for a key that nobody had before."""
    return vault.id_of(secret, "account")


def _ids_of(key: ApiKey) -> dict[str, ApiKey]:
    """The key by its id, and by the one that versions before ids were keyed wrote into jobs: theirs go on under it."""
    former = hashlib.sha256(key.secret.get_secret_value().encode("utf-8", "surrogatepass")).hexdigest()[:12]
    return {key.id: key, former: ApiKey(former, key.secret)}
