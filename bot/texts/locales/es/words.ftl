### What people say: words and phrases, with commas between them. A star stands for any ending or beginning.
### All languages' words are heard at once.

heard-thanks = gracias, muchas gracias, mil gracias, vale, genial, perfecto, buenísimo, excelente, listo, sí, no, bien, muy bien, bueno, claro, entendido, ya veo, de acuerdo, dale, chévere, guay, estupendo, increíble, fantástico, qué bien, de nada, no importa, adiós, chao, chau, hasta luego, nos vemos, jaja*
heard-with-thanks = muy, todo, amable, ti, mucho, muchas, por, la ayuda, tu ayuda, eres, el mejor, bot, te, a
heard-slow = cuánto tarda, cuanto tarda, cuánto falta, cuanto falta, tarda mucho, tanto tiempo, demasiado lento, lento, dónde está mi texto, donde esta mi texto, dónde está el texto, donde esta el texto, se colgó, cuándo estará, cuando estara, por qué tarda, cuánto tiempo, estás ahí, sigues ahí, no funciona, no responde*, no contesta*, date prisa, apúrate, más rápido, está roto, cuándo llega
heard-key = clave, claves, clave de api, llave
heard-find = buscar, busca, búsqueda, encontrar, encuentra, quién dijo, qué dijo, dónde dijo
heard-search = busca, busque, buscar, encuentra, encuéntrame, búscame, quién dijo, dónde dijo, dónde hablamos de
heard-search-for = por favor, me, todo, el, la, los, las, un, una, dónde, cuándo, qué, quién, se, dijo, dijeron, hablamos, hablaron, habló, de, del, sobre, en, esto, eso
heard-convert = convertir, convierte, conversión, formato, formatos, más alto, volumen, ruido, ruidos
heard-translate = traduc*, traduz*, idioma*, resum*, entiendes, entiende inglés, hablas español, inglés
heard-stop = cancelar, cancela, detener, detén, parar, basta, cállate, detente
heard-limits = cuánto cuesta, cuanto cuesta, precio, precios, gratis, límite, límites, tarifa, pagar, pago, dinero, cuántos minutos, máximo, suscripción, plan, planes
heard-privacy = privacidad, privado, borrar, borra, elimina, eliminar, guardas, quién ve, quién lee, quién escucha, quién puede ver, cifrad*, es seguro, quién lo ve, quién lo lee, quién puede leer
heard-files = archivo, archivos, subtítulos, srt, pdf, txt, descargar, subtítulo, docx, descarga
heard-group = grupo, grupos, canal, canales
heard-again = otra vez, de nuevo, repite, repetir, error, errores, mal, incorrecto, fatal, horrible, inútil, mierda, idiota, repítelo, equivocad*, estúpido, tonto, basura, joder, no sirve, no está bien, nada bueno, no es bueno, no me gusta
heard-hello = hola, buenas, buenos días, buenas tardes, buenas noches, qué tal, cómo estás, quién eres, buen día, qué onda
heard-leave-me = no me transcribas, no me transcriba
heard-take-me = vuelve a transcribirme, transcríbeme de nuevo, transcríbeme otra vez
heard-minutes = minuto, minutos
heard-hours = hora, horas
heard-days = día, días, dia, dias
heard-months = mes, meses
heard-people = personas, gente
heard-groups = grupos
heard-default = predeterminado
heard-speak = habla, hable, háblame, hablar, responde, responda, contesta, escribe, escriba, cambia, cambiar, usa, pon, por favor, puedes, puede, en, al, a, el, conmigo, me, solo, idioma, lengua, ahora, bot, tú, quiero, hola
heard-my-language = español, castellano, spanish, in spanish, spanisch, espanhol, испанский, испанском, по-испански, іспанською, испанша, الإسبانية
heard-today = hoy, de hoy, desde hoy
heard-yesterday = ayer, de ayer, desde ayer
heard-before-yesterday = anteayer, antes de ayer, de anteayer
heard-week = esta semana, de esta semana, la última semana, de la última semana
heard-last-week = la semana pasada, de la semana pasada, semana pasada
heard-last = de los últimos, en los últimos, los últimos, últimos, últimas, de las últimas, en las últimas, las últimas, hace
