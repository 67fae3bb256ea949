"""Whether a store can do what the bot needs of it: tried, not asked, before the bot starts on it and while it runs.

Start, doctor, readiness, metrics and alerts all lean on this one table of what may be wrong.
"""

import asyncio
import ipaddress
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from redis.asyncio.cluster import RedisCluster
from redis.asyncio.sentinel import MasterNotFoundError
from redis.exceptions import AuthenticationError, BusyLoadingError, NoPermissionError, RedisError, ResponseError
from redis.exceptions import TimeoutError as RedisTimeoutError

from bot.store import keys
from bot.store.client import RedisClient
from bot.store.failover import outage, refuses_writes
from bot.store.shared import SharingRedis

LEAST_VERSION: Final = (6, 2)
"""ZADD LT and ZMSCORE came with it."""

LEAST_MEMORY_LEFT: Final = 0.1
_SCRATCH = "pv:{scratch}"
_TRIED: Final = """
SET s 1 NX EX 10; SET s 1 XX KEEPTTL; GET s; MGET s; EXISTS s; TTL s; TYPE s; EXPIRE s 10
PEXPIRE s 9; DEL s; RENAME s r
HSET h f 1; HSETNX h f 1; HGET h f; HMGET h f; HGETALL h; HEXISTS h f; HINCRBY h n 1; HLEN h; HDEL h f n
SADD m 1; SISMEMBER m 1; SCARD m; SMEMBERS m; SREM m 1; SPOP m
ZADD z LT 1 a; ZINCRBY z 1 a; ZSCORE z a; ZMSCORE z a; ZRANK z a; ZCARD z; ZCOUNT z 0 1; ZRANGE z 0 -1; ZREVRANGE z 0 -1
ZRANGEBYSCORE z 0 1; ZREM z a; ZREMRANGEBYSCORE z 0 1
RPUSH l 1; LPUSH l 1; LLEN l; LRANGE l 0 -1; LTRIM l 0 0; BLPOP l 0.01
"""
"""Every command that the bot sends, on keys of its own that stay for no longer than this takes."""

_WRITTEN = "redis.call('SET', KEYS[1], ARGV[1], 'PX', 1000) return redis.call('GET', KEYS[1])"
_TOO_OLD = "The store is too old: the bot needs Redis 6.2 or newer, or any Valkey"
_LOGIN_REFUSED = ("WRONGPASS", "NOAUTH", "username-password", "AuthenticationError", "Authentication required")
_NAMED = re.compile(r"'([a-z|]+)' command", re.IGNORECASE)

OPEN_STORE: Final = (
    "The store takes unencrypted connections from other machines without a password: whoever reaches its port owns "
    "what it holds. Set `requirepass` there and the password in REDIS_URL, or bind it to this machine"
)
FORGETS: Final = (
    "The store writes no append-only file, so a crash of it loses jobs: set `appendonly yes` in the server's "
    "configuration, and at once with `redis-cli CONFIG SET appendonly yes`"
)


