"""Sentences are filled safely, plurals and languages chosen; numbers and times read as people write them."""

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.texts.catalogue import NAMES, Catalogue, CatalogueError, Html
from tests.unit.transcript import chat_html

CATALOGUE = Catalogue.load()
ENGLISH = """
hello = Hello, <b>{ $name }</b>!
file-name = File { $n }
file-count = { $n ->
    [one] { $n } file
   *[other] { $n } files
  }
"""
RUSSIAN = """
hello =
    Привет, <b>{ $name }</b>!
file-name = Файл { $n }
file-count =
    { $n ->
        [one] { $n } файл
        [few] { $n } файла
       *[many] { $n } файлов
    }
"""


# The codes of the speech that the service's kind of model tells apart.
SPOKEN = """
    en zh de es ru ko fr ja pt tr pl ca nl ar sv it id hi fi vi he uk el ms cs ro da hu ta no th ur hr bg lt la mi
    ml cy sk te fa lv bn sr az sl kn et mk br eu is hy ne mn bs kk sq sw gl mr pa si km sn yo so af oc ka be tg sd
    gu am yi lo uz fo ht ps tk nn mt sa lb my bo tl mg as tt haw ln ha ba jw su yue
"""


def write(folder: Path, language: str, messages: str) -> None:
    (folder / language).mkdir()
    (folder / language / "all.ftl").write_text(messages, encoding="utf-8")


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    write(tmp_path, "ru", RUSSIAN)
    write(tmp_path, "en", ENGLISH)
    return Catalogue.load(tmp_path)


def test_values_are_escaped_unless_they_are_html(catalogue: Catalogue) -> None:
    texts = catalogue.texts("en")
    said = texts.say("hello", name='<i> & "Co"')
    assert isinstance(said, Html)
    assert said == "Hello, <b>&lt;i&gt; &amp; &quot;Co&quot;</b>!"
    assert texts.say("hello", name=Html("<i>x</i>")) == "Hello, <b><i>x</i></b>!"
    assert texts.plain("file-name", n="<&>") == "File <&>"


@given(st.text(st.characters(codec=None)))
def test_any_value_is_safe_within_a_sentence(value: str) -> None:
    said = CATALOGUE.texts("en").say("card-title", title=value)
    said.encode()
    chat_html.read(said)


@pytest.mark.parametrize("length", [0, 100, 101, 2501, 20_000])
def test_a_value_of_any_length_stands_whole_in_any_plural_form(length: int) -> None:
    hits = Html("<b>" + "й" * length + "</b>")
    for n in (1, 2, 5):
        assert hits in CATALOGUE.texts("ru").say("find-found", n=n, hits=hits)
    assert CATALOGUE.texts("en").say("card-about", about="\0about\0" * length) == "\0about\0" * length


def test_a_record_of_version_0_1_names_its_sentence_with_dots() -> None:
    texts = CATALOGUE.texts("en")
    assert texts.say("failed.too_big_silent") == texts.say("failed-too-big-silent")


def test_a_value_with_braces_or_any_name_is_only_a_value(catalogue: Catalogue) -> None:
    assert catalogue.texts("en").say("hello", name="{name.__class__}", key=1) == "Hello, <b>{name.__class__}</b>!"


@pytest.mark.parametrize(
    ("n", "english", "russian"),
    [(0, "0 files", "0 файлов"), (1, "1 file", "1 файл"), (3, "3 files", "3 файла"), (11, "11 files", "11 файлов"),
     (21, "21 files", "21 файл"), (1234567, "1234567 files", "1234567 файлов")],
)  # fmt: skip
def test_the_count_chooses_the_plural(catalogue: Catalogue, n: int, english: str, russian: str) -> None:
    assert catalogue.texts("en").say("file-count", n=n) == english
    assert catalogue.texts("ru").say("file-count", n=n) == russian


def test_line_breaks_around_a_sentence_are_the_files_own(catalogue: Catalogue) -> None:
    assert catalogue.texts("ru").say("hello", name="Ёж") == "Привет, <b>Ёж</b>!"


@pytest.mark.parametrize(("key", "values"), [("nothing", {}), ("hello", {}), ("file-count", {}), ("file", {"n": 1})])
def test_a_missing_key_or_placeholder_is_an_error_at_once(
    catalogue: Catalogue, key: str, values: dict[str, object]
) -> None:
    for say in (catalogue.texts("en").say, catalogue.texts("en").plain):
        with pytest.raises(KeyError):
            say(key, **values)


@pytest.mark.parametrize("content", ["a = {", "a = { b. }", "a =", "a\n", "a = { $n -> [one] x }"])
def test_a_broken_sentence_is_refused_by_its_name(tmp_path: Path, content: str) -> None:
    write(tmp_path, "en", content)
    with pytest.raises(CatalogueError, match="en: a"):
        Catalogue.load(tmp_path).texts("en").message("a")


