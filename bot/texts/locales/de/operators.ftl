### For the bot's operators. Markup is Telegram's HTML.

stats-day =
    <b>Heute (UTC)</b>
    Aufnahmen: { $accepted } angenommen, { $delivered } zugestellt, { $failed } gescheitert, { $cancelled } abgebrochen, { $undelivered } unzustellbar
    Aufrufe von PolyglotVoice: { $api_calls }, davon { $api_unanswered } ohne Antwort, { $api_limited } über einem Limit
    Aufrufe von Telegram: { $telegram_calls }, verlangte Pausen: { $floods }
    Fehler im Log: { $errors }

stats-present =
    <b>Jetzt ({ $time } UTC)</b>
    In Arbeit: { $open }, davon { $watching } bei PolyglotVoice, { $waiting } warten auf mich, { $parked } warten auf Schlüssel, Limit oder PolyglotVoice
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
stats-unrecognised = Antworten von PolyglotVoice, die ich nicht ganz kenne: { $field } mit einem neuen Feld, { $status } mit einem neuen Status, { $refusal } mit einer neuen Ablehnung. /doctor zeigt, wie du dem nachgehst.

broadcast-how = Schreib den Text hinter den Befehl, <code>/broadcast …</code>, oder antworte mit /broadcast auf eine Nachricht. Ich zeige ihn zuerst und schicke nichts, bis du zustimmst.
broadcast-ask = So wird er aussehen. An wen soll ich ihn schicken?
broadcast-no = Nicht schicken
broadcast-stop = Stoppen
broadcast-dropped = Nichts wurde geschickt.
broadcast-stopped = Gestoppt. Geschickt an { $sent } von { $total }.
broadcast-done = Die Rundsendung ist fertig. Geschickt: { $sent } von { $total }. Weg oder haben mich blockiert: { $gone }. Von Telegram abgelehnt: { $refused }. Unklar, darum nicht wiederholt: { $unsure }.

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

