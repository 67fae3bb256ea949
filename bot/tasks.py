"""Work beside the event loop, and the end of tasks.

One cancellation is not always enough, since redis-py may swallow it while it connects.
"""

import asyncio
import contextlib
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

_AGAIN_S = 1.0
_LARGE_BYTES = 256 * 1024
_Made = TypeVar("_Made")


async def beside(work: Callable[[], _Made], n_bytes: int) -> _Made:
    """Do pure work on so much; what is large in a thread, so that nobody else waits for it."""
    return await asyncio.to_thread(work) if n_bytes >= _LARGE_BYTES else work()


async def end(*tasks: "asyncio.Task[Any]") -> None:
    """Cancel the tasks until they have ended; what they raised stays with them."""
    pending = {task for task in tasks if not task.done()}
    while pending:
        for task in pending:
            task.cancel()
        _, pending = await asyncio.wait(pending, timeout=_AGAIN_S)


async def bounded(work: Coroutine[Any, Any, None], timeout_s: float) -> bool:
    """Do what should be done at the end, for so long at most; False where that was not enough."""
    task = asyncio.create_task(work)
    done, _ = await asyncio.wait({task}, timeout=timeout_s)
    if done:
        task.result()
        return True
    await end(task)
    return False


async def undisturbed(work: Coroutine[Any, Any, None]) -> None:
    """Do it to its end. Whoever cancels may say so more than once: what is under way has its time all the same."""
    task = asyncio.create_task(work)
    while not task.done():
        with contextlib.suppress(asyncio.CancelledError):
            await asyncio.shield(task)


async def unless(stopping: asyncio.Event, work: Coroutine[Any, Any, _Made]) -> _Made | None:
    """Do it, and give it up where it takes longer than a moment after `stopping` is set: None then."""
    task, waiting = asyncio.create_task(work), asyncio.create_task(stopping.wait())
    try:
        await asyncio.wait({task, waiting}, return_when=asyncio.FIRST_COMPLETED)
        await asyncio.wait({task}, timeout=_AGAIN_S)
        return task.result() if task.done() else None
    finally:
        await end(task, waiting)
