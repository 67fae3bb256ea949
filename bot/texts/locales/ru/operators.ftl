### For the bot's operators. Markup is Telegram's HTML.

stats-today = <b>Сегодня (UTC)</b>

stats-day =
    Записи: принято { $accepted }, доставлено { $delivered }, не удалось { $failed }, отменено { $cancelled }, некому доставить { $undelivered }
    Запросы к PolyglotVoice: { $api_calls }, без ответа { $api_unanswered }, сверх лимита { $api_limited }
    Запросы к Telegram: { $telegram_calls }, просьб подождать: { $floods }
    Ошибки в журнале: { $errors }

stats-present =
    <b>Сейчас ({ $time } UTC)</b>
    В работе: { $open }, у PolyglotVoice { $watching }, ждут меня { $waiting }, ждут ключа, лимита, чата или PolyglotVoice { $parked }
    Дольше всех ждёт меня: { $oldest }
    Шаги: готовых { $ready }, запланированных { $planned }
    Чаты: { $chats }

    <b>Процессы</b>

stats-process = { $role }: { $memory }, работает { $up }

stats-digest =
    <b>Сводка за день: { $day }</b>

    { $report }

stats-again = Обновить
stats-want-digest = Сводка по утрам
stats-stop-digest = Без сводки
stats-digest-on = Каждый день в { $hour }:00 UTC.
stats-unrecognised = Ответы PolyglotVoice с новым полем: { $field }, состоянием: { $status }, отказом: { $refusal }, нечитаемых: { $shape }. Разобраться поможет /doctor.

broadcast-how = Напишите <code>/broadcast …</code> или ответьте на сообщение командой /broadcast. Сначала покажу, без подтверждения ничего не отправлю.
broadcast-ask = Так это будет выглядеть. Кому отправить?
broadcast-no = Не отправлять
broadcast-stop = Остановить
broadcast-dropped = Ничего не отправлено.
broadcast-stopped = Остановлено. Отправлено { $sent } из { $total }.
broadcast-done = Рассылка закончена. Отправлено: { $sent } из { $total }. Ушли или заблокировали: { $gone }. Telegram не принял: { $refused }. Неясно, без повтора: { $unsure }.

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

