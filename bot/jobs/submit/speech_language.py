"""The language of the speech: pinned for a chat where the service turns out to take one."""

import logging

from bot.chats.choices import Choices
from bot.chats.preferences import Option, Preference
from bot.chats.store import Chats
from bot.errors import ExplainedError
from bot.i18n import Texts
from bot.jobs.submit.speech import SpokenField, SpokenFields
from bot.polyglotvoice.errors import Refused
from bot.polyglotvoice.models import Task
from bot.polyglotvoice.wire.speech import is_code

log = logging.getLogger(__name__)

_USUAL = ("en", "ru", "uk", "de", "fr", "es", "it", "pt", "tr", "zh", "ja")
_MOST_OFFERED = 24


class Speech:
    """Knows the service's field for a language, and what each chat has pinned."""

    def __init__(self, *, fields: SpokenFields, chats: Chats) -> None:
        self._fields = fields
        self._chats = chats

    async def learn(self, task: Task) -> None:
        """See whether a task's details name the field."""
        if task.language_field is not None:
            await self._fields.learn(task.language_field, task.language)

    async def wanted(self, choices: Choices) -> tuple[str, str] | None:
        """The field and the value to send for a chat that chose so; None while the service finds out by itself."""
        pinned = choices.speech_language
        if pinned is None:
            return None
        known = await self._fields.known()
        return None if known is None or pinned in known.turned_down else (known.name, pinned)

    async def refused(self, chat_id: int, error: Refused, sent: tuple[str, str] | None) -> None:
        """Learn from a refusal that names the field; raises ExplainedError (temporary) where it was ours to send.

        A value that the service does not take is pinned no more, and the job goes on without it.
        """
        if error.language_field is None:
            return
        if sent is None:
            await self._fields.learn(error.language_field, None)
            return
        log.info("The service does not take the pinned language", extra={"chat": chat_id})
        await self._fields.turn_down(sent[1])
        await self._chats.choose(chat_id, speech_language=None)
        raise ExplainedError("failed.refused", permanent=False, reason=error.detail) from None

    async def can_be_pinned(self) -> bool:
        """Whether the service has shown that it takes a language."""
        return await self._fields.known() is not None

    async def added_to(self, preferences: tuple[Preference, ...], texts: Texts) -> tuple[Preference, ...]:
        """The preferences, with the language of the speech among them where one can be sent."""
        known = await self._fields.known()
        return preferences if known is None else (*preferences, _preference(known, texts))


def _preference(known: SpokenField, texts: Texts) -> Preference:
    # Where the service names languages by codes, others than those seen are codes too; else only those seen.
    has_codes = all(is_code(value) for value in known.seen)
    offered = dict.fromkeys((*known.seen, *(_USUAL if has_codes else ())))
    values = [value for value in offered if value not in known.turned_down and ":" not in value][:_MOST_OFFERED]
    options = {"auto": Option(None, "settings.speech.auto_says", "settings.speech.auto")}
    for value in values:
        options[value] = Option(value, "settings.speech.pinned_says", plain=texts.language_name(value))
    return Preference("speech_language", "settings.speech.title", options)
