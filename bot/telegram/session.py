"""The connection to Telegram's Bot API."""

from pathlib import Path

from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.enums import ParseMode

from bot.telegram.floods import FloodGate, Floods
from bot.telegram.shared import SharedFolder
from bot.telegram.tally import CallTally, OnCall
from bot.telegram.taps import Taps

_REQUEST_TIMEOUT_S = 60.0


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
    session = AiohttpSession(
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
