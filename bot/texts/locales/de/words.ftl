### What people say: words and phrases, with commas between them. A star stands for any ending or beginning.
### All languages' words are heard at once.

heard-thanks = danke, dankeschön, dankeschoen, vielen dank, merci, prima, klasse, toll, passt, alles klar
heard-with-thanks = sehr, schön, schoen, dir, ihnen, vielmals
heard-slow = wie lange, so lange, zu lange, dauert lange, dauert das lange, zu langsam, langsam, wo ist der text, wo bleibt, wann fertig, wann ist es fertig, hängt, haengt
heard-key = schlüssel, schluessel, api-schlüssel
heard-find = finden, finde ich, suchen, suche
heard-convert = umwandeln, konvertier*, dateiformat
heard-translate = übersetz*, uebersetz*
heard-stop = abbrechen, stopp, stoppen, aufhören, aufhoeren
heard-limits = was kostet, preis, preise, kosten, kostenlos, gratis, tarif, tarife
heard-privacy = datenschutz, löschen, loeschen, lösche, gespeichert, aufbewahr*
heard-files = datei, dateien, untertitel, srt, pdf, txt, herunterladen
heard-group = gruppe, gruppen, kanal, kanäle
heard-again = nochmal, noch mal, noch einmal, wiederhol*, falsch, fehler, schlecht, schrecklich, unsinn, nutzlos, scheiße, scheisse, mist, idiot
heard-hello = hallo, hi, hey, moin, servus, guten tag, guten morgen, guten abend, wie geht's, wie gehts, wer bist du
heard-leave-me = transkribiere mich nicht, transkribier mich nicht, bitte nicht transkribieren
heard-take-me = transkribiere mich wieder, transkribier mich wieder
heard-minutes = minute, minuten
heard-hours = std, stunde, stunden
heard-days = tag, tage, tagen
heard-months = monat, monate
heard-people = leute, personen, alle
heard-groups = gruppen
heard-default = standard
