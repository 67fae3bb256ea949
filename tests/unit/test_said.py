"""What a text in a chat is about, in Russian and English; thanks need no answer."""

import pytest

from bot.texts.catalogue import Catalogue
from handlers.fallback import is_question, is_thanks, topic_of

CATALOGUE = Catalogue.load()


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("почему так долго?", "slow"), ("why does it take so long", "slow"), ("где мой текст? где расшифровка", "slow"),
        ("где взять ключ?", "key"), ("how do I get an API key", "key"), ("как найти, что сказал Петя", "find"),
        ("can I search?", "find"), ("сделай mp3", "convert"), ("convert it", "convert"),
        ("переведи на английский", "translate"),
        ("translate it", "translate"), ("отмени это", "stop"), ("сколько стоит?", "limits"), ("is it free?", "limits"),
        ("вы храните записи?", "privacy"), ("what is this?", "other"), ("привет", "other"),
    ],
)  # fmt: skip
def test_a_text_is_told_by_its_words(text: str, topic: str) -> None:
    assert topic_of(text, CATALOGUE) == topic
    assert is_question(text, CATALOGUE) == (topic != "other" or "?" in text)


@pytest.mark.parametrize("text", ["спасибо", "Большое спасибо!", "ок", "thanks", "thank you very much", "👍", "❤️ thx"])
def test_thanks_are_told_from_questions(text: str) -> None:
    assert is_thanks(text, CATALOGUE)


@pytest.mark.parametrize("text", ["спасибо, а где ключ?", "thanks, and how do I find it", "hello", "what?"])
def test_what_asks_for_more_is_no_thanks(text: str) -> None:
    assert not is_thanks(text, CATALOGUE)
