"""Commands of many steps over one connection: they go out as they come, and their answers come back in that order.

redis-py lends a connection to one command at a time, and each costs it a task, a timeout and a turn of the event loop;
here a turn of the loop sends what all steps ask, and reads what they are told. Whatever fails here goes redis-py's way
at once, which tries again as patiently as it was told to. So does what holds a connection up (BLPOP, WAIT) or needs it
for itself (MULTI).
"""

import asyncio
import contextlib
import hashlib
from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final

import hiredis
from redis.asyncio import Redis
from redis.asyncio.client import Pipeline
from redis.exceptions import ConnectionError as RedisConnectionError
from redis.exceptions import NoPermissionError, NoScriptError, RedisError, ResponseError
from redis.exceptions import TimeoutError as RedisTimeoutError

from bot.store.client import Value
from bot.store.failover import is_foreign

_TIMEOUT_S: Final = 15.0
"""No answer for so long while there should be one: the connection is lost."""

_MOVES_EVERY_S: Final = 1.0
_OWN_CONNECTION: Final = frozenset({"BLPOP", "WAIT"})
_LOST = (RedisConnectionError, RedisTimeoutError)


class SharedLine:
    """The connection and who waits for its answers, first come, first served."""

    def __init__(self, pool: Any) -> None:
        self._pool = pool
        self._connection: Any = None
        self._waiting: deque[asyncio.Future[Any]] = deque()
        self._unsent: list[bytes] = []
        self._asked = asyncio.Event()
        self._task: asyncio.Task[None] | None = None
        self.refusal: ResponseError | None = None
        """The last answer that waiting mends not: a right that is missing, or a value of another type."""

    def stands(self) -> bool:
        """Whether it can be used; where not, it is opened meanwhile."""
        if self._connection is not None:
            return True
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._serve(), name="store's answers")
        return False

    def send(self, commands: Iterable[tuple[Any, ...]]) -> list["asyncio.Future[Any]"]:
        """Send commands; returns what will be told of each. Raises RedisConnectionError where the line is lost."""
        packed = [hiredis.pack_command(_split(command)) for command in commands]
        loop, connection = asyncio.get_running_loop(), self._connection
        if connection is None or not connection.is_connected:
            raise RedisConnectionError("The line is lost")
        answers = [loop.create_future() for _ in packed]
        self._waiting.extend(answers)
        self._asked.set()
        if not self._unsent:  # what the loop has ready by now goes along
            loop.call_soon(loop.call_soon, self._write)
        self._unsent += packed
        return answers

    def _write(self) -> None:
        """Send what a turn of the loop has brought, at once: each write is a call of the system's."""
        unsent, self._unsent = self._unsent, []
        # redis-py itself would write one command at a time. What can't be written is heard of by who reads.
        writer = None if self._connection is None else self._connection._writer  # noqa: SLF001
        if writer is not None and not writer.is_closing():
            writer.write(b"".join(unsent))

    async def aclose(self) -> None:
        while self._task is not None and not self._task.done():  # redis-py may swallow one while it connects
            self._task.cancel()
            await asyncio.wait({self._task}, timeout=1.0)

    async def _serve(self) -> None:
        connection = self._pool.make_connection()
        try:
            await connection.connect()
            # Its own timeouts would be one for each command and answer; here one watches over all.
            connection.socket_timeout = None
            self._connection = connection
            while True:
                self._asked.clear()
                await self._asked.wait()
                await self._read(connection)
        except (RedisError, OSError):
            pass  # those who wait hear it; the next command opens the line anew
        finally:
            self._connection, lost = None, RedisConnectionError("The line was lost")
            while self._waiting:
                _tell(self._waiting.popleft(), lost)
            with contextlib.suppress(RedisError, OSError):
                await connection.disconnect(nowait=True)

    async def _read(self, connection: Any) -> None:
        loop = asyncio.get_running_loop()
        async with asyncio.timeout(_TIMEOUT_S) as bound:
            moved_s = loop.time()
            while self._waiting:
                try:
                    answer = await connection.read_response(disconnect_on_error=False)
                except ResponseError as error:
                    answer = error
                    if isinstance(error, NoPermissionError) or is_foreign(error):
                        self.refusal = error
                _tell(self._waiting.popleft(), answer)
                if loop.time() > moved_s + _MOVES_EVERY_S:
                    moved_s = loop.time()
                    bound.reschedule(moved_s + _TIMEOUT_S)


