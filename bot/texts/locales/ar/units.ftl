### Numbers with their units, and dates by CLDR's patterns.

pattern-day = d MMM y
pattern-date = d MMM، HH:mm

days-long =
    { $n ->
        [zero] { $n } يوم
        [one] يوم واحد
        [two] يومان
        [few] { $n } أيام
        [many] { $n } يومًا
       *[other] { $n } يوم
    }

duration-days =
    { $n ->
        [zero] { $n } يوم
        [one] يوم واحد
        [two] يومان
        [few] { $n } أيام
        [many] { $n } يومًا
       *[other] { $n } يوم
    }

duration-hours = { $n } س
duration-minutes = { $n } د
duration-seconds = { $n } ث

size-bytes = { $amount } بايت
size-kilobytes = { $amount } ك.ب
size-megabytes = { $amount } م.ب
size-gigabytes = { $amount } غ.ب
size-terabytes = { $amount } ت.ب
