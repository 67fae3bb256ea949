### A recording, from its arrival to its end. Markup is Telegram's HTML.

status-accepted = Recibido. En cola…
status-submitting = Enviando a transcribir…
status-transcribing = Transcribiendo…
status-elapsed = Transcribiendo… { $elapsed }
status-left = Transcribiendo… faltan aprox. { $left }
status-percent = Transcribiendo… { $percent }%
status-percent-left = Transcribiendo… { $percent }%, faltan aprox. { $left }
status-delivering = Ya casi está…
status-over = La respuesta ya llegó.
status-parked = Esperando su turno…

status-key-steps =
    Guardado. Para transcribirlo necesito tu clave de API de PolyglotVoice:
    1. Entra en polyglotvoice.ru.
    2. En tu perfil, crea una clave de API.
    3. Envíamela. Empieza por <code>sk_</code>; borro tu mensaje enseguida.

status-parked-service = PolyglotVoice no responde desde las { $since }. No se pierde nada: seguiré por mi cuenta.
status-parked-uploads = PolyglotVoice no acepta grabaciones desde las { $since }. No se pierde nada: seguiré por mi cuenta.
status-parked-key = Lo guardo hasta que haya una clave que funcione. /key dice cómo obtenerla.
status-parked-chat = Durante un rato no pude escribir aquí. El botón muestra lo que quedó en espera.
status-parked-place = Tu plan limita cuántas se hacen a la vez. Lugar en la cola: { $place }.
status-parked-slot = Tu plan limita cuántas se hacen a la vez: esta espera su turno.

time-left = en { $wait }
plan-own = de tu plan
plan-group = del plan de este grupo
plan-lent = del plan de <a href="tg://user?id={ $id }">quien prestó su clave</a>
plan-operator = del plan de quien administra el bot
limit-burst = Se alcanzó el límite { $plan }: demasiadas solicitudes a la vez. Seguiré por mi cuenta { $left }.
limit-day = Se alcanzó el límite { $plan }: no hay más solicitudes por hoy. Seguiré por mi cuenta: { $when }, { $left }.
limit-month = Se alcanzó el límite { $plan }: no hay más solicitudes este mes. Seguiré por mi cuenta: { $when }, { $left }.
limit-other = Se alcanzó el límite { $plan }. Seguiré por mi cuenta: { $when }, { $left }.
limit-minutes = Se agotaron los minutos { $plan }. Lo guardo y lo intento de nuevo: { $when }, { $left }.
limit-attempts = Se agotaron los intentos de transcripción { $plan }. Lo guardo y lo intento de nuevo: { $when }, { $left }.
limit-changed = ¿Cambió tu plan? Envíame tu clave otra vez, o la de otra cuenta.

status-link =
    <b>{ $title }</b>
    { $status }

status-link-length =
    <b>{ $title }</b> · { $length }
    { $status }

media-empty = Este archivo está vacío. Envíalo otra vez.
media-too-big = Telegram solo da a los bots archivos de hasta 20 MB. Envía un enlace o una versión más pequeña.
media-unsupported = No puedo transcribir este tipo de archivo. Envía audio o video: mp3, m4a, ogg, wav, mp4, webm.
media-nothing = Aquí no hay nada que transcribir.

link-malformed = No puedo leer este enlace. Revísalo y envíalo otra vez.
link-private = Este enlace lleva a una dirección privada, a la que PolyglotVoice no llega. Envía uno público o el propio archivo.

link-too-many =
    { $n ->
        [one] Tomé solo { $n } enlace, el primero. Envía los otros en otro mensaje.
       *[other] Tomé los primeros { $n } enlaces. Envía los otros en otro mensaje.
    }

result-empty = Aquí no oigo a nadie hablar.
result-summary = Resumen
result-translation = Traducción
result-translation-to = Traducción ({ $language })

button-guest-files = Subtítulos y archivos
button-go-on = Seguir en privado
button-lend-key = Prestar mi clave
button-use-own = Prestar mi clave
button-not-now = Ahora no
button-accept = Aceptar
button-decline = Rechazar
button-take-back = Recuperarla de { $title }
button-set-group-key = Agregar la clave
button-make-admin = Hacerme administrador
button-cancel = Cancelar
button-cancel-all = Cancelar todo
button-again = Reintentar
button-replace-key = Reemplazar
button-forget-key = Borrar
button-forget-yes = Sí, borrarla
button-erase = Borrar todo
button-erase-yes = Sí, borrar
button-keep = Conservar
button-working = Trabajando en ello…
button-undo = Deshacer
button-back = ‹ Volver
button-stale = Este botón ya no funciona.
button-outbox = Ver

