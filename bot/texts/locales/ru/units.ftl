### Numbers with their units, and dates by CLDR's patterns.

pattern-day = d MMM y
pattern-date = d MMM, HH:mm
days-long = { $n ->
    [one] { $n } день
    [few] { $n } дня
   *[many] { $n } дней
}
duration-days = { $n } дн.
duration-hours = { $n } ч
duration-minutes = { $n } мин
duration-seconds = { $n } с
duration-two = { $larger } { $smaller }

size-bytes = { $amount } Б
size-kilobytes = { $amount } кБ
size-megabytes = { $amount } МБ
size-gigabytes = { $amount } ГБ
size-terabytes = { $amount } ТБ
