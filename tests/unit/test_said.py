"""What people say to a bot, some sixty things in Russian, as many in English, in the others too, and its answer."""

import pytest

from bot.texts.catalogue import Catalogue
from handlers.fallback import is_question, is_thanks, topic_of

CATALOGUE = Catalogue.load()

SAID = {
    "thanks": [
        "спасибо", "Большое спасибо!", "спасибо за помощь", "ок", "да",
        "нет", "понятно", "хорошо", "пока", "я тебя люблю",
        "👍", "😂😂", "❤️ thx", "thanks", "thank you very much", "ok", "yes", "no", "got it", "bye", "good night",
        "never mind", "this is awesome",
    ],
    "hello": [
        "привет", "здравствуйте", "добрый день!", "как дела?", "кто ты?", "hello", "hi there", "good morning",
        "how are you?", "who are you?",
    ],
    "slow": [
        "почему так долго?", "сколько ещё ждать", "где мой текст? где расшифровка",
        "ну что там?", "ты тут?", "не работает",
        "доброе утро, где ответ?", "why does it take so long", "how much longer", "where is my file?", "are you there?",
        "it doesn't work", "статус", "что с моим файлом?", "status", "what is the status?", "is it done?",
    ],
    "key": [
        "где взять ключ?", "ключ не подходит", "how do I get an API key", "my key doesn't work",
    ],
    "find": [
        "как найти, что сказал Петя", "найди, где говорили про деньги", "кто сказал про отпуск", "can I search?",
        "find where we talked about money", "who said vacation",
    ],
    "convert": [
        "сделай mp3", "сделай громче", "убери шум", "convert it", "make it louder", "remove the noise",
    ],
    "translate": [
        "переведи на английский", "какие языки понимаешь?", "понимаешь английский?", "можешь пересказать кратко?",
        "суть в двух словах", "translate it",
        "what languages do you know?", "do you speak German?", "can you summarise?",
        "tl;dr please", "make it shorter", "сделай короче", "change the language",
    ],
    "stop": ["отмени это", "стоп", "хватит", "stop", "enough", "cancel"],
    "limits": [
        "сколько стоит?", "это бесплатно?", "мне нужна подписка?",
        "до скольки минут?", "is it free?", "how much is it?",
        "do I need a subscription?", "how many minutes?",
    ],
    "privacy": [
        "вы храните записи?", "удали всё", "кто это видит?", "это безопасно?", "delete everything", "who sees this?",
        "кто это читает?",
        "how long do you keep it?", "is it safe?",
    ],
    "group": [
        "как добавить в группу?", "голосовые в группе превращать в текст", "how do I add you to a group?",
        "do you work in channels?",
    ],
    "files": ["где субтитры?", "хочу pdf", "можно в ворд?", "where are the subtitles?", "I want a pdf"],
    "again": [
        "повтори", "ещё раз", "текст неправильный", "что за хрень", "ты дурак", "repeat", "the text is wrong", "wtf",
        "you are stupid", "that's the wrong language", "это не тот язык", "язык не тот",
    ],
    "speakers": ["can you rename the speaker", "кто говорит?", "wer spricht da?"],
    "resend": ["forward me the text", "перешли текст", "пришли ещё раз"],
    "left": [
        "сколько осталось?", "сколько у меня осталось минут?", "баланс", "how much is left", "what is left?",
        "how many minutes do I have left?",
    ],
    "settings": ["настройки", "где настройки?", "как настроить бота", "settings", "where are the settings?"],
    "tasks": ["покажи мои задачи", "мои расшифровки", "show my tasks", "how do I see the history?"],
    "links": [
        "можно с ютуба?", "умеешь ютуб?", "какие ссылки можно?", "can it do youtube?", "can you do youtube",
        "do you take links?",
    ],
    "other": [
        "что ты умеешь?", "как пользоваться?", "помоги", "расшифруй",
        "включи музыку", "мой номер 123", "?",
        "позови оператора", "what is this?", "what can you do?", "how do I use this?", "help", "play music", "12345",
        "I don't understand",
    ],
}  # fmt: skip
# One of each in Ukrainian, Kazakh, Spanish, Portuguese, German and Arabic.
ELSEWHERE = {
    "thanks": ["Дякую дуже!", "Рахмет сізге!", "sí, muchas gracias", "não, obrigado", "danke dir", "شكرا جزيلا لك"],
    "hello": ["як справи?", "сәлеметсіз бе", "¡Hola!", "oi, tudo bem?", "Guten Abend", "السلام عليكم"],
    "slow": [
        "де мій текст?", "қашан дайын болады?", "no funciona", "cadê o texto?", "wie lange dauert das noch?", "لا يعمل",
    ],
    "key": ["де взяти ключ", "кілтті қайдан аламын?", "mi clave", "minha chave", "mein Schlüssel", "أين المفتاح؟"],
    "find": [
        "хто казав це?", "кім айтты?", "quién dijo eso", "quem disse isso?", "wer hat gesagt, dass", "من قال ذلك؟",
    ],
    "translate": ["стисло, будь ласка", "аударып бер", "resume esto", "resuma isso", "fass das zusammen", "لخص هذا"],
    "stop": ["досить", "тоқта", "¡basta!", "cancela", "hör auf", "توقف"],
    "limits": ["скільки коштує?", "қанша тұрады?", "¿es gratis?", "quanto custa?", "was kostet das?", "بكم الاشتراك؟"],
    "privacy": ["хто це читає?", "кім көреді?", "¿quién lo ve?", "quem lê isso?", "wer liest das?", "من يقرأ هذا؟"],
    "again": ["помилка", "қате", "está mal", "errado", "das ist falsch", "خطأ"],
    "left": [
        "скільки лишилося?", "қанша қалды?", "¿cuánto me queda?", "quanto resta?", "wie viel ist noch übrig?",
        "كم بقي؟",
    ],
    "settings": ["налаштування", "баптаулар", "ajustes", "configurações", "Einstellungen", "الإعدادات"],
    "tasks": ["мої завдання", "тапсырмаларым", "mis tareas", "minhas tarefas", "meine Aufgaben", "مهامي"],
    "links": [
        "ютуб можна?", "ютуб бола ма?", "¿puedes con YouTube?", "aceita YouTube?", "kannst du YouTube?",
        "هل يمكن يوتيوب؟",
    ],
    "other": ["що це?", "бұл не?", "¿qué es esto?", "o que é isso?", "was ist das?", "ما هذا؟"],
}  # fmt: skip


