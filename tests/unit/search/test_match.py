"""Looking for words: in all their forms, with a slip, in a row, by their beginnings."""

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.search.forms import Forms
from bot.search.match import is_one_slip
from bot.search.passage import texts_with
from bot.transcript.speech import Transcript

FORMS = Forms()


def found(said: str, *texts: str) -> list[int]:
    return texts_with(said, [(Transcript(text), None) for text in texts], FORMS)[0]


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("встречу", "Встреча перенесена"),
        ("договора", "Встреча по договору"),
        ("ёлка", "наряжали елку"),
        ("елок", "наряжали ёлку"),
        ("деньги", "Не хватило денег"),
        ("Маше", "Маша сказала"),
        ("сестёр", "звонила сестра"),
        ("человек", "пришли люди"),
        ("шёл", "он идёт домой"),
        ("meetings", "The meeting is on Monday"),
        ("moved", "We are moving"),
        ("ЕЛК сред", "Наряжали ёлку в среду"),
        ("budg", "The Budget is done"),
        ("догов", "Встреча по договору"),
        ("встрча", "Встречу перенесли"),
        ("meetign", "The meeting"),
        ("хлеб молоко", "купи молока, а потом хлеба"),
        ("«купи хлеба»", "Купи хлеба"),
        ('"the blue folder"', "Bring the blue folder"),
        ("10:30", "созвон в 10:30"),
        ("про договор", "Договор готов"),
        ("где договор?", "Договор готов"),
        ("встреча с Машей", "Встречу перенесла Маша"),
        ("dcnhtxe", "Встреча в пятницу"),
        ("ьууештп", "The meeting"),
        ("会議", "今日の会議は三時です。"),
        ("наи\u0306ти", "Надо найти ключ."),
        ("straße", "Die STRASSE und die Straße."),
        ("оплата", "Надо оплатить счёт"),
    ],
)
def test_it_is_found_as_people_search(said: str, text: str) -> None:
    assert found(said, text) == [0]


@pytest.mark.parametrize(
    ("language", "said", "text"),
    [
        ("uk", "зустріч", "Про зустрічі не домовилися"),
        ("uk", "роботою", "Роботі кінця не видно"),
        ("uk", "бюджету", "Треба скласти бюджет"),
        ("uk", "м'ячі", "Купи м’яч"),
        ("kk", "жиналысқа", "Жиналыс бейсенбіге ауысты"),
        ("kk", "кітап", "Кітабымды әкелші"),
        ("kk", "баға", "Бағалары өсіп кетті"),
        ("es", "reuniones", "La reunión pasó al jueves"),
        ("es", "grabacion", "Te mando la grabación"),
        ("es", "presupuestos", "Falta el presupuesto"),
        ("pt-BR", "reuniões", "A reunião mudou para quinta"),
        ("portuguese", "gravacao", "Mandei a gravação ontem"),
        ("de", "Buch", "Die Bücher liegen im Büro"),
        ("de", "Besprechungen", "Die Besprechung ist verlegt"),
        ("German", "buero", "Ich bin im Büro"),
        ("ar", "اجتماع", "نُقل الاجتماع إلى الخميس"),
        ("ar", "الرسائل", "وصلت رسائل كثيرة"),
        ("fr", "réunions", "La réunion est jeudi"),
    ],
)
def test_a_note_is_searched_by_the_forms_of_its_language(language: str, said: str, text: str) -> None:
    texts = [(Transcript(text, language=language), None), (Transcript("Nothing of it", language="en"), None)]
    assert texts_with(said, texts, FORMS)[0] == [0]


def test_words_of_one_language_are_no_forms_of_anothers() -> None:
    walks = [(Transcript("Ich walke Filz", language="de"), None), (Transcript("We walked home", language="en"), None)]
    assert texts_with("walking", walks, FORMS)[0] == [1]


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("кот", "Документ, который подписали"),
        ("пост", "Мост закрыт"),
        ("get", "The budget"),
        ("car", "The card"),
        ("дорога", "Дом у реки"),
        ("данные", "Дали денег"),
        ("хлеб самолёт", "Купи хлеба"),
        ('"аренды договор"', "договор аренды"),
        ("20", "в 2024 году"),
        ("зуб", "созвон в зуме"),
        ("самолёт", "Самокат у двери"),
    ],
)
def test_what_was_not_meant_is_not_found(said: str, text: str) -> None:
    assert found(said, text) == []


def test_the_very_words_in_quotation_marks_come_before_their_other_forms() -> None:
    assert found('"договор аренды"', "Подписали договор аренды", "О договоре аренды") == [0]
    assert found('"договор аренды"', "О договоре аренды") == [0]


def test_word_forms_come_before_slips_and_beginnings() -> None:
    assert found("маша", "Маша пришла", "Миша ушёл", "Машина сломалась") == [0]


def test_words_that_are_never_together_are_looked_for_more_generously() -> None:
    assert found("догов аренды", "Догов нет", "Договор аренды") == [1]


@pytest.mark.parametrize("said", ["", "  ", "?!", "«»", '""', "\u202e", "😀"])
def test_nothing_to_look_for_finds_nothing(said: str) -> None:
    assert found(said, "word") == []


@pytest.mark.parametrize(
    ("said", "instead"),
    [
        ("самолёт", ["самокат"]),
        ("хлеб молоко", ["хлеб", "молоко"]),
        ("хлеб банан", ["хлеб"]),
        ('"молока купи"', ["молока купи"]),
        ("банан", []),
    ],
)
def test_where_nothing_is_found_what_is_there_is_proposed(said: str, instead: list[str]) -> None:
    texts = ("Самокат у двери", "Купи хлеба", "Купи молока")
    assert texts_with(said, [(Transcript(text), None) for text in texts], FORMS) == ([], instead)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("встрча", "встреча", True), ("встрреча", "встреча", True), ("втсреча", "встреча", True),
        ("вструча", "встреча", True), ("встреча", "встреча", False), ("встр", "встреча", False),
        ("ab", "ba", True), ("abc", "cba", False), ("", "a", True), ("", "", False),
    ],
)  # fmt: skip
def test_a_slip_is_one_letter_or_two_swapped(one: str, other: str, expected: bool) -> None:
    assert is_one_slip(one, other) is is_one_slip(other, one) is expected


def test_of_words_that_stand_apart_no_row_is_proposed() -> None:
    assert texts_with("12:30 банан", [(Transcript("30 рублей, 12 яиц"), None)], FORMS) == ([], ["12 30"])


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=60), st.text(max_size=200))
@example("0\r0\x1b0", "00:0")
def test_whatever_is_looked_for_there_is_an_answer_and_what_is_proposed_is_found(said: str, text: str) -> None:
    numbers, instead = texts_with(said, [(Transcript(text), "Маша")], FORMS)
    assert numbers in ([], [0])
    assert all(texts_with(one, [(Transcript(text), "Маша")], FORMS)[0] == [0] for one in instead)


def test_a_query_of_four_thousand_characters_costs_little() -> None:
    began_s = time.process_time()
    for said in ("а" * 4000, "слово " * 700, '"' * 4000, "аб:" * 1300, " ".join(f"словечко{n}" for n in range(400))):
        found(said, "слово и дело " * 50)
    assert time.process_time() - began_s < 5
