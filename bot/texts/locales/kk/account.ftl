### The account's tasks, files and limits. Markup is Telegram's HTML.

history-head = <b>Тапсырмаларыңыз</b>, алдымен жаңасы
history-head-of = <b>Тапсырмаларыңыз</b>, алдымен жаңасы: { $first }–{ $last }, барлығы { $total }

history-line =
    { $number }. <b>{ $title }</b>
    { $about }

history-empty = Тіркелгіңізде әлі тапсырма жоқ. Дауыстық хабарлама, файл немесе сілтеме жіберіңіз.
history-done = дайын
history-running = орындалуда
history-percent = орындалуда, { $percent }%
history-failed = іске аспады
history-newer = ‹ Жаңалары
history-older = Ескілері ›

history-found =
    { $n ->
        [one] <b>{ $words }</b>: { $n } тапсырмаңыз
       *[other] <b>{ $words }</b>: { $n } тапсырмаңыз, алдымен жаңасы
    }
history-none-found = Тапсырмаларыңыздың ешбір атауында «{ $words }» жоқ. /find осы чатта айтылғанды іздейді.

card-title = <b>{ $title }</b>
card-done = Дайын.
card-failed = Іске аспады; қызмет себебін айтпады.
card-failed-why = Іске аспады: { $reason }
card-percent = Орындалуда, { $percent }%.
card-running = Орындалуда: { $status }.
card-about = { $about }
card-detail = { $label }: { $value }
card-details = <blockquote expandable>{ $details }</blockquote>
card-text = Мәтін
card-source = Түпнұсқа
card-again = Қайта
card-adopt = Дайын болса, айт
card-refresh = Жаңарту
card-back = ‹ Барлық тапсырма
card-stale = Бұл түйме тым ескі. /history тапсырмаларыңызды көрсетеді.
card-started = Қазір болады.
card-under-way = Жасап жатырмын.
card-again-yes = Иә, қайта
card-again-no = ‹ Артқа
card-again-started = <b>{ $title }</b> жаңа тапсырма болып қайта жасалуда.
card-as-format = { $format } түрінде

card-again-ask =
    { $n ->
        [one] <b>{ $title }</b> қайта мәтінге айналдырылсын ба? Тарифіңізден бір әрекет пен жазбаның минуттарын, шамамен { $n } сұрау алады.
       *[other] <b>{ $title }</b> қайта мәтінге айналдырылсын ба? Тарифіңізден бір әрекет пен жазбаның минуттарын, шамамен { $n } сұрау алады.
    }

fetch-under-way = Файлды алудамын…
fetch-converting = Түрлендірудемін…
fetch-percent = Файлды жіберудемін… { $percent }%
fetch-over = { $limit } асады
fetch-empty = PolyglotVoice бос файл берді: жіберетін ештеңе жоқ.
fetch-not-ready = PolyglotVoice-та бұл файл әлі жоқ. Тапсырма дайын болғанда көріңіз.
fetch-too-big = Бұл файл { $size }, ал Telegram боттан { $limit } ғана қабылдайды. Оны polyglotvoice.ru сайтынан алыңыз.
fetch-refused = Telegram бұл файлды қабылдамады. Оны polyglotvoice.ru сайтынан алыңыз.

source-gone = PolyglotVoice бұл түпнұсқаны (енді) сақтамайды.
source-too-big = Түпнұсқа { $size }, ал Telegram боттан { $limit } ғана қабылдайды. Тек дыбысын не мәтінін жібере аламын.

download-gone = PolyglotVoice-та бұл тапсырмаға { $kind } жоқ.

convert-how = Дауыстық хабарламаға, аудиоға не бейнеге <code>/convert mp3</code> деп жауап беріңіз, немесе астына жазыңыз.
convert-choose = Қай пішім?
convert-unknown = «{ $said }» пішімін білмеймін. Қайсысы?

