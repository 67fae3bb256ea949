"""The buttons under an answer: another style, what to do when it is wrong, one recording of several again."""

from aiogram import F, Router
from aiogram.types import CallbackQuery

from bot.jobs.answer.redo import Redo
from bot.jobs.answer.restyle import Restyle, SentAgain
from bot.jobs.record import Job
from bot.telegram.callbacks import JobAction, JobButton
from bot.telegram.messages import Sender
from bot.texts.catalogue import Texts
from bot.texts.errors import ExplainedError
from bot.transcript.layout import Style

RESULT_BUTTON = JobButton.filter(
    F.action.in_({JobAction.STYLE, JobAction.WRONG, JobAction.BACK, JobAction.REDO}) & F.word.in_(set(Style))
)


def build_router() -> Router:
    """The router of the buttons under answers."""
    router = Router(name="result")
    router.callback_query.register(single, JobButton.filter(F.action == JobAction.ONE))
    router.callback_query.register(result_button, RESULT_BUTTON)
    return router


async def single(query: CallbackQuery, callback_data: JobButton, texts: Texts, restyle: Restyle) -> None:
    """Send the one recording's own text and files."""
    if query.message is not None:
        sent = await restyle.whole(callback_data.job_id(query.message.chat.id))
        await query.answer(texts.plain("forward-forgotten") if sent is SentAgain.FORGOTTEN else None)


async def result_button(
    query: CallbackQuery, callback_data: JobButton, texts: Texts, restyle: Restyle, *, redo: Redo, sender: Sender
) -> None:
    """Look the job up within the chat of the tap, and do what the button says."""
    if query.message is None:
        return
    chat_id, message_id = query.message.chat.id, query.message.message_id
    style, action = Style(callback_data.word), callback_data.action
    job = await restyle.job(callback_data.job_id(chat_id))
    if job is None:
        await query.answer(texts.plain("button-stale"))
        await sender.clear_buttons(chat_id, message_id)
    elif action is JobAction.STYLE:
        await query.answer()
        if not await restyle.show(job, message_id, style, texts):
            await sender.clear_buttons(chat_id, message_id)
    elif action is JobAction.WRONG:
        await _ask(query, job, style, texts, restyle=restyle, redo=redo)
    elif action is JobAction.BACK:
        await query.answer()
        await restyle.ask_no_more(job, message_id, style, texts)
    else:
        await _start(query, job.id, texts, redo=redo, sender=sender)


async def _start(query: CallbackQuery, job_id: str, texts: Texts, *, redo: Redo, sender: Sender) -> None:
    try:
        started = await redo.start(job_id, query.from_user.id, query.id)
    except ExplainedError as error:
        await query.answer(texts.plain(error.sentence, **error.values), show_alert=True)
        return
    await query.answer(texts.plain("again-under-way" if started is None else "again-started"))
    if started is not None and query.message is not None:
        await sender.clear_buttons(query.message.chat.id, query.message.message_id)


async def _ask(query: CallbackQuery, job: Job, style: Style, texts: Texts, *, restyle: Restyle, redo: Redo) -> None:
    if query.message is None:
        return
    if (requests := await redo.price(job)) is None:
        await query.answer(texts.plain("again-gone"), show_alert=True)
    else:
        said = texts.plain("again-cost", n=requests)
        if await redo.may_be_the_language():
            said = texts.plain("again-language", said=said)
        await query.answer(said)
        await restyle.ask_again(job, query.message.message_id, style, requests, texts)
