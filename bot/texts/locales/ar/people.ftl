### A person and the bot: the first words, help, settings, what is kept. Markup is Telegram's HTML.

access-private = هذا البوت خاص. إن كان لك، أعطِ صاحبه هذا الرقم: <code>{ $chat }</code>

about-description =
    أحوّل الرسائل الصوتية ورسائل الفيديو والملفات الصوتية والفيديو والروابط إلى نص، مع ملف .srt.

    اضغط «ابدأ»: أول نص لك خلال دقيقة.

about-short = أحوّل الرسائل الصوتية والملفات والروابط إلى نص، عبر PolyglotVoice.

start-ready =
    أرسل لي رسالة صوتية أو ملفًا أو رابطًا، وأردّ بالنص وملف .srt.

    أمثلة: /help

start-no-key =
    أحوّل الرسائل الصوتية والملفات والروابط إلى نص.

    أحتاج أولًا إلى مفتاح API الخاص بك في PolyglotVoice:
    1. سجّل الدخول إلى polyglotvoice.ru.
    2. أنشئ مفتاح API في ملفك الشخصي.
    3. أرسله إليّ. يبدأ بـ <code>sk_</code>؛ وأحذف رسالتك فورًا.

    ما ترسله قبل ذلك ينتظر المفتاح.

help-text =
    <b>أرسل لي مثلًا</b>
    • رسالة صوتية أو رسالة فيديو، ولو محوّلة
    • <i>meeting.m4a</i> أو <i>film.mp4</i>، حتى 20 ميغابايت
    • <i>youtu.be/…</i>، أو عدة روابط معًا

    أردّ بالنص وبملف <code>.srt</code>. الأزرار تحته تغيّر الشكل أو تعيد التفريغ.

    <b>أو اكتب</b>
    /find ميزانية – أين قيل ذلك
    /export – كل نصوص هذه المحادثة في ملف zip واحد
    /history – كل تفريغات حسابك وملفاتها
    /convert mp3 – ردًا على تسجيل
    /limits – ما تسمح به خطتك وما استُهلك
    /settings – اللغة والنص وملف .srt
    /key – مفتاح API الخاص بك
    /cancel – إيقاف ما هو قيد التنفيذ
    /privacy – ما أحتفظ به وكيف تمحوه

    <b>في مجموعة</b> أضفني، ورُدّ على تسجيل بالأمر /transcribe. يعرض /lent المجموعات التي تستخدم مفتاحك.

fallback-command = لا أعرف هذا الأمر. ما أستطيع فعله: /help
fallback-text = أرسل لي رسالة صوتية أو ملفًا صوتيًا أو فيديو أو رابطًا، وأردّ بنصه. /find يبحث فيما قيل، /convert يغيّر الصيغة، /help يعرض الباقي.
fallback-other = لا أستطيع تفريغ هذا. أرسل رسالة صوتية أو ملفًا صوتيًا أو فيديو أو رابطًا.

menu-help = أمثلة
menu-find = البحث فيما قيل
menu-export = كل نصوص المحادثة في ملف zip
menu-history = كل تفريغاتك وملفاتها
menu-convert = تسجيل بصيغة أخرى
menu-settings = اللغة والنص وملف srt
menu-key = مفتاح API الخاص بك
menu-retry = استعادة ما فشل بسبب انقطاع
menu-cancel = إيقاف ما هو قيد التنفيذ
menu-privacy = ما أحتفظ به وكيف تمحوه
menu-transcribe = ردًا على تسجيل: تفريغه
menu-notme = عدم تفريغ تسجيلاتي هنا
menu-yesme = العودة إلى تفريغ تسجيلاتي هنا
menu-lent = مجموعات تستخدم مفتاحك
menu-stats = حال البوت؛ الملخص اليومي
menu-broadcast = رسالة إلى كل مستخدمي البوت
menu-group-settings = ما يُفرَّغ هنا وكيف
menu-group-key = مفتاح API المستخدم هنا
menu-doctor = ما أراه وأستطيع فعله هنا
menu-limits = ما تسمح به خطتك وما استُهلك

settings-text =
    <b>الإعدادات</b>

    { $lines }

settings-detail =
    <b>{ $title }</b>

    { $lines }

