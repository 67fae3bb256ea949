### A recording, from its arrival to its end. Markup is Telegram's HTML.

status-accepted = Принято. В очереди…
status-submitting = Отправляю на расшифровку…
status-transcribing = Расшифровываю…
status-elapsed = Расшифровываю… { $elapsed }
status-left = Расшифровываю… осталось около { $left }
status-percent = Расшифровываю… { $percent }%
status-percent-left = Расшифровываю… { $percent }%, осталось около { $left }
status-delivering = Почти готово…
status-parked = Ждёт своей очереди…

status-key-steps =
    Сохранил. Для расшифровки нужен ваш API-ключ PolyglotVoice:
    1. Войдите на polyglotvoice.ru.
    2. Создайте в профиле API-ключ.
    3. Пришлите его мне. Он начинается с <code>sk_</code>; сообщение я сразу удалю.

status-parked-service = PolyglotVoice не отвечает с { $since }. Ничего не потеряно: продолжу сам.
status-parked-uploads = PolyglotVoice не принимает записи с { $since }. Ничего не потеряно: продолжу сам.
status-parked-key = Храню, пока не появится рабочий ключ: /key.
status-parked-chat = Какое-то время я не мог здесь писать. Кнопка покажет, что ждёт.
status-paused = Пауза с { $since }. Ничего не потеряно: продолжу сам.
status-paused-why = Пауза с { $since }: { $reason }. Ничего не потеряно: продолжу сам.
budget-spent-day = Ваш бюджет на ключе владельца бота на сегодня исчерпан. Ничего не потеряно: продолжу { $when }, а со своим ключом (/key) – сразу. Подробнее: /usage
budget-spent-month = Ваш бюджет на ключе владельца бота на этот месяц исчерпан. Ничего не потеряно: продолжу { $when }, а со своим ключом (/key) – сразу. Подробнее: /usage
budget-spent-group-day = Бюджет группы на ключе владельца бота на сегодня исчерпан. Ничего не потеряно: продолжу { $when }, а с ключом группы (/key) – сразу. Подробнее: /usage
budget-spent-group-month = Бюджет группы на ключе владельца бота на этот месяц исчерпан. Ничего не потеряно: продолжу { $when }, а с ключом группы (/key) – сразу. Подробнее: /usage
status-parked-place = Тариф ограничивает число задач сразу. Место в очереди: { $place }.
status-parked-slot = Тариф ограничивает число задач сразу: эта ждёт очереди.

time-left = через { $wait }
plan-own = вашего тарифа
plan-group = тарифа этой группы
plan-lent = тарифа <a href="tg://user?id={ $id }">участника, который одолжил ключ</a>
plan-operator = тарифа оператора этого бота
limit-burst = Лимит { $plan } исчерпан: слишком много запросов сразу. Продолжу { $left }.
limit-day = Лимит { $plan } исчерпан: на сегодня запросов нет. Продолжу { $when }, { $left }.
limit-month = Лимит { $plan } исчерпан: на этот месяц запросов нет. Продолжу { $when }, { $left }.
limit-other = Лимит { $plan } исчерпан. Продолжу { $when }, { $left }.
limit-minutes = Минуты { $plan } закончились. Храню запись и попробую { $when }, { $left }.
limit-attempts = Попытки расшифровки { $plan } закончились. Храню запись и попробую { $when }, { $left }.
limit-changed = Тариф изменился? Пришлите ключ ещё раз или ключ другого аккаунта.

status-link =
    <b>{ $title }</b>
    { $status }

status-link-length =
    <b>{ $title }</b> · { $length }
    { $status }

media-empty = Этот файл пуст. Пришлите его ещё раз.
media-too-big = Telegram отдаёт ботам файлы только до 20 МБ. Пришлите ссылку или сжатую версию.
media-unsupported = Такие файлы я не расшифровываю. Пришлите аудио или видео: mp3, m4a, ogg, wav, mp4, webm.
media-nothing = Здесь нечего расшифровывать.

link-malformed = Не могу прочитать эту ссылку. Проверьте её и пришлите ещё раз.
link-private = Эта ссылка ведёт на частный адрес: PolyglotVoice туда не попасть. Пришлите публичную или сам файл.

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
button-set-group-key = Задать ключ
button-make-admin = Сделать администратором
button-cancel = Отменить
button-cancel-all = Отменить все
button-again = Попробовать ещё раз
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

button-swap-key = Заменить
button-keep-old-key = Оставить старый

