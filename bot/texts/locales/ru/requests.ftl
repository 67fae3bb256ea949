### A recording, from its arrival to its end. Markup is Telegram's HTML.

status-accepted = Принято. В очереди…
status-submitting = Отправляю на расшифровку…
status-transcribing = Расшифровываю…
status-elapsed = Расшифровываю… { $elapsed }
status-percent = Расшифровываю… { $percent }%
status-delivering = Почти готово…
status-parked = Ждёт своей очереди…

status-key-steps =
    Принято, храню. Для расшифровки нужен ваш API-ключ PolyglotVoice:
    1. Откройте polyglotvoice.ru и войдите.
    2. В профиле создайте API-ключ.
    3. Пришлите его мне. Он начинается с <code>sk_</code>; ваше сообщение я сразу удалю.

status-parked-key = Храню это до появления рабочего ключа. Как его получить, расскажет /key.
status-parked-place = Ваш тариф ограничивает число одновременных задач. Место в очереди: { $place }.
status-parked-slot = Ваш тариф ограничивает число одновременных задач: эта ждёт своей очереди.
status-parked-limit = Лимит вашего тарифа исчерпан. Продолжу сам через { $wait }.
status-parked-until = Лимит вашего тарифа исчерпан. Продолжу сам { $when } UTC.
status-parked-until-here = Лимит вашего тарифа исчерпан. Продолжу сам { $when } UTC. Тариф изменился? Пришлите ключ ещё раз.

status-link =
    <b>{ $title }</b>
    { $status }

status-link-length =
    <b>{ $title }</b> · { $length }
    { $status }

media-empty = Этот файл пуст. Пришлите его ещё раз, пожалуйста.
media-too-big = Telegram отдаёт ботам файлы только до 20 МБ, а этот больше. Пришлите ссылку на него или сжатую версию.
media-unsupported = Такие файлы я не расшифровываю. Пришлите аудио или видео: например, mp3, m4a, ogg, wav, mp4 или webm.
media-nothing = Здесь нечего расшифровывать.

link-malformed = Эту ссылку не удалось прочитать. Проверьте её и пришлите ещё раз.
link-private = Эта ссылка ведёт на частный или локальный адрес, сервису он недоступен. Пришлите публичную ссылку или сам файл.

link-too-many =
    { $n ->
        [one] Взята только первая { $n } ссылка. Остальные пришлите другим сообщением.
        [few] Взяты первые { $n } ссылки. Остальные пришлите другим сообщением.
       *[many] Взяты первые { $n } ссылок. Остальные пришлите другим сообщением.
    }

result-empty = В этой записи речь не найдена.
result-summary = Кратко
result-translation = Перевод
result-translation-to = Перевод ({ $language })

button-guest-files = Субтитры и файлы
button-go-on = Продолжить в личном чате
button-lend-key = Одолжить свой ключ
button-use-own = Одолжить свой ключ
button-not-now = Не сейчас
button-accept = Принять
button-decline = Отклонить
button-take-back = Забрать у «{ $title }»
button-srt = Субтитры
button-set-group-key = Задать ключ
button-cancel = Отменить
button-cancel-all = Отменить все
button-again = Попробовать ещё раз
button-wrong = Неверно?
button-style-plain = ¶ Просто текст
button-style-timed = ⏱ Таймкоды
button-style-speakers = 👥 По говорящим
button-redo = Расшифровать заново
button-replace-key = Заменить
button-forget-key = Удалить
button-forget-yes = Да, удалить
button-erase = Стереть всё
button-erase-yes = Да, стереть
button-keep = Оставить
button-working = Уже делаю…
button-back = ‹ Назад
button-stale = Эта кнопка уже отработала.

button-redo-for =
    { $n ->
        [one] Заново: { $n } запрос
        [few] Заново: { $n } запроса
       *[many] Заново: { $n } запросов
    }
button-swap-key = Заменить
button-keep-old-key = Оставить старый

