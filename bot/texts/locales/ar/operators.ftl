### For the bot's operators. Markup is Telegram's HTML.

stats-today = <b>اليوم (UTC)</b>

stats-day =
    التسجيلات: وردت { $accepted }، سُلّمت { $delivered }، فشلت { $failed }، أُلغيت { $cancelled }، تعذر تسليمها { $undelivered }
    استدعاءات PolyglotVoice: { $api_calls }، منها { $api_unanswered } بلا ردّ، { $api_limited } فوق الحد
    استدعاءات تيليغرام: { $telegram_calls }، وطلبات التمهل: { $floods }
    الأخطاء في السجل: { $errors }

stats-present =
    <b>الآن ({ $time } UTC)</b>
    قيد التنفيذ: { $open }، منها { $watching } عند PolyglotVoice، { $waiting } تنتظرني، { $parked } تنتظر مفتاحًا أو حدًا أو محادثة أو PolyglotVoice
    أطولها انتظارًا لي: { $oldest }
    الخطوات: { $ready } جاهزة، { $planned } مخططة
    المحادثات: { $chats }

    <b>العمليات</b>

stats-process = { $role }: { $memory }، تعمل منذ { $up }

stats-digest =
    <b>الملخص اليومي: { $day }</b>

    { $report }

stats-again = تحديث
stats-want-digest = ملخص يومي
stats-stop-digest = بلا ملخص
stats-digest-on = يأتي كل يوم في { $hour }:00 UTC.
stats-unrecognised = ردود من PolyglotVoice لا أفهمها تمامًا: { $field } بحقل جديد، { $status } بحالة جديدة، { $refusal } برفض جديد، { $shape } لا يمكن قراءتها. كيف تتحقق من ذلك: /doctor

broadcast-how = اكتب النص بعد الأمر، <code>/broadcast …</code>، أو رُدّ على رسالة بالأمر /broadcast. سأعرضه عليك أولًا، ولن أرسل شيئًا حتى تؤكد.
broadcast-ask = هكذا سيبدو. لمن أرسله؟
broadcast-no = عدم الإرسال
broadcast-stop = إيقاف
broadcast-dropped = لم يُرسل شيء.
broadcast-stopped = توقف. أُرسل إلى { $sent } من { $total }.
broadcast-done = انتهى الإرسال. أُرسل: { $sent } من { $total }. غادروا أو حظروني: { $gone }. رفضها تيليغرام: { $refused }. غير مؤكدة فلم تُكرر: { $unsure }.

broadcast-to-private =
    { $n ->
        [one] محادثة خاصة واحدة
        [two] محادثتان خاصتان
        [few] { $n } محادثات خاصة
        [many] { $n } محادثة خاصة
       *[other] { $n } محادثة خاصة
    }

broadcast-to-all =
    { $n ->
        [one] محادثة واحدة، والمجموعات
        [two] محادثتان، والمجموعات
        [few] { $n } محادثات، والمجموعات
        [many] { $n } محادثة، والمجموعات
       *[other] { $n } محادثة، والمجموعات
    }

broadcast-sending =
    { $n ->
        [one] أرسل إلى محادثة واحدة…
        [two] أرسل إلى محادثتين…
        [few] أرسل إلى { $n } محادثات…
        [many] أرسل إلى { $n } محادثة…
       *[other] أرسل إلى { $n } محادثة…
    }

