### For the bot's operators. Markup is Telegram's HTML.

stats-today = <b>Heute (UTC)</b>

stats-day =
    Aufnahmen: { $accepted } angenommen, { $delivered } zugestellt, { $failed } gescheitert, { $cancelled } abgebrochen, { $undelivered } unzustellbar
    Aufrufe an PolyglotVoice: { $api_calls }, davon { $api_unanswered } ohne Antwort, { $api_limited } über einem Limit
    Aufrufe an Telegram: { $telegram_calls }, verlangte Pausen: { $floods }
    Fehler im Log: { $errors }

stats-present =
    <b>Jetzt ({ $time } UTC)</b>
    In Arbeit: { $open }, davon { $watching } bei PolyglotVoice, { $waiting } warten auf mich, { $parked } warten auf Schlüssel, Limit, Chat oder PolyglotVoice
    Am längsten wartet auf mich: { $oldest }
    Schritte: { $ready } bereit, { $planned } geplant
    Chats: { $chats }

    <b>Prozesse</b>

stats-process = { $role }: { $memory }, läuft seit { $up }

stats-digest =
    <b>Tagesbericht: { $day }</b>

    { $report }

stats-again = Neu laden
stats-want-digest = Tagesbericht
stats-stop-digest = Kein Bericht
stats-digest-on = Er kommt jeden Tag um { $hour }:00 UTC.
stats-unrecognised = Antworten von PolyglotVoice, die ich nicht ganz kenne: { $field } mit einem neuen Feld, { $status } mit einem neuen Status, { $refusal } mit einer neuen Ablehnung, { $shape } unlesbar. /doctor zeigt, wie du dem nachgehst.

broadcast-how = Schreib den Text hinter den Befehl, <code>/broadcast …</code>, oder antworte mit /broadcast auf eine Nachricht. Ich zeige ihn zuerst und schicke nichts, bis du bestätigst.
broadcast-ask = So wird er aussehen. An wen soll ich ihn schicken?
broadcast-no = Nicht schicken
broadcast-stop = Stoppen
broadcast-dropped = Nichts wurde geschickt.
broadcast-stopped = Gestoppt. Gesendet an { $sent } von { $total }.
broadcast-done = Die Rundnachricht ist verschickt. Gesendet: { $sent } von { $total }. Gegangen oder haben mich blockiert: { $gone }. Von Telegram abgelehnt: { $refused }. Unklar, darum nicht wiederholt: { $unsure }.

broadcast-to-private =
    { $n ->
        [one] { $n } privater Chat
       *[other] { $n } private Chats
    }

broadcast-to-all =
    { $n ->
        [one] { $n } Chat, auch Gruppen
       *[other] { $n } Chats, auch Gruppen
    }

broadcast-sending =
    { $n ->
        [one] Ich schicke an { $n } Chat…
       *[other] Ich schicke an { $n } Chats…
    }

