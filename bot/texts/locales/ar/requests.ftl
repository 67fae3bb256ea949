### A recording, from its arrival to its end. Markup is Telegram's HTML.

status-accepted = وصل. في الدور…
status-submitting = أرسله للتفريغ…
status-transcribing = أفرّغ…
status-elapsed = أفرّغ… { $elapsed }
status-left = أفرّغ… بقي نحو { $left }
status-percent = أفرّغ… { $percent }%
status-percent-left = أفرّغ… { $percent }%، بقي نحو { $left }
status-delivering = أوشكت…
status-parked = ينتظر دوره…

status-key-steps =
    محفوظ. لتفريغه أحتاج إلى مفتاح API الخاص بك في PolyglotVoice:
    1. سجّل الدخول في polyglotvoice.ru.
    2. أنشئ مفتاح API في ملفك الشخصي.
    3. أرسله إليّ. يبدأ بـ <code>sk_</code>؛ أحذف رسالتك فورًا.

status-parked-service = PolyglotVoice لا يجيب منذ { $since }. لا يضيع شيء: سأكمل بنفسي.
status-parked-uploads = PolyglotVoice لا يستقبل تسجيلات منذ { $since }. لا يضيع شيء: سأكمل بنفسي.
status-parked-key = أحتفظ به حتى يوجد مفتاح يعمل. /key يقول كيف تحصل عليه.
status-parked-chat = لم أستطع الكتابة هنا لبعض الوقت. الزر يعرض ما ينتظر.
status-parked-place = خطتك تسمح بعدد محدود معًا. الموضع في الدور: { $place }.
status-parked-slot = خطتك تسمح بعدد محدود معًا: هذا ينتظر دوره.

time-left = بعد { $wait }
plan-own = خطتك
plan-group = خطة هذه المجموعة
plan-lent = خطة <a href="tg://user?id={ $id }">العضو الذي أعار مفتاحه</a>
plan-operator = خطة صاحب البوت
limit-burst = بلغت { $plan } حدّها: طلبات كثيرة دفعة واحدة. أكمل بنفسي { $left }.
limit-day = بلغت { $plan } حدّها: لا طلبات أخرى اليوم. أكمل بنفسي: { $when }، { $left }.
limit-month = بلغت { $plan } حدّها: لا طلبات أخرى هذا الشهر. أكمل بنفسي: { $when }، { $left }.
limit-other = بلغت { $plan } حدّها. أكمل بنفسي: { $when }، { $left }.
limit-minutes = نفدت دقائق { $plan }. أحتفظ بهذا وأحاول ثانية: { $when }، { $left }.
limit-attempts = نفدت محاولات التفريغ في { $plan }. أحتفظ بهذا وأحاول ثانية: { $when }، { $left }.
limit-changed = هل تغيّرت خطتك؟ أرسل مفتاحك من جديد، أو مفتاح حساب آخر.

status-link =
    <b>{ $title }</b>
    { $status }

status-link-length =
    <b>{ $title }</b> · { $length }
    { $status }

media-empty = هذا الملف فارغ. أرسله من جديد من فضلك.
media-too-big = يعطي تيليغرام البوتات ملفات حتى 20 ميغابايت فقط. أرسل رابطًا له أو نسخة أصغر.
media-unsupported = لا أستطيع تفريغ هذا النوع من الملفات. أرسل صوتًا أو فيديو: mp3، m4a، ogg، wav، mp4، webm.
media-nothing = لا شيء هنا للتفريغ.

link-malformed = لا أستطيع قراءة هذا الرابط. تحقق منه وأرسله من جديد.
link-private = يقود هذا الرابط إلى عنوان خاص لا يصل إليه PolyglotVoice. أرسل رابطًا عامًا، أو الملف نفسه.

link-too-many =
    { $n ->
        [one] أخذت الرابط الأول فقط. أرسل الباقي في رسالة أخرى.
        [two] أخذت أول رابطين. أرسل الباقي في رسالة أخرى.
        [few] أخذت أول { $n } روابط. أرسل الباقي في رسالة أخرى.
        [many] أخذت أول { $n } رابطًا. أرسل الباقي في رسالة أخرى.
       *[other] أخذت أول { $n } رابط. أرسل الباقي في رسالة أخرى.
    }

