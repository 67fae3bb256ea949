### The account's tasks, files and limits. Markup is Telegram's HTML.

history-head = <b>Tus tareas</b>, las nuevas primero
history-head-of = <b>Tus tareas</b>, las nuevas primero: { $first }–{ $last } de { $total }
history-head-listed = <b>Tus tareas</b>, las nuevas primero: { $first }–{ $last } de las { $total } que muestra PolyglotVoice

history-line =
    { $number }. <b>{ $title }</b>
    { $about }

history-empty = Tu cuenta aún no tiene tareas. Envíame una nota de voz, un archivo o un enlace.
history-done = lista
history-running = en curso
history-percent = en curso, { $percent }%
history-failed = falló
history-newer = ‹ Nuevas
history-older = Antiguas ›

history-found =
    { $n ->
        [one] <b>{ $words }</b>: { $n } tarea tuya
       *[other] <b>{ $words }</b>: { $n } tareas tuyas, las nuevas primero
    }
history-none-found = Ningún título de tus tareas contiene «{ $words }» (revisados: { $n }). /find busca lo que se dijo en este chat.

card-title = <b>{ $title }</b>
card-done = Lista.
card-failed = Falló; PolyglotVoice no dijo por qué.
card-failed-why = Falló: { $reason }
card-percent = En curso, { $percent }%.
card-running = En curso: { $status }.
card-about = { $about }
card-detail = { $label }: { $value }
card-details = <blockquote expandable>{ $details }</blockquote>
card-text = Texto
card-source = Original
card-again = De nuevo
card-adopt = Avisar cuando acabe
card-refresh = Actualizar
card-back = ‹ Todas las tareas
card-stale = Este botón es demasiado antiguo. /history muestra tus tareas.
card-started = Ahí va.
card-under-way = Ya lo estoy haciendo.
card-again-yes = Sí, de nuevo
card-again-no = ‹ Volver
card-again-started = Transcribo <b>{ $title }</b> de nuevo, como otra tarea.
card-as-format = Como { $format }

card-again-ask =
    { $n ->
        [one] ¿Transcribir <b>{ $title }</b> de nuevo? Gasta de tu plan un intento y los minutos de la grabación, y más o menos { $n } solicitud.
       *[other] ¿Transcribir <b>{ $title }</b> de nuevo? Gasta de tu plan un intento y los minutos de la grabación, y más o menos { $n } solicitudes.
    }

fetch-under-way = Obteniendo el archivo…
fetch-converting = Convirtiendo…
fetch-percent = Enviando el archivo… { $percent }%
fetch-over = más de { $limit }
fetch-empty = PolyglotVoice devolvió un archivo vacío: no hay nada que enviar.
fetch-not-ready = PolyglotVoice aún no tiene este archivo. Inténtalo cuando la tarea esté lista.
fetch-too-big = Este archivo ocupa { $size }; Telegram acepta de un bot { $limit }. Puedes descargarlo en polyglotvoice.ru.
fetch-refused = Telegram no aceptó este archivo. Puedes descargarlo en polyglotvoice.ru.

source-gone = PolyglotVoice no guarda este original.
source-too-big = El original ocupa { $size }; Telegram acepta de un bot { $limit }. Puedo enviar solo el sonido, o su texto.

download-gone = PolyglotVoice no tiene { $kind } para esta tarea.

convert-how = Responde con <code>/convert mp3</code> a una nota de voz, un audio o un video, o escríbelo debajo.
convert-choose = ¿Qué formato?
convert-unknown = No conozco el formato «{ $said }». ¿Cuál?

limits-head = <b>Lo que permite el plan</b>
limits-line = { $label }: <b>{ $value }</b>
limits-untold = PolyglotVoice no dice qué permite el plan.
limits-spent-head = <b>Gastado aquí con la clave</b>
limits-today = Hoy: { $spent }. Se reinicia a las { $when }.
limits-month = Este mes: { $spent }. Se reinicia el { $when }.
limits-count =
    { $n ->
        [one] <b>{ $count }</b> solicitud
       *[other] <b>{ $count }</b> solicitudes
    }
