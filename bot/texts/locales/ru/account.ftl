### The account's tasks, files and limits. Markup is Telegram's HTML.

history-head = <b>Ваши задачи</b>, сначала новые
history-head-of = <b>Ваши задачи</b>, сначала новые: { $first }–{ $last } из { $total }

history-line =
    { $number }. <b>{ $title }</b>
    { $about }

history-empty = В вашем аккаунте ещё нет задач. Пришлите голосовое, файл или ссылку.
history-done = готово
history-running = выполняется
history-percent = выполняется, { $percent }%
history-failed = не удалось
history-newer = ‹ Новее
history-older = Старее ›

history-found =
    { $n ->
        [one] <b>{ $words }</b>: { $n } задача
        [few] <b>{ $words }</b>: { $n } задачи, сначала новые
       *[many] <b>{ $words }</b>: { $n } задач, сначала новые
    }
history-none-found = В названиях ваших задач нет «{ $words }». /find ищет в том, что сказано в этом чате.

card-title = <b>{ $title }</b>
card-done = Готово.
card-failed = Не удалось, и сервис не сообщил почему.
card-failed-why = Не удалось: { $reason }
card-percent = Выполняется, { $percent }%.
card-running = Выполняется: { $status }.
card-about = { $about }
card-detail = { $label }: { $value }
card-details = <blockquote expandable>{ $details }</blockquote>
card-text = Текст
card-source = Исходник
card-again = Заново
card-adopt = Сообщить, когда будет готово
card-refresh = Обновить
card-back = ‹ Все задачи
card-stale = Эта кнопка устарела. Ваши задачи покажет /history.
card-started = Уже делаю.
card-under-way = Этим я уже занят.
card-again-yes = Да, заново
card-again-no = ‹ Назад
card-again-started = Расшифровываю <b>{ $title }</b> заново, новой задачей.
card-as-format = В { $format }

card-again-ask =
    { $n ->
        [one] Расшифровать <b>{ $title }</b> заново? Это новая задача: в ваш тариф зачтутся одна попытка и минуты записи. Понадобится примерно { $n } запрос.
        [few] Расшифровать <b>{ $title }</b> заново? Это новая задача: в ваш тариф зачтутся одна попытка и минуты записи. Понадобится примерно { $n } запроса.
       *[many] Расшифровать <b>{ $title }</b> заново? Это новая задача: в ваш тариф зачтутся одна попытка и минуты записи. Понадобится примерно { $n } запросов.
    }

fetch-under-way = Получаю файл…
fetch-converting = Конвертирую…
fetch-percent = Отправляю файл… { $percent }%
fetch-over = больше { $limit }
fetch-empty = PolyglotVoice отдал пустой файл, отправлять нечего.
fetch-not-ready = У PolyglotVoice этого файла ещё нет. Попробуйте, когда задача будет готова.
fetch-too-big = Размер этого файла – { $size }, а Telegram принимает от бота не больше { $limit }. Скачайте его на polyglotvoice.ru.
fetch-refused = Telegram не принял этот файл. Скачайте его на polyglotvoice.ru.

source-gone = PolyglotVoice не хранит исходник этой задачи или уже удалил его.
source-too-big = Размер исходника – { $size }, а Telegram принимает от бота не больше { $limit }. Могу прислать только звук, он меньше, или текст.

download-gone = Для этой задачи у PolyglotVoice нет файла { $kind }.

convert-how = Ответьте <code>/convert mp3</code> на голосовое, аудио или видео либо напишите это в подписи к файлу.
convert-choose = В какой формат?
convert-unknown = Формат «{ $said }» мне незнаком. Какой выбрать?

