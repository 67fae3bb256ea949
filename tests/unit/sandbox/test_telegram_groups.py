"""The Telegram stand-in is as strict in groups as Telegram is."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import ClientSession

from sandbox.telegram import Channel, Group, Person, TelegramStandIn

Answer = dict[str, Any]


class Caller:
    """The bot's side of the API, raw."""

    def __init__(self, telegram: TelegramStandIn, session: ClientSession) -> None:
        self.telegram = telegram
        self._session = session

    async def call(self, method: str, **params: Any) -> Answer:
        async with self._session.post(f"{self.telegram.url}/bot{self.telegram.token}/{method}", json=params) as answer:
            found: Answer = await answer.json()
            return found

    async def refusal(self, method: str, **params: Any) -> str:
        answer = await self.call(method, **params)
        return str(answer.get("description", "it was not refused"))

    def told(self, kind: str = "message") -> list[Answer]:
        return [update[kind] for update in self.telegram.updates if kind in update]


@pytest.fixture
async def bot() -> AsyncIterator[Caller]:
    async with TelegramStandIn() as telegram, ClientSession() as session:
        yield Caller(telegram, session)


@pytest.fixture
def ann(bot: Caller) -> Person:
    return bot.telegram.person("Ann")


@pytest.fixture
def group(bot: Caller, ann: Person) -> Group:
    group = bot.telegram.group("Choir")
    group.seat(ann, admin=True)
    return group


async def test_privacy_mode_hides_all_but_what_is_meant_for_the_bot(bot: Caller, group: Group, ann: Person) -> None:
    group.add_bot(ann)
    before = len(bot.told())
    seat, name = group.seat(ann), bot.telegram.bot_username
    await seat.say("hello")
    await seat.say(f"@{name} hello")
    await seat.say("/transcribe@another_bot")
    await seat.say("/transcribe")
    note = await seat.send_voice(b"voice")
    assert len(bot.told()) == before
    await seat.say(f"/transcribe@{name}", reply_to=note)
    assert bot.told()[-1]["reply_to_message"]["voice"]["file_id"]
    sent = await bot.call("sendMessage", chat_id=group.id, text="here")
    await seat.say("thanks", reply_to=group.find(sent["result"]["message_id"]))
    assert bot.told()[-1]["text"] == "thanks"
    await seat.say("/bare")
    assert bot.told()[-1]["text"] == "/bare"
    group.another_bot_posts()
    await seat.say("/bare again")
    assert bot.told()[-1]["text"] == "/bare"


async def test_an_admin_bot_sees_all_and_a_change_of_privacy_waits_for_the_next_joining(
    bot: Caller, group: Group, ann: Person
) -> None:
    group.add_bot(ann)
    bot.telegram.reads_all = True
    await group.seat(ann).say("one")
    assert bot.told()[-1].get("text") is None
    group.promote_bot(ann, "can_delete_messages")
    await group.seat(ann).say("two")
    assert bot.told()[-1]["text"] == "two"
    assert [m["new_chat_member"]["status"] for m in bot.told("my_chat_member")] == ["member", "administrator"]


async def test_rights_are_checked(bot: Caller, group: Group, ann: Person) -> None:
    assert "not a member" in await bot.refusal("sendMessage", chat_id=group.id, text="x")
    group.add_bot(ann)
    said = await group.seat(ann).say("hello")
    told = {"chat_id": group.id, "message_id": said.message_id}
    assert "can't be deleted" in await bot.refusal("deleteMessage", **told)
    group.available_reactions = ["🔥"]
    eyes = [{"type": "emoji", "emoji": "👀"}]
    assert "REACTION_INVALID" in await bot.refusal("setMessageReaction", **told, reaction=eyes)
    group.available_reactions = None
    assert (await bot.call("setMessageReaction", **told, reaction=eyes))["ok"]
    assert said.reactions == ["👀"]
    hidden = {"receiver_user_id": ann.id}
    whisper = {"chat_id": group.id, "text": "psst", "ephemeral_message_parameters": hidden}
    assert "not enough rights" in await bot.refusal("sendMessage", **whisper)
    group.promote_bot(ann, "can_delete_messages")
    assert (await bot.call("sendMessage", **whisper))["result"]["ephemeral_message_id"] == 1
    assert (await bot.call("deleteMessage", **told))["ok"]
    group.restrict_bot(ann, "can_send_messages")
    assert (await bot.call("sendMessage", chat_id=group.id, text="x"))["ok"]
    group.restrict_bot(ann)
    assert "not enough rights to send text" in await bot.refusal("sendMessage", chat_id=group.id, text="x")
    group.remove_bot(ann)
    assert "kicked" in await bot.refusal("sendMessage", chat_id=group.id, text="x")


