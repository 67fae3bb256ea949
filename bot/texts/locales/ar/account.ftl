### The account's tasks, files and limits. Markup is Telegram's HTML.

history-head = <b>مهامك</b>، الأحدث أولًا
history-head-of = <b>مهامك</b>، الأحدث أولًا: { $first }–{ $last } من { $total }
history-head-listed = <b>مهامك</b>، الأحدث أولًا: { $first }–{ $last } من { $total } في قائمة PolyglotVoice

history-line =
    { $number }. <b>{ $title }</b>
    { $about }

history-empty = لا مهام في حسابك بعد. أرسل لي رسالة صوتية أو ملفًا أو رابطًا.
history-done = جاهزة
history-running = قيد التنفيذ
history-percent = قيد التنفيذ، { $percent }%
history-failed = فشلت
history-newer = › أحدث
history-older = أقدم ‹

history-found =
    { $n ->
        [one] <b>{ $words }</b>: مهمة واحدة لك
        [two] <b>{ $words }</b>: مهمتان لك، الأحدث أولًا
        [few] <b>{ $words }</b>: { $n } مهام لك، الأحدث أولًا
        [many] <b>{ $words }</b>: { $n } مهمة لك، الأحدث أولًا
       *[other] <b>{ $words }</b>: { $n } مهمة لك، الأحدث أولًا
    }
history-none-found = لا عنوان في مهامك يحوي «{ $words }» (عدد ما قرأته: { $n }). /find يبحث فيما قيل في هذه المحادثة.

card-title = <b>{ $title }</b>
card-done = جاهزة.
card-failed = فشلت؛ ولم يقل PolyglotVoice لماذا.
card-failed-why = فشلت: { $reason }
card-percent = قيد التنفيذ، { $percent }%.
card-running = قيد التنفيذ: { $status }.
card-about = { $about }
card-detail = { $label }: { $value }
card-details = <blockquote expandable>{ $details }</blockquote>
card-text = النص
card-source = الأصل
card-again = إعادة
card-adopt = أخبرني حين تنتهي
card-refresh = تحديث
card-back = › كل المهام
card-stale = هذا الزر قديم جدًا. /history يعرض مهامك.
card-started = سيصل حالًا.
card-under-way = أعمل عليه الآن.
card-again-yes = نعم، أعد
card-again-no = › رجوع
card-again-started = جارٍ تفريغ <b>{ $title }</b> من جديد، كمهمة جديدة.
card-as-format = بصيغة { $format }

card-again-ask =
    { $n ->
        [one] هل أفرّغ <b>{ $title }</b> من جديد؟ يستهلك ذلك محاولة ودقائق التسجيل من خطتك، وطلبًا واحدًا تقريبًا.
        [two] هل أفرّغ <b>{ $title }</b> من جديد؟ يستهلك ذلك محاولة ودقائق التسجيل من خطتك، وطلبين تقريبًا.
        [few] هل أفرّغ <b>{ $title }</b> من جديد؟ يستهلك ذلك محاولة ودقائق التسجيل من خطتك، ونحو { $n } طلبات.
        [many] هل أفرّغ <b>{ $title }</b> من جديد؟ يستهلك ذلك محاولة ودقائق التسجيل من خطتك، ونحو { $n } طلبًا.
       *[other] هل أفرّغ <b>{ $title }</b> من جديد؟ يستهلك ذلك محاولة ودقائق التسجيل من خطتك، ونحو { $n } طلب.
    }

fetch-under-way = جارٍ جلب الملف…
fetch-converting = جارٍ تحويل الصيغة…
fetch-percent = جارٍ إرسال الملف… { $percent }%
fetch-over = أكثر من { $limit }
fetch-empty = أعطى PolyglotVoice ملفًا فارغًا: لا شيء لإرساله.
fetch-not-ready = هذا الملف ليس عند PolyglotVoice بعد. حاول حين تجهز المهمة.
fetch-too-big = حجم هذا الملف { $size }؛ ويقبل تيليغرام من البوت { $limit }. يمكنك تنزيله من polyglotvoice.ru.
fetch-refused = لم يقبل تيليغرام هذا الملف. يمكنك تنزيله من polyglotvoice.ru.

source-gone = لا يحتفظ PolyglotVoice بهذا الأصل.
source-too-big = حجم الأصل { $size }؛ ويقبل تيليغرام من البوت { $limit }. أستطيع إرسال الصوت وحده، أو النص.

download-gone = ليس عند PolyglotVoice { $kind } لهذه المهمة.

