### The account's tasks, files and limits. Markup is Telegram's HTML.

history-head = <b>Ваши задачи</b>, сначала новые
history-head-of = <b>Ваши задачи</b>, сначала новые: { $first }–{ $last } из { $total }
history-head-listed = <b>Ваши задачи</b>, сначала новые: { $first }–{ $last } из { $total } в списке PolyglotVoice

history-line =
    { $number }. <b>{ $title }</b>
    { $about }

history-empty = Задач в аккаунте ещё нет. Пришлите голосовое, файл или ссылку.
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
history-none-found = В названиях задач нет «{ $words }» (просмотрено: { $n }). /find ищет в сказанном здесь.

card-title = <b>{ $title }</b>
card-done = Готово.
card-failed = Не удалось, а почему – PolyglotVoice не сказал.
card-failed-why = Не удалось: { $reason }
card-percent = В работе, { $percent }%.
card-running = В работе: { $status }.
card-about = { $about }
card-detail = { $label }: { $value }
card-details = <blockquote expandable>{ $details }</blockquote>
card-text = Текст
card-source = Исходник
card-again = Заново
card-adopt = Сообщить, когда готово
card-refresh = Обновить
card-back = ‹ Все задачи
card-stale = Кнопка устарела. Ваши задачи – в /history.
card-started = Уже делаю.
card-under-way = Уже делаю.
card-again-yes = Да, заново
card-again-no = ‹ Назад
card-again-started = Расшифровываю <b>{ $title }</b> заново.
card-as-format = В { $format }

card-again-ask =
    { $n ->
        [one] Расшифровать <b>{ $title }</b> заново? Это попытка, минуты записи и около { $n } запроса.
        [few] Расшифровать <b>{ $title }</b> заново? Это попытка, минуты записи и около { $n } запросов.
       *[many] Расшифровать <b>{ $title }</b> заново? Это попытка, минуты записи и около { $n } запросов.
    }

fetch-under-way = Получаю файл…
fetch-converting = Конвертирую…
fetch-percent = Отправляю файл… { $percent }%
fetch-over = больше { $limit }
fetch-empty = PolyglotVoice отдал пустой файл, отправлять нечего.
fetch-not-ready = Файла у PolyglotVoice ещё нет. Попробуйте, когда задача будет готова.
fetch-too-big = В файле { $size }, а боты отправляют до { $limit }. Скачайте его на polyglotvoice.ru.
fetch-refused = Telegram не принял файл. Скачайте его на polyglotvoice.ru.

source-gone = PolyglotVoice исходник не хранит.
source-too-big = В исходнике { $size }, а боты отправляют до { $limit }. Могу прислать звук или текст.

download-gone = У PolyglotVoice нет файла { $kind }.

convert-how = Ответьте <code>/convert mp3</code> на запись или напишите это в подписи.
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
limits-near = Лимит почти исчерпан.
limits-others = Другие программы тоже тратят, но этого я не вижу.
limits-near-day = Дневные запросы почти кончились: { $count } из { $limit }. Обнулится { $when }. Подробнее: /limits.
limits-near-month = Месячные запросы почти кончились: { $count } из { $limit }. Обнулится { $when }. Подробнее: /limits.
limits-near-day-here = Дневные запросы здешнего ключа почти кончились: { $count } из { $limit }. Обнулится { $when }; остальное подождёт.
limits-near-month-here = Месячные запросы здешнего ключа почти кончились: { $count } из { $limit }. Обнулится { $when }; остальное подождёт.

find-usage =
    Напишите, что найти: <code>/find договор встреча</code>

    Формы, порядок слов и опечатки не важны, хватит и начала слова. По имени найду, кто говорил. Точная фраза: <code>/find «новый офис»</code>

    Ищу в расшифровках этого чата; храню их { $days ->
        [one] { $days } день
        [few] { $days } дня
       *[many] { $days } дней
    }.

find-empty = Искать пока не в чем. Расшифровки этого чата храню { $days ->
        [one] { $days } день
        [few] { $days } дня
       *[many] { $days } дней
    }.

find-nothing =
    { $n ->
        [one] «{ $words }» нет ни в одной из { $n } расшифровки чата с { $since }.
        [few] «{ $words }» нет ни в одной из { $n } расшифровок чата с { $since }.
       *[many] «{ $words }» нет ни в одной из { $n } расшифровок чата с { $since }.
    } Каждую храню { $days ->
        [one] { $days } день
        [few] { $days } дня
       *[many] { $days } дней
    }.

find-nothing-in-one = «{ $words }» нет в единственной расшифровке чата, от { $since }. Каждую храню { $days ->
        [one] { $days } день
        [few] { $days } дня
       *[many] { $days } дней
    }.

find-nothing-recent = «{ $words }» нет в последних расшифровках чата: их { $n }, с { $since }. Старше не смотрю.

find-instead =
    { $said }

    А вот это найдётся:
    { $commands }

find-not-all = Просмотрел только последние: { $n }.

