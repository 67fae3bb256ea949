### Groups. Markup is Telegram's HTML.

group-no-files = Ich darf hier keine Dateien schicken.

group-help =
    Antworte mit /transcribe@{ $bot } auf eine Sprachnachricht oder Datei oder schreib Links hinter den Befehl.

    /find@{ $bot } – was hier gesagt wurde
    /doctor@{ $bot } – was ich hier sehe
    /settings@{ $bot } – was ich ungefragt tue
    /notme@{ $bot } – deine Aufnahmen in Ruhe lassen

channel-help =
    Auf Sprachbeiträge in diesem Kanal antworte ich mit ihrem Text.

    /doctor@{ $bot } – was ich hier sehe
    /settings@{ $bot } – was ich ungefragt tue
    /key@{ $bot } – der Schlüssel

group-admins-only = Das dürfen nur Admins.
direct-recordings-only = In den Direktnachrichten eines Kanals transkribiere ich nur, was man mir schickt: Alles andere beträfe auch die Aufnahmen anderer.

group-kept =
    <b>Was ich von hier aufbewahre</b>
    • den API-Schlüssel, verschlüsselt, bis ein Admin ihn löscht
    • Transkripte, verschlüsselt, { $transcripts } lang
    • einen Eintrag zu jeder Bitte (Nachricht, Person, Ausgang), verschlüsselt, { $records } lang
    • wer /notme gesagt hat, bis er /yesme sagt
    • seit wann jedes Mitglied hier ist, ohne Namen und Nummer, für das, was /settings über neue Mitglieder regelt

    Dateien reiche ich nur an PolyglotVoice weiter.

    { $disk }

    Was PolyglotVoice aufbewahrt, steht auf dessen Website. Dort kann ich nichts löschen.

group-erase-ask = Schlüssel, Einstellungen, Transkripte und Einträge von hier löschen? Was gerade läuft, wird gestoppt. Nachrichten bleiben, ebenso die Bitten, nicht transkribiert zu werden.
group-erased = Erledigt. Von hier bewahre ich nur noch die Bitten auf, nicht transkribiert zu werden. Wann der Rest auch von der Festplatte verschwindet, sagt /privacy.
group-how = Antworte mit /transcribe@{ $bot } auf eine Sprachnachricht oder Datei oder schreib Links hinter den Befehl.
group-no-key = Gespeichert: Ich transkribiere es, sobald es einen PolyglotVoice-Schlüssel gibt. Ein Admin kann einen hinterlegen:
group-unserved = Das würde ich gern transkribieren, aber hier gibt es noch keinen PolyglotVoice-Schlüssel. Ein Admin kann einen hinterlegen:
group-opted-out = Diese Person möchte hier nicht transkribiert werden.
group-admins-ask = Dateien und Links transkribiere ich hier nur für Admins. Sprachnachrichten für alle.
group-not-yours = Das dürfen nur die Person, die gefragt hat, die Person, die spricht, und Admins.
group-key-died = PolyglotVoice nimmt den Schlüssel, der hier gilt, nicht mehr an. Ein Admin kann mit /key einen neuen hinterlegen; was wartet, läuft dann von selbst weiter.

group-key-expires =
    { $n ->
        [one] Der PolyglotVoice-Schlüssel, der hier gilt, läuft in { $n } Tag ab. Ein Admin kann mit /key einen neuen hinterlegen.
       *[other] Der PolyglotVoice-Schlüssel, der hier gilt, läuft in { $n } Tagen ab. Ein Admin kann mit /key einen neuen hinterlegen.
    }

group-prefer-unasked = Von selbst
group-prefer-asked = Auf Wunsch
group-prefer-everyone = Alle
group-prefer-admins = Admins
group-prefer-voice-title = Sprachnachrichten
group-prefer-voice-on-says = ich transkribiere Sprach- und Videonachrichten, die ich sehe
group-prefer-voice-off-says = nur auf Wunsch
group-prefer-files-title = Dateien und Links
group-prefer-files-on-says = ich transkribiere Audio, Video und Links, die ich sehe
group-prefer-files-off-says = nur auf Wunsch
group-prefer-asks-title = Wer Dateien anfragt
group-prefer-asks-everyone-says = alle dürfen Dateien und Links transkribieren lassen
group-prefer-asks-admins-says = nur Admins; Sprachnachrichten dürfen alle
group-prefer-past-title = Altes für Neue
group-prefer-past-telegram = Wie Telegram
group-prefer-past-telegram-says = neue Mitglieder finden alte Transkripte dort, wo Telegram ihnen auch alte Nachrichten zeigt
group-prefer-past-yes = Offen
group-prefer-past-yes-says = alle finden alles, was ich von hier aufbewahre
group-prefer-past-no = Geschlossen
group-prefer-past-no-says = neue Mitglieder finden, was kam, seit sie dabei sind oder ich sie zum ersten Mal sah
group-prefer-chooses-title = Wer das ändert
group-prefer-chooses-everyone-says = alle, nur nicht diese Einstellung selbst
group-prefer-chooses-admins-says = nur Admins
group-language = Die Sprache hier steht in /settings@{ $bot }.
group-unknown = Diesen Befehl kenne ich nicht. /help@{ $bot } zeigt, was ich hier kann.
group-history = Deine Liste steht in unserem privaten Chat: /history. /find@{ $bot } sucht, was hier gesagt wurde.

