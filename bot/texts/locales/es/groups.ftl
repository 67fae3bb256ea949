### Groups. Markup is Telegram's HTML.

group-no-files = No puedo enviar archivos aquí.

group-help =
    Responde con /transcribe@{ $bot } a una nota de voz o un archivo, o escribe los enlaces después del comando.

    /find@{ $bot } – lo que se dijo aquí
    /doctor@{ $bot } – qué veo aquí
    /settings@{ $bot } – qué hago sin que lo pidan
    /notme@{ $bot } – dejar en paz tus grabaciones

channel-help =
    A las publicaciones de voz de este canal respondo con su texto.

    /doctor@{ $bot } – qué veo aquí
    /settings@{ $bot } – qué hago sin que lo pidan
    /key@{ $bot } – la clave

group-admins-only = Solo los administradores pueden hacer esto.
direct-recordings-only = En los mensajes directos de un canal solo transcribo lo que se me envía: lo demás afectaría también a grabaciones ajenas.

group-kept =
    <b>Lo que guardo de aquí</b>
    • la clave de API, cifrada, hasta que un administrador la borre
    • las transcripciones, cifradas, durante { $transcripts }
    • un registro de cada petición (mensaje, persona, resultado), cifrado, durante { $records }
    • quién dijo /notme, hasta que diga /yesme
    • desde cuándo está aquí cada miembro, sin nombre ni número, para lo que /settings dice de los recién llegados

    Los archivos solo pasan por mí hacia PolyglotVoice.

    { $disk }

    Lo que guarda PolyglotVoice lo dice su sitio. Allí no puedo borrar nada.

group-erase-ask = ¿Borrar la clave, los ajustes, las transcripciones y los registros de aquí? Lo que está en curso se detiene. Los mensajes quedan, y también quién pidió no ser transcrito.
group-erased = Listo. De aquí solo guardo quién pidió no ser transcrito. /privacy dice cuándo desaparece el resto también del disco.
group-how = Responde con /transcribe@{ $bot } a una nota de voz o un archivo, o escribe los enlaces después del comando.
group-no-key = Guardado: lo transcribo en cuanto haya una clave de PolyglotVoice. Un administrador puede agregarla:
group-unserved = Con gusto lo transcribiría, pero aquí aún no hay clave de PolyglotVoice. Un administrador puede agregarla:
group-opted-out = Esta persona pidió no ser transcrita aquí.
group-admins-ask = Aquí solo los administradores pueden pedir archivos y enlaces. Las notas de voz son para todos.
group-not-yours = Solo pueden hacerlo quien lo pidió, quien habla y los administradores.
group-key-died = PolyglotVoice ya no acepta la clave que se usa aquí. Un administrador puede agregar una nueva con /key; lo que está en espera sigue solo.

group-key-expires =
    { $n ->
        [one] A la clave de PolyglotVoice que se usa aquí le queda { $n } día. Un administrador puede agregar una nueva con /key.
       *[other] A la clave de PolyglotVoice que se usa aquí le quedan { $n } días. Un administrador puede agregar una nueva con /key.
    }

group-prefer-unasked = Automático
group-prefer-asked = Si lo piden
group-prefer-everyone = Todos
group-prefer-admins = Admins
group-prefer-voice-title = Notas de voz
group-prefer-voice-on-says = transcribo las notas de voz y los videomensajes que veo
group-prefer-voice-off-says = solo cuando alguien lo pide
group-prefer-files-title = Archivos y enlaces
group-prefer-files-on-says = transcribo el audio, el video y los enlaces que veo
group-prefer-files-off-says = solo cuando alguien lo pide
group-prefer-asks-title = Quién pide archivos
group-prefer-asks-everyone-says = todos pueden pedir archivos y enlaces
group-prefer-asks-admins-says = solo administradores; las notas de voz, para todos
group-prefer-past-title = Pasado para nuevos
group-prefer-past-telegram = Según Telegram
group-prefer-past-telegram-says = los nuevos encuentran transcripciones viejas donde Telegram también les muestra mensajes viejos
group-prefer-past-yes = Abierto
group-prefer-past-yes-says = todos encuentran todo lo que guardo de aquí
group-prefer-past-no = Cerrado
group-prefer-past-no-says = los nuevos encuentran lo que llegó desde que entraron o los vi por primera vez
group-prefer-chooses-title = Quién cambia esto
group-prefer-chooses-everyone-says = todos, salvo este mismo ajuste
group-prefer-chooses-admins-says = solo administradores
group-language = El idioma de aquí está en /settings@{ $bot }.
group-unknown = No conozco ese comando. /help@{ $bot } muestra lo que sé hacer aquí.
group-history = Tu lista está en nuestro chat privado: /history. /find@{ $bot } busca lo que se dijo aquí.

