"""/history: the account's tasks and their cards, with all that can be had of a task."""

from sandbox.polyglotvoice import Upload
from sandbox.telegram import Message
from tests.conversations.conftest import Talk
from tests.world import until


def made_elsewhere(talk: Talk, name: str, content: bytes = b"ID3" + bytes(500), kind: str = "audio/mpeg") -> str:
    """A task of the same account that the website made; returns its id."""
    media = Upload(name, kind, len(content), f"{len(talk.api.tasks):064x}", content, 95.0)
    return talk.api.make_task("account-1", media, is_url=False).id


async def opened_card(talk: Talk, number: str = "1") -> Message:
    """The card of a task on the first page."""
    await talk.chat.say("/history")
    listed = await talk.chat.wait_for(lambda m: m.from_bot and "newest first" in m.text)
    await talk.chat.tap(listed, number)
    await talk.chat.wait_until(lambda: "newest first" not in listed.text)
    return listed


async def test_history_lists_the_account_and_a_card_brings_text_and_every_download(talk_in_every_dialect: Talk) -> None:
    talk = talk_in_every_dialect
    await talk.begin()
    talk.api.say("Said on the website.")
    made_elsewhere(talk, "Meeting.mp3")
    talk.api.finish_all()
    card = await opened_card(talk)
    assert "Meeting.mp3" in card.text
    assert "Ready." in card.text
    await talk.chat.tap(card, "Text")
    said = await talk.hears("Said on the website.")
    assert said.reply_to == card.message_id
    for kind in ("SRT", "TXT", "JSON"):
        answer = await talk.chat.tap(card, kind)
        assert answer.text == "On its way."
    if talk.api.dialect.segments_field is not None or talk.api.dialect.has_srt:
        await talk.gets_file(".srt")
    await talk.gets_file(".txt")
    await talk.gets_file(".json")
    if talk.api.dialect.downloads_field is not None:
        await talk.chat.tap(card, "VTT")
        await talk.gets_file(".vtt")
    await until(lambda: not [m for m in talk.chat.messages if "Fetching" in m.text or "queue" in m.text])
