### Numbers with their units, and dates by CLDR's patterns.

pattern-day = d MMM y
pattern-date = d MMM, HH:mm

days-long =
    { $n ->
        [one] { $n } día
       *[other] { $n } días
    }

duration-days =
    { $n ->
        [one] { $n } día
       *[other] { $n } días
    }

duration-hours = { $n } h
duration-minutes = { $n } min
duration-seconds = { $n } s
duration-two = { $larger } { $smaller }

size-bytes = { $amount } B
size-kilobytes = { $amount } kB
size-megabytes = { $amount } MB
size-gigabytes = { $amount } GB
size-terabytes = { $amount } TB
