"""Every name in the store and how long it is kept, by the room that it is of; and which names belong to a chat.

Names of one chat or one account share a hash tag, so that in a Cluster they stand on one node. What belongs to a chat
is entered as it is made, so that the chat's erasure costs no more than the chat's own data.
"""

import re
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Final

from redis.exceptions import ResponseError

from bot.store.client import Pipe, RedisClient, batches

DAY_S: Final = 86_400


def _of_chat(kind: str) -> Callable[[int], str]:
    return lambda chat_id: f"pv:{{chat:{chat_id}}}:{kind}"


def _in_chat(kind: str) -> Callable[[int, str | int], str]:
    return lambda chat_id, one: f"pv:{{chat:{chat_id}}}:{kind}:{one}"


def _of_account(kind: str) -> Callable[[str], str]:
    return lambda account_id: f"pv:{{account:{account_id}}}:{kind}"


def _in_account(kind: str) -> Callable[[str, str], str]:
    return lambda account_id, one: f"pv:{{account:{account_id}}}:{kind}:{one}"


def _each(before: str, after: str = "") -> Callable[[str | int], str]:
    return lambda one: f"{before}{one}{after}"


# The store itself
OWNER: Final = "pv:bot"  # string: the id of the bot whose store this is
LAYOUT: Final = "pv:layout"  # string: which version of names the store has been brought to
CANARY: Final = "pv:canary"  # string: a sealed constant, which tells at start whether ENCRYPTION_KEY fits
CANARY_OWNER: Final = "store"  # whom the constant is sealed for
ID_KEY: Final = "pv:ids"  # string: the key, sealed for this name, that makes the ids of accounts, files and links
ERASED: Final = "pv:erased"  # string: there while the embedded store's files may still hold what was erased
REWRITTEN: Final = "pv:rewritten"  # string: when (epoch s) the embedded store's files were last written anew
REPLICA_MARK_TTL_MS: Final = 60_000


def replica_mark(name: str) -> str:
    """String: written last, on the server where `name` stands, to see it arrive at the replicas."""
    tag = name.partition("{")[2].partition("}")[0] or name
    return f"pv:mark:{{{tag}}}"


# The engine
STEPS_DUE: Final = "pv:{steps}:due"  # sorted set: `step:id` → when (epoch s) the step is to run for that id
STEPS_HELD: Final = "pv:{steps}:held"  # hash: `step:id` → who runs it, and when once more if it became due meanwhile
STEPS_WAKE: Final = "pv:{steps}:wake"  # list: one empty word where a worker is to look for what is due
WORKER_BEAT_TTL_S: Final = 3600  # how long a dead worker's last sign of life, and what it was told, are kept


def worker(name: str, part: str) -> str:
    """`beat`, a string: its last sign of life (epoch s by its clock). `stops`, a list: `step:id` that it is to stop."""
    return f"pv:{{steps}}:{part}:{name}"


# Telegram and its updates
FLOODS: Final = "pv:floods"  # sorted set: a chat's id, or `all` → until when (epoch s) Telegram wants nothing sent
POLLER: Final = "pv:poller"  # string: the process that polls Telegram, while its lease lasts
WEBHOOK: Final = "pv:webhook"  # string: a mark of the webhook that was set last, its secret included, unreadable
WEBHOOK_WANTED: Final = "pv:webhook:wanted"  # string: the webhook that all want, with secrets old and new, sealed
OPEN_UPDATES: Final = "pv:updates:open"  # sorted set: update id → by when (epoch s) it is expected to be handled
RECEIVED_UPDATES: Final = "pv:updates:received"  # sorted set: id of one not yet handled → when (epoch s) it came
UPDATE_TTL_S: Final = 2 * DAY_S  # longer than Telegram keeps one (24 h), so that it is handled once
update = _each("pv:update:")  # hash: `body` (sealed; gone once it is handled), `tries`, `waits`