alarm-store = Хранилище не работает, и я стою; присланное ждёт в Telegram. { $detail } (С { $since }.)
alarm-store-over = Хранилище снова работает, перерыв длился { $lasted }.
alarm-memory = В хранилище осталось только { $detail } памяти. Когда она кончится, я встану: увеличьте <code>maxmemory</code> или возьмите машину побольше. (С { $since }.)
alarm-memory-over = В хранилище снова есть место. Его почти не было { $lasted }.
alarm-disk = На диске с DATA_DIR свободно только { $detail }. Когда место кончится, хранилище не сможет писать, и я встану: освободите его. (С { $since }.)
alarm-disk-over = На диске с DATA_DIR снова есть место. Его почти не было { $lasted }.
alarm-clock = Часы моей машины врут на { $detail } (+ – спешат): так отвечают Telegram и PolyglotVoice. Настолько же неверны времена, которые я называю, и ожидания по лимитам: пусть часы ставятся по сети, <code>timedatectl set-ntp true</code>. (Замечено { $since }.)
alarm-clock-over = Часы моей машины снова идут верно.
alarm-policy = Когда память хранилища кончается, оно выбрасывает задания: поставьте <code>maxmemory-policy noeviction</code>. (Замечено { $since }.)
alarm-policy-over = Хранилище снова ничего не выбрасывает. Так было { $lasted }.
alarm-aof = Хранилище не пишет файл дозаписи (AOF): при сбое пропали бы задания. Поставьте <code>appendonly yes</code> в его настройках. (Замечено { $since }.)
alarm-aof-over = Хранилище снова пишет файл дозаписи. Перерыв длился { $lasted }.
alarm-foreign = В хранилище под моими именами пишет кто-то ещё: { $detail }. Дайте мне отдельное хранилище или отдельного пользователя. (Замечено { $since }.)
alarm-foreign-over = Уже десять минут ничего чужого в хранилище мне не попадалось.
alarm-token = Telegram не принимает BOT_TOKEN: возьмите нынешний у @BotFather и перезапустите меня. (С { $since }.)
alarm-token-over = С { $since } Telegram не принимал BOT_TOKEN. Теперь принимает; ничего не потеряно.
alarm-telegram = Telegram мне не отвечает ({ $detail }). Пока никому не отвечаю; ничего не потеряно. <code>python -m bot doctor</code> покажет, не в вашей ли сети дело. (С { $since }.)
alarm-telegram-over = С { $since } Telegram мне не отвечал, это длилось { $lasted }. Теперь отвечает; ничего не потеряно.
alarm-poller = Обновления этого бота забирает другая программа: { $detail }. Остановите её, а не найдёте – возьмите у @BotFather новый токен (/revoke). (С { $since }.)
alarm-poller-over = Обновления бота снова приходят ко мне, перерыв длился { $lasted }.
alarm-webhook = Telegram не может доставить обновления на WEBHOOK_URL, ждут: { $detail }. Виден ли этот адрес из интернета, доверяет ли Telegram его сертификату, ведёт ли он к HTTP_PORT? (С { $since }.)
alarm-webhook-over = Telegram снова доставляет обновления на WEBHOOK_URL, перерыв длился { $lasted }.
alarm-workers = Приходящее никто не обрабатывает: запустите <code>python -m bot worker</code> или посмотрите, почему прежний кончился. Присланное хранится. (С { $since }.)
alarm-workers-over = Приходящее снова обрабатывается, перерыв длился { $lasted }.
alarm-receivers = Обновления никто не принимает: запустите <code>python -m bot updates</code> или посмотрите, почему он кончился. Telegram хранит присланное сутки. (С { $since }.)
alarm-receivers-over = Обновления снова принимаются, перерыв длился { $lasted }.
alarm-steps = Работа ждёт, и никто её не берёт (самая старая ждёт, и сколько всего: { $detail }). Запустите ещё процессы worker или посмотрите в журнале, чем заняты нынешние. (С { $since }.)
alarm-steps-over = Работу снова берут вовремя, это длилось { $lasted }.
alarm-updates = Присланное ждёт прочтения уже { $detail }. Посмотрите в журнале, чем заняты процессы worker, или запустите ещё. (С { $since }.)
alarm-updates-over = Присланное снова читается вовремя, это длилось { $lasted }.
alarm-service = PolyglotVoice не отвечает с { $since } ({ $detail }). Пробую дальше; ничего не потеряно. <code>python -m bot doctor</code> покажет, не в вашей ли сети дело.
alarm-service-over = PolyglotVoice снова отвечает, перерыв длился { $lasted }.
alarm-uploads = PolyglotVoice отвечает, но с { $since } не принимает загрузки ({ $detail }). Время от времени пробую; ничего не потеряно.
alarm-uploads-over = PolyglotVoice снова принимает загрузки. Не принимал: { $lasted }.
alarm-address = Адрес из настроек не ведёт к API PolyglotVoice: { $detail }. (С { $since }.)
alarm-address-over = POLYGLOTVOICE_API_URL теперь ведёт к API, это длилось { $lasted }.
alarm-key = PolyglotVoice не принимает POLYGLOTVOICE_API_KEY. Создайте новый в профиле, впишите в настройки и перезапустите меня. Чаты без своего ключа ждут. (С { $since }.)
alarm-key-over = POLYGLOTVOICE_API_KEY снова работает, перерыв длился { $lasted }.
alarm-expiry = POLYGLOTVOICE_API_KEY скоро кончится: осталось дней, самое большее: { $detail }. Создайте новый в профиле, впишите в настройки и перезапустите меня. (Замечено { $since }.)
alarm-expiry-over = POLYGLOTVOICE_API_KEY теперь новый. Прежний был на исходе { $lasted }.
alarm-settings = { $detail }. Пока это не исправлено, настройка не действует. (Замечено { $since }.)
alarm-settings-over = В настройках больше нет имён с опечатками, это длилось { $lasted }.
alarm-backlog = Очередь ко мне растёт уже десять минут. Запустите ещё процессы worker или посмотрите в журнале, чего они ждут. (С { $since }.)
alarm-backlog-over = Очередь разобрана, это длилось { $lasted }.
alarm-pause = Я на паузе с { $since }: { $detail }. Присланное ждёт. Продолжить – /resume.
alarm-pause-over = Пауза кончилась, она длилась { $lasted }. Всё, что ждало, пошло дальше.

