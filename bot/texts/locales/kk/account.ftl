### The account's tasks, files and limits. Markup is Telegram's HTML.

history-head = <b>Тапсырмаларыңыз</b>, алдымен жаңасы
history-head-of = <b>Тапсырмаларыңыз</b>, алдымен жаңасы: { $first }–{ $last }, барлығы { $total }
history-head-listed = <b>Тапсырмаларыңыз</b>, алдымен жаңасы: { $first }–{ $last }, PolyglotVoice тізімінде { $total }

history-line =
    { $number }. <b>{ $title }</b>
    { $about }

history-empty = Тіркелгіңізде әлі тапсырма жоқ. Дауыстық хабарлама, файл немесе сілтеме жіберіңіз.
history-done = дайын
history-running = орындалып жатыр
history-percent = орындалып жатыр, { $percent }%
history-failed = орындалмады
history-newer = ‹ Жаңалары
history-older = Ескілері ›

history-found =
    { $n ->
        [one] <b>{ $words }</b>: { $n } тапсырмаңыз
       *[other] <b>{ $words }</b>: { $n } тапсырмаңыз, алдымен жаңасы
    }
history-none-found = Тапсырмаларыңыздың ешбір атауында «{ $words }» жоқ (қаралғаны: { $n }). /find осы чатта айтылғанды іздейді.

card-title = <b>{ $title }</b>
card-done = Дайын.
card-failed = Орындалмады; PolyglotVoice себебін айтпады.
card-failed-why = Орындалмады: { $reason }
card-percent = Орындалып жатыр, { $percent }%.
card-running = Орындалып жатыр: { $status }.
card-about = { $about }
card-detail = { $label }: { $value }
card-details = <blockquote expandable>{ $details }</blockquote>
card-text = Мәтін
card-source = Түпнұсқа
card-again = Қайта
card-adopt = Дайын болғанда айту
card-refresh = Жаңарту
card-back = ‹ Барлық тапсырма
card-stale = Бұл түйме тым ескі. Тапсырмаларыңыз: /history
card-started = Қазір болады.
card-under-way = Онсыз да істеп жатырмын.
card-again-yes = Иә, қайта
card-again-no = ‹ Артқа
card-again-started = <b>{ $title }</b> жаңа тапсырма ретінде қайта жасалып жатыр.
card-as-format = { $format } түрінде

card-again-ask =
    { $n ->
        [one] <b>{ $title }</b> қайта мәтінге айналдырылсын ба? Бұған тарифіңізден бір әрекет пен жазбаның минуттары және шамамен { $n } сұрау кетеді.
       *[other] <b>{ $title }</b> қайта мәтінге айналдырылсын ба? Бұған тарифіңізден бір әрекет пен жазбаның минуттары және шамамен { $n } сұрау кетеді.
    }

fetch-under-way = Файлды алып жатырмын…
fetch-converting = Түрлендіріп жатырмын…
fetch-percent = Файлды жіберіп жатырмын… { $percent }%
fetch-over = { $limit } шегінен артық
fetch-empty = PolyglotVoice бос файл берді: жіберетін ештеңе жоқ.
fetch-not-ready = PolyglotVoice-та бұл файл әлі жоқ. Тапсырма дайын болғанда қайталап көріңіз.
fetch-too-big = Бұл файлдың көлемі – { $size }, ал Telegram боттан { $limit } ғана қабылдайды. Файлды polyglotvoice.ru сайтынан алыңыз.
fetch-refused = Telegram бұл файлды қабылдамады. Оны polyglotvoice.ru сайтынан алыңыз.

source-gone = PolyglotVoice бұл түпнұсқаны сақтамайды.
source-too-big = Түпнұсқаның көлемі – { $size }, ал Telegram боттан { $limit } ғана қабылдайды. Тек дыбысын не мәтінін жібере аламын.

download-gone = Бұл тапсырма бойынша PolyglotVoice-та { $kind } жоқ.

convert-how = Дауыстық хабарламаға, аудиоға не бейнеге <code>/convert mp3</code> деп жауап беріңіз немесе астына жазыңыз.
convert-choose = Қай пішімде?
convert-unknown = «{ $said }» пішімін білмеймін. Қайсысы керек?

limits-head = <b>Тариф мүмкіндігі</b>
limits-line = { $label }: <b>{ $value }</b>
limits-untold = PolyglotVoice тариф мүмкіндігін айтпайды.
limits-spent-head = <b>Мұнда осы кілтпен жұмсалғаны</b>
limits-today = Бүгін: { $spent }. Жаңарады: { $when }.
limits-month = Осы айда: { $spent }. Жаңарады: { $when }.
limits-count =
    { $n ->
        [one] <b>{ $count }</b> сұрау
       *[other] <b>{ $count }</b> сұрау
    }
