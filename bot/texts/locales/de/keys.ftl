### The API key. Markup is Telegram's HTML.

key-steps =
    Ich arbeite mit deinem eigenen PolyglotVoice-API-Schlüssel:
    1. Melde dich auf polyglotvoice.ru an.
    2. Erstelle in deinem Profil einen API-Schlüssel. Er gilt 30 Tage.
    3. Schick ihn mir. Er beginnt mit <code>sk_</code>; deine Nachricht lösche ich sofort, den Schlüssel bewahre ich verschlüsselt auf.

key-form = Ein Schlüssel beginnt mit <code>sk_</code> und hat keine Leerzeichen. Zur Sicherheit habe ich diese Nachricht gelöscht. Kopiere den Schlüssel noch einmal und schick ihn allein.
key-works = Der Schlüssel <code>…{ $ending }</code> funktioniert, längstens bis { $until }. Schick mir etwas, das ich transkribieren soll.
key-untried = PolyglotVoice antwortet gerade nicht. Ich behalte den Schlüssel <code>…{ $ending }</code>, prüfe ihn selbst und sage dir Bescheid. Er gilt längstens bis { $until }.
key-refused = PolyglotVoice nimmt diesen Schlüssel nicht an, also habe ich ihn nicht gespeichert. Kopiere ihn vollständig oder erstelle in deinem Profil einen neuen.

key-denied =
    PolyglotVoice hat den Schlüssel <code>…{ $ending }</code> abgelehnt: { $reason }

    Ich behalte ihn, prüfe ihn später noch einmal und sage dir Bescheid. Liegt es am Tarif, wechsle ihn, oder schick mir einen anderen Schlüssel.

key-resumed =
    { $said }

    { $waiting }

key-delete-yourself =
    { $said }

    Deine Nachricht mit dem Schlüssel konnte ich nicht löschen. Lösche sie bitte selbst.

key-state = Schlüssel <code>…{ $ending }</code>, hinterlegt am { $since }, gilt längstens bis { $until }.
key-state-dead = PolyglotVoice nimmt den Schlüssel <code>…{ $ending }</code>, hinterlegt am { $since }, nicht mehr an. Erstelle in deinem Profil einen neuen und schick ihn mir: Was wartet, läuft dann von selbst weiter.
key-died = PolyglotVoice nimmt deinen Schlüssel nicht mehr an. Erstelle in deinem Profil einen neuen und schick ihn mir: Was wartet, läuft dann von selbst weiter.
key-send-new = Schick mir den neuen Schlüssel. Er beginnt mit <code>sk_</code>; deine Nachricht lösche ich sofort.
key-ask-forget = Den Schlüssel löschen? Was gerade läuft, wartet dann auf einen anderen.
key-forgotten = Der Schlüssel ist gelöscht. Schick mir einen neuen, dann geht es weiter.

key-waiting =
    { $n ->
        [one] { $n } Aufnahme hat darauf gewartet und läuft jetzt.
       *[other] { $n } Aufnahmen haben darauf gewartet und laufen jetzt.
    }

key-expires =
    { $n ->
        [one] Dein Schlüssel <code>…{ $ending }</code> gilt noch { $n } Tag. Erstelle in deinem PolyglotVoice-Profil einen neuen und schick ihn mir.
       *[other] Dein Schlüssel <code>…{ $ending }</code> gilt noch { $n } Tage. Erstelle in deinem PolyglotVoice-Profil einen neuen und schick ihn mir.
    }
key-untried-both = PolyglotVoice antwortet gerade nicht. <code>…{ $old }</code> gilt weiter, bis ich <code>…{ $ending }</code> geprüft habe.
key-ask-replace = Der Schlüssel <code>…{ $ending }</code> funktioniert. Soll er <code>…{ $old }</code> ersetzen?
key-stays = <code>…{ $old }</code> bleibt, der andere Schlüssel ist gelöscht.
key-refused-keeps = PolyglotVoice nimmt diesen Schlüssel nicht an, also habe ich ihn nicht gespeichert. <code>…{ $old }</code> gilt weiter.
key-later-works = Der Schlüssel <code>…{ $ending }</code> ist jetzt geprüft: Er funktioniert.
key-later-refused = Der Schlüssel <code>…{ $ending }</code> ist jetzt geprüft: PolyglotVoice nimmt ihn nicht an. Kopiere ihn vollständig oder erstelle in deinem Profil einen neuen.
key-later-refused-keeps = Der Schlüssel <code>…{ $ending }</code> ist jetzt geprüft: PolyglotVoice nimmt ihn nicht an. <code>…{ $old }</code> gilt weiter.
key-later-asks = Der Schlüssel <code>…{ $ending }</code> ist jetzt geprüft: Er funktioniert. Soll er <code>…{ $old }</code> ersetzen? Antworte in /key.

key-state-new =
    { $said }

    Ein neuer Schlüssel <code>…{ $ending }</code> wartet. Soll er diesen ersetzen?

operator-key-died = PolyglotVoice nimmt den Schlüssel dieses Bots nicht mehr an. Was du geschickt hast, wartet; mit einem eigenen Schlüssel (/key) geht es sofort weiter.

trial-offer =
    { $n ->
        [one] Oder probier mich erst aus: { $n } Sprachnachricht bis { $length }, mit dem Schlüssel des Betreibers.
       *[other] Oder probier mich erst aus: { $n } Sprachnachrichten bis je { $length }, mit dem Schlüssel des Betreibers.
    }

trial-note =
    { $n ->
        [one] Diese Nachricht läuft mit dem Schlüssel des Betreibers, { $n } weitere ist noch frei. Danach brauche ich deinen eigenen: /key sagt, wie du ihn bekommst.
       *[other] Diese Nachricht läuft mit dem Schlüssel des Betreibers, { $n } weitere sind noch frei. Danach brauche ich deinen eigenen: /key sagt, wie du ihn bekommst.
    }

trial-last-note = Diese Nachricht läuft mit dem Schlüssel des Betreibers, vorerst die letzte. Danach brauche ich deinen eigenen: /key sagt, wie du ihn bekommst.

example-answer =
    So antworte ich auf eine Sprachnachricht von 9 Sekunden:

    <blockquote>Hallo, ich bin’s. Ich sitze im Zug und kann nicht telefonieren. Bringst du morgen die blaue Mappe ins Büro, vor zehn? Und sag Anna, dass die Besprechung auf Donnerstag verlegt ist.</blockquote>

    Danach kommt eine <code>.srt</code> mit der Zeit jedes Satzes. Die Buttons darunter zeigen Zeitmarken (antippen, und die Aufnahme läuft ab dort) oder wer spricht.

button-site = polyglotvoice.ru öffnen
button-example = Beispielantwort
