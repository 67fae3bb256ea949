### A person and the bot: the first words, help, settings, what is kept. Markup is Telegram's HTML.

access-private = Цей бот приватний. Якщо він для вас, передайте власникові це число: <code>{ $chat }</code>

about-description =
    Перетворюю голосові, відеоповідомлення, аудіо, відео та посилання на текст із субтитрами.

    Натисніть «Почати»: перша розшифровка – за хвилину.

about-short = Голосові, файли та посилання – у текст і субтитри, через PolyglotVoice.

start-ready =
    Надішліть голосове, файл або посилання – відповім текстом із субтитрами.

    /help покаже приклади.

start-no-key =
    Перетворюю голосові, файли та посилання на текст.

    Спершу потрібен ваш API-ключ PolyglotVoice:
    1. Увійдіть на polyglotvoice.ru.
    2. Створіть API-ключ у профілі.
    3. Надішліть його мені. Він починається з <code>sk_</code>; повідомлення з ним я одразу видалю.

    Те, що надішлете раніше, дочекається ключа.

help-text =
    <b>Надішліть, наприклад</b>
    • голосове чи відеоповідомлення, можна й переслане
    • <i>нарада.m4a</i> або <i>фільм.mp4</i>, до 20 МБ
    • <i>youtu.be/…</i>, можна кілька посилань одразу

    Відповім текстом і файлом <code>.srt</code>. Кнопки під ним змінюють вигляд або роблять його наново.

    <b>Або напишіть</b>
    /find бюджет – де про це говорили
    /export – усі розшифровки цього чату в одному zip
    /history – усі розшифровки вашого облікового запису, всі файли
    /convert mp3 – у відповідь на запис
    /limits – що дозволяє тариф і що витрачено
    /settings – мова, текст, субтитри
    /key – ваш API-ключ
    /cancel – зупинити те, що в роботі
    /privacy – що зберігається і як це стерти

    <b>Групам:</b> додайте мене й відповідайте на записи командою /transcribe. /lent покаже групи, яким служить ваш ключ.

fallback-command = Не знаю такої команди. /help покаже, що я вмію.
fallback-text = Надішліть голосове, аудіо, відео чи посилання – відповім текстом. /find шукає сказане, /convert змінює формат, /help покаже решту.
fallback-other = Це я не розшифрую. Надішліть голосове, аудіо, відео чи посилання.

menu-help = Приклади
menu-find = Знайти, що було сказано
menu-export = Усі розшифровки цього чату в одному zip
menu-history = Усі ваші розшифровки та їхні файли
menu-convert = Запис в іншому форматі
menu-settings = Мова, текст, субтитри
menu-key = Ваш API-ключ
menu-retry = Повернути те, що не вдалося через збій
menu-cancel = Зупинити те, що в роботі
menu-privacy = Що зберігається і як це стерти
menu-transcribe = У відповідь: розшифрувати той запис
menu-notme = Не чіпати моїх записів тут
menu-yesme = Знову розшифровувати мене тут
menu-lent = Групи з вашим ключем
menu-stats = Як справи в бота; щоденний звіт
menu-broadcast = Написати всім, хто користується ботом
menu-group-settings = Що тут розшифровується і як
menu-group-key = API-ключ, який працює тут
menu-doctor = Що я тут бачу й можу
menu-limits = Що дозволяє тариф і що витрачено

settings-text =
    <b>Налаштування</b>

    { $lines }

settings-detail =
    <b>{ $title }</b>

    { $lines }

settings-line = <b>{ $name }</b>: { $says }
settings-button = { $title }: { $name }
settings-saved = Збережено.
settings-language-title = Мова
settings-language-auto = Як у Telegram
settings-language-auto-says = говорю мовою вашого Telegram
settings-language-chosen-says = завжди говорю цією мовою
settings-style-title = Текст
settings-style-plain = Звичайний
settings-style-plain-says = самі абзаци
settings-style-timed = Таймкоди
settings-style-timed-says = кожен уривок починається з часу; торкніться його, щоб послухати
settings-style-speakers = Мовці
settings-style-speakers-says = кожен уривок починається з того, хто говорить, якщо PolyglotVoice це розрізняє
settings-srt-title = Субтитри
settings-srt-always = Завжди
settings-srt-always-says = <code>.srt</code> до кожного тексту
settings-srt-long = Довгі
settings-srt-long-says = <code>.srt</code> від 5 хвилин
settings-srt-never = Ніколи
settings-srt-never-says = без <code>.srt</code>
settings-srt-from-title = Чиї субтитри
settings-srt-from-service = PolyglotVoice
settings-srt-from-service-says = файл самого PolyglotVoice, ще один запит
settings-srt-from-transcript = Бот
settings-srt-from-transcript-says = роблю тут сам, без запитів
settings-speech-title = Мова запису
settings-speech-auto = Розпізнати
settings-speech-auto-says = мову визначає PolyglotVoice
settings-speech-pinned-says = прошу PolyglotVoice саме цю мову

privacy-kept =
    <b>Що я зберігаю про цей чат</b>
    • ваш API-ключ, зашифрований, доки ви його не видалите
    • розшифровки, зашифровані – { $transcripts }: кнопки й повторні файли вам нічого не коштують
    • запис про кожен запит (повідомлення, підсумок), зашифрований – { $records }
    • завдання за кнопками /history, зашифровані – { $records }, її останню сторінку – десять хвилин
    • скільки було запитів до API, самі числа – { $counters }
    • де платить чужий ключ: ваші повідомлення з проханнями – { $people }; скільки голосових ви спробували на ключі власника бота – { $trials }; навіть після стирання
    • що цей чат користується мною, аби сюди доходили оголошення, доки ви цього не зітрете

    Файли лише проходять крізь мене до PolyglotVoice.

    { $disk }

    Що зберігає PolyglotVoice, сказано на його сайті. Там я нічого видалити не можу.

privacy-ask = Стерти ключ, розшифровки й усі записи про цей чат? Те, що в роботі, зупиниться. Повідомлення залишаться.
privacy-erased = Готово: про цей чат нічого не збережено. Коли це зникне й з диска, каже /privacy.
privacy-disk-own = Стерте зникає з диска за десять хвилин; прострочене чи замінене – за добу. Резервні копії можуть зберігати це довше, зашифрованим: скільки саме, знає власник бота.
privacy-disk-redis = Диск і резервні копії можуть зберігати стерте й прострочене, зашифрованим, доки не оновляться їхні файли або не зміниться ключ шифрування: коли саме, знає власник бота.

guest-title = Розшифровка
guest-how = Згадайте мене у відповіді на голосове, аудіо чи відео.
guest-no-key = Потрібен ваш власний ключ PolyglotVoice. Надішліть його мені в приватний чат і покличте мене ще раз:
guest-under-way = Розшифровую…
guest-failed = Не вдалося розшифрувати. Чому – скажу в нашому приватному чаті.
guest-not-yours = За цим посиланням для вас нічого немає. Воно кілька днів служить тому, хто мене покликав.

business-connected = Мене підключено до вашого облікового запису. Голосові, які вам пишуть, приходять сюди текстом, лише вам; у ваші чати я нічого не пишу. Працюю на вашому ключі PolyglotVoice: /key.
business-ended = Мене від’єднано від вашого облікового запису.
