### Numbers with their units, and dates by CLDR's patterns.

pattern-day = d MMM y
pattern-date = d MMM، HH:mm

days-long =
    { $n ->
        [zero] { $n } يوم
        [one] يوم واحد
        [two] يومين
        [few] { $n } أيام
        [many] { $n } يومًا
       *[other] { $n } يوم
    }

duration-days =
    { $n ->
        [zero] { $n } يوم
        [one] يوم
        [two] يومين
        [few] { $n } أيام
        [many] { $n } يومًا
       *[other] { $n } يوم
    }

duration-hours =
    { $n ->
        [zero] { $n } ساعة
        [one] ساعة
        [two] ساعتين
        [few] { $n } ساعات
        [many] { $n } ساعة
       *[other] { $n } ساعة
    }
duration-minutes =
    { $n ->
        [zero] { $n } دقيقة
        [one] دقيقة
        [two] دقيقتين
        [few] { $n } دقائق
        [many] { $n } دقيقة
       *[other] { $n } دقيقة
    }
duration-seconds =
    { $n ->
        [zero] { $n } ثانية
        [one] ثانية
        [two] ثانيتين
        [few] { $n } ثوانٍ
        [many] { $n } ثانية
       *[other] { $n } ثانية
    }
duration-two = { $larger } و{ $smaller }

size-bytes = { $amount } بايت
size-kilobytes = { $amount } كيلوبايت
size-megabytes = { $amount } ميغابايت
size-gigabytes = { $amount } غيغابايت
size-terabytes = { $amount } تيرابايت
