### A recording, from its arrival to its end. Markup is Telegram's HTML.

status-accepted = Recebi. Na fila…
status-submitting = Enviando para transcrever…
status-transcribing = Transcrevendo…
status-elapsed = Transcrevendo… { $elapsed }
status-left = Transcrevendo… faltam cerca de { $left }
status-percent = Transcrevendo… { $percent }%
status-percent-left = Transcrevendo… { $percent }%, faltam cerca de { $left }
status-delivering = Quase lá…
status-over = A resposta já chegou.
status-parked = Esperando a vez…

status-key-steps =
    Guardado. Para transcrever preciso da sua chave de API do PolyglotVoice:
    1. Entre em polyglotvoice.ru.
    2. No seu perfil, crie uma chave de API.
    3. Envie para mim. Ela começa com <code>sk_</code>; apago sua mensagem na hora.

status-parked-service = O PolyglotVoice não responde desde as { $since }. Nada se perde: continuo sozinho.
status-parked-uploads = O PolyglotVoice não aceita gravações desde as { $since }. Nada se perde: continuo sozinho.
status-parked-key = Guardo isto até haver uma chave que funcione. /key diz como conseguir.
status-parked-chat = Por um tempo não pude escrever aqui. O botão mostra o que ficou na espera.
status-parked-place = Seu plano limita quantas rodam ao mesmo tempo. Lugar na fila: { $place }.
status-parked-slot = Seu plano limita quantas rodam ao mesmo tempo: esta espera a vez.

time-left = em { $wait }
plan-own = do seu plano
plan-group = do plano deste grupo
plan-lent = do plano de <a href="tg://user?id={ $id }">quem emprestou a chave</a>
plan-operator = do plano de quem administra o bot
limit-burst = O limite { $plan } foi atingido: solicitações demais de uma vez. Continuo sozinho { $left }.
limit-day = O limite { $plan } foi atingido: acabaram as solicitações de hoje. Continuo sozinho: { $when }, { $left }.
limit-month = O limite { $plan } foi atingido: acabaram as solicitações deste mês. Continuo sozinho: { $when }, { $left }.
limit-other = O limite { $plan } foi atingido. Continuo sozinho: { $when }, { $left }.
limit-minutes = Os minutos { $plan } acabaram. Guardo isto e tento de novo: { $when }, { $left }.
limit-attempts = As tentativas de transcrição { $plan } acabaram. Guardo isto e tento de novo: { $when }, { $left }.
limit-changed = Seu plano mudou? Me envie sua chave de novo, ou a de outra conta.

status-link =
    <b>{ $title }</b>
    { $status }

status-link-length =
    <b>{ $title }</b> · { $length }
    { $status }

media-empty = Este arquivo está vazio. Envie de novo, por favor.
media-too-big = O Telegram só dá aos bots arquivos de até 20 MB. Envie um link ou uma versão menor.
media-unsupported = Não consigo transcrever este tipo de arquivo. Envie áudio ou vídeo: mp3, m4a, ogg, wav, mp4, webm.
media-nothing = Não há nada para transcrever aqui.

link-malformed = Não consigo ler este link. Confira e envie de novo.
link-private = Este link leva a um endereço privado, que o PolyglotVoice não alcança. Envie um público ou o próprio arquivo.

link-too-many =
    { $n ->
        [one] Peguei só { $n } link, o primeiro. Envie os outros em outra mensagem.
       *[other] Peguei os primeiros { $n } links. Envie os outros em outra mensagem.
    }

result-empty = Não ouvi ninguém falando aqui.
result-summary = Resumo
result-translation = Tradução
result-translation-to = Tradução ({ $language })

button-guest-files = Legendas e arquivos
button-go-on = Continuar no privado
button-lend-key = Emprestar minha chave
button-use-own = Emprestar minha chave
button-not-now = Agora não
button-accept = Aceitar
button-decline = Recusar
button-take-back = Retomar de { $title }
button-set-group-key = Adicionar chave
button-make-admin = Me tornar admin
button-cancel = Cancelar
button-cancel-all = Cancelar tudo
button-again = Tentar de novo
button-replace-key = Substituir
button-forget-key = Apagar
button-forget-yes = Sim, apagar
button-erase = Apagar tudo
button-erase-yes = Sim, apagar
button-keep = Manter
button-working = Trabalhando…
button-undo = Desfazer
button-back = ‹ Voltar
button-stale = Este botão não funciona mais.
button-outbox = Ver

