### The account's tasks, files and limits. Markup is Telegram's HTML.

history-head = <b>Deine Aufträge</b>, neue zuerst
history-head-of = <b>Deine Aufträge</b>, neue zuerst: { $first }–{ $last } von { $total }
history-head-listed = <b>Deine Aufträge</b>, neue zuerst: { $first }–{ $last } von { $total }, die PolyglotVoice auflistet

history-line =
    { $number }. <b>{ $title }</b>
    { $about }

history-empty = Dein Konto hat noch keine Aufträge. Schick mir eine Sprachnachricht, eine Datei oder einen Link.
history-done = fertig
history-running = in Arbeit
history-percent = in Arbeit, { $percent }%
history-failed = gescheitert
history-newer = ‹ Neuere
history-older = Ältere ›

history-found =
    { $n ->
        [one] <b>{ $words }</b>: { $n } Auftrag von dir
       *[other] <b>{ $words }</b>: { $n } Aufträge von dir, neue zuerst
    }
history-none-found = Kein Titel deiner Aufträge enthält „{ $words }“ (durchsucht: { $n }). /find sucht, was in diesem Chat gesagt wurde.

card-title = <b>{ $title }</b>
card-done = Fertig.
card-failed = Gescheitert; warum, hat PolyglotVoice nicht gesagt.
card-failed-why = Gescheitert: { $reason }
card-percent = In Arbeit, { $percent }%.
card-running = In Arbeit: { $status }.
card-about = { $about }
card-detail = { $label }: { $value }
card-details = <blockquote expandable>{ $details }</blockquote>
card-text = Text
card-source = Original
card-again = Neu
card-adopt = Sag, wenn es fertig ist
card-refresh = Neu laden
card-back = ‹ Alle Aufträge
card-stale = Dieser Button ist zu alt. /history zeigt deine Aufträge.
card-started = Kommt gleich.
card-under-way = Ich bin schon dabei.
card-again-yes = Ja, neu
card-again-no = ‹ Zurück
card-again-started = Ich transkribiere <b>{ $title }</b> neu, als neuen Auftrag.
card-as-format = Als { $format }

card-again-ask =
    { $n ->
        [one] <b>{ $title }</b> neu transkribieren? Das kostet einen Versuch und die Minuten der Aufnahme aus deinem Tarif, dazu etwa { $n } Anfrage.
       *[other] <b>{ $title }</b> neu transkribieren? Das kostet einen Versuch und die Minuten der Aufnahme aus deinem Tarif, dazu etwa { $n } Anfragen.
    }

fetch-under-way = Ich hole die Datei…
fetch-converting = Ich wandle um…
fetch-percent = Ich schicke die Datei… { $percent }%
fetch-over = über { $limit }
fetch-empty = PolyglotVoice hat eine leere Datei geliefert: Es gibt nichts zu schicken.
fetch-not-ready = PolyglotVoice hat diese Datei noch nicht. Versuch es, wenn der Auftrag fertig ist.
fetch-too-big = Diese Datei hat { $size }; Telegram nimmt von Bots { $limit } an. Du findest sie auf polyglotvoice.ru.
fetch-refused = Telegram hat diese Datei nicht angenommen. Du findest sie auf polyglotvoice.ru.

source-gone = PolyglotVoice bewahrt dieses Original nicht auf.
source-too-big = Das Original hat { $size }; Telegram nimmt von Bots { $limit } an. Ich kann den Ton allein schicken oder den Text.

download-gone = PolyglotVoice hat für diesen Auftrag kein { $kind }.

convert-how = Antworte mit <code>/convert mp3</code> auf eine Sprachnachricht, ein Audio oder ein Video, oder schreib es darunter.
convert-choose = Welches Format?
convert-unknown = Das Format „{ $said }“ kenne ich nicht. Welches soll es sein?

limits-head = <b>Was der Tarif erlaubt</b>
limits-line = { $label }: <b>{ $value }</b>
limits-untold = PolyglotVoice sagt nicht, was der Tarif erlaubt.
limits-spent-head = <b>Hier mit dem Schlüssel verbraucht</b>
limits-today = Heute: { $spent }. Neu ab { $when }.
limits-month = Diesen Monat: { $spent }. Neu ab { $when }.
limits-count =
    { $n ->
        [one] <b>{ $count }</b> Anfrage
       *[other] <b>{ $count }</b> Anfragen
    }
limits-a-minute = Anfragen je Minute
limits-an-hour = Anfragen je Stunde
limits-a-day = Anfragen je Tag
limits-a-month = Anfragen je Monat
limits-at-once = Gleichzeitige Aufträge
limits-count-of = <b>{ $count }</b> von { $limit } Anfragen
limits-near = 80 % eines Limits sind verbraucht.
limits-others = Auch andere Programme, die das Konto nutzen, zählen; die sehe ich nicht.
limits-near-day = 80 % der heutigen Anfragen deines Tarifs sind verbraucht: { $count } von { $limit }. Neu ab: { $when }. Mehr zeigt /limits.
limits-near-month = 80 % der Anfragen deines Tarifs für diesen Monat sind verbraucht: { $count } von { $limit }. Neu ab: { $when }. Mehr zeigt /limits.
limits-near-day-here = 80 % der heutigen Anfragen des hier genutzten Schlüssels sind verbraucht: { $count } von { $limit }. Neu ab: { $when }; der Rest wartet bis dahin.
limits-near-month-here = 80 % der Anfragen des hier genutzten Schlüssels für diesen Monat sind verbraucht: { $count } von { $limit }. Neu ab: { $when }; der Rest wartet bis dahin.