limits-head = <b>Тарифіңіздің шектеулері</b>
limits-line = { $label }: <b>{ $value }</b>
limits-untold = PolyglotVoice тарифіңіздің шектеулерін айтпайды.
limits-spent-head = <b>Кілтіңізбен мұнда жұмсалғаны</b>
limits-today = Бүгін: { $spent }. Қайта басталады: { $when }.
limits-month = Осы айда: { $spent }. Қайта басталады: { $when }.
limits-count =
    { $n ->
        [one] <b>{ $count }</b> сұрау
       *[other] <b>{ $count }</b> сұрау
    }
limits-a-minute = Минутына сұрау
limits-an-hour = Сағатына сұрау
limits-a-day = Күніне сұрау
limits-a-month = Айына сұрау
limits-at-once = Бірден тапсырма
limits-count-of = { $limit } сұраудың <b>{ $count }</b>
limits-near = Шектеудің бестен төрті жұмсалды.
limits-others = Тіркелгіңізді қолданатын басқа бағдарламалар да есептеледі, олар маған көрінбейді.
limits-near-day = Тарифіңіздің бүгінгі сұрауларының бестен төрті жұмсалды: { $limit } ішінен { $count }. Қайта басталады: { $when }. Толығырақ: /limits.
limits-near-month = Тарифіңіздің осы айғы сұрауларының бестен төрті жұмсалды: { $limit } ішінен { $count }. Қайта басталады: { $when }. Толығырақ: /limits.
limits-near-day-here = Мұндағы кілттің бүгінгі сұрауларының бестен төрті жұмсалды: { $limit } ішінен { $count }. Қайта басталады: { $when }; соңғысынан кейін келгені күтеді.
limits-near-month-here = Мұндағы кілттің осы айғы сұрауларының бестен төрті жұмсалды: { $limit } ішінен { $count }. Қайта басталады: { $when }; соңғысынан кейін келгені күтеді.

find-usage =
    Пәрменнен кейін іздейтініңізді жазыңыз: <code>/find бюджет жиналыс</code>

    Сөздің кез келген түрі, кез келген реті жарайды; қате терілгені не сөздің басы да болады. Есім кім айтқанын табады. Тырнақша сөздерді бірге ұстайды: <code>/find "жаңа кеңсе"</code>

    Осы чаттың мәтіндерінен іздеймін; әрқайсысын { $days ->
        [one] { $days } күн
       *[other] { $days } күн
    } сақтаймын.

find-empty = Әзірше іздейтін ештеңе жоқ. Осы чаттың әр мәтінін { $days ->
        [one] { $days } күн
       *[other] { $days } күн
    } сақтаймын.

find-nothing =
    { $n ->
        [one] «{ $words }» осы чаттың { $n } мәтінінде жоқ, күні { $since }.
       *[other] «{ $words }» осы чаттың { $n } мәтінінің ешқайсысында жоқ, ең ескісі { $since }.
    } Әрқайсысын { $days ->
        [one] { $days } күн
       *[other] { $days } күн
    } сақтаймын.

find-nothing-in-one = «{ $words }» осы чаттың жалғыз мәтінінде жоқ, күні { $since }. Әрқайсысын { $days ->
        [one] { $days } күн
       *[other] { $days } күн
    } сақтаймын.

find-nothing-recent = «{ $words }» осы чаттың ең жаңа { $n } мәтінінің ешқайсысында жоқ, олар { $since } бері. Одан ары іздемеймін.

find-instead =
    { $said }

    Мынау табылар еді:
    { $commands }

find-not-all = Тек ең жаңа { $n } мәтінді қарадым.

find-since =
    { $said }

    { $since } бері мәтінге айналдырғанымнан іздедім: сол кезде қосылдыңыз не сізді мұнда алғаш көрдім. Қалғанын әкімшілер /settings арқылы бәріне аша алады.
find-not-yours = Ол сіз қосылғанға не сізді мұнда алғаш көргенге дейін болған. Әкімшілер оны /settings арқылы бәріне аша алады.
find-here = Міне.
find-here-at = Міне, { $time } тұсында.
find-gone = Ол хабарлама бұл чатта енді жоқ.

find-found =
    { $n ->
        [one]
            { $n } мәтіннен табылды:

            { $hits }
       *[other]
            { $n } мәтіннен табылды:

            { $hits }
    }

