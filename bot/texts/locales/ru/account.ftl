### The account's tasks, files and limits. Markup is Telegram's HTML.

history-head = <b>Ваши задачи</b>, сначала новые
history-head-of = <b>Ваши задачи</b>, сначала новые: { $first }–{ $last } из { $total }

history-line =
    { $number }. <b>{ $title }</b>
    { $about }

history-empty = В вашем аккаунте ещё нет задач. Пришлите голосовое, файл или ссылку.
history-done = готово
history-running = в работе
history-percent = в работе, { $percent }%
history-failed = не удалось
history-newer = ‹ Новее
history-older = Старее ›

history-found =
    { $n ->
        [one] <b>{ $words }</b>: { $n } задача
        [few] <b>{ $words }</b>: { $n } задачи, сначала новые
       *[many] <b>{ $words }</b>: { $n } задач, сначала новые
    }
history-none-found = В названиях ваших задач нет «{ $words }». /find ищет в сказанном здесь.

card-title = <b>{ $title }</b>
card-done = Готово.
card-failed = Не удалось; почему, PolyglotVoice не сказал.
card-failed-why = Не удалось: { $reason }
card-percent = В работе, { $percent }%.
card-running = В работе: { $status }.
card-about = { $about }
card-detail = { $label }: { $value }
card-details = <blockquote expandable>{ $details }</blockquote>
card-text = Текст
card-source = Исходник
card-again = Заново
card-adopt = Сообщить о готовности
card-refresh = Обновить
card-back = ‹ Все задачи
card-stale = Эта кнопка устарела. Ваши задачи – в /history.
card-started = Уже делаю.
card-under-way = Уже делаю.
card-again-yes = Да, заново
card-again-no = ‹ Назад
card-again-started = Расшифровываю <b>{ $title }</b> заново.
card-as-format = В { $format }

card-again-ask =
    { $n ->
        [one] Расшифровать <b>{ $title }</b> заново? Это одна попытка, минуты записи и примерно { $n } запрос.
        [few] Расшифровать <b>{ $title }</b> заново? Это одна попытка, минуты записи и примерно { $n } запроса.
       *[many] Расшифровать <b>{ $title }</b> заново? Это одна попытка, минуты записи и примерно { $n } запросов.
    }

fetch-under-way = Получаю файл…
fetch-converting = Конвертирую…
fetch-percent = Отправляю файл… { $percent }%
fetch-over = больше { $limit }
fetch-empty = PolyglotVoice отдал пустой файл, отправлять нечего.
fetch-not-ready = Этого файла у PolyglotVoice ещё нет. Попробуйте, когда задача будет готова.
fetch-too-big = В файле { $size }, а Telegram принимает от бота { $limit }. Скачайте его на polyglotvoice.ru.
fetch-refused = Telegram не принял этот файл. Скачайте его на polyglotvoice.ru.

source-gone = PolyglotVoice этот исходник не хранит.
source-too-big = В исходнике { $size }, а Telegram принимает от бота { $limit }. Могу прислать только звук или текст.

download-gone = Для этой задачи у PolyglotVoice нет файла { $kind }.

convert-how = Ответьте <code>/convert mp3</code> на голосовое, аудио или видео либо напишите это в подписи.
convert-choose = В какой формат?
convert-unknown = Формат «{ $said }» мне незнаком. Какой выбрать?

limits-head = <b>Что даёт тариф</b>
limits-line = { $label }: <b>{ $value }</b>
limits-untold = PolyglotVoice не говорит, что даёт тариф.
limits-spent-head = <b>Потрачено здесь</b>
limits-today = Сегодня: { $spent }. Обнулится в { $when }.
limits-month = За месяц: { $spent }. Обнулится { $when }.
limits-count =
    { $n ->
        [one] <b>{ $count }</b> запрос
        [few] <b>{ $count }</b> запроса
       *[many] <b>{ $count }</b> запросов
    }
limits-a-minute = Запросов в минуту
limits-an-hour = Запросов в час
limits-a-day = Запросов в день
limits-a-month = Запросов в месяц
limits-at-once = Задач одновременно
limits-count-of = <b>{ $count }</b> из { $limit } запросов
limits-near = Потрачено четыре пятых лимита.
limits-others = Другие программы тоже тратят, но мне этого не видно.
limits-near-day = Потрачено четыре пятых дневных запросов: { $count } из { $limit }. Обнулится { $when }. Подробнее: /limits.
limits-near-month = Потрачено четыре пятых месячных запросов: { $count } из { $limit }. Обнулится { $when }. Подробнее: /limits.
limits-near-day-here = Здешний ключ потратил четыре пятых дневных запросов: { $count } из { $limit }. Обнулится { $when }; остальное подождёт.
limits-near-month-here = Здешний ключ потратил четыре пятых месячных запросов: { $count } из { $limit }. Обнулится { $when }; остальное подождёт.

find-usage =
    Напишите, что найти: <code>/find договор встреча</code>

    Формы и порядок слов не важны, опечатка не помешает, хватит и начала слова. По имени найдётся, кто это сказал. Слова подряд берите в кавычки: <code>/find «новый офис»</code>

    Ищу в расшифровках этого чата; каждую храню { $days ->
        [one] { $days } день
        [few] { $days } дня
       *[many] { $days } дней
    }.

find-empty = Искать пока не в чем. Каждую расшифровку этого чата я храню { $days ->
        [one] { $days } день
        [few] { $days } дня
       *[many] { $days } дней
    }.

