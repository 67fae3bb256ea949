### A recording, from its arrival to its end. Markup is Telegram's HTML.

status-accepted = Принято. В очереди…
status-submitting = Отправляю на расшифровку…
status-transcribing = Расшифровываю…
status-elapsed = Расшифровываю… { $elapsed }
status-percent = Расшифровываю… { $percent }%
status-delivering = Почти готово…
status-parked = Ждёт своей очереди…

status-key-steps =
    Сохранил. Для расшифровки нужен ваш API-ключ PolyglotVoice:
    1. Войдите на polyglotvoice.ru.
    2. Создайте в профиле API-ключ.
    3. Пришлите его мне. Он начинается с <code>sk_</code>; сообщение я сразу удалю.

status-parked-service = PolyglotVoice не отвечает с { $since }. Ничего не потеряно: продолжу сам.
status-parked-uploads = PolyglotVoice не принимает записи с { $since }. Ничего не потеряно: продолжу сам.
status-parked-key = Храню это, пока не появится рабочий ключ. Где его взять – /key.
status-parked-chat = Какое-то время я не мог здесь писать. Кнопка покажет, что ждёт.
status-parked-place = Ваш тариф ограничивает число задач сразу. Место в очереди: { $place }.
status-parked-slot = Ваш тариф ограничивает число задач сразу: эта ждёт очереди.

time-left = через { $wait }
plan-own = вашего тарифа
plan-group = тарифа этой группы
plan-lent = тарифа <a href="tg://user?id={ $id }">участника, который одолжил ключ</a>
plan-operator = тарифа оператора этого бота
limit-burst = Лимит { $plan } исчерпан: слишком много запросов сразу. Продолжу сам { $left }.
limit-day = Лимит { $plan } исчерпан: на сегодня запросов больше нет. Продолжу сам { $when }, { $left }.
limit-month = Лимит { $plan } исчерпан: на этот месяц запросов больше нет. Продолжу сам { $when }, { $left }.
limit-other = Лимит { $plan } исчерпан. Продолжу сам { $when }, { $left }.
limit-minutes = Минуты { $plan } закончились. Храню это и попробую снова { $when }, { $left }.
limit-attempts = Попытки расшифровки { $plan } закончились. Храню это и попробую снова { $when }, { $left }.
limit-changed = Тариф изменился? Пришлите ключ ещё раз или ключ другого аккаунта.

status-link =
    <b>{ $title }</b>
    { $status }

status-link-length =
    <b>{ $title }</b> · { $length }
    { $status }

media-empty = Этот файл пуст. Пришлите его ещё раз, пожалуйста.
media-too-big = Telegram отдаёт ботам файлы только до 20 МБ. Пришлите ссылку на этот или сжатую версию.
media-unsupported = Такие файлы я не расшифровываю. Пришлите аудио или видео: mp3, m4a, ogg, wav, mp4, webm.
media-nothing = Здесь нечего расшифровывать.

link-malformed = Не могу прочитать эту ссылку. Проверьте её и пришлите ещё раз.
link-private = Эта ссылка ведёт на частный адрес, PolyglotVoice он недоступен. Пришлите публичную или сам файл.

link-too-many =
    { $n ->
        [one] Беру только первую { $n } ссылку. Остальные пришлите отдельно.
        [few] Беру первые { $n } ссылки. Остальные пришлите отдельно.
       *[many] Беру первые { $n } ссылок. Остальные пришлите отдельно.
    }

result-empty = Речи здесь не слышно.
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
button-make-admin = Сделать администратором
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
button-stale = Эта кнопка больше не работает.
button-outbox = Показать

button-redo-for =
    { $n ->
        [one] Заново: { $n } запрос, 1 попытка и минуты
        [few] Заново: { $n } запроса, 1 попытка и минуты
       *[many] Заново: { $n } запросов, 1 попытка и минуты
    }
button-swap-key = Заменить
button-keep-old-key = Оставить старый

