### What people say: words and phrases, with commas between them. A star stands for any ending or beginning.
### All languages' words are heard at once.

heard-thanks = شكرا, شكرًا, مشكور, مشكورة, تمام, ممتاز, رائع, حسنا, حسنًا
heard-with-thanks = جزيلا, جزيلًا, جدا, جدًا, لك, كثيرا, كثيرًا
heard-slow = متى يجهز, متى ينتهي, تأخر, بطيء, كم يستغرق, وقت طويل, أين النص, اين النص, أين نصي, عالق
heard-key = مفتاح, المفتاح, مفتاحي, رمز api
heard-find = ابحث, بحث, البحث, أبحث
heard-convert = حوّل الصيغة, تحويل الصيغة, تحويل, صيغة, الصيغة
heard-translate = ترجم, ترجمة, الترجمة
heard-stop = إلغاء, الغ, ألغ, أوقف, توقف
heard-limits = كم السعر, السعر, سعر, مجاني, مجانا, مجانًا, التكلفة, الحدود, الخطة
heard-privacy = الخصوصية, خصوصية, احذف, حذف, امسح, تحتفظ
heard-files = ملف, الملف, ملفات, الترجمة النصية, srt, pdf, txt, تنزيل
heard-group = مجموعة, المجموعة, مجموعات, قناة, القناة
heard-again = مرة أخرى, أعد, كرر, خطأ, أخطاء, غلط, سيئ, سيء, غبي
heard-hello = مرحبا, مرحبًا, أهلا, أهلًا, السلام عليكم, صباح الخير, مساء الخير, كيف حالك, من أنت
heard-leave-me = لا تفرغ تسجيلاتي, لا تفرّغ تسجيلاتي, لا تكتب رسائلي
heard-take-me = فرّغ تسجيلاتي من جديد, فرغ تسجيلاتي من جديد
heard-minutes = دقيقة, دقائق, دقيقتان
heard-hours = ساعة, ساعات, ساعتان
heard-days = يوم, أيام, ايام, يومان
heard-months = شهر, أشهر
heard-people = الناس, الأشخاص
heard-groups = المجموعات
heard-default = افتراضي