def _tell(future: "asyncio.Future[Any]", answer: Any) -> None:
    if future.done():  # whoever asked has gone
        return
    if isinstance(answer, Exception):
        future.set_exception(answer)
        future.exception()  # it may be that nobody comes to hear it
    else:
        future.set_result(answer)


def _split(command: tuple[Any, ...]) -> tuple[Any, ...]:
    return (*command[0].split(), *command[1:]) if " " in command[0] else command


def _as_told(answer: Any, name: Any, options: Mapping[str, Any], callbacks: Any) -> Any:
    """The answer in the form that redis-py gives it."""
    told = callbacks.get(name)
    return answer if told is None else told(answer, **{key: options[key] for key in options if key != "keys"})


# Many name their script where they call it, at every step of a job.
@lru_cache(maxsize=256)
def _digest_of(script: str) -> str:
    return hashlib.sha1(script.encode(), usedforsecurity=False).hexdigest()


class _Script:
    """A Lua script, sent by its digest, and whole where the store does not know it (any more)."""

    def __init__(self, redis: "SharingRedis", text: str) -> None:
        self._redis = redis
        self._text = text
        self._digest = _digest_of(text)

    async def __call__(self, keys: Sequence[str], args: Sequence[Value]) -> Any:
        given = (len(keys), *keys, *args)
        try:
            return await self._redis.execute_command("EVALSHA", self._digest, *given)
        except NoScriptError:
            return await self._redis.execute_command("EVAL", self._text, *given)


class SharingRedis(Redis):
    """redis-py's client, over a shared line."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._line = SharedLine(self.connection_pool)

    def take_refusal(self) -> ResponseError | None:
        """What no waiting mends of what the store has answered since this was asked last."""
        found, self._line.refusal = self._line.refusal, None
        return found

    async def execute_command(self, *args: Any, **options: Any) -> Any:
        if args[0] not in _OWN_CONNECTION and self._line.stands():
            with contextlib.suppress(*_LOST):
                [answer] = self._line.send((args,))
                return _as_told(await answer, args[0], options, self.response_callbacks)
        return await super().execute_command(*args, **options)  # type: ignore[no-untyped-call]

    def register_script(self, script: str) -> _Script:  # type: ignore[override]
        """The script, to be called with keys and arguments."""
        return _Script(self, script)

    def pipeline(self, transaction: bool = True, shard_hint: str | None = None) -> Pipeline:
        if transaction:
            return super().pipeline(transaction, shard_hint)
        return _SharingPipeline(self._line, self.connection_pool, self.response_callbacks)

    async def aclose(self, close_connection_pool: bool | None = None) -> None:
        await self._line.aclose()
        await super().aclose(close_connection_pool)


class _SharingPipeline(Pipeline):
    def __init__(self, line: SharedLine, pool: Any, callbacks: Any) -> None:
        super().__init__(pool, callbacks, transaction=False, shard_hint=None)
        self._line = line

    async def execute(self, raise_on_error: bool = True) -> list[Any]:
        stack = self.command_stack
        is_plain = bool(stack) and not self.scripts and all(args[0] not in _OWN_CONNECTION for args, _ in stack)
        if is_plain and self._line.stands():
            with contextlib.suppress(*_LOST):
                found = await self._answered(self._line.send(args for args, _ in stack))
                if raise_on_error:
                    self.raise_first_error(stack, found)
                await self.reset()  # type: ignore[no-untyped-call]
                return found
        return await super().execute(raise_on_error)

    async def _answered(self, answers: Iterable["asyncio.Future[Any]"]) -> list[Any]:
        found: list[Any] = []
        for (args, options), answer in zip(self.command_stack, answers, strict=True):
            try:
                found.append(_as_told(await answer, args[0], options, self.response_callbacks))
            except ResponseError as error:
                found.append(error)
        return found
