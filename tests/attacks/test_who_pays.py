"""Who wants more of somebody else's plan than is given to them."""

from pathlib import Path

from pydantic import SecretStr

from bot.telegram.callbacks import JobAction
from sandbox.telegram.world import data_of
from tests.conversations.conftest import Talk
from tests.samples import voice_note
from tests.world import KEY, running, until, world


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
            await talk.hears("I am connected to your account")
            for number in range(30):
                await letters.send_voice(voice_note() + bytes([number]), duration_s=4)
            other = around.telegram.business_chat(ann, around.telegram.person("Carol", "en"))
            other.connect()
            await until(lambda: sum("I am connected" in m.text for m in talk.chat.messages) == 2)
            await other.send_voice(voice_note() + b"carol", duration_s=4)
            await until(lambda: len(talk.api.tasks) == 3)
            await talk.chat.say("/help")
            await talk.hears("Send me, for example")
            assert talk.calls("upload") == 3
