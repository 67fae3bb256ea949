"""`python -m bot doctor --live`, as a person runs it: asked first, told in shapes, stopped at will."""

import asyncio
import contextlib
import json
import os
import re
import signal
import sys
from collections.abc import AsyncIterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from bot.doctor.live import SAMPLE_WORDS
from bot.settings import Settings
from sandbox.polyglotvoice import DIALECTS, Dialect, PolyglotVoiceStandIn, html_answer, json_answer, read_report
from sandbox.telegram import Message, PrivateChat
from tests.conversations.operators.test_operators import follows
from tests.reports import LINK
from tests.samples import voice_note
from tests.world import KEY, REPLAYED, running, until, world

ROOT = Path(__file__).resolve().parents[3]
SAID = "Ocelots juggle velvet quinces before breakfast"


@contextlib.asynccontextmanager
async def service(dialect: str = "plain") -> AsyncIterator[PolyglotVoiceStandIn]:
    async with PolyglotVoiceStandIn(dialect=DIALECTS[dialect], task_s=0.5) as api:
        api.add_key(KEY, account="account-1")
        api.say(SAID)
        yield api


@contextlib.asynccontextmanager
async def doctor(url: str, folder: Path, *options: str, **more: str) -> AsyncIterator[asyncio.subprocess.Process]:
    """The command on its own, without a bot's token; its key is the operator's unless `more` says otherwise."""
    own = {name.upper() for name in Settings.model_fields}
    rest = {name: value for name, value in os.environ.items() if name.upper() not in own}
    settings = {"POLYGLOTVOICE_API_URL": url, "POLYGLOTVOICE_API_KEY": KEY, "DATA_DIR": str(folder / "data"), **more}
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "doctor", "--live", *options,
        cwd=folder, env={**rest, **settings, "PYTHONPATH": str(ROOT)}, stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    try:
        yield child
    finally:
        if child.returncode is None:
            child.kill()
            await child.wait()


async def told(
    url: str, folder: Path, answers: str, *options: str, **more: str
) -> tuple[int, str, Mapping[str, object] | None]:
    """Run it with these answers: its exit code, what it printed, the report that it wrote."""
    async with doctor(url, folder, *options, **more) as child, asyncio.timeout(120):
        said, complaints = await child.communicate(answers.encode())
    assert complaints == b""
    return child.returncode or 0, said.decode(), written(folder)


def written(folder: Path) -> Mapping[str, object] | None:
    """The only report there, without anything that must not be in it."""
    paths = list((folder / "data").glob("*.json"))
    if not paths:
        return None
    (path,) = paths
    text = path.read_text("utf-8")
    assert_tells_nothing(text)
    found: Mapping[str, object] = json.loads(text)
    return found


def assert_tells_nothing(text: str) -> None:
    folded = text.casefold()
    for hidden in (KEY, KEY.removeprefix("sk_"), "probe.ogg", "media.example", "hidden"):
        assert hidden.casefold() not in folded, hidden
    assert not set(re.findall(r"\w{4,}", f"{SAID} {SAMPLE_WORDS}".casefold())) & set(re.findall(r"\w+", folded))


@pytest.mark.parametrize("dialect", ["plain", "nested", "segments only", "downloads only"])
async def test_it_says_the_price_asks_walks_through_and_writes_a_report(dialect: str, tmp_path: Path) -> None:
    async with service(dialect) as api:
        code, said, report = await told(api.url, tmp_path, "y\n", "--link", LINK)
        ids = list(api.tasks)
    assert code == 0, said
    price, _, findings = said.partition("Go on?")
    assert "requests: 14 at least, 48 at most" in price
    assert "transcription attempts: 2" in price
    assert "audio: 6 seconds" in price
    assert 14 <= len(api.requests) <= 48
    assert {request.endpoint for request in api.requests} == {
        "documentation", "validate-url", "from-url", "upload", "list", "task", "result", "download", "source",
        "convert-audio",
    }  # fmt: skip
    assert len(ids) == 2
    assert report is not None
    for row in ("status names", "list shape", "result shape", "rate_limits shape", "convert-audio's form"):
        assert f"• {row}" in findings
    assert f"status: {DIALECTS[dialect].done}" in findings
    assert "the bytes that were sent" in findings
    assert_tells_nothing(said.replace(api.url, ""))
    for task_id in ids:
        assert task_id not in said + json.dumps(report)
    (path,) = (tmp_path / "data").glob("*.json")
    assert str(path) in said
    assert read_report(path).done == DIALECTS[dialect].done