result-empty = لم أسمع كلامًا هنا.
result-summary = ملخص
result-translation = ترجمة
result-translation-to = ترجمة ({ $language })

button-guest-files = الملفات وملف srt
button-go-on = المتابعة على الخاص
button-lend-key = أعِر مفتاحي
button-use-own = أعِر مفتاحي
button-not-now = ليس الآن
button-accept = قبول
button-decline = رفض
button-take-back = استرجعه من { $title }
button-set-group-key = ضع المفتاح
button-make-admin = اجعلني مشرفًا
button-cancel = إلغاء
button-cancel-all = إلغاء الكل
button-again = حاول ثانية
button-replace-key = استبدال
button-forget-key = حذف
button-forget-yes = نعم، احذفه
button-erase = محو الكل
button-erase-yes = نعم، امحُ
button-keep = أبقِه
button-working = أعمل عليه…
button-back = › رجوع
button-stale = لم يعد هذا الزر يعمل.
button-outbox = اعرضها

button-swap-key = استبدله
button-keep-old-key = أبقِ القديم

failed-refused = لم يقبله PolyglotVoice: { $reason }
failed-too-long = هذا التسجيل أطول مما تسمح به خطتك: { $reason }
failed-too-big = هذا الملف أكبر مما تسمح به خطتك: { $reason }
failed-unsupported = لا يستطيع PolyglotVoice قراءة هذا الملف: { $reason }
failed-refused-silent = لم يقبله PolyglotVoice ولم يقل لماذا.
failed-too-long-silent = هذا التسجيل أطول مما تسمح به خطتك.
failed-too-big-silent = هذا الملف أكبر مما تسمح به خطتك.
failed-unsupported-silent = لا يستطيع PolyglotVoice قراءة هذا الملف.
failed-task = فشل التفريغ: { $reason }
failed-task-silent = فشل التفريغ؛ ولم تقل الخدمة لماذا. حاول ثانية.
failed-task-gone = لم يعد PolyglotVoice يعرف هذه المهمة. حاول ثانية.
failed-task-unnamed = قبله PolyglotVoice وأنشأ مهمة، لكن جوابه لا يقول أيّها. سيكون النص في قائمتك على polyglotvoice.ru. المحاولة ثانية تنشئ مهمة أخرى، بكلفتها.
failed-timeout = طال هذا كثيرًا، فكففت عن الانتظار. حاول ثانية بعد قليل.
failed-download = لم أستطع جلب الملف من تيليغرام. حاول ثانية بعد قليل.
failed-file-unseen = لم أستطع قراءة هذا الملف من القرص المشترك مع خادم Bot API. حاول بعد بضع دقائق؛ وإن بقي، فأخبر صاحب البوت.
failed-file-gone = لم يعد هذا الملف عند تيليغرام. أرسله من جديد من فضلك.
failed-service = لا يجيب PolyglotVoice كما يجب. حاول ثانية بعد قليل.
failed-telegram = كان تيليغرام بعيد المنال مدة طويلة. حاول ثانية.
failed-no-key = لم يوجد مفتاح يعمل مدة طويلة، فتركت هذا. ضع مفتاحًا وحاول ثانية.
failed-unknown = حدث خطأ من جهتي. حاول ثانية؛ وإن بقي، فأعطِ صاحب البوت هذا الرقم: <code>{ $id }</code>
failed-too-short = هذا التسجيل أقصر مما يقبله PolyglotVoice: { $reason }
failed-minutes = نفدت دقائق خطة PolyglotVoice التي يُستخدم مفتاحها هنا؛ وفي الفريق تُحسب دقائق صاحبه. حاول ثانية حين تتجدد. قال PolyglotVoice: { $reason }
failed-attempts = نفدت محاولات التفريغ في خطة PolyglotVoice التي يُستخدم مفتاحها هنا؛ وفي الفريق تُحسب محاولات صاحبه. حاول ثانية حين تتجدد. قال PolyglotVoice: { $reason }
failed-plan = خطة PolyglotVoice التي يُستخدم مفتاحها هنا لا تشمل هذا. انظر الخطة على polyglotvoice.ru ثم حاول ثانية. قال PolyglotVoice: { $reason }
failed-link = لا يستطيع PolyglotVoice أخذ هذا الرابط: { $reason }
failed-redirect = أحالتني واجهة PolyglotVoice إلى عنوان آخر ({ $reason })، ولا أحمل مفتاحك إليه. على صاحب البوت أن يتحقق من POLYGLOTVOICE_API_URL؛ ثم حاول ثانية.
failed-withheld = لا يسلّم PolyglotVoice النص: { $reason }
failed-too-short-silent = هذا التسجيل أقصر مما يقبله PolyglotVoice.
failed-minutes-silent = نفدت دقائق خطة PolyglotVoice التي يُستخدم مفتاحها هنا؛ وفي الفريق تُحسب دقائق صاحبه. حاول ثانية حين تتجدد.
failed-attempts-silent = نفدت محاولات التفريغ في خطة PolyglotVoice التي يُستخدم مفتاحها هنا؛ وفي الفريق تُحسب محاولات صاحبه. حاول ثانية حين تتجدد.
failed-plan-silent = خطة PolyglotVoice التي يُستخدم مفتاحها هنا لا تشمل هذا، أو نفدت. انظر الخطة على polyglotvoice.ru ثم حاول ثانية.
failed-link-silent = لا يستطيع PolyglotVoice أخذ هذا الرابط؛ ولم يقل لماذا.
failed-redirect-silent = أحالتني واجهة PolyglotVoice إلى عنوان آخر، ولا أحمل مفتاحك إليه. على صاحب البوت أن يتحقق من POLYGLOTVOICE_API_URL؛ ثم حاول ثانية.
failed-withheld-silent = لا يسلّم PolyglotVoice النص. حاول ثانية بعد قليل.

