"""The naive way, as most public bots of this kind work: everything in the handler, the whole file in memory, a status
call every four seconds, a client of its own for each recording. It is kept to be measured beside the real one.

`python -m tests.bench.naive` is such a bot, with the settings of the real one; it keeps nothing.
"""

import asyncio
import io
import os
import signal

import aiohttp
import httpx
from aiogram import Bot, Dispatcher, F
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import BufferedInputFile, Message

POLL_S = 4.0


class NaiveBot:
    """One recording after another, or several at once, each in a coroutine of its own."""

    def __init__(self, api_url: str, secret: str) -> None:
        self._api = httpx.AsyncClient(
            base_url=api_url, headers={"Authorization": f"Bearer {secret}"}, timeout=120, trust_env=False
        )
        self.srt = b""

    async def aclose(self) -> None:
        """Close every connection."""
        await self._api.aclose()

    async def forward(self, url: str, name: str) -> str:
        """Download a file into memory, upload it from there; returns the task's id."""
        content = io.BytesIO()
        async with aiohttp.ClientSession() as session, session.get(url) as answer:
            content.write(await answer.read())
        return await self.upload(content.getvalue(), name)

    async def upload(self, content: bytes, name: str) -> str:
        """Upload a file; returns the task's id."""
        answer = await self._api.post("/transcriptions/upload", files={"file": (name, content, "audio/ogg")})
        return str(answer.raise_for_status().json()["task_id"])

    async def transcribe(self, content: bytes, name: str) -> str:
        """Upload, poll, fetch the result and its subtitles; returns the text."""
        task = f"/transcriptions/{await self.upload(content, name)}"
        while (await self._api.get(task)).json()["status"] not in ("completed", "failed"):
            await asyncio.sleep(POLL_S)
        result = (await self._api.get(f"{task}/result")).json()
        self.srt = (await self._api.get(f"{task}/downloads/srt")).content
        return str(result.get("text", ""))


async def serve() -> None:
    """Answer voice notes until told to stop; what a person writes is their key."""
    server = TelegramAPIServer.from_base(os.environ["TELEGRAM_API_URL"])
    bot = Bot(os.environ["BOT_TOKEN"], session=AiohttpSession(api=server))
    secrets: dict[int, str] = {}
    dispatcher = Dispatcher()

    @dispatcher.message(F.text)
    async def take_key(message: Message) -> None:
        secrets[message.chat.id] = message.text or ""
        await message.answer("The key works.")

    @dispatcher.message(F.voice)
    async def transcribe(message: Message) -> None:
        assert message.voice is not None
        status = await message.reply("Transcribing…")
        content = await bot.download(message.voice)
        assert content is not None
        api = NaiveBot(os.environ["POLYGLOTVOICE_API_URL"], secrets[message.chat.id])
        try:
            text = await api.transcribe(content.read(), "voice.ogg")
        finally:
            await api.aclose()
        await message.reply(text)
        await message.reply_document(BufferedInputFile(api.srt, "voice.srt"))
        await status.delete()

    stopping = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stopping.set)
    polling = asyncio.create_task(dispatcher.start_polling(bot, handle_signals=False))
    await stopping.wait()
    await dispatcher.stop_polling()
    await polling


if __name__ == "__main__":
    asyncio.run(serve())
