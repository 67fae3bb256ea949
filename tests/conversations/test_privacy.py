"""What is kept, and its erasure."""

from tests.conversations.conftest import Talk
from tests.samples import voice_note


async def test_everything_of_a_chat_can_be_erased(talk: Talk) -> None:
    await talk.begin()
    talk.api.hold()
    await talk.chat.send_voice(voice_note(), duration_s=8)
    await talk.chat.say("/privacy")
    kept = await talk.hears("What I keep of this chat")
    await talk.chat.tap(kept, "Erase everything")
    asked = await talk.hears("Erase the key")
    await talk.chat.tap(asked, "Yes, erase")
    await talk.hears("nothing of this chat is kept")
    await talk.chat.say("/key")
    await talk.hears("It lives 30 days")
