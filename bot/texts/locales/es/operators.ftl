### For the bot's operators. Markup is Telegram's HTML.

stats-day =
    <b>Hoy (UTC)</b>
    Grabaciones: { $accepted } recibidas, { $delivered } entregadas, { $failed } fallidas, { $cancelled } canceladas, { $undelivered } sin poder entregar
    Llamadas a PolyglotVoice: { $api_calls }, de ellas { $api_unanswered } sin respuesta, { $api_limited } sobre un límite
    Llamadas a Telegram: { $telegram_calls }, pausas pedidas: { $floods }
    Errores en el registro: { $errors }

stats-present =
    <b>Ahora ({ $time } UTC)</b>
    En curso: { $open }, de ellas { $watching } en PolyglotVoice, { $waiting } me esperan, { $parked } esperan una clave, un límite o a PolyglotVoice
    La que más me espera: { $oldest }
    Pasos: { $ready } listos, { $planned } planeados
    Chats: { $chats }

    <b>Procesos</b>

stats-process = { $role }: { $memory }, activo { $up }

stats-digest =
    <b>Resumen diario: { $day }</b>

    { $report }

stats-again = Actualizar
stats-want-digest = Resumen diario
stats-stop-digest = Sin resumen
stats-digest-on = Llega cada día a las { $hour }:00 UTC.
stats-unrecognised = Respuestas de PolyglotVoice que no conozco del todo: { $field } con un campo nuevo, { $status } con un estado nuevo, { $refusal } con un rechazo nuevo. /doctor muestra cómo averiguarlo.

broadcast-how = Escribe el texto detrás del comando, <code>/broadcast …</code>, o responde a un mensaje con /broadcast. Primero lo muestro y no envío nada hasta que confirmes.
broadcast-ask = Así se verá. ¿A quién se lo envío?
broadcast-no = No enviar
broadcast-stop = Detener
broadcast-dropped = No se envió nada.
broadcast-stopped = Detenido. Enviado a { $sent } de { $total }.
broadcast-done = El anuncio terminó. Enviados: { $sent } de { $total }. Se fueron o me bloquearon: { $gone }. Rechazados por Telegram: { $refused }. Dudosos, no repetidos: { $unsure }.

broadcast-to-private =
    { $n ->
        [one] { $n } chat privado
       *[other] { $n } chats privados
    }

broadcast-to-all =
    { $n ->
        [one] { $n } chat, con grupos
       *[other] { $n } chats, con grupos
    }

broadcast-sending =
    { $n ->
        [one] Enviando a { $n } chat…
       *[other] Enviando a { $n } chats…
    }

