"""Named in a group, the bot serves and answers; what is said to others is left in peace."""

from pathlib import Path

import pytest

from sandbox.polyglotvoice import Upload
from sandbox.telegram import Message
from sandbox.telegram.entities import found_entities
from tests.conversations.groups.conftest import Choir
from tests.samples import voice_note
from tests.world import running, world


async def hears_or_is_told(choir: Choir, words: str) -> None:
    await choir.group.wait_until(lambda: any(words in m.text for m in [*choir.said(), *choir.group.whispers]))


async def test_a_file_is_transcribed_whose_caption_names_it(choir: Choir) -> None:
    choir.api.say("La la la.")
    song = await choir.bob.send_audio(voice_note(), file_name="song.mp3", caption=f"@{choir.name} please")
    assert (await choir.hears("La la la.")).reply_to == song.message_id


async def test_a_question_in_a_topic_is_no_reply_to_the_topics_beginning(choir: Choir) -> None:
    in_topic = choir.group.seat(choir.bob.person, topic=choir.group.open_topic())
    await in_topic.say(f"@{choir.name} what can you do?")
    await hears_or_is_told(choir, "Reply to a recording with /transcribe")


async def test_a_link_is_transcribed_beside_which_it_is_named(choir: Choir) -> None:
    choir.api.say("From a link.")
    said = await choir.bob.say(f"@{choir.name} https://example.com/one.mp4")
    assert (await choir.hears("From a link.")).reply_to == said.message_id


async def test_a_link_in_code_and_one_in_a_recordings_caption_are_links_here_too(choir: Choir) -> None:
    choir.api.say("From the code.")
    text = f"@{choir.name} take https://example.com/two.mp4"
    place = {"offset": text.index("https"), "length": len("https://example.com/two.mp4")}
    mention = {"type": "mention", "offset": 0, "length": len(choir.name) + 1}
    await choir.bob.send_content({"text": text, "entities": [mention, {"type": "code", **place}]})
    await choir.hears("From the code.")
    choir.api.say("From the caption.")
    await choir.bob.send_voice(voice_note(), duration_s=8, caption=f"@{choir.name} https://example.com/three.mp4")
    await choir.group.wait_until(lambda: sum("From the caption." in m.text for m in choir.said()) == 2)


async def test_a_question_is_answered_shortly_and_to_the_one_who_asks(choir: Choir) -> None:
    await choir.bob.say(f"@{choir.name} what can you do?")
    await hears_or_is_told(choir, "/transcribe@")
    assert [m.hidden_for_all_but for m in choir.group.whispers] == [choir.bob.person.id]
    await choir.bob.say(f"@{choir.name} thanks!")
    await choir.settled()
    assert choir.said() == []
    assert len(choir.group.whispers) == 1


async def test_where_it_can_whisper_to_nobody_it_answers_below_the_question(keyless: Choir) -> None:
    await keyless.bot_joins(rights=None)
    asked = await keyless.bob.say(f"/what@{keyless.name}")
    answer = await keyless.hears("I don't know this command")
    assert answer.reply_to == asked.message_id


async def test_who_writes_anonymously_is_answered_in_the_groups_language(tmp_path: Path) -> None:
    async with world(tmp_path / "data") as around:
        group = around.telegram.group("Хор")
        olga, bob = around.telegram.person("Olga", "ru"), around.telegram.person("Bob", "en")
        seat = group.seat(olga, admin=True)
        async with running(around.settings):
            group.add_bot(olga, rights=())
            await group.wait_for(lambda m: m.from_bot and m.text.startswith("Здравствуйте!"))
            for who, words in ((group.seat(bob), "What I can do here"), (seat, "Что я здесь могу"),
                               (group.seat(olga, admin=True, anonymous=True), "Что я здесь могу")):  # fmt: skip
                asked = await who.say("/doctor")
                answer = await group.wait_for(lambda m, a=asked: m.from_bot and m.reply_to == a.message_id)  # type: ignore[misc]
                assert answer.text.startswith(words)
        assert around.telegram.refusals == []


@pytest.mark.parametrize(
    ("adder", "others", "expected"),
    [
        ("fr", ["be", "de", "ru", "de"], "Was ich hier kann"),
        ("fr", ["be", "uz"], "What I can do here"),
        ("fr", ["be", "ru"], "What I can do here"),
        ("kk", ["de", "de"], "Мұнда не істей аламын"),
    ],
)
async def test_a_group_speaks_its_administrators_language_or_most_members(
    adder: str, others: list[str], expected: str, tmp_path: Path
) -> None:
    async with world(tmp_path / "data") as around:
        group, admin = around.telegram.group("Choir"), around.telegram.person("Ann", adder)
        seats = [group.seat(around.telegram.person(f"M{n}", code)) for n, code in enumerate(others)]
        unnamed = group.seat(admin, admin=True, anonymous=True)
        async with running(around.settings):
            group.add_bot(admin, rights=())
            for who, words in [*((seat, "") for seat in seats), (unnamed, expected)]:
                asked = await who.say("/doctor")
                answer = await group.wait_for(lambda m, a=asked: m.from_bot and m.reply_to == a.message_id)  # type: ignore[misc]
                assert answer.text.startswith(words)
        assert around.telegram.refusals == []