button-swap-key = Reemplazar
button-keep-old-key = Dejar la vieja

failed-refused = PolyglotVoice no lo aceptó: { $reason }
failed-too-long = Esta grabación es más larga de lo que permite tu plan: { $reason }
failed-too-big = Este archivo es más grande de lo que permite tu plan: { $reason }
failed-unsupported = PolyglotVoice no puede leer este archivo: { $reason }
failed-refused-silent = PolyglotVoice no lo aceptó y no dijo por qué.
failed-too-long-silent = Esta grabación es más larga de lo que permite tu plan.
failed-too-big-silent = Este archivo es más grande de lo que permite tu plan.
failed-unsupported-silent = PolyglotVoice no puede leer este archivo.
failed-task = Falló la transcripción: { $reason }
failed-task-silent = Falló la transcripción; PolyglotVoice no dijo por qué. Inténtalo de nuevo.
failed-task-gone = PolyglotVoice ya no conoce esta tarea. Inténtalo de nuevo.
failed-task-unnamed = PolyglotVoice lo aceptó, o puede que lo haya aceptado, pero no puedo saber cuál de tus tareas es. Mira primero tu lista en polyglotvoice.ru: si lo intentas de nuevo, se crea otra tarea, y también se cobra.
failed-timeout = Tardó demasiado y dejé de esperar. Inténtalo de nuevo en un rato.
failed-download = No pude traer el archivo de Telegram. Inténtalo de nuevo en un rato.
failed-file-unseen = No pude leer este archivo del disco que comparte el servidor de Bot API. Inténtalo en unos minutos; si sigue fallando, avisa a quien administra el bot.
failed-file-gone = Telegram ya no tiene este archivo. Envíalo otra vez.
failed-service = PolyglotVoice no responde como debería. Inténtalo de nuevo en un rato.
failed-telegram = Telegram no estuvo disponible durante demasiado tiempo. Inténtalo de nuevo.
failed-no-key = Pasó demasiado tiempo sin una clave que funcione y dejé de esperar. Agrega una e inténtalo de nuevo.
failed-unknown = Algo salió mal de mi lado. Inténtalo de nuevo; si sigue fallando, dale este número a quien administra el bot: <code>{ $id }</code>
answer-refused = Telegram rechazó una parte de esta respuesta: { $files }. Está guardada: pídela abajo o en /history. Si tampoco funciona, dale este número a quien administra el bot: <code>{ $id }</code>
failed-too-short = Esta grabación es demasiado corta para PolyglotVoice: { $reason }
failed-minutes = Se agotaron los minutos del plan de PolyglotVoice que se usa aquí (un equipo usa los de su dueño). Cuando haya nuevos, inténtalo de nuevo. PolyglotVoice dijo: { $reason }
failed-attempts = Se agotaron los intentos de transcripción del plan de PolyglotVoice que se usa aquí (un equipo usa los de su dueño). Cuando haya nuevos, inténtalo de nuevo. PolyglotVoice dijo: { $reason }
failed-plan = El plan de PolyglotVoice que se usa aquí no incluye esto. Míralo en polyglotvoice.ru e inténtalo de nuevo. PolyglotVoice dijo: { $reason }
failed-link = PolyglotVoice no puede abrir este enlace: { $reason }
failed-redirect = La API de PolyglotVoice me mandó a otra dirección ({ $reason }), y ahí no envío tu clave. Quien administra el bot debería revisar POLYGLOTVOICE_API_URL; luego inténtalo de nuevo.
failed-withheld = PolyglotVoice no entrega el texto: { $reason }
failed-too-short-silent = Esta grabación es demasiado corta para PolyglotVoice.
failed-minutes-silent = Se agotaron los minutos del plan de PolyglotVoice que se usa aquí (un equipo usa los de su dueño). Cuando haya nuevos, inténtalo de nuevo.
failed-attempts-silent = Se agotaron los intentos de transcripción del plan de PolyglotVoice que se usa aquí (un equipo usa los de su dueño). Cuando haya nuevos, inténtalo de nuevo.
failed-plan-silent = El plan de PolyglotVoice que se usa aquí no incluye esto, o está agotado. Míralo en polyglotvoice.ru e inténtalo de nuevo.
failed-link-silent = PolyglotVoice no puede abrir este enlace; no dijo por qué.
failed-redirect-silent = La API de PolyglotVoice me mandó a otra dirección, y ahí no envío tu clave. Quien administra el bot debería revisar POLYGLOTVOICE_API_URL; luego inténtalo de nuevo.
failed-withheld-silent = PolyglotVoice no entrega el texto. Inténtalo de nuevo en un rato.

