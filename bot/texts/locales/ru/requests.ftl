### A recording, from its arrival to its end. Markup is Telegram's HTML.

status-accepted = Принято. В очереди…
status-submitting = Отправляю на расшифровку…
status-transcribing = Расшифровываю…
status-elapsed = Расшифровываю… { $elapsed }
status-left = Расшифровываю… осталось около { $left }
status-percent = Расшифровываю… { $percent }%
status-percent-left = Расшифровываю… { $percent }%, осталось около { $left }
status-delivering = Почти готово…
status-over = Ответ уже пришёл.
status-parked = Ждёт очереди…

status-key-steps =
    Сохранил. Нужен ваш API-ключ PolyglotVoice:
    1. Войдите на polyglotvoice.ru.
    2. Создайте API-ключ в профиле.
    3. Пришлите его мне. Он начинается с <code>sk_</code>; сообщение удалю.

status-parked-service = PolyglotVoice не отвечает с { $since }. Ничего не потеряно: продолжу сам.
status-parked-uploads = PolyglotVoice не принимает записи с { $since }. Ничего не потеряно: продолжу сам.
status-parked-key = Ждёт рабочего ключа: /key.
status-parked-chat = Я не мог здесь писать. Кнопка покажет, что ждёт.
status-paused = Пауза с { $since }. Ничего не потеряно: продолжу сам.
status-paused-why = Пауза с { $since }: { $reason }. Ничего не потеряно: продолжу сам.
budget-spent-day = Ваш бюджет на ключе владельца бота на сегодня исчерпан. Продолжу { $when }, а со своим ключом (/key) – сразу. Подробнее: /usage
budget-spent-month = Ваш бюджет на ключе владельца бота на этот месяц исчерпан. Продолжу { $when }, а со своим ключом (/key) – сразу. Подробнее: /usage
budget-spent-group-day = Бюджет группы на ключе владельца бота на сегодня исчерпан. Продолжу { $when }, а с ключом группы (/key) – сразу. Подробнее: /usage
budget-spent-group-month = Бюджет группы на ключе владельца бота на этот месяц исчерпан. Продолжу { $when }, а с ключом группы (/key) – сразу. Подробнее: /usage
status-parked-place = Больше задач одновременно тариф не даёт. Место в очереди: { $place }.
status-parked-slot = Больше задач одновременно тариф не даёт: эта ждёт очереди.

time-left = через { $wait }
plan-own = вашего тарифа
plan-group = тарифа этой группы
plan-lent = тарифа <a href="tg://user?id={ $id }">участника, который одолжил ключ</a>
plan-operator = тарифа владельца бота
limit-burst = Лимит { $plan } исчерпан: слишком много запросов сразу. Продолжу { $left }.
limit-day = Лимит { $plan } исчерпан: на сегодня запросов нет. Продолжу { $when }, { $left }.
limit-month = Лимит { $plan } исчерпан: на этот месяц запросов нет. Продолжу { $when }, { $left }.
limit-other = Лимит { $plan } исчерпан. Продолжу { $when }, { $left }.
limit-minutes = Минуты { $plan } закончились. Храню запись и попробую { $when }, { $left }.
limit-attempts = Попытки расшифровки { $plan } закончились. Храню запись и попробую { $when }, { $left }.
limit-changed = Тариф изменился? Пришлите ключ снова или от другого аккаунта.

status-link =
    <b>{ $title }</b>
    { $status }

status-link-length =
    <b>{ $title }</b> · { $length }
    { $status }

media-empty = Файл пуст. Пришлите снова.
media-too-big = Telegram отдаёт ботам файлы до 20 МБ. Пришлите ссылку или сжатую версию.
media-unsupported = Такие файлы не расшифровываю. Пришлите аудио или видео: mp3, m4a, ogg, wav, mp4, webm.
media-nothing = Здесь нечего расшифровывать.

link-malformed = Не могу прочитать ссылку. Проверьте и пришлите снова.
link-private = До этого частного адреса PolyglotVoice не добраться. Пришлите публичную ссылку или файл.

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
button-take-back = Забрать у чата «{ $title }»
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
button-undo = Вернуть
button-back = ‹ Назад
button-stale = Эта кнопка больше не работает.
button-outbox = Показать

button-swap-key = Заменить
button-keep-old-key = Оставить старый

