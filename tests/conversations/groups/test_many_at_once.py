"""Many notes at once: all answered, in order, within what Telegram allows a group."""

from sandbox.polyglotvoice.speech import Speech
from sandbox.telegram import Message
from tests.conversations.groups.conftest import Choir
from tests.samples import voice_note
from tests.world import until

NOTES = 30


def speak_by_content(choir: Choir) -> None:
    for task in choir.api.tasks.values():
        content = task.media.content or b"\0"
        task.speech = Speech.of(f"Here speaks note {content[-1]:02d}.")


def sends(choir: Choir) -> int:
    return len([c for c in choir.telegram.calls if c.method in ("sendMessage", "sendDocument") and c.status == 200])


async def test_thirty_notes_are_all_answered_in_order_within_the_limit(choir: Choir) -> None:
    choir.telegram.limits_groups = True
    choir.api.hold()
    before = sends(choir)
    notes: list[Message] = []
    for number in range(NOTES):
        notes.append(await choir.bob.send_voice(voice_note() + bytes([number]), duration_s=5))  # noqa: PERF401
    await until(lambda: len(choir.api.tasks) == NOTES)
    speak_by_content(choir)
    choir.api.finish_all()
    await choir.group.wait_until(lambda: all(n.reactions == ["👌"] for n in notes), timeout_s=90)
    told = "\n".join(m.text for m in choir.said())
    places = [told.index(f"Here speaks note {number:02d}.") for number in range(NOTES)]
    assert places == sorted(places)
    assert all(told.count(f"Here speaks note {number:02d}.") == 1 for number in range(NOTES))
    assert sends(choir) - before <= 10
    assert not [c for c in choir.telegram.calls if c.status == 429]
    assert "Bob, " in told


async def test_a_few_are_answered_in_their_order_too(choir: Choir) -> None:
    choir.api.hold()
    notes = [await choir.bob.send_voice(voice_note() + bytes([n]), duration_s=5) for n in range(2)]
    await until(lambda: len(choir.api.tasks) == 2)
    speak_by_content(choir)
    first, second = sorted(choir.api.tasks.values(), key=lambda task: task.speech.text)
    choir.api.finish(second.id)
    await until(lambda: choir.api.count("result") == 1)
    choir.api.finish(first.id)
    await choir.group.wait_until(lambda: all(n.reactions == ["👌"] for n in notes))
    assert [m.reply_to for m in choir.said()] == [n.message_id for n in notes]


async def test_what_outgrows_one_message_comes_as_a_preview_and_a_file(choir: Choir) -> None:
    choir.api.hold()
    notes = [await choir.bob.send_voice(voice_note() + bytes([n]), duration_s=600) for n in range(5)]
    await until(lambda: len(choir.api.tasks) == 5)
    long_text = " ".join(f"Sentence {n} of a long note." for n in range(100))
    for task in choir.api.tasks.values():
        task.speech = Speech.of(long_text)
    choir.api.finish_all()
    await choir.group.wait_until(lambda: all(n.reactions == ["👌"] for n in notes))
    (sent,) = [m for m in choir.group.messages if m.document is not None]
    assert sent.document is not None
    assert sent.document.data.decode().count("Sentence 99 of a long note.") == 5
    assert "<blockquote expandable>" in choir.said()[0].html


async def test_one_that_fails_among_many_is_told_among_them(choir: Choir) -> None:
    choir.api.hold()
    notes = [await choir.bob.send_voice(voice_note() + bytes([n]), duration_s=5) for n in range(5)]
    await until(lambda: len(choir.api.tasks) == 5)
    speak_by_content(choir)
    broken = next(t for t in choir.api.tasks.values() if t.speech.text.endswith("02."))
    choir.api.fail(broken.id, "The audio is corrupt")
    choir.api.finish_all()
    await choir.group.wait_until(lambda: all(n.reactions in (["👌"], ["👎"]) for n in notes))
    assert [n.reactions for n in notes].count(["👎"]) == 1
    assert "The audio is corrupt" in "\n".join(m.text for m in choir.said())


async def test_more_than_one_persons_share_is_one_hint_and_a_reaction_each(choir: Choir) -> None:
    choir.api.hold()
    notes = [await choir.bob.send_voice(voice_note() + bytes([n]), duration_s=5) for n in range(43)]
    await choir.group.wait_until(lambda: [n.reactions for n in notes].count(["👎"]) == 2)
    await choir.group.wait_until(lambda: len(choir.group.whispers) == 1)
    assert choir.group.whispers[0].hidden_for_all_but == choir.bob.person.id
    assert choir.said() == []


async def test_of_an_answer_to_many_each_can_be_had_by_itself_and_all_as_a_file(choir: Choir) -> None:
    choir.api.hold()
    notes = [await choir.bob.send_voice(voice_note() + bytes([n]), duration_s=5) for n in range(5)]
    await until(lambda: len(choir.api.tasks) == 5)
    speak_by_content(choir)
    choir.api.finish_all()
    answer = await choir.hears("Here speaks note 04.")
    await choir.group.wait_until(lambda: all(n.reactions == ["👌"] for n in notes))
    await choir.ann.tap(answer, "Separately: 2. Bob")
    await choir.group.wait_until(lambda: any(m.reply_to == notes[1].message_id for m in choir.said()))
    alone = next(m for m in choir.said() if m.reply_to == notes[1].message_id)
    assert alone.text == "Here speaks note 01."
    await choir.ann.tap(answer, "Files")
    await choir.group.wait_until(lambda: ".txt" in str(answer.buttons))
    await choir.ann.tap(answer, ".txt")
    await choir.group.wait_until(lambda: any(m.document and m.document.name == "Bob.txt" for m in choir.said()))


async def test_one_of_many_is_tried_again_and_the_others_words_stay(choir: Choir) -> None:
    choir.api.hold()
    notes = [await choir.bob.send_voice(voice_note() + bytes([n]), duration_s=5) for n in range(5)]
    await until(lambda: len(choir.api.tasks) == 5)
    speak_by_content(choir)
    broken = next(t for t in choir.api.tasks.values() if t.speech.text.endswith("02."))
    choir.api.fail(broken.id, "A worker died")
    choir.api.finish_all()
    answer = await choir.hears("Here speaks note 04.")
    await choir.group.wait_until(lambda: all(n.reactions in (["👌"], ["👎"]) for n in notes))
    await choir.bob.tap(answer, "Try again: 3")
    await until(lambda: len(choir.api.tasks) == 6)
    speak_by_content(choir)
    choir.api.finish_all()
    await choir.hears("Here speaks note 02.")
    assert answer in choir.group.messages
    assert "Here speaks note 04." in answer.text
