### Numbers with their units, and dates by CLDR's patterns.

pattern-day = d 'de' MMM 'de' y
pattern-date = d 'de' MMM, HH:mm

days-long =
    { $n ->
        [one] { $n } dia
       *[other] { $n } dias
    }

duration-days =
    { $n ->
        [one] { $n } dia
       *[other] { $n } dias
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