rules-unnamed = имя не встречалось
rules-one = { $name }: <code>{ $id }</code>
rules-allowed = <b>Допущены</b>
rules-banned = <b>Заблокированы</b>
rules-none = Командами пока никто не допущен и не заблокирован.
rules-how = /allow, /ban, /unallow и /unban принимают id, @имя, упоминание или название, которое я уже видел; или ответьте такой командой на пересланное сообщение или контакт. Те, кто стоит в ALLOWED_CHATS, здесь не показаны.
rule-unseen = Никого с таким именем в последнее время не видел, а искать людей боты не умеют. Возьмите id или перешлите мне сообщение этого человека и ответьте на него командой.
rule-hidden = Telegram не говорит, кто это написал. Возьмите id или @имя, если я его видел.
rule-several = Так зовут нескольких. Повторите с id:
rule-nothing = Отменять нечего: { $who }.
rule-contact = Это { $who }. Чтобы пустить, ответьте на этот контакт командой /allow, чтобы закрыть доступ – /ban.
rule-no-account = У этого контакта нет аккаунта в Telegram: пускать некого.
rule-allow = Теперь я работаю и здесь: { $who }.
rule-allow-open = Мной и так могут пользоваться все: ALLOWED_CHATS пуст, доступа никто не теряет. Теперь в моём списке: { $who }.
rule-key-yours = Где нет своего ключа, платит ваш; сколько – /budget. Отменить: <code>/unallow { $id }</code>
rule-key-own = Нужен свой ключ: POLYGLOTVOICE_API_KEY не задан. Отменить: <code>/unallow { $id }</code>
rule-unallow = Отменено: { $who } больше нет в моих списках; что ждёт там ключа, ждёт дальше.
rule-unallow-listed = { $who } есть в ALLOWED_CHATS: это действует, пока вы не уберёте его оттуда и не перезапустите меня. <code>/ban { $id }</code> действует сразу.
rule-ban-group = Заблокирована группа: { $who }. Там я молчу. Снять: <code>/unban { $id }</code>
rule-ban-person = Заблокирован: { $who }. Если напишет мне, один раз прочтёт об этом; в остальном молчу. Снять: <code>/unban { $id }</code>
rule-stopped =
    { $n ->
        [one] Остановлена { $n } запись, которая была в работе.
        [few] Остановлены { $n } записи, которые были в работе.
       *[many] Остановлено { $n } записей, которые были в работе.
    }
rule-ban-operator = Это оператор. Сначала уберите его из OPERATORS и перезапустите меня.
rule-unban = Блокировка снята: { $who }. Присланное за это время не смотрю.

budget-title = <b>Бюджеты на вашем ключе</b> (UTC)
budget-of-people = Каждый человек
budget-of-groups = Каждая группа
budget-line = { $who }: { $limits }
budget-none = без ограничений
budget-minutes-day = { $n } мин в день
budget-minutes-month = { $n } мин в месяц
budget-requests-day = запросов в день: { $n }
budget-requests-month = запросов в месяц: { $n }
not-read = Не понимаю «{ $words }».
budget-how =
    Изменить: <code>/budget люди 60м/день 20/день</code>, <code>/budget группы 600м/месяц</code>, а можно id или имя. 0 – без ограничений; <code>/budget люди сброс</code> возвращает к настройкам.
    Лишнее ждёт и пойдёт дальше, когда бюджет обнулится.

usage-day-groups = <b>Группы сегодня</b>
usage-day-people = <b>Люди сегодня</b>
usage-month-groups = <b>Группы в этом месяце</b>
usage-month-people = <b>Люди в этом месяце</b>
usage-line = { $who }: { $minutes } мин, запросов: { $requests }
usage-note = На вашем ключе, по минутам, первые десять. Запрос – это запись, ссылка, файл или конвертация.
usage-nothing = В этом месяце вашим ключом никто не пользовался.
usage-own =
    На ключе владельца бота (запрос – это запись, ссылка, файл или конвертация):
    Сегодня: { $minutes } мин, запросов: { $requests }. Обнулится { $day }.
    В этом месяце: { $month_minutes } мин, запросов: { $month_requests }. Обнулится { $month }.
    Бюджет: { $limits }.
usage-own-key = Здесь платит ваш собственный ключ. Его тариф: /limits

pause-begun = Пауза. Присланное ждёт, и люди читают почему. Что уже у PolyglotVoice, доставлю. Пауза переживёт перезапуск; кончит её /resume.
pause-begun-why = Пауза: { $reason }. Присланное ждёт, и люди читают почему. Что уже у PolyglotVoice, доставлю. Пауза переживёт перезапуск; кончит её /resume.
pause-over = Продолжаю с тем, что ждало.
pause-none = Паузы не было. Если что-то её ждало, пошло дальше.
