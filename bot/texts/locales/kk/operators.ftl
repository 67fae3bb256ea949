### For the bot's operators. Markup is Telegram's HTML.

stats-today = <b>Бүгін (UTC)</b>

stats-day =
    Жазбалар: алынды { $accepted }, жеткізілді { $delivered }, орындалмады { $failed }, тоқтатылды { $cancelled }, жеткізілмеді { $undelivered }
    PolyglotVoice-қа сұрау: { $api_calls }; оның ішінде жауапсыз: { $api_unanswered }, шектен асқаны: { $api_limited }
    Telegram-ға сұрау: { $telegram_calls }, кідіріс сұрағаны: { $floods }
    Журналдағы қате: { $errors }

stats-present =
    <b>Қазір ({ $time } UTC)</b>
    Орындалып жатыр: { $open }; оның ішінде PolyglotVoice-та: { $watching }, мені күткені: { $waiting }, кілтті, шектеуді, чатты не PolyglotVoice-ты күткені: { $parked }
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
stats-unrecognised = PolyglotVoice-тың мен толық танымаған жауаптары: жаңа өріспен { $field }, жаңа күймен { $status }, жаңа бас тартумен { $refusal }, оқылмайтыны { $shape }. Қалай анықтауға болады: /doctor

broadcast-how = Мәтінді пәрменнен кейін жазыңыз, <code>/broadcast …</code>, не хабарламаға /broadcast деп жауап беріңіз. Алдымен өзіңізге көрсетемін, сіз растағанша ештеңе жібермеймін.
broadcast-ask = Осылай көрінеді. Кімге жіберейін?
broadcast-no = Жібермеу
broadcast-stop = Тоқтату
broadcast-dropped = Ештеңе жіберілмеді.
broadcast-stopped = Тоқтатылды. Жіберілді: { $sent } / { $total }.
broadcast-done = Тарату бітті. Жіберілді: { $sent } / { $total }. Кеткен не мені бұғаттаған: { $gone }. Telegram қабылдамаған: { $refused }. Нәтижесі белгісіз, сондықтан қайталанбаған: { $unsure }.

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
        [one] { $n } чатқа жіберіп жатырмын…
       *[other] { $n } чатқа жіберіп жатырмын…
    }

