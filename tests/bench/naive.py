"""The naive way, as most public bots of this kind work: everything in the handler, the whole file in memory, a status
call every four seconds. It is kept to be measured beside the real one.
"""

import asyncio
import io

import aiohttp
import httpx

POLL_S = 4.0


class NaiveBot:
    """One recording after another, or several at once, each in a coroutine of its own."""

    def __init__(self, api_url: str, secret: str) -> None:
        self._api = httpx.AsyncClient(
            base_url=api_url, headers={"Authorization": f"Bearer {secret}"}, timeout=120, trust_env=False
        )

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
        await self._api.get(f"{task}/downloads/srt")
        return str(result.get("text", ""))