limits-a-minute = Минутына сұрау
limits-an-hour = Сағатына сұрау
limits-a-day = Күніне сұрау
limits-a-month = Айына сұрау
limits-at-once = Бір мезгілдегі тапсырма
limits-count-of = <b>{ $count }</b> / { $limit } сұрау
limits-near = Бір шектеудің 80 %-ы жұмсалды.
limits-others = Осы тіркелгіні қолданатын басқа бағдарламалар да есептеледі, олар маған көрінбейді.
limits-near-day = Тарифіңіздің бүгінгі сұрауларының 80 %-ы жұмсалды: { $count } / { $limit }. Жаңарады: { $when }. Толығырақ: /limits.
limits-near-month = Тарифіңіздің осы айғы сұрауларының 80 %-ы жұмсалды: { $count } / { $limit }. Жаңарады: { $when }. Толығырақ: /limits.
limits-near-day-here = Мұндағы кілттің бүгінгі сұрауларының 80 %-ы жұмсалды: { $count } / { $limit }. Жаңарады: { $when }; қалғаны соған дейін күтеді.
limits-near-month-here = Мұндағы кілттің осы айғы сұрауларының 80 %-ы жұмсалды: { $count } / { $limit }. Жаңарады: { $when }; қалғаны соған дейін күтеді.

find-usage =
    Пәрменнен кейін іздейтініңізді жазыңыз: <code>/find бюджет жиналыс</code>

    Сөздерді кез келген түрде, кез келген ретпен жаза беріңіз; қате терілгені не сөздің басы ғана болса да табамын. Есім бойынша кім айтқанын табамын. Сөздер қатар тұруы керек болса, тырнақшаға алыңыз: <code>/find "жаңа кеңсе"</code>

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
        [one] «{ $words }» осы чаттың { $n } мәтінінде жоқ, күні: { $since }.
       *[other] «{ $words }» осы чаттың { $n } мәтінінің ешқайсысында жоқ, ең ескісінің күні: { $since }.
    } Әрқайсысын { $days ->
        [one] { $days } күн
       *[other] { $days } күн
    } сақтаймын.

find-nothing-in-one = «{ $words }» осы чаттың жалғыз мәтінінде жоқ, күні: { $since }. Әрқайсысын { $days ->
        [one] { $days } күн
       *[other] { $days } күн
    } сақтаймын.

find-nothing-recent = «{ $words }» осы чаттың ең жаңа { $n } мәтінінің ешқайсысында жоқ (ең ескісінің күні: { $since }). Одан арғысын қарамаймын.

find-instead =
    { $said }

    Мынадай сұрау нәтиже береді:
    { $commands }

find-not-all = Тек ең жаңа { $n } мәтінді қарадым.

find-since =
    { $said }

    Сіз қосылғаннан не сізді мұнда алғаш көргеннен бері ({ $since }) мәтінге айналдырғанымнан іздедім. Қалғанын әкімшілер /settings арқылы бәріне аша алады.

find-when =
    { $said }

    Тек «{ $when }». Бүкіл уақыт: <code>/find { $words }</code>

find-when-nothing =
    «{ $when }» ондай жоқ, бірақ басқа уақытта бар:

    { $said }

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

            Тағы { $n } ескірегі бар: сөз қосып, іздеуді нақтылаңыз.
       *[other]
            { $said }

            Тағы { $n } ескірегі бар: сөз қосып, іздеуді нақтылаңыз.
    }

transcribe-how = Жазбаға /transcribe деп жауап беріңіз немесе пәрменнен кейін сілтемелерді жазыңыз. Осы чатқа жібергеніңізді онсыз да мәтінге айналдырамын.

edit-answered-before = Бұл хабарлама өзгерді: жоғарыдағы жауабым оның бұрынғы мазмұнына берілген.
edit-replaced = Хабарлама өзгерді, жауабым да жаңарды.

