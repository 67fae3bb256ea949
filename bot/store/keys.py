"""Every key and every lifetime in the store: the reason for its length is that none stands elsewhere.

Keys of one chat or one account share a hash tag, so that in a Cluster they stand on one node.
"""

from typing import Final

DAY_S: Final = 86_400

UPDATE_TTL_S: Final = 2 * DAY_S
"""A handled update is remembered longer than Telegram keeps one (24 h), so it is handled once."""

ENDED_JOB_TTL_S: Final = 30 * DAY_S
"""A finished job keeps its id, so that the same message is answered once, and its button works."""

TRANSCRIPT_TTL_S: Final = 7 * DAY_S
"""How long a transcript stays for its buttons and for a delivery that was interrupted."""

HANDLE_TTL_S: Final = 30 * DAY_S
"""Buttons under old messages work as long as the records that they lead to."""

HISTORY_TTL_S: Final = 600
"""Turning a page asks the service for nothing that was just shown."""

SPENT_TTL_S: Final = 70 * DAY_S
"""Counters of API requests outlive the month that they count."""

ACCOUNT_TTL_S: Final = 40 * DAY_S
"""What is known of an account outlives the longest limit, a month's, and the life of its key."""

PERSON_TTL_S: Final = 2 * DAY_S
"""What counts against a person's limits; it counts for an hour, and while it is under way."""

TRIAL_TTL_S: Final = 400 * DAY_S
"""How long it is known that a person has tried the bot on the operator's key."""

KEY_LIFE_S: Final = 30 * DAY_S
"""The service's keys live 30 days (api.md, "Stated by the service")."""

TASK_TTL_S: Final = 2 * DAY_S
"""How long a hint may name a task; no task is watched so long."""

DURATIONS_TTL_S: Final = 90 * DAY_S
"""What was learned of an account's tasks outlives a month without any."""

LINK_CHECK_TTL_S: Final = 3600
"""How long a link that was found good need not be checked again."""

SAME_LINK_TTL_S: Final = DAY_S
"""For so long the same link is answered from what was heard behind it; later something else may stand there."""

MEMBERS_SEEN_TTL_S: Final = 90 * DAY_S
"""Longer than anything is kept that they might read, and begun anew with each message."""

BELONGINGS_TTL_S: Final = 90 * DAY_S
"""Longer than a job can be open and its record kept after that."""

LIMITS_TTL_S: Final = 35 * DAY_S
"""Limits that were told longer ago may be those of another plan."""

OPEN_JOBS: Final = "pv:jobs:open"
"""Sorted set: job id → the time (epoch s) by which its next step is expected to have run."""

STEPS_DUE: Final = "pv:{steps}:due"
"""Sorted set: `step:id` → when (epoch s) the step is to run for that id."""

STEPS_HELD: Final = "pv:{steps}:held"
"""Hash: `step:id` → the worker that runs it, and when it is to run once more if it became due meanwhile."""

STEPS_WAKE: Final = "pv:{steps}:wake"
"""List: one empty word where a worker is to look for what is due."""

WORKER_BEAT_TTL_S: Final = 3600
"""How long a dead worker's last sign of life, and what it was told, are kept."""


def worker(name: str, part: str) -> str:
    """`beat`, a string: its last sign of life (epoch s by its clock). `stops`, a list: `step:id` that it is to stop."""
    return f"pv:{{steps}}:{part}:{name}"


FLOODS: Final = "pv:floods"
"""Sorted set: a chat's id, or `all` → until when (epoch s) Telegram wants nothing sent to it."""

SPEECH: Final = "pv:speech"
"""Hash: the service's field for the language of speech, and the values seen or turned down there."""

CANARY: Final = "pv:canary"
"""A sealed constant: tells at start whether ENCRYPTION_KEY fits what is stored."""

CANARY_OWNER: Final = "store"
"""Whom the constant is sealed for."""

ID_KEY: Final = "pv:ids"
"""String: the key, sealed for this name, that makes the ids of accounts, files and links."""

ERASED: Final = "pv:erased"
"""String: present while something was erased that the embedded store's files may still hold."""

REWRITTEN: Final = "pv:rewritten"
"""String: when (epoch s) the embedded store's files were last written anew."""

OWNER: Final = "pv:bot"
"""String: the id of the bot whose store this is."""