class StoreError(Exception):
    """The store can't be used; the text says why and what to do, for operators. `may_pass`: trying again may help."""

    def __init__(self, sentence: str, *, may_pass: bool = False) -> None:
        super().__init__(sentence)
        self.may_pass = may_pass


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a store that answers. With one that `forbids` the bot does not start."""

    kind: str
    sentence: str
    forbids: bool = False


@dataclass(frozen=True, slots=True)
class StoreHealth:
    """What `inspect` found; None where the server does not tell. `memory_left` is a share of what it may use."""

    version: str
    durable: bool | None
    is_open: bool | None
    memory_left: float | None
    faults: tuple[Fault, ...]

    def allow(self) -> None:
        """Raise StoreError for a fault with which the bot does not start."""
        for fault in self.faults:
            if fault.forbids:
                # A name that led to the primary may lead to its replica until a failover is over.
                raise StoreError(fault.sentence, may_pass=fault.kind == "replica")


async def inspect(redis: RedisClient, bot_id: str | None = None) -> StoreHealth:
    """Try everything that `bot_id`'s bot needs of the store; raises StoreError where it does not answer."""
    try:
        await redis.ping()
        told = {name: await _section(redis, name) for name in ("server", "replication", "persistence", "memory")}
        refused = [name for name, nodes in told.items() if nodes is None]
        nodes = {name: found or [{}] for name, found in told.items()}
        owner = await _owner(redis)
        rights = None if _is_replica(nodes) else await _rights(redis, may_ask=not refused)
        is_open = await _is_open(redis)
    except (RedisError, TimeoutError, OSError) as error:
        raise StoreError(sentence_of(error), may_pass=may_pass(error)) from None
    version = str(nodes["server"][0].get("valkey_version") or nodes["server"][0].get("redis_version") or "unknown")
    durable = _is_durable(nodes["persistence"])
    old = _version_fault(nodes["server"][0])
    found = [
        old,
        Fault("replica", "REDIS_URL leads to a replica, which takes no writes: name the primary", forbids=True)
        if _is_replica(nodes) else None,
        owner_fault(owner, bot_id),
        rights if old is None else None,
        *_configured(nodes["memory"], nodes["persistence"]),
        Fault("access", OPEN_STORE) if is_open else None,
    ]  # fmt: skip
    left = memory_left(nodes["memory"])
    if left is not None and left < LEAST_MEMORY_LEFT:
        found.append(Fault("memory", f"The store has only {left:.0%} of its memory left: raise maxmemory"))
    return StoreHealth(version, durable, is_open, left, tuple(fault for fault in found if fault is not None))


async def write(redis: RedisClient) -> None:
    """Write with a script and read it back, as every step of the bot does; raises RedisError where that fails."""
    name = f"{_SCRATCH}:written"
    if await redis.register_script(_WRITTEN)(keys=[name], args=["1"]) != b"1":
        raise ResponseError("what was written is not there")


def refusal(redis: RedisClient) -> ResponseError | None:
    """What no waiting mends of what the store has answered since this was asked last; None where that is not noted."""
    return redis.take_refusal() if isinstance(redis, SharingRedis) else None


async def lacks(redis: RedisClient) -> str | None:
    """What the store's user may not do any more, in a sentence; raises RedisError."""
    fault = await _rights(redis, may_ask=True)
    return None if fault is None else fault.sentence


@dataclass(frozen=True, slots=True)
class _Meaning:
    """What errors of one of these kinds, or that hold one of these words, mean; `lasts`: until somebody mends it."""

    kinds: tuple[type[BaseException], ...]
    words: tuple[str, ...]
    lasts: bool
    sentence: str


_MEANINGS: Final = (
    _Meaning((), ("CERTIFICATE_VERIFY_FAILED",), True,
        "The store's certificate is not trusted here: name the file of its authority in REDIS_URL, "
        "as in ?ssl_ca_certs=/etc/store-ca.pem"),
    _Meaning((), ("WRONG_VERSION_NUMBER", "record layer failure"), True,
        "The store speaks no TLS on that port: write redis:// in REDIS_URL, or name its port for TLS"),
    _Meaning((), ("protected mode",), True,
        "The store takes no connections from elsewhere without a password (protected mode): set one there and "
        "in REDIS_URL, or, where nobody else can reach it, start it with --protected-mode no"),
    _Meaning((AuthenticationError,), _LOGIN_REFUSED, True,
        "The store refuses the login: put its user and password into REDIS_URL, as in redis://user:password@host"),
    # Its own text tells the causes by their kinds alone.
    _Meaning((MasterNotFoundError,), (), False,
        "No Sentinel names a primary: check hosts, name, sentinel_password and, with rediss, ssl_ca_certs in "
        "REDIS_URL"),
    _Meaning((), ("unknown command", "NOPROTO"), True, _TOO_OLD),
    _Meaning((BusyLoadingError,), (), False, "The store still loads what it holds: the bot waits for it"),
    _Meaning((), ("Name or service not known", "getaddrinfo", "name resolution"), False,
        "The store's name is not known here: is the host in REDIS_URL right, and does DNS work?"),
    _Meaning((TimeoutError, RedisTimeoutError), ("Timeout",), False,
        "The store does not answer in time: is its server overloaded, a firewall in between, or, with"
        " rediss://, no TLS on that port?"),
)  # fmt: skip


