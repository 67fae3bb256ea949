"""Where long text is cut."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.transcript.split import CutPlace, find_cut, fit, split
from tests.unit.transcript.chat_html import units
from tests.unit.transcript.shapes import texts, without_space

FAMILY = "👨‍👩‍👧‍👦"


@given(texts, st.integers(2, 60))
@example("a" * 100 + " ", 10)
@example("👋" * 50, 3)
@example("\u0301" * 200, 5)
@example("." * 500, 7)
def test_nothing_but_whitespace_is_lost(text: str, max_units: int) -> None:
    parts = split(text, max_units)
    assert without_space("".join(parts)) == without_space(text)
    assert all(part.strip() and units(part) <= max_units for part in parts)


@given(texts)
def test_a_text_that_fits_is_one_part_as_it_is(text: str) -> None:
    assert split(text, 10_000) == ([text] if text.strip() else [])


def test_a_cut_falls_on_a_paragraph_before_a_sentence_before_a_word() -> None:
    assert split("Раз два три.\n\nЧетыре. Пять шесть", 22) == ["Раз два три.", "Четыре. Пять шесть"]
    assert split("Раз два три. Четыре пять шесть", 20) == ["Раз два три.", "Четыре пять шесть"]
    assert split("раз два три четыре пять", 13) == ["раз два три", "четыре пять"]
    assert split("一二三四。五六七八九十", 8) == ["一二三四。", "五六七八九十"]


def test_a_paragraph_early_in_a_part_does_not_leave_it_half_empty() -> None:
    text = "Да.\n\n" + "слово " * 20
    end, place = find_cut(text, 0, 60)
    assert place is CutPlace.WORD
    assert end > 50


@pytest.mark.parametrize("cluster", [FAMILY, "👍🏽", "🇷🇺", "e\u0301\u0302", "🏴\U000e0067\U000e0062\U000e007f", "각"])
@pytest.mark.parametrize("max_units", [12, 13, 14, 15])
def test_what_reads_as_one_character_is_not_torn(cluster: str, max_units: int) -> None:
    parts = split(cluster * 30, max_units)
    assert all(part == cluster * (len(part) // len(cluster)) for part in parts)


def test_a_cluster_longer_than_a_part_is_cut_all_the_same() -> None:
    assert "".join(split(FAMILY, 4)) == FAMILY


def test_a_part_must_hold_any_character() -> None:
    with pytest.raises(ValueError, match="two units"):
        split("a", 1)


@given(texts, st.integers(2, 40))
def test_as_much_as_fits_is_taken(text: str, max_units: int) -> None:
    end = fit(text, 0, max_units)
    assert units(text[:end]) <= max_units
    assert end == len(text) or units(text[: end + 1]) > max_units
