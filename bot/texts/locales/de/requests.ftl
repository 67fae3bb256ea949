### A recording, from its arrival to its end. Markup is Telegram's HTML.

status-accepted = Angekommen. In der Warteschlange…
status-submitting = Ich schicke es zum Transkribieren…
status-transcribing = Ich transkribiere…
status-elapsed = Ich transkribiere… { $elapsed }
status-left = Ich transkribiere… noch etwa { $left }
status-percent = Ich transkribiere… { $percent }%
status-percent-left = Ich transkribiere… { $percent }%, noch etwa { $left }
status-delivering = Fast fertig…
status-over = Die Antwort ist da.
status-parked = Wartet, bis es an der Reihe ist…

status-key-steps =
    Gespeichert. Zum Transkribieren brauche ich deinen PolyglotVoice-API-Schlüssel:
    1. Melde dich auf polyglotvoice.ru an.
    2. Erstelle in deinem Profil einen API-Schlüssel.
    3. Schick ihn mir. Er beginnt mit <code>sk_</code>; deine Nachricht lösche ich sofort.

status-parked-service = PolyglotVoice antwortet seit { $since } nicht. Nichts geht verloren: Ich mache von selbst weiter.
status-parked-uploads = PolyglotVoice nimmt seit { $since } keine Aufnahmen an. Nichts geht verloren: Ich mache von selbst weiter.
status-parked-key = Ich behalte das, bis es einen gültigen Schlüssel gibt. /key sagt, wie du ihn bekommst.
status-parked-chat = Eine Weile konnte ich hier nicht schreiben. Der Button zeigt, was wartet.
status-parked-place = Dein Tarif erlaubt nicht mehr auf einmal. Platz in der Warteschlange: { $place }.
status-parked-slot = Dein Tarif erlaubt nicht mehr auf einmal: Diese Aufnahme wartet, bis sie an der Reihe ist.

time-left = in { $wait }
plan-own = deines Tarifs
plan-group = des Tarifs dieser Gruppe
plan-lent = des Tarifs von <a href="tg://user?id={ $id }">dem Mitglied, das seinen Schlüssel verliehen hat,</a>
plan-operator = des Tarifs des Betreibers
limit-burst = Das Limit { $plan } ist erreicht: zu viele Anfragen auf einmal. Ich mache { $left } von selbst weiter.
limit-day = Das Limit { $plan } ist erreicht: heute keine Anfragen mehr. Ich mache von selbst weiter, { $when }, { $left }.
limit-month = Das Limit { $plan } ist erreicht: diesen Monat keine Anfragen mehr. Ich mache von selbst weiter, { $when }, { $left }.
limit-other = Das Limit { $plan } ist erreicht. Ich mache von selbst weiter, { $when }, { $left }.
limit-minutes = Die Minuten { $plan } sind aufgebraucht. Ich behalte das und versuche es wieder, { $when }, { $left }.
limit-attempts = Die Transkriptionsversuche { $plan } sind aufgebraucht. Ich behalte das und versuche es wieder, { $when }, { $left }.
limit-changed = Hat sich dein Tarif geändert? Schick mir deinen Schlüssel noch einmal oder den eines anderen Kontos.

status-link =
    <b>{ $title }</b>
    { $status }

status-link-length =
    <b>{ $title }</b> · { $length }
    { $status }

media-empty = Diese Datei ist leer. Schick sie bitte noch einmal.
media-too-big = Telegram gibt Bots nur Dateien bis 20 MB. Schick einen Link oder eine kleinere Version.
media-unsupported = Diesen Dateityp kann ich nicht transkribieren. Schick Audio oder Video: mp3, m4a, ogg, wav, mp4, webm.
media-nothing = Hier gibt es nichts zu transkribieren.

link-malformed = Diesen Link kann ich nicht lesen. Prüfe ihn und schick ihn noch einmal.
link-private = Dieser Link führt zu einer privaten Adresse, die PolyglotVoice nicht erreicht. Schick einen öffentlichen oder die Datei selbst.

