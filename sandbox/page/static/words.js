"use strict";
// What the page says. Sentences stand in English where they are used; here they are in Russian.

const $ = (id) => document.getElementById(id);
const BOT = "PolyglotVoice";
const LANGUAGE = document.documentElement.lang;

const RUSSIAN = {
  "PolyglotVoice bot": "Бот PolyglotVoice",
  "PolyglotVoice bot · demo": "Бот PolyglotVoice · демо",
  "Skip to writing": "К полю сообщения",
  "A demo on this machine alone: Telegram and PolyglotVoice are stand-ins, so the words are made up.":
    "Демо только на этом компьютере: Telegram и PolyglotVoice подменены, поэтому слова выдуманы.",
  "What happens underneath": "Что происходит внутри",
  "The demo has ended. Start it again with “make demo”: this page then goes on by itself.":
    "Демо завершилось. Запустите его снова командой make demo: страница продолжит сама.",
  "Chats": "Чаты", "Messages": "Сообщения", "Message": "Сообщение", "Send": "Отправить", "Cancel": "Отмена",
  "The first minute": "Первая минута", "Close the guide": "Закрыть подсказки", "START": "СТАРТ",
  "Forward to": "Переслать в", "Forward": "Переслать", "Never mind": "Не надо", "Do not reply": "Не отвечать",
  "As": "От имени", "In": "В теме", "Send files": "Отправить файлы", "Drop to send": "Отпустите, чтобы отправить",
  "Record a voice note": "Записать голосовое", "Stop and send the voice note": "Остановить и отправить голосовое",
  "Close the panel": "Закрыть панель", "The bot": "Бот", "Trouble": "Неполадки",
  "Kill it (kill -9)": "Убить (kill -9)", "Start it again": "Запустить снова",
  "Jobs of this chat": "Задания этого чата", "API requests": "Запросы к API", "Bot API calls": "Вызовы Bot API",
  "running, process {pid}": "работает, процесс {pid}", "not running: messages wait in Telegram": "не работает: сообщения ждут в Telegram",
  "None yet: send something.": "Пока нет: отправьте что-нибудь.", "Its record in the store": "Запись о нём в хранилище",
  "The API answers 3 s late": "API отвечает на 3 с позже", "The API answers 500 to everything": "API на всё отвечает 500",
  "The API says 429, retry after 4 s": "API отвечает 429, повторить через 4 с",
  "The API key is dead, until a person sends it again": "Ключ API отозван, пока его не пришлют снова",
  "Telegram floods: 429 now and then, 3 s each": "Telegram иногда отвечает 429, на 3 с",
  "bot · as {name}": "бот · вы: {name}", "typing…": "печатает…", "bot": "бот",
  "member one": "{count} участник", "member few": "{count} участника", "member many": "{count} участников",
  "forum, {members}": "форум, {members}", "the bot is an admin": "бот – админ", "the bot is a member": "бот – участник", "without the bot": "без бота",
  "{name} (admin)": "{name} (админ)",
  "Block the bot": "Заблокировать", "Unblock the bot": "Разблокировать", "Make the bot an admin": "Сделать админом",
  "Make it a plain member": "Снять с админов", "Remove the bot": "Удалить бота", "Add the bot": "Добавить бота",
  "new messages": "новые сообщения", "Group": "Группа", "Forwarded from {name}": "Переслано от {name}",
  "Only {name} sees this": "Видит только {name}", "a message that is gone": "сообщение удалено", "In reply to: {words}": "В ответ на: {words}",
  "a message": "сообщение", "edited": "изменено", "Reply": "Ответить", "Delete": "Удалить", "Select": "Выбрать", "Selected": "Выбрано",
  "Message of {name} at {time}": "Сообщение, {name}, {time}", "Reactions: {what}": "Реакции: {what}", "Play from {time}": "Слушать с {time}",
  "Show all": "Показать всё", "Fold": "Свернуть", "Reply to: {words}": "Ответ на: {words}", "{count} chosen": "выбрано: {count}",
  "Send a sample voice note": "Пример голосового", "Send a link: a talk": "Ссылка: лекция", "Send a link: a podcast": "Ссылка: подкаст", "Send a link: a private video": "Ссылка: закрытое видео",
  "Give it the demo's API key": "Дать боту демо-ключ API", "General": "Общая", "voice": "голосовое", "audio": "аудио", "video": "видео",
  "video_note": "кружок", "document": "файл", "link": "ссылка", "source": "исходник", "download": "файл", "convert": "конвертация",
  "accepted": "принято", "submitting": "отправляется", "watching": "расшифровывается", "delivering": "доставляется", "done": "готово",
  "failed": "не вышло", "cancelled": "отменено", "parked": "ждёт",
  "upload": "загрузка", "link check": "проверка ссылки", "look": "опрос", "result": "результат",
  "downloaded file": "скачанный файл", "conversion": "конвертация", "A repeat: no API request.": "Повтор: ни одного запроса к API.",
  "No API request yet.": "Запросов к API пока нет.", "No API request.": "Ни одного запроса к API.", "Its API requests: {what}": "Запросы к API: {what}",
  "The demo does not answer. Your text is kept.": "Демо не отвечает. Текст сохранён.",
  "The microphone can't be used here: allow it in the browser, or send a file.": "Микрофон недоступен: разрешите его в браузере или отправьте файл.",
  "The bot did not answer the tap within 30 seconds.": "Бот не ответил на нажатие за 30 секунд.", "The bot did not answer.": "Бот не ответил.",
  "In Telegram this asks for a group. Here: open a group and press “Add the bot”.": "В Telegram здесь выбирают группу. Тут: откройте группу и нажмите «Добавить бота».",
  "Killed. What you send now waits in Telegram; start the bot again and watch.": "Убит. То, что вы отправите, ждёт в Telegram; запустите бота и смотрите.",
  "That is not there any more.": "Этого уже нет.", "That file could not be sent.": "Файл не отправился.",
  "An administrator gave the bot the key in their own chat with it.": "Админ передал боту ключ в личном чате с ним.",
  "no answer": "нет ответа", "Copied.": "Скопировано.", "Send a voice note, and watch it become text.": "Отправьте голосовое и смотрите, как оно станет текстом.",
  "Send the sample": "Отправить пример", "There is the text. A button under it adds the times: tap one to listen from there.":
    "Вот текст. Кнопка «Таймкоды» под ним добавит время: нажмите на него, чтобы слушать с этого места.",
  "Next": "Дальше", "Break something: kill the bot, and send it a link meanwhile.": "Сломайте что-нибудь: убейте бота и тем временем пришлите ссылку.",
  "Kill the bot and send a link": "Убить бота и отправить ссылку", "It is dead, and your link waits. Start it, and watch the answer arrive.":
    "Он мёртв, ваша ссылка ждёт. Запустите его и смотрите, как придёт ответ.",
  "It arrived: nothing is lost. “What happens underneath” has more troubles to try.": "Дошло: ничего не теряется. Другие неполадки – в «Что происходит внутри».",
  "Done": "Готово", "{n} of 4": "{n} из 4",
};

function t(sentence, values = {}) {
  const said = LANGUAGE === "ru" ? (RUSSIAN[sentence] ?? sentence) : sentence;
  return said.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

// So many of a thing, as each language counts them.
const RULES = new Intl.PluralRules(LANGUAGE);
function counted(thing, count) {
  if (LANGUAGE === "ru") return t(`${thing} ${RULES.select(count)}`, { count });
  return `${count} ${thing}${RULES.select(count) === "one" ? "" : "s"}`;
}

// What index.html says.
function translatePage() {
  document.title = t(document.title);
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const words = walker.currentNode.data.trim();
    if (words) walker.currentNode.data = walker.currentNode.data.replace(words, t(words));
  }
  for (const name of ["aria-label", "title", "placeholder"]) {
    for (const item of document.querySelectorAll(`[${name}]`)) item.setAttribute(name, t(item.getAttribute(name)));
  }
}
if (LANGUAGE === "ru") translatePage();