alarm-store = Қойманы қолдана алмай, тоқтап тұрмын; адамдар жібергені Telegram-да күтіп тұр. { $detail } (Басталғаны: { $since }.)
alarm-store-over = Қойма қайта жұмыс істеп тұр; үзіліс { $lasted } болды.
alarm-memory = Қойманың жадынан { $detail } ғана қалды. Толса, тоқтаймын: <code>maxmemory</code> мәнін көтеріңіз не қуаттырақ серверге көшіріңіз. (Басталғаны: { $since }.)
alarm-memory-over = Қоймада қайта орын бар. { $lasted } толуға жақын болды.
alarm-disk = DATA_DIR тұрған дискіде бос орын { $detail } ғана қалды. Диск толса, қойма жаза алмайды, мен де тоқтаймын: орын босатыңыз. (Басталғаны: { $since }.)
alarm-disk-over = DATA_DIR тұрған дискіде қайта орын бар. Ол { $lasted } толуға жақын болды.
alarm-clock = Telegram мен PolyglotVoice жауаптары бойынша, машинамның сағаты { $detail } қате (+ – алда). Мен айтатын уақыт пен лимит күту мерзімі де сонша қате: сағат желіден қойылсын, <code>timedatectl set-ntp true</code>. (Байқалды: { $since }.)
alarm-clock-over = Машинамның сағаты қайта дұрыс жүріп тұр.
alarm-policy = Жады толғанда қойма тапсырмаларды өшіріп тастайды: <code>maxmemory-policy noeviction</code> деп баптаңыз. (Байқалды: { $since }.)
alarm-policy-over = Қойма қайтадан бәрін сақтайды. Оған дейін { $lasted } сақтамады.
alarm-aof = Қойма append-only файлын жазбайды: кенет тоқтаса, тапсырмалар жоғалады. Баптауына <code>appendonly yes</code> деп жазыңыз. (Байқалды: { $since }.)
alarm-aof-over = Қойма append-only файлын қайта жаза бастады. Оған дейін { $lasted } жазбады.
alarm-foreign = Қоймада менің атауларыммен тағы біреу жазады: { $detail }. Маған бөлек қойма не бөлек пайдаланушы беріңіз. (Байқалды: { $since }.)
alarm-foreign-over = Он минуттан бері қоймадан бөтен ештеңе кездестірмедім.
alarm-token = Telegram BOT_TOKEN мәнін қабылдамайды: @BotFather-ден қазіргісін алып, мені қайта іске қосыңыз. (Басталғаны: { $since }.)
alarm-token-over = Telegram BOT_TOKEN мәнін қабылдамады (басталғаны: { $since }), мен тоқтап тұрдым. Енді қабылдайды; ештеңе жоғалған жоқ.
alarm-telegram = Telegram маған жауап бермейді ({ $detail }). Әзірше ешкімге жауап жоқ, ештеңе жоғалмайды. Мәселе осы жердегі желіде ме, соны <code>python -m bot doctor</code> айтады. (Басталғаны: { $since }.)
alarm-telegram-over = Telegram маған { $lasted } жауап бермеді (басталғаны: { $since }). Енді береді; ештеңе жоғалған жоқ.
alarm-poller = Осы боттың жаңартуларын басқа бағдарлама алып жатыр: { $detail }. Оны тоқтатыңыз не, таппасаңыз, @BotFather-ден жаңа токен алыңыз (/revoke). (Басталғаны: { $since }.)
alarm-poller-over = Осы боттың жаңартулары маған қайта келіп тұр; үзіліс { $lasted } болды.
alarm-webhook = Telegram WEBHOOK_URL мекенжайына жеткізе алмай тұр, күткені: { $detail }. Оған интернеттен жетуге бола ма, сертификатына Telegram сене ме, ол HTTP_PORT портына апара ма? (Басталғаны: { $since }.)
alarm-webhook-over = Telegram WEBHOOK_URL мекенжайына қайта жеткізіп тұр; үзіліс { $lasted } болды.
alarm-workers = Келгенді ешбір процесс өңдемейді: <code>python -m bot worker</code> арқылы біреуін қосыңыз не бұрынғысы неге біткенін қараңыз. Адамдар жібергені сақтаулы. (Басталғаны: { $since }.)
alarm-workers-over = Процесс қайта жұмыс істеп тұр; үзіліс { $lasted } болды.
alarm-receivers = Жаңартуларды ешбір процесс қабылдамайды: <code>python -m bot updates</code> арқылы біреуін қосыңыз не неге біткенін қараңыз. Telegram адамдар жібергенін бір күн сақтайды. (Басталғаны: { $since }.)
alarm-receivers-over = Жаңартулар қайта қабылданып жатыр; үзіліс { $lasted } болды.
alarm-steps = Жұмыстың уақыты келгеніне біраз болды, оны ешкім алмайды (ең ескісінің күткені және барлығы: { $detail }). Тағы процесс қосыңыз не қазіргілері немен айналысып жатқанын журналдан қараңыз. (Басталғаны: { $since }.)
alarm-steps-over = Жұмыс қайтадан уақытында орындалып жатыр; кідіріс { $lasted } болды.
alarm-updates = Адамдар жібергені { $detail } оқылмай тұрды. Процестер немен айналысып жатқанын журналдан қараңыз не тағы процесс қосыңыз. (Басталғаны: { $since }.)
alarm-updates-over = Адамдар жібергені қайтадан уақытында оқылып жатыр; кідіріс { $lasted } болды.
alarm-service = PolyglotVoice ешбір сұрауға жауап бермей тұр, басталғаны: { $since } ({ $detail }). Қайталап көріп жатырмын, ештеңе жоғалмайды. Мәселе осы жердегі желіде ме, соны <code>python -m bot doctor</code> айтады.
alarm-service-over = PolyglotVoice қайта жауап беріп тұр; үзіліс { $lasted } болды.
alarm-uploads = PolyglotVoice жауап береді, бірақ ешбір жүктеуді қабылдамай тұр, басталғаны: { $since } ({ $detail }). Ара-тұра біреуін сынап көремін; жіберілгені күтіп тұр, ештеңе жоғалмайды.
alarm-uploads-over = PolyglotVoice жүктеулерді қайта қабылдап жатыр. Оған дейін { $lasted } қабылдамады.
alarm-address = Баптаулардағы мекенжайда PolyglotVoice API жоқ: { $detail }. (Басталғаны: { $since }.)
alarm-address-over = POLYGLOTVOICE_API_URL қайтадан API-ге апарады; үзіліс { $lasted } болды.
alarm-key = PolyglotVoice POLYGLOTVOICE_API_KEY мәнін қабылдамайды. Профиліңізде жаңа кілт жасап, баптауларға жазыңыз да, мені қайта іске қосыңыз. Өз кілті жоқ чаттар күтіп тұр. (Басталғаны: { $since }.)
alarm-key-over = POLYGLOTVOICE_API_KEY қайта жұмыс істеп тұр; үзіліс { $lasted } болды.
alarm-expiry = POLYGLOTVOICE_API_KEY мерзімі жақында бітеді; қалған күн (ең көбі): { $detail }. Кілт 30 күн жарамды. Профиліңізде жаңасын жасап, баптауларға жазыңыз да, мені қайта іске қосыңыз. (Байқалды: { $since }.)
alarm-expiry-over = POLYGLOTVOICE_API_KEY жаңартылды. Ескісінің мерзімі { $lasted } бойы бітуге жақын тұрды.
alarm-settings = { $detail }. Түзелгенше бұл баптау ескерілмейді. (Байқалды: { $since }.)
alarm-settings-over = Баптауларда қате жазылған атау енді жоқ; { $lasted } болған еді.
alarm-backlog = Келгені өңделгенінен көп: мені күткендер саны он минуттан бері өсіп барады. Тағы процесс қосыңыз не олар нені күтіп тұрғанын журналдан қараңыз. (Басталғаны: { $since }.)
alarm-backlog-over = Кезек өңделіп бітті; ол { $lasted } тұрды.
alarm-pause = Жұмысым уақытша тоқтатылған (басталғаны: { $since }): { $detail }. Адамдар жібергенін қабылдаймын, ол күтіп тұрады. Жалғастыру: /resume
alarm-pause-over = Үзіліс бітті, ол { $lasted } болды. Күтіп тұрғаны жалғасады.