alarm-store = لا أستطيع استخدام المخزن فأنا متوقف؛ وما يرسله الناس ينتظر عند تيليغرام. { $detail } (منذ { $since }.)
alarm-store-over = عاد المخزن يعمل، بعد انقطاع دام { $lasted }.
alarm-memory = لم يبقَ للمخزن إلا { $detail } من ذاكرته. حين يمتلئ أتوقف: ارفع <code>maxmemory</code> أو استخدم خادمًا أكبر. (منذ { $since }.)
alarm-memory-over = في المخزن متسع من جديد. كان شبه ممتلئ مدة { $lasted }.
alarm-disk = لم يبقَ على قرص DATA_DIR إلا { $detail } خالية. حين يمتلئ يعجز المخزن عن الكتابة فأتوقف: أفرغ فيه مكانًا. (منذ { $since }.)
alarm-disk-over = في قرص DATA_DIR متسع من جديد. كان شبه ممتلئ مدة { $lasted }.
alarm-clock = ساعة جهازي خاطئة بمقدار { $detail } (+ تعني متقدمة) بحسب ردود تيليغرام وPolyglotVoice. وبالقدر نفسه تخطئ المواعيد التي أذكرها وانتظار الحدود: اجعلها تُضبط من الشبكة، <code>timedatectl set-ntp true</code>. (لوحظ في { $since }.)
alarm-clock-over = عادت ساعة جهازي صحيحة.
alarm-policy = يحذف المخزن المهام حين تمتلئ ذاكرته: اضبط <code>maxmemory-policy noeviction</code>. (لوحظ في { $since }.)
alarm-policy-over = عاد المخزن يحفظ ما فيه. لم يكن كذلك مدة { $lasted }.
alarm-aof = لا يكتب المخزن ملف append-only: إن تعطّل ضاعت المهام. اضبط <code>appendonly yes</code> في إعداده. (لوحظ في { $since }.)
alarm-aof-over = عاد المخزن يكتب ملف append-only. لم يكتبه مدة { $lasted }.
alarm-foreign = هناك من يكتب غيري في المخزن تحت أسمائي: { $detail }. أعطني مخزنًا خاصًا بي أو مستخدمًا خاصًا بي. (لوحظ في { $since }.)
alarm-foreign-over = منذ عشر دقائق لم أجد في المخزن شيئًا لغيري.
alarm-token = يرفض تيليغرام BOT_TOKEN: خذ الرمز الحالي من @BotFather وشغّلني من جديد. (منذ { $since }.)
alarm-token-over = رفض تيليغرام BOT_TOKEN منذ { $since } فتوقفت. عاد يقبله؛ ولم يضع شيء.
alarm-telegram = لا يستجيب لي تيليغرام ({ $detail }). لا يصل ردّ إلى أحد في هذه الأثناء، ولا يضيع شيء. يقول <code>python -m bot doctor</code> إن كان السبب الشبكة هنا. (منذ { $since }.)
alarm-telegram-over = لم يستجب لي تيليغرام منذ { $since }، مدة { $lasted }. عاد يستجيب؛ ولم يضع شيء.
alarm-poller = برنامج آخر يأخذ تحديثات هذا البوت: { $detail }. أوقفه، أو إن لم تجده فخذ رمزًا جديدًا من @BotFather (/revoke). (منذ { $since }.)
alarm-poller-over = عادت تحديثات هذا البوت إليّ، بعد انقطاع دام { $lasted }.
alarm-webhook = لا يستطيع تيليغرام التسليم إلى WEBHOOK_URL، والمنتظر: { $detail }. هل يُوصل إليه من الإنترنت، بشهادة يثق بها تيليغرام، وهل يقود إلى HTTP_PORT؟ (منذ { $since }.)
alarm-webhook-over = عاد تيليغرام يسلّم إلى WEBHOOK_URL، بعد انقطاع دام { $lasted }.
alarm-workers = لا عملية تعالج ما يرد: شغّل واحدة بـ <code>python -m bot worker</code>، أو انظر لماذا انتهت التي كانت تعمل. ما يرسله الناس محفوظ. (منذ { $since }.)
alarm-workers-over = عادت عملية تعمل، بعد انقطاع دام { $lasted }.
alarm-receivers = لا عملية تستقبل التحديثات: شغّل واحدة بـ <code>python -m bot updates</code>، أو انظر لماذا انتهت. يحفظ تيليغرام ما يرسله الناس يومًا. (منذ { $since }.)
alarm-receivers-over = عاد استقبال التحديثات، بعد انقطاع دام { $lasted }.
alarm-steps = عمل مستحق منذ مدة ولا ينفذه أحد (انتظار أقدمه، وعدده: { $detail }). شغّل عمليات أكثر، أو انظر في السجل بم تنشغل العاملة. (منذ { $since }.)
alarm-steps-over = عاد العمل يُنجز في وقته، بعد تأخر دام { $lasted }.
alarm-updates = انتظر ما أرسله الناس { $detail } حتى يُقرأ. انظر في السجل بم تنشغل العمليات، أو شغّل أكثر. (منذ { $since }.)
alarm-updates-over = عاد ما يرسله الناس يُقرأ في وقته، بعد تأخر دام { $lasted }.
alarm-service = لم يستجب PolyglotVoice لأي استدعاء منذ { $since } ({ $detail }). أواصل المحاولة، ولا يضيع شيء. يقول <code>python -m bot doctor</code> إن كان السبب الشبكة هنا.
alarm-service-over = عاد PolyglotVoice يستجيب، بعد انقطاع دام { $lasted }.
alarm-uploads = يستجيب PolyglotVoice لكنه لم يقبل أي رفع منذ { $since } ({ $detail }). أجرب رفعًا بين حين وآخر؛ وما أُرسل ينتظر، ولا يضيع شيء.
alarm-uploads-over = عاد PolyglotVoice يقبل الرفع. لم يقبله مدة { $lasted }.
alarm-address = لا توجد واجهة PolyglotVoice في العنوان المضبوط: { $detail }. (منذ { $since }.)
alarm-address-over = عاد POLYGLOTVOICE_API_URL يقود إلى الواجهة، بعد انقطاع دام { $lasted }.
alarm-key = يرفض PolyglotVoice المفتاح POLYGLOTVOICE_API_KEY. أنشئ مفتاحًا جديدًا في ملفك، وضعه في الإعدادات، وأعد تشغيلي. المحادثات التي لا مفتاح لها تنتظر. (منذ { $since }.)
alarm-key-over = عاد POLYGLOTVOICE_API_KEY يعمل، بعد انقطاع دام { $lasted }.
alarm-expiry = ينتهي POLYGLOTVOICE_API_KEY قريبًا؛ الأيام الباقية على الأكثر: { $detail }. صلاحية المفاتيح 30 يومًا. أنشئ مفتاحًا جديدًا في ملفك، وضعه في الإعدادات، وأعد تشغيلي. (لوحظ في { $since }.)
alarm-expiry-over = صار POLYGLOTVOICE_API_KEY جديدًا. كان القديم قرب نهايته مدة { $lasted }.
alarm-settings = { $detail }. يُتجاهل هذا الإعداد حتى يُصلح. (لوحظ في { $since }.)
alarm-settings-over = لم يعد في الإعدادات اسم خاطئ؛ وقد دام ذلك { $lasted }.
alarm-backlog = يرد أكثر مما يُنجز: ما ينتظرني يتزايد منذ عشر دقائق. شغّل عمليات أكثر، أو انظر في السجل ما الذي تنتظره. (منذ { $since }.)
alarm-backlog-over = أُنجز المتراكم، وقد دام { $lasted }.