find-more =
    { $n ->
        [one]
            { $said }

            Тағы { $n } ескісі бар: сөз қосып тарылтыңыз.
       *[other]
            { $said }

            Тағы { $n } ескісі бар: сөз қосып тарылтыңыз.
    }

transcribe-how = Жазбаға /transcribe деп жауап беріңіз, немесе артынан сілтемелер жазыңыз. Осында жібергеніңізді онсыз да мәтінге айналдырамын.

edit-answered-before = Бұл хабарлама өзгерді: жоғарыдағы жауабым бұрынғысы туралы.

talk-no-key = Дауыстық хабарлама, файл не сілтеме жіберіңіз – мәтінін қайтарамын. Алдымен кілтіңіз керек.
talk-has-key = Кілтіңіз бар: /key оны көрсетіп, ауыстырады. Жаңасы polyglotvoice.ru профиліңізде жасалады.
talk-why-long = Ұзақ жазбаға минуттар керек, қарбалас кезде кезегін күтеді. Мәтін өзі келеді. /cancel тоқтатады.
talk-nothing-under-way = Ештеңе орындалып жатқан жоқ: бәріне жауап берілді. Бірдеңе жетпесе, қайта жіберіңіз.
talk-find = /find және сөздер, мысалы <code>/find шарт</code>: осы чатта қайда айтылғанын көрсетемін.
talk-convert = Жазбаға <code>/convert mp3</code> деп, не басқа пішіммен жауап беріңіз.
talk-translate = Айтылғанды өз тілінде жазамын. PolyglotVoice аударса, аударма бірге келеді.
talk-stop = /cancel орындалып жатқанды тоқтатады; жазбаға жауап болса – соны.
talk-limits = Мен тегінмін; PolyglotVoice тарифіңізбен есептейді. /limits нені рұқсат ететінін, не жұмсалғанын көрсетеді.
talk-privacy = /privacy нені, қанша уақыт сақтайтынымды айтады және өшіреді.

talk-wait-for-key =
    { $n ->
        [one] { $n } жазбаны сақтап тұрмын, кілт болса, мәтінге айналдырамын.
       *[other] { $n } жазбаны сақтап тұрмын, кілт болса, мәтінге айналдырамын.
    }

talk-under-way =
    { $n ->
        [one] { $n } жазба орындалуда, { $since } болды. { $status }
       *[other] { $n } жазба орындалуда, біріншісіне { $since } болды. { $status }
    }

probe-button = PolyglotVoice тексеру

probe-ask =
    PolyglotVoice-тың әр нүктесінен бір рет сұраймын, осы чаттың кілтімен және қысқа үлгімен, және жауаптарының <b>пішінін</b> айтамын: кілт, нөмір, есім, сөз жоқ.

    Бұған { $low } – { $high } сұрау, бір әрекет және { $seconds } секунд дыбыс кетеді, ең көбі бірнеше минут алады.
probe-go = Бастау
probe-no = Керек емес
probe-dropped = Ештеңе жіберілмеді.
probe-no-key = Мұнда кілт жоқ: алдымен жіберіңіз (/key).
probe-running = PolyglotVoice тексерілуде: { $step }…
probe-stop = Тоқтату
probe-stopping = Келесі сұраудың алдында тоқтайды.
probe-whole = Соңына дейін өтті.

probe-done =
    <b>PolyglotVoice тексеруі</b>
    { $ended } Жіберілген сұрау: { $requests }. Файл – есеп: тек пішіндер. Оқып, жобаға жіберіңіз.

    { $rows }
probe-cut-short = Тексеру үзілді: қайта іске қосылды не кілт жоғалды. Түгел өту үшін қайта бастаңыз: құны сол.

export-nothing = Осы чаттың алып кететін мәтіндері жоқ. Олар бір апта сақталады.
export-wait = Алдыңғысын жаңа ғана жібердім. Бір минуттан кейін көріңіз.
export-name = Мәтіндер { $day }
export-under-way = Мәтіндерді жинаудамын…
export-refused = Telegram файлды қабылдамады. Кейінірек көріңіз.
export-left-out =
    { $n ->
        [one] { $n } мәтін сыймады
       *[other] { $n } мәтін сыймады
    }
