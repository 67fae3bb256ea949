"""What happens underneath: jobs with their records, and the calls to both services, in JSON."""

import re
import time
from collections import Counter
from collections.abc import Sequence
from typing import Any

from redis.exceptions import RedisError

from bot.jobs.record import Job
from bot.store import keys
from sandbox.playground import Playground
from sandbox.polyglotvoice.ledger import Request

Json = dict[str, Any]

_MOST_CALLS = 40
_MOST_JOBS = 12
_MAKERS = ("upload", "from-url", "validate-url", "convert-audio")
"""Requests that stand for no task yet: they bring the link, or a file whose name tells of the job."""


async def underneath_json(world: Playground) -> Json:
    """The side panel. Records are shown without their files' ids, links, texts and keys."""
    is_running = world.bot.returncode is None
    calls = [call for call in world.telegram.calls[-400:] if call.method != "getUpdates"]
    offset_s = time.time() - time.monotonic()
    jobs = await _jobs(world)
    costs = _costs(world, jobs, offset_s)
    return {
        "pid": world.bot.pid if is_running else None,
        "is_running": is_running,
        "jobs": [_job(job, costs[job.id]) for job in jobs[:_MOST_JOBS]],
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
    return found


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


def _job(job: Job, cost: Counter[str]) -> Json:
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
        "state": job.state.value,
        "parked": bool(parked),
        "name": _name(job),
        "repeats": job.answer.same_as is not None,
        "cost": list(cost.items()),
        "facts": [(name, value) for name, value in facts if value],
    }


def _name(job: Job) -> str:
    if job.kind != "transcript":
        return job.kind
    if job.sent.media is not None:
        return job.sent.media.kind
    return "link" if job.sent.url is not None else "source"


def _costs(world: Playground, jobs: Sequence[Job], offset_s: float) -> dict[str, Counter[str]]:
    """The API requests that each job took, by endpoint. Each request counts for one job, those of a button for its own.

    Lists and tries of a key serve several, and count for none. `offset_s` makes a monotonic moment one of the day.
    """
    costs: dict[str, Counter[str]] = {job.id: Counter() for job in jobs}
    for request in world.api.requests:
        fits = sorted((job for job in jobs if _serves(request, job)), key=lambda job: job.created_at)
        before = [job for job in fits if job.created_at.timestamp() <= request.at + offset_s]
        # A link is checked just before there is a job.
        for job in before[-1:] or fits[:1]:
            costs[job.id][request.endpoint] += 1
    return costs


def _serves(request: Request, job: Job) -> bool:
    if request.endpoint in _MAKERS:
        is_tagged = job.upload_tag in request.about
        converts = request.endpoint == "convert-audio" and job.kind == "convert"
        return is_tagged or converts or (bool(request.about) and request.about == job.sent.url)
    tasks = [task for task in (job.task.id, job.task.former_id, job.sent.from_task_id) if task]
    return any(f"/{task}" in request.path for task in tasks)
