### A person and the bot: the first words, help, settings, what is kept. Markup is Telegram's HTML.

access-private = Este bot es privado. Si es para ti, dale este número a quien lo administra: <code>{ $chat }</code>

about-description =
    Convierto notas de voz, videomensajes, audio, video y enlaces en texto con subtítulos.

    Toca Iniciar: en un minuto tendrás tu primera transcripción.

about-short = Convierto notas de voz, archivos y enlaces en texto y subtítulos, con PolyglotVoice.

start-ready =
    Envíame una nota de voz, un archivo o un enlace y te respondo con texto y subtítulos.

    /help muestra ejemplos.

start-no-key =
    Convierto notas de voz, archivos y enlaces en texto.

    Primero necesito tu clave de API de PolyglotVoice:
    1. Entra en polyglotvoice.ru.
    2. Crea una clave de API en tu perfil.
    3. Envíamela. Empieza por <code>sk_</code>; borro tu mensaje enseguida.

    Lo que envíes antes se quedará esperándola.

help-text =
    <b>Envíame, por ejemplo</b>
    • una nota de voz o un videomensaje, también reenviado
    • <i>reunion.m4a</i> o <i>pelicula.mp4</i>, hasta 20 MB
    • <i>youtu.be/…</i>, o varios enlaces a la vez

    Respondo con el texto y un <code>.srt</code>. Los botones de abajo cambian el estilo o transcriben de nuevo.

    <b>O escribe</b>
    /find presupuesto – dónde se dijo
    /export – todas las transcripciones de este chat en un zip
    /history – todas las transcripciones de tu cuenta, todos los archivos
    /convert mp3 – en respuesta a una grabación
    /limits – qué permite tu plan y cuánto has usado
    /settings – idioma, texto, subtítulos
    /key – tu clave de API
    /cancel – detener lo que está en curso
    /privacy – qué guardo y cómo borrarlo

    <b>En un grupo</b>, agrégame y responde a una grabación con /transcribe. /lent muestra los grupos que usan tu clave.

fallback-command = No conozco ese comando. /help muestra lo que sé hacer.
fallback-text = Envíame una nota de voz, audio, video o un enlace y te respondo con su texto. /find busca lo que se dijo, /convert cambia un formato, /help muestra el resto.
fallback-other = Esto no lo puedo transcribir. Envía una nota de voz, audio, video o un enlace.

menu-help = Ejemplos
menu-find = Buscar lo que se dijo
menu-export = Transcripciones del chat en un zip
menu-history = Todas tus transcripciones y archivos
menu-convert = Una grabación en otro formato
menu-settings = Idioma, texto, subtítulos
menu-key = Tu clave de API
menu-retry = Recuperar lo que falló por una caída
menu-cancel = Detener lo que está en curso
menu-privacy = Qué guardo y cómo borrarlo
menu-transcribe = En respuesta: transcribir esa grabación
menu-notme = No transcribir mis grabaciones aquí
menu-yesme = Volver a transcribir mis grabaciones
menu-lent = Grupos que usan tu clave
menu-stats = Cómo va el bot; resumen diario
menu-broadcast = Escribir a todos los que usan el bot
menu-group-settings = Qué se transcribe aquí y cómo
menu-group-key = La clave de API que se usa aquí
menu-doctor = Qué puedo ver y hacer aquí
menu-limits = Qué permite tu plan y cuánto has usado

settings-text =
    <b>Ajustes</b>

    { $lines }

settings-detail =
    <b>{ $title }</b>

    { $lines }