cancel-nothing = لا شيء قيد التنفيذ.
cancel-done = أُلغي.
cancel-done-running = أُلغي هنا. لا يستطيع PolyglotVoice إيقاف ما بدأه، وهو يحسبه. أرسل الشيء نفسه من جديد فتحصل عليه بلا رفع آخر.
cancel-too-late = لقد انتهى.

cancel-choose =
    { $n ->
        [one] تسجيل واحد قيد التنفيذ. هل أوقفه؟
        [two] تسجيلان قيد التنفيذ. أيهما أوقف؟
        [few] { $n } تسجيلات قيد التنفيذ. أيها أوقف؟
        [many] { $n } تسجيلًا قيد التنفيذ. أيها أوقف؟
       *[other] { $n } تسجيل قيد التنفيذ. أيها أوقف؟
    }

cancel-done-all =
    { $n ->
        [one] أُلغي تسجيل واحد.
        [two] أُلغي تسجيلان.
        [few] أُلغيت { $n } تسجيلات.
        [many] أُلغي { $n } تسجيلًا.
       *[other] أُلغي { $n } تسجيل.
    }
cancel-done-all-running =
    { $n ->
        [one] أُلغي تسجيل واحد هنا. لا يستطيع PolyglotVoice إيقاف ما بدأه، وهو يحسبه. أرسل الشيء نفسه من جديد فتحصل عليه بلا رفع آخر.
        [two] أُلغي تسجيلان هنا. لا يستطيع PolyglotVoice إيقاف ما بدأه، وهو يحسبه. أرسل الشيء نفسه من جديد فتحصل عليه بلا رفع آخر.
        [few] أُلغيت { $n } تسجيلات هنا. لا يستطيع PolyglotVoice إيقاف ما بدأه، وهو يحسبه. أرسل الشيء نفسه من جديد فتحصل عليه بلا رفع آخر.
        [many] أُلغي { $n } تسجيلًا هنا. لا يستطيع PolyglotVoice إيقاف ما بدأه، وهو يحسبه. أرسل الشيء نفسه من جديد فتحصل عليه بلا رفع آخر.
       *[other] أُلغي { $n } تسجيل هنا. لا يستطيع PolyglotVoice إيقاف ما بدأه، وهو يحسبه. أرسل الشيء نفسه من جديد فتحصل عليه بلا رفع آخر.
    }
cancel-not-that = ذلك التسجيل ليس قيد التنفيذ. /cancel وحده يعرض ما هو كذلك.

