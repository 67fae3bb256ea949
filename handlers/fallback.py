"""What is no recording, link, key or command: a text is answered from what is the case, the rest in one sentence."""

from collections.abc import Mapping
from datetime import datetime

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.filters import CommandObject
from aiogram.types import Message

from bot.chats.preferences import LANGUAGE
from bot.chats.store import Chats, Choices
from bot.clock import Clock
from bot.jobs.answer.redo import JobActions
from bot.jobs.record import Job
from bot.jobs.status import status_text
from bot.keys.chat_key import KeyDesk
from bot.telegram.callbacks import SettingsButton
from bot.telegram.messages import Sender, Tap
from bot.telegram.outgoing import Button
from bot.texts.catalogue import Catalogue, Html, Texts
from handlers.cancel import cancel_command
from handlers.chat_settings import show_settings
from handlers.key import key_row, newcomer_rows
from handlers.library import show_history
from handlers.menu import own_words
from handlers.sent_media import place_in

_LEFT_ALONE = F.content_type.in_(
    {
        "pinned_message",
        "message_auto_delete_timer_changed",
        "chat_background_set",
        "sticker",
        "dice",
        "forum_topic_created",
        "forum_topic_edited",
    }
)
_QUESTION_MARKS = "?؟"
_BURST_S = 20
"""Within this time lines about the same are answered once."""

_TOPICS: Mapping[str, str] = {
    "privacy": "heard-privacy", "key": "heard-key", "left": "heard-left", "slow": "heard-slow", "find": "heard-find",
    "resend": "heard-resend", "speakers": "heard-speakers", "convert": "heard-convert",
    "translate": "heard-translate", "stop": "heard-stop", "limits": "heard-limits", "settings": "heard-settings",
    "group": "heard-group", "files": "heard-files", "tasks": "heard-tasks", "again": "heard-again",
    "links": "heard-links", "hello": "heard-hello",
}  # fmt: skip
"""What a text may be about, with the words that tell it; the first that fits counts."""

_SENTENCES = {
    "find": "talk-find", "convert": "talk-convert", "translate": "talk-translate", "stop": "talk-stop",
    "limits": "talk-limits", "privacy": "talk-privacy", "group": "talk-group", "files": "talk-files",
    "again": "talk-again", "resend": "talk-resend", "speakers": "talk-speakers", "settings": "talk-settings",
    "tasks": "talk-tasks",
}  # fmt: skip
_LOOSELY = ("other", "group", "files", "again", "hello", "resend", "speakers", "left", "settings", "tasks", "links")
"""What is said in passing, too: in a group it is meant for the bot only where it is called first."""


def build_router() -> Router:
    router = Router(name="fallback")
    router.message.register(speak, F.chat.type == ChatType.PRIVATE, F.text, own_words, language_asked)
    router.message.register(cancel_command, F.chat.type == ChatType.PRIVATE, F.text, own_words, is_wish_to_stop)
    router.message.register(show_settings, F.chat.type == ChatType.PRIVATE, F.text, own_words, is_wish_for_settings)
    router.message.register(show_history, F.chat.type == ChatType.PRIVATE, F.text, own_words, is_wish_for_tasks)
    router.message.register(answer_text, F.chat.type == ChatType.PRIVATE, F.text, ~F.text.startswith("/"))
    router.message.register(answer_text, F.chat.type == ChatType.PRIVATE, is_asked_below)
    router.message.register(explain, F.chat.type == ChatType.PRIVATE, ~_LEFT_ALONE)
    router.callback_query.register(stale_button)
    return router


def is_asking(text: str) -> bool:
    return any(mark in text for mark in _QUESTION_MARKS)


def is_thanks(text: str, catalogue: Catalogue) -> bool:
    """Whether it is thanks, an ok, or a smile alone, which need no answer."""
    besides = "heard-with-thanks"
    if is_asking(text) or catalogue.hears("heard-again", text):
        return False
    return catalogue.hears_only(["heard-thanks", besides], text) and (
        catalogue.hears("heard-thanks", text) or not catalogue.hears(besides, text)
    )


def topic_of(text: str, catalogue: Catalogue) -> str:
    """What a text is about; `other` where that can't be told."""
    if catalogue.hears("heard-translate", text) and catalogue.hears("heard-again", text):
        return "again"  # "the wrong language"
    if not is_asking(text) and catalogue.hears("heard-privacy", text) and catalogue.hears("heard-key", text):
        return "key"  # "delete my key", which is less than /privacy erases
    return next((topic for topic, words in _TOPICS.items() if catalogue.hears(words, text)), "other")


def is_question(text: str, catalogue: Catalogue) -> bool:
    """Whether a text asks something that the bot could answer."""
    return is_asking(text) or topic_of(text, catalogue) not in _LOOSELY


def is_wish_to_stop(message: Message, catalogue: Catalogue) -> bool:
    """Whether a text says no more than that something is to stop."""
    text, besides = message.text or "", ["heard-stop", "heard-with-thanks", "heard-search-for"]
    return "?" not in text and catalogue.hears("heard-stop", text) and catalogue.hears_only(besides, text)


