### For the bot's operators. Markup is Telegram's HTML.

stats-today = <b>Сьогодні (UTC)</b>

stats-day =
    Записи: прийнято { $accepted }, доставлено { $delivered }, не вдалося { $failed }, скасовано { $cancelled }, не доставлено { $undelivered }
    Звернень до PolyglotVoice: { $api_calls }, з них без відповіді { $api_unanswered }, понад ліміт { $api_limited }
    Звернень до Telegram: { $telegram_calls }, просив пауз: { $floods }
    Помилок у журналі: { $errors }

stats-present =
    <b>Зараз ({ $time } UTC)</b>
    У роботі: { $open }, з них { $watching } у PolyglotVoice, { $waiting } чекають на мене, { $parked } чекають на ключ, ліміт, чат або PolyglotVoice
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
stats-unrecognised = Відповіді PolyglotVoice, які я розумію не до кінця: з новим полем { $field }, з новим станом { $status }, з новою відмовою { $refusal }, нечитабельних { $shape }. /doctor покаже, як це перевірити.

broadcast-how = Напишіть текст після команди, <code>/broadcast …</code>, або надішліть /broadcast у відповідь на повідомлення. Спершу я його покажу й нічого не надішлю, доки не підтвердите.
broadcast-ask = Ось як це виглядатиме. Кому надіслати?
broadcast-no = Не надсилати
broadcast-stop = Зупинити
broadcast-dropped = Нічого не надіслано.
broadcast-stopped = Зупинено. Надіслано { $sent } із { $total }.
broadcast-done = Розсилку завершено. Надіслано: { $sent } із { $total }. Пішли або заблокували мене: { $gone }. Відхилив Telegram: { $refused }. Невідомо, тож не повторено: { $unsure }.

broadcast-to-private =
    { $n ->
        [one] { $n } приватний чат
        [few] { $n } приватні чати
       *[many] { $n } приватних чатів
    }

broadcast-to-all =
    { $n ->
        [one] { $n } чат, разом із групами
        [few] { $n } чати, разом із групами
       *[many] { $n } чатів, разом із групами
    }

broadcast-sending =
    { $n ->
        [one] Надсилаю в { $n } чат…
        [few] Надсилаю в { $n } чати…
       *[many] Надсилаю в { $n } чатів…
    }

