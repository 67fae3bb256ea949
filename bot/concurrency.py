"""Work beside the event loop, the end of tasks, and what tells a process to end.

One cancellation is not always enough, since redis-py may swallow it while it connects.
"""

import asyncio
import contextlib
import os
import select
import signal
import threading
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

_AGAIN_S = 1.0
_LARGE_BYTES = 256 * 1024
_Made = TypeVar("_Made")


def told_to_end() -> asyncio.Event:
    """Set when a signal tells this process to end, or the terminal that it was started in is closed."""
    told, loop = asyncio.Event(), asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGQUIT):
        if signal.getsignal(number) is not signal.SIG_IGN:  # nohup has SIGHUP ignored, and means it
            loop.add_signal_handler(number, told.set)
    # A closed terminal tells the first of its session. Where no shell is that (`ssh -t server make run`), it is make,
    # which tells nobody.
    if os.isatty(0) and os.getsid(0) == os.getppid():
        threading.Thread(target=_watch_terminal, args=(loop, told), daemon=True).start()
    return told


def _watch_terminal(loop: asyncio.AbstractEventLoop, told: asyncio.Event) -> None:
    terminal = select.poll()
    terminal.register(0, 0)  # that it has gone is told unasked
    if terminal.poll()[0][1] & select.POLLHUP:
        with contextlib.suppress(RuntimeError):
            loop.call_soon_threadsafe(told.set)


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