failed-refused = PolyglotVoice это не принял: { $reason }
failed-too-long = Запись длиннее, чем позволяет ваш тариф: { $reason }
failed-too-big = Файл больше, чем позволяет ваш тариф: { $reason }
failed-unsupported = PolyglotVoice не может прочитать этот файл: { $reason }
failed-refused-silent = PolyglotVoice это не принял и не сообщил почему.
failed-too-long-silent = Запись длиннее, чем позволяет ваш тариф.
failed-too-big-silent = Файл больше, чем позволяет ваш тариф.
failed-unsupported-silent = PolyglotVoice не может прочитать этот файл.
failed-task = Расшифровать не удалось: { $reason }
failed-task-silent = Расшифровать не удалось; почему, сервис не сообщил. Попробуйте ещё раз.
failed-task-gone = PolyglotVoice больше не знает этой задачи. Попробуйте ещё раз.
failed-timeout = Это заняло слишком много времени, и я перестал ждать. Попробуйте позже.
failed-download = Не удалось получить файл из Telegram. Попробуйте позже.
failed-file-unseen = Не удалось прочитать файл с диска, общего с сервером Bot API. Попробуйте через несколько минут; не поможет – напишите владельцу бота.
failed-file-gone = Этого файла в Telegram больше нет. Пришлите его ещё раз, пожалуйста.
failed-service = PolyglotVoice отвечает не так, как надо. Попробуйте позже.
failed-telegram = Telegram слишком долго был недоступен. Попробуйте ещё раз.
failed-no-key = Рабочего ключа не было слишком долго, и я перестал ждать. Задайте ключ и попробуйте ещё раз.
failed-unknown = Что-то сломалось у меня. Попробуйте ещё раз; не поможет – назовите владельцу бота номер <code>{ $id }</code>
failed-too-short = Запись слишком короткая для PolyglotVoice: { $reason }
failed-minutes = Минуты тарифа PolyglotVoice, чей ключ здесь используется, закончились; в команде это тариф её владельца. Когда появятся новые, попробуйте ещё раз. Ответ PolyglotVoice: { $reason }
failed-attempts = Попытки расшифровки в тарифе PolyglotVoice, чей ключ здесь используется, закончились; в команде это тариф её владельца. Когда появятся новые, попробуйте ещё раз. Ответ PolyglotVoice: { $reason }
failed-link = PolyglotVoice не может взять эту ссылку: { $reason }
failed-redirect = API PolyglotVoice направил меня на другой адрес ({ $reason }), а туда я с вашим ключом не хожу. Владельцу бота нужно проверить POLYGLOTVOICE_API_URL; потом попробуйте ещё раз.
failed-withheld = PolyglotVoice не отдаёт текст: { $reason }
failed-too-short-silent = Запись слишком короткая для PolyglotVoice.
failed-minutes-silent = Минуты тарифа PolyglotVoice, чей ключ здесь используется, закончились; в команде это тариф её владельца. Когда появятся новые, попробуйте ещё раз.
failed-attempts-silent = Попытки расшифровки в тарифе PolyglotVoice, чей ключ здесь используется, закончились; в команде это тариф её владельца. Когда появятся новые, попробуйте ещё раз.
failed-link-silent = PolyglotVoice не может взять эту ссылку; почему, не сообщил.
failed-redirect-silent = API PolyglotVoice направил меня на другой адрес, а туда я с вашим ключом не хожу. Владельцу бота нужно проверить POLYGLOTVOICE_API_URL; потом попробуйте ещё раз.
failed-withheld-silent = PolyglotVoice не отдаёт текст. Попробуйте позже.

cancel-nothing = В работе ничего нет.
cancel-done = Отменено.
cancel-done-running = Здесь отменено. Начатое PolyglotVoice не останавливает и учтёт. Пришлите то же ещё раз – получите без новой загрузки.
cancel-too-late = Уже завершено.

cancel-choose =
    { $n ->
        [one] В работе { $n } запись. Какую остановить?
        [few] В работе { $n } записи. Какую остановить?
       *[many] В работе { $n } записей. Какую остановить?
    }