# Chats
KNOWN_CHATS: Final = "pv:chats"  # set: ids of the chats that use the bot
RULES: Final = "pv:rules"  # hash: `allow:{id}`, `ban:{id}` → sealed name; `budget:{who}` → JSON; `pause` → sealed
seen_names = _each("pv:names:")  # hash, by month (`2026-11`): id of a chat or person → its name and @name, sealed
chat = _of_chat("settings")  # hash: the chat's settings, and its sealed key with the day it was set
chat_notice = _in_chat("notice")  # string: there while a notice of this kind need not be said again
opted_out = _of_chat("opted_out")  # set: ids of the members who do not want to be transcribed in this group
members_seen = _of_chat("members_seen")  # hash: keyed hash of a member → when they joined or were seen (epoch s)
MEMBERS_SEEN_TTL_S: Final = 90 * DAY_S  # longer than what they might read; begun anew with each message
business = _each("pv:business:")  # string: the sealed owner of one business connection

# Keys
KEY_LIFE_S: Final = 30 * DAY_S  # the service's keys live 30 days (api.md, "Stated by the service")
new_key = _of_chat("new_key")  # string: a sealed key that is not tried yet, or its person is asked whether to take it
key_errand = _of_chat("key_errand")  # string: the sealed errand for a group that the person's next key is meant for
lent = _of_chat("lent")  # set: the groups that the person lent their own key to
offers = _of_chat("offers")  # hash: member → when they offered their own key to the group (epoch s)

# Accounts
ACCOUNT_TTL_S: Final = 40 * DAY_S  # longer than the longest limit, a month's, and the life of a key
LIMITS_TTL_S: Final = 35 * DAY_S  # limits that were told longer ago may be those of another plan
SPENT_TTL_S: Final = 70 * DAY_S  # counters of requests outlive the month that they count
account = _of_account("state")  # hash: until when it rests, limits in a row, whether its key is dead, seen since when
account_chats = _of_account("chats")  # set: the chats that use this account's key
account_limits = _of_account("limits")  # hash: requests that its plan allows in a `day` and a `month`, as told last
probe = _of_account("probe")  # string: there while one call finds out whether it may go on after a limit
spent = _in_account("spent")  # hash, by UTC day (`2026-01-31`): endpoint → requests
slots = _in_account("slots")  # sorted sets: jobs `waiting` by birth, `uploading` → until when their claim holds
FAILURES_TTL_S: Final = 600  # failures of the service that lie further apart are not in a row
OUTAGE_TTL_S: Final = 40 * DAY_S  # an outage is over when the service answers, not before
probe_turn = _each("", ":probe")  # string, of `service(…)`: until when (epoch s) it is nobody's turn to probe it


def service(address: str, part: str = "") -> str:
    """Hash: of the service at an address, or a part of it: `failures` in a row, `since` when, `why`, if it is `away`.

    `trial`: one request may find out whether it still is. `release`: it is over, and what waits has yet to go on.
    """
    return f"pv:{{service:{address}}}:outage" + (f":{part}" if part else "")


# Watched tasks
watching = _of_account("watching")  # sorted set: job id → when (epoch s) its task is checked next
looking = _of_account("looking")  # set: ids of jobs whose check is under way
watch_facts = _of_account("facts")  # hash: job id → what a check must know of its task, never content
hinted = _of_account("hinted")  # set: ids of jobs whose task a hint named since the last check
task = _each("pv:task:")  # string: the account and the job of one of the service's tasks
ALL_TASKS: Final = task("*")
TASK_TTL_S: Final = 2 * DAY_S  # how long a hint may name a task; no task is watched so long
durations = _in_account("durations")  # list: rows of numbers, newest first, of the account's last tasks of one kind
DURATIONS_TTL_S: Final = 90 * DAY_S  # what was learned of an account's tasks outlives a month without any

