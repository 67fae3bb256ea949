### Numbers with their units, and dates by CLDR's patterns.

pattern-day = d MMM y
pattern-date = d MMM, HH:mm
days-long = { $n ->
    [one] { $n } day
   *[other] { $n } days
}
duration-days = { $n ->
    [one] { $n } day
   *[other] { $n } days
}
duration-hours = { $n } hr
duration-minutes = { $n } min
duration-seconds = { $n } sec
duration-two = { $larger } { $smaller }

size-bytes = { $amount } B
size-kilobytes = { $amount } kB
size-megabytes = { $amount } MB
size-gigabytes = { $amount } GB
size-terabytes = { $amount } TB
