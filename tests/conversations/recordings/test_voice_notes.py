"""The main thing: a voice note in, its transcript out."""

from tests.conversations.conftest import Talk, needs_times
from tests.samples import voice_note
from tests.world import until


async def choose_the_services_subtitles(talk: Talk) -> None:
    await talk.chat.say("/settings")
    settings = await talk.hears("Settings")
    await talk.chat.tap(settings, "Subtitles by: This bot")
    await talk.chat.wait_until(lambda: "✓ This bot" in str(settings.buttons))
    await talk.chat.tap(settings, "PolyglotVoice")
    await talk.chat.wait_until(lambda: "Subtitles by: PolyglotVoice" in str(settings.buttons))


async def test_a_voice_note_comes_back_as_text_and_subtitles(talk_in_every_dialect: Talk) -> None:
    talk = talk_in_every_dialect
    await talk.begin()
    talk.api.say("Bring the blue folder tomorrow.")
    note = await talk.chat.send_voice(voice_note(), duration_s=8)
    answer = await talk.hears("Bring the blue folder tomorrow.")
    assert answer.reply_to == note.message_id
    subtitles = await talk.gets_file(".srt")
    assert b"-->" in subtitles.data
    assert b"Bring the blue folder" in subtitles.data
    await until(lambda: not [m for m in talk.chat.messages if "Transcribing" in m.text or "Got it" in m.text])
    assert list(talk.api.uploads_by_name.values()) == [1]


async def test_who_wants_the_services_own_subtitles_gets_its_very_bytes(talk: Talk) -> None:
    await talk.begin()
    await choose_the_services_subtitles(talk)
    await talk.chat.send_voice(voice_note(), duration_s=8)
    subtitles = await talk.gets_file(".srt")
    own = talk.api.srt_of(next(iter(talk.api.tasks)))
    # A service that a report tells of may have none; they are built then.
    assert (subtitles.data == own) is talk.api.dialect.has_srt


@needs_times
async def test_a_note_costs_an_upload_a_look_and_its_result(talk: Talk) -> None:
    await talk.begin()
    tried = len(talk.api.requests)
    await talk.chat.send_voice(voice_note(), duration_s=8)
    await talk.gets_file(".srt")
    assert [request.endpoint for request in talk.api.requests[tried:]] == ["upload", "task", "result"]


async def test_a_long_note_comes_as_a_folded_preview_with_both_files(talk: Talk) -> None:
    await talk.begin()
    long_text = " ".join(f"This is sentence number {n} of a very long message." for n in range(400))
    talk.api.say(long_text)
    await talk.chat.send_voice(voice_note(), duration_s=1800)
    preview = await talk.hears("This is sentence number 0")
    assert "<blockquote expandable>" in preview.html
    await talk.gets_file(".srt")
    text_file = await talk.gets_file(".txt")
    assert " ".join(text_file.data.decode().split()) == long_text


async def test_text_with_markup_and_emoji_arrives_as_it_was_said(talk_in_every_dialect: Talk) -> None:
    talk = talk_in_every_dialect
    await talk.begin()
    said = 'Use <b> & "quotes" – 👩‍👩‍👧 okay? </blockquote>'
    talk.api.say(said)
    await talk.chat.send_voice(voice_note(), duration_s=3)
    answer = await talk.hears("Use <b>")
    assert answer.text == said


async def test_silence_is_said_to_be_silence(talk: Talk) -> None:
    await talk.begin()
    talk.api.say("", segments=[])
    await talk.chat.send_voice(voice_note(), duration_s=3)
    await talk.hears("I heard no speech")


@needs_times
async def test_the_same_file_again_is_answered_from_before_and_can_be_done_afresh(talk: Talk) -> None:
    await talk.begin()
    talk.api.say("The first answer.")
    first = await talk.chat.send_voice(voice_note(), duration_s=8)
    await talk.gets_file(".srt")
    await talk.is_done()
    made = len(talk.api.requests)
    again = await talk.chat.forward(first)
    answer = await talk.chat.wait_for(lambda m: m.from_bot and m.reply_to == again.message_id and "first" in m.text)
    await talk.chat.wait_for(lambda m: m.reply_to == again.message_id and m.document is not None)
    assert len(talk.api.requests) == made
    talk.api.say("A fresh answer.")
    await talk.is_done()
    await talk.chat.tap(answer, "Again")
    await talk.chat.wait_until(lambda: "↻ 1 attempt, 1 min, 3 requests" in str(answer.buttons))
    await talk.chat.tap(answer, "↻ 1 attempt, 1 min, 3 requests")
    await talk.hears("A fresh answer.")