settings-line = <b>{ $name }</b>: { $says }
settings-button = { $title }: { $name }
settings-saved = تم الحفظ.
settings-language-title = اللغة
settings-language-auto = لغة تيليغرام
settings-language-auto-says = أتحدث بلغة تيليغرام لديك
settings-language-chosen-says = أتحدث دائمًا بهذه اللغة
settings-style-title = النص
settings-style-plain = بسيط
settings-style-plain-says = فقرات ولا شيء سواها
settings-style-timed = مع الأوقات
settings-style-timed-says = يبدأ كل مقطع بوقته؛ اضغط الوقت لتسمعه
settings-style-speakers = المتحدثون
settings-style-speakers-says = يبدأ كل مقطع باسم المتحدث، إن ميّزه PolyglotVoice
settings-srt-title = ملف srt
settings-srt-always = دائمًا
settings-srt-always-says = ملف <code>.srt</code> مع كل نص
settings-srt-long = للطويلة فقط
settings-srt-long-says = ملف <code>.srt</code> ابتداءً من 5 دقائق
settings-srt-never = أبدًا
settings-srt-never-says = بلا <code>.srt</code>
settings-srt-from-title = مصدر ملف srt
settings-srt-from-service = PolyglotVoice
settings-srt-from-service-says = ملف PolyglotVoice نفسه، مقابل طلب إضافي
settings-srt-from-transcript = هذا البوت
settings-srt-from-transcript-says = يُنشأ هنا بلا طلبات إضافية
settings-speech-title = لغة الكلام
settings-speech-auto = تلقائيًا
settings-speech-auto-says = يحدد PolyglotVoice اللغة
settings-speech-pinned-says = أطلب من PolyglotVoice هذه اللغة

privacy-kept =
    <b>ما أحتفظ به من هذه المحادثة</b>
    • مفتاح API، مشفّرًا، حتى تحذفه
    • النصوص، مشفّرة، مدة { $transcripts }: فلا تكلفك الأزرار والملفات المكررة شيئًا
    • سجل كل طلب (الرسالة والنتيجة)، مشفّرًا، مدة { $records }
    • المهام التي خلف أزرار /history، مشفّرة، مدة { $records }، والصفحة الأخيرة منها عشر دقائق
    • عدد طلبات API، أرقامًا فقط، مدة { $counters }
    • حين يُستخدم مفتاح غيرك: رسائلك التي فيها طلب، مدة { $people }؛ وعدد الرسائل الصوتية التي جرّبتها بمفتاح صاحب البوت، مدة { $trials }؛ حتى بعد المحو
    • أن هذه المحادثة تستخدمني، لتصلها الإعلانات، حتى تمحو ذلك

    الملفات تمر بي فقط إلى PolyglotVoice.

    { $disk }

    ما يحتفظ به PolyglotVoice مذكور في موقعه. لا أستطيع حذف شيء هناك.

privacy-ask = هل أمحو المفتاح والنصوص وكل سجلات هذه المحادثة؟ سيتوقف ما هو قيد التنفيذ، وتبقى الرسائل.
privacy-erased = تم: لم أعد أحتفظ بشيء من هذه المحادثة. متى يزول من القرص أيضًا: /privacy
privacy-disk-own = ما تمحوه يزول من القرص خلال عشر دقائق؛ وما ينتهي أو يُستبدل خلال يوم. قد تبقيه النسخ الاحتياطية أطول، مشفّرًا: صاحب البوت يعرف المدة.
privacy-disk-redis = قد يبقى الممحوّ والمنتهي على القرص وفي النسخ الاحتياطية، مشفّرًا، حتى تتجدد ملفاتها أو يتغير مفتاح التشفير: صاحب البوت يعرف متى.

guest-title = النص
guest-how = اذكرني في رد على رسالة صوتية أو ملف صوتي أو فيديو.
guest-no-key = أحتاج إلى مفتاحك في PolyglotVoice. أرسله لي في محادثة خاصة ثم نادني من جديد:
guest-under-way = جارٍ التفريغ…
guest-failed = لم أستطع تفريغ هذا. أشرح السبب في محادثتنا الخاصة.
guest-not-yours = لا شيء لك وراء هذا الرابط. هو لمن ناداني وحده، ولبضعة أيام.

business-connected = أنا متصل بحسابك. الرسائل الصوتية التي تصلك تأتي إلى هنا نصًا، لك وحدك؛ ولا أكتب شيئًا في محادثاتك.
business-needs-key = أحتاج أولًا إلى مفتاحك في PolyglotVoice: /key. حتى ذلك الحين لا ألمس الرسائل.
business-ended = لم أعد متصلًا بحسابك: لن ألمس الرسائل الصوتية الجديدة هناك. ما بدأته سيصل إلى هنا.

access-banned = لم تعد خدمتي متاحة لك: هكذا قرر صاحب هذا البوت، وهو وحده يستطيع تغيير ذلك.
menu-usage = الأكثر استخدامًا لمفتاحك
menu-pause = إيقاف العمل مؤقتًا
menu-resume = استئناف العمل
menu-allow = السماح لأحد باستخدام البوت؛ القائمة
menu-ban = حظر شخص أو مجموعة
menu-budget = حدود استخدام مفتاحك