failed-refused = PolyglotVoice не принял это: { $reason }
failed-too-long = Запись длиннее, чем позволяет ваш тариф PolyglotVoice: { $reason }
failed-too-big = Файл больше, чем позволяет ваш тариф PolyglotVoice: { $reason }
failed-unsupported = PolyglotVoice не может прочитать этот файл: { $reason }
failed-refused-silent = PolyglotVoice не принял это и не сообщил почему.
failed-too-long-silent = Запись длиннее, чем позволяет ваш тариф PolyglotVoice.
failed-too-big-silent = Файл больше, чем позволяет ваш тариф PolyglotVoice.
failed-unsupported-silent = PolyglotVoice не может прочитать этот файл.
failed-task = Расшифровать не удалось: { $reason }
failed-task-silent = Расшифровать не удалось, и сервис не сообщил почему. Возможно, поможет ещё одна попытка.
failed-task-gone = PolyglotVoice больше не знает этой задачи. Попробуйте ещё раз, чтобы начать заново.
failed-timeout = Это заняло слишком много времени, и я перестал ждать. Попробуйте позже.
failed-download = Не удалось получить файл из Telegram. Попробуйте позже.
failed-file-unseen = Не удалось прочитать файл с диска, общего у бота и его сервера Bot API. Попробуйте через несколько минут, а если не поможет – напишите тому, кто держит этого бота.
failed-file-gone = Этого файла в Telegram больше нет. Пришлите его ещё раз, пожалуйста.
failed-service = PolyglotVoice сейчас не отвечает как надо. Попробуйте позже.
failed-telegram = Telegram слишком долго был недоступен. Попробуйте ещё раз.
failed-no-key = Рабочего ключа не было слишком долго, и я перестал ждать. Задайте ключ и попробуйте ещё раз.
failed-unknown = Что-то сломалось у меня. Попробуйте ещё раз; если не поможет, назовите владельцу бота этот номер: <code>{ $id }</code>
failed-too-short = Запись слишком короткая для PolyglotVoice: { $reason }
failed-minutes = Минуты вашего тарифа PolyglotVoice закончились. Когда появятся новые, попробуйте ещё раз. Ответ PolyglotVoice: { $reason }
failed-attempts = Попытки расшифровки в вашем тарифе PolyglotVoice закончились. Когда появятся новые, попробуйте ещё раз. Ответ PolyglotVoice: { $reason }
failed-link = PolyglotVoice не может взять эту ссылку: { $reason }
failed-redirect = API PolyglotVoice направил меня по другому адресу ({ $reason }), а туда я с вашим ключом не хожу. Тому, кто держит этого бота, нужно проверить POLYGLOTVOICE_API_URL; потом попробуйте ещё раз.
failed-withheld = Задача готова, но PolyglotVoice не отдаёт её текст: { $reason }
failed-too-short-silent = Запись слишком короткая для PolyglotVoice.
failed-minutes-silent = Минуты вашего тарифа PolyglotVoice закончились. Когда появятся новые, попробуйте ещё раз.
failed-attempts-silent = Попытки расшифровки в вашем тарифе PolyglotVoice закончились. Когда появятся новые, попробуйте ещё раз.
failed-link-silent = PolyglotVoice не может взять эту ссылку и не сообщил почему.
failed-redirect-silent = API PolyglotVoice направил меня по другому адресу, а туда я с вашим ключом не хожу. Тому, кто держит этого бота, нужно проверить POLYGLOTVOICE_API_URL; потом попробуйте ещё раз.
failed-withheld-silent = Задача готова, но PolyglotVoice не отдаёт её текст. Попробуйте позже.

cancel-nothing = Сейчас ничего не выполняется.
cancel-done = Отменено.
cancel-too-late = Уже завершено.

cancel-choose =
    { $n ->
        [one] Выполняется { $n } запись. Какую остановить?
        [few] Выполняются { $n } записи. Какую остановить?
       *[many] Выполняются { $n } записей. Какую остановить?
    }

cancel-done-all =
    { $n ->
        [one] Отменена { $n } запись.
        [few] Отменены { $n } записи.
       *[many] Отменены { $n } записей.
    }
cancel-not-that = Эта запись сейчас не в работе. Что в работе, покажет /cancel.

again-started = Начинаю заново.
again-under-way = Это уже выполняется.
again-gone = Ни в Telegram, ни в PolyglotVoice этой записи больше нет. Пришлите её ещё раз.
again-language = { $said } Неверен язык? Сначала выберите его в /settings.

again-cost =
    { $n ->
        [one] Сделать заново – примерно { $n } запрос к API, а из тарифа – одна попытка и минуты записи.
        [few] Сделать заново – примерно { $n } запроса к API, а из тарифа – одна попытка и минуты записи.
       *[many] Сделать заново – примерно { $n } запросов к API, а из тарифа – одна попытка и минуты записи.
    }

ask-no-key = Для этого нужен ваш API-ключ PolyglotVoice. Как его получить, расскажет /key.
ask-limit = Лимит вашего тарифа исчерпан. Попробуйте снова через { $wait }.
ask-limit-until = Лимит вашего тарифа исчерпан. Попробуйте снова { $when } UTC.
ask-gone = PolyglotVoice больше не знает этой задачи. Те, что он знает, покажет /history.

chat-at-once =
    { $n ->
        [one] В этом чате выполняется { $n } запись, больше на один чат нельзя. Пришлите это ещё раз, когда она будет готова.
        [few] В этом чате выполняются { $n } записи, больше на один чат нельзя. Пришлите это ещё раз, когда одна из них будет готова.
       *[many] В этом чате выполняются { $n } записей, больше на один чат нельзя. Пришлите это ещё раз, когда одна из них будет готова.
    }

chat-per-hour =
    { $n ->
        [one] За час этот чат прислал { $n } запись, больше на один чат нельзя. Пришлите это ещё раз позже.
        [few] За час этот чат прислал { $n } записи, больше на один чат нельзя. Пришлите это ещё раз позже.
       *[many] За час этот чат прислал { $n } записей, больше на один чат нельзя. Пришлите это ещё раз позже.
    }

person-at-once =
    { $n ->
        [one] Здесь у вас выполняется { $n } запись, больше на одного человека нельзя. Пришлите это ещё раз, когда она будет готова.
        [few] Здесь у вас выполняются { $n } записи, больше на одного человека нельзя. Пришлите это ещё раз, когда одна из них будет готова.
       *[many] Здесь у вас выполняются { $n } записей, больше на одного человека нельзя. Пришлите это ещё раз, когда одна из них будет готова.
    }

person-per-hour =
    { $n ->
        [one] За час вы прислали { $n } запись, больше на одного человека здесь нельзя. Пришлите это ещё раз позже.
        [few] За час вы прислали { $n } записи, больше на одного человека здесь нельзя. Пришлите это ещё раз позже.
       *[many] За час вы прислали { $n } записей, больше на одного человека здесь нельзя. Пришлите это ещё раз позже.
    }

forward-somebody = Кто-то
forward-heading = { $author }, { $when } UTC
forward-numbered = { $n }. { $author }, { $when } UTC
forward-header = <b>{ $heading }</b>
forward-one = { $n }. { $author }
forward-again = { $n } ещё раз
forward-forgotten = Этой расшифровки у меня больше нет. Пришлите запись ещё раз.
