"""A group's key: set in private by those who may, never used without being given, never read by anybody."""

import pytest

from sandbox.telegram import Message, PrivateChat, Seat
from tests.conversations.groups.conftest import Choir
from tests.samples import voice_note
from tests.world import KEY

OTHER_KEY = "sk_other_9876543210fedcba"


def payload_of(url: str) -> str:
    return url.partition("?start=")[2]


def link_in(message: Message) -> str:
    """The payload of the link below a message."""
    return next(payload_of(button["url"]) for row in message.buttons for button in row if "url" in button)


async def open_link(choir: Choir, seat: Seat, payload: str) -> PrivateChat:
    """Come to the private chat by a link."""
    chat = choir.private(seat)
    await chat.say(f"/start {payload}")
    return chat


async def hears(chat: PrivateChat, words: str) -> Message:
    return await chat.wait_for(lambda m: m.from_bot and words in m.text)


async def ask_for_key(choir: Choir, seat: Seat) -> Message:
    asked = await seat.say("/key")
    return await choir.group.wait_for(lambda m: m.from_bot and m.reply_to == asked.message_id)


async def set_key(choir: Choir, key: str = KEY) -> None:
    """Ann sets the group's key as one does."""
    chat = await open_link(choir, choir.ann, link_in(await ask_for_key(choir, choir.ann)))
    await hears(chat, "Send me the PolyglotVoice key for Choir")
    await chat.say(key)
    await hears(chat, "Choir has a key now")


async def lend_of(choir: Choir, seat: Seat) -> PrivateChat:
    """A member lends their own key, as far as they can by themselves."""
    chat = await open_link(choir, seat, await choir.is_led(seat, await ask_for_key(choir, seat), "Lend my key"))
    await chat.tap(await hears(chat, "Lend your PolyglotVoice key to Choir?"), "Lend my key")
    return chat


async def has_own_key(choir: Choir, seat: Seat, key: str) -> PrivateChat:
    chat = choir.private(seat)
    await chat.say(key)
    await hears(chat, "works")
    return chat


async def test_an_admin_sets_it_in_private_and_what_waited_goes_on(keyless: Choir) -> None:
    choir = keyless
    await choir.bot_joins()
    choir.api.say("Better late than never.")
    note = await choir.bob.send_voice(voice_note(), duration_s=8)
    await choir.bob.say("/transcribe", reply_to=note)
    asked = await choir.hears("once there is a PolyglotVoice key")
    assert [b["text"] for row in asked.buttons for b in row] == ["Set the key"]
    await set_key(choir)
    answer = await choir.hears("Better late than never.")
    assert answer.reply_to == note.message_id
    await choir.group.wait_until(lambda: asked.text == "The PolyglotVoice key here works." and not asked.buttons)
    welcome = await choir.hears("Hello!")
    assert (welcome.text.splitlines()[1:], welcome.buttons) == ([], [])
    private = choir.private(choir.ann)
    told = await hears(private, "Choir has a key now")
    assert told.text.splitlines()[-1] == "I'm transcribing the 1 recording that waited."
    assert not [m for m in (*choir.group.messages, *private.messages) if KEY in m.text]


async def test_an_anonymous_admin_gets_the_link_by_a_tap(keyless: Choir) -> None:
    choir = keyless
    await choir.bot_joins()
    choir.group.seat(choir.ann.person, admin=True, anonymous=True)
    shown = await ask_for_key(choir, choir.ann)
    assert not [b for row in shown.buttons for b in row if "url" in b]
    chat = await open_link(choir, choir.ann, await choir.is_led(choir.ann, shown, "Set the key"))
    await hears(chat, "Send me the PolyglotVoice key for Choir")
    await chat.say(KEY)
    assert (await hears(chat, "Choir has a key now")).text == "Choir has a key now."


async def test_a_link_serves_nobody_else_and_bears_no_change(keyless: Choir) -> None:
    choir = keyless
    await choir.bot_joins()
    payload = link_in(await ask_for_key(choir, choir.ann))
    changed = payload[:10] + ("A" if payload[10] != "A" else "B") + payload[11:]
    for seat, wrong in ((choir.bob, payload), (choir.ann, changed), (choir.ann, payload[:-4]), (choir.ann, "g_x")):
        chat = await open_link(choir, seat, wrong)
        before = len(chat.messages)
        await chat.wait_until(lambda c=chat, n=before: len(c.messages) > n)  # type: ignore[misc]
        assert "This link no longer works" in chat.messages[-1].text