find-nothing =
    { $n ->
        [one] «{ $words }» нет ни в одной из { $n } расшифровки этого чата; самая старая – от { $since }.
        [few] «{ $words }» нет ни в одной из { $n } расшифровок этого чата; самая старая – от { $since }.
       *[many] «{ $words }» нет ни в одной из { $n } расшифровок этого чата; самая старая – от { $since }.
    } Каждую храню { $days ->
        [one] { $days } день
        [few] { $days } дня
       *[many] { $days } дней
    }.

find-nothing-in-one = «{ $words }» нет в единственной расшифровке этого чата, от { $since }. Каждую храню { $days ->
        [one] { $days } день
        [few] { $days } дня
       *[many] { $days } дней
    }.

find-nothing-recent = «{ $words }» нет в последних расшифровках чата: я посмотрел { $n }, самая старая – от { $since }. Старше не смотрю.

find-instead =
    { $said }

    А вот это найдётся:
    { $commands }

find-not-all = Просмотрел только последние: { $n }.

find-since =
    { $said }

    Искал с { $since }: тогда вы вступили или впервые мне встретились. Остальное администраторы могут открыть в /settings.
find-not-yours = Это было до того, как вы вступили или впервые мне встретились. Администраторы могут открыть это в /settings.
find-here = Вот оно.
find-here-at = Вот оно, на { $time }.
find-gone = Этого сообщения в чате больше нет.

find-found =
    { $n ->
        [one]
            Найдено в { $n } расшифровке:

            { $hits }
        [few]
            Найдено в { $n } расшифровках:

            { $hits }
       *[many]
            Найдено в { $n } расшифровках:

            { $hits }
    }

find-more =
    { $said }

    И ещё { $n } старше: добавьте слово, чтобы уточнить.

transcribe-how = Ответьте на запись командой /transcribe или добавьте к ней ссылки. Присланное сюда расшифровываю и так.

edit-answered-before = Сообщение изменилось: мой ответ выше – о том, что было раньше.
edit-replaced = Сообщение изменилось – и мой ответ тоже.

talk-no-key = Пришлите голосовое, файл или ссылку, и я отвечу текстом.
talk-has-key = Ключ у вас есть: /key покажет и заменит его. Новые создаются в профиле на polyglotvoice.ru.
talk-why-long = Длинная запись занимает минуты, а в часы пик ещё ждёт очереди. Текст придёт сам; остановить – /cancel.
talk-nothing-under-way = Я здесь, в работе ничего нет. Если чего-то не хватает, пришлите ещё раз.
talk-find = /find и слова, например <code>/find договор</code>: покажу, где это здесь сказано.
talk-convert = Ответьте на запись <code>/convert mp3</code> или назовите другой формат. Звук я не меняю.
talk-translate = Пишу на том языке, на котором говорят. Перевод или пересказ пришлю, если их делает PolyglotVoice.
talk-stop = /cancel останавливает то, что в работе; ответом на запись – только её.
talk-limits = Я бесплатен, а PolyglotVoice считает по тарифу. Сколько можно и сколько потрачено – /limits.
talk-privacy = Записи уходят в PolyglotVoice, текст приходит только в этот чат. Что я храню, скажет /privacy – и сотрёт.
talk-files = Кнопка <b>Файлы</b> под текстом пришлёт .srt, .vtt, .txt, .md или .json. Все тексты за неделю соберёт /export.
talk-group = Добавьте меня в группу или канал: на голосовые там я отвечаю текстом. А можно ответить на запись командой /transcribe.
talk-again = С текстом что-то не так? Кнопка <b>Заново</b> под ним сделает новый, а сначала скажет, сколько это стоит.
talk-hello = Здравствуйте! Пришлите голосовое, файл или ссылку, и я отвечу текстом. Примеры – в /help.

talk-wait-for-key =
    { $n ->
        [one] Храню { $n } запись и расшифрую, как только появится ключ.
        [few] Храню { $n } записи и расшифрую, как только появится ключ.
       *[many] Храню { $n } записей и расшифрую, как только появится ключ.
    }

talk-under-way =
    { $n ->
        [one] В работе { $n } запись, уже { $since }. { $status }
        [few] В работе { $n } записи, первая – уже { $since }. { $status }
       *[many] В работе { $n } записей, первая – уже { $since }. { $status }
    }

probe-button = Проверить PolyglotVoice

probe-ask =
    Обращусь по разу к каждому методу PolyglotVoice с ключом этого чата и коротким образцом и опишу <b>форму</b> ответов: без ключей, номеров, имён и слов.

    Это от { $low } до { $high } запросов, одна попытка и { $seconds } секунд аудио, не дольше нескольких минут.
probe-go = Проверить
probe-no = Не надо
probe-dropped = Ничего не отправлено.
probe-no-key = Ключа здесь нет: сначала пришлите его (/key).
probe-running = Проверяю PolyglotVoice: { $step }…
probe-stop = Остановить
probe-stopping = Остановлюсь перед следующим запросом.
probe-whole = Пройдено до конца.

probe-done =
    <b>Проверка PolyglotVoice</b>
    { $ended } Отправлено запросов: { $requests }. В файле – отчёт, только форма ответов. Прочтите его и пришлите проекту.

    { $rows }
probe-cut-short = Проверка прервана: бот перезапустился или ключа больше нет. Заново – за ту же цену.

export-nothing = Расшифровок этого чата, которые вам можно забрать, у меня нет. Храню их неделю.
export-wait = Только что присылал. Попробуйте через минуту.
export-by-button = Архив пришлю только вам, в личный чат:
export-in-private = Архив придёт в личный чат со мной.
export-name = Расшифровки { $day }
export-under-way = Собираю расшифровки…
export-refused = Telegram не принял файл. Попробуйте позже.
export-left-out =
    { $n ->
        [one] { $n } расшифровка не поместилась
        [few] { $n } расшифровки не поместились
       *[many] { $n } расшифровок не поместились
    }