convert-how = رُدّ بالأمر <code>/convert mp3</code> على رسالة صوتية أو ملف صوتي أو فيديو، أو اكتبه في وصف الملف.
convert-choose = أي صيغة؟
convert-unknown = لا أعرف الصيغة «{ $said }». أيّها تريد؟

limits-head = <b>ما تسمح به الخطة</b>
limits-line = { $label }: <b>{ $value }</b>
limits-untold = لا يذكر PolyglotVoice ما تسمح به الخطة.
limits-spent-head = <b>ما استُهلك هنا بالمفتاح</b>
limits-today = اليوم: { $spent }. يتجدد في { $when }.
limits-month = هذا الشهر: { $spent }. يتجدد في { $when }.
limits-count =
    { $n ->
        [one] <b>{ $count }</b> طلب
        [two] الطلبات: <b>{ $count }</b>
        [few] <b>{ $count }</b> طلبات
        [many] <b>{ $count }</b> طلبًا
       *[other] <b>{ $count }</b> طلب
    }
limits-a-minute = الطلبات في الدقيقة
limits-an-hour = الطلبات في الساعة
limits-a-day = الطلبات في اليوم
limits-a-month = الطلبات في الشهر
limits-at-once = المهام في الوقت نفسه
limits-count-of = <b>{ $count }</b> من { $limit } من الطلبات
limits-near = استُهلك 80% من أحد الحدود.
limits-others = البرامج الأخرى التي تستخدم الحساب تُحسب أيضًا، ولا أراها.
limits-near-day = استُهلك 80% من طلبات خطتك لليوم: { $count } من { $limit }. يتجدد: { $when }. /limits يعرض المزيد.
limits-near-month = استُهلك 80% من طلبات خطتك لهذا الشهر: { $count } من { $limit }. يتجدد: { $when }. /limits يعرض المزيد.
limits-near-day-here = استُهلك 80% من طلبات اليوم للمفتاح المستخدم هنا: { $count } من { $limit }. يتجدد: { $when }؛ والباقي ينتظر حتى ذلك الحين.
limits-near-month-here = استُهلك 80% من طلبات هذا الشهر للمفتاح المستخدم هنا: { $count } من { $limit }. يتجدد: { $when }؛ والباقي ينتظر حتى ذلك الحين.

find-usage =
    اكتب بعد الأمر ما تبحث عنه: <code>/find ميزانية اجتماع</code>

    تصح أي صيغة للكلمة وبأي ترتيب؛ ولا بأس بخطأ مطبعي أو ببداية الكلمة فقط. وبالاسم تجد من قال ذلك. ولإبقاء الكلمات معًا ضعها بين علامتي اقتباس: <code>/find "المكتب الجديد"</code>

    أبحث في نصوص هذه المحادثة؛ وأحتفظ بكل منها { $days ->
        [one] يومًا واحدًا
        [two] يومين
        [few] { $days } أيام
        [many] { $days } يومًا
       *[other] { $days } يوم
    }.

find-empty = لا شيء بعد للبحث فيه. أحتفظ بكل نص من هذه المحادثة { $days ->
        [one] يومًا واحدًا
        [two] يومين
        [few] { $days } أيام
        [many] { $days } يومًا
       *[other] { $days } يوم
    }.

find-nothing =
    { $n ->
        [one] «{ $words }» ليست في النص الوحيد لهذه المحادثة، من { $since }.
        [two] «{ $words }» ليست في أي من نصَّي هذه المحادثة، وأقدمهما من { $since }.
        [few] «{ $words }» ليست في أي من نصوص هذه المحادثة ({ $n })، وأقدمها من { $since }.
        [many] «{ $words }» ليست في أي من نصوص هذه المحادثة ({ $n })، وأقدمها من { $since }.
       *[other] «{ $words }» ليست في أي من نصوص هذه المحادثة ({ $n })، وأقدمها من { $since }.
    } أحتفظ بكل منها { $days ->
        [one] يومًا واحدًا
        [two] يومين
        [few] { $days } أيام
        [many] { $days } يومًا
       *[other] { $days } يوم
    }.

find-nothing-in-one = «{ $words }» ليست في النص الوحيد لهذه المحادثة، من { $since }. أحتفظ بكل نص { $days ->
        [one] يومًا واحدًا
        [two] يومين
        [few] { $days } أيام
        [many] { $days } يومًا
       *[other] { $days } يوم
    }.

find-nothing-recent = «{ $words }» ليست في أي من أحدث نصوص هذه المحادثة ({ $n })، وأقدمها من { $since }. لا أبحث في الأقدم.