cancel-done-all =
    { $n ->
        [one] Отменена { $n } запись.
        [few] Отменены { $n } записи.
       *[many] Отменены { $n } записей.
    }
cancel-done-all-running =
    { $n ->
        [one] Здесь отменена { $n } запись. Начатое PolyglotVoice не останавливает и учтёт. Пришлите то же ещё раз – получите без новой загрузки.
        [few] Здесь отменены { $n } записи. Начатое PolyglotVoice не останавливает и учтёт. Пришлите то же ещё раз – получите без новой загрузки.
       *[many] Здесь отменены { $n } записей. Начатое PolyglotVoice не останавливает и учтёт. Пришлите то же ещё раз – получите без новой загрузки.
    }
cancel-not-that = Эта запись не в работе. Что в работе, покажет /cancel.

outbox-waiting =
    { $n ->
        [one] Какое-то время я не мог здесь писать. Ждёт { $n } ответ.
        [few] Какое-то время я не мог здесь писать. Ждут { $n } ответа.
       *[many] Какое-то время я не мог здесь писать. Ждут { $n } ответов.
    }

again-started = Начинаю заново.
again-under-way = Уже делаю.
again-gone = Ни в Telegram, ни в PolyglotVoice этой записи больше нет. Пришлите её ещё раз.
again-language = { $said } Неверен язык? Сначала выберите его в /settings.

again-cost =
    { $n ->
        [one] Сделать заново – примерно { $n } запрос к API, а из тарифа – одна попытка и минуты записи.
        [few] Сделать заново – примерно { $n } запроса к API, а из тарифа – одна попытка и минуты записи.
       *[many] Сделать заново – примерно { $n } запросов к API, а из тарифа – одна попытка и минуты записи.
    }

ask-no-key = Для этого нужен ваш API-ключ PolyglotVoice. Где его взять – /key.
ask-limit = Лимит { $plan } исчерпан. Попробуйте снова { $left }.
ask-limit-until = Лимит { $plan } исчерпан. Попробуйте снова { $when }, { $left }.
ask-gone = PolyglotVoice больше не знает этой задачи. Какие знает – /history.

chat-at-once =
    { $n ->
        [one] Здесь в работе { $n } запись, больше на один чат нельзя. Пришлите это снова, когда она будет готова.
        [few] Здесь в работе { $n } записи, больше на один чат нельзя. Пришлите это снова, когда одна будет готова.
       *[many] Здесь в работе { $n } записей, больше на один чат нельзя. Пришлите это снова, когда одна будет готова.
    }

chat-per-hour =
    { $n ->
        [one] За час этот чат прислал { $n } запись, больше нельзя. Пришлите это позже.
        [few] За час этот чат прислал { $n } записи, больше нельзя. Пришлите это позже.
       *[many] За час этот чат прислал { $n } записей, больше нельзя. Пришлите это позже.
    }
chat-keyless = Храню { $n } записей, пока нет ключа PolyglotVoice, больше взять не могу. Пришлите ключ (/key), потом остальное.

person-at-once =
    { $n ->
        [one] У вас здесь в работе { $n } запись, больше на одного нельзя. Пришлите это снова, когда она будет готова.
        [few] У вас здесь в работе { $n } записи, больше на одного нельзя. Пришлите это снова, когда одна будет готова.
       *[many] У вас здесь в работе { $n } записей, больше на одного нельзя. Пришлите это снова, когда одна будет готова.
    }

person-per-hour =
    { $n ->
        [one] За час вы прислали { $n } запись, больше на одного здесь нельзя. Пришлите это позже.
        [few] За час вы прислали { $n } записи, больше на одного здесь нельзя. Пришлите это позже.
       *[many] За час вы прислали { $n } записей, больше на одного здесь нельзя. Пришлите это позже.
    }

forward-somebody = Кто-то
forward-one = Файлы: { $n }. { $author }
forward-again = Ещё раз: { $n }
forward-forgotten = Этой расшифровки у меня больше нет. Пришлите запись ещё раз.