limits-a-minute = Solicitudes por minuto
limits-an-hour = Solicitudes por hora
limits-a-day = Solicitudes por día
limits-a-month = Solicitudes por mes
limits-at-once = Tareas a la vez
limits-count-of = <b>{ $count }</b> de { $limit } solicitudes
limits-near = Ya se usó el 80 % de un límite.
limits-others = También cuentan otros programas que usan la cuenta; yo no los veo.
limits-near-day = Ya se usó el 80 % de las solicitudes de tu plan para hoy: { $count } de { $limit }. Se reinicia: { $when }. /limits muestra más.
limits-near-month = Ya se usó el 80 % de las solicitudes de tu plan para este mes: { $count } de { $limit }. Se reinicia: { $when }. /limits muestra más.
limits-near-day-here = Ya se usó el 80 % de las solicitudes de hoy de la clave que se usa aquí: { $count } de { $limit }. Se reinicia: { $when }; el resto espera hasta entonces.
limits-near-month-here = Ya se usó el 80 % de las solicitudes de este mes de la clave que se usa aquí: { $count } de { $limit }. Se reinicia: { $when }; el resto espera hasta entonces.

find-usage =
    Escribe después del comando lo que buscas: <code>/find presupuesto reunión</code>

    Vale cualquier forma de la palabra, en cualquier orden, con erratas o solo su comienzo. Con un nombre encuentras quién lo dijo. Las comillas mantienen juntas las palabras: <code>/find "nueva oficina"</code>

    Busco en las transcripciones de este chat; guardo cada una { $days ->
        [one] { $days } día
       *[other] { $days } días
    }.

find-empty = Aún no hay dónde buscar. Guardo cada transcripción de este chat { $days ->
        [one] { $days } día
       *[other] { $days } días
    }.

find-nothing =
    { $n ->
        [one] «{ $words }» no está en { $n } transcripción de este chat, del { $since }.
       *[other] «{ $words }» no está en ninguna de las { $n } transcripciones de este chat; la más antigua es del { $since }.
    } Guardo cada una { $days ->
        [one] { $days } día
       *[other] { $days } días
    }.

find-nothing-in-one = «{ $words }» no está en la única transcripción de este chat, del { $since }. Guardo cada una { $days ->
        [one] { $days } día
       *[other] { $days } días
    }.

find-nothing-recent = «{ $words }» no está en ninguna de las { $n } transcripciones más nuevas de este chat, que llegan hasta el { $since }. Más atrás no busco.

find-instead =
    { $said }

    Con esto sí hay resultados:
    { $commands }

find-not-all = Solo busqué en las { $n } más nuevas.

find-since =
    { $said }

    Busqué en lo que transcribí desde el { $since }, cuando entraste o te vi aquí por primera vez. Los administradores pueden abrir el resto a todos en /settings.

find-when =
    { $said }

    Solo «{ $when }», o donde se dijo así. De todo el tiempo: <code>/find { $words }</code>

find-when-nothing =
    «{ $when }» no hay nada así, pero sí en otro momento:

    { $said }

find-day =
    { $said }

    Es todo lo de «{ $when }». Una palabra lo acota: <code>/find contrato { $when }</code>

find-by-day =
    { $said }

    Busco por días, no por horas: <code>/find ayer</code>

find-not-yours = Eso fue antes de que entraras o de que te viera aquí por primera vez. Los administradores pueden abrirlo a todos en /settings.
find-here = Aquí está.
find-here-at = Aquí está, en { $time }.
find-gone = Ese mensaje ya no está en este chat.

find-found =
    { $n ->
        [one]
            Encontrado en { $n } transcripción:

            { $hits }
       *[other]
            Encontrado en { $n } transcripciones:

            { $hits }
    }

find-more =
    { $n ->
        [one]
            { $said }

            Y { $n } más antigua: agrega una palabra para afinar la búsqueda.
       *[other]
            { $said }

            Y { $n } más antiguas: agrega una palabra para afinar la búsqueda.
    }

transcribe-how = Responde a una grabación con /transcribe, o escribe los enlaces después del comando. Lo que me envías aquí lo transcribo de todos modos.

edit-answered-before = Este mensaje cambió: mi respuesta de arriba es sobre lo que decía antes.
edit-replaced = El mensaje cambió, y mi respuesta también.

