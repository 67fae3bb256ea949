"""Every known error has a meaning, and every sentence that it may end in stands in the catalogue."""

from datetime import UTC, datetime

import pytest

from bot.accounts.circuit_breaker import ProbeFirst
from bot.accounts.keyring import NoKeyError
from bot.jobs import error_policy as trouble
from bot.polyglotvoice import errors as api
from bot.telegram import troubles as telegram
from bot.texts.catalogue import Catalogue
from bot.texts.explained import ExplainedError

NOW = datetime(2026, 1, 31, tzinfo=UTC)

KNOWN: list[Exception] = [
    ExplainedError("media-empty", permanent=True),
    NoKeyError(),
    api.BadKey("Invalid token."),
    api.RateLimited("slow down", retry_at=NOW, scope="burst"),
    *(api.Refused(words, reason_kind=kind) for words in ("", "no") for kind in
      ("too_long", "too_big", "unsupported", "plan", "other")),
    api.NotReady(), api.NotFound(), api.SourceCut(), api.Broken(maybe_done=True),
    telegram.RateLimitedError(NOW), telegram.ChatUnwritableError(telegram.UnwritableReason.BLOCKED),
    telegram.MovedError(-1), telegram.UnreachableError(),
    telegram.FileTooBigError(), telegram.FileGoneError(), telegram.FileCutError(),
]  # fmt: skip


@pytest.mark.parametrize("error", KNOWN, ids=lambda e: f"{type(e).__name__}-{getattr(e, 'reason_kind', '')}{e}")
def test_a_known_error_has_a_meaning_with_a_sentence_in_both_languages(error: Exception) -> None:
    verdict = trouble.read(error)
    assert verdict is not None
    failure = getattr(verdict, "failure", None) or getattr(verdict, "otherwise", None)
    if failure is not None:
        for language in ("en", "ru"):
            assert Catalogue.load().texts(language).say(failure.sentence, **failure.values)


def test_an_error_that_nobody_foresaw_has_none() -> None:
    assert trouble.read(ValueError("?")) is None


def test_a_cut_source_is_told_by_what_cut_it() -> None:
    error = api.SourceCut()
    error.__cause__ = telegram.FileGoneError()
    verdict = trouble.read(error)
    assert isinstance(verdict, trouble.Again)
    assert verdict.otherwise.sentence == "failed-file-gone"


def test_only_a_request_that_was_sent_whole_is_looked_for_before_it_is_repeated() -> None:
    sent, not_sent = trouble.read(api.Broken(maybe_done=True)), trouble.read(api.Broken())
    assert isinstance(sent, trouble.Again)
    assert isinstance(not_sent, trouble.Again)
    assert sent.maybe_done
    assert not not_sent.maybe_done


def test_what_the_plan_does_not_allow_has_no_second_try() -> None:
    for kind in ("too_long", "too_big", "unsupported"):
        verdict = trouble.read(api.Refused("no", reason_kind=kind))
        assert isinstance(verdict, trouble.Fail)
        assert not verdict.failure.again


def test_an_outage_of_telegram_is_borne_until_the_deadline_and_one_of_the_service_longer_once_it_is_paid() -> None:
    away, broken = trouble.read(telegram.UnreachableError()), trouble.read(api.Broken())
    assert isinstance(away, trouble.Again)
    assert isinstance(broken, trouble.Again)
    assert away.bears(10_000, is_made=False)
    assert not broken.bears(11, is_made=False)
    assert broken.bears(40, is_made=True)
    assert not broken.bears(41, is_made=True)


def test_a_call_that_waits_for_another_one_changes_nothing_but_its_time() -> None:
    assert trouble.read(ProbeFirst(NOW)) == trouble.Pause(NOW)


def test_a_chat_that_can_not_be_written_to_costs_no_answer() -> None:
    for reason in telegram.UnwritableReason:
        assert trouble.read(telegram.ChatUnwritableError(reason)) == trouble.CantBeTold(reason)
