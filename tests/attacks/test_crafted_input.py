"""What Telegram hands on as it was crafted: names, texts, entities, file names, buttons, links to /start."""

import re
import socket
from collections import Counter
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from prometheus_client.parser import text_string_to_metric_families

from tests.conversations.conftest import Talk
from tests.conversations.operators.test_metrics import get, served  # noqa: F401 - the fixture
from tests.faults.campaign import Campaign, campaign
from tests.samples import voice_note
from tests.world import KEY, running, world

FORGED = "2026-01-01 00:00:00,000 CRITICAL bot: forged"
UNSEEN = "\u202egnp.exe\u2066\u200b\u200f\x1b[31m"
NAMES = (
    "../../../etc/passwd.ogg",
    "..\\..\\boot.ini.ogg",
    f"a\r\n{FORGED}\r\n.ogg",
    'x.ogg"\r\nContent-Disposition: form-data; name="api_key"\r\n\r\nsk_evil_0123456789abcdef\r\n.ogg',
    f"{UNSEEN}.ogg",
    "\x00nul\x00.ogg",
    "<b>bold</b>&amp;{title}.ogg",
    "n" * 4000 + ".ogg",
    "\U0001f600" * 300 + ".ogg",
    "",
    ".",
    "CON.ogg",
    "\ud83d.ogg",
)
ODD = re.compile(r"[\x00-\x1f/\\\\\u202a-\u202e\u2066-\u2069\u200b\u200f]")
FORGED_TAPS = (
    "job:cancel:1:",
    "job:afresh:99999999999999999-9-9:",
    "job:srt:0:",
    "card:redo:AAAAAAAAAAAA:",
    "convert:x:mp3",
    "set:speech_language:../x",
    "set:__class__:x",
    "key:swap",
    "errand:own:-1",
    "g:accept:1",
    "retry:go:999999",
    "broadcast:all:AAAAAAAAAAAA",
    "stats:again",
    "probe:go",
    "find:////",
    "find:_w",
    "\x00",
    "a" * 64,
)
PAYLOADS = ("key", "key-", "own-1", "lend_" + "9" * 58, "..", "a" * 64, "²", "%0a", "task_" + "f" * 24)


@pytest.fixture
async def ground(tmp_path: Path) -> AsyncIterator[Campaign]:
    """A bot of its own, whose log can be read."""
    async with campaign(tmp_path, embedded=True) as around:
        bot = await around.started()
        yield around
        assert await bot.stop() == 0
        assert around.telegram.refusals == []
        assert [line for line in around.output().splitlines() if line.startswith(FORGED[:10])] == []
        assert "Traceback" not in around.output()
        assert "Unforeseen" not in around.output()
        assert "ERROR" not in around.output()
        assert around.told_secrets() == []


async def test_file_names_leave_their_place_neither_there_nor_here(ground: Campaign) -> None:
    (chat,) = await ground.chats(1)
    api, before = ground.world.api, len(ground.world.api.requests)
    notes = [await chat.send_audio(voice_note() + bytes([n]), file_name=name) for n, name in enumerate(NAMES)]
    for note in notes:
        await chat.wait_for(
            lambda m, n=note: m.from_bot and m.reply_to == n.message_id and m.document is not None,  # type: ignore[misc]
            timeout_s=60.0,
        )
    uploads = [r for r in api.requests[before:] if r.endpoint == "upload"]
    assert len(uploads) == len(NAMES)
    assert all(r.complete and r.key == ground.keys[chat.id] for r in uploads)
    named = [r.about for r in uploads] + [m.document.name for m in chat.messages if m.from_bot and m.document]
    assert not [name for name in named if ODD.search(name) or len(name.encode()) > 255 or name.startswith(".")]
    assert not [name for name in named if "sk_evil" in name]


async def test_names_of_people_and_texts_turn_nothing_around(ground: Campaign) -> None:
    name = f"{UNSEEN}</b><a href='tg://user?id=1'>x</a>\n{FORGED}"
    mallory = ground.telegram.person(name, language_code="en")
    chat = ground.telegram.private_chat(mallory)
    ground.world.api.add_key(KEY, account="account-1")
    await ground.give_key(chat, KEY)
    await chat.wait_for(lambda m: m.from_bot and "works" in m.text)
    ground.world.api.say(f"{UNSEEN}<tg-spoiler>said</tg-spoiler> {{title}} &lt;b&gt;")
    many = [{"type": "text_link", "offset": n % 40, "length": 2, "url": "tg://resolve?domain=x"} for n in range(4000)]
    odd = [{"type": "text_link", "offset": 10**9, "length": 10**9, "url": "http://[::"}, *many]
    entities: dict[str, object] = {"caption": "\u200b\u202e" * 300, "caption_entities": odd}
    beside = {**entities, "forward_origin": {"type": "hidden_user", "date": 1, "sender_user_name": name}}
    for number, around in enumerate((None, entities, beside)):
        note = await chat.send_voice(voice_note() + bytes([number]), duration_s=4, beside=around)
        answer = await chat.wait_for(
            lambda m, n=note: m.from_bot and m.reply_to == n.message_id and "said" in m.text,  # type: ignore[misc]
            timeout_s=60.0,
        )
        assert "<tg-spoiler>said</tg-spoiler>" in answer.text, "what was said stays text"
        assert "\u202e" not in answer.text
    assert not [e for m in chat.messages if m.from_bot for e in m.entities if "tg://" in str(e)]


