### For the bot's operators. Markup is Telegram's HTML.

stats-today = <b>Hoje (UTC)</b>

stats-day =
    Gravações: { $accepted } recebidas, { $delivered } entregues, { $failed } com falha, { $cancelled } canceladas, { $undelivered } impossíveis de entregar
    Chamadas ao PolyglotVoice: { $api_calls }, destas { $api_unanswered } sem resposta, { $api_limited } acima de um limite
    Chamadas ao Telegram: { $telegram_calls }, pausas pedidas: { $floods }
    Erros no log: { $errors }

stats-present =
    <b>Agora ({ $time } UTC)</b>
    Em andamento: { $open }, destas { $watching } no PolyglotVoice, { $waiting } me esperam, { $parked } esperam uma chave, um limite, um chat ou o PolyglotVoice
    A que mais me espera: { $oldest }
    Etapas: { $ready } prontas, { $planned } planejadas
    Chats: { $chats }

    <b>Processos</b>

stats-process = { $role }: { $memory }, ativo há { $up }

stats-digest =
    <b>Resumo diário: { $day }</b>

    { $report }

stats-again = Atualizar
stats-want-digest = Resumo diário
stats-stop-digest = Sem resumo
stats-digest-on = Ele chega todo dia às { $hour }:00 UTC.
stats-unrecognised = Respostas do PolyglotVoice que não entendo por completo: { $field } com um campo novo, { $status } com um status novo, { $refusal } com uma recusa nova, { $shape } ilegíveis. /doctor mostra como investigar.

broadcast-how = Escreva o texto depois do comando, <code>/broadcast …</code>, ou responda a uma mensagem com /broadcast. Mostro primeiro e não envio nada até você confirmar.
broadcast-ask = Vai ficar assim. Para quem envio?
broadcast-no = Não enviar
broadcast-stop = Parar
broadcast-dropped = Nada foi enviado.
broadcast-stopped = Interrompido. Enviado para { $sent } de { $total }.
broadcast-done = O envio terminou. Enviados: { $sent } de { $total }. Saíram ou me bloquearam: { $gone }. Recusados pelo Telegram: { $refused }. Incertos, então não repetidos: { $unsure }.

broadcast-to-private =
    { $n ->
        [one] { $n } chat privado
       *[other] { $n } chats privados
    }

broadcast-to-all =
    { $n ->
        [one] { $n } chat, com grupos
       *[other] { $n } chats, com grupos
    }

broadcast-sending =
    { $n ->
        [one] Enviando para { $n } chat…
       *[other] Enviando para { $n } chats…
    }