outbox-waiting =
    { $n ->
        [one] لم أستطع الكتابة هنا لبعض الوقت. جواب واحد ينتظر.
        [two] لم أستطع الكتابة هنا لبعض الوقت. جوابان ينتظران.
        [few] لم أستطع الكتابة هنا لبعض الوقت. { $n } أجوبة تنتظر.
        [many] لم أستطع الكتابة هنا لبعض الوقت. { $n } جوابًا ينتظر.
       *[other] لم أستطع الكتابة هنا لبعض الوقت. { $n } جواب ينتظر.
    }

again-started = أبدأ من جديد.
again-under-way = هذا قيد التنفيذ أصلًا.
again-gone = لم يعد هذا التسجيل عند تيليغرام ولا عند PolyglotVoice. أرسله من جديد.
ask-no-key = لهذا أحتاج إلى مفتاح API الخاص بك في PolyglotVoice. /key يقول كيف تحصل عليه.
ask-limit = بلغت { $plan } حدّها. حاول ثانية { $left }.
ask-limit-until = بلغت { $plan } حدّها. حاول ثانية: { $when }، { $left }.
ask-gone = لم يعد PolyglotVoice يعرف هذه المهمة. /history يعرض ما يعرفه.

chat-at-once =
    { $n ->
        [one] تسجيل واحد قيد التنفيذ هنا، وهو أقصى ما لمحادثة. أرسل هذا من جديد حين ينتهي.
        [two] تسجيلان قيد التنفيذ هنا، وهو أقصى ما لمحادثة. أرسل هذا من جديد حين ينتهي أحدهما.
        [few] { $n } تسجيلات قيد التنفيذ هنا، وهو أقصى ما لمحادثة. أرسل هذا من جديد حين ينتهي أحدها.
        [many] { $n } تسجيلًا قيد التنفيذ هنا، وهو أقصى ما لمحادثة. أرسل هذا من جديد حين ينتهي أحدها.
       *[other] { $n } تسجيل قيد التنفيذ هنا، وهو أقصى ما لمحادثة. أرسل هذا من جديد حين ينتهي أحدها.
    }

chat-per-hour =
    { $n ->
        [one] أرسلت هذه المحادثة تسجيلًا واحدًا خلال ساعة، وهو أقصى ما لها. أرسل هذا لاحقًا.
        [two] أرسلت هذه المحادثة تسجيلين خلال ساعة، وهو أقصى ما لها. أرسل هذا لاحقًا.
        [few] أرسلت هذه المحادثة { $n } تسجيلات خلال ساعة، وهو أقصى ما لها. أرسل هذا لاحقًا.
        [many] أرسلت هذه المحادثة { $n } تسجيلًا خلال ساعة، وهو أقصى ما لها. أرسل هذا لاحقًا.
       *[other] أرسلت هذه المحادثة { $n } تسجيل خلال ساعة، وهو أقصى ما لها. أرسل هذا لاحقًا.
    }
chat-keyless = بلا مفتاح PolyglotVoice أحتفظ بعدد { $n } من التسجيلات، لا أكثر. أرسل لي مفتاحًا (/key)، ثم الباقي.

person-at-once =
    { $n ->
        [one] لك هنا تسجيل واحد قيد التنفيذ، وهو أقصى ما لشخص. أرسل هذا من جديد حين ينتهي.
        [two] لك هنا تسجيلان قيد التنفيذ، وهو أقصى ما لشخص. أرسل هذا من جديد حين ينتهي أحدهما.
        [few] لك هنا { $n } تسجيلات قيد التنفيذ، وهو أقصى ما لشخص. أرسل هذا من جديد حين ينتهي أحدها.
        [many] لك هنا { $n } تسجيلًا قيد التنفيذ، وهو أقصى ما لشخص. أرسل هذا من جديد حين ينتهي أحدها.
       *[other] لك هنا { $n } تسجيل قيد التنفيذ، وهو أقصى ما لشخص. أرسل هذا من جديد حين ينتهي أحدها.
    }

