### A person and the bot: the first words, help, settings, what is kept. Markup is Telegram's HTML.

access-private = Dieser Bot ist privat. Wenn er für dich gedacht ist, gib dem Betreiber diese Nummer: <code>{ $chat }</code>

about-description =
    Ich mache aus Sprachnachrichten, Videonachrichten, Audio, Video und Links Text mit Untertiteln.

    Tippe auf Start: In einer Minute hast du dein erstes Transkript.

about-short = Macht aus Sprachnachrichten, Dateien und Links Text und Untertitel, mit PolyglotVoice.

start-ready =
    Schick mir eine Sprachnachricht, eine Datei oder einen Link, und ich antworte mit Text und Untertiteln.

    /help zeigt Beispiele.

start-no-key =
    Ich mache aus Sprachnachrichten, Dateien und Links Text.

    Zuerst brauche ich deinen PolyglotVoice-API-Schlüssel:
    1. Melde dich auf polyglotvoice.ru an.
    2. Erstelle in deinem Profil einen API-Schlüssel.
    3. Schick ihn mir. Er beginnt mit <code>sk_</code>; deine Nachricht lösche ich sofort.

    Was du vorher schickst, wartet auf den Schlüssel.

help-text =
    <b>Schick mir zum Beispiel</b>
    • eine Sprach- oder Videonachricht, auch eine weitergeleitete
    • <i>besprechung.m4a</i> oder <i>film.mp4</i>, bis 20 MB
    • <i>youtu.be/…</i>, auch mehrere Links auf einmal

    Ich antworte mit dem Text und einer <code>.srt</code>. Mit den Buttons darunter änderst du die Darstellung oder lässt neu transkribieren.

    <b>Oder schreib</b>
    /find budget – wo davon die Rede war
    /export – alle Transkripte dieses Chats als ZIP
    /history – alle Transkriptionen deines Kontos, alle Dateien
    /convert mp3 – als Antwort auf eine Aufnahme
    /limits – was dein Tarif erlaubt und was verbraucht ist
    /settings – Sprache, Text, Untertitel
    /key – dein API-Schlüssel
    /cancel – stoppen, was gerade läuft
    /privacy – was ich aufbewahre und wie du es löschst

    <b>In einer Gruppe</b> füge mich hinzu und antworte auf eine Aufnahme mit /transcribe. /lent zeigt die Gruppen, die deinen Schlüssel nutzen.

fallback-command = Diesen Befehl kenne ich nicht. /help zeigt, was ich kann.
fallback-text = Schick mir eine Sprachnachricht, Audio, Video oder einen Link, und ich antworte mit dem Text. /find sucht, was gesagt wurde, /convert ändert ein Format, /help zeigt den Rest.
fallback-other = Das kann ich nicht transkribieren. Schick eine Sprachnachricht, Audio, Video oder einen Link.

menu-help = Beispiele
menu-find = Finden, was gesagt wurde
menu-export = Alle Transkripte dieses Chats als ZIP
menu-history = Alle deine Transkripte und Dateien
menu-convert = Eine Aufnahme in anderem Format
menu-settings = Sprache, Text, Untertitel
menu-key = Dein API-Schlüssel
menu-retry = Am Ausfall Gescheitertes wiederholen
menu-cancel = Stoppen, was gerade läuft
menu-privacy = Was ich aufbewahre und wie du es löschst
menu-transcribe = Als Antwort: diese Aufnahme als Text
menu-notme = Meine Aufnahmen hier in Ruhe lassen
menu-yesme = Meine Aufnahmen wieder transkribieren
menu-lent = Gruppen, die deinen Schlüssel nutzen
menu-stats = Wie es dem Bot geht; Tagesbericht
menu-broadcast = Allen schreiben, die den Bot nutzen
menu-group-settings = Was hier transkribiert wird, und wie
menu-group-key = Der API-Schlüssel, der hier gilt
menu-doctor = Was ich hier sehen und tun kann
menu-limits = Dein Tarif: erlaubt und verbraucht

settings-text =
    <b>Einstellungen</b>

    { $lines }

settings-detail =
    <b>{ $title }</b>

    { $lines }