settings-line = <b>{ $name }</b>: { $says }
settings-button = { $title }: { $name }
settings-saved = Guardado.
settings-language-title = Idioma
settings-language-auto = De Telegram
settings-language-auto-says = hablo el idioma de tu Telegram
settings-language-chosen-says = hablo siempre en este idioma
settings-style-title = Texto
settings-style-plain = Sencillo
settings-style-plain-says = párrafos y nada más
settings-style-timed = Con tiempos
settings-style-timed-says = cada fragmento empieza con su tiempo; tócalo para oírlo
settings-style-speakers = Hablantes
settings-style-speakers-says = cada fragmento empieza con quién habla, si PolyglotVoice lo distingue
settings-srt-title = Subtítulos
settings-srt-always = Siempre
settings-srt-always-says = un <code>.srt</code> con cada texto
settings-srt-long = En las largas
settings-srt-long-says = un <code>.srt</code> a partir de 5 minutos
settings-srt-never = Nunca
settings-srt-never-says = sin <code>.srt</code>
settings-srt-from-title = Subtítulos de
settings-srt-from-service = PolyglotVoice
settings-srt-from-service-says = el archivo de PolyglotVoice, por una solicitud más
settings-srt-from-transcript = Este bot
settings-srt-from-transcript-says = hechos aquí, sin gastar solicitudes
settings-speech-title = Idioma hablado
settings-speech-auto = Automático
settings-speech-auto-says = PolyglotVoice detecta el idioma
settings-speech-pinned-says = le pido a PolyglotVoice este idioma

privacy-kept =
    <b>Lo que guardo de este chat</b>
    • tu clave de API, cifrada, hasta que la borres
    • las transcripciones, cifradas, durante { $transcripts }: los botones y los archivos repetidos no te cuestan nada
    • un registro de cada petición (mensaje, resultado), cifrado, durante { $records }
    • las tareas de los botones de /history, cifradas, durante { $records }; la última página, diez minutos
    • cuántas solicitudes a la API se hicieron, solo los números, durante { $counters }
    • cuando paga la clave de otra persona: tus mensajes con peticiones, durante { $people }; cuántas notas probaste con la clave de quien administra el bot, durante { $trials }; también después de borrar
    • que este chat me usa, para que le lleguen los avisos, hasta que lo borres

    Los archivos solo pasan por mí hacia PolyglotVoice.

    { $disk }

    Lo que guarda PolyglotVoice lo dice su sitio. Allí no puedo borrar nada.

privacy-ask = ¿Borrar la clave, las transcripciones y todos los registros de este chat? Lo que está en curso se detiene. Los mensajes quedan.
privacy-erased = Listo: ya no guardo nada de este chat. /privacy dice cuándo desaparece también del disco.
privacy-disk-own = Lo que borras sale del disco en diez minutos; lo que caduca o se reemplaza, en un día. Las copias de seguridad pueden tenerlo más tiempo, cifrado: quien administra el bot sabe cuánto tiempo.
privacy-disk-redis = El disco y las copias de seguridad pueden tener lo borrado y lo caducado, cifrado, hasta que se renueven sus archivos o cambie la clave de cifrado: quien administra el bot sabe cuándo.

guest-title = Transcripción
guest-how = Mencióname en respuesta a una nota de voz, un audio o un video.
guest-no-key = Necesito tu propia clave de PolyglotVoice. Envíamela en privado y llámame de nuevo:
guest-under-way = Transcribiendo…
guest-failed = No pude transcribir esto. Te digo por qué en nuestro chat privado.
guest-not-yours = Detrás de este enlace no hay nada para ti. Funciona unos días, solo para quien me llamó.

business-connected = Estoy conectado a tu cuenta. Las notas de voz que te envían llegan aquí como texto, solo para ti; en tus chats no escribo nada.
business-needs-key = Primero necesito tu clave de PolyglotVoice: /key. Hasta entonces no toco las notas.
business-ended = Ya no estoy conectado a tu cuenta: no toco las notas de voz nuevas. Lo que empecé llegará aquí.

access-banned = Ya no trabajo para ti: lo decidió quien administra este bot, y solo esa persona puede cambiarlo.
menu-usage = Quién usa más tu clave
menu-pause = Poner el trabajo en pausa
menu-resume = Seguir después de una pausa
menu-allow = Dar acceso a alguien; la lista
menu-ban = Bloquear a alguien
menu-budget = Cuánto de tu clave se puede usar