person-per-hour =
    { $n ->
        [one] أرسلت تسجيلًا واحدًا خلال ساعة، وهو أقصى ما لشخص هنا. أرسل هذا لاحقًا.
        [two] أرسلت تسجيلين خلال ساعة، وهو أقصى ما لشخص هنا. أرسل هذا لاحقًا.
        [few] أرسلت { $n } تسجيلات خلال ساعة، وهو أقصى ما لشخص هنا. أرسل هذا لاحقًا.
        [many] أرسلت { $n } تسجيلًا خلال ساعة، وهو أقصى ما لشخص هنا. أرسل هذا لاحقًا.
       *[other] أرسلت { $n } تسجيل خلال ساعة، وهو أقصى ما لشخص هنا. أرسل هذا لاحقًا.
    }

forward-somebody = شخص ما
forward-one = على حدة: { $n }. { $author }
forward-again = ثانية: { $n }
forward-forgotten = لم أعد أحتفظ بهذا النص. أرسل التسجيل من جديد.

button-times = الوقت
button-speakers = المتحدثون
button-files = الملفات
button-redo = من جديد
button-copy = انسخ النص
button-settings = ⚙ ما يأتي مع النص
button-redo-for = من جديد: { $price }
button-redo-in = بلغة { $language }: { $price }
button-language = اللغة: { $language }

again-price =
    { $n ->
        [one] محاولة، { $minutes }، طلب واحد
        [two] محاولة، { $minutes }، طلبان
        [few] محاولة، { $minutes }، { $n } طلبات
        [many] محاولة، { $minutes }، { $n } طلبًا
       *[other] محاولة، { $minutes }، { $n } طلب
    }
again-price-untold =
    { $n ->
        [one] محاولة، ودقائقه، طلب واحد
        [two] محاولة، ودقائقه، طلبان
        [few] محاولة، ودقائقه، { $n } طلبات
        [many] محاولة، ودقائقه، { $n } طلبًا
       *[other] محاولة، ودقائقه، { $n } طلب
    }

again-cost =
    { $n ->
        [one] العمل من جديد يأخذ محاولة ونحو { $minutes } من خطتك، وطلب API واحدًا تقريبًا.
        [two] العمل من جديد يأخذ محاولة ونحو { $minutes } من خطتك، وطلبي API تقريبًا.
        [few] العمل من جديد يأخذ محاولة ونحو { $minutes } من خطتك، ونحو { $n } طلبات API.
        [many] العمل من جديد يأخذ محاولة ونحو { $minutes } من خطتك، ونحو { $n } طلب API.
       *[other] العمل من جديد يأخذ محاولة ونحو { $minutes } من خطتك، ونحو { $n } طلب API.
    }
again-cost-untold =
    { $n ->
        [one] العمل من جديد يأخذ محاولة ودقائق التسجيل من خطتك، وطلب API واحدًا تقريبًا.
        [two] العمل من جديد يأخذ محاولة ودقائق التسجيل من خطتك، وطلبي API تقريبًا.
        [few] العمل من جديد يأخذ محاولة ودقائق التسجيل من خطتك، ونحو { $n } طلبات API.
        [many] العمل من جديد يأخذ محاولة ودقائق التسجيل من خطتك، ونحو { $n } طلب API.
       *[other] العمل من جديد يأخذ محاولة ودقائق التسجيل من خطتك، ونحو { $n } طلب API.
    }

changes-untold = تم من جديد: النص أعلاه هو الجديد.
changes-none = تم من جديد: كل الكلمات كما هي.
changes-some =
    { $n ->
        [one] تم من جديد: تغيّرت كلمة واحدة من { $of }.
        [two] تم من جديد: تغيّرت كلمتان من { $of }.
        [few] تم من جديد: تغيّرت { $n } كلمات من { $of }.
        [many] تم من جديد: تغيّرت { $n } كلمة من { $of }.
       *[other] تم من جديد: تغيّرت { $n } كلمة من { $of }.
    }
changes-replaced = <s>{ $before }</s> ← <b>{ $after }</b>
changes-added = + <b>{ $after }</b>
changes-dropped = <s>{ $before }</s>
changes-names = أسماء لم يعد لها صوت: { $names }

file-replaced = هو في المحادثة أصلًا، ومحدّث.
file-nothing = لا يوجد ملف كهذا منه حاليًا.

