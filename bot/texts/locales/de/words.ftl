### What people say: words and phrases, with commas between them. A star stands for any ending or beginning.
### All languages' words are heard at once.

heard-thanks = danke, dankeschön, dankeschoen, vielen dank, merci, prima, klasse, toll, passt, alles klar, ja, nein, nö, jo, gut, sehr gut, spitze, perfekt, genial, wunderbar, großartig, verstanden, verstehe, ach so, achso, genau, stimmt, schon gut, läuft, es funktioniert, tschüss, tschuess, bis bald, bis dann, gute nacht
heard-with-thanks = sehr, schön, schoen, dir, ihnen, vielmals, du, bist, der beste, bot, für, die hilfe, deine hilfe, alles, so
heard-slow = wie lange, so lange, zu lange, dauert lange, dauert das lange, zu langsam, langsam, wo ist der text, wo bleibt, wann fertig, wann ist es fertig, hängt, haengt, bist du da, noch da, geht nicht, funktioniert nicht, antwortest nicht, keine antwort, kaputt, nichts passiert, passiert nichts, beeil*, schneller, ewig, wann kommt
heard-key = schlüssel, schluessel, api-schlüssel, schlüssels, schlüsseln
heard-find = finden, finde ich, suchen, suche, such, such nach, wer hat gesagt, wer sagte, wo wurde gesagt
heard-search = finde, suche nach, suche, such nach, wer hat gesagt, wo haben wir gesprochen über
heard-search-for = mir, bitte, alles, der, die, das, den, dem, ein, eine, wo, wann, was, wer, wir, über, von, nach, gesagt, gesprochen
heard-convert = umwandeln, konvertier*, dateiformat, lauter, leiser, lautstärke, rauschen
heard-translate = übersetz*, uebersetz*, sprache, sprachen, zusammenfass*, zusammengefasst, kurzfassung, verstehst du, sprichst du, englisch, fass zusammen, fasse zusammen, fass das zusammen
heard-stop = abbrechen, stopp, stoppen, aufhören, aufhoeren, hör auf, hoer auf, sei still, halt den mund, brich ab
heard-limits = was kostet, preis, preise, kosten, kostenlos, gratis, tarif, tarife, bezahlen, geld, wie viele minuten, maximal, maximum, abo, kostenpflichtig
heard-privacy = datenschutz, löschen, loeschen, lösche, gespeichert, aufbewahr*, wer sieht, wer kann sehen, wer liest, wer hört, verschlüsselt, speicherst du, ist das sicher, wer kann lesen
heard-files = datei, dateien, untertitel, srt, pdf, txt, herunterladen, docx, exportieren
heard-group = gruppe, gruppen, kanal, kanäle
heard-again = nochmal, noch mal, noch einmal, wiederhol*, falsch, fehler, schlecht, schrecklich, unsinn, nutzlos, scheiße, scheisse, mist, idiot, wiederholen, dumm, blöd*, müll, verdammt, fick*, nicht gut, nicht so gut, nicht ok, nicht okay, nicht toll, gefällt mir nicht
heard-hello = hallo, hi, hey, moin, servus, guten tag, guten morgen, guten abend, wie geht's, wie gehts, wer bist du, grüß gott, gruess gott, guten tach, wie geht es dir
heard-leave-me = transkribiere mich nicht, transkribier mich nicht, bitte nicht transkribieren
heard-take-me = transkribiere mich wieder, transkribier mich wieder
heard-minutes = minute, minuten
heard-hours = std, stunde, stunden
heard-days = tag, tage, tagen
heard-months = monat, monate
heard-people = leute, personen, alle
heard-groups = gruppen
heard-default = standard
heard-speak = sprich, sprechen, rede, antworte, antworten, schreib, schreibe, schreiben, wechsle, wechsel, ändere, benutze, stell, bitte, kannst du, können sie, auf, in, ins, zu, mit mir, mir, nur, die, sprache, jetzt, bot, du, sie, ich möchte, um, hallo
heard-my-language = deutsch, auf deutsch, german, in german, alemán, alemão, немецкий, немецком, по-немецки, німецькою, немісше, الألمانية
heard-today = heute, von heute, seit heute
heard-yesterday = gestern, von gestern, seit gestern, gestrige*
heard-before-yesterday = vorgestern, von vorgestern, seit vorgestern
heard-week = diese woche, von dieser woche, in dieser woche, seit dieser woche
heard-last-week = letzte woche, von letzter woche, in der letzten woche, aus der letzten woche, vorige woche
heard-last = in den letzten, der letzten, aus den letzten, die letzten, letzten, vor
