"""What the demo says in the terminal. Sentences stand in English where they are used; here they are in Russian."""

_RUSSIAN = {
    "Starting the bot…": "Запускаю бота…",
    "Port {port} is in use here, so the page is on {other}.": "Порт {port} здесь занят, поэтому страница на {other}.",
    "Open {url} in a browser.": "Откройте {url} в браузере.",
    "It is open on this machine alone. From yours: {command}": "Она открыта только на этой машине. С вашей: {command}",
    "The same chat here, in the terminal. Both services are stand-ins: the words are made up.":
        "Тот же чат здесь, в терминале. Оба сервиса подменены: слова выдуманы.",
    "text": "текст", "path/to/file": "путь/к/файлу",
    "is sent as a message (try /help)": "уйдёт сообщением (попробуйте /help)",
    "is sent as a file; .ogg and .opus as a voice note (try {sample})":
        "уйдёт файлом; .ogg и .opus – голосовым (попробуйте {sample})",
    "taps the button with that number": "нажимает кнопку с этим номером",
    "ends the demo": "завершает демо",
    "bot": "бот", "a file": "файл", "a message": "сообщение",
    "(deleted: {words})": "(удалено: {words})", "[file] {path} ({size} kB)": "[файл] {path} ({size} КБ)",
    "Subtitles: {path}": "Субтитры: {path}",
    "{path} can't be read: {reason}": "{path} не читается: {reason}",
    "There is no transcript for this file: the bot said why above.":
        "Расшифровки этого файла нет: почему, бот сказал выше.",
    "The bot did not answer in time.": "Бот не ответил вовремя.",
    "The bot did not start. Its log ends with:\n{log}": "Бот не запустился. Конец его журнала:\n{log}",
}  # fmt: skip


def words(language: str, sentence: str, **values: object) -> str:
    """The sentence in that language, with its values."""
    return (_RUSSIAN[sentence] if language == "ru" else sentence).format(**values)
