"""Secrets are planted, trouble is made, and then everything that was written is searched for them."""

from pathlib import Path

from sandbox.process import BotProcess
from sandbox.telegram import PrivateChat
from tests.samples import voice_note
from tests.world import KEY, World, environment, world

SAID = "the blue folder is behind the third brick"
PASSWORD = "hunter2-and-more"
LINK = f"https://alice:{PASSWORD}@media.example.com/talk.mp4"
FILE_NAME = "Divorce papers read aloud.mp3"


async def make_trouble(around: World, chat: PrivateChat) -> None:
    """A day on which everything that may quote something goes wrong once."""
    around.api.say(SAID)
    around.telegram.break_download(cut_after=10)
    around.api.trouble("status", "result", status=500, detail=f"{SAID} {KEY}")
    around.telegram.fail("sendDocument", status=400, description=f"Bad Request: {SAID}")
    note = await chat.send_voice(voice_note(), duration_s=8)
    await chat.wait_for(lambda m: m.reply_to == note.message_id and SAID in m.text)
    around.api.refuse_url(LINK, f"can't open {LINK} with {KEY}")
    await chat.say(LINK)
    await chat.wait_for(lambda m: m.from_bot and "can't take this link" in m.text)
    audio = await chat.send_audio(voice_note("ru"), file_name=FILE_NAME)
    await chat.wait_for(lambda m: m.reply_to == audio.message_id and m.document is not None)
    around.api.revoke_key(KEY)
    await chat.send_voice(voice_note() + b"\0", duration_s=8)
    await chat.wait_for(lambda m: "no longer accepts your key" in m.text)


async def test_no_log_no_file_and_no_message_holds_a_secret(tmp_path: Path) -> None:
    async with world(tmp_path / "data") as around:
        bot = BotProcess(environment(around.settings), tmp_path / "bot.log")
        chat = around.telegram.private_chat(around.telegram.person("Alice", language_code="en"))
        async with bot:
            await chat.say("/start")
            await chat.say(KEY)
            await chat.wait_for(lambda m: "works" in m.text)
            await make_trouble(around, chat)
        token = around.telegram.token
        secrets = [token, token.partition(":")[2], KEY, SAID, PASSWORD, LINK, FILE_NAME, "files/file_"]
        written = {"the log": bot.log().encode()}
        stored = [path for path in (tmp_path / "data").rglob("*") if path.is_file()]
        written |= {path.name: path.read_bytes() for path in stored}
        assert len(written) > 2
        found = [(where, secret) for where, data in written.items() for secret in secrets if secret.encode() in data]
        assert found == []
        spoken = "\n".join(f"{m.text} {m.html}" for m in chat.messages if m.from_bot)
        assert not [secret for secret in (token, KEY, PASSWORD) if secret in spoken]
