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
