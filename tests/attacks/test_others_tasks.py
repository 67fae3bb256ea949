"""Who is served by a key that is not theirs, and wants what others had done with it."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.library.handles import Handles
from bot.library.listing import Listing
from bot.store.connect import check_vault, connect
from bot.store.embedded import EmbeddedStore
from bot.store.vault import Vault, own_key
from sandbox.telegram import Message, Person
from tests.conversations.afterwards.test_history import made_elsewhere
from tests.conversations.conftest import Talk
from tests.samples import voice_note
from tests.world import KEY, World, running, world

SECRET = "The vault opens at nine."


class Guests:
    """Two people whom the operator's key serves; the account holds a stranger's task besides."""

    def __init__(self, around: World, mallory: Person, ann: Person) -> None:
        self.around = around
        self.mallory = Talk(around, mallory, around.telegram.private_chat(mallory))
        self.ann = Talk(around, ann, around.telegram.private_chat(ann))


@pytest.fixture
async def guests(tmp_path: Path) -> AsyncIterator[Guests]:
    async with world(tmp_path / "data") as around:
        mallory, ann = around.telegram.person("Mallory", "en"), around.telegram.person("Ann", "en")
        key = {"polyglotvoice_api_key": SecretStr(KEY), "allowed_chats": frozenset({mallory.id, ann.id})}
        async with running(around.settings.model_copy(update=key)):
            yield Guests(around, mallory, ann)


async def listed(talk: Talk) -> Message:
    await talk.chat.say("/history")
    return await talk.chat.wait_for(lambda m: m.from_bot and ("newest first" in m.text or "no tasks" in m.text))


async def test_a_guest_of_the_operators_key_sees_in_history_what_they_had_done_themselves(guests: Guests) -> None:
    api = guests.around.api
    api.say(SECRET)
    await guests.ann.gets_file_for(await guests.ann.chat.send_voice(voice_note(), duration_s=8))
    made_elsewhere(guests.ann, "Board meeting.mp3")
    api.say("Mine.")
    await guests.mallory.gets_file_for(await guests.mallory.chat.send_voice(voice_note() + b"2", duration_s=8))
    await guests.mallory.is_done()
    page = await listed(guests.mallory)
    assert "Mine." in page.text
    assert SECRET not in page.text
    assert "Board meeting" not in page.text
    assert len([b for row in page.buttons for b in row if str(b.get("callback_data", "")).startswith("card:")]) == 1
    assert "of 3" not in page.text


async def test_a_button_that_names_anothers_task_opens_nothing(guests: Guests) -> None:
    api, mallory = guests.around.api, guests.mallory
    await mallory.chat.say("/start")
    task_id = made_elsewhere(mallory, "Board meeting.mp3")
    api.say(SECRET)
    api.finish_all()
    handle = await handle_of(guests.around.settings.data_dir, mallory.chat.id, task_id)
    message = await mallory.chat.wait_for(lambda m: m.from_bot)
    before = len(api.requests)
    for data in ("open:{}:0", "text:{}", "get:{}:srt", "get:{}:json", "source:{}", "to:{}:mp3", "adopt:{}", "redo:{}"):
        await mallory.chat.backend.tap(message, "card:" + data.format(handle), mallory.person)
    await mallory.chat.say("/cancel")
    await mallory.hears("Nothing is under way", 30)
    assert [request.endpoint for request in api.requests[before:]] == []
    assert not any(SECRET in m.text or m.document is not None for m in mallory.chat.messages)


async def handle_of(data_dir: Path, chat_id: int, task_id: str) -> str:
    """A button's handle as an earlier version may have given it out."""
    store = connect(f"unix://{EmbeddedStore(data_dir).socket_in_use()}")
    vault = await check_vault(store, Vault([own_key(data_dir)]))
    meaning = Listing(id=task_id, title="Board meeting", length_s=95.0)
    handle = await Handles(store, vault).give(chat_id, meaning)
    await store.aclose()
    return handle


async def test_who_uses_their_own_key_sees_all_of_their_account(guests: Guests) -> None:
    made_elsewhere(guests.ann, "Board meeting.mp3")
    await guests.ann.chat.say(KEY)
    await guests.ann.hears("works")
    assert "Board meeting" in (await listed(guests.ann)).text


async def test_a_chat_adopts_no_task_that_another_made_of_the_same_link(guests: Guests) -> None:
    link, api = "https://93.184.216.34/talk.mp3", guests.around.api
    api.say("What Ann paid for.")
    await guests.ann.gets_file_for(await guests.ann.chat.say(link))
    # The connection breaks before the service has heard of it: whether it has is looked up in the list.
    api.say("What Mallory paid for.")
    api.trouble("reset", "from-url")
    await guests.mallory.gets_file_for(await guests.mallory.chat.say(link))
    assert api.count("from-url") == 3
    assert len(api.tasks) == 2
    assert not any("What Ann paid for." in m.text for m in guests.mallory.chat.messages)
