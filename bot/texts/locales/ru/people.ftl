### A person and the bot: the first words, help, settings, what is kept. Markup is Telegram's HTML.

access-private = Это закрытый бот. Если он для вас, передайте владельцу этот номер: <code>{ $chat }</code>
access-banned = Владелец бота закрыл вам доступ; вернуть его может только он.

about-description =
    Превращаю голосовые, кружки, аудио, видео и ссылки в текст и субтитры.

    Нажмите «Старт»: до первой расшифровки – минута.

about-short = Голосовые, файлы и ссылки – в текст и субтитры. На PolyglotVoice.

start-ready =
    Пришлите голосовое, файл или ссылку – отвечу текстом и субтитрами.

    Примеры: /help.

start-no-key =
    Превращаю голосовые, файлы и ссылки в текст.

    Сначала нужен ваш API-ключ PolyglotVoice:
    1. Войдите на polyglotvoice.ru.
    2. Создайте API-ключ в профиле.
    3. Пришлите его мне. Он начинается с <code>sk_</code>; сообщение удалю.

    Записи можно слать уже сейчас: подождут.

help-text =
    <b>Пришлите</b>
    • голосовое или кружок, можно пересланные
    • <i>совещание.m4a</i> или <i>фильм.mp4</i> до 20 МБ
    • <i>youtu.be/…</i> или несколько ссылок

    Отвечу текстом и файлом <code>.srt</code>. Кнопки под текстом меняют его или делают заново.

    <b>Или напишите</b>
    /find бюджет – где об этом говорили
    /export – расшифровки чата одним архивом
    /history – задачи вашего аккаунта
    /convert mp3 – ответом на запись
    /limits – тариф и расход
    /settings – язык, текст, субтитры
    /key – ваш API-ключ
    /cancel – остановить начатое
    /privacy – что храню и как стереть

    <b>В группу</b> добавьте меня и отвечайте на записи /transcribe. /lent покажет группы с вашим ключом.

fallback-command = Такой команды не знаю. Мои – в /help.
fallback-text = Пришлите голосовое, файл или ссылку – отвечу текстом. /find ищет в сказанном, /convert меняет формат, остальное – в /help.
fallback-other = Это расшифровать не могу. Пришлите голосовое, аудио, видео или ссылку.

menu-help = Примеры
menu-find = Найти в сказанном
menu-export = Расшифровки чата одним архивом
menu-history = Ваши задачи и файлы
menu-convert = Запись в другом формате
menu-settings = Язык, текст, субтитры
menu-key = Ваш API-ключ
menu-retry = Вернуть сорвавшееся из-за сбоя
menu-cancel = Остановить начатое
menu-privacy = Что храню и как стереть
menu-transcribe = Ответом на запись: расшифровать её
menu-notme = Не трогать здесь мои записи
menu-yesme = Снова расшифровывать меня здесь
menu-lent = Группы с вашим ключом
menu-stats = Как дела у бота; сводка
menu-broadcast = Написать всем
menu-usage = Кто больше всех тратит ваш ключ
menu-pause = Пока не отправлять новое
menu-resume = Продолжить после паузы
menu-allow = Пустить кого-то; список
menu-ban = Больше не обслуживать кого-то
menu-budget = Сколько можно тратить вашего ключа
menu-group-settings = Что здесь расшифровывать и как
menu-group-key = Здешний API-ключ
menu-doctor = Что я здесь вижу и могу
menu-limits = Тариф и расход

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
settings-style-plain-says = просто абзацы
settings-style-timed = С таймкодами
settings-style-timed-says = фрагменты со временем; нажмёте – заиграет запись
settings-style-speakers = По говорящим
settings-style-speakers-says = кто говорит, если PolyglotVoice различает
settings-srt-title = Субтитры
settings-srt-always = Всегда
settings-srt-always-says = <code>.srt</code> к каждому тексту
settings-srt-long = Для длинных
settings-srt-long-says = <code>.srt</code> от 5 минут
settings-srt-never = Никогда
settings-srt-never-says = без <code>.srt</code>
settings-srt-from-title = Чьи субтитры
settings-srt-from-service = PolyglotVoice
settings-srt-from-service-says = файл PolyglotVoice, ещё запрос
settings-srt-from-transcript = Этого бота
settings-srt-from-transcript-says = собираю сам, без запросов
settings-speech-title = Речь
settings-speech-auto = Распознать
settings-speech-auto-says = язык определяет PolyglotVoice
settings-speech-pinned-says = прошу PolyglotVoice об этом языке

privacy-kept =
    <b>Что я храню об этом чате</b>
    • ваш зашифрованный API-ключ – пока не удалите
    • зашифрованные расшифровки – { $transcripts }: кнопки и повторные файлы бесплатны
    • зашифрованные записи о запросах (сообщение, итог) – { $records }
    • зашифрованные задачи за кнопками /history – { $records }, её последнюю страницу – десять минут
    • число запросов к API – { $counters }
    • где платит чужой ключ: ваши просьбы – { $people }, число пробных голосовых – { $trials }; даже после стирания
    • что этот чат мной пользуется, для объявлений, – пока не сотрёте

    Файлы только передаю в PolyglotVoice.

    { $disk }

    Что хранит PolyglotVoice, сказано на его сайте; стереть это я не могу.

privacy-ask = Стереть ключ, расшифровки и все записи этого чата? Начатое остановится; сообщения останутся.
privacy-erased = Готово: об этом чате ничего не храню. Когда стёртое исчезнет с диска, скажет /privacy.
privacy-disk-own = Стёртое исчезает с диска за десять минут, устаревшее – за сутки. В копиях оно может лежать дольше, зашифрованным: спросите владельца бота.
privacy-disk-redis = Стёртое и устаревшее может лежать на диске и в копиях зашифрованным, пока не обновят их файлы или не сменят ключ шифрования: спросите владельца бота.

guest-title = Расшифровка
guest-how = Упомяните меня в ответе на голосовое, аудио или видео.
guest-no-key = Нужен ваш ключ PolyglotVoice. Пришлите его в личный чат и позовите меня снова:
guest-under-way = Расшифровываю…
guest-failed = Расшифровать не удалось. Почему – в личном чате.
guest-not-yours = Здесь для вас ничего нет: ссылка несколько дней служит тому, кто меня позвал.

business-connected = Я подключён к вашему аккаунту. Голосовые для вас приходят сюда текстом, только вам; в ваши чаты не пишу.
business-needs-key = Сначала нужен ваш ключ PolyglotVoice: /key. До этого голосовые не трогаю.
business-ended = Я больше не подключён к вашему аккаунту: новые голосовые оттуда не трогаю. Начатое пришлю сюда.
