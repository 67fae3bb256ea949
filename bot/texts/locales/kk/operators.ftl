### For the bot's operators. Markup is Telegram's HTML.

stats-day =
    <b>Бүгін (UTC)</b>
    Жазбалар: алынды { $accepted }, жеткізілді { $delivered }, іске аспады { $failed }, тоқтатылды { $cancelled }, жеткізілмейді { $undelivered }
    PolyglotVoice-қа сұрау: { $api_calls }, оның { $api_unanswered } жауапсыз, { $api_limited } шектеуден асты
    Telegram-ға сұрау: { $telegram_calls }, кідіріс сұралды: { $floods }
    Журналдағы қате: { $errors }

stats-present =
    <b>Қазір ({ $time } UTC)</b>
    Орындалуда: { $open }, оның { $watching } PolyglotVoice-та, { $waiting } мені күтуде, { $parked } кілтті, шектеуді не PolyglotVoice-ты күтуде
    Мені ең ұзақ күткені: { $oldest }
    Қадамдар: дайын { $ready }, жоспарда { $planned }
    Чаттар: { $chats }

    <b>Процестер</b>

stats-process = { $role }: { $memory }, жұмыста { $up }

stats-digest =
    <b>Күнделікті есеп: { $day }</b>

    { $report }

stats-again = Жаңарту
stats-want-digest = Күнделікті есеп
stats-stop-digest = Есепсіз
stats-digest-on = Күн сайын { $hour }:00 UTC келеді.
stats-unrecognised = PolyglotVoice-тың толық танымаған жауаптары: жаңа өріспен { $field }, жаңа күймен { $status }, жаңа бас тартумен { $refusal }. Мұны қалай анықтауды /doctor көрсетеді.

broadcast-how = Мәтінді пәрменнен кейін жазыңыз, <code>/broadcast …</code>, немесе хабарламаға /broadcast деп жауап беріңіз. Алдымен көрсетемін, растамасаңыз, ештеңе жібермеймін.
broadcast-ask = Осылай көрінеді. Кімге жіберейін?
broadcast-no = Жібермеу
broadcast-stop = Тоқтату
broadcast-dropped = Ештеңе жіберілмеді.
broadcast-stopped = Тоқтатылды. { $total } ішінен { $sent } жіберілді.
broadcast-done = Тарату бітті. Жіберілді: { $total } ішінен { $sent }. Кеткен не мені бұғаттаған: { $gone }. Telegram қабылдамаған: { $refused }. Анық емес, сондықтан қайталанбаған: { $unsure }.

broadcast-to-private =
    { $n ->
        [one] { $n } жеке чат
       *[other] { $n } жеке чат
    }

broadcast-to-all =
    { $n ->
        [one] { $n } чат, топтар да
       *[other] { $n } чат, топтар да
    }

broadcast-sending =
    { $n ->
        [one] { $n } чатқа жіберудемін…
       *[other] { $n } чатқа жіберудемін…
    }