alarm-store = Не можу користуватися сховищем і не працюю; те, що надсилають люди, чекає в Telegram. { $detail } (З { $since }.)
alarm-store-over = Сховище знову працює; перерва тривала { $lasted }.
alarm-memory = У сховищі лишилося тільки { $detail } пам’яті. Коли вона скінчиться, я зупинюся: збільште <code>maxmemory</code> або візьміть потужніший сервер. (З { $since }.)
alarm-memory-over = У сховищі знову є місце. Воно було майже повне { $lasted }.
alarm-disk = На диску з DATA_DIR вільно лише { $detail }. Коли місце скінчиться, сховище не зможе писати, і я зупинюся: звільніть його. (З { $since }.)
alarm-disk-over = На диску з DATA_DIR знову є місце. Він був майже повний { $lasted }.
alarm-clock = Годинник моєї машини помиляється на { $detail } (+ – поспішає): так відповідають Telegram і PolyglotVoice. Настільки ж хибні часи, які я називаю, й очікування за лімітами: нехай він звіряється з мережею, <code>timedatectl set-ntp true</code>. (Помічено { $since }.)
alarm-clock-over = Годинник моєї машини знову йде правильно.
alarm-policy = Коли пам’ять скінчиться, сховище викидатиме завдання: задайте <code>maxmemory-policy noeviction</code>. (Помічено { $since }.)
alarm-policy-over = Сховище знову береже все, що має. Так не було { $lasted }.
alarm-aof = Сховище не веде файлу append-only: якщо воно впаде, завдання буде втрачено. Задайте <code>appendonly yes</code> у його конфігурації. (Помічено { $since }.)
alarm-aof-over = Сховище знову веде файл append-only. Не вело { $lasted }.
alarm-foreign = У сховищі під моїми іменами пише ще хтось: { $detail }. Дайте мені окреме сховище або окремого користувача. (Помічено { $since }.)
alarm-foreign-over = Уже десять хвилин нічого чужого у сховищі мені не траплялося.
alarm-token = Telegram не приймає BOT_TOKEN: візьміть чинний у @BotFather і запустіть мене знову. (З { $since }.)
alarm-token-over = Telegram не приймав BOT_TOKEN з { $since }, і я не працював. Тепер приймає знову; нічого не втрачено.
alarm-telegram = Telegram мені не відповідає ({ $detail }). Поки що ніхто не отримує відповідей, і нічого не втрачено. Чи винна мережа тут, скаже <code>python -m bot doctor</code>. (З { $since }.)
alarm-telegram-over = Telegram не відповідав мені з { $since }, { $lasted }. Тепер відповідає; нічого не втрачено.
alarm-poller = Оновлення цього бота забирає інша програма: { $detail }. Зупиніть її або, якщо не знайдете, візьміть новий токен у @BotFather (/revoke). (З { $since }.)
alarm-poller-over = Оновлення цього бота знову приходять до мене; перерва тривала { $lasted }.
alarm-webhook = Telegram не може доставити на WEBHOOK_URL, чекає: { $detail }. Чи доступна адреса з інтернету, чи довіряє Telegram її сертифікату, чи веде вона на HTTP_PORT? (З { $since }.)
alarm-webhook-over = Telegram знову доставляє на WEBHOOK_URL; перерва тривала { $lasted }.
alarm-workers = Жоден процес не опрацьовує того, що надходить: запустіть <code>python -m bot worker</code> або з’ясуйте, чому ті, що були, завершилися. Надіслане зберігається. (З { $since }.)
alarm-workers-over = Процес знову працює; перерва тривала { $lasted }.
alarm-receivers = Жоден процес не приймає оновлень: запустіть <code>python -m bot updates</code> або з’ясуйте, чому він завершився. Telegram зберігає надіслане добу. (З { $since }.)
alarm-receivers-over = Оновлення знову приймаються; перерва тривала { $lasted }.
alarm-steps = Робота давно чекає, а ніхто її не бере (скільки чекає найстаріша й скільки всього: { $detail }). Запустіть більше процесів або погляньте в журнал, чим зайняті ті, що працюють. (З { $since }.)
alarm-steps-over = Робота знову виконується вчасно; затримка тривала { $lasted }.
alarm-updates = Надіслане людьми чекало на прочитання { $detail }. Погляньте в журнал, чим зайняті процеси, або запустіть більше. (З { $since }.)
alarm-updates-over = Надіслане знову читається вчасно; затримка тривала { $lasted }.
alarm-service = PolyglotVoice не відповів на жодне звернення з { $since } ({ $detail }). Пробую далі, нічого не втрачено. Чи винна мережа тут, скаже <code>python -m bot doctor</code>.
alarm-service-over = PolyglotVoice знову відповідає; перерва тривала { $lasted }.
alarm-uploads = PolyglotVoice відповідає, але не прийняв жодного завантаження з { $since } ({ $detail }). Час від часу пробую одне; надіслане чекає, нічого не втрачено.
alarm-uploads-over = PolyglotVoice знову приймає завантаження. Не приймав { $lasted }.
alarm-address = За адресою з налаштувань немає API PolyglotVoice: вона { $detail }. (З { $since }.)
alarm-address-over = POLYGLOTVOICE_API_URL знову веде до API; перерва тривала { $lasted }.
alarm-key = PolyglotVoice не приймає POLYGLOTVOICE_API_KEY. Створіть новий ключ у профілі, впишіть його в налаштування й перезапустіть мене. Чати без власного ключа чекають. (З { $since }.)
alarm-key-over = POLYGLOTVOICE_API_KEY знову працює; перерва тривала { $lasted }.
alarm-expiry = POLYGLOTVOICE_API_KEY скоро скінчиться; лишилося днів щонайбільше: { $detail }. Ключі живуть 30 днів. Створіть новий у профілі, впишіть його в налаштування й перезапустіть мене. (Помічено { $since }.)
alarm-expiry-over = POLYGLOTVOICE_API_KEY тепер новий. Строк старого добігав кінця { $lasted }.
alarm-settings = { $detail }. Доки це не виправлено, налаштування пропускається. (Помічено { $since }.)
alarm-settings-over = У налаштуваннях більше немає імен з описками; були { $lasted }.
alarm-backlog = Надходить більше, ніж опрацьовується: черга до мене росте вже десять хвилин. Запустіть більше процесів або погляньте в журнал, чого вони чекають. (З { $since }.)
alarm-backlog-over = Чергу опрацьовано; вона трималася { $lasted }.

alarm-pause = Я на паузі з { $since }: { $detail }. Усе надіслане приймаю, воно чекає. Продовжити – /resume.
alarm-pause-over = Паузу завершено, вона тривала { $lasted }. Усе, що чекало, пішло далі.