async def test_topics_stay_apart(bot: Caller, group: Group, ann: Person) -> None:
    group.add_bot(ann, rights=[])
    topic, other = group.open_topic(), group.open_topic()
    said = await group.seat(ann, topic=topic).say("in a topic")
    assert bot.told()[-1]["is_topic_message"] is True
    assert "thread not found" in await bot.refusal("sendMessage", chat_id=group.id, text="x", message_thread_id=999)
    reply = {"message_id": said.message_id}
    crossed = {"chat_id": group.id, "text": "x", "message_thread_id": other, "reply_parameters": reply}
    assert "not found" in await bot.refusal("sendMessage", **crossed)
    answer = await bot.call("sendMessage", chat_id=group.id, text="x", reply_parameters=reply)
    assert answer["result"]["message_thread_id"] == topic


async def test_more_than_twenty_messages_a_minute_are_a_flood(bot: Caller, group: Group, ann: Person) -> None:
    group.add_bot(ann)
    bot.telegram.limits_groups = True
    for _ in range(20):
        assert (await bot.call("sendMessage", chat_id=group.id, text="x"))["ok"]
    answer = await bot.call("sendMessage", chat_id=group.id, text="x")
    assert answer["error_code"] == 429
    assert 50 < answer["parameters"]["retry_after"] <= 61


async def test_anonymous_admins_migration_and_hidden_members(bot: Caller, ann: Person) -> None:
    group = bot.telegram.group("Small", kind="group")
    group.seat(ann, admin=True, anonymous=True)
    bob = bot.telegram.private_chat(bot.telegram.person("Bob")).person
    group.seat(bob)
    group.add_bot(ann, rights=[])
    await group.seat(ann).say("we")
    assert bot.told()[-1]["sender_chat"]["id"] == group.id
    assert bot.told()[-1]["from"]["username"] == "GroupAnonymousBot"
    admins = await bot.call("getChatAdministrators", chat_id=group.id)
    assert ann.id in [m["user"]["id"] for m in admins["result"]]
    group.demote_bot(ann)
    group.hides_members = True
    assert "CHAT_ADMIN_REQUIRED" in await bot.refusal("getChatMember", chat_id=group.id, user_id=bob.id)
    after = bot.telegram.migrate(group)
    answer = await bot.call("sendMessage", chat_id=group.id, text="x")
    assert answer["parameters"]["migrate_to_chat_id"] == after.id
    assert (await bot.call("sendMessage", chat_id=after.id, text="x"))["ok"]


async def test_channel_posts_reach_an_admin_bot_and_their_discussion(bot: Caller, ann: Person) -> None:
    channel: Channel = bot.telegram.channel("News", ann)
    discussion = bot.telegram.group("News talk")
    discussion.seat(ann, admin=True)
    discussion.add_bot(ann, rights=[])
    channel.link(discussion)
    await channel.send_voice(b"voice")
    assert bot.told("channel_post") == []
    assert bot.told()[-1]["is_automatic_forward"] is True
    channel.add_bot(ann, rights=["can_post_messages"])
    await channel.send_voice(b"voice 2")
    assert bot.told("channel_post")[-1]["sender_chat"]["type"] == "channel"
