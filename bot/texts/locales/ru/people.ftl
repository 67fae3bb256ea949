### A person and the bot: the first words, help, settings, what is kept. Markup is Telegram's HTML.

access-private = Это закрытый бот. Если он для вас, передайте его владельцу этот номер: <code>{ $chat }</code>

about-description =
    Превращаю голосовые, кружки, аудио, видео и ссылки в текст и субтитры.

    Нажмите «Старт», и первая расшифровка будет через минуту.

about-short = Голосовые, файлы и ссылки в текст и субтитры. На PolyglotVoice.

start-ready =
    Пришлите голосовое, файл или ссылку, и я отвечу текстом и субтитрами.

    /help покажет примеры.

start-no-key =
    Я превращаю голосовые, файлы и ссылки в текст.

    Сначала нужен ваш API-ключ PolyglotVoice:
    1. Войдите на polyglotvoice.ru.
    2. Создайте API-ключ в профиле.
    3. Пришлите его мне. Он начинается с <code>sk_</code>; ваше сообщение я сразу удалю.

    Что вы пришлёте раньше, подождёт ключа.

help-text =
    <b>Пришлите, например</b>
    • голосовое или кружок, в том числе пересланные
    • <i>совещание.m4a</i> или <i>фильм.mp4</i> до 20 МБ
    • <i>youtu.be/…</i> или сразу несколько ссылок

    Отвечу текстом и файлом <code>.srt</code>. Кнопки под ответом меняют вид текста или делают его заново.

    <b>Или напишите</b>
    /find бюджет – где об этом говорили
    /history – все расшифровки вашего аккаунта, все файлы
    /convert mp3 – ответом на запись
    /limits – что позволяет тариф и сколько потрачено
    /settings – язык, текст, субтитры
    /key – ваш API-ключ
    /cancel – остановить то, что выполняется
    /privacy – что хранится и как это стереть

    <b>В группу</b> добавьте меня и отвечайте на записи командой /transcribe. /lent покажет группы, которым служит ваш ключ.

fallback-command = Такой команды я не знаю. /help покажет, что я умею.
fallback-text = Пришлите голосовое, аудио, видео или ссылку, и я отвечу текстом. /find ищет в сказанном, /convert меняет формат, остальное – в /help.
fallback-other = Это я расшифровать не могу. Пришлите голосовое, аудио, видео или ссылку.

menu-help = Примеры того, что я умею
menu-find = Найти слова в расшифровках этого чата
menu-history = Все ваши расшифровки со всеми файлами
menu-convert = Перевести запись в другой формат
menu-settings = Язык, текст, субтитры
menu-key = Ваш API-ключ
menu-cancel = Остановить то, что выполняется
menu-privacy = Что хранится и как это стереть
menu-transcribe = Ответом на запись: расшифровать её
menu-notme = Не трогать здесь мои записи
menu-yesme = Снова расшифровывать мои записи здесь
menu-lent = Группы, которые обслуживает ваш ключ
menu-stats = Как дела у бота, и ежедневная сводка
menu-broadcast = Написать всем, кто пользуется ботом
menu-group-settings = Что здесь расшифровывать и как
menu-group-key = API-ключ этой группы
menu-doctor = Что я здесь вижу и могу
menu-limits = Что позволяет тариф и сколько потрачено

settings-text =
    <b>Настройки</b>

    { $lines }

settings-detail =
    <b>{ $title }</b>

    { $lines }

settings-line = <b>{ $name }</b>: { $says }
settings-button = { $title }: { $name }
settings-saved = Сохранено.
settings-language-title = Язык
settings-language-auto = Как в Telegram
settings-language-auto-says = говорю на языке вашего Telegram
settings-language-chosen-says = всегда говорю на нём
settings-style-title = Текст
settings-style-plain = Простой
settings-style-plain-says = абзацы, и больше ничего
settings-style-timed = С таймкодами
settings-style-timed-says = каждый фрагмент начинается со времени; нажмите на него, и запись включится с этого места
settings-style-speakers = По говорящим
settings-style-speakers-says = каждый фрагмент начинается с того, кто говорит, если PolyglotVoice их различает
settings-srt-title = Субтитры
settings-srt-always = Всегда
settings-srt-always-says = <code>.srt</code> к каждой расшифровке
settings-srt-long = Для длинных
settings-srt-long-says = <code>.srt</code> начиная с 5 минут
settings-srt-never = Никогда
settings-srt-never-says = без <code>.srt</code> и без запроса за ним
settings-srt-from-title = Чьи субтитры
settings-srt-from-service = PolyglotVoice
settings-srt-from-service-says = файл самого сервиса, за один запрос
settings-srt-from-transcript = Этого бота
settings-srt-from-transcript-says = собираю сам из расшифровки, без запросов
settings-speech-title = Речь
settings-speech-auto = Распознать
settings-speech-auto-says = PolyglotVoice определяет язык речи сам
settings-speech-pinned-says = прошу PolyglotVoice именно об этом языке

privacy-kept =
    <b>Что я храню об этом чате</b>
    • ваш API-ключ, зашифрованный, – пока вы его не удалите
    • расшифровки, зашифрованными, дней: { $transcripts }, чтобы кнопки и повторные файлы ничего вам не стоили
    • запись о каждом запросе (какое сообщение, чем кончилось), зашифрованной, дней: { $records }
    • какие задачи стоят за кнопками /history, зашифрованным, дней: { $records }, и последнюю её страницу десять минут
    • сколько было запросов к API, числами без содержания, дней: { $counters }
    • что этот чат мной пользуется, чтобы до него доходили объявления моего оператора, пока вы этого не сотрёте

    Файлы проходят через меня в PolyglotVoice и здесь не сохраняются. Что хранит PolyglotVoice, сказано на его сайте.

privacy-ask = Стереть ключ, расшифровки и все записи этого чата? То, что выполняется, остановится. Сообщения, которые уже есть в чате, останутся.
privacy-erased = Готово: об этом чате больше ничего не хранится.

guest-title = Расшифровка
guest-how = Упомяните меня в ответе на голосовое, аудио или видео.
guest-no-key = Для этого нужен ваш собственный ключ PolyglotVoice. Пришлите его мне в личный чат и позовите меня здесь снова:
guest-under-way = Расшифровываю…
guest-not-yours = По этой ссылке для вас ничего нет. Она служит тому, кто меня позвал, несколько дней.

business-connected = Я подключён к вашему аккаунту. Голосовые, которые вам пишут, приходят сюда текстом, только вам: в ваши чаты я ничего не пишу. Работаю с вашим ключом PolyglotVoice; задать его: /key.
business-ended = Я больше не подключён к вашему аккаунту, или так меня использовать нельзя.
