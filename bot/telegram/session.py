"""The connection to Telegram's Bot API."""

from pathlib import Path
from typing import Any, cast

from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.enums import ParseMode
from aiogram.methods import Response, TelegramMethod
from aiogram.methods.base import TelegramType

from bot.telegram.rate_limit import FloodGate, Floods
from bot.telegram.shared import SharedFolder
from bot.telegram.tally import CallTally, OnCall
from bot.telegram.taps import Taps

_REQUEST_TIMEOUT_S = 60.0


class _Session(AiohttpSession):
    """Keeps the type of each kind of answer: pydantic holds them weakly, and the library would build one a call."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._kinds: dict[Any, type[Response[Any]]] = {}

    def check_response(
        self, bot: Bot, method: TelegramMethod[TelegramType], status_code: int, content: str
    ) -> Response[TelegramType]:
        generic, kind = cast("Any", Response), method.__returning__
        if kind not in self._kinds:
            self._kinds[kind] = generic[kind]
        return super().check_response(bot, method, status_code, content)


def connect(
    token: str,
    api_url: str,
    *,
    is_local: bool,
    floods: Floods,
    taps: Taps,
    on_call: OnCall,
    files_dir: Path | None = None,
) -> Bot:
    """A bot that writes HTML without link previews and keeps Telegram's pauses.

    `is_local`: the server runs with `--local` and shares its files by disk, below `files_dir`.
    """
    session = _Session(
        api=TelegramAPIServer.from_base(api_url, is_local=is_local, wrap_local_file=SharedFolder(files_dir, token)),
        timeout=_REQUEST_TIMEOUT_S,
        limit=200,
    )
    session.middleware(taps)
    session.middleware(FloodGate(floods))
    session.middleware(CallTally(on_call))
    return Bot(
        token,
        session=session,
        default=DefaultBotProperties(parse_mode=ParseMode.HTML, link_preview_is_disabled=True),
    )