# Jobs
OPEN_JOBS: Final = "pv:jobs:open"  # sorted set: job id → by when (epoch s) its next step is expected to have run
ENDED_JOB_TTL_S: Final = 30 * DAY_S  # so long the same message is answered once, and the buttons work
ALL_JOBS: Final = "pv:{chat:*}:job:*"
job = _in_chat("job")  # string: the sealed record of one job
chat_jobs = _of_chat("open")  # set: ids of the chat's open jobs
failed_jobs = _of_chat("failed")  # sorted set: ids of jobs that failed, where a new try may help → when (epoch s)
same_file = _in_chat("file")  # string, by what stands for a file or a link: the id of the chat's job for it
SAME_LINK_TTL_S: Final = DAY_S  # later something else may stand behind the same link
task_job = _in_chat("task")  # string, by a digest of a task's id: the id of the chat's job that made or adopted it
edits = _in_chat("edits")  # set, by message: the numbers of the things that edits brought into it
open_batch = _of_chat("gathering")  # hash: `id` of the latest batch, `until` when it is open, `date` of its last one
speaking = _of_chat("speaking")  # string: there while one step delivers what the chat's jobs have ready together
wait_to_speak = _of_chat("speaking:waiting")  # set: the jobs whose step was told meanwhile that it is not its turn
said = _of_chat("said")  # sorted set: the bot's last messages in the group → when each was sent (epoch s)
link_check = _in_account("link")  # string, by what stands for a link that is good: sealed title and length behind it
LINK_CHECK_TTL_S: Final = 3600  # how long a link that was found good need not be checked again
SPEECH: Final = "pv:speech"  # hash: the service's field for the language of speech, values seen or turned down there
ORPHANS_SOUGHT: Final = "pv:strays"  # string: there for a while after open jobs were sought that no index names
ORPHANS_SOUGHT_TTL_S: Final = 300


def job_id_in(name: str) -> tuple[int, str]:
    """The chat and the id of the job whose record this is."""
    chat, _, rest = name.removeprefix("pv:{chat:").partition("}:job:")
    return int(chat), f"{chat}:{rest}"


# What others pay for
PERSON_TTL_S: Final = 2 * DAY_S  # what counts against a person's limits; it counts for an hour, and while under way
trials = _each("pv:{trial:", "}")  # set: a person's notes on the operator's key, each as a keyed id; the person too
trials_of_day = _each("pv:{trials:", "}")  # set: such notes of all people in a UTC day (`2026-01-31`)
TRIAL_TTL_S: Final = 400 * DAY_S  # how long it is known that a person has tried the bot on the operator's key
reserved = _each("pv:{used}:job:")  # string, by a try's tag: what it counts for, against whom, until its result tells


def person(who: str, part: str) -> str:
    """Sorted sets of a person's jobs that others pay for: `jobs` under way, `hour` → when asked for (epoch s)."""
    return f"pv:{{person:{who}}}:{part}"


def used(span: str, kind: str, unit: str) -> str:
    """Sorted set: id → `seconds` or `requests` on the operator's key in a UTC day or month, of groups or people."""
    return f"pv:{{used}}:{span}:{kind}:{unit}"


# Transcripts and the account's list
TRANSCRIPT_TTL_S: Final = 7 * DAY_S  # for its buttons, and for a delivery that was interrupted
transcript = _in_chat("transcript")  # string: the sealed transcript of one job
transcript_words = _in_chat("words")  # string: its words, each once and sealed, which /find looks through
subtitles = _in_chat("srt")  # string: its sealed .srt, while it is being delivered
kept_transcripts = _of_chat("transcripts")  # sorted set: job id → since when (epoch s) its transcript is kept
handle = _in_chat("handle")  # string: what a button stands for, sealed, where it would not fit into the button
HANDLE_TTL_S: Final = 30 * DAY_S  # buttons under old messages work as long as the records that they lead to
history = _of_chat("history")  # string: the pages of the account's list that /history has just shown, sealed
HISTORY_TTL_S: Final = 600  # turning a page asks the service for nothing that was just shown

# Operators
OPERATOR_MENUS: Final = "pv:operators:menus"  # hash: an operator's chat → a mark of the menu that it shows
PROCESSES: Final = "pv:processes"  # hash: a process's name → its last sign of life, as JSON
ALERTER_TURN: Final = "pv:watchman:turn"  # string: until when (epoch s) it is nobody's turn to make the alerter's round
ALERTER_SEEN: Final = "pv:watchman:seen"  # string: the last backlogs that the alerter saw, as JSON
alarm = _each("pv:alarm:")  # hash: `since`, `ended` (epoch s), `detail`, `posted`, `told:{operator}` for each
day = _each("pv:day:")  # hash: what was counted in a UTC day (`2026-01-31`), for all chats together
BROADCAST_TTL_S: Final = 30 * DAY_S  # how long a broadcast's text and count are kept


