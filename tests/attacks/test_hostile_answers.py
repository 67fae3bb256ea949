"""A PolyglotVoice that answers out of all proportion: the bot as a process, and what it costs everybody else."""

import gzip
import json
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import psutil

from sandbox.polyglotvoice import Answer
from sandbox.telegram import PrivateChat
from tests.faults.campaign import Campaign, campaign

MIB = 1024 * 1024
MOST_MORE_BYTES = 300 * MIB
LONGEST_S = 1.0
"""Nobody else waits longer than this, and what the machine itself takes for an answer just now.

A busy machine makes a wait longer now and then, and never shorter: each is the best of some.
"""

TIMES = 4

ASKED_BEFORE = 12
BOMB = gzip.compress(gzip.compress(bytes(16 * MIB)) * 200)
ANSWERS: dict[str, tuple[Callable[[], bytes], str]] = {
    "3 GiB, gzipped twice": (lambda: BOMB, "gzip, gzip"),
    "57 MiB of empty segments": (lambda: b'{"segments":[' + b"{}," * (19 * MIB) + b"{}]}", "identity"),
    "20 MiB of empty segments": (lambda: b'{"segments":[' + b"{}," * (20 * MIB // 3) + b"{}]}", "identity"),
    "11 MiB of keys": (lambda: json.dumps(dict.fromkeys(map(str, range(1_000_000)), 1)).encode(), "identity"),
    "20 MiB of brackets": (lambda: b'{"text":' + b"[" * (10 * MIB) + b"]" * (10 * MIB) + b"}", "identity"),
    "4 MiB of keys": (lambda: json.dumps(dict.fromkeys(map(str, range(370_000)), 1)).encode(), "identity"),
}


def peak_bytes(pid: int) -> int:
    """The most memory that the process has held."""
    status = Path(f"/proc/{pid}/status").read_text("utf-8")
    return int(status.partition("VmHWM:")[2].split()[0]) * 1024


async def slowest_s(around: Campaign, chat: PrivateChat, is_over: Callable[[], bool], least: int) -> float:
    """Ask for one thing after the other, as somebody who has nothing to do with it; the longest wait for an answer."""
    longest, asked = 0.0, 0
    while asked < least or not is_over():
        began, number = time.monotonic(), (await chat.say("/help")).message_id
        await chat.wait_until(lambda n=number: any(m.from_bot and m.message_id > n for m in chat.messages))  # type: ignore[misc]
        longest, asked = max(longest, time.monotonic() - began), asked + 1
    return longest


async def is_noticed(around: Campaign, chats: Sequence[PrivateChat], usual_s: float, answer: Answer, count: int) -> str:
    """How long Ann, the second, waited while the first one got such answers; empty if no longer than ever."""
    (mallory, ann), api, told = chats, around.world.api, ""
    for _ in range(TIMES):
        if told:
            api.clear_trouble()
            assert await around.answered()
            usual_s = await slowest_s(around, ann, lambda: True, ASKED_BEFORE)
        api.answer_with(answer, "result")
        enough = api.count("result") + count
        await around.send(mallory, count)
        longest_s = await slowest_s(around, ann, lambda n=enough: api.count("result") >= n, 5)  # type: ignore[misc]
        if longest_s <= 3 * usual_s + LONGEST_S:
            return ""
        told += f"{longest_s:.2f} s beside {usual_s:.2f} s; "
    return told


async def test_an_answer_out_of_all_proportion_is_refused_and_nobody_else_notices(tmp_path: Path) -> None:
    assert len(BOMB) < 10_000
    async with campaign(tmp_path, embedded=True) as around:
        bot = await around.started()
        chats = await around.chats(2, accounts=2)
        assert await around.answered(await around.send(chats[0]))
        usual_s = await slowest_s(around, chats[1], lambda: True, ASKED_BEFORE)
        usual_bytes = psutil.Process(bot.pid).memory_info().rss
        for name, (make, encoding) in ANSWERS.items():
            answer = Answer(200, make(), {"Content-Type": "application/json", "Content-Encoding": encoding})
            around.world.api.clear_trouble()
            # The last one comes to many at a time.
            assert await is_noticed(around, chats, usual_s, answer, 8 if name == [*ANSWERS][-1] else 1) == "", name
        around.world.api.clear_trouble()
        assert await around.answered(), "each was refused as a broken service, and asked for again"
        grown = peak_bytes(bot.pid) - usual_bytes
        assert grown <= MOST_MORE_BYTES, f"{grown / MIB:.0f} MiB"
        assert "Unforeseen" not in around.output()