alarm-store = Қойманы қолдана алмай, тоқтап тұрмын; адамдар жібергені Telegram-да күтуде. { $detail }. ({ $since } бері.)
alarm-store-over = Қойма қайта істейді, { $lasted } кейін.
alarm-memory = Қойманың жадынан { $detail } ғана қалды. Толса, тоқтаймын: <code>maxmemory</code> мәнін көтеріңіз не үлкенірек машина беріңіз. ({ $since } бері.)
alarm-memory-over = Қоймада қайта орын бар. { $lasted } толуға жақын болды.
alarm-policy = Жады толғанда қойма тапсырмаларды тастайды: <code>maxmemory-policy noeviction</code> қойыңыз. (Байқалды: { $since }.)
alarm-policy-over = Қойма қайтадан бәрін сақтайды. { $lasted } олай болмады.
alarm-aof = Қойма append-only файлын жазбайды: құласа, тапсырмалар жоғалады. Баптауына <code>appendonly yes</code> қойыңыз. (Байқалды: { $since }.)
alarm-aof-over = Қойма append-only файлын қайта жазады. { $lasted } жазбады.
alarm-token = Telegram BOT_TOKEN мәнін қабылдамайды: @BotFather-ден қазіргісін алып, мені қайта іске қосыңыз. ({ $since } бері.)
alarm-token-over = Telegram { $since } бері BOT_TOKEN мәнін қабылдамады, мен тоқтап тұрдым. Енді қабылдайды; ештеңе жоғалған жоқ.
alarm-telegram = Telegram маған жауап бермейді ({ $detail }). Әзірше ешкімге жауап жоқ, ештеңе жоғалмайды. Себебі мұндағы желі ме екенін <code>python -m bot doctor</code> айтады. ({ $since } бері.)
alarm-telegram-over = Telegram { $since } бері, { $lasted } жауап бермеді. Енді береді; ештеңе жоғалған жоқ.
alarm-poller = Осы боттың жаңартуларын басқа бағдарлама алып жатыр: { $detail }. Оны тоқтатыңыз не, таппасаңыз, @BotFather-ден жаңа токен алыңыз (/revoke). ({ $since } бері.)
alarm-poller-over = Осы боттың жаңартулары маған қайта келеді, { $lasted } кейін.
alarm-webhook = Telegram WEBHOOK_URL мекенжайына жеткізе алмайды, күтуде: { $detail }. Оған интернеттен жетуге бола ма, сертификатына Telegram сене ме, ол HTTP_PORT портына апара ма? ({ $since } бері.)
alarm-webhook-over = Telegram WEBHOOK_URL мекенжайына қайта жеткізеді, { $lasted } кейін.
alarm-workers = Келгенді ешбір процесс өңдемейді: <code>python -m bot worker</code> арқылы біреуін қосыңыз не бұрынғысы неге біткенін қараңыз. Адамдар жібергені сақтаулы. ({ $since } бері.)
alarm-workers-over = Процесс қайта істейді, { $lasted } кейін.
alarm-receivers = Жаңартуларды ешбір процесс қабылдамайды: <code>python -m bot updates</code> арқылы біреуін қосыңыз не неге біткенін қараңыз. Telegram адамдар жібергенін бір күн сақтайды. ({ $since } бері.)
alarm-receivers-over = Жаңартулар қайта қабылданады, { $lasted } кейін.
alarm-steps = Жұмыстың уақыты келгеніне біраз болды, оны ешкім алмайды (ең ескісінің күткені және барлығы: { $detail }). Процестер қосыңыз не істеп тұрғандары немен бос емес екенін журналдан қараңыз. ({ $since } бері.)
alarm-steps-over = Жұмыс қайта уақытында алынады, { $lasted } кейін.
alarm-updates = Адамдар жібергені оқылуын { $detail } күтті. Процестер немен бос емес екенін журналдан қараңыз не көбірек қосыңыз. ({ $since } бері.)
alarm-updates-over = Адамдар жібергені қайта уақытында оқылады, { $lasted } кейін.
alarm-service = PolyglotVoice { $since } бері ешбір сұрауға жауап бермеді ({ $detail }). Талпынып жатырмын, ештеңе жоғалмайды. Себебі мұндағы желі ме екенін <code>python -m bot doctor</code> айтады.
alarm-service-over = PolyglotVoice қайта жауап береді, { $lasted } кейін.
alarm-uploads = PolyglotVoice жауап береді, бірақ { $since } бері ешбір жүктеуді қабылдамады ({ $detail }). Анда-санда біреуін байқаймын; жіберілгені күтуде, ештеңе жоғалмайды.
alarm-uploads-over = PolyglotVoice жүктеуді қайта қабылдайды. { $lasted } қабылдамады.
alarm-address = Баптаулардағы мекенжайда PolyglotVoice API жоқ: { $detail }. ({ $since } бері.)
alarm-address-over = POLYGLOTVOICE_API_URL API-ге апарады, { $lasted } кейін.
alarm-key = PolyglotVoice POLYGLOTVOICE_API_KEY мәнін қабылдамайды. Профиліңізде жаңа кілт жасап, баптауларға қойып, мені қайта іске қосыңыз. Өз кілті жоқ чаттар күтуде. ({ $since } бері.)
alarm-key-over = POLYGLOTVOICE_API_KEY қайта жарайды, { $lasted } кейін.
alarm-expiry = POLYGLOTVOICE_API_KEY жақында бітеді; ең көбі қалған күн: { $detail }. Кілттер 30 күн жарайды. Профиліңізде жаңасын жасап, баптауларға қойып, мені қайта іске қосыңыз. (Байқалды: { $since }.)
alarm-expiry-over = POLYGLOTVOICE_API_KEY енді жаңа. Ескісі { $lasted } бітуге жақын болды.
alarm-settings = { $detail }. Түзелгенше бұл баптау ескерілмейді. (Байқалды: { $since }.)
alarm-settings-over = Баптауларда қате жазылған атау енді жоқ, { $lasted } кейін.
alarm-backlog = Өңделгеннен көп келуде: мені күтетіні он минуттан бері өсіп келеді. Процестер қосыңыз не олар нені күтетінін журналдан қараңыз. ({ $since } бері.)
alarm-backlog-over = Кезек өңделді, { $lasted } кейін.
alarm-pause = { $since } бері үзілістемін: { $detail }. Адамдар жібергені алынып, күтуде. /resume жалғастырады.
alarm-pause-over = Үзіліс бітті, { $lasted } кейін. Күткені жалғасады.