def is_wish_for_settings(message: Message, catalogue: Catalogue) -> bool:
    """Whether a text only asks to see the settings, as /settings does."""
    text = message.text or ""
    return catalogue.hears("heard-settings", text) and catalogue.hears_only(["heard-settings", "heard-show"], text)


def is_wish_for_tasks(message: Message, catalogue: Catalogue) -> dict[str, CommandObject] | None:
    """The command that "show my tasks" stands for, where a text says no more than that."""
    text = message.text or ""
    is_wish = catalogue.hears("heard-tasks", text) and catalogue.hears_only(["heard-tasks", "heard-show"], text)
    return {"command": CommandObject(command="history")} if is_wish else None


async def language_asked(message: Message, catalogue: Catalogue) -> dict[str, str] | None:
    language = catalogue.language_asked(message.text or "")
    return None if language is None else {"language": language}


async def speak(
    message: Message, language: str, choices: Choices, *, catalogue: Catalogue, chats: Chats, sender: Sender
) -> None:
    """Speak the language from now on, until that is taken back."""
    await chats.choose(message.chat.id, language=language)
    texts = catalogue.texts(language)
    back = SettingsButton(field=LANGUAGE.field, option=choices.language or "auto").pack()
    more = Button(texts.plain(LANGUAGE.title), data=SettingsButton(field=LANGUAGE.field).pack())
    undo = [] if choices.language == language else [Button(texts.plain("button-undo"), data=back)]
    await sender.text(place_in(message), texts.say("talk-language"), [[*undo, more]])


def is_asked_below(message: Message, catalogue: Catalogue) -> bool:
    """Whether a photo or the like has a question below it."""
    return is_question(message.caption or "", catalogue)


async def answer_text(
    message: Message, texts: Texts, *, catalogue: Catalogue, keydesk: KeyDesk, actions: JobActions, chats: Chats,
    clock: Clock, sender: Sender,
) -> None:  # fmt: skip
    """Answer what was asked, once for several lines in a row."""
    text, chat_id = message.text or message.caption or "", message.chat.id
    topic = topic_of(text, catalogue)
    # A question is not answered by what was said to a greeting.
    said_before = {"hello": "other", "other": "asked" if is_asking(text) else "other"}.get(topic, topic)
    if is_thanks(text, catalogue) or not await chats.first_notice(chat_id, f"said:{said_before}", _BURST_S):
        return
    has_key, jobs = await keydesk.can_serve(chat_id), await actions.open_jobs(chat_id)
    html = answer_about(topic, jobs, texts, clock(), has_key=has_key)
    if html is None and topic != "key" and not has_key:
        waiting = texts.say("talk-wait-for-key", n=len(jobs)) if jobs else texts.say("talk-no-key")
        html = Html(f"{waiting}\n\n{texts.say('key-steps')}")
    elif html is None:
        besides = {
            "hello": "talk-hello", "key": "talk-has-key" if has_key else "key-steps", "links": "talk-links",
        }  # fmt: skip
        sentence = besides.get(topic, "fallback-text")
        html = texts.say(sentence)
    rows = [] if has_key else newcomer_rows(texts)
    if topic == "key" and await keydesk.state(chat_id) is not None:
        rows = [key_row(texts)]
    await sender.text(place_in(message), html, rows)


def answer_about(topic: str, jobs: list[Job], texts: Texts, now: datetime, *, has_key: bool) -> Html | None:
    """What is answered in every kind of chat, from what is the case there; None where the kinds differ."""
    if (sentence := _SENTENCES.get(topic)) is not None:
        return texts.say(sentence)
    if topic == "left":
        # Of the recording or of the plan: nobody says which.
        limits = texts.say("talk-limits")
        return Html(f"{_under_way(jobs, texts, now)}\n\n{limits}") if has_key and jobs else limits
    if not has_key or topic not in ("slow", "other"):
        return None
    if not jobs:
        return texts.say("talk-nothing-under-way") if topic == "slow" else None
    said, is_held = _under_way(jobs, texts, now), any(job.wait.parked is not None for job in jobs)
    return said if is_held or topic != "slow" else Html(f"{said}\n\n{texts.say('talk-why-long')}")


def _under_way(jobs: list[Job], texts: Texts, now: datetime) -> Html:
    oldest = min(jobs, key=lambda job: job.created_at)
    since, status = texts.duration((now - oldest.created_at).total_seconds()), status_text(oldest, texts, now)
    return texts.say("talk-under-way", n=len(jobs), since=since, status=status)


async def explain(message: Message, texts: Texts, chats: Chats, sender: Sender) -> None:
    """Say what can be sent instead, once for an album."""
    album = message.media_group_id
    if album is not None and not await chats.first_notice(message.chat.id, f"album:{album}", _BURST_S):
        return
    if message.text:
        sentence = "fallback-command"
    elif message.document is not None and message.animation is None:
        sentence = "media-unsupported"
    else:
        sentence = "fallback-other"
    await sender.text(place_in(message), texts.say(sentence))


async def stale_button(tap: Tap) -> None:
    await tap.answer("button-stale")