rules-unnamed = аты белгісіз
rules-one = { $name }: <code>{ $id }</code>
rules-allowed = <b>Рұқсат етілгендер</b>
rules-banned = <b>Бұғатталғандар</b>
rules-none = Пәрменмен әзірше ешкімге рұқсат берілмеген, ешкім бұғатталмаған.
rules-how = /allow, /ban, /unallow және /unban пәрмендеріне id, @атау немесе мен көрген атауды жазыңыз; не қайта жіберілген хабарламаға сол пәрменмен жауап беріңіз. ALLOWED_CHATS ішіндегілер бұл тізімде жоқ.
rule-unseen = Соңғы кезде мұндай аты бар ешкімді көрмедім, ал боттар адамдарды іздей алмайды. Id жазыңыз не сол адамның маған қайта жіберілген хабарламасына пәрменмен жауап беріңіз.
rule-hidden = Мұны кім жазғанын Telegram айтпайды. Id жазыңыз немесе мен көрген болсам, @атауын.
rule-several = Мұндай аты барлар бірнешеу. Id-мен қайталаңыз:
rule-nothing = Кері қайтаратын ештеңе жоқ: { $who }.
rule-contact = Кіргізу үшін осы контактіге /allow деп, жабу үшін /ban деп жауап беріңіз. Бұл – { $who }.
rule-no-account = Бұл контактінің Telegram аккаунты жоқ: кіргізетін ешкім жоқ.
rule-allow = Бұдан былай мұнда да жұмыс істеймін: { $who }.
rule-allow-open = ALLOWED_CHATS бос болғандықтан, мені онсыз да бәрі қолдана алады, бұл ешкімнің жолын жаппайды. Енді тізімімде: { $who }.
rule-key-yours = Өз кілті жоқ жерде сіздікі қолданылады; мөлшері – /budget. Кері қайтару: <code>/unallow { $id }</code>
rule-key-own = Өз кілті керек, себебі POLYGLOTVOICE_API_KEY бапталмаған. Кері қайтару: <code>/unallow { $id }</code>
rule-unallow = Кері қайтарылды. { $who } енді тізімдерімде жоқ; онда кілт күтіп тұрғаны күте береді.
rule-unallow-listed = { $who } ALLOWED_CHATS ішінде тұр: оны алып тастап, мені қайта іске қосқанша ол күшінде. <code>/ban { $id }</code> бірден күшіне енеді.
rule-ban-group = { $who } бұғатталды: ол топта үнсізбін. Бұғаттан шығару: <code>/unban { $id }</code>
rule-ban-person = { $who } бұғатталды: маған жазса, бір рет айтамын, басқа жерде үнсізбін. Бұғаттан шығару: <code>/unban { $id }</code>
rule-stopped =
    { $n ->
        [one] { $n } жазба орындалып жатқан еді, тоқтатылды.
       *[other] { $n } жазба орындалып жатқан еді, тоқтатылды.
    }