view-private-groups = Füge mich zu einer Gruppe hinzu: Dort sagt /doctor, was ich sehe.
view-guests-on = ✓ Der Gastmodus ist an: Erwähne mich in einer Antwort auf eine Aufnahme, in jedem Chat.
view-business-on = ✓ Der Business-Modus ist an: Verbinde mich mit deinem Konto, und Sprachnachrichten an dich kommen hier als Text an.
view-private-title = <b>Was ich anderswo kann</b>
view-title = <b>Was ich hier kann</b>
view-welcome = Hallo! Schick eine Sprachnachricht hierher, und ich antworte mit ihrem Text.
view-welcome-asked = Hallo! Antworte mit /transcribe@{ $bot } auf eine Sprachnachricht, und ich antworte mit ihrem Text.
view-missing-key = Eines fehlt: ein PolyglotVoice-Schlüssel.
view-missing-sight = Um Sprachnachrichten selbst zu bemerken, muss ich Admin sein.
channel-welcome = Ich bin jetzt im Kanal „{ $title }“: Schick dort einen Sprachbeitrag, und ich antworte mit seinem Text.
channel-welcome-no-key =
    Ich bin jetzt im Kanal „{ $title }“: Auf Sprachbeiträge antworte ich mit ihrem Text.
    Eines fehlt: ein PolyglotVoice-Schlüssel.
view-channel = ✓ Ich sehe die Beiträge dieses Kanals.
view-admin = ✓ Ich sehe jede Nachricht: Ich bin Admin.
view-open = ✓ Ich sehe jede Nachricht: Der Datenschutzmodus ist aus. Wenn ich trotzdem schweige, entferne mich und füge mich wieder hinzu.
view-blind = ✗ Ich sehe nur Befehle mit meinem Namen und Antworten an mich. Mach mich zum Admin, ohne besondere Rechte, dann bemerke ich Sprachnachrichten von selbst. Bis dahin antworte auf sie mit /transcribe@{ $bot }.
view-change = Statt der Adminrechte: @BotFather → /mybots → @{ $bot } → Bot Settings → Group Privacy → Turn off, dann entferne mich aus der Gruppe und füge mich wieder hinzu.
view-mute = ✗ Ich darf hier nicht schreiben. Erlaube es in den Berechtigungen.
view-mute-in = In „{ $title }“ darf ich nicht mehr schreiben, darum schweige ich dort. Erlaube es in den Berechtigungen.
view-no-files = ✗ Ich darf hier keine Dateien schicken, darum kommen lange Transkripte als Nachrichten. Erlaube es in den Berechtigungen.
view-has-key = ✓ Es gibt einen PolyglotVoice-Schlüssel.
view-no-key = ✗ Es gibt noch keinen PolyglotVoice-Schlüssel. Ein Admin kann mit /key einen hinterlegen.
view-voice-on = ✓ Sprach- und Videonachrichten transkribiere ich von selbst.
view-voice-off = – Sprach- und Videonachrichten nur auf Wunsch; /settings ändert das.
view-files-on = ✓ Audio, Video und Links transkribiere ich von selbst.
view-files-off = – Dateien und Links nur auf Wunsch; /settings ändert das.
view-ask = Dafür antworte auf die Aufnahme mit /transcribe oder @{ $bot }.
view-no-reactions = – Die Reaktionen 👀 👌 👎 sind hier nicht erlaubt, darum zeige ich keinen Fortschritt.
view-no-delete = – Ich darf keine Nachrichten löschen. Zeigt jemand einen API-Schlüssel, kann ich nur warnen.
view-guests-off = – Der Gastmodus ist aus: In Chats ohne mich kann mich niemand rufen. @BotFather → /mybots → @{ $bot } → Bot Settings → Guest Mode.
view-business-off = – Der Business-Modus ist aus: Niemand kann mich mit seinem Konto verbinden. @BotFather → /mybots → @{ $bot } → Bot Settings → Business Mode.
view-sees-now = Ich bin jetzt Admin: Sprachnachrichten sehe ich hier von selbst.
view-blind-now = Ich bin kein Admin mehr: Antworte auf Sprachnachrichten mit /transcribe@{ $bot }.

