### A recording, from its arrival to its end. Markup is Telegram's HTML.

status-accepted = Recibido. En la cola…
status-submitting = Lo envío a transcribir…
status-transcribing = Transcribiendo…
status-elapsed = Transcribiendo… { $elapsed }
status-left = Transcribiendo… faltan unos { $left }
status-percent = Transcribiendo… { $percent }%
status-percent-left = Transcribiendo… { $percent }%, faltan unos { $left }
status-delivering = Ya casi…
status-parked = Espera su turno…

status-key-steps =
    Guardado. Para transcribirlo necesito tu clave de API de PolyglotVoice:
    1. Entra en polyglotvoice.ru.
    2. En tu perfil, crea una clave de API.
    3. Envíamela. Empieza por <code>sk_</code>; borro tu mensaje enseguida.

status-parked-service = PolyglotVoice no responde desde { $since }. No se pierde nada: sigo yo solo.
status-parked-uploads = PolyglotVoice no acepta grabaciones desde { $since }. No se pierde nada: sigo yo solo.
status-parked-key = Lo guardo hasta que haya una clave que funcione. /key dice cómo obtenerla.
status-parked-chat = Durante un rato no pude escribir aquí. El botón muestra lo que espera.
status-parked-place = Tu plan permite solo unas cuantas a la vez. Lugar en la cola: { $place }.
status-parked-slot = Tu plan permite solo unas cuantas a la vez: esta espera su turno.

time-left = en { $wait }
plan-own = tu plan
plan-group = el plan de este grupo
plan-lent = el plan de <a href="tg://user?id={ $id }">quien prestó su clave</a>
plan-operator = el plan de quien administra el bot
limit-burst = Se alcanzó el límite ({ $plan }): demasiadas solicitudes a la vez. Sigo yo solo { $left }.
limit-day = Se alcanzó el límite ({ $plan }): no hay más solicitudes por hoy. Sigo yo solo: { $when }, { $left }.
limit-month = Se alcanzó el límite ({ $plan }): no hay más solicitudes este mes. Sigo yo solo: { $when }, { $left }.
limit-other = Se alcanzó el límite ({ $plan }). Sigo yo solo: { $when }, { $left }.
limit-minutes = Se agotaron los minutos ({ $plan }). Lo guardo y pruebo otra vez: { $when }, { $left }.
limit-attempts = Se agotaron los intentos de transcripción ({ $plan }). Lo guardo y pruebo otra vez: { $when }, { $left }.
limit-changed = ¿Cambió tu plan? Envíame tu clave otra vez, o la de otra cuenta.

status-link =
    <b>{ $title }</b>
    { $status }

status-link-length =
    <b>{ $title }</b> · { $length }
    { $status }

media-empty = Este archivo está vacío. Envíalo otra vez.
media-too-big = Telegram solo da a los bots archivos de hasta 20 MB. Envía un enlace a este o una versión más pequeña.
media-unsupported = No puedo transcribir este tipo de archivo. Envía audio o video: mp3, m4a, ogg, wav, mp4, webm.
media-nothing = Aquí no hay nada que transcribir.

link-malformed = No puedo leer este enlace. Revísalo y envíalo otra vez.
link-private = Este enlace lleva a una dirección privada, a la que PolyglotVoice no llega. Envía uno público o el archivo mismo.

