"""Fair shares: nobody's work takes what all use."""

from datetime import UTC, datetime, timedelta

from bot.engine import FairShares, share_of

NOW = datetime(2026, 1, 31, 12, tzinfo=UTC)
BUSY, OTHER = {"busy": 12}, {"other": 12}


def test_one_asker_takes_no_more_than_its_share_and_another_finds_a_place() -> None:
    shares = FairShares()
    taken = [shares.take(str(number), BUSY, NOW) for number in range(400)]
    assert taken.count(None) == 12
    assert shares.take("another", OTHER, NOW) is None


def test_a_person_in_many_chats_is_one_person_and_many_people_in_one_chat_are_one_chat() -> None:
    shares = FairShares()
    of_one = [shares.take(f"a{n}", share_of(-n, 666, chat=5, person=7), NOW) for n in range(50)]
    of_many = [shares.take(f"b{n}", share_of(-999, n, chat=5, person=7), NOW) for n in range(50)]
    assert of_one.count(None) == 7
    assert of_many.count(None) == 5


def test_those_who_are_turned_away_ask_again_one_after_the_other() -> None:
    shares = FairShares()
    waits = [again_at for n in range(412) if (again_at := shares.take(str(n), BUSY, NOW)) is not None]
    assert waits == sorted(set(waits)), "no two at once"
    assert waits[0] > NOW
    assert waits[-1] <= NOW + timedelta(seconds=5)


def test_a_share_that_is_given_back_is_theirs_who_wait_before_it_is_anybody_elses() -> None:
    shares = FairShares()
    for number in range(12):
        assert shares.take(str(number), BUSY, NOW) is None
    assert shares.take("waits", BUSY, NOW) is not None
    assert shares.give_back(BUSY, NOW) == "waits"
    assert shares.take("comes later", BUSY, NOW) is not None
    assert shares.take("waits", BUSY, NOW) is None


def test_who_is_called_and_does_not_come_keeps_nobody_waiting_for_long() -> None:
    shares = FairShares()
    for number in range(13):
        shares.take(str(number), BUSY, NOW)
    assert shares.give_back(BUSY, NOW) == "12"
    assert shares.take("comes later", BUSY, NOW) is not None
    assert shares.take("comes still later", BUSY, NOW + timedelta(seconds=1)) is None


def test_those_who_wait_are_called_in_their_order_each_once_and_nobody_whose_own_share_is_taken() -> None:
    shares = FairShares()
    alone, together = {"a": 1, "all": 3}, {"b": 9, "all": 3}
    for ticket, share in (("a1", alone), ("b1", together), ("b2", together)):
        assert shares.take(ticket, share, NOW) is None
    for ticket, share in (("a2", alone), ("b3", together), ("b4", together)):
        assert shares.take(ticket, share, NOW) is not None
    assert shares.give_back(together, NOW) == "b3"
    assert shares.give_back(together, NOW) == "b4"
    assert shares.give_back(alone, NOW) == "a2"


def test_nothing_is_remembered_of_those_who_are_through() -> None:
    now = NOW
    shares = FairShares()
    for number in range(20_000):
        now += timedelta(seconds=1)
        assert shares.take(str(number), {str(number): 1}, now) is None
        assert shares.take(f"{number} again", {str(number): 1}, now) is not None
        shares.give_back({str(number): 1}, now)
    assert len(shares._held) == 0
    assert len(shares._told) < 6000
    assert len(shares._last_at) < 6000