find-usage =
    Schreib hinter den Befehl, was du suchst: <code>/find budget besprechung</code>

    Jede Form eines Wortes geht, in jeder Reihenfolge; ein Tippfehler oder nur der Anfang eines Wortes auch. Mit einem Namen findest du, wer es gesagt hat. In Anführungszeichen bleiben Wörter zusammen: <code>/find "neues büro"</code>

    Ich suche in den Transkripten dieses Chats; jedes bewahre ich { $days ->
        [one] { $days } Tag
       *[other] { $days } Tage
    } auf.

find-empty = Es gibt noch nichts zu durchsuchen. Jedes Transkript dieses Chats bewahre ich { $days ->
        [one] { $days } Tag
       *[other] { $days } Tage
    } auf.

find-nothing =
    { $n ->
        [one] „{ $words }“ steht nicht in { $n } Transkript dieses Chats, von { $since }.
       *[other] „{ $words }“ steht in keinem der { $n } Transkripte dieses Chats, das älteste von { $since }.
    } Jedes bewahre ich { $days ->
        [one] { $days } Tag
       *[other] { $days } Tage
    } auf.

find-nothing-in-one = „{ $words }“ steht nicht im einzigen Transkript dieses Chats, von { $since }. Jedes bewahre ich { $days ->
        [one] { $days } Tag
       *[other] { $days } Tage
    } auf.

find-nothing-recent = „{ $words }“ steht in keinem der neuesten { $n } Transkripte dieses Chats, zurück bis { $since }. Weiter zurück suche ich nicht.

find-instead =
    { $said }

    Damit würde ich etwas finden:
    { $commands }

find-not-all = Durchsucht habe ich nur die neuesten { $n }.

find-since =
    { $said }

    Gesucht habe ich in dem, was ich seit { $since } transkribiert habe, als du dazukamst oder ich dich hier zum ersten Mal sah. Admins können den Rest in /settings für alle öffnen.

find-when =
    { $said }

    Nur „{ $when }“, oder wo das gesagt wurde. Über alle Zeit: <code>/find { $words }</code>

find-when-nothing =
    „{ $when }“ gibt es nichts davon, aber zu anderer Zeit:

    { $said }

find-day =
    { $said }

    Das ist alles aus der Zeit „{ $when }“. Ein Wort grenzt es ein: <code>/find vertrag { $when }</code>

find-by-day =
    { $said }

    Ich suche nach Tagen, nicht nach Uhrzeiten: <code>/find gestern</code>

find-not-yours = Das war, bevor du dazukamst oder ich dich hier zum ersten Mal sah. Admins können es in /settings für alle öffnen.
find-here = Hier ist es.
find-here-at = Hier ist es, bei { $time }.
find-gone = Diese Nachricht ist nicht mehr in diesem Chat.

find-found =
    { $n ->
        [one]
            Gefunden in { $n } Transkript:

            { $hits }
       *[other]
            Gefunden in { $n } Transkripten:

            { $hits }
    }

find-more =
    { $n ->
        [one]
            { $said }

            Und { $n } älteres: Mit einem Wort mehr wird es genauer.
       *[other]
            { $said }

            Und { $n } ältere: Mit einem Wort mehr wird es genauer.
    }

transcribe-how = Antworte mit /transcribe auf eine Aufnahme oder schreib Links hinter den Befehl. Was du mir hier schickst, transkribiere ich sowieso.

edit-answered-before = Diese Nachricht hat sich geändert: Meine Antwort oben bezieht sich auf das, was vorher darin stand.
edit-replaced = Die Nachricht hat sich geändert, und meine Antwort mit ihr.

