"""The buttons under an answer: its style, its speakers' names, its files, and making it again."""

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.types import CallbackQuery, Message

from bot.jobs.answer.naming import Naming
from bot.jobs.answer.parts import TOGETHER, again_rows, cost_said, language_rows
from bot.jobs.answer.redo import Redo
from bot.jobs.answer.restyle import Restyle, SentAgain
from bot.jobs.record import Job, JobState
from bot.telegram.callbacks import JobAction, JobButton
from bot.telegram.messages import DONE, Reactions, Sender
from bot.texts.catalogue import Texts
from bot.texts.explained import ExplainedError
from bot.transcript.layout import Style
from handlers.sent_media import links_in, media_of, place_in

FOR_EVERYBODY = JobButton.filter(
    F.action.in_({JobAction.ONE, JobAction.FILES, JobAction.FILE, JobAction.SUBTITLES, JobAction.BACK})
)
FOR_ITS_PEOPLE = JobButton.filter(
    F.action.in_({JobAction.STYLE, JobAction.NAME, JobAction.WRONG, JobAction.LANGUAGE, JobAction.REDO})
)
_FILES = (JobAction.FILES, JobAction.FILE, JobAction.SUBTITLES)
_SAID = {
    SentAgain.REPLACED: "file-replaced", SentAgain.FORGOTTEN: "forward-forgotten", SentAgain.NO_FILES: "group-no-files",
    SentAgain.NOTHING: "file-nothing",
}  # fmt: skip


def build_router() -> Router:
    """The router of the buttons under answers, and of the names that are asked for there."""
    router = Router(name="result")
    router.callback_query.register(result_button, FOR_EVERYBODY)
    router.callback_query.register(result_button, FOR_ITS_PEOPLE)
    router.message.register(take_name, is_a_name)
    return router


async def result_button(
    query: CallbackQuery, callback_data: JobButton, texts: Texts, restyle: Restyle, *, redo: Redo, naming: Naming,
    sender: Sender,
) -> None:  # fmt: skip
    """Look the job up within the chat of the tap, and do what the button says."""
    if query.message is None:
        return
    action, message_id = callback_data.action, query.message.message_id
    job = await restyle.job(callback_data.job_id(query.message.chat.id))
    if job is None:
        await query.answer(texts.plain("button-stale"))
        if query.message.chat.type == ChatType.PRIVATE:
            await sender.buttons(query.message.chat.id, message_id, ())
    elif action is JobAction.ONE:
        await _say(query, await restyle.whole(job.id), texts)
    elif action in _FILES:
        await _files(query, callback_data, job, texts, restyle)
    elif action is JobAction.NAME:
        if not await _ask_name(query, job, callback_data.word, texts, naming):
            await restyle.show_bar(job, message_id, texts)
    elif action in (JobAction.STYLE, JobAction.BACK):
        await _look(query, job, callback_data, texts, restyle)
    elif action is JobAction.REDO:
        await _start(query, job, callback_data.word, texts, restyle=restyle, redo=redo)
    else:
        await _ask(query, callback_data, job, texts, restyle=restyle, redo=redo)


async def _look(query: CallbackQuery, job: Job, button: JobButton, texts: Texts, restyle: Restyle) -> None:
    """Another style, or the usual buttons; where the transcript is no longer kept, those that still do something."""
    if query.message is None:
        return
    message_id, transcript = query.message.message_id, None if button.word == TOGETHER else await restyle.kept(job)
    is_kept = button.word == TOGETHER or transcript is not None
    await query.answer(None if is_kept else texts.plain("forward-forgotten"))
    if transcript is not None and button.action is JobAction.STYLE and button.word in set(Style):
        await restyle.show(job, message_id, transcript, Style(button.word), texts)
    else:
        await restyle.show_bar(job, message_id, texts, button.word, transcript)


async def _files(query: CallbackQuery, button: JobButton, job: Job, texts: Texts, restyle: Restyle) -> None:
    if query.message is None:
        return
    if button.action is not JobAction.FILES:
        kind = "srt" if button.action is JobAction.SUBTITLES else button.word
        await _say(query, await restyle.file(job, kind), texts)
    elif await restyle.open_files(job, query.message.message_id, texts, button.word):
        await query.answer()
    else:
        await _say(query, SentAgain.FORGOTTEN, texts)
        await restyle.show_bar(job, query.message.message_id, texts)


async def _say(query: CallbackQuery, became: SentAgain, texts: Texts) -> None:
    sentence = _SAID.get(became)
    await query.answer(None if sentence is None else texts.plain(sentence))


async def _start(query: CallbackQuery, job: Job, word: str, texts: Texts, *, restyle: Restyle, redo: Redo) -> None:
    if query.message is None:
        return
    # Buttons of before carry a style here.
    language, message_id = None if word in set(Style) or not word else word, query.message.message_id
    # First the buttons: the answer may come at once, with its own.
    await restyle.show_bar(job, message_id, texts)
    try:
        started = await redo.start(job.id, query.from_user.id, query.id, language)
    except ExplainedError as error:
        await query.answer(texts.plain(error.sentence, **error.values), show_alert=True)
        return
    await query.answer(texts.plain("again-under-way" if started is None else "again-started"))


async def _ask(
    query: CallbackQuery, button: JobButton, job: Job, texts: Texts, *, restyle: Restyle, redo: Redo
) -> None:
    """Say what making it again takes, and in which language it would be; or offer the languages."""
    if query.message is None:
        return
    if not job.state.is_end and job.state is not JobState.DELIVERING:
        await query.answer(texts.plain("again-under-way"))
        return
    languages = await redo.languages(texts)
    if button.action is JobAction.LANGUAGE and not button.word:
        await query.answer()
        await restyle.buttons(job, query.message.message_id, language_rows(job, languages, texts))
    elif (price := await redo.price(job)) is None:
        await query.answer(texts.plain("again-gone"), show_alert=True)
    else:
        await query.answer(cost_said(price, texts))
        chosen = button.word if button.action is JobAction.LANGUAGE else ""
        await restyle.buttons(job, query.message.message_id, again_rows(job, price, languages, chosen, texts))


async def _ask_name(query: CallbackQuery, job: Job, word: str, texts: Texts, naming: Naming) -> bool:
    if query.message is None:
        return True
    person, number = query.from_user, int(word) if word.isascii() and word.isdigit() else 0
    is_asked = await naming.ask(
        job, query.message.message_id, number, texts, user_id=person.id, user_name=person.first_name
    )
    await query.answer(None if is_asked else texts.plain("forward-forgotten"))
    return is_asked


async def is_a_name(message: Message, naming: Naming) -> bool | dict[str, object]:
    """Whether the message answers a question for a name: by a reply, in a private chat also as the next message."""
    text, reply = message.text or "", message.reply_to_message
    if not text or text.startswith("/") or media_of(message) is not None or message.from_user is None:
        return False
    is_private = message.chat.id == message.from_user.id
    if reply is None and (not is_private or links_in(message)):
        return False
    if reply is not None and (reply.from_user is None or not reply.from_user.is_bot):
        return False
    asked = await naming.asked(message.chat.id, message.from_user.id, None if reply is None else reply.message_id)
    return False if asked is None else {"asked": asked}


async def take_name(
    message: Message, asked: str, texts: Texts, *, naming: Naming, reactions: Reactions, sender: Sender
) -> None:
    """Give the name."""
    problem = await naming.take(message.chat.id, asked, message.text or "")
    if problem is not None:
        await sender.text(place_in(message), texts.say(problem))
    else:
        await reactions.set(message.chat.id, message.message_id, DONE)