def sentence_of(error: BaseException) -> str:
    """What an error of the store's client means, and what to do, in one sentence. Its own words stay out."""
    if isinstance(error, NoPermissionError):
        return _may_not([str(error)])
    if (meaning := _meaning_of(error)) is not None:
        return meaning.sentence
    if isinstance(error, ResponseError):
        return outage(error)
    return f"The store does not answer ({type(error).__name__}): is the address in REDIS_URL right, and the server on?"


def may_pass(error: BaseException) -> bool:
    """Whether what is wrong may mend itself, as a server that starts does: then it is worth waiting."""
    meaning = _meaning_of(error)
    return not isinstance(error, ResponseError) and (meaning is None or not meaning.lasts)


def _meaning_of(error: BaseException) -> _Meaning | None:
    text = f"{error} {error.__cause__ or ''}"
    for meaning in _MEANINGS:
        if isinstance(error, meaning.kinds) or any(words in text for words in meaning.words):
            return meaning
    return None


def memory_left(nodes: list[dict[str, Any]]) -> float | None:
    """The least share of its memory that a node still has; None where none is bounded."""
    shares = [1 - int(node.get("used_memory", 0)) / int(node["maxmemory"]) for node in nodes if node.get("maxmemory")]
    return max(0.0, min(shares)) if shares else None


async def _section(redis: RedisClient, name: str) -> list[dict[str, Any]] | None:
    """What each node tells; None where that is not allowed."""
    try:
        return each_node(await redis.info(name))
    except NoPermissionError:
        return None


async def memory(redis: RedisClient) -> float | None:
    """The share of its memory that the store has left; raises RedisError."""
    return memory_left(await _section(redis, "memory") or [])


def each_node(answer: dict[str, Any]) -> list[dict[str, Any]]:
    """What INFO says of each node: a Cluster answers by the nodes' names."""
    nodes = [value for value in answer.values() if isinstance(value, dict)]
    return nodes if nodes and len(nodes) == len(answer) else [answer]


def _is_replica(nodes: Mapping[str, list[dict[str, Any]]]) -> bool:
    return len(nodes["replication"]) == 1 and nodes["replication"][0].get("role") == "slave"


async def _rights(redis: RedisClient, *, may_ask: bool) -> Fault | None:
    """What the store's user may not do; also what a server that is too old does not know."""
    names = {letter: f"{_SCRATCH}:{letter}" for letter in "srhmzl"}
    pipe: Any = redis.pipeline(transaction=False)
    for line in _TRIED.replace("\n", ";").split(";"):
        if words := line.split():
            pipe.execute_command(words[0], *(names.get(word, word) for word in words[1:]))
    answers = [*await pipe.execute(raise_on_error=False), *await _more(redis)]
    denied = [str(answer) for answer in answers if isinstance(answer, NoPermissionError)]
    if denied or not may_ask:
        return Fault("rights", _may_not([*denied, *([] if may_ask else ["'info' command"])]), forbids=True)
    for answer in answers:
        if refuses_writes(answer):
            return Fault("store", outage(answer))
        if isinstance(answer, ResponseError) and str(answer).lower().startswith(("unknown command", "syntax error")):
            return Fault("version", f"{_TOO_OLD} (it says: {str(answer)[:60]})", forbids=True)
    return None


async def _more(redis: RedisClient) -> list[Exception]:
    """What is refused of the rest: a script, a transaction, a look through all names."""
    client: Any = redis
    found: list[Exception] = []

    async def transaction() -> None:
        async with client.pipeline(transaction=True) as pipe:
            pipe.set(f"{_SCRATCH}:s", 1, ex=1)
            await pipe.execute()

    tried = [write(redis), transaction()]
    if not isinstance(redis, RedisCluster):
        tried.append(client.scan(0, match=f"{_SCRATCH}*", count=1))
    for each in tried:
        try:
            await each
        except (NoPermissionError, ResponseError) as error:
            found.append(error)
    return found


