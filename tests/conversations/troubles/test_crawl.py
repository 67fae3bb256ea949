"""Every command and every button of a private chat: all ten endpoints, nothing unanswered, nothing refused."""

from pathlib import Path

import pytest

from bot.texts.catalogue import NAMES, Catalogue
from handlers.menu import PRIVATE
from sandbox.polyglotvoice import DIALECTS
from tests import pseudo
from tests.conversations.afterwards.test_history import made_elsewhere
from tests.conversations.conftest import Talk
from tests.conversations.troubles.crawl import Crawler, judge_disguise, judge_labels, judge_words, own_words
from tests.samples import voice_note
from tests.world import KEY, World, running, world

ENDPOINTS = {
    "upload", "from-url", "validate-url", "list", "task", "result", "download", "source", "convert-audio",
    "documentation",
}  # fmt: skip
_SAID_WITH = {"find": "/find stand-in", "convert": "/convert mp3"}
_MOST_CARDS = 30
_MENUS = ("set", "key:", "privacy:", "convert:")
# `make faults` crawls every dialect in two languages, and every language in one dialect; here each language has one.
_RUNS = [
    pytest.param(dialect, language, marks=() if m == n else pytest.mark.long)
    for n, dialect in enumerate(sorted(DIALECTS))
    for m, language in enumerate(NAMES)
    if dialect == "plain" or language in ("en", "ru") or m == n % len(NAMES)
]


@pytest.mark.parametrize(("dialect", "language"), _RUNS)
async def test_a_crawl_reaches_everything(dialect: str, language: str, tmp_path: Path) -> None:
    keeps = language != "en"
    async with world(tmp_path / "data", DIALECTS[dialect]) as around, running(around.settings):
        talk, crawler = await _crawled(around, language, goes_back=dialect == "plain", keeps_language=keeps)
        _judge(talk, crawler)
        judge_words([*own_words(talk.chat.messages), *crawler.tapped.values()], language if keeps else "")
        judge_labels(talk.chat.messages)


@pytest.mark.parametrize("language", ["de", pytest.param("ar", marks=pytest.mark.long)])
async def test_nothing_is_said_but_from_the_catalogue(
    language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    disguised = pseudo.catalogue_of(tmp_path / "locales")
    monkeypatch.setattr(Catalogue, "load", lambda *_: disguised)
    async with world(tmp_path / "data", DIALECTS["plain"]) as around, running(around.settings):
        talk, crawler = await _crawled(around, language, keeps_language=True)
        assert talk.telegram.refusals == []
        assert talk.telegram.open_callbacks == {}
        judge_disguise([*own_words(talk.chat.messages), *crawler.tapped.values()])


async def _crawled(
    around: World, language: str, *, goes_back: bool = False, keeps_language: bool
) -> tuple[Talk, Crawler]:
    person = around.telegram.person("Alice", language_code=language)
    talk = Talk(around, person, around.telegram.private_chat(person))
    crawler = Crawler(talk, keeps_language=keeps_language)
    await _furnish(talk, crawler)
    note = next(m for m in talk.chat.messages if "voice" in m.content)
    for command in ("start", *PRIVATE):
        await crawler.say(_SAID_WITH.get(command, f"/{command}"), reply_to=note if command == "convert" else None)
    await crawler.say("/convert", reply_to=note)
    for _ in range(_MOST_CARDS):
        before = len(crawler.tapped)
        await crawler.say("/history")
        if len(crawler.tapped) == before:
            break
    talk.api.finish_all()
    await crawler.quiet()
    await crawler.tap_all(last=True)
    if goes_back:
        # What a choice led away from; it is the same in every dialect.
        await crawler.go_back(_MENUS)
    assert await crawler.follow("/key", None, "key:ask", "key:forget")
    assert await crawler.follow("/privacy", None, "privacy:ask", "privacy:erase")
    return talk, crawler


async def _furnish(talk: Talk, crawler: Crawler) -> None:
    """A key, a note, a file, a link, and tasks of the website: one ready, one running, one failed."""
    await talk.chat.say("/start")
    await talk.chat.say(KEY)
    await talk.chat.wait_for(lambda m: m.from_bot and KEY[-4:] in m.text)
    await talk.chat.send_voice(voice_note(), duration_s=8)
    await talk.chat.send_document(voice_note("ru"), file_name="memo.ogg", mime="audio/ogg")
    await talk.chat.say("https://example.com/talk.mp4")
    await talk.chat.wait_until(lambda: sum(m.from_bot and m.reply_to is not None and bool(m.text) and not m.silent
                                           for m in talk.chat.messages) >= 3)  # fmt: skip
    made_elsewhere(talk, "Ready.mp3")
    talk.api.finish_all()
    talk.api.hold()
    made_elsewhere(talk, "Running.mp3")
    talk.api.fail(made_elsewhere(talk, "Failed.mp3"), "The audio is corrupt")
    talk.api.release_all()
    await crawler.quiet()


def _judge(talk: Talk, crawler: Crawler) -> None:
    reached = {request.endpoint for request in talk.api.requests}
    assert reached == ENDPOINTS
    assert {request.status for request in talk.api.requests if request.status == 401} == set()
    assert talk.telegram.open_callbacks == {}
    assert talk.telegram.refusals == []
    actions = {":".join(kind.split(":")[:2]) for kind in crawler.tapped if kind.startswith("card:")}
    assert actions >= {f"card:{name}" for name in ("open", "text", "get", "source", "again", "redo", "adopt")}
    assert {"convert:*:mp3", "privacy:erase", "key:forget"} <= set(crawler.tapped)
