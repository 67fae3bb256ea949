"""Work beside the event loop, the end of tasks, and what tells a process to end: a signal, or a loop that is stuck.

One cancellation is not always enough, since redis-py may swallow it while it connects.
"""

import asyncio
import contextlib
import logging
import os
import select
import signal
import threading
import time
from collections.abc import Callable, Coroutine, Iterator
from traceback import walk_stack
from types import FrameType
from typing import Any, Final, TypeVar

log = logging.getLogger(__name__)

EXIT_AGAIN: Final = 1
"""The exit code of what may pass: whoever keeps the bot running starts it again."""

_AGAIN_S = 1.0
_LOOK_S, _LOOKS = 5.0, 12
_LAST_WORDS_S = 1.0
_MOST_FRAMES = 12
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


class _StuckLoop:
    """Counts looks since the event loop last turned, and ends the process after so many."""

    def __init__(self, looks: int) -> None:
        self._loop = asyncio.get_running_loop()
        self._looks = looks
        self._unanswered = 0

    def look(self, _: int, frame: FrameType | None) -> None:
        self._unanswered += 1
        if self._unanswered < self._looks:
            self._loop.call_soon_threadsafe(self._turned)
            return
        try:
            if self._unanswered == self._looks:  # else the log stands still as well
                log.critical(
                    "The event loop is stuck: the process ends, to be started again. It stood %s", _place(frame)
                )
                time.sleep(_LAST_WORDS_S)  # for who sends on what is logged
        finally:
            os._exit(EXIT_AGAIN)

    def _turned(self) -> None:
        self._unanswered = 0


def _place(frame: FrameType | None) -> str:
    """The frames, the innermost first; nothing of what they hold."""
    stack = [f"{each.f_code.co_filename}:{line} in {each.f_code.co_name}" for each, line in walk_stack(frame)]
    return "at " + ", called from ".join(stack[:_MOST_FRAMES])


@contextlib.contextmanager
def ended_when_stuck(look_s: float = _LOOK_S, looks: int = _LOOKS) -> Iterator[None]:
    """End the process where its event loop does not turn for so many looks in a row, as when a handler never yields.

    Nothing is served then, not even a signal to end; ending loses no more than a kill does. A look is an alarm signal
    in the main thread: it breaks in on a loop, a regular expression and a system call, and sees where that stands.
    While the process is stopped or the machine asleep nobody looks, and those that were missed count as one.
    """
    before = signal.signal(signal.SIGALRM, _StuckLoop(looks).look)
    signal.setitimer(signal.ITIMER_REAL, look_s, look_s)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


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
