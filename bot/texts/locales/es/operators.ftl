### For the bot's operators. Markup is Telegram's HTML.

stats-today = <b>Hoy (UTC)</b>

stats-day =
    Grabaciones: { $accepted } recibidas, { $delivered } entregadas, { $failed } fallidas, { $cancelled } canceladas, { $undelivered } imposibles de entregar
    Llamadas a PolyglotVoice: { $api_calls }, de ellas { $api_unanswered } sin respuesta, { $api_limited } por encima de un límite
    Llamadas a Telegram: { $telegram_calls }, pausas pedidas: { $floods }
    Errores en el registro: { $errors }

stats-present =
    <b>Ahora ({ $time } UTC)</b>
    En curso: { $open }, de ellas { $watching } en PolyglotVoice, { $waiting } me esperan, { $parked } esperan una clave, un límite, un chat o a PolyglotVoice
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
stats-unrecognised = Respuestas de PolyglotVoice que no entiendo del todo: { $field } con un campo nuevo, { $status } con un estado nuevo, { $refusal } con un rechazo nuevo, { $shape } ilegibles. /doctor muestra cómo averiguarlo.

broadcast-how = Escribe el texto después del comando, <code>/broadcast …</code>, o responde a un mensaje con /broadcast. Primero lo muestro y no envío nada hasta que confirmes.
broadcast-ask = Así se verá. ¿A quién se lo envío?
broadcast-no = No enviar
broadcast-stop = Detener
broadcast-dropped = No se envió nada.
broadcast-stopped = Detenido. Enviado a { $sent } de { $total }.
broadcast-done = Terminó el envío. Enviados: { $sent } de { $total }. Se fueron o me bloquearon: { $gone }. Rechazados por Telegram: { $refused }. Dudosos, no repetidos: { $unsure }.

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

