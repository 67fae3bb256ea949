### The account's tasks, files and limits. Markup is Telegram's HTML.

history-head = <b>مهامك</b>، الأحدث أولًا
history-head-of = <b>مهامك</b>، الأحدث أولًا: { $first }–{ $last } من { $total }

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
history-none-found = لا عنوان في مهامك يحوي «{ $words }». /find يبحث فيما قيل في هذه المحادثة.

card-title = <b>{ $title }</b>
card-done = جاهزة.
card-failed = فشلت؛ ولم تقل الخدمة لماذا.
card-failed-why = فشلت: { $reason }
card-percent = قيد التنفيذ، { $percent }%.
card-running = قيد التنفيذ: { $status }.
card-about = { $about }
card-detail = { $label }: { $value }
card-details = <blockquote expandable>{ $details }</blockquote>
card-text = النص
card-source = الأصل
card-again = من جديد
card-adopt = أخبرني حين تنتهي
card-refresh = تحديث
card-back = › كل المهام
card-stale = هذا الزر قديم جدًا. /history يعرض مهامك.
card-started = في الطريق.
card-under-way = أعمل عليه أصلًا.
card-again-yes = نعم، من جديد
card-again-no = › رجوع
card-again-started = أعمل <b>{ $title }</b> من جديد، كمهمة جديدة.
card-as-format = بصيغة { $format }

card-again-ask =
    { $n ->
        [one] أأفرّغ <b>{ $title }</b> من جديد؟ يأخذ محاولة ودقائق التسجيل من خطتك، وطلبًا واحدًا تقريبًا.
        [two] أأفرّغ <b>{ $title }</b> من جديد؟ يأخذ محاولة ودقائق التسجيل من خطتك، وطلبين تقريبًا.
        [few] أأفرّغ <b>{ $title }</b> من جديد؟ يأخذ محاولة ودقائق التسجيل من خطتك، ونحو { $n } طلبات.
        [many] أأفرّغ <b>{ $title }</b> من جديد؟ يأخذ محاولة ودقائق التسجيل من خطتك، ونحو { $n } طلبًا.
       *[other] أأفرّغ <b>{ $title }</b> من جديد؟ يأخذ محاولة ودقائق التسجيل من خطتك، ونحو { $n } طلب.
    }

fetch-under-way = أجلب الملف…
fetch-converting = أحوّل الصيغة…
fetch-percent = أرسل الملف… { $percent }%
fetch-over = أكثر من { $limit }
fetch-empty = أعطى PolyglotVoice ملفًا فارغًا: لا شيء لإرساله.
fetch-not-ready = ليس عند PolyglotVoice هذا الملف بعد. حاول حين تجهز المهمة.
fetch-too-big = حجم هذا الملف { $size }؛ ويقبل تيليغرام من البوت { $limit }. تجده على polyglotvoice.ru.
fetch-refused = لم يقبل تيليغرام هذا الملف. تجده على polyglotvoice.ru.

source-gone = لا يحتفظ PolyglotVoice بهذا الأصل (أو لم يعد).
source-too-big = حجم الأصل { $size }؛ ويقبل تيليغرام من البوت { $limit }. أستطيع إرسال الصوت وحده، أو النص.

download-gone = ليس عند PolyglotVoice { $kind } لهذه المهمة.

convert-how = رُدّ بـ <code>/convert mp3</code> على رسالة صوتية أو ملف صوتي أو فيديو، أو اكتبه تحته.
convert-choose = أي صيغة؟
convert-unknown = لا أعرف الصيغة «{ $said }». أيّها تريد؟

limits-head = <b>حدود خطتك</b>
limits-line = { $label }: <b>{ $value }</b>
limits-untold = لا يذكر PolyglotVoice حدود خطتك.
limits-spent-head = <b>ما استُهلك هنا بمفتاحك</b>
limits-today = اليوم: { $spent }. يبدأ من جديد في { $when }.
limits-month = هذا الشهر: { $spent }. يبدأ من جديد في { $when }.
limits-count =
    { $n ->
        [one] <b>{ $count }</b> طلب
        [two] <b>{ $count }</b> طلبان
        [few] <b>{ $count }</b> طلبات
        [many] <b>{ $count }</b> طلبًا
       *[other] <b>{ $count }</b> طلب
    }