LAYOUT: Final = "pv:layout"
"""String: which version of names the store has been brought to."""

RULES: Final = "pv:rules"
"""Hash: `allow:{id}` and `ban:{id}` → the sealed name, `budget:{who}` → JSON, `pause` → since when and why, sealed."""


def names(month: str) -> str:
    """Hash: id of a chat or person → its name and @name, sealed, as seen in a month (`2026-11`)."""
    return f"pv:names:{month}"


def used(span: str, kind: str, unit: str) -> str:
    """Sorted set: id → `seconds` or `requests` on the operator's key in a UTC day or month, of groups or people."""
    return f"pv:{{used}}:{span}:{kind}:{unit}"


def reserved(tag: str) -> str:
    """String: what a job's try counts for there, against whom, since which day, until its result tells; by its tag."""
    return f"pv:{{used}}:job:{tag}"


OPEN_UPDATES: Final = "pv:updates:open"
"""Sorted set: update id → the time (epoch s) by which it is expected to have been handled."""

RECEIVED_UPDATES: Final = "pv:updates:received"
"""Sorted set: id of an update that is not handled yet → when (epoch s) it came."""

REPLICA_MARK_TTL_MS: Final = 60_000

POLLER: Final = "pv:poller"
"""String: the process that polls Telegram, while its lease lasts."""

WEBHOOK: Final = "pv:webhook"
"""String: a mark of the webhook that was set last, its secret included but not readable."""

WEBHOOK_WANTED: Final = "pv:webhook:wanted"
"""String: the webhook that all processes want, with its secret and former ones, sealed."""


def update(update_id: int) -> str:
    """Hash: `body` (sealed update), `tries`, `waits`; `body` is gone once it is handled."""
    return f"pv:update:{update_id}"


def replica_mark(name: str) -> str:
    """String: written last, on the server where `name` stands, to see it arrive at the replicas."""
    tag = name.partition("{")[2].partition("}")[0] or name
    return f"pv:mark:{{{tag}}}"


OPERATOR_MENUS: Final = "pv:operators:menus"
"""Hash: an operator's chat → a mark of the menu that it shows."""

ORPHANS_SOUGHT: Final = "pv:strays"
"""String: present for a while after somebody looked for open jobs that no index names."""

ORPHANS_SOUGHT_TTL_S: Final = 300

ALL_JOBS: Final = "pv:{chat:*}:job:*"
"""The pattern of all jobs' records."""


def job(chat_id: int, rest: str) -> str:
    """String: the sealed record of one job."""
    return f"pv:{{chat:{chat_id}}}:job:{rest}"


def job_id_in(name: str) -> tuple[int, str]:
    """The chat and the id of the job whose record this is."""
    chat, _, rest = name.removeprefix("pv:{chat:").partition("}:job:")
    return int(chat), f"{chat}:{rest}"


def failed_jobs(chat_id: int) -> str:
    """Sorted set: ids of the chat's jobs that failed, where a new try may help → when (epoch s)."""
    return f"pv:{{chat:{chat_id}}}:failed"


def chat_jobs(chat_id: int) -> str:
    """Set: ids of the chat's open jobs."""
    return f"pv:{{chat:{chat_id}}}:open"


def transcript(chat_id: int, rest: str) -> str:
    """String: the sealed transcript of one job."""
    return f"pv:{{chat:{chat_id}}}:transcript:{rest}"


def transcript_words(chat_id: int, rest: str) -> str:
    """String: the sealed words of one job's transcript, each once, which /find looks through."""
    return f"pv:{{chat:{chat_id}}}:words:{rest}"


def kept_transcripts(chat_id: int) -> str:
    """Sorted set: job id → since when (epoch s) its transcript is kept; no word of any of them."""
    return f"pv:{{chat:{chat_id}}}:transcripts"


def same_file(chat_id: int, file: str) -> str:
    """String: the id of the chat's job, open or ended, for this file or link; `file` stands for its unique id."""
    return f"pv:{{chat:{chat_id}}}:file:{file}"


def task_job(chat_id: int, task: str) -> str:
    """String: the id of the chat's job that made or adopted this task; `task` is a digest of its id."""
    return f"pv:{{chat:{chat_id}}}:task:{task}"