alarm-store = Não consigo usar o armazenamento e estou parado; o que as pessoas enviam espera no Telegram. { $detail } (Desde { $since }.)
alarm-store-over = O armazenamento voltou a funcionar, depois de { $lasted } de interrupção.
alarm-memory = O armazenamento só tem { $detail } de memória livre. Quando encher, eu paro: aumente <code>maxmemory</code> ou use um servidor maior. (Desde { $since }.)
alarm-memory-over = O armazenamento tem espaço de novo. Ficou quase cheio por { $lasted }.
alarm-disk = No disco de DATA_DIR só há { $detail } livres. Quando encher, o armazenamento não poderá gravar e eu paro: libere espaço nele. (Desde { $since }.)
alarm-disk-over = O disco de DATA_DIR tem espaço de novo. Ficou quase cheio por { $lasted }.
alarm-clock = O relógio da minha máquina está errado em { $detail } (+ é adiantado), pelo que Telegram e PolyglotVoice respondem. Os horários que informo e as esperas por limites erram o mesmo tanto: deixe a rede acertá-lo, <code>timedatectl set-ntp true</code>. (Visto em { $since }.)
alarm-clock-over = O relógio da minha máquina está certo de novo.
alarm-policy = O armazenamento descarta tarefas quando a memória enche: defina <code>maxmemory-policy noeviction</code>. (Visto em { $since }.)
alarm-policy-over = O armazenamento voltou a manter o que tem. Não manteve por { $lasted }.
alarm-aof = O armazenamento não grava um arquivo append-only: em uma queda, tarefas seriam perdidas. Defina <code>appendonly yes</code> na configuração. (Visto em { $since }.)
alarm-aof-over = O armazenamento voltou a gravar o arquivo append-only. Não gravou por { $lasted }.
alarm-foreign = Mais alguém escreve no armazenamento sob os meus nomes: { $detail }. Me dê um armazenamento próprio, ou um usuário próprio. (Visto em { $since }.)
alarm-foreign-over = Há dez minutos não encontro nada de outros no armazenamento.
alarm-token = O Telegram recusa BOT_TOKEN: pegue o atual com @BotFather e me inicie de novo. (Desde { $since }.)
alarm-token-over = O Telegram recusou BOT_TOKEN desde { $since }, e fiquei parado. Agora aceita de novo; nada se perdeu.
alarm-telegram = O Telegram não me responde ({ $detail }). Enquanto isso ninguém recebe resposta, e nada se perde. <code>python -m bot doctor</code> diz se a causa é a rede daqui. (Desde { $since }.)
alarm-telegram-over = O Telegram não me respondeu desde { $since }, por { $lasted }. Voltou; nada se perdeu.
alarm-poller = Outro programa pega as atualizações deste bot: { $detail }. Pare-o ou, se não achar, pegue um token novo com @BotFather (/revoke). (Desde { $since }.)
alarm-poller-over = As atualizações deste bot voltaram a chegar a mim, depois de { $lasted } de interrupção.
alarm-webhook = O Telegram não consegue entregar em WEBHOOK_URL, na espera: { $detail }. Ela é alcançável pela internet, com um certificado em que o Telegram confia, e leva a HTTP_PORT? (Desde { $since }.)
alarm-webhook-over = O Telegram voltou a entregar em WEBHOOK_URL, depois de { $lasted } de interrupção.
alarm-workers = Nenhum processo cuida do que chega: inicie um com <code>python -m bot worker</code>, ou veja por que os outros terminaram. O que as pessoas enviam fica guardado. (Desde { $since }.)
alarm-workers-over = Um processo voltou a trabalhar, depois de { $lasted } de interrupção.
alarm-receivers = Nenhum processo recebe atualizações: inicie um com <code>python -m bot updates</code>, ou veja por que terminou. O Telegram guarda por um dia o que as pessoas enviam. (Desde { $since }.)
alarm-receivers-over = As atualizações voltaram a ser recebidas, depois de { $lasted } de interrupção.
alarm-steps = Há trabalho atrasado e ninguém o faz (quanto o mais antigo espera e quantos são: { $detail }). Inicie mais processos, ou veja no log em que estão ocupados os que rodam. (Desde { $since }.)
alarm-steps-over = O trabalho voltou a ser feito a tempo; o atraso durou { $lasted }.
alarm-updates = O que as pessoas enviaram esperou { $detail } para ser lido. Veja no log em que os processos estão ocupados, ou inicie mais. (Desde { $since }.)
alarm-updates-over = O que as pessoas enviam voltou a ser lido a tempo; o atraso durou { $lasted }.
alarm-service = O PolyglotVoice não respondeu a nenhuma chamada desde { $since } ({ $detail }). Continuo tentando, e nada se perde. <code>python -m bot doctor</code> diz se a causa é a rede daqui.
alarm-service-over = O PolyglotVoice voltou a responder, depois de { $lasted } de interrupção.
alarm-uploads = O PolyglotVoice responde, mas não aceitou nenhum upload desde { $since } ({ $detail }). Tento um de vez em quando; o que foi enviado espera, e nada se perde.
alarm-uploads-over = O PolyglotVoice voltou a aceitar uploads. Não aceitou por { $lasted }.
alarm-address = Não há API do PolyglotVoice no endereço das configurações: { $detail }. (Desde { $since }.)
alarm-address-over = POLYGLOTVOICE_API_URL leva à API, depois de { $lasted } de interrupção.
alarm-key = O PolyglotVoice recusa POLYGLOTVOICE_API_KEY. Crie uma chave nova no seu perfil, ponha nas configurações e me reinicie. Chats sem chave própria esperam. (Desde { $since }.)
alarm-key-over = POLYGLOTVOICE_API_KEY voltou a funcionar, depois de { $lasted } de interrupção.
alarm-expiry = POLYGLOTVOICE_API_KEY vence em breve; dias que restam, no máximo: { $detail }. As chaves valem 30 dias. Crie uma nova no seu perfil, ponha nas configurações e me reinicie. (Visto em { $since }.)
alarm-expiry-over = POLYGLOTVOICE_API_KEY agora é nova. A antiga esteve perto de vencer por { $lasted }.
alarm-settings = { $detail }. Até isso ser corrigido, a configuração é ignorada. (Visto em { $since }.)
alarm-settings-over = As configurações não têm mais nomes errados; tiveram por { $lasted }.
alarm-backlog = Chega mais do que é atendido: o que me espera cresce há dez minutos. Inicie mais processos, ou veja no log o que eles esperam. (Desde { $since }.)
alarm-backlog-over = A fila foi atendida; durou { $lasted }.