def _may_not(refusals: list[str]) -> str:
    commands = sorted({match[1].upper() for text in refusals for match in _NAMED.finditer(text)})
    if any("key" in text and "command" not in text for text in refusals):
        return (
            "The store's user may not use the keys that begin with pv: allow them (~pv:*), "
            'as docs/operating.md shows under "The store\'s user"'
        )
    what = ", ".join(commands) or "a command that the bot needs"
    return f"The store's user may not run {what}: allow it, as docs/operating.md shows under \"The store's user\""


def _version_fault(server: Mapping[str, Any]) -> Fault | None:
    # Valkey says for old clients that it is Redis 7.
    told = str(server.get("redis_version", ""))
    numbers = tuple(int(part) for part in re.findall(r"\d+", told)[:2])
    if not numbers or numbers >= LEAST_VERSION:
        return None
    return Fault("version", f"{_TOO_OLD} (this is {told})", forbids=True)


async def _owner(redis: RedisClient) -> bytes | None:
    try:
        return await redis.get(keys.OWNER)
    except NoPermissionError:
        return None


def owner_fault(owner: bytes | None, bot_id: str | None) -> Fault | None:
    """What is wrong where the store is marked as another bot's."""
    if owner is None or bot_id is None or owner == bot_id.encode():
        return None
    return Fault(
        "owner",
        f"The store belongs to the bot with the id {owner.decode(errors='replace')}, and BOT_TOKEN is of {bot_id}: "
        "give this bot a store of its own (REDIS_URL or DATA_DIR), or have it take that one's place with "
        "`python -m bot adopt-store`",
        forbids=True,
    )


async def configured(redis: RedisClient, bot_id: str | None = None) -> list[Fault]:
    """What is wrong with the store's configuration, or with whose it is, both of which may change while it runs.

    Raises RedisError.
    """
    memory, persistence = [await _section(redis, name) or [{}] for name in ("memory", "persistence")]
    found = [fault for fault in _configured(memory, persistence) if fault is not None]
    if (owner := await _owner(redis)) is None and bot_id is not None:
        found.append(Fault("owner", "what it held is gone; restore a backup, and restart me"))
    elif owner is not None and owner_fault(owner, bot_id) is not None:
        found.append(Fault("owner", f"the bot {owner.decode(errors='replace')} has taken it over"))
    return found


def _configured(memory: list[dict[str, Any]], persistence: list[dict[str, Any]]) -> list[Fault | None]:
    aof = Fault("aof", FORGETS) if _is_durable(persistence) is False else None
    return [_policy_fault(memory), aof]


def _is_durable(nodes: list[dict[str, Any]]) -> bool | None:
    enabled = [node.get("aof_enabled") for node in nodes]
    return None if None in enabled else all(int(flag or 0) for flag in enabled)


def _policy_fault(nodes: list[dict[str, Any]]) -> Fault | None:
    for node in nodes:
        policy = str(node.get("maxmemory_policy", "noeviction"))
        if int(node.get("maxmemory", 0)) and policy != "noeviction":
            return Fault(
                "policy",
                f"The store throws jobs away when its memory is full ({policy}): set `maxmemory-policy noeviction`",
            )
    return None


async def _is_open(redis: RedisClient) -> bool | None:
    try:
        async with asyncio.timeout(3.0):
            told = await redis.config_get("bind", "port", "protected-mode", "requirepass")
    except (RedisError, TimeoutError, OSError):
        return None
    return any(
        node.get("port") != "0" and not node.get("requirepass") and node.get("protected-mode") == "no"
        and any(not _is_loopback(address) for address in str(node.get("bind") or "*").split())
        for node in each_node(told)
    )  # fmt: skip


def _is_loopback(address: str) -> bool:
    try:
        return ipaddress.ip_address(address.lstrip("-")).is_loopback
    except ValueError:
        return address == "localhost"