failed-refused = PolyglotVoice это не принял: { $reason }
failed-too-long = Запись длиннее, чем позволяет тариф: пришлите по частям. Ответ PolyglotVoice: { $reason }
failed-too-big = Файл больше, чем позволяет тариф: пришлите сжатый. Ответ PolyglotVoice: { $reason }
failed-unsupported = PolyglotVoice не читает этот файл: пришлите в другом формате. Его ответ: { $reason }
failed-refused-silent = PolyglotVoice это не принял и не сказал почему.
failed-too-long-silent = Запись длиннее, чем позволяет тариф: пришлите по частям.
failed-too-big-silent = Файл больше, чем позволяет тариф: пришлите сжатый.
failed-unsupported-silent = PolyglotVoice не читает этот файл: пришлите в другом формате.
failed-task = Расшифровать не удалось: { $reason }
failed-task-silent = Не удалось, а почему – PolyglotVoice не сказал. Попробуйте снова.
failed-task-gone = PolyglotVoice больше не знает этой задачи. Попробуйте снова.
failed-task-unnamed = PolyglotVoice принял это или мог принять, но под каким номером, мне не узнать. Сначала загляните в свой список на polyglotvoice.ru: новая попытка создаст ещё одну платную задачу.
failed-timeout = Слишком долго: я перестал ждать. Попробуйте позже.
failed-download = Не удалось получить файл из Telegram. Попробуйте позже.
failed-file-unseen = Не удалось прочитать файл с диска сервера Bot API. Попробуйте через несколько минут; не поможет – напишите владельцу бота.
failed-file-gone = Этого файла в Telegram больше нет. Пришлите снова.
failed-service = PolyglotVoice отвечает не так, как надо. Попробуйте позже.
failed-telegram = Telegram слишком долго был недоступен. Попробуйте снова.
failed-no-key = Рабочего ключа не было слишком долго. Задайте его и попробуйте снова.
failed-unknown = Что-то сломалось у меня. Попробуйте снова; не поможет – назовите владельцу бота номер <code>{ $id }</code>
answer-refused = Telegram не принял часть этого ответа: { $files }. Она сохранена: возьмите её кнопкой ниже или в /history. Не получится – назовите владельцу бота номер <code>{ $id }</code>
failed-too-short = Запись слишком короткая для PolyglotVoice: { $reason }
failed-minutes = Минуты здешнего тарифа PolyglotVoice закончились (у команды они общие). Попробуйте, когда появятся новые. Ответ PolyglotVoice: { $reason }
failed-attempts = Попытки здешнего тарифа PolyglotVoice закончились (у команды они общие). Попробуйте, когда появятся новые. Ответ PolyglotVoice: { $reason }
failed-plan = Здешний тариф PolyglotVoice этого не покрывает. Проверьте его на polyglotvoice.ru и попробуйте снова. Ответ PolyglotVoice: { $reason }
failed-link = PolyglotVoice не может взять эту ссылку: { $reason }
failed-redirect = API PolyglotVoice направил меня на другой адрес ({ $reason }), а туда я с вашим ключом не хожу. Владелец бота должен проверить POLYGLOTVOICE_API_URL; потом попробуйте снова.
failed-withheld = PolyglotVoice не отдаёт текст: { $reason }
failed-too-short-silent = Запись слишком короткая для PolyglotVoice.
failed-minutes-silent = Минуты здешнего тарифа PolyglotVoice закончились (у команды они общие). Попробуйте, когда появятся новые.
failed-attempts-silent = Попытки здешнего тарифа PolyglotVoice закончились (у команды они общие). Попробуйте, когда появятся новые.
failed-plan-silent = Здешний тариф PolyglotVoice этого не покрывает или исчерпан. Проверьте его на polyglotvoice.ru и попробуйте снова.
failed-link-silent = PolyglotVoice не может взять эту ссылку и не сказал почему.
failed-redirect-silent = API PolyglotVoice направил меня на другой адрес, а туда я с вашим ключом не хожу. Владелец бота должен проверить POLYGLOTVOICE_API_URL; потом попробуйте снова.
failed-withheld-silent = PolyglotVoice не отдаёт текст. Попробуйте позже.

cancel-nothing = В работе ничего нет.
cancel-done = Отменено.
cancel-done-running = Отменено, но начатое PolyglotVoice закончит и посчитает. Пришлёте снова – придёт без новой загрузки.
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
        [one] Отменена { $n } запись, но начатое PolyglotVoice закончит и посчитает. Пришлёте снова – придёт без новой загрузки.
        [few] Отменены { $n } записи, но начатое PolyglotVoice закончит и посчитает. Пришлёте снова – придёт без новой загрузки.
       *[many] Отменено { $n } записей, но начатое PolyglotVoice закончит и посчитает. Пришлёте снова – придёт без новой загрузки.
    }