alarm-pause = Estou em pausa desde { $since }: { $detail }. O que as pessoas enviam eu recebo, e fica na espera. Continuo com /resume.
alarm-pause-over = A pausa acabou; durou { $lasted }. O que estava na espera continua.
rules-unnamed = nome desconhecido
rules-one = { $name }: <code>{ $id }</code>
rules-allowed = <b>Com acesso</b>
rules-banned = <b>Banidos</b>
rules-none = Ninguém recebeu acesso nem foi banido por um comando ainda.
rules-how = /allow, /ban, /unallow e /unban aceitam um id, um @nome ou um título que eu tenha visto; ou responda com um deles a uma mensagem encaminhada. Quem está em ALLOWED_CHATS não aparece nesta lista.
rule-unseen = Não vi ninguém com esse nome ultimamente, e bots não podem procurar pessoas. Use o id, ou responda com o comando a uma mensagem dela que você me encaminhe.
rule-hidden = O Telegram não diz quem escreveu isso. Use o id, ou o @nome se eu já o tiver visto.
rule-several = Vários têm esse nome. Repita com o id:
rule-nothing = Não há nada a desfazer: { $who }.
rule-contact = Para liberar { $who }, responda a este contato com /allow; para bloquear, com /ban.
rule-no-account = Este contato não tem conta no Telegram: não há quem liberar.
rule-allow = A partir de agora trabalho para { $who }.
rule-allow-open = Todos já podem me usar, pois ALLOWED_CHATS está vazio; isto não deixa ninguém de fora. Na minha lista agora: { $who }.
rule-key-yours = Onde não há chave própria, a sua é usada; /budget diz quanto. Desfaça com <code>/unallow { $id }</code>
rule-key-own = É preciso uma chave própria, pois POLYGLOTVOICE_API_KEY não está definida. Desfaça com <code>/unallow { $id }</code>
rule-unallow = Desfeito. { $who } não está mais em nenhuma lista minha; o que lá espera por uma chave continua esperando.
rule-unallow-listed = { $who } está em ALLOWED_CHATS, que vale até você tirar e me reiniciar. <code>/ban { $id }</code> vale na hora.
rule-ban-group = Banido: { $who }. Não respondo mais nesse grupo. Desfaça com <code>/unban { $id }</code>
rule-ban-person = Banido: { $who }. Se me escrever, aviso uma vez; depois não respondo. Desfaça com <code>/unban { $id }</code>
rule-stopped =
    { $n ->
        [one] { $n } gravação estava em andamento e parou.
       *[other] { $n } gravações estavam em andamento e pararam.
    }
rule-ban-operator = Essa pessoa administra o bot. Tire-a primeiro de OPERATORS e me reinicie.
rule-unban = Banimento encerrado: { $who }. O que foi enviado nesse meio-tempo não será retomado.
budget-title = <b>Orçamentos da sua chave</b> (UTC)
budget-of-people = Cada pessoa
budget-of-groups = Cada grupo
budget-line = { $who }: { $limits }
budget-none = sem limite
budget-minutes-day = { $n } min por dia
budget-minutes-month = { $n } min por mês
budget-requests-day = solicitações por dia: { $n }
budget-requests-month = solicitações por mês: { $n }
not-read = Não entendo “{ $words }”.
budget-how =
    Para mudar um: <code>/budget pessoas 60m/dia 20/dia</code>, <code>/budget grupos 600m/mês</code>, ou um id ou um nome no lugar. 0 é sem limite; <code>/budget pessoas padrão</code> volta às configurações.
    O que passa disso espera e continua quando o orçamento recomeça.
usage-day-groups = <b>Grupos hoje</b>
usage-day-people = <b>Pessoas hoje</b>
usage-month-groups = <b>Grupos neste mês</b>
usage-month-people = <b>Pessoas neste mês</b>
usage-line = { $who }: { $minutes } min, solicitações: { $requests }
usage-note = Com a sua chave, por minutos, os dez primeiros. Uma solicitação é uma gravação, um link, um arquivo ou uma conversão.
usage-nothing = Ninguém usou sua chave neste mês.
usage-own =
    Com a chave de quem administra o bot (uma solicitação é uma gravação, um link, um arquivo ou uma conversão):
    Hoje: { $minutes } min, solicitações: { $requests }. Recomeça: { $day }.
    Este mês: { $month_minutes } min, solicitações: { $month_requests }. Recomeça: { $month }.
    Orçamento: { $limits }.
usage-own-key = Aqui quem administra o bot não paga nada. /limits mostra o plano da chave usada.
pause-begun = Em pausa. O que as pessoas enviam eu recebo e fica na espera, e explico a elas o motivo. O que o PolyglotVoice já está fazendo é entregue. A pausa continua mesmo se eu reiniciar; /resume encerra.
pause-begun-why = Em pausa: { $reason }. O que as pessoas enviam eu recebo e fica na espera, e explico a elas o motivo. O que o PolyglotVoice já está fazendo é entregue. A pausa continua mesmo se eu reiniciar; /resume encerra.
pause-over = Continuo com o que estava na espera.
pause-none = Não havia pausa. O que esperava por ela continua.