alarm-store = Ich kann den Speicher nicht nutzen und stehe still; was Leute schicken, wartet bei Telegram. { $detail } (Seit { $since }.)
alarm-store-over = Der Speicher funktioniert wieder, nach { $lasted }.
alarm-memory = Der Speicher hat nur noch { $detail } seines Platzes. Ist er voll, stehe ich still: Erhöhe <code>maxmemory</code> oder nimm einen größeren Server. (Seit { $since }.)
alarm-memory-over = Der Speicher hat wieder Platz. Er war { $lasted } lang fast voll.
alarm-disk = Auf der Platte mit DATA_DIR sind nur noch { $detail } frei. Ist sie voll, kann der Speicher nicht schreiben, und ich stehe still: Schaff dort Platz. (Seit { $since }.)
alarm-disk-over = Auf der Platte mit DATA_DIR ist wieder Platz. Sie war { $lasted } lang fast voll.
alarm-clock = Die Uhr meines Rechners geht um { $detail } falsch (+ heißt vor), nach dem, was Telegram und PolyglotVoice antworten. Ebenso falsch sind die Zeiten, die ich nenne, und das Warten auf Limits: Lass sie aus dem Netz stellen, <code>timedatectl set-ntp true</code>. (Bemerkt { $since }.)
alarm-clock-over = Die Uhr meines Rechners geht wieder richtig.
alarm-policy = Der Speicher wirft Aufträge weg, wenn er voll ist: Stell <code>maxmemory-policy noeviction</code> ein. (Bemerkt { $since }.)
alarm-policy-over = Der Speicher behält wieder, was er hat. Das war { $lasted } lang nicht so.
alarm-aof = Der Speicher schreibt keine Append-only-Datei: Bei einem Absturz gingen Aufträge verloren. Stell <code>appendonly yes</code> in seiner Konfiguration ein. (Bemerkt { $since }.)
alarm-aof-over = Der Speicher schreibt wieder seine Append-only-Datei. Das war { $lasted } lang nicht so.
alarm-foreign = Jemand anderes schreibt unter meinen Namen in den Speicher: { $detail }. Gib mir einen eigenen Speicher oder einen eigenen Benutzer. (Bemerkt { $since }.)
alarm-foreign-over = Seit zehn Minuten bin ich im Speicher auf nichts Fremdes gestoßen.
alarm-token = Telegram lehnt BOT_TOKEN ab: Hol den gültigen von @BotFather und starte mich neu. (Seit { $since }.)
alarm-token-over = Telegram lehnte BOT_TOKEN seit { $since } ab, und ich stand still. Jetzt wird er wieder angenommen; nichts ging verloren.
alarm-telegram = Telegram antwortet mir nicht ({ $detail }). Solange bekommt niemand Antwort, und nichts geht verloren. Ob das Netz hier die Ursache ist, sagt <code>python -m bot doctor</code>. (Seit { $since }.)
alarm-telegram-over = Telegram antwortete mir seit { $since } nicht, { $lasted } lang. Jetzt wieder; nichts ging verloren.
alarm-poller = Ein anderes Programm holt die Updates dieses Bots ab: { $detail }. Stoppe es oder hol dir, wenn du es nicht findest, einen neuen Token von @BotFather (/revoke). (Seit { $since }.)
alarm-poller-over = Die Updates dieses Bots kommen wieder zu mir, nach { $lasted }.
alarm-webhook = Telegram kann nicht an WEBHOOK_URL zustellen, in der Schlange: { $detail }. Ist die Adresse aus dem Internet erreichbar, mit einem Zertifikat, dem Telegram traut, und führt sie zu HTTP_PORT? (Seit { $since }.)
alarm-webhook-over = Telegram stellt wieder an WEBHOOK_URL zu, nach { $lasted }.
alarm-workers = Kein Prozess bearbeitet, was kommt: Starte einen mit <code>python -m bot worker</code> oder sieh nach, warum die bisherigen beendet wurden. Was Leute schicken, bleibt erhalten. (Seit { $since }.)
alarm-workers-over = Ein Prozess arbeitet wieder, nach { $lasted }.
alarm-receivers = Kein Prozess nimmt Updates an: Starte einen mit <code>python -m bot updates</code> oder sieh nach, warum der bisherige beendet wurde. Telegram bewahrt einen Tag lang auf, was Leute schicken. (Seit { $since }.)
alarm-receivers-over = Updates werden wieder angenommen, nach { $lasted }.
alarm-steps = Arbeit ist seit einer Weile fällig, und niemand erledigt sie (so lange wartet die älteste, so viele sind es: { $detail }). Starte mehr Prozesse oder sieh im Log, womit die laufenden beschäftigt sind. (Seit { $since }.)
alarm-steps-over = Arbeit wird wieder rechtzeitig erledigt, nach { $lasted }.
alarm-updates = Was Leute schickten, wartete { $detail } darauf, gelesen zu werden. Sieh im Log, womit die Prozesse beschäftigt sind, oder starte mehr. (Seit { $since }.)
alarm-updates-over = Was Leute schicken, wird wieder rechtzeitig gelesen, nach { $lasted }.
alarm-service = PolyglotVoice hat seit { $since } keinen Aufruf beantwortet ({ $detail }). Ich versuche es weiter, und nichts geht verloren. Ob das Netz hier die Ursache ist, sagt <code>python -m bot doctor</code>.
alarm-service-over = PolyglotVoice antwortet wieder, nach { $lasted }.
alarm-uploads = PolyglotVoice antwortet, hat aber seit { $since } keinen Upload angenommen ({ $detail }). Ich versuche ab und zu einen; was geschickt wurde, wartet, und nichts geht verloren.
alarm-uploads-over = PolyglotVoice nimmt wieder Uploads an. Das war { $lasted } lang nicht so.
alarm-address = Unter der Adresse in den Einstellungen gibt es keine API von PolyglotVoice: sie { $detail }. (Seit { $since }.)
alarm-address-over = POLYGLOTVOICE_API_URL führt zur API, nach { $lasted }.
alarm-key = PolyglotVoice lehnt POLYGLOTVOICE_API_KEY ab. Erstelle in deinem Profil einen neuen Schlüssel, trag ihn in die Einstellungen ein und starte mich neu. Chats ohne eigenen Schlüssel warten. (Seit { $since }.)
alarm-key-over = POLYGLOTVOICE_API_KEY funktioniert wieder, nach { $lasted }.
alarm-expiry = POLYGLOTVOICE_API_KEY läuft bald ab; höchstens noch so viele Tage: { $detail }. Schlüssel gelten 30 Tage. Erstelle in deinem Profil einen neuen, trag ihn in die Einstellungen ein und starte mich neu. (Bemerkt { $since }.)
alarm-expiry-over = POLYGLOTVOICE_API_KEY ist jetzt ein neuer. Der alte war { $lasted } lang kurz vor dem Ablauf.
alarm-settings = { $detail }. Bis das behoben ist, wird die Einstellung ignoriert. (Bemerkt { $since }.)
alarm-settings-over = In den Einstellungen steht kein falsch geschriebener Name mehr, nach { $lasted }.
alarm-backlog = Es kommt mehr herein, als abgearbeitet wird: Was auf mich wartet, wächst seit zehn Minuten. Starte mehr Prozesse oder sieh im Log, worauf sie warten. (Seit { $since }.)
alarm-backlog-over = Der Rückstand ist abgearbeitet, nach { $lasted }.

