"""Buttons of answers in a group: its subtitles are everybody's, its jobs their askers' and the administrators'."""

from aiogram import F, Router
from aiogram.types import CallbackQuery

from bot.groups.requests import GroupDesk
from bot.i18n import Texts
from bot.jobs.answer.redo import JobActions, Redo
from bot.jobs.answer.restyle import Restyle, SentAgain
from bot.jobs.status import AGAIN, CANCEL, SUBTITLES
from bot.telegram.messages import Sender
from handlers.callbacks import callback_job
from handlers.cancel import job_button
from handlers.group.taps import refuse_tap
from handlers.result import RESULT_BUTTON, result_button

OPEN_ELSEWHERE = ("find:",)
"""Prefixes of buttons that other rooms serve in groups, with rights of their own."""


def build_router() -> Router:
    """The router of buttons below answers; the last one refuses what belongs to private chats."""
    router = Router(name="group buttons")
    router.callback_query.register(subtitles, F.data.startswith(f"{SUBTITLES}:"))
    router.callback_query.register(job_of_somebody, F.data.startswith((f"{CANCEL}:", f"{AGAIN}:")))
    router.callback_query.register(result_of_somebody, F.data.regexp(RESULT_BUTTON))
    router.callback_query.register(not_here, ~F.data.startswith(OPEN_ELSEWHERE))
    return router


async def subtitles(query: CallbackQuery, texts: Texts, groupdesk: GroupDesk, restyle: Restyle) -> None:
    """Send the .srt of an answer below it."""
    if (tapped := await callback_job(query, texts)) is None:
        return
    sent = await restyle.subtitles(tapped[1])
    if sent is SentAgain.NO_FILES:
        await refuse_tap(query, texts, groupdesk, "group.no_files")
    else:
        await query.answer(texts.plain("forward.forgotten") if sent is SentAgain.FORGOTTEN else None)


async def job_of_somebody(
    query: CallbackQuery, texts: Texts, actions: JobActions, groupdesk: GroupDesk, *, sender: Sender
) -> None:
    """Try again, or cancel: for the one who asked, the one who speaks, and administrators."""
    if await _may_touch(query, texts, actions, groupdesk):
        await job_button(query, texts, actions, sender)


async def result_of_somebody(
    query: CallbackQuery, texts: Texts, actions: JobActions, groupdesk: GroupDesk, *, restyle: Restyle, redo: Redo,
    sender: Sender,
) -> None:  # fmt: skip
    """Another style, or make it again: for the same people, since everybody's message changes."""
    if await _may_touch(query, texts, actions, groupdesk):
        await result_button(query, texts, restyle, redo=redo, sender=sender)


async def _may_touch(query: CallbackQuery, texts: Texts, actions: JobActions, groupdesk: GroupDesk) -> bool:
    if query.message is None or (tapped := await callback_job(query, texts)) is None:
        return False
    user_id = query.from_user.id
    if user_id in await actions.people_of(tapped[1]) or await groupdesk.is_admin(query.message.chat.id, user_id):
        return True
    await refuse_tap(query, texts, groupdesk, "group.not_yours")
    return False


async def not_here(query: CallbackQuery, texts: Texts) -> None:
    """A button of a private chat, or an old one."""
    await query.answer(texts.plain("button.stale"))
