"""What a tapped button names, or one sentence where it is too old to say."""

from aiogram.types import CallbackQuery

from bot.i18n import Texts
from bot.jobs.status import read_callback


async def tapped_job(query: CallbackQuery, texts: Texts) -> tuple[str, str] | None:
    """What the button says, and the id of the job of this very chat that it names.

    None where it names none; the tap is answered then.
    """
    if query.message is None:
        return None
    try:
        return read_callback(query.data or "", query.message.chat.id)
    except ValueError:
        await query.answer(texts.plain("button.stale"))
        return None
