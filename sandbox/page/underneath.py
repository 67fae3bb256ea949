"""What happens underneath: jobs with their records, and the calls to both services, in JSON."""

import re
import time
from collections import Counter
from typing import Any

from redis.exceptions import RedisError

from bot.jobs.record import Job
from bot.store import keys
from sandbox.playground import Playground

Json = dict[str, Any]

_MOST_CALLS = 40
_MOST_JOBS = 12
_NAMES = {"upload": "upload", "from_url": "link", "validate_url": "link check", "task": "look", "list": "list"}


async def underneath_json(world: Playground) -> Json:
    """The side panel. Records are shown without their files' ids, links, texts and keys."""
    is_running = world.bot.returncode is None
    calls = [call for call in world.telegram.calls[-400:] if call.method != "getUpdates"]
    offset_s = time.time() - time.monotonic()
    return {
        "bot": f"running, process {world.bot.pid}" if is_running else "not running: messages wait in Telegram",
        "is_running": is_running,
        "jobs": [_job(world, job) for job in await _jobs(world)],
        "api_total": len(world.api.requests),
        "api": [
            _call(f"{r.method} {_short(r.path)}", r.status, r.at + offset_s)
            for r in reversed(world.api.requests[-_MOST_CALLS:])
        ],
        "telegram_total": len(world.telegram.calls),
        "telegram": [_call(c.method, c.status, c.at + offset_s) for c in reversed(calls[-_MOST_CALLS:])],
    }


async def _jobs(world: Playground) -> list[Job]:
    try:
        found = [job for chat_id in list(world.telegram.chats) for job in await _records(world, chat_id)]
    except (RedisError, OSError):
        return []
    found.sort(key=lambda job: job.created_at, reverse=True)
    return found[:_MOST_JOBS]


async def _records(world: Playground, chat_id: int) -> list[Job]:
    prefix = keys.job(chat_id, "")
    names = [name async for name in world.store.scan_iter(match=prefix + "*", count=500)]
    jobs = [await world.jobs.get(f"{chat_id}:{name.decode().removeprefix(prefix)}") for name in names]
    return [job for job in jobs if job is not None]


def _short(path: str) -> str:
    return re.sub(r"[0-9a-f]{12,}", lambda found: found.group()[:4] + "…", path.removeprefix("/api/v1"))[:60]


def _call(what: str, status: int, at: float) -> Json:
    return {
        "what": what,
        "status": str(status or "no answer"),
        "is_good": 200 <= status < 300,
        "time": time.strftime("%H:%M:%S", time.localtime(at)),
    }


def _job(world: Playground, job: Job) -> Json:
    parked = ""
    if job.wait.parked is not None:
        parked = job.wait.parked.reason + (
            f" until {job.wait.parked.until:%H:%M:%S} UTC" if job.wait.parked.until else ""
        )
    facts = [
        ("id", job.id), ("state", job.state.value), ("parked", parked), ("task", job.task.id or ""),
        ("account", job.task.account_id or ""), ("attempts", str(job.task.attempts)), ("looks", str(job.task.checks)),
        ("troubles", str(job.wait.troubles)), ("sent", ", ".join(job.answer.parts)),
        ("deadline", f"{job.wait.deadline_at:%Y-%m-%d %H:%M} UTC"),
        ("failure", job.answer.failure.sentence if job.answer.failure is not None else ""),
    ]  # fmt: skip
    return {
        "chat": job.origin.chat_id,
        "state": job.state.value + (" (parked)" if parked else ""),
        "name": job.sent.media.kind.replace("_", " ") if job.sent.media is not None else "link",
        "cost": _cost(world, job),
        "facts": [(name, value) for name, value in facts if value],
    }


def _cost(world: Playground, job: Job) -> str:
    """The API requests that the job's task took, by kind; lists and key checks serve several jobs."""
    task = world.api.tasks.get(job.task.id or "")
    if task is None:
        return "no API task yet"
    counted = Counter({"link": 1, "link check": 1} if task.is_url else {"upload": 1})
    for request in world.api.requests:
        if f"/{task.id}" in request.path:
            counted[_NAMES.get(request.endpoint, request.endpoint)] += 1
    return "API: " + ", ".join(f"{count} {name}{'s' if count > 1 else ''}" for name, count in counted.items())
