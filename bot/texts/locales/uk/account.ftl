### The account's tasks, files and limits. Markup is Telegram's HTML.

history-head = <b>Ваші завдання</b>, спершу нові
history-head-of = <b>Ваші завдання</b>, спершу нові: { $first }–{ $last } з { $total }
history-head-listed = <b>Ваші завдання</b>, спершу нові: { $first }–{ $last } з { $total } у списку PolyglotVoice

history-line =
    { $number }. <b>{ $title }</b>
    { $about }

history-empty = У вашому обліковому записі ще немає завдань. Надішліть голосове, файл або посилання.
history-done = готово
history-running = у роботі
history-percent = у роботі, { $percent }%
history-failed = не вдалося
history-newer = ‹ Новіші
history-older = Старіші ›

history-found =
    { $n ->
        [one] <b>{ $words }</b>: { $n } ваше завдання
        [few] <b>{ $words }</b>: { $n } ваші завдання, спершу нові
       *[many] <b>{ $words }</b>: { $n } ваших завдань, спершу нові
    }
history-none-found = Серед ваших завдань немає назви з «{ $words }» (переглянуто: { $n }). /find шукає сказане в цьому чаті.

card-title = <b>{ $title }</b>
card-done = Готово.
card-failed = Не вдалося; чому, PolyglotVoice не пояснив.
card-failed-why = Не вдалося: { $reason }
card-percent = У роботі, { $percent }%.
card-running = У роботі: { $status }.
card-about = { $about }
card-detail = { $label }: { $value }
card-details = <blockquote expandable>{ $details }</blockquote>
card-text = Текст
card-source = Запис
card-again = Наново
card-adopt = Сказати, коли готово
card-refresh = Оновити
card-back = ‹ Усі завдання
card-stale = Ця кнопка застаріла. /history покаже ваші завдання.
card-started = Уже несу.
card-under-way = Уже роблю.
card-again-yes = Так, наново
card-again-no = ‹ Назад
card-again-started = Роблю <b>{ $title }</b> наново, новим завданням.
card-as-format = Як { $format }

card-again-ask =
    { $n ->
        [one] Розшифрувати <b>{ $title }</b> наново? Це коштує одну спробу й хвилини запису з вашого тарифу, а ще приблизно { $n } запит.
        [few] Розшифрувати <b>{ $title }</b> наново? Це коштує одну спробу й хвилини запису з вашого тарифу, а ще приблизно { $n } запити.
       *[many] Розшифрувати <b>{ $title }</b> наново? Це коштує одну спробу й хвилини запису з вашого тарифу, а ще приблизно { $n } запитів.
    }

fetch-under-way = Отримую файл…
fetch-converting = Перетворюю…
fetch-percent = Надсилаю файл… { $percent }%
fetch-over = понад { $limit }
fetch-empty = PolyglotVoice віддав порожній файл: надсилати нічого.
fetch-not-ready = У PolyglotVoice цього файлу ще немає. Спробуйте, коли завдання буде готове.
fetch-too-big = Розмір файлу – { $size }, а Telegram приймає від бота { $limit }. Файл можна взяти на polyglotvoice.ru.
fetch-refused = Telegram не прийняв цей файл. Його можна взяти на polyglotvoice.ru.

source-gone = PolyglotVoice не зберігає цього запису.
source-too-big = Розмір запису – { $size }, а Telegram приймає від бота { $limit }. Можу надіслати лише звук або текст.

download-gone = У PolyglotVoice немає { $kind } для цього завдання.

convert-how = Надішліть <code>/convert mp3</code> у відповідь на голосове, аудіо чи відео або напишіть це в підписі.
convert-choose = Який формат?
convert-unknown = Не знаю формату «{ $said }». Який потрібен?

limits-head = <b>Що дозволяє тариф</b>
limits-line = { $label }: <b>{ $value }</b>
limits-untold = PolyglotVoice не повідомляє, що дозволяє тариф.
limits-spent-head = <b>Витрачено тут із цим ключем</b>
limits-today = Сьогодні: { $spent }. Обнулиться о { $when }.
limits-month = Цього місяця: { $spent }. Обнулиться { $when }.
limits-count =
    { $n ->
        [one] <b>{ $count }</b> запит
        [few] <b>{ $count }</b> запити
       *[many] <b>{ $count }</b> запитів
    }