cancel-nothing = No hay nada en curso.
cancel-done = Cancelado.
cancel-done-running = Cancelado aquí. PolyglotVoice no puede detener lo que empezó, así que lo cuenta. Si envías lo mismo otra vez, lo recibirás sin volver a subirlo.
cancel-too-late = Ya terminó.

cancel-choose =
    { $n ->
        [one] Hay { $n } grabación en curso. ¿La detengo?
       *[other] Hay { $n } grabaciones en curso. ¿Cuál detengo?
    }

cancel-done-all =
    { $n ->
        [one] { $n } grabación cancelada.
       *[other] { $n } grabaciones canceladas.
    }
cancel-done-all-running =
    { $n ->
        [one] { $n } grabación cancelada aquí. PolyglotVoice no puede detener lo que empezó, así que lo cuenta. Si envías lo mismo otra vez, lo recibirás sin volver a subirlo.
       *[other] { $n } grabaciones canceladas aquí. PolyglotVoice no puede detener lo que empezó, así que lo cuenta. Si envías lo mismo otra vez, lo recibirás sin volver a subirlo.
    }
cancel-not-that = Esa no está en curso. Escribe solo /cancel para ver lo que sí lo está.

outbox-waiting =
    { $n ->
        [one] Durante un rato no pude escribir aquí. Espera { $n } respuesta.
       *[other] Durante un rato no pude escribir aquí. Esperan { $n } respuestas.
    }

again-started = Empiezo de nuevo.
again-under-way = Esto ya está en curso.
again-gone = Ni Telegram ni PolyglotVoice tienen ya esta grabación. Envíala otra vez.
ask-no-key = Para esto necesito tu clave de API de PolyglotVoice. /key dice cómo obtenerla.
ask-limit = Se alcanzó el límite { $plan }. Inténtalo de nuevo { $left }.
ask-limit-until = Se alcanzó el límite { $plan }. Inténtalo de nuevo: { $when }, { $left }.
ask-gone = PolyglotVoice ya no conoce esta tarea. /history muestra las que conoce.

chat-at-once =
    { $n ->
        [one] Aquí hay { $n } grabación en curso, el máximo por chat. Envía esta otra vez cuando aquella termine.
       *[other] Aquí hay { $n } grabaciones en curso, el máximo por chat. Envía esta otra vez cuando termine alguna.
    }

chat-per-hour =
    { $n ->
        [one] Este chat envió { $n } grabación en una hora, el máximo permitido. Envía esta más tarde.
       *[other] Este chat envió { $n } grabaciones en una hora, el máximo permitido. Envía esta más tarde.
    }
chat-keyless = Sin una clave de PolyglotVoice guardo { $n } grabaciones como máximo. Envíame una clave (/key) y después el resto.

person-at-once =
    { $n ->
        [one] Tienes aquí { $n } grabación en curso, el máximo por persona. Envía esta otra vez cuando aquella termine.
       *[other] Tienes aquí { $n } grabaciones en curso, el máximo por persona. Envía esta otra vez cuando termine alguna.
    }

person-per-hour =
    { $n ->
        [one] Enviaste { $n } grabación en una hora, el máximo por persona aquí. Envía esta más tarde.
       *[other] Enviaste { $n } grabaciones en una hora, el máximo por persona aquí. Envía esta más tarde.
    }

forward-somebody = Alguien
forward-one = Por separado: { $n }. { $author }
forward-again = Reintentar: { $n }
forward-forgotten = Ya no guardo esta transcripción. Envía la grabación otra vez.

button-times = Tiempos
button-speakers = Hablantes
button-files = Archivos
button-redo = De nuevo
button-copy = Copiar el texto
button-settings = ⚙ Qué llega con el texto
button-language = Idioma: { $language }

again-price =
    { $n ->
        [one] 1 intento, { $minutes }, { $n } solicitud
       *[other] 1 intento, { $minutes }, { $n } solicitudes
    }
again-price-untold =
    { $n ->
        [one] 1 intento, sus minutos, { $n } solicitud
       *[other] 1 intento, sus minutos, { $n } solicitudes
    }