find-since =
    { $said }

    Искал с { $since }: тогда вы вступили или впервые мне встретились. Остальное открывают администраторы в /settings.

find-when =
    { $said }

    Только «{ $when }» или где так и сказано. За всё время: <code>/find { $words }</code>

find-when-nothing =
    Такого «{ $when }» нет, зато есть в другое время:

    { $said }

find-day =
    { $said }

    Это всё за время «{ $when }». Слово сузит поиск: <code>/find договор { $when }</code>

find-by-day =
    { $said }

    Ищу по дням, не по часам: <code>/find вчера</code>

find-not-yours = Это было до вашего прихода или нашей первой встречи. Открыть могут администраторы в /settings.
find-here = Вот оно.
find-here-at = Вот оно, на { $time }.
find-gone = Этого сообщения больше нет.

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

    Ещё { $n } старше: добавьте слово, чтобы уточнить.

transcribe-how = Ответьте на запись командой /transcribe или допишите ссылки. Присланное сюда расшифрую и так.

edit-answered-before = Сообщение изменилось; ответ выше – о прежнем.
edit-replaced = Сообщение изменилось, мой ответ тоже.

talk-no-key = Пришлите голосовое, файл или ссылку – отвечу текстом.
talk-has-key = Ключ есть: /key покажет и заменит его. Новые – в профиле на polyglotvoice.ru.
talk-why-long = Длинная запись занимает минуты, в часы пик – дольше. Текст придёт сам; остановить – /cancel.
talk-nothing-under-way = Я здесь, в работе ничего нет. Чего-то не хватает? Пришлите снова.
talk-find = <code>/find договор</code> покажет, где это здесь сказано.
talk-convert = Ответьте на запись <code>/convert mp3</code> или назовите другой формат. Звук не меняю.
talk-translate = Пишу на языке записи, а мой язык меняет /settings. Перевод и пересказ пришлю, если их сделает PolyglotVoice.
talk-language = Теперь пишу вам по-русски.
talk-stop = /cancel останавливает начатое; ответом на запись – только её.
talk-limits = Я бесплатен, а PolyglotVoice считает по тарифу. Сколько можно и сколько потрачено, покажет /limits.
talk-privacy = Записи уходят в PolyglotVoice, текст – только в этот чат. Что я храню, покажет и сотрёт /privacy.
talk-files = <b>Файлы</b> под текстом – это .srt, .vtt, .txt, .md и .json. Тексты за неделю соберёт /export.
talk-settings = В /settings – всё, что здесь можно выбрать: мой язык, вид текста и прочее.
talk-tasks = /history покажет задачи вашего аккаунта, начиная с новых, с текстами и файлами.
talk-links = Пришлите ссылку, в сообщении можно до пяти. PolyglotVoice сперва проверит каждую; если какую-то не возьмёт, скажу.
talk-group = Добавьте меня в группу или канал: на голосовые отвечу текстом. Любой может ответить на запись командой /transcribe.
talk-again = Что-то не так с текстом или его языком? <b>Заново</b> под ним сделает новый, а сначала назовёт цену.
talk-resend = Каждый текст – в ответе на свою запись; найти поможет /find. Пришлёте запись ещё раз в течение недели – верну текст бесплатно.
talk-speakers = <b>Голоса</b> под текстом покажут, кто что говорит, если PolyglotVoice различает; нажмите на говорящего и назовите его.
talk-hello = Здравствуйте! Пришлите голосовое, файл или ссылку – отвечу текстом. Примеры: /help.

talk-wait-for-key =
    { $n ->
        [one] Храню { $n } запись, пока нет ключа.
        [few] Храню { $n } записи, пока нет ключа.
       *[many] Храню { $n } записей, пока нет ключа.
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

    Это от { $low } до { $high } запросов, попытка, { $seconds } секунд аудио и несколько минут.
probe-go = Проверить
probe-no = Не надо
probe-dropped = Ничего не отправлено.
probe-no-key = Ключа здесь нет: сначала пришлите (/key).
probe-running = Проверяю PolyglotVoice: { $step }…
probe-stop = Остановить
probe-stopping = Остановлюсь перед следующим запросом.
probe-whole = Пройдено до конца.

probe-done =
    <b>Проверка PolyglotVoice</b>
    { $ended } Запросов: { $requests }. В файле – только форма ответов: прочтите и пришлите проекту.

    { $rows }
probe-cut-short = Проверка прервана: я перезапустился или ключа больше нет. Заново – за ту же цену.

export-nothing = Собирать пока нечего. Расшифровки храню неделю.
export-wait = Только что присылал. Попробуйте через минуту.
export-by-button = Архив пришлю только вам, лично:
export-in-private = Архив придёт в личный чат.
export-name = Расшифровки { $day }
export-under-way = Собираю расшифровки…
export-refused = Telegram не принял файл. Попробуйте позже.
export-left-out =
    { $n ->
        [one] { $n } расшифровка не поместилась
        [few] { $n } расшифровки не поместились
       *[many] { $n } расшифровок не поместились
    }