alarm-store = Ich kann den Speicher nicht nutzen und stehe still; was Leute schicken, wartet bei Telegram. { $detail }. (Seit { $since }.)
alarm-store-over = Der Speicher geht wieder, nach { $lasted }.
alarm-memory = Der Speicher hat nur noch { $detail } seines Platzes. Ist er voll, stehe ich still: Erhöhe <code>maxmemory</code> oder gib ihm eine größere Maschine. (Seit { $since }.)
alarm-memory-over = Der Speicher hat wieder Platz. Er war { $lasted } lang fast voll.
alarm-policy = Der Speicher wirft Aufträge weg, wenn er voll ist: Setz <code>maxmemory-policy noeviction</code>. (Bemerkt { $since }.)
alarm-policy-over = Der Speicher behält wieder, was er hat. Das war { $lasted } lang nicht so.
alarm-aof = Der Speicher schreibt keine Append-only-Datei: Ein Absturz würde Aufträge verlieren. Setz <code>appendonly yes</code> in seiner Konfiguration. (Bemerkt { $since }.)
alarm-aof-over = Der Speicher schreibt wieder seine Append-only-Datei. Das war { $lasted } lang nicht so.
alarm-token = Telegram lehnt BOT_TOKEN ab: Nimm den gültigen von @BotFather und starte mich neu. (Seit { $since }.)
alarm-token-over = Telegram lehnte BOT_TOKEN seit { $since } ab, und ich stand still. Jetzt wird er wieder angenommen; nichts ging verloren.
alarm-telegram = Telegram antwortet mir nicht ({ $detail }). Solange bekommt niemand Antwort, und nichts geht verloren. Ob das Netz hier die Ursache ist, sagt <code>python -m bot doctor</code>. (Seit { $since }.)
alarm-telegram-over = Telegram antwortete mir seit { $since } nicht, { $lasted } lang. Jetzt wieder; nichts ging verloren.
alarm-poller = Ein anderes Programm nimmt die Updates dieses Bots: { $detail }. Stoppe es oder hol dir, wenn du es nicht findest, einen neuen Token von @BotFather (/revoke). (Seit { $since }.)
alarm-poller-over = Die Updates dieses Bots kommen wieder zu mir, nach { $lasted }.
alarm-webhook = Telegram kann nicht an WEBHOOK_URL zustellen, es warten: { $detail }. Ist die Adresse aus dem Internet erreichbar, mit einem Zertifikat, dem Telegram traut, und führt sie zu HTTP_PORT? (Seit { $since }.)
alarm-webhook-over = Telegram stellt wieder an WEBHOOK_URL zu, nach { $lasted }.
alarm-workers = Kein Prozess bearbeitet, was kommt: Starte einen mit <code>python -m bot worker</code> oder sieh nach, warum die anderen geendet haben. Was Leute schicken, ist aufgehoben. (Seit { $since }.)
alarm-workers-over = Ein Prozess arbeitet wieder, nach { $lasted }.
alarm-receivers = Kein Prozess nimmt Updates an: Starte einen mit <code>python -m bot updates</code> oder sieh nach, warum er geendet hat. Telegram hebt einen Tag lang auf, was Leute schicken. (Seit { $since }.)
alarm-receivers-over = Updates werden wieder angenommen, nach { $lasted }.
alarm-steps = Arbeit ist seit einer Weile fällig, und niemand nimmt sie (so lange wartet die älteste, so viele sind es: { $detail }). Starte mehr Prozesse oder sieh im Log, womit die laufenden beschäftigt sind. (Seit { $since }.)
alarm-steps-over = Arbeit wird wieder rechtzeitig genommen, nach { $lasted }.
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
alarm-expiry = POLYGLOTVOICE_API_KEY läuft bald ab; Tage, die höchstens bleiben: { $detail }. Schlüssel gelten 30 Tage. Erstelle in deinem Profil einen neuen, trag ihn in die Einstellungen ein und starte mich neu. (Bemerkt { $since }.)
alarm-expiry-over = POLYGLOTVOICE_API_KEY ist jetzt ein frischer. Der alte war { $lasted } lang kurz vor dem Ende.
alarm-settings = { $detail }. Bis das behoben ist, wird die Einstellung übergangen. (Bemerkt { $since }.)
alarm-settings-over = In den Einstellungen ist kein falsch geschriebener Name mehr, nach { $lasted }.
alarm-backlog = Es kommt mehr herein, als abgearbeitet wird: Was auf mich wartet, wächst seit zehn Minuten. Starte mehr Prozesse oder sieh im Log, worauf sie warten. (Seit { $since }.)
alarm-backlog-over = Der Rückstand ist abgearbeitet, nach { $lasted }.

alarm-pause = Ich habe seit { $since } Pause: { $detail }. Was Leute schicken, nehme ich an, und es wartet. /resume lässt mich weitermachen.
alarm-pause-over = Die Pause ist vorbei, nach { $lasted }. Was gewartet hat, geht weiter.
rules-unnamed = kein Name gesehen
rules-one = { $name }: <code>{ $id }</code>
rules-allowed = <b>Erlaubt</b>
rules-banned = <b>Gesperrt</b>
rules-none = Noch ist niemand durch einen Befehl erlaubt oder gesperrt.
rules-how = /allow, /ban, /unallow und /unban nehmen eine ID, einen @Namen oder einen Titel, den ich gesehen habe; oder antworte damit auf eine weitergeleitete Nachricht. Wer in ALLOWED_CHATS steht, ist nicht auf dieser Liste.
rule-unseen = So hieß in letzter Zeit niemand, den ich gesehen habe, und nachschlagen können Bots nicht. Nimm die ID oder antworte mit dem Befehl auf eine Nachricht von ihnen, die du mir weiterleitest.
rule-hidden = Telegram sagt nicht, wer das geschrieben hat. Nimm die ID oder den @Namen, wenn ich ihn gesehen habe.
rule-several = So heißen mehrere. Sag es noch einmal mit der ID:
rule-nothing = Für { $who } gibt es nichts zurückzunehmen.
rule-allow = Ab jetzt arbeite ich für { $who }.
rule-allow-open = Mich dürfen alle nutzen, denn ALLOWED_CHATS ist leer, und das schließt sonst niemanden aus. Jetzt auf meiner Liste: { $who }.
rule-key-yours = Wo es keinen Schlüssel gibt, zahlt deiner; /budget sagt, wie viel. Zurück mit <code>/unallow { $id }</code>
rule-key-own = Ein eigener Schlüssel ist nötig, denn POLYGLOTVOICE_API_KEY ist nicht gesetzt. Zurück mit <code>/unallow { $id }</code>
rule-unallow = Zurückgenommen. { $who } steht auf keiner meiner Listen mehr; was dort auf einen Schlüssel wartet, wartet weiter.
rule-unallow-listed = { $who } steht in ALLOWED_CHATS, und das zählt, bis du es herausnimmst und mich neu startest. <code>/ban { $id }</code> wirkt sofort.
rule-ban-group = { $who } ist gesperrt: In dieser Gruppe schweige ich. <code>/unban { $id }</code> beendet das.
rule-ban-person = { $who } ist gesperrt: Wer mir schreibt, erfährt es einmal, sonst übergehe ich es still. <code>/unban { $id }</code> beendet das.
rule-stopped =
    { $n ->
        [one] { $n } Aufnahme war in Arbeit und ist gestoppt.
       *[other] { $n } Aufnahmen waren in Arbeit und sind gestoppt.
    }