@pytest.mark.parametrize(
    ("topic", "text"), [(topic, text) for said in (SAID, ELSEWHERE) for topic in said for text in said[topic]]
)
def test_a_text_is_told_by_its_words(topic: str, text: str) -> None:
    assert ("thanks" if is_thanks(text, CATALOGUE) else topic_of(text, CATALOGUE)) == topic


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("найди договор", "договор"), ("Поищи про отпуск", "отпуск"), ("найди, где мы говорили про деньги", "деньги"),
        ("find the contract", "contract"), ("can you find my contract for me, please?", "contract"),
        ("можешь найти договор?", "договор?"), ("Search for budget!", "budget"), ("who said vacation?", "vacation?"),
        ('find "moved to Friday"', '"moved to Friday"'), ("кто сказал, что Йогурт кончился", "Йогурт кончился"),
        ("знайди, будь ласка, договір", "договір"), ("шартты тауып бер", ""), ("ізде маған шарт", "шарт"),
        ("busca el contrato", "contrato"), ("procure o contrato, por favor", "contrato"),
        ("suche nach dem Vertrag", "Vertrag"),
        ("ابحث عن العقد", "العقد"),
        ("find", ""), ("find it", ""), ("кто это сказал?", ""), ("how do I find it", ""), ("can I search?", ""),
        ("such a nice day", ""), ("как найти, что сказал Петя", ""), ("findings of the board", ""),
    ],
)  # fmt: skip
def test_a_wish_to_find_is_heard_with_its_words(text: str, words: str) -> None:
    assert CATALOGUE.behind("heard-search", "heard-search-for", text) == words


@pytest.mark.parametrize("text", ["спасибо, а где ключ?", "thanks, and how do I find it", "hello", "what?", "ок?"])
def test_what_asks_for_more_is_no_thanks(text: str) -> None:
    assert not is_thanks(text, CATALOGUE)


@pytest.mark.parametrize(("text", "asks"), [("где взять ключ", True), ("what is it?", True), ("опять группа", False)])
def test_what_is_said_in_passing_is_no_question(text: str, asks: bool) -> None:
    assert is_question(text, CATALOGUE) is asks