async def test_a_message_that_is_edited_to_name_it_is_served_once(choir: Choir) -> None:
    choir.api.say("From a link.")
    said = await choir.bob.say("https://example.com/one.mp4")
    for text in (f"@{choir.name} https://example.com/one.mp4", f"@{choir.name} please: https://example.com/one.mp4"):
        said.content["entities"] = found_entities(text)
        await choir.bob.edit(said, text)
    assert (await choir.hears("From a link.")).reply_to == said.message_id
    await choir.settled()
    assert len(choir.api.tasks) == 1


async def test_the_answer_to_a_message_that_is_edited_is_replaced_where_it_stands(choir: Choir) -> None:
    choir.api.say("The first one.", once=True)

    def words_of(name: str) -> str:
        return f"@{choir.name} https://example.com/{name}.mp4"

    said = await choir.bob.say(words_of("one"))
    answer = await choir.hears("The first one.")
    choir.api.say("The other one.")
    for name, heard in (("two", "The other one."), ("one", "The first one.")):
        said.content["entities"] = found_entities(words_of(name))
        await choir.bob.edit(said, words_of(name))
        await choir.group.wait_until(lambda heard=heard: heard in answer.text)  # type: ignore[misc]
        told = await choir.hears("The message changed, and so did my answer.")
        assert told.reply_to == answer.message_id
    await choir.settled()
    assert choir.api.count("from-url") == 2
    assert sum(m.reply_to == said.message_id for m in choir.said()) == 1


async def test_commands_that_name_it_are_answered(choir: Choir) -> None:
    for command, words in (("history", "in our private chat"), ("limits", "requests"), ("juggle", "don't know this")):
        await choir.bob.say(f"/{command}@{choir.name}")
        await hears_or_is_told(choir, words)
        await choir.bob.say(f"/{command}")
    await choir.settled()
    assert len(choir.group.whispers) + len(choir.said()) == 3


async def test_titles_of_what_was_made_here_are_searched_and_nobody_elses(choir: Choir) -> None:
    media = Upload("Private rehearsal.mp3", "audio/mpeg", 503, "f" * 64, b"ID3" + bytes(500), 95.0)
    choir.api.make_task("account-1", media, is_url=False)
    song = await choir.bob.send_audio(voice_note(), file_name="Our rehearsal.ogg")
    await choir.ann.say(f"/transcribe@{choir.name}", reply_to=song)
    await choir.group.wait_for(lambda m: m.from_bot and m.reply_to == song.message_id)
    await choir.ann.say(f"/history@{choir.name} rehearsals")
    await hears_or_is_told(choir, "rehearsals: 1 task")
    (told,) = [m.text for m in (*choir.group.whispers, *choir.said()) if "rehearsals: 1 task" in m.text]
    assert "Our rehearsal" in told
    assert "Private" not in told


async def test_a_recording_is_converted_where_somebody_asks(choir: Choir) -> None:
    song = await choir.bob.send_audio(voice_note(), file_name="song.ogg")
    await choir.ann.say(f"/convert@{choir.name} to mp3", reply_to=song)
    sent = await choir.group.wait_for(lambda m: m.document is not None)
    assert sent.document is not None
    assert sent.document.name.endswith(".mp3")
    await choir.ann.say("/convert", reply_to=song)
    keyboard = await choir.hears("format")
    await choir.ann.tap(keyboard, "WAV")
    await choir.group.wait_for(lambda m: _is_file(m, ".wav"))


async def test_who_may_not_ask_for_files_converts_none(choir: Choir) -> None:
    await choir.ann.say("/settings")
    view = await choir.hears("Voice notes")
    await choir.chooses(choir.ann, view, "set:who_asks:admins")
    song = await choir.bob.send_audio(voice_note(), file_name="song.ogg")
    await choir.bob.say("/convert mp3", reply_to=song)
    await hears_or_is_told(choir, "Files and links are for administrators here")
    assert choir.api.requests == []


def _is_file(message: Message, ending: str) -> bool:
    return message.document is not None and message.document.name.endswith(ending)


async def test_called_by_its_name_it_answers_from_what_is_the_case(choir: Choir) -> None:
    choir.api.hold()
    await choir.bob.send_voice(voice_note(), duration_s=8)
    for said, words in (
        (f"@{choir.name}", "/transcribe@"), (f"@{choir.name}, hello", "/transcribe@"),
        (f"@{choir.name} why so long?", "1 recording is under way"), (f"@{choir.name} is it free", "I'm free"),
        (f"@{choir.name} who reads this?", "/privacy"),
    ):  # fmt: skip
        before = len(choir.group.whispers)
        await choir.bob.say(said)
        await choir.group.wait_until(lambda n=before, w=words: any(w in m.text for m in choir.group.whispers[n:]))  # type: ignore[misc]
    told = len(choir.group.whispers)
    for said in (f"I asked @{choir.name} for a file again", f"@{choir.name} and I sing", f"@{choir.name} thanks"):
        await choir.ann.say(said)
    await choir.settled()
    assert len(choir.group.whispers) == told
    choir.api.finish_all()


@pytest.mark.parametrize("wish", ["speak German", "говори по-русски"])
async def test_a_wished_language_is_where_the_group_chooses_it(choir: Choir, wish: str) -> None:
    await choir.bob.say(f"@{choir.name} {wish}")
    await choir.group.wait_until(
        lambda: any("The language here is in /settings" in m.text for m in choir.group.whispers)
    )


async def test_whose_key_works_here_is_said_where_it_is_the_owners(choir: Choir) -> None:
    await choir.bob.say(f"/key@{choir.name}")
    await choir.hears("The bot owner's key works here.")
