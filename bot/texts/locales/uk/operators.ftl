### For the bot's operators. Markup is Telegram's HTML.

stats-day =
    <b>Сьогодні (UTC)</b>
    Записи: прийнято { $accepted }, доставлено { $delivered }, не вдалося { $failed }, скасовано { $cancelled }, не доставити { $undelivered }
    Звернень до PolyglotVoice: { $api_calls }, з них без відповіді { $api_unanswered }, понад ліміт { $api_limited }
    Звернень до Telegram: { $telegram_calls }, просив пауз: { $floods }
    Помилок у журналі: { $errors }

stats-present =
    <b>Зараз ({ $time } UTC)</b>
    У роботі: { $open }, з них { $watching } у PolyglotVoice, { $waiting } чекають на мене, { $parked } чекають на ключ, ліміт або PolyglotVoice
    Найдовше чекає на мене: { $oldest }
    Кроки: готових { $ready }, запланованих { $planned }
    Чатів: { $chats }

    <b>Процеси</b>

stats-process = { $role }: { $memory }, працює { $up }

stats-digest =
    <b>Щоденний звіт: { $day }</b>

    { $report }

stats-again = Оновити
stats-want-digest = Щоденний звіт
stats-stop-digest = Без звіту
stats-digest-on = Приходить щодня о { $hour }:00 UTC.
stats-unrecognised = Відповіді PolyglotVoice, які я знаю не до кінця: з новим полем { $field }, з новим станом { $status }, з новою відмовою { $refusal }. /doctor покаже, як це з’ясувати.

broadcast-how = Напишіть текст після команди, <code>/broadcast …</code>, або дайте відповідь /broadcast на повідомлення. Спершу я його покажу й нічого не надішлю, доки не підтвердите.
broadcast-ask = Ось який він матиме вигляд. Кому надіслати?
broadcast-no = Не надсилати
broadcast-stop = Зупинити
broadcast-dropped = Нічого не надіслано.
broadcast-stopped = Зупинено. Надіслано { $sent } із { $total }.
broadcast-done = Розсилку завершено. Надіслано: { $sent } із { $total }. Пішли або заблокували мене: { $gone }. Відхилив Telegram: { $refused }. Неясно, тож не повторено: { $unsure }.

broadcast-to-private =
    { $n ->
        [one] { $n } приватний чат
        [few] { $n } приватні чати
       *[many] { $n } приватних чатів
    }

broadcast-to-all =
    { $n ->
        [one] { $n } чат, і групи
        [few] { $n } чати, і групи
       *[many] { $n } чатів, і групи
    }

broadcast-sending =
    { $n ->
        [one] Надсилаю в { $n } чат…
        [few] Надсилаю в { $n } чати…
       *[many] Надсилаю в { $n } чатів…
    }

