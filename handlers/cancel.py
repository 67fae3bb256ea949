"""/cancel, /retry and the buttons of a job: Cancel, Try again."""

from collections import Counter
from collections.abc import Sequence
from datetime import timedelta
from typing import Literal

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.filters import CommandObject
from aiogram.types import Message

from bot.jobs.answer.redo import JobActions, Redo, Retry, runs_on, span_of
from bot.jobs.media import address_of, title_of
from bot.jobs.record import Job
from bot.telegram.callbacks import CancelAllButton, JobAction, JobButton, RetryButton, job_data
from bot.telegram.messages import Sender, Tap
from bot.telegram.outgoing import Button, Rows
from bot.texts.catalogue import Catalogue, Html, Texts
from bot.texts.explained import ExplainedError
from handlers.menu import Command
from handlers.operators import IsOperator, not_read
from handlers.sent_media import place_near

CANCEL, AGAIN = (JobButton.filter(F.action == action) for action in (JobAction.CANCEL, JobAction.AGAIN))
_MOST_CHOICES = 10
_RETRY_CHOICES: dict[Literal["go", "all", "no"], str] = {"go": "retry-go", "all": "retry-all", "no": "retry-no"}


def build_router() -> Router:
    router = Router(name="cancel")
    router.message.register(cancel_command, Command("cancel"), F.chat.type == ChatType.PRIVATE)
    router.message.register(retry_command, Command("retry"), F.chat.type == ChatType.PRIVATE)
    router.callback_query.register(decide_retry, RetryButton.filter(), IsOperator())
    router.callback_query.register(cancel_everything, CancelAllButton.filter())
    router.callback_query.register(cancel_button, CANCEL)
    router.callback_query.register(again_button, AGAIN)
    return router


async def cancel_command(message: Message, texts: Texts, actions: JobActions, sender: Sender) -> None:
    """Cancel the one job that is under way, or offer a choice."""
    chat_id = message.chat.id
    jobs = await actions.open_jobs(chat_id)
    if (reply := message.reply_to_message) is not None:
        # Below the recording itself, or below the status that stands for it.
        jobs = [job for job in jobs if reply.message_id in (job.origin.message_id, job.answer.status_message_id)]
        stopped = await stop(jobs, actions)
        await sender.text(place_near(message), stopped_all(stopped, texts) if stopped else texts.say("cancel-not-that"))
        return
    if not jobs:
        await sender.text(place_near(message), texts.say("cancel-nothing"))
    elif len(jobs) == 1:
        outcome = _outcome(await actions.cancel(jobs[0].id))
        await sender.text(place_near(message), texts.say(outcome))
    else:
        await sender.text(place_near(message), texts.say("cancel-choose", n=len(jobs)), _choices(jobs, texts))


async def retry_command(
    message: Message, command: CommandObject, texts: Texts, *, retry: Retry, operators: frozenset[int],
    sender: Sender, catalogue: Catalogue,
) -> None:  # fmt: skip
    """Bring back what failed here in an outage; an operator who names a span of time is asked about all that failed."""
    chat_id = message.chat.id
    if chat_id not in operators or not command.args:
        said = await retry_here(chat_id, chat_id, texts, retry)
    elif (span := span_of(command.args, catalogue)) is not None:
        said = await _retry_all(span, texts, retry)
    else:
        said = Html(not_read(command, texts) + texts.say("retry-how")), ()
    await sender.text(place_near(message), *said)


async def retry_here(chat_id: int, user_id: int, texts: Texts, retry: Retry) -> tuple[Html, Rows]:
    """Bring back what failed in this chat in an outage, and say how many that were."""
    try:
        count = await retry.of_chat(chat_id, user_id)
    except ExplainedError as error:
        return texts.say(error.sentence, **error.values), ()
    return texts.say("retry-done", n=count) if count else texts.say("retry-nothing"), ()