link-too-many =
    { $n ->
        [one] Tomé solo el primer enlace ({ $n }). Envía los otros en otro mensaje.
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
button-set-group-key = Poner la clave
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
button-working = En ello…
button-back = ‹ Volver
button-stale = Este botón ya no funciona.
button-outbox = Mostrar

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
failed-task-silent = Falló la transcripción; el servicio no dijo por qué. Prueba otra vez.
failed-task-gone = PolyglotVoice ya no conoce esta tarea. Prueba otra vez.
failed-task-unnamed = PolyglotVoice lo aceptó y creó una tarea, pero su respuesta no me dice cuál. El texto estará en tu lista en polyglotvoice.ru. Probar otra vez crea, y cuesta, otra más.
failed-timeout = Tardó demasiado y dejé de esperar. Prueba otra vez en un rato.
failed-download = No pude traer el archivo de Telegram. Prueba otra vez en un rato.
failed-file-unseen = No pude leer este archivo del disco que comparte el servidor de Bot API. Prueba en unos minutos; si sigue, avisa a quien administra el bot.
failed-file-gone = Telegram ya no tiene este archivo. Envíalo otra vez.
failed-service = PolyglotVoice no responde bien. Prueba otra vez en un rato.
failed-telegram = Telegram estuvo demasiado tiempo fuera de alcance. Prueba otra vez.
failed-no-key = Pasó demasiado tiempo sin una clave que funcione y lo dejé. Pon una y prueba otra vez.
failed-unknown = Algo salió mal de mi lado. Prueba otra vez; si sigue, dale este número a quien administra el bot: <code>{ $id }</code>
failed-too-short = Esta grabación es demasiado corta para PolyglotVoice: { $reason }
failed-minutes = Se agotaron los minutos del plan de PolyglotVoice cuya clave se usa aquí; en un equipo cuentan los de su dueño. Cuando haya nuevos, prueba otra vez. PolyglotVoice dijo: { $reason }
failed-attempts = Se agotaron los intentos de transcripción del plan de PolyglotVoice cuya clave se usa aquí; en un equipo cuentan los de su dueño. Cuando haya nuevos, prueba otra vez. PolyglotVoice dijo: { $reason }
failed-plan = El plan de PolyglotVoice cuya clave se usa aquí no incluye esto. Mira el plan en polyglotvoice.ru y prueba otra vez. PolyglotVoice dijo: { $reason }
failed-link = PolyglotVoice no puede con este enlace: { $reason }
failed-redirect = La API de PolyglotVoice me mandó a otra dirección ({ $reason }), y allí no llevo tu clave. Quien administra el bot debería revisar POLYGLOTVOICE_API_URL; luego prueba otra vez.
failed-withheld = PolyglotVoice no entrega el texto: { $reason }
failed-too-short-silent = Esta grabación es demasiado corta para PolyglotVoice.
failed-minutes-silent = Se agotaron los minutos del plan de PolyglotVoice cuya clave se usa aquí; en un equipo cuentan los de su dueño. Cuando haya nuevos, prueba otra vez.
failed-attempts-silent = Se agotaron los intentos de transcripción del plan de PolyglotVoice cuya clave se usa aquí; en un equipo cuentan los de su dueño. Cuando haya nuevos, prueba otra vez.
failed-plan-silent = El plan de PolyglotVoice cuya clave se usa aquí no incluye esto, o está agotado. Mira el plan en polyglotvoice.ru y prueba otra vez.
failed-link-silent = PolyglotVoice no puede con este enlace; no dijo por qué.
failed-redirect-silent = La API de PolyglotVoice me mandó a otra dirección, y allí no llevo tu clave. Quien administra el bot debería revisar POLYGLOTVOICE_API_URL; luego prueba otra vez.
failed-withheld-silent = PolyglotVoice no entrega el texto. Prueba otra vez en un rato.

cancel-nothing = No hay nada en curso.
cancel-done = Cancelado.
cancel-done-running = Cancelado aquí. PolyglotVoice no puede detener lo que empezó, y lo cuenta. Envía lo mismo otra vez y lo recibes sin volver a subirlo.
cancel-too-late = Ya está terminado.

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
        [one] { $n } grabación cancelada aquí. PolyglotVoice no puede detener lo que empezó, y lo cuenta. Envía lo mismo otra vez y lo recibes sin volver a subirlo.
       *[other] { $n } grabaciones canceladas aquí. PolyglotVoice no puede detener lo que empezó, y lo cuenta. Envía lo mismo otra vez y lo recibes sin volver a subirlo.
    }
cancel-not-that = Esa no está en curso. /cancel a solas muestra lo que sí.

outbox-waiting =
    { $n ->
        [one] Durante un rato no pude escribir aquí. Espera { $n } respuesta.
       *[other] Durante un rato no pude escribir aquí. Esperan { $n } respuestas.
    }

again-started = Empiezo de nuevo.
again-under-way = Esto ya está en curso.
again-gone = Ni Telegram ni PolyglotVoice tienen ya esta grabación. Envíala otra vez.
ask-no-key = Para esto necesito tu clave de API de PolyglotVoice. /key dice cómo obtenerla.
ask-limit = Se alcanzó el límite ({ $plan }). Prueba otra vez { $left }.
ask-limit-until = Se alcanzó el límite ({ $plan }). Prueba otra vez: { $when }, { $left }.
ask-gone = PolyglotVoice ya no conoce esta tarea. /history muestra las que conoce.

chat-at-once =
    { $n ->
        [one] Aquí hay { $n } grabación en curso, tantas como puede tener un chat. Envía esta otra vez cuando termine.
       *[other] Aquí hay { $n } grabaciones en curso, tantas como puede tener un chat. Envía esta otra vez cuando termine alguna.
    }

chat-per-hour =
    { $n ->
        [one] Este chat envió { $n } grabación en una hora, tantas como puede. Envía esta más tarde.
       *[other] Este chat envió { $n } grabaciones en una hora, tantas como puede. Envía esta más tarde.
    }
chat-keyless = Sin una clave de PolyglotVoice guardo { $n } grabaciones, no más. Envíame una clave (/key) y después el resto.

