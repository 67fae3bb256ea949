"""The buttons below several recordings that were answered together: each single one again."""

from aiogram import F, Router
from aiogram.types import CallbackQuery

from bot.i18n import Texts
from bot.jobs.progress import ONE, read_callback
from bot.jobs.singles import Sent, Singles


def build_router() -> Router:
    """The router of single recordings."""
    router = Router(name="singles")
    router.callback_query.register(single, F.data.startswith(f"{ONE}:"))
    return router


async def single(query: CallbackQuery, texts: Texts, singles: Singles) -> None:
    """Send the one recording's own text and files."""
    if query.message is None:
        return
    try:
        _, job_id = read_callback(query.data or "", query.message.chat.id)
    except ValueError:
        await query.answer(texts.plain("button.stale"))
        return
    sent = await singles.whole(job_id)
    await query.answer(texts.plain("forward.forgotten") if sent is Sent.FORGOTTEN else None)
