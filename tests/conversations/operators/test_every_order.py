"""Every order of an operator, and every button under what is answered, in every language."""

from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.texts.catalogue import NAMES, Catalogue
from tests import pseudo
from tests.conversations.conftest import Talk
from tests.conversations.troubles.crawl import Crawler, judge_disguise, judge_labels, judge_words, own_words
from tests.samples import voice_note
from tests.world import KEY, World, running, world

_ORDERS = (
    "doctor", "usage", "stats", "retry", "allow", "allow 4242", "ban 4242", "unban 4242", "unallow 4242", "ban",
    "ban X", "budget", "budget people 60m/day 20/day", "budget groups 600m/month", "usage", "budget people default",
    "budget xyz", "retry soon",
    "pause lunch", "pause", "stats", "resume", "resume", "broadcast", "broadcast 42", "stats",
)  # fmt: skip


async def _crawled(around: World, language: str) -> tuple[Talk, Crawler]:
    person = around.telegram.person("Olga", language_code=language)
    chat = around.telegram.private_chat(person)
    office = {"operators": frozenset({chat.id}), "polyglotvoice_api_key": SecretStr(KEY)}
    talk = Talk(around, person, chat)
    async with running(around.settings.model_copy(update=office)):
        crawler = Crawler(talk, keeps_language=True)
        await chat.say("/start")
        await chat.send_voice(voice_note(), duration_s=8)
        await chat.wait_for(lambda m: m.from_bot and m.document is not None)
        for order in _ORDERS:
            await crawler.say(f"/{order}")
        await crawler.tap_all(last=True)
    # Numbers that are the same a moment later are no change, which Telegram refuses.
    assert [call for call in talk.telegram.refusals if call.method != "editMessageText"] == []
    assert talk.telegram.open_callbacks == {}
    return talk, crawler


@pytest.mark.parametrize("language", [pytest.param(name, marks=pytest.mark.long) for name in NAMES])
async def test_an_operators_crawl_is_in_their_language(language: str, tmp_path: Path) -> None:
    async with world(tmp_path / "data") as around:
        talk, crawler = await _crawled(around, language)
        judge_words([*own_words(talk.chat.messages), *crawler.tapped.values()], language)
        judge_labels(talk.chat.messages)


async def test_nothing_is_said_to_operators_but_from_the_catalogue(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    disguised = pseudo.catalogue_of(tmp_path / "locales")
    monkeypatch.setattr(Catalogue, "load", lambda *_: disguised)
    async with world(tmp_path / "data") as around:
        talk, crawler = await _crawled(around, "de")
        said = [*own_words(talk.chat.messages), *crawler.tapped.values()]
        # The probe's rows are those of its report, which is for the project.
        judge_disguise(text.partition("\n\n• the field")[0] for text in said)