settings-line = <b>{ $name }</b>: { $says }
settings-button = { $title }: { $name }
settings-saved = Gespeichert.
settings-language-title = Sprache
settings-language-auto = Wie Telegram
settings-language-auto-says = ich spreche die Sprache deines Telegram
settings-language-chosen-says = ich spreche immer diese
settings-style-title = Text
settings-style-plain = Schlicht
settings-style-plain-says = nur Absätze
settings-style-timed = Zeitmarken
settings-style-timed-says = jeder Abschnitt beginnt mit seiner Zeit; tippe sie an, um ihn zu hören
settings-style-speakers = Sprecher
settings-style-speakers-says = jeder Abschnitt beginnt mit dem Namen des Sprechers, wenn PolyglotVoice ihn erkennt
settings-srt-title = Untertitel
settings-srt-always = Immer
settings-srt-always-says = eine <code>.srt</code> zu jedem Text
settings-srt-long = Bei langen
settings-srt-long-says = eine <code>.srt</code> ab 5 Minuten
settings-srt-never = Nie
settings-srt-never-says = keine <code>.srt</code>
settings-srt-from-title = Untertitel von
settings-srt-from-service = PolyglotVoice
settings-srt-from-service-says = die Datei von PolyglotVoice, für eine weitere Anfrage
settings-srt-from-transcript = Diesem Bot
settings-srt-from-transcript-says = hier gemacht, ohne Anfrage
settings-speech-title = Sprache der Aufnahme
settings-speech-auto = Automatisch
settings-speech-auto-says = PolyglotVoice erkennt die Sprache
settings-speech-pinned-says = ich nenne PolyglotVoice diese Sprache

privacy-kept =
    <b>Was ich von diesem Chat aufbewahre</b>
    • deinen API-Schlüssel, verschlüsselt, bis du ihn löschst
    • Transkripte, verschlüsselt, { $transcripts } lang: Buttons und wiederholte Dateien kosten dich nichts
    • einen Eintrag zu jeder Bitte (Nachricht, Ausgang), verschlüsselt, { $records } lang
    • die Aufträge hinter den Buttons von /history, verschlüsselt, { $records } lang, ihre letzte Seite zehn Minuten
    • wie viele API-Anfragen es gab, als bloße Zahlen, { $counters } lang
    • wenn ein fremder Schlüssel zahlt: deine Anfragen an mich, { $people } lang; wie viele Sprachnachrichten du mit dem Schlüssel des Betreibers probiert hast, { $trials } lang; auch nach einer Löschung
    • dass dieser Chat mich nutzt, damit ihn Ankündigungen erreichen, bis du es löschst

    Dateien reiche ich nur an PolyglotVoice weiter.

    { $disk }

    Was PolyglotVoice aufbewahrt, steht auf dessen Website. Dort kann ich nichts löschen.

privacy-ask = Schlüssel, Transkripte und alle Einträge dieses Chats löschen? Was gerade läuft, wird gestoppt. Nachrichten bleiben.
privacy-erased = Erledigt: Von diesem Chat ist nichts mehr gespeichert. Wann es auch von der Festplatte verschwindet, sagt /privacy.
privacy-disk-own = Was du löschst, ist nach zehn Minuten von der Festplatte; was abläuft oder ersetzt wird, nach einem Tag. Backups können es länger enthalten, verschlüsselt. Wie lange, weiß der Betreiber des Bots.
privacy-disk-redis = Festplatte und Backups können Gelöschtes und Abgelaufenes enthalten, verschlüsselt, bis ihre Dateien erneuert werden oder der Schlüssel für die Verschlüsselung wechselt. Wann, weiß der Betreiber des Bots.

guest-title = Transkript
guest-how = Erwähne mich in einer Antwort auf eine Sprachnachricht, ein Audio oder ein Video.
guest-no-key = Ich brauche deinen eigenen PolyglotVoice-Schlüssel. Schick ihn mir privat und ruf mich dann noch einmal:
guest-under-way = Ich transkribiere…
guest-failed = Das konnte ich nicht transkribieren. Warum, steht in unserem privaten Chat.
guest-not-yours = Hinter diesem Link ist nichts für dich. Er gilt einige Tage für den, der mich gerufen hat.

business-connected = Ich bin mit deinem Konto verbunden. Sprachnachrichten an dich kommen hier als Text an, nur bei dir; in deine Chats schreibe ich nichts.
business-needs-key = Zuerst brauche ich deinen PolyglotVoice-Schlüssel: /key. Bis dahin lasse ich die Nachrichten in Ruhe.
business-ended = Ich bin nicht mehr mit deinem Konto verbunden: Neue Sprachnachrichten dort lasse ich in Ruhe. Was ich begonnen habe, kommt noch hierher.

access-banned = Ich arbeite nicht mehr für dich: Das hat der Betreiber so entschieden, und nur er kann es ändern.
menu-usage = Wer deinen Schlüssel am meisten nutzt
menu-pause = Die Arbeit anhalten
menu-resume = Nach einer Pause weitermachen
menu-allow = Jemanden zulassen; die Liste
menu-ban = Jemanden sperren
menu-budget = Budget für deinen Schlüssel