async def test_crafted_links_commands_and_messages_are_answered_and_cost_nothing(ground: Campaign) -> None:
    (chat,) = await ground.chats(1)
    before = len(ground.world.api.requests)
    for payload in PAYLOADS:
        await chat.say(f"/start {payload}")
    for text in (
        f"/find {'(a+)+$' * 600}",
        "/find \u202e\u200b",
        f"/history {'9' * 3000}",
        "/" + "x" * 4000,
        "\u200b" * 4096,
    ):
        await chat.say(text)
    for content in (
        {"contact": {"phone_number": KEY, "first_name": KEY, "vcard": "BEGIN:VCARD\r\n" * 200}},
        {"poll": {"id": "1", "question": KEY, "options": [{"text": KEY, "voter_count": 0, "persistent_id": "0"}],
                  "total_voter_count": 0, "is_closed": False, "is_anonymous": True, "type": "regular",
                  "allows_multiple_answers": False}},
        {"venue": {"location": {"latitude": 1e308, "longitude": -1}, "title": KEY, "address": KEY}},
        {"text": "x", "entities": [{"type": "pre", "offset": -1, "length": -5, "language": KEY}]},
    ):  # fmt: skip
        await chat.send_content(content)
    shown = await chat.wait_for(lambda m: m.from_bot)
    for data in FORGED_TAPS:
        await chat.backend.tap(shown, data, chat.person)
    asked = await chat.say("/cancel")
    await chat.wait_for(lambda m: m.from_bot and m.message_id > asked.message_id and "under way" in m.text)
    assert [r.endpoint for r in ground.world.api.requests[before:] if r.key == KEY or r.endpoint == "upload"] == []
    # What a forged tap would change in a message without buttons is as it was.
    assert {call.method for call in ground.telegram.refusals} <= {"editMessageReplyMarkup", "editMessageText"}
    ground.telegram.refusals.clear()


async def test_a_name_that_leads_elsewhere_once_it_was_checked_is_not_handed_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    resolve, asked = socket.getaddrinfo, Counter[str]()

    def getaddrinfo(host: str, *args: object, **options: object) -> object:
        if not host.endswith("example.org"):
            return resolve(host, *args, **options)  # type: ignore[arg-type]
        asked[host] += 1
        address = "93.184.216.34" if asked[host] == 1 else "127.0.0.1"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 0))]

    monkeypatch.setattr("socket.getaddrinfo", getaddrinfo)
    async with world(tmp_path / "data") as around, running(around.settings):
        mallory = around.telegram.person("Mallory", "en")
        talk = Talk(around, mallory, around.telegram.private_chat(mallory))
        await talk.begin()
        link = await talk.chat.say("https://rebinds.example.org:8081/bot/getFile")
        answer = await talk.gets_answer_to(link)
        assert "private" in (await talk.hears("private")).text, answer.text
        assert asked["rebinds.example.org"] == 2, "when it was sent, and once more when it would have been handed on"
        assert talk.calls("from-url") == talk.calls("validate-url") == 0


async def test_no_name_or_title_stands_in_the_metrics_and_an_id_of_an_error_opens_nothing(
    served: tuple[Talk, str],  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    talk, url = served
    await talk.begin()
    wrong = f'Bad Request: wrong file_id or the file is temporarily unavailable"}} 1\nevil{{mallory="{KEY}"}} 1'
    talk.telegram.fail("getFile", status=400, description=wrong, times=10)
    evil = talk.telegram.person('Mallory"} 1\nevil{who="', "en")
    group = talk.telegram.group('Evil"} 1\nevil{title="\\', kind="supergroup")
    group.seat(evil, admin=True)
    group.add_bot(evil, rights=[])
    await group.wait_for(lambda m: m.from_bot)
    note = await talk.chat.send_audio(voice_note(), file_name='a"} 1\nevil{file="x.ogg')
    assert (await talk.hears("Telegram no longer has this file")).reply_to == note.message_id
    await talk.is_done()
    _, text = await get(f"{url}/metrics")
    families = list(text_string_to_metric_families(text))
    labels = {value for family in families for sample in family.samples for value in sample.labels.values()}
    assert not [word for word in labels if re.search(r"(?i)evil|mallory|alice|sk_|\d{6}", word)]
    assert not [family.name for family in families if "evil" in family.name]

    async def broken(*_: object) -> None:
        raise RuntimeError("what nobody foresaw")

    monkeypatch.setattr("bot.library.history.History.page", broken)
    await talk.chat.say("/history")
    error_id = (await talk.hears("went wrong")).text
    found = re.search(r"[0-9a-f]{8}", error_id)
    assert found is not None
    mallory = talk.telegram.private_chat(evil)
    for ask in ("/start {}", "/doctor {}", "/find {}", "/retry {}", "/usage {}", "{}", "/export {}"):
        asked = await mallory.say(ask.format(found[0]))
        await mallory.wait_for(lambda m, n=asked.message_id: m.from_bot and m.message_id > n)  # type: ignore[misc]
    told = " ".join(m.text for m in mallory.messages if m.from_bot)
    assert not re.search(r"Alice|foresaw|RuntimeError|went wrong", told)