failed-refused = PolyglotVoice это не принял: { $reason }
failed-too-long = Запись длиннее, чем позволяет ваш тариф: { $reason }
failed-too-big = Файл больше, чем позволяет ваш тариф: { $reason }
failed-unsupported = PolyglotVoice не может прочитать этот файл: { $reason }
failed-refused-silent = PolyglotVoice это не принял и не сказал почему.
failed-too-long-silent = Запись длиннее, чем позволяет ваш тариф.
failed-too-big-silent = Файл больше, чем позволяет ваш тариф.
failed-unsupported-silent = PolyglotVoice не может прочитать этот файл.
failed-task = Расшифровать не удалось: { $reason }
failed-task-silent = Расшифровать не удалось; почему, PolyglotVoice не сказал. Попробуйте ещё раз.
failed-task-gone = PolyglotVoice больше не знает этой задачи. Попробуйте ещё раз.
failed-task-unnamed = PolyglotVoice принял это или мог принять, но под каким номером, мне не узнать. Загляните сначала в свой список на polyglotvoice.ru: новая попытка создаст ещё одну задачу и тоже будет стоить.
failed-timeout = Это длилось слишком долго, и я перестал ждать. Попробуйте позже.
failed-download = Не удалось получить файл из Telegram. Попробуйте позже.
failed-file-unseen = Не удалось прочитать файл с диска сервера Bot API. Попробуйте через несколько минут; не поможет – напишите владельцу бота.
failed-file-gone = Этого файла в Telegram больше нет. Пришлите его ещё раз.
failed-service = PolyglotVoice отвечает не так, как надо. Попробуйте позже.
failed-telegram = Telegram слишком долго был недоступен. Попробуйте ещё раз.
failed-no-key = Рабочего ключа не было слишком долго. Задайте его и попробуйте ещё раз.
failed-unknown = Что-то сломалось у меня. Попробуйте ещё раз; не поможет – назовите владельцу бота номер <code>{ $id }</code>
failed-too-short = Запись слишком короткая для PolyglotVoice: { $reason }
failed-minutes = Минуты здешнего тарифа PolyglotVoice закончились (у команды они общие с владельцем). Когда появятся новые, попробуйте ещё раз. Ответ PolyglotVoice: { $reason }
failed-attempts = Попытки расшифровки здешнего тарифа PolyglotVoice закончились (у команды они общие с владельцем). Когда появятся новые, попробуйте ещё раз. Ответ PolyglotVoice: { $reason }
failed-plan = Здешний тариф PolyglotVoice этого не покрывает. Проверьте его на polyglotvoice.ru и попробуйте ещё раз. Ответ PolyglotVoice: { $reason }
failed-link = PolyglotVoice не может взять эту ссылку: { $reason }
failed-redirect = API PolyglotVoice направил меня на другой адрес ({ $reason }), а туда я с вашим ключом не хожу. Владелец бота должен проверить POLYGLOTVOICE_API_URL; потом попробуйте ещё раз.
failed-withheld = PolyglotVoice не отдаёт текст: { $reason }
failed-too-short-silent = Запись слишком короткая для PolyglotVoice.
failed-minutes-silent = Минуты здешнего тарифа PolyglotVoice закончились (у команды они общие с владельцем). Когда появятся новые, попробуйте ещё раз.
failed-attempts-silent = Попытки расшифровки здешнего тарифа PolyglotVoice закончились (у команды они общие с владельцем). Когда появятся новые, попробуйте ещё раз.
failed-plan-silent = Здешний тариф PolyglotVoice этого не покрывает или исчерпан. Проверьте его на polyglotvoice.ru и попробуйте ещё раз.
failed-link-silent = PolyglotVoice не может взять эту ссылку и не сказал почему.
failed-redirect-silent = API PolyglotVoice направил меня на другой адрес, а туда я с вашим ключом не хожу. Владелец бота должен проверить POLYGLOTVOICE_API_URL; потом попробуйте ещё раз.
failed-withheld-silent = PolyglotVoice не отдаёт текст. Попробуйте позже.

cancel-nothing = В работе ничего нет.
cancel-done = Отменено.
cancel-done-running = Отменено, но начатое PolyglotVoice не остановит и посчитает. Пришлите то же снова – придёт без новой загрузки.
cancel-too-late = Уже готово.

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
       *[many] Отменено { $n } записей.
    }