def handle(chat_id: int, handle: str) -> str:
    """String: what a button of the chat stands for, sealed, where it would not fit into the button."""
    return f"pv:{{chat:{chat_id}}}:handle:{handle}"


def history(chat_id: int) -> str:
    """String: the pages of the account's list that /history has just shown, sealed."""
    return f"pv:{{chat:{chat_id}}}:history"


EVERYTHING_OF_CHATS: Final = "pv:{chat:*}:*"
"""The pattern of every key of every chat."""


def tag_of_chat(chat_id: int) -> str:
    """How the names of what is one chat's begin."""
    return f"pv:{{chat:{chat_id}}}:"


def belongings(chat_id: int) -> str:
    """Sorted set: names of the chat that are not in `fixed_names` → until when (epoch s) they may be there."""
    return f"pv:{{chat:{chat_id}}}:belongings"


def fixed_names(chat_id: int) -> list[str]:
    """The names that a chat has one of each, but for `opted_out` and `belongings`."""
    made = (
        chat, chat_jobs, kept_transcripts, history, key_errand, new_key, lent, offers, speaking, said, open_batch,
        members_seen, failed_jobs,
    )  # fmt: skip
    return [name(chat_id) for name in made]


def subtitles(chat_id: int, rest: str) -> str:
    """String: the sealed .srt of one job, while it is being delivered."""
    return f"pv:{{chat:{chat_id}}}:srt:{rest}"


def chat(chat_id: int) -> str:
    """Hash: the chat's settings, and its sealed key with the day it was set."""
    return f"pv:{{chat:{chat_id}}}:settings"


def chat_notice(chat_id: int, kind: str) -> str:
    """String: present while a notice of this kind need not be said again."""
    return f"pv:{{chat:{chat_id}}}:notice:{kind}"


def opted_out(chat_id: int) -> str:
    """Set: ids of the members who do not want to be transcribed in this group."""
    return f"pv:{{chat:{chat_id}}}:opted_out"


def members_seen(chat_id: int) -> str:
    """Hash: a keyed hash of each member's id → when they joined, else were first seen there (epoch s)."""
    return f"pv:{{chat:{chat_id}}}:members_seen"


def business(connection_id: str) -> str:
    """String: the sealed owner of one business connection."""
    return f"pv:business:{connection_id}"


def new_key(chat_id: int) -> str:
    """String: a sealed key that does not serve the chat yet: not tried, or its person is asked whether to take it."""
    return f"pv:{{chat:{chat_id}}}:new_key"


def key_errand(user_id: int) -> str:
    """String: the sealed errand for a group that the person's next key, or own key, is meant for."""
    return f"pv:{{chat:{user_id}}}:key_errand"


def lent(user_id: int) -> str:
    """Set: the groups that the person lent their own key to."""
    return f"pv:{{chat:{user_id}}}:lent"


def offers(chat_id: int) -> str:
    """Hash: member → when they offered their own key to the group (epoch s), until an administrator answers."""
    return f"pv:{{chat:{chat_id}}}:offers"


def speaking(chat_id: int) -> str:
    """String: present while one step delivers what the chat's jobs have ready together."""
    return f"pv:{{chat:{chat_id}}}:speaking"


def said(chat_id: int) -> str:
    """Sorted set: the bot's last messages in the group → when each was sent (epoch s)."""
    return f"pv:{{chat:{chat_id}}}:said"


def edits(chat_id: int, message_id: int) -> str:
    """Set: the numbers of the things that edits brought into a message."""
    return f"pv:{{chat:{chat_id}}}:edits:{message_id}"


def open_batch(chat_id: int) -> str:
    """Hash: `id` of the chat's latest batch, `until` when it is open, `date` of its last message."""
    return f"pv:{{chat:{chat_id}}}:gathering"


def account(account_id: str) -> str:
    """Hash: until when it rests, how often in a row it was limited, whether its key is dead, since when it is seen."""
    return f"pv:{{account:{account_id}}}:state"


def slots(account_id: str, part: str) -> str:
    """Sorted set: ids of jobs `waiting` for a slot, by birth (epoch s); `uploading` → until when their claim holds."""
    return f"pv:{{account:{account_id}}}:slots:{part}"