alarm-pause = Seit { $since } mache ich Pause: { $detail }. Was Leute schicken, nehme ich an, und es wartet. Mit /resume mache ich weiter.
alarm-pause-over = Die Pause ist vorbei, nach { $lasted }. Was gewartet hat, geht weiter.
rules-unnamed = Name unbekannt
rules-one = { $name }: <code>{ $id }</code>
rules-allowed = <b>Zugelassen</b>
rules-banned = <b>Gesperrt</b>
rules-none = Noch ist niemand per Befehl zugelassen oder gesperrt.
rules-how = /allow, /ban, /unallow und /unban nehmen eine ID, einen @Namen oder einen Titel, den ich gesehen habe; oder antworte damit auf eine weitergeleitete Nachricht. Wer in ALLOWED_CHATS steht, ist nicht auf dieser Liste.
rule-unseen = So hieß in letzter Zeit niemand, den ich gesehen habe, und nachschlagen können Bots nicht. Nimm die ID oder antworte mit dem Befehl auf eine Nachricht dieser Person, die du mir weiterleitest.
rule-hidden = Telegram sagt nicht, wer das geschrieben hat. Nimm die ID oder den @Namen, wenn ich ihn gesehen habe.
rule-several = So heißen mehrere. Wiederhol es mit der ID:
rule-nothing = Für { $who } gibt es nichts zurückzunehmen.
rule-contact = Um { $who } zuzulassen, antworte auf diesen Kontakt mit /allow; um auszusperren, mit /ban.
rule-no-account = Dieser Kontakt hat kein Telegram-Konto: niemand zum Zulassen.
rule-allow = Ab jetzt arbeite ich für { $who }.
rule-allow-open = Mich dürfen ohnehin alle nutzen, denn ALLOWED_CHATS ist leer; ausgeschlossen wird dadurch niemand. Jetzt auf meiner Liste: { $who }.
rule-key-yours = Wo es keinen eigenen Schlüssel gibt, wird deiner genutzt; wie viel, sagt /budget. Rückgängig mit <code>/unallow { $id }</code>
rule-key-own = Ein eigener Schlüssel ist nötig, denn POLYGLOTVOICE_API_KEY ist nicht gesetzt. Rückgängig mit <code>/unallow { $id }</code>
rule-unallow = Zurückgenommen. { $who } steht auf keiner meiner Listen mehr; was dort auf einen Schlüssel wartet, wartet weiter.
rule-unallow-listed = { $who } steht in ALLOWED_CHATS, und das zählt, bis du es herausnimmst und mich neu startest. <code>/ban { $id }</code> wirkt sofort.
rule-ban-group = { $who } ist gesperrt: In dieser Gruppe schweige ich. <code>/unban { $id }</code> beendet das.
rule-ban-person = { $who } ist gesperrt: Auf eine Nachricht an mich sage ich das einmal, sonst schweige ich. <code>/unban { $id }</code> beendet das.
rule-stopped =
    { $n ->
        [one] { $n } Aufnahme war in Arbeit und ist gestoppt.
       *[other] { $n } Aufnahmen waren in Arbeit und sind gestoppt.
    }
