### Numbers with their units, and dates by CLDR's patterns.

pattern-day = d. MMM y
pattern-date = d. MMM, HH:mm

days-long =
    { $n ->
        [one] { $n } Tag
       *[other] { $n } Tage
    }

duration-days =
    { $n ->
        [one] { $n } Tag
       *[other] { $n } Tage
    }
duration-hours = { $n } Std.
duration-minutes = { $n } Min.
duration-seconds = { $n } Sek.

size-bytes = { $amount } B
size-kilobytes = { $amount } kB
size-megabytes = { $amount } MB
size-gigabytes = { $amount } GB
size-terabytes = { $amount } TB