def person(who: str, part: str) -> str:
    """Sorted sets of a person's jobs that others pay for: `jobs` under way, `hour` → when asked for (epoch s)."""
    return f"pv:{{person:{who}}}:{part}"


def trials(person: str) -> str:
    """Set: a person's notes on the operator's key, each as a keyed id; the person too."""
    return f"pv:{{trial:{person}}}"


def trials_of_day(day: str) -> str:
    """Set: such notes of all people in a UTC day, such as 2026-11-26."""
    return f"pv:{{trials:{day}}}"


def probe(account_id: str) -> str:
    """String: present while one call finds out whether the account may go on after a limit."""
    return f"pv:{{account:{account_id}}}:probe"


def account_chats(account_id: str) -> str:
    """Set: the chats that use this account's key."""
    return f"pv:{{account:{account_id}}}:chats"


def watching(account_id: str) -> str:
    """Sorted set: job id → the time (epoch s) of its next look."""
    return f"pv:{{account:{account_id}}}:watching"


def looking(account_id: str) -> str:
    """Set: ids of jobs whose look is under way."""
    return f"pv:{{account:{account_id}}}:looking"


def account_limits(account_id: str) -> str:
    """Hash: `day` and `month`, the requests that the account's plan allows, as the service told them last."""
    return f"pv:{{account:{account_id}}}:limits"


def spent(account_id: str, day: str) -> str:
    """Hash: endpoint → requests, for one UTC day (`2026-01-31`)."""
    return f"pv:{{account:{account_id}}}:spent:{day}"


def watch_facts(account_id: str) -> str:
    """Hash: job id → what a look must know of its task: ids, times, the media's length, never content."""
    return f"pv:{{account:{account_id}}}:facts"


def hinted(account_id: str) -> str:
    """Set: ids of jobs whose task a hint named since the last look."""
    return f"pv:{{account:{account_id}}}:hinted"


ALL_TASKS: Final = "pv:task:*"
"""The pattern of what hints lead to."""


def task(task_id: str) -> str:
    """String: the account and the job of one of the service's tasks."""
    return f"pv:task:{task_id}"


def durations(account_id: str, kind: str) -> str:
    """List: rows of numbers, newest first: how long the account's last tasks of one kind took."""
    return f"pv:{{account:{account_id}}}:durations:{kind}"


KNOWN_CHATS: Final = "pv:chats"
"""Set: ids of the chats that use the bot."""

PROCESSES: Final = "pv:processes"
"""Hash: a process's name → its last sign of life, as JSON."""

FAILURES_TTL_S: Final = 600
"""Failures of the service that lie further apart are not in a row."""

OUTAGE_TTL_S: Final = 40 * DAY_S
"""An outage is over when the service answers, not before."""


def service(address: str, part: str = "") -> str:
    """Hash: of the service at an address, or a part of it: `failures` in a row, `since` when, `why`, if it is `away`.

    `trial`: one request may find out whether it still is. `release`: it is over, and what waits has yet to go on.
    """
    return f"pv:{{service:{address}}}:outage" + (f":{part}" if part else "")


def probe_turn(service: str) -> str:
    """String: until when (epoch s) it is nobody's turn to probe the service."""
    return f"{service}:probe"


ALERTER_TURN: Final = "pv:watchman:turn"
"""String: until when (epoch s) it is nobody's turn to make the alerter's round."""

ALERTER_SEEN: Final = "pv:watchman:seen"
"""String: the last backlogs that the alerter saw, as JSON."""

BROADCAST_TTL_S: Final = 30 * DAY_S
"""How long a broadcast's text and count are kept."""


def day(date: str) -> str:
    """Hash: what was counted in a UTC day (`2026-01-31`), for all chats together."""
    return f"pv:day:{date}"


def alarm(kind: str) -> str:
    """Hash: `since` (epoch s), and `told:{operator}` for each who was told."""
    return f"pv:alarm:{kind}"


def broadcast(broadcast_id: str, part: str = "about") -> str:
    """Hash: the sealed text, who sends it, how far it is. `to`, a set: ids of the chats that it has still to reach."""
    return f"pv:{{broadcast:{broadcast_id}}}:{part}"


def link_check(account_id: str, url: str) -> str:
    """String: sealed title and length behind a link that the service found good; `url` stands for it."""
    return f"pv:{{account:{account_id}}}:link:{url}"
