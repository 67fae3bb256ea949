### For the bot's operators. Markup is Telegram's HTML.

stats-day =
    <b>Сегодня (UTC)</b>
    Записи: принято { $accepted }, доставлено { $delivered }, не удалось { $failed }, отменено { $cancelled }, некому доставить { $undelivered }
    Запросы к PolyglotVoice: { $api_calls }, из них без ответа { $api_unanswered }, сверх лимита { $api_limited }
    Запросы к Telegram: { $telegram_calls }, просьб подождать: { $floods }
    Ошибки в журнале: { $errors }

stats-present =
    <b>Сейчас ({ $time } UTC)</b>
    В работе: { $open }, из них у PolyglotVoice { $watching }, ждут меня { $waiting }, ждут ключа, лимита или PolyglotVoice { $parked }
    Дольше всех ждёт меня: { $oldest }
    Шаги: готовых { $ready }, запланированных { $planned }
    Чаты: { $chats }

    <b>Процессы</b>

stats-process = { $role }: { $memory }, работает { $up }

stats-digest =
    <b>Сводка за день: { $day }</b>

    { $report }

stats-again = Обновить
stats-want-digest = Сводка каждый день
stats-stop-digest = Без ежедневной сводки
stats-digest-on = Будет приходить каждый день в { $hour }:00 UTC.
stats-unrecognised = Ответы PolyglotVoice, которые я знаю не полностью: с новым полем – { $field }, с новым состоянием – { $status }, с новым отказом – { $refusal }. Разобраться поможет /doctor.

broadcast-how = Напишите текст после команды, <code>/broadcast …</code>, или ответьте на сообщение командой /broadcast. Сначала я его покажу и без подтверждения ничего не отправлю.
broadcast-ask = Так это будет выглядеть. Кому отправить?
broadcast-no = Не отправлять
broadcast-stop = Остановить
broadcast-dropped = Ничего не отправлено.
broadcast-stopped = Остановлено. Отправлено { $sent } из { $total }.
broadcast-done = Рассылка закончена. Отправлено: { $sent } из { $total }. Ушли или заблокировали меня: { $gone }. Telegram не принял: { $refused }. Неясно, поэтому без повтора: { $unsure }.

broadcast-to-private =
    { $n ->
        [one] { $n } личный чат
        [few] { $n } личных чата
       *[many] { $n } личных чатов
    }

broadcast-to-all =
    { $n ->
        [one] { $n } чат вместе с группами
        [few] { $n } чата вместе с группами
       *[many] { $n } чатов вместе с группами
    }

broadcast-sending =
    { $n ->
        [one] Отправляю в { $n } чат…
        [few] Отправляю в { $n } чата…
       *[many] Отправляю в { $n } чатов…
    }

alarm-token-over = С { $since } Telegram не принимал BOT_TOKEN, и я стоял. Теперь токен снова принят; ничего не потеряно.
alarm-aof = Хранилище не пишет файл дозаписи (AOF): при его сбое пропали бы задания. Поставьте <code>appendonly yes</code> в его настройках. (Замечено { $since }.)
alarm-aof-over = Хранилище снова пишет файл дозаписи. Перерыв длился { $lasted }.
alarm-key = PolyglotVoice не принимает POLYGLOTVOICE_API_KEY. Создайте новый ключ в профиле, впишите его в настройки и перезапустите меня. Чаты без своего ключа ждут. (С { $since }.)
alarm-key-over = POLYGLOTVOICE_API_KEY снова работает, перерыв длился { $lasted }.
alarm-service = PolyglotVoice не отвечает ни на один запрос с { $since }. Я продолжаю пробовать, ничего не потеряно. <code>python -m bot doctor</code> покажет, не в здешней ли сети дело.
alarm-service-over = PolyglotVoice снова отвечает, перерыв длился { $lasted }.
alarm-uploads = PolyglotVoice отвечает, но с { $since } не принимает ни одной загрузки. Время от времени пробую; всё присланное ждёт, ничего не потеряно.
alarm-uploads-over = PolyglotVoice снова принимает загрузки. Не принимал: { $lasted }.
alarm-backlog = Приходит больше, чем успеваю: очередь ко мне растёт уже десять минут. Запустите ещё процессы worker или посмотрите в журнале, чего они ждут. (С { $since }.)
alarm-backlog-over = Очередь разобрана, это длилось { $lasted }.