optout-done = Deine Aufnahmen lasse ich hier in Ruhe, egal, wer darum bittet. /yesme nimmt das zurück.
optout-taken-back = Ich transkribiere deine Aufnahmen hier wieder.
optout-was-not = Deine Aufnahmen transkribiere ich hier schon. /notme stoppt das.
optout-nobody = Du schreibst anonym, deine Aufnahmen erkenne ich also nicht. Schreib es unter deinem eigenen Namen.

groupkey-none = Hier gibt es noch keinen PolyglotVoice-Schlüssel. Schick keinen in die Gruppe, alle würden ihn lesen: Ein Admin hinterlegt ihn im privaten Chat mit mir, oder ein Mitglied verleiht seinen.
channelkey-none = Dieser Kanal hat noch keinen PolyglotVoice-Schlüssel. Poste keinen, alle würden ihn lesen: Ein Admin hinterlegt ihn im privaten Chat mit mir.
groupkey-owners = Hier gilt der Schlüssel des Bot-Betreibers. Ein Admin kann privat einen eigenen setzen; schickt ihn nicht hierher, alle würden ihn lesen.
groupkey-works = Hier gibt es einen PolyglotVoice-Schlüssel, und er funktioniert.
groupkey-dead = PolyglotVoice nimmt den Schlüssel, der hier gilt, nicht mehr an. Ein Admin kann im privaten Chat mit mir einen neuen hinterlegen.
groupkey-forgotten = Der Schlüssel ist gelöscht.
groupkey-send = Schick mir den PolyglotVoice-Schlüssel für <b>{ $title }</b>. Er beginnt mit <code>sk_</code>; deine Nachricht lösche ich sofort, den Schlüssel bewahre ich verschlüsselt auf, nur für diesen Chat.
groupkey-set = <b>{ $title }</b> hat jetzt einen Schlüssel.
groupkey-stale-link = Dieser Link gilt nicht mehr: Er gilt zehn Minuten und nur für eine Person. Einen neuen gibt es dort mit /key.
groupkey-lend-ask = Deinen eigenen PolyglotVoice-Schlüssel an <b>{ $title }</b> verleihen? Die Anfragen von dort gehen von deinem Tarif ab, die Aufnahmen stehen in deinem Konto. Mit /lent nimmst du ihn jederzeit zurück.
groupkey-lent = <b>{ $title }</b> nutzt jetzt deinen Schlüssel. Mit /lent nimmst du ihn zurück.
groupkey-offered = <b>{ $title }</b> angeboten: Ein Admin muss ihn annehmen. Mit /lent nimmst du ihn später zurück.
groupkey-no-own = Du hast hier noch keinen gültigen Schlüssel. Schick mir einen, und ich mache von selbst weiter. /key zeigt, wie du ihn bekommst.
groupkey-given-up = Alles bleibt, wie es war.
groupkey-offer = { $name } bietet den eigenen PolyglotVoice-Schlüssel an. Aufnahmen von hier stünden dann im Konto von { $name }. Ein Admin entscheidet:
groupkey-accepted = Der angebotene Schlüssel gilt jetzt hier. Sein Inhaber kann ihn jederzeit zurücknehmen.
groupkey-declined = Das Angebot ist abgelehnt.
groupkey-not-accepted = Das dürfen nur Admins, solange das Angebot gilt.
groupkey-taken-back = Zurückgenommen.
groupkey-owner-took-back = Der Inhaber des Schlüssels, der hier galt, hat ihn zurückgenommen. Ein Admin kann mit /key einen anderen hinterlegen; was wartet, läuft dann weiter.
groupkey-lent-none = Du verleihst deinen Schlüssel an keine Gruppe.
groupkey-shown-deleted = In deiner Nachricht in „{ $title }“ stand ein API-Schlüssel, darum habe ich sie gelöscht. Andere haben ihn vielleicht gelesen: Widerrufe ihn in deinem PolyglotVoice-Profil und erstelle einen neuen. Schick Schlüssel nur in unseren privaten Chat.
groupkey-shown = Eine Nachricht in „{ $title }“ zeigt einen API-Schlüssel, und ich darf sie nicht löschen. Lösche sie, widerrufe den Schlüssel in deinem PolyglotVoice-Profil und erstelle einen neuen. Schick Schlüssel nur in unseren privaten Chat.