link-too-many =
    { $n ->
        [one] Ich habe nur { $n } Link genommen, den ersten. Schick die anderen in einer weiteren Nachricht.
       *[other] Ich habe die ersten { $n } Links genommen. Schick die anderen in einer weiteren Nachricht.
    }

result-empty = Ich höre hier niemanden sprechen.
result-summary = Zusammenfassung
result-translation = Übersetzung
result-translation-to = Übersetzung ({ $language })

button-guest-files = Untertitel und Dateien
button-go-on = Privat weitermachen
button-lend-key = Schlüssel verleihen
button-use-own = Schlüssel verleihen
button-not-now = Nicht jetzt
button-accept = Annehmen
button-decline = Ablehnen
button-take-back = Zurückholen: { $title }
button-set-group-key = Schlüssel hinterlegen
button-make-admin = Zum Admin machen
button-cancel = Abbrechen
button-cancel-all = Alle abbrechen
button-again = Nochmal
button-replace-key = Ersetzen
button-forget-key = Löschen
button-forget-yes = Ja, löschen
button-erase = Alles löschen
button-erase-yes = Ja, löschen
button-keep = Behalten
button-working = Bin dabei…
button-undo = Rückgängig
button-back = ‹ Zurück
button-stale = Dieser Button funktioniert nicht mehr.
button-outbox = Anzeigen

button-swap-key = Ersetzen
button-keep-old-key = Alten behalten

failed-refused = PolyglotVoice hat das nicht angenommen: { $reason }
failed-too-long = Diese Aufnahme ist länger, als dein Tarif erlaubt: { $reason }
failed-too-big = Diese Datei ist größer, als dein Tarif erlaubt: { $reason }
failed-unsupported = PolyglotVoice kann diese Datei nicht lesen: { $reason }
failed-refused-silent = PolyglotVoice hat das nicht angenommen und nicht gesagt, warum.
failed-too-long-silent = Diese Aufnahme ist länger, als dein Tarif erlaubt.
failed-too-big-silent = Diese Datei ist größer, als dein Tarif erlaubt.
failed-unsupported-silent = PolyglotVoice kann diese Datei nicht lesen.
failed-task = Das Transkribieren ist gescheitert: { $reason }
failed-task-silent = Das Transkribieren ist gescheitert; warum, hat PolyglotVoice nicht gesagt. Versuch es noch einmal.
failed-task-gone = PolyglotVoice kennt diesen Auftrag nicht mehr. Versuch es noch einmal.
failed-task-unnamed = PolyglotVoice hat das angenommen, oder vielleicht angenommen, aber ich weiß nicht, welcher deiner Aufträge es ist. Sieh erst in deine Liste auf polyglotvoice.ru: Ein neuer Versuch legt noch einen an, und der kostet auch.
failed-timeout = Das hat zu lange gedauert, ich warte nicht mehr. Versuch es in einer Weile noch einmal.
failed-download = Ich konnte die Datei nicht von Telegram holen. Versuch es in einer Weile noch einmal.
failed-file-unseen = Ich konnte diese Datei nicht von der gemeinsamen Festplatte des Bot-API-Servers lesen. Versuch es in ein paar Minuten noch einmal; wenn es wieder passiert, sag es dem Betreiber.
failed-file-gone = Telegram hat diese Datei nicht mehr. Schick sie bitte noch einmal.
failed-service = PolyglotVoice antwortet nicht richtig. Versuch es in einer Weile noch einmal.
failed-telegram = Telegram war zu lange nicht erreichbar. Versuch es noch einmal.
failed-no-key = Zu lange gab es keinen gültigen Schlüssel, darum habe ich aufgegeben. Hinterlege einen und versuch es noch einmal.
failed-unknown = Bei mir ist etwas schiefgegangen. Versuch es noch einmal; wenn es wieder passiert, gib dem Betreiber diese Nummer: <code>{ $id }</code>
answer-refused = Telegram hat einen Teil dieser Antwort abgelehnt: { $files }. Er ist aufbewahrt: hol ihn dir unten oder in /history. Klappt auch das nicht, gib dem Betreiber diese Nummer: <code>{ $id }</code>
failed-too-short = Diese Aufnahme ist zu kurz für PolyglotVoice: { $reason }
failed-minutes = Die Minuten des PolyglotVoice-Tarifs, der hier gilt, sind aufgebraucht (ein Team nutzt die seines Inhabers). Versuch es noch einmal, wenn es neue gibt. PolyglotVoice sagt: { $reason }
failed-attempts = Die Transkriptionsversuche des PolyglotVoice-Tarifs, der hier gilt, sind aufgebraucht (ein Team nutzt die seines Inhabers). Versuch es noch einmal, wenn es neue gibt. PolyglotVoice sagt: { $reason }
failed-plan = Der PolyglotVoice-Tarif, der hier gilt, deckt das nicht ab. Sieh auf polyglotvoice.ru nach und versuch es dann noch einmal. PolyglotVoice sagt: { $reason }
failed-link = PolyglotVoice kann mit diesem Link nichts anfangen: { $reason }
failed-redirect = Die API von PolyglotVoice hat mich an eine andere Adresse geschickt ({ $reason }), und der gebe ich deinen Schlüssel nicht. Der Betreiber sollte POLYGLOTVOICE_API_URL prüfen; dann versuch es noch einmal.
failed-withheld = PolyglotVoice gibt den Text nicht heraus: { $reason }
failed-too-short-silent = Diese Aufnahme ist zu kurz für PolyglotVoice.
failed-minutes-silent = Die Minuten des PolyglotVoice-Tarifs, der hier gilt, sind aufgebraucht (ein Team nutzt die seines Inhabers). Versuch es noch einmal, wenn es neue gibt.
failed-attempts-silent = Die Transkriptionsversuche des PolyglotVoice-Tarifs, der hier gilt, sind aufgebraucht (ein Team nutzt die seines Inhabers). Versuch es noch einmal, wenn es neue gibt.
failed-plan-silent = Der PolyglotVoice-Tarif, der hier gilt, deckt das nicht ab oder ist aufgebraucht. Sieh auf polyglotvoice.ru nach und versuch es dann noch einmal.
failed-link-silent = PolyglotVoice kann mit diesem Link nichts anfangen; warum, hat es nicht gesagt.
failed-redirect-silent = Die API von PolyglotVoice hat mich an eine andere Adresse geschickt, und der gebe ich deinen Schlüssel nicht. Der Betreiber sollte POLYGLOTVOICE_API_URL prüfen; dann versuch es noch einmal.
failed-withheld-silent = PolyglotVoice gibt den Text nicht heraus. Versuch es in einer Weile noch einmal.

