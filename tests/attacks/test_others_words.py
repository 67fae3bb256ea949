"""Who has somebody else say what they may not say themselves: by a forward, by a name, by a link that says more."""

from sandbox.telegram import Message
from tests.conversations.conftest import Talk
from tests.conversations.operators.test_rules import House, closed, shared  # noqa: F401 - the fixtures
from tests.samples import voice_note
from tests.world import KEY, until

EVIL_ID = 666_000


async def test_an_order_in_what_an_operator_forwards_is_not_carried_out(shared: House) -> None:  # noqa: F811
    for order in (f"/allow {EVIL_ID}", f"/ban {shared.choir.ann.person.id}", "/pause", "/budget people 9m/day"):
        forwarded = await shared.olga.forward(await shared.eves.say(order))
        await shared.answered(forwarded)
    by_a_bot = {"id": 99, "is_bot": True, "first_name": "Gifs", "username": "gifs_bot"}
    text = f"/allow {EVIL_ID}"
    entities = [{"type": "bot_command", "offset": 0, "length": 6}]
    await shared.answered(await shared.olga.send_content({"text": text, "entities": entities, "via_bot": by_a_bot}))
    rules = await shared.orders("/allow")
    assert str(EVIL_ID) not in rules
    assert str(shared.choir.ann.person.id) not in rules
    assert "9" not in (await shared.orders("/budget")).partition("\n\n")[0]
    assert "no pause" in (await shared.orders("/resume")).lower()
    # What was forwarded still shows whom an order of one's own is about.
    assert "Eve" in await shared.orders("/ban", reply_to=forwarded)


async def test_a_forwarded_word_stops_nothing_and_changes_no_language(talk: Talk) -> None:
    await talk.begin()
    talk.api.say("It went on.")
    talk.api.hold()
    await talk.chat.send_voice(voice_note(), duration_s=8)
    await until(lambda: len(talk.api.tasks) == 1)
    bob = talk.telegram.person("Bob", "en")
    for words in ("stop", "/cancel", "speak German", "settings", "/start", "/privacy"):
        said = Message(0, 0, from_bot=False, text=words, content={"text": words}, author=bob)
        await talk.chat.forward(said)
    talk.api.finish_all()
    await talk.hears("It went on.")
    await talk.chat.say("/help")
    await talk.hears("/export")
    assert not any(words in m.text for m in talk.chat.messages for words in ("Stopped", "Ab jetzt", "Settings"))


async def test_who_calls_themselves_by_anothers_at_name_is_not_allowed_in_their_place(closed: House) -> None:  # noqa: F811
    for name in ("@dora_of_old", "https://t.me/dora_of_old"):
        evil = closed.around.telegram.private_chat(closed.around.telegram.person(name, "en"))
        await evil.say("/start")
        await evil.wait_for(lambda m: m.from_bot)
        assert "I have seen nobody called so" in await closed.orders(f"/allow {name}")
    assert "Nobody is allowed" in await closed.orders("/allow")


async def test_a_stranger_gets_no_further_by_a_link_that_says_more(closed: House) -> None:  # noqa: F811
    before = len(closed.around.api.requests)
    for said in (f"/start x_ {KEY}", f"/start x_\n{KEY}", f"/start x_{KEY}", f"/start x_a sk_ {KEY[3:]}"):
        await closed.eves.say(said)
    await closed.orders("/stats")
    told = [m.text for m in closed.eves.messages if m.from_bot]
    assert not [text for text in told if "private" not in text and "no longer works" not in text]
    assert closed.around.api.requests[before:] == []
    guests = closed.around.telegram.guest_chat()
    query = guests.call(closed.eve, await closed.choir.bob.say("Hm"), f"/start x_ @{closed.choir.name}")
    await closed.orders("/stats")
    assert guests.answer_to(query) is None