cancel-not-that = Эта запись не в работе. Остальное покажет /cancel.

outbox-waiting =
    { $n ->
        [one] Я не мог здесь писать. Ждёт { $n } ответ.
        [few] Я не мог здесь писать. Ждут { $n } ответа.
       *[many] Я не мог здесь писать. Ждут { $n } ответов.
    }

again-started = Начинаю заново.
again-under-way = Уже делаю.
again-gone = Этой записи больше нет ни в Telegram, ни в PolyglotVoice. Пришлите снова.
ask-no-key = Нужен ваш API-ключ PolyglotVoice. Где взять: /key.
ask-limit = Лимит { $plan } исчерпан. Попробуйте снова { $left }.
ask-limit-until = Лимит { $plan } исчерпан. Попробуйте снова { $when }, { $left }.
ask-gone = PolyglotVoice больше не знает этой задачи. Какие знает – /history.

chat-at-once =
    { $n ->
        [one] Здесь в работе { $n } запись, больше нельзя. Пришлите это, когда она будет готова.
        [few] Здесь в работе { $n } записи, больше нельзя. Пришлите это, когда одна будет готова.
       *[many] Здесь в работе { $n } записей, больше нельзя. Пришлите это, когда одна будет готова.
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
        [one] У вас здесь в работе { $n } запись, больше нельзя. Пришлите это, когда она будет готова.
        [few] У вас здесь в работе { $n } записи, больше нельзя. Пришлите это, когда одна будет готова.
       *[many] У вас здесь в работе { $n } записей, больше нельзя. Пришлите это, когда одна будет готова.
    }

person-per-hour =
    { $n ->
        [one] За час вы прислали сюда { $n } запись, больше нельзя. Пришлите это позже.
        [few] За час вы прислали сюда { $n } записи, больше нельзя. Пришлите это позже.
       *[many] За час вы прислали сюда { $n } записей, больше нельзя. Пришлите это позже.
    }

forward-somebody = Кто-то
forward-one = Отдельно: { $n }. { $author }
forward-again = Ещё раз: { $n }
forward-forgotten = Этой расшифровки больше нет. Пришлите запись снова.

failed-over-budget = Запись длиннее вашего бюджета на ключе владельца бота: { $n } мин. Со своим ключом (/key) её можно расшифровать.
failed-over-group-budget = Запись длиннее бюджета группы на ключе владельца бота: { $n } мин. С ключом группы (/key) её можно расшифровать.
button-times = Таймкоды
button-speakers = Голоса
button-files = Файлы
button-redo = Заново
button-copy = Скопировать текст
button-settings = ⚙ Настройки
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
        [one] Заново – это попытка, около { $minutes } и { $n } запрос.
        [few] Заново – это попытка, около { $minutes } и { $n } запроса.
       *[many] Заново – это попытка, около { $minutes } и { $n } запросов.
    }
again-cost-untold =
    { $n ->
        [one] Заново – это попытка, минуты записи и { $n } запрос.
        [few] Заново – это попытка, минуты записи и { $n } запроса.
       *[many] Заново – это попытка, минуты записи и { $n } запросов.
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
retry-nothing = За 30 дней здесь ничего не сорвалось из-за сбоя. У остальных неудач есть своя кнопка.

retry-ask =
    { $n ->
        [one] Из-за сбоя за { $span } сорвалась { $n } запись (чатов: { $chats }). Вернуть её? Что PolyglotVoice уже принял, заново не загружается; остальное идёт в счёт тарифов владельцев.
        [few] Из-за сбоя за { $span } сорвались { $n } записи (чатов: { $chats }). Вернуть их? Что PolyglotVoice уже принял, заново не загружается; остальное идёт в счёт тарифов владельцев.
       *[many] Из-за сбоя за { $span } сорвалось { $n } записей (чатов: { $chats }). Вернуть их? Что PolyglotVoice уже принял, заново не загружается; остальное идёт в счёт тарифов владельцев.
    }
retry-ask-others = Не удалось по другим причинам за { $span }: { $n }. Новые попытки идут в счёт тарифов владельцев.
retry-none = За { $span } ничего не сорвалось.
retry-how = Со сроком спрошу обо всех чатах: <code>/retry 3ч</code>, <code>/retry 2 дня</code>. Без него верну сорвавшееся в этом.
retry-go = Вернуть
retry-all = Вернуть всё
retry-no = Оставить
retry-dropped = Всё осталось как есть.