alarm-store = Не можу користуватися сховищем і стою; те, що надсилають люди, чекає в Telegram. { $detail }. (З { $since }.)
alarm-store-over = Сховище знову працює, за { $lasted }.
alarm-memory = У сховищі лишилося тільки { $detail } пам’яті. Коли вона скінчиться, я стану: збільште <code>maxmemory</code> або дайте більшу машину. (З { $since }.)
alarm-memory-over = У сховищі знову є місце. Воно було майже повне { $lasted }.
alarm-policy = Коли пам’ять скінчиться, сховище викидатиме завдання: задайте <code>maxmemory-policy noeviction</code>. (Помічено { $since }.)
alarm-policy-over = Сховище знову береже все, що має. Так не було { $lasted }.
alarm-aof = Сховище не пише журналу дозапису: його падіння втратить завдання. Задайте <code>appendonly yes</code> у його конфігурації. (Помічено { $since }.)
alarm-aof-over = Сховище знову пише журнал дозапису. Не писало { $lasted }.
alarm-token = Telegram не приймає BOT_TOKEN: візьміть чинний у @BotFather і запустіть мене знову. (З { $since }.)
alarm-token-over = Telegram не приймав BOT_TOKEN з { $since }, і я стояв. Тепер приймає знову; нічого не втрачено.
alarm-telegram = Telegram мені не відповідає ({ $detail }). Поки що ніхто не отримує відповідей, і нічого не втрачено. Чи винна мережа тут, скаже <code>python -m bot doctor</code>. (З { $since }.)
alarm-telegram-over = Telegram не відповідав мені з { $since }, { $lasted }. Тепер відповідає; нічого не втрачено.
alarm-poller = Оновлення цього бота забирає інша програма: { $detail }. Зупиніть її або, якщо не знайдете, візьміть новий токен у @BotFather (/revoke). (З { $since }.)
alarm-poller-over = Оновлення цього бота знову приходять до мене, за { $lasted }.
alarm-webhook = Telegram не може доставити на WEBHOOK_URL, чекає: { $detail }. Чи доступна адреса з інтернету, чи довіряє Telegram її сертифікату, чи веде вона на HTTP_PORT? (З { $since }.)
alarm-webhook-over = Telegram знову доставляє на WEBHOOK_URL, за { $lasted }.
alarm-workers = Жоден процес не опрацьовує того, що надходить: запустіть <code>python -m bot worker</code> або з’ясуйте, чому ті, що були, завершилися. Надіслане зберігається. (З { $since }.)
alarm-workers-over = Процес знову працює, за { $lasted }.
alarm-receivers = Жоден процес не приймає оновлень: запустіть <code>python -m bot updates</code> або з’ясуйте, чому він завершився. Telegram зберігає надіслане добу. (З { $since }.)
alarm-receivers-over = Оновлення знову приймаються, за { $lasted }.
alarm-steps = Роботу давно час виконувати, а ніхто її не бере (скільки чекає найстаріша й скільки всього: { $detail }). Запустіть більше процесів або погляньте в журнал, чим зайняті ті, що працюють. (З { $since }.)
alarm-steps-over = Робота знову береться вчасно, за { $lasted }.
alarm-updates = Надіслане людьми чекало на прочитання { $detail }. Погляньте в журнал, чим зайняті процеси, або запустіть більше. (З { $since }.)
alarm-updates-over = Надіслане знову читається вчасно, за { $lasted }.
alarm-service = PolyglotVoice не відповів на жодне звернення з { $since } ({ $detail }). Пробую далі, нічого не втрачено. Чи винна мережа тут, скаже <code>python -m bot doctor</code>.
alarm-service-over = PolyglotVoice знову відповідає, за { $lasted }.
alarm-uploads = PolyglotVoice відповідає, але не прийняв жодного завантаження з { $since } ({ $detail }). Час від часу пробую одне; надіслане чекає, нічого не втрачено.
alarm-uploads-over = PolyglotVoice знову приймає завантаження. Не приймав { $lasted }.
alarm-address = За адресою з налаштувань немає API PolyglotVoice: вона { $detail }. (З { $since }.)
alarm-address-over = POLYGLOTVOICE_API_URL веде до API, за { $lasted }.
alarm-key = PolyglotVoice не приймає POLYGLOTVOICE_API_KEY. Створіть новий ключ у профілі, впишіть його в налаштування й перезапустіть мене. Чати без власного ключа чекають. (З { $since }.)
alarm-key-over = POLYGLOTVOICE_API_KEY знову працює, за { $lasted }.
alarm-expiry = POLYGLOTVOICE_API_KEY скоро скінчиться; лишилося днів щонайбільше: { $detail }. Ключі живуть 30 днів. Створіть новий у профілі, впишіть його в налаштування й перезапустіть мене. (Помічено { $since }.)
alarm-expiry-over = POLYGLOTVOICE_API_KEY тепер свіжий. Старий був на схилі { $lasted }.
alarm-settings = { $detail }. Доки це не виправлено, налаштування пропускається. (Помічено { $since }.)
alarm-settings-over = У налаштуваннях більше немає імен з описками, за { $lasted }.
alarm-backlog = Надходить більше, ніж опрацьовується: черга до мене росте вже десять хвилин. Запустіть більше процесів або погляньте в журнал, чого вони чекають. (З { $since }.)
alarm-backlog-over = Чергу опрацьовано, за { $lasted }.