async def test_rights_are_checked_again_in_private_and_once_more_when_the_key_comes(keyless: Choir) -> None:
    choir = keyless
    await choir.bot_joins()
    payload = await choir.is_led(choir.bob, await ask_for_key(choir, choir.bob), "Set the key")
    chat = await open_link(choir, choir.bob, payload)
    await hears(chat, "Only administrators can do this")
    ann = await open_link(choir, choir.ann, link_in(await ask_for_key(choir, choir.ann)))
    await hears(ann, "Send me the PolyglotVoice key")
    choir.group.demote(choir.ann.person)
    await ann.say(KEY)
    await hears(ann, "Only administrators can do this")
    assert choir.api.requests == []
    assert "No PolyglotVoice key here yet" in (await ask_for_key(choir, choir.ann)).text


async def test_a_key_shown_in_the_group_is_deleted_and_its_owner_told(keyless: Choir) -> None:
    choir = keyless
    await choir.bot_joins(rights=["can_delete_messages"])
    choir.private(choir.bob)
    for words in (f"/key {KEY}", f"here: {KEY}"):
        shown = await choir.bob.say(words)
        await choir.group.wait_until(lambda m=shown: m in choir.group.deleted)  # type: ignore[misc]
    await choir.group.wait_until(lambda: len(choir.group.whispers) == 2)
    assert choir.group.whispers[0].hidden_for_all_but == choir.bob.person.id
    assert "revoke the key" in choir.group.whispers[0].text
    await choir.private(choir.bob).say("/start")
    edited = await choir.bob.say("nothing to see")
    await choir.bob.edit(edited, f"my key is {KEY}")
    await hears(choir.private(choir.bob), "I deleted it")
    assert not [m for m in choir.group.messages if KEY in m.text]
    assert choir.api.requests == []


async def test_where_the_bot_may_not_delete_the_owner_is_told_to(keyless: Choir) -> None:
    choir = keyless
    await choir.bot_joins(rights=None)
    choir.private(choir.bob)
    shown = await choir.bob.say(f"/key@{choir.name} {KEY}")
    warned = await choir.hears("I may not delete it")
    assert warned.reply_to == shown.message_id
    assert KEY not in warned.text
    assert [c.method for c in choir.telegram.refusals] == ["deleteMessage"]
    choir.telegram.refusals.clear()


async def test_a_members_own_key_is_never_used_for_the_group(keyless: Choir) -> None:
    choir = keyless
    await choir.bot_joins()
    await has_own_key(choir, choir.ann, KEY)
    spent = len(choir.api.requests)
    await choir.ann.send_voice(voice_note(), duration_s=8)
    await choir.settled()
    assert len(choir.api.requests) == spent


async def test_an_admin_lends_their_own_key_and_takes_it_back(keyless: Choir) -> None:
    choir = keyless
    await choir.bot_joins()
    await has_own_key(choir, choir.ann, KEY)
    chat = await lend_of(choir, choir.ann)
    await hears(chat, "Choir uses your key now")
    choir.api.say("Sung.")
    await choir.bob.send_voice(voice_note(), duration_s=8)
    await choir.hears("Sung.")
    await chat.say("/lent")
    await chat.tap(await hears(chat, "1 group uses your key"), "Take back from Choir")
    await hears(chat, "You haven't lent your key to any group.")
    assert "No PolyglotVoice key here yet" in (await ask_for_key(choir, choir.bob)).text


async def test_who_has_no_key_yet_gets_one_and_the_errand_goes_on_by_itself(keyless: Choir) -> None:
    choir = keyless
    await choir.bot_joins()
    chat = await lend_of(choir, choir.ann)
    await hears(chat, "Send me one, and I go on.")
    await chat.say("/key")
    await hears(chat, "I work with your PolyglotVoice API key")
    await chat.say(KEY)
    await hears(chat, "Choir uses your key now")
    choir.api.say("Sung.")
    await choir.bob.send_voice(voice_note(), duration_s=8)
    await choir.hears("Sung.")


async def test_a_lent_key_that_is_replaced_serves_on(keyless: Choir) -> None:
    choir = keyless
    choir.api.add_key(OTHER_KEY, account="account-2")
    await choir.bot_joins()
    chat = await has_own_key(choir, choir.ann, KEY)
    await lend_of(choir, choir.ann)
    await hears(chat, "Choir uses your key now")
    choir.api.revoke_key(KEY)
    choir.api.say("After all.")
    note = await choir.bob.send_voice(voice_note(), duration_s=8)
    await choir.hears("no longer accepts the key here")
    await chat.say(f"/key {OTHER_KEY}")
    answer = await choir.hears("After all.")
    assert answer.reply_to == note.message_id
    await chat.say("/lent")
    await hears(chat, "1 group uses your key")


