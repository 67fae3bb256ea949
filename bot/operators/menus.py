"""The operators' own menu of commands: in their private chats and in nobody else's."""

import hashlib
import logging
from collections.abc import Mapping

from redis.exceptions import RedisError

from bot.store import keys
from bot.store.client import RedisClient
from bot.store.failover import outage
from bot.telegram.profile import BotProfile
from bot.telegram.troubles import TelegramTroubleError
from bot.texts.catalogue import Texts

log = logging.getLogger(__name__)


class OperatorMenus:
    """Shows it when an operator writes, and takes it away from one who is none any more.

    Best effort: commands work without a menu, and the next message is another occasion.
    """

    def __init__(
        self, *, profile: BotProfile, redis: RedisClient, operators: frozenset[int], menu: Mapping[str, str]
    ) -> None:
        self._profile = profile
        self._redis = redis
        self._operators = operators
        self._menu = menu

    async def meet(self, chat_id: int, texts: Texts) -> None:
        """An operator's private chat has written: let it show the menu in its language."""
        shown = {name: texts.plain(key) for name, key in self._menu.items()}
        mark = hashlib.sha256(repr(shown).encode()).hexdigest()[:12]
        if await self._redis.hget(keys.OPERATOR_MENUS, str(chat_id)) == mark.encode():
            return
        try:
            await self._profile.show_menu(chat_id, self._menu, texts)
        except TelegramTroubleError as error:
            log.info("An operator's menu was not shown: %s", error)
            return
        await self._redis.hset(keys.OPERATOR_MENUS, str(chat_id), mark)

    async def retire(self) -> None:
        """At start: who is no operator any more sees what everybody sees."""
        try:
            shown = {int(chat_id) for chat_id in await self._redis.hgetall(keys.OPERATOR_MENUS)}
            for chat_id in shown - self._operators:
                await self._take_away(chat_id)
        except RedisError as error:
            log.info("%s: former operators keep their menu until the next start", outage(error))

    async def _take_away(self, chat_id: int) -> None:
        try:
            await self._profile.hide_menu(chat_id)
        except TelegramTroubleError as error:
            log.info("A former operator's menu was not taken away: %s", error)
            return
        await self._redis.hdel(keys.OPERATOR_MENUS, str(chat_id))