rules-unnamed = аты белгісіз
rules-one = { $name }: <code>{ $id }</code>
rules-allowed = <b>Рұқсат етілгендер</b>
rules-banned = <b>Тыйым салынғандар</b>
rules-none = Пәрменмен әзірше ешкімге рұқсат та, тыйым да жоқ.
rules-how = /allow, /ban, /unallow және /unban мен көрген id, @атау не тақырып алады; немесе қайта жіберілген хабарламаға солардың бірімен жауап беріңіз. ALLOWED_CHATS ішіндегілер бұл тізімде жоқ.
rule-unseen = Жақында мұндай аты барды көрмедім, ал боттар адамдарды іздей алмайды. Id алыңыз не олардың маған қайта жіберілген хабарламасына пәрменмен жауап беріңіз.
rule-hidden = Мұны кім жазғанын Telegram айтпайды. Id алыңыз, немесе мен көрген болсам, @атауды.
rule-several = Бірнешеуінің аты осындай. Id арқылы қайта айтыңыз:
rule-nothing = { $who } үшін қайтаратын ештеңе жоқ.
rule-allow = Бұдан былай { $who } үшін жұмыс істеймін.
rule-allow-open = Мені бәрі қолдана алады, себебі ALLOWED_CHATS бос, бұл басқа ешкімді шеттетпейді. Енді тізімімде: { $who }.
rule-key-yours = Кілті жоқ жерде сіздікі төлейді; қаншасын /budget айтады. Қайтару: <code>/unallow { $id }</code>
rule-key-own = Өз кілті керек, себебі POLYGLOTVOICE_API_KEY қойылмаған. Қайтару: <code>/unallow { $id }</code>
rule-unallow = Қайтарылды. { $who } енді тізімдерімде жоқ; онда кілт күткені күте береді.
rule-unallow-listed = { $who } ALLOWED_CHATS ішінде, оны алып тастап, мені қайта іске қосқанша күшінде. <code>/ban { $id }</code> бірден істейді.
rule-ban-group = { $who } тыйылды: ол топта үнсізбін. <code>/unban { $id }</code> мұны бітіреді.
rule-ban-person = { $who } тыйылды: маған жазса, бір рет айтамын, басқа жерде үнсізбін. <code>/unban { $id }</code> мұны бітіреді.
rule-stopped =
    { $n ->
        [one] { $n } жазба орындалып жатқан еді, тоқтатылды.
       *[other] { $n } жазба орындалып жатқан еді, тоқтатылды.
    }
rule-ban-operator = Бұл – бот иесі. Алдымен OPERATORS ішінен алып, мені қайта іске қосыңыз.
rule-unban = { $who } тыйымы бітті. Сол кезде жіберілгенді қайта қарамаймын.
budget-title = <b>Кілтіңіздегі бюджеттер</b> (UTC)
budget-of-people = Әр адам
budget-of-groups = Әр топ
budget-line = { $who }: { $limits }
budget-none = шектеусіз
budget-minutes-day = күніне { $n } мин
budget-minutes-month = айына { $n } мин
budget-requests-day = күніне { $n } сұрау
budget-requests-month = айына { $n } сұрау
budget-how =
    Өзгерту үшін: <code>/budget people 60m/day 20/day</code>, <code>/budget groups 600m/month</code>, немесе олардың орнына id не атау. 0 – шектеусіз; <code>/budget people default</code> баптауларға қайтарады.
    Артығы күтеді де, бюджет қайта басталғанда жалғасады.
usage-day-groups = <b>Бүгінгі топтар</b>
usage-day-people = <b>Бүгінгі адамдар</b>
usage-month-groups = <b>Осы айғы топтар</b>
usage-month-people = <b>Осы айғы адамдар</b>
usage-line = { $who }: { $minutes } мин, { $requests } сұрау
usage-note = Кілтіңізде, минутпен, алғашқы он. Сұрау – жазба, сілтеме, файл не түрлендіру.
usage-nothing = Осы айда кілтіңізді ешкім қолданған жоқ.
usage-own =
    Бот иесінің кілтінде (сұрау – жазба, сілтеме, файл не түрлендіру):
    Бүгін: { $minutes } мин, { $requests } сұрау. Қайта басталады: { $day }.
    Осы айда: { $month_minutes } мин, { $month_requests } сұрау. Қайта басталады: { $month }.
    Бюджет: { $limits }.
usage-own-key = Мұнда бот иесі ештеңе төлемейді. /limits қолданылатын кілттің тарифін көрсетеді.
pause-begun = Үзіліс. Адамдар жібергені алынып, күтеді, себебін оқиды. PolyglotVoice бастағаны жеткізіледі. Қайта іске қосса да сақталады; /resume бітіреді.
pause-begun-why = Үзіліс: { $reason }. Адамдар жібергені алынып, күтеді, себебін оқиды. PolyglotVoice бастағаны жеткізіледі. Қайта іске қосса да сақталады; /resume бітіреді.
pause-over = Күткенімен жалғастырамын.
pause-none = Үзіліс болған жоқ. Оны күткені жалғасады.
