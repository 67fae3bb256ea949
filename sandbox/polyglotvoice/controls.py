"""What a test or a demo holds in its hands: keys, tasks, what is said, limits and trouble."""

import asyncio
import secrets
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from sandbox.polyglotvoice import ledger
from sandbox.polyglotvoice.answers import Answer
from sandbox.polyglotvoice.dialects import Dialect
from sandbox.polyglotvoice.faults import Fault, FaultKind, Maker, Pause
from sandbox.polyglotvoice.ledger import Request
from sandbox.polyglotvoice.plan import Plan, Scope
from sandbox.polyglotvoice.speech import Script, Segment, Speech, honest_speech, long_text, srt_of
from sandbox.polyglotvoice.tasks import DurationLaw, StandInTask, Upload


class Controls:
    """The state of a stand-in, and every handle on it.

    `requests` records each request, `tasks` each task by id, oldest first. `plan` holds the limits of every
    account. `duration_law` says how many seconds a new task takes, `task_s` unless it is replaced.
    """

    def __init__(self, dialect: Dialect, task_s: float, now: Callable[[], datetime] | None) -> None:
        self.dialect = dialect
        self.task_s = task_s
        self.duration_law: DurationLaw = lambda _: self.task_s
        self.now: Callable[[], datetime] = now or (lambda: datetime.now(UTC))
        self.plan = Plan()
        self.requests: list[Request] = []
        self.tasks: dict[str, StandInTask] = {}
        self.uploads_by_name: Counter[str] = Counter()
        """How often a file of this name became a task."""
        self.refused_urls: dict[str, str] = {}
        self.known_lengths_s: dict[str, float] = {}
        """Lengths of recordings by their SHA-256, where somebody knows more than their headers tell."""
        self.known_speech: dict[str, Speech] = {}
        """What is said in recordings and links by their SHA-256."""
        self.known_links: dict[str, tuple[str, int]] = {}
        """Title and length in seconds of links of which more is known."""
        self.unknown_link = ("A talk", 61)
        """The same of all others."""
        self.honest: Callable[[int, str, float], Speech] = honest_speech
        """What is said where nothing is known: by bytes (none of a link), SHA-256, and length in seconds."""
        self.faults: list[Fault] = []
        self.pauses: list[Pause] = []
        self.accounts: dict[str, str] = {}
        """The account of each good key."""
        self._old_accounts: dict[str, str] = {}
        self._held = False
        self._script = Script()

    @property
    def max_bytes(self) -> int | None:
        """The plan's biggest file."""
        return self.plan.max_bytes

    @max_bytes.setter
    def max_bytes(self, value: int | None) -> None:
        self.plan.max_bytes = value

    def add_key(self, secret: str, *, account: str) -> None:
        """Let a key in; several may share an account."""
        self.accounts[secret] = account
        self._old_accounts.pop(secret, None)

    def revoke_key(self, secret: str) -> None:
        """Refuse a key from now on; the account keeps its tasks and its other keys."""
        account = self.accounts.pop(secret, None)
        if account is not None:
            self._old_accounts[secret] = account

    def expire_key(self, secret: str) -> None:
        """Let a key's 30 days be over: the API's page knows one answer to any bad key."""
        self.revoke_key(secret)

    def account_of(self, secret: str) -> str:
        """Whose key this is or was; empty for one that never was."""
        return self.accounts.get(secret) or self._old_accounts.get(secret, "")

    def hold(self) -> None:
        """New tasks run until they are finished by hand."""
        self._held = True

    def release_all(self) -> None:
        """New tasks end by themselves again."""
        self._held = False

    def finish(self, task_id: str) -> None:
        """End a task well."""
        self.tasks[task_id].finish()

    def finish_all(self) -> None:
        """End all tasks well, and let new ones end by themselves."""
        self._held = False
        for task in self.tasks.values():
            task.finish()

    def fail(self, task_id: str, reason: str) -> None:
        """End a task badly."""
        self.tasks[task_id].fail(reason)

    def set_progress(self, task_id: str, progress: float) -> None:
        """How far a task is, 0–1."""
        self.tasks[task_id].progress_set = progress

    def say(
        self,
        text: str = "",
        *,
        segments: Sequence[Segment] | None = None,
        file_name: str | None = None,
        once: bool = False,
    ) -> None:
        """What is said in tasks from now on: in all, in files whose name ends so, or in the next one only."""
        speech = Speech.of(text, segments)
        if file_name is not None:
            self._script.by_ending[file_name] = speech
        elif once:
            self._script.once.append(speech)
        else:
            self._script.always = speech

    def say_long(self, words: int, *, once: bool = False) -> str:
        """Say so many words, in paragraphs; returns the text."""
        text = long_text(words)
        self.say(text, once=once)
        return text

    def refuse_url(self, url: str, reason: str) -> None:
        """Have a link refused."""
        self.refused_urls[url] = reason

    def pause(self, endpoint: str, *, before: bool = False) -> Pause:
        """Hold answers of an endpoint after their effect, or requests before it."""
        pause = Pause(endpoint, before)
        self.pauses.append(pause)
        return pause

    def trouble(
        self,
        kind: FaultKind,
        endpoint: str | None = None,
        *,
        times: int | None = 1,
        share: float = 1.0,
        account: str | None = None,
        when: Callable[[Request], bool] | None = None,
        status: int = 500,
        retry_after_s: int | None = None,
        scope: Scope = "burst",
        detail: str = "",
        delay_s: float = 0.0,
        until: asyncio.Event | None = None,
        after_bytes: int | None = None,
    ) -> Fault:
        """Plan a fault; its fields say what each means. The first planned one that fits strikes."""
        fault = Fault(
            kind, endpoint, times, share, account, when, status, retry_after_s, scope, detail, delay_s, until,
            after_bytes,
        )  # fmt: skip
        self.faults.append(fault)
        return fault

    def answer_with(self, answer: Answer | Maker, endpoint: str | None = None, *, times: int | None = None) -> Fault:
        """Give this answer to requests of an endpoint, nothing checked, until `clear_trouble`."""
        fault = Fault("answer", endpoint, times, answer=answer)
        self.faults.append(fault)
        return fault

    def clear_trouble(self) -> None:
        """Forget all planned faults."""
        self.faults.clear()

    def count(
        self,
        endpoint: str | None = None,
        *,
        account: str | None = None,
        key: str | None = None,
        status: int | None = None,
    ) -> int:
        """How many requests came, of this endpoint, account, key and with this answer."""
        return ledger.count(self.requests, endpoint=endpoint, account=account, key=key, status=status)

    def used(self, account: str) -> tuple[int, int]:
        """What an account's keys spent in this UTC day and this UTC month."""
        return ledger.used(self.requests, account, self.now())

    def srt_of(self, task_id: str) -> bytes:
        """The subtitles that the service gives for a task."""
        return srt_of(self.tasks[task_id].segments)

    def make_task(self, account: str, media: Upload, *, is_url: bool) -> StandInTask:
        """A new task, as an upload or a link makes it."""
        media = replace(media, length_s=self.known_lengths_s.get(media.digest, media.length_s))
        speech = self._script.speech_for(media.name) or self.known_speech.get(media.digest)
        speech = speech or self.honest(media.size, media.digest, media.length_s)
        task = StandInTask(secrets.token_hex(8), account, media, is_url, speech, self.now())
        task.ends_at = None if self._held else time.monotonic() + self.duration_law(task)
        self.tasks[task.id] = task
        if not is_url:
            self.uploads_by_name[media.name] += 1
        return task

    def running(self, account: str) -> int:
        """How many of an account's tasks are under way."""
        return sum(task.account == account and not task.is_over for task in self.tasks.values())