rule-ban-operator = Бұл – бот иесі. Алдымен оны OPERATORS ішінен алып, мені қайта іске қосыңыз.
rule-unban = Бұғаттан шығарылды: { $who }. Осы аралықта жіберілгенді қайта қарамаймын.
budget-title = <b>Кілтіңіздегі бюджеттер</b> (UTC)
budget-of-people = Әр адам
budget-of-groups = Әр топ
budget-line = { $who }: { $limits }
budget-none = шектеусіз
budget-minutes-day = күніне { $n } мин
budget-minutes-month = айына { $n } мин
budget-requests-day = күніне { $n } сұрау
budget-requests-month = айына { $n } сұрау
not-read = «{ $words }» дегенді түсінбедім.
budget-how =
    Өзгерту үшін: <code>/budget адамдар 60м/күн 20/күн</code>, <code>/budget топтар 600м/ай</code>, олардың орнына id не атау жазуға болады. 0 – шектеусіз; <code>/budget адамдар қалпына</code> баптауларға қайтарады.
    Артығы күтеді, бюджет жаңарғанда жалғасады.
usage-day-groups = <b>Бүгінгі топтар</b>
usage-day-people = <b>Бүгінгі адамдар</b>
usage-month-groups = <b>Осы айғы топтар</b>
usage-month-people = <b>Осы айғы адамдар</b>
usage-line = { $who }: { $minutes } мин, { $requests } сұрау
usage-note = Кілтіңіз бойынша, минутына қарай алғашқы он. Сұрау – жазба, сілтеме, файл не түрлендіру.
usage-nothing = Осы айда кілтіңізді ешкім қолданған жоқ.
usage-own =
    Бот иесінің кілтімен (сұрау – жазба, сілтеме, файл не түрлендіру):
    Бүгін: { $minutes } мин, { $requests } сұрау. Жаңарады: { $day }.
    Осы айда: { $month_minutes } мин, { $month_requests } сұрау. Жаңарады: { $month }.
    Бюджет: { $limits }.
usage-own-key = Мұнда бот иесі ештеңе төлемейді. /limits қолданылатын кілттің тарифін көрсетеді.
pause-begun = Үзіліс. Адамдар жібергенін қабылдаймын, ол күтіп тұрады, себебін айтамын. PolyglotVoice бастап қойғанын жеткіземін. Қайта іске қосылса да күшінде; аяқтау: /resume
pause-begun-why = Үзіліс: { $reason }. Адамдар жібергенін қабылдаймын, ол күтіп тұрады, себебін айтамын. PolyglotVoice бастап қойғанын жеткіземін. Қайта іске қосылса да күшінде; аяқтау: /resume
pause-over = Күтіп тұрғанын жалғастырамын.
pause-none = Үзіліс болған жоқ. Оны күтіп тұрғаны жалғасады.