rules-unnamed = ім’я невідоме
rules-one = { $name }: <code>{ $id }</code>
rules-allowed = <b>Мають доступ</b>
rules-banned = <b>Заблоковані</b>
rules-none = Командами поки що нікому не надано доступу й нікого не заблоковано.
rules-how = /allow, /ban, /unallow і /unban приймають id, @ім’я або назву, яку я вже бачив; або дайте таку команду у відповідь на переслане повідомлення. Тих, хто є в ALLOWED_CHATS, у цьому списку немає.
rule-unseen = Нікого з таким ім’ям останнім часом не бачив, а шукати людей боти не вміють. Візьміть id або перешліть мені повідомлення цієї людини й дайте команду у відповідь на нього.
rule-hidden = Telegram не каже, хто це написав. Візьміть id або @ім’я, якщо я його бачив.
rule-several = Так звуть кількох. Повторіть з id:
rule-nothing = Для { $who } скасовувати нічого.
rule-contact = Щоб пустити, дайте відповідь на цей контакт командою /allow, щоб закрити доступ – /ban. Це { $who }.
rule-no-account = У цього контакту немає акаунта в Telegram: пускати нікого.
rule-allow = Тепер я працюю і тут: { $who }.
rule-allow-open = Мною й так можуть користуватися всі: ALLOWED_CHATS порожній, і ніхто інший доступу не втрачає. Тепер у моєму списку: { $who }.
rule-key-yours = Де немає власного ключа, використовується ваш; скільки можна – /budget. Скасувати: <code>/unallow { $id }</code>
rule-key-own = Потрібен свій ключ: POLYGLOTVOICE_API_KEY не задано. Скасувати: <code>/unallow { $id }</code>
rule-unallow = Скасовано: { $who } більше немає в моїх списках; те, що чекає там на ключ, чекає далі.
rule-unallow-listed = { $who } є в ALLOWED_CHATS: це діє, доки ви не приберете його звідти й не перезапустите мене. <code>/ban { $id }</code> діє одразу.
rule-ban-group = Заблоковано групу: { $who }. Там я мовчу. Зняти: <code>/unban { $id }</code>
rule-ban-person = Заблоковано людину: { $who }. Якщо вона мені напише, один раз про це скажу; далі мовчатиму. Зняти: <code>/unban { $id }</code>
rule-stopped =
    { $n ->
        [one] Зупинено { $n } запис, який був у роботі.
        [few] Зупинено { $n } записи, які були в роботі.
       *[many] Зупинено { $n } записів, які були в роботі.
    }
rule-ban-operator = Це оператор. Спершу приберіть його з OPERATORS і перезапустіть мене.
rule-unban = Блокування знято: { $who }. Надіслане за цей час уже не розглядаю.

budget-title = <b>Бюджети на вашому ключі</b> (UTC)
budget-of-people = Кожна людина
budget-of-groups = Кожна група
budget-line = { $who }: { $limits }
budget-none = без обмежень
budget-minutes-day = { $n } хв на день
budget-minutes-month = { $n } хв на місяць
budget-requests-day = запитів на день: { $n }
budget-requests-month = запитів на місяць: { $n }
not-read = Не розумію «{ $words }».
budget-how =
    Змінити: <code>/budget люди 60хв/день 20/день</code>, <code>/budget групи 600хв/місяць</code>; замість них можна id або ім’я. 0 – без обмежень; <code>/budget люди скинути</code> повертає до налаштувань.
    Те, що не вмістилося, чекатиме, доки бюджет не почнеться заново.

usage-day-groups = <b>Групи сьогодні</b>
usage-day-people = <b>Люди сьогодні</b>
usage-month-groups = <b>Групи цього місяця</b>
usage-month-people = <b>Люди цього місяця</b>
usage-line = { $who }: { $minutes } хв, запитів: { $requests }
usage-note = На вашому ключі, перші десять за хвилинами. Запит – це запис, посилання, файл або конвертація.
usage-nothing = Цього місяця вашим ключем ніхто не користувався.
usage-own =
    На ключі власника бота (запит – це запис, посилання, файл або конвертація):
    Сьогодні: { $minutes } хв, запитів: { $requests }. Заново: { $day }.
    Цього місяця: { $month_minutes } хв, запитів: { $month_requests }. Заново: { $month }.
    Бюджет: { $limits }.
usage-own-key = Власник бота тут ні за що не платить. Тариф ключа, який використовується, покаже /limits.

pause-begun = Пауза. Усе надіслане приймаю, воно чекає, і людям я пояснюю чому. Те, що вже в PolyglotVoice, доставлю. Пауза збережеться й після перезапуску; завершити: /resume.
pause-begun-why = Пауза: { $reason }. Усе надіслане приймаю, воно чекає, і людям я пояснюю чому. Те, що вже в PolyglotVoice, доставлю. Пауза збережеться й після перезапуску; завершити: /resume.
pause-over = Продовжую з тим, що чекало.
pause-none = Паузи не було. Якщо щось її чекало, воно пішло далі.