@pytest.mark.parametrize("answers", ["n\n", "\n", ""])
async def test_nothing_is_sent_without_a_yes(answers: str, tmp_path: Path) -> None:
    async with service() as api:
        code, said, report = await told(api.url, tmp_path, answers)
    assert code != 0
    assert "Nothing was sent." in said
    assert (api.requests, report) == ([], None)


async def test_a_key_is_asked_for_where_there_is_none(tmp_path: Path) -> None:
    async with service() as api:
        code, said, report = await told(api.url, tmp_path, f"{KEY}\ny\n", POLYGLOTVOICE_API_KEY="")
    assert (code, report is not None) == (0, True)
    assert KEY not in said


async def test_a_refused_key_is_a_sentence_and_ends_it(tmp_path: Path) -> None:
    async with service() as api:
        api.revoke_key(KEY)
        code, said, report = await told(api.url, tmp_path, "y\n")
    assert code == 1
    assert "The service refuses the key" in said
    assert report is not None
    assert len(api.requests) == 1


async def test_one_endpoint_s_failure_is_a_sentence_and_the_others_are_tried(tmp_path: Path) -> None:
    async with service() as api:
        api.answer_with(html_answer(502, "Bad gateway"), "list")
        api.trouble("reset", "convert-audio", times=None)
        api.trouble("nonsense", "documentation", times=None)
        code, said, report = await told(api.url, tmp_path, "y\n")
    assert code == 0
    assert said.count("no usable answer") == 3
    assert "a text; segments: " in said
    assert report is not None


async def test_a_service_that_can_not_be_reached_is_a_sentence(tmp_path: Path) -> None:
    code, said, report = await told("http://127.0.0.1:9/api/v1", tmp_path, "y\n")
    assert "no answer came" in said
    assert "PolyglotVoice did not answer: is POLYGLOTVOICE_API_URL right" in said
    assert (said.count("… "), "Requests sent: 0." in said) == (2, True)
    assert (code, report is not None) == (1, True)


@pytest.mark.parametrize(
    ("status", "words", "why"),
    [
        (402, "No attempts left", "the plan's attempts are used up"),
        (400, "Audio file is too short. Minimum audio length is 10 seconds.", "the sample is too short for it"),
    ],
)
async def test_a_sample_that_is_refused_is_a_sentence(status: int, words: str, why: str, tmp_path: Path) -> None:
    async with service() as api:
        api.answer_with(json_answer({"detail": words}, status), "upload")
        code, said, report = await told(api.url, tmp_path, "y\n")
    assert (code, api.tasks) == (1, {})
    assert f"No task was made (refused: {why}), so only a part was tried." in said
    assert report is not None


async def test_ctrl_c_stops_it_and_what_was_learned_is_kept(tmp_path: Path) -> None:
    async with service() as api:
        api.hold()
        async with doctor(api.url, tmp_path) as child, asyncio.timeout(120):
            assert child.stdin is not None
            child.stdin.write(b"y\n")
            await api.received(5)
            child.send_signal(signal.SIGINT)
            said, complaints = await child.communicate()
    assert (child.returncode, complaints) == (130, b"")
    assert "It was stopped." in said.decode()
    report = written(tmp_path)
    assert report is not None
    assert report["ended"] == "It was stopped."


@contextlib.asynccontextmanager
async def operator(
    folder: Path, dialect: Dialect | None = None
) -> AsyncIterator[tuple[PolyglotVoiceStandIn, PrivateChat, PrivateChat]]:
    """The service, and the chats of Olga, who runs the bot, and of Alice, who uses it."""
    async with world(folder, dialect) as around:
        people = (around.telegram.person(name, language_code="en") for name in ("Olga", "Alice"))
        olga, alice = map(around.telegram.private_chat, people)
        around.api.say(SAID)
        async with running(around.settings.model_copy(update={"operators": frozenset({olga.id})})):
            yield around.api, olga, alice
            assert around.telegram.refusals == []


async def price(chat: PrivateChat) -> Message:
    """What the button behind /doctor tells."""
    await chat.say("/doctor")
    shown = await chat.wait_for(lambda m: m.from_bot and "'Probe PolyglotVoice'" in str(m.buttons))
    await chat.tap(shown, "Probe PolyglotVoice")
    return await chat.wait_for(lambda m: m.from_bot and "one attempt" in m.text)