cancel-nothing = Gerade läuft nichts.
cancel-done = Abgebrochen.
cancel-done-running = Hier abgebrochen. Was PolyglotVoice angefangen hat, läuft dort weiter und zählt. Schick dasselbe noch einmal, und du bekommst es ohne neuen Upload.
cancel-too-late = Das ist schon fertig.

cancel-choose =
    { $n ->
        [one] { $n } Aufnahme ist in Arbeit. Soll ich sie stoppen?
       *[other] { $n } Aufnahmen sind in Arbeit. Welche soll ich stoppen?
    }

cancel-done-all =
    { $n ->
        [one] { $n } Aufnahme abgebrochen.
       *[other] { $n } Aufnahmen abgebrochen.
    }
cancel-done-all-running =
    { $n ->
        [one] { $n } Aufnahme hier abgebrochen. Was PolyglotVoice angefangen hat, läuft dort weiter und zählt. Schick dasselbe noch einmal, und du bekommst es ohne neuen Upload.
       *[other] { $n } Aufnahmen hier abgebrochen. Was PolyglotVoice angefangen hat, läuft dort weiter und zählt. Schick dasselbe noch einmal, und du bekommst es ohne neuen Upload.
    }
cancel-not-that = Diese läuft gerade nicht. /cancel allein zeigt, was läuft.

outbox-waiting =
    { $n ->
        [one] Eine Weile konnte ich hier nicht schreiben. { $n } Antwort wartet.
       *[other] Eine Weile konnte ich hier nicht schreiben. { $n } Antworten warten.
    }

