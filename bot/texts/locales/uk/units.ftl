### Numbers with their units, and dates by CLDR's patterns.

pattern-day = d MMM y
pattern-date = d MMM, HH:mm

days-long =
    { $n ->
        [one] { $n } день
        [few] { $n } дні
       *[many] { $n } днів
    }

duration-days = { $n } дн.
duration-hours = { $n } год
duration-minutes = { $n } хв
duration-seconds = { $n } с
duration-two = { $larger } { $smaller }

size-bytes = { $amount } Б
size-kilobytes = { $amount } кБ
size-megabytes = { $amount } МБ
size-gigabytes = { $amount } ГБ
size-terabytes = { $amount } ТБ