view-private-groups = Agrégame a un grupo: allí /doctor dice qué veo.
view-guests-on = ✓ El modo invitado está activo: mencióname en respuesta a una grabación, en cualquier chat.
view-business-on = ✓ El modo empresa está activo: conéctame a tu cuenta y las notas de voz que te envían llegan aquí como texto.
view-private-title = <b>Lo que sé hacer en otros lugares</b>
view-title = <b>Lo que sé hacer aquí</b>
view-welcome = ¡Hola! Envía aquí una nota de voz y respondo con su texto.
view-welcome-asked = ¡Hola! Responde con /transcribe@{ $bot } a una nota de voz y contesto con su texto.
view-missing-key = Falta una cosa: una clave de PolyglotVoice.
view-missing-sight = Para detectar por mi cuenta las notas de voz tengo que ser administrador.
channel-welcome = Ya estoy en el canal «{ $title }»: publica allí una nota de voz y respondo con su texto.
channel-welcome-no-key =
    Ya estoy en el canal «{ $title }»: a las publicaciones de voz respondo con su texto.
    Falta una cosa: una clave de PolyglotVoice.
view-channel = ✓ Veo las publicaciones de este canal.
view-admin = ✓ Veo todos los mensajes: soy administrador.
view-open = ✓ Veo todos los mensajes: el modo de privacidad está desactivado. Si aun así no respondo, quítame y agrégame otra vez.
view-blind = ✗ Solo veo comandos con mi nombre y respuestas a mí. Hazme administrador, sin ningún permiso especial, y detectaré por mi cuenta las notas de voz. Hasta entonces, responde a una con /transcribe@{ $bot }.
view-change = En lugar de ser administrador: @BotFather → /mybots → @{ $bot } → Bot Settings → Group Privacy → Turn off, luego quítame del grupo y agrégame otra vez.
view-mute = ✗ No puedo escribir aquí. Actívalo en los permisos del grupo.
view-mute-in = En «{ $title }» ya no puedo escribir, así que allí no respondo. Actívalo en los permisos del grupo.
view-no-files = ✗ No puedo enviar archivos aquí, así que las transcripciones largas llegan como mensajes. Actívalo en los permisos del grupo.
view-has-key = ✓ Hay una clave de PolyglotVoice.
view-no-key = ✗ Aún no hay clave de PolyglotVoice. Un administrador puede agregarla con /key.
view-voice-on = ✓ Transcribo por mi cuenta notas de voz y videomensajes.
view-voice-off = – Notas de voz y videomensajes, solo si lo piden; /settings lo cambia.
view-files-on = ✓ Transcribo por mi cuenta audio, video y enlaces.
view-files-off = – Archivos y enlaces, solo si lo piden; /settings lo cambia.
view-ask = Para pedirlo, responde a la grabación con /transcribe o @{ $bot }.
view-no-reactions = – Las reacciones 👀 👌 👎 no se permiten aquí, así que no muestro el avance.
view-no-delete = – No puedo borrar mensajes, así que si alguien muestra una clave de API solo puedo advertirlo.
view-guests-off = – El modo invitado está desactivado: nadie puede llamarme en chats donde no estoy. @BotFather → /mybots → @{ $bot } → Bot Settings → Guest Mode.
view-business-off = – El modo empresa está desactivado: nadie puede conectarme a su cuenta. @BotFather → /mybots → @{ $bot } → Bot Settings → Business Mode.
view-sees-now = Ahora soy administrador: detecto por mi cuenta las notas de voz.
view-blind-now = Ya no soy administrador: responde a una nota de voz con /transcribe@{ $bot }.

optout-done = Dejo en paz tus grabaciones aquí, lo pida quien lo pida. /yesme lo revierte.
optout-taken-back = Vuelvo a transcribir tus grabaciones aquí.
optout-was-not = Ya transcribo tus grabaciones aquí. /notme lo detiene.
optout-nobody = Escribes de forma anónima, así que no reconozco tus grabaciones. Escríbelo con tu propio nombre.

