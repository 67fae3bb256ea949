"""Malformed answers of the API, end to end: no exception that nobody foresaw, and each job ends visibly."""

from collections import Counter
from pathlib import Path

import pytest

from sandbox.polyglotvoice import Answer, Fault
from sandbox.telegram import PrivateChat
from tests.faults.campaign import Campaign, campaign
from tests.faults.odd_answers import odd_answers
from tests.faults.tally import Note, say


async def _serve(around: Campaign, chats: list[PrivateChat], cases: list[tuple[str, Answer]]) -> list[Note]:
    """One note an account, each meeting one odd answer."""
    notes: list[Note] = []
    around.world.api.clear_trouble()
    for number, (chat, (endpoint, answer)) in enumerate(zip(chats, cases, strict=False), start=1):
        fault = Fault("answer", endpoint, 1, account=f"account-{number}", answer=answer)
        around.world.api.faults.append(fault)
        notes += await around.send(chat)
    assert await around.ended(notes, timeout_s=400), _open(around, notes)
    return notes


def _open(around: Campaign, notes: list[Note]) -> str:
    replies = around.replies()
    still = [n for n in notes if not n.is_ended(replies[n.chat.id, n.message.message_id])]
    return "\n".join(n.chat.listing() for n in still[:5]) + around.output()[-4000:]


async def _meet(around: Campaign, *, cases: int, at_once: int) -> None:
    bot = await around.started()
    chats = await around.chats(at_once, accounts=at_once)
    answers = odd_answers(cases)
    for start in range(0, cases, at_once):
        await _serve(around, chats, answers[start : start + at_once])
    tally = around.tally()
    explained = tally.sent - tally.answered
    unforeseen = sum("Unforeseen" in line or "failed, error" in line for line in bot.log().splitlines())
    met = Counter(endpoint for endpoint, _ in answers)
    say(
        "malformed answers", f"{tally.sent} sent", f"{tally.answered} answered", f"{explained} told why not",
        "0 without an end", f"{unforeseen} unforeseen errors", f"{tally.partial} tasks of partial bytes",
        *(f"{count} × {endpoint}" for endpoint, count in sorted(met.items())),
    )  # fmt: skip
    assert unforeseen == 0, around.output()[-4000:]
    assert tally.partial == 0
    assert bot.returncode is None


async def test_malformed_answers_end_in_an_answer_or_a_sentence(tmp_path: Path) -> None:
    async with campaign(tmp_path) as around:
        await _meet(around, cases=24, at_once=12)
        assert around.leaks() == []


@pytest.mark.long
async def test_a_thousand_malformed_answers(tmp_path: Path) -> None:
    async with campaign(tmp_path) as around:
        await _meet(around, cases=1000, at_once=100)