button-swap-key = Substituir
button-keep-old-key = Manter a antiga

failed-refused = O PolyglotVoice não aceitou: { $reason }
failed-too-long = Esta gravação é mais longa do que seu plano permite: { $reason }
failed-too-big = Este arquivo é maior do que seu plano permite: { $reason }
failed-unsupported = O PolyglotVoice não consegue ler este arquivo: { $reason }
failed-refused-silent = O PolyglotVoice não aceitou e não disse por quê.
failed-too-long-silent = Esta gravação é mais longa do que seu plano permite.
failed-too-big-silent = Este arquivo é maior do que seu plano permite.
failed-unsupported-silent = O PolyglotVoice não consegue ler este arquivo.
failed-task = A transcrição falhou: { $reason }
failed-task-silent = A transcrição falhou; o PolyglotVoice não disse por quê. Tente de novo.
failed-task-gone = O PolyglotVoice não conhece mais esta tarefa. Tente de novo.
failed-task-unnamed = O PolyglotVoice aceitou isto, ou pode ter aceitado, mas não consigo saber qual das suas tarefas é. Veja primeiro a sua lista em polyglotvoice.ru: se você tentar de novo, será criada, e cobrada, outra tarefa.
failed-timeout = Demorou demais e parei de esperar. Tente de novo daqui a pouco.
failed-download = Não consegui pegar o arquivo do Telegram. Tente de novo daqui a pouco.
failed-file-unseen = Não consegui ler este arquivo do disco que o servidor da Bot API compartilha. Tente de novo em alguns minutos; se não resolver, avise quem administra o bot.
failed-file-gone = O Telegram não tem mais este arquivo. Envie de novo, por favor.
failed-service = O PolyglotVoice não está respondendo direito. Tente de novo daqui a pouco.
failed-telegram = O Telegram ficou fora do ar tempo demais. Tente de novo.
failed-no-key = Fiquei tempo demais sem uma chave que funcione e parei de esperar. Adicione uma e tente de novo.
failed-unknown = Algo deu errado do meu lado. Tente de novo; se não resolver, passe este número a quem administra o bot: <code>{ $id }</code>
answer-refused = O Telegram recusou uma parte desta resposta: { $files }. Ela está guardada: peça abaixo ou em /history. Se também não der, passe este número a quem administra o bot: <code>{ $id }</code>
failed-too-short = Esta gravação é curta demais para o PolyglotVoice: { $reason }
failed-minutes = Acabaram os minutos do plano do PolyglotVoice usado aqui (uma equipe usa os do dono). Quando houver novos, tente de novo. O PolyglotVoice disse: { $reason }
failed-attempts = Acabaram as tentativas de transcrição do plano do PolyglotVoice usado aqui (uma equipe usa as do dono). Quando houver novas, tente de novo. O PolyglotVoice disse: { $reason }
failed-plan = O plano do PolyglotVoice usado aqui não inclui isto. Veja o plano em polyglotvoice.ru e tente de novo. O PolyglotVoice disse: { $reason }
failed-link = O PolyglotVoice não consegue usar este link: { $reason }
failed-redirect = A API do PolyglotVoice me mandou para outro endereço ({ $reason }), e para lá não envio sua chave. Quem administra o bot deve conferir POLYGLOTVOICE_API_URL; depois tente de novo.
failed-withheld = O PolyglotVoice não entrega o texto: { $reason }
failed-too-short-silent = Esta gravação é curta demais para o PolyglotVoice.
failed-minutes-silent = Acabaram os minutos do plano do PolyglotVoice usado aqui (uma equipe usa os do dono). Quando houver novos, tente de novo.
failed-attempts-silent = Acabaram as tentativas de transcrição do plano do PolyglotVoice usado aqui (uma equipe usa as do dono). Quando houver novas, tente de novo.
failed-plan-silent = O plano do PolyglotVoice usado aqui não inclui isto, ou acabou. Veja o plano em polyglotvoice.ru e tente de novo.
failed-link-silent = O PolyglotVoice não consegue usar este link; não disse por quê.
failed-redirect-silent = A API do PolyglotVoice me mandou para outro endereço, e para lá não envio sua chave. Quem administra o bot deve conferir POLYGLOTVOICE_API_URL; depois tente de novo.
failed-withheld-silent = O PolyglotVoice não entrega o texto. Tente de novo daqui a pouco.