person-at-once =
    { $n ->
        [one] Tienes aquí { $n } grabación en curso, tantas como puede tener una persona. Envía esta otra vez cuando termine.
       *[other] Tienes aquí { $n } grabaciones en curso, tantas como puede tener una persona. Envía esta otra vez cuando termine alguna.
    }

person-per-hour =
    { $n ->
        [one] Enviaste { $n } grabación en una hora, tantas como puede una persona aquí. Envía esta más tarde.
       *[other] Enviaste { $n } grabaciones en una hora, tantas como puede una persona aquí. Envía esta más tarde.
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
button-redo-for = Hacerlo de nuevo: { $price }
button-redo-in = En { $language }: { $price }
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
        [one] Hacerlo de nuevo gasta un intento y unos { $minutes } de tu plan, y más o menos { $n } solicitud a la API.
       *[other] Hacerlo de nuevo gasta un intento y unos { $minutes } de tu plan, y más o menos { $n } solicitudes a la API.
    }
again-cost-untold =
    { $n ->
        [one] Hacerlo de nuevo gasta un intento y los minutos de la grabación de tu plan, y más o menos { $n } solicitud a la API.
       *[other] Hacerlo de nuevo gasta un intento y los minutos de la grabación de tu plan, y más o menos { $n } solicitudes a la API.
    }

changes-untold = Hecho de nuevo: el texto de arriba es el nuevo.
changes-none = Hecho de nuevo: cada palabra es la misma.
changes-some =
    { $n ->
        [one] Hecho de nuevo: cambia { $n } de { $of } palabras.
       *[other] Hecho de nuevo: cambian { $n } de { $of } palabras.
    }
changes-replaced = <s>{ $before }</s> → <b>{ $after }</b>
changes-added = + <b>{ $after }</b>
changes-dropped = <s>{ $before }</s>
changes-names = Nombres que ya no tiene ninguna voz: { $names }

file-replaced = Ya está en el chat, al día.
file-nothing = Por ahora no hay un archivo así.

name-ask = ¿Cómo se llama <b>{ $speaker }</b>? Escribe el nombre.
name-ask-here = { $person }, ¿cómo se llama <b>{ $speaker }</b>? Responde con el nombre.
name-placeholder = Un nombre
name-too-long = Un nombre tiene hasta 60 caracteres. Responde con uno más corto.

retry-done =
    { $n ->
        [one] { $n } grabación que falló por una caída sigue.
       *[other] { $n } grabaciones que fallaron por una caída siguen.
    }
retry-nothing = Aquí nada falló por una caída en 30 días. Lo que falló por otra razón tiene su propio botón.

retry-ask =
    { $n ->
        [one] En { $span } falló { $n } grabación por una caída (chats: { $chats }). ¿La recupero? Lo que PolyglotVoice ya tiene no se sube otra vez; el resto cuenta en los planes de cada quien.
       *[other] En { $span } fallaron { $n } grabaciones por una caída (chats: { $chats }). ¿Las recupero? Lo que PolyglotVoice ya tiene no se sube otra vez; el resto cuenta en los planes de cada quien.
    }
retry-none = En { $span } nada falló por una caída.
retry-go = Recuperar
retry-no = Dejarlo
retry-dropped = Todo queda como está.

status-paused = El trabajo está en pausa desde { $since }. No se pierde nada: sigo yo solo.
status-paused-why = El trabajo está en pausa desde { $since }: { $reason }. No se pierde nada: sigo yo solo.
budget-spent-day = Tu presupuesto de hoy se agotó; la clave la paga quien administra el bot. No se pierde nada: sigo { $when }. Con una clave tuya (/key) no hace falta esperar. Más: /usage
budget-spent-month = Tu presupuesto de este mes se agotó; la clave la paga quien administra el bot. No se pierde nada: sigo { $when }. Con una clave tuya (/key) no hace falta esperar. Más: /usage
budget-spent-group-day = El presupuesto de este grupo para hoy se agotó; la clave la paga quien administra el bot. No se pierde nada: sigo { $when }. Con una clave propia del grupo (/key) no hace falta esperar. Más: /usage
budget-spent-group-month = El presupuesto de este grupo para este mes se agotó; la clave la paga quien administra el bot. No se pierde nada: sigo { $when }. Con una clave propia del grupo (/key) no hace falta esperar. Más: /usage
failed-over-budget = Esta grabación es más larga que todo lo que puedes usar de la clave de quien administra el bot: { $n } min. Con una clave tuya (/key) se puede transcribir.
failed-over-group-budget = Esta grabación es más larga que todo lo que este grupo puede usar de la clave de quien administra el bot: { $n } min. Con una clave propia del grupo (/key) se puede transcribir.