limits-a-minute = الطلبات في الدقيقة
limits-an-hour = الطلبات في الساعة
limits-a-day = الطلبات في اليوم
limits-a-month = الطلبات في الشهر
limits-at-once = المهام معًا
limits-count-of = <b>{ $count }</b> من { $limit } من الطلبات
limits-near = استُهلك أربعة أخماس حدّ من الحدود.
limits-others = البرامج الأخرى التي تستخدم حسابك تُحسب أيضًا، ولا أراها.
limits-near-day = استُهلك أربعة أخماس طلبات خطتك لليوم: { $count } من { $limit }. يبدأ من جديد: { $when }. /limits يعرض المزيد.
limits-near-month = استُهلك أربعة أخماس طلبات خطتك لهذا الشهر: { $count } من { $limit }. يبدأ من جديد: { $when }. /limits يعرض المزيد.
limits-near-day-here = ذهب أربعة أخماس طلبات اليوم للمفتاح المستخدم هنا: { $count } من { $limit }. يبدأ من جديد: { $when }؛ وما يأتي بعد آخر طلب ينتظر.
limits-near-month-here = ذهب أربعة أخماس طلبات هذا الشهر للمفتاح المستخدم هنا: { $count } من { $limit }. يبدأ من جديد: { $when }؛ وما يأتي بعد آخر طلب ينتظر.

find-usage =
    اكتب بعد الأمر ما تبحث عنه: <code>/find ميزانية اجتماع</code>

    تصح أي صيغة للكلمة وبأي ترتيب؛ ولا بأس بخطأ طباعي أو ببداية الكلمة فقط. والاسم يجد من قال ذلك. علامتا الاقتباس تبقيان الكلمات معًا: <code>/find "المكتب الجديد"</code>

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

find-nothing-recent = «{ $words }» ليست في أي من أحدث { $n } نص في هذه المحادثة، وهي تعود إلى { $since }. لا أبحث أبعد من ذلك.

find-instead =
    { $said }

    هذا سيُعثر عليه:
    { $commands }

find-not-all = بحثت في أحدث { $n } فقط.

find-since =
    { $said }

    بحثت فيما فرّغته منذ { $since }، حين انضممت أو رأيتك هنا أول مرة. يستطيع المشرفون فتح الباقي للجميع في /settings.
find-not-yours = كان ذلك قبل انضمامك، أو قبل أن أراك هنا أول مرة. يستطيع المشرفون فتحه للجميع في /settings.
find-here = ها هو.
find-here-at = ها هو، عند { $time }.
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

            وواحد أقدم: أضف كلمة للتضييق.
        [two]
            { $said }

            واثنان أقدم: أضف كلمة للتضييق.
        [few]
            { $said }

            و{ $n } أقدم: أضف كلمة للتضييق.
        [many]
            { $said }

            و{ $n } أقدم: أضف كلمة للتضييق.
       *[other]
            { $said }

            و{ $n } أقدم: أضف كلمة للتضييق.
    }

transcribe-how = رُدّ على تسجيل بالأمر /transcribe، أو اكتب بعده روابط. ما ترسله لي هنا أفرّغه على أي حال.

edit-answered-before = تغيّرت هذه الرسالة: جوابي أعلاه عمّا كانت تقوله من قبل.

