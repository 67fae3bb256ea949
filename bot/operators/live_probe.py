"""The probe of the live service, asked for by an operator in the private chat; its report comes as a file."""

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime

from bot.accounts.keyring import Keyring
from bot.chats.store import Chats
from bot.doctor.live import Connect, Probe, lines_of
from bot.engine import PROBE, Engine
from bot.polyglotvoice.shape import dump
from bot.telegram.messages import Sender
from bot.telegram.outgoing import Button, Place
from bot.telegram.troubles import TelegramTroubleError
from bot.texts.catalogue import Catalogue, Texts

log = logging.getLogger(__name__)

STOP = "probe:stop"
_KEPT_S = 86_400
_TRIES, _RETRY_S = 10, 30.0
_MAX_SAID_CHARACTERS = 3500


class LiveProbe:
    """Runs the probe as a step. What it has begun is never begun again: a second walk would cost the same again."""

    def __init__(
        self, *, connect: Connect, keyring: Keyring, chats: Chats, engine: Engine, sender: Sender, catalogue: Catalogue
    ) -> None:
        self._connect = connect
        self._keyring = keyring
        self._chats = chats
        self._engine = engine
        self._sender = sender
        self._catalogue = catalogue

    async def begin(self, operator: int, message_id: int) -> bool:
        """Probe, and show it in this message; False where no key serves the chat."""
        if await self._keyring.for_chat(operator) is None:
            return False
        await self._engine.soon(PROBE, f"{operator}:{message_id}")
        return True

    async def stop(self, operator: int, message_id: int) -> None:
        """Let it end before its next request."""
        await self._chats.note(operator, f"probe-stop:{message_id}", b"stop", _KEPT_S)

    async def step(self, subject: str) -> datetime | None:
        operator, message_id = map(int, subject.split(":"))
        choices = await self._chats.choices(operator)
        texts = self._catalogue.texts(choices.language, choices.operator_language)
        key = await self._keyring.for_chat(operator)
        if key is None or not await self._chats.first_notice(operator, f"probe:{message_id}", _KEPT_S):
            with contextlib.suppress(TelegramTroubleError):
                await self._sender.edit(operator, message_id, texts.say("probe-cut-short"))
            return None

        async def tell(step: str) -> None:
            rows = [[Button(texts.plain("probe-stop"), data=STOP)]]
            with contextlib.suppress(TelegramTroubleError):
                await self._sender.edit(operator, message_id, texts.say("probe-running", step=step), rows)

        async def is_stopped() -> bool:
            return await self._chats.unsaid(operator, f"probe-stop:{message_id}") is not None

        probe = Probe(self._connect, key, None, tell, is_stopped)
        await probe.run()
        await self._report(operator, message_id, probe, texts)
        return None

    async def _report(self, operator: int, message_id: int, probe: Probe, texts: Texts) -> None:
        report = probe.report()
        told = "\n".join(line for line in lines_of(report) if not line.startswith("    "))[:_MAX_SAID_CHARACTERS]
        ended = probe.ended or texts.plain("probe-whole")
        said = texts.say("probe-done", requests=texts.number(probe.requests), rows=told, ended=ended)
        place = Place(operator, message_id)
        await _persistently(lambda: self._sender.document(place, dump(report).encode(), "polyglotvoice-report.json"))
        await _persistently(lambda: self._sender.edit(operator, message_id, said))


async def _persistently(send: Callable[[], Awaitable[object]]) -> None:
    """Send what was paid for, also through a pause or an outage of Telegram's."""
    for _ in range(_TRIES):
        try:
            await send()
        except TelegramTroubleError as error:
            log.info("The probe's report waits: %s", type(error).__name__)
            await asyncio.sleep(_RETRY_S)
        else:
            return
