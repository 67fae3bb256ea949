### What people say: words and phrases, with commas between them. A star stands for any ending or beginning.
### All languages' words are heard at once.

heard-thanks = gracias, muchas gracias, mil gracias, vale, genial, perfecto, buenísimo, excelente, listo
heard-with-thanks = muy, todo, amable, ti, mucho, muchas
heard-slow = cuánto tarda, cuanto tarda, cuánto falta, cuanto falta, tarda mucho, tanto tiempo, demasiado lento, lento, dónde está mi texto, donde esta mi texto, dónde está el texto, donde esta el texto, se colgó, cuándo estará, cuando estara
heard-key = clave, claves, clave de api, llave
heard-find = buscar, busca, búsqueda, encontrar, encuentra
heard-convert = convertir, convierte, conversión, formato, formatos
heard-translate = traduc*, traduz*
heard-stop = cancelar, cancela, detener, detén, parar
heard-limits = cuánto cuesta, cuanto cuesta, precio, precios, gratis, límite, límites, tarifa
heard-privacy = privacidad, privado, borrar, borra, elimina, eliminar, guardas
heard-files = archivo, archivos, subtítulos, srt, pdf, txt, descargar
heard-group = grupo, grupos, canal, canales
heard-again = otra vez, de nuevo, repite, repetir, error, errores, mal, incorrecto, fatal, horrible, inútil, mierda, idiota
heard-hello = hola, buenas, buenos días, buenas tardes, buenas noches, qué tal, cómo estás, quién eres
heard-leave-me = no me transcribas, no me transcriba
heard-take-me = vuelve a transcribirme, transcríbeme de nuevo, transcríbeme otra vez
heard-minutes = minuto, minutos
heard-hours = hora, horas
heard-days = día, días, dia, dias
heard-months = mes, meses
heard-people = personas, gente
heard-groups = grupos
heard-default = predeterminado