again-started = Ich fange neu an.
again-under-way = Das ist schon in Arbeit.
again-gone = Weder Telegram noch PolyglotVoice hat diese Aufnahme noch. Schick sie noch einmal.
ask-no-key = Dafür brauche ich deinen PolyglotVoice-API-Schlüssel. /key sagt, wie du ihn bekommst.
ask-limit = Das Limit { $plan } ist erreicht. Versuch es { $left } noch einmal.
ask-limit-until = Das Limit { $plan } ist erreicht. Versuch es noch einmal: { $when }, { $left }.
ask-gone = PolyglotVoice kennt diesen Auftrag nicht mehr. /history zeigt die, die es kennt.

chat-at-once =
    { $n ->
        [one] { $n } Aufnahme ist hier in Arbeit, mehr darf ein Chat nicht haben. Schick diese noch einmal, wenn die andere fertig ist.
       *[other] { $n } Aufnahmen sind hier in Arbeit, mehr darf ein Chat nicht haben. Schick diese noch einmal, wenn eine fertig ist.
    }

chat-per-hour =
    { $n ->
        [one] Dieser Chat hat in einer Stunde { $n } Aufnahme geschickt, mehr darf er nicht. Schick diese später noch einmal.
       *[other] Dieser Chat hat in einer Stunde { $n } Aufnahmen geschickt, mehr darf er nicht. Schick diese später noch einmal.
    }
chat-keyless = Ohne PolyglotVoice-Schlüssel behalte ich höchstens { $n } Aufnahmen. Schick mir einen Schlüssel (/key), dann den Rest.

person-at-once =
    { $n ->
        [one] Von dir ist hier { $n } Aufnahme in Arbeit, mehr darf eine Person nicht haben. Schick diese noch einmal, wenn die andere fertig ist.
       *[other] Von dir sind hier { $n } Aufnahmen in Arbeit, mehr darf eine Person nicht haben. Schick diese noch einmal, wenn eine fertig ist.
    }

person-per-hour =
    { $n ->
        [one] Du hast in einer Stunde { $n } Aufnahme geschickt, mehr darf eine Person hier nicht. Schick diese später noch einmal.
       *[other] Du hast in einer Stunde { $n } Aufnahmen geschickt, mehr darf eine Person hier nicht. Schick diese später noch einmal.
    }

forward-somebody = Jemand
forward-one = Einzeln: { $n }. { $author }
forward-again = Nochmal: { $n }
forward-forgotten = Dieses Transkript habe ich nicht mehr. Schick die Aufnahme noch einmal.

button-times = Zeiten
button-speakers = Sprecher
button-files = Dateien
button-redo = Neu
button-copy = Text kopieren
button-settings = ⚙ Was zum Text gehört
button-language = Sprache: { $language }

again-price =
    { $n ->
        [one] 1 Versuch, { $minutes }, { $n } Anfrage
       *[other] 1 Versuch, { $minutes }, { $n } Anfragen
    }
again-price-untold =
    { $n ->
        [one] 1 Versuch, die Minuten, { $n } Anfrage
       *[other] 1 Versuch, die Minuten, { $n } Anfragen
    }

again-cost =
    { $n ->
        [one] Neu transkribieren kostet einen Versuch, etwa { $minutes } und { $n } Anfrage aus dem Tarif.
       *[other] Neu transkribieren kostet einen Versuch, etwa { $minutes } und { $n } Anfragen aus dem Tarif.
    }
again-cost-untold =
    { $n ->
        [one] Neu transkribieren kostet einen Versuch, die Minuten der Aufnahme und etwa { $n } Anfrage aus dem Tarif.
       *[other] Neu transkribieren kostet einen Versuch, die Minuten der Aufnahme und etwa { $n } Anfragen aus dem Tarif.
    }

changes-untold = Neu transkribiert: Der Text oben ist der neue.
changes-none = Neu transkribiert: Kein Wort hat sich geändert.
changes-some =
    { $n ->
        [one] Neu transkribiert: { $n } von { $of } Wörtern ist anders.
       *[other] Neu transkribiert: { $n } von { $of } Wörtern sind anders.
    }