alarm-store = No puedo usar el almacén y estoy detenido; lo que la gente envía espera en Telegram. { $detail } (Desde { $since }.)
alarm-store-over = El almacén funciona otra vez, tras { $lasted } de interrupción.
alarm-memory = Al almacén solo le queda { $detail } de su memoria. Cuando se llene me detengo: sube <code>maxmemory</code> o usa un servidor más grande. (Desde { $since }.)
alarm-memory-over = El almacén tiene sitio otra vez. Estuvo casi lleno { $lasted }.
alarm-disk = En el disco de DATA_DIR solo quedan { $detail } libres. Cuando se llene, el almacén no podrá escribir y me detendré: haz sitio ahí. (Desde { $since }.)
alarm-disk-over = En el disco de DATA_DIR hay sitio otra vez. Estuvo casi lleno { $lasted }.
alarm-clock = El reloj de mi máquina se desvía { $detail } (+ es adelantado), según lo que responden Telegram y PolyglotVoice. Igual de erróneas son las horas que digo y las esperas por límites: haz que se ajuste por la red, <code>timedatectl set-ntp true</code>. (Visto el { $since }.)
alarm-clock-over = El reloj de mi máquina vuelve a ir bien.
alarm-policy = El almacén descarta tareas cuando se llena su memoria: pon <code>maxmemory-policy noeviction</code>. (Visto el { $since }.)
alarm-policy-over = El almacén vuelve a conservar lo que tiene. No lo hizo durante { $lasted }.
alarm-aof = El almacén no escribe el archivo append-only: si se cae, se pierden tareas. Pon <code>appendonly yes</code> en su configuración. (Visto el { $since }.)
alarm-aof-over = El almacén vuelve a escribir su archivo append-only. No lo hizo durante { $lasted }.
alarm-foreign = Alguien más escribe en el almacén bajo mis nombres: { $detail }. Dame un almacén propio, o un usuario propio. (Visto el { $since }.)
alarm-foreign-over = Desde hace diez minutos no encuentro nada ajeno en el almacén.
alarm-token = Telegram rechaza BOT_TOKEN: toma el vigente de @BotFather y reiníciame. (Desde { $since }.)
alarm-token-over = Telegram rechazó BOT_TOKEN desde { $since } y estuve detenido. Ya lo acepta; no se perdió nada.
alarm-telegram = Telegram no me responde ({ $detail }). Mientras tanto nadie recibe respuesta, y nada se pierde. <code>python -m bot doctor</code> dice si la causa es la red de aquí. (Desde { $since }.)
alarm-telegram-over = Telegram no me respondió desde { $since }, durante { $lasted }. Ya responde; no se perdió nada.
alarm-poller = Otro programa se lleva las actualizaciones de este bot: { $detail }. Detenlo o, si no lo encuentras, toma un token nuevo de @BotFather (/revoke). (Desde { $since }.)
alarm-poller-over = Las actualizaciones de este bot vuelven a llegarme, tras { $lasted } de interrupción.
alarm-webhook = Telegram no puede entregar a WEBHOOK_URL, en espera: { $detail }. ¿Se llega a ella desde internet, con un certificado en el que Telegram confía, y lleva a HTTP_PORT? (Desde { $since }.)
alarm-webhook-over = Telegram vuelve a entregar a WEBHOOK_URL, tras { $lasted } de interrupción.
alarm-workers = Ningún proceso atiende lo que llega: inicia uno con <code>python -m bot worker</code>, o mira por qué terminaron los que había. Lo que la gente envía se guarda. (Desde { $since }.)
alarm-workers-over = Un proceso trabaja otra vez, tras { $lasted } de interrupción.
alarm-receivers = Ningún proceso recibe actualizaciones: inicia uno con <code>python -m bot updates</code>, o mira por qué terminó. Telegram guarda un día lo que la gente envía. (Desde { $since }.)
alarm-receivers-over = Se reciben actualizaciones otra vez, tras { $lasted } de interrupción.
alarm-steps = Hay trabajo pendiente desde hace rato y nadie lo atiende (cuánto espera el más antiguo y cuántos son: { $detail }). Inicia más procesos, o mira en el registro en qué están ocupados los que hay. (Desde { $since }.)
alarm-steps-over = El trabajo se hace a tiempo otra vez; el retraso duró { $lasted }.
alarm-updates = Lo que la gente envió esperó { $detail } a que lo leyera. Mira en el registro en qué están ocupados los procesos, o inicia más. (Desde { $since }.)
alarm-updates-over = Lo que la gente envía se lee a tiempo otra vez; el retraso duró { $lasted }.
alarm-service = PolyglotVoice no respondió ninguna llamada desde { $since } ({ $detail }). Sigo intentándolo, y nada se pierde. <code>python -m bot doctor</code> dice si la causa es la red de aquí.
alarm-service-over = PolyglotVoice responde otra vez, tras { $lasted } de interrupción.
alarm-uploads = PolyglotVoice responde, pero no aceptó ninguna subida desde { $since } ({ $detail }). Pruebo una de vez en cuando; lo enviado espera, y nada se pierde.
alarm-uploads-over = PolyglotVoice vuelve a aceptar subidas. No lo hizo durante { $lasted }.
alarm-address = En la dirección de los ajustes no hay API de PolyglotVoice: { $detail }. (Desde { $since }.)
alarm-address-over = POLYGLOTVOICE_API_URL lleva a la API, tras { $lasted } de interrupción.
alarm-key = PolyglotVoice rechaza POLYGLOTVOICE_API_KEY. Crea una clave nueva en tu perfil, ponla en los ajustes y reiníciame. Los chats sin clave propia esperan. (Desde { $since }.)
alarm-key-over = POLYGLOTVOICE_API_KEY funciona otra vez, tras { $lasted } de interrupción.
alarm-expiry = POLYGLOTVOICE_API_KEY caduca pronto; días que quedan como mucho: { $detail }. Las claves duran 30 días. Crea una nueva en tu perfil, ponla en los ajustes y reiníciame. (Visto el { $since }.)
alarm-expiry-over = POLYGLOTVOICE_API_KEY ya es una nueva. La anterior estuvo a punto de caducar durante { $lasted }.
alarm-settings = { $detail }. Hasta que se arregle, ese ajuste se ignora. (Visto el { $since }.)
alarm-settings-over = En los ajustes ya no hay nombres mal escritos; los hubo durante { $lasted }.
alarm-backlog = Llega más de lo que se atiende: lo que me espera crece desde hace diez minutos. Inicia más procesos, o mira en el registro qué esperan. (Desde { $since }.)
alarm-backlog-over = La cola está atendida; duró { $lasted }.