alarm-pause = أنا متوقف مؤقتًا منذ { $since }: { $detail }. ما يرسله الناس أستلمه وينتظر. للاستئناف: /resume
alarm-pause-over = انتهى التوقف المؤقت، وقد دام { $lasted }. ما كان ينتظر يُستأنف.
rules-unnamed = لا اسم معروف
rules-one = { $name }: <code>{ $id }</code>
rules-allowed = <b>المسموح لهم</b>
rules-banned = <b>المحظورون</b>
rules-none = لم يُسمح لأحد ولم يُحظر أحد بالأوامر بعد.
rules-how = تقبل /allow و /ban و /unallow و /unban معرّفًا أو @اسمًا أو عنوانًا رأيته؛ أو رُدّ بأحدها على رسالة محوّلة. من في ALLOWED_CHATS ليس في هذه القائمة.
rule-unseen = لم أرَ أحدًا بهذا الاسم مؤخرًا، ولا تستطيع البوتات البحث عن الناس. استخدم المعرّف، أو رُدّ بالأمر على رسالة من ذلك الشخص تحوّلها إليّ.
rule-hidden = لا يقول تيليغرام من كتب ذلك. استخدم المعرّف، أو @الاسم إن كنت رأيته.
rule-several = لعدة أشخاص هذا الاسم. أعد الأمر مع المعرّف:
rule-nothing = لا شيء للتراجع عنه: { $who }.
rule-contact = للسماح لـ { $who } بالاستخدام أجب عن جهة الاتصال هذه بالأمر /allow، وللمنع بالأمر /ban.
rule-no-account = ليس لجهة الاتصال هذه حساب في Telegram: لا أحد للسماح له.
rule-allow = من الآن أعمل هنا أيضًا: { $who }.
rule-allow-open = للجميع أن يستخدموني أصلًا، لأن ALLOWED_CHATS فارغ، وهذا لا يمنع أحدًا آخر. في قائمتي الآن: { $who }.
rule-key-yours = حيث لا مفتاح خاص يُستخدم مفتاحك؛ والمقدار في /budget. التراجع: <code>/unallow { $id }</code>
rule-key-own = يلزم مفتاح خاص، لأن POLYGLOTVOICE_API_KEY غير مضبوط. التراجع: <code>/unallow { $id }</code>
rule-unallow = تم التراجع. لم يعد { $who } في أي من قوائمي؛ وما ينتظر هناك مفتاحًا يبقى ينتظر.
rule-unallow-listed = { $who } في ALLOWED_CHATS، وهي سارية حتى تخرجه منها وتعيد تشغيلي. <code>/ban { $id }</code> يعمل فورًا.
rule-ban-group = حُظر: { $who }. لن أردّ في تلك المجموعة. لإلغاء الحظر: <code>/unban { $id }</code>
rule-ban-person = حُظر: { $who }. إن راسلني أخبرته مرة واحدة، ثم لا أردّ. لإلغاء الحظر: <code>/unban { $id }</code>
rule-stopped =
    { $n ->
        [one] كان تسجيل واحد قيد التنفيذ وأُوقف.
        [two] كان تسجيلان قيد التنفيذ وأُوقفا.
        [few] كانت { $n } تسجيلات قيد التنفيذ وأُوقفت.
        [many] كان { $n } تسجيلًا قيد التنفيذ وأُوقفت.
       *[other] كان { $n } تسجيل قيد التنفيذ وأُوقفت.
    }
