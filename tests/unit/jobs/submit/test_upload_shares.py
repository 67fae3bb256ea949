"""Uploads of one account hold up nobody else's."""

from datetime import UTC, datetime, timedelta

from bot.jobs.submit.submit import AN_ACCOUNT, UploadShares

NOW = datetime(2026, 1, 31, 12, tzinfo=UTC)


def test_one_account_takes_no_more_than_its_share_and_another_finds_a_place() -> None:
    shares = UploadShares(lambda: NOW)
    taken = [shares.take("busy") for _ in range(400)]
    assert taken.count(None) == AN_ACCOUNT
    assert shares.take("other") is None


def test_those_who_are_turned_away_ask_again_one_after_the_other() -> None:
    shares = UploadShares(lambda: NOW)
    waits = [again_at for _ in range(112) if (again_at := shares.take("busy")) is not None]
    assert waits == sorted(set(waits)), "no two at once"
    assert waits[0] == NOW + timedelta(seconds=1)
    assert waits[-1] <= NOW + timedelta(seconds=12)


def test_a_share_that_is_given_back_is_the_next_ones() -> None:
    shares = UploadShares(lambda: NOW)
    for _ in range(AN_ACCOUNT):
        assert shares.take("busy") is None
    assert shares.take("busy") is not None
    shares.give_back("busy")
    assert shares.take("busy") is None