def broadcast(broadcast_id: str, part: str = "about") -> str:
    """Hash: the sealed text, who sends it, how far it is. `to`, a set: ids of the chats that it has still to reach."""
    return f"pv:{{broadcast:{broadcast_id}}}:{part}"


# What belongs to a chat
EVERYTHING_OF_CHATS: Final = "pv:{chat:*}:*"
BELONGINGS_TTL_S: Final = 90 * DAY_S  # longer than a job can be open and its record kept after that
tag_of_chat = _each("pv:{chat:", "}:")  # how the names of what is one chat's begin
belongings = _of_chat("belongings")  # sorted set: names that are not in `fixed_names` → until when (epoch s)
_LAYOUT: Final = b"1"
_JOB_PARTS: Final = ("job:", "transcript:", "words:", "srt:")
_KEYED: Final = re.compile(r"[0-9a-f]{32}")


def fixed_names(chat_id: int) -> list[str]:
    """The names that a chat has one of each, but for `opted_out` and `belongings`."""
    made = (
        chat, chat_jobs, kept_transcripts, history, key_errand, new_key, lent, offers, speaking, wait_to_speak, said,
        open_batch, members_seen, failed_jobs,
    )  # fmt: skip
    return [name(chat_id) for name in made]


def enter(pipe: Pipe, chat_id: int, name: str, ttl_s: int, *, of_job: bool = False) -> None:
    """Note in the same round trip that a name belongs to the chat for so long; a new job takes out what is over.

    `of_job`: it is a job's, whose record renews the index' own lifetime when it is made.
    """
    index = belongings(chat_id)
    pipe.zadd(index, {name.removeprefix(tag_of_chat(chat_id)): time.time() + ttl_s})
    if not of_job:
        pipe.expire(index, BELONGINGS_TTL_S)


async def all_of_chat(redis: RedisClient, chat_id: int) -> list[str]:
    """Every name of the chat that can be there, but for the members who opted out."""
    entered = await redis.zrange(belongings(chat_id), 0, -1, withscores=True)
    entries = [entry.decode() for entry, _ in entered]
    # Those that are of no chat's are entered whole.
    names = {entry if entry.startswith("pv:") else tag_of_chat(chat_id) + entry for entry in entries}
    for job_id in await redis.smembers(chat_jobs(chat_id)):
        names.add(job(chat_id, job_id.decode().partition(":")[2]))
    with_parts = [each for name in names for each in _parts(name)]
    return [*with_parts, *fixed_names(chat_id), belongings(chat_id)]


def _parts(name: str) -> Iterator[str]:
    """The name, and with a job's record its transcript, the words of that, and subtitles."""
    tag, found, rest = name.partition("}:job:")
    return iter([f"{tag}}}:{part}{rest}" for part in _JOB_PARTS] if found else [name])


async def enter_all(redis: RedisClient, id_of: Callable[[str, str], str]) -> None:
    """Enter, once for a store, what versions without this index left there; files get names by `id_of` (a vault's)."""
    if await redis.get(LAYOUT) == _LAYOUT:
        return
    async for names in batches(redis, EVERYTHING_OF_CHATS):
        for name in names:
            await _enter_former(redis, id_of, name)
    async for names in batches(redis, ALL_TASKS):
        for name in names:
            chat, _, _ = (await redis.get(name) or b"").partition(b" ")[2].partition(b":")
            with suppress(ValueError):
                await _enter_one(redis, int(chat), name, TASK_TTL_S)
    await redis.set(LAYOUT, _LAYOUT)


async def _enter_former(redis: RedisClient, id_of: Callable[[str, str], str], name: str) -> None:
    chat, _, rest = name.removeprefix("pv:{chat:").partition("}:")
    kind, _, value = rest.partition(":")
    if kind == "file" and not _KEYED.fullmatch(value):
        former, name = name, same_file(int(chat), id_of(value, "file"))
        with suppress(ResponseError):  # its lifetime has just ended
            await redis.rename(former, name)
    if kind in ("job", "file", "task", "handle", "notice", "edits"):
        await _enter_one(redis, int(chat), name, BELONGINGS_TTL_S)


async def _enter_one(redis: RedisClient, chat_id: int, name: str, ttl_s: int) -> None:
    async with redis.pipeline(transaction=False) as pipe:
        enter(pipe, chat_id, name, ttl_s)
        await pipe.execute()