rule-ban-operator = هذا صاحب البوت. أخرجه أولًا من OPERATORS وأعد تشغيلي.
rule-unban = أُلغي الحظر: { $who }. ما أُرسل في الأثناء لن أعود إليه.
budget-title = <b>ميزانيات مفتاحك</b> (UTC)
budget-of-people = كل شخص
budget-of-groups = كل مجموعة
budget-line = { $who }: { $limits }
budget-none = بلا حد
budget-minutes-day =
    { $n ->
        [one] دقيقة واحدة في اليوم
        [two] دقيقتان في اليوم
        [few] { $n } دقائق في اليوم
        [many] { $n } دقيقة في اليوم
       *[other] { $n } دقيقة في اليوم
    }
budget-minutes-month =
    { $n ->
        [one] دقيقة واحدة في الشهر
        [two] دقيقتان في الشهر
        [few] { $n } دقائق في الشهر
        [many] { $n } دقيقة في الشهر
       *[other] { $n } دقيقة في الشهر
    }
budget-requests-day = { $n } من الطلبات في اليوم
budget-requests-month = { $n } من الطلبات في الشهر
not-read = لا أفهم «{ $words }».
budget-how =
    للتغيير: <code>/budget people 60m/day 20/day</code> أو <code>/budget groups 600m/month</code>، أو معرّف أو اسم مكانهما. 0 يعني بلا حد؛ و<code>/budget people default</code> يعود إلى الإعدادات.
    ما زاد ينتظر، ويُستأنف حين تتجدد الميزانية.
usage-day-groups = <b>المجموعات اليوم</b>
usage-day-people = <b>الأشخاص اليوم</b>
usage-month-groups = <b>المجموعات هذا الشهر</b>
usage-month-people = <b>الأشخاص هذا الشهر</b>
usage-line = { $who }: الدقائق { $minutes }، والطلبات { $requests }
usage-note = بمفتاحك، حسب الدقائق، أول عشرة. الطلب تسجيل أو رابط أو ملف أو تحويل صيغة.
usage-nothing = لم يستخدم أحد مفتاحك هذا الشهر.
usage-own =
    بمفتاح صاحب البوت (الطلب تسجيل أو رابط أو ملف أو تحويل صيغة):
    اليوم: الدقائق { $minutes }، والطلبات { $requests }. يتجدد: { $day }.
    هذا الشهر: الدقائق { $month_minutes }، والطلبات { $month_requests }. يتجدد: { $month }.
    الميزانية: { $limits }.
usage-own-key = لا يدفع صاحب البوت هنا شيئًا. /limits يعرض خطة المفتاح المستخدم.
pause-begun = توقف مؤقت. ما يرسله الناس أستلمه وينتظر، وأخبرهم بالسبب. ما بدأ PolyglotVoice العمل عليه يُسلَّم. يدوم التوقف رغم إعادة التشغيل. لإنهائه: /resume
pause-begun-why = توقف مؤقت: { $reason }. ما يرسله الناس أستلمه وينتظر، وأخبرهم بالسبب. ما بدأ PolyglotVoice العمل عليه يُسلَّم. يدوم التوقف رغم إعادة التشغيل. لإنهائه: /resume
pause-over = أكمل ما كان ينتظر.
pause-none = لم يكن هناك توقف مؤقت. ما كان ينتظر بسببه يُستأنف.
