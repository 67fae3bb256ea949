### The account's tasks, files and limits. Markup is Telegram's HTML.

history-head = <b>Suas tarefas</b>, as novas primeiro
history-head-of = <b>Suas tarefas</b>, as novas primeiro: { $first }–{ $last } de { $total }
history-head-listed = <b>Suas tarefas</b>, as novas primeiro: { $first }–{ $last } das { $total } que PolyglotVoice mostra

history-line =
    { $number }. <b>{ $title }</b>
    { $about }

history-empty = Sua conta ainda não tem tarefas. Me envie uma mensagem de voz, um arquivo ou um link.
history-done = pronta
history-running = em andamento
history-percent = em andamento, { $percent }%
history-failed = falhou
history-newer = ‹ Novas
history-older = Antigas ›

history-found =
    { $n ->
        [one] <b>{ $words }</b>: { $n } tarefa sua
       *[other] <b>{ $words }</b>: { $n } tarefas suas, as novas primeiro
    }
history-none-found = Nenhum título das suas tarefas contém “{ $words }” (verificados: { $n }). /find procura o que foi dito neste chat.

card-title = <b>{ $title }</b>
card-done = Pronta.
card-failed = Falhou; o PolyglotVoice não disse por quê.
card-failed-why = Falhou: { $reason }
card-percent = Em andamento, { $percent }%.
card-running = Em andamento: { $status }.
card-about = { $about }
card-detail = { $label }: { $value }
card-details = <blockquote expandable>{ $details }</blockquote>
card-text = Texto
card-source = Original
card-again = De novo
card-adopt = Avisar ao terminar
card-refresh = Atualizar
card-back = ‹ Todas as tarefas
card-stale = Este botão é muito antigo. /history mostra suas tarefas.
card-started = Já vai.
card-under-way = Já estou nisso.
card-again-yes = Sim, de novo
card-again-no = ‹ Voltar
card-again-started = Transcrevendo <b>{ $title }</b> de novo, como uma nova tarefa.
card-as-format = Como { $format }

card-again-ask =
    { $n ->
        [one] Transcrever <b>{ $title }</b> de novo? Gasta do seu plano uma tentativa e os minutos da gravação, e mais ou menos { $n } solicitação.
       *[other] Transcrever <b>{ $title }</b> de novo? Gasta do seu plano uma tentativa e os minutos da gravação, e mais ou menos { $n } solicitações.
    }

fetch-under-way = Buscando o arquivo…
fetch-converting = Convertendo…
fetch-percent = Enviando o arquivo… { $percent }%
fetch-over = mais de { $limit }
fetch-empty = O PolyglotVoice devolveu um arquivo vazio: não há o que enviar.
fetch-not-ready = O PolyglotVoice ainda não tem este arquivo. Tente quando a tarefa estiver pronta.
fetch-too-big = Este arquivo tem { $size }; o Telegram aceita { $limit } de um bot. Baixe em polyglotvoice.ru.
fetch-refused = O Telegram não aceitou este arquivo. Baixe em polyglotvoice.ru.

source-gone = O PolyglotVoice não guarda este original.
source-too-big = O original tem { $size }; o Telegram aceita { $limit } de um bot. Posso enviar só o som ou o texto.

download-gone = O PolyglotVoice não tem { $kind } para esta tarefa.

convert-how = Responda com <code>/convert mp3</code> a uma mensagem de voz, áudio ou vídeo, ou escreva isso na legenda.
convert-choose = Qual formato?
convert-unknown = Não conheço o formato “{ $said }”. Qual?

limits-head = <b>O que o plano permite</b>
limits-line = { $label }: <b>{ $value }</b>
limits-untold = O PolyglotVoice não diz o que o plano permite.
limits-spent-head = <b>Gasto aqui com a chave</b>
limits-today = Hoje: { $spent }. Recomeça às { $when }.
limits-month = Este mês: { $spent }. Recomeça em { $when }.
limits-count =
    { $n ->
        [one] <b>{ $count }</b> solicitação
       *[other] <b>{ $count }</b> solicitações
    }