alarm-pause = Estoy en pausa desde { $since }: { $detail }. Lo que la gente envía lo recibo y queda en espera. Sigo con /resume.
alarm-pause-over = La pausa terminó; duró { $lasted }. Sigue lo que estaba en espera.
rules-unnamed = nombre desconocido
rules-one = { $name }: <code>{ $id }</code>
rules-allowed = <b>Con acceso</b>
rules-banned = <b>Bloqueados</b>
rules-none = Todavía nadie tiene acceso ni está bloqueado por un comando.
rules-how = /allow, /ban, /unallow y /unban aceptan un id, un @nombre o un título que yo haya visto; o responde con uno a un mensaje reenviado. Los de ALLOWED_CHATS no están en esta lista.
rule-unseen = No he visto a nadie con ese nombre últimamente, y los bots no pueden buscar a la gente. Usa el id, o responde con el comando a un mensaje suyo que me reenvíes.
rule-hidden = Telegram no dice quién escribió eso. Usa el id, o el @nombre si lo he visto.
rule-several = Varios se llaman así. Repítelo con el id:
rule-nothing = No hay nada que revertir: { $who }.
rule-contact = Para dejar pasar a { $who }, responde a este contacto con /allow; para cerrarle el paso, con /ban.
rule-no-account = Este contacto no tiene cuenta de Telegram: no hay a quién dejar pasar.
rule-allow = Desde ahora trabajo para { $who }.
rule-allow-open = Todos pueden usarme igualmente, porque ALLOWED_CHATS está vacío; esto no deja fuera a nadie. En mi lista ahora: { $who }.
rule-key-yours = Donde no hay clave propia, se usa la tuya; /budget dice cuánto. Se revierte con <code>/unallow { $id }</code>
rule-key-own = Hace falta una clave propia, porque POLYGLOTVOICE_API_KEY no está configurada. Se revierte con <code>/unallow { $id }</code>
rule-unallow = Revertido. { $who } ya no está en ninguna de mis listas; lo que allí espera una clave sigue esperando.
rule-unallow-listed = { $who } está en ALLOWED_CHATS, que cuenta hasta que lo quites y me reinicies. <code>/ban { $id }</code> actúa enseguida.
rule-ban-group = Bloqueado: { $who }. En ese grupo no respondo. <code>/unban { $id }</code> lo desbloquea.
rule-ban-person = Bloqueado: { $who }. Si me escribe, se lo digo una vez; después no respondo. <code>/unban { $id }</code> lo desbloquea.
rule-stopped =
    { $n ->
        [one] { $n } grabación estaba en curso y se detuvo.
       *[other] { $n } grabaciones estaban en curso y se detuvieron.
    }
rule-ban-operator = Es quien administra el bot. Quítalo primero de OPERATORS y reiníciame.
rule-unban = Desbloqueado: { $who }. Lo enviado entretanto no lo vuelvo a mirar.
budget-title = <b>Presupuestos de tu clave</b> (UTC)
budget-of-people = Cada persona
budget-of-groups = Cada grupo
budget-line = { $who }: { $limits }
budget-none = sin límite
budget-minutes-day = { $n } min al día
budget-minutes-month = { $n } min al mes
budget-requests-day = solicitudes al día: { $n }
budget-requests-month = solicitudes al mes: { $n }
not-read = No entiendo «{ $words }».
budget-how =
    Para cambiar uno: <code>/budget personas 60m/día 20/día</code>, <code>/budget grupos 600m/mes</code>, o un id o un nombre en su lugar. 0 es sin límite; <code>/budget personas predeterminado</code> vuelve a los ajustes.
    Lo que excede queda en espera y sigue cuando el presupuesto se reinicia.
usage-day-groups = <b>Grupos hoy</b>
usage-day-people = <b>Personas hoy</b>
usage-month-groups = <b>Grupos este mes</b>
usage-month-people = <b>Personas este mes</b>
usage-line = { $who }: { $minutes } min, solicitudes: { $requests }
usage-note = Con tu clave, por minutos, los diez primeros. Una solicitud es una grabación, un enlace, un archivo o una conversión.
usage-nothing = Nadie ha usado tu clave este mes.
usage-own =
    Con la clave de quien administra el bot (una solicitud es una grabación, un enlace, un archivo o una conversión):
    Hoy: { $minutes } min, solicitudes: { $requests }. Se reinicia: { $day }.
    Este mes: { $month_minutes } min, solicitudes: { $month_requests }. Se reinicia: { $month }.
    Presupuesto: { $limits }.
usage-own-key = Aquí quien administra el bot no paga nada. /limits muestra el plan de la clave que se usa.
pause-begun = En pausa. Lo que la gente envía lo recibo y queda en espera, y les digo por qué. Lo que PolyglotVoice ya está haciendo se entrega. Dura aunque me reinicien; /resume la termina.
pause-begun-why = En pausa: { $reason }. Lo que la gente envía lo recibo y queda en espera, y les digo por qué. Lo que PolyglotVoice ya está haciendo se entrega. Dura aunque me reinicien; /resume la termina.
pause-over = Sigo con lo que estaba en espera.
pause-none = No había pausa. Si algo la esperaba, ya sigue.