cancel-nothing = Não há nada em andamento.
cancel-done = Cancelado.
cancel-done-running = Cancelado aqui. O PolyglotVoice não consegue parar o que começou, então isso conta. Envie o mesmo de novo e você recebe o texto sem outro upload.
cancel-too-late = Já terminou.

cancel-choose =
    { $n ->
        [one] { $n } gravação em andamento. Paro essa?
       *[other] { $n } gravações em andamento. Qual eu paro?
    }

cancel-done-all =
    { $n ->
        [one] { $n } gravação cancelada.
       *[other] { $n } gravações canceladas.
    }
cancel-done-all-running =
    { $n ->
        [one] { $n } gravação cancelada aqui. O PolyglotVoice não consegue parar o que começou, então isso conta. Envie o mesmo de novo e você recebe o texto sem outro upload.
       *[other] { $n } gravações canceladas aqui. O PolyglotVoice não consegue parar o que começou, então isso conta. Envie o mesmo de novo e você recebe o texto sem outro upload.
    }
cancel-not-that = Essa não está em andamento. Envie só /cancel para ver o que está.

outbox-waiting =
    { $n ->
        [one] Por um tempo não pude escrever aqui. { $n } resposta está esperando.
       *[other] Por um tempo não pude escrever aqui. { $n } respostas estão esperando.
    }

again-started = Começando de novo.
again-under-way = Isto já está em andamento.
again-gone = Nem o Telegram nem o PolyglotVoice têm mais esta gravação. Envie de novo.
ask-no-key = Para isto preciso da sua chave de API do PolyglotVoice. /key diz como conseguir.
ask-limit = O limite { $plan } foi atingido. Tente de novo { $left }.
ask-limit-until = O limite { $plan } foi atingido. Tente de novo: { $when }, { $left }.
ask-gone = O PolyglotVoice não conhece mais esta tarefa. /history mostra as que ele conhece.

chat-at-once =
    { $n ->
        [one] { $n } gravação está em andamento aqui, o máximo para um chat. Envie esta de novo quando a outra terminar.
       *[other] { $n } gravações estão em andamento aqui, o máximo para um chat. Envie esta de novo quando uma terminar.
    }

chat-per-hour =
    { $n ->
        [one] Este chat enviou { $n } gravação em uma hora, o máximo permitido. Envie esta mais tarde.
       *[other] Este chat enviou { $n } gravações em uma hora, o máximo permitido. Envie esta mais tarde.
    }
chat-keyless = Sem uma chave do PolyglotVoice, guardo no máximo { $n } gravações. Me envie uma chave (/key), depois o resto.

person-at-once =
    { $n ->
        [one] Você tem { $n } gravação em andamento aqui, o máximo para uma pessoa. Envie esta de novo quando a outra terminar.
       *[other] Você tem { $n } gravações em andamento aqui, o máximo para uma pessoa. Envie esta de novo quando uma terminar.
    }

person-per-hour =
    { $n ->
        [one] Você enviou { $n } gravação em uma hora, o máximo para uma pessoa aqui. Envie esta mais tarde.
       *[other] Você enviou { $n } gravações em uma hora, o máximo para uma pessoa aqui. Envie esta mais tarde.
    }

forward-somebody = Alguém
forward-one = Em separado: { $n }. { $author }
forward-again = De novo: { $n }
forward-forgotten = Não guardo mais esta transcrição. Envie a gravação de novo.

button-times = Tempos
button-speakers = Falantes
button-files = Arquivos
button-redo = De novo
button-copy = Copiar o texto
button-settings = ⚙ O que vem com o texto
button-language = Idioma: { $language }

again-price =
    { $n ->
        [one] 1 tentativa, { $minutes }, { $n } solicitação
       *[other] 1 tentativa, { $minutes }, { $n } solicitações
    }
again-price-untold =
    { $n ->
        [one] 1 tentativa, os minutos, { $n } solicitação
       *[other] 1 tentativa, os minutos, { $n } solicitações
    }