cancel-done-all-running =
    { $n ->
        [one] Отменена { $n } запись, но начатое PolyglotVoice не остановит и посчитает. Пришлите то же снова – придёт без новой загрузки.
        [few] Отменены { $n } записи, но начатое PolyglotVoice не остановит и посчитает. Пришлите то же снова – придёт без новой загрузки.
       *[many] Отменено { $n } записей, но начатое PolyglotVoice не остановит и посчитает. Пришлите то же снова – придёт без новой загрузки.
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
again-gone = Этой записи больше нет ни в Telegram, ни в PolyglotVoice. Пришлите её ещё раз.
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
chat-keyless = Храню { $n } записей, пока нет ключа PolyglotVoice; больше не возьму. Пришлите ключ (/key), потом остальное.

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
forward-one = Отдельно: { $n }. { $author }
forward-again = Ещё раз: { $n }
forward-forgotten = Этой расшифровки у меня больше нет. Пришлите запись ещё раз.

failed-over-budget = Запись длиннее вашего бюджета на ключе владельца бота: { $n } мин. Со своим ключом (/key) её можно расшифровать.
failed-over-group-budget = Запись длиннее бюджета группы на ключе владельца бота: { $n } мин. С ключом группы (/key) её можно расшифровать.
button-times = Таймкоды
button-speakers = Голоса
button-files = Файлы
button-redo = Заново
button-copy = Скопировать текст
button-settings = ⚙ Что идёт с текстом
button-language = Язык: { $language }

again-price =
    { $n ->
        [one] 1 попытка, { $minutes }, { $n } запрос
        [few] 1 попытка, { $minutes }, { $n } запроса
       *[many] 1 попытка, { $minutes }, { $n } запросов
    }
again-price-untold =
    { $n ->
        [one] 1 попытка, минуты записи, { $n } запрос
        [few] 1 попытка, минуты записи, { $n } запроса
       *[many] 1 попытка, минуты записи, { $n } запросов
    }

again-cost =
    { $n ->
        [one] Заново – это одна попытка, около { $minutes } и { $n } запрос по тарифу.
        [few] Заново – это одна попытка, около { $minutes } и { $n } запроса по тарифу.
       *[many] Заново – это одна попытка, около { $minutes } и { $n } запросов по тарифу.
    }
again-cost-untold =
    { $n ->
        [one] Заново – это одна попытка, минуты записи и { $n } запрос по тарифу.
        [few] Заново – это одна попытка, минуты записи и { $n } запроса по тарифу.
       *[many] Заново – это одна попытка, минуты записи и { $n } запросов по тарифу.
    }

changes-untold = Готово: текст выше – новый.
changes-none = Готово: все слова те же.
changes-some =
    { $n ->
        [one] Готово: изменилось { $n } слово из { $of }.
        [few] Готово: изменилось { $n } слова из { $of }.
       *[many] Готово: изменилось { $n } слов из { $of }.
    }
changes-replaced = <s>{ $before }</s> → <b>{ $after }</b>
changes-added = + <b>{ $after }</b>
changes-dropped = <s>{ $before }</s>
changes-names = Эти имена теперь ничьи: { $names }

file-replaced = Этот файл уже в чате, я его обновил.
file-nothing = Такого файла сейчас нет.

name-ask = Как зовут того, кто здесь <b>{ $speaker }</b>? Напишите имя.
name-ask-here = { $person }, как зовут того, кто здесь <b>{ $speaker }</b>? Ответьте именем.
name-placeholder = Имя
name-too-long = Имя – не длиннее 60 знаков. Ответьте покороче.

retry-done =
    { $n ->
        [one] { $n } запись снова в работе.
        [few] { $n } записи снова в работе.
       *[many] { $n } записей снова в работе.
    }
retry-nothing = За 30 дней здесь ничего не сорвалось из-за сбоя. У прочих неудач есть своя кнопка.

retry-ask =
    { $n ->
        [one] Из-за сбоя за { $span } сорвалась { $n } запись (чатов: { $chats }). Вернуть её? Что PolyglotVoice уже принял, заново не загружается; остальное идёт в счёт тарифов владельцев.
        [few] Из-за сбоя за { $span } сорвались { $n } записи (чатов: { $chats }). Вернуть их? Что PolyglotVoice уже принял, заново не загружается; остальное идёт в счёт тарифов владельцев.
       *[many] Из-за сбоя за { $span } сорвалось { $n } записей (чатов: { $chats }). Вернуть их? Что PolyglotVoice уже принял, заново не загружается; остальное идёт в счёт тарифов владельцев.
    }
retry-ask-others = Не удалось по другим причинам за { $span }: { $n }. Новые попытки идут в счёт тарифов владельцев.
retry-none = За { $span } ничего не сорвалось.
retry-go = Вернуть
retry-all = Вернуть всё
retry-no = Оставить
retry-dropped = Всё осталось как есть.
