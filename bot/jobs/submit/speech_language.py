"""The language of the speech: pinned for a chat where the service turns out to take one.

The service's field for it, and the values that it knows, are learned from what it has shown.
"""

import logging
from dataclasses import dataclass, field

from bot.chats.preferences import Option, Preference
from bot.chats.store import Chats, Choices
from bot.jobs.record import AUTO
from bot.polyglotvoice.errors import Refused
from bot.polyglotvoice.models import Task
from bot.polyglotvoice.wire.requests import is_language_code
from bot.store import keys
from bot.store.client import RedisClient
from bot.telegram.callbacks import fits
from bot.texts.catalogue import Texts
from bot.texts.explained import ExplainedError

log = logging.getLogger(__name__)

_FIELD, _SEEN, _TURNED_DOWN = "field", "seen:", "down:"
_USUAL = ("en", "ru", "uk", "de", "fr", "es", "it", "pt", "tr", "zh", "ja")
_MOST_OFFERED = 24
_LONGEST_VALUE = 20
"""A button under an answer holds it beside the job's id."""


@dataclass(frozen=True, slots=True)
class SpokenField:
    """The field to send a language in, the values seen under that name, and those that were turned down."""

    name: str
    seen: tuple[str, ...] = ()
    turned_down: frozenset[str] = frozenset()


@dataclass(slots=True)
class Speech:
    """Knows the service's field for a language, and what each chat has pinned."""

    redis: RedisClient
    chats: Chats
    _written: set[tuple[str, str | None]] = field(default_factory=set, init=False)

    async def learn(self, task: Task) -> None:
        if task.language_field is not None:
            await self._learn(task.language_field, task.language)

    async def wanted(self, choices: Choices, of_job: str | None = None) -> tuple[str, str] | None:
        """The field and the value to send for a chat that chose so, or for a job for which somebody did.

        None while the service finds out by itself.
        """
        pinned = of_job or choices.speech_language
        if pinned in (None, AUTO):
            return None
        known = await self._known()
        return None if known is None or pinned in known.turned_down else (known.name, pinned)

    async def refused(self, chat_id: int, error: Refused, sent: tuple[str, str] | None) -> None:
        """Learn from a refusal that names the field; raises ExplainedError (temporary) where it was ours to send.

        A value that the service does not take is pinned no more, and the job goes on without it.
        """
        if error.language_field is None:
            return
        if sent is None:
            await self._learn(error.language_field, None)
            return
        log.info("The service does not take the pinned language", extra={"chat": chat_id})
        await self.redis.hset(keys.SPEECH, _TURNED_DOWN + sent[1], 1)
        if (await self.chats.choices(chat_id)).speech_language == sent[1]:
            await self.chats.choose(chat_id, speech_language=None)
        raise ExplainedError("failed-refused", permanent=False, reason=error.detail) from None

    async def languages(self, texts: Texts) -> dict[str, str]:
        """The languages that can be asked for, each with its name; none while the service has shown no field."""
        known = await self._known()
        return {} if known is None else {value: texts.language_name(value) for value in _offered(known)}

    async def added_to(self, preferences: tuple[Preference, ...], texts: Texts) -> tuple[Preference, ...]:
        """The preferences, with the language of the speech among them where one can be sent."""
        known = await self._known()
        return preferences if known is None else (*preferences, _preference(known, texts))

    async def _known(self) -> SpokenField | None:
        """The field; None while the service has shown none."""
        stored = {name.decode(): value.decode() for name, value in (await self.redis.hgetall(keys.SPEECH)).items()}
        if _FIELD not in stored:
            return None
        seen = sorted(name.removeprefix(_SEEN) for name in stored if name.startswith(_SEEN))
        down = frozenset(name.removeprefix(_TURNED_DOWN) for name in stored if name.startswith(_TURNED_DOWN))
        return SpokenField(stored[_FIELD], tuple(seen), down)

    async def _learn(self, field: str, value: str | None) -> None:
        if (field, value) in self._written:
            return
        facts: dict[str, str | int | float | bytes] = {_FIELD: field}
        if value is not None:
            facts[_SEEN + value] = 1
        await self.redis.hset(keys.SPEECH, mapping=facts)
        self._written.add((field, value))


def _offered(known: SpokenField) -> list[str]:
    # Where the service names languages by codes, others than those seen are codes too; else only those seen.
    has_codes = all(is_language_code(value) for value in known.seen)
    offered = dict.fromkeys((*known.seen, *(_USUAL if has_codes else ())))
    usable = [value for value in offered if value not in known.turned_down and fits(value) and value != AUTO]
    return [value for value in usable if len(value) <= _LONGEST_VALUE][:_MOST_OFFERED]


def _preference(known: SpokenField, texts: Texts) -> Preference:
    options = {AUTO: Option(None, "settings-speech-auto-says", "settings-speech-auto")}
    for value in _offered(known):
        options[value] = Option(value, "settings-speech-pinned-says", plain=texts.language_name(value))
    return Preference("speech_language", "settings-speech-title", options)
