### Numbers with their units, and dates by CLDR's patterns.

pattern-day = y 'ж.' d MMM
pattern-date = d MMM, HH:mm

days-long =
    { $n ->
        [one] { $n } күн
       *[other] { $n } күн
    }

duration-days = { $n } күн
duration-hours = { $n } сағ
duration-minutes = { $n } мин
duration-seconds = { $n } с
duration-two = { $larger } { $smaller }

size-bytes = { $amount } Б
size-kilobytes = { $amount } кБ
size-megabytes = { $amount } МБ
size-gigabytes = { $amount } ГБ
size-terabytes = { $amount } ТБ