again-cost =
    { $n ->
        [one] Transcribir de nuevo gasta un intento, cerca de { $minutes } y { $n } solicitud del plan.
       *[other] Transcribir de nuevo gasta un intento, cerca de { $minutes } y { $n } solicitudes del plan.
    }
again-cost-untold =
    { $n ->
        [one] Transcribir de nuevo gasta un intento, los minutos de la grabación y más o menos { $n } solicitud del plan.
       *[other] Transcribir de nuevo gasta un intento, los minutos de la grabación y más o menos { $n } solicitudes del plan.
    }

changes-untold = Transcrito de nuevo: el texto de arriba es el nuevo.
changes-none = Transcrito de nuevo: no cambió ninguna palabra.
changes-some =
    { $n ->
        [one] Transcrito de nuevo: cambió { $n } de { $of } palabras.
       *[other] Transcrito de nuevo: cambiaron { $n } de { $of } palabras.
    }
changes-replaced = <s>{ $before }</s> → <b>{ $after }</b>
changes-added = + <b>{ $after }</b>
changes-dropped = <s>{ $before }</s>
changes-names = Nombres que ya no tiene ninguna voz: { $names }

file-replaced = Ya está en el chat, actualizado.
file-nothing = Por ahora no existe ese archivo.

name-ask = ¿Cómo se llama <b>{ $speaker }</b>? Escribe el nombre.
name-ask-here = { $person }, ¿cómo se llama <b>{ $speaker }</b>? Responde con el nombre.
name-placeholder = Un nombre
name-too-long = El nombre puede tener hasta 60 caracteres. Responde con uno más corto.

retry-done =
    { $n ->
        [one] Sigo con { $n } grabación que falló.
       *[other] Sigo con { $n } grabaciones que fallaron.
    }
retry-nothing = Aquí no falló nada por una caída en los últimos 30 días. Lo que falló por otro motivo tiene su propio botón.

retry-ask =
    { $n ->
        [one] En un plazo de { $span } falló { $n } grabación por una caída (chats: { $chats }). ¿La recupero? Lo que PolyglotVoice ya tiene no se sube otra vez; el resto cuenta en el plan de cada persona.
       *[other] En un plazo de { $span } fallaron { $n } grabaciones por una caída (chats: { $chats }). ¿Las recupero? Lo que PolyglotVoice ya tiene no se sube otra vez; el resto cuenta en el plan de cada persona.
    }
retry-ask-others = Fallaron por otros motivos en un plazo de { $span }: { $n }. Los nuevos intentos cuentan en el plan de cada persona.
retry-none = En un plazo de { $span } no falló nada.
retry-how = Con un plazo se trata de todos los chats: <code>/retry 3h</code>, <code>/retry 2 días</code>. Sin él recupero lo que falló en este.
retry-go = Recuperar
retry-all = Recuperar todo
retry-no = Dejarlo así
retry-dropped = Todo queda como está.

status-paused = El trabajo está en pausa desde el { $since }. No se pierde nada: seguiré por mi cuenta.
status-paused-why = El trabajo está en pausa desde el { $since }: { $reason }. No se pierde nada: seguiré por mi cuenta.
budget-spent-day = Tu presupuesto de hoy se agotó; la clave la paga quien administra el bot. No se pierde nada: sigo solo, { $when }. Con tu propia clave (/key) no hace falta esperar. Más: /usage
budget-spent-month = Tu presupuesto de este mes se agotó; la clave la paga quien administra el bot. No se pierde nada: sigo solo, { $when }. Con tu propia clave (/key) no hace falta esperar. Más: /usage
budget-spent-group-day = El presupuesto de este grupo para hoy se agotó; la clave la paga quien administra el bot. No se pierde nada: sigo solo, { $when }. Con una clave propia del grupo (/key) no hace falta esperar. Más: /usage
budget-spent-group-month = El presupuesto de este grupo para este mes se agotó; la clave la paga quien administra el bot. No se pierde nada: sigo solo, { $when }. Con una clave propia del grupo (/key) no hace falta esperar. Más: /usage
failed-over-budget = Esta grabación es más larga de lo que puedes usar de la clave de quien administra el bot: { $n } min. Con tu propia clave (/key) se puede transcribir.
failed-over-group-budget = Esta grabación es más larga de lo que este grupo puede usar de la clave de quien administra el bot: { $n } min. Con una clave propia del grupo (/key) se puede transcribir.