talk-no-key = Envíame una nota de voz, un archivo o un enlace y te respondo con su texto.
talk-has-key = Tienes una clave: /key la muestra y la reemplaza. Crea una nueva en tu perfil de polyglotvoice.ru.
talk-why-long = Una grabación larga tarda unos minutos, y en horas pico espera su turno. El texto llega solo. /cancel la detiene.
talk-nothing-under-way = Aquí estoy, y no hay nada en curso. Si falta algo, envíalo otra vez.
talk-find = /find y las palabras, por ejemplo <code>/find contrato</code>: muestro dónde se dijo en este chat.
talk-convert = Responde a una grabación con <code>/convert mp3</code>, o con otro formato. El sonido lo dejo como está.
talk-translate = Escribo lo que se dice, en el idioma de la grabación; el mío se cambia en /settings. Si PolyglotVoice lo traduce o lo resume, eso llega también.
talk-language = Ahora te escribo en español.
talk-stop = /cancel detiene lo que está en curso; en respuesta a una grabación, solo esa.
talk-limits = Yo soy gratis; PolyglotVoice cuenta según el plan. /limits muestra qué permite y cuánto se ha usado.
talk-privacy = Las grabaciones van a PolyglotVoice; el texto llega solo a este chat. /privacy dice qué guardo, y permite borrarlo.
talk-files = <b>Archivos</b>, debajo de un texto, lo envía como .srt, .vtt, .txt, .md o .json. /export reúne los textos de una semana.
talk-settings = /settings muestra lo que se puede elegir aquí, como mi idioma y el estilo del texto.
talk-tasks = /history muestra las tareas de tu cuenta, primero las más nuevas, con sus textos y archivos.
talk-links = Envíame el enlace, hasta cinco en un mensaje. PolyglotVoice revisa cada uno antes; si no puede con alguno, te lo digo.
talk-group = Agrégame a un grupo o canal: allí respondo a las notas de voz con su texto. También se puede responder a una con /transcribe.
talk-again = ¿Hay algo mal en un texto o en su idioma? <b>De nuevo</b>, debajo, lo rehace y antes dice cuánto gasta.
talk-resend = Cada texto está en la respuesta a su grabación; /find lleva hasta él. Si vuelves a enviar la grabación en una semana, su texto regresa sin costo.
talk-speakers = <b>Hablantes</b>, debajo de un texto, muestra quién dice qué, si PolyglotVoice lo distingue; toca a uno para ponerle nombre.
talk-hello = ¡Hola! Envíame una nota de voz, un archivo o un enlace y te respondo con su texto. /help muestra ejemplos.

talk-wait-for-key =
    { $n ->
        [one] Guardo { $n } grabación y la transcribo en cuanto haya una clave.
       *[other] Guardo { $n } grabaciones y las transcribo en cuanto haya una clave.
    }

talk-under-way =
    { $n ->
        [one] { $n } grabación en curso, desde hace { $since }. { $status }
       *[other] { $n } grabaciones en curso, la primera desde hace { $since }. { $status }
    }

probe-button = Revisar PolyglotVoice

probe-ask =
    Llamo una vez a cada endpoint de PolyglotVoice, con la clave de este chat y una muestra corta, e informo de la <b>estructura</b> de sus respuestas: ninguna clave, id, nombre ni palabra.

    Cuesta de { $low } a { $high } solicitudes, un intento y { $seconds } segundos de audio, y lleva unos minutos como mucho.
probe-go = Adelante
probe-no = No
probe-dropped = No se envió nada.
probe-no-key = Aquí no hay clave: envía una primero (/key).
probe-running = Revisando PolyglotVoice: { $step }…
probe-stop = Detener
probe-stopping = Se detiene antes de la próxima solicitud.
probe-whole = Llegó hasta el final.

probe-done =
    <b>Revisión de PolyglotVoice</b>
    { $ended } Solicitudes enviadas: { $requests }. El archivo es el informe: solo la estructura. Léelo y envíalo al proyecto.

    { $rows }
probe-cut-short = La revisión se cortó por un reinicio o porque la clave ya no está. Para recorrerlo todo, empieza otra vez: cuesta lo mismo.

export-nothing = No guardo transcripciones de este chat que puedas llevarte. Las conservo una semana.
export-wait = Acabo de enviar el último. Inténtalo en un minuto.
export-by-button = Te envío el zip solo a ti, en nuestro chat privado:
export-in-private = El zip llega a nuestro chat privado.
export-name = Transcripciones { $day }
export-under-way = Empaquetando las transcripciones…
export-refused = Telegram no aceptó el archivo. Inténtalo más tarde.
export-left-out =
    { $n ->
        [one] { $n } transcripción no cupo
       *[other] { $n } transcripciones no cupieron
    }