find-instead =
    { $said }

    هذه لها نتائج:
    { $commands }

find-not-all = بحثت في الأحدث فقط ({ $n }).

find-since =
    { $said }

    بحثت فيما فرّغته منذ { $since }، حين انضممت أو رأيتك هنا أول مرة. يستطيع المشرفون فتح الباقي للجميع في /settings.

find-when =
    { $said }

    فقط «{ $when }»، أو حيث قيل ذلك. كل الوقت: <code>/find { $words }</code>

find-when-nothing =
    لا شيء «{ $when }»، لكنه موجود في وقت آخر:

    { $said }

find-day =
    { $said }

    هذا كل ما في «{ $when }». كلمة إضافية تضيّق البحث: <code>/find عقد { $when }</code>

find-by-day =
    { $said }

    أبحث باليوم لا بالساعة: <code>/find أمس</code>

find-not-yours = كان ذلك قبل انضمامك، أو قبل أن أراك هنا أول مرة. يستطيع المشرفون فتحه للجميع في /settings.
find-here = هذا هو.
find-here-at = هذا هو، عند { $time }.
find-gone = لم تعد تلك الرسالة في هذه المحادثة.

find-found =
    { $n ->
        [one]
            وُجد في نص واحد:

            { $hits }
        [two]
            وُجد في نصّين:

            { $hits }
        [few]
            وُجد في { $n } نصوص:

            { $hits }
        [many]
            وُجد في { $n } نصًا:

            { $hits }
       *[other]
            وُجد في { $n } نص:

            { $hits }
    }

find-more =
    { $n ->
        [one]
            { $said }

            وهناك واحد أقدم: أضف كلمة لتضييق البحث.
        [two]
            { $said }

            وهناك اثنان أقدم: أضف كلمة لتضييق البحث.
        [few]
            { $said }

            وهناك { $n } أقدم: أضف كلمة لتضييق البحث.
        [many]
            { $said }

            وهناك { $n } أقدم: أضف كلمة لتضييق البحث.
       *[other]
            { $said }

            وهناك { $n } أقدم: أضف كلمة لتضييق البحث.
    }

transcribe-how = رُدّ على تسجيل بالأمر /transcribe، أو اكتب الروابط بعد الأمر. ما ترسله لي هنا أفرّغه على أي حال.

edit-answered-before = تغيّرت هذه الرسالة: ردّي أعلاه على ما كانت تقوله من قبل.
edit-replaced = تغيّرت الرسالة، وتغيّر معها ردّي.

talk-no-key = أرسل لي رسالة صوتية أو ملفًا أو رابطًا، وأردّ بنصه.
talk-has-key = لديك مفتاح: /key يعرضه ويستبدله. وأنشئ مفتاحًا جديدًا في ملفك الشخصي على polyglotvoice.ru.
talk-why-long = التسجيل الطويل يستغرق بضع دقائق، وفي أوقات الازدحام ينتظر دوره. سيصل النص تلقائيًا. للإيقاف: /cancel
talk-nothing-under-way = أنا هنا، ولا شيء قيد التنفيذ. إن نقص شيء فأرسله من جديد.
talk-find = /find ثم الكلمات، مثلًا <code>/find عقد</code>: أعرض أين قيل ذلك في هذه المحادثة.
talk-convert = رُدّ على تسجيل بالأمر <code>/convert mp3</code>، أو بصيغة أخرى. ولا أغيّر الصوت نفسه.
talk-translate = أكتب ما يُقال بلغته، ولغتي تتغيّر من /settings. وحيث يترجمه PolyglotVoice أو يلخّصه يأتي ذلك معه.
talk-language = أكتب لك الآن بالعربية.
talk-stop = /cancel يوقف ما هو قيد التنفيذ؛ وردًا على تسجيل يوقف ذلك التسجيل وحده.
talk-limits = أنا مجاني، أما PolyglotVoice فيحسب حسب الخطة. ما تسمح به وما استُهلك: /limits
talk-privacy = تذهب التسجيلات إلى PolyglotVoice، ويأتي نصها إلى هذه المحادثة وحدها. ما أحتفظ به وكيف تمحوه: /privacy
talk-files = زر <b>الملفات</b> تحت النص يأتي به بصيغة .srt أو .vtt أو .txt أو .md أو .json. نصوص أسبوع كامل: /export
talk-settings = ما يمكن اختياره هنا، مثل لغتي وأسلوب النص: /settings
talk-tasks = مهام حسابك، الأحدث أولًا، مع نصوصها وملفاتها: /history
talk-links = أرسل الرابط، حتى خمسة في رسالة. يتحقق PolyglotVoice من كل رابط أولًا؛ وإن لم يقبل أحدها أخبرتك.
talk-group = أضفني إلى مجموعة أو قناة: أردّ فيها على الرسائل الصوتية بنصوصها. ويمكن أيضًا الرد على رسالة بالأمر /transcribe.
talk-again = هل في النص أو في لغته خطأ؟ زر <b>إعادة</b> تحته يعيد تفريغه، ويبيّن الكلفة أولًا.
talk-resend = كل نص في الرد على تسجيله؛ /find يوصلك إليه. أعد إرسال التسجيل خلال أسبوع فيعود نصه بلا كلفة.
talk-speakers = زر <b>المتحدثون</b> تحت النص يبيّن من يقول ماذا إن ميّزهم PolyglotVoice؛ انقر متحدثًا لتسمّيه.
talk-hello = مرحبًا! أرسل لي رسالة صوتية أو ملفًا أو رابطًا، وأردّ بنصه. أمثلة: /help