async def test_a_key_that_is_taken_back_is_told_in_the_group(keyless: Choir) -> None:
    choir = keyless
    await choir.bot_joins()
    chat = await has_own_key(choir, choir.ann, KEY)
    for times in (1, 2):
        await lend_of(choir, choir.ann)
        await chat.wait_until(lambda n=times: len([m for m in chat.messages if "Choir uses your key" in m.text]) == n)  # type: ignore[misc]
        await chat.say("/lent")
        asked = chat.messages[-1]
        await chat.wait_until(lambda a=asked: chat.messages[-1] is not a)  # type: ignore[misc]
        await chat.tap(chat.messages[-1], "Take back from Choir")
        await choir.group.wait_until(lambda n=times: len([m for m in choir.said() if "took it back" in m.text]) == n)  # type: ignore[misc]


async def test_a_members_offer_waits_for_an_admin(keyless: Choir) -> None:
    choir = keyless
    await choir.bot_joins()
    await has_own_key(choir, choir.bob, KEY)
    chat = await lend_of(choir, choir.bob)
    await hears(chat, "an administrator must accept")
    offer = await choir.hears("Bob offers their PolyglotVoice key")
    accept = f"g:accept:{choir.bob.person.id}"
    await choir.refuses(choir.bob, offer, accept, "Only administrators")
    assert "No PolyglotVoice key here yet" in (await ask_for_key(choir, choir.bob)).text
    await choir.ann.tap(offer, "Accept")
    await choir.hears("The key works here now")
    assert "The PolyglotVoice key here works" in (await ask_for_key(choir, choir.bob)).text
    await choir.refuses(choir.ann, offer, accept, "while the offer stands")


@pytest.mark.parametrize("way", ["forget", "erase"])
async def test_who_forgets_their_own_key_takes_it_back_everywhere(keyless: Choir, way: str) -> None:
    choir = keyless
    await choir.bot_joins()
    chat = await has_own_key(choir, choir.ann, KEY)
    await lend_of(choir, choir.ann)
    await hears(chat, "Choir uses your key now")
    if way == "forget":
        await chat.say("/key")
        await chat.tap(await hears(chat, "set on"), "Delete")
        await chat.tap(await hears(chat, "Delete the key?"), "Yes, delete it")
        await hears(chat, "The key is deleted")
    else:
        await chat.say("/privacy")
        await chat.tap(await hears(chat, "What I keep of this chat"), "Erase everything")
        await chat.tap(await hears(chat, "Erase this chat's key"), "Yes, erase")
        await hears(chat, "I keep nothing of this chat")
    assert "No PolyglotVoice key here yet" in (await ask_for_key(choir, choir.bob)).text


async def test_a_dead_key_is_told_once_and_a_new_one_lets_all_go_on(keyless: Choir) -> None:
    choir = keyless
    choir.api.add_key(OTHER_KEY, account="account-2")
    await choir.bot_joins()
    await set_key(choir)
    choir.api.revoke_key(KEY)
    choir.api.say("After all.")
    notes = [await choir.bob.send_voice(voice_note() + bytes([n]), duration_s=5) for n in range(2)]
    await choir.hears("then I go on")
    await set_key(choir, OTHER_KEY)
    for note in notes:
        await choir.group.wait_until(lambda n=note: n.reactions == ["👌"])  # type: ignore[misc]
    assert len([m for m in choir.said() if "then I go on" in m.text]) == 1


async def test_a_key_that_works_again_lets_all_go_on_that_wait_for_it(keyless: Choir) -> None:
    choir = keyless
    await choir.bot_joins()
    await set_key(choir)
    chat = await has_own_key(choir, choir.ann, KEY)
    choir.api.revoke_key(KEY)
    choir.api.say("After all.")
    note = await choir.bob.send_voice(voice_note(), duration_s=5)
    await choir.hears("then I go on")
    choir.api.add_key(KEY, account="account-1")
    await chat.say(KEY)
    assert (await choir.hears("After all.")).reply_to == note.message_id


async def test_the_group_reads_once_that_its_keys_plan_is_nearly_used_up(keyless: Choir) -> None:
    choir = keyless
    choir.api.plan.per_day = 10
    await choir.bot_joins()
    await set_key(choir)
    # What the plan allows is known from whoever asks for it: Bob has a key of the same account's, and sees his own.
    bob = await has_own_key(choir, choir.bob, KEY)
    await bob.say("/limits")
    await hears(bob, "of 10 requests")
    for number in range(3):
        note = await choir.bob.send_voice(voice_note() + bytes([number]), duration_s=5)
        await choir.group.wait_for(lambda m, n=note: m.from_bot and m.reply_to == n.message_id)  # type: ignore[misc]
    told = await choir.hears("The key used here has nearly used up today's requests")
    await hears(bob, "Today's requests are nearly used up")
    assert "/limits" not in told.text
    assert told.reply_to is None
    await choir.settled()
    for chat, words in ((choir.group, "used here has nearly used up"), (bob, "are nearly used up")):
        assert len([m for m in chat.messages if m.from_bot and words in m.text]) == 1
    # Ann set the key and uses it nowhere else: she is told nothing.
    assert not [m for m in choir.private(choir.ann).messages if "are used" in m.text]