limits-a-minute = Запитів на хвилину
limits-an-hour = Запитів на годину
limits-a-day = Запитів на день
limits-a-month = Запитів на місяць
limits-at-once = Завдань одночасно
limits-count-of = <b>{ $count }</b> із { $limit } запитів
limits-near = Витрачено вже 80 % одного з лімітів.
limits-others = Інші програми на цьому обліковому записі теж рахуються, але я їх не бачу.
limits-near-day = Витрачено 80 % запитів вашого тарифу на сьогодні: { $count } із { $limit }. Обнулиться { $when }. Докладніше: /limits
limits-near-month = Витрачено 80 % запитів вашого тарифу на цей місяць: { $count } із { $limit }. Обнулиться { $when }. Докладніше: /limits
limits-near-day-here = Витрачено 80 % сьогоднішніх запитів ключа, що працює тут: { $count } із { $limit }. Обнулиться { $when }; решта чекатиме до того часу.
limits-near-month-here = Витрачено 80 % запитів ключа, що працює тут, на цей місяць: { $count } із { $limit }. Обнулиться { $when }; решта чекатиме до того часу.

find-usage =
    Напишіть після команди, що шукати: <code>/find бюджет нарада</code>

    Годиться будь-яка форма слова й будь-який порядок, навіть з опискою чи лише початок слова. За іменем знайду, хто це сказав. Щоб слова стояли поруч, візьміть їх у лапки: <code>/find "новий офіс"</code>

    Шукаю в розшифровках цього чату; кожну зберігаю { $days ->
        [one] { $days } день
        [few] { $days } дні
       *[many] { $days } днів
    }.

find-empty = Шукати поки що ніде. Кожну розшифровку цього чату я зберігаю { $days ->
        [one] { $days } день
        [few] { $days } дні
       *[many] { $days } днів
    }.

find-nothing =
    { $n ->
        [one] «{ $words }» немає в { $n } розшифровці цього чату, з { $since }.
        [few] «{ $words }» немає в жодній із { $n } розшифровок цього чату, найстаріша – з { $since }.
       *[many] «{ $words }» немає в жодній із { $n } розшифровок цього чату, найстаріша – з { $since }.
    } Кожну зберігаю { $days ->
        [one] { $days } день
        [few] { $days } дні
       *[many] { $days } днів
    }.

find-nothing-in-one = «{ $words }» немає в єдиній розшифровці цього чату, з { $since }. Кожну зберігаю { $days ->
        [one] { $days } день
        [few] { $days } дні
       *[many] { $days } днів
    }.

find-nothing-recent = «{ $words }» немає в жодній із { $n } найновіших розшифровок цього чату, від { $since }. Давніших не переглядаю.

find-instead =
    { $said }

    А ось що знайдеться:
    { $commands }

find-not-all = Переглянув лише найновіші ({ $n }).

find-since =
    { $said }

    Шукав серед того, що розшифрував після { $since }, коли ви приєдналися або я вперше вас тут побачив. Решту всім можуть відкрити адміністратори в /settings.

find-when =
    { $said }

    Лише «{ $when }» або де так і сказано. За весь час: <code>/find { $words }</code>

find-when-nothing =
    «{ $when }» такого немає, зате є в інший час:

    { $said }

find-day =
    { $said }

    Це все за час «{ $when }». Слово звузить пошук: <code>/find договір { $when }</code>

find-by-day =
    { $said }

    Шукаю за днями, не за годинами: <code>/find вчора</code>

find-not-yours = Це було ще до того, як ви приєдналися або я вперше вас тут побачив. Адміністратори можуть відкрити це всім у /settings.
find-here = Ось воно.
find-here-at = Ось воно, на { $time }.
find-gone = Того повідомлення в цьому чаті вже немає.

find-found =
    { $n ->
        [one]
            Знайшлося в { $n } розшифровці:

            { $hits }
        [few]
            Знайшлося в { $n } розшифровках:

            { $hits }
       *[many]
            Знайшлося в { $n } розшифровках:

            { $hits }
    }

find-more =
    { $n ->
        [one]
            { $said }

            І ще { $n } давніша: додайте слово, щоб уточнити.
        [few]
            { $said }

            І ще { $n } давніші: додайте слово, щоб уточнити.
       *[many]
            { $said }

            І ще { $n } давніших: додайте слово, щоб уточнити.
    }

transcribe-how = Надішліть /transcribe у відповідь на запис або напишіть після команди посилання. Те, що надсилаєте сюди, я розшифровую й так.

edit-answered-before = Повідомлення змінилося: моя відповідь вище – про те, що було раніше.
edit-replaced = Повідомлення змінилося – і моя відповідь теж.

