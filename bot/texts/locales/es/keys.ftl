### The API key. Markup is Telegram's HTML.

key-steps =
    Trabajo con tu propia clave de API de PolyglotVoice:
    1. Entra en polyglotvoice.ru.
    2. En tu perfil, crea una clave de API. Dura 30 días.
    3. Envíamela. Empieza por <code>sk_</code>; borro tu mensaje enseguida y guardo la clave cifrada.

key-form = Una clave empieza por <code>sk_</code> y no tiene espacios. Por si acaso borré ese mensaje. Copia la clave otra vez y envíala sola.
key-works = La clave <code>…{ $ending }</code> funciona, como mucho hasta el { $until }. Envíame algo para transcribir.
key-untried = PolyglotVoice no responde ahora. Guardo la clave <code>…{ $ending }</code>, la pruebo más tarde y te aviso. Caduca como mucho el { $until }.
key-refused = PolyglotVoice no acepta esta clave, así que no la guardé. Cópiala entera o crea una nueva en tu perfil.

key-denied =
    PolyglotVoice rechazó la clave <code>…{ $ending }</code>: { $reason }

    La guardo, la pruebo otra vez más tarde y te aviso. Si es por tu plan, cámbialo, o envíame otra clave.

key-resumed =
    { $said }

    { $waiting }

key-delete-yourself =
    { $said }

    No pude borrar tu mensaje con la clave. Bórralo tú, por favor.

key-state = Clave <code>…{ $ending }</code>, agregada el { $since }, funciona como mucho hasta el { $until }.
key-state-dead = PolyglotVoice ya no acepta la clave <code>…{ $ending }</code>, agregada el { $since }. Crea una nueva en tu perfil y envíamela: lo que está en espera sigue solo.
key-died = PolyglotVoice ya no acepta tu clave. Crea una nueva en tu perfil y envíamela: lo que está en espera sigue solo.
key-send-new = Envíame la clave nueva. Empieza por <code>sk_</code>; borro tu mensaje enseguida.
key-ask-forget = ¿Borrar la clave? Lo que está en curso esperará otra.
key-forgotten = Clave borrada. Para seguir, envíame otra.

key-waiting =
    { $n ->
        [one] { $n } grabación la esperaba y ya se está transcribiendo.
       *[other] { $n } grabaciones la esperaban y ya se están transcribiendo.
    }

key-expires =
    { $n ->
        [one] A tu clave <code>…{ $ending }</code> le queda { $n } día. Crea una nueva en tu perfil de PolyglotVoice y envíamela.
       *[other] A tu clave <code>…{ $ending }</code> le quedan { $n } días. Crea una nueva en tu perfil de PolyglotVoice y envíamela.
    }
key-untried-both = PolyglotVoice no responde ahora. Seguimos con <code>…{ $old }</code> hasta que pruebe <code>…{ $ending }</code>.
key-ask-replace = La clave <code>…{ $ending }</code> funciona. ¿La uso en lugar de <code>…{ $old }</code>?
key-stays = Seguimos con <code>…{ $old }</code>; la otra clave está borrada.
key-refused-keeps = PolyglotVoice no acepta esta clave, así que no la guardé. Seguimos con <code>…{ $old }</code>.
key-later-works = Ya he probado la clave <code>…{ $ending }</code>: funciona.
key-later-refused = Ya he probado la clave <code>…{ $ending }</code>: PolyglotVoice no la acepta. Cópiala entera o crea una nueva en tu perfil.
key-later-refused-keeps = Ya he probado la clave <code>…{ $ending }</code>: PolyglotVoice no la acepta. Seguimos con <code>…{ $old }</code>.
key-later-asks = Ya he probado la clave <code>…{ $ending }</code>: funciona. ¿La uso en lugar de <code>…{ $old }</code>? Dímelo en /key.

key-state-new =
    { $said }

    Hay una clave nueva en espera, <code>…{ $ending }</code>. ¿La uso en lugar de esta?

operator-key-died = PolyglotVoice ya no acepta la clave de este bot. Lo que enviaste queda en espera; con tu propia clave (/key) sigue enseguida.

trial-offer =
    { $n ->
        [one] O pruébame primero: { $n } nota de voz de hasta { $length }, con la clave de quien administra el bot.
       *[other] O pruébame primero: { $n } notas de voz de hasta { $length } cada una, con la clave de quien administra el bot.
    }

trial-note =
    { $n ->
        [one] Esta nota va con la clave de quien administra el bot, y te queda { $n } más. Después necesito la tuya: /key dice cómo obtenerla.
       *[other] Esta nota va con la clave de quien administra el bot, y te quedan { $n } más. Después necesito la tuya: /key dice cómo obtenerla.
    }

trial-last-note = Esta nota va con la clave de quien administra el bot, y es la última por ahora. Después necesito la tuya: /key dice cómo obtenerla.

example-answer =
    Así respondo a una nota de voz de 9 segundos:

    <blockquote>Hola, soy yo. Voy en el tren y no puedo llamar. ¿Me traes mañana la carpeta azul a la oficina, antes de las diez? Y dile a Ana que la reunión pasó al jueves.</blockquote>

    Después llega un <code>.srt</code> con el tiempo de cada frase. Los botones de abajo muestran marcas de tiempo (al tocarlas, la grabación suena desde ahí) o quién habla.

button-site = Abrir polyglotvoice.ru
button-example = Ver una respuesta
