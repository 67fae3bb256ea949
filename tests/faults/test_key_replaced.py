"""A key that dies with tasks under way, and another that takes over: one notice, no call with the dead one."""

from pathlib import Path

import pytest

from tests.faults.campaign import Campaign, campaign
from tests.world import until

NEW_KEY = "sk_campaign_replacement_0123456789"


async def _replace(around: Campaign, *, jobs: int) -> None:
    api = around.world.api
    bot = await around.started()
    (chat,) = await around.chats(1)
    old_key = around.keys[chat.id]
    api.hold()
    await around.send(chat, jobs)
    await until(lambda: around.tally().uploads == jobs, 120)
    api.revoke_key(old_key)
    notice = await chat.wait_for(lambda m: m.from_bot and "no longer accepts" in m.text)
    late = await around.send(chat, 2)
    await until(lambda: bot.log().count("Parked: key") >= len(around.notes))
    refused = api.count(key=old_key, status=401)
    api.add_key(NEW_KEY, account="account-1")
    api.finish_all()
    calls_before = len(api.requests)
    await around.give_key(chat, NEW_KEY)
    await around.answered()
    with_old = sum(request.key == old_key for request in api.requests[calls_before:])
    notices = sum(m.from_bot and "no longer accepts" in m.text for m in [*chat.messages, *chat.deleted])
    around.tally().tell(
        "key dead mid-task, then replaced", f"{notices} notice", f"{refused} calls refused",
        f"{with_old} calls with the old key afterwards",
    )  # fmt: skip
    assert notice.reply_to is None
    assert (notices, with_old) == (1, 0)
    assert (around.tally().lost, around.tally().repeated, around.tally().extra_uploads) == (0, 0, 0)
    assert len(late) == 2
    assert around.leaks() == []


async def test_what_a_dead_key_left_goes_on_with_the_new_one(tmp_path: Path) -> None:
    async with campaign(tmp_path) as around:
        await _replace(around, jobs=4)


@pytest.mark.long
async def test_a_hundred_tasks_of_a_dead_key(tmp_path: Path) -> None:
    async with campaign(tmp_path) as around:
        await _replace(around, jobs=100)