groupkey-lent-list =
    { $n ->
        [one] { $n } Gruppe nutzt deinen Schlüssel:
       *[other] { $n } Gruppen nutzen deinen Schlüssel:
    }
groupkey-untried = PolyglotVoice antwortet gerade nicht. Ich behalte den Schlüssel für <b>{ $title }</b> und prüfe ihn selbst.

doctor-title = <b>Dieser Chat</b>
doctor-no-key = ✗ Hier gibt es keinen PolyglotVoice-Schlüssel, darum kann ich nicht transkribieren: /key sagt, wie du ihn bekommst.
doctor-has-key = ✓ Dieser Chat nutzt einen PolyglotVoice-Schlüssel, und soweit ich weiß, hält nichts ihn auf.
doctor-dead-own = PolyglotVoice nimmt deinen Schlüssel nicht mehr an. Erstelle in deinem Profil einen neuen und schick ihn mir mit /key.
doctor-dead-group = PolyglotVoice nimmt den Schlüssel dieser Gruppe nicht mehr an. Ein Admin kann mit /key einen neuen hinterlegen.
doctor-dead-lent = PolyglotVoice nimmt den Schlüssel, den <a href="tg://user?id={ $id }">ein Mitglied</a> verliehen hat, nicht mehr an. Es kann mir privat einen neuen schicken; oder ein Admin hinterlegt mit /key einen anderen.
doctor-dead-operator = PolyglotVoice nimmt den Schlüssel des Betreibers nicht mehr an, er muss einen neuen hinterlegen; mit einem eigenen Schlüssel (/key) geht es sofort weiter.

doctor-wait-key =
    { $n ->
        [one] { $n } Aufnahme wartet auf einen gültigen Schlüssel und läuft damit von selbst weiter (/key).
       *[other] { $n } Aufnahmen warten auf einen gültigen Schlüssel und laufen damit von selbst weiter (/key).
    }

doctor-wait-limit =
    { $n ->
        [one] { $n } Aufnahme wartet wegen des Tariflimits und läuft von selbst weiter.
       *[other] { $n } Aufnahmen warten wegen des Tariflimits und laufen von selbst weiter.
    }

doctor-wait-slot =
    { $n ->
        [one] { $n } Aufnahme wartet, bis sie an der Reihe ist: Der Tarif erlaubt nicht mehr auf einmal.
       *[other] { $n } Aufnahmen warten, bis sie an der Reihe sind: Der Tarif erlaubt nicht mehr auf einmal.
    }

doctor-wait-service =
    { $n ->
        [one] { $n } Aufnahme wartet auf PolyglotVoice und läuft von selbst weiter.
       *[other] { $n } Aufnahmen warten auf PolyglotVoice und laufen von selbst weiter.
    }

doctor-undelivered =
    { $n ->
        [one] { $n } Antwort ließ sich hier nicht zustellen und wartet auf dich: Der Button unter dieser Nachricht bringt sie.
       *[other] { $n } Antworten ließen sich hier nicht zustellen und warten auf dich: Der Button unter dieser Nachricht bringt sie.
    }

doctor-undelivered-mute =
    { $n ->
        [one] { $n } Antwort wartet, weil ich hier nicht schreiben darf: Erlaube mir in den Berechtigungen der Gruppe, Nachrichten zu senden, dann kommt sie.
       *[other] { $n } Antworten warten, weil ich hier nicht schreiben darf: Erlaube mir in den Berechtigungen der Gruppe, Nachrichten zu senden, dann kommen sie.
    }

doctor-undelivered-topic =
    { $n ->
        [one] { $n } Antwort wartet, weil ihr Thema gelöscht oder geschlossen ist und der Chat außerhalb davon keine Nachrichten zulässt: Öffne eines von beiden, dann kommt sie.
       *[other] { $n } Antworten warten, weil ihr Thema gelöscht oder geschlossen ist und der Chat außerhalb davon keine Nachrichten zulässt: Öffne eines von beiden, dann kommen sie.
    }
doctor-topic = Ein Thema hier ist gelöscht oder geschlossen, und der Chat außerhalb davon lässt keine Nachrichten zu: Öffne eines von beiden, dann kann ich wieder antworten.