alarm-store = No puedo usar el almacén y estoy parado; lo que la gente envía espera en Telegram. { $detail }. (Desde { $since }.)
alarm-store-over = El almacén funciona otra vez, tras { $lasted }.
alarm-memory = Al almacén solo le queda { $detail } de su memoria. Cuando se llene me paro: sube <code>maxmemory</code> o dale una máquina mayor. (Desde { $since }.)
alarm-memory-over = El almacén tiene sitio otra vez. Estuvo casi lleno { $lasted }.
alarm-policy = El almacén tira trabajos cuando se llena su memoria: pon <code>maxmemory-policy noeviction</code>. (Visto el { $since }.)
alarm-policy-over = El almacén vuelve a conservar lo que tiene. No lo hizo durante { $lasted }.
alarm-aof = El almacén no escribe un archivo de solo anexar: si se cae, se pierden trabajos. Pon <code>appendonly yes</code> en su configuración. (Visto el { $since }.)
alarm-aof-over = El almacén vuelve a escribir su archivo de solo anexar. No lo hizo durante { $lasted }.
alarm-token = Telegram rechaza BOT_TOKEN: toma el vigente de @BotFather y reiníciame. (Desde { $since }.)
alarm-token-over = Telegram rechazó BOT_TOKEN desde { $since } y estuve parado. Ya lo acepta; no se perdió nada.
alarm-telegram = Telegram no me responde ({ $detail }). Mientras tanto nadie recibe respuesta, y nada se pierde. <code>python -m bot doctor</code> dice si la causa es la red de aquí. (Desde { $since }.)
alarm-telegram-over = Telegram no me respondió desde { $since }, durante { $lasted }. Ya responde; no se perdió nada.
alarm-poller = Otro programa se lleva las actualizaciones de este bot: { $detail }. Detenlo o, si no lo encuentras, toma un token nuevo de @BotFather (/revoke). (Desde { $since }.)
alarm-poller-over = Las actualizaciones de este bot vuelven a llegarme, tras { $lasted }.
alarm-webhook = Telegram no puede entregar a WEBHOOK_URL, esperan: { $detail }. ¿Se llega a ella desde internet, con un certificado en el que Telegram confía, y lleva a HTTP_PORT? (Desde { $since }.)
alarm-webhook-over = Telegram vuelve a entregar a WEBHOOK_URL, tras { $lasted }.
alarm-workers = Ningún proceso trabaja en lo que llega: inicia uno con <code>python -m bot worker</code>, o mira por qué terminaron los que había. Lo que la gente envía se guarda. (Desde { $since }.)
alarm-workers-over = Un proceso trabaja otra vez, tras { $lasted }.
alarm-receivers = Ningún proceso recibe actualizaciones: inicia uno con <code>python -m bot updates</code>, o mira por qué terminó. Telegram guarda un día lo que la gente envía. (Desde { $since }.)
alarm-receivers-over = Se reciben actualizaciones otra vez, tras { $lasted }.
alarm-steps = Hay trabajo pendiente desde hace rato y nadie lo toma (cuánto espera el más viejo y cuántos son: { $detail }). Inicia más procesos, o mira en el registro en qué están ocupados los que hay. (Desde { $since }.)
alarm-steps-over = El trabajo se toma a tiempo otra vez, tras { $lasted }.
alarm-updates = Lo que la gente envió esperó { $detail } a ser leído. Mira en el registro en qué están ocupados los procesos, o inicia más. (Desde { $since }.)
alarm-updates-over = Lo que la gente envía se lee a tiempo otra vez, tras { $lasted }.
alarm-service = PolyglotVoice no respondió ninguna llamada desde { $since } ({ $detail }). Sigo probando, y nada se pierde. <code>python -m bot doctor</code> dice si la causa es la red de aquí.
alarm-service-over = PolyglotVoice responde otra vez, tras { $lasted }.
alarm-uploads = PolyglotVoice responde, pero no aceptó ninguna subida desde { $since } ({ $detail }). Pruebo una de vez en cuando; lo enviado espera, y nada se pierde.
alarm-uploads-over = PolyglotVoice vuelve a aceptar subidas. No lo hizo durante { $lasted }.
alarm-address = En la dirección de los ajustes no hay API de PolyglotVoice: { $detail }. (Desde { $since }.)
alarm-address-over = POLYGLOTVOICE_API_URL lleva a la API, tras { $lasted }.
alarm-key = PolyglotVoice rechaza POLYGLOTVOICE_API_KEY. Crea una clave nueva en tu perfil, ponla en los ajustes y reiníciame. Los chats sin clave propia esperan. (Desde { $since }.)
alarm-key-over = POLYGLOTVOICE_API_KEY funciona otra vez, tras { $lasted }.
alarm-expiry = POLYGLOTVOICE_API_KEY se acaba pronto; días que quedan como mucho: { $detail }. Las claves duran 30 días. Crea una nueva en tu perfil, ponla en los ajustes y reiníciame. (Visto el { $since }.)
alarm-expiry-over = POLYGLOTVOICE_API_KEY ya es una nueva. La vieja estuvo cerca del final { $lasted }.
alarm-settings = { $detail }. Hasta que se arregle, ese ajuste se pasa por alto. (Visto el { $since }.)
alarm-settings-over = En los ajustes ya no hay nombres mal escritos, tras { $lasted }.
alarm-backlog = Llega más de lo que se atiende: lo que me espera crece desde hace diez minutos. Inicia más procesos, o mira en el registro qué esperan. (Desde { $since }.)
alarm-backlog-over = La cola está atendida, tras { $lasted }.