rule-ban-operator = Das ist ein Betreiber. Nimm ihn zuerst aus OPERATORS und starte mich neu.
rule-unban = Die Sperre von { $who } ist vorbei. Was inzwischen geschickt wurde, sehe ich nicht noch einmal an.
budget-title = <b>Budgets auf deinem Schlüssel</b> (UTC)
budget-of-people = Jede Person
budget-of-groups = Jede Gruppe
budget-line = { $who }: { $limits }
budget-none = kein Limit
budget-minutes-day = { $n } min am Tag
budget-minutes-month = { $n } min im Monat
budget-requests-day = Anfragen am Tag: { $n }
budget-requests-month = Anfragen im Monat: { $n }
budget-how =
    Zum Ändern: <code>/budget people 60m/day 20/day</code>, <code>/budget groups 600m/month</code> oder statt dessen eine ID oder ein Name. 0 heißt kein Limit; <code>/budget people default</code> kehrt zu den Einstellungen zurück.
    Was zu viel ist, wartet und geht weiter, wenn das Budget neu beginnt.
usage-day-groups = <b>Gruppen heute</b>
usage-day-people = <b>Personen heute</b>
usage-month-groups = <b>Gruppen in diesem Monat</b>
usage-month-people = <b>Personen in diesem Monat</b>
usage-line = { $who }: { $minutes } min, Anfragen: { $requests }
usage-note = Auf deinem Schlüssel, nach Minuten, die ersten zehn. Eine Anfrage ist eine Aufnahme, ein Link, eine Datei oder eine Umwandlung.
usage-nothing = Deinen Schlüssel hat in diesem Monat niemand genutzt.
usage-own =
    Auf dem Schlüssel des Betreibers (eine Anfrage ist eine Aufnahme, ein Link, eine Datei oder eine Umwandlung):
    Heute: { $minutes } min, Anfragen: { $requests }. Beginnt neu: { $day }.
    Diesen Monat: { $month_minutes } min, Anfragen: { $month_requests }. Beginnt neu: { $month }.
    Budget: { $limits }.
usage-own-key = Hier zahlt der Betreiber für nichts. /limits zeigt den Tarif des Schlüssels, der gilt.
pause-begun = Pause. Was Leute schicken, nehme ich an, es wartet, und sie lesen, warum. Woran PolyglotVoice schon arbeitet, wird zugestellt. Sie überdauert Neustarts; /resume beendet sie.
pause-begun-why = Pause: { $reason }. Was Leute schicken, nehme ich an, es wartet, und sie lesen, warum. Woran PolyglotVoice schon arbeitet, wird zugestellt. Sie überdauert Neustarts; /resume beendet sie.
pause-over = Ich mache mit dem weiter, was gewartet hat.
pause-none = Es gab keine Pause. Was auf eine gewartet hat, geht weiter.
