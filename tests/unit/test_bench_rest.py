"""Figures of two versions beside each other."""

import pytest

from tests.bench.rest import is_kept, rows


@pytest.mark.parametrize(
    ("name", "then", "now", "kept"),
    [
        ("of an update, ms CPU", 10.0, 10.4, True),
        ("of an update, ms CPU", 10.0, 10.6, False),
        ("of an update, ms CPU", 10.0, 5.0, True),
        ("throughput beside the naive way, times", 3.0, 2.9, True),
        ("throughput beside the naive way, times", 3.0, 2.8, False),
        ("one process: notes a second by the clock", 60.0, 90.0, True),
        ("memory over an idle bot's, MiB", 0.0, 1.0, False),
    ],
)
def test_a_figure_may_be_worse_by_five_per_cent(name: str, then: float, now: float, kept: bool) -> None:
    assert is_kept(name, then, now) is kept


def test_medians_count() -> None:
    [row] = rows({"a note, ms CPU": [10.0, 12.0, 30.0]}, {"a note, ms CPU": [11.0, 6.0, 5.0]})
    assert row.split()[4:7] == ["12", "6", "0.50"]
    assert "worse" not in row


def test_a_worse_figure_says_so() -> None:
    [row] = rows({"a note, ms CPU": [10.0]}, {"a note, ms CPU": [11.0]})
    assert "worse" in row


def test_a_figure_of_one_version_only_says_so() -> None:
    assert [row.split()[-3:] for row in rows({"a": [1.0]}, {"b": [1.0]})] == [
        ["not", "found", w] for w in ("now", "then")
    ]