rule-ban-operator = Das ist ein Betreiber. Nimm ihn zuerst aus OPERATORS und starte mich neu.
rule-unban = Die Sperre von { $who } ist vorbei. Was inzwischen geschickt wurde, hole ich nicht nach.
budget-title = <b>Budgets für deinen Schlüssel</b> (UTC)
budget-of-people = Jede Person
budget-of-groups = Jede Gruppe
budget-line = { $who }: { $limits }
budget-none = kein Limit
budget-minutes-day = { $n } min am Tag
budget-minutes-month = { $n } min im Monat
budget-requests-day = Anfragen am Tag: { $n }
budget-requests-month = Anfragen im Monat: { $n }
not-read = Mit „{ $words }“ kann ich nichts anfangen.
budget-how =
    Zum Ändern: <code>/budget leute 60m/tag 20/tag</code>, <code>/budget gruppen 600m/monat</code> oder stattdessen eine ID oder ein Name. 0 heißt kein Limit; <code>/budget leute standard</code> kehrt zu den Einstellungen zurück.
    Was zu viel ist, wartet und geht weiter, wenn das Budget neu beginnt.
usage-day-groups = <b>Gruppen heute</b>
usage-day-people = <b>Personen heute</b>
usage-month-groups = <b>Gruppen in diesem Monat</b>
usage-month-people = <b>Personen in diesem Monat</b>
usage-line = { $who }: { $minutes } min, Anfragen: { $requests }
usage-note = Mit deinem Schlüssel, nach Minuten, die ersten zehn. Eine Anfrage ist eine Aufnahme, ein Link, eine Datei oder eine Umwandlung.
usage-nothing = Deinen Schlüssel hat in diesem Monat niemand genutzt.
usage-own =
    Mit dem Schlüssel des Betreibers (eine Anfrage ist eine Aufnahme, ein Link, eine Datei oder eine Umwandlung):
    Heute: { $minutes } min, Anfragen: { $requests }. Neu ab: { $day }.
    Diesen Monat: { $month_minutes } min, Anfragen: { $month_requests }. Neu ab: { $month }.
    Budget: { $limits }.
usage-own-key = Hier zahlt der Betreiber nichts. /limits zeigt den Tarif des Schlüssels, der hier gilt.
pause-begun = Pause. Was Leute schicken, nehme ich an, es wartet, und ich sage ihnen, warum. Woran PolyglotVoice schon arbeitet, wird zugestellt. Die Pause überdauert Neustarts; /resume beendet sie.
pause-begun-why = Pause: { $reason }. Was Leute schicken, nehme ich an, es wartet, und ich sage ihnen, warum. Woran PolyglotVoice schon arbeitet, wird zugestellt. Die Pause überdauert Neustarts; /resume beendet sie.
pause-over = Ich mache mit dem weiter, was gewartet hat.
pause-none = Es gab keine Pause. Was darauf gewartet hat, läuft weiter.