groupkey-none = Aquí aún no hay clave de PolyglotVoice. No la envíes al grupo, la leerían todos: un administrador la agrega en un chat privado conmigo, o un miembro presta la suya.
channelkey-none = Este canal aún no tiene clave de PolyglotVoice. No la publiques, la leerían todos: un administrador la agrega en un chat privado conmigo.
groupkey-owners = Aquí funciona la clave del dueño del bot. Un administrador puede poner la vuestra en privado; no la envíes aquí, todos la leerían.
groupkey-works = Aquí hay una clave de PolyglotVoice, y funciona.
groupkey-dead = PolyglotVoice ya no acepta la clave que se usa aquí. Un administrador puede agregar una nueva en un chat privado conmigo.
groupkey-forgotten = La clave está borrada.
groupkey-send = Envíame la clave de PolyglotVoice para <b>{ $title }</b>. Empieza por <code>sk_</code>; borro tu mensaje enseguida y guardo la clave cifrada, solo para ese chat.
groupkey-set = <b>{ $title }</b> ya tiene una clave.
groupkey-stale-link = Este enlace ya no funciona: vale diez minutos y para una sola persona. Pide uno nuevo allí con /key.
groupkey-lend-ask = ¿Prestar tu propia clave de PolyglotVoice a <b>{ $title }</b>? Sus solicitudes cuentan en tu plan, sus grabaciones quedan en tu cuenta. Recupérala cuando quieras con /lent.
groupkey-lent = <b>{ $title }</b> usa ahora tu clave. Recupérala con /lent.
groupkey-offered = Ofrecida a <b>{ $title }</b>: un administrador tiene que aceptarla. Recupérala después con /lent.
groupkey-no-own = Aún no tienes aquí una clave que funcione. Envíame una y seguiré por mi cuenta. /key muestra cómo obtenerla.
groupkey-given-up = Todo queda como estaba.
groupkey-offer = { $name } ofrece su propia clave de PolyglotVoice. Las grabaciones de aquí quedarían en la cuenta de { $name }. Decide un administrador:
groupkey-accepted = La clave ofrecida se usa ahora aquí. Su dueño puede recuperarla cuando quiera.
groupkey-declined = Oferta rechazada.
groupkey-not-accepted = Solo los administradores pueden hacer esto, mientras la oferta siga en pie.
groupkey-taken-back = Clave recuperada.
groupkey-owner-took-back = El dueño de la clave que se usaba aquí la recuperó. Un administrador puede agregar otra con /key; entonces seguirá lo que está en espera.
groupkey-lent-none = No prestas tu clave a ningún grupo.
groupkey-shown-deleted = Tu mensaje en «{ $title }» tenía una clave de API, así que lo borré. Otros pudieron leerla: revócala en tu perfil de PolyglotVoice y crea una nueva. Envía claves solo a nuestro chat privado.
groupkey-shown = Un mensaje en «{ $title }» muestra una clave de API y no puedo borrarlo. Bórralo, revoca la clave en tu perfil de PolyglotVoice y crea una nueva. Envía claves solo a nuestro chat privado.

groupkey-lent-list =
    { $n ->
        [one] { $n } grupo usa tu clave:
       *[other] { $n } grupos usan tu clave:
    }
groupkey-untried = PolyglotVoice no responde ahora. Guardo la clave para <b>{ $title }</b> y la pruebo más tarde.

doctor-title = <b>Este chat</b>
doctor-no-key = ✗ Aquí no hay clave de PolyglotVoice, así que no puedo transcribir: /key dice cómo obtenerla.
doctor-has-key = ✓ Este chat usa una clave de PolyglotVoice y, que yo sepa, nada la frena.
doctor-dead-own = PolyglotVoice ya no acepta tu clave. Crea una nueva en tu perfil y envíamela con /key.
doctor-dead-group = PolyglotVoice ya no acepta la clave de este grupo. Un administrador puede agregar una nueva con /key.
doctor-dead-lent = PolyglotVoice ya no acepta la clave que prestó <a href="tg://user?id={ $id }">un miembro</a>. Puede enviarme una nueva en privado; o un administrador agrega otra con /key.
doctor-dead-operator = PolyglotVoice ya no acepta la clave de quien administra este bot, que debe agregar una nueva; con tu propia clave (/key) sigue enseguida.

doctor-wait-key =
    { $n ->
        [one] { $n } grabación espera una clave que funcione, y con ella sigue sola (/key).
       *[other] { $n } grabaciones esperan una clave que funcione, y con ella siguen solas (/key).
    }

doctor-wait-limit =
    { $n ->
        [one] { $n } grabación espera por el límite del plan y sigue sola.
       *[other] { $n } grabaciones esperan por el límite del plan y siguen solas.
    }

doctor-wait-slot =
    { $n ->
        [one] { $n } grabación espera su turno: el plan limita cuántas se hacen a la vez.
       *[other] { $n } grabaciones esperan su turno: el plan limita cuántas se hacen a la vez.
    }

doctor-wait-service =
    { $n ->
        [one] { $n } grabación espera a PolyglotVoice y sigue sola.
       *[other] { $n } grabaciones esperan a PolyglotVoice y siguen solas.
    }

doctor-undelivered =
    { $n ->
        [one] { $n } respuesta no se pudo entregar aquí y está guardada para ti: la trae el botón de este mensaje.
       *[other] { $n } respuestas no se pudieron entregar aquí y están guardadas para ti: las trae el botón de este mensaje.
    }

doctor-undelivered-mute =
    { $n ->
        [one] { $n } respuesta espera porque no puedo escribir aquí: permíteme enviar mensajes en los permisos del grupo y llega.
       *[other] { $n } respuestas esperan porque no puedo escribir aquí: permíteme enviar mensajes en los permisos del grupo y llegan.
    }

doctor-undelivered-topic =
    { $n ->
        [one] { $n } respuesta espera porque su tema se borró o está cerrado y el chat fuera de él no admite mensajes: abre uno de los dos y llega.
       *[other] { $n } respuestas esperan porque su tema se borró o está cerrado y el chat fuera de él no admite mensajes: abre uno de los dos y llegan.
    }
doctor-topic = Un tema de aquí se borró o está cerrado, y el chat fuera de él no admite mensajes: abre uno de los dos y podré responder otra vez.