talk-no-key = Надішліть голосове, файл чи посилання – відповім текстом.
talk-has-key = Ключ у вас є: /key покаже й замінить його. Новий створюють у профілі на polyglotvoice.ru.
talk-why-long = Довгий запис забирає кілька хвилин, а в годину пік ще й чекає своєї черги. Текст прийде сам. /cancel зупинить.
talk-nothing-under-way = Я тут, у роботі нічого немає. Якщо чогось бракує, надішліть ще раз.
talk-find = /find і слова, наприклад <code>/find договір</code>: покажу, де про це говорили в цьому чаті.
talk-convert = Надішліть <code>/convert mp3</code> (або інший формат) у відповідь на запис. Звуку я не змінюю.
talk-translate = Записую сказане тією мовою, якою говорять; мою мову змінює /settings. Якщо PolyglotVoice перекладає чи стисло переказує, це прийде разом.
talk-language = Тепер пишу вам українською.
talk-stop = /cancel зупиняє те, що в роботі; у відповідь на запис – саме його.
talk-limits = Я безкоштовний, а PolyglotVoice рахує за тарифом. /limits покаже, що він дозволяє й що витрачено.
talk-privacy = Записи йдуть до PolyglotVoice, текст приходить лише в цей чат. /privacy розкаже, що я зберігаю, і зітре це.
talk-files = Кнопка <b>Файли</b> під текстом надішле .srt, .vtt, .txt, .md або .json. Усі тексти за тиждень збере /export.
talk-settings = У /settings – усе, що тут можна вибрати: моя мова, вигляд тексту тощо.
talk-tasks = /history покаже завдання вашого акаунта, від найновіших, з текстами й файлами.
talk-links = Надішліть посилання, у повідомленні можна до п’яти. PolyglotVoice спершу перевірить кожне; якщо якогось не візьме, скажу.
talk-group = Додайте мене до групи чи каналу: на голосові там я відповідаю текстом. Або надішліть /transcribe у відповідь на запис.
talk-again = Щось не так із текстом чи його мовою? Кнопка <b>Наново</b> під ним зробить новий, а спершу скаже, скільки це коштує.
talk-resend = Кожен текст – у відповіді на свій запис; знайти допоможе /find. Надішлете запис ще раз протягом тижня – поверну текст безкоштовно.
talk-speakers = <b>Мовці</b> під текстом покаже, хто що каже, якщо PolyglotVoice розрізняє; натисніть на мовця й назвіть його.
talk-hello = Вітаю! Надішліть голосове, файл чи посилання – відповім текстом. Приклади – у /help.

talk-wait-for-key =
    { $n ->
        [one] Зберігаю { $n } запис, розшифрую, щойно буде ключ.
        [few] Зберігаю { $n } записи, розшифрую, щойно буде ключ.
       *[many] Зберігаю { $n } записів, розшифрую, щойно буде ключ.
    }

talk-under-way =
    { $n ->
        [one] У роботі { $n } запис, уже { $since }. { $status }
        [few] У роботі { $n } записи, перший уже { $since }. { $status }
       *[many] У роботі { $n } записів, перший уже { $since }. { $status }
    }

probe-button = Перевірити PolyglotVoice

probe-ask =
    Звернуся по разу до кожного методу PolyglotVoice з ключем цього чату й коротким зразком та опишу <b>структуру</b> відповідей: без ключів, номерів, імен і слів.

    Це коштує від { $low } до { $high } запитів, одну спробу й { $seconds } секунд звуку, і триває щонайбільше кілька хвилин.
probe-go = Почати
probe-no = Не треба
probe-dropped = Нічого не надіслано.
probe-no-key = Ключа тут немає: спершу надішліть його (/key).
probe-running = Перевіряю PolyglotVoice: { $step }…
probe-stop = Зупинити
probe-stopping = Зупиниться перед наступним запитом.
probe-whole = Пройшла до кінця.

probe-done =
    <b>Перевірка PolyglotVoice</b>
    { $ended } Надіслано запитів: { $requests }. Файл – це звіт: лише структура. Прочитайте його й надішліть проєктові.

    { $rows }
probe-cut-short = Перевірку перервав перезапуск або зникнення ключа. Щоб пройти її всю, почніть знову: коштуватиме стільки ж.

export-nothing = У мене немає розшифровок цього чату, які можна забрати. Вони зберігаються тиждень.
export-wait = Щойно надіслав попередній. Спробуйте за хвилину.
export-by-button = Zip надішлю лише вам, у приватний чат:
export-in-private = Zip прийде в наш приватний чат.
export-name = Розшифровки { $day }
export-under-way = Пакую розшифровки…
export-refused = Telegram не прийняв файл. Спробуйте пізніше.
export-left-out =
    { $n ->
        [one] { $n } розшифровка не вмістилася
        [few] { $n } розшифровки не вмістилися
       *[many] { $n } розшифровок не вмістилося
    }