limits-a-minute = Solicitações por minuto
limits-an-hour = Solicitações por hora
limits-a-day = Solicitações por dia
limits-a-month = Solicitações por mês
limits-at-once = Tarefas ao mesmo tempo
limits-count-of = <b>{ $count }</b> de { $limit } solicitações
limits-near = Você já usou 80% de um limite.
limits-others = Outros programas que usam a conta também contam; eu não os vejo.
limits-near-day = Já foram 80% das solicitações do seu plano para hoje: { $count } de { $limit }. Recomeça: { $when }. /limits mostra mais.
limits-near-month = Já foram 80% das solicitações do seu plano para este mês: { $count } de { $limit }. Recomeça: { $when }. /limits mostra mais.
limits-near-day-here = Já foram 80% das solicitações de hoje da chave usada aqui: { $count } de { $limit }. Recomeça: { $when }; o resto espera até lá.
limits-near-month-here = Já foram 80% das solicitações deste mês da chave usada aqui: { $count } de { $limit }. Recomeça: { $when }; o resto espera até lá.

find-usage =
    Escreva depois do comando o que procurar: <code>/find orçamento reunião</code>

    Vale qualquer forma da palavra, em qualquer ordem, com erro de digitação ou só o começo. Com um nome, você acha quem disse. Aspas mantêm as palavras juntas: <code>/find "novo escritório"</code>

    Procuro nas transcrições deste chat; guardo cada uma por { $days ->
        [one] { $days } dia
       *[other] { $days } dias
    }.

find-empty = Ainda não há onde procurar. Guardo cada transcrição deste chat por { $days ->
        [one] { $days } dia
       *[other] { $days } dias
    }.

find-nothing =
    { $n ->
        [one] “{ $words }” não está em { $n } transcrição deste chat, de { $since }.
       *[other] “{ $words }” não está em nenhuma das { $n } transcrições deste chat; a mais antiga é de { $since }.
    } Guardo cada uma por { $days ->
        [one] { $days } dia
       *[other] { $days } dias
    }.

find-nothing-in-one = “{ $words }” não está na única transcrição deste chat, de { $since }. Guardo cada uma por { $days ->
        [one] { $days } dia
       *[other] { $days } dias
    }.

find-nothing-recent = “{ $words }” não está em nenhuma das { $n } transcrições mais novas deste chat, que vão até { $since }. Mais para trás não procuro.

find-instead =
    { $said }

    Com isto há resultados:
    { $commands }

find-not-all = Procurei só nas { $n } mais novas.

find-since =
    { $said }

    Procurei no que transcrevi desde { $since }, quando você entrou ou eu vi você aqui pela primeira vez. Administradores podem abrir o resto para todos em /settings.

find-when =
    { $said }

    Só “{ $when }”, ou onde isso foi dito. De todo o período: <code>/find { $words }</code>

find-when-nothing =
    “{ $when }” não há nada assim, mas há em outro momento:

    { $said }

find-day =
    { $said }

    É tudo de “{ $when }”. Uma palavra restringe a busca: <code>/find contrato { $when }</code>

find-by-day =
    { $said }

    Procuro por dia, não por hora: <code>/find ontem</code>

find-not-yours = Isso foi antes de você entrar ou de eu ver você aqui pela primeira vez. Administradores podem abrir para todos em /settings.
find-here = Aqui está.
find-here-at = Aqui está, em { $time }.
find-gone = Essa mensagem não está mais neste chat.

find-found =
    { $n ->
        [one]
            Encontrado em { $n } transcrição:

            { $hits }
       *[other]
            Encontrado em { $n } transcrições:

            { $hits }
    }

find-more =
    { $n ->
        [one]
            { $said }

            E mais { $n }, anterior: acrescente uma palavra para refinar.
       *[other]
            { $said }

            E mais { $n }, anteriores: acrescente uma palavra para refinar.
    }

transcribe-how = Responda a uma gravação com /transcribe, ou escreva os links depois do comando. O que você me envia aqui eu transcrevo de qualquer jeito.

edit-answered-before = Esta mensagem mudou: minha resposta acima é sobre o que ela dizia antes.
edit-replaced = A mensagem mudou, e a minha resposta também.

