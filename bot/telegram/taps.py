"""Answers to taps on buttons: each tap is answered once, and an answer that fails stops no work."""

import logging
from collections import OrderedDict
from typing import cast

from aiogram import Bot
from aiogram.client.session.middlewares.base import BaseRequestMiddleware, NextRequestMiddlewareType
from aiogram.exceptions import TelegramAPIError
from aiogram.methods import Response, TelegramMethod
from aiogram.methods.base import TelegramType

log = logging.getLogger(__name__)

_REMEMBERED = 10_000


class Taps(BaseRequestMiddleware):
    """Knows which taps this process has answered.

    A second answer goes nowhere. A tap older than some minutes, from before a restart, can't be answered any
    more (Bot API, answerCallbackQuery), and what it asks for is done all the same.
    """

    def __init__(self) -> None:
        self._answered: OrderedDict[str, None] = OrderedDict()

    def is_answered(self, query_id: str) -> bool:
        """Whether an answer has gone out."""
        return query_id in self._answered

    async def __call__(
        self,
        make_request: NextRequestMiddlewareType[TelegramType],
        bot: Bot,
        method: TelegramMethod[TelegramType],
    ) -> Response[TelegramType]:
        query_id = getattr(method, "callback_query_id", None)
        if method.__api_method__ != "answerCallbackQuery" or not isinstance(query_id, str):
            return await make_request(bot, method)
        if self.is_answered(query_id):
            return cast("Response[TelegramType]", True)
        self._answered[query_id] = None
        while len(self._answered) > _REMEMBERED:
            self._answered.popitem(last=False)
        try:
            return await make_request(bot, method)
        except TelegramAPIError as error:
            log.info("A tap was not answered (%s)", type(error).__name__)
            return cast("Response[TelegramType]", True)
