"""The buttons under a result: another style, and what to do when it is wrong."""

from aiogram import F, Router
from aiogram.types import CallbackQuery

from bot.i18n import Texts
from bot.jobs.answer.parts import AFRESH, BACK, STYLE, WRONG
from bot.jobs.answer.redo import Redo
from bot.jobs.answer.restyle import Restyle
from bot.jobs.record import Job
from bot.jobs.status import read_callback
from bot.telegram.messages import Sender
from bot.transcript.render import Style

RESULT_BUTTON = rf"^({STYLE}|{WRONG}|{BACK}|{AFRESH})\."


def build_router() -> Router:
    """The router of the buttons under results."""
    router = Router(name="result")
    router.callback_query.register(result_button, F.data.regexp(RESULT_BUTTON))
    return router


async def result_button(query: CallbackQuery, texts: Texts, restyle: Restyle, *, redo: Redo, sender: Sender) -> None:
    """Look the job up within the chat of the tap, and do what the button says."""
    if query.message is None:
        return
    chat_id, message_id = query.message.chat.id, query.message.message_id
    try:
        action, job_id = read_callback(query.data or "", chat_id)
        verb, _, word = action.partition(".")
        style = Style(word)
    except ValueError:
        return
    job = await restyle.job(job_id)
    if job is None:
        await query.answer(texts.plain("button.stale"))
        await sender.clear_buttons(chat_id, message_id)
    elif verb == STYLE:
        await query.answer()
        if not await restyle.show(job, message_id, style, texts):
            await sender.clear_buttons(chat_id, message_id)
    elif verb == WRONG:
        await _ask(query, job, style, texts, restyle=restyle, redo=redo)
    elif verb == BACK:
        await query.answer()
        await restyle.ask_no_more(job, message_id, style, texts)
    elif await redo.start(job_id):
        await query.answer(texts.plain("again.started"))
        await sender.clear_buttons(chat_id, message_id)
    else:
        await query.answer(texts.plain("again.under_way"))


async def _ask(query: CallbackQuery, job: Job, style: Style, texts: Texts, *, restyle: Restyle, redo: Redo) -> None:
    if query.message is None:
        return
    if (requests := await redo.price(job)) is None:
        await query.answer(texts.plain("again.gone"), show_alert=True)
    else:
        said = texts.plain("again.cost", n=requests)
        if await redo.may_be_the_language():
            said = texts.plain("again.language", said=said)
        await query.answer(said)
        await restyle.ask_again(job, query.message.message_id, style, requests, texts)