talk-wait-for-key =
    { $n ->
        [one] أحتفظ بتسجيل واحد وأفرّغه متى وُجد مفتاح.
        [two] أحتفظ بتسجيلين وأفرّغهما متى وُجد مفتاح.
        [few] أحتفظ بـ { $n } تسجيلات وأفرّغها متى وُجد مفتاح.
        [many] أحتفظ بـ { $n } تسجيلًا وأفرّغها متى وُجد مفتاح.
       *[other] أحتفظ بـ { $n } تسجيل وأفرّغها متى وُجد مفتاح.
    }

talk-under-way =
    { $n ->
        [one] تسجيل واحد قيد التنفيذ، منذ { $since }. { $status }
        [two] تسجيلان قيد التنفيذ، أولهما منذ { $since }. { $status }
        [few] { $n } تسجيلات قيد التنفيذ، أولها منذ { $since }. { $status }
        [many] { $n } تسجيلًا قيد التنفيذ، أولها منذ { $since }. { $status }
       *[other] { $n } تسجيل قيد التنفيذ، أولها منذ { $since }. { $status }
    }

probe-button = فحص PolyglotVoice

probe-ask =
    أستدعي كل نقطة نهاية في PolyglotVoice مرة واحدة، بمفتاح هذه المحادثة وعيّنة قصيرة، وأصف <b>بنية</b> ردوده: لا مفتاح ولا معرّف ولا اسم ولا كلمة.

    يكلف ذلك من { $low } إلى { $high } من الطلبات، ومحاولة واحدة و{ $seconds } ثانية صوت، ويستغرق بضع دقائق على الأكثر.
probe-go = ابدأ
probe-no = لا
probe-dropped = لم يُرسل شيء.
probe-no-key = لا مفتاح هنا: أرسل مفتاحًا أولًا (/key).
probe-running = جارٍ فحص PolyglotVoice: { $step }…
probe-stop = إيقاف
probe-stopping = يتوقف قبل طلبه التالي.
probe-whole = وصل إلى النهاية.

probe-done =
    <b>فحص PolyglotVoice</b>
    { $ended } الطلبات المرسلة: { $requests }. الملف هو التقرير: البنية فقط. اقرأه وأرسله إلى المشروع.

    { $rows }
probe-cut-short = انقطع الفحص بسبب إعادة تشغيل أو لأن المفتاح لم يعد موجودًا. لإتمامه ابدأه من جديد: بالكلفة نفسها.

export-nothing = ليس عندي نصوص من هذه المحادثة يمكنك أخذها. أحتفظ بها أسبوعًا.
export-wait = أرسلت آخر ملف للتوّ. حاول بعد دقيقة.
export-by-button = أرسل ملف zip إليك وحدك في محادثتنا الخاصة:
export-in-private = سيصل ملف zip إلى محادثتنا الخاصة.
export-name = نصوص { $day }
export-under-way = جارٍ تجميع النصوص…
export-refused = لم يقبل تيليغرام الملف. حاول لاحقًا.
export-left-out =
    { $n ->
        [one] نص واحد لم يتسع له الملف
        [two] نصّان لم يتسع لهما الملف
        [few] { $n } نصوص لم يتسع لها الملف
        [many] { $n } نصًا لم يتسع لها الملف
       *[other] { $n } نص لم يتسع لها الملف
    }