talk-no-key = Schick mir eine Sprachnachricht, eine Datei oder einen Link, und ich antworte mit dem Text.
talk-has-key = Du hast einen Schlüssel: /key zeigt und ersetzt ihn. Einen neuen erstellst du in deinem Profil auf polyglotvoice.ru.
talk-why-long = Eine lange Aufnahme braucht ein paar Minuten, und wenn viel los ist, wartet sie, bis sie an der Reihe ist. Der Text kommt von selbst. /cancel stoppt sie.
talk-nothing-under-way = Ich bin da, und gerade läuft nichts. Wenn etwas fehlt, schick es noch einmal.
talk-find = /find und die Wörter, zum Beispiel <code>/find vertrag</code>: Ich zeige, wo in diesem Chat davon die Rede war.
talk-convert = Antworte auf eine Aufnahme mit <code>/convert mp3</code> oder einem anderen Format. Am Ton ändere ich nichts.
talk-translate = Ich schreibe auf, was gesagt wird, in der Sprache der Aufnahme; meine ändert /settings. Wenn PolyglotVoice übersetzt oder zusammenfasst, kommt das dazu.
talk-language = Ich schreibe dir jetzt auf Deutsch.
talk-stop = /cancel stoppt, was gerade läuft; als Antwort auf eine Aufnahme nur diese.
talk-limits = Ich bin kostenlos; PolyglotVoice zählt nach dem Tarif. /limits zeigt, was er erlaubt und was verbraucht ist.
talk-privacy = Aufnahmen gehen an PolyglotVoice, ihr Text kommt nur in diesen Chat. /privacy sagt, was ich aufbewahre, und löscht es auf Wunsch.
talk-files = <b>Dateien</b> unter einem Text liefert ihn als .srt, .vtt, .txt, .md oder .json. /export packt alle Texte einer Woche.
talk-settings = /settings zeigt, was sich hier wählen lässt, zum Beispiel meine Sprache und der Stil des Textes.
talk-tasks = /history zeigt die Aufträge deines Kontos, die neuesten zuerst, mit Texten und Dateien.
talk-links = Schick mir den Link, bis zu fünf in einer Nachricht. PolyglotVoice prüft jeden zuerst; nimmt es einen nicht, sage ich es.
talk-group = Füg mich zu einer Gruppe oder einem Kanal hinzu: Dort antworte ich auf Sprachnachrichten mit dem Text. Oder antworte auf eine mit /transcribe.
talk-again = Stimmt etwas am Text oder an seiner Sprache nicht? <b>Neu</b> darunter macht ihn noch einmal und sagt vorher, was das kostet.
talk-resend = Jeder Text steht in der Antwort auf seine Aufnahme; /find führt hin. Schickst du eine Aufnahme binnen einer Woche noch einmal, kommt ihr Text kostenlos wieder.
talk-speakers = <b>Sprecher</b> unter einem Text zeigt, wer was sagt, wenn PolyglotVoice das unterscheidet; tippe auf einen und gib ihm einen Namen.
talk-hello = Hallo! Schick mir eine Sprachnachricht, eine Datei oder einen Link, und ich antworte mit dem Text. Beispiele: /help.

talk-wait-for-key =
    { $n ->
        [one] Ich behalte { $n } Aufnahme und transkribiere sie, sobald es einen Schlüssel gibt.
       *[other] Ich behalte { $n } Aufnahmen und transkribiere sie, sobald es einen Schlüssel gibt.
    }

talk-under-way =
    { $n ->
        [one] { $n } Aufnahme ist in Arbeit, seit { $since }. { $status }
       *[other] { $n } Aufnahmen sind in Arbeit, die erste seit { $since }. { $status }
    }

probe-button = PolyglotVoice prüfen

probe-ask =
    Ich rufe jeden Endpunkt von PolyglotVoice einmal auf, mit dem Schlüssel dieses Chats und einer kurzen Probe, und berichte nur den <b>Aufbau</b> der Antworten: keinen Schlüssel, keine ID, keinen Namen, kein Wort.

    Das kostet { $low } bis { $high } Anfragen, einen Versuch und { $seconds } Sekunden Ton und dauert höchstens einige Minuten.
probe-go = Starten
probe-no = Lieber nicht
probe-dropped = Nichts wurde geschickt.
probe-no-key = Hier gibt es keinen Schlüssel: Schick zuerst einen (/key).
probe-running = Ich prüfe PolyglotVoice: { $step }…
probe-stop = Stoppen
probe-stopping = Sie hört vor der nächsten Anfrage auf.
probe-whole = Sie lief bis zum Ende.

probe-done =
    <b>Die Prüfung von PolyglotVoice</b>
    { $ended } Gesendete Anfragen: { $requests }. Die Datei ist der Bericht: nur der Aufbau. Lies ihn und schick ihn dem Projekt.

    { $rows }
probe-cut-short = Die Prüfung wurde abgebrochen, durch einen Neustart oder weil der Schlüssel weg ist. Um alles durchzugehen, starte sie noch einmal: Das kostet dasselbe.

export-nothing = Von diesem Chat habe ich keine Transkripte, die du mitnehmen könntest. Ich bewahre sie eine Woche auf.
export-wait = Das letzte Archiv habe ich gerade erst geschickt. Versuch es in einer Minute.
export-by-button = Das Zip schicke ich nur dir, in unserem privaten Chat:
export-in-private = Das Zip kommt in unseren privaten Chat.
export-name = Transkripte { $day }
export-under-way = Ich packe die Transkripte…
export-refused = Telegram hat die Datei nicht angenommen. Versuch es später noch einmal.
export-left-out =
    { $n ->
        [one] { $n } Transkript passte nicht hinein
       *[other] { $n } Transkripte passten nicht hinein
    }