name-ask = ما اسم <b>{ $speaker }</b>؟ اكتب الاسم.
name-ask-here = { $person }، ما اسم <b>{ $speaker }</b>؟ رُدّ بالاسم.
name-placeholder = اسم
name-too-long = الاسم حتى 60 حرفًا. رُدّ باسم أقصر.

retry-done =
    { $n ->
        [one] تسجيل واحد فشل بسبب انقطاع عاد إلى العمل.
        [two] تسجيلان فشلا بسبب انقطاع عادا إلى العمل.
        [few] { $n } تسجيلات فشلت بسبب انقطاع عادت إلى العمل.
        [many] { $n } تسجيلًا فشلت بسبب انقطاع عادت إلى العمل.
       *[other] { $n } تسجيل فشلت بسبب انقطاع عادت إلى العمل.
    }
retry-nothing = لم يفشل شيء هنا بسبب انقطاع خلال 30 يومًا. ما فشل لسبب آخر له زره.

retry-ask =
    { $n ->
        [one] فشل تسجيل واحد بسبب انقطاع خلال { $span } (المحادثات: { $chats }). هل أستعيده؟ ما له مهمة عند PolyglotVoice لا يُرفع من جديد؛ والباقي يُحسب على خطط أصحابه.
        [two] فشل تسجيلان بسبب انقطاع خلال { $span } (المحادثات: { $chats }). هل أستعيدهما؟ ما له مهمة عند PolyglotVoice لا يُرفع من جديد؛ والباقي يُحسب على خطط أصحابه.
        [few] فشلت { $n } تسجيلات بسبب انقطاع خلال { $span } (المحادثات: { $chats }). هل أستعيدها؟ ما له مهمة عند PolyglotVoice لا يُرفع من جديد؛ والباقي يُحسب على خطط أصحابه.
        [many] فشل { $n } تسجيلًا بسبب انقطاع خلال { $span } (المحادثات: { $chats }). هل أستعيدها؟ ما له مهمة عند PolyglotVoice لا يُرفع من جديد؛ والباقي يُحسب على خطط أصحابه.
       *[other] فشل { $n } تسجيل بسبب انقطاع خلال { $span } (المحادثات: { $chats }). هل أستعيدها؟ ما له مهمة عند PolyglotVoice لا يُرفع من جديد؛ والباقي يُحسب على خطط أصحابه.
    }
retry-none = لم يفشل شيء بسبب انقطاع خلال { $span }.
retry-go = استعادة
retry-no = اتركها
retry-dropped = كل شيء كما هو.

status-paused = العمل متوقف مؤقتًا منذ { $since }. لا يضيع شيء: أكمل بنفسي.
status-paused-why = العمل متوقف مؤقتًا منذ { $since }: { $reason }. لا يضيع شيء: أكمل بنفسي.
budget-spent-day = نفدت ميزانيتك لليوم؛ وصاحب البوت يدفع عن المفتاح. لا يضيع شيء: أكمل { $when }. بمفتاح لك (/key) لا داعي للانتظار. المزيد: /usage
budget-spent-month = نفدت ميزانيتك لهذا الشهر؛ وصاحب البوت يدفع عن المفتاح. لا يضيع شيء: أكمل { $when }. بمفتاح لك (/key) لا داعي للانتظار. المزيد: /usage
budget-spent-group-day = نفدت ميزانية هذه المجموعة لليوم؛ وصاحب البوت يدفع عن المفتاح. لا يضيع شيء: أكمل { $when }. بمفتاح للمجموعة نفسها (/key) لا داعي للانتظار. المزيد: /usage
budget-spent-group-month = نفدت ميزانية هذه المجموعة لهذا الشهر؛ وصاحب البوت يدفع عن المفتاح. لا يضيع شيء: أكمل { $when }. بمفتاح للمجموعة نفسها (/key) لا داعي للانتظار. المزيد: /usage
failed-over-budget = هذا التسجيل أطول من كل ما يحق لك من مفتاح صاحب البوت: { $n } د. بمفتاح لك (/key) يمكن تفريغه.
failed-over-group-budget = هذا التسجيل أطول من كل ما يحق لهذه المجموعة من مفتاح صاحب البوت: { $n } د. بمفتاح للمجموعة نفسها (/key) يمكن تفريغه.