talk-no-key = أرسل لي رسالة صوتية أو ملفًا أو رابطًا، وأجيبك بنصه. أحتاج أولًا إلى مفتاحك.
talk-has-key = لديك مفتاح: /key يعرضه ويستبدله. والجديد تنشئه في ملفك الشخصي على polyglotvoice.ru.
talk-why-long = التسجيل الطويل يأخذ دقائق، وفي أوقات الازدحام ينتظر دوره. النص يأتي وحده. /cancel يوقفه.
talk-nothing-under-way = لا شيء قيد التنفيذ: أجبت عن كل شيء. إن نقص شيء فأرسله من جديد.
talk-find = /find ثم الكلمات، مثلًا <code>/find عقد</code>: أعرض أين قيل ذلك في هذه المحادثة.
talk-convert = رُدّ على تسجيل بـ <code>/convert mp3</code>، أو بصيغة أخرى.
talk-translate = أكتب ما يُقال بلغته. وحيث يترجمه PolyglotVoice تأتي الترجمة معه.
talk-stop = /cancel يوقف ما هو قيد التنفيذ؛ وردًا على تسجيل يوقفه هو.
talk-limits = أنا مجاني؛ وPolyglotVoice يحسب بخطتك. /limits يعرض ما تسمح به وما استُهلك.
talk-privacy = /privacy يقول ما أحتفظ به وكم مدته، ويمحوه.

talk-wait-for-key =
    { $n ->
        [one] أحتفظ بتسجيل واحد وأفرّغه متى وُجد مفتاح.
        [two] أحتفظ بتسجيلين وأفرّغهما متى وُجد مفتاح.
        [few] أحتفظ بعدد { $n } تسجيلات وأفرّغها متى وُجد مفتاح.
        [many] أحتفظ بعدد { $n } تسجيلًا وأفرّغها متى وُجد مفتاح.
       *[other] أحتفظ بعدد { $n } تسجيل وأفرّغها متى وُجد مفتاح.
    }

talk-under-way =
    { $n ->
        [one] تسجيل واحد قيد التنفيذ، منذ { $since }. { $status }
        [two] تسجيلان قيد التنفيذ، أولهما منذ { $since }. { $status }
        [few] { $n } تسجيلات قيد التنفيذ، أولها منذ { $since }. { $status }
        [many] { $n } تسجيلًا قيد التنفيذ، أولها منذ { $since }. { $status }
       *[other] { $n } تسجيل قيد التنفيذ، أولها منذ { $since }. { $status }
    }

probe-button = افحص PolyglotVoice

probe-ask =
    أسأل PolyglotVoice مرة عند كل نقطة وصول، بمفتاح هذه المحادثة وعيّنة قصيرة، وأصف <b>أشكال</b> أجوبته: لا مفتاح ولا معرّف ولا اسم ولا كلمة.

    يكلف ذلك من { $low } إلى { $high } من الطلبات، ومحاولة واحدة و{ $seconds } ثانية صوت، ويأخذ بضع دقائق على الأكثر.
probe-go = ابدأ
probe-no = لا
probe-dropped = لم يُرسل شيء.
probe-no-key = لا مفتاح هنا: أرسل مفتاحًا أولًا (/key).
probe-running = أفحص PolyglotVoice: { $step }…
probe-stop = إيقاف
probe-stopping = يتوقف قبل طلبه التالي.
probe-whole = وصل إلى النهاية.

probe-done =
    <b>فحص PolyglotVoice</b>
    { $ended } الطلبات المرسلة: { $requests }. الملف هو التقرير: أشكال فقط. اقرأه وأرسله إلى المشروع.

    { $rows }
probe-cut-short = قُطع الفحص، بإعادة تشغيل أو لأن المفتاح زال. لإتمامه كله ابدأه من جديد: بالكلفة نفسها.

export-nothing = لا أحتفظ بنصوص من هذه المحادثة تأخذها معك. تبقى أسبوعًا.
export-wait = أرسلت الأخير للتوّ. حاول بعد دقيقة.
export-name = نصوص { $day }
export-under-way = أحزم النصوص…
export-refused = لم يقبل تيليغرام الملف. حاول لاحقًا.
export-left-out =
    { $n ->
        [one] نص واحد لم يتسع له المكان
        [two] نصّان لم يتسع لهما المكان
        [few] { $n } نصوص لم يتسع لها المكان
        [many] { $n } نصًا لم يتسع لها المكان
       *[other] { $n } نص لم يتسع لها المكان
    }