async def test_an_operator_probes_by_a_button_and_gets_the_report(tmp_path: Path) -> None:
    async with operator(tmp_path) as (api, olga, alice):
        await alice.say("/doctor")
        await alice.wait_for(lambda m: m.from_bot and "What I can do elsewhere" in m.text)
        assert "Probe" not in str([m.buttons for m in alice.messages])
        keyless = await price(olga)
        await olga.tap(keyless, "Go on")
        await until(lambda: "No key here" in keyless.text)
        await olga.say(KEY)
        await olga.wait_for(lambda m: m.from_bot and "works" in m.text)
        before = len(api.requests)
        asked = await price(olga)
        await olga.tap(asked, "Go on")
        sent = await olga.wait_for(lambda m: m.from_bot and m.document is not None)
        await until(lambda: "It ran to the end." in asked.text)
        assert "• list shape: with the probe's task" in asked.text
        assert sent.document is not None
        assert_tells_nothing(sent.document.data.decode() + asked.text)
        (tmp_path / "report.json").write_bytes(sent.document.data)
        assert read_report(tmp_path / "report.json").done == (REPLAYED or DIALECTS["plain"]).done
        assert api.count("upload") == 1
        assert f"Requests sent: {len(api.requests) - before}." in asked.text


async def talked_and_probed(folder: Path, dialect: Dialect) -> tuple[list[tuple[str, str]], bytes]:
    """What came of a note and a link, by texts and names of files, and the report behind the button."""
    async with operator(folder, dialect) as (api, olga, _):
        await olga.say(KEY)
        await olga.wait_for(lambda m: m.from_bot and "works" in m.text)
        for sent in (await olga.send_voice(voice_note(), duration_s=8), await olga.say("https://example.com/talk.mp4")):
            await olga.wait_for(lambda m, to=sent.message_id: m.reply_to == to and SAID in m.text)  # type: ignore[misc]
        await olga.wait_until(lambda: not any(":cancel:" in str(m.buttons) for m in olga.messages))
        said = [(m.text, m.document.name if m.document else "") for m in olga.messages if m.from_bot]
        await olga.tap(await price(olga), "Go on")
        report = await olga.wait_for(lambda m: m.document is not None and m.document.name.endswith("report.json"))
        assert report.document is not None
        await olga.wait_for(lambda m: "It ran to the end." in m.text)
        assert api.count("upload") == 2
        return sorted(said), report.document.data


@pytest.mark.long
@pytest.mark.parametrize("name", list(DIALECTS))
async def test_the_report_behind_the_button_replays_to_the_same_conversation(name: str, tmp_path: Path) -> None:
    live, report = await talked_and_probed(tmp_path / "live", DIALECTS[name])
    assert_tells_nothing(report.decode())
    (tmp_path / "report.json").write_bytes(report)
    replay, _ = await talked_and_probed(tmp_path / "replay", read_report(tmp_path / "report.json"))
    assert replay == live


async def test_an_operator_stops_it_and_pays_no_further(tmp_path: Path) -> None:
    async with operator(tmp_path) as (api, olga, _):
        await olga.say(KEY)
        await olga.wait_for(lambda m: m.from_bot and "works" in m.text)
        asked = await price(olga)
        pause = api.pause("validate-url")
        await olga.tap(asked, "Go on")
        await pause.reached_within(60)
        await until(lambda: "'Stop'" in str(asked.buttons))
        await olga.tap(asked, "Stop")
        pause.release()
        await until(lambda: "It was stopped." in asked.text)
        assert api.count("upload") == 0


async def test_what_the_service_says_anew_is_counted_by_kind_for_operators(tmp_path: Path) -> None:
    async with operator(tmp_path) as (api, olga, alice):
        await alice.say(KEY)
        await alice.wait_for(lambda m: m.from_bot and "works" in m.text)
        api.dialect = replace(api.dialect, name_field="mood_of_the_moon", running=("hibernated",))
        api.hold()
        await alice.send_voice(voice_note(), duration_s=8)
        await until(lambda: api.count("task") > 0)
        api.finish_all()
        await alice.wait_for(lambda m: m.from_bot and m.document is not None)
        api.answer_with(html_answer(200, "Back at moonrise"), "documentation")
        await alice.wait_for(follows(await alice.say("/limits")))
        async with asyncio.timeout(120):
            counted = re.compile("a new field: [1-9], a new status: [1-9], a new refusal: 0, unreadable: 1")
            while not any(counted.search(m.text) for m in olga.messages):
                await olga.wait_for(follows(await olga.say("/stats")))
        assert "moon" not in olga.messages[-1].text
        assert "hibernated" not in olga.messages[-1].text