limits-head = <b>Лимиты вашего тарифа</b>
limits-line = { $label }: <b>{ $value }</b>
limits-untold = PolyglotVoice не сообщает лимитов вашего тарифа.
limits-spent-head = <b>Потрачено этим ботом по вашему ключу</b>
limits-today = Сегодня: { $spent }. Обнулится через { $wait }, в 00:00 UTC.
limits-month = За месяц: { $spent }. Обнулится { $when }.
limits-count = запросов – <b>{ $count }</b>
limits-count-of = запросов – <b>{ $count }</b> из { $limit }
limits-near = Использовано четыре пятых лимита.
limits-others = Запросы других программ по ключам вашего аккаунта тоже считаются, но мне их не видно.
limits-near-day = Использовано четыре пятых дневного лимита запросов: { $count } из { $limit }. Обнулится { $when }. Подробнее: /limits.
limits-near-month = Использовано четыре пятых месячного лимита запросов: { $count } из { $limit }. Обнулится { $when }. Подробнее: /limits.
limits-near-day-here = Использовано четыре пятых запросов, которые ключ этой группы может сделать сегодня: { $count } из { $limit }. Обнулится { $when }; что придёт после последнего запроса, подождёт до этого времени.
limits-near-month-here = Использовано четыре пятых запросов, которые ключ этой группы может сделать в этом месяце: { $count } из { $limit }. Обнулится { $when }; что придёт после последнего запроса, подождёт до этого времени.

find-usage = Напишите после команды, что искать: <code>/find бюджет встреча</code>. Достаточно начала слова.
find-nothing = Ни в одной из расшифровок этого чата, которые я храню, таких слов нет.
find-nothing-recent = В самых новых расшифровках этого чата таких слов нет.
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

transcribe-how = Ответьте на запись командой /transcribe или допишите к команде ссылки. То, что вы присылаете сюда, я расшифровываю и без неё.

edit-answered-before = В этом сообщении теперь другое: мой ответ выше относится к тому, что было здесь раньше.

talk-no-key = Пришлите голосовое, файл или ссылку, и я отвечу текстом. Сначала нужен ключ.
talk-has-key = Ключ уже есть: /key покажет его и заменит. Новый создаётся в профиле на polyglotvoice.ru.
talk-why-long = Длинная запись занимает минуты, а в часы пик ещё и ждёт очереди. Делать ничего не нужно: текст придёт сам. Остановить – /cancel.
talk-nothing-under-way = Сейчас ничего не выполняется: на всё присланное я ответил. Если чего-то не хватает, пришлите ещё раз.
talk-find = Напишите /find и слова, например <code>/find договор</code>: поищу в расшифровках этого чата и покажу, где это сказано.
talk-convert = Ответьте на запись командой /convert и назовите формат, например <code>/convert mp3</code>.
talk-translate = Я записываю сказанное на том языке, на котором говорят. Переводить не умею.
talk-stop = /cancel останавливает то, что в работе; ответом на запись – только её.
talk-limits = Я бесплатен, а PolyglotVoice считает по вашему тарифу. /limits покажет, сколько можно и сколько уже потрачено.
talk-privacy = /privacy расскажет, что и сколько я храню, и всё сотрёт.

talk-wait-for-key =
    { $n ->
        [one] Храню { $n } запись и расшифрую её, как только появится ключ.
        [few] Храню { $n } записи и расшифрую их, как только появится ключ.
       *[many] Храню { $n } записей и расшифрую их, как только появится ключ.
    }

talk-under-way =
    { $n ->
        [one] В работе { $n } запись, уже { $since }. { $status }
        [few] В работе { $n } записи, первая – уже { $since }. { $status }
       *[many] В работе { $n } записей, первая – уже { $since }. { $status }
    }

probe-button = Проверить PolyglotVoice

probe-ask =
    Обращусь по разу к каждому методу PolyglotVoice с ключом этого чата и коротким образцом и опишу <b>форму</b> ответов: без ключей, идентификаторов, имён и слов расшифровки.

    Это стоит от { $low } до { $high } запросов, одну попытку расшифровки и { $seconds } секунд аудио по тарифу. Займёт не больше нескольких минут.
probe-go = Проверить
probe-no = Не надо
probe-dropped = Ничего не отправлено.
probe-no-key = У этого чата нет ключа: сначала пришлите его командой /key.
probe-running = Проверяю PolyglotVoice: { $step }…
probe-stop = Остановить
probe-stopping = Остановлюсь перед следующим запросом.
probe-whole = Пройдено до конца.

probe-done =
    <b>Проверка PolyglotVoice</b>
    { $ended } Отправлено запросов: { $requests }. В файле – отчёт, в нём только форма ответов. Прочтите его и пришлите проекту.

    { $rows }
probe-cut-short = Проверка прервана: бот перезапустился или ключа больше нет. Сама она заново не начнётся – это стоило бы столько же.