async def _retry_all(span: timedelta, texts: Texts, retry: Retry) -> tuple[Html, Rows]:
    count, chats, others = await retry.count(span)
    within, minutes = texts.duration(span.total_seconds()), int(span.total_seconds()) // 60
    said = [texts.say("retry-ask", n=count, chats=texts.number(chats), span=within)] if count else []
    said += [texts.say("retry-ask-others", n=texts.number(others), span=within)] if others else []
    rows = [
        [Button(texts.plain(name), data=RetryButton(action=action, minutes=minutes).pack())]
        for action, name in _RETRY_CHOICES.items()
        if said and {"go": count, "all": others}.get(action, 1)
    ]
    return Html("\n".join(said)) or texts.say("retry-none", span=within), rows


async def decide_retry(tap: Tap, callback_data: RetryButton, retry: Retry) -> None:
    await tap.answer()
    said = tap.texts.say("retry-dropped")
    if callback_data.action != "no":
        span, everything = timedelta(minutes=callback_data.minutes), callback_data.action == "all"
        said = tap.texts.say("retry-done", n=await retry.of_all(span, everything=everything))
    await tap.edit(said)


async def stop(jobs: Sequence[Job], actions: JobActions) -> list[Job]:
    """Stop these; returns those that had not ended, as they were."""
    outcomes = [await actions.cancel(job.id) for job in jobs]
    return [job for job in outcomes if job is not None]


def stopped_all(stopped: Sequence[Job], texts: Texts) -> Html:
    """How many were stopped, and whether the service goes on with any of them."""
    sentence = "cancel-done-all-running" if any(map(runs_on, stopped)) else "cancel-done-all"
    return texts.say(sentence, n=len(stopped))


def _outcome(stopped: Job | None) -> str:
    if stopped is None:
        return "cancel-too-late"
    return "cancel-done-running" if runs_on(stopped) else "cancel-done"


def _choices(jobs: list[Job], texts: Texts) -> list[list[Button]]:
    titles = Counter(map(title_of, jobs))
    rows = [
        [Button(_label(job, titles, number), data=job_data(JobAction.CANCEL, job.id))]
        for number, job in enumerate(jobs[:_MOST_CHOICES], 1)
    ]
    return [*rows, [Button(texts.plain("button-cancel-all"), data=CancelAllButton().pack())]]


def _label(job: Job, titles: Counter[str], number: int) -> str:
    """Its title; of one title, what tells them apart: the link, the format that is wanted, else the order."""
    title = title_of(job)
    if titles[title] == 1:
        return title
    if job.sent.url is not None:
        return address_of(job.sent.url)
    return f"{title} → {job.sent.wanted}" if job.sent.wanted else f"{number}. {title}"


async def cancel_everything(tap: Tap, actions: JobActions) -> None:
    stopped = await stop(await actions.open_jobs(tap.chat_id), actions)
    await tap.answer()
    await tap.edit(stopped_all(stopped, tap.texts))


async def cancel_button(tap: Tap, callback_data: JobButton, actions: JobActions) -> None:
    """Cancel the job, which is looked up within the chat of the tap, whatever the data says."""
    cancelled = await actions.cancel(callback_data.job_id(tap.chat_id))
    await tap.answer(_outcome(cancelled), alert=cancelled is not None and runs_on(cancelled))
    # The status message went with its job; a list of choices, or a status that a crash left, stays behind.
    if cancelled is None or cancelled.answer.status_message_id != tap.message_id:
        await tap.delete()
    else:
        await actions.cancel_batch(cancelled)


async def again_button(tap: Tap, callback_data: JobButton, actions: JobActions, redo: Redo) -> None:
    """Try again, looked up in the same way."""
    job_id = callback_data.job_id(tap.chat_id)
    before = await redo.start(job_id, tap.user.id, tap.id)
    if before is None:
        is_open = any(job.id == job_id for job in await actions.open_jobs(tap.chat_id))
        await tap.answer("again-under-way" if is_open else "button-stale")
        return
    await tap.answer("again-started")
    if before.sent.batch is not None or before.answer.joint:
        return  # the message tells of other recordings too
    if before.answer.failure is not None:
        await tap.delete()
    else:
        await tap.buttons()