again-cost =
    { $n ->
        [one] Transcrever de novo gasta uma tentativa, cerca de { $minutes } e { $n } solicitação do plano.
       *[other] Transcrever de novo gasta uma tentativa, cerca de { $minutes } e { $n } solicitações do plano.
    }
again-cost-untold =
    { $n ->
        [one] Transcrever de novo gasta uma tentativa, os minutos da gravação e mais ou menos { $n } solicitação do plano.
       *[other] Transcrever de novo gasta uma tentativa, os minutos da gravação e mais ou menos { $n } solicitações do plano.
    }

changes-untold = Transcrito de novo: o texto acima é o novo.
changes-none = Transcrito de novo: nenhuma palavra mudou.
changes-some =
    { $n ->
        [one] Transcrito de novo: mudou { $n } de { $of } palavras.
       *[other] Transcrito de novo: mudaram { $n } de { $of } palavras.
    }
changes-replaced = <s>{ $before }</s> → <b>{ $after }</b>
changes-added = + <b>{ $after }</b>
changes-dropped = <s>{ $before }</s>
changes-names = Nomes que nenhuma voz tem mais: { $names }

file-replaced = Já está no chat, atualizado.
file-nothing = No momento não existe esse arquivo.

name-ask = Qual é o nome de <b>{ $speaker }</b>? Escreva aqui.
name-ask-here = { $person }, qual é o nome de <b>{ $speaker }</b>? Responda com o nome.
name-placeholder = Um nome
name-too-long = O nome pode ter até 60 caracteres. Responda com um mais curto.

retry-done =
    { $n ->
        [one] { $n } gravação que falhou voltou a andar.
       *[other] { $n } gravações que falharam voltaram a andar.
    }
retry-nothing = Nada falhou aqui por causa de uma queda nos últimos 30 dias. O que falhou por outro motivo tem seu próprio botão.

retry-ask =
    { $n ->
        [one] Em { $span }, { $n } gravação falhou em uma queda (chats: { $chats }). Recuperar? O que o PolyglotVoice já tem não é enviado de novo; o resto conta no plano de cada um.
       *[other] Em { $span }, { $n } gravações falharam em uma queda (chats: { $chats }). Recuperar? O que o PolyglotVoice já tem não é enviado de novo; o resto conta no plano de cada um.
    }
retry-ask-others = Falharam por outros motivos em { $span }: { $n }. As novas tentativas contam no plano de cada um.
retry-none = Em { $span } nada falhou.
retry-how = Com um prazo, vale para todos os chats: <code>/retry 3h</code>, <code>/retry 2 dias</code>. Sem ele, recupero o que falhou neste.
retry-go = Recuperar
retry-all = Recuperar tudo
retry-no = Deixar assim
retry-dropped = Tudo fica como está.

status-paused = O trabalho está em pausa desde { $since }. Nada se perde: continuo sozinho.
status-paused-why = O trabalho está em pausa desde { $since }: { $reason }. Nada se perde: continuo sozinho.
budget-spent-day = Seu orçamento de hoje acabou; quem administra o bot paga pela chave. Nada se perde: continuo { $when }. Com sua própria chave (/key) não precisa esperar. Mais: /usage
budget-spent-month = Seu orçamento deste mês acabou; quem administra o bot paga pela chave. Nada se perde: continuo { $when }. Com sua própria chave (/key) não precisa esperar. Mais: /usage
budget-spent-group-day = O orçamento deste grupo para hoje acabou; quem administra o bot paga pela chave. Nada se perde: continuo { $when }. Com uma chave do próprio grupo (/key) não precisa esperar. Mais: /usage
budget-spent-group-month = O orçamento deste grupo para este mês acabou; quem administra o bot paga pela chave. Nada se perde: continuo { $when }. Com uma chave do próprio grupo (/key) não precisa esperar. Mais: /usage
failed-over-budget = Esta gravação é mais longa do que você pode usar da chave de quem administra o bot: { $n } min. Com sua própria chave (/key) dá para transcrever.
failed-over-group-budget = Esta gravação é mais longa do que este grupo pode usar da chave de quem administra o bot: { $n } min. Com uma chave do próprio grupo (/key) dá para transcrever.
