"""The buttons under an answer: its style, its speakers' names, its files, and making it again."""

from aiogram import F, Router
from aiogram.types import Message

from bot.jobs.answer.naming import Naming
from bot.jobs.answer.parts import TOGETHER, again_rows, language_rows
from bot.jobs.answer.redo import Redo
from bot.jobs.answer.restyle import Restyle, SentAgain
from bot.jobs.record import Job, JobState
from bot.telegram.callbacks import JobAction, JobButton
from bot.telegram.messages import DONE, Reactions, Sender, Tap
from bot.texts.catalogue import Texts
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
    SentAgain.NOTHING: "file-nothing", SentAgain.REFUSED: "fetch-refused",
}  # fmt: skip


def build_router() -> Router:
    router = Router(name="result")
    router.callback_query.register(result_button, FOR_EVERYBODY)
    router.callback_query.register(result_button, FOR_ITS_PEOPLE)
    router.message.register(take_name, is_a_name)
    return router


async def result_button(tap: Tap, callback_data: JobButton, restyle: Restyle, *, redo: Redo, naming: Naming) -> None:
    """Look the job up within the chat of the tap, and do what the button says."""
    action = callback_data.action
    job = await restyle.job(callback_data.job_id(tap.chat_id))
    if job is None:
        await tap.answer("button-stale")
        if tap.chat_id > 0:
            await tap.buttons()
    elif action is JobAction.ONE:
        await tap.answer(_SAID.get(await restyle.whole(job.id)))
    elif action in _FILES:
        await _files(tap, callback_data, job, restyle)
    elif action is JobAction.NAME:
        if not await _ask_name(tap, job, callback_data.word, naming):
            await restyle.show_bar(job, tap.message_id, tap.texts)
    elif action in (JobAction.STYLE, JobAction.BACK):
        await _look(tap, job, callback_data, restyle)
    elif action is JobAction.REDO:
        await _start(tap, job, callback_data.word, restyle, redo)
    else:
        await _ask(tap, callback_data, job, restyle, redo)


async def _look(tap: Tap, job: Job, button: JobButton, restyle: Restyle) -> None:
    """Another style, or the usual buttons; where the transcript is no longer kept, those that still do something."""
    transcript = None if button.word == TOGETHER else await restyle.kept(job)
    is_kept = button.word == TOGETHER or transcript is not None
    await tap.answer(None if is_kept else "forward-forgotten")
    if transcript is not None and button.action is JobAction.STYLE and button.word in set(Style):
        await restyle.show(job, tap.message_id, transcript, Style(button.word), tap.texts)
    else:
        await restyle.show_bar(job, tap.message_id, tap.texts, button.word, transcript)


async def _files(tap: Tap, button: JobButton, job: Job, restyle: Restyle) -> None:
    if button.action is not JobAction.FILES:
        kind = "srt" if button.action is JobAction.SUBTITLES else button.word
        await tap.answer(_SAID.get(await restyle.file(job, kind)))
    elif await restyle.open_files(job, tap.message_id, tap.texts, button.word):
        await tap.answer()
    else:
        await tap.answer(_SAID[SentAgain.FORGOTTEN])
        await restyle.show_bar(job, tap.message_id, tap.texts)


async def _start(tap: Tap, job: Job, word: str, restyle: Restyle, redo: Redo) -> None:
    # Buttons of before carry a style here.
    language = None if word in set(Style) or not word else word
    # First the buttons: the answer may come at once, with its own.
    await restyle.show_bar(job, tap.message_id, tap.texts)
    started = await redo.start(job.id, tap.user.id, tap.id, language)
    await tap.answer("again-under-way" if started is None else "again-started")


async def _ask(tap: Tap, button: JobButton, job: Job, restyle: Restyle, redo: Redo) -> None:
    """Say what making it again takes, and in which language it would be; or offer the languages."""
    if not job.state.is_end and job.state is not JobState.DELIVERING:
        await tap.answer("again-under-way")
        return
    languages = await redo.languages(tap.texts)
    if button.action is JobAction.LANGUAGE and not button.word:
        await tap.answer()
        await restyle.buttons(job, tap.message_id, language_rows(job, languages, tap.texts))
    elif (price := await redo.price(job)) is None:
        await tap.answer("again-gone", alert=True)
    else:
        if price.minutes is None:
            await tap.answer("again-cost-untold", n=price.requests)
        else:
            await tap.answer("again-cost", n=price.requests, minutes=tap.texts.duration(60 * price.minutes))
        chosen = button.word if button.action is JobAction.LANGUAGE else ""
        await restyle.buttons(job, tap.message_id, again_rows(job, price, languages, chosen, tap.texts))


async def _ask_name(tap: Tap, job: Job, word: str, naming: Naming) -> bool:
    number = int(word) if word.isascii() and word.isdigit() else 0
    is_asked = await naming.ask(
        job, tap.message_id, number, tap.texts, user_id=tap.user.id, user_name=tap.user.first_name
    )
    await tap.answer(None if is_asked else "forward-forgotten")
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
    problem = await naming.take(message.chat.id, asked, message.text or "")
    if problem is not None:
        await sender.text(place_in(message), texts.say(problem))
    else:
        await reactions.set(message.chat.id, message.message_id, DONE)
