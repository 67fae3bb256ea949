"""Who wants more of somebody else's plan than is given to them."""

from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from bot.telegram.callbacks import JobAction
from sandbox.telegram import Group, Message, Person, Seat
from sandbox.telegram.channel import Channel
from sandbox.telegram.conversation import Writer
from sandbox.telegram.world import data_of
from tests.conversations.conftest import Talk
from tests.samples import voice_note
from tests.world import KEY, running, until, world

CHANNEL_BOT = {"id": 136817688, "is_bot": True, "first_name": "Channel"}


async def test_ten_taps_of_again_make_no_more_uploads_than_two_an_hour(tmp_path: Path) -> None:
    async with world(tmp_path / "data") as around:
        mallory = around.telegram.person("Mallory", "en")
        talk = Talk(around, mallory, around.telegram.private_chat(mallory))
        limits = {"person_jobs_per_hour": 2, "allowed_chats": frozenset({mallory.id})}
        settings = around.settings.model_copy(update={"polyglotvoice_api_key": SecretStr(KEY), **limits})
        async with running(settings):
            note = await talk.chat.send_voice(voice_note(), duration_s=8)
            answer = await talk.chat.wait_for(lambda m: m.from_bot and "Again" in str(m.buttons))
            await talk.gets_file_for(note)
            await talk.is_done()
            afresh = data_of(answer, "Again").replace(JobAction.WRONG, JobAction.REDO)
            for _ in range(10):
                await talk.chat.backend.tap(answer, afresh, mallory)
                await talk.is_done()
            await talk.chat.say("/cancel")
            await talk.hears("Nothing is under way")
            assert talk.calls("upload") == 2


async def test_a_strangers_notes_to_a_business_account_cost_its_owner_a_strangers_share(tmp_path: Path) -> None:
    async with world(tmp_path / "data") as around:
        around.telegram.supports_business = True
        ann, mallory = around.telegram.person("Ann", "en"), around.telegram.person("Mallory", "en")
        talk = Talk(around, ann, around.telegram.private_chat(ann))
        async with running(around.settings.model_copy(update={"person_jobs_per_hour": 2})):
            await talk.begin()
            letters = around.telegram.business_chat(ann, mallory)
            letters.connect()
            await talk.hears("I'm connected to your account")
            for number in range(30):
                await letters.send_voice(voice_note() + bytes([number]), duration_s=4)
            other = around.telegram.business_chat(ann, around.telegram.person("Carol", "en"))
            other.connect()
            await until(lambda: sum("I'm connected" in m.text for m in talk.chat.messages) == 2)
            await other.send_voice(voice_note() + b"carol", duration_s=4)
            await until(lambda: len(talk.api.tasks) == 3)
            await talk.chat.say("/help")
            await talk.hears("a voice or video note, even forwarded")
            assert talk.calls("upload") == 3


async def test_a_business_connection_that_is_gone_midway_costs_nothing_more(tmp_path: Path) -> None:
    async with world(tmp_path / "data") as around:
        around.telegram.supports_business = True
        ann, mallory = around.telegram.person("Ann", "en"), around.telegram.person("Mallory", "en")
        talk = Talk(around, ann, around.telegram.private_chat(ann))
        async with running(around.settings):
            await talk.begin()
            letters = around.telegram.business_chat(ann, mallory)
            letters.connect()
            await talk.hears("I'm connected to your account")
            talk.api.hold()
            await letters.send_voice(voice_note(), duration_s=4)
            await until(lambda: len(talk.api.tasks) == 1)
            letters.connect(is_enabled=False)
            await talk.hears("I'm no longer connected to your account")
            talk.api.finish_all()
            await letters.send_voice(voice_note() + b"2", duration_s=4)
            await talk.gets_file_for(await talk.chat.send_voice(voice_note() + b"own", duration_s=4))
            assert talk.calls("upload") == 2, "the one that ran, and her own"


@pytest.mark.parametrize("who", ["an administrator without a name", "a channel", "a linked channel's posts"])
async def test_who_writes_as_a_chat_takes_nothing_from_another_groups_share(tmp_path: Path, who: str) -> None:
    async with world(tmp_path / "data") as around:
        mallory = around.telegram.person("Mallory", "en")
        groups = [around.telegram.group(f"Group {number}") for number in range(2)]
        update = {
            "person_jobs_per_hour": 2, "polyglotvoice_api_key": SecretStr(KEY),
            "allowed_chats": frozenset(group.id for group in groups),
        }  # fmt: skip
        async with running(around.settings.model_copy(update=update)):
            channel = around.telegram.channel("News", mallory)
            for group in groups:
                group.add_bot(mallory, rights=[])
                await group.wait_for(lambda m: m.from_bot)
                writer: Writer = group.seat(mallory, admin=True, anonymous=True)
                if who == "a channel":
                    writer = AsChannel(group, mallory, channel)
                elif who == "a linked channel's posts":
                    channel.link(group)
                    writer = channel
                before = around.api.count("upload")
                for number in range(4):
                    await writer.send_voice(voice_note() + bytes([number, groups.index(group)]), duration_s=4)
                await until(lambda b=before: around.api.count("upload") == b + 2)  # type: ignore[misc]
                asked = await group.seat(mallory, admin=True).say(f"/doctor@{around.telegram.bot_username}")
                await group.wait_for(lambda m, a=asked: m.from_bot and m.reply_to == a.message_id)  # type: ignore[misc]
                assert around.api.count("upload") == before + 2


class AsChannel(Seat):
    """A person who writes in a group as a channel of theirs."""

    def __init__(self, group: Group, person: Person, channel: Channel) -> None:
        super().__init__(group, person)
        self._channel = channel

    def _send(self, content: dict[str, Any], text: str, reply_to: Message | None) -> Message:
        sender = {"from": CHANNEL_BOT, "sender_chat": self._channel.as_json()}
        number = self.backend.next_message_id()
        return self.group.post(
            Message(number, self.group.id, from_bot=False, text=text, content=content, sender=sender)
        )
