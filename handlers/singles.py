"""The buttons below several recordings that were answered together: each single one again."""

from aiogram import F, Router
from aiogram.types import CallbackQuery

from bot.i18n import Texts
from bot.jobs.answer.restyle import Restyle, SentAgain
from bot.jobs.status import ONE
from handlers.callbacks import callback_job


def build_router() -> Router:
    """The router of single recordings."""
    router = Router(name="singles")
    router.callback_query.register(single, F.data.startswith(f"{ONE}:"))
    return router


async def single(query: CallbackQuery, texts: Texts, restyle: Restyle) -> None:
    """Send the one recording's own text and files."""
    if (tapped := await callback_job(query, texts)) is None:
        return
    sent = await restyle.whole(tapped[1])
    await query.answer(texts.plain("forward.forgotten") if sent is SentAgain.FORGOTTEN else None)