def test_a_message_that_is_there_twice_is_refused(tmp_path: Path) -> None:
    write(tmp_path, "en", "a = 1\na = 2\n")
    with pytest.raises(CatalogueError, match=r"en/all\.ftl: a "):
        Catalogue.load(tmp_path).texts("en").plain("a")


def test_english_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError):
        Catalogue.load(tmp_path)


@pytest.mark.parametrize(
    ("wanted", "picked"),
    [
        (("ru",), "ru"),
        (("ru-RU",), "ru"),
        (("RU_ru",), "ru"),
        (("en-GB", "ru"), "en"),
        ((None, "ru"), "ru"),
        (("fr", "ru"), "ru"),
        (("de", "ru"), "de"),
        (("be",), "en"),
        (("uk", "kk"), "uk"),
        (("pt",), "pt-BR"),
        (("pt-br",), "pt-BR"),
        (("pt-PT",), "pt-BR"),
        (("es-419",), "es"),
        (("ar_EG",), "ar"),
        (("rus",), "en"),
        (("",), "en"),
        ((), "en"),
    ],
)
def test_the_first_wanted_language_that_is_here_is_spoken(wanted: tuple[str | None, ...], picked: str) -> None:
    assert CATALOGUE.pick(*wanted) == picked
    assert CATALOGUE.texts(picked).language == picked


def test_every_language_has_its_name_and_none_else() -> None:
    assert set(CATALOGUE.languages) == set(NAMES)
    assert CATALOGUE.texts("xx").language == "en"


@pytest.mark.parametrize(
    ("seconds", "english", "russian"),
    [
        (-5, "0 sec", "0 с"),
        (float("nan"), "0 sec", "0 с"),
        (0.4, "0 sec", "0 с"),
        (20, "20 sec", "20 с"),
        (200, "3 min 20 sec", "3 мин 20 с"),
        (180, "3 min", "3 мин"),
        (59.7, "1 min", "1 мин"),
        (3725, "1 hr 2 min", "1 ч 2 мин"),
        (3605, "1 hr", "1 ч"),
        (90_000, "1 day 1 hr", "1 дн. 1 ч"),
    ],
)
def test_a_duration_is_said_by_its_two_largest_units(seconds: float, english: str, russian: str) -> None:
    assert CATALOGUE.texts("en").duration(seconds) == english
    assert CATALOGUE.texts("ru").duration(seconds).replace("\xa0", " ") == russian


@given(st.floats(), st.integers())
def test_any_duration_and_size_can_be_said(seconds: float, n_bytes: int) -> None:
    for language in CATALOGUE.languages:
        assert len(CATALOGUE.texts(language).duration(seconds)) < 30
        assert CATALOGUE.texts(language).size(min(n_bytes, 2**70))


@pytest.mark.parametrize(
    ("n_bytes", "english", "russian"),
    [
        (0, "0 B", "0 Б"),
        (999_949, "999.9 kB", "999,9 кБ"),
        (999_999, "1 MB", "1 МБ"),
        (1_400_000, "1.4 MB", "1,4 МБ"),
        (20_000_000, "20 MB", "20 МБ"),
        (2_500_000_000, "2.5 GB", "2,5 ГБ"),
    ],
)
def test_a_size_is_said_in_units_of_a_thousand(n_bytes: int, english: str, russian: str) -> None:
    assert CATALOGUE.texts("en").size(n_bytes) == english
    assert CATALOGUE.texts("ru").size(n_bytes).replace("\xa0", " ") == russian


def test_moments_are_said_in_utc() -> None:
    moment = datetime(2025, 11, 5, 2, 5, tzinfo=timezone(timedelta(hours=12)))
    english, russian = CATALOGUE.texts("en"), CATALOGUE.texts("ru")
    assert (english.day(moment), english.date(moment), english.time(moment)) == ("4 Nov 2025", "4 Nov, 14:05", "14:05")
    assert (russian.day(moment), russian.date(moment)) == ("4 нояб. 2025", "4 нояб., 14:05")
    assert english.date(datetime(2025, 11, 4, 14, 5, tzinfo=UTC).replace(tzinfo=None)) == "4 Nov, 14:05"


def test_whole_numbers_are_grouped() -> None:
    assert CATALOGUE.texts("en").number(1_234_567) == "1,234,567"
    assert CATALOGUE.texts("ru").number(1_234_567).split() == ["1", "234", "567"]


@pytest.mark.parametrize("language", NAMES)
def test_every_language_names_those_that_people_speak(language: str) -> None:
    texts = CATALOGUE.texts(language)
    names = {code: texts.language_name(code) for code in SPOKEN.split()}
    assert {code for code, name in names.items() if name == code} == set()
    assert texts.language_name("xx") == "xx"


ARABIC = """
heard = { $name } يعمل
link = <a href="https://t.me/{ $bot }">{ $bot }</a>: <code>/key { $key }</code>
lines = الأول
    /find { $word } – الثاني
at = <b>{ $time }</b>
"""