talk-no-key = Дауыстық хабарлама, файл не сілтеме жіберіңіз – мәтінін қайтарамын.
talk-has-key = Кілтіңіз бар: /key оны көрсетеді және ауыстырады. Жаңасын polyglotvoice.ru сайтындағы профиліңізде жасайсыз.
talk-why-long = Ұзақ жазбаға бірнеше минут керек, ал қарбалас уақытта кезегін күтеді. Мәтін өзі келеді. Тоқтату: /cancel
talk-nothing-under-way = Мен осындамын, қазір ештеңе орындалып жатқан жоқ. Бірдеңе жетпесе, қайта жіберіңіз.
talk-find = /find және сөздер, мысалы <code>/find шарт</code>: осы чатта қайда айтылғанын көрсетемін.
talk-convert = Жазбаға <code>/convert mp3</code> деп, не басқа пішіммен жауап беріңіз. Дыбысын өзгертпеймін.
talk-translate = Айтылғанды сол тілінде жазамын. PolyglotVoice аударса не қысқаша мазмұндаса, ол да қоса келеді.
talk-language = Енді сізге қазақша жазамын.
talk-stop = /cancel орындалып жатқанды тоқтатады; жазбаға жауап ретінде жазсаңыз, тек соны.
talk-limits = Мен тегінмін, ал PolyglotVoice тариф бойынша есептейді. Тариф мүмкіндігі және жұмсалғаны: /limits
talk-privacy = Жазбалар PolyglotVoice-қа жіберіледі, мәтіні тек осы чатқа келеді. Нені сақтайтыным және қалай өшіруге болатыны: /privacy
talk-files = Мәтін астындағы <b>Файлдар</b> түймесі .srt, .vtt, .txt, .md не .json жібереді. Бір аптаның бар мәтінін /export жинайды.
talk-group = Мені топқа не арнаға қосыңыз: ондағы дауыстық хабарламаларға мәтінмен жауап беремін. Жазбаға /transcribe деп жауап беруге де болады.
talk-again = Мәтінде бірдеңе дұрыс емес пе? Астындағы <b>Қайта</b> түймесі оны жаңадан жасайды, алдымен қанша кететінін айтады.
talk-hello = Сәлеметсіз бе! Дауыстық хабарлама, файл не сілтеме жіберіңіз – мәтінін қайтарамын. Мысалдар: /help.

talk-wait-for-key =
    { $n ->
        [one] { $n } жазбаны сақтап тұрмын, кілт қосылған бойда мәтінге айналдырамын.
       *[other] { $n } жазбаны сақтап тұрмын, кілт қосылған бойда мәтінге айналдырамын.
    }

talk-under-way =
    { $n ->
        [one] { $n } жазба орындалып жатыр, басталғанына { $since } болды. { $status }
       *[other] { $n } жазба орындалып жатыр, біріншісінің басталғанына { $since } болды. { $status }
    }

probe-button = PolyglotVoice-ты тексеру

probe-ask =
    PolyglotVoice-тың әр әдісіне осы чаттың кілтімен, қысқа үлгімен бір реттен сұрау жіберіп, жауаптарының <b>құрылымын</b> сипаттаймын: кілт, нөмір, есім, сөз жазылмайды.

    Бұған { $low } – { $high } сұрау, бір әрекет және { $seconds } секунд дыбыс кетеді, уақыты – ең көбі бірнеше минут.
probe-go = Бастау
probe-no = Керек емес
probe-dropped = Ештеңе жіберілмеді.
probe-no-key = Мұнда кілт жоқ: алдымен жіберіңіз (/key).
probe-running = PolyglotVoice тексеріліп жатыр: { $step }…
probe-stop = Тоқтату
probe-stopping = Келесі сұраудың алдында тоқтайды.
probe-whole = Соңына дейін өтті.

probe-done =
    <b>PolyglotVoice тексеруі</b>
    { $ended } Жіберілген сұрау: { $requests }. Файл – есептің өзі: тек құрылым. Оқып, жобаға жіберіңіз.

    { $rows }
probe-cut-short = Тексеру үзілді: қайта іске қосылды не кілт жоғалды. Түгел өту үшін қайта бастаңыз: шығыны дәл сондай.

export-nothing = Осы чатта жүктеп алатын мәтін жоқ. Мәтіндер бір апта сақталады.
export-wait = Алдыңғысын жаңа ғана жібердім. Бір минуттан кейін қайталап көріңіз.
export-by-button = Zip-ті тек сізге, жеке чатымызға жіберемін:
export-in-private = Zip жеке чатымызға келеді.
export-name = Мәтіндер { $day }
export-under-way = Мәтіндерді жинап жатырмын…
export-refused = Telegram файлды қабылдамады. Кейінірек қайталап көріңіз.
export-left-out =
    { $n ->
        [one] { $n } мәтін сыймады
       *[other] { $n } мәтін сыймады
    }
