"""Every call of the Bot API with its outcome, for whoever counts."""

from collections.abc import Callable

from aiogram import Bot
from aiogram.client.session.middlewares.base import BaseRequestMiddleware, NextRequestMiddlewareType
from aiogram.exceptions import AiogramError, TelegramNetworkError, TelegramRetryAfter, TelegramServerError
from aiogram.methods import Response, TelegramMethod
from aiogram.methods.base import TelegramType

OnCall = Callable[[str, str], None]
"""Hears a method's name and `ok`, `flooded`, `refused`, `broken` or `none` (no answer); must not raise."""


class CallTally(BaseRequestMiddleware):
    """Stands next to the wire, so that it counts only what was sent."""

    def __init__(self, on_call: OnCall) -> None:
        self._on_call = on_call

    async def __call__(
        self,
        make_request: NextRequestMiddlewareType[TelegramType],
        bot: Bot,
        method: TelegramMethod[TelegramType],
    ) -> Response[TelegramType]:
        outcome = "none"
        try:
            response = await make_request(bot, method)
            outcome = "ok"
        except AiogramError as error:
            outcome = _outcome(error)
            raise
        finally:
            self._on_call(method.__api_method__, outcome)
        return response


def _outcome(error: AiogramError) -> str:
    match error:
        case TelegramRetryAfter():
            return "flooded"
        case TelegramNetworkError():
            return "none"
        case TelegramServerError():
            return "broken"
        case _:
            return "refused"