def test_a_language_from_right_to_left_keeps_its_direction_around_foreign_names(tmp_path: Path) -> None:
    write(tmp_path, "en", ENGLISH)
    write(tmp_path, "ar", ARABIC)
    arabic = Catalogue.load(tmp_path).texts("ar")
    assert arabic.say("heard", name="a.ogg") == "\u200f\u2068a.ogg\u2069 يعمل"
    assert arabic.plain("heard", name="x" * 200) == "\u200f\u2068" + "x" * 200 + "\u2069 يعمل"
    assert [line[0] for line in arabic.say("lines", word="a\n\nb").splitlines() if line] == ["\u200f"] * 3


def test_no_mark_of_direction_stands_in_what_is_tapped_or_copied(tmp_path: Path) -> None:
    write(tmp_path, "en", ENGLISH)
    write(tmp_path, "ar", ARABIC)
    said = Catalogue.load(tmp_path).texts("ar").say("link", bot="a_bot", key="sk_1")
    assert '<a href="https://t.me/a_bot">\u2068a_bot\u2069</a>' in said
    assert "\u200e<code>/key sk_1</code>\u200e" in said


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        (
            "أرسل /help@a_bot أو <code>/convert mp3</code>.",
            "أرسل \u200e/help@a_bot أو \u200e<code>/convert mp3</code>\u200e.",
        ),
        ("يبدأ بـ <code>sk_</code>؛ أو sk_، ثم", "يبدأ بـ \u200e<code>sk_</code>\u200e؛ أو sk_\u200e، ثم"),
        ("ملف .srt من @BotFather (/revoke)", "ملف \u200e.srt من \u200e@BotFather (\u200e/revoke)"),
        ("<i>youtu.be/…</i>، أو <i>a.m4a</i>", "<i>youtu.be/…\u200e</i>، أو <i>a.m4a</i>"),
        ('<a href="https://t.me/a_bot">t.me/a_bot</a>', '<a href="https://t.me/a_bot">t.me/a_bot</a>'),
        ("12:34 – 1.4 م.ب، 37%", "12:34 – 1.4 م.ب، 37%"),
        ("جارٍ فحص PolyglotVoice…", "جارٍ فحص PolyglotVoice…"),
    ],
)
def test_a_sign_at_the_edge_of_a_latin_word_keeps_its_side(sentence: str, said: str, tmp_path: Path) -> None:
    write(tmp_path, "en", "one = One")
    write(tmp_path, "ar", f"one = {sentence}\ntwo = {{ $said }}")
    arabic = Catalogue.load(tmp_path).texts("ar")
    assert arabic.say("one") == f"\u200f{said}"
    assert arabic.say("two", said=arabic.say("one")) == f"\u200f{said}"  # marked once


def test_a_value_is_kept_apart_from_a_sentence_from_the_right(tmp_path: Path) -> None:
    write(tmp_path, "en", ENGLISH)
    write(tmp_path, "ar", ARABIC)
    assert Catalogue.load(tmp_path).texts("ar").say("at", time="0:05") == "\u200f<b>\u20680:05\u2069</b>"


def test_a_moment_is_kept_apart_from_the_number_beside_it() -> None:
    at, catalogue = datetime(2025, 11, 4, 15, 30, tzinfo=UTC), Catalogue.load()
    said = f'<tg-time unix="{int(at.timestamp())}" format="t">15:30 UTC</tg-time>'
    assert (catalogue.texts("ar").hour(at), catalogue.texts("de").hour(at)) == (f"\u2068{said}\u2069", said)


def test_a_length_is_said_in_words_that_stand_after_a_preposition() -> None:
    arabic = Catalogue.load().texts("ar")
    said = [arabic.duration(seconds).replace("\u200f", "") for seconds in (2, 120, 7325, 11 * 60)]
    assert said == ["ثانيتين", "دقيقتين", "ساعتين ودقيقتين", "11\u00a0دقيقة"]


def test_what_a_language_lacks_is_said_in_english(tmp_path: Path) -> None:
    write(tmp_path, "en", ENGLISH)
    write(tmp_path, "de", "hello = Hallo, { $name }!")
    german = Catalogue.load(tmp_path).texts("de")
    assert german.say("hello", name="Uli") == "Hallo, Uli!"
    assert german.say("file-name", n=1) == "File 1"
    with pytest.raises(KeyError):
        german.say("nothing")


@pytest.mark.parametrize("language", ["en", "ar"])
def test_no_value_turns_the_sentence_around_it(language: str) -> None:
    texts = CATALOGUE.texts(language)
    name = "Eve\u202e\u202d\u2067\u2066"
    for said in (texts.say("rules-one", name=name, id="12"), texts.plain("button-take-back", title=name)):
        assert "Eve" in said
        assert not set(said) & set("\u202a\u202b\u202d\u202e\u2066\u2067")