changes-replaced = <s>{ $before }</s> → <b>{ $after }</b>
changes-added = + <b>{ $after }</b>
changes-dropped = <s>{ $before }</s>
changes-names = Namen, die jetzt keine Stimme mehr hat: { $names }

file-replaced = Sie ist schon im Chat, auf neuem Stand.
file-nothing = So eine Datei gibt es hierzu gerade nicht.

name-ask = Wie heißt <b>{ $speaker }</b>? Schreib den Namen.
name-ask-here = { $person }, wie heißt <b>{ $speaker }</b>? Antworte mit dem Namen.
name-placeholder = Ein Name
name-too-long = Ein Name hat höchstens 60 Zeichen. Antworte mit einem kürzeren.

retry-done =
    { $n ->
        [one] { $n } Aufnahme, die gescheitert ist, läuft wieder.
       *[other] { $n } Aufnahmen, die gescheitert sind, laufen wieder.
    }
retry-nothing = In den letzten 30 Tagen ist hier nichts an einem Ausfall gescheitert. Was aus anderem Grund scheiterte, hat seinen eigenen Button.

retry-ask =
    { $n ->
        [one] Innerhalb von { $span } ist { $n } Aufnahme an einem Ausfall gescheitert (Chats: { $chats }). Wiederholen? Was PolyglotVoice schon als Auftrag hat, wird nicht noch einmal hochgeladen; der Rest geht von den Tarifen der Leute ab.
       *[other] Innerhalb von { $span } sind { $n } Aufnahmen an einem Ausfall gescheitert (Chats: { $chats }). Wiederholen? Was PolyglotVoice schon als Auftrag hat, wird nicht noch einmal hochgeladen; der Rest geht von den Tarifen der Leute ab.
    }
retry-ask-others = Aus anderen Gründen gescheitert innerhalb von { $span }: { $n }. Neue Versuche gehen von den Tarifen der Leute ab.
retry-none = Innerhalb von { $span } ist nichts gescheitert.
retry-how = Mit einer Zeit geht es um alle Chats: <code>/retry 3h</code>, <code>/retry 2 Tage</code>. Ohne sie hole ich zurück, was in diesem gescheitert ist.
retry-go = Wiederholen
retry-all = Alles wiederholen
retry-no = Nicht jetzt
retry-dropped = Alles bleibt, wie es ist.

status-paused = Seit { $since } ist Pause. Nichts geht verloren: Ich mache von selbst weiter.
status-paused-why = Seit { $since } ist Pause: { $reason }. Nichts geht verloren: Ich mache von selbst weiter.
budget-spent-day = Dein Budget für heute ist aufgebraucht; den Schlüssel zahlt der Betreiber. Nichts geht verloren: Ich mache weiter, { $when }. Mit einem eigenen Schlüssel (/key) musst du nicht warten. Mehr: /usage
budget-spent-month = Dein Budget für diesen Monat ist aufgebraucht; den Schlüssel zahlt der Betreiber. Nichts geht verloren: Ich mache weiter, { $when }. Mit einem eigenen Schlüssel (/key) musst du nicht warten. Mehr: /usage
budget-spent-group-day = Das Budget dieser Gruppe für heute ist aufgebraucht; den Schlüssel zahlt der Betreiber. Nichts geht verloren: Ich mache weiter, { $when }. Mit einem eigenen Schlüssel der Gruppe (/key) muss niemand warten. Mehr: /usage
budget-spent-group-month = Das Budget dieser Gruppe für diesen Monat ist aufgebraucht; den Schlüssel zahlt der Betreiber. Nichts geht verloren: Ich mache weiter, { $when }. Mit einem eigenen Schlüssel der Gruppe (/key) muss niemand warten. Mehr: /usage
failed-over-budget = Diese Aufnahme ist länger als alles, was du vom Schlüssel des Betreibers nutzen darfst: { $n } min. Mit einem eigenen Schlüssel (/key) geht es.
failed-over-group-budget = Diese Aufnahme ist länger als alles, was diese Gruppe vom Schlüssel des Betreibers nutzen darf: { $n } min. Mit einem eigenen Schlüssel der Gruppe (/key) geht es.
