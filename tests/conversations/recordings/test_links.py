"""Links: what is behind one stands in the status, and several are answered in their order."""

from tests.conversations.conftest import Talk
from tests.world import until


def tasks_by_link(talk: Talk) -> dict[str, str]:
    """The id of each link's task."""
    return {task.name.rpartition("/")[2]: task.id for task in talk.api.tasks.values()}


async def test_title_and_length_are_shown_while_a_link_is_worked_on(talk_in_every_dialect: Talk) -> None:
    talk = talk_in_every_dialect
    await talk.begin()
    talk.api.hold()
    await talk.chat.say("https://example.com/talk.mp4")
    dialect = talk.api.dialect
    title = "A talk" if dialect.link_title is not None else "example.com/talk.mp4"
    length = " · 1 min 1 sec" if dialect.link_duration is not None else ""
    status = await talk.chat.wait_for(lambda m: m.from_bot and f"{title}{length}\n" in m.text)
    assert status.buttons[0][0]["text"] == "Cancel"
    talk.api.finish_all()
    subtitles = await talk.gets_file(".srt")
    assert subtitles.name.startswith("A talk" if dialect.link_title is not None else "example.com talk")
    await talk.chat.wait_until(lambda: status not in talk.chat.messages)


async def test_a_quick_link_waits_for_the_slow_one_before_it(talk_in_every_dialect: Talk) -> None:
    talk = talk_in_every_dialect
    await talk.begin()
    talk.api.hold()
    for name in ("one", "two", "three"):
        talk.api.say(f"Said in {name}.", file_name=f"{name}.mp4")
    talk.api.refuse_url("https://example.com/gone.mp4", "This video is private")
    links = " ".join(f"https://example.com/{name}.mp4" for name in ("one", "gone", "two", "three"))
    asked = await talk.chat.say(f"{links} http://127.0.0.1/local.mp4")
    await until(lambda: len(talk.api.tasks) == 3)
    tasks = tasks_by_link(talk)
    talk.api.finish(tasks["three.mp4"])
    talk.api.finish(tasks["two.mp4"])
    await until(lambda: talk.calls("result") == 2)
    assert not [m for m in talk.chat.messages if "Said in" in m.text or "private" in m.text]
    talk.api.finish(tasks["one.mp4"])
    await talk.hears("private address")
    order = ("Said in one.", "This video is private", "Said in two.", "Said in three.", "private address")
    heard = [m.text for m in talk.chat.messages if m.from_bot and m.reply_to == asked.message_id and not m.document]
    found = [words for text in heard for words in order if words in text]
    assert found == list(order)


async def test_a_cancelled_link_holds_up_nobody(talk: Talk) -> None:
    await talk.begin()
    talk.api.hold()
    talk.api.say("Said in the second.", file_name="two.mp4")
    await talk.chat.say("https://example.com/one.mp4 https://example.com/two.mp4")
    await until(lambda: len(talk.api.tasks) == 2)
    talk.api.finish(tasks_by_link(talk)["two.mp4"])
    await talk.chat.say("/cancel")
    choice = await talk.hears("2 recordings are under way")
    await talk.chat.tap(choice, "example.com/one.mp4")
    await talk.hears("Said in the second.")


async def test_more_links_than_five_are_said_to_be_too_many(talk: Talk) -> None:
    await talk.begin()
    await talk.chat.say(" ".join(f"https://example.com/{n}.mp4" for n in range(6)))
    await talk.hears("I took the first 5 links")
    await talk.chat.wait_until(lambda: len([m for m in talk.chat.messages if m.document is not None]) == 5)


async def test_a_forwarded_post_with_no_link_but_in_its_buttons_is_taken_for_that_one(talk: Talk) -> None:
    await talk.begin()
    talk.api.say("Said behind the button.")
    buttons = [
        {"text": "Watch", "url": "https://example.com/talk.mp4"}, {"text": "Subscribe", "url": "https://t.me/news"},
    ]  # fmt: skip
    channel = {"id": -1001234567890, "type": "channel", "title": "News"}
    origin = {"type": "channel", "date": 1_778_332_800, "chat": channel, "message_id": 5}
    post = {"text": "A new talk is out!", "forward_origin": origin, "reply_markup": {"inline_keyboard": [buttons]}}
    await talk.chat.send_content(post)
    await talk.hears("Said behind the button.")
    await talk.chat.send_content(post | {"reply_markup": {"inline_keyboard": [buttons[1:]]}})
    await talk.hears("Send me a voice note")
    assert len(talk.api.tasks) == 1