talk-no-key = Me envie uma mensagem de voz, um arquivo ou um link, e eu respondo com o texto.
talk-has-key = Você tem uma chave: /key mostra e troca. Crie uma nova no seu perfil em polyglotvoice.ru.
talk-why-long = Uma gravação longa leva alguns minutos e, em horários de pico, espera a vez. O texto chega sozinho. /cancel interrompe.
talk-nothing-under-way = Estou aqui, e não há nada em andamento. Se faltou algo, envie de novo.
talk-find = /find e as palavras, por exemplo <code>/find contrato</code>: mostro onde isso foi dito neste chat.
talk-convert = Responda a uma gravação com <code>/convert mp3</code>, ou outro formato. O som eu deixo como está.
talk-translate = Escrevo o que é dito, no idioma da gravação; o meu muda em /settings. Quando o PolyglotVoice traduz ou resume, isso vem junto.
talk-language = Agora escrevo para você em português.
talk-stop = /cancel para o que está em andamento; em resposta a uma gravação, só ela.
talk-limits = Eu sou de graça; o PolyglotVoice conta pelo plano. /limits mostra o que ele permite e quanto foi usado.
talk-privacy = As gravações vão para o PolyglotVoice; o texto vem só para este chat. /privacy diz o que eu guardo, e permite apagar.
talk-files = <b>Arquivos</b>, embaixo de um texto, envia em .srt, .vtt, .txt, .md ou .json. /export junta os textos de uma semana.
talk-settings = /settings mostra o que dá para escolher aqui, como o meu idioma e o estilo do texto.
talk-tasks = /history mostra as tarefas da sua conta, das mais novas às mais antigas, com textos e arquivos.
talk-links = Envie o link, até cinco por mensagem. O PolyglotVoice confere cada um antes; se não aceitar algum, eu aviso.
talk-group = Me adicione a um grupo ou canal: lá respondo às mensagens de voz com o texto. Também dá para responder a uma com /transcribe.
talk-again = Algo errado num texto ou no idioma dele? <b>De novo</b>, embaixo, refaz tudo e antes diz quanto gasta.
talk-resend = Cada texto está na resposta à sua gravação; /find leva até ele. Se enviar a gravação de novo em até uma semana, o texto volta sem custo.
talk-speakers = <b>Falantes</b>, embaixo do texto, mostra quem diz o quê, se o PolyglotVoice distinguir; toque em um para dar o nome.
talk-hello = Oi! Me envie uma mensagem de voz, um arquivo ou um link, e eu respondo com o texto. /help mostra exemplos.

talk-wait-for-key =
    { $n ->
        [one] Guardo { $n } gravação e transcrevo assim que houver uma chave.
       *[other] Guardo { $n } gravações e transcrevo assim que houver uma chave.
    }

talk-under-way =
    { $n ->
        [one] { $n } gravação em andamento, há { $since }. { $status }
       *[other] { $n } gravações em andamento, a primeira há { $since }. { $status }
    }

probe-button = Verificar o serviço

probe-ask =
    Chamo cada endpoint do PolyglotVoice uma vez, com a chave deste chat e uma amostra curta, e relato a <b>estrutura</b> das respostas: nenhuma chave, id, nome ou palavra.

    Custa de { $low } a { $high } solicitações, uma tentativa e { $seconds } segundos de áudio, e leva no máximo alguns minutos.
probe-go = Continuar
probe-no = Não
probe-dropped = Nada foi enviado.
probe-no-key = Não há chave aqui: envie uma primeiro (/key).
probe-running = Verificando o PolyglotVoice: { $step }…
probe-stop = Parar
probe-stopping = Para antes da próxima solicitação.
probe-whole = Foi até o fim.

probe-done =
    <b>Verificação do PolyglotVoice</b>
    { $ended } Solicitações enviadas: { $requests }. O arquivo é o relatório: só a estrutura. Leia e envie ao projeto.

    { $rows }
probe-cut-short = A verificação foi interrompida por um reinício ou porque a chave sumiu. Para passar por tudo, comece de novo: custa o mesmo.

export-nothing = Não guardo transcrições deste chat que você possa levar. Elas ficam uma semana.
export-wait = Acabei de enviar o último. Tente em um minuto.
export-by-button = Envio o zip só para você, no nosso chat privado:
export-in-private = O zip chega no nosso chat privado.
export-name = Transcrições { $day }
export-under-way = Empacotando as transcrições…
export-refused = O Telegram não aceitou o arquivo. Tente mais tarde.
export-left-out =
    { $n ->
        [one] { $n } transcrição não coube
       *[other] { $n } transcrições não couberam
    }
